"""Reports are opened once, filled line by line, signed, and judged by somebody else."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from taizhang.ledger.actions import deeds, observations, organisations, report_lines, reports
from taizhang.ledger.actions.errors import Overtaken
from taizhang.ledger.actions.observations import Reported
from taizhang.ledger.actions.report_lines import Said
from taizhang.ledger.models import Event, Ledger, Milestone, Obligation, PlanItem, Report, ReportLine
from taizhang.ledger.queries.facts import Asked
from taizhang.ledger.queries.lights import lights_of
from taizhang.ledger.queries.observations import series_entered, series_of
from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.light_facts import Claim
from taizhang.ledger.rules.observations import Grade, SeriesBroken
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.report_lines import (
    CauseMissing,
    LinesOpen,
    NotAsJudged,
    NothingSaid,
    OwnJudge,
    ReasonMissing,
    SomethingSaid,
    Unexplained,
)
from taizhang.ledger.rules.reporting import Cause
from taizhang.ledger.rules.transitions import NotNow
from tests.ledger.live import led_by, line_of, live_ledger, month, opened, require_kept_standings, said, standing, target_of
from tests.ledger.people import DAY, MARCH, Cast, cast, clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    return live_ledger(who)


def fill(report: Report, who: Cast, value: object = None, **more: object) -> None:
    """Both lines say something; the first with the value."""
    for place in (0, 1):
        line = line_of(report, place)
        report_lines.fill_line(line, said(line, value if place == 0 else None, **more), by=who.by("water-clerk"))
    report.refresh_from_db()


def signed(report: Report, who: Cast, value: object = None, **more: object) -> Report:
    fill(report, who, value, **more)
    return reports.sign_report(report, by=who.by("water-head", MARCH + 20 * DAY))


def judge(report: Report, who: Cast, *, returned: int = 0) -> None:
    for place, line in enumerate(report.lines.order_by("id")):
        if place < returned:
            report_lines.return_line(line, by=who.by("office-supervisor", reason="缺少完成面积"))
        else:
            report_lines.accept_line(line, by=who.by("office-supervisor"))
    report.refresh_from_db()


def test_each_organisation_that_answers_for_live_rows_has_one_report_with_a_line_for_each(ledger: Ledger, who: Cast) -> None:
    led_by(Obligation.objects.order_by("code")[1], who.works)

    found = reports.open_reports(ledger, month(3), due=date(2026, 3, 25), by=clock())

    lines = {report.organisation.short_name: [line.obligation.code[-4:] for line in report.lines.order_by("id")] for report in found}
    assert lines == {"省水利厅": ["0001", "0002"], "省住房城乡建设厅": ["0002"]}


def test_to_open_them_again_opens_nothing_and_says_nothing(ledger: Ledger) -> None:
    first, events = opened(ledger), Event.objects.count()

    assert opened(ledger) == first
    assert (Report.objects.count(), ReportLine.objects.count(), Event.objects.count()) == (1, 2, events)


def test_a_row_that_came_later_gets_its_line_when_they_are_opened_again(ledger: Ledger, who: Cast) -> None:
    opened(ledger)
    led_by(Obligation.objects.order_by("code")[0], who.works)

    opened(ledger)

    assert ReportLine.objects.filter(report__organisation=who.works).count() == 1


def test_a_row_that_has_ended_is_reported_no_more(ledger: Ledger) -> None:
    with deeds.deed("cancel", by=clock()) as deed:
        deed.change(Obligation.objects.order_by("code")[0], state="cancelled")

    assert opened(ledger).lines.count() == 1


def test_a_new_line_begins_with_what_was_announced_in_the_last_one_that_was_accepted(ledger: Ledger, who: Cast) -> None:
    report = signed(opened(ledger), who, next_step="完成管网铺设", expected_on=date(2026, 5, 31))
    judge(report, who)

    line = line_of(opened(ledger, 4, MARCH + 30 * DAY))

    assert (line.next_step, line.expected_on, line.done) == ("完成管网铺设", date(2026, 5, 31), "")


def test_a_line_says_what_was_done_and_its_figure_counts_once_the_report_is_signed(ledger: Ledger, who: Cast) -> None:
    report = opened(ledger)
    fill(report, who, 5)
    row = line_of(report).obligation
    series = target_of(row).indicator_id, who.water.pk
    assert (series_of(*series), standing(row).completion, report.state) == ([], None, "filled")

    reports.sign_report(report, by=who.by("water-head", MARCH + 20 * DAY))

    assert [value.value for value in series_of(*series)] == [Decimal(5)]
    kept = standing(row)
    assert (kept.completion, kept.heard_on) == (Decimal(25), date(2026, 3, 22))
    require_kept_standings()


def test_a_figure_may_be_put_right_before_it_is_signed(ledger: Ledger, who: Cast) -> None:
    report = opened(ledger)
    fill(report, who, 500)
    fill(report, who, 5)

    reports.sign_report(report, by=who.by("water-head"))

    assert standing(line_of(report).obligation).completion == Decimal(25)


def test_the_reporter_does_not_choose_the_colour(ledger: Ledger, who: Cast) -> None:
    report = signed(opened(ledger), who, 1, claim_colour=Colour.GREEN, claim_percent=Decimal(90))

    kept = standing(line_of(report).obligation)
    assert (kept.completion, kept.claim_colour, kept.claim_percent) == (Decimal(5), "green", Decimal(90))


def test_the_light_is_the_same_whatever_is_claimed_and_the_gap_is_shown(ledger: Ledger, who: Cast) -> None:
    other = live_ledger(who)
    modest = signed(opened(ledger), who, 1, claim_colour=Colour.RED, claim_percent=Decimal(5))
    boastful = signed(opened(other), who, 1, claim_colour=Colour.GREEN, claim_percent=Decimal(90))

    ids = tuple(line_of(report).obligation_id for report in (modest, boastful))
    first, second = lights_of(Asked(date(2026, 6, 20), ids=ids), now=MARCH + 90 * DAY)

    assert (first.light.colour, first.light.sentence) == (second.light.colour, second.light.sentence)
    assert second.light.claim == Claim(Colour.GREEN, Decimal(90))


def test_after_a_rename_the_heir_reports_and_what_was_reported_stays_under_the_old_name(ledger: Ledger, who: Cast) -> None:
    march = signed(opened(ledger), who, 5)
    heir = organisations.rename_organisation(
        who.water, "江海省水务厅", short_name="省水务厅", on=date(2026, 4, 1), by=clock(MARCH + 30 * DAY)
    )

    april = opened(ledger, 4, MARCH + 40 * DAY)

    assert (april.organisation, Report.objects.get(pk=march.pk).organisation) == (heir, who.water)
    assert standing(line_of(march).obligation).completion == Decimal(25)
    line = line_of(april)
    report_lines.fill_line(line, said(line, 8), by=clock(MARCH + 40 * DAY))
    reports.sign_report(_filled(april), by=clock(MARCH + 40 * DAY))
    assert standing(line.obligation).completion == Decimal(40)
    require_kept_standings()


def _filled(report: Report) -> Report:
    line = line_of(report, 1)
    report_lines.fill_line(line, said(line), by=clock(MARCH + 40 * DAY))
    return Report.objects.get(pk=report.pk)


def test_a_line_that_says_nothing_and_a_problem_without_a_cause_are_refused(ledger: Ledger, who: Cast) -> None:
    line = line_of(opened(ledger))

    with pytest.raises(NothingSaid):
        report_lines.fill_line(line, Said(next_step="继续推进"), by=who.by("water-clerk"))
    with pytest.raises(CauseMissing):
        report_lines.fill_line(line, Said(problem="用地未批"), by=who.by("water-clerk"))

    report_lines.fill_line(line, Said(problem="用地未批", cause=Cause.LAND), by=who.by("water-clerk"))
    assert line.cause == "land"


def test_a_figure_of_zero_is_something_said(ledger: Ledger, who: Cast) -> None:
    line = line_of(opened(ledger))

    report_lines.fill_line(line, said(line, 0, done=""), by=who.by("water-clerk"))

    assert line.observations.get().value == Decimal(0)


def test_a_report_with_blank_lines_is_not_signed_and_says_which(ledger: Ledger, who: Cast) -> None:
    report = opened(ledger)
    line = line_of(report)
    report_lines.fill_line(line, said(line), by=who.by("water-clerk"))
    report.refresh_from_db()

    with pytest.raises(LinesOpen) as refused:
        reports.sign_report(report, by=who.by("water-head"))

    assert refused.value.codes == (f"{ledger.code}-0002",)


def test_nothing_to_report_is_said_signed_and_accepted_whole(ledger: Ledger, who: Cast) -> None:
    report = reports.say_nothing(opened(ledger), by=who.by("water-clerk"))
    reports.sign_report(report, by=who.by("water-head", MARCH + 5 * DAY))
    kept = standing(line_of(report).obligation)
    assert (kept.completion, kept.heard_on) == (None, date(2026, 3, 7))

    reports.accept_report(report, by=who.by("office-supervisor"))

    assert (report.state, report.nothing_to_report) == ("accepted", True)
    assert set(report.lines.values_list("verdict", flat=True)) == {"accepted"}


def test_who_has_filled_a_line_has_something_to_report(ledger: Ledger, who: Cast) -> None:
    report = opened(ledger)
    fill(report, who)

    with pytest.raises(SomethingSaid):
        reports.say_nothing(report, by=who.by("water-clerk"))


def test_only_who_may_sign_signs_and_only_for_his_own_organisation(ledger: Ledger, who: Cast) -> None:
    report = opened(ledger)
    fill(report, who)

    for stranger in ("water-clerk", "works-head", "office-head"):
        with pytest.raises(NotPermitted):
            reports.sign_report(report, by=who.by(stranger))


def test_lines_are_judged_one_by_one_and_the_report_goes_as_they_do(ledger: Ledger, who: Cast) -> None:
    report = signed(opened(ledger), who, 5)
    with pytest.raises(LinesOpen):
        reports.accept_report(report, by=who.by("office-supervisor"))
    judge(report, who, returned=1)
    with pytest.raises(NotAsJudged):
        reports.accept_report(report, by=who.by("office-supervisor"))

    reports.return_report(report, by=who.by("office-supervisor"))

    first = line_of(report)
    assert (report.state, first.verdict, first.verdict_reason) == ("returned", "returned", "缺少完成面积")
    assert standing(first.obligation).completion is None
    require_kept_standings()


def test_of_a_returned_report_only_the_returned_lines_are_filled_again(ledger: Ledger, who: Cast) -> None:
    report = signed(opened(ledger), who, 5)
    judge(report, who, returned=1)
    reports.return_report(report, by=who.by("office-supervisor"))
    first, second = line_of(report), line_of(report, 1)

    with pytest.raises(NotNow):
        report_lines.fill_line(second, said(second), by=who.by("water-clerk"))
    report_lines.fill_line(first, said(first, 6), by=who.by("water-clerk"))
    report.refresh_from_db()
    reports.sign_report(report, by=who.by("water-head"))

    assert standing(first.obligation).completion == Decimal(30)
    assert (line_of(report).verdict, line_of(report, 1).verdict) == ("pending", "accepted")


def test_who_reports_does_not_judge_though_it_coordinates_the_ledger(ledger: Ledger, who: Cast) -> None:
    report = signed(opened(ledger), who)

    with pytest.raises(OwnJudge):
        report_lines.accept_line(line_of(report), by=who.by("water-head"))
    with pytest.raises(OwnJudge):
        reports.accept_report(report, by=who.by("water-head"))


def test_a_line_is_returned_with_a_reason_only(ledger: Ledger, who: Cast) -> None:
    report = signed(opened(ledger), who)

    with pytest.raises(ReasonMissing):
        report_lines.return_line(line_of(report), by=who.by("office-supervisor"))


def test_an_accepted_report_is_not_filled_again(ledger: Ledger, who: Cast) -> None:
    report = signed(opened(ledger), who)
    judge(report, who)
    reports.accept_report(report, by=who.by("office-supervisor"))

    with pytest.raises(NotNow):
        report_lines.fill_line(line_of(report), said(line_of(report)), by=who.by("water-clerk"))


def test_two_clerks_with_one_line_the_second_is_told(ledger: Ledger, who: Cast) -> None:
    line = line_of(opened(ledger))
    report_lines.fill_line(line, said(line), seen=1, by=who.by("water-clerk"))

    with pytest.raises(Overtaken):
        report_lines.fill_line(line, said(line, done="别的"), seen=1, by=who.by("water-clerk"))


def test_one_report_serves_every_list_that_asks(ledger: Ledger, who: Cast) -> None:
    other = live_ledger(who)
    upper, lower = (Obligation.objects.filter(ledger=one).order_by("code")[0] for one in (ledger, other))
    with deeds.deed("link", by=clock()) as deed:
        deed.change(PlanItem.objects.get(obligation=lower), implements=upper)
    above, below = opened(ledger), opened(other)

    report_lines.fill_line(line_of(below), said(line_of(below), 5), by=who.by("water-clerk"))

    assert (line_of(above).done, line_of(above).observations.get().value) == ("已开工", Decimal(5))
    assert Report.objects.get(pk=above.pk).state == "filled"
    reports.open_reports(ledger, month(4), due=date(2026, 4, 24), by=clock())
    assert ReportLine.objects.get(obligation=upper, report__period_end=month(4).end).done == ""


def test_what_serves_another_list_is_put_right_with_it_whichever_of_the_two_is_filled_again(ledger: Ledger, who: Cast) -> None:
    other = live_ledger(who)
    upper, lower = (Obligation.objects.filter(ledger=one).order_by("code")[0] for one in (ledger, other))
    with deeds.deed("link", by=clock()) as deed:
        deed.change(PlanItem.objects.get(obligation=lower), implements=upper)
    above, below = opened(ledger), opened(other)
    report_lines.fill_line(line_of(below), said(line_of(below)), by=who.by("water-clerk"))

    report_lines.fill_line(line_of(below), said(line_of(below), done="已完工"), by=who.by("water-clerk"))
    assert line_of(above).done == "已完工"

    report_lines.fill_line(line_of(above), said(line_of(above), done="已完工并验收"), by=who.by("water-clerk"))
    assert line_of(below).done == "已完工并验收"


def test_a_report_that_is_opened_later_begins_with_what_was_said_elsewhere(ledger: Ledger, who: Cast) -> None:
    other = live_ledger(who)
    upper, lower = (Obligation.objects.filter(ledger=one).order_by("code")[0] for one in (ledger, other))
    with deeds.deed("link", by=clock()) as deed:
        deed.change(PlanItem.objects.get(obligation=lower), implements=upper)
    below = opened(other)
    report_lines.fill_line(line_of(below), said(line_of(below), 5), by=who.by("water-clerk"))

    assert line_of(opened(ledger)).done == "已开工"


def test_a_grade_that_was_set_too_high_in_a_draft_is_set_back_without_a_reason(ledger: Ledger, who: Cast) -> None:
    line = line_of(opened(ledger))
    report_lines.fill_line(line, said(line, 6, Grade.FINAL), by=who.by("water-clerk"))

    report_lines.fill_line(line_of(line.report), said(line, 6, Grade.EXPECTED), by=who.by("water-clerk"))

    (stands,) = series_entered([target_of(line.obligation).indicator_id], [who.water.pk])[
        target_of(line.obligation).indicator_id, who.water.pk
    ]
    assert (stands.value, stands.grade) == (6, Grade.EXPECTED)


def test_what_another_report_has_said_more_surely_is_not_set_back(ledger: Ledger, who: Cast) -> None:
    line = line_of(opened(ledger))
    target = target_of(line.obligation)
    final = Reported(Decimal(6), date(2026, 3, 31), Grade.FINAL, unit=target.unit)
    observations.observe(target.indicator, who.water, final, by=who.by("water-clerk"))

    with pytest.raises(SeriesBroken):
        report_lines.fill_line(line, said(line, 6, Grade.EXPECTED), by=who.by("water-clerk"))


def test_nothing_to_report_of_what_is_late_wants_a_reason_and_names_the_rows(ledger: Ledger, who: Cast) -> None:
    """The first row was due at the end of June; the second has no day."""
    report, after = opened(ledger, 7), datetime(2026, 7, 21, 1, tzinfo=UTC)

    with pytest.raises(Unexplained) as refused:
        reports.say_nothing(report, by=who.by("water-clerk", after))
    reports.say_nothing(report, by=who.by("water-clerk", after, reason="待省政府批复"))

    assert list(refused.value.late) == [f"{ledger.code}-0001"]
    assert f"{ledger.code}-0001已逾期21日" in refused.value.sentence.zh
    assert (report.nothing_to_report, report.nothing_because) == (True, "待省政府批复")


def test_nothing_to_report_of_a_milestone_that_has_passed_wants_a_reason_too(ledger: Ledger, who: Cast) -> None:
    report = opened(ledger)
    row = line_of(report, 1).obligation
    with deeds.deed("set_milestones", by=clock()) as deed:
        deed.add(Milestone(obligation=row, day=date(2026, 3, 20), percent=30, title="形成初稿"))

    with pytest.raises(Unexplained) as refused:
        reports.say_nothing(report, by=who.by("water-clerk", MARCH + 19 * DAY))

    assert list(refused.value.late) == [row.code]
    reports.say_nothing(report, by=who.by("water-clerk", MARCH + 18 * DAY))  # on its day it has not passed


def test_who_fills_a_line_after_all_has_nothing_to_explain(ledger: Ledger, who: Cast) -> None:
    report = opened(ledger, 7)
    reports.say_nothing(report, by=who.by("water-clerk", datetime(2026, 7, 21, 1, tzinfo=UTC), reason="待批复"))
    line = line_of(report)

    report_lines.fill_line(line, said(line), by=who.by("water-clerk", datetime(2026, 7, 22, 1, tzinfo=UTC)))

    report.refresh_from_db()
    assert (report.nothing_to_report, report.nothing_because) == (False, "")
