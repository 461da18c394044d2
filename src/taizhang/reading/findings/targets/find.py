"""The targets of a run of text, sentence by sentence."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..deadlines import Deadline
from ..quantities import Quantity, quantities
from ..sentences import sentences
from . import aims, form, indicators, others, times
from .found import Found
from .wholes import Whole, wholes

# 问题3：积存渗滤液1.8万立方米 tells what is, not what shall be.
_TELLS = re.compile(r"\s*(?:存在|反馈|主要)?问题(?:表现|描述)?[一二三四五六七八九十\d]{0,3}：")
_CLAUSE = re.compile(r"[，；。\n]")
_MARK = re.compile(r"\s*(?:\d{1,2}[.、](?!\d)|（[一二三四五六七八九十\d]{1,3}）|[①-⑳])\s*")
_PARALLEL = re.compile(r"、\d[\d.]*[万亿]*元以[上下]")  # 10亿元以上20个、50亿元以上3个
_ANOTHER = re.compile(r"，(?![^，]*(?:每|各|现|其余|共|已|为|的))[^，、；。]{4,16}")
_SHORTEST_QUOTE = 6


def targets(  # noqa: PLR0913  each is another fact of the place that is searched
    folded: str,
    start: int,
    end: int,
    *,
    year: int | None,
    goals: bool,
    last_year: int | None = None,
    given: frozenset[int] = frozenset(),
    since: str | None = None,
) -> Iterator[Found]:
    """The targets in [start, end); in a goals section every quantity that is no baseline is one.

    `year` is that of times without one, `last_year` that in which the plan ends. `given` are the places of quantities that are provisions already: money is granted, not reached. What has a date before
    `since`, the day of issue, tells of the past.
    """
    carried: Deadline | None = None
    for a, b in sentences(folded, start, end):
        numbers, in_words = [q for q in quantities(folded, a, b) if not others.never(q)], list(wholes(folded, a, b))
        if not (numbers or in_words) or _TELLS.match(folded, a, b):
            continue
        dates = times.dates(folded, a, b, year, last_year or year, since)
        if not dates and carried and folded[a - 1] == "；":
            dates = [carried]
        carried = times.leading(folded, a, dates)
        found: list[Found] = []
        for q in numbers:
            goes_on = bool(found) and _goes_on(folded, found[-1], q)
            if q.start not in given and (t := _target(folded, a, b, q, dates, goals=goals, goes_on=goes_on)):
                found.append(t if t.indicator or not found else replace(t, indicator=found[-1].indicator))
        found += _wholes(folded, (a, b), in_words, dates, found)
        yield from sorted((t for t in found if not times.past(t, since)), key=lambda t: t.start)


def _target(folded: str, a: int, b: int, q: Quantity, dates: list[Deadline], *, goals: bool, goes_on: bool) -> Found | None:
    """`goes_on` where the number begins a clause behind another target: 完成改造1000公里，40万户立管改造."""
    if any(d.start <= q.start < d.end for d in dates) or _inside_quotes(folded, a, q.start):
        return None
    start, end = _clause(folded, a, b, q)
    clause, before, after = folded[start:end], folded[start : q.start], folded[q.end : end]
    of_a_year = times.of_a_year(q, dates)
    if others.is_other(clause, before, after, q, goals=goals) or others.is_past(folded, a, before, q):
        return None
    if not of_a_year and not goes_on and not (aims.in_goals if goals else aims.in_task)(before, after, q):
        return None
    return _written(folded, (a, b), (start, end), q, dates, of_a_year)


def _written(
    folded: str, sentence: tuple[int, int], clause: tuple[int, int], q: Quantity, dates: list[Deadline], of_a_year: Deadline | None
) -> Found:
    low, high = _own_part(folded, *clause, q)
    if of_a_year:
        low = of_a_year.start
    quote = (low, high) if high - low >= _SHORTEST_QUOTE else clause
    words, whole = folded[quote[0] : quote[1]], folded[clause[0] : clause[1]]
    before = folded[clause[0] : q.start]
    counted = _counted(folded, sentence, quote, q) if of_a_year else None
    own = indicators.indicator(folded[low : q.start], folded[q.end : high], q)
    return Found(
        *quote,
        counted or indicators.in_row(folded, clause, q) or indicators.in_sentence(folded, sentence, clause, own),
        form.comparator(_bound_before(folded, clause, low, q), folded[q.end : high], q),
        q.low,
        q.high,
        q.unit,
        form.modality(whole),
        form.STRIVES.search(folded, sentence[0], q.start) is None,
        form.kind(words, q),
        form.scope(whole),
        form.baseline(before),
        times.ahead(
            times.respectively(folded, clause, q, dates)
            or times.date_for(folded, [d for d in dates if not times.stands(d, whole)], q, clause),
            whole,
        ),
        counted if of_a_year else form.series(whole),
    )


def _goes_on(folded: str, last: Found, q: Quantity) -> bool:
    """Whether the number begins the clause behind a target, or counts a part of what that counts (60家，其中省级5家)."""
    between = folded[last.end : q.start]
    if q.unit != last.unit:
        return between == "，"
    return (
        between == "，"
        or (between.startswith("，其中") and "，" not in between[1:])
        or _PARALLEL.fullmatch(between) is not None
        or _is_another(folded, between, q)
    )


def _is_another(folded: str, between: str, q: Quantity) -> bool:
    """引进世界500强企业2家，中国500强企业3家: a further kind of the same, named and counted and no more."""
    return _ANOTHER.fullmatch(between) is not None and folded[q.end : q.end + 1] in {"", "，", "。", "；", "、"}


def _bound_before(folded: str, clause: tuple[int, int], low: int, q: Quantity) -> str:
    """What stands before the number in its own part; a bare number in a list (超过92%、77%) shares the bound of the first."""
    if low == q.start and low > clause[0]:
        first = next((other.start for other in quantities(folded, clause[0], low) if not others.never(other)), low)
        return folded[clause[0] : first]
    return folded[low : q.start]


def _inside_quotes(folded: str, a: int, at: int) -> bool:
    before = folded[a:at]
    return before.count("“") > before.count("”") or before.count("《") > before.count("》")


def _clause(folded: str, a: int, b: int, q: Quantity) -> tuple[int, int]:
    """The clause around a quantity, between commas."""
    start = max((m.end() for m in _CLAUSE.finditer(folded, a, q.start)), default=a)
    after = _CLAUSE.search(folded, q.end, b)
    if start == a and (mark := _MARK.match(folded, a, q.start)):
        start = mark.end()  # the number of the item is no part of what it says
    return start, after.start() if after else b


def _counted(folded: str, sentence: tuple[int, int], quote: tuple[int, int], q: Quantity) -> str:
    """What a row of years counts stands before it: 分批建设水质监测点，2026年20个."""
    lead = re.split(r"[，：]", folded[sentence[0] : quote[0]].rstrip("，：、 "))
    words = next((p for p in reversed(lead) if p.strip() != "其中" and not any(True for _ in quantities(p, 0, len(p)))), "")
    return words.strip() or indicators.indicator("", folded[q.end : quote[1]], q)


def _own_part(folded: str, start: int, end: int, q: Quantity) -> tuple[int, int]:
    """The part of a list that is this quantity's: up to the 、 in front that closes another quantity, to the next 、 or end."""
    low, high = start, end
    for at in _list_marks(folded, start, q.start):
        if _counts(folded, low, at):
            low = at + 1
    for at in _list_marks(folded, q.end, end):
        if _counts(folded, at + 1, end):
            high = at
            break
    return low, high


