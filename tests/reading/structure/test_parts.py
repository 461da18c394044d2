"""A covering notice and what it issues: plans in packages, plans signed at their end, plans known by their title alone."""

from taizhang.reading.structure.head import head_of
from taizhang.reading.structure.page import Page
from taizhang.reading.structure.parts import Parts, parts_of, year_in

from ..making import page

NOTICE = (
    "禾岭县人民政府办公室关于印发“四项提升”2026年行动计划的通知\n禾政办发〔2026〕9号\n各乡镇人民政府：\n"
    "《“四项提升”2026年行动计划》已经县政府同意，现印发给你们，并提出以下要求。\n"
    "一、建立台账\n每个计划形成一套台账，5个工作日内报县政府办公室。\n二、加强宣传\n及时发布进展。\n"
    "禾岭县人民政府办公室\n2026年3月2日\n"
)
WATER = "供水提升2026年行动计划\n一、工作目标\n供水普及率达到97%。\n二、重点任务\n1.更新供水管网。完成改造30公里。（县水务局负责）\n"
ROADS = "道路提升2026年行动计划\n一、工作目标\n好路率达到90%。\n二、重点任务\n1.修复水毁路段。完成修复12处。（县交通运输局负责）\n"


def _parts(text: str) -> tuple[Page, Parts]:
    made = page(text)
    return made, parts_of(made, head_of(made))


def _words(made: Page, first: int, last: int) -> list[str]:
    return [made.words(line) for line in made.lines[first:last]]


def test_a_notice_with_two_plans_has_a_notice_and_two_plans() -> None:
    made, parts = _parts(NOTICE + WATER + ROADS)

    assert [p.title for p in parts.plans] == ["供水提升2026年行动计划", "道路提升2026年行动计划"]
    assert [p.year for p in parts.plans] == [2026, 2026]
    assert _words(made, *parts.notice)[1:3] == ["一、建立台账", "每个计划形成一套台账，5个工作日内报县政府办公室。"]
    assert (parts.issuer, parts.issue_date) == ("禾岭县人民政府办公室", "2026-03-02")


def test_each_plan_has_its_own_lines_and_no_others() -> None:
    made, parts = _parts(NOTICE + WATER + ROADS)

    water, roads = parts.plans

    assert _words(made, water.first, water.last) == WATER.splitlines()[1:]
    assert _words(made, roads.first, roads.last) == ROADS.splitlines()[1:]


def test_a_later_plan_may_open_with_a_preamble() -> None:
    roads = ROADS.replace("一、工作目标", "为改善农村道路，制定本计划。\n一、工作目标")

    made, parts = _parts(NOTICE + WATER + roads)

    assert [p.title for p in parts.plans] == ["供水提升2026年行动计划", "道路提升2026年行动计划"]
    assert made.words(made.lines[parts.plans[1].first]) == "为改善农村道路，制定本计划。"


def test_a_title_above_several_plans_names_their_package() -> None:
    _, parts = _parts(NOTICE + "“四项提升”2026年行动计划\n" + WATER + ROADS)

    assert [p.title for p in parts.plans] == ["供水提升2026年行动计划", "道路提升2026年行动计划"]
    assert [p.package for p in parts.plans] == ["四项提升", "四项提升"]


def test_the_second_package_begins_with_its_own_title() -> None:
    _, parts = _parts(NOTICE + "“城乡提升”2026年行动计划\n" + WATER + "“交通提升”2026年行动计划\n" + ROADS)

    assert [(p.title, p.package) for p in parts.plans] == [("供水提升2026年行动计划", "城乡提升"), ("道路提升2026年行动计划", "交通提升")]


def test_in_a_volume_of_several_notices_each_plan_ends_where_the_next_notice_begins() -> None:
    again = NOTICE.replace("禾岭县", "云溪县")

    made, parts = _parts(NOTICE + WATER + again + ROADS)

    water, roads = parts.plans
    assert _words(made, water.first, water.last) == WATER.splitlines()[1:]
    assert _words(made, roads.first, roads.last) == ROADS.splitlines()[1:]
    assert [_words(made, *lines)[1:5:2] for lines in (parts.notice, *parts.further)] == [["一、建立台账", "二、加强宣传"]] * 2


def test_a_list_of_organisations_in_a_plan_is_no_further_notice() -> None:
    listed = "3.关于推进水价改革的工作方案\n各乡镇人民政府，各有关部门：\n负责具体实施。\n"

    _, parts = _parts(NOTICE + WATER + listed)

    assert parts.further == ()


