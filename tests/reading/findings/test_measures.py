"""A task cut into measures: one act with a deliverable of its own in each."""

import pytest

from taizhang.reading.findings.measures import deliverable_of, measures, verb_of
from taizhang.reading.wording.fold import fold


def _cut(words: str) -> list[str]:
    folded = fold(words)
    return [folded[a:b] for a, b in measures(folded, 0, len(folded))]


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("更新供水管网30公里；修复水毁路段12处。建成水厂2座。", "更新供水管网30公里|修复水毁路段12处|建成水厂2座"),
        ("完善节水目录，落实水价政策，推动中水回用。", "完善节水目录|落实水价政策|推动中水回用"),
        ("制定供水应急预案，组织演练2次。", "制定供水应急预案|组织演练2次"),
        ("开展水质检测120次，公布检测结果。", "开展水质检测120次|公布检测结果"),
        ("推动老旧管网更新，年内改造30公里。", "推动老旧管网更新|年内改造30公里"),
    ],
)
def test_each_act_with_its_own_verb_and_object_is_a_measure(words: str, cut: str) -> None:
    assert _cut(words) == cut.split("|")


@pytest.mark.parametrize(
    "words",
    [
        "围绕供水安全，更新供水管网30公里",
        "以城郊片区为重点，建设水厂2座",
        "按照先急后缓的原则，分年度更新管网",
        "依托现有水厂，建立水质检测中心",
        "对漏损率超过10%的管网，建立更新台账",
        "聚焦灌区节水，编制改造清单",
        "2026年6月底前，出台节水办法",
        "根据供水规划，建设水厂2座",
        "结合老旧小区改造，更新入户管道",
        "围绕推进新型工业化，更新供水管网30公里",
        "对标国际先进水平，制定供水标准",
        "以节水改造为重要方向，更新供水管网30公里",
        "采取“以奖代补”等方式，建设水厂2座",
        "2026年至2028年，每年建设水厂2座",
    ],
)
def test_an_introduction_belongs_to_the_act_that_it_introduces(words: str) -> None:
    assert _cut(f"{words}。") == [words]


@pytest.mark.parametrize(
    "words",
    [
        "更新供水管网30公里，解决水压不足问题",
        "成立专班，由分管副县长任组长",
        "设立服务专区，为企业提供“一站式”服务",
        "建立巡查制度，形成闭环管理",
        "推广节水器具，提升用水效率",
        "建设调度平台，实现供水全程可控",
        "整治违规取水，确保水源安全",
        "建立水质检测中心，增强应急能力",
    ],
)
def test_a_purpose_or_result_belongs_to_the_act_before_it(words: str) -> None:
    assert _cut(f"{words}。") == [words]


@pytest.mark.parametrize(
    "words",
    ["建设供水调度、水质监测、应急抢修平台", "支持节水企业、灌区、学校和医院改造", "完善取水、制水、供水、用水管理制度"],
)
def test_a_list_of_objects_under_one_verb_stays_together(words: str) -> None:
    assert _cut(f"{words}。") == [words]


def test_an_introduction_and_a_result_may_stand_around_one_act() -> None:
    words = "围绕供水安全，更新供水管网30公里，解决水压不足问题。建成水厂2座。"

    assert _cut(words) == ["围绕供水安全，更新供水管网30公里，解决水压不足问题", "建成水厂2座"]


def test_marks_inside_brackets_and_quotes_cut_nothing() -> None:
    assert _cut("推行“先修后建，建管并重；分级负责”的做法。建立名录（含水厂，泵站）。") == [
        "推行“先修后建，建管并重；分级负责”的做法",
        "建立名录（含水厂，泵站）",
    ]


def test_lines_are_cut_apart() -> None:
    assert _cut("更新供水管网30公里\n建成水厂2座") == ["更新供水管网30公里", "建成水厂2座"]


@pytest.mark.parametrize("words", ["", "。", "，；。", "\n\n"])
def test_where_there_are_no_words_there_is_no_measure(words: str) -> None:
    assert _cut(words) == []


def test_nothing_between_the_measures_is_lost_but_marks() -> None:
    words = "以城郊片区为重点，建设水厂2座，新建加压泵站5座；完善节水目录，落实水价政策，推动中水回用。推广节水器具，提升用水效率。"

    assert "".join(c for part in _cut(words) for c in part if c not in "，；。") == "".join(c for c in words if c not in "，；。")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("更新供水管网30公里", "户均停水时间压减到9小时以内"),
        ("擦亮供水品牌", "水厂数量年均增长25%以上"),
        ("对新建水厂每座补助10万元", "老旧管网改造每户补助500元"),
        ("县水务局牵头制定办法", "县财政局负责经费保障"),
        ("建立监测制度", "供水单位每月5日前报送上月情况"),
        ("开展排查", "形成问题清单"),
        ("通过购买服务等方式补足供水人员", "每年培训站长120人次以上"),
        ("在乡镇开展巡检", "用户满意率不低于95%"),
        ("到2027年累计建成水厂5座", "推行一次办理"),
        ("推广节水器具", "分行业分领域实施节水改造"),
        ("县水务局要发挥牵头作用", "各乡镇要将供水列入议事日程"),
    ],
)
def test_what_brings_its_own_act_or_level_is_a_measure_of_its_own(first: str, second: str) -> None:
    assert _cut(f"{first}，{second}。") == [first, second]


@pytest.mark.parametrize(
    "words",
    ["对新列入建设计划的供水企业，给予每家10万元支持", "要根据供水规划，建设水厂2座"],
)
def test_whom_or_what_an_act_goes_by_is_no_act(words: str) -> None:
    assert _cut(f"{words}。") == [words]


def test_only_the_given_place_is_cut() -> None:
    text = "更新供水管网30公里。建成水厂2座。检测水质120次。"

    assert [text[a:b] for a, b in measures(text, text.index("建成"), text.index("检测"))] == ["建成水厂2座"]


@pytest.mark.parametrize(
    ("words", "verb"),
    [("更新供水管网", "更新"), ("年底前建成水厂2座", "建成"), ("完善目录", "完善"), ("制定节水办法", "制定"), ("供水水源", "")],
)
def test_the_verb_of_a_measure_is_its_first_act(words: str, verb: str) -> None:
    assert verb_of(words) == verb


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("制定节水奖励办法", "document"),
        ("出台供水应急方案", "document"),
        ("建立节水企业名录", "list"),
        ("编制改造项目清单", "list"),
        ("遴选节水标杆企业5家", "selection"),
        ("开展供水员培训3期", "training"),
        ("举办节水知识大赛", "event"),
        ("建设水质监测平台", "built"),
        ("实施灌区改造项目6个", "project"),
        ("争创国家级节水型城市", "national-bid"),
        ("加强日常巡查", "other"),
    ],
)
def test_the_kind_of_deliverable_is_what_would_show_the_measure_done(words: str, kind: str) -> None:
    assert deliverable_of(words) == kind


@pytest.mark.parametrize("mark", ["（1）", "1.", "①", "（一）"])
def test_the_number_of_an_item_is_no_part_of_its_measure(mark: str) -> None:
    assert _cut(f"{mark}完善供水应急预案。") == ["完善供水应急预案"]


def test_a_number_that_counts_stays_in_its_measure() -> None:
    assert _cut("1.5万户完成改造。") == ["1.5万户完成改造"]
