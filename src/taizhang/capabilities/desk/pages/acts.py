"""What is done at the desk: at once from a card, or on a page that asks for the words that the record needs."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.capabilities.desk.pages.facts import facts_of
from taizhang.capabilities.desk.pages.ways import AT_ONCE, WAYS, Field, Said, Way, way_of
from taizhang.capabilities.desk.queries.subjects import Subject, subject_of
from taizhang.frame import access
from taizhang.frame.addresses import back_to
from taizhang.frame.fields import visible
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.unsettled import BEFORE, warning_of
from taizhang.ledger.rules.refusals import Refused

MOST = 200  # at once


@access.needs("desk.read")
@require_POST
def do(request: access.Request) -> HttpResponse:
    """One click: each of the things named is taken on, claimed or begun; what is refused is said, and the rest is done."""
    verb, names = request.POST.get("verb", ""), request.POST.getlist("about")[:MOST]
    if verb not in AT_ONCE or not names:
        raise Http404
    done = [name for name in names if _at_once(request, verb, name)]
    if done:
        way = WAYS[verb][0]
        said = _("%(act)s: done.") if len(done) == 1 else _("%(act)s: %(count)s done.")
        messages.success(request, said % {"act": _(way.words), "count": len(done)})
    return redirect(_back(request))


def _at_once(request: access.Request, verb: str, about: str) -> bool:
    by = acting.by(request)
    subject = subject_of(about, actor=by.actor)
    if subject is None:
        raise Http404
    try:
        WAYS[verb][0].call(subject.row, Said({}), by)
    except AlreadyDone:
        return True
    except Refused as refused:
        messages.error(request, f"{subject.row}: {words.said(refused.sentence)}")
        return False
    return True


@access.needs("desk.read")
def act(request: access.Request, verb: str, about: str) -> HttpResponse:
    """The page that asks what the act needs; sent, it is done, or comes back with what is missing and all that was written."""
    by = acting.by(request)
    subject = subject_of(about, actor=by.actor) if verb in WAYS else None
    if subject is None:
        raise Http404
    if request.method != "POST":
        return _form(request, verb, subject, {})
    way = way_of(verb, request.POST.get("way", ""))
    if way is None:
        raise Http404
    said = {field.name: visible(request.POST.get(field.name, "")).strip() for field in way.fields}
    if missing := [field for field in way.fields if field.required and field.kind != "file" and not said[field.name]]:
        errors = [(field.name, _("%(label)s: please fill this in.") % {"label": _(field.label)}) for field in missing]
        return _form(request, verb, subject, said, errors=errors)
    return _done(request, verb, subject, way, said)


def _done(request: access.Request, verb: str, subject: Subject, way: Way, said: dict[str, str]) -> HttpResponse:
    by = acting.by(request, reason=said.get("reason", ""))
    try:
        way.call(subject.row, Said(said, request.FILES.get("file"), _seen(request)), by)
    except AlreadyDone:
        messages.info(request, _("This was done already; it was not done again."))
    except Refused as refused:
        return _form(request, verb, subject, said, errors=[(way.fields[0].name if way.fields else "ways", words.said(refused.sentence))])
    else:
        messages.success(request, _("%(act)s: done.") % {"act": _(way.words)})
    return redirect(_back(request))


def _form(
    request: access.Request, verb: str, subject: Subject, said: dict[str, str], errors: list[tuple[str, str]] | None = None
) -> HttpResponse:
    shown: dict[str, Any] = {
        "verb": verb,
        "subject": subject,
        "title": _title(subject),
        "ways": [way for way in WAYS[verb] if way.when(subject.row)],
        "said": said,
        "errors": errors or [],
        "wrong": dict(errors or []),
        "thing_url": _url(subject),
        "facts": facts_of(subject),
        "warned": warning_of(subject.ledger) if verb in BEFORE and subject.ledger else None,
        "seen": request.POST.get("seen") or str(subject.row.revision),
        "next": _back(request),
        "token": request.POST.get("request") or new_key(),
        "label": _label,
    }
    return render(request, "desk/act.html", shown, status=422 if errors else 200)


def _seen(request: access.Request) -> int | None:
    """The revision that stood on the page; who decides about another one is told."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else None


def _label(field: Field) -> tuple[str, str]:
    return _(field.label), _(field.help) if field.help else ""


def _title(subject: Subject) -> str:
    row = subject.row
    if subject.kind == "ledger":
        return str(row.plan)
    if subject.kind == "target":
        return str(row)
    holder = row if subject.kind == "obligation" else row.obligation
    return str(holder.title if holder else row.ledger.plan)


def _url(subject: Subject) -> str:
    holder = subject.row if subject.kind == "obligation" else getattr(subject.row, "obligation", None)
    if holder is not None:
        return reverse("ledger:obligation", kwargs={"code": holder.code})
    return reverse("ledger:ledger", kwargs={"code": subject.ledger.code}) if subject.ledger else reverse("desk:desk")


def _back(request: access.Request) -> str:
    """Where he came from, if that is one of our pages; else his desk."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return back_to(request, wanted, reverse("desk:desk"))
