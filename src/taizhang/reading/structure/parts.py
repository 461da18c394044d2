"""One document, its parts: the covering notice, the plans that it orders, and plans known by their title alone.

A notice (印发通知) is signed and dated before the plans that it issues; a text that is signed at its end is itself the plan.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..document import Span
from ..wording.fold import fold
from ..wording.noise import is_noise
from .head import Head, date_of, is_title, says_years
from .issuers import issuers_above
from .marks import mark_of
from .page import Page

_LISTED = re.compile(r"(?P<package>[“《]?[^：，。]{2,24}?[”》]?)(?:包括|包含|分为)[：]?(?P<list>.+)")
_TITLE_IN_LIST = re.compile(r"[^、，；。]*?(?:计划|方案)(?=[、，；。 ]|$|[^、，；。]{2,40}(?:计划|方案))")
_YEARS = re.compile(r"(20\d{2})(?:[—\-至]+(20\d{2}))?年?")
_QUOTED = re.compile(r"“([^”]+)”")
_ADDRESSED = re.compile(r"^[\s#*]*(?:各|有关|国务院|[省市县区州])[^。\n]{2,160}：[\s*]*$", re.MULTILINE)  # 各市人民政府，省政府各部门：
_NOTICE_LINES = 12  # more than a notice has that nobody signs
_ABOVE_ADDRESSEES = 15  # lines: a site that reposts it says the title, and a word of its own, before the notice itself
# 任务分工, 工作措施: the caption of a section says no more than what kind of thing stands below.
_SECTION = re.compile(
    r"(?:重点|主要|工作|任务|责任|目标|分工|分解|保障|具体|实施|推进|政策|年度|组织|清单|措施|举措|安排|计划|要点|行动|台账)+表?"
)
_OPENS_PLAN = re.compile(r"为|根据|按照|依据|认真|近年来|当前|深入|坚持|围绕|全面")


@dataclass(frozen=True, slots=True)
class Part:
    """A plan with its lines [first, last); `package` where a title above it holds several plans together."""

    title: str
    title_span: Span
    year: int | None
    package: str | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Titled:
    """A plan of which the document gives the title and nothing else."""

    title: str
    span: Span
    year: int | None
    package: str | None


@dataclass(frozen=True, slots=True)
class Parts:
    """`notice` holds the lines of a covering notice with plans behind it; empty where the text is itself the plan. `further` are those of
    other notices behind its plans, in a volume of several."""

    notice: tuple[int, int]
    further: tuple[tuple[int, int], ...]
    plans: tuple[Part, ...]
    titled: tuple[Titled, ...]
    issuer: str | None
    issue_date: str | None
    last: int


def parts_of(page: Page, head: Head) -> Parts:
    """The parts of the document behind its head."""
    last = _without_noise(page, head.body, len(page.lines))
    signed = next((i for i in range(head.body, last) if not page.lines[i].fields and date_of(page.words(page.lines[i]))), None)
    # A date directly below the title is that of the text itself, and no notice ends with it.
    notice_ends = signed if signed is not None and signed > head.body + 1 else None
    titles = list(_plan_titles(page, head.body, last, notice_ends, head.issued))
    letters = list(_letters(page, titles))
    plans = tuple(_plans(page, head, titles, [*letters, (last, last)]))
    whole = not titles or titles[0][0] == head.first
    notice = (head.body, titles[0][0]) if titles and not whole else (head.body, head.body)
    date = date_of(page.words(page.lines[signed])) if signed is not None else head.date
    issuer = issuers_above(page, signed) if signed is not None else None
    named = {p.title for p in plans}
    titled = tuple(t for t in _listed(page) if t.title not in named)
    further = tuple((body, next((i for i, *_ in titles if i >= body), body)) for _, body in letters)
    return Parts(notice, further, plans, titled, head.issuer or issuer, date, last)


def year_in(title: str) -> int | None:
    """The last year that a title names: the plan's own, or the end of its years."""
    return max(_years_in(title), default=None)


def first_year(title: str, issued: str | None) -> int | None:
    """The first year that a plan is for, as its title says or else as it was issued: what a table states of an earlier one has been."""
    return min(_years_in(title), default=int(issued[:4]) if issued else None)


def year_of_bare_times(title: str, issued: str | None, year: int | None) -> int | None:
    """The year of 年内 or 6月底前: in a plan for several years that of its issue, where it is one of them; else the plan's."""
    years = _years_in(title)
    begun = int(issued[:4]) if issued else 0
    return begun if years and min(years) <= begun < max(years) else year


def _years_in(title: str) -> list[int]:
    return [int(y) for found in _YEARS.finditer(title) for y in found.groups() if y]


def _without_noise(page: Page, first: int, last: int) -> int:
    while last > first and is_noise(page.words(page.lines[last - 1])):
        last -= 1
    return last


