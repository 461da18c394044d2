"""认领: a lead claims its rows and says who answers for them, under which leader, and whom one calls; all of it goes wherever the ledger goes."""

from io import BytesIO

import openpyxl
import pytest
from django.test import Client

from taizhang.ledger.actions import duties, ledgers, people
from taizhang.ledger.models import Assignment, Event, IssuedPaper, Ledger, Person
from taizhang.ledger.queries import log
from taizhang.ledger.rules.roles import Role
from tests.ledger.in_force import confirmed_draft, first_row, own
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock

from .steps import file

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(who: Cast) -> Ledger:
    return confirmed_draft(who)


@pytest.fixture
def leader(who: Cast) -> Person:
    person = people.enter_person("方远", organisation=who.water, by=clock())
    people.appoint(person, Role.DEPUTY, organisation=who.water, by=clock())
    return person


def claim(clerk: Client, ledger: Ledger, **named: str) -> str:
    rows = [f"{ledger.code}-0001", f"{ledger.code}-0002"]
    return clerk.post(f"/filing/ledgers/{ledger.code}/claims", {"act": "claim", "row": rows} | named, follow=True).content.decode()


def claimed(clerk: Client, ledger: Ledger, leader: Person) -> str:
    answers, liaison = (Person.objects.get(name=name).key for name in ("water-head", "water-clerk"))
    return claim(clerk, ledger, person=answers, leader=leader.key, liaison=liaison, phone="025-8300009")


def test_a_claim_names_the_person_the_leader_and_whom_one_calls_under_which_number(draft: Ledger, leader: Person, browser: Browser) -> None:
    page = claimed(browser("water-clerk"), draft, leader)

    assert "2 rows are claimed." in page
    assert page.count("Leader in charge 方远") == 2
    assert page.count("Liaison water-clerk 025-8300009") == 2
    own = Assignment.objects.filter(role="lead").select_related("person", "leader", "liaison")
    assert {(str(one.person), str(one.leader), str(one.liaison)) for one in own} == {("water-head", "方远", "water-clerk")}
    assert Person.objects.get(name="water-clerk").phone == "025-8300009"
    assert log.verified().broken is None


def test_the_leaders_of_the_organisation_are_offered_first(draft: Ledger, leader: Person, browser: Browser) -> None:
    page = browser("water-clerk").get(f"/filing/ledgers/{draft.code}/claims").content.decode()

    offered = page.split('<select name="leader">')[1].split("</select>")[0]
    assert offered.index("方远") < offered.index("water-clerk") < offered.index("water-head")
    assert "works-head" not in offered


def test_nobody_of_another_organisation_is_the_leader_in_charge(draft: Ledger, who: Cast) -> None:
    with pytest.raises(duties.NotTheirs):
        duties.name_person(own(first_row(draft)), leader=Person.objects.get(name="works-head"), by=who.by("water-clerk"))


def test_what_is_left_as_it_is_stays(draft: Ledger, leader: Person, browser: Browser) -> None:
    clerk = browser("water-clerk")
    claimed(clerk, draft, leader)
    before = Event.objects.count()

    claim(clerk, draft, person="", leader="", liaison="", phone="")

    assert {str(one.leader) for one in Assignment.objects.filter(role="lead").select_related("leader")} == {"方远"}
    assert Event.objects.count() == before


def test_a_number_that_is_none_is_refused_in_words_and_the_rows_are_claimed(draft: Ledger, leader: Person, browser: Browser) -> None:
    page = claim(browser("water-clerk"), draft, leader=leader.key, liaison=Person.objects.get(name="water-clerk").key, phone="找小王")

    assert page.count("找小王 is no telephone number") == 1
    assert "2 rows are claimed." in page
    assert Person.objects.get(name="water-clerk").phone == ""
    assert {str(one.leader) for one in Assignment.objects.filter(role="lead").select_related("leader")} == {"方远"}


def test_a_number_without_anybody_to_answer_it_is_refused(draft: Ledger, who: Cast) -> None:
    with pytest.raises(duties.NobodyToCall):
        duties.set_phone(own(first_row(draft)), "025-8300009", by=who.by("water-clerk"))


def test_the_leader_stands_on_the_page_of_the_row_with_what_was_done_in_words(draft: Ledger, leader: Person, browser: Browser) -> None:
    clerk = browser("water-clerk")
    claimed(clerk, draft, leader)

    page = clerk.get(f"/obligations/{first_row(draft).code}/").content.decode()

    owing = page.split('id="who"')[1].split("</section>")[0]
    for said in ("Leader in charge 方远", "Person in charge water-head", "Liaison water-clerk", "tel:025-8300009"):
        assert said in owing
    assert "Leader in charge" in page.split('id="who"')[1].split("</section>", 1)[1]  # in the history
    assert "said under which number the liaison is called" in page


def test_the_leader_stands_in_the_ledger_that_goes_up_in_the_register_and_in_the_grid(
    draft: Ledger, leader: Person, who: Cast, browser: Browser
) -> None:
    clerk = browser("water-clerk")
    claimed(clerk, draft, leader)
    ledgers.sign(draft, by=who.by("water-head"))
    file(Ledger.objects.get(), who)

    table = IssuedPaper.objects.get().content["annexes"][0]["body"][0]
    place = table["columns"].index("分管领导")
    assert [row[place] for row in table["rows"]] == ["方远", "方远"]

    register = openpyxl.load_workbook(BytesIO(clerk.get("/filing/register.xlsx").content))["总台账"]
    heads = [cell.value for cell in register[1]]
    assert [register.cell(row, heads.index("分管领导") + 1).value for row in (2, 3)] == ["方远", "方远"]

    grid = clerk.get(f"/ledgers/{draft.code}/?columns=title.leader").content.decode()
    assert "Leader in charge" in grid
    assert grid.count("方远") == 2


def test_a_signed_edition_without_a_leader_says_nothing_of_one(draft: Ledger, who: Cast) -> None:
    ledgers.sign(draft, by=who.by("water-head"))

    [first, *_] = Ledger.objects.get().editions.latest("pk").content["rows"]
    assert all("leader_name" not in duty for duty in first["duties"])


def test_somebody_who_is_not_listed_is_entered_and_can_be_named_without_an_account(draft: Ledger, browser: Browser) -> None:
    clerk = browser("water-clerk")
    address = f"/filing/ledgers/{draft.code}/claims"

    page = clerk.post(address, {"act": "enter", "name": " 高 原 ", "number": "025-8300002"}, follow=True).content.decode()

    entered = Person.objects.get(name="高原")
    assert (entered.organisation.name, entered.account_id, entered.phone) == ("江海省水利厅", None, "025-8300002")
    assert f'<option value="{entered.key}">高原</option>' in page
    assert "高原" in claim(clerk, draft, leader=entered.key)


@pytest.mark.parametrize("name", ["", "高", "高原2", "字" * 31])
def test_what_is_no_name_enters_nobody(name: str, draft: Ledger, browser: Browser) -> None:
    before = Person.objects.count()

    page = browser("water-clerk").post(f"/filing/ledgers/{draft.code}/claims", {"act": "enter", "name": name}, follow=True)

    assert "a name has 2 to 30 letters" in page.content.decode()
    assert Person.objects.count() == before


def test_nobody_is_entered_twice(draft: Ledger, who: Cast, leader: Person) -> None:
    with pytest.raises(people.KnownAlready):
        people.enter_contact("方远", by=who.by("water-clerk"))
