"""What a paper says before a person has changed it: the basis and the demand that are written into the form. The papers are Chinese."""

from taizhang.ledger.models import Obligation

_DEMANDS = {
    "reminder": "请对照时限和节点抓紧推进，如有困难请及时反馈。",
    "urging": "请查明进度滞后原因，按节点赶补，并书面回复推进情况和完成时限。",
    "supervision": "请逐项查明原因，明确整改措施、责任人和完成时限，由单位负责人审签后书面回复。",
    "warning": "请主要负责人研究，限期整改，并将整改情况书面报告。",
    "interview": "请主要负责人按通知时间、地点参加约谈，并准备书面情况说明。",
    "listing": "该事项挂牌督办，请成立专班，按周报告进展，直至销号。",
}


def basis_of(obligation: Obligation) -> str:
    """督查事项须有依据 (国务院令第733号 第十一条): the plan that orders it, with its number."""
    if obligation.basis:
        return obligation.basis
    plan = obligation.ledger.plan if obligation.ledger else None
    if plan is None:
        return ""
    number = plan.document.doc_number if plan.document else ""
    return f"《{plan.title.strip('《》')}》" + (f"（{number}）" if number else "")


def demand_of(step: str, *, title: str, ground: str) -> str:
    """What the step usually demands."""
    reason = f"，{ground}" if ground else ""
    return f"“{title}”{reason}。{_DEMANDS.get(step, _DEMANDS['urging'])}"
