"""Beside an obligation: to press, for supervisors; for everybody else what was pressed, and to raise a blocker. Beside help that a
report asks for: to raise it as a blocker."""

from collections.abc import Iterator
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.supervision.rules.blockers import HANDS
from taizhang.ledger.pages.beside import Beside, Thing
from taizhang.ledger.rules.roles import Actor, Role


def links(thing: Thing, actor: Actor) -> Iterator[Beside]:
    """Beside what somebody owes, and beside what he asks for."""
    if thing.kind == "help" and actor.roles & HANDS:
        yield Beside(_("Raise it as a blocker"), f"{_address('supervision:raising', thing)}?line={thing.line}", act=True)
    if thing.kind != "obligation":
        return
    presses = Role.SUPERVISOR in actor.roles
    yield Beside(_("Press") if presses else _("Supervision"), _address("supervision:press", thing), act=presses)
    if not presses:
        yield Beside(_("Raise a blocker"), _address("supervision:raising", thing))


def _address(name: str, thing: Thing) -> str:
    return reverse(name, kwargs={"code": "CODE"}).replace("CODE", quote(thing.code, safe=""))
