"""What a grid shows, as a file: the same rows in the same order, columns and groups, as of the same day."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from taizhang.frame import access
from taizhang.frame.downloads import download
from taizhang.ledger.pages import columns
from taizhang.ledger.pages.grid_rows import EVERY, Grid, lines_of, seen
from taizhang.ledger.pages.grids import grid_of_all, grid_of_ledger
from taizhang.ledger.pages.narrowed import chosen
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.pages.sections import headings, sections
from taizhang.ledger.pages.sheet import Sheet, csv_of, workbook_of


@access.needs("ledger.read")
@reads
def workbook(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """Every row that the page would show from its first to its last."""
    _ledger, grid = grid_of_ledger(request, who, code)
    return download(workbook_of(_sheet(grid, who)), _name(code, who, "xlsx"))


@access.needs("ledger.read")
@reads
def values(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """The same for programs: a row for each row, with its group in front, where there are groups."""
    _ledger, grid = grid_of_ledger(request, who, code)
    return download(csv_of(_sheet(grid, who)), _name(code, who, "csv"))


@access.needs("ledger.read")
@reads
def workbook_of_all(request: HttpRequest, who: Reader) -> HttpResponse:
    """The same of every ledger that he sees."""
    _rows, grid = grid_of_all(request, who)
    return download(workbook_of(_sheet(grid, who)), _name(_("All measures"), who, "xlsx"))


@access.needs("ledger.read")
@reads
def values_of_all(request: HttpRequest, who: Reader) -> HttpResponse:
    _rows, grid = grid_of_all(request, who)
    return download(csv_of(_sheet(grid, who)), _name(_("All measures"), who, "csv"))


def _sheet(grid: Grid, who: Reader) -> Sheet:
    grid = grid._replace(asked=grid.asked.without("after"))
    found, by = seen(grid, who, limit=EVERY), grid.asked.group
    known = headings(found.groups, by, grid.plans)
    parts = sections(found.page.rows, lines_of(found.page, grid, who), known, by)
    return Sheet(_title(grid, who), grid.asked.shown, _(columns.GROUPED_BY[by]) if by else "", parts)


def _title(grid: Grid, who: Reader) -> str:
    """What it is of, as of which day, and what narrows the list."""
    day = [_("as of %(day)s") % {"day": who.past.isoformat()}] if who.past else []
    return " · ".join([grid.title, *day, *(link.title for link in chosen(grid, who, ""))])


def _name(of: str, who: Reader, kind: str) -> str:
    return f"{of}{f'-{who.past.isoformat()}' if who.past else ''}.{kind}"
