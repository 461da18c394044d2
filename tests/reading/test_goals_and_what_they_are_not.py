"""Goals beside what looks like one: where a table starts from, whose figure it is, a caption that counts."""

import pytest

from taizhang.reading import read_bytes
from taizhang.reading.document import Reading


def read(words: str) -> Reading:
    return read_bytes(words.encode(), name="plan.txt")


TABLE = (
    "禾岭省产业高质量发展行动方案（2024—2026年）\n一、总体目标\n产业水平明显提升。\n表1 主要指标\n"
    "指标\n单位\n2023年\n2024年\n2026年\n"
    "研发投入强度\n%\n2.1\n2.3\n2.8\n"
    "专精特新企业\n家\n210\n260\n400\n"
    "二、重点任务\n1.培育企业。建立企业培育库。（省工业和信息化厅负责）\n"
)


def test_the_year_before_a_plan_is_where_its_figures_start_from_and_no_target() -> None:
    found = [(t.indicator, t.value, t.deadline, t.baseline) for t in read(TABLE).targets]

    assert found == [
        ("研发投入强度", 2.3, "2024-12-31", "2023年"),
        ("研发投入强度", 2.8, "2026-12-31", "2023年"),
        ("专精特新企业", 260, "2024-12-31", "2023年"),
        ("专精特新企业", 400, "2026-12-31", "2023年"),
    ]


def test_without_a_year_in_its_title_a_plan_begins_when_it_was_issued() -> None:
    words = TABLE.replace("（2024—2026年）", "").replace("二、重点任务", "禾岭省人民政府\n2024年3月2日\n二、重点任务")

    assert {t.deadline for t in read(words).targets} == {"2024-12-31", "2026-12-31"}


HEAD = "禾岭省产业发展行动方案（2024—2026年）\n一、总体目标\n"


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("到2026年，12条重点产业链营业收入突破3万亿元。", ["元"]),
        ("6个中心城区绿地率达到40%。", ["%"]),
        ("到2026年，培育12条重点产业链。", ["条"]),
        ("新建12条公交线路，营运里程达到300公里。", ["条", "公里"]),
    ],
)
def test_how_many_share_in_a_figure_is_no_target_of_its_own(words: str, units: list[str]) -> None:
    assert [t.unit for t in read(f"{HEAD}{words}\n二、重点任务\n1.建库。建立企业培育库。（省工业厅负责）\n").targets] == units


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("制造业增加值占地区生产总值比重稳定在30%以上", "share"),
        ("规模以上工业增加值增长7%", "growth"),
        ("单位增加值能耗下降10%", "growth"),
        ("城镇登记失业率降至4%", "share"),
        ("高新技术企业增加300家", "added"),
    ],
)
def test_value_added_is_no_increase_and_a_fall_is_a_change(words: str, kind: str) -> None:
    assert [t.kind for t in read(f"{HEAD}{words}。\n二、重点任务\n1.建库。建立企业培育库。（省工业厅负责）\n").targets] == [kind]


def test_a_caption_that_counts_is_work_also_where_more_is_said_behind_it() -> None:
    found = read(
        "禾岭县2026年民生项目任务清单\n一、教育提升\n1.新建学校12所，新增学位1.1万个。教学楼抗震达标，9月1日前投入使用。责任单位：县教育局\n"
    )

    assert [(t.value, t.unit) for t in found.targets] == [(12, "所"), (11_000, "个")]
    assert [m.text for m in found.tasks[0].measures][:2] == ["新建学校12所", "新增学位1.1万个"]


def test_a_proportion_is_aimed_at_without_a_verb() -> None:
    found = read(f"{HEAD}水质提升。\n二、重点任务\n1.治理水体。地表水断面水质优良比例100%。（省水利厅负责）\n")

    assert [(t.value, t.unit) for t in found.targets] == [(100, "%")]


def test_teams_that_are_set_up_are_counted() -> None:
    found = read(f"{HEAD}应急能力提升。\n二、重点任务\n1.备战汛期。组建抢险队伍30支。（省应急厅负责）\n")

    assert [(t.value, t.unit) for t in found.targets] == [(30, "支")]


def test_a_column_of_goals_beside_the_work_gives_its_targets_and_no_measures() -> None:
    found = read(
        "禾岭省2026年数字经济任务分解表\n"
        "序号\t重点任务\t具体举措\t量化目标\t责任领导\t牵头单位\t完成时限\n"
        "1\t数字基础设施\t推进双千兆网络建设\t新建5G基站3000个，千兆端口2万个\t王某\t省通信管理局\t2026年12月底\n"
        "2\t数字产业\t培育核心企业\t规上企业达到500家\t李某\t省工业和信息化厅\t2026年10月底\n"
    )

    assert [[m.text for m in task.measures] for task in found.tasks] == [["推进双千兆网络建设"], ["培育核心企业"]]
    assert [(t.task, t.value, t.deadline) for t in found.targets] == [
        ("t1", 3000, "2026-12-31"),
        ("t1", 20_000, "2026-12-31"),
        ("t2", 500, "2026-10-31"),
    ]


def test_goals_that_an_introduction_states_are_those_of_the_year_with_which_it_opens() -> None:
    found = read(
        "禾岭县2026年供水工作要点\n2026年供水工作的主要目标是：供水普及率达到97%；漏损率控制在9%以内。\n一、更新管网\n1.改造管网30公里。（县水务局负责）\n"
    )

    assert [(t.task, t.comparator, t.value, t.deadline) for t in found.targets] == [
        (None, ">=", 97, "2026-12-31"),
        (None, "<=", 9, "2026-12-31"),
        ("t1", ">=", 30, None),
    ]


def test_a_box_has_tasks_of_its_own_and_its_caption_is_none() -> None:
    found = read(
        "禾岭县供水行动方案\n一、重点任务\n（一）更新管网\n1.改造管网30公里。（县水务局负责）\n专栏1 供水重点工程\n1.水厂工程。新建水厂2座。\n2.泵站工程。新建泵站5座。\n"
    )

    assert [task.text for task in found.tasks] == [
        "1.改造管网30公里。（县水务局负责）",
        "1.水厂工程。新建水厂2座。",
        "2.泵站工程。新建泵站5座。",
    ]


def test_a_first_sentence_of_duty_is_no_caption_and_names_its_doer() -> None:
    found = read(
        "禾岭县供水办法\n第一条 县人民政府应当对节水显著的单位给予表彰。对节水企业给予10万元奖励。\n第二条 每年安排专项资金2亿元，支持节水改造。对改造项目给予补助。\n"
    )

    assert [one.name for one in found.tasks[0].organisations] == ["县人民政府"]
    assert 200_000_000 in [given.amount for given in found.provisions]
