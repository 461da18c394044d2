"""备案情况报告: how the filing of a package went, composed from values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taizhang.kit.days_in_words import day_in_words
from taizhang.kit.paper import Annex, Paper, Table
from taizhang.kit.paper_words import body_of

from .merging import Conflict, Double
from .stages import Punctuality, Stage


@dataclass(frozen=True, slots=True)
class Standing:
    """A ledger on the day of the report."""

    plan: str
    coordinator: str
    stage: Stage
    punctuality: Punctuality
    due: date | None
    filed: date | None
    rows: int
    lacking: int


_STAGES = {
    Stage.NOTHING: "未报",
    Stage.DRAFT: "草拟",
    Stage.COUNTERSIGNING: "会签",
    Stage.SIGNED: "已签发未报送",
    Stage.RETURNED: "退回补正",
    Stage.FILED: "已报送",
    Stage.ON_RECORD: "已备案",
}
_IN_TIME = {
    Punctuality.UNORDERED: "未规定时限",
    Punctuality.OPEN: "未到期",
    Punctuality.OVERDUE: "逾期未报",
    Punctuality.IN_TIME: "按期",
    Punctuality.LATE: "逾期报送",
}


def report(standings: Sequence[Standing], conflicts: Sequence[Conflict], doubles: Sequence[Double], *, sender: str, on: date) -> Paper:
    """Counts first, then what is late, what is incomplete, what contradicts; every ledger in the annex. On-time shares count what is open and late."""
    title = "关于行动计划工作台账备案情况的报告"
    annex = Annex("工作台账备案情况表", (_table(standings),), wide=True)
    return Paper(title, body_of("\n".join(_paragraphs(standings, conflicts, doubles, on))), sender, annexes=(annex,))


def _paragraphs(standings: Sequence[Standing], conflicts: Sequence[Conflict], doubles: Sequence[Double], on: date) -> list[str]:
    total, by = len(standings), {stage: [one for one in standings if one.stage is stage] for stage in Stage}
    due = [one for one in standings if one.punctuality in (Punctuality.IN_TIME, Punctuality.LATE, Punctuality.OVERDUE)]
    in_time = sum(one.punctuality is Punctuality.IN_TIME for one in due)
    counts = "、".join(f"{_STAGES[stage]}{len(found)}份" for stage, found in by.items() if found)
    return [
        "一、总体情况",
        f"截至{_day(on)}，应报送工作台账{total}份，{counts}；台账共{sum(one.rows for one in standings)}项。",
        f"已到时限的{len(due)}份中，按期报送{in_time}份，按期率{_share(in_time, len(due))}。" if due else "尚无已到时限的台账。",
        "二、未按期报送情况",
        *_listed(
            [
                f"{one.plan}（{one.coordinator or '未明确汇总单位'}，{_IN_TIME[one.punctuality]}）"
                for one in due
                if one.punctuality is not Punctuality.IN_TIME
            ]
        ),
        "三、内容核查情况",
        *_listed([f"{one.plan}：{one.lacking}项要素不全" for one in standings if one.lacking], nothing="各台账要素齐全。"),
        f"目标值不一致的指标{len(conflicts)}个"
        + (f"：{'、'.join(one.indicator for one in conflicts[:10])}{'等' if len(conflicts) > 10 else ''}。" if conflicts else "。"),
        f"重复事项{len(doubles)}组。",
    ]


def _listed(lines: list[str], nothing: str = "无。") -> list[str]:
    return [f"{'；'.join(lines)}。"] if lines else [nothing]


def _table(standings: Sequence[Standing]) -> Table:
    columns = ("序号", "计划", "汇总牵头单位", "状态", "应报日期", "报送日期", "时效", "项数", "要素不全")
    rows = (
        (
            str(place),
            one.plan,
            one.coordinator or "未明确",
            _STAGES[one.stage],
            _day(one.due),
            _day(one.filed),
            _IN_TIME[one.punctuality],
            str(one.rows),
            str(one.lacking),
        )
        for place, one in enumerate(standings, 1)
    )
    return Table(columns, tuple(rows), (1, 7, 4, 2, 3, 3, 2, 1, 2))


def _share(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.1f}%".replace(".0%", "%")


def _day(day: date | None) -> str:
    return day_in_words(day) if day else "—"
