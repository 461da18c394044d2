"""A blank form of somebody else is kept once, a person confirms what its columns mean, and nobody else sees it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from taizhang.ledger.models import BlankForm, Event
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries.forms import form_for
from taizhang.ledger.rules.form_columns import Purpose
from tests.frame.tables.made import template, workbook
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]
HEADS = ("序号", "工作内容", "推进 措施", "主办单位", "完成时限（年月）", "本年累计")


@pytest.fixture
def clerk(browser: Browser) -> Client:
    return browser("water-clerk")


def keep(clerk: Client, who: Cast, content: bytes, name: str = "台账样式.xlsx") -> str:
    sent = {"file": SimpleUploadedFile(name, content), "recipient": who.office.key, "purpose": "ledger"}
    return clerk.post("/forms/", sent, follow=True).content.decode()


def confirm(clerk: Client, form: BlankForm, **columns: str) -> str:
    sent = {"first_row": str(form.first_row), "revision": str(form.revision)}
    sent |= {f"column-{place}": field for place, field in form.columns.items()}
    return clerk.post(f"/forms/{form.key}/", sent | columns, follow=True).content.decode()


def test_columns_are_proposed_by_the_names_that_offices_give_them(clerk: Client, who: Cast) -> None:
    keep(clerk, who, template(HEADS))

    form = BlankForm.objects.get()
    assert form.columns == {"0": "seq", "2": "measure", "3": "lead", "4": "due"}
    assert form.first_row == 3
    assert form.confirmed_on is None


def test_it_is_used_only_after_a_person_has_confirmed_it(clerk: Client, who: Cast) -> None:
    keep(clerk, who, template(HEADS))
    actor = who.by("water-clerk").actor
    assert form_for(who.office.pk, Purpose.LEDGER, actor) is None

    confirm(clerk, BlankForm.objects.get(), **{"column-1": "task"})

    form = form_for(who.office.pk, Purpose.LEDGER, actor)
    assert form
    assert form.columns["1"] == "task"
    assert isinstance(form.confirmed_on, date)
    assert list(Event.objects.order_by("-number").values_list("verb", flat=True)[:2]) == ["map_form", "keep_form"]


def test_a_new_file_is_confirmed_anew_and_the_one_before_stays_in_the_record(clerk: Client, who: Cast) -> None:
    keep(clerk, who, template(HEADS))
    confirm(clerk, BlankForm.objects.get())
    confirmed = BlankForm.objects.get()

    keep(clerk, who, template((*HEADS, "备注")), name="台账样式（新）.xlsx")

    form = BlankForm.objects.get()
    assert (form.file_name, form.confirmed_on) == ("台账样式（新）.xlsx", None)
    before = as_known(BlankForm, confirmed.recorded_at).get(row=form.pk)
    assert before.file_name == "台账样式.xlsx"


def test_a_meaning_that_two_columns_have_is_refused_in_words(clerk: Client, who: Cast) -> None:
    keep(clerk, who, template(HEADS))

    page = confirm(clerk, BlankForm.objects.get(), **{"column-1": "measure"})

    assert "two columns mean the same" in page
    assert BlankForm.objects.get().confirmed_on is None


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("样式.xlsx", b"not a workbook", "no .xlsx or .docx that can be opened"),
        ("样式.xlsx", workbook(["甲", "乙"]), "no row names the columns"),
        ("样式.exe", template(HEADS), "files like 样式.exe are not taken"),
        ("样式.xlsx", b"", "file"),
    ],
)
def test_what_is_no_form_is_refused_with_what_to_do(name: str, content: bytes, said: str, clerk: Client, who: Cast) -> None:
    assert said in keep(clerk, who, content, name)
    assert not BlankForm.objects.exists()


def test_nobody_of_another_organisation_finds_it(clerk: Client, who: Cast, browser: Browser) -> None:
    keep(clerk, who, template(HEADS))
    key = BlankForm.objects.get().key

    works = browser("works-clerk")

    assert works.get(f"/forms/{key}/").status_code == 404
    assert works.get(f"/forms/{key}/file").status_code == 404
    assert "台账样式" not in works.get("/forms/").content.decode()


def test_what_the_recipient_keeps_itself_serves_all_who_send_it_something(browser: Browser, who: Cast) -> None:
    keep(browser("office-clerk"), who, template(HEADS))
    confirm(browser("office-clerk"), BlankForm.objects.get())

    assert form_for(who.office.pk, Purpose.LEDGER, who.by("water-clerk").actor)
