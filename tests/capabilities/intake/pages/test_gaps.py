"""What a plan leaves open is answered, or goes back to whoever issued it: nothing is forgotten, and the list can be taken along."""

import re
from io import BytesIO

import docx
import pytest
from django.test import Client

from taizhang.capabilities.intake import actions as intake
from taizhang.capabilities.intake.models import GapAnswer
from taizhang.capabilities.intake.queries.gaps import gaps_with_answers
from taizhang.frame.models import Account
from taizhang.ledger.models import Document, Event, Reading
from tests.ledger.people import Cast, cast
from tests.plans import SAMPLES

from .sending import words_of

pytestmark = pytest.mark.django_db
COUNTY = SAMPLES / "03_hexi_xiangcun.html"


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def document(who: Cast) -> Document:
    return intake.take_in(COUNTY.read_bytes(), name=COUNTY.name, by=who.by("water-clerk"))[0]


@pytest.fixture
def clerk(who: Cast) -> Client:
    browser = Client(headers={"accept-language": "zh-CN"})
    browser.force_login(Account.objects.get(username="water-clerk"))
    return browser


def messages(document: Document) -> list[str]:
    return [gap["message"] for gap in Reading.objects.get(document=document).findings["gaps"]]


def keys(document: Document) -> list[str]:
    return [gap.of.key for gap in gaps_with_answers(document.key, Reading.objects.get(document=document).findings)]


def test_every_gap_stands_on_the_page_with_a_way_to_its_place(document: Document, clerk: Client) -> None:
    page = clerk.get(f"/documents/{document.key}/gaps")

    assert messages(document)
    for message in messages(document):
        assert message in words_of(page)
    assert f'href="/documents/{document.key}#s-' in page.content.decode()


def test_an_answer_stands_with_who_gave_it_and_one_without_words_is_none(document: Document, clerk: Client) -> None:
    address, gap = f"/documents/{document.key}/gaps", keys(document)[0]

    refused = clerk.post(address, {"gap": gap, "outcome": "answered", "answer": " "})
    assert refused.status_code == 422
    assert "请填写答复" in words_of(refused)

    clerk.post(address, {"gap": gap, "outcome": "answered", "answer": "由县农业农村局负责"})

    page = words_of(clerk.get(address))
    assert "由县农业农村局负责" in page
    assert "water-clerk" in page
    assert Event.objects.filter(verb="settle_gaps").count() == 1


def test_the_list_of_what_goes_back_has_those_sentences_and_no_other(document: Document, clerk: Client) -> None:
    address, known = f"/documents/{document.key}/gaps", keys(document)
    clerk.post(address, {"gap": known[:3], "outcome": "sent-back"})
    clerk.post(address, {"gap": known[0], "outcome": "answered", "answer": "已明确"})

    answer = clerk.get(f"{address}.txt")

    lines = answer.content.decode().splitlines()
    assert [re.sub(r"^\d+\. ", "", line) for line in lines[1:]] == messages(document)[1:3]
    assert "attachment" in answer.headers["Content-Disposition"]


def test_the_letter_to_the_issuer_has_the_same_sentences(document: Document, clerk: Client) -> None:
    address, known = f"/documents/{document.key}/gaps", keys(document)
    clerk.post(address, {"gap": known[:2], "outcome": "sent-back"})

    answer = clerk.get(f"{address}.docx")

    text = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(answer.content)).paragraphs)
    for message in messages(document)[:2]:
        assert message in text
    assert messages(document)[2] not in text
    assert document.issuer in text


def test_what_was_decided_first_stands_in_the_versions(document: Document, clerk: Client) -> None:
    address, gap = f"/documents/{document.key}/gaps", keys(document)[0]
    for outcome, said in (("sent-back", ""), ("answered", "已明确")):
        clerk.post(address, {"gap": gap, "outcome": outcome, "answer": said})

    (standing,) = GapAnswer.objects.all()
    assert (standing.outcome, standing.answer, standing.revision) == ("answered", "已明确", 2)


def test_a_stranger_sees_no_gap_and_settles_none(document: Document, who: Cast) -> None:
    stranger = Client()
    stranger.force_login(Account.objects.get(username="elsewhere-clerk"))

    assert stranger.get(f"/documents/{document.key}/gaps").status_code == 404
    assert stranger.post(f"/documents/{document.key}/gaps", {"gap": keys(document)[0], "outcome": "sent-back"}).status_code == 404
    assert not GapAnswer.objects.exists()
