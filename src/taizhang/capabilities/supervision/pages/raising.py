"""To raise a blocker about one obligation, from its page or from the line of a report that asks for help."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.supervision.actions import blockers as actions
from taizhang.capabilities.supervision.actions.blockers import Problem
from taizhang.capabilities.supervision.pages import blockers as board
from taizhang.capabilities.supervision.pages.forms import Said
from taizhang.capabilities.supervision.queries import blockers as questions
from taizhang.frame import access
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Obligation, ReportLine
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, labels, words
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import registry, scopes
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.reporting import Cause

_FIELDS = ("title", "words", "cause", "due", "others", "line")
_SHORT = 60


@access.needs("supervision.read")
@reads
def raising(request: access.Request, who: Reader, code: str) -> HttpResponse:
    """The form, with what a report has said already (`?line=`); sent, the blocker is raised."""
    seen = Obligation.objects.filter(ledger__in=scopes.ledgers_seen(who.actor)).select_related("ledger")
    of = seen.filter(code=code).first()
    if of is None:
        raise Http404
    line = _line(request.GET.get("line") or request.POST.get("line", ""), of, who)
    if line and (known := questions.blocker_of_line(line, who.actor)):
        return redirect("supervision:blocker", key=known.key)
    if request.method != "POST":
        return _page(request, who, of, line, _from_line(line))
    said = {name: request.POST.get(name, "").strip() for name in _FIELDS}
    others = list(seen.filter(code__in=said["others"].replace("，", " ").replace("、", " ").split()).exclude(pk=of.pk))
    cause = Cause(said["cause"]) if said["cause"] in set(Cause) else None
    problem = Problem(said["title"][:200], said["words"], cause, Said(said).day("due"))
    try:
        row = actions.raise_blocker([of, *others], problem, line=line, by=acting.by(request))
    except AlreadyDone:
        return redirect("supervision:blockers")
    except Refused as refused:
        return _page(request, who, of, line, said, [("title", words.said(refused.sentence))])
    messages.success(request, _("The blocker is raised; %(who)s coordinates it.") % {"who": row.coordinator})
    return redirect("supervision:blocker", key=row.key)


def _page(
    request: access.Request,
    who: Reader,
    of: Obligation,
    line: ReportLine | None,
    said: dict[str, str],
    errors: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    calendar = registry.calendar()
    shown: dict[str, Any] = {
        "of": of,
        "line": line,
        "said": dict.fromkeys(_FIELDS, "") | said,
        "causes": [("", _("Not said")), *((key, _(title)) for key, title in labels.CAUSES.items())],
        "rows": [board.row_of(line, who, calendar) for line in questions.about(who.actor, of.pk)],
        "columns": board.columns(),
        "errors": errors or [],
        "wrong": dict(errors or []),
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "supervision/raising.html", shown, status=422 if errors else 200)


def _line(number: str, of: Obligation, who: Reader) -> ReportLine | None:
    """The line that asked for help, if it is of this obligation and he sees it."""
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    return questions.asking(who.actor).filter(pk=int(number), obligation=of).select_related("report__organisation").first()


def _from_line(line: ReportLine | None) -> dict[str, str]:
    if line is None:
        return {}
    return {
        "title": line.help_needed.split("\n")[0][:_SHORT],
        "words": "\n".join(part for part in (line.problem, line.help_needed) if part),
        "cause": line.cause,
        "line": str(line.pk),
    }
