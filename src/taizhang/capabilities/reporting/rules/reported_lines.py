"""What was accepted of the rows of a ledger, in the columns of somebody else's form of progress 进展情况表.

>>> line = Accepted("节水方案", "A-1", "建成20万亩", "省水利厅", done="已开工", problem="用地未批", cause="land", figures=("面积3.5万亩",))
>>> told = told_of([line])["A-1"]
>>> told[Field.PROGRESS], told[Field.PROBLEMS]
('已开工；面积3.5万亩', '用地未批（用地）')
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from taizhang.ledger.rules.bulletins import Accepted
from taizhang.ledger.rules.form_columns import Field
from taizhang.ledger.rules.looks import CAUSES
from taizhang.ledger.rules.reporting import Cause

Line = dict[Field, str | int]


def lines_of(rows: Iterable[Mapping[Field, str | int]], accepted: Iterable[Accepted]) -> Iterator[Line]:
    """Every row of the ledger in its order; of what nobody has reported, the columns stay empty."""
    told = told_of(accepted)
    for row in rows:
        yield {**row, **told.get(str(row[Field.CODE]), {})}


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
