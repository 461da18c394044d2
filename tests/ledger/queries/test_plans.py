"""Packages and plans: what was issued together stands together, and what is known by its title only is there to be seen."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.frame.models import Account
from taizhang.ledger.actions import deeds, setting_up
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Document, Ledger, Obligation, Package, Plan, Reading
from taizhang.ledger.queries.moments import Moment
from taizhang.ledger.queries.plans import PackageRow, PlansPage, plans_listed
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from tests.ledger.live import live_ledger
from tests.ledger.people import MARCH, Cast, cast, clock, day, draft_ledger, findings

pytestmark = pytest.mark.django_db

MAY = Moment(day(5, 1), datetime(2026, 5, 1, 4, tzinfo=UTC))


@pytest.fixture
def who() -> Cast:
    return cast()


def listed(who: Cast, username: str = "water-clerk", moment: Moment = MAY, **more: object) -> PlansPage:
    return plans_listed(who.by(username).actor, moment, **more)  # type: ignore[arg-type]


def packaged(ledger: Ledger, title: str = "稳增长政策包") -> Package:
    """Its plan came in a package, whose document names a plan by its title and orders another that nobody has set up."""
    plans = [
        {"id": "p1", "title": "2026年节水方案", "title_only": False},
        {"id": "p2", "title": "水网建设行动计划", "title_only": True},
        {"id": "p3", "title": "水厂改造行动计划", "title_only": False},
    ]
    sender = Account.objects.get(username="water-clerk")
    document = Document.objects.create(title=title, file_name="a.txt", size=1, sha256=title, received_at=MARCH, received_by=sender)
    kept = findings(plans=plans)
    Reading.objects.create(document=document, reader="1", read_at=MARCH, findings=kept, plans=3, tasks=0, measures=0, targets=0)
    with deeds.deed("pack", by=clock()) as deed:
        package = deed.add(Package(title=title, document=document))
        deed.change(ledger.plan, package=package, document=document)
    return package


def only(page: PlansPage) -> PackageRow:
    (package,) = page.packages
    return package


def test_a_plan_tells_who_coordinates_how_many_rows_which_lights_and_what_is_due_next(who: Cast) -> None:
    ledger = live_ledger(who)
    light_up(on=day(5, 1), by=clock(MAY.now))

    (plan,) = only(listed(who)).plans

    assert (plan.code, plan.title, plan.coordinator, plan.measures) == (ledger.code, "2026年节水方案", "省水利厅", 2)
    assert plan.due == day(6, 30)
    assert sum(plan.lights.values()) == 2


def test_what_was_due_is_not_due_next(who: Cast) -> None:
    live_ledger(who)

    (plan,) = only(listed(who, moment=Moment(day(7, 1), datetime(2026, 7, 1, 4, tzinfo=UTC)))).plans

    assert plan.due == Obligation.objects.get(code=f"{plan.code}-0002").due


def test_the_day_of_filing_is_the_first_whatever_became_of_the_ledger(who: Cast) -> None:
    ledger = draft_ledger(who)
    assert only(listed(who)).plans[0].filed_on is None

    for at, state in ((10, LedgerState.FILED), (20, LedgerState.RETURNED), (30, LedgerState.FILED)):
        with deeds.deed("move", by=clock(datetime(2026, 3, at, 1, tzinfo=UTC))) as deed:
            deed.change(ledger, state=state.value)

    assert only(listed(who)).plans[0].filed_on == day(3, 10)


def test_plans_of_a_package_stand_under_it_with_those_that_have_no_ledger_yet(who: Cast) -> None:
    packaged(live_ledger(who))

    package = only(listed(who))

    assert package.title == "稳增长政策包"
    assert [plan.title for plan in package.plans] == ["2026年节水方案"]
    assert [(one.title, one.title_only) for one in package.unmade] == [("水网建设行动计划", True), ("水厂改造行动计划", False)]


def test_a_plan_that_was_set_up_from_its_title_says_that_it_has_no_text(who: Cast) -> None:
    bare = findings()["plans"][0] | {"title": "水网建设行动计划", "title_only": True}
    wanted = setting_up.Wanted(coordinator=who.water, recipient=who.office)
    said = findings(plans=[bare], tasks=[], targets=[])
    setting_up.set_up_ledger(said, "p1", document=None, wanted=wanted, by=who.by("water-clerk"))

    (plan,) = only(listed(who)).plans

    assert (plan.title, plan.title_only, plan.measures, plan.due) == ("水网建设行动计划", True, 0, None)


def test_the_newest_package_comes_first_and_what_came_in_none_last(who: Cast) -> None:
    ledgers = [draft_ledger(who) for _ in range(3)]
    packaged(ledgers[1], "第一批")
    packaged(ledgers[2], "第二批")

    assert [package.title for package in listed(who).packages] == ["第二批", "第一批", ""]


def test_page_after_page_shows_each_plan_once_and_a_package_goes_on(who: Cast) -> None:
    codes = {draft_ledger(who).code for _ in range(5)}
    found, after, going_on = [], "", []
    while True:
        page = listed(who, after=after, limit=2)
        found += [plan.code for package in page.packages for plan in package.plans]
        going_on += [package.went_before for package in page.packages]
        if page.following is None:
            break
        after = page.following

    assert (sorted(found), going_on) == (sorted(codes), [False, True, True])


def test_what_has_no_ledger_is_told_once_where_its_document_ends(who: Cast) -> None:
    first, second = draft_ledger(who), draft_ledger(who)
    package = packaged(first)
    with deeds.deed("pack", by=clock()) as deed:
        deed.change(second.plan, package=package, document=package.document)

    page = listed(who, limit=1)
    after = listed(who, limit=1, after=page.following or "")

    assert [len(only(one).unmade) for one in (page, after)] == [0, 2]


def test_who_is_no_party_sees_no_plan(who: Cast) -> None:
    packaged(live_ledger(who))

    assert listed(who, "elsewhere-clerk").packages == []
    assert [len(listed(who, name).packages) for name in ("works-clerk", "office-supervisor")] == [1, 1]


def test_a_past_day_knows_what_was_known_then(who: Cast) -> None:
    ledger = live_ledger(who)
    with deeds.deed("move", by=clock(datetime(2026, 4, 20, 1, tzinfo=UTC))) as deed:
        deed.change(ledger, state=LedgerState.RETURNED.value)

    def known(month: int, number: int) -> PlansPage:
        return listed(who, moment=Moment(day(month, number), MAY.now, datetime(2026, month, number, 16, tzinfo=UTC)))

    assert known(2, 1).packages == []
    assert only(known(4, 1)).plans[0].state == LedgerState.ON_RECORD.value
    assert only(known(4, 21)).plans[0].state == LedgerState.RETURNED.value


def test_many_plans_take_as_many_questions_as_one(who: Cast) -> None:
    packaged(draft_ledger(who))
    by = who.by("water-clerk").actor

    def asked() -> int:
        with CaptureQueriesContext(connection) as taken:
            plans_listed(by, MAY)
        return len(taken)

    few = asked()
    for number in range(4):
        packaged(draft_ledger(who), f"第{number}批")

    assert (asked(), few <= 12) == (few, True)
    assert Plan.objects.count() == 5
