"""Files that stand as evidence in tests: the smallest of their kind that can be drawn."""

import struct
import zlib
from io import BytesIO

import docx

# One empty page of 200 by 300 points.
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG, once its rows have been inflated and counted."""
    width, height = struct.unpack(">II", png[16:24])
    begin = png.index(b"IDAT") + 4
    (length,) = struct.unpack(">I", png[begin - 8 : begin - 4])
    assert len(zlib.decompress(png[begin : begin + length])) == height * (1 + 3 * width)
    return width, height


def word(*paragraphs: str, table: list[list[str]] | None = None) -> bytes:
    """A Word document: paragraphs, then a table."""
    made, kept = docx.Document(), BytesIO()
    for words in paragraphs:
        made.add_paragraph(words)
    if table:
        drawn = made.add_table(len(table), len(table[0]))
        for row, cells in zip(drawn.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    made.save(kept)
    return kept.getvalue()
