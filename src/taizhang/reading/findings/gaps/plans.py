"""Gaps of whole plans: a title without a text, and a plan of which nobody is said to put the ledger together."""

import re
from collections import Counter
from collections.abc import Iterator

from ...document import Gap
from .ground import Ground, PlanGround
from .phrasing import named, quoted

# 省委 is no department; a committee (委员会) meets, and does not put ledgers together.
_BODY = r"[\u4e00-\u9fa5]{2,16}?(?:厅|局|(?<![省市县区党常])委(?!员会)|办公室|(?<![牵举承主协])办(?!理|法|公|事|文|会|学)|中心(?!城)|署|(?<!各级)(?<!人民)政府(?!网|服|部)|发展和改革委员会)"
_ACTS = re.compile(
    r"(?:统筹|牵头会|牵头制定|牵头抓总|牵头推进|总牵头|抓总|组织协调|综合协调|协调推进|调度|汇总|整体部署|系统推进|组织实施|负总责|督促|定期督查|定期跟进|跟踪评估"
    r"|会同[^。；\n]{0,30}(?:督查|评估|检查|健全|组织|监督|总结)|做好牵头)"
)
_DOER = re.compile(rf"{_BODY}(?:（[^）]*）)?(?:[^。；，\n]{{0,12}}，)?[^。；，\n]{{0,24}}$")
_CLAUSES = re.compile(r"[^。；\n]*$")
_NEAR = 48
_FEWEST = 3
_RECEIVES = re.compile(rf"(?:报送?|反馈|送|径?向|办公室设在|由)(?:至|到|给)?(?P<body>{_BODY})(?P<then>[^。；，]{{0,6}})")
_COLLECTIVE = re.compile(
    r"(?:委员会|领导小组|工作专班|联席会议)(?:办公室)?[^。；\n]{0,12}(?:牵头|统筹|抓总|协调|调度|负责|指导)|成立[^。；，\n]{0,24}(?:领导小组|工作专班)|联席会议制度"
)
_BEFORE = re.compile(r"[^。；，、\n]{0,16}$")
_ONE_BODY = re.compile(rf"{_BODY}|[\u4e00-\u9fa5]+部|(?!各)[\u4e00-\u9fa5]+委员会")
_STEERS = re.compile(r"组织领导|统筹协调|组织实施|工作责任|督促|督导|督查|考核|评估|调度|组织保障")
_MERGED = re.compile(r"牵头(?:部门|单位)[^。；]{0,6}(?:汇总|统一报送)")


def without_text(ground: Ground) -> Iterator[Gap]:
    for plan in ground.found.plans:
        if plan.title_only:
            yield Gap("plan-without-text", (plan.id,), f"《{plan.title}》只有标题，没有正文：请提供全文，以便建账。")


def without_coordinator(ground: Ground) -> Iterator[Gap]:
    """Where tasks have different leads, and neither the plan nor its notice says who keeps the whole together."""
    merged = next((m.group() for order in ground.found.orders if (m := _MERGED.search(order.text))), None)
    for plan in ground.plans:
        first = Counter(t.task.organisations[0].name for t in plan.tasks if t.task.organisations)
        if len(first) < 2 or len(plan.tasks) < _FEWEST or not (plan.is_delivered or merged) or _is_coordinated(plan):
            continue
        collective = _collective(plan)
        if not collective:
            yield Gap("plan-without-coordinator", (plan.plan.id,), _nobody(plan, merged, first))
        elif merged:
            asked = f"通知要求台账{quoted(merged)}，{named(plan.plan)}只写{quoted(collective)}：由哪个部门汇总台账并报送？"
            yield Gap("plan-without-coordinator", (plan.plan.id,), asked)


def _is_coordinated(plan: PlanGround) -> bool:
    """Whether a single body is said to steer the plan, or owns the task of steering it."""
    return _owns_the_steering(plan) or _is_steered(plan.words) or _receives(plan.words)


def _collective(plan: PlanGround) -> str | None:
    """The words that leave the plan to a body that meets, and has no desk."""
    found = _COLLECTIVE.search(plan.words)
    before = _BEFORE.search(plan.words, max(0, found.start() - 16), found.start()) if found else None
    return plan.said.words[before.start() : found.end()] if found and before else None


def _receives(words: str) -> bool:
    """Whether reports go to one body, or one convenes the others."""
    if "为召集人" in words:
        return True
    return any(
        not m.group().startswith(("由", "向", "径")) or "反映" in m["then"] or "牵头" in m["then"] for m in _RECEIVES.finditer(words)
    )


def _is_steered(words: str) -> bool:
    for act in _ACTS.finditer(words):
        before = _CLAUSES.search(words, max(0, act.start() - _NEAR), act.start())
        if before and _DOER.search(before.group()):
            return True
    return False


def _owns_the_steering(plan: PlanGround) -> bool:
    steering = (t.task for t in plan.tasks if _STEERS.search(t.task.heading))
    return any(_ONE_BODY.fullmatch(o.name) for task in steering for o in task.organisations)


def _nobody(plan: PlanGround, merged: str | None, first: Counter[str]) -> str:
    name, times = first.most_common(1)[0]
    asked = f"通知要求台账{quoted(merged)}，但" if merged else ""
    return (
        f"{asked}{named(plan.plan)}没有写明由哪个部门牵头汇总：{len(plan.tasks)}项任务的首位责任单位有{len(first)}个，"
        f"{name}最多（{times}项），是否由其汇总台账并报送？"
    )
