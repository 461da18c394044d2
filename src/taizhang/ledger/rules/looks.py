"""Which lines a judge reads with care, and why; the others he may accept together.

>>> reasons(Told(done="已开工", cause=Cause.LAND, problem="用地未批"))[0].zh
'有问题：用地'
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .colours import Colour
from .reporting import Cause
from .sentences import Sentence

CAUSES = {
    Cause.STATE_APPROVAL: Sentence("待国家批复", "a ministry has not approved yet"),
    Cause.FIGURES: Sentence("待统计数", "figures are not released yet"),
    Cause.FUNDS: Sentence("资金", "funds"),
    Cause.PARTNER: Sentence("配合单位", "a co-organisation"),
    Cause.LAND: Sentence("用地", "land"),
    Cause.OWN: Sentence("本单位", "its own work"),
    Cause.OTHER: Sentence("其他", "other"),
}


@dataclass(frozen=True)
class Told:
    """What a line says, and what is known beside it. `promised` is the day that was announced last time."""

    done: str = ""
    problem: str = ""
    cause: Cause | None = None
    help_needed: str = ""
    expected_on: date | None = None
    promised: date | None = None
    done_before: str = ""
    colour: str = ""
    due: date | None = None
    returned_before: bool = False
    doubts: Sequence[Sentence] = ()
    figures_missing: int = 0


def reasons(line: Told) -> list[Sentence]:
    """Why the line wants a look; nothing where it does not."""
    found = [Sentence("曾被退回", "it was returned before")] if line.returned_before else []
    if line.problem:
        cause = CAUSES[line.cause] if line.cause else Sentence("原因未填", "no cause")
        found.append(Sentence(f"有问题：{cause.zh}", f"a problem: {cause.en}"))
    if line.help_needed:
        found.append(Sentence("请求协调", "help is asked for"))
    found += line.doubts
    if line.figures_missing:
        found.append(Sentence("缺完成值", "a figure is missing"))
    return found + _of_time(line) + _of_words(line)


def _of_time(line: Told) -> list[Sentence]:
    found = []
    if line.colour in (Colour.RED, Colour.YELLOW):
        found.append(Sentence("红灯" if line.colour == Colour.RED else "黄灯", f"its light is {line.colour}"))
    if line.expected_on and line.promised and line.expected_on > line.promised:
        found.append(Sentence("预计完成时间推后", "it is expected later than it was"))
    if line.expected_on and line.due and line.expected_on > line.due:
        found.append(Sentence("预计晚于完成时限", "it is expected after its deadline"))
    return found


def _of_words(line: Told) -> list[Sentence]:
    if line.done and line.done.strip() == line.done_before.strip():
        return [Sentence("与上期表述相同", "the same words as last time")]
    return []
