"""Who somebody is in an organisation (职务), and on whose behalf he acts."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a post lets a person do."""

    CLERK = "clerk"  # 经办
    LIAISON = "liaison"  # 联络员
    HEAD = "head"  # 处长
    GENERAL_OFFICE = "general-office"  # 综合处
    DEPUTY = "deputy"  # 分管领导
    CHIEF = "chief"  # 主要负责人
    SUPERVISOR = "supervisor"  # 督查
    AUDITOR = "auditor"  # 审计
    SYSTEM_ADMINISTRATOR = "system-administrator"  # 三员: accounts and running
    SECURITY_ADMINISTRATOR = "security-administrator"  # permissions
    SECURITY_AUDITOR = "security-auditor"  # audits the other two


STAFF = frozenset({Role.CLERK, Role.LIAISON, Role.HEAD, Role.GENERAL_OFFICE})
LEADERS = frozenset({Role.DEPUTY, Role.CHIEF})
SIGNERS = LEADERS | {Role.HEAD}
# 三员: three people, none of whom has any business with the record itself.
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.SECURITY_AUDITOR})


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: his account, the person behind it, and the organisation for which he does it.

    The clock has no account: what it starts is told by the same verbs.
    """

    account: int | None
    name: str
    person: int | None = None
    organisation: int | None = None
    organisation_name: str = ""
    roles: frozenset[Role] = frozenset()
    acting_for: int | None = None  # 代理: the person whose post it is
    acting_for_name: str = ""


CLOCK = Actor(None, "定时任务")
