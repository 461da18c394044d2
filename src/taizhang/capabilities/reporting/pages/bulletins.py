"""Bulletins: the list of them, a new draft, and the desk on which it is edited and issued."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.capabilities.reporting.actions import bulletins as verbs
from taizhang.capabilities.reporting.models import Bulletin
from taizhang.capabilities.reporting.pages.filling import revision
from taizhang.capabilities.reporting.queries import bulletins as questions
from taizhang.frame import access, papers
from taizhang.frame.manifest import N_
from taizhang.kit.paper import of_json
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.reader import Reader, reader, reads
from taizhang.ledger.rules.bulletins import BulletinKind, BulletinState, LightsOld, blocks, lights_of_day
from taizhang.ledger.rules.periods import month_end, months_later
from taizhang.ledger.rules.permissions import RIGHTS
from taizhang.ledger.rules.refusals import Refused

KINDS = {BulletinKind.PROGRESS: N_("Progress report to those above"), BulletinKind.NOTICE: N_("Circular to all")}
STATES = {BulletinState.DRAFT: N_("Draft"), BulletinState.ISSUED: N_("Issued")}
_MONTHS = 13


@access.needs("reporting.read")
@reads
def bulletins(request: Any, who: Reader) -> HttpResponse:
    found = [
        (one, _(KINDS[BulletinKind(one.kind)]), _(STATES[BulletinState(one.state)])) for one in questions.bulletins_of(who.actor)[:100]
    ]
    context = {"bulletins": found, "may_draft": bool(RIGHTS["draft_bulletin"].roles & who.actor.roles)}
    return render(request, "reporting/bulletins.html", context)


@access.needs("reporting.read")
def draft(request: access.Request) -> HttpResponse:
    """The form; sent, the draft stands and is open to be edited."""
    by = acting.by(request)
    ledgers = questions.ledgers_to_tell_of(by.actor)
    if request.method != "POST":
        return _form(request, ledgers, {"kind": BulletinKind.PROGRESS.value, "month": "", "subject": _subject(ledgers)}, None)
    said = {name: request.POST.get(name, "").strip()[:200] for name in ("kind", "month", "subject")}
    chosen = request.POST.getlist("ledger")
    wanted = [ledger for ledger in ledgers if ledger.code in chosen]
    month = _month(said["month"])
    if errors := _missing(said, wanted, month):
        return _form(request, ledgers, said, chosen, errors)
    about = verbs.Wanted(BulletinKind(said["kind"]), month, month_end(month.year, month.month), said["subject"])  # type: ignore[arg-type,union-attr]
    try:
        made = verbs.draft_bulletin(wanted, about, by=by)
    except AlreadyDone:
        return redirect("reporting:bulletins")
    except Refused as refused:
        return _form(request, ledgers, said, chosen, [("ledger", words.said(refused.sentence))])
    return redirect("reporting:bulletin", key=made.key)


@access.needs("reporting.read")
def bulletin(request: access.Request, key: str) -> HttpResponse:
    """The draft beside how it will look; sent, it says what was written."""
    found = _wanted(request, key)
    if request.method == "POST":
        title, body = request.POST.get("title", "").strip()[:300], request.POST.get("body", "").strip()
        if not (title and body):
            return _page(request, found, [("body", _("A bulletin has a title and a text."))])
        try:
            kept = verbs.edit_bulletin(found, title=title, body=body, seen=revision(request.POST.get("seen", "")), by=acting.by(request))
            if "lights" in request.POST:
                verbs.count_lights_anew(kept, by=acting.by(request))
        except Refused as refused:
            return _page(request, found, [("body", words.said(refused.sentence))])
        messages.success(request, _("The draft is kept."))
        return redirect("reporting:bulletin", key=key)
    return _page(request, found)


@access.needs("reporting.read")
@require_POST
def issue(request: Any, key: str) -> HttpResponse:
    """It goes out under its number."""
    found = _wanted(request, key)
    approval, seen = request.POST.get("approval", ""), revision(request.POST.get("seen", ""))
    try:
        paper = verbs.issue_bulletin(
            found,
            request.POST.get("mark", "").strip(),
            to=questions.recipients_of(found),
            approval=approval,
            lights_of=_day(request.POST.get("lights_of", "")),
            seen=seen,
            by=acting.by(request),
        )
    except AlreadyDone:
        return redirect("reporting:bulletins")
    except LightsOld as refused:
        return _page(request, found, [("lights_of", words.said(refused.sentence))])
    except Refused as refused:
        return _page(request, found, [("mark", words.said(refused.sentence))])
    messages.success(request, _("Issued as %(number)s.") % {"number": paper.number})
    return redirect("reporting:bulletin", key=key)


@access.needs("reporting.read")
@require_POST
def drop(request: Any, key: str) -> HttpResponse:
    """The draft does not go out."""
    try:
        verbs.drop_bulletin(_wanted(request, key), by=acting.by(request))
    except Refused as refused:
        messages.error(request, words.said(refused.sentence))
    return redirect("reporting:bulletins")


@access.needs("reporting.read")
@reads
def file(_request: Any, who: Reader, key: str, kind: str) -> HttpResponse:
    """The draft as DOCX or PDF; of what was issued, the paper itself."""
    found = questions.bulletin_of(who.actor, key)
    if found is None:
        raise Http404
    paper = of_json(found.paper.content) if found.paper else verbs.paper_of(found, questions.recipients_of(found))
    return papers.sent(paper, kind, found.title)


def _wanted(request: Any, key: str) -> Bulletin:
    found = questions.bulletin_of(reader(request).actor, key)
    if found is None:
        raise Http404
    return found


def _page(request: Any, found: Bulletin, errors: list[tuple[str, str]] | None = None) -> HttpResponse:
    typed = request.POST if errors and "body" in request.POST else {}
    body = typed.get("body", found.body)
    context = {
        "of": found,
        "kind": _(KINDS[BulletinKind(found.kind)]),
        "state": _(STATES[BulletinState(found.state)]),
        "title": typed.get("title", found.title),
        "body": body,
        "blocks": blocks(body),
        "rows": len(found.table.rows),
        "to": [str(one) for one in questions.recipients_of(found)],
        "open": found.state == BulletinState.DRAFT,
        "lights_of": lights_of_day(found.body),
        "today": acting.by(request).today,
        "names_others": found.kind == BulletinKind.NOTICE,
        "errors": errors or [],
        "wrong": dict(errors or []),
        "mark": request.POST.get("mark", ""),
        "approval": request.POST.get("approval", ""),
        "token": new_key,
    }
    return render(request, "reporting/bulletin.html", context, status=422 if errors else 200)


def _form(request: Any, ledgers: list[Any], said: dict[str, str], chosen: list[str] | None, errors: Any = None) -> HttpResponse:
    first = acting.by(request).today.replace(day=1)
    months = [months_later(first, -number) for number in range(_MONTHS)]
    context = {
        "kinds": [(kind.value, _(title)) for kind, title in KINDS.items()],
        "months": [(f"{month:%Y-%m}", f"{month.year}-{month.month:02}") for month in months],
        "said": said,
        "ledgers": [
            {"value": one.code, "words": one.plan.title, "help": one.code, "chosen": chosen is None or one.code in chosen}
            for one in ledgers
        ],
        "errors": errors or [],
        "wrong": dict(errors or []),
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "reporting/draft.html", context, status=422 if errors else 200)


def _missing(said: dict[str, str], ledgers: list[Any], month: date | None) -> list[tuple[str, str]]:
    errors = [("kind", _("Say what it is to be."))] if said["kind"] not in set(BulletinKind) else []
    errors += [("month", _("Choose a month."))] if month is None else []
    errors += [("subject", _("Say what it is about."))] if not said["subject"] else []
    return errors + ([("ledger", _("Choose at least one ledger."))] if not ledgers else [])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def _subject(ledgers: list[Any]) -> str:
    return str(ledgers[0].plan.title) if len(ledgers) == 1 else _("the action plans")
