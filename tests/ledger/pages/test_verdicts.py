"""Somebody else than who owes it says on a page whether evidence proves its claim, and whether a milestone was reached."""

import re
from decimal import Decimal
from typing import Any

import pytest

from taizhang.capabilities.desk.queries.cards import cards_of
from taizhang.ledger.actions import evidence, milestones, standings
from taizhang.ledger.actions.evidence import Outside, Proof
from taizhang.ledger.actions.standings import Decided
from taizhang.ledger.models import Event, Evidence, EvidenceVerdict, Ledger, Milestone, Obligation, Standing
from taizhang.ledger.rules.milestones import Milestone as Step
from taizhang.ledger.rules.sentences import Sentence
from tests.ledger.in_force import first_row
from tests.ledger.people import Cast, day

from .conftest import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(ledger: Ledger) -> Obligation:
    return first_row(ledger)


@pytest.fixture
def piece(row: Obligation, who: Cast) -> Evidence:
    return evidence.add_evidence(row, Proof("验收单", Outside("江水验〔2026〕1号")), by=who.by("water-clerk"))


@pytest.fixture
def step(row: Obligation, who: Cast) -> Milestone:
    return milestones.set_milestones(
        row, [Step(day(4, 30), Decimal(50), Sentence("主体过半", "half"), own=True)], by=who.by("water-clerk")
    )[0]


def page_of(row: Obligation, rest: str = "") -> str:
    return f"/obligations/{row.code}/{rest}"


def test_who_verifies_accepts_evidence_on_its_page_and_the_obligations_page_says_so(
    row: Obligation, piece: Evidence, browser: Browser
) -> None:
    judge = browser("office-supervisor")
    assert "It proves it" in judge.get(page_of(row, f"evidence/{piece.key}/")).content.decode()

    judge.post(page_of(row, f"evidence/{piece.key}/judge"), {"verdict": "accepted"})

    assert EvidenceVerdict.objects.get().accepted
    assert "Evidence accepted" in judge.get(page_of(row)).content.decode()


def test_a_refusal_wants_a_reason_and_stands_beside_the_piece(row: Obligation, piece: Evidence, browser: Browser) -> None:
    judge, address = browser("office-supervisor"), page_of(row, f"evidence/{piece.key}/judge")

    judge.post(address, {"verdict": "refused", "reason": " "})
    assert not EvidenceVerdict.objects.exists()
    judge.post(address, {"verdict": "refused", "reason": "未盖章"})

    assert not EvidenceVerdict.objects.get().accepted
    page = browser("water-clerk").get(page_of(row, f"evidence/{piece.key}/")).content.decode()
    assert "Evidence refused" in page
    assert "未盖章" in page


def test_whoever_ends_his_reason_with_the_enter_key_can_only_refuse(row: Obligation, piece: Evidence, browser: Browser) -> None:
    page = browser("office-supervisor").get(page_of(row, f"evidence/{piece.key}/")).content.decode()

    (with_a_reason,) = [form for form in page.split("<form")[1:] if 'name="reason"' in form.partition("</form>")[0]]

    assert re.findall(r'name="verdict" value="(\w+)"', with_a_reason.partition("</form>")[0]) == ["refused"]


def test_who_owes_it_is_offered_no_verdict_and_gives_none(row: Obligation, piece: Evidence, browser: Browser) -> None:
    clerk = browser("water-clerk")

    page = clerk.get(page_of(row, f"evidence/{piece.key}/")).content.decode()
    clerk.post(page_of(row, f"evidence/{piece.key}/judge"), {"verdict": "accepted"})

    assert "It proves it" not in page
    assert not EvidenceVerdict.objects.exists()


def test_a_verdict_leads_back_to_where_it_was_given_and_nowhere_else(row: Obligation, piece: Evidence, browser: Browser) -> None:
    judge, address = browser("office-supervisor"), page_of(row, f"evidence/{piece.key}/judge")

    assert judge.post(address, {"verdict": "accepted", "next": "/reports/"})["Location"] == "/reports/"
    elsewhere = judge.post(address, {"verdict": "accepted", "next": "https://example.com/"})["Location"]
    assert elsewhere == page_of(row, f"evidence/{piece.key}/")


def test_a_milestone_is_verified_by_another_than_owes_it_with_what_was_found(row: Obligation, step: Milestone, browser: Browser) -> None:
    address = page_of(row, f"milestones/{step.key}/verify")
    assert "It was reached" in browser("office-supervisor").get(page_of(row)).content.decode()
    assert "It was reached" not in browser("water-clerk").get(page_of(row)).content.decode()

    browser("water-clerk").post(address)
    step.refresh_from_db()
    assert step.verified_on is None
    browser("office-supervisor").post(address, {"reason": "现场已看"})

    step.refresh_from_db()
    assert step.verified_on is not None
    assert "现场已看" in str(Event.objects.get(verb="verify_milestone").payload)
    assert browser("elsewhere-head").post(address).status_code == 404


def test_evidence_of_a_milestone_lays_it_on_the_desk_of_who_verifies_until_it_is(
    row: Obligation, step: Milestone, who: Cast, browser: Browser
) -> None:
    def waits(name: str) -> list[Any]:
        return [card for card in cards_of(who.by(name).actor, on=day(5, 4)) if card.act.key == "verify-milestone"]

    assert waits("office-supervisor") == []
    given = evidence.add_evidence(row, Proof("监理月报", Outside("监〔2026〕4号")), step, by=who.by("water-clerk"))

    (card,) = waits("office-supervisor")
    assert (card.go, card.due) == (page_of(row) + "#milestones", day(4, 30))
    assert waits("water-clerk") == [], "they coordinate the ledger, and owe the row"
    evidence.refuse_evidence(given, by=who.by("office-supervisor", reason="不是该节点"))
    assert waits("office-supervisor") == []
    evidence.add_evidence(row, Proof("监理月报", Outside("监〔2026〕5号")), step, by=who.by("water-clerk"))
    assert len(waits("office-supervisor")) == 1
    browser("office-supervisor").post(page_of(row, f"milestones/{step.key}/verify"))
    assert waits("office-supervisor") == []


def test_what_another_body_decides_is_recorded_by_who_owes_it(row: Obligation, who: Cast, browser: Browser) -> None:
    standings.record_decision(row, Decided(by="水利部"), by=who.by("water-clerk"))
    clerk, address = browser("water-clerk"), page_of(row, "decision")
    assert "Record what became of it" in clerk.get(page_of(row)).content.decode()
    assert "Record what became of it" not in browser("office-supervisor").get(page_of(row)).content.decode()

    clerk.post(address, {"submitted_on": "2026-08-20"})

    page = clerk.get(page_of(row)).content.decode()
    assert Standing.objects.get(obligation=row).submitted_on == day(8, 20)
    assert "水利部" in page
    clerk.post(address, {"decided_on": "2026-09-01", "outcome": ""})
    assert Standing.objects.get(obligation=row).decided_on is None, "a decision has a day and an outcome"
    clerk.post(address, {"decided_on": "2026-09-01", "outcome": "granted"})
    assert Standing.objects.get(obligation=row).granted
    assert browser("elsewhere-head").post(address, {"submitted_on": "2026-08-20"}).status_code == 404
