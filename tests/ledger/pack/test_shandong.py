"""The pack of Shandong has the facts of 2022, and they carry the notice's own clock and its collective names."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from taizhang.kit import workdays
from taizhang.ledger.models import CalendarYear, Declared, LightRules, Organisation
from taizhang.ledger.queries import registry
from taizhang.ledger.rules import expansion, light_rules
from taizhang.ledger.rules.calendars import Calendar
from taizhang.ledger.rules.collective_names import Level
from taizhang.ledger.rules.expansion import Body, expand
from taizhang.ledger.rules.light_facts import Thresholds
from taizhang.ledger.rules.milestones import TEMPLATES
from taizhang.ledger.rules.roles import Role

from .making import load, shipped

pytestmark = pytest.mark.django_db
ISSUED = date(2022, 3, 27)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Loaded once for all of these tests, each of which takes back what it does itself."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(shipped("shandong-2022"))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def shandong(loaded: None, db: None) -> Body:
    return next(body for body in registry.governments() if body.level is Level.PROVINCE)


def test_there_are_16_cities_and_136_counties(shandong: Body) -> None:
    counties = Organisation.objects.filter(level="county")
    cities = Organisation.objects.filter(level="city", kind="市")

    assert cities.count() == 16
    assert Counter(counties.values_list("kind", flat=True)) == {"区": 58, "县级市": 26, "县": 52}
    assert {city.parent and city.parent.name for city in cities} == {"山东省人民政府"}
    assert all(county.parent is not None and county.parent.code[:4] == county.code[:4] for county in counties.select_related("parent"))


def test_each_government_has_one_code_of_its_own(shandong: Body) -> None:
    codes = [code for code in Organisation.objects.values_list("code", flat=True) if code]

    assert len(codes) == len(set(codes)) == 1 + 16 + 136


def test_every_city_means_the_16(shandong: Body) -> None:
    found = expand("各市人民政府", issuer=shandong, bodies=registry.governments(), on=ISSUED)

    assert len(found.members) == 16
    assert found.members[0] == "济南市人民政府"
    assert found.inferred


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("各市", 16),
        ("各设区市", 16),
        ("各县（市、区）人民政府", 136),
        ("各市、县（市、区）人民政府", 152),
        ("各设区市政府（不含青岛）", 15),
    ],
)
def test_collective_names_are_expanded_from_the_registry(name: str, count: int, shandong: Body) -> None:
    assert len(expand(name, issuer=shandong, bodies=registry.governments(), on=ISSUED).members) == count


def test_open_names_stay_open(shandong: Body) -> None:
    with pytest.raises(expansion.NotExpandable):
        expand("省直有关部门", issuer=shandong, bodies=registry.governments(), on=ISSUED)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("省发展改革委", "山东省发展和改革委员会"),
        ("省工信厅", "山东省工业和信息化厅"),
        ("省机关事务管理局", "山东省机关事务管理局"),
        ("省扶贫办", "山东省乡村振兴局"),
        ("青岛市政府", "青岛市人民政府"),
        ("济南市中区", "济南市市中区人民政府"),
    ],
)
def test_names_lead_to_their_organisation(name: str, full: str, shandong: Body) -> None:
    [number] = registry.organisations_named([name], on=ISSUED).values()

    assert Organisation.objects.get(pk=number).name == full


def test_a_bare_name_that_two_have_leads_to_neither(shandong: Body) -> None:
    assert registry.organisations_named(["市中区"], on=ISSUED) == {}


def test_the_bank_has_another_name_since_2023_and_the_old_one_leads_on(shandong: Body) -> None:
    before = registry.organisations_named(["人民银行济南分行", "人民银行山东省分行"], on=ISSUED)
    after = registry.organisations_named(["人民银行济南分行", "人民银行山东省分行"], on=date(2024, 1, 1))

    assert list(before) == ["人民银行济南分行"]
    assert list(after) == ["人民银行山东省分行"]
    assert registry.heirs(on=date(2024, 1, 1))[before["人民银行济南分行"]] == after["人民银行山东省分行"]


def test_the_calendar_of_the_pack_alone_carries_the_clock_of_the_notice(shandong: Body) -> None:
    rows = {
        row.year: tuple(frozenset(date.fromisoformat(day) for day in days) for days in (row.closed, row.worked))
        for row in CalendarYear.objects.all()
    }
    calendar = Calendar("pack", frozenset(), frozenset(), frozenset()).extended({year: (days[0], days[1]) for year, days in rows.items()})

    assert sorted(rows) == list(range(2018, 2027))
    assert calendar.after(ISSUED, 10) == date(2022, 4, 11)
    assert registry.calendar().after(ISSUED, 10) == date(2022, 4, 11)
    days = [date(2018, 1, 1) + timedelta(days=number) for number in range(9 * 365 + 2)]
    assert [day for day in days if calendar.is_working_day(day) is not workdays.is_working_day(day)] == []


def test_the_numbers_of_the_lights_are_those_that_we_suggest(shandong: Body) -> None:
    stored = LightRules.objects.get()

    assert light_rules.thresholds("suggested-1", stored.thresholds) == Thresholds()
    assert "建议值" in stored.name


def test_the_templates_of_milestones_are_those_of_the_rules(shandong: Body) -> None:
    stored = {row.name: row.content["steps"] for row in Declared.objects.filter(kind="milestone-template")}

    assert {name: [(Decimal(step["at"]) / 100, Decimal(step["percent"]), step["title"]["zh"], step.get("own", True)) for step in steps]
            for name, steps in stored.items()} == {
        kind.value: [(step.at, step.percent, step.title.zh, step.own) for step in steps] for kind, steps in TEMPLATES.items()
    }  # fmt: skip


def test_the_ladder_is_climbed_by_supervisors_and_approved_by_leaders(shandong: Body) -> None:
    ladder = Declared.objects.get(kind="ladder")
    steps = ladder.content["steps"]

    assert [step["title"]["zh"] for step in steps] == ["提醒", "催办单", "督办单", "警示函", "约谈", "挂牌督办"]
    assert {role for step in steps for role in step["issued_by"]} == {Role.SUPERVISOR.value}
    assert [step["title"]["zh"] for step in steps if step["approved_by"] == ["chief"]] == ["约谈", "挂牌督办"]
    assert {(place["document"], place["task"]) for place in ladder.cites["cites"]} == {
        ("国务院令第733号", "第七条"),
        ("国务院令第733号", "第二十一条"),
    }


def test_reports_are_due_every_month_by_the_25th(shandong: Body) -> None:
    content = Declared.objects.get(kind="reporting-calendar").content

    assert (content["every"], content["by_day"]) == ("month", 25)
