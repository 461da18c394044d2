"""An amendment goes through the hands that the pack names for its kind, in their order; the last one decides."""

import pytest

from taizhang.ledger.actions import amendments
from taizhang.ledger.actions.amendments import Proposal
from taizhang.ledger.models import Amendment, AmendmentOpinion, Event, Obligation
from taizhang.ledger.queries.desk import amendments_waiting
from taizhang.ledger.rules.amending import AmendmentKind, NotDecidable
from taizhang.ledger.rules.permissions import NotPermitted
from tests.ledger.in_force import first_row, signed_ledger
from tests.ledger.pack.making import load, shipped
from tests.ledger.people import MARCH, Cast, cast, day

pytestmark = pytest.mark.django_db
TODAY = MARCH.date()


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def row(who: Cast) -> Obligation:
    """Of a signed ledger, in a province that has loaded its pack since."""
    found = first_row(signed_ledger(who))
    load(shipped("yunchuan-demo"), at=MARCH)
    return found


def proposed(row: Obligation, who: Cast, by: str, kind: AmendmentKind = AmendmentKind.DEADLINE) -> Amendment:
    assert row.ledger is not None
    proposal = Proposal(kind, {"due": day(9, 30)}, "江政办函〔2026〕8号", TODAY, row)
    return amendments.propose(row.ledger, proposal, by=who.by(by, reason="用地批复推迟"))


def waiting(who: Cast, username: str) -> int:
    return len(amendments_waiting(who.by(username).actor, on=TODAY))


def titles(amendment: Amendment) -> list[str]:
    return [step["step"] for step in amendment.path["steps"]]


def test_a_clerk_of_the_coordinator_needs_his_own_head_and_then_the_recipient(row: Obligation, who: Cast) -> None:
    amendment = proposed(row, who, "water-clerk")
    assert titles(amendment) == ["own-leader", "decision"]  # the coordinator does not examine what it proposed itself
    assert (waiting(who, "water-head"), waiting(who, "office-supervisor")) == (1, 0)

    amendments.approve(amendment, decision="情况属实", by=who.by("water-head"))

    assert (amendment.state, amendment.step) == ("proposed", 1)
    assert (waiting(who, "water-head"), waiting(who, "office-supervisor")) == (0, 1)
    assert Event.objects.order_by("number").last().verb == "agree_to_amendment"  # type: ignore[union-attr]
    amendments.approve(amendment, decision="同意", by=who.by("office-supervisor"))
    assert (amendment.state, amendment.decision) == ("approved", "同意")
    assert list(AmendmentOpinion.objects.order_by("step").values_list("step", "agreed", "opinion")) == [
        (0, True, "情况属实"),
        (1, True, "同意"),
    ]


def test_a_head_who_proposes_has_signed_already(row: Obligation, who: Cast) -> None:
    assert titles(proposed(row, who, "water-head")) == ["decision"]


def test_nobody_takes_a_step_before_its_turn_or_of_another(row: Obligation, who: Cast) -> None:
    amendment = proposed(row, who, "water-clerk")
    for username in ("office-supervisor", "water-clerk", "works-head"):
        with pytest.raises((NotPermitted, NotDecidable)):
            amendments.approve(amendment, decision="同意", by=who.by(username))
    amendments.approve(amendment, by=who.by("water-head"))

    with pytest.raises((NotPermitted, NotDecidable)):
        amendments.approve(amendment, by=who.by("water-head"))
    with pytest.raises(NotPermitted):
        amendments.approve(amendment, by=who.by("office-clerk"))

    amendment.refresh_from_db()
    assert (amendment.state, amendment.step) == ("proposed", 1)


def test_any_step_may_refuse_and_then_it_ends(row: Obligation, who: Cast) -> None:
    amendment = proposed(row, who, "water-clerk")

    amendments.refuse(amendment, decision="理由不充分", by=who.by("water-head"))

    assert (amendment.state, amendment.decision) == ("refused", "理由不充分")
    assert waiting(who, "office-supervisor") == 0


def test_the_path_is_the_one_that_stood_when_it_was_proposed(row: Obligation, who: Cast) -> None:
    amendment = proposed(row, who, "water-clerk")
    other = proposed(row, who, "water-head", AmendmentKind.EXTEND)

    load(shipped("shandong-2022"), at=MARCH)

    amendment.refresh_from_db()
    assert titles(amendment) == ["own-leader", "decision"]
    assert titles(other) == ["decision"]
