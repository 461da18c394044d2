"""What a document can be taken along as."""

import json
from io import BytesIO
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from taizhang import reading
from taizhang.capabilities.intake import actions
from taizhang.frame.models import Account
from taizhang.ledger.models import Reading
from tests.ledger.received import by
from tests.plans import PLAN, PROVINCE, TITLE

from .sending import document_of


def name_of(answer: object) -> str:
    """The name under which a browser saves the answer."""
    header: str = answer.headers["Content-Disposition"]  # type: ignore[attr-defined]
    assert header.startswith("attachment; ")
    return unquote(header.partition("filename*=utf-8''")[2]) or header.partition('filename="')[2].rstrip('"')


@pytest.fixture
def province(lins_browser: Client) -> str:
    return document_of(lins_browser, PROVINCE.read_bytes(), PROVINCE.name)


def test_the_json_is_what_is_kept_and_what_the_terminal_prints(lins_browser: Client, province: str) -> None:
    answer = lins_browser.get(f"{province}/reading.json")

    assert answer.headers["Content-Type"] == "application/json"
    assert json.loads(answer.content) == Reading.objects.get().findings
    assert answer.content.decode() == f"{reading.dumps(reading.read(PROVINCE))}\n"


def test_the_workbook_opens_and_holds_the_tasks(lins_browser: Client, province: str) -> None:
    answer = lins_browser.get(f"{province}/ledger.xlsx")

    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    cells = {str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row}
    assert answer.headers["Content-Type"].endswith("spreadsheetml.sheet")
    assert any("建设全省一体化政务大数据平台" in cell for cell in cells)
    assert any("省市场监管局" in cell for cell in cells)


def test_the_source_is_given_back_byte_for_byte_as_a_file_to_save(lins_browser: Client, province: str) -> None:
    answer = lins_browser.get(f"{province}/source")

    assert answer.content == PROVINCE.read_bytes()
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert name_of(answer) == PROVINCE.name


def test_a_workbook_and_a_reading_are_called_by_the_title_in_chinese(lins_browser: Client) -> None:
    address = document_of(lins_browser, PLAN)

    assert name_of(lins_browser.get(f"{address}/ledger.xlsx")) == f"{TITLE}-台账.xlsx"
    assert name_of(lins_browser.get(f"{address}/reading.json")) == f"{TITLE}-读取结果.json"


@pytest.mark.parametrize(
    ("received", "saved"),
    [("节水 方案.txt", "节水 方案.txt"), ("a\r\nSet-Cookie: b.txt", "aSet-Cookie: b.txt"), ("plan\u202e.txt", "plan.txt")],
)
def test_a_source_is_saved_under_the_name_that_it_came_with_as_far_as_a_header_takes_it(
    received: str, saved: str, lin: Account, lins_browser: Client
) -> None:
    document, _new = actions.take_in(PLAN, name=received, by=by(lin, timezone.now()))

    assert name_of(lins_browser.get(f"/documents/{document.key}/source")) == saved
