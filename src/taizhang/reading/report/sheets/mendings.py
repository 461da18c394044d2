"""更正: every wording that was read differently from what stands in the file, alike ones together, with the first place."""

from collections import Counter
from collections.abc import Sequence

from ...document import Mending, Reading
from .. import words
from ..book import Book
from ..cells import Value
from ..checks import one_of
from ..layout import Column, Layout, Rows
from ..table import write_table
from ..xlsx import Worksheet

KIND = "更正"

# Another script or another width of the same character changes no meaning: these are counted, not listed.
_COUNTED_ONLY = frozenset({"script", "width"})
_AROUND = 14

_COLUMNS = (
    Column("序号", 5, "centre"),
    Column("原因", 18, "centre"),
    Column("原文件", 20),
    Column("读作", 20),
    Column("处数", 7, "count"),
    Column("首处上下文（原文件）", 80),
    Column("复核", 12, "centre", to_fill=True, check=one_of(("正确", "有误"))),
    Column("备注", 20, to_fill=True),
)
_NOTE = "本表列出读取时更正的字词，供复核；原文件没有改动。"


def listed(reading: Reading) -> list[Mending]:
    """The first of each kind of mending that may change a meaning."""
    found: dict[tuple[str, str, str], Mending] = {}
    for mending in reading.mendings:
        if mending.why not in _COUNTED_ONLY:
            found.setdefault(_kind(mending), mending)
    return list(found.values())


def write(book: Book, sheet: Worksheet, reading: Reading, mendings: Sequence[Mending]) -> None:
    often = Counter(_kind(mending) for mending in reading.mendings)
    found = [_row(number, m, often[_kind(m)], reading.source_text) for number, m in enumerate(mendings, start=1)]
    write_table(sheet, book.paper, Layout("更正清单", (_NOTE,), frozen_columns=2), _COLUMNS, [Rows(rows=found)])


def _kind(mending: Mending) -> tuple[str, str, str]:
    return mending.why, mending.source, mending.mended


def _row(number: int, mending: Mending, times: int, source: str) -> dict[str, Value]:
    start, end = mending.span
    context = f"…{source[max(0, start - _AROUND) : start]}【{source[start:end]}】{source[end : end + _AROUND]}…"
    return {
        "序号": number,
        "原因": words.mending(mending.why),
        "原文件": mending.source,
        "读作": mending.mended or "（删去）",
        "处数": times,
        "首处上下文（原文件）": " ".join(context.split()),
    }
