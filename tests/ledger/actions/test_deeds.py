"""A deed is one transaction with one event; two writers never lose each other's work; a request is carried out once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection

from taizhang.ledger.actions import deeds, organisations
from taizhang.ledger.actions.errors import AlreadyDone, Overtaken, Unfit
from taizhang.ledger.models import DailyRoot, Event, Organisation
from taizhang.ledger.models.versions import as_known, twin_of
from tests.ledger.people import DAY, MARCH, clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def water() -> Organisation:
    return organisations.register_organisation("江海省水利厅", organisations.Entry("省水利厅"), by=clock())


def change(row: Organisation, at: int = 1, **values: object) -> None:
    with deeds.deed("edit", by=clock(MARCH + at * DAY)) as deed:
        deed.change(row, **values)


def test_the_event_holds_the_old_and_the_new_value(water: Organisation) -> None:
    change(water, short_name="水利厅")

    event = Event.objects.order_by("number").last()
    assert event is not None
    assert event.payload == {"changes": {f"organisation:{water.pk}": {"short_name": ["省水利厅", "水利厅"]}}}


def test_a_change_that_changes_nothing_writes_nothing(water: Organisation) -> None:
    change(water, short_name="省水利厅")

    assert Event.objects.count() == 1
    assert water.revision == 1


def test_the_second_of_two_writers_is_told_and_the_first_loses_nothing(water: Organisation) -> None:
    stale = Organisation.objects.get(pk=water.pk)
    change(water, short_name="水利厅")

    with pytest.raises(Overtaken) as told:
        change(stale, short_name="水厅")

    assert (told.value.seen, told.value.stands) == (1, 2)
    assert Organisation.objects.get(pk=water.pk).short_name == "水利厅"
    assert Event.objects.count() == 2


def test_who_saw_an_older_revision_is_told_before_anything_is_written(water: Organisation) -> None:
    change(water, short_name="水利厅")

    with pytest.raises(Overtaken, match="revision 1"):
        deeds.require_revision(water, 1)


def test_the_record_can_be_asked_for_what_it_knew(water: Organisation) -> None:
    change(water, at=1, short_name="水利厅")
    change(water, at=5, valid_to=date(2026, 3, 7))

    known = [as_known(Organisation, MARCH + days * DAY).get(row=water.pk) for days in (0, 1, 4, 5)]
    assert [(row.short_name, row.valid_to) for row in known] == [
        ("省水利厅", None),
        ("水利厅", None),
        ("水利厅", None),
        ("水利厅", date(2026, 3, 7)),
    ]
    assert not as_known(Organisation, MARCH - DAY).exists()
    assert twin_of(Organisation).objects.filter(recorded_to__isnull=True).count() == 1


def test_the_same_request_is_carried_out_once_and_told_what_it_did() -> None:
    by = clock().__class__(clock().actor, MARCH, request="a-form-sent-twice")
    first = organisations.register_organisation("甲厅", by=by)

    with pytest.raises(AlreadyDone) as told:
        organisations.register_organisation("乙厅", by=by)

    assert told.value.subject == f"organisation:{first.pk}"
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize(("field", "value"), [("name", "长" * 201), ("name", "有\x00孔"), ("code", "3" * 13)])
def test_what_one_of_the_databases_would_refuse_both_refuse(water: Organisation, field: str, value: str) -> None:
    with pytest.raises(Unfit) as refused:
        change(water, **{field: value})

    assert field in refused.value.fields
    assert Event.objects.count() == 1


def test_a_day_that_is_over_is_sealed_with_the_root_of_what_stood(water: Organisation) -> None:
    change(water, at=1, short_name="水利厅")
    change(water, at=1, kind="政府部门")
    change(water, at=3, kind="厅局")

    sealed = {root.day: root.size for root in DailyRoot.objects.all()}
    assert sealed == {date(2026, 3, 2): 1, date(2026, 3, 3): 3}


def test_numbers_of_events_have_no_gap_though_a_deed_failed(water: Organisation) -> None:
    with pytest.raises(Unfit):
        change(water, name="长" * 201)
    water.refresh_from_db()
    change(water, short_name="水利厅")

    assert list(Event.objects.order_by("number").values_list("number", flat=True)) == [0, 1]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="the database of tests is in memory: its threads share one connection")
def test_of_many_who_write_at_once_every_event_has_its_own_number() -> None:
    start = threading.Barrier(8)

    def register(number: int) -> None:
        try:
            start.wait(timeout=20)
            organisations.register_organisation(f"第{number}厅", by=clock(MARCH + timedelta(seconds=number)))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as clerks:
        list(clerks.map(register, range(8)))

    assert sorted(Event.objects.values_list("number", flat=True)) == list(range(8))
