"""Of the differences that were shown, those that somebody has chosen are taken over."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.capabilities.filing.pages.labels import COLUMNS
from taizhang.capabilities.filing.pages.one import told
from taizhang.capabilities.filing.rules.sheet import Column, Difference, Kind
from taizhang.frame import access
from taizhang.ledger.actions.by import By
from taizhang.ledger.pages import acting, words
from taizhang.ledger.rules.refusals import Refused

TAKEABLE = frozenset({Kind.CHANGED, Kind.ADDED, Kind.EITHER})
Take = Callable[[Difference, int | None, By], Iterable[Refused] | None]
"""The verb: the difference, the revision of its row as it was shown; what was refused of it though the rest is done."""


def taken(request: access.Request, wanted: Sequence[Difference], revisions: Mapping[str, int], take: Take) -> int:
    """How many. Each by itself: what is refused is said, and the rest is done. A row is looked at before the first of its changes."""
    done, touched = 0, set()
    for one in wanted:
        seen = None if one.code in touched else revisions.get(one.code)
        try:
            refusals = take(one, seen, acting.by(request).apart())
        except Refused as refused:
            told(request, refused, of=one.code or one.new)
        else:
            for refusal in refusals or ():
                told(request, refusal, of=one.code or one.new)
            done += 1
            touched.add(one.code)
    return done


def more_said(one: Difference) -> list[tuple[str, str]]:
    """What a new row says beside its words; of a number, whose it is."""
    return [(_(COLUMNS[Column(column)]), said) for column, said in one.more]


def why(one: Difference) -> str:
    """What would be read, or which other cell says something else."""
    return words.said(one.why) if one.why else ""


def say_taken(request: access.Request, done: int) -> None:
    said = ngettext("%(count)s difference was taken over.", "%(count)s differences were taken over.", done)
    messages.success(request, said % {"count": done})
