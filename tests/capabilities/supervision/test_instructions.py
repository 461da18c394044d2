"""What a leader has written or a meeting has settled is registered in one form, and owed from then on like every measure of a plan."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator

from taizhang.capabilities.supervision.actions import instructions as actions
from taizhang.capabilities.supervision.actions import pressing
from taizhang.capabilities.supervision.actions.drafting import Words
from taizhang.capabilities.supervision.models import Instruction
from taizhang.capabilities.supervision.queries import instructions as questions
from taizhang.capabilities.supervision.rules.instructions import (
    Kind,
    KnownAlready,
    NotBelow,
    NothingOrdered,
    NotInTheText,
    Ordered,
    Source,
    findings_of,
)
from taizhang.ledger.actions import ledgers
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.actions.reports import open_reports
from taizhang.ledger.models import Assignment, Event, IssuedPaper, Ledger, LightNow, Obligation, PlanItem
from taizhang.ledger.rules.milestones import Deliverable
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.secrecy import Classified
from taizhang.ledger.rules.terms import Period
from tests.house.sources import ROOT
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock, day

from .conftest import DAY, SEPTEMBER

pytestmark = pytest.mark.django_db
TEXT = "旱情反映出灌区改造滞后。请水利厅牵头，住建厅配合，\n研究提出改造方案。所需资金请水利厅测算。"
SOURCE = Source(Kind.INSTRUCTION, "方远副省长", date(2026, 8, 31), "灌区改造", TEXT, "阅批件〔2026〕88号")
PLAN = Ordered("请水利厅牵头，住建厅配合，研究提出改造方案", ("省水利厅", "省住房城乡建设厅"), within=10, deliverable=Deliverable.DOCUMENT)
FUNDS = Ordered("所需资金请水利厅测算", ("省水利厅",), due=date(2026, 9, 30))


def registered(who: Cast, *duties: Ordered, source: Source = SOURCE) -> Instruction:
    return actions.register(source, duties or (PLAN, FUNDS), by=who.by("office-supervisor", SEPTEMBER))


def test_each_sentence_is_owed_by_who_was_named_by_the_clock_of_the_calendar(who: Cast) -> None:
    row = registered(who)

    first, second = Obligation.objects.filter(ledger=row.ledger).order_by("code")
    assert (first.code, first.state, first.due, first.due_inferred) == ("JB-2026-001-0001", "issued", day(9, 15), False)
    assert (second.due, second.creditor, second.basis) == (day(9, 30), who.office, "阅批件〔2026〕88号 2")
    owing = Assignment.objects.filter(obligation=first).order_by("position").values_list("organisation_id", "role")
    assert list(owing) == [(who.water.pk, "lead"), (who.works.pk, "responsible")]
    assert first.item.deliverable == "document"


def test_the_sentence_is_found_again_in_what_was_said(who: Cast) -> None:
    row = registered(who)

    item = PlanItem.objects.get(obligation__code="JB-2026-001-0001")
    document = row.ledger.plan.document
    assert document is not None
    kept = bytes(document.source.content).decode()
    assert kept[item.span_start : item.span_end] == "请水利厅牵头，住建厅配合，\n研究提出改造方案"
    assert "方远副省长" in kept
    assert "阅批件〔2026〕88号" in kept


def test_what_was_said_opens_as_a_document_with_its_duties_marked(who: Cast, browser: Browser) -> None:
    document = registered(who).ledger.plan.document
    assert document is not None

    page = browser("office-supervisor").get(f"/documents/{document.key}")

    assert page.status_code == 200
    assert "研究提出改造方案" in page.content.decode()


def test_its_duties_have_the_published_form_of_a_reading() -> None:
    schema = json.loads((ROOT / "docs/reference/reading.schema.json").read_text("utf-8"))

    Draft202012Validator(schema).validate(findings_of(SOURCE, [PLAN, FUNDS]))


def test_it_is_numbered_and_a_paper_tells_who_does_what_by_when(who: Cast) -> None:
    first, second = registered(who), registered(who, FUNDS, source=Source(Kind.INSTRUCTION, "方远副省长", day(9, 1), "灌区资金", TEXT))

    assert [one.number for one in (first, second)] == ["省人民政府督查室批办〔2026〕1号", "省人民政府督查室批办〔2026〕2号"]
    paper = IssuedPaper.objects.get(pk=first.paper_id)
    assert {one.organisation for one in paper.recipients.all()} == {who.water, who.works}
    assert "2026年9月15日" in str(paper.content)
    event = Event.objects.get(verb="register_instruction", subject=f"ledger:{first.ledger_id}")
    assert event.payload["paper_sha256"] == paper.sha256


def test_lights_reports_and_pressing_take_it_as_every_other_duty(who: Cast, ladder: None) -> None:
    row = registered(who)
    late = Obligation.objects.select_related("ledger__plan__document").get(code="JB-2026-001-0001")

    light_up(on=day(9, 20), by=clock(SEPTEMBER + 19 * DAY))
    assert LightNow.objects.get(obligation=late).colour == "red"
    reports = open_reports(row.ledger, Period(day(9, 1), day(9, 30)), due=day(10, 8), by=who.by("office-supervisor", SEPTEMBER))
    assert {report.organisation for report in reports} == {who.water, who.works}
    paper = pressing.propose(late, "reminder", Words("批示", "请抓紧"), by=who.by("office-supervisor", SEPTEMBER + 19 * DAY))
    assert (paper.issuer, paper.addressee) == (who.office, who.water)


@pytest.mark.parametrize(
    ("duties", "refusal", "words"),
    [
        ((), NothingOrdered, "at least one"),
        ((Ordered("另行安排调研", ("省水利厅",), within=5),), NotInTheText, "另行安排调研"),
        ((Ordered("所需资金请水利厅测算", (), within=5),), NothingOrdered, "nobody"),
        ((Ordered("所需资金请水利厅测算", ("省水利厅",)),), NothingOrdered, "no term"),
        ((Ordered("所需资金请水利厅测算", ("省水利厅",), due=date(2026, 8, 1)),), NothingOrdered, "passed"),
        ((Ordered("所需资金请水利厅测算", ("省水务局",), within=5),), NothingOrdered, "省水务局"),
        ((Ordered("所需资金请水利厅测算", ("省人民政府督查室",), within=5),), NotBelow, "省人民政府督查室"),
        ((Ordered("所需资金请水利厅测算", ("外省水利厅",), within=5),), NotBelow, "外省水利厅"),
    ],
)
def test_nobody_is_given_a_duty_that_was_not_ordered_or_cannot_be_owed(
    who: Cast, duties: tuple[Ordered, ...], refusal: type[Exception], words: str
) -> None:
    with pytest.raises(refusal, match=words):
        actions.register(SOURCE, duties, by=who.by("office-supervisor", SEPTEMBER))

    assert not Instruction.objects.exists()
    assert not Ledger.objects.exists()


def test_the_same_words_are_registered_once_and_secrets_never(who: Cast) -> None:
    registered(who)

    with pytest.raises(KnownAlready):
        registered(who)
    with pytest.raises(Classified):
        registered(who, source=Source(Kind.DECISION, "专题会议", day(9, 1), "灌区改造", f"机密★1年\n{TEXT}"))
    assert Instruction.objects.count() == 1


def test_a_clerk_passes_nothing_on(who: Cast) -> None:
    with pytest.raises(NotPermitted):
        actions.register(SOURCE, (FUNDS,), by=who.by("water-clerk", SEPTEMBER))


def test_the_ledger_of_a_plan_cannot_be_put_in_force_that_way(who: Cast, ledger: Ledger) -> None:
    with pytest.raises(ledgers.NotOrdered):
        ledgers.order(ledger, by=clock(SEPTEMBER))


def form(**more: Any) -> dict[str, Any]:
    said = {"kind": "instruction", "subject": "灌区改造", "who": "方远副省长", "on": timezone.localdate().isoformat(), "text": TEXT}
    left = "请水利厅牵头，住建厅配合，研究提出改造方案"  # he has said that it is not passed on
    duty = {"sentence_1": "所需资金请水利厅测算", "names_1": "省水利厅", "within_1": "10", "deliverable_1": "document"}
    return said | duty | {"left": left} | more


def test_a_sentence_that_orders_something_is_not_left_out_in_silence(who: Cast, browser: Browser) -> None:
    supervisor = browser("office-supervisor")

    answer = supervisor.post("/supervision/instructions/new", form(left=""))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "2 sentences order something; 1 is not taken: “请水利厅牵头，住建厅配合，研究提出改造方案”" in page
    assert not Instruction.objects.exists()
    registered_ = supervisor.post("/supervision/instructions/new", form(), follow=True).content.decode()
    assert "Not passed on:" in registered_
    assert Obligation.objects.count() == 1


def test_the_sentences_are_read_into_the_duties(who: Cast, browser: Browser) -> None:
    """One of them stands in the first duty already."""
    supervisor = browser("office-supervisor")

    answer = supervisor.post("/supervision/instructions/new", form(read="1"))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="sentence_2">请水利厅牵头，住建厅配合，研究提出改造方案</textarea>' in " ".join(page.split())
    assert not Instruction.objects.exists()


def test_the_form_registers_and_shows_what_became_of_it(who: Cast, browser: Browser) -> None:
    supervisor = browser("office-supervisor")

    answer = supervisor.post(
        "/supervision/instructions/new",
        form(sentence_2="请水利厅牵头，住建厅配合，研究提出改造方案", names_2="省水利厅，省住房城乡建设厅", within_2="20"),
        follow=True,
    )

    page = answer.content.decode()
    for words in ("灌区改造", "批办〔", "省住房城乡建设厅", "JB-", 'class="instruction-duty"'):
        assert words in page
    clerk = browser("works-clerk")
    assert "灌区改造" in clerk.get("/supervision/instructions/").content.decode()
    assert clerk.get(f"/supervision/instructions/{Instruction.objects.get().key}").status_code == 200
    assert browser("elsewhere-clerk").get(f"/supervision/instructions/{Instruction.objects.get().key}").status_code == 404


def test_each_organisation_has_a_line_of_its_own_and_the_first_leads(who: Cast, browser: Browser) -> None:
    supervisor = browser("office-supervisor")
    named = ["省水利厅", "", "江海省住房城乡建设厅"]

    refused = supervisor.post("/supervision/instructions/new", form(names_1=named, who="")).content.decode()
    for name in named:
        assert f'value="{name}"' in refused
    supervisor.post("/supervision/instructions/new", form(names_1=named))

    owing = Assignment.objects.filter(obligation__ledger=Instruction.objects.get().ledger).order_by("position")
    assert list(owing.values_list("organisation", "role")) == [(who.water.pk, "lead"), (who.works.pk, "responsible")]


def test_the_form_comes_back_with_what_is_wrong_and_all_that_was_written(who: Cast, browser: Browser) -> None:
    supervisor = browser("office-supervisor")

    answer = supervisor.post("/supervision/instructions/new", form(names_1="省水务局", who="", within_1="9999"))
    missing = answer.content.decode()
    assert answer.status_code == 422
    assert ("Who said it: please fill this in." in missing, "from 1 to 250" in missing, "所需资金请水利厅测算" in missing) == (
        True,
        True,
        True,
    )
    unknown = supervisor.post("/supervision/instructions/new", form(names_1="省水务局"))
    assert "no organisation bears the name 省水务局" in unknown.content.decode()
    assert not Instruction.objects.exists()


def test_who_may_not_register_is_told_so(who: Cast, browser: Browser) -> None:
    page = browser("water-clerk").get("/supervision/instructions/new").content.decode()

    assert "general offices register" in page
    assert "<textarea" not in page


def test_the_register_is_one_question_however_long_it_is(who: Cast, django_assert_num_queries: Callable[..., object]) -> None:
    registered(who)
    registered(who, FUNDS, source=Source(Kind.DECISION, "省政府专题会议", day(9, 1), "灌区资金", TEXT))
    actor = who.by("office-supervisor", SEPTEMBER).actor

    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        [second, first] = questions.lines(actor)

    assert (first.duties, first.ended, first.due, second.kind) == (2, 0, day(9, 15), "decision")
    assert len(questions.lines(actor, kind="decision")) == 1
