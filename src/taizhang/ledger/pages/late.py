"""Late and why: what is red or yellow, grouped by who must act next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.frame import access
from taizhang.frame.listing import Heading
from taizhang.ledger.pages import labels, words
from taizhang.ledger.pages.beside import Beside, Thing, beside
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import late as questions
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.late import Detail
from taizhang.ledger.rules.who_next import Next

FIRST = 5  # of each group, where all of them are shown
LIMIT = 50

Lights = Mapping[int, questions.Shown] | None


class Line(NamedTuple):
    """Something late as the page draws it."""

    code: str
    title: str
    url: str
    due: date | None
    lead: str
    lead_url: str
    light: words.Lit
    cause: str
    said: str
    person: str
    phone: str
    beside: list[Beside]


@dataclass(frozen=True, slots=True)
class Group:
    """What one and the same must act on: how many, and the first of them."""

    key: str
    title: str
    count: int
    lines: list[Line]
    url: str


@access.needs("ledger.read")
@reads
def late(request: HttpRequest, who: Reader) -> HttpResponse:
    """The first of every group; or one group, a page at a time (`?next=funds`)."""
    by_next, lights = _found(who)
    chosen = request.GET.get("next", "")
    if chosen in set(Next):
        return _one(request, who, Next(chosen), by_next[Next(chosen)], lights)
    lines = _lines([pk for ids in by_next.values() for pk in ids[:FIRST]], who, lights)
    groups = [_group(one, ids, [lines[pk] for pk in ids[:FIRST] if pk in lines], who) for one, ids in by_next.items() if ids]
    shown = {"who": who, "groups": groups, "columns": _columns(lines.values()), "total": sum(map(len, by_next.values()))}
    return render(request, "ledger/late.html", shown)


def _one(request: HttpRequest, who: Reader, of: Next, ids: Sequence[int], lights: Lights) -> HttpResponse:
    after = request.GET.get("after", "")
    start = next((place for place, pk in enumerate(ids, 1) if str(pk) == after), 0)
    page = ids[start : start + LIMIT]
    lines = _lines(page, who, lights)
    more = start + LIMIT < len(ids)
    shown = {
        "who": who,
        "group": _group(of, ids, [lines[pk] for pk in page if pk in lines], who),
        "columns": _columns(lines.values()),
        "start": who.kept(next=of.value) if start else "",
        "following": who.kept(next=of.value, after=str(page[-1])) if more else "",
    }
    return render(request, "ledger/late_group.html", shown)


def _found(who: Reader) -> tuple[questions.ByNext, Lights]:
    """On a past day with the lights of that day; today's are looked up of those that are shown."""
    ledgers = frozenset(scopes.ledgers_seen(who.actor).values_list("pk", flat=True))
    if who.past is None or who.known_at is None:
        return questions.late_now_remembered(who.record, ledgers), None
    return questions.late_on(ledgers, on=who.past, known_at=who.known_at, now=who.now)


def _group(of: Next, ids: Sequence[int], lines: list[Line], who: Reader) -> Group:
    return Group(of.value, labels.named(labels.NEXT, of.value), len(ids), lines, reverse("ledger:late") + who.kept(next=of.value))


def _lines(ids: Sequence[int], who: Reader, lights: Lights) -> dict[int, Line]:
    details = questions.details_of(ids, known_at=who.known_at)
    shown = questions.lights_now(ids) if lights is None else lights
    return {pk: _line(details[pk], shown[pk], who) for pk in ids if pk in details and pk in shown}


def _line(of: Detail, light: questions.Shown, who: Reader) -> Line:
    address = reverse("ledger:obligation", kwargs={"code": "CODE"}).replace("CODE", quote(of.code, safe=""))
    person = of.lead.contact if of.lead else None
    return Line(
        of.code,
        of.title,
        address + who.kept(),
        of.due,
        of.lead.name if of.lead else "",
        reverse("ledger:organisation", kwargs={"key": of.lead.key}) + who.kept() if of.lead else "",
        words.lit(light.colour, light.sentence_zh, light.sentence_en),
        labels.named(labels.CAUSES, of.said.cause) if of.said and of.said.cause else "",
        (of.said.problem or of.said.help_needed) if of.said else "",
        person.name if person else "",
        person.phone if person else "",
        [link for link in beside(Thing("obligation", of.code, of.state), who) if link.act],
    )


def _columns(lines: Iterable[Line]) -> dict[str, Heading]:
    """With one for what a capability lets the reader do about them, if there is anything."""
    acts = {"act": Heading(_("Next"), "act")} if any(line.beside for line in lines) else {}
    return {
        "title": Heading(_("Measure"), "words"),
        "due": Heading(_("Deadline"), "day"),
        "light": Heading(_("Rule that fired"), "line"),
        "cause": Heading(_("Cause that was reported"), "line"),
        "person": Heading(_("Person to call"), "line"),
        **acts,
    }
