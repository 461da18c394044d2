"""The head of an issued text: title, number, issuer, addressees, date. And where the head ends and the body begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..wording.fold import fold
from ..wording.noise import is_noise
from .issuers import issuer_of_title
from .marks import mark_of
from .page import Line, Page

_NUMBER = re.compile(r"[\u4e00-\u9fa5]{1,14}[〔\[【（［](?:19|20)\d{2}[〕\]】）］]第?\d{1,4}号")
_LABELLED_NUMBER = re.compile(rf"(?:发文字号|文号)[：| ]*(?P<said>{_NUMBER.pattern})")
_KINDS = "计划|方案|(?:分解|分工|任务|责任|计划|安排)表|台账|分解|意见|措施|办法|规划|要点|清单|分工|细则|规定|决定|纲要|指南|指引|通知|通报|公告|条例|举措|任务|政策|安排|行动"
_TITLE = re.compile(rf"[^。；！？]*(?:{_KINDS})(?:（[^）]*）)*")
# 中共南江省委 南江省人民政府印发《…纲要》: so a newspaper heads what it prints; 关于印发…的通知 ends otherwise.
_ISSUES = re.compile(rf"(?!.*关于印发)[^。；！？《]{{2,60}}印发《[^》]*(?:{_KINDS})(?:（[^）]*）)*》(?:（[^）]*）)?")
_ISSUED = re.compile(r"(?:印发|转发)《?(?P<title>.+?)》?(?:的通知)?")
_DATE = re.compile(r"（?(?P<by>[^\d]{0,60}?)(?P<y>(?:19|20)\d{2})[年月](?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:(?:印发|发布|公布)(?:，.*)?)?）?")
# In front of a date of issue stands who issued; a label in front of it names another day (完成时限：2026年11月30日).
_LABELS_DAY = re.compile(r".*(?<!成文日期)(?<!(?:发文|印发|发布|公布)(?:日期|时间))：|.*[，。]")
_YEARS_ALONE = re.compile(r"（20\d{2}年?[-—－–~至]{1,2}20\d{2}年?）")
_HANZI_DATE = re.compile(r"(?P<y>[二〇○零一三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
# Captions of tables and annexes, and what a portal writes around a text.
_NO_TITLE = re.compile(r"附[件表：]|[表图](?:\d|[一二三四五六七八九十])|专栏|关联|相关|解读|来源")
_LABELLED_ISSUER = re.compile(
    r"(?:发文机关|发文单位|制发机关|制定机关|发布机[关构]|印发机关)[：| ]*(?P<said>[\u4e00-\u9fa5、]{4,60}?)(?=(?:成文|发布|发文|印发|生成)(?:日期|时间|字号)|主题|索引|标题|名称|有效|公开|文号|[^\u4e00-\u9fa5、]|$)"
)
# The day on which it was made is surer than that on which a site put it up.
_LABELLED_DATES = tuple(
    re.compile(rf"(?:{label})(?:日期|时间)[：| ]*(?P<y>20\d{{2}})[-年./](?P<m>\d{{1,2}})[-月./](?P<d>\d{{1,2}})")
    for label in ("成文|发文|印发|生成", "发布|公布|公开")
)
_SPEAKS_TO = re.compile(r"各|政府|部门|单位|委|厅|局|有关|企业|机构")
_HEAD_LINES = 60
_NOISE_LINES = 4


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says, and the index of the first line of the body; `issued` is the title of the plan that it issues, where it names one, `date` the day that a portal writes beside it."""

    title: str
    doc_number: str | None
    issuer: str | None
    addressees: tuple[str, ...]
    first: int
    body: int
    issued: str | None = None
    date: str | None = None


def is_title(words: str) -> bool:
    """Whether a line could be the title of an issued text or of a plan: no number, no full stop, ends in a kind of document."""
    squeezed = words.replace(" ", "")
    return 4 <= len(squeezed) <= 120 and mark_of(words) is None and not _NO_TITLE.match(squeezed) and _TITLE.fullmatch(squeezed) is not None


def date_of(words: str) -> str | None:
    """The ISO date of a line that is a date of issue, alone or behind the issuer's name."""
    if "日" not in words:  # as most lines
        return None
    squeezed = words.replace(" ", "")
    found = _DATE.fullmatch(squeezed)
    if found and mark_of(words) is None and not _LABELS_DAY.match(found["by"]):
        return iso(int(found["y"]), int(found["m"]), int(found["d"]))
    if found := _HANZI_DATE.fullmatch(squeezed):
        return iso(int(found["y"].translate(_DIGITS)), _small(found["m"]), _small(found["d"]))
    return None


def issued_by(title: str) -> str | None:
    """The title of what the text with `title` issues, in folded words: 关于印发X的通知, 印发《X》."""
    found = _ISSUED.fullmatch(title[title.find("印发") :]) if "印发" in title else None
    return fold(found["title"]) if found else None


def says_years(words: str) -> bool:
    """Whether a line is nothing but the years of the title above it: （2023—2025年）."""
    return _YEARS_ALONE.fullmatch(words.replace(" ", "")) is not None


def iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # a day that no calendar has
        return None


