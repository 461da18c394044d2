"""Who must act next on what is late: from the rule that fired, and from the cause that was reported last.

>>> who_next(Rule.OVERDUE, Cause.FUNDS).value, who_next(Rule.OVERDUE, None).value
('funds', 'ourselves')

A report that was missed, or evidence that was refused, waits for nobody else, whatever the cause of the delay may be:

>>> who_next(Rule.REPORTS_MISSED, Cause.STATE_APPROVAL).value, who_next(Rule.EVIDENCE_REFUSED, Cause.PARTNER).value
('ourselves', 'ourselves')

Who has applied for closing has done his part, and what nobody owes nobody can do:

>>> who_next(Rule.APPLIED_LATE, Cause.OWN).value, who_next(Rule.VACANT, Cause.FUNDS).value
('verifier', 'coordinator')
"""

from enum import StrEnum

from .light_facts import Rule
from .reporting import Cause


class Next(StrEnum):
    """Who, in the order in which a page shows them: what is in one's own hands first."""

    OURSELVES = "ourselves"  # 本单位
    PARTNER = "partner"  # 配合单位
    MINISTRY = "ministry"  # 国家有关部委
    FUNDS = "funds"  # 资金
    FIGURES = "figures"  # 统计数据未发布
    LAND = "land"  # 用地
    VERIFIER = "verifier"  # 核验方
    COORDINATOR = "coordinator"  # 汇总牵头单位
    OTHER = "other"


_BY_RULE = {
    Rule.VACANT: Next.COORDINATOR,
    Rule.APPLIED_LATE: Next.VERIFIER,
    Rule.EVIDENCE_REFUSED: Next.OURSELVES,
    Rule.REPORTS_MISSED: Next.OURSELVES,
}
_BY_CAUSE = {
    Cause.OWN: Next.OURSELVES,
    Cause.PARTNER: Next.PARTNER,
    Cause.STATE_APPROVAL: Next.MINISTRY,
    Cause.FUNDS: Next.FUNDS,
    Cause.FIGURES: Next.FIGURES,
    Cause.LAND: Next.LAND,
    Cause.OTHER: Next.OTHER,
}


def who_next(rule: Rule, cause: Cause | None) -> Next:
    """The worst rule decides where it leaves no doubt, else the cause. Where none was reported, it is up to who owes it."""
    return _BY_RULE.get(rule) or (_BY_CAUSE[cause] if cause else Next.OURSELVES)
