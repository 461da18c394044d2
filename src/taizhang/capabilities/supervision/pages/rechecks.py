"""Re-checks 回头看: what was announced; and one of them, which everybody can draw again, with who checks what and what was found."""

from datetime import date
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.supervision.actions import rechecks as actions
from taizhang.capabilities.supervision.models import Recheck, RecheckItem
from taizhang.capabilities.supervision.pages.labels import RESULTS
from taizhang.capabilities.supervision.queries import rechecks as questions
from taizhang.capabilities.supervision.rules.rechecks import Result, rank_of
from taizhang.frame import access
from taizhang.frame.listing import Heading
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Person
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Role


class Row(NamedTuple):
    """An item as the page shows it: who may still be named, and whether the reader says what was found."""

    of: RecheckItem
    rank: str
    result: str
    possible: list[tuple[str, str]]
    mine: bool


@access.needs("supervision.read")
@reads
def rechecks(request: access.Request, who: Reader) -> HttpResponse:
    """The list, and for supervisors the form that announces another."""
    if request.method != "POST":
        return _list(request, who, {"since": date(who.day.year, 1, 1).isoformat(), "until": who.day.isoformat(), "size": "5"})
    said = {name: request.POST.get(name, "").strip() for name in ("since", "until", "size")}
    since, until = _day(said["since"]), _day(said["until"])
    size = int(said["size"]) if said["size"].isascii() and said["size"].isdigit() and len(said["size"]) < 5 else 0
    if since is None or until is None or until < since:
        return _list(request, who, said, [("since", _("Give the first and the last day."))])
    try:
        row = actions.announce(since, until, size=size, by=acting.by(request))
    except AlreadyDone:
        return redirect("supervision:rechecks")
    except Refused as refused:
        return _list(request, who, said, [("size", words.said(refused.sentence))])
    messages.success(request, _("Announced. It is drawn when the day is over."))
    return redirect("supervision:recheck", key=row.key)


def _list(request: access.Request, who: Reader, said: dict[str, str], errors: list[tuple[str, str]] | None = None) -> HttpResponse:
    shown: dict[str, Any] = {
        "rows": questions.lines(who.actor),
        "columns": {
            "time": Heading(_("Closed between"), "words"),
            "organisation": Heading(_("Organisation"), "line"),
            "size": Heading(_("Drawn"), "line"),
            "checked": Heading(_("Checked"), "line"),
            "reopened": Heading(_("Reopened"), "line"),
        },
        "may": Role.SUPERVISOR in who.actor.roles,
        "said": said,
        "errors": errors or [],
        "wrong": dict(errors or []),
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "supervision/rechecks.html", shown, status=422 if errors else 200)


@access.needs("supervision.read")
@reads
def one(request: access.Request, who: Reader, key: str) -> HttpResponse:
    """The page; sent, it is drawn, somebody is named, or what was found is said."""
    row = questions.recheck_of(key, who.actor)
    if row is None:
        raise Http404
    if request.method != "POST":
        return _page(request, who, row)
    try:
        _do(request, row, acting.by(request))
    except AlreadyDone:
        messages.info(request, _("This was done already; it was not done again."))
    except Refused as refused:
        row.refresh_from_db()
        return _page(request, who, row, [(f"item-{request.POST.get('item', '')}", words.said(refused.sentence))])
    return redirect("supervision:recheck", key=row.key)


def _do(request: access.Request, row: Recheck, by: By) -> None:
    act, finding = request.POST.get("act", ""), request.POST.get("finding", "").strip()
    if act == "draw":
        actions.draw(row, by=by)
        return
    item = next((one for one in questions.items_of(row) if str(one.pk) == request.POST.get("item")), None)
    if item is None or act not in ("name", "confirm", "reopen"):
        raise Http404
    if act == "name":
        person = Person.objects.filter(key=request.POST.get("person", "")).first()
        if person is None:
            raise Http404
        actions.name_checker(item, person, by=by)
    elif act == "confirm":
        actions.confirm(item, finding, by=by)
    else:
        actions.reopen(item, finding, by=by)


def _page(request: access.Request, who: Reader, row: Recheck, errors: list[tuple[str, str]] | None = None) -> HttpResponse:
    items = questions.items_of(row)
    supervises = Role.SUPERVISOR in who.actor.roles and who.actor.organisation == row.organisation_id
    people = questions.checkers(row, on=who.day) if supervises and items else []
    hands = questions.hands_of([item.obligation_id for item in items]) if people else {}
    shown: dict[str, Any] = {
        "of": row,
        "rows": [_row(item, row, who, [one for one in people if one.pk not in hands.get(item.obligation_id, ())]) for item in items],
        "may": supervises,
        "errors": errors or [],
        "token": new_key,
        "written": request.POST.get("finding", ""),
        "written_of": request.POST.get("item", ""),
    }
    return render(request, "supervision/recheck.html", shown, status=422 if errors else 200)


def _row(item: RecheckItem, row: Recheck, who: Reader, people: list[Person]) -> Row:
    pending = item.result == Result.PENDING
    possible = [(one.key, one.name) for one in people] if pending else []
    mine = pending and item.checker_id is not None and item.checker_id == who.actor.person
    return Row(item, rank_of(item.obligation.code, seed=row.seed)[:12], _(RESULTS[Result(item.result)]), possible, mine)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
