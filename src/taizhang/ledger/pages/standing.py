"""Who somebody is, for the menu under his name, and the page on which he lands."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from taizhang.frame.models import Account
from taizhang.ledger.pages import labels
from taizhang.ledger.pages.reader import reader
from taizhang.ledger.queries import actors, scopes
from taizhang.ledger.rules.roles import LEADERS, Actor


def context(request: HttpRequest) -> dict[str, Any]:
    """Context of every template: organisation and post, asked for where a template shows them."""
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return {}
    return {
        "standing": SimpleLazyObject(lambda: _standing(request, account)),
        "stands_in": SimpleLazyObject(lambda: _stands_in(request, account)),
    }


def _stands_in(request: HttpRequest, account: Account) -> str:
    """代 周正明: on every page, as long as it lasts."""
    actor: Actor | None = getattr(request, "actor", None)
    names = actors.principals_of(account, on=timezone.localdate()) if actor is None else [actor.acting_for_name]
    return _("Acting for %(name)s") % {"name": "、".join(names)} if any(names) else ""


def _standing(request: HttpRequest, account: Account) -> str:
    """The page has asked already who somebody is, or one question tells it."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        organisation, roles = actors.standing_of(account, on=timezone.localdate())
    else:
        organisation, roles = actor.organisation_name, sorted(actor.roles)
    return " · ".join([*([organisation] if organisation else []), *(labels.named(labels.ROLES, role) for role in roles)])


def landing(request: HttpRequest) -> str | None:
    """Leaders land on what is late and why, others on their ledgers, administrators on the accounts; who sees none lands somewhere else."""
    if request.user.has_perm("ledger.see-accounts"):
        return reverse("ledger:accounts")
    who = reader(request)
    if not scopes.ledgers_seen(who.actor).exists():
        return None
    return reverse("ledger:late" if who.actor.roles & LEADERS else "ledger:ledgers")
