"""Whole numbers that have been seen, a bit each: what checks ten million rows remembers them in little more than a megabyte."""

_BITS = 15  # a block holds 2**15 neighbours in 4 KB


class Marks:
    """A set of whole numbers from 0, small where they stand close together.

    >>> marks = Marks()
    >>> marks.add(7), marks.add(7), 7 in marks, 8 in marks, len(marks)
    (True, False, True, False, 1)
    """

    def __init__(self) -> None:
        self._blocks: dict[int, bytearray] = {}
        self._count = 0

    def add(self, number: int) -> bool:
        """The number is marked; whether it was not before."""
        if number in self:
            return False
        if number >> _BITS not in self._blocks:
            self._blocks[number >> _BITS] = bytearray(1 << _BITS - 3)
        at = number & (1 << _BITS) - 1
        self._blocks[number >> _BITS][at >> 3] |= 1 << (at & 7)
        self._count += 1
        return True

    def __contains__(self, number: int) -> bool:
        block = self._blocks.get(number >> _BITS)
        at = number & (1 << _BITS) - 1
        return block is not None and bool(block[at >> 3] >> (at & 7) & 1)

    def __len__(self) -> int:
        return self._count
