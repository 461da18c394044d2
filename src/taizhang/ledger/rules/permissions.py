"""Which verb is whose: what the actor's organisation is to the thing, and which of his posts are needed.

>>> clerk = Actor(1, "林", 1, 7, "省水利厅", frozenset({Role.CLERK}))
>>> require("claim", clerk, {Party.DEBTOR})
>>> require("sign_ledger", clerk, {Party.COORDINATOR})
Traceback (most recent call last):
    ...
taizhang.ledger.rules.permissions.NotPermitted: sign_ledger is for: head, deputy, chief
"""

from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import NamedTuple

from .refusals import Refused
from .roles import LEADERS, SIGNERS, STAFF, Actor, Role
from .sentences import Sentence


class Party(StrEnum):
    """What an organisation is to the thing that is acted on."""

    COORDINATOR = "coordinator"  # 汇总牵头单位
    LEAD = "lead"  # 牵头单位
    DEBTOR = "debtor"  # any who owe it
    CREDITOR = "creditor"  # 核验方
    RECIPIENT = "recipient"  # 备案单位
    PROPOSER = "proposer"  # who proposed the amendment
    SUPERVISOR = "supervisor"  # designated to supervise (国务院令第733号 第七条)
    ABOVE = "above"  # an organisation above that of the thing
    NONE = "none"


class Right(NamedTuple):
    """`parties` empty: whatever the organisation is. `roles` empty: whatever the post."""

    parties: frozenset[Party]
    roles: frozenset[Role]


class NotPermitted(Refused):
    """The verb is somebody else's."""


def _right(parties: tuple[Party, ...], roles: AbstractSet[Role]) -> Right:
    return Right(frozenset(parties), frozenset(roles))


