"""The rules of the lights in words, in both languages: which rule fired, and on which numbers."""

from collections.abc import Sequence
from decimal import Decimal

from .colours import NAMES, SEVERITY, Colour
from .light_facts import Claim, Rule
from .sentences import Sentence, shown

WORDS = {
    Rule.VACANT: Sentence("无责任单位", "nobody answers for it"),
    Rule.OVERDUE: Sentence("已逾期{0}日（{1}到期）", "overdue by {0} days (due {1})"),
    Rule.APPLIED_LATE: Sentence("{0}申请销号，晚于{1}", "applied for closing on {0}, after {1}"),
    Rule.FAR_BEHIND: Sentence(
        "完成{0}%，序时进度{1}%，落后{2}个百分点，超过{3}个", "{0} % done of {1} % by now: {2} percentage points behind, more than {3}"
    ),
    Rule.BEHIND: Sentence(
        "完成{0}%，序时进度{1}%，落后{2}个百分点，超过{3}个", "{0} % done of {1} % by now: {2} percentage points behind, more than {3}"
    ),
    Rule.REPORTS_MISSED: Sentence("连续{0}次未报进展", "{0} reports missed in a row"),
    Rule.EVIDENCE_REFUSED: Sentence("佐证材料{0}次未通过", "evidence refused {0} times"),
    Rule.MILESTONE_MISSED: Sentence("节点{0}未完成", "the milestone of {0} was missed"),
    Rule.STALE: Sentence("已{0}日无进展（上次{1}）", "nothing heard for {0} days (since {1})"),
    Rule.DUE_SOON: Sentence("临近时限{0}", "due soon, on {0}"),
    Rule.ON_SCHEDULE: Sentence("完成{0}%，序时进度{1}%，相差{2}个百分点", "{0} % done of {1} % by now: {2} percentage points"),
    Rule.WITH_VERIFIER: Sentence("已申请销号，待核验", "applied for closing: with the verifier"),
    Rule.SUBMITTED: Sentence("本单位工作已完成：{0}报{1}", "its own part is done: submitted on {0} to {1}"),
    Rule.NO_CURVE: Sentence("未定进度", "no curve of progress was chosen"),
    Rule.NO_FIGURE: Sentence("尚未填报完成值", "no figure has been reported yet"),
    Rule.AWAITING_FIGURES: Sentence("待数：{0}发布", "the figure is published on {0}"),
    Rule.NOT_STARTED: Sentence("{0}开始", "starts on {0}"),
    Rule.SUSPENDED: Sentence("自{0}起中止", "suspended since {0}"),
    Rule.NOT_ISSUED: Sentence("尚未交办", "not issued yet"),
    Rule.ENDED: Sentence("已结束，不再亮灯", "has ended"),
    Rule.NOT_SUBMITTED: Sentence("尚未报{0}", "not submitted to {0} yet"),
    Rule.AWAITING_DECISION: Sentence("待{0}审定（{1}已报）", "{0} decides (submitted on {1})"),
    Rule.DECISION_LATE: Sentence("{0}至{1}未审定", "{0} had not decided by {1}"),
    Rule.GRANTED: Sentence("{0}已于{1}批准", "granted by {0} on {1}"),
    Rule.NOT_GRANTED: Sentence("{0}于{1}未予批准", "not granted by {0} on {1}"),
}


def of_reason(rule: Rule, values: Sequence[object]) -> Sentence:
    """The rule with what it saw."""
    pattern = WORDS[rule]
    texts = [shown(value) if isinstance(value, Decimal) else str(value) for value in values]
    return Sentence(pattern.zh.format(*texts), pattern.en.format(*texts))


def of_light(colour: Colour, reasons: Sequence[Sentence]) -> Sentence:
    """The colour, and all reasons, the worst first."""
    name = NAMES[colour]
    return Sentence(f"{name.zh}：{'；'.join(r.zh for r in reasons)}", f"{name.en}: {'; '.join(r.en for r in reasons)}")


def of_claim(claim: Claim, colour: Colour, completion: Decimal | None) -> Sentence | None:
    """What the organisation says beside what the rules say, where it says more."""
    if claim.colour is not None and SEVERITY[colour] > max(SEVERITY[claim.colour], SEVERITY[Colour.GREEN]):
        own, computed = NAMES[claim.colour], NAMES[colour]
        return Sentence(f"自报{own.zh}，系统判定{computed.zh}", f"it says {own.en}, the rules say {computed.en}")
    if claim.percent is not None and claim.percent > (completion or 0):
        said, counted = shown(claim.percent), "未认定" if completion is None else f"{shown(completion)}%"
        counted_en = "nothing" if completion is None else f"{shown(completion)} %"
        return Sentence(f"自报完成{said}%，认定{counted}", f"it says {said} % done, {counted_en} is accepted")
    return None