def test_a_plan_that_is_signed_at_its_end_is_itself_the_plan() -> None:
    made, parts = _parts(
        "禾岭县人民政府关于加强城乡供水的实施意见\n禾政发〔2026〕3号\n各乡镇人民政府：\n为保障城乡供水，提出以下意见。\n一、工作目标\n供水普及率达到97%。\n"
        "二、重点任务\n（一）更新供水管网。完成改造30公里。\n（二）建设水厂。建成2座。\n禾岭县人民政府\n2026年3月2日\n（此件公开发布）"
    )

    assert [p.title for p in parts.plans] == ["禾岭县人民政府关于加强城乡供水的实施意见"]
    assert parts.notice[0] == parts.notice[1]
    assert parts.issue_date == "2026-03-02"
    assert "（一）更新供水管网。完成改造30公里。" in _words(made, parts.plans[0].first, parts.plans[0].last)


def test_a_title_in_a_plan_that_is_signed_at_its_end_opens_no_plan_of_its_own() -> None:
    _, parts = _parts(
        "禾岭县供水保障行动方案\n为保障城乡供水，制定本方案。\n一、重点任务\n（一）编制规划。制定下列方案：\n供水应急预案和调度方案\n（二）建设水厂。建成2座。\n禾岭县水务局\n2026年3月2日"
    )

    assert [p.title for p in parts.plans] == ["禾岭县供水保障行动方案"]


def test_a_plan_without_signature_is_the_whole_text() -> None:
    _, parts = _parts("禾岭县供水保障行动方案\n一、工作目标\n供水普及率达到97%。\n二、重点任务\n1.建设水厂。建成2座。（县水务局负责）")

    assert [p.title for p in parts.plans] == ["禾岭县供水保障行动方案"]
    assert (parts.issuer, parts.issue_date) == (None, None)


def test_titles_that_a_sentence_lists_are_plans_without_text() -> None:
    made, parts = _parts("“民生提升”包括托育服务2026年行动计划、养老服务2026年行动计划、全民健身2026年行动计划。\n" + NOTICE + WATER)

    assert [(t.title, t.year, t.package) for t in parts.titled] == [
        ("托育服务2026年行动计划", 2026, "民生提升"),
        ("养老服务2026年行动计划", 2026, "民生提升"),
        ("全民健身2026年行动计划", 2026, "民生提升"),
    ]
    assert all(made.text[slice(*t.span)] == t.title for t in parts.titled)


def test_two_titles_run_together_are_two_plans() -> None:
    _, parts = _parts(
        "“民生提升”包括托育服务2026年行动计划、养老服务2026年行动计划全民健身2026年行动计划、城乡医疗2026年行动计划。\n" + NOTICE + WATER
    )

    assert [t.title for t in parts.titled] == [
        "托育服务2026年行动计划",
        "养老服务2026年行动计划",
        "全民健身2026年行动计划",
        "城乡医疗2026年行动计划",
    ]


def test_a_listed_plan_whose_text_follows_is_not_listed_again() -> None:
    _, parts = _parts("“四项提升”包括供水提升2026年行动计划、道路提升2026年行动计划、养老服务2026年行动计划。\n" + NOTICE + WATER + ROADS)

    assert [p.title for p in parts.plans] == ["供水提升2026年行动计划", "道路提升2026年行动计划"]
    assert [t.title for t in parts.titled] == ["养老服务2026年行动计划"]


def test_a_sentence_that_mentions_two_plans_lists_none() -> None:
    _, parts = _parts(
        "禾岭县供水保障行动方案\n主要任务包括制定供水方案、落实节水计划。\n一、重点任务\n1.建设水厂。建成2座。（县水务局负责）"
    )

    assert parts.titled == ()


def test_page_furniture_at_the_end_is_no_part_of_the_plan() -> None:
    made, parts = _parts("禾岭县供水保障行动方案\n一、重点任务\n1.建设水厂。建成2座。（县水务局负责）\n打印本页\n关闭窗口\n上一篇：没有了")

    assert _words(made, parts.plans[0].first, parts.plans[0].last)[-1] == "1.建设水厂。建成2座。（县水务局负责）"


def test_the_year_of_a_plan_is_the_last_one_that_its_title_names() -> None:
    assert year_in("供水提升2026年行动计划") == 2026
    assert year_in("供水保障三年行动方案（2026—2028年）") == 2028
    assert year_in("供水保障三年行动方案（2026-2028）") == 2028
    assert year_in("供水保障行动方案") is None


def test_a_plan_right_behind_its_notice_may_open_with_any_sentence() -> None:
    roads = ROADS.replace("一、工作目标", "2026年，全县道路工作要上新台阶。\n一、工作目标")

    _, parts = _parts(NOTICE + roads)

    assert [p.title for p in parts.plans] == ["道路提升2026年行动计划"]


def test_the_years_below_a_title_belong_to_it() -> None:
    _, alone = _parts("禾岭县供水提升行动计划\n（2026—2028年）\n" + WATER.partition("\n")[2])
    _, issued = _parts(NOTICE + "供水提升行动计划\n(2026-2028年)\n" + WATER.partition("\n")[2])

    assert [(p.title, p.year) for p in (*alone.plans, *issued.plans)] == [
        ("禾岭县供水提升行动计划（2026—2028年）", 2028),
        ("供水提升行动计划(2026-2028年)", 2028),
    ]
