"""The pages of filing: the roster, and the form by which somebody says by when."""

import pytest

from taizhang.capabilities.filing.actions.ordering import order_filing
from taizhang.capabilities.filing.models import FilingDuty
from taizhang.capabilities.filing.pages import desk
from taizhang.capabilities.filing.queries.waiting import waiting
from taizhang.ledger.actions import deeds, ledgers
from taizhang.ledger.models import Assignment, Countersignature, Ledger
from taizhang.ledger.rules.terms import Since, Unit, Within
from tests.ledger.in_force import confirmed_draft, first_row
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock, day

pytestmark = pytest.mark.django_db
FORM = {"count": "10", "unit": "working-day", "since": "issued", "basis": "江政办发〔2026〕3号"}


@pytest.fixture
def draft(who: Cast) -> Ledger:
    return confirmed_draft(who)


def test_the_roster_says_where_a_ledger_stands_and_that_it_is_overdue(draft: Ledger, who: Cast, browser: Browser) -> None:
    order_filing([draft], Within(10, Unit.WORKING_DAY, Since.ISSUED), basis="江政办发〔2026〕3号", by=who.by("office-supervisor"))

    page = browser("office-supervisor").get("/filing/").content.decode()

    for words in ("节水方案", draft.code, "Drafted", "13 Mar 2026", "Overdue, not filed", "省水利厅", "water-clerk"):
        assert words in page
    assert "overdue by" in page


def test_the_roster_is_narrowed_by_stage(draft: Ledger, browser: Browser) -> None:
    supervisor = browser("office-supervisor")

    assert draft.code in supervisor.get("/filing/", {"stage": "draft"}).content.decode()
    assert draft.code not in supervisor.get("/filing/", {"stage": "filed"}).content.decode()


def test_who_receives_says_by_when_and_who_files_is_not_asked(draft: Ledger, browser: Browser) -> None:
    supervisor = browser("office-supervisor")
    assert "/filing/order" in supervisor.get("/filing/").content.decode()

    answer = supervisor.post("/filing/order", FORM | {"ledger": [draft.code]}, follow=True)

    assert FilingDuty.objects.get(ledger=draft).due == day(3, 13)
    assert "1 ledger has its day." in answer.content.decode()


def test_the_form_begins_with_the_usual_ten_working_days_and_every_ledger(draft: Ledger, browser: Browser) -> None:
    answer = browser("office-supervisor").get("/filing/order")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="10"' in page
    assert f'value="{draft.code}" checked' in page


def test_what_has_its_day_or_has_gone_up_is_not_ordered_again_by_a_careless_hand(draft: Ledger, who: Cast, browser: Browser) -> None:
    order_filing([draft], Within(10, Unit.WORKING_DAY, Since.ISSUED), basis="江政办发〔2026〕3号", by=who.by("office-supervisor"))

    page = browser("office-supervisor").get("/filing/order").content.decode()

    assert f'value="{draft.code}"' in page
    assert f'value="{draft.code}" checked' not in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"count": "0"}, "Give a number of days from 1 to 500."),
        ({"count": "ten"}, "Give a number of days from 1 to 500."),
        ({"count": "²"}, "Give a number of days from 1 to 500."),
        ({"basis": " "}, "Name the paper that orders it."),
        ({"since": "yesterday"}, "Say from which day it is counted."),
        ({"since": "received"}, "is missing, from which the period is counted"),
        ({"ledger": []}, "Choose at least one ledger."),
    ],
)
def test_what_is_missing_is_said_and_what_was_written_stays(changed: dict[str, object], said: str, draft: Ledger, browser: Browser) -> None:
    answer = browser("office-supervisor").post("/filing/order", FORM | {"ledger": [draft.code], "basis": "第3号文件"} | changed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "第3号文件" in page or "basis" in changed
    assert not FilingDuty.objects.exists()


def test_a_coordinator_who_tries_is_refused_in_words(draft: Ledger, browser: Browser) -> None:
    answer = browser("water-clerk").post("/filing/order", FORM | {"ledger": [draft.code]})

    assert answer.status_code == 422
    assert "put_on_record is for" in answer.content.decode()
    assert not FilingDuty.objects.exists()


def test_a_ledger_of_others_cannot_be_ordered_by_its_code(draft: Ledger, browser: Browser) -> None:
    answer = browser("elsewhere-clerk").post("/filing/order", FORM | {"ledger": [draft.code]})

    assert answer.status_code == 422
    assert not FilingDuty.objects.exists()


def test_who_has_to_countersign_sees_by_when_the_ledger_is_to_be_filed_until_he_has(draft: Ledger, who: Cast) -> None:
    Assignment.objects.filter(obligation=first_row(draft), organisation=who.works).update(role="lead")
    order_filing([draft], Within(10, Unit.WORKING_DAY, Since.ISSUED), basis="江政办发〔2026〕3号", by=who.by("office-supervisor"))
    ledgers.circulate(draft, by=who.by("water-clerk"))

    def on_the_desk() -> list[tuple[str, object]]:
        return [(card.act.key, card.due) for card in desk.cards(who.by("works-head").actor, day(3, 2))]

    assert on_the_desk() == [("countersign", day(3, 13))]
    ledgers.countersign(draft, agreed=True, by=who.by("works-head"))
    assert on_the_desk() == []


def test_an_objection_of_another_asks_for_the_countersignature_once_more(draft: Ledger, who: Cast) -> None:
    Assignment.objects.filter(obligation=first_row(draft), organisation=who.works).update(role="lead")
    ledgers.circulate(draft, by=who.by("water-clerk"))
    ledgers.countersign(draft, agreed=True, by=who.by("works-head"))
    with deeds.deed("countersign", by=clock()) as deed:
        said = {"edition": draft.edition + 1, "agreed": False, "opinion": "不同意", "on": day(3, 2)}
        deed.add(Countersignature(ledger=draft, organisation=who.office, **said))

    assert [row.code for row, _due in waiting(who.by("works-head").actor)] == [draft.code]
