"""The tree that grows: complete subtrees are stored once and never change, everything else is computed from them.

A log of n records has fewer than 2n stored nodes. An append reads and writes O(log n) of them, and the root, an inclusion proof or a
consistency proof *at any earlier size* needs O(log n), fetched in one go: one query, where they stand in a database.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from .hashing import Algorithm, empty_root, folded, node_hash


class Address(NamedTuple):
    """A complete subtree: the records from `place * 2**level` on, 2**level of them. Level 0 are the leaves."""

    level: int
    place: int


class Nodes(Protocol):
    """Where the complete subtrees are stored."""

    def fetch(self, addresses: Iterable[Address]) -> Mapping[Address, bytes]:
        """The hashes that stand at `addresses`, all of them."""

    def store(self, nodes: Mapping[Address, bytes]) -> None:
        """The new hashes stand at their addresses."""


class MemoryNodes:
    """Nodes in memory, 32 bytes each: 64 MB for a million records."""

    def __init__(self) -> None:
        self._levels: list[bytearray] = []

    def fetch(self, addresses: Iterable[Address]) -> dict[Address, bytes]:
        return {at: bytes(self._levels[at.level][at.place * 32 : at.place * 32 + 32]) for at in addresses}

    def store(self, nodes: Mapping[Address, bytes]) -> None:
        for level, place in nodes:
            while level >= len(self._levels):
                self._levels.append(bytearray())
            self._levels[level][place * 32 : place * 32 + 32] = nodes[Address(level, place)]


class Tree:
    """A log of `size` records over its stored nodes. Sizes and indices beyond it raise `IndexError`."""

    def __init__(self, nodes: Nodes | None = None, size: int = 0, algorithm: Algorithm = Algorithm.SHA256) -> None:
        self.nodes: Nodes = nodes if nodes is not None else MemoryNodes()
        self.size, self.algorithm = size, algorithm

    def append(self, leaf: bytes) -> int:
        """The index of the new record; every subtree that it completes is stored."""
        at, grown = Address(0, self.size), leaf
        new = {at: grown}
        # A set bit of the size is a complete subtree at the right edge; the new leaf completes those below the lowest clear bit.
        left = self.nodes.fetch(Address(level, (self.size >> level) - 1) for level in range(_trailing_ones(self.size)))
        for sibling in sorted(left):
            at, grown = Address(at.level + 1, at.place >> 1), node_hash(left[sibling], grown, self.algorithm)
            new[at] = grown
        self.nodes.store(new)
        self.size += 1
        return self.size - 1

    def root(self, size: int | None = None) -> bytes:
        """The root as it was when the log had `size` records; now, where none is given."""
        size = self._known(size)
        return self._hashes([range(size)])[0] if size else empty_root(self.algorithm)

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """The path that leads from the record `index` to the root of `size` records (RFC 6962, 2.1.1), the lowest neighbour first."""
        size = self._known(size)
        if not 0 <= index < size:
            raise IndexError(f"there is no record {index} among {size}")
        return self._hashes(list(_path(index, range(size)))[::-1])

    def consistency(self, old: int, size: int | None = None) -> list[bytes]:
        """What proves that the first `old` of `size` records are still the same (RFC 6962, 2.1.2)."""
        size = self._known(size)
        if not 0 <= old <= size:
            raise IndexError(f"{old} records are no earlier state of {size}")
        return self._hashes(list(_growth(old, range(size)))[::-1]) if old else []

    def _known(self, size: int | None) -> int:
        if size is not None and not 0 <= size <= self.size:
            raise IndexError(f"the log has {self.size} records, not {size}")
        return self.size if size is None else size

    def _hashes(self, spans: list[range]) -> list[bytes]:
        """The hashes over runs of records, from one fetch."""
        peaks = [list(_peaks(span)) for span in spans]
        known = self.nodes.fetch(at for run in peaks for at in run)
        return [folded([known[at] for at in run], self.algorithm) for run in peaks]


def _trailing_ones(number: int) -> int:
    return (number ^ (number + 1)).bit_length() - 1


def _split(span: range) -> tuple[range, range]:
    """Left of the split stands the largest power of two that is smaller than the span (RFC 6962, 2.1)."""
    middle = span.start + (1 << (len(span) - 1).bit_length() - 1)
    return range(span.start, middle), range(middle, span.stop)


def _peaks(span: range) -> Iterator[Address]:
    """The complete subtrees of a run of records, the highest first. The run starts at a multiple of its first peak."""
    start = span.start
    while start < span.stop:
        level = (span.stop - start).bit_length() - 1
        yield Address(level, start >> level)
        start += 1 << level


def _path(index: int, span: range) -> Iterator[range]:
    """The neighbours on the way down to the record."""
    while len(span) > 1:
        left, right = _split(span)
        span, neighbour = (left, right) if index in left else (right, left)
        yield neighbour


def _growth(old: int, span: range) -> Iterator[range]:
    """The neighbours on the way down to the old right edge, and the subtree there, unless it is the whole old log."""
    while span.stop != old:
        left, right = _split(span)
        span, neighbour = (left, right) if old <= left.stop else (right, left)
        yield neighbour
    if span.start:
        yield span