def _counts(folded: str, start: int, end: int) -> bool:
    """Whether something is counted there; a year is no count."""
    return any(not others.never(q) for q in quantities(folded, start, end))


def _list_marks(folded: str, start: int, end: int) -> Iterator[int]:
    """The marks between the members of a list, those inside brackets and quotes left out."""
    depth = 0
    for i in range(start, end):
        depth += (folded[i] in "（“《") - (folded[i] in "）”》")
        if depth <= 0 and folded[i] in "、和及与":
            yield i


def _wholes(folded: str, sentence: tuple[int, int], found: list[Whole], dates: list[Deadline], taken: list[Found]) -> Iterator[Found]:
    """Aims in words, where their clause has none with a number."""
    a, b = sentence
    clauses = {_clause_start(folded, a, t.start) for t in taken} if found else set()
    for w in found:
        if (w.clause in clauses and w.kind != "zero-to-one") or _inside_quotes(folded, a, w.start):
            continue
        clauses.add(w.clause)
        after = _CLAUSE.search(folded, w.end, b)
        end = after.start() if after else b
        words = folded[w.clause : end]
        before = [d for d in dates if d.end <= w.start]
        yield Found(
            w.clause, end, indicators.indicator(folded[w.clause : w.start], "", _hundred(w.start)), w.comparator, w.value, None, w.unit, (w.words.strip("“”"),),
            form.STRIVES.search(folded, a, w.start) is None, w.kind, form.scope(words), None, before[-1] if before else None,
        )  # fmt: skip


def _clause_start(folded: str, a: int, at: int) -> int:
    return max((m.end() for m in _CLAUSE.finditer(folded, a, at)), default=a)


def _hundred(at: int) -> Quantity:
    return Quantity(at, at, 100.0, None, "%", hanzi=False)
