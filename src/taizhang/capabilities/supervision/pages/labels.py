"""Stages and acts in words."""

from taizhang.capabilities.supervision.rules import blockers
from taizhang.capabilities.supervision.rules.instructions import Kind
from taizhang.capabilities.supervision.rules.pressing import Act, State
from taizhang.capabilities.supervision.rules.rechecks import Result
from taizhang.capabilities.supervision.rules.stages import Stage
from taizhang.frame.manifest import N_
from taizhang.ledger.rules import lifecycle

STAGES = {
    Stage.PROPOSED: N_("Proposed"),
    Stage.SUBMITTED: N_("To be approved"),
    Stage.APPROVED: N_("Approved, to be issued"),
    Stage.OVERDUE: N_("Reply overdue"),
    Stage.AWAITED: N_("Reply awaited"),
    Stage.REPLIED: N_("To be judged"),
    Stage.FOLLOWED: N_("Being followed"),
    Stage.ENDED: N_("Ended"),
}
ACTS = {
    Act.SUBMIT: N_("Submit for approval"),
    Act.APPROVE: N_("Approve the paper"),
    Act.REFUSE: N_("Do not approve"),
    Act.ISSUE: N_("Issue the paper"),
    Act.REPLY: N_("Send the reply"),
    Act.ACCEPT: N_("Accept the reply"),
    Act.RETURN: N_("Return the reply"),
    Act.CLOSE: N_("Close the matter"),
    Act.WITHDRAW: N_("Withdraw the paper"),
}
STATES = {
    State.PROPOSED: N_("Proposed"),
    State.SUBMITTED: N_("To be approved"),
    State.APPROVED: N_("Approved, to be issued"),
    State.REFUSED: N_("Not approved"),
    State.ISSUED: N_("Issued"),
    State.REPLIED: N_("Replied to"),
    State.RETURNED: N_("Reply returned"),
    State.ACCEPTED: N_("Reply accepted, being followed"),
    State.RAISED: N_("Raised to the next step"),
    State.CLOSED: N_("Closed"),
    State.WITHDRAWN: N_("Withdrawn"),
}
KINDS = {Kind.INSTRUCTION: N_("Instruction of a leader"), Kind.DECISION: N_("Decision of a meeting")}
CLOSING_STAGES = {
    lifecycle.State.APPLIED: N_("To be verified"),
    lifecycle.State.VERIFIED: N_("To be closed"),
    lifecycle.State.RETURNED: N_("Returned"),
    lifecycle.State.CLOSED: N_("Closed"),
}
CLOSING_ACTS = {
    lifecycle.Act.APPLY: N_("Application"),
    lifecycle.Act.VERIFY: N_("Verification"),
    lifecycle.Act.CLOSE: N_("Closing"),
    lifecycle.Act.RETURN: N_("Return"),
}
RESULTS = {Result.PENDING: N_("To be checked"), Result.STANDS: N_("Stays closed"), Result.REOPENED: N_("Reopened")}
BLOCKER_STATES = {
    blockers.State.RAISED: N_("To be taken on"),
    blockers.State.TAKEN: N_("Being coordinated"),
    blockers.State.DECIDED: N_("Decided, to be carried out"),
    blockers.State.SOLVED: N_("Solved"),
    blockers.State.WITHDRAWN: N_("Withdrawn"),
}
BLOCKER_STAGES = {
    "asked": N_("Help asked for in reports"),
    "late": N_("Decision overdue"),
    **{state.value: words for state, words in BLOCKER_STATES.items()},
}
BLOCKER_ACTS = {
    blockers.Act.TAKE: N_("Take it on"),
    blockers.Act.DECIDE: N_("Say what was decided"),
    blockers.Act.ESCALATE: N_("Raise it to the level above"),
    blockers.Act.SOLVE: N_("It is solved"),
    blockers.Act.INSIST: N_("It is not solved"),
    blockers.Act.WITHDRAW: N_("Withdraw it"),
}
