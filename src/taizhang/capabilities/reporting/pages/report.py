"""One report: filled in by who owes it, signed by his head, judged by who receives it; to everybody else it can be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from taizhang.capabilities.reporting.pages.claims import claims_of
from taizhang.capabilities.reporting.pages.labels import GRADES, STATES
from taizhang.capabilities.reporting.queries.lines import Line, lines_of
from taizhang.capabilities.reporting.queries.reports import report_seen
from taizhang.frame import access
from taizhang.ledger.models import Report
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import labels, looking, words
from taizhang.ledger.pages.beside import Thing, beside, parties_known
from taizhang.ledger.pages.reader import Reader, reader, reads
from taizhang.ledger.queries import registry
from taizhang.ledger.queries.chains import Way, way_of
from taizhang.ledger.queries.parties import parties_to_report
from taizhang.ledger.rules import cards, permissions
from taizhang.ledger.rules.chains import ChainAct
from taizhang.ledger.rules.permissions import Party
from taizhang.ledger.rules.reporting import FOLLOWS, REPORTED, ReportAct, ReportState, Verdict
from taizhang.ledger.rules.sentences import Sentence

_DRAFTS = (ReportState.OPEN, ReportState.FILLED)


@dataclass(frozen=True)
class May:
    """What the reader may do with it now."""

    fill: bool = False
    sign: bool = False
    judge: bool = False
    send_back: bool = False  # he is the next hand of a chain that has begun


@access.needs("reporting.read")
@reads
def report(request: HttpRequest, who: Reader, key: str) -> HttpResponse:
    found = wanted(who, key)
    return page(request, found, who)


def wanted(who: Reader, key: str) -> Report:
    """The report that he sees; else it is not there."""
    found = report_seen(who.actor, key)
    if found is None:
        raise Http404
    return found


def page(
    request: HttpRequest,
    found: Report,
    who: Reader | None = None,
    *,
    typed: dict[str, str] | None = None,
    errors: list[tuple[str, str]] | None = None,
    unexplained: Mapping[str, Sentence] = MappingProxyType({}),
) -> HttpResponse:
    """The page, with what was typed and could not be kept; `unexplained` are late, and were said to have nothing to report."""
    who = who or reader(request)
    way = way_for(found)
    may, own = may_of(found, who, way), who.actor.organisation == found.organisation_id
    hidden = ReportState(found.state) in _DRAFTS and not own  # a draft is nobody's to read but theirs
    lines = [] if hidden else lines_lit(found, who)
    parties = parties_known(who.actor, debtors={found.organisation_id}, coordinator=found.ledger.coordinator_id)
    context = {
        "of": found,
        "title": title_of(found),
        "state": _(STATES[found.state]),
        "left": words.said(cards.left(found.due, who.day, registry.calendar_remembered(who.record))) if not found.signed_on else "",
        "late": not found.signed_on and found.due < who.day,
        "lines": sorted(lines, key=_to_judge) if may.judge else lines,
        "hidden": hidden,
        "may": may,
        "way": way,
        "values": values_of(lines) | (typed or {}),
        "errors": errors or [],
        "unexplained": [(line, words.said(unexplained[line.code])) for line in lines if line.code in unexplained],
        "wrong": dict(errors or []),
        "lit": lambda line: words.lit(line.colour, line.why.zh, line.why.en) if line.colour else None,
        "beside": lambda line: beside(Thing("obligation", line.code, line.state, parties=parties), who),
        "helped": lambda line: beside(Thing("help", line.code, line.state, line.id), who) if _asks(found, line) else [],
        **shared(lines),
    }
    return render(request, "reporting/report.html", context, status=422 if errors else 200)


def lines_lit(found: Report, who: Reader) -> list[Line]:
    """Its lines with the lights of today, as the pages of their obligations have them."""
    return lines_of(found, on=who.day, now=who.now)


def _asks(of: Report, line: Line) -> bool:
    """The line asks for help, and counts: a draft asks nobody."""
    return bool(line.help_needed) and (of.state in REPORTED or line.verdict == Verdict.ACCEPTED)


def _to_judge(line: Line) -> tuple[bool, bool]:
    """What wants a look first, what is judged last."""
    return line.verdict != Verdict.PENDING, not line.looks


def shared(lines: list[Line]) -> dict[str, Any]:
    """What the page and its fragments both need."""
    pending = [line for line in lines if line.verdict == Verdict.PENDING]
    return {
        "total": len(lines),
        "blank": [line for line in lines if not line.says],
        "pending": pending,
        "plain": [line for line in pending if not line.looks],
        "returned": [line for line in lines if line.verdict == Verdict.RETURNED],
        "grades": [(str(grade), _(title)) for grade, title in GRADES.items()],
        "claims": claims_of,
        "evidence_kinds": [("", _("Told by its name")), *((key, _(title)) for key, title in labels.EVIDENCE_KINDS.items())],
        "looked_at": looking.LOOKED_AT,
        "causes": [("", _("No problem")), *((key, _(title)) for key, title in labels.CAUSES.items())],
        "named": labels.named,
        "labels": labels,
        "said": words.said,
        "token": new_key,
    }


def way_for(found: Report) -> Way | None:
    """How far it is along the chain of its organisation, while it is being signed."""
    return way_of(ChainAct.SIGN_REPORT, found) if found.state == ReportState.FILLED else None


def may_of(found: Report, who: Reader, way: Way | None = None) -> May:
    """His organisation's part and his posts say what he may do, the state says what can be done, and the chain of its organisation, where there
    is one, whose signature is next."""
    parties, state = parties_to_report(who.actor, found), ReportState(found.state)

    def may(verb: str, act: ReportAct) -> bool:
        return act in FOLLOWS[state] and who.actor.organisation is not None and permissions.allows(verb, who.actor, parties)

    judges = may("judge_report", ReportAct.ACCEPT) and Party.DEBTOR not in parties
    his = way is not None and ReportAct.SIGN in FOLLOWS[state] and way.is_of(who.actor)
    signs = his if way else may("sign_report", ReportAct.SIGN)
    return May(may("fill_report", ReportAct.FILL), signs, judges, his and way is not None and way.open)


def title_of(found: Report) -> str:
    return words.report(found.organisation, found.period_start, found.period_end)


def values_of(lines: list[Line]) -> dict[str, str]:
    """What stands in each field, by the field's name."""
    found: dict[str, str] = {}
    for line in lines:
        for name in ("done", "problem", "cause", "help_needed", "next_step"):
            found[f"{name}-{line.id}"] = getattr(line, name)
        found[f"expected_on-{line.id}"] = _day(line.expected_on)
        for figure in line.figures:
            found[f"value-{line.id}-{figure.target}"] = "" if figure.value is None else f"{figure.value.normalize():f}"
            found[f"grade-{line.id}-{figure.target}"] = str(figure.grade)
    return found


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
