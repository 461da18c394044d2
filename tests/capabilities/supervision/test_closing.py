"""Verification and closing on a page of their own: who waits for whom, why something was returned; three people, one after the other."""

from collections.abc import Callable

import pytest

from taizhang.capabilities.supervision.queries import closing as questions
from taizhang.ledger.actions import closing, evidence
from taizhang.ledger.models import Obligation
from taizhang.ledger.rules.lifecycle import State
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast
from tests.ledger.scans import PDF

from .conftest import SEPTEMBER

pytestmark = pytest.mark.django_db


def applied(row: Obligation, who: Cast) -> Obligation:
    by = who.by("water-clerk", SEPTEMBER)
    evidence.add_evidence(row, evidence.Proof("验收意见", evidence.Outside("水利验〔2026〕3号")), by=by)
    closing.apply_for_closing(row, note="灌溉面积已达标", by=by)
    return row


def test_the_page_shows_what_waits_and_through_whose_hands_it_went(row: Obligation, who: Cast, browser: Browser) -> None:
    applied(row, who)

    page = browser("office-supervisor").get("/supervision/closing/").content.decode()

    for words in (row.title, "To be verified", "Application", "省水利厅"):
        assert words in page


def test_whoever_verified_is_not_offered_to_close_and_another_closes(row: Obligation, who: Cast, browser: Browser) -> None:
    applied(row, who)
    address = f"/supervision/closing/{row.code}"
    assert "水利验〔2026〕3号" in browser("office-supervisor").get(address).content.decode()

    verifier = browser("office-supervisor")
    verifier.post(address, {"act": "verify", "finding": "现场核查属实"})
    row.refresh_from_db()
    assert row.state == "verified"
    assert 'value="close"' not in verifier.get(address).content.decode()
    assert verifier.post(address, {"act": "close", "approval": "同意"}).status_code == 422
    browser("office-head").post(address, {"act": "close", "approval": "分管领导同意"})

    row.refresh_from_db()
    assert row.state == "closed"


def test_whoever_decides_looks_at_the_evidence_where_he_decides(row: Obligation, who: Cast, browser: Browser) -> None:
    scan = evidence.add_evidence(row, evidence.Proof("验收单", evidence.File("验收单.pdf", PDF)), by=who.by("water-clerk", SEPTEMBER))
    applied(row, who)

    page = browser("office-supervisor").get(f"/supervision/closing/{row.code}").content.decode()

    assert f'href="/obligations/{row.code}/evidence/{scan.key}/"' in page
    assert f'src="/obligations/{row.code}/evidence/{scan.key}/preview.png"' in page
    assert "水利验〔2026〕3号" in page


def test_who_owes_it_verifies_nothing(row: Obligation, who: Cast, browser: Browser) -> None:
    applied(row, who)
    address = f"/supervision/closing/{row.code}"
    clerk = browser("water-clerk")

    assert 'name="act"' not in clerk.get(address).content.decode()
    assert clerk.post(address, {"act": "verify", "finding": "属实"}).status_code == 422
    row.refresh_from_db()
    assert row.state == "applied"


def test_what_was_returned_stands_there_with_its_reason(row: Obligation, who: Cast, browser: Browser) -> None:
    applied(row, who)
    supervisor = browser("office-supervisor")

    assert supervisor.post(f"/supervision/closing/{row.code}", {"act": "return"}).status_code == 422
    supervisor.post(f"/supervision/closing/{row.code}", {"act": "return", "reason": "缺少面积测算表"})

    page = browser("water-clerk").get("/supervision/closing/", {"stage": "returned"}).content.decode()
    assert "缺少面积测算表" in page
    assert row.title in page


def test_a_page_is_three_questions_however_long_it_is(
    row: Obligation, who: Cast, django_assert_max_num_queries: Callable[..., object]
) -> None:
    second = Obligation.objects.filter(ledger=row.ledger).exclude(pk=row.pk)[0]
    for one in (row, second):
        applied(one, who)
    actor = who.by("office-supervisor", SEPTEMBER).actor

    with django_assert_max_num_queries(5):  # type: ignore[attr-defined]
        found = questions.lines(actor, State.APPLIED)

    assert {line.code for line in found} == {row.code, second.code}
    assert [hand.note for hand in found[0].hands] == ["灌溉面积已达标"]


def test_strangers_see_none_of_it(row: Obligation, who: Cast, browser: Browser) -> None:
    applied(row, who)

    assert browser("elsewhere-clerk").get(f"/supervision/closing/{row.code}").status_code == 404
    assert row.title not in browser("elsewhere-clerk").get("/supervision/closing/").content.decode()
