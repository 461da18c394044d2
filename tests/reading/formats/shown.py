"""What an extract shows: its words block by block, its tables row by row."""

from taizhang.reading.formats.blocks import Extract


def words(found: Extract) -> list[str]:
    return [found.text[b.start : b.end] for b in found.blocks]


def rows(found: Extract) -> list[list[str]]:
    return [[found.text[c.start : c.end] for c in b.cells] for b in found.blocks if b.cells]
