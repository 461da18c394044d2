"""The workbook of a reading as a whole."""

import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from taizhang.reading import Reading, to_xlsx
from taizhang.reading.report import cells

from ..making import reading, reading_of_file
from .workbooks import CITY, COUNTY, NOTICE, PLAN, PROVINCE, ROOT, Grid, opened, opened_text, values_of

PUBLISHED = ROOT.parent / "shared" / "reading" / "plans" / "000_shandong_sanshida.txt"


def _with_first_measure(found: Reading, words: str) -> Reading:
    first, *others = found.tasks
    changed = replace(first, measures=(replace(first.measures[0], text=words), *first.measures[1:]))
    return replace(found, tasks=(changed, *others))


@pytest.mark.parametrize("path", [PROVINCE, CITY, COUNTY], ids=lambda path: path.name)
def test_a_sample_becomes_a_workbook_with_a_sheet_for_each_purpose(path: Path) -> None:
    found = reading_of_file(path)

    book = opened(found)

    assert book.sheetnames == ["总览", "备案表", "调度表", "指标", "单位任务矩阵", "政策条款", "缺项"]
    assert len([n for n in Grid(book["备案表"]).column("序号") if isinstance(n, int)]) == sum(
        len(task.measures) or 1 for task in found.tasks
    )


def test_plans_with_a_text_have_sheets_of_their_own_named_after_them() -> None:
    book = opened_text(NOTICE)

    assert book.sheetnames[:5] == ["总览", "备案表 供水保障", "调度表 供水保障", "备案表 防汛备汛", "调度表 防汛备汛"]
    assert Grid(book["备案表 防汛备汛"]).at("序号", 1) == 1
    assert Grid(book["指标"]).merged("计划") == [(1, 3)]
    assert Grid(book["指标"]).at("计划", 4) == "防汛备汛2026年行动计划"


@pytest.mark.skipif(not PUBLISHED.is_file(), reason="the collection of published plans is not part of the checkout")
def test_the_notice_with_two_plans_and_twenty_nine_titles_has_two_ledgers() -> None:
    book = load_workbook(BytesIO(to_xlsx(reading_of_file(PUBLISHED))))

    assert [name for name in book.sheetnames if name.startswith(("备案表", "调度表"))] == [
        "备案表 科技研发创新",
        "调度表 科技研发创新",
        "备案表 数字变革创新",
        "调度表 数字变革创新",
    ]
    assert len(Grid(book["待补计划"]).column("计划名称")) == 29
    assert len(book.sheetnames) <= 12


@pytest.mark.parametrize(
    "words", ["=1+1", '=HYPERLINK("http://example.org")', "+86", "-5%", "@SUM(A1)", "{=1}", "http://example.org", "'0012", "0012"]
)
def test_words_stay_words(words: str) -> None:
    found = _with_first_measure(reading(PLAN), words)

    cell = Grid(opened(found)["备案表"]).cell("具体举措", 1)

    assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)
    assert words in [value for row in values_of(found, "备案表") for value in row]


def test_what_xml_forbids_never_reaches_the_file() -> None:
    bad = "建\x00成\x0b水\x1f厂\ufffe2\uffff座\ud83d"
    found = _with_first_measure(reading(PLAN), bad)
    found = replace(found, document=replace(found.document, title=bad, issuer=bad), plans=(replace(found.plans[0], title=bad),))

    content = to_xlsx(found)

    with zipfile.ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            ElementTree.fromstring(parts.read(name))  # noqa: S314 - our own file
    book = load_workbook(BytesIO(content))
    assert Grid(book["备案表"]).at("具体举措", 1) == "建成水厂2座"
    assert book.properties.title == "建成水厂2座"


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    cell = Grid(opened(_with_first_measure(reading(PLAN), "水" * 40_000))["备案表"]).at("具体举措", 1)

    assert len(str(cell)) == 32_767
    assert str(cell).endswith("（全文见原文件）")


def test_sheets_of_plans_with_overly_long_and_equal_titles_have_short_names_of_their_own() -> None:
    found = reading(NOTICE)
    found = replace(found, plans=tuple(replace(plan, title="县[域]供水/排水*一体化？" * 20) for plan in found.plans))

    names = opened(found).sheetnames

    assert len(set(names)) == len(names)
    assert all(len(name) <= 31 for name in names)


def test_links_beyond_excels_limit_are_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "_MOST_LINKS", 2)

    grid = Grid(opened_text(PLAN)["指标"])

    linked = [bool(grid.cell("台账序号", row).hyperlink) for row in range(1, 5) if grid.at("台账序号", row)]
    assert linked.count(True) <= 2
    assert all(linked) or linked.count(False) >= 1


def test_a_plan_without_a_title_takes_that_of_the_document_or_says_so() -> None:
    found = reading(PLAN)
    untitled = replace(found, plans=(replace(found.plans[0], title=""),), document=replace(found.document, title=""))

    assert opened(untitled)["备案表"]["A1"].value == "（原文未见标题的计划）工作台账备案表"


def test_tasks_that_no_plan_claims_are_not_lost() -> None:
    found = reading(PLAN)
    stray = replace(found, plans=(), tasks=tuple(replace(task, plan=None) for task in found.tasks))

    assert opened(stray)["备案表"]["A1"].value == "未归入计划的任务工作台账备案表"
    assert Grid(opened(stray)["备案表"]).at("完成时限", 1) == "待定"


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert to_xlsx(reading(PLAN)) == to_xlsx(reading(PLAN))


def test_it_is_dated_with_the_day_of_issue() -> None:
    issued, undated = opened(reading_of_file(CITY)), opened_text(PLAN)

    assert issued.properties.created.date().isoformat() == "2026-04-08"
    assert undated.properties.created.date().isoformat() == "2000-01-01"


def test_the_front_door_does_not_load_the_writer_before_a_workbook_is_wanted() -> None:
    program = "import sys, taizhang.reading; print('xlsxwriter' in sys.modules)"

    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "False"


def test_every_sheet_is_ready_for_paper() -> None:
    for sheet in opened(reading_of_file(PROVINCE)):
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in sheet.oddFooter.center.text


def test_every_list_has_a_frozen_head_and_a_filter() -> None:
    for sheet in opened(reading_of_file(PROVINCE)).worksheets[1:]:
        grid = Grid(sheet)
        assert sheet.freeze_panes.endswith(str(grid.head + 1))
        assert sheet.auto_filter.ref.startswith(f"A{grid.head}:")
        assert sheet.print_title_rows == f"${grid.head}:${grid.head}"
