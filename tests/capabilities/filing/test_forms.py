"""The ledger in the recipient's own form: filled from the record, and kept as it went up with the letter."""

from hashlib import sha256
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone

from taizhang.capabilities.filing.models import Attachment
from taizhang.kit.days_in_words import day_in_words
from taizhang.ledger.actions import forms, people
from taizhang.ledger.models import Event, Ledger
from taizhang.ledger.pages.filled_forms import blank_of
from taizhang.ledger.queries import log
from taizhang.ledger.rules.form_columns import Purpose
from taizhang.ledger.rules.roles import Role
from tests.frame.tables.made import template
from tests.ledger.in_force import signed_ledger
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock

pytestmark = pytest.mark.django_db
HEADS = ("序号", "重点任务", "具体举措", "年度目标", "责任单位", "完成时限", "备注")


@pytest.fixture
def signed(who: Cast) -> Ledger:
    blank = blank_of("督查室台账.xlsx", template(HEADS))
    kept = forms.keep_form(who.office, Purpose.LEDGER, blank, by=who.by("water-clerk"))
    forms.map_form(kept, blank.columns, first_row=blank.first_row, by=who.by("water-clerk"))
    return signed_ledger(who)


@pytest.fixture
def clerk(browser: Browser) -> Client:
    return browser("water-clerk")


def rows(content: bytes) -> list[Any]:
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    return [row for row in sheet.iter_rows(min_row=3, values_only=True) if isinstance(row[0], int)]


def file_it(clerk: Client, ledger: Ledger, **more: str) -> None:
    sent = {"act": "file", "title": "函", "words": "现予报送。", "note": "", "mark": "江水函"} | more
    assert clerk.post(f"/filing/ledgers/{ledger.code}/letter", sent).status_code == 302


def test_the_form_says_what_the_ledger_says(signed: Ledger, clerk: Client) -> None:
    answer = clerk.get(f"/filing/ledgers/{signed.code}/form")

    first, second = rows(answer.content)
    assert first == (
        1,
        "推进节水",
        "新增高效节水灌溉面积20万亩",
        "高效节水灌溉面积≥20万亩",
        "江海省水利厅、江海省住房城乡建设厅",
        "2026年6月30日",
        None,
    )
    assert second[:3] == (2, None, "出台节水管理办法"), "the task stands once, over both"


def test_it_goes_along_with_the_letter_and_stays_as_it_went_up(signed: Ledger, clerk: Client) -> None:
    file_it(clerk, signed, form="form")

    kept = Attachment.objects.get()
    event = Event.objects.filter(verb="file_ledger").latest("number")
    assert kept.filing
    assert kept.filing.paper.content["annexes"][1]["title"].endswith("收文单位格式）")
    answer = clerk.get(f"/filing/ledgers/{signed.code}/files/{kept.pk}")
    assert sha256(answer.content).hexdigest() == kept.file.sha256 == event.payload["form_sha256"]
    assert len(rows(answer.content)) == 2
    assert log.verified().broken is None


def test_the_letter_goes_without_it_where_nobody_wants_it(signed: Ledger, clerk: Client) -> None:
    file_it(clerk, signed)

    assert not Attachment.objects.exists()


def test_a_ledger_whose_recipient_wants_no_form_has_none(who: Cast, clerk: Client) -> None:
    ledger = signed_ledger(who)

    assert clerk.get(f"/filing/ledgers/{ledger.code}/form").status_code == 404
    assert "In the recipient" not in clerk.get(f"/filing/ledgers/{ledger.code}/").content.decode()


def test_who_fills_it_when_and_whom_to_call_stand_where_the_form_leaves_room(who: Cast, clerk: Client) -> None:
    blank = blank_of(
        "督查室台账.xlsx", template(HEADS, foot="填报单位（盖章）：          填报日期：    年  月  日   联系人：       联系电话：        ")
    )
    kept = forms.keep_form(who.office, Purpose.LEDGER, blank, by=who.by("water-clerk"))
    forms.map_form(kept, blank.columns, first_row=blank.first_row, by=who.by("water-clerk"))
    liaison = people.enter_person("林悦", organisation=who.water, phone="025-8300009", by=clock())
    people.appoint(liaison, Role.LIAISON, organisation=who.water, by=clock())

    sheet = openpyxl.load_workbook(BytesIO(clerk.get(f"/filing/ledgers/{signed_ledger(who).code}/form").content)).worksheets[0]

    [said] = [row[0] for row in sheet.iter_rows(values_only=True) if str(row[0]).startswith("填报单位")]
    today = day_in_words(timezone.localdate())
    assert said == f"填报单位（盖章）：江海省水利厅　　填报日期：{today}　　联系人：林悦　　联系电话：025-8300009"