def _plan_titles(page: Page, body: int, last: int, signed: int | None, issued: str | None) -> Iterator[tuple[int, int, str]]:
    """(first line, line behind, title) of every title in the body that a plan follows; `issued` is the title that the notice names."""
    i = body
    while i < last:
        found = _title_at(page, i, last) if i > body or signed is None else None
        named = found is not None and signed is None and 0 < i - body < _NOTICE_LINES and fold(found[1]) == issued
        if found and (named or ((signed is not None and i > signed) and _opens_plan(page, found[0], last, near=i - signed <= 4))):
            yield i, *found
            i = found[0]
        else:
            i += 1


def _letters(page: Page, titles: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """(its title, what is behind its addressees) of every notice among the lines behind the first plan's title."""
    begin = page.lines[titles[0][1]].start if titles and titles[0][1] < len(page.lines) else len(page.folded)
    for found in _ADDRESSED.finditer(page.folded, begin):
        behind = bisect_left(page.lines, found.end(), key=lambda line: line.start)
        for above in range(max(behind - 1 - _ABOVE_ADDRESSEES, titles[0][1]), behind - 1):
            title = _title_at(page, above, behind)
            if title and "关于" in title[1]:
                yield above, behind
                break


def _title_at(page: Page, i: int, last: int) -> tuple[int, str] | None:
    """A title of one line, or of two or three that only together read as one."""
    joined = ""
    for j in range(i, min(i + 3, last)):
        line = page.lines[j]
        words = page.words(line).replace(" ", "")
        if (  # what most lines are is asked first
            line.fields
            or words.endswith(("。", "：", "；"))
            or words.startswith(("附件", "（"))
            or mark_of(words)
            or date_of(words)
            or is_noise(words)
        ):
            return None
        joined += "".join(page.text[line.start : line.end].split())
        if is_title(joined) and len(joined) <= 60 and not _SECTION.fullmatch(joined):
            below = page.lines[j + 1] if j + 1 < last else line
            if says_years(page.words(below)):
                return j + 2, joined + "".join(page.text[below.start : below.end].split())
            return j + 1, joined
        if len(words) < 6:
            return None
    return None


def _opens_plan(page: Page, i: int, last: int, *, near: bool) -> bool:
    if i >= last:
        return False
    words = page.words(page.lines[i])
    mark = mark_of(words)
    if mark:
        return _is_first(page, i)
    opens = _OPENS_PLAN.match(words) is not None
    if (opens or near) and any(_is_first(page, k) for k in range(i + 1, min(i + 4, last))):
        return True
    return bool(page.lines[i].fields) or is_title(words.replace(" ", "")) or (near and (len(words) > 40 or opens))


def _is_first(page: Page, i: int) -> bool:
    """Whether the line opens the first section of a text."""
    mark = mark_of(page.words(page.lines[i]))
    return mark is not None and mark.level <= 1 and mark.no in {"一", "第一章", "第一部分"}


def _plans(page: Page, head: Head, titles: Sequence[tuple[int, int, str]], ends: Sequence[tuple[int, int]]) -> Iterator[Part]:
    """Each goes on to the next title, to the notice that comes before that, or to the last line: `ends` are those notices and that line."""
    if not titles:
        yield Part(head.title, _span_of(page, head), year_in(head.title), None, head.body, ends[-1][0])
        return
    package: str | None = None
    for k, (i, behind, title) in enumerate(titles):
        following = titles[k + 1][0] if k + 1 < len(titles) else ends[-1][0]
        letter = next(letter for letter, _ in ends if letter >= behind)
        end = following if following <= letter else _without_noise(page, behind, letter)
        if end == behind:
            package = _package(title)
            continue
        span = (page.lines[i].start, page.lines[behind - 1].end)
        yield Part(title, span, year_in(title) or year_in(head.title), package, behind, end)


def _span_of(page: Page, head: Head) -> Span:
    if not page.lines:
        return 0, 0
    first, last = page.lines[head.first], page.lines[max(head.first, head.body - 1)]
    return first.start, max(last.end, first.end)


def _package(title: str) -> str:
    quoted = _QUOTED.search(title)
    return quoted.group(1) if quoted else title


def _listed(page: Page) -> Iterator[Titled]:
    """Titles of plans that a sentence lists under a package: “十大创新”包括甲计划、乙计划、…."""
    for line in page.lines:
        words = page.words(line)
        found = _LISTED.fullmatch(words) if "计划" in words or "方案" in words else None
        if not found:
            continue
        titles = [t for t in _TITLE_IN_LIST.finditer(page.folded, line.start + found.start("list"), line.end) if len(t.group().strip()) > 4]
        if len(titles) < 3:
            continue
        for t in titles:
            blank = len(t.group()) - len(t.group().lstrip())
            span = (t.start() + blank, t.end())
            yield Titled(page.text[slice(*span)], span, year_in(t.group()), _package(found["package"]))
