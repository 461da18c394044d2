"""What the reader of a grid has to do next with its rows, each where it is done."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from taizhang.ledger.pages import desk, desk_acts, rows, words
from taizhang.ledger.pages.reader import Reader
from taizhang.ledger.queries import desk as questions
from taizhang.ledger.queries.desk import Waiting
from taizhang.ledger.queries.obligations import ObligationRow
from taizhang.ledger.rules.cards import Act


class NextAct(NamedTuple):
    """What is to be done, in words, and where; nowhere else than on the row's own page, where no module answers such things."""

    words: str
    url: str


def next_acts(found: Sequence[ObligationRow], who: Reader, here: str) -> dict[int, NextAct]:
    """By the number of the row, for those on which he acts next; afterwards he comes back `here`. On a past day nothing can be done."""
    if who.past is not None:
        return {}
    among = None if len(found) > rows.MANY else [row.id for row in found]
    return {row.id: NextAct(words.said(act.words), _address(verb, row.id, here)) for row, act, verb in _waiting(who, among)}


def _waiting(who: Reader, among: Sequence[int] | None) -> Iterator[tuple[Waiting, Act, str]]:
    waiting = questions.owed_or_unclaimed(who.actor, on=who.day, among=among), questions.claimed_done(who.actor, among=among)
    for row in chain(*waiting):
        yield row, *desk.by_state(row, who.day)
    for row in questions.declined(who.actor, among=among):
        yield row, desk_acts.REASSIGN, ""


def _address(verb: str, row: int, here: str) -> str:
    if not verb:
        return ""
    try:
        return f"{reverse('desk:act', kwargs={'verb': verb, 'about': f'obligation:{row}'})}?{urlencode({'next': here})}"
    except NoReverseMatch:
        return ""
