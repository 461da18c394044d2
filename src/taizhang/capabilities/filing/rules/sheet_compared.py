"""分表: rows of a ledger that went out as a workbook and came back, compared cell by cell. Nothing is taken in silence, nothing refused in silence.

Columns are found by any of the names that offices give them, wherever they stand; what cannot be read is said with its place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence

from .days import Cell, day_of, kept, plain
from .sheet import TAKEN, Column, Difference, Given, Kind, Row, Sent, read
from .sheet_lines import Line, heads_of, lines_of, unknown_columns
from .steps_in_words import Time

_STEPS = (Column.MILESTONES, Column.QUARTERS)
_SUMS = frozenset({"合计", "总计", "小计", "共计"})


def compare(
    sheet: Sequence[Sequence[Cell]], rows: Mapping[str, Row], sent: Mapping[str, Sent], given: Given | None = None, *, today: date
) -> list[Difference]:
    """Every difference between a sheet that came back and the rows as they stand; `sent` is what went out. Raises `NoHeads`."""
    first, heads = heads_of(sheet)
    found: list[Difference] = unknown_columns(sheet, first, heads)
    back: set[str] = set()
    for line in lines_of(sheet, first, heads):
        code = plain(line.cells.get(Column.CODE))
        if code in back:
            found.append(Difference(Kind.TWICE, line.place(Column.TITLE), code, Column.TITLE, "", kept(line.cells.get(Column.TITLE))))
        elif code in rows:
            back.add(code)
            found += _changed(rows[code], line, sent.get(code))
            found += _of_given(code, line, given or {})
        else:
            found += _new(code, line, today)
    gone = [row for code, row in rows.items() if code in sent and code not in back]
    found += [Difference(Kind.GONE, "", row.code, Column.TITLE, row.title, "") for row in gone]
    return list(_told_apart(found, rows))


def _of_given(code: str, line: Line, given: Given) -> list[Difference]:
    found = []
    for column, kind in ((Column.TARGET, Kind.BY_HAND), (Column.LEAD, Kind.GIVEN)):
        old, new = given.get(column, {}).get(code, ""), kept(line.cells.get(column))
        same = plain(new) in plain(old) if column is Column.LEAD else plain(new) == plain(old)  # 省水利厅 is 江海省水利厅
        if new and column in given and not same:
            found.append(Difference(kind, line.place(column), code, column, old, new))
    return found


def _changed(row: Row, line: Line, sent: Sent | None) -> list[Difference]:
    found = []
    time = Time(row.since, _due(line, row.due), row.unit)
    whose = kept(line.cells.get(Column.LIAISON)) or row.liaison
    for column in TAKEN:
        if column not in line.cells:
            continue
        cell, old = line.cells[column], row.said(column)
        one = Difference(
            Kind.CHANGED, line.place(column), row.code, column, row.stands(column), kept(cell), sent.revision if sent else None
        )
        try:
            new = read(column, cell, time)
        except (Refused, ValueError) as wrong:
            if not _is(kept(cell), old, sent, column):
                found.append(replace(one, kind=Kind.UNREADABLE, why=wrong.sentence if isinstance(wrong, Refused) else None))
        else:
            if new and not _is(new, old, sent, column):  # an empty cell takes nothing away
                more = ((Column.LIAISON.value, whose),) if column is Column.PHONE else ()
                found.append(replace(one, new=new, more=more))
    return found


def _is(new: str, old: str, sent: Sent | None, column: Column) -> bool:
    """It says what stands here; or what went out, and then whoever sent it back has not touched it."""
    return plain(new) in (plain(old), plain(sent.said[column]) if sent and column in sent.said else plain(old))


def _due(line: Line, stands: date | None) -> date | None:
    """The day that the sheet itself says: what it says of steps leads to that one."""
    try:
        return day_of(line.cells.get(Column.DUE)) or stands
    except ValueError:
        return stands


def _new(code: str, line: Line, today: date) -> list[Difference]:
    """A row of the sender's own, with all that can be read of it; what cannot is said to be left out."""
    place = line.place(Column.TITLE)
    title = kept(line.cells.get(Column.TITLE))
    if code or not title:
        return [Difference(Kind.UNKNOWN, place, code, Column.TITLE, "", title or kept(line.cells.get(Column.DUE)))]
    if plain(title) in _SUMS:
        return [Difference(Kind.LEFT_OUT, place, "", Column.TITLE, "", title)]
    more, wrong = list[tuple[str, str]](), list[Difference]()
    time = Time(today, _due(line, None))
    for column in (one for one in TAKEN if one is not Column.TITLE and one in line.cells):
        try:
            said = read(column, line.cells[column], time)
        except (Refused, ValueError) as refused:
            why = refused.sentence if isinstance(refused, Refused) else None
            wrong.append(Difference(Kind.UNREADABLE, line.place(column), "", column, "", kept(line.cells[column]), why=why))
        else:
            more += [(column.value, said)] if said else []
    if Column.QUARTERS.value in dict(more) and Column.MILESTONES.value in dict(more):
        steps = dict(more).pop(Column.MILESTONES.value)
        more = [one for one in more if one[0] != Column.MILESTONES.value]
        wrong.append(Difference(Kind.AT_ODDS, line.place(Column.MILESTONES), "", Column.MILESTONES, "", steps, why=ONE_OF_TWO))
    if target := kept(line.cells.get(Column.TARGET)):
        wrong.append(Difference(Kind.BY_HAND, line.place(Column.TARGET), "", Column.TARGET, "", target))
    return [*wrong, Difference(Kind.ADDED, place, "", Column.TITLE, "", title, more=tuple(more))]


ONE_OF_TWO = Sentence(
    "节点与季度安排只能采用其一：季度安排即各季度末的节点", "milestones or quarters, not both: quarters are milestones at their ends"
)


def both_of_one(chosen: Iterable[Difference]) -> set[str]:
    """The rows of which milestones and quarters are chosen, though only one of the two can stand."""
    steps = Counter(one.code for one in chosen if one.kind is Kind.EITHER)
    return {code for code, count in steps.items() if count > 1}


def _told_apart(found: Sequence[Difference], rows: Mapping[str, Row]) -> Iterator[Difference]:
    """Milestones and quarters of one row; numbers that are nobody's, and two of one liaison."""
    changed = [one for one in found if one.kind is Kind.CHANGED]
    steps = Counter(one.code for one in changed if one.column in _STEPS)
    numbers: dict[tuple[int, str], set[str]] = defaultdict(set)
    for one in changed:
        if one.column is Column.PHONE:
            numbers[rows[one.code].owner, one.more[0][1]].add(plain(one.new))
    for one in found:
        if one.kind is Kind.CHANGED and one.column in _STEPS and steps[one.code] > 1:
            yield replace(one, kind=Kind.EITHER, why=ONE_OF_TWO)
        elif one.kind is Kind.CHANGED and one.column is Column.PHONE:
            name = one.more[0][1]
            yield _called(one, name, len(numbers[rows[one.code].owner, name]))
        else:
            yield one


def _called(one: Difference, name: str, numbers: int) -> Difference:
    """A number is somebody's, and he has one."""
    if not name:
        why = Sentence("该行没有联络员，请一并填写", "the row names no liaison: write one beside it")
        return replace(one, kind=Kind.AT_ODDS, more=(), why=why)
    if numbers > 1:
        why = Sentence(f"{name}在表中有两个号码，请统一后再交回", f"the sheet has two numbers for {name}: make them one, and send it again")
        return replace(one, kind=Kind.AT_ODDS, why=why)
    return one
