"""A blocker is raised by who has a duty, decided by who coordinates, raised to the level above where it is not, and solved by who raised it."""

import pytest

from taizhang.capabilities.supervision.actions import blockers as actions
from taizhang.capabilities.supervision.actions.blockers import Problem, Task
from taizhang.capabilities.supervision.models import Blocker
from taizhang.capabilities.supervision.pages import desk
from taizhang.capabilities.supervision.queries import blockers as questions
from taizhang.capabilities.supervision.rules.blockers import NobodyAbove, NoDuty, NotHisToDo, TooSoon
from taizhang.ledger.actions import report_lines, reports
from taizhang.ledger.models import Event, Obligation, Report, Suspension
from taizhang.ledger.rules.reporting import Cause
from taizhang.ledger.rules.transitions import NotNow
from tests.ledger.live import line_of, opened, said
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, day

from .conftest import DAY, SEPTEMBER

pytestmark = pytest.mark.django_db
LAND = Problem("用地指标未落实", "用地预审已报，未批复，请协调自然资源部门")


def raised(row: Obligation, who: Cast) -> Blocker:
    return actions.raise_blocker([row], LAND, by=who.by("works-clerk", SEPTEMBER))


def test_who_supports_it_raises_a_blocker_and_who_puts_the_ledger_together_coordinates(row: Obligation, who: Cast) -> None:
    blocker = raised(row, who)

    assert (blocker.raiser, blocker.coordinator_id, blocker.state) == (who.works, who.water.pk, "raised")
    assert blocker.due == day(9, 8)
    event = Event.objects.get(verb="raise_blocker")
    assert (event.subject, event.payload["blocker"]) == (f"obligation:{row.pk}", blocker.key)


def test_who_puts_the_ledger_together_raises_his_own_to_who_receives_it(row: Obligation, who: Cast) -> None:
    blocker = actions.raise_blocker([row], LAND, by=who.by("water-clerk", SEPTEMBER))

    assert blocker.coordinator_id == who.office.pk


def test_who_has_no_duty_in_it_raises_none(row: Obligation, who: Cast) -> None:
    with pytest.raises(NoDuty):
        actions.raise_blocker([row], LAND, by=who.by("elsewhere-clerk", SEPTEMBER))


def test_it_is_taken_on_decided_and_solved_each_by_its_own_hand(row: Obligation, who: Cast) -> None:
    blocker = raised(row, who)
    with pytest.raises(NotHisToDo):
        actions.take(blocker, by=who.by("works-clerk", SEPTEMBER))

    actions.take(blocker, due=day(9, 4), by=who.by("water-clerk", SEPTEMBER))
    task = Task(who.works, "补齐用地材料", day(9, 20))
    actions.decide(blocker, "九月二十日前补齐材料", paper="专题会议纪要〔2026〕9号", tasks=[task], by=who.by("water-head", SEPTEMBER))
    with pytest.raises(NotHisToDo):
        actions.solve(blocker, "已批复", by=who.by("water-clerk", SEPTEMBER))
    actions.solve(blocker, "已批复", by=who.by("works-clerk", SEPTEMBER + 20 * DAY))

    assert (blocker.state, blocker.outcome) == ("solved", "已批复")
    assert [(one.organisation, one.due) for one in blocker.parties.all()] == [(who.works, day(9, 20))]


def test_who_raised_it_raises_it_to_the_level_above_only_when_the_day_has_passed(row: Obligation, who: Cast) -> None:
    blocker = raised(row, who)
    with pytest.raises(TooSoon, match="2026-09-08"):
        actions.escalate(blocker, by=who.by("works-clerk", SEPTEMBER + DAY, reason="急"))

    actions.escalate(blocker, by=who.by("works-clerk", SEPTEMBER + 8 * DAY, reason="逾期未协调"))
    assert (blocker.coordinator_id, blocker.level, blocker.state) == (who.office.pk, 1, "raised")

    actions.escalate(blocker, by=who.by("office-head", SEPTEMBER + 9 * DAY, reason="须省政府协调"))
    assert (blocker.coordinator_id, blocker.level) == (who.government.pk, 2)
    blocker.refresh_from_db()
    with pytest.raises(NobodyAbove):
        actions.escalate(blocker, by=who.by("governor", SEPTEMBER + 10 * DAY, reason="再上报"))


