"""What supervision lays on a desk: to answer, to approve, to issue, to judge, to check again."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext

from taizhang.capabilities.supervision.queries import blockers, grounds, rechecks
from taizhang.capabilities.supervision.queries import waiting as questions
from taizhang.capabilities.supervision.queries.waiting import Waiting
from taizhang.capabilities.supervision.rules.blockers import State as BlockerState
from taizhang.capabilities.supervision.rules.pressing import State
from taizhang.ledger.queries import declared
from taizhang.ledger.rules.cards import Act, Card
from taizhang.ledger.rules.ladders import Ladder
from taizhang.ledger.rules.roles import LEADERS, STAFF, Actor, Role
from taizhang.ledger.rules.sentences import Sentence

_REPLY = Act("reply-to-pressing", Sentence("回复督办件", "Reply to the paper"), 10)
_REPLY_AGAIN = Act("reply-again", Sentence("重新回复督办件", "Reply again"), 9)
_APPROVE = Act("approve-pressing", Sentence("审批督办件", "Approve the paper"), 20)
_ISSUE = Act("issue-pressing", Sentence("签发督办件", "Issue the paper"), 21)
_JUDGE = Act("judge-reply", Sentence("审核回复", "Judge the reply"), 22)
_RECHECK = Act(
    "check-again", Sentence("复核抽查事项", "Check it again"), 19
)  # the obligation itself is closed: nothing else is to be done about it
_PROPOSALS = Act("look-at-proposals", Sentence("处理督办建议", "Look at what is proposed"), 60)
_BY_BLOCKER = {
    BlockerState.RAISED: Act("take-blocker", Sentence("受理难点堵点", "Take the blocker on"), 15),
    BlockerState.TAKEN: Act("decide-blocker", Sentence("作出协调意见", "Decide the blocker"), 16),
    BlockerState.DECIDED: Act("confirm-solved", Sentence("确认是否解决", "Say whether it is solved"), 17),
}
_BY_STATE = {
    State.ISSUED: _REPLY,
    State.RETURNED: _REPLY_AGAIN,
    State.SUBMITTED: _APPROVE,
    State.APPROVED: _ISSUE,
    State.REPLIED: _JUDGE,
}


def cards(actor: Actor, on: date) -> Iterator[Card]:  # noqa: ARG001  the form of all cards
    """Everything of supervision that waits for him."""
    rows = questions.waiting(actor)
    ladder = declared.ladder(grounds.LADDER) if any(row.state == State.SUBMITTED for row in rows) else None
    yield from (_card(row) for row in rows if row.state != State.SUBMITTED or (ladder and _approves(row, ladder, actor)))
    yield from _blockers(actor)
    yield from _rechecks(actor)
    if count := questions.proposed(actor):
        title = ngettext("%(count)s paper is proposed by the lights", "%(count)s papers are proposed by the lights", count) % {
            "count": count
        }
        url = reverse("supervision:board") + "?stage=proposed"
        yield Card("pressings", _PROPOSALS, title, url, go=url)


def _approves(row: Waiting, ladder: Ladder, actor: Actor) -> bool:
    """The step of the proposal names one of his posts."""
    step = ladder.step(row.step)
    return step is not None and bool(step.approved_by & actor.roles)


def _card(row: Waiting) -> Card:
    url = reverse("supervision:pressing", kwargs={"key": row.key})
    return Card(
        f"pressing:{row.id}",
        _BY_STATE[State(row.state)],
        f"{row.document}：{row.title}",
        url,
        row.number or row.code,
        row.plan,
        row.issuer,
        row.reply_by if row.state in (State.ISSUED, State.RETURNED) else None,
        row.colour,
        Sentence(row.zh, row.en),
        go=url,
        lit_at=row.lit_at,
    )


def _blockers(actor: Actor) -> Iterator[Card]:
    """To coordinate, for who was asked to; to say whether it is solved, for who raised it."""
    if actor.organisation is None or not actor.roles & (STAFF | LEADERS | {Role.SUPERVISOR}):
        return
    for row in blockers.waiting(actor).select_related("raiser"):
        url = reverse("supervision:blocker", kwargs={"key": row.key})
        due = None if row.state == BlockerState.DECIDED else row.due
        yield Card(f"blocker:{row.pk}", _BY_BLOCKER[BlockerState(row.state)], row.title, url, under=str(row.raiser), due=due, go=url)


def _rechecks(actor: Actor) -> Iterator[Card]:
    """Items of a sample that he was named to check; each leads to its place in the draw."""
    for row in rechecks.waiting(actor):
        url = reverse("supervision:recheck", kwargs={"key": row.recheck})
        yield Card(f"recheckitem:{row.id}", _RECHECK, row.title, url, row.code, row.plan, go=f"{url}#item-{row.id}")
