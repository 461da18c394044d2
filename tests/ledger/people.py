"""A province at work, for tests of the record: who may do what, made through the verbs themselves."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from taizhang.frame.models import Account
from taizhang.ledger.actions import organisations, people, setting_up
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Ledger, Organisation
from taizhang.ledger.queries import actors
from taizhang.ledger.rules.roles import CLOCK, Role

DAY = timedelta(days=1)
MARCH = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # nine o'clock in Shanghai


def clock(at: datetime = MARCH) -> By:
    """What starts by itself, at that time."""
    return By(CLOCK, at)


@dataclass(frozen=True)
class Cast:
    """The government, its supervisors, two departments, and somebody who has nothing to do with any of it."""

    government: Organisation
    office: Organisation
    water: Organisation
    works: Organisation
    elsewhere: Organisation

    def by(self, username: str, at: datetime = MARCH, **more: Any) -> By:
        """That person acts."""
        account = Account.objects.get(username=username)
        return By(actors.actor_of(account, on=at.date()), at, **more)


def cast() -> Cast:
    """Each organisation has a clerk and a head (`water-clerk`, `water-head`), the office a supervisor too."""
    entry = organisations.Entry
    government = organisations.register_organisation("江海省人民政府", entry("省政府"), by=clock())
    office, water, works = (
        organisations.register_organisation(f"江海省{name}", entry(f"省{name}", parent=government), by=clock())
        for name in ("人民政府督查室", "水利厅", "住房城乡建设厅")
    )
    elsewhere = organisations.register_organisation("外省水利厅", by=clock())
    for name, organisation in (("office", office), ("water", water), ("works", works), ("elsewhere", elsewhere)):
        _post(f"{name}-clerk", organisation, Role.CLERK)
        _post(f"{name}-head", organisation, Role.HEAD)
    _post("office-supervisor", office, Role.SUPERVISOR)
    return Cast(government, office, water, works, elsewhere)


def _post(username: str, organisation: Organisation, role: Role) -> None:
    account = Account.objects.create(username=username, display_name=username)
    person = people.enter_person(username, organisation=organisation, account=account.pk, by=clock())
    people.appoint(person, role, organisation=organisation, by=clock())


def findings(**changed: Any) -> dict[str, Any]:
    """A reading with one plan: a task with two measures, led by 省水利厅 with 省住房城乡建设厅, one target; and one goal."""
    measures = [
        measure("t1.m1", "新增高效节水灌溉面积20万亩", "新增", "built", "2026-06-30", "6月底前"),
        measure("t1.m2", "出台节水管理办法", "出台", "document", None, None),
    ]
    task = {
        "id": "t1",
        "plan": "p1",
        "no": "1",
        "path": ["一、主要任务"],
        "heading": "推进节水",
        "text": "1.推进节水。",
        "span": [10, 90],
        "deadline": None,
        "deadline_text": None,
        "recurrence": None,
        "organisations": [_organisation("省水利厅", "lead"), _organisation("省住房城乡建设厅", "support")],
        "measures": measures,
    }
    document = {"title": "节水方案", "doc_number": "江政办发〔2026〕3号", "issuer": "江海省人民政府办公厅", "issue_date": "2026-03-01"}
    plan = {"id": "p1", "title": "2026年节水方案", "year": 2026, "package": None, "span": [0, 200], "title_only": False}
    targets = [target("g1", "t1", "t1.m1", "高效节水灌溉面积", 20, "万亩"), target("g2", None, None, "用水总量", 220, "亿立方米", "<=")]
    return {"format": "taizhang.reading/1", "document": document, "plans": [plan], "tasks": [task], "targets": targets} | changed


def draft_ledger(who: Cast, *, at: datetime = MARCH, **changed: Any) -> Ledger:
    """The draft ledger of that reading: 省水利厅 puts it together, the supervisors put it on record and verify its rows."""
    wanted = setting_up.Wanted(coordinator=who.water, recipient=who.office)
    return setting_up.set_up_ledger(findings(**changed), "p1", document=None, wanted=wanted, by=who.by("water-clerk", at))


def measure(key: str, text: str, verb: str, deliverable: str, deadline: str | None, words: str | None) -> dict[str, Any]:
    return {
        "id": key,
        "text": text,
        "verb": verb,
        "deliverable": deliverable,
        "deadline": deadline,
        "deadline_text": words,
        "span": [20, 40],
    }


def _organisation(name: str, role: str) -> dict[str, Any]:
    return {"name": name, "canonical": None, "role": role, "label": "牵头单位", "inferred": False, "span": [50, 54]}


def target(key: str, task: str | None, measure: str | None, name: str, value: float, unit: str, comparator: str = ">=") -> dict[str, Any]:
    return {
        "id": key,
        "plan": "p1",
        "task": task,
        "measure": measure,
        "quote": f"{name}{value}{unit}",
        "indicator": name,
        "scope": None,
        "comparator": comparator,
        "value": value,
        "value2": None,
        "unit": unit,
        "modality": ["新增"],
        "firm": True,
        "kind": "added",
        "baseline": None,
        "series": None,
        "deadline": "2026-12-31",
        "deadline_text": None,
        "span": [20, 40],
    }


def day(month: int, number: int) -> date:
    """A day of 2026."""
    return date(2026, month, number)
