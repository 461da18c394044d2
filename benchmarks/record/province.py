"""An invented province at work: ledgers with their rows, a year of reports, figures, slips and pauses, all of it through deeds."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import (
    Assignment,
    Indicator,
    Ledger,
    Milestone,
    Obligation,
    Organisation,
    Plan,
    PlanItem,
    Report,
    ReportLine,
    Standing,
    Suspension,
    Target,
)
from taizhang.ledger.rules.collective_names import Level
from taizhang.ledger.rules.roles import CLOCK

GOVERNMENT = "江海省人民政府"
LEDGERS, CITIES, DEPARTMENTS = 31, 16, 40
REPORTS_EACH = 3  # lines for each obligation: 20,000 obligations have 60,000
JANUARY, DECEMBER = date(2022, 1, 1), date(2022, 12, 31)
SIGNED = datetime(2022, 4, 11, 1, 0, tzinfo=UTC)
PERIODS = (date(2022, 4, 30), date(2022, 5, 31), date(2022, 6, 30), date(2022, 7, 31), date(2022, 8, 31))
STATES = ("issued", "in-progress", "in-progress", "in-progress", "accepted", "applied", "closed")


def fill(obligations: int, *, seed: int = 2022) -> None:
    """`obligations` rows in 31 ledgers, each with its reports; a ledger is one deed, and so is a month of reports."""
    chance = random.Random(seed)  # noqa: S311  nothing secret
    organisations = _organisations()
    each = max(1, obligations // LEDGERS)
    left = obligations
    for number in range(LEDGERS):
        count = each if number < LEDGERS - 1 else left
        left -= count
        for start in range(0, count, 2_000):
            _ledger(number, start, min(2_000, count - start), organisations, chance)


def _organisations() -> list[Organisation]:
    with deeds.deed("register_organisations", by=By(CLOCK, SIGNED)) as deed:
        province = deed.add(Organisation(name=GOVERNMENT, short_name="省政府", level=Level.PROVINCE.value))
        departments = [
            Organisation(name=f"江海省第{n}厅", short_name=f"省{n}厅", level=Level.PROVINCE.value, parent=province)
            for n in range(DEPARTMENTS)
        ]
        cities = [
            Organisation(name=f"第{n}市人民政府", short_name=f"第{n}市", level=Level.CITY.value, parent=province) for n in range(CITIES)
        ]
        deed.add_all([*departments, *cities])
        return [*departments, *cities]


def _ledger(number: int, part: int, count: int, organisations: list[Organisation], chance: random.Random) -> None:
    by = By(CLOCK, SIGNED + timedelta(minutes=number * 60 + part // 100))
    with deeds.deed("set_up_ledger", by=by) as deed:
        plan = deed.add(
            Plan(title=f"第{number}号计划（{part}）", year=2022, period_start=JANUARY, period_end=DECEMBER, issued_on=date(2022, 3, 27))
        )
        ledger = deed.add(
            Ledger(
                code=f"JH-{number:02}-{part}",
                plan=plan,
                coordinator=organisations[number % DEPARTMENTS],
                recipient=organisations[0].parent,
                state="on-record",
                state_since=by.today,
                edition=1,
                pace="by-month",
            )
        )
        rows = [_obligation(ledger, n, chance) for n in range(count)]
        deed.add_all(rows)
        deed.add_all([_item(ledger, n, row) for n, row in enumerate(rows)])
        deed.add_all([_standing(row, chance) for row in rows])
        duties = [duty for row in rows for duty in _duties(row, organisations, chance)]
        deed.add_all(duties)
        indicators = [Indicator(name=f"指标{ledger.code}-{n}", unit="家") for n in range(count // 2)]
        deed.add_all(indicators)
        deed.add_all(
            [
                Target(
                    plan=plan,
                    obligation=row,
                    indicator=indicator,
                    comparator=">=",
                    value=Decimal(chance.randint(1, 500)),
                    unit="家",
                    deadline=DECEMBER,
                )
                for row, indicator in zip(rows[::2], indicators, strict=False)
            ]
        )
        some = rows[::10]
        deed.add_all(
            [Milestone(obligation=r, day=date(2022, m, 28), percent=Decimal(m * 8), title=f"{m}月节点") for r in some for m in (5, 7, 9)]
        )
        deed.add_all([Suspension(obligation=r, start=date(2022, 6, 1), end=date(2022, 6, 20), reason="用地") for r in rows[::100]])
        deed.about(ledger)
    _reports(ledger, duties, by, chance)


def _obligation(ledger: Ledger, number: int, chance: random.Random) -> Obligation:
    due = date(2022, chance.randint(5, 12), chance.randint(1, 28))
    return Obligation(
        code=f"{ledger.code}-{number:04}",
        title=f"建成第{number}批示范工程",
        basis="江政办〔2022〕1号",
        ledger=ledger,
        state=chance.choice(STATES),
        state_since=date(2022, 4, 11),
        start=JANUARY,
        due=due,
        due_basis="stated",
        due_grain="day",
        due_rule_zh="原文规定的时限",
        due_rule_en="the text names the day",
    )


def _item(ledger: Ledger, number: int, row: Obligation) -> PlanItem:
    return PlanItem(
        obligation=row, ledger=ledger, position=number, no=str(number), path=["二、重点任务"], words=row.title, deliverable="built"
    )


def _standing(row: Obligation, chance: random.Random) -> Standing:
    done = Decimal(chance.randint(0, 100)) if chance.random() > 0.2 else None
    return Standing(
        obligation=row,
        completion=done,
        heard_on=date(2022, 8, chance.randint(1, 28)),
        applied_on=date(2022, 8, 1) if row.state == "applied" else None,
    )


def _duties(row: Obligation, organisations: list[Organisation], chance: random.Random) -> list[Assignment]:
    chosen = chance.sample(organisations, 3)
    if chance.random() < 0.02:
        return []
    return [
        Assignment(obligation=row, organisation=o, role="lead" if n == 0 else "support", position=n, named=str(o))
        for n, o in enumerate(chosen)
    ]


def _reports(ledger: Ledger, duties: list[Assignment], by: By, chance: random.Random) -> None:
    leads = {duty.obligation_id: duty.organisation_id for duty in duties if duty.role == "lead"}
    for number in range(REPORTS_EACH):
        end = PERIODS[number]
        month = By(CLOCK, by.at + timedelta(days=30 * (number + 1)))
        with deeds.deed("open_reports", by=month) as deed:
            reports = {
                o: Report(
                    ledger=ledger,
                    organisation_id=o,
                    period_start=end.replace(day=1),
                    period_end=end,
                    due=end + timedelta(days=5),
                    state=chance.choice(("signed", "accepted", "accepted", "open")),
                    signed_on=end,
                )
                for o in sorted(set(leads.values()))
            }
            deed.add_all(list(reports.values()))
            deed.add_all([_line(row, reports[o]) for row, o in leads.items()])
            deed.about(ledger)


def _line(row: int, report: Report) -> ReportLine:
    verdict = "accepted" if report.state == "accepted" else "pending"
    return ReportLine(report=report, obligation_id=row, done="已完成招标，正在施工。", next_step="验收", verdict=verdict)
