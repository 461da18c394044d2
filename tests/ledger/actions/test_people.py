"""Organisations and people enter the record, each by one verb with one event."""

import pytest
from django.db import IntegrityError

from taizhang.frame.models import Account
from taizhang.ledger.actions import people
from taizhang.ledger.models import Event, Organisation, Person
from tests.conftest import MORNING


@pytest.fixture
def office(lin: Account) -> Organisation:
    return people.register_organisation("云川省工业和信息化厅", short_name="省工业和信息化厅", actor=lin, at=MORNING)


def test_an_organisation_is_registered_with_one_event(lin: Account, office: Organisation) -> None:
    event = Event.objects.get()
    assert (str(office), office.name) == ("省工业和信息化厅", "云川省工业和信息化厅")
    assert (event.verb, event.actor, event.at, event.subject) == ("register_organisation", lin, MORNING, f"organisation:{office.pk}")
    assert event.data == {"name": "云川省工业和信息化厅", "short_name": "省工业和信息化厅"}


def test_a_full_name_is_registered_once_and_says_so_once(lin: Account, office: Organisation) -> None:
    again = people.register_organisation(office.name, short_name="工信厅", actor=lin, at=MORNING)

    assert again == office
    assert Organisation.objects.get().short_name == "省工业和信息化厅"
    assert Event.objects.count() == 1


def test_an_organisation_without_a_short_name_is_called_by_its_full_name(lin: Account) -> None:
    assert str(people.register_organisation("禾溪县水利局", short_name="", actor=lin, at=MORNING)) == "禾溪县水利局"


def test_a_person_enters_with_one_event(lin: Account, office: Organisation) -> None:
    person = people.enter_person("林晓禾", organisation=office, account=lin, actor=lin, at=MORNING)

    event = Event.objects.exclude(verb="register_organisation").get()
    assert (str(person), person.organisation, person.account) == ("林晓禾", office, lin)
    assert (event.verb, event.subject) == ("enter_person", f"person:{person.pk}")
    assert event.data == {"organisation": office.pk, "account": lin.pk}


def test_a_person_may_have_no_account(lin: Account, office: Organisation) -> None:
    person = people.enter_person("方远", organisation=office, account=None, actor=lin, at=MORNING)

    assert person.account is None
    assert Event.objects.exclude(verb="register_organisation").get().data["account"] is None


def test_an_account_belongs_to_one_person_and_the_second_leaves_nothing(lin: Account, office: Organisation) -> None:
    people.enter_person("林晓禾", organisation=office, account=lin, actor=lin, at=MORNING)

    with pytest.raises(IntegrityError):
        people.enter_person("林小河", organisation=office, account=lin, actor=lin, at=MORNING)


@pytest.mark.django_db(transaction=True)
def test_a_verb_that_fails_writes_no_event(lin: Account, office: Organisation) -> None:
    people.enter_person("林晓禾", organisation=office, account=lin, actor=lin, at=MORNING)

    with pytest.raises(IntegrityError):
        people.enter_person("林小河", organisation=office, account=lin, actor=lin, at=MORNING)

    assert Person.objects.count() == 1
    assert Event.objects.filter(verb="enter_person").count() == 1
