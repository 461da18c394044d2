"""The register of instructions and decisions of meetings 批示和议定事项: the list, and one of them with what became of its duties."""

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.supervision.models import Instruction
from taizhang.capabilities.supervision.pages.labels import KINDS
from taizhang.capabilities.supervision.queries import instructions as questions
from taizhang.capabilities.supervision.rules import ordering
from taizhang.capabilities.supervision.rules.instructions import Kind, start_of
from taizhang.frame import access
from taizhang.frame.listing import Heading
from taizhang.ledger.pages import words
from taizhang.ledger.pages.reader import Reader, queried, reads
from taizhang.ledger.rules.permissions import RIGHTS


class Tab(NamedTuple):
    """One kind, or all of them."""

    title: str
    url: str
    current: bool


class Duty(NamedTuple):
    """What one sentence orders, as it stands today."""

    code: str
    title: str
    due: Any
    who: list[Any]
    light: words.Lit
    state: str


@access.needs("supervision.read")
@reads
def register(request: HttpRequest, who: Reader) -> HttpResponse:
    asked = request.GET.get("kind", "")
    kind = asked if asked in set(Kind) else ""
    before = request.GET.get("before", "")
    rows = questions.lines(who.actor, kind=kind, before=int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None)
    following = {"kind": kind, "before": str(rows[-1].pk)} if len(rows) == questions.LIMIT else {}
    shown = {
        "tabs": [Tab(title, reverse("supervision:instructions") + queried({"kind": key}), key == kind) for key, title in _kinds()],
        "rows": [(row, reverse("supervision:instruction", kwargs={"key": row.key}), _(KINDS[Kind(row.kind)])) for row in rows],
        "columns": _columns(),
        "today": who.day,
        "may": may_register(who),
        "following": queried(following) if following else "",
    }
    return render(request, "supervision/instructions.html", shown)


@access.needs("supervision.read")
@reads
def one(request: HttpRequest, who: Reader, key: str) -> HttpResponse:
    row = questions.instruction_of(key, who.actor)
    if row is None:
        raise Http404
    duties = questions.duties_of(row)
    pieces = _pieces(row, [(duty.item.span_start, duty.item.span_end, duty.code) for duty in duties])
    shown = {
        "of": row,
        "kind": _(KINDS[Kind(row.kind)]),
        "pieces": pieces,
        "duties": [_duty(duty) for duty in duties],
        "read": len(ordering.orders(row.text)),
        "left": ordering.left_out(row.text, [words_ for words_, code in pieces if code]),
        "columns": _columns_of_duties(),
    }
    return render(request, "supervision/instruction.html", shown)


def may_register(who: Reader) -> bool:
    """His post may register one."""
    return who.actor.organisation is not None and bool(RIGHTS["order_ledger"].roles & who.actor.roles)


def _duty(row: Any) -> Duty:
    light = getattr(row, "light", None)
    lit = words.lit(light.colour, light.sentence_zh, light.sentence_en) if light else words.lit("", "", "")
    owing = sorted((duty for duty in row.assignments.all() if duty.ended_on is None), key=lambda duty: duty.position)
    return Duty(row.code, row.title, row.due, [duty.organisation for duty in owing], lit, words.state(row.state))


def _pieces(row: Instruction, places: list[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """What was said, cut where a duty begins and ends: the words, and the code of the duty that they order."""
    text, first = row.text.strip(), start_of(row.source)
    at, found = 0, []
    for start, end, code in sorted((start - first, end - first, code) for start, end, code in places):
        if start >= at:
            found += [(text[at:start], ""), (text[start:end], code)]
            at = end
    return [piece for piece in [*found, (text[at:], "")] if piece[0]]


def _kinds() -> list[tuple[str, str]]:
    return [("", _("All")), *((kind.value, _(title)) for kind, title in KINDS.items())]


def _columns() -> dict[str, Heading]:
    return {
        "subject": Heading(_("What it is about"), "words"),
        "kind": Heading(_("Ordered by"), "line"),
        "number": Heading(_("Registered"), "line"),
        "done": Heading(_("Duties that have ended"), "line"),
        "due": Heading(_("Next due"), "day"),
    }


def _columns_of_duties() -> dict[str, Heading]:
    return {
        "title": Heading(_("What is to be done"), "words"),
        "who": Heading(_("Who does it"), "words"),
        "due": Heading(_("By when"), "day"),
        "light": Heading(_("Light"), "words"),
        "state": Heading(_("State"), "line"),
    }
