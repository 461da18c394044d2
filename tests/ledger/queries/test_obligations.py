"""Lists of obligations by key, one obligation whole, and roll-ups: the right rows, in few questions, now and then."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Assignment, Ledger, Obligation, Standing
from taizhang.ledger.queries import ledgers
from taizhang.ledger.queries.obligations import SORTS, obligations_listed
from taizhang.ledger.queries.one_obligation import obligation_whole
from taizhang.ledger.queries.rollups import by_plan_and_organisation
from taizhang.ledger.queries.wanted import Wanted
from tests.ledger.people import DAY, MARCH, Cast, clock, day, draft_ledger
from tests.ledger.queries.test_lights import LATER, put

pytestmark = pytest.mark.django_db


@pytest.fixture
def several(who: Cast) -> list[Ledger]:
    """Three ledgers with two rows each, live, with lights of 5 July."""
    made = [draft_ledger(who) for _ in range(3)]
    put(*Obligation.objects.all(), state="in-progress", state_since=day(3, 10))
    light_up(on=day(7, 5), by=clock(LATER))
    return made


def codes(wanted: Wanted, limit: int = 2) -> list[str]:
    """All codes, page by page."""
    found, after = [], None
    while True:
        page = obligations_listed(wanted, after=after, limit=limit, now=LATER)
        found += [row.code for row in page.rows]
        if (after := page.following) is None:
            return found


@pytest.mark.parametrize("sort", sorted(SORTS))
@pytest.mark.parametrize("on", [None, day(7, 5)])
def test_page_by_page_every_row_comes_once_in_any_order(sort: str, on: object, several: list[Ledger]) -> None:
    put(Obligation.objects.order_by("code")[3], due=None)

    listed = codes(Wanted(sort=sort, on=on))  # type: ignore[arg-type]

    assert sorted(listed) == sorted(Obligation.objects.values_list("code", flat=True))
    assert len(listed) == len(set(listed)) == 6


def test_the_worst_light_comes_first(several: list[Ledger]) -> None:
    rows = obligations_listed(Wanted(sort="light"), now=LATER).rows

    assert [row.colour for row in rows][:3] == ["red"] * 3
    assert rows[0].sentence_zh.startswith("红灯")


def test_the_list_says_the_same_now_and_as_of_today(several: list[Ledger]) -> None:
    now = obligations_listed(Wanted(), now=LATER).rows
    then = obligations_listed(Wanted(on=day(7, 5)), now=LATER).rows

    assert now == then


def test_rows_of_an_organisation_are_those_it_owes_and_the_lead_narrows_them(several: list[Ledger], who: Cast) -> None:
    put(*Assignment.objects.filter(obligation__ledger=several[0], organisation=who.works), at=20, ended_on=day(3, 22))

    assert len(codes(Wanted(organisation=who.works.pk))) == 4
    assert codes(Wanted(lead=who.works.pk)) == []
    assert len(codes(Wanted(organisation=who.works.pk, on=day(3, 20)))) == 6


def test_a_page_costs_the_same_few_questions_however_long_the_list(several: list[Ledger], who: Cast) -> None:
    def questions(wanted: Wanted) -> int:
        with CaptureQueriesContext(connection) as asked:
            obligations_listed(wanted, now=LATER)
        return len(asked)

    wanted = [Wanted(sort="light", words="节水", live=True), Wanted(on=day(7, 5), known_at=LATER)]
    few = [questions(one) for one in wanted]
    for _ in range(4):
        draft_ledger(who)

    assert [questions(one) for one in wanted] == few
    assert few[0] == 1


def test_one_obligation_costs_the_same_questions_whatever_it_has(several: list[Ledger]) -> None:
    def questions(code: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            obligation_whole(code, now=LATER)
        return len(asked)

    code = Obligation.objects.order_by("code")[0].code
    few = questions(code)
    for number in range(30):
        put(Obligation.objects.get(code=code), at=20 + number, title=f"第{number}版")

    assert questions(code) == few <= 22


def test_one_obligation_stands_as_it_stood(several: list[Ledger]) -> None:
    row = Obligation.objects.order_by("code")[0]
    put(row, at=130, due=day(9, 30), title="新增高效节水灌溉面积25万亩")

    now, then = (obligation_whole(row.code, now=LATER, known_at=at) for at in (None, MARCH + 129 * DAY))

    assert now is not None
    assert then is not None
    assert (now.clock.due, now.title) == (day(9, 30), "新增高效节水灌溉面积25万亩")
    assert (then.clock.due, then.title) == (day(6, 30), "新增高效节水灌溉面积20万亩")
    assert obligation_whole(row.code, now=LATER, known_at=MARCH - DAY) is None


def test_on_time_counts_what_is_open_and_overdue(several: list[Ledger], who: Cast) -> None:
    first = Obligation.objects.order_by("code")[0]
    put(first, at=110, state="closed", state_since=day(6, 20))

    rows = [row for row in by_plan_and_organisation(day(7, 5)) if row.organisation == who.water.pk]

    assert [(row.fell_due, row.in_time) for row in rows] == [(1, 1), (1, 0), (1, 0)]


def test_who_has_not_reported_is_blank_and_does_not_count_as_zero(several: list[Ledger], who: Cast) -> None:
    put(Standing.objects.get(obligation=Obligation.objects.order_by("code")[0]), completion=Decimal(0))
    put(Standing.objects.get(obligation=Obligation.objects.order_by("code")[2]), completion=Decimal(50))

    rows = [row for row in by_plan_and_organisation(day(7, 5)) if row.organisation == who.water.pk]

    assert [(row.percent, row.blank) for row in rows] == [(0, 1), (50, 1), (None, 2)]


def test_what_a_ledger_lacks_is_computed(several: list[Ledger]) -> None:
    put(*Assignment.objects.filter(obligation__code__endswith="0001"), ended_on=day(3, 22))

    lacks = ledgers.lacks_of(several[0].pk)

    assert lacks._asdict() == {"unled": 1, "undated": 0, "inferred": 1, "unmeasured": 1, "unnamed": 2}


def test_counts_of_a_ledger_are_of_its_own_rows(several: list[Ledger]) -> None:
    row = ledgers.ledger_of(several[0].code)

    assert row is not None
    assert (row.rows, row.live, row.red, row.closed) == (2, 2, 1, 0)
