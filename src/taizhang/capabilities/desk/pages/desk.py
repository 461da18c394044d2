"""The desk 我的事项: one list of what somebody owes or must decide, grouped by how soon, by what to do, or by plan."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.desk.pages import asked as asking
from taizhang.capabilities.desk.pages import views
from taizhang.capabilities.desk.pages.asked import Asked
from taizhang.capabilities.desk.pages.ways import AT_ONCE, WAYS
from taizhang.capabilities.desk.queries import cards as questions
from taizhang.frame import access
from taizhang.frame.layout import Link
from taizhang.frame.manifest import N_
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import words
from taizhang.ledger.pages.reader import reader
from taizhang.ledger.queries import registry
from taizhang.ledger.rules.calendars import Calendar
from taizhang.ledger.rules.cards import Band, Card, band, left

SHOWN = 40  # of a desk at once: what is further off is a link away
BANDS = {
    Band.OVERDUE: N_("Overdue"),
    Band.TODAY: N_("Today"),
    Band.WEEK: N_("This week"),
    Band.MONTH: N_("Within a month"),
    Band.LATER: N_("Later"),
    Band.OPEN: N_("Without a day"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A card as the page draws it."""

    card: Card
    act: str
    left: str
    late: bool
    light: words.Lit | None
    at_once: bool
    other: bool  # there is another answer than the one on the button
    go: str


@dataclass(frozen=True, slots=True)
class Group:
    """Cards that belong together; `verb` can be done with all of them at once."""

    place: int
    kind: str
    title: str
    lines: list[Line]
    count: int
    verb: str
    act: str


@access.needs("desk.read")
def desk(request: HttpRequest) -> HttpResponse:
    who = reader(request)
    every = questions.cards_of(who.actor, on=who.day)
    asked = asking.asked_of(request.GET.dict())
    found = asking.shown(every, asked, who.day)
    limit = len(found) if request.GET.get("all") else SHOWN
    address = reverse("desk:desk")
    options = _options(every)
    shown: dict[str, Any] = {
        "asked": asked,
        "address": address,
        "total": len(every),
        "count": len(found),
        "lit_at": min((card.lit_at for card in found if card.light and card.lit_at), default=None),
        "bands": _bands(every, asked, who.day),
        "groups": _groups(found, limit, asked, who.day, registry.calendar()),
        "grouped": _ways_to_group(asked),
        "options": options,
        "chosen": _chosen(options, asked),
        "more": f"{asked.address()}{'&' if asked.said else ''}all=1" if len(found) > limit else "",
        "views": views.of_list(request, address, asked.address(), who.record),
        "token": new_key,
        "standing_roles": bool(who.actor.roles),
    }
    return render(request, "desk/desk.html", shown)


def _bands(cards: list[Card], asked: Asked, on: date) -> list[tuple[Link, int, str]]:
    """How many are due how soon, each a way to narrow the list."""
    counts = Counter(band(card.due, on) for card in cards)
    every = [(Link(_("All"), asked.address(due=""), current=not asked.due), len(cards), "all")]
    found = [(one, counts[one]) for one in Band if counts[one]]
    return every + [(Link(_(BANDS[one]), asked.address(due=one.value), current=asked.due == one), count, one.value) for one, count in found]


def _groups(cards: list[Card], limit: int, asked: Asked, on: date, calendar: Calendar) -> list[Group]:
    key, title = _grouping(asked, on)
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(key(card), []).append(card)
    order = [one.value for one in Band] if asked.group == "due" else list(found)
    groups: list[Group] = []
    room = limit
    for name in (name for name in order if name in found):
        some = found[name][: max(0, room)]
        room -= len(some)
        if some:
            lines = [_line(card, on, calendar) for card in some]
            kind = name if asked.group == "due" else ""
            groups.append(_group(len(groups), kind, title(some[0]), lines, len(found[name])))
    return groups


def _group(place: int, kind: str, title: str, lines: list[Line], count: int) -> Group:
    verbs = {line.card.verb for line in lines}
    verb = next(iter(verbs)) if len(verbs) == 1 and len(lines) > 1 else ""
    return Group(place, kind, title, lines, count, verb if verb in AT_ONCE else "", lines[0].act)


def _grouping(asked: Asked, on: date) -> tuple[Callable[[Card], str], Callable[[Card], str]]:
    if asked.group == "act":
        return (lambda card: card.act.key), (lambda card: words.said(card.act.words))
    if asked.group == "plan":
        return (lambda card: card.plan), (lambda card: card.plan or _("No plan"))
    return (lambda card: band(card.due, on).value), (lambda card: _(BANDS[band(card.due, on)]))


def _line(card: Card, on: date, calendar: Calendar) -> Line:
    return Line(
        card,
        words.said(card.act.words),
        words.said(left(card.due, on, calendar)) if card.due else "",
        card.due is not None and card.due < on,
        words.lit(card.light, card.why.zh, card.why.en) if card.light else None,
        card.verb in AT_ONCE,
        card.verb in AT_ONCE and len(WAYS[card.verb]) > 1,
        card.go if card.go or card.verb not in WAYS else reverse("desk:act", kwargs={"verb": card.verb, "about": card.about}),
    )


def _ways_to_group(asked: Asked) -> list[Link]:
    titles = {"due": _("By due date"), "act": _("By what to do"), "plan": _("By plan")}
    return [Link(title, asked.address(group=key), current=asked.group == key) for key, title in titles.items()]


def _options(cards: list[Card]) -> dict[str, list[tuple[str, str]]]:
    every = ("", _("All"))
    acts = sorted({card.act for card in cards}, key=lambda act: (act.rank, act.key))  # a few, however many cards there are
    lit = {card.light for card in cards}
    lights = [colour for colour in words.COLOURS if colour in lit]
    return {
        "act": [every, *{act.key: words.said(act.words) for act in acts}.items()],
        "plan": [every, *((plan, plan) for plan in sorted({card.plan for card in cards if card.plan}))],
        "light": [every, *((colour, words.of_colour(colour)) for colour in lights)],
        "sort": [("due", _("Due first")), ("light", _("Worst light first"))],
    }


def _chosen(options: dict[str, list[tuple[str, str]]], asked: Asked) -> list[Link]:
    names = {"due": {one.value: _(BANDS[one]) for one in Band}} | {name: dict(pairs) for name, pairs in options.items()}
    return [
        Link(names.get(name, {}).get(value, value), asked.address(**{name: ""}), current=True) for name, value in asked.narrowed.items()
    ]
