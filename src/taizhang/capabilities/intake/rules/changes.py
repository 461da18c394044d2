"""The changes of wording put together: what is read as what, how often, and where first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .edits import QUIET, Edit


@dataclass(frozen=True, slots=True)
class Change:
    """One wording that is read as another wherever it stands; `id` is that of the first place, empty for a quiet one."""

    source: str
    mended: str
    times: int
    id: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes of wording for one reason; `times` counts every place."""

    why: str
    times: int
    changes: tuple[Change, ...]


def changes_of(edits: Sequence[Edit]) -> tuple[ChangeGroup, ...]:
    """A group for each reason, those to be looked at before the quiet ones; in a group the most frequent change first.

    >>> edit = Edit("e1", 0, 2, "年夜", "大", "synonym")
    >>> [(group.why, group.times, group.changes[0].mended) for group in changes_of([edit, edit])]
    [('synonym', 2, '大')]
    """
    reasons = sorted(dict.fromkeys(edit.why for edit in edits), key=lambda why: why in QUIET)
    return tuple(_group(why, [edit for edit in edits if edit.why == why]) for why in reasons)


def _group(why: str, edits: Sequence[Edit]) -> ChangeGroup:
    times = Counter((edit.source, edit.mended) for edit in edits)
    first = {(edit.source, edit.mended): edit for edit in reversed(edits)}
    changes = (Change(source, mended, n, _place(first[source, mended])) for (source, mended), n in times.most_common())
    return ChangeGroup(why, len(edits), tuple(changes))


def _place(edit: Edit) -> str:
    return "" if edit.quiet else edit.id
