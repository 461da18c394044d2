"""Packages and plans: what was issued together, who puts each plan together, how far it is filed, how its rows stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from taizhang.frame import access
from taizhang.frame.listing import Heading
from taizhang.ledger.pages import words
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import plans as questions
from taizhang.ledger.queries.plans import PackageRow, PlanRow
from taizhang.ledger.rules.ledger_lifecycle import ABOVE


class Line(NamedTuple):
    """A plan as the page draws it; what is not in the record yet has no `of`. `filed` is empty where it is not with the government above."""

    title: str
    url: str
    under: str = ""
    title_only: bool = False
    of: PlanRow | None = None
    coordinator_url: str = ""
    state: str = ""
    filed: bool = False
    lights: Sequence[words.Count] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A package with the lines of its plans."""

    of: PackageRow
    lines: list[Line]


@access.needs("ledger.read")
@reads
def plans(request: HttpRequest, who: Reader) -> HttpResponse:
    """The newest package first, fifty plans at a time."""
    after = request.GET.get("after", "").replace("\0", "")[:40]
    page = questions.plans_listed(who.actor, who.moment, after=after)
    shown = {
        "who": who,
        "sections": [Section(of, _lines(of, who)) for of in page.packages],
        "columns": _columns(),
        "start": reverse("ledger:plans") + who.kept() if after else "",
        "following": who.kept(after=page.following) if page.following else "",
    }
    return render(request, "ledger/plans.html", shown)


def _lines(of: PackageRow, who: Reader) -> list[Line]:
    unmade = [Line(one.title, _document_url(one.document), title_only=one.title_only) for one in of.unmade]
    return [*(_line(row, who) for row in of.plans), *unmade]


def _line(row: PlanRow, who: Reader) -> Line:
    address = reverse("ledger:ledger", kwargs={"code": row.code})
    urls = {colour: f"{address}{who.kept(light=colour)}" for colour in words.COLOURS}
    return Line(
        row.title,
        address + who.kept(),
        " · ".join(part for part in (row.code, "" if row.package else row.doc_number) if part),
        row.title_only,
        row,
        reverse("ledger:organisation", kwargs={"key": row.coordinator_key}) + who.kept() if row.coordinator_key else "",
        words.ledger_state(row.state),
        row.state in ABOVE,
        words.tally(row.lights, urls),
    )


def _document_url(key: str) -> str:
    """The document, where something is installed that shows documents."""
    try:
        return reverse("intake:document", kwargs={"document": key})
    except NoReverseMatch:
        return ""


def _columns() -> dict[str, Heading]:
    return {
        "plan": Heading(_("Plan"), "words"),
        "coordinator": Heading(_("Coordinator"), "line"),
        "measures": Heading(_("Measures"), "number"),
        "lights": Heading(_("Lights"), "line"),
        "filed": Heading(_("How far it is filed"), "line"),
        "due": Heading(_("Next due"), "day"),
    }
