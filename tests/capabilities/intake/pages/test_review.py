"""From a document to its draft ledgers, and the desk at which they are reviewed: with a script a part of the page is answered, without it the page."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from taizhang.capabilities.intake import actions as intake
from taizhang.capabilities.intake.pages import going_on
from taizhang.capabilities.intake.rules.answers import gaps_of
from taizhang.frame.models import Account
from taizhang.ledger.models import Document, Event, Indicator, Ledger, Milestone, Obligation, Reading, Target
from taizhang.ledger.queries import drafts
from tests.ledger.people import Cast, cast, draft_ledger

from .sending import words_of

pytestmark = pytest.mark.django_db
LINES = (
    "江海省2026年节水工作方案",
    "一、主要任务",
    "1.加强供水保障。新建水厂2座，改造老旧管网30公里。出台节水管理办法。（责任单位：省水利厅、省住房城乡建设厅）",
    "2.推广节水器具10万套，2026年10月底前完成。（牵头单位：省住房城乡建设厅；配合单位：省节水办）",
)
SCRIPT = {"HX-Request": "true"}
Browser = Callable[[str], Client]


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def document(who: Cast) -> Document:
    return intake.take_in("\n".join(LINES).encode(), name="节水方案.txt", by=who.by("water-clerk"))[0]


@pytest.fixture
def browser(who: Cast) -> Browser:
    def signed_in(username: str) -> Client:
        client = Client(headers={"accept-language": "zh-CN"})
        client.force_login(Account.objects.get(username=username))
        return client

    return signed_in


@pytest.fixture
def clerk(browser: Browser) -> Client:
    return browser("water-clerk")


@pytest.fixture
def ledger(document: Document, clerk: Client) -> Ledger:
    form = {"plan": "p1", "coordinator-p1": "省水利厅", "recipient": "省人民政府督查室"}
    assert clerk.post(f"/documents/{document.key}/ledgers", form).status_code == 302
    return Ledger.objects.get()


@pytest.fixture
def desk(document: Document, ledger: Ledger) -> str:
    return f"/documents/{document.key}/review/{ledger.code}"


def rows(ledger: Ledger) -> list[drafts.DraftRow]:
    return drafts.rows_of(ledger)


def form_of(row: drafts.DraftRow, **changed: Any) -> dict[str, Any]:
    """What a browser sends of the form of a row."""
    owners = {"owner": [owner.name for owner in row.owners], "role": [owner.role.value for owner in row.owners]}
    return {"seen": row.stands, "words": row.words, "due": row.due or "", **owners} | changed


def test_the_page_of_a_document_leads_to_setting_up_and_then_to_the_review(document: Document, clerk: Client) -> None:
    address = f"/documents/{document.key}"
    assert f'href="{address}/ledgers"' in clerk.get(address).content.decode()

    clerk.post(f"{address}/ledgers", {"plan": "p1", "coordinator-p1": "省水利厅"})

    assert f'href="{address}/review"' in clerk.get(address).content.decode()
    assert Ledger.objects.get().code in words_of(clerk.get(f"{address}/review"))


def test_who_sets_up_a_ledger_says_who_puts_it_together_and_on_record(ledger: Ledger, who: Cast) -> None:
    assert (ledger.coordinator, ledger.recipient, ledger.state) == (who.water, who.office, "draft")
    assert {row.creditor for row in Obligation.objects.filter(ledger=ledger)} == {who.office}


@pytest.mark.parametrize(
    ("answer", "proposed"),
    [("省住房城乡建设厅", "省住房城乡建设厅"), ("经研究，由省住房城乡建设厅牵头汇总。", "省住房城乡建设厅"), ("另行明确", "省水利厅")],
)
def test_whom_the_gap_was_answered_with_is_proposed_to_put_the_ledger_together(
    answer: str, proposed: str, who: Cast, clerk: Client
) -> None:
    more = ("3.改造泵站2座。（责任单位：省水利厅）", "4.培训干部200人次。（责任单位：省住房城乡建设厅）")
    document, _ = intake.take_in("\n".join([*LINES, *more]).encode(), name="plan.txt", by=who.by("water-clerk"))
    [gap] = [one for one in gaps_of(Reading.objects.get(document=document).findings) if one.kind == "plan-without-coordinator"]
    assert clerk.post(f"/documents/{document.key}/gaps", {"gap": gap.key, "outcome": "answered", "answer": answer}).status_code == 302

    form = clerk.get(f"/documents/{document.key}/ledgers").content.decode()

    [value] = re.findall(r'name="coordinator-p1"[^>]* value="([^"]*)"', form)
    assert value.endswith(proposed.removeprefix("省"))
    assert ("按该计划缺项的答复填写" in form) == (proposed != "省水利厅")


@pytest.mark.parametrize(("told", "proposed"), [("省人民政府督查室", "省人民政府督查室"), ("省某某办", "")])
def test_whom_the_text_orders_to_put_the_ledger_on_record_is_proposed_if_the_registry_knows_him(
    told: str, proposed: str, who: Cast, clerk: Client
) -> None:
    plan = "\n".join(LINES) + f"\n各部门要建立工作台账，统一报{told}备案。\n"
    document, _ = intake.take_in(plan.encode(), name="plan.txt", by=who.by("water-clerk"))

    form = clerk.get(f"/documents/{document.key}/ledgers").content.decode()

    assert re.findall(r'value="([^"]*)"[^>]*name="recipient"', form) == [proposed]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "请至少选择一个计划"),
        ({"plan": "p1", "coordinator-p1": "省不存在厅"}, "省不存在厅"),
        ({"plan": "p1", "coordinator-p1": ""}, "请填写汇总牵头单位"),
        ({"plan": "p1", "coordinator-p1": "省水利厅", "recipient": "某办"}, "某办"),
    ],
)
def test_a_form_that_lacks_something_comes_back_and_nothing_is_set_up(
    form: dict[str, str], said: str, document: Document, clerk: Client
) -> None:
    answer = clerk.post(f"/documents/{document.key}/ledgers", form)

    assert answer.status_code == 422
    assert said in words_of(answer)
    assert not Ledger.objects.exists()


def test_all_plans_of_a_document_are_set_up_by_one_form_and_once_though_it_is_sent_twice(who: Cast, clerk: Client) -> None:
    notice = [*LINES, "“民生提升”包括托育服务2026年行动计划、养老服务2026年行动计划、全民健身2026年行动计划。"]
    document, _new = intake.take_in("\n".join(notice).encode(), name="notice.txt", by=who.by("water-clerk"))
    plans = [f"p{number}" for number in range(1, 5)]
    form = {"plan": plans, "request": "a-form-of-the-browser"} | {f"coordinator-{plan}": "省水利厅" for plan in plans}

    for _time in range(2):
        clerk.post(f"/documents/{document.key}/ledgers", form)
        assert Ledger.objects.count() == 4


def test_a_plan_is_not_set_up_twice(document: Document, ledger: Ledger, clerk: Client) -> None:
    answer = clerk.post(f"/documents/{document.key}/ledgers", {"plan": "p1", "coordinator-p1": "省水利厅"})

    assert answer.headers["Location"] == f"/documents/{document.key}/review"
    assert Ledger.objects.count() == 1


def going_in(page: str) -> dict[str, str]:
    """What the page of many ledgers sends when it goes on."""
    return dict(re.findall(r'type="hidden" name="(request|going)" value="([^"]+)"', page))


def test_many_ledgers_are_set_up_step_by_step_and_the_page_says_how_far_it_is(
    who: Cast, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(going_on, "MOMENT", -1.0)  # one for each request
    notice = [*LINES, "“民生提升”包括托育服务2026年行动计划、养老服务2026年行动计划、全民健身2026年行动计划。"]
    document, _new = intake.take_in("\n".join(notice).encode(), name="notice.txt", by=who.by("water-clerk"))
    plans, address = [f"p{number}" for number in range(1, 5)], f"/documents/{document.key}/ledgers"
    form = {"plan": plans, "request": "once", "recipient": "省人民政府督查室"} | {f"coordinator-{plan}": "省水利厅" for plan in plans}

    first = clerk.post(address, form)
    said = going_in(first.content.decode())
    second = clerk.post(address, said, headers=SCRIPT)
    again = clerk.post(address, said, headers=SCRIPT)  # pressed twice: nothing is there twice
    by_button = clerk.post(address, going_in(again.content.decode()))
    last = clerk.post(address, going_in(by_button.content.decode()), headers=SCRIPT)

    assert "1/4" in words_of(first).replace(" ", "")
    assert "<html" in first.content.decode()
    assert "<html" not in second.content.decode()
    assert 'hx-trigger="load' in second.content.decode()
    assert last.headers["HX-Redirect"] == f"/documents/{document.key}/review"
    assert Ledger.objects.filter(recipient=who.office, coordinator=who.water).count() == 4
    assert len(set(Ledger.objects.values_list("plan__title", flat=True))) == 4


def test_who_is_interrupted_chooses_the_rest_and_what_stands_is_left_alone(
    who: Cast, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = [*LINES, "“民生提升”包括托育服务2026年行动计划、养老服务2026年行动计划、全民健身2026年行动计划。"]
    document, _new = intake.take_in("\n".join(notice).encode(), name="notice.txt", by=who.by("water-clerk"))
    plans, address = [f"p{number}" for number in range(1, 5)], f"/documents/{document.key}/ledgers"
    form = {"plan": plans} | {f"coordinator-{plan}": "省水利厅" for plan in plans}
    monkeypatch.setattr(going_on, "MOMENT", -1.0)
    clerk.post(address, form)
    monkeypatch.undo()

    answer = clerk.post(address, form)

    assert answer.headers["Location"] == f"/documents/{document.key}/review"
    assert Ledger.objects.count() == 4


def test_what_goes_on_cannot_be_forged(document: Document, clerk: Client) -> None:
    answer = clerk.post(f"/documents/{document.key}/ledgers", {"going": "forged"}, follow=True)

    assert "请重新选择" in words_of(answer)
    assert not Ledger.objects.exists()


def test_the_desk_shows_each_row_beside_its_place_in_the_source(ledger: Ledger, desk: str, clerk: Client) -> None:
    page = clerk.get(desk).content.decode()

    for row in rows(ledger):
        assert f'id="r-{row.code}"' in page
        assert f'id="s-{row.code}"' in page
        assert row.words in html.unescape(page)
    assert "省节水办" in page


def test_a_row_is_accepted_and_what_was_concluded_is_confirmed(ledger: Ledger, desk: str, clerk: Client) -> None:
    first = rows(ledger)[0]
    assert first.doubtful

    answer = clerk.post(f"{desk}/accept", {"rows": f"{first.code}:{first.stands}"}, headers=SCRIPT)

    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert "已通过1项" in words_of(answer)
    now = rows(ledger)[0]
    assert (now.doubtful, now.accepted_by) == (False, "water-clerk")


def test_a_whole_task_is_accepted_at_once_and_rows_that_somebody_changed_are_told(ledger: Ledger, desk: str, clerk: Client) -> None:
    first, second, *_ = rows(ledger)
    tokens = f"{first.code}:{first.stands} {second.code}:{second.stands + 7}"

    answer = clerk.post(f"{desk}/accept", {"rows": tokens}, headers=SCRIPT)

    assert second.code in words_of(answer)
    assert [row.accepted_by for row in rows(ledger)[:2]] == ["water-clerk", ""]


def test_whoever_is_named_first_leads_at_one_stroke(ledger: Ledger, desk: str, clerk: Client) -> None:
    waiting = [row for row in rows(ledger) if not row.led]
    assert waiting

    clerk.post(f"{desk}/accept", {"lead": " ".join(f"{row.code}:{row.stands}" for row in waiting)}, headers=SCRIPT)

    assert all(row.led and row.accepted_on for row in drafts.rows_of(ledger, [row.code for row in waiting]))


def test_words_owners_and_due_date_are_set_right_in_one_event(ledger: Ledger, desk: str, clerk: Client) -> None:
    row = rows(ledger)[0]
    form = form_of(
        row, words="新建水厂3座", due="2026-09-30", owner=["省住房城乡建设厅", "省水利厅", ""], role=["lead", "support", "support"]
    )

    answer = clerk.post(f"{desk}/{row.code}", form)

    assert answer.headers["Location"].endswith(f"#r-{row.code}")
    now = rows(ledger)[0]
    assert (now.words, str(now.due), now.accepted_by) == ("新建水厂3座", "2026-09-30", "water-clerk")
    assert [(owner.name, owner.role.value) for owner in now.owners] == [("省住房城乡建设厅", "lead"), ("省水利厅", "support")]
    assert Event.objects.filter(verb="review_row").count() == 1


def test_a_line_break_in_the_words_splits_the_row_there(ledger: Ledger, desk: str, clerk: Client) -> None:
    row, at = rows(ledger)[0], len("新建水厂")

    clerk.post(f"{desk}/{row.code}", form_of(row, words=f"{row.words[:at]}\r\n{row.words[at:]}"), headers=SCRIPT)

    assert [one.words for one in rows(ledger)[:2]] == [row.words[:at], row.words[at:]]


def test_an_organisation_that_the_registry_does_not_know_is_told_and_nothing_written_is_lost(
    ledger: Ledger, desk: str, clerk: Client
) -> None:
    row = rows(ledger)[0]

    answer = clerk.post(f"{desk}/{row.code}", form_of(row, words="新建水厂5座", owner=["省莫须有厅"], role=["lead"]), headers=SCRIPT)

    page = answer.content.decode()
    assert "名录中无法确定单位：省莫须有厅" in page
    assert "新建水厂5座" in page
    assert rows(ledger)[0].words == row.words


def test_the_second_reviewer_sees_what_stands_beside_what_he_wrote_and_may_send_it_again(
    ledger: Ledger, desk: str, browser: Browser
) -> None:
    row = rows(ledger)[0]
    first, second = browser("water-clerk"), browser("water-head")
    first.post(f"{desk}/{row.code}", form_of(row, words="甲改"))

    for headers, status in ((SCRIPT, 200), ({}, 422)):
        answer = second.post(f"{desk}/{row.code}", form_of(row, words="乙改"), headers=headers)
        page = answer.content.decode()
        assert answer.status_code == status
        assert "已被他人修改" in page
        assert "甲改" in page
        assert "乙改" in page
    assert rows(ledger)[0].words == "甲改"

    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert seen
    second.post(f"{desk}/{row.code}", form_of(row, words="乙改", seen=seen[1]))
    assert rows(ledger)[0].words == "乙改"


def test_a_row_is_split_merged_dropped_and_each_is_taken_back(ledger: Ledger, desk: str, clerk: Client) -> None:
    before = [row._replace(stands=0) for row in rows(ledger)]
    row = next(row for row in rows(ledger) if "改造" in row.words)
    acts: list[tuple[str, dict[str, Any], int]] = [("split", {"at": 7}, 1), ("drop", {"reason": "重复"}, -1), ("merge", {}, -1)]
    for verb, form, more in acts:
        (now,) = drafts.rows_of(ledger, [row.code])
        answer = clerk.post(f"{desk}/{row.code}/{verb}", {"seen": now.stands} | form, headers=SCRIPT)
        assert answer.status_code == 200, verb
        assert len(rows(ledger)) == len(before) + more, verb

        clerk.post(f"{desk}/undo")

        assert [one._replace(stands=0) for one in rows(ledger)] == before, verb


def test_milestones_that_follow_from_the_work_are_shown_as_concluded_and_kept_by_one_click(
    ledger: Ledger, desk: str, clerk: Client
) -> None:
    row = next(row for row in rows(ledger) if "器具" in row.words)

    offered = words_of(clerk.get(f"{desk}/{row.code}", headers=SCRIPT))
    answer = clerk.post(f"{desk}/{row.code}/propose", {"seen": row.stands}, headers=SCRIPT)

    assert "2026年10月31日" in offered
    assert "采用这些节点" in offered
    kept = Milestone.objects.filter(obligation__code=row.code)
    assert kept.filter(inferred=True, day="2026-10-31", percent=100).exists()
    assert f"{row.code} 已设{kept.count()}个节点" in words_of(answer)
    again = words_of(clerk.get(f"{desk}/{row.code}", headers=SCRIPT))
    assert "推定" in again
    assert "采用这些节点" not in again


def test_a_row_is_not_dropped_without_a_reason(ledger: Ledger, desk: str, clerk: Client) -> None:
    row = rows(ledger)[0]

    answer = clerk.post(f"{desk}/{row.code}/drop", {"seen": row.stands, "reason": ""}, headers=SCRIPT)

    assert "缺少：理由" in words_of(answer)
    assert len(drafts.rows_of(ledger, [row.code])) == 1


def test_a_row_is_added_to_a_task_with_the_owners_of_that_task_to_be_confirmed(ledger: Ledger, desk: str, clerk: Client) -> None:
    first, *_ = rows(ledger)

    answer = clerk.post(f"{desk}/add?behind={first.code}", {"words": "开展节水宣传", "basis": "会议纪要"})

    new = rows(ledger)[1]
    assert answer.headers["Location"].endswith(f"#r-{new.code}")
    assert (new.words, new.task, new.doubtful) == ("开展节水宣传", first.task, True)
    assert [owner.name for owner in new.owners] == [owner.name for owner in first.owners]
    assert clerk.post(f"{desk}/add", {"words": "", "basis": ""}).status_code == 422


def test_the_rows_are_narrowed_to_what_waits(ledger: Ledger, desk: str, clerk: Client) -> None:
    first = rows(ledger)[0]
    clerk.post(f"{desk}/accept", {"rows": f"{first.code}:{first.stands}"})

    page = clerk.get(f"{desk}?show=open").content.decode()

    assert f'id="r-{first.code}"' not in page
    assert f'id="r-{rows(ledger)[1].code}"' in page


def test_whoever_only_reads_sees_no_button_and_does_nothing(ledger: Ledger, desk: str, browser: Browser) -> None:
    first = rows(ledger)[0]
    for name in ("elsewhere-clerk", "elsewhere-head"):
        assert browser(name).get(desk).status_code == 404
        assert browser(name).post(f"{desk}/accept", {"rows": f"{first.code}:{first.stands}"}).status_code == 404
    assert rows(ledger)[0].accepted_on is None


def test_what_is_done_at_the_desk_says_so_without_a_script_too(ledger: Ledger, desk: str, clerk: Client) -> None:
    first = rows(ledger)[0]

    page = clerk.post(f"{desk}/accept", {"rows": f"{first.code}:{first.stands}"}, follow=True)

    assert "已通过1项" in words_of(page)


def test_a_page_of_the_desk_and_an_answer_cost_few_questions(
    ledger: Ledger, desk: str, clerk: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(25):
        clerk.get(desk)
    first, second, *_ = (row.code for row in rows(ledger))
    acts: list[tuple[str, Any, int]] = [("", None, 16), ("/split", {"at": 2}, 50), ("/merge", {}, 48), ("", "form", 46)]
    for act, said, questions in acts:
        row = drafts.rows_of(ledger, [first])[0]
        form = form_of(row, words="新建水厂3座") if said == "form" else {"seen": row.stands} | (said or {})
        with django_assert_max_num_queries(questions):
            answer = (
                clerk.get(f"{desk}/{first}", headers=SCRIPT) if said is None else clerk.post(f"{desk}/{first}{act}", form, headers=SCRIPT)
            )
        assert answer.status_code == 200
    (row,) = drafts.rows_of(ledger, [second])
    with django_assert_max_num_queries(40):
        clerk.post(f"{desk}/accept", {"rows": f"{row.code}:{row.stands}"}, headers=SCRIPT)


@pytest.mark.parametrize("head", ["机密★1年", "秘密", "绝密★30年", "密级：机密"])
def test_a_file_that_is_marked_as_classified_is_refused_and_nothing_of_it_is_kept(head: str, clerk: Client) -> None:
    before = Event.objects.count()
    text = "\n".join([head, *LINES])

    answer = clerk.post("/documents/upload", {"file": SimpleUploadedFile("a.txt", text.encode())})

    assert answer.status_code == 422
    assert "不得存储、处理涉密文件" in words_of(answer)
    assert (Document.objects.count(), Event.objects.count()) == (0, before)


def test_a_plan_that_speaks_of_secrets_is_none(clerk: Client) -> None:
    text = "\n".join([*LINES, "3.加强商业秘密保护，做好保密工作。（责任单位：省水利厅）"])

    assert clerk.post("/documents/upload", {"file": SimpleUploadedFile("a.txt", text.encode())}).status_code == 302


def test_a_name_that_names_nobody_is_set_aside_on_the_page_of_names(document: Document, ledger: Ledger, clerk: Client) -> None:
    address = f"/documents/{document.key}/names"
    assert "未指明具体单位，搁置" in words_of(clerk.get(address))

    page = words_of(clerk.post(address, {"name": "省节水办", "organisation": "", "aside": "1"}, follow=True))

    assert "所有名称均已对应单位" in page
    assert Event.objects.latest("number").verb == "set_name_aside"


def test_a_name_is_resolved_once_for_all_rows_and_the_registrar_may_register_it(
    document: Document, ledger: Ledger, clerk: Client, browser: Browser, who: Cast
) -> None:
    address = f"/documents/{document.key}/names"
    assert "省节水办" in words_of(clerk.get(address))

    refused = clerk.post(address, {"name": "省节水办", "organisation": "省莫须有办"})
    assert refused.status_code == 422
    assert "省莫须有办" in words_of(refused)
    assert clerk.post(address, {"name": "省节水办", "organisation": "江海省节约用水办公室", "register": "1"}).status_code == 422

    assert (
        browser("office-supervisor")
        .post(address, {"name": "省节水办", "organisation": "江海省节约用水办公室", "register": "1"})
        .status_code
        == 302
    )

    assert "所有名称均已对应单位" in words_of(clerk.get(address))
    assert [owner.name for owner in rows(ledger)[-1].owners] == ["省住房城乡建设厅", "省节水办"]


def test_indicators_that_stand_in_another_plan_are_shown_beside_it(document: Document, ledger: Ledger, clerk: Client, who: Cast) -> None:
    draft_ledger(who)
    Target.objects.filter(plan=ledger.plan).update(indicator=Indicator.objects.get(name="用水总量"))

    page = words_of(clerk.get(f"/documents/{document.key}/indicators"))

    assert "用水总量220亿立方米" in page
    assert "2026年节水方案" in page


def test_the_card_of_a_draft_leads_to_its_review_desk_until_nothing_is_left_to_confirm(ledger: Ledger, desk: str, clerk: Client) -> None:
    assert f'href="{desk}' in clerk.get("/desk/").content.decode()

    clerk.post(f"{desk}/accept", {"rows": " ".join(f"{row.code}:{row.stands}" for row in rows(ledger))})

    assert f'href="{desk}' not in clerk.get("/desk/").content.decode()


def test_beside_a_draft_on_its_own_page_stands_the_way_to_its_desk(ledger: Ledger, desk: str, clerk: Client) -> None:
    assert f'href="/documents/of/{ledger.code}"' in clerk.get(f"/ledgers/{ledger.code}/").content.decode()

    assert clerk.get(f"/documents/of/{ledger.code}").headers["Location"] == desk
    assert clerk.get("/documents/of/TZ-1999-001").status_code == 404