_P = Party
_COORDINATORS = (_P.COORDINATOR, _P.RECIPIENT, _P.SUPERVISOR)
_WORKERS = STAFF | LEADERS
_SUPERVISORS = frozenset({Role.SUPERVISOR}) | LEADERS
RIGHTS: dict[str, Right] = {
    # the register of organisations and people
    "register": _right((), {Role.SYSTEM_ADMINISTRATOR, Role.SUPERVISOR}),
    "enter_contact": _right((), _WORKERS),  # of their own organisation, without posts
    "load_pack": _right((), {Role.SYSTEM_ADMINISTRATOR, Role.SUPERVISOR}),
    "enter_calendar": _right((), {Role.SYSTEM_ADMINISTRATOR, Role.SUPERVISOR}),
    "keep_form": _right((), STAFF | LEADERS | {Role.SUPERVISOR}),  # for its own organisation
    "map_form": _right((_P.COORDINATOR,), STAFF | LEADERS | {Role.SUPERVISOR}),
    "erase_payload": _right((), {Role.SECURITY_ADMINISTRATOR}),
    # accounts and posts: one proposes, another approves (三员分立)
    "open_account": _right((), {Role.SYSTEM_ADMINISTRATOR}),
    "close_account": _right((), {Role.SYSTEM_ADMINISTRATOR}),
    "reset_password": _right((), {Role.SYSTEM_ADMINISTRATOR}),
    "propose_grant": _right((), {Role.SYSTEM_ADMINISTRATOR}),
    "decide_grant": _right((), {Role.SECURITY_ADMINISTRATOR}),
    "relieve": _right((), {Role.SECURITY_ADMINISTRATOR}),
    "delegate": _right((), STAFF | LEADERS | {Role.SUPERVISOR}),
    # who signs in which order: an administrator of the organisation proposes it, its leaders approve
    "propose_chain": _right((), {Role.SYSTEM_ADMINISTRATOR, Role.GENERAL_OFFICE, Role.HEAD}),
    "decide_chain": _right((), LEADERS),
    # the ledger
    "receive_document": _right((), frozenset()),
    "set_up_ledger": _right((), STAFF | {Role.SUPERVISOR}),
    "edit_draft": _right((_P.COORDINATOR, _P.LEAD, _P.RECIPIENT, _P.SUPERVISOR), _WORKERS | {Role.SUPERVISOR}),
    "name_coordinator": _right((_P.RECIPIENT, _P.SUPERVISOR, _P.COORDINATOR), STAFF | _SUPERVISORS),
    "circulate_ledger": _right((_P.COORDINATOR,), _WORKERS),
    "countersign": _right((_P.LEAD,), SIGNERS | {Role.GENERAL_OFFICE}),
    "sign_ledger": _right((_P.COORDINATOR,), SIGNERS),
    "order_ledger": _right((_P.COORDINATOR,), {Role.HEAD, Role.GENERAL_OFFICE, Role.SUPERVISOR}),
    "file_ledger": _right((_P.COORDINATOR,), _WORKERS),
    "put_on_record": _right((_P.RECIPIENT, _P.SUPERVISOR), STAFF | _SUPERVISORS),
    "return_ledger": _right((_P.RECIPIENT, _P.SUPERVISOR), STAFF | _SUPERVISORS),
    "revise_ledger": _right((_P.COORDINATOR,), _WORKERS),
    "withdraw_ledger": _right(_COORDINATORS, SIGNERS | {Role.SUPERVISOR}),
    "close_year": _right((_P.COORDINATOR,), _WORKERS | {Role.SUPERVISOR}),  # his year; what goes on is for whoever has it on record
    "carry_over": _right((_P.RECIPIENT, _P.SUPERVISOR), _WORKERS | {Role.SUPERVISOR}),  # it ends rows: not the debtors' own
    # who owes
    "assign": _right((_P.COORDINATOR, _P.RECIPIENT, _P.SUPERVISOR, _P.LEAD), _WORKERS | {Role.SUPERVISOR}),
    "claim": _right((_P.DEBTOR,), _WORKERS),
    "accept": _right((_P.DEBTOR,), _WORKERS),
    "decline": _right((_P.DEBTOR,), SIGNERS | {Role.GENERAL_OFFICE}),
    "start": _right((_P.DEBTOR,), _WORKERS),
    "hand_over": _right((_P.DEBTOR, _P.COORDINATOR), _WORKERS),
    # what is to be reached
    "set_target": _right((_P.COORDINATOR, _P.LEAD, _P.RECIPIENT), _WORKERS),
    "decompose": _right((_P.COORDINATOR, _P.LEAD), _WORKERS),
    "answer_share": _right((_P.DEBTOR,), SIGNERS | {Role.GENERAL_OFFICE}),
    "set_milestones": _right((_P.COORDINATOR, _P.DEBTOR), _WORKERS),
    "verify_milestone": _right((_P.CREDITOR, _P.SUPERVISOR, _P.COORDINATOR), _WORKERS | {Role.SUPERVISOR}),
    # what was done
    "observe": _right((_P.DEBTOR, _P.COORDINATOR), _WORKERS),
    "open_report": _right(_COORDINATORS, _WORKERS | {Role.SUPERVISOR}),
    "fill_report": _right((_P.DEBTOR,), _WORKERS),
    "sign_report": _right((_P.DEBTOR,), SIGNERS),
    "judge_report": _right(_COORDINATORS, _WORKERS | {Role.SUPERVISOR}),
    "draft_bulletin": _right(_COORDINATORS, _WORKERS | {Role.SUPERVISOR}),
    "issue_bulletin": _right(_COORDINATORS, SIGNERS | {Role.SUPERVISOR}),
    "add_evidence": _right((_P.DEBTOR,), _WORKERS),
    "judge_evidence": _right((_P.CREDITOR, *_COORDINATORS), _WORKERS | {Role.SUPERVISOR}),
    "record_decision": _right((_P.DEBTOR, _P.COORDINATOR), _WORKERS),
    # the clock, and the end
    "suspend": _right((_P.CREDITOR, _P.SUPERVISOR, _P.COORDINATOR), SIGNERS | {Role.SUPERVISOR}),
    "resume": _right((_P.CREDITOR, _P.SUPERVISOR, _P.COORDINATOR, _P.DEBTOR), _WORKERS | {Role.SUPERVISOR}),
    "apply_for_closing": _right((_P.DEBTOR,), _WORKERS),
    "verify": _right((_P.CREDITOR,), _WORKERS | {Role.SUPERVISOR}),
    "return": _right((_P.CREDITOR, _P.SUPERVISOR, _P.COORDINATOR), _WORKERS | {Role.SUPERVISOR}),
    "close": _right((_P.SUPERVISOR, _P.CREDITOR), _SUPERVISORS | {Role.HEAD}),
    "reopen": _right((_P.SUPERVISOR, _P.CREDITOR), _SUPERVISORS | {Role.HEAD}),
    "cancel": _right((_P.SUPERVISOR, _P.CREDITOR), SIGNERS | {Role.SUPERVISOR}),
    "archive": _right((_P.SUPERVISOR, _P.COORDINATOR, _P.CREDITOR), STAFF | {Role.SUPERVISOR}),
    # changes
    "propose_amendment": _right((_P.DEBTOR, _P.COORDINATOR, _P.SUPERVISOR), _WORKERS | {Role.SUPERVISOR}),
    "withdraw_amendment": _right((_P.PROPOSER,), _WORKERS | {Role.SUPERVISOR}),
    "decide_amendment": _right((_P.RECIPIENT, _P.SUPERVISOR, _P.CREDITOR), SIGNERS | {Role.SUPERVISOR}),
    "apply_amendment": _right((*_COORDINATORS, _P.CREDITOR), _WORKERS | {Role.SUPERVISOR}),
}


