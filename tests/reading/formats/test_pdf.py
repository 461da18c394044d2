"""PDF files that are turned, locked, empty, damaged or made for harm."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from taizhang.reading import errors
from taizhang.reading.formats import choose, pdf
from taizhang.reading.formats.blocks import Extract

from . import pdf_file

UPRIGHT = b"BT /F1 12 Tf 50 300 Td (Task) Tj 0 -40 Td (Task one and two) Tj ET"
# The same lines up a page that somebody turns by a quarter to read it.
TURNED = b"BT /F1 12 Tf 0 1 -1 0 100 50 Tm (Task) Tj 0 -40 Td (Task one and two) Tj ET"
UPSIDE_DOWN = b"BT /F1 12 Tf -1 0 0 -1 250 100 Tm (Task) Tj 0 -40 Td (Task one and two) Tj ET"


def read(data: bytes) -> Extract:
    return choose.extract(data, name="plan.pdf")


@pytest.mark.parametrize(
    ("content", "more"),
    [
        (UPRIGHT, b""),
        (UPRIGHT, b"/Rotate 90"),
        (TURNED, b""),
        (TURNED, b"/Rotate 90"),
        (UPSIDE_DOWN, b""),
        (UPRIGHT, b"/CropBox[10 10 290 390]"),
    ],
)
def test_a_page_is_read_with_its_words_upright_however_it_is_turned(content: bytes, more: bytes) -> None:
    assert read(pdf_file.page(content, more=more)).text == "Task\nTask one and two"


def test_lines_of_any_kind_of_drawing_rule_a_table() -> None:
    grid = b"50 300 100 40 re S 100 300 m 100 340 l S 50 319.5 100 1 re f "
    words = b"".join(
        b"BT /F1 10 Tf %d %d Td (%b) Tj ET " % place for place in ((60, 326, b"a"), (110, 326, b"b"), (60, 306, b"c"), (110, 306, b"d"))
    )

    found = read(pdf_file.page(grid + words))

    assert found.text == "a\tb\nc\td"
    assert [b.table for b in found.blocks] == [0, 0]


def test_a_page_without_words_is_refused_as_a_scan() -> None:
    with pytest.raises(errors.FileEmpty, match="OCR"):
        read(pdf_file.page(b"0 0 m 9 9 l S"))


def test_a_file_behind_a_password_is_refused() -> None:
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%b)/U(%b)/P -4>>/ID[(1234567890123456)(1234567890123456)]" % (b"o" * 32, b"u" * 32)

    with pytest.raises(errors.FileLocked, match="password"):
        read(pdf_file.page(UPRIGHT, trailer=lock))


def test_damage_is_refused() -> None:
    with pytest.raises(errors.FileDamaged, match="PDF"):
        read(b"%PDF-1.7\nnothing else")


PAGES = [b"<</Type/Catalog/Pages 2 0 R>>"]
HARM = {
    "ten million strokes": pdf_file.page(b"0 0 m 1 1 l S\n" * 10_000_000),
    "states within states": pdf_file.page(b"q " * 20_000_000),
    "pages that hold themselves": pdf_file.pdf([*PAGES, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"]),
    "ten thousand pages": pdf_file.pdf(
        [*PAGES, b"<</Type/Pages/Kids[%b]/Count 10000>>" % b" ".join(b"%d 0 R" % (i + 3) for i in range(10_000))]
        + [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"] * 10_000
    ),
}


@pytest.mark.parametrize("harm", HARM)
def test_a_file_made_for_harm_is_refused_within_seconds(harm: str) -> None:
    began = time.monotonic()

    with pytest.raises(errors.FileTooLarge):
        read(HARM[harm])

    assert time.monotonic() - began < 30


def test_an_engine_that_does_not_come_back_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    engine = tmp_path / "engine.py"
    engine.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(pdf, "_ENGINE", engine)
    monkeypatch.setattr(pdf, "_PATIENCE", 0.5)

    with pytest.raises(errors.FileTooLarge):
        read(pdf_file.page(UPRIGHT))


def test_the_engine_is_a_program_of_its_own_and_loads_nothing_of_ours() -> None:
    done = subprocess.run([sys.executable, "-v", pdf._ENGINE], input=pdf_file.page(UPRIGHT), capture_output=True, check=True)

    assert json.loads(done.stdout.splitlines()[-1]) == {"read": 1}
    assert b"import 'taizhang" not in done.stderr
