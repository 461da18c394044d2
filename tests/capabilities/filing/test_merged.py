"""The merged register: every row of every ledger that went up, what contradicts and what stands twice; as pages, workbook and report."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from taizhang.capabilities.filing.queries.merged import clashes_of, merged
from taizhang.ledger.actions import deeds
from taizhang.ledger.models import Ledger, Obligation, Target
from tests.ledger.in_force import signed_ledger
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock, draft_ledger

from .steps import file

pytestmark = pytest.mark.django_db


@pytest.fixture
def filed(who: Cast) -> Ledger:
    ledger = signed_ledger(who)
    file(ledger, who)
    return ledger


@pytest.fixture
def other(who: Cast, filed: Ledger) -> Ledger:
    """A draft of the same measures that demands more."""
    ledger = draft_ledger(who)
    target = Target.objects.get(obligation__ledger=ledger)
    with deeds.deed("set_target", by=clock()) as deed:
        deed.change(target, value=Decimal(25))
    return ledger


def actor(who: Cast) -> Any:
    return who.by("office-supervisor").actor


def test_what_went_up_stands_in_it_as_it_was_signed_and_what_has_not_is_named(filed: Ledger, other: Ledger, who: Cast) -> None:
    with deeds.deed("edit_words", by=clock()) as deed:
        deed.change(Obligation.objects.get(code=f"{filed.code}-0001"), title="改过的举措")

    whole = merged(actor(who))

    assert [(part.number, row["title"]) for part, row in whole.rows] == [
        ("江水函〔2026〕1号", "新增高效节水灌溉面积20万亩"),
        ("江水函〔2026〕1号", "出台节水管理办法"),
    ]
    assert [code for code, _ in whole.missing] == [other.code]


def test_an_indicator_with_two_values_is_in_conflict_and_named_with_both(filed: Ledger, other: Ledger, who: Cast) -> None:
    [conflict] = merged(actor(who)).conflicts

    assert {(demand.ledger, demand.value) for demand in conflict.demands} == {(filed.code, Decimal(20)), (other.code, Decimal(25))}
    [clash] = clashes_of(filed)
    assert clash.code == f"{filed.code}-0001"
    assert f"{other.code}-0001" in clash.words


def test_the_same_measure_in_two_ledgers_that_went_up_is_said_twice(filed: Ledger, other: Ledger, who: Cast) -> None:
    with deeds.deed("confirm", by=clock()) as deed:
        for row in Obligation.objects.filter(ledger=other):
            deed.change(row, due_inferred=False)
    from taizhang.ledger.actions import ledgers

    ledgers.sign(other, by=who.by("water-head"))
    file(Ledger.objects.get(pk=other.pk), who)

    assert [one.codes for one in merged(actor(who)).doubles] == [(f"{filed.code}-000{n}", f"{other.code}-000{n}") for n in (1, 2)]


def test_the_workbook_has_every_row_with_days_as_days(filed: Ledger, other: Ledger, browser: Browser) -> None:
    answer = browser("office-supervisor").get("/filing/register.xlsx")

    book = openpyxl.load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["总台账", "目标不一致", "重复事项"]
    rows = list(book["总台账"].iter_rows(min_row=2, values_only=True))
    assert [row[3] for row in rows] == ["新增高效节水灌溉面积20万亩", "出台节水管理办法"]
    due = next(cell.column for cell in book["总台账"][1] if cell.value == "完成时限") - 1
    assert str(rows[0][due])[:10] == "2026-06-30"
    assert len(list(book["目标不一致"].iter_rows(min_row=2))) == 2


def test_the_report_counts_ledgers_and_names_what_is_late_or_contradicts(filed: Ledger, other: Ledger, browser: Browser) -> None:
    answer = browser("office-supervisor").get("/filing/report.docx")

    words = "\n".join(paragraph.text for paragraph in Document(BytesIO(answer.content)).paragraphs)
    assert "应报送工作台账2份，草拟1份、已报送1份" in words
    assert "目标值不一致的指标1个" in words


def test_the_page_shows_conflicts_and_doubles_and_its_questions_do_not_grow(
    filed: Ledger, other: Ledger, who: Cast, browser: Browser
) -> None:
    supervisor = browser("office-supervisor")
    with CaptureQueriesContext(
        connection,
    ) as few:
        page = supervisor.get("/filing/register").content.decode()
    assert "Indicators on which ledgers do not agree: 1" in page
    for _ in range(4):
        draft_ledger(who)

    with CaptureQueriesContext(connection) as many:
        supervisor.get("/filing/register")

    assert len(many) <= len(few)
