"""The page of signature chains: proposed by the general office, approved by a leader; and a thing on its way along one."""

import re

import pytest

from taizhang.frame.models import Account
from taizhang.ledger.actions import chains, ledgers, people
from taizhang.ledger.models import SignatureChain, SigningRound
from taizhang.ledger.queries import chains as questions
from taizhang.ledger.rules.chains import ChainAct
from taizhang.ledger.rules.roles import Role
from tests.ledger.in_force import confirmed_draft
from tests.ledger.people import Cast, clock

from .conftest import Browser

pytestmark = pytest.mark.django_db
STEPS = (Role.CLERK, Role.HEAD, Role.DEPUTY)


def test_a_head_proposes_on_the_page_a_leader_approves_there_and_the_chain_is_shown(who: Cast, browser: Browser) -> None:
    head, deputy = browser("water-head"), browser("water-deputy")

    head.post(
        "/chains/sign_ledger/propose", {"step": ["clerk", "head", "deputy", "", "", ""], "reason": "内部办文规定", "request": "one-request"}
    )
    waiting = deputy.get("/chains/").content.decode()
    assert "内部办文规定" in waiting
    assert 'value="approve"' in waiting
    assert 'value="approve"' not in head.get("/chains/").content.decode()
    seen = str(SignatureChain.objects.get().revision)
    deputy.post("/chains/sign_ledger/decide", {"act": "approve", "seen": seen})

    assert questions.steps_of(ChainAct.SIGN_LEDGER, who.water.pk) == STEPS
    assert "Clerk → Head of office → Deputy leader" in deputy.get("/chains/").content.decode()


def test_what_is_no_chain_comes_back_with_its_reason_and_all_that_was_chosen(who: Cast, browser: Browser) -> None:
    page = browser("water-head").post("/chains/sign_ledger/propose", {"step": ["head", "clerk"], "reason": "规定"})

    assert page.status_code == 422
    words = page.content.decode()
    assert "clerk cannot be the last" in words
    assert 'value="规定"' in words
    assert re.search(r'id="step-sign_ledger-2".*?<option value="clerk" selected>', words, re.DOTALL)


def test_a_clerk_sees_the_chains_and_changes_none(who: Cast, browser: Browser) -> None:
    clerk = browser("water-clerk")

    assert "Propose another order" not in clerk.get("/chains/").content.decode()
    clerk.post("/chains/sign_ledger/propose", {"step": ["head"], "reason": "规定"})

    assert not SignatureChain.objects.exists()


def test_the_next_hand_returns_a_ledger_on_its_page_and_nobody_elsewhere_finds_it(who: Cast, browser: Browser) -> None:
    proposed = chains.propose_chain(who.water, ChainAct.SIGN_LEDGER, STEPS, by=who.by("water-head", reason="规定"))
    chains.approve_chain(proposed, by=who.by("water-deputy"))
    ledger = confirmed_draft(who)
    ledgers.sign(ledger, by=who.by("water-clerk"))

    assert "Return it to be signed anew" in browser("water-head").get(f"/filing/ledgers/{ledger.code}/").content.decode()
    assert "Return it to be signed anew" not in browser("water-deputy").get(f"/filing/ledgers/{ledger.code}/").content.decode()
    address = f"/signing/sign_ledger/{ledger.code}/return"
    assert browser("works-head").post(address, {"reason": "时限有误"}).status_code == 404
    browser("water-head").post(address, {"reason": "时限有误"})

    assert SigningRound.objects.get().state == "returned"
    assert "时限有误" in browser("water-clerk").get(f"/filing/ledgers/{ledger.code}/").content.decode()


def test_the_system_administrator_of_an_organisation_proposes_and_reads_nothing_of_the_record(who: Cast, browser: Browser) -> None:
    account = Account.objects.create(username="water-admin", display_name="罗志坚")
    person = people.enter_person("罗志坚", organisation=who.water, account=account.pk, by=clock())
    people.appoint(person, Role.SYSTEM_ADMINISTRATOR, organisation=who.water, by=clock())
    admin = browser("water-admin")

    assert admin.get("/chains/").status_code == 200
    admin.post("/chains/sign_report/propose", {"step": ["head"], "reason": "规定"})

    assert SignatureChain.objects.get().proposed_steps == "head"
    assert admin.get("/ledgers/").status_code == 403


def test_marks_that_nobody_sees_do_not_enter_the_record_with_a_reason(who: Cast, browser: Browser) -> None:
    browser("water-head").post("/chains/sign_ledger/propose", {"step": ["clerk", "head"], "reason": "内部\u202e办文\x00规定"})

    assert SignatureChain.objects.get().reason == "内部办文规定"
