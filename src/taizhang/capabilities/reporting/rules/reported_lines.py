"""What was accepted of the rows of a ledger, in the columns of somebody else's form of progress 进展情况表.

>>> line = Accepted("节水方案", "A-1", "建成20万亩", "省水利厅", done="已开工", problem="用地未批", cause="land", figures=("面积3.5万亩",))
>>> told = told_of([line])["A-1"]
>>> told[Field.PROGRESS], told[Field.PROBLEMS]
('已开工；面积3.5万亩', '用地未批（用地）')
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from taizhang.ledger.rules.bulletins import Accepted
from taizhang.ledger.rules.colours import NAMES, Colour
from taizhang.ledger.rules.form_columns import Field
from taizhang.ledger.rules.looks import CAUSES
from taizhang.ledger.rules.reporting import Cause
from taizhang.ledger.rules.sentences import shown

Line = dict[Field, str | int]


class Stood(NamedTuple):
    """How far a row was, and its light."""

    completion: Decimal | None
    colour: Colour


def lines_of(
    rows: Iterable[Mapping[Field, str | int]], accepted: Iterable[Accepted], stood: Mapping[str, Stood] | None = None
) -> Iterator[Line]:
    """Every row of the ledger in its order; of what nobody has reported, the columns stay empty."""
    told, stood = told_of(accepted), stood or {}
    for row in rows:
        code = str(row[Field.CODE])
        yield {**row, **told.get(code, {}), **(_of_record(stood[code]) if code in stood else {})}


def _of_record(stood: Stood) -> Line:
    """What the record says itself: of a completion that nobody knows, and of a light that is not lit, nothing.

    >>> _of_record(Stood(Decimal("17.50"), Colour.YELLOW))
    {<Field.PERCENT: 'percent'>: '17.5%', <Field.LIGHT: 'light'>: '黄灯'}
    >>> _of_record(Stood(None, Colour.NONE))
    {}
    """
    said = {
        Field.PERCENT: "" if stood.completion is None else f"{shown(stood.completion)}%",
        Field.LIGHT: "" if stood.colour is Colour.NONE else NAMES[stood.colour].zh,
    }
    return {field: words for field, words in said.items() if words}


def told_of(accepted: Iterable[Accepted]) -> dict[str, Line]:
    """By the code of the row; where several report on one, each after its name."""
    by_row: dict[str, list[Accepted]] = defaultdict(list)
    for line in accepted:
        by_row[line.code].append(line)
    return {code: _told(lines) for code, lines in by_row.items()}


def _told(lines: list[Accepted]) -> Line:
    said = {
        Field.PROGRESS: _joined(lines, lambda line: "；".join(part for part in (line.done.rstrip("。"), *line.figures) if part)),
        Field.PROBLEMS: _joined(lines, _problem),
        Field.NEXT: _joined(lines, lambda line: line.next_step),
    }
    return {field: words for field, words in said.items() if words}


def _problem(line: Accepted) -> str:
    problem = line.problem.rstrip("。")
    cause = f"（{CAUSES[Cause(line.cause)].zh}）" if problem and line.cause else ""
    help_needed = f"需协调：{line.help_needed}" if line.help_needed else ""
    return "；".join(part for part in (problem + cause, help_needed) if part)


def _joined(lines: list[Accepted], words: Callable[[Accepted], str]) -> str:
    found = [(line.organisation, said) for line in lines if (said := words(line))]
    return "\n".join(said if len(lines) == 1 else f"{name}：{said}" for name, said in found)
