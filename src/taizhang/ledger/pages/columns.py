"""The columns of a grid of obligations."""

from django.utils.translation import gettext as _

from taizhang.frame.listing import Heading
from taizhang.frame.manifest import N_
from taizhang.ledger.pages.asked import Asked
from taizhang.ledger.pages.reader import Reader

TITLES = {
    "no": N_("No. in the text"),
    "title": N_("Measure"),
    "plan": N_("Plan"),
    "task": N_("Task"),
    "lead": N_("Lead"),
    "support": N_("Support"),
    "person": N_("Person in charge"),
    "leader": N_("Leader in charge"),
    "verifier": N_("Verifier"),
    "due": N_("Deadline"),
    "wording": N_("Deadline in the text"),
    "deliverable": N_("Deliverable"),
    "light": N_("Light"),
    "state": N_("State"),
    "completion": N_("Done"),
    "act": N_("To be done by me"),
}
GROUPED_BY = {
    "plan": N_("By plan"),
    "lead": N_("By lead"),
    "light": N_("By light"),
    "state": N_("By state"),
    "month": N_("By month of the deadline"),
}
_KINDS = {
    "due": "day",
    "state": "short",
    "completion": "number",
    "no": "short",
    "person": "short",
    "leader": "short",
    "deliverable": "short",
    "act": "act",
}
_KINDS |= {"plan": "words of-plan"}
_FIRST = {"code": "ascending", "due": "ascending", "light": "descending"}  # the worst light first
_SORTED_BY = {"title": "code", "due": "due", "light": "light"}


def of_grid(asked: Asked, who: Reader) -> dict[str, Heading]:
    """By key; each that the list can be sorted by leads there, from the first page on."""
    return {key: _heading(key, asked, who) for key in asked.shown}


def plain() -> dict[str, Heading]:
    """Those of a list that is not sorted by its reader."""
    return {key: _plain(key) for key in Asked().shown}


def _heading(key: str, asked: Asked, who: Reader) -> Heading:
    sort = _SORTED_BY.get(key)
    if sort is None:
        return _plain(key)
    if asked.sort == sort:
        return Heading(_(TITLES[key]), _kind(key), "", _FIRST[sort])
    return Heading(_(TITLES[key]), _kind(key), who.kept(**asked.without("after").said | {"sort": sort}))


def _plain(key: str) -> Heading:
    return Heading(_(TITLES[key]), _kind(key))


def _kind(key: str) -> str:
    return _KINDS.get(key, "words")
