"""Lists in groups: every row once, page by page, and as many as the heading says; in few questions, now and on a past day."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Assignment, Ledger, Obligation
from taizhang.ledger.queries import groups
from taizhang.ledger.queries.groups import GROUPINGS, Group, grouped_listed, groups_of
from taizhang.ledger.queries.obligations import SORTS, ObligationRow, obligations_listed
from taizhang.ledger.queries.wanted import Wanted
from tests.ledger.live import led_by
from tests.ledger.people import DAY, MARCH, Cast, clock, day, draft_ledger
from tests.ledger.queries.test_lights import LATER, put

pytestmark = pytest.mark.django_db


@pytest.fixture
def several(who: Cast) -> list[Ledger]:
    """Six rows: one without a day, one led by 省住房城乡建设厅, one by nobody, one that no run has lit yet; in four states."""
    made = [draft_ledger(who) for _ in range(3)]
    rows = list(Obligation.objects.order_by("code"))
    put(*rows, state="in-progress", state_since=day(3, 10))
    put(rows[3], due=None)
    put(rows[4], due=day(12, 31), state="suspended")
    put(*Assignment.objects.filter(obligation=rows[1], role="lead"), ended_on=day(3, 9))
    led_by(rows[1], who.works)
    put(*Assignment.objects.filter(obligation=rows[2]), ended_on=day(3, 9))
    put(rows[5], state="draft")  # no run looks at it
    light_up(on=day(7, 5), by=clock(LATER))
    return made


def listed(wanted: Wanted, by: str, limit: int = 2, begin: str = "", known: tuple[Group, ...] = ()) -> list[ObligationRow]:
    """All rows, page by page."""
    found: list[ObligationRow] = []
    after: str | None = ""
    while after is not None:
        page = grouped_listed(wanted, by, after=after, begin=begin, limit=limit, known=known)
        found += page.rows
        after = page.following
    return found


@pytest.mark.parametrize("by", sorted(GROUPINGS))
@pytest.mark.parametrize("sort", sorted(SORTS))
def test_every_row_comes_once_under_its_heading_and_each_heading_once(by: str, sort: str, several: list[Ledger]) -> None:
    rows = listed(Wanted(sort=sort), by)

    assert sorted(row.code for row in rows) == sorted(Obligation.objects.values_list("code", flat=True))
    keys = [groups.key_of(row, by) for row in rows]
    assert [Group(key, keys.count(key)) for key in dict.fromkeys(keys)] == list(groups_of(Wanted(), by))
    assert keys == sorted(keys, key=keys.index), "a group stands in one piece"


@pytest.mark.parametrize("by", sorted(GROUPINGS))
def test_rows_at_hand_come_in_the_same_order(by: str, several: list[Ledger]) -> None:
    rows = obligations_listed(Wanted(sort="due"), now=LATER).rows

    assert groups.in_groups(rows, by) == listed(Wanted(sort="due"), by)
    assert groups.counted(rows, by) == list(groups_of(Wanted(), by))


def test_what_nobody_leads_comes_first_and_what_has_no_day_last(several: list[Ledger]) -> None:
    assert groups_of(Wanted(), "lead") == (Group("", 1), Group("省住房城乡建设厅", 1), Group("省水利厅", 4))
    assert groups_of(Wanted(), "month")[0] == Group("2026-06", 2)
    assert groups_of(Wanted(), "month")[-1] == Group("none", 1)


def test_the_worst_light_comes_first_and_what_is_not_lit_last(several: list[Ledger]) -> None:
    keys = [group.key for group in groups_of(Wanted(), "light")]

    assert keys[0] == "red"
    assert keys[-1] == "none"


@pytest.mark.parametrize("by", sorted(GROUPINGS))
def test_a_page_begins_with_any_group(by: str, several: list[Ledger]) -> None:
    found = groups_of(Wanted(), by)

    for place, group in enumerate(found):
        rows = listed(Wanted(), by, begin=group.key) if group.key else listed(Wanted(), by)
        assert len(rows) == sum(one.rows for one in found[place:])
        assert groups.key_of(rows[0], by) == group.key


def test_groups_are_those_of_the_rows_that_are_wanted(several: list[Ledger], who: Cast) -> None:
    wanted = Wanted(ledger=several[0].code, states=("in-progress",))

    assert groups_of(wanted, "state") == (Group("in-progress", 2),)
    assert groups_of(replace(wanted, words="没有这样的事项"), "state") == ()


@pytest.mark.parametrize(("by", "key"), [("light", "pink"), ("state", "gone"), ("month", "2026"), ("month", "soon"), ("month", "")])
def test_no_page_begins_with_a_group_that_cannot_be(by: str, key: str) -> None:
    assert not groups.is_group(by, key)


@pytest.mark.parametrize("by", sorted(GROUPINGS))
def test_a_page_costs_the_same_few_questions_however_long_the_list(by: str, several: list[Ledger], who: Cast) -> None:
    def questions() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as listing:
            page = grouped_listed(Wanted(), by, limit=2)
        with CaptureQueriesContext(connection) as more:
            grouped_listed(Wanted(), by, after=page.rows[-1].code, limit=2)
            groups_of(Wanted(), by)
        return len(listing), len(more)

    few = questions()
    for _ in range(3):
        draft_ledger(who)

    assert questions() == few == (1, 4 if by == "lead" else 3)


def test_an_organisation_without_a_short_name_leads_under_its_name(several: list[Ledger], who: Cast) -> None:
    with deeds.deed("assign", by=clock()) as deed:
        deed.add(Assignment(obligation=Obligation.objects.order_by("code")[2], organisation=who.elsewhere, role="lead"))

    assert Group("外省水利厅", 1) in groups_of(Wanted(), "lead")


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
@pytest.mark.parametrize("sort", sorted(SORTS))
def test_by_known_leads_the_pages_are_the_same(
    sort: str, limit: int, several: list[Ledger], who: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "MANY", 0)
    led_by(Obligation.objects.order_by("code")[0], who.works)  # behind 省水利厅, which leads it first
    wanted = Wanted(sort=sort)
    known = groups_of(wanted, "lead")

    assert listed(wanted, "lead", limit, known=known) == listed(wanted, "lead", 50)
    for group in known:
        assert listed(wanted, "lead", limit, begin=group.key, known=known) == listed(wanted, "lead", 50, begin=group.key)
    assert listed(wanted, "lead", limit, begin="省水", known=known) == listed(wanted, "lead", 50, begin="省水"), "a group that is gone"


def test_who_leads_beside_another_is_not_counted(several: list[Ledger], who: Cast) -> None:
    before = groups_of(Wanted(), "lead")

    led_by(Obligation.objects.order_by("code")[0], who.works)

    assert groups_of(Wanted(), "lead") == before


def test_rows_of_a_past_day_stand_under_who_led_them_then(several: list[Ledger], who: Cast) -> None:
    row = Obligation.objects.order_by("code")[0]
    put(*Assignment.objects.filter(obligation=row, role="lead"), at=100, ended_on=day(6, 10))
    with deeds.deed("assign", by=clock(MARCH + 100 * DAY)) as deed:
        deed.change(Assignment.objects.get(obligation=row, organisation=who.works), role="lead")

    now, then = (obligations_listed(Wanted(known_at=MARCH + days * DAY), now=LATER).rows[0] for days in (150, 50))

    assert (now.lead, then.lead) == ("省住房城乡建设厅", "省水利厅")
