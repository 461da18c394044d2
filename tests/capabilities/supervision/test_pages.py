"""The pages of supervision: the board, a paper with what may be done with it, and to press from an obligation."""

import pytest
from django.utils import timezone

from taizhang.capabilities.supervision.actions import answers, pressing, proposals
from taizhang.capabilities.supervision.models import Pressing
from taizhang.capabilities.supervision.pages import desk
from taizhang.capabilities.supervision.queries import board
from taizhang.ledger.models import Obligation
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock, day

from .conftest import DAY, SEPTEMBER
from .test_pressing import WORDS, issued, proposed

pytestmark = pytest.mark.django_db


def page_of(paper: Pressing) -> str:
    return f"/supervision/papers/{paper.key}"


def test_the_board_shows_a_supervisor_what_is_proposed_and_why(row: Obligation, browser: Browser) -> None:
    proposed(row)

    page = browser("office-supervisor").get("/supervision/").content.decode()

    for words in (row.title, "supervision order", "overdue by 63 days", "省水利厅", "Proposed"):
        assert words in page


def test_nobody_sees_what_was_not_sent_to_him(row: Obligation, who: Cast, browser: Browser) -> None:
    paper = proposed(row)

    assert row.title not in browser("water-clerk").get("/supervision/").content.decode()
    assert browser("water-clerk").get(page_of(paper)).status_code == 404
    assert browser("elsewhere-clerk").get(page_of(paper)).status_code == 404

    pressing.submit(paper, WORDS, by=who.by("office-supervisor", SEPTEMBER))
    pressing.approve(paper, approval="同意", by=who.by("governor", SEPTEMBER))
    pressing.issue(paper, by=who.by("office-supervisor", SEPTEMBER))
    assert browser("water-clerk").get(page_of(paper)).status_code == 200
    assert browser("works-clerk").get(page_of(paper)).status_code == 404


def test_a_paper_goes_through_all_hands_over_its_page(row: Obligation, who: Cast, browser: Browser) -> None:
    paper = proposed(row)
    supervisor, governor, clerk = browser("office-supervisor"), browser("governor"), browser("water-clerk")
    later = (timezone.localdate() + 9 * DAY).isoformat()

    assert "限期" in supervisor.get(page_of(paper)).content.decode() or "整改" in supervisor.get(page_of(paper)).content.decode()
    supervisor.post(page_of(paper), {"act": "submit", "basis": "江政办发〔2026〕3号", "demand": "限期整改"})
    governor.post(page_of(paper), {"act": "approve", "approval": "同意，请抓紧"})
    supervisor.post(page_of(paper), {"act": "issue", "reply_by": later})
    clerk.post(page_of(paper), {"act": "reply", "text": "九月底完工", "signer": "何川"})
    supervisor.post(page_of(paper), {"act": "accept"})
    answer = supervisor.post(page_of(paper), {"act": "close", "finding": "已完工"}, follow=True)

    paper.refresh_from_db()
    assert paper.state == "closed"
    page = answer.content.decode()
    for words in ("九月底完工", "同意，请抓紧", "已完工", "限期整改", "督办单〔", "Close the matter: done."):
        assert words in page


def test_what_is_missing_is_said_and_what_was_written_stays(row: Obligation, who: Cast, browser: Browser) -> None:
    paper = issued(row, who)

    answer = browser("water-clerk").post(page_of(paper), {"act": "reply", "text": "九月底完工", "signer": ""})

    assert answer.status_code == 422
    assert "九月底完工" in answer.content.decode()
    paper.refresh_from_db()
    assert paper.state == "issued"


def test_who_may_not_is_offered_nothing_and_refused_in_words(row: Obligation, who: Cast, browser: Browser) -> None:
    paper = issued(row, who)
    clerk = browser("water-clerk")

    assert 'value="accept"' not in clerk.get(page_of(paper)).content.decode()
    answer = clerk.post(page_of(paper), {"act": "withdraw", "reason": "不想办"})

    assert answer.status_code == 422
    assert "does not press its peers" in answer.content.decode()


def test_a_supervisor_presses_from_an_obligation(row: Obligation, browser: Browser) -> None:
    supervisor, address = browser("office-supervisor"), f"/supervision/press/{row.code}"
    page = supervisor.get(address).content.decode()
    assert "proposed for this light" in page
    assert "江政办发" in page or "节水" in page

    answer = supervisor.post(address, {"step": "urging", "basis": "江政办发〔2026〕3号", "demand": "请抓紧"}, follow=True)

    paper = Pressing.objects.get(obligation=row)
    assert answer.redirect_chain[-1][0] == page_of(paper)
    assert (paper.step, paper.state, paper.demand) == ("urging", "proposed", "请抓紧")


def test_who_owes_it_is_told_that_he_does_not_press(row: Obligation, browser: Browser) -> None:
    page = browser("water-head").get(f"/supervision/press/{row.code}").content.decode()

    assert "does not press its peers" in page
    assert browser("elsewhere-head").get(f"/supervision/press/{row.code}").status_code == 404


def test_the_desk_says_to_each_what_waits_for_him(row: Obligation, who: Cast) -> None:
    def acts(username: str) -> list[str]:
        return [card.act.key for card in desk.cards(who.by(username, SEPTEMBER).actor, day(9, 1))]

    paper = proposed(row)
    assert acts("office-supervisor") == ["look-at-proposals"]
    pressing.submit(paper, WORDS, by=who.by("office-supervisor", SEPTEMBER))
    assert acts("governor") == ["approve-pressing"]
    assert acts("water-head") == []
    pressing.approve(paper, approval="同意", by=who.by("governor", SEPTEMBER))
    assert "issue-pressing" in acts("office-supervisor")
    pressing.issue(paper, by=who.by("office-supervisor", SEPTEMBER))
    assert acts("water-clerk") == ["reply-to-pressing"]
    answers.reply(paper, "完工", signer="何川", by=who.by("water-clerk", SEPTEMBER))
    assert acts("water-clerk") == []
    assert "judge-reply" in acts("office-supervisor")


def test_a_board_of_fifty_papers_asks_as_many_questions_as_one_of_two(
    ledger: object, who: Cast, browser: Browser, django_assert_max_num_queries: object
) -> None:
    proposals.propose_all(by=clock(SEPTEMBER))
    actor = who.by("office-supervisor", SEPTEMBER).actor

    with django_assert_max_num_queries(4):  # type: ignore[operator]
        board.counts(actor, on=day(9, 1))
        board.lines(actor, board.Stage.PROPOSED, on=day(9, 1))
