"""What has the words: by kind, each hit with the words marked; or one kind alone."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.search.queries import found as questions
from taizhang.capabilities.search.queries.found import KINDS, MOST, Found, Hit
from taizhang.capabilities.search.rules import wording
from taizhang.capabilities.search.rules.wording import Piece
from taizhang.frame import access
from taizhang.frame.manifest import N_
from taizhang.ledger.pages import words as said
from taizhang.ledger.pages.reader import reader

TITLES = {
    "obligation": N_("Obligations"),
    "ledger": N_("Ledgers"),
    "organisation": N_("Organisations"),
    "person": N_("People"),
    "indicator": N_("Indicators"),
    "document": N_("Documents"),
}
_ADDRESSES = {
    "obligation": ("ledger:obligation", "code"),
    "ledger": ("ledger:ledger", "code"),
    "organisation": ("ledger:organisation", "key"),
    "person": ("ledger:organisation", "key"),
    "indicator": ("ledger:indicator", "key"),
    "document": ("intake:document", "document"),
}
LONGEST = 200


class Line(NamedTuple):
    """A hit as the page draws it."""

    url: str
    title: tuple[Piece, ...]
    under: tuple[Piece, ...]
    also: str
    light: said.Lit | None


class Group(NamedTuple):
    """The hits of one kind, and where all of them are."""

    title: str
    lines: list[Line]
    more: str


@access.needs("search.read")
def search(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    words = wording.wanted(asked)
    who = reader(request)
    hits = questions.found(words, actor=who.actor, kind=kind, limit=MOST if kind else questions.FIRST)
    shown = {"asked": asked, "words": words, "kind": kind, "groups": [_group(of, asked, kind, words) for of in hits]}
    return render(request, "search/search.html", shown)


def _group(of: Found, asked: str, kind: str, words: tuple[str, ...]) -> Group:
    more = f"?{urlencode({'q': asked, 'kind': of.kind})}" if of.more and not kind else ""
    return Group(_(TITLES[of.kind]), [_line(hit, words) for hit in of.hits], more)


def _line(hit: Hit, words: tuple[str, ...]) -> Line:
    title = wording.marked(wording.excerpt(hit.title, words), words)
    return Line(
        _url(hit),
        title,
        wording.marked(hit.under, words),
        hit.also,
        said.Lit(hit.colour, said.of_colour(hit.colour)) if hit.colour else None,
    )


def _url(hit: Hit) -> str:
    """Nothing where nobody is installed who shows such a thing."""
    name, argument = _ADDRESSES[hit.kind]
    try:
        return reverse(name, kwargs={argument: hit.key}) if hit.key else ""
    except NoReverseMatch:
        return ""
