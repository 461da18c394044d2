"""Whether a log is what it was: each event against its own leaf, the leaves against the stored tree, the tree against the roots of its days.

The first thing that is wrong is raised as `Broken`, and says in words where it is. Events come in their order, one at a time: what is
remembered of them is the right edge of the tree, and what was erased.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple

from taizhang.kit.canonical import NotCanonical
from taizhang.kit.leaves import SALT_LENGTH, leaf, payload_hash
from taizhang.kit.merkle import Algorithm, Frontier

from .envelopes import envelope
from .refusals import Refused
from .sentences import Sentence

ERASED = "event"  # as the table of a touched row: that event's payload was erased


class Broken(Refused):
    """The record is not what was recorded; the sentence names the place."""

    def __init__(self, zh: str, en: str, *, number: float = math.inf) -> None:
        """`number` is that of the event at which it showed; none: only after the last."""
        super().__init__(Sentence(zh, en))
        self.number = number


class Kept(NamedTuple):
    """An event as it is stored."""

    number: int
    verb: str
    subject: str
    actor_id: int | None
    person_id: int | None
    organisation_id: int | None
    at: datetime
    request: str | None
    touched: Sequence[Sequence[Any]]
    payload: Any
    salt: bytes | None
    payload_hash: bytes
    leaf: bytes


class Sealed(NamedTuple):
    """A day that is over: how many events there were by its end, and their root."""

    day: date
    size: int
    root: bytes


class LogCheck:
    """Every event is given to `take`, then `finish` is called; both raise `Broken`."""

    def __init__(self, roots: Iterable[Sealed], *, algorithm: Algorithm, zone: tzinfo) -> None:
        self.frontier, self.zone = Frontier(algorithm), zone
        self.wordless: dict[int, bytes] = {}  # events without a payload, until the event that erased it is found
        self._roots: defaultdict[int, list[Sealed]] = defaultdict(list)
        for sealed in roots:
            self._roots[sealed.size].append(sealed)
        self._sealed: set[date] = set()
        self._erased: set[int] = set()
        self._last: date | None = None

    @property
    def erased(self) -> int:
        """How many payloads were erased."""
        return len(self._erased)

    def take(self, event: Kept, nodes: Mapping[tuple[int, int], bytes]) -> None:
        """The next event is what was recorded, and so is the tree up to it."""
        index = self.frontier.size
        if event.number != index:
            raise Broken(f"第{index}号记录缺失（其后是第{event.number}号）", f"event {index} is missing (the next one is {event.number})")
        self._day(event)
        self._payload(event)
        self._tree(event, nodes)
        for table, row, _revision, hashed in event.touched:
            if table == ERASED:
                self._erasure(event, int(row), str(hashed))

    def finish(self) -> None:
        """After the last event there is nothing left that no event accounts for."""
        self._daily(None)
        for number in self.wordless:
            raise Broken(f"第{number}号记录的内容被清空，但没有删除记录", f"the payload of event {number} is gone, and no event erased it")
        for sealed in (sealed for size in sorted(self._roots) for sealed in self._roots[size]):
            raise Broken(
                f"{sealed.day}的日根值包含{sealed.size}条记录，多于现有的{self.frontier.size}条",
                f"the daily root of {sealed.day} is over {sealed.size} events, and there are {self.frontier.size}",
            )

    def _payload(self, event: Kept) -> None:
        if event.payload is None and event.salt is None:
            self.wordless[event.number] = bytes(event.payload_hash)
            return
        if event.salt is None or len(event.salt) != SALT_LENGTH:
            raise Broken(f"第{event.number}号记录的盐值被改动", f"the salt of event {event.number} has been changed")
        if not self._hashes_to(event.payload, bytes(event.salt), event.payload_hash):
            raise Broken(
                f"第{event.number}号记录的内容与其哈希不符", f"payload, salt or payload hash of event {event.number} has been changed"
            )

    def _hashes_to(self, payload: Any, salt: bytes, hashed: bytes) -> bool:
        try:
            return payload_hash(payload, salt, self.frontier.algorithm) == hashed
        except NotCanonical:
            return False

    def _tree(self, event: Kept, nodes: Mapping[tuple[int, int], bytes]) -> None:
        index = event.number
        try:
            found = leaf(envelope(event), bytes(event.payload_hash), self.frontier.algorithm)
        except NotCanonical as error:
            raise unreadable(index, error) from None
        stored = nodes.get((0, index))
        if found not in (event.leaf, stored):
            raise Broken(f"第{index}号记录的信封与其叶值不符", f"the envelope of event {index} has been changed")
        if found != event.leaf:
            raise Broken(f"第{index}号记录的叶值被改动", f"the leaf of event {index} has been changed")
        for level, digest in enumerate(self.frontier.append(found)):
            if nodes.get((level, index >> level)) != digest:
                what = f"{level}/{index >> level}"
                raise Broken(f"默克尔树节点{what}缺失或被改动", f"node {what} of the tree is missing or has been changed")

    def _day(self, event: Kept) -> None:
        if not isinstance(event.at, datetime):
            raise unreadable(event.number, ValueError("at"))
        today, before = event.at.astimezone(self.zone).date(), self._last
        self._daily(today)
        if before is not None and before < today and before not in self._sealed:
            raise Broken(f"{before}的日根值缺失", f"the daily root of {before} is missing")
        self._last = today

    def _daily(self, today: date | None) -> None:
        """The roots over exactly these events, of the day of the last of them."""
        for sealed in self._roots.pop(self.frontier.size, ()):
            over = sealed.day == self._last and (today is None or sealed.day < today)
            if not over or sealed.root != self.frontier.root():
                raise Broken(f"{sealed.day}的日根值与记录不符", f"the daily root of {sealed.day} is not that of the events until then")
            self._sealed.add(sealed.day)

    def _erasure(self, event: Kept, number: int, hashed: str) -> None:
        gone = self.wordless.pop(number, None)
        if gone is None:
            raise Broken(
                f"第{event.number}号记录删除了第{number}号的内容，而该内容仍在",
                f"event {event.number} erased the payload of event {number}, which is there",
            )
        if gone.hex() != hashed:
            raise Broken(f"第{number}号记录的内容哈希被改动", f"the payload hash of event {number} has been changed")
        self._erased.add(number)


def unreadable(number: int, error: Exception) -> Broken:
    """A column holds what cannot stand there."""
    return Broken(f"第{number}号记录无法读取（{error}）", f"event {number} cannot be read ({error})")