def test_who_has_raised_it_to_the_level_above_still_sees_what_becomes_of_it(row: Obligation, who: Cast) -> None:
    blocker = raised(row, who)
    first = who.by("water-head", SEPTEMBER, reason="须上级协调")
    assert blocker.coordinator_id == first.actor.organisation

    actions.escalate(blocker, by=first)

    assert blocker.coordinator_id == who.office.pk
    assert [one.key for one in questions.seen_by(first.actor)] == [blocker.key]
    assert not questions.seen_by(who.by("elsewhere-head", SEPTEMBER).actor).exists()


def test_a_decision_that_does_not_help_comes_back(row: Obligation, who: Cast) -> None:
    blocker = raised(row, who)
    actions.decide(blocker, "请自行协调", by=who.by("water-head", SEPTEMBER))

    actions.insist(blocker, by=who.by("works-clerk", SEPTEMBER + DAY, reason="对方不予受理"))

    assert blocker.state == "taken"
    with pytest.raises(NotNow):
        actions.solve(blocker, "好了", by=who.by("works-clerk", SEPTEMBER + DAY))


def test_the_clock_of_what_is_blocked_stands_and_runs_again_when_it_is_solved(row: Obligation, who: Cast) -> None:
    blocker = actions.raise_blocker([row], LAND, by=who.by("water-clerk", SEPTEMBER))
    [held] = questions.blocked_by(blocker)

    actions.stop_clock(held, approval="专题会议纪要第9期", by=who.by("office-supervisor", SEPTEMBER))
    row.refresh_from_db()
    assert row.state == "suspended"
    actions.decide(blocker, "请发展改革委协调", by=who.by("office-supervisor", SEPTEMBER + 2 * DAY))
    actions.solve(blocker, "指标已下达", by=who.by("water-clerk", SEPTEMBER + 9 * DAY))

    row.refresh_from_db()
    pause = Suspension.objects.get(obligation=row)
    assert (row.state, pause.start, pause.end) == ("in-progress", day(9, 1), day(9, 10))


def asks_for_help(who: Cast, row: Obligation) -> int:
    """A signed report of March whose line asks for help."""
    report = opened(row.ledger)
    for place in range(report.lines.count()):
        line = line_of(report, place)
        asks = {"problem": "用地预审未批", "help_needed": "请协调自然资源厅加快预审", "cause": Cause.LAND} if line.obligation == row else {}
        report_lines.fill_line(line, said(line, **asks), by=who.by("water-clerk"))
        report.refresh_from_db()
    reports.sign_report(report, by=who.by("water-head"))
    return int(report.lines.get(obligation=row).pk)


def test_help_that_a_report_asks_for_is_one_click_from_a_blocker(row: Obligation, who: Cast, browser: Browser) -> None:
    line = asks_for_help(who, row)
    clerk = browser("water-clerk")

    board = clerk.get("/supervision/blockers/", {"stage": "asked"}).content.decode()
    assert "请协调自然资源厅加快预审" in board
    form = clerk.get(f"/supervision/blockers/raise/{row.code}", {"line": line}).content.decode()
    assert "用地预审未批" in form
    clerk.post(
        f"/supervision/blockers/raise/{row.code}",
        {"title": "请协调自然资源厅加快预审", "words": "用地预审未批", "cause": "land", "line": line},
    )

    blocker = Blocker.objects.get(line_id=line)
    assert blocker.cause == "land"
    assert questions.asked(who.by("water-clerk", SEPTEMBER).actor) == []


def test_a_blocker_goes_through_its_page(row: Obligation, who: Cast, browser: Browser) -> None:
    blocker = raised(row, who)
    address = f"/supervision/blockers/{blocker.key}"
    assert browser("elsewhere-clerk").get(address).status_code == 404
    head = browser("water-head")

    wrong = head.post(address, {"act": "decide", "decision": "按期补齐", "party_1": "没有这个单位"})
    assert wrong.status_code == 422
    assert "没有这个单位" in wrong.content.decode()
    head.post(address, {"act": "decide", "decision": "按期补齐", "party_1": "省住房城乡建设厅", "task_1": "补材料"})
    browser("works-clerk").post(address, {"act": "solve", "outcome": "已补齐"})

    page = browser("office-supervisor").get(address).content.decode()
    for words in ("用地预审已报", "按期补齐", "补材料", "已补齐", "Solved"):
        assert words in page


