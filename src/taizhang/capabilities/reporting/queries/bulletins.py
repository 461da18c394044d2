"""The bulletins of an organisation, and to whom each goes."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from taizhang.capabilities.reporting.models import Bulletin
from taizhang.ledger.models import Ledger, Organisation, Report
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.bulletins import BulletinKind, BulletinState
from taizhang.ledger.rules.ledger_lifecycle import IN_FORCE
from taizhang.ledger.rules.roles import Actor


def bulletins_of(actor: Actor) -> "QuerySet[Bulletin]":
    """Those of his organisation, the newest first; what others received they find among the papers."""
    rows = Bulletin.objects.filter(organisation_id=actor.organisation or 0).exclude(state=BulletinState.DROPPED.value)
    return rows.select_related("organisation", "paper", "table").order_by("-cut_off", "-pk")


def bulletin_of(actor: Actor, key: str) -> Bulletin | None:
    """The one of that key, where it is his organisation's."""
    return bulletins_of(actor).filter(key=key).first()


def ledgers_to_tell_of(actor: Actor) -> list[Ledger]:
    """Ledgers in force that his organisation coordinates or receives, or supervises from where it sees them."""
    rows = scopes.ledgers_seen(actor).filter(state__in=IN_FORCE)
    return list(rows.select_related("plan").order_by("code"))


def recipients_of(bulletin: Bulletin) -> Sequence[Organisation]:
    """A report goes to the government above, a circular to all who were to report."""
    if bulletin.kind == BulletinKind.PROGRESS:
        above = bulletin.organisation.parent
        return [above] if above else []
    return list(_reporting(bulletin.ledgers, bulletin.period_start, bulletin.period_end))


def _reporting(codes: Sequence[str], start: date, end: date) -> "QuerySet[Organisation]":
    rows = Report.objects.filter(ledger__code__in=codes, period_end__gte=start, period_end__lte=end)
    return Organisation.objects.filter(pk__in=rows.values("organisation_id")).order_by("pk")
