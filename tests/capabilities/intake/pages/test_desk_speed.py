"""The desk of a real notice opens at once, and so does that of a ledger with three thousand rows."""

import time
from collections import Counter

import pytest
from django.test import Client

from taizhang.capabilities.intake import actions as intake
from taizhang.ledger.actions.setting_up import Wanted
from taizhang.ledger.models import Document, Ledger, PlanItem
from taizhang.ledger.queries import drafts
from taizhang.ledger.queries.documents import document_as_read
from tests.capabilities.intake.drafts import set_up_all
from tests.house.sources import ROOT
from tests.ledger.people import Cast, cast

pytestmark = pytest.mark.django_db
NOTICE = ROOT.parent / "shared" / "reading" / "plans" / "000_shandong_sanshida.txt"
OPENS = 1.0  # seconds of work of this process
ANSWERS = 0.15


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def clerk(who: Cast) -> Client:
    from taizhang.frame.models import Account

    browser = Client()
    browser.force_login(Account.objects.get(username="water-clerk"))
    return browser


def ledgers_of(content: bytes, who: Cast) -> tuple[Document, list[Ledger]]:
    document, _ = intake.take_in(content, name="notice.txt", by=who.by("water-clerk"))
    read = document_as_read(document.key)
    assert read
    wanted = {plan["id"]: Wanted(coordinator=who.water) for plan in read.findings["plans"]}
    return document, set_up_all(read, wanted, by=who.by("water-clerk"))


def seconds(clerk: Client, path: str, **form: str) -> float:
    """What the answer costs: of a page the best of four, for the first compiles templates and a process of many tests collects its garbage
    now and then."""
    return _once(clerk, path, form) if form else min(_once(clerk, path, form) for _ in range(4))


def _once(clerk: Client, path: str, form: dict[str, str]) -> float:
    begun = time.process_time()
    answer = clerk.post(path, form, headers={"HX-Request": "true"}) if form else clerk.get(path)
    assert answer.status_code == 200
    return time.process_time() - begun


@pytest.mark.skipif(not NOTICE.exists(), reason="the notice is published text that is not ours to ship")
def test_every_plan_of_a_notice_gets_its_ledger_and_the_desk_opens_within_a_second(who: Cast, clerk: Client) -> None:
    document, made = ledgers_of(NOTICE.read_bytes(), who)

    rows = {ledger.code: PlanItem.objects.filter(ledger=ledger).count() for ledger in made}
    assert len(made) == 31
    assert sum(not count for count in rows.values()) == 29  # the notice names them without their text: each has an empty ledger
    packages = Counter(ledger.plan.package.title for ledger in made if ledger.plan.package)
    assert packages == {"十强产业": 11, "十大创新": 10, "十大扩需求": 10}
    largest = max(rows, key=lambda code: rows[code])
    assert seconds(clerk, f"/documents/{document.key}/review") < OPENS
    assert seconds(clerk, f"/documents/{document.key}/review/{largest}") < OPENS


def test_the_desk_of_three_thousand_rows_opens_within_a_second_and_an_edit_answers_at_once(who: Cast, clerk: Client) -> None:
    tasks = (
        f"{n}.推进第{n}项工作。新建第{n}类项目{n}个。出台第{n}项办法。开展第{n}项行动。（责任单位：省水利厅、省住房城乡建设厅）"
        for n in range(1, 1001)
    )
    document, (ledger,) = ledgers_of("\n".join(["江海省2026年综合工作方案", "一、主要任务", *tasks]).encode(), who)
    rows = drafts.rows_of(ledger)
    assert len(rows) >= 3000
    desk = f"/documents/{document.key}/review/{ledger.code}"

    assert seconds(clerk, desk) < OPENS
    assert seconds(clerk, f"{desk}?from={rows[1500].code}") < OPENS

    spent = sorted(seconds(clerk, f"{desk}/accept", rows=f"{row.code}:{row.stands}") for row in rows[:20])
    assert spent[18] < ANSWERS  # nineteen of twenty
    spent = sorted(seconds(clerk, f"{desk}/{row.code}/split", seen=str(row.stands), at="2") for row in rows[100:120])
    assert spent[18] < ANSWERS
