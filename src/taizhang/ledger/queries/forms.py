"""Blank forms 空白表: those that an organisation keeps, and which is to be filled for a recipient."""

from taizhang.ledger.models import BlankForm, Organisation
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.form_columns import Purpose
from taizhang.ledger.rules.roles import ADMINISTRATORS, Actor


def forms_kept(actor: Actor) -> list[BlankForm]:
    """Those of the actor's organisation, by recipient."""
    if actor.organisation is None or not actor.roles - ADMINISTRATORS:
        return []
    rows = BlankForm.objects.filter(kept_by_id=actor.organisation).select_related("recipient")
    return list(rows.defer("file__content").order_by("recipient__name", "purpose"))


def form_kept(key: str, actor: Actor) -> BlankForm | None:
    """The form of that key with its file, where the actor's organisation keeps it."""
    if actor.organisation is None or not actor.roles - ADMINISTRATORS:
        return None
    rows = BlankForm.objects.filter(kept_by_id=actor.organisation, key=key)
    return rows.select_related("recipient", "file").first()


def form_for(recipient: int | None, purpose: Purpose, actor: Actor) -> BlankForm | None:
    """The confirmed form, with its file, in which the actor's organisation sends things to the recipient: its own before the recipient's."""
    if recipient is None:
        return None
    rows = BlankForm.objects.filter(recipient_id=recipient, purpose=purpose.value, confirmed_on__isnull=False)
    rows = rows.filter(kept_by_id__in=[recipient, actor.organisation or 0]).select_related("file", "recipient")
    return min(rows, key=lambda row: row.kept_by_id != actor.organisation, default=None)


def recipients_of(actor: Actor) -> list[Organisation]:
    """To whom ledgers that the actor sees go, and his own organisation, by name."""
    found = set(scopes.ledgers_seen(actor).filter(recipient__isnull=False).values_list("recipient_id", flat=True))
    return list(Organisation.objects.filter(pk__in=found | {actor.organisation or 0}).order_by("name"))
