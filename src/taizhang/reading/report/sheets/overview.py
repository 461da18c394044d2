"""总览: the document, its plans with the way to their sheets, what else was found, what the notice demands, and what was mended."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ...document import Document, Reading
from .. import words
from ..book import Book
from ..cells import Cell, Place, Value
from ..form import Form, Over
from ..rows import Register
from ..xlsx import Worksheet

KIND = "总览"

_WIDTHS = (15, 44, 16, 9, 9, 9, 9, 18, 18)
_REST = len(_WIDTHS) - 2


@dataclass(frozen=True, slots=True)
class Contents:
    """The sheets of the workbook: of each plan by its place among the registers, and the others with what each holds."""

    filing: Mapping[int, str]
    progress: Mapping[int, str]
    others: Sequence[tuple[str, str]]


def write(book: Book, sheet: Worksheet, reading: Reading, registers: Sequence[Register], contents: Contents) -> None:
    form = Form(sheet, book.paper, _WIDTHS)
    form.title("责任台账总览")
    _document(form, reading.document)
    _plans(form, registers, contents)
    _others(form, contents)
    _orders(form, reading)
    _mendings(form, reading)


def _document(form: Form, document: Document) -> None:
    form.section("一、文件")
    for label, value in _facts(document):
        form.line(_cell(label, "label"), Over(len(_WIDTHS) - 1, Cell(value, "text")))


def _facts(document: Document) -> Iterator[tuple[str, str | None]]:
    yield "标题", document.title
    yield "发文字号", document.doc_number
    yield "发文机关", document.issuer
    yield "成文日期", _in_words(document.issue_date)
    yield "主送机关", "、".join(document.addressees)
    yield "来源文件", f"{document.source.name}\nSHA-256：{document.source.sha256}"


def _in_words(day: str | None) -> str | None:
    if not day:
        return None
    issued = date.fromisoformat(day)
    return f"{issued.year}年{issued.month}月{issued.day}日"


def _plans(form: Form, registers: Sequence[Register], contents: Contents) -> None:
    form.section("二、计划与台账")
    heads = ("序号", "计划", "计划包", "年度", "任务", "举措", "总体目标", "备案表", "调度表")
    form.line(*(_cell(head, "head") for head in heads))
    written = [(i, register) for i, register in enumerate(registers) if i in contents.filing]
    for number, (i, register) in enumerate(written, start=1):
        form.line(*(Over(1, cell) for cell in _plan(number, i, register, contents)))


def _plan(number: int, i: int, register: Register, contents: Contents) -> Iterator[Cell]:
    plan = register.plan
    counts = (len(register.groups), register.measures, len(register.goals))
    yield from (Cell(number, "centre"), Cell(register.title), Cell(plan.package if plan else None, "centre"))
    yield from (Cell(value, "centre") for value in (plan.year if plan else None, *counts))
    yield from (Cell(kind, "link", Place(sheets[i])) for kind, sheets in (("备案表", contents.filing), ("调度表", contents.progress)))


def _others(form: Form, contents: Contents) -> None:
    form.section("三、其他各表")
    for name, holds in contents.others:
        form.line(Over(1, Cell(name, "link", Place(name))), Over(len(_WIDTHS) - 1, Cell(holds)))


def _orders(form: Form, reading: Reading) -> None:
    if reading.orders:
        form.section("四、印发通知的要求")
    for order in reading.orders:
        _, _, demanded = order.text.partition(order.heading) if order.heading else ("", "", order.text)
        form.line(
            _cell(f"{order.no}、{order.heading}".strip("、"), "label"),
            Over(len(_WIDTHS) - 1, Cell(" ".join(demanded.split()).lstrip("。 "))),
        )


def _mendings(form: Form, reading: Reading) -> None:
    if not reading.mendings:
        return
    form.section("五、读取时的更正" if reading.orders else "四、读取时的更正")
    for why, times in Counter(mending.why for mending in reading.mendings).most_common():
        form.line(Over(2, Cell(words.mending(why))), Over(_REST, Cell(f"{times} 处")))


def _cell(value: Value, style: str) -> Over:
    return Over(1, Cell(value, style))
