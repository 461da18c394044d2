"""The grids that there are: of one ledger, and of all that the reader sees."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from taizhang.ledger.pages.asked import asked, asked_of_all
from taizhang.ledger.pages.grid_rows import Grid
from taizhang.ledger.pages.reader import Reader
from taizhang.ledger.queries import ledgers, scopes, several_ledgers
from taizhang.ledger.queries.ledgers import LedgerRow
from taizhang.ledger.queries.wanted import Wanted


def grid_of_ledger(request: HttpRequest, who: Reader, code: str) -> tuple[LedgerRow, Grid]:
    """To whom the ledger is none of his business it is not there."""
    found = ledgers.ledger_with_tally_remembered(who.record, code, who.actor)
    if found is None:
        raise Http404
    ledger, colours = found
    only = frozenset({ledger.id})
    leads = several_ledgers.leads_of_remembered(who.record, only)
    return ledger, Grid(ledger.plan, Wanted(ledger=ledger.code), only, asked(request.GET), leads, colours)


def grid_of_all(request: HttpRequest, who: Reader) -> tuple[int, Grid]:
    """With how many rows they have. A ledger that the reader does not see has none, and whoever leads only there does not lead."""
    seen = scopes.organisations_seen_remembered(who.record, who.actor)
    his = several_ledgers.ledgers_named_remembered(who.record, seen)
    wanted = asked_of_all(request.GET)
    among = frozenset(ledger.id for code, ledger in his.items() if wanted.ledger in ("", code))
    rows, colours = several_ledgers.tally_of_remembered(who.record, among)
    leads = several_ledgers.leads_of_remembered(who.record, frozenset(ledger.id for ledger in his.values()))
    plans = {code: ledger.plan for code, ledger in his.items()}
    return rows, Grid(_("All measures"), Wanted(ledgers=among), among, wanted, leads, colours, plans)
