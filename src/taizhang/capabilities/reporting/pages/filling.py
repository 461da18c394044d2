"""A line is saved as soon as a field of it is left, or by its button; what cannot be kept is said beside it, and stays where it was typed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.capabilities.reporting.pages import report as pages
from taizhang.capabilities.reporting.queries.lines import Line, lines_of
from taizhang.frame import access
from taizhang.ledger.actions import report_lines
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import Overtaken
from taizhang.ledger.actions.report_lines import Figure, Said
from taizhang.ledger.models import Report, ReportLine, Target
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.reader import Reader, reader
from taizhang.ledger.rules import amounts
from taizhang.ledger.rules.observations import Grade
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.reporting import Cause

LONGEST = 4000  # characters of a field; more is an attachment


@dataclass(frozen=True)
class Typed:
    """What was typed into a line, and what of it cannot be read: (field, words)."""

    said: Said
    errors: list[tuple[str, str]]


@access.needs("reporting.read")
@require_POST
def line(request: Any, key: str, number: int) -> HttpResponse:
    who = reader(request)
    found = pages.wanted(who, key)
    stands = next(iter(lines_of(found, on=who.day, only=number)), None)
    if stands is None:
        raise Http404
    typed = read(request.POST, stands)
    seen = request.POST.get(f"seen-{number}", "")
    errors = typed.errors or saved(found, number, typed.said, acting.by(request), revision(seen))
    if request.htmx:
        return _fragment(request, found, who, number, errors)
    if errors:
        mine = {name: value for name, value in request.POST.items() if name.endswith(f"-{number}") or f"-{number}-" in name}
        return pages.page(request, found, who, typed=mine, errors=errors)
    return redirect(f"{reverse('reporting:report', kwargs={'key': key})}#line-{number}")


def read(form: Any, stands: Line) -> Typed:
    """What the form says of that line. A figure that is not touched is not said again."""
    number = stands.id
    text = {name: form.get(f"{name}-{number}", "").strip()[:LONGEST] for name in ("done", "problem", "help_needed", "next_step")}
    errors: list[tuple[str, str]] = []
    cause = form.get(f"cause-{number}", "")
    expected = _day(form.get(f"expected_on-{number}", ""), f"expected_on-{number}", errors)
    figures = _figures(form, stands, errors)
    return Typed(Said(**text, cause=Cause(cause) if cause in set(Cause) else None, expected_on=expected, figures=figures), errors)


def _figures(form: Any, stands: Line, errors: list[tuple[str, str]]) -> list[Figure]:
    said = []
    for figure in stands.figures:
        name = f"value-{stands.id}-{figure.target}"
        grade = form.get(f"grade-{stands.id}-{figure.target}", "")
        try:
            value = amounts.read(form.get(name, ""), figure.unit)
        except amounts.NoNumber as refused:
            errors.append((name, words.said(refused.sentence)))
            continue
        if value is None and figure.value is not None and not figure.elsewhere:
            errors.append((name, _("A figure that was entered stands: put the right one in its place, a zero where there is none.")))
        elif value is not None:
            said.append((figure.target, value, Grade(int(grade)) if grade in {"1", "2", "3"} else Grade.PRELIMINARY))
    targets = Target.objects.select_related("indicator").in_bulk([target for target, _value, _grade in said])
    return [Figure(targets[target], value, grade) for target, value, grade in said]


def saved(found: Report, number: int, said: Said, by: By, seen: int | None) -> list[tuple[str, str]]:
    """Nothing where the line is kept; else why not. That another line of the report was saved in the same moment is no reason."""
    try:
        try:
            report_lines.fill_line(_row(found, number), said, seen=seen, by=by)
        except Overtaken:
            report_lines.fill_line(_row(found, number), said, seen=seen, by=by)
    except Refused as refused:
        return [(f"done-{number}", words.said(refused.sentence))]
    return []


def _row(found: Report, number: int) -> ReportLine:
    return ReportLine.objects.select_related("report__organisation", "report__ledger", "obligation").get(pk=number, report=found.pk)


def _fragment(request: Any, found: Report, who: Reader, number: int, errors: list[tuple[str, str]]) -> HttpResponse:
    found.refresh_from_db()
    lines = lines_of(found, on=who.day)  # no light is shown here: none is judged anew for each field that is left
    mine = next(line for line in lines if line.id == number)
    way = pages.way_for(found)
    told = {"of": found, "line": mine, "errors": errors, "may": pages.may_of(found, who, way), "way": way}
    context = {**told, "at": timezone.now(), "fragment": True, **pages.shared(lines)}
    return render(request, "reporting/_told.html", context)


def revision(seen: str) -> int | None:
    """The revision that a form has seen."""
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else None


def _day(text: str, name: str, errors: list[tuple[str, str]]) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        errors.append((name, _("Write the day as 2026-03-31.")))
        return None