def test_the_desk_says_who_coordinates_and_who_confirms(row: Obligation, who: Cast) -> None:
    def acts(username: str) -> list[str]:
        cards = desk.cards(who.by(username, SEPTEMBER).actor, day(9, 1))
        return [card.act.key for card in cards if card.about.startswith("blocker:")]

    blocker = raised(row, who)
    assert (acts("water-clerk"), acts("works-clerk")) == (["take-blocker"], [])

    actions.decide(blocker, "按期补齐", by=who.by("water-head", SEPTEMBER))
    assert (acts("water-clerk"), acts("works-clerk")) == ([], ["confirm-solved"])


def test_the_board_of_blockers_counts_and_shows_in_a_few_questions(
    row: Obligation, who: Cast, django_assert_max_num_queries: object
) -> None:
    raised(row, who)
    actor = who.by("office-supervisor", SEPTEMBER).actor

    with django_assert_max_num_queries(8):  # type: ignore[operator]
        found = questions.counts(actor, on=day(9, 20))
        [line] = questions.lines(actor, "late", on=day(9, 20))

    assert (found["raised"], found["late"], line.code) == (1, 1, row.code)


def test_who_supervises_raises_the_help_that_a_report_asks_for_and_who_asked_says_whether_it_is_solved(
    row: Obligation, who: Cast, browser: Browser
) -> None:
    line = asks_for_help(who, row)
    supervisor, address = browser("office-supervisor"), f"/supervision/blockers/raise/{row.code}"
    said = {"title": "请协调自然资源厅加快预审", "words": "用地预审未批", "cause": "land"}
    without = supervisor.post(address, said)
    assert (without.status_code, Blocker.objects.count()) == (422, 0)

    answer = supervisor.post(address, said | {"line": line}, follow=True)

    blocker = Blocker.objects.get(line_id=line)
    assert (blocker.raiser, blocker.coordinator) == (who.water, who.office)
    assert blocker.raised_by_id == who.by("office-supervisor").actor.person
    assert f"/obligations/{row.code}/#line-{line}" in answer.content.decode()
    assert f'id="line-{line}"' in supervisor.get(f"/obligations/{row.code}/").content.decode()


def test_what_was_raised_from_a_line_is_opened_and_not_raised_again(row: Obligation, who: Cast, browser: Browser) -> None:
    line = asks_for_help(who, row)
    clerk, address = browser("water-clerk"), f"/supervision/blockers/raise/{row.code}"
    clerk.post(address, {"title": "用地", "words": "用地预审未批", "line": line})

    again = clerk.get(address, {"line": line})

    assert again.headers["Location"] == f"/supervision/blockers/{Blocker.objects.get().key}"


def test_the_report_itself_offers_to_raise_the_help_it_asks_for_to_who_wrote_it_and_who_judges_it(
    row: Obligation, who: Cast, browser: Browser
) -> None:
    line = asks_for_help(who, row)
    report = Report.objects.get(lines=line)

    for username in ("water-clerk", "office-supervisor"):
        page = browser(username).get(f"/reports/{report.key}/").content.decode()
        assert page.count(f"/supervision/blockers/raise/{row.code}?line={line}") == 1


def test_who_only_supports_says_that_it_is_solved_and_the_clock_runs_again(row: Obligation, who: Cast) -> None:
    blocker = raised(row, who)
    [held] = questions.blocked_by(blocker)
    actions.stop_clock(held, approval="专题会议纪要第9期", by=who.by("office-supervisor", SEPTEMBER))
    blocker.refresh_from_db()
    actions.decide(blocker, "按期补齐", by=who.by("water-head", SEPTEMBER + DAY))

    actions.solve(blocker, "已补齐", by=who.by("works-clerk", SEPTEMBER + 9 * DAY))

    row.refresh_from_db()
    assert (row.state, Suspension.objects.get(obligation=row).end) == ("in-progress", day(9, 10))
