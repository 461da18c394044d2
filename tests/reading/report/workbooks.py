"""Workbooks read back: with openpyxl for what a clerk sees, with calamine for what another program finds."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from taizhang import reading as front
from taizhang.reading.document import Reading

from ..making import reading, reading_of_file

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "samples"

PROVINCE = SAMPLES / "01_yunchuan_shuzi.txt"
CITY = SAMPLES / "02_lanjiang_chanye.txt"
COUNTY = SAMPLES / "03_hexi_xiangcun.html"

PLAN = """禾岭县供水保障2026年行动方案
一、工作目标
供水普及率达到97%。
二、重点任务
（一）完善设施
1.建设水厂。建成水厂2座，制定水厂管护办法，组织管护人员培训。（牵头单位：县水务局；责任单位：县财政局；配合单位：县审计局）
2.更新管网。2026年6月底前完成管网改造30公里。（责任单位：县住房城乡建设局）
"""

# A notice with demands of its own, two plans in full, and three of which it gives the titles.
NOTICE = (
    """“民生提升”包括托育服务2026年行动计划、养老服务2026年行动计划、全民健身2026年行动计划。
禾岭县人民政府办公室关于印发“四项提升”2026年行动计划的通知
禾政办发〔2026〕9号
各乡镇人民政府，县政府各部门：
《“四项提升”2026年行动计划》已经县政府同意，现印发给你们，并提出以下要求。
一、建立工作台账
每个计划形成一套台账，10个工作日内报县发展改革局备案。
二、深入宣传解读
及时发布进展。
禾岭县人民政府办公室
2026年3月2日
"""
    + PLAN.replace("禾岭县供水保障2026年行动方案", "供水保障2026年行动计划")
    + """防汛备汛2026年行动计划
一、重点任务
1.修复堤防。完成堤防修复5公里。（县水务局负责）
"""
)


def opened(found: Reading) -> Workbook:
    return load_workbook(BytesIO(front.to_xlsx(found)))


def opened_file(path: Path) -> Workbook:
    return opened(reading_of_file(path))


def opened_text(text: str) -> Workbook:
    return opened(reading(text))


def values_of(found: Reading, sheet: str) -> list[list[object]]:
    """The rows of a sheet as another program finds them."""
    book = CalamineWorkbook.from_filelike(BytesIO(front.to_xlsx(found)))
    return list(book.get_sheet_by_name(sheet).to_python())


class Grid:
    """A sheet by the titles of its columns; rows are counted from the first below the head, beginning with 1."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.head = next(row[0].row for row in sheet.iter_rows() if any(cell.value in ("序号", "台账序号") for cell in row))
        self.titles = [cell.value for cell in sheet[self.head]]

    def at(self, title: str, row: int) -> object:
        """The value of a cell; a date as one, for a cell knows no hours."""
        value: object = self.cell(title, row).value
        return value.date() if isinstance(value, datetime) else value

    def cell(self, title: str, row: int):  # type: ignore[no-untyped-def]  # openpyxl has no types
        return self.sheet.cell(self.head + row, self.titles.index(title) + 1)

    def column(self, title: str) -> list[object]:
        return [self.at(title, row) for row in range(1, self.sheet.max_row - self.head + 1)]

    def row_of(self, title: str, value: object) -> int:
        """The first row that has `value` in the column."""
        return self.column(title).index(value) + 1

    def merged(self, title: str) -> list[tuple[int, int]]:
        """The first and last rows of the merged cells of a column."""
        column = self.titles.index(title) + 1
        found = [m for m in self.sheet.merged_cells.ranges if m.min_col == m.max_col == column and m.min_row > self.head]
        return sorted((m.min_row - self.head, m.max_row - self.head) for m in found)

    def fill(self, title: str) -> str:
        return str(self.sheet.cell(self.head, self.titles.index(title) + 1).fill.fgColor.rgb)
