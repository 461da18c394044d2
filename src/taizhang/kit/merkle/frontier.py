"""The right edge of a log alone: enough to append and to know the root, in O(log n) of memory. What checks a whole log uses it."""

from dataclasses import dataclass, field

from .hashing import Algorithm, empty_root, folded, node_hash


@dataclass
class Frontier:
    """The complete subtrees of `size` records, the highest first.

    >>> from taizhang.kit.merkle import leaf_hash
    >>> frontier = Frontier()
    >>> for record in (b"one", b"two", b"three"):
    ...     completed = frontier.append(leaf_hash(record))
    >>> frontier.size, len(frontier.peaks), len(completed)
    (3, 2, 1)
    """

    algorithm: Algorithm = Algorithm.SHA256
    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    def append(self, leaf: bytes) -> list[bytes]:
        """The record stands at the end; subtrees of equal height have grown together. Returned are those that it completes, from the
        leaf up: number `level` of them stands at `Address(level, index >> level)`."""
        size, completed = self.size, [leaf]
        while size & 1:
            leaf, size = node_hash(self.peaks.pop(), leaf, self.algorithm), size >> 1
            completed.append(leaf)
        self.peaks.append(leaf)
        self.size += 1
        return completed

    def root(self) -> bytes:
        """The root of everything appended so far."""
        return folded(self.peaks, self.algorithm) if self.peaks else empty_root(self.algorithm)
