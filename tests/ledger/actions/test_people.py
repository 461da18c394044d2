"""Organisations and people enter the record, each by one verb with one event."""

from datetime import date

import pytest
from django.db import IntegrityError

from taizhang.frame.models import Account
from taizhang.ledger.actions import delegations, organisations, people
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Event, Organisation, Person
from taizhang.ledger.queries import actors
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.roles import CLOCK, Role
from tests.conftest import MORNING
from tests.ledger.received import by

SETUP = By(CLOCK, MORNING)


@pytest.fixture
def office(db: None) -> Organisation:
    return organisations.register_organisation("云川省工业和信息化厅", organisations.Entry("省工业和信息化厅"), by=SETUP)


def test_an_organisation_is_registered_with_one_event(office: Organisation) -> None:
    event = Event.objects.get()
    assert (str(office), office.name) == ("省工业和信息化厅", "云川省工业和信息化厅")
    assert (event.verb, event.actor, event.at, event.subject) == ("register_organisation", None, MORNING, f"organisation:{office.pk}")
    assert [row[:3] for row in event.touched] == [["organisation", office.pk, 1]]


def test_a_full_name_is_registered_once_and_says_so_once(office: Organisation) -> None:
    again = organisations.register_organisation(office.name, organisations.Entry("工信厅"), by=SETUP)

    assert again == office
    assert Organisation.objects.get().short_name == "省工业和信息化厅"
    assert Event.objects.count() == 1


def test_an_organisation_without_a_short_name_is_called_by_its_full_name(db: None) -> None:
    assert str(organisations.register_organisation("禾溪县水利局", by=SETUP)) == "禾溪县水利局"


def test_a_person_enters_with_one_event(lin: Account, office: Organisation) -> None:
    person = people.enter_person("林晓禾", organisation=office, account=lin.pk, by=SETUP)

    event = Event.objects.exclude(verb="register_organisation").get()
    assert (str(person), person.organisation, person.account) == ("林晓禾", office, lin)
    assert (event.verb, event.subject) == ("enter_person", f"person:{person.pk}")


def test_a_person_may_have_no_account(office: Organisation) -> None:
    assert people.enter_person("方远", organisation=office, by=SETUP).account is None


def test_an_account_belongs_to_one_person_and_the_second_leaves_nothing(lin: Account, office: Organisation) -> None:
    people.enter_person("林晓禾", organisation=office, account=lin.pk, by=SETUP)

    with pytest.raises(IntegrityError):
        people.enter_person("林小河", organisation=office, account=lin.pk, by=SETUP)


@pytest.mark.django_db(transaction=True)
def test_a_verb_that_fails_writes_no_event(lin: Account, office: Organisation) -> None:
    people.enter_person("林晓禾", organisation=office, account=lin.pk, by=SETUP)

    with pytest.raises(IntegrityError):
        people.enter_person("林小河", organisation=office, account=lin.pk, by=SETUP)

    assert Person.objects.count() == 1
    assert Event.objects.filter(verb="enter_person").count() == 1


def test_an_account_without_a_post_registers_nobody(lin: Account) -> None:
    with pytest.raises(NotPermitted) as refused:
        organisations.register_organisation("自封局", by=by(lin, MORNING))

    assert "系统管理员" in refused.value.sentence.zh
    assert not Organisation.objects.exists()


def test_an_actor_is_who_he_is_on_that_day(lin: Account, office: Organisation) -> None:
    person = people.enter_person("林晓禾", organisation=office, account=lin.pk, by=SETUP)
    post = people.appoint(person, Role.CLERK, organisation=office, since=date(2026, 3, 1), by=SETUP)
    people.relieve(post, on=date(2026, 4, 1), by=SETUP)

    assert actors.actor_of(lin, on=date(2026, 3, 31)).roles == {Role.CLERK}
    assert actors.actor_of(lin, on=date(2026, 4, 1)).roles == frozenset()


def test_a_deputy_has_the_posts_of_the_principal_for_those_days_and_says_for_whom(lin: Account, office: Organisation) -> None:
    head = people.enter_person("周正明", organisation=office, by=SETUP)
    people.appoint(head, Role.HEAD, organisation=office, by=SETUP)
    deputy = people.enter_person("林晓禾", organisation=office, account=lin.pk, by=SETUP)
    delegations.delegate(head, deputy, since=date(2026, 3, 2), until=date(2026, 3, 6), by=SETUP)

    actor = actors.actor_of(lin, on=date(2026, 3, 6))

    assert (actor.roles, actor.acting_for, actor.organisation) == ({Role.HEAD}, head.pk, office.pk)
    assert actors.actor_of(lin, on=date(2026, 3, 7)).roles == frozenset()


LIST = [
    ["姓名", "单位", "职务", "角色", "联系电话"],
    ["林晓禾", "省工业和信息化厅", "四级调研员", "经办人", "0531-1234"],
    ["周正明", "云川省工业和信息化厅", "处长", "处长", ""],
    ["", "", "", "", ""],
]


def test_a_list_of_people_is_entered_with_their_posts_and_once(office: Organisation) -> None:
    assert people.import_people(LIST, by=SETUP) == 2
    assert people.import_people(LIST, by=SETUP) == 0

    assert [(p.name, p.phone, p.posts.get().role) for p in Person.objects.order_by("pk")] == [
        ("林晓禾", "0531-1234", "clerk"),
        ("周正明", "", "head"),
    ]


def test_a_list_with_mistakes_names_all_of_them_and_enters_nobody(office: Organisation) -> None:
    wrong = [LIST[0], LIST[1], ["方远", "不存在厅", "", "经办人", ""], ["", "省工业和信息化厅", "", "大王", ""]]

    with pytest.raises(people.ListRefused) as refused:
        people.import_people(wrong, by=SETUP)

    said = refused.value.sentence.zh
    assert "第4行没有姓名" in said
    assert "第4行的角色「大王」不存在" in said
    assert "第3行的单位「不存在厅」不在名录中" in said
    assert not Person.objects.exists()
