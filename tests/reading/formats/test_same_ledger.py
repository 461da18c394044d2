"""The same plan gives the same ledger, in whatever format it comes."""

from collections.abc import Callable
from typing import Any

import pytest

from taizhang import reading
from taizhang.reading import Reading
from taizhang.reading.formats.blocks import Extract

from . import files
from .ofd_file import ofd

SAMPLES = ("01_yunchuan_shuzi", "02_lanjiang_chanye", "03_hexi_xiangcun")
FORMATS: dict[str, Callable[[Extract], bytes]] = {"docx": files.docx, "pdf": files.pdf, "ofd": ofd}


def ledger_of(found: Reading) -> list[Any]:
    """All that a ledger holds: tasks, organisations, measures, targets, deadlines. Places in the text are the file's own."""
    return [
        *(
            (t.no, t.heading, t.deadline, [(o.name, o.role) for o in t.organisations], [_letters(m.text) for m in t.measures])
            for t in found.tasks
        ),
        *((t.task, t.measure, t.comparator, t.value, t.value2, t.unit, t.firm, t.deadline) for t in found.targets),
        *((p.task, p.kind, p.amount, p.unit) for p in found.provisions),
    ]


def _letters(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("form", FORMATS)
def test_a_plan_gives_the_same_ledger_as_its_web_page(name: str, form: str) -> None:
    file = FORMATS[form](files.sample(f"{name}.html"))

    found = reading.read_bytes(file, name=f"plan.{form}")

    assert ledger_of(found) == ledger_of(reading.read(files.SAMPLES / f"{name}.html"))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_plan_as_plain_text_gives_the_same_ledger_as_its_web_page(name: str) -> None:
    assert ledger_of(reading.read(files.SAMPLES / f"{name}.txt")) == ledger_of(reading.read(files.SAMPLES / f"{name}.html"))


@pytest.mark.parametrize("form", FORMATS)
def test_the_head_of_a_document_is_the_same_in_every_format(form: str) -> None:
    page = reading.read(files.SAMPLES / "01_yunchuan_shuzi.html").document

    found = reading.read_bytes(FORMATS[form](files.sample("01_yunchuan_shuzi.html")), name=f"plan.{form}").document

    assert (found.title, found.doc_number, found.issuer, found.issue_date, found.addressees) == (
        page.title,
        page.doc_number,
        page.issuer,
        page.issue_date,
        page.addressees,
    )


def test_a_task_table_in_a_workbook_gives_the_rows_of_the_plan() -> None:
    plan = files.sample("03_hexi_xiangcun.html")
    rows = [t for t in reading.read(files.SAMPLES / "03_hexi_xiangcun.html").tasks if t.no.isdigit()][-27:]

    found = reading.read_bytes(files.xlsx(plan), name="plan.xlsx")

    assert [(t.no, t.heading, t.deadline) for t in found.tasks] == [(t.no, t.heading, t.deadline) for t in rows]
    assert "不读的内容" not in found.source_text


def test_spans_point_into_the_text_of_the_file() -> None:
    found = reading.read_bytes(files.docx(files.sample("02_lanjiang_chanye.html")), name="plan.docx")

    for task in found.tasks:
        for organisation in task.organisations:
            start, end = organisation.span
            assert (
                organisation.name.removeprefix("市") in found.source_text[start:end].replace(" ", "")
                or organisation.name == found.source_text[start:end]
            )
