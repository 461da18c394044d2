"""The ledgers that somebody may see."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.frame import access, listing
from taizhang.ledger.pages import words
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import ledgers as questions
from taizhang.ledger.queries import tallies
from taizhang.ledger.rules.ledger_lifecycle import LedgerState


class Line(NamedTuple):
    """A ledger as the list draws it."""

    code: str
    plan: str
    url: str
    coordinator: str
    state: str
    rows: int
    closed: int
    lights: list[words.Count]


@access.needs("ledger.read")
@reads
def ledgers(request: HttpRequest, who: Reader) -> HttpResponse:
    """By code, a page at a time."""
    state = request.GET.get("state", "")
    state = state if state in set(LedgerState) else ""
    page = questions.ledgers_listed(actor=who.actor, state=state, after=request.GET.get("after", "")[:40] or None)
    shown = {
        "who": who,
        "lines": _lines(page.rows, who),
        "columns": listing.headings(_columns(), now=listing.Order(""), query=request.GET),
        "state": state,
        "states": [("", _("All")), *((one.value, words.ledger_state(one.value)) for one in LedgerState)],
        "following": who.kept(state=state, after=page.following) if page.following else "",
    }
    return render(request, "ledger/ledgers.html", shown)


def _columns() -> list[listing.Column]:
    return [
        listing.Column("plan", _("Plan")),
        listing.Column("coordinator", _("Coordinator")),
        listing.Column("state", _("State")),
        listing.Column("rows", _("Rows"), kind="number"),
        listing.Column("closed", _("Closed"), kind="number"),
        listing.Column("lights", _("Lights"), kind="line"),
    ]


def _lines(rows: list[questions.LedgerRow], who: Reader) -> list[Line]:
    """On a past day: those that were there, with the lights of that day."""
    ids = [row.id for row in rows]
    if who.past is None or who.known_at is None:
        counts, then = tallies.tallies_of(ids), {row.id: row.state for row in rows}
    else:
        counts = tallies.tallies_on(ids, on=who.past, known_at=who.known_at, now=who.now)
        then = questions.ledgers_then(ids, known_at=who.known_at)
    return [_line(row, then[row.id], counts.get(row.id, {}), who) for row in rows if row.id in then]


def _line(row: questions.LedgerRow, state: str, counts: dict[str, int], who: Reader) -> Line:
    url = reverse("ledger:ledger", kwargs={"code": row.code})
    urls = {colour: f"{url}{who.kept(light=colour)}" for colour in words.COLOURS}
    return Line(
        row.code,
        row.plan,
        f"{url}{who.kept()}",
        row.coordinator,
        words.ledger_state(state),
        row.rows,
        row.closed,
        words.tally(counts, urls),
    )
