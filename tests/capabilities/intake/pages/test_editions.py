"""A changed edition is compared clause by clause with the one before; what it says otherwise is proposed as an amendment of the signed ledger."""

import re

import pytest
from django.test import Client

from taizhang.capabilities.intake import actions as intake
from taizhang.frame.models import Account
from taizhang.ledger.actions import ledgers, reviewing
from taizhang.ledger.actions.setting_up import Wanted
from taizhang.ledger.models import Amendment, Document, Ledger, Obligation
from taizhang.ledger.queries import drafts
from taizhang.ledger.queries.documents import document_as_read
from tests.capabilities.intake.drafts import set_up_all
from tests.ledger.people import Cast, cast

from .sending import words_of

pytestmark = pytest.mark.django_db
OLD = (
    "江海省2026年节水工作方案",
    "一、主要任务",
    "1.加强供水保障。新建水厂2座，2026年6月底前完成。出台节水管理办法。（牵头单位：省水利厅）",
    "2.推广节水器具。推广节水器具10万套。（牵头单位：省水利厅）",
)
NEW = (
    OLD[0],
    OLD[1],
    "1.加强供水保障。新建水厂3座，2026年9月底前完成。出台节水管理办法。（牵头单位：省水利厅）",
    "2.开展节水宣传。组织节水进校园活动。（牵头单位：省住房城乡建设厅）",
)


@pytest.fixture
def who() -> Cast:
    return cast()


def received(who: Cast, lines: tuple[str, ...]) -> Document:
    return intake.take_in("\n".join(lines).encode(), name="节水方案.txt", by=who.by("water-clerk"))[0]


@pytest.fixture
def old(who: Cast) -> Document:
    """Its ledger is signed."""
    document = received(who, OLD)
    read = document_as_read(document.key)
    assert read
    wanted = {"p1": Wanted(coordinator=who.water, recipient=who.office)}
    (ledger,) = set_up_all(read, wanted, by=who.by("water-clerk"))
    rows = drafts.rows_of(ledger)
    reviewing.let_first_lead(ledger, {row.code: row.stands for row in rows}, by=who.by("water-clerk"))
    ledgers.sign(Ledger.objects.get(pk=ledger.pk), by=who.by("water-head"))
    return document


@pytest.fixture
def new(who: Cast, old: Document) -> Document:
    return received(who, NEW)


@pytest.fixture
def clerk(who: Cast) -> Client:
    browser = Client(headers={"accept-language": "zh-CN"})
    browser.force_login(Account.objects.get(username="water-clerk"))
    return browser


def number_of(page: str, words: str) -> str:
    """The number of the difference in which these words stand."""
    item = next(part for part in page.split('<li class="panel clause')[1:] if words in re.sub(r"<[^>]*>", "", part))
    found = re.search(r'id="c-(\d+)"', item)
    assert found
    return found[1]


def test_the_differences_are_told_with_the_words_that_were_struck_and_put_in(new: Document, clerk: Client) -> None:
    page = clerk.get(f"/documents/{new.key}/editions").content.decode()

    assert "<del>2</del><ins>3</ins>" in page
    for words in ("推广节水器具10万套", "组织节水进校园活动"):
        assert words in words_of(clerk.get(f"/documents/{new.key}/editions"))
    assert len(re.findall(r'<li class="panel clause', page)) == 4  # the day of the first task is that of its second measure, too


def test_what_was_changed_is_proposed_and_waits_for_its_decision(old: Document, new: Document, clerk: Client) -> None:
    address = f"/documents/{new.key}/editions"
    number = number_of(clerk.get(address).content.decode(), "新建水厂")
    form = {"older": old.key, "number": number, "effective_on": "2026-07-01"}

    refused = clerk.post(address, form | {"reason": ""})
    assert refused.status_code == 422
    assert not Amendment.objects.exists()
    clerk.post(address, form | {"reason": "文件修订"})

    made = {one.kind: one for one in Amendment.objects.all()}
    assert set(made) == {"words", "deadline"}
    assert made["words"].changes["words"] == ["新建水厂2座", "新建水厂3座"]
    assert made["deadline"].changes["due"] == ["2026-06-30", "2026-09-30"]
    assert {one.state for one in made.values()} == {"proposed"}


def test_what_was_dropped_and_what_was_added_is_proposed_too(old: Document, new: Document, clerk: Client) -> None:
    address = f"/documents/{new.key}/editions"
    page = clerk.get(address).content.decode()
    for words in ("推广节水器具", "组织节水进校园活动"):
        form = {"older": old.key, "number": number_of(page, words), "effective_on": "2026-07-01", "reason": "文件修订"}
        assert clerk.post(address, form).status_code == 302

    made = {one.kind: one for one in Amendment.objects.all()}
    assert set(made) == {"drop", "add"}
    assert made["drop"].obligation == Obligation.objects.get(title="推广节水器具10万套")
    assert made["add"].changes["words"][1] == "组织节水进校园活动"


def test_a_clause_of_a_draft_is_set_right_there_and_no_amendment_is_offered(who: Cast, clerk: Client) -> None:
    document = received(who, OLD)
    read = document_as_read(document.key)
    assert read
    (ledger,) = set_up_all(read, {"p1": Wanted(coordinator=who.water)}, by=who.by("water-clerk"))
    newer = received(who, NEW)

    page = clerk.get(f"/documents/{newer.key}/editions").content.decode()

    assert f"/review/{ledger.code}/" in page
    assert 'name="reason"' not in page


def test_a_stranger_compares_nothing(new: Document, who: Cast) -> None:
    stranger = Client()
    stranger.force_login(Account.objects.get(username="elsewhere-clerk"))

    assert stranger.get(f"/documents/{new.key}/editions").status_code == 404