def require(verb: str, actor: Actor, parties: AbstractSet[Party]) -> None:
    """The actor may do it, his organisation being `parties` to the thing; else `NotPermitted`. The clock may do what a job of ours starts."""
    if actor.account is None and actor.person is None:
        return
    wanted = RIGHTS[verb]
    if wanted.roles and not wanted.roles & actor.roles:
        raise NotPermitted(in_words(verb, wanted.roles))
    if wanted.parties and not wanted.parties & parties:
        raise NotPermitted(in_words(verb, wanted.parties))


def allows(verb: str, actor: Actor, parties: AbstractSet[Party]) -> bool:
    """The same as an answer: what a page offers."""
    try:
        require(verb, actor, parties)
    except NotPermitted:
        return False
    return True


def in_words(verb: str, who: AbstractSet[StrEnum]) -> Sentence:
    """Whose the verb is, to somebody else."""
    order = [*Role, *Party]
    names = sorted(who, key=order.index)
    zh = "、".join(NAMES[name] for name in names)
    return Sentence(f"无权办理，应由以下人员或单位办理：{zh}", f"{verb} is for: {', '.join(names)}")


NAMES: dict[StrEnum, str] = {
    Role.CLERK: "经办人",
    Role.LIAISON: "联络员",
    Role.HEAD: "处长",
    Role.GENERAL_OFFICE: "综合处",
    Role.DEPUTY: "分管领导",
    Role.CHIEF: "主要负责人",
    Role.SUPERVISOR: "督查人员",
    Role.AUDITOR: "审计人员",
    Role.SYSTEM_ADMINISTRATOR: "系统管理员",
    Role.SECURITY_ADMINISTRATOR: "安全管理员",
    Role.SECURITY_AUDITOR: "安全审计员",
    Party.COORDINATOR: "汇总牵头单位",
    Party.LEAD: "牵头单位",
    Party.DEBTOR: "责任单位",
    Party.CREDITOR: "核验单位",
    Party.RECIPIENT: "备案单位",
    Party.PROPOSER: "申请单位",
    Party.SUPERVISOR: "督查机构",
    Party.ABOVE: "上级单位",
    Party.NONE: "其他单位",
}
