"""What a line of a report says, and what a report cannot be signed or decided without.

>>> require_reason("")
Traceback (most recent call last):
    ...
taizhang.ledger.rules.report_lines.ReasonMissing: the reason is missing
"""

from collections.abc import Sequence

from .refusals import Refused
from .reporting import Cause, Verdict
from .sentences import Sentence


class NothingSaid(Refused):
    """The line says nothing: neither what was done, nor a problem, nor a figure. Who has nothing to report says that (零报告)."""


class CauseMissing(Refused):
    """A problem is told without its cause, or a cause without a problem."""


class ReasonMissing(Refused):
    """Something is refused, returned or corrected, and nobody says why."""


class LinesOpen(Refused):
    """Some lines are not filled, or not judged yet: `codes`, all of them."""

    def __init__(self, codes: Sequence[str], sentence: Sentence) -> None:
        super().__init__(Sentence(f"{sentence.zh}：{'、'.join(codes)}", f"{sentence.en}: {', '.join(codes)}"))
        self.codes = tuple(codes)


class NotAsJudged(Refused):
    """The report would go another way than its lines."""


class OwnJudge(Refused):
    """Whoever reports would judge it."""


class SomethingSaid(Refused):
    """Lines are filled: there is something to report."""


class Unexplained(Refused):
    """There is said to be nothing to report of what is late, and nobody says why: `late`, each code and how late it is."""

    def __init__(self, late: Sequence[tuple[str, Sentence]]) -> None:
        rows = Sentence("；".join(f"{code}{why.zh}" for code, why in late), "; ".join(f"{code}: {why.en}" for code, why in late))
        super().__init__(Sentence(f"{rows.zh}。作零报告须说明理由", f"{rows.en}. Say why there is nothing to report of that"))
        self.late = dict(late)


def require_said(*, done: str, problem: str, cause: Cause | None, figures: int) -> None:
    """The line says something, and a problem has its cause; else `NothingSaid`, `CauseMissing`. A zero that is reported is something."""
    if not done.strip() and not problem.strip() and not figures:
        raise NothingSaid(Sentence("进展、问题、完成值均未填写；无进展请作零报告", "neither progress, nor a problem, nor a figure"))
    if bool(problem.strip()) != (cause is not None):
        raise CauseMissing(Sentence("存在问题与原因须同时填写", "a problem has a cause, and a cause a problem"))


def require_reason(reason: str) -> None:
    """Somebody says why; else `ReasonMissing`."""
    if not reason.strip():
        raise ReasonMissing(Sentence("须说明理由", "the reason is missing"))


def require_filled(blank: Sequence[str]) -> None:
    """No line is blank; else `LinesOpen`."""
    if blank:
        raise LinesOpen(blank, Sentence("尚有事项未填报", "lines that say nothing"))


def require_nothing_said(filled: Sequence[str]) -> None:
    """No line says anything; else `SomethingSaid`."""
    if filled:
        names = "、".join(filled)
        raise SomethingSaid(Sentence(f"已填报{names}，不能作零报告", f"there is something to report: {', '.join(filled)}"))


def require_explained(late: Sequence[tuple[str, Sentence]], because: str) -> None:
    """Nothing of it is late, or somebody says why there is nothing to report all the same; else `Unexplained`, with how each of them is late.

    >>> require_explained([("TZ-1-0001", Sentence("已逾期3日", "overdue by 3 days"))], "等待批复")
    """
    if late and not because.strip():
        raise Unexplained(late)


def require_judged(pending: Sequence[str]) -> None:
    """Every line is judged; else `LinesOpen`."""
    if pending:
        raise LinesOpen(pending, Sentence("尚有事项未审核", "lines that nobody has judged"))


def require_verdict(wanted: Verdict, verdicts: Sequence[Verdict]) -> None:
    """A report is accepted when each of its lines is, and returned when one of them is; else `NotAsJudged`."""
    returned = Verdict.RETURNED in verdicts
    if wanted is Verdict.ACCEPTED and returned:
        raise NotAsJudged(Sentence("有事项被退回，不能采纳", "a line was returned, so the report is not accepted"))
    if wanted is Verdict.RETURNED and not returned:
        raise NotAsJudged(Sentence("没有事项被退回，不能退回", "no line was returned, so the report is not"))


def require_other(judge: int | None, reporter: int | None) -> None:
    """The judge is of another organisation than the reporter; else `OwnJudge`. The clock is of none."""
    if judge is not None and judge == reporter:
        raise OwnJudge(Sentence("填报单位不能审核本单位填报的内容", "who reports does not judge it"))
