"""How the clock states its rules, in both languages."""

from datetime import date

from .periods import Grain
from .sentences import Sentence
from .terms import Period, Since, Unit, Within

_UNITS = {
    Unit.WORKING_DAY: Sentence("个工作日", "working days"),
    Unit.DAY: Sentence("日", "calendar days"),
    Unit.MONTH: Sentence("个月", "months"),
    Unit.YEAR: Sentence("年", "years"),
}
_SINCE = {
    Since.ISSUED: Sentence("成文日期", "the date of the document"),
    Since.PRINTED: Sentence("印发日期", "the date of printing"),
    Since.RECEIVED: Sentence("收到之日", "the day of receipt"),
}
_GRAINS = {
    Grain.DAY: Sentence("当日", "the day"),
    Grain.TEN_DAYS: Sentence("该旬最后一日", "the last of the ten days"),
    Grain.MONTH: Sentence("该月最后一日", "the last day of the month"),
    Grain.QUARTER: Sentence("该季度最后一日", "the last day of the quarter"),
    Grain.HALF_YEAR: Sentence("该半年最后一日", "the last day of the half-year"),
    Grain.YEAR: Sentence("该年12月31日", "the last day of the year"),
}

REVIEWED = Sentence("长期任务不设完成时限，每年复核一次", "for good: nothing falls due, it is reviewed once a year")
NO_PERIOD = Sentence(
    "原文未写时限，计划期间也未知：请填写完成时限", "the text names no time, and the plan's period is unknown: a due date is missing"
)
NO_YEAR = Sentence(
    "长期任务需要计划期间或文件日期，才能确定复核日", "what holds for good needs the plan's period or the document's date for its review"
)


def stated(grain: Grain) -> Sentence:
    """The text names the day itself, which no holiday moves."""
    part = _GRAINS[grain]
    return Sentence(f"原文写明，以{part.zh}为限", f"the text names it: {part.en} is the last in time")


def counted(term: Within, since: Since, start: date, rolled_from: date | None) -> Sentence:
    """How a period was counted, and the holiday that moved its end."""
    unit, named = _UNITS[term.unit], _SINCE[since]
    said = Sentence("", "") if term.since else Sentence("（原文未写起算日，推定）", " (concluded: the text does not say from when)")
    zh = f"自{named.zh}（{start}）起{term.count}{unit.zh}，开始当日不计入{said.zh}"
    en = f"{term.count} {unit.en} from {named.en} ({start}), that day not counted{said.en}"
    if rolled_from:
        zh += f"；{rolled_from}为休假日，顺延至其后首个工作日"
        en += f"; {rolled_from} is a holiday, so the next working day counts"
    return Sentence(zh, en)


def plan_period(period: Period) -> Sentence:
    """Nothing was said, so the plan's own end holds."""
    return Sentence(
        f"原文未写时限，推定为计划期间（{period.start}至{period.end}）最后一日，待确认",
        f"the text names no time: concluded to be the end of the plan's period ({period.start} to {period.end}), to be confirmed",
    )


def confirmed(said: Sentence) -> Sentence:
    """What was concluded, once a person has confirmed it.

    >>> confirmed(Sentence("推定为最后一日，待确认", "concluded to be the last day, to be confirmed")).zh
    '推定为最后一日，已确认'
    """
    return Sentence(said.zh.replace("，待确认", "，已确认"), said.en.replace(", to be confirmed", ", confirmed"))


def start_unknown(since: Since) -> Sentence:
    """The date that a period is counted from is not there."""
    named = _SINCE[since]
    return Sentence(f"缺少起算日：{named.zh}未登记", f"{named.en} is missing, from which the period is counted")
