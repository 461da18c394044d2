"""What is answered to a paper 回复, and what is said of the answer; the end of a pressing 办结."""

from datetime import date

from taizhang.capabilities.supervision.actions.drafting import TOO_EARLY, NoReplyDay, step_of
from taizhang.capabilities.supervision.models import Pressing, PressingReply, ReplyVerdict
from taizhang.capabilities.supervision.queries import grounds
from taizhang.capabilities.supervision.rules import hands, pressing
from taizhang.capabilities.supervision.rules.pressing import Act, State
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By


def reply(row: Pressing, text: str, *, signer: str, expected_on: date | None = None, seen: int | None = None, by: By) -> PressingReply:
    """The organisation that was addressed has answered, with the leader who signed the answer."""
    hands.require_addressee(by.actor, row.addressee_id)
    pressing.require_words(Act.REPLY, text if signer.strip() else "")
    deeds.require_revision(row, seen)
    with deeds.deed("reply_to_pressing", by=by, pressing=row.key, number=row.number) as deed:
        deed.change(row, state=pressing.after(State(row.state), Act.REPLY).value)
        deed.about(row.obligation)
        return deed.add(
            PressingReply(
                pressing=row,
                text=text,
                expected_on=expected_on,
                signer=signer,
                organisation_id=by.actor.organisation,
                person_id=by.actor.person,
                on=by.today,
            )
        )


def accept_reply(row: Pressing, *, seen: int | None = None, by: By) -> Pressing:
    """The answer will do 认可; what it promises is followed until it is closed."""
    return _judged(row, Act.ACCEPT, "accept_reply", by, seen)


def return_reply(row: Pressing, *, reply_by: date | None = None, seen: int | None = None, by: By) -> Pressing:
    """The answer will not do 退回, and the reason is told; another is owed, by that day where one is set; `NoReplyDay` for one that is past."""
    pressing.require_words(Act.RETURN, by.reason)
    if reply_by is not None and reply_by < by.today:
        raise NoReplyDay(TOO_EARLY)
    return _judged(row, Act.RETURN, "return_reply", by, seen, **({"reply_by": reply_by} if reply_by else {}))


def close(row: Pressing, *, finding: str, seen: int | None = None, by: By) -> Pressing:
    """It is closed 办结, with what was found."""
    _require_judge(row, by)
    pressing.require_words(Act.CLOSE, finding)
    pressing.require_reply(State(row.state), demanded=row.reply_by is not None)
    deeds.require_revision(row, seen)
    with deeds.deed("close_pressing", by=by, pressing=row.key, number=row.number, note=finding) as deed:
        deed.about(row.obligation)
        return deed.change(row, state=pressing.after(State(row.state), Act.CLOSE).value, ended_on=by.today, outcome=finding)


def _judged(row: Pressing, act: Act, verb: str, by: By, seen: int | None, **values: object) -> Pressing:
    _require_judge(row, by)
    deeds.require_revision(row, seen)
    with deeds.deed(verb, by=by, pressing=row.key, number=row.number) as deed:
        deed.about(row.obligation)
        deed.change(row, state=pressing.after(State(row.state), act).value, **values)
        deed.add(
            ReplyVerdict(
                reply=row.replies.order_by("-pk")[0],
                accepted=act is Act.ACCEPT,
                reason=by.reason,
                organisation_id=by.actor.organisation,
                person_id=by.actor.person,
                on=by.today,
            )
        )
    return row


def _require_judge(row: Pressing, by: By) -> None:
    """Who may issue it judges what is answered; whoever was addressed owes the thing, and never does."""
    parties, designated = grounds.hand_of(by.actor, row.obligation, on=by.today)
    hands.require_issuer(step_of(row.step), by.actor, parties, designated=designated)