def _small(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    return int(tens.translate(_DIGITS) or 1) * (10 if ten else 0) + int(ones.translate(_DIGITS) or 0)


def head_of(page: Page) -> Head:
    """The head, found by the document number where there is one, else by the first line that reads as a title."""
    lines = page.lines[:_HEAD_LINES]
    at = next((i for i, line in enumerate(lines) if not line.fields and _NUMBER.fullmatch(page.words(line).replace(" ", ""))), None)
    if at is None:
        first, last = _title_lines(page, lines)
        number = None
    else:
        number = page.words(page.lines[at]).replace(" ", "")
        first = _title_start(page, at)
        last = at + 1
        if first == at:
            last = _title_end(page, at + 1)
        if first == at and last == at + 1:
            below = _above_noise(page, at)
            first = _title_start(page, below)
    last += last > first and last < len(page.lines) and says_years(page.words(page.lines[last]))
    titled = [line for line in page.lines[first:last] if page.words(line).replace(" ", "") != number and not is_noise(page.words(line))]
    title = "".join(_squeezed(page, line) for line in titled)
    issuer = issuer_of_title(" ".join(page.words(line) for line in titled))
    body, addressees = _addressees(page, last)
    number = number or _labelled(page, lines, _LABELLED_NUMBER)
    issued = issued_by(title)
    if _ISSUES.fullmatch(fold(title)):
        title = title[title.index("《") + 1 : title.rindex("》")]  # the head of a page of news: the text's own title is that of the plan
    return Head(
        title, number, issuer or _labelled(page, lines, _LABELLED_ISSUER), addressees, first, body, issued, _labelled_date(page, lines)
    )


def _squeezed(page: Page, line: Line) -> str:
    return "".join(page.text[line.start : line.end].split())


def _title_start(page: Page, at: int) -> int:
    """The first of the lines above `at` that make up the title: as few as name the issuer, else as few as read as a title."""
    above = at
    while above > 0 and at - above < 7 and _may_be_title_part(page.lines[above - 1], page.words(page.lines[above - 1])):
        above -= 1
    titles = [i for i in range(at - 1, above - 1, -1) if is_title(_joined(page, i, at)) and not (i > above and _goes_on(page, i - 1))]
    issued = [i for i in titles if "关于" in _joined(page, i, at) and issuer_of_title(_joined(page, i, at))]
    about = [i for i in titles if "关于" in _joined(page, i, at)]
    return next((found[0] for found in (issued, about, titles) if found), at)


def _above_noise(page: Page, at: int) -> int:
    """The line behind the title where a portal writes (字体：大 中 小, 浏览次数) between the title and the number at `at`."""
    first = at
    while first > 0 and at - first < _NOISE_LINES and is_noise(page.words(page.lines[first - 1])):
        first -= 1
    return first


def _goes_on(page: Page, i: int) -> bool:
    """Whether a line of a title cannot be its last: a list of issuers, or the act of issuing, is cut at its end."""
    return page.words(page.lines[i]).endswith(("、", "和", "转发", "印发", "批转"))


def _joined(page: Page, first: int, last: int) -> str:
    return "".join(page.words(line).replace(" ", "") for line in page.lines[first:last])


def _may_be_title_part(line: Line, words: str) -> bool:
    return (
        not line.fields and len(words) <= 100 and not words.endswith(("。", "：", "；")) and mark_of(words) is None and not is_noise(words)
    )


def _title_end(page: Page, first: int) -> int:
    """Behind a number that stands above its title: the line behind the title, or `first` where no title follows."""
    joined = ""
    for i in range(first, min(first + 6, len(page.lines))):
        words = page.words(page.lines[i])
        if not _may_be_title_part(page.lines[i], words):
            break
        joined += words
        if is_title(joined) and "关于" in joined:
            return i + 1
    return first


def _title_lines(page: Page, lines: Sequence[Line]) -> tuple[int, int]:
    """Without a number: the first line, or two or three lines together, that reads as a title; (0, 0) where none does."""
    headed = next((i for i, line in enumerate(lines) if line.depth == 1 and is_title(page.words(line))), None)
    if headed is not None:
        return headed, headed + 1
    for i, line in enumerate(lines[:30]):
        words = page.words(line)
        if line.fields or is_noise(words) or not _may_be_title_part(line, words.rstrip(" .…")):
            if words.endswith(("。", "：")) and not line.fields and not is_noise(words):
                break
            continue
        for j in range(i + 1, min(i + 4, len(lines)) + 1):
            joined = "".join(page.words(part) for part in lines[i:j])
            if (is_title(joined) and ("关于" in joined or j == i + 1)) or _ISSUES.fullmatch(joined.replace(" ", "")):
                return i, j
    return 0, 0


def _addressees(page: Page, after: int) -> tuple[int, tuple[str, ...]]:
    for i in range(after, min(after + 6, len(page.lines))):
        words = page.words(page.lines[i])
        if mark_of(words):
            break
        if words.endswith("：") and _SPEAKS_TO.search(words):
            return i + 1, tuple(part for part in re.split(r"[，；]", words[:-1]) if part)
    return after, ()


def _labelled(page: Page, lines: Sequence[Line], label: re.Pattern[str]) -> str | None:
    for line in lines:
        if found := label.search(page.words(line).replace(" ", "")):
            return found["said"]
    return None


def _labelled_date(page: Page, lines: Sequence[Line]) -> str | None:
    found = (label.search(page.words(line).replace(" ", "")) for label in _LABELLED_DATES for line in lines)
    return next((iso(int(m["y"]), int(m["m"]), int(m["d"])) for m in found if m), None)
