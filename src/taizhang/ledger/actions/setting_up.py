"""A confirmed reading becomes a draft ledger 建账: its plan, its rows with who owes them and by when, and what is to be reached."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import (
    Assignment,
    Document,
    Indicator,
    Ledger,
    Obligation,
    Organisation,
    Package,
    Plan,
    PlanItem,
    Standing,
    Target,
)
from taizhang.ledger.queries import registry
from taizhang.ledger.rules import clock, permissions, places, plan_periods, setting_up, term_words
from taizhang.ledger.rules.calendars import Calendar
from taizhang.ledger.rules.clock import Due, DueUnknown
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.lifecycle import State
from taizhang.ledger.rules.milestones import Deliverable
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence
from taizhang.ledger.rules.setting_up import DraftRow, DraftTarget, NamedOrganisation
from taizhang.ledger.rules.terms import Dates, Period


class PlanMissing(Refused):
    """The reading has no such plan."""


@dataclass(frozen=True)
class Wanted:
    """What the reading cannot know. `names` leads names as written to organisations, before the registry is asked."""

    coordinator: Organisation | None = None
    recipient: Organisation | None = None
    code: str = ""
    names: Mapping[str, int] = field(default_factory=dict)
    dates: Dates | None = None
    period: Period | None = None
    package: Package | None = None


def set_up_ledger(findings: Mapping[str, Any], plan: str, *, document: Document | None, wanted: Wanted, by: By) -> Ledger:
    """The draft ledger of one plan of a reading (`taizhang.reading/1`). Names that the registry does not know stay with their row as written,
    and the row without a lead until somebody says whose it is. Raises `PlanMissing`."""
    permissions.require("set_up_ledger", by.actor, set())
    said = next((p for p in findings["plans"] if p["id"] == plan), None)
    if said is None:
        raise PlanMissing(Sentence(f"读取结果中没有计划{plan}", f"the reading has no plan {plan}"))
    with deeds.deed("set_up_ledger", by=by, plan=said["title"]) as deed:
        work = _SettingUp(deed, findings, said, wanted)
        ledger = work.ledger(document)
        work.rows(ledger)
        work.goals(ledger.plan)
        deed.about(ledger)
        return ledger


class _SettingUp:
    """One run: what every row of the plan shares is looked up once."""

    def __init__(self, deed: deeds.Deed, findings: Mapping[str, Any], said: Mapping[str, Any], wanted: Wanted) -> None:
        self.deed, self.findings, self.said, self.wanted = deed, findings, said, wanted
        self.today = deed.by.today
        issued = findings["document"]["issue_date"]
        self.dates = wanted.dates or Dates(issued=date.fromisoformat(issued) if issued else None)
        self.period = wanted.period or plan_periods.period_of(said["title"], said["year"])
        self.calendar: Calendar = registry.calendar()
        self.indicators: dict[str, Indicator] = {}

    def ledger(self, document: Document | None) -> Ledger:
        plan = self.deed.add(self._plan(document))
        code = self.wanted.code or next_code((self.dates.issued or self.today).year)
        return self.deed.add(
            Ledger(
                code=code,
                plan=plan,
                coordinator=self.wanted.coordinator,
                recipient=self.wanted.recipient,
                state=LedgerState.DRAFT.value,
                state_since=self.today,
            )
        )

    def _plan(self, document: Document | None) -> Plan:
        period, dates = self.period, self.dates
        return Plan(
            title=self.said["title"],
            package=self.wanted.package or self._package(document),
            document=document,
            year=self.said["year"],
            period_start=period.start if period else None,
            period_end=period.end if period else None,
            issued_on=dates.issued,
            printed_on=dates.printed,
            received_on=dates.received,
            title_only=self.said["title_only"],
        )

    def _package(self, document: Document | None) -> Package | None:
        """The plans of one document that were issued together under one title are one package 计划包."""
        title = (self.said.get("package") or "")[:300]
        if not title or document is None:
            return None
        return Package.objects.filter(title=title, document=document).first() or self.deed.add(Package(title=title, document=document))

    def rows(self, ledger: Ledger) -> None:
        drafts = setting_up.rows_of(self.findings, self.said["id"])
        known = self._known(drafts)
        owed = [self._obligation(ledger, number, draft, known) for number, draft in enumerate(drafts, 1)]
        self.deed.add_all(owed)
        pairs = list(zip(owed, drafts, strict=True))
        self.deed.add_all([_item(ledger, number, row, draft) for number, (row, draft) in enumerate(pairs, 1)])
        self.deed.add_all([Standing(obligation=row, decision_by=_decider(draft)) for row, draft in pairs])
        self.deed.add_all([one for row, draft in pairs for one in _assignments(row, draft, known)])
        self._remember_indicators([target for draft in drafts for target in draft.targets])
        self.deed.add_all([self._target(ledger.plan, row, target) for row, draft in pairs for target in draft.targets])

    def goals(self, plan: Plan) -> None:
        drafts = setting_up.goals_of(self.findings, self.said["id"])
        self._remember_indicators(drafts)
        self.deed.add_all([self._target(plan, None, draft) for draft in drafts])

    def _obligation(self, ledger: Ledger, number: int, draft: DraftRow, known: Mapping[str, int]) -> Obligation:
        row = Obligation(
            code=f"{ledger.code}-{number:04}",
            kind=draft.rank.value,
            title=draft.words,
            creditor=self._creditor(draft, known),
            basis=f"{self.findings['document']['doc_number'] or self.said['title']} {draft.no}".strip(),
            ledger=ledger,
            state=State.DRAFT.value,
            state_since=self.today,
            start=self.period.start if self.period else None,
            due_words=draft.deadline_words[:200],
        )
        if due := self._due(draft):
            put_due(row, due)
        return row

    def _due(self, draft: DraftRow) -> Due | None:
        """None where nothing says by when: the row then waits for somebody who does, and is not signed before."""
        term = term_words.term_of(draft.deadline, draft.deadline_words)
        try:
            return clock.due(term, dates=self.dates, calendar=self.calendar, period=self.period)
        except (DueUnknown, clock.StartUnknown):
            return None

    def _creditor(self, draft: DraftRow, known: Mapping[str, int]) -> Organisation | None:
        """Who puts the ledger on record verifies its rows; those that it owes itself, the government above it: nobody verifies his own."""
        recipient = self.wanted.recipient
        if recipient is not None and recipient.pk in {_pk(said, known) for said in draft.organisations if said.role in DEBTORS}:
            above: Organisation | None = recipient.parent
            return above
        return recipient

    def _known(self, drafts: tuple[DraftRow, ...]) -> dict[str, int]:
        """The organisation that each name means, by number; of one that has ended since, its heir."""
        written = {name for draft in drafts for o in draft.organisations for name in (o.name, o.canonical) if name}
        known = registry.organisations_named(written, on=self.dates.issued or self.today) | dict(self.wanted.names)
        heirs = registry.heirs(on=self.today)
        return {name: heirs.get(pk, pk) for name, pk in known.items()}

    def _remember_indicators(self, drafts: "list[DraftTarget] | tuple[DraftTarget, ...]") -> None:
        """The same indicator in two plans is one: by its name, or by another that it goes by."""
        names = {draft.indicator: draft for draft in drafts if draft.indicator not in self.indicators}
        for indicator in Indicator.objects.filter(name__in=names):
            self.indicators[indicator.name] = indicator
        new = [
            Indicator(name=name, unit=draft.unit, value_kind=draft.value_kind.value)
            for name, draft in names.items()
            if name not in self.indicators
        ]
        self.deed.add_all(new)
        self.indicators |= {indicator.name: indicator for indicator in new}

    def _target(self, plan: Plan, row: Obligation | None, draft: DraftTarget) -> Target:
        return Target(
            plan=plan,
            obligation=row,
            indicator=self.indicators[draft.indicator],
            scope=draft.scope,
            kind=draft.kind.value,
            comparator=draft.comparator,
            value=draft.value,
            upper=draft.upper,
            unit=draft.unit,
            strict=draft.comparator in (">", "<"),
            baseline_words=draft.baseline_words[:200],
            modality=draft.modality,
            firm=draft.firm,
            quote=draft.quote,
            span_start=draft.span[0],
            span_end=draft.span[1],
            deadline=draft.deadline,
        )


def next_code(year: int) -> str:
    """The next code of a ledger in that year: TZ-2022-003."""
    last = Ledger.objects.filter(code__startswith=f"TZ-{year}-").order_by("-code").values_list("code", flat=True).first()
    return f"TZ-{year}-{int(last.rsplit('-', 1)[1]) + 1 if last else 1:03}"


def put_due(row: Obligation, due: Due) -> None:
    """The due date, and all that tells how it was found."""
    for column, value in due_columns(due).items():
        setattr(row, column, value)
    if row.start is not None and row.start > due.day:
        row.start = None


def due_columns(due: Due) -> dict[str, Any]:
    """A due date by its columns."""
    return {
        "due": due.day,
        "due_basis": due.basis.value,
        "due_grain": due.grain.value,
        "due_unit": due.unit.value if due.unit else "",
        "due_since": due.since.value if due.since else "",
        "due_start": due.start,
        "due_rolled_from": due.rolled_from,
        "due_rule_zh": due.rule.zh[:300],
        "due_rule_en": due.rule.en[:500],
        "due_inferred": due.inferred,
    }


def _assignments(row: Obligation, draft: DraftRow, known: Mapping[str, int]) -> list[Assignment]:
    """One for each organisation; of two names for one, the first counts. A name that leads nowhere is no organisation's duty."""
    found: dict[int, Assignment] = {}
    for position, said in enumerate(draft.organisations):
        pk = _pk(said, known)
        if pk and pk not in found:
            found[pk] = Assignment(
                obligation=row,
                organisation_id=pk,
                role=said.role.value,
                position=position,
                label=said.label[:60],
                named=said.name[:300],
                inferred=said.inferred,
            )
    return list(found.values())


def _pk(said: NamedOrganisation, known: Mapping[str, int]) -> int | None:
    return known.get(said.name) or known.get(said.canonical or "")


def _item(ledger: Ledger, number: int, row: Obligation, draft: DraftRow) -> PlanItem:
    named = [[o.name, o.role.value] for o in draft.organisations]
    return PlanItem(
        obligation=row,
        ledger=ledger,
        rank=draft.rank.value,
        position=number * places.GAP,
        no=draft.no[:30],
        path=list(draft.path),
        heading=draft.heading,
        words=draft.words,
        named=named,
        span_start=draft.span[0],
        span_end=draft.span[1],
        verb=draft.verb[:30],
        deliverable=draft.deliverable.value,
    )


def _decider(draft: DraftRow) -> str:
    """A national bid is decided elsewhere: by whom the text seldom says."""
    return "国家有关部委" if draft.deliverable is Deliverable.NATIONAL_BID else ""
