"""Every night amendments whose day has come are applied, and the lights are seen anew; a second run changes nothing."""

import pytest

from taizhang.ledger.actions import amendments, duties
from taizhang.ledger.actions.amendments import Proposal
from taizhang.ledger.jobs import nightly
from taizhang.ledger.models import Amendment, Event, LightNow, Obligation
from taizhang.ledger.rules.amending import AmendmentKind
from tests.ledger.in_force import first_row, signed_ledger
from tests.ledger.people import DAY, MARCH, Cast, cast, day

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def row(who: Cast) -> Obligation:
    return first_row(signed_ledger(who))


def approved(row: Obligation, who: Cast, new: dict[str, object], kind: AmendmentKind = AmendmentKind.DEADLINE) -> Amendment:
    """It takes effect on the third day."""
    assert row.ledger is not None
    proposal = Proposal(kind, new, "江政办函〔2026〕8号", (MARCH + 2 * DAY).date(), row)
    found = amendments.propose(row.ledger, proposal, by=who.by("water-clerk", reason="用地批复推迟"))
    return amendments.approve(found, decision="同意", by=who.by("office-supervisor"))


def test_an_amendment_is_applied_in_the_night_of_its_day_and_once(row: Obligation, who: Cast) -> None:
    amendment = approved(row, who, {"due": day(11, 30)})

    assert nightly.apply_amendments(MARCH + DAY) == "0 applied"
    assert nightly.apply_amendments(MARCH + 2 * DAY) == "1 applied"
    assert nightly.apply_amendments(MARCH + 2 * DAY) == "0 applied"

    row.refresh_from_db()
    amendment.refresh_from_db()
    assert (row.due, amendment.state, amendment.applied_on) == (day(11, 30), "applied", day(3, 4))


def test_one_that_cannot_be_applied_is_named_and_keeps_no_other_from_it(row: Obligation, who: Cast) -> None:
    clashing = approved(row, who, {"due": day(10, 31)})
    first = approved(row, who, {"due": day(11, 30)})
    amendments.apply(first, by=who.by("office-supervisor", MARCH + 2 * DAY))
    words = approved(row, who, {"words": "新增高效节水灌溉面积30万亩"}, AmendmentKind.WORDS)

    said = nightly.apply_amendments(MARCH + 3 * DAY)

    assert said.startswith("1 applied, 1 not: ")
    assert clashing.key in said
    clashing.refresh_from_db()
    words.refresh_from_db()
    assert (clashing.state, words.state) == ("approved", "applied")


def test_lights_change_with_the_day_and_each_change_is_an_event(row: Obligation, who: Cast) -> None:
    duties.accept(row, by=who.by("water-clerk"))
    nightly.light_up(MARCH)
    before = LightNow.objects.get(obligation=row).colour
    june = MARCH + 130 * DAY  # beyond the thirtieth of June

    assert nightly.light_up(june) != "0 lights changed"
    assert nightly.light_up(june) == "0 lights changed"

    assert (before != "red", LightNow.objects.get(obligation=row).colour) == (True, "red")
    told = [change[:3] for event in Event.objects.filter(verb="light_up") for change in (event.payload or {})["changed"]]
    assert told.count([row.pk, before, "red"]) == 1
