"""Tasks that are one line and a record behind it: who, which leader, until when, each on a line of its own or all on one."""

import pytest

from taizhang.reading import read_bytes
from taizhang.reading.document import Reading
from taizhang.reading.structure.head import date_of

HEAD = "禾岭县2026年民生实事实施方案\n一、实施项目\n"


def read(words: str) -> Reading:
    return read_bytes((HEAD + words).encode(), name="plan.txt")


def owners(found: Reading) -> list[list[tuple[str, str]]]:
    return [[(one.name, one.role) for one in task.organisations] for task in found.tasks]


def test_a_caption_that_is_all_a_task_says_is_its_measure_and_has_its_target() -> None:
    found = read("1.新建公办幼儿园15所\n牵头单位：县教育局\n2.建设口袋公园20个，改造老旧小区8个\n责任单位：县住房城乡建设局\n")

    assert [[m.text for m in task.measures] for task in found.tasks] == [["新建公办幼儿园15所"], ["建设口袋公园20个", "改造老旧小区8个"]]
    assert [(target.task, target.value, target.unit) for target in found.targets] == [("t1", 15, "所"), ("t2", 20, "个"), ("t2", 8, "个")]


def test_a_caption_with_words_behind_it_is_no_measure() -> None:
    found = read("1.实施供水提升\n更新供水管网30公里。\n责任单位：县水务局\n")

    assert [m.text for m in found.tasks[0].measures] == ["更新供水管网30公里"]


def test_a_goal_that_names_who_answers_for_it_is_a_task_and_its_target_is_found_once() -> None:
    found = read_bytes(
        "禾岭县2026年重点工作分工方案\n一、主要预期目标\n1.城镇新增就业3000人\n责任单位：县人力资源社会保障局\n二、重点工作\n1.修复水毁路段12处\n责任单位：县交通运输局\n".encode(),
        name="plan.txt",
    )

    assert [(target.task, target.value) for target in found.targets] == [("t1", 3000), ("t2", 12)]


@pytest.mark.parametrize(
    "record",
    [
        "责任领导：李四  责任单位：县水务局  完成时限：2026年11月30日",
        "责任领导：李四；责任单位：县水务局；完成时限：2026年11月30日",
        "责任领导：李四（县委常委、副县长） 责任单位：县水务局\n完成时限：2026年11月30日",
        "分管领导：李四，责任单位：县水务局，完成时限：2026年11月30日",
        "牵头县领导：李四\n责任单位：县水务局\n完成时限：2026年11月30日",
        "责任领导：李四\n责任单位：县水务局\n完成时限：2026年11月30日",
    ],
)
def test_a_leader_in_front_of_the_body_is_no_work_and_a_time_limit_is_no_date_of_issue(record: str) -> None:
    found = read(f"1.推进供水提升。编制供水专项规划。\n{record}\n2.推进农村改厕。编制改厕方案。\n责任单位：县农业农村局\n")

    assert owners(found) == [[("县水务局", "responsible")], [("县农业农村局", "responsible")]]
    assert [[m.text for m in task.measures] for task in found.tasks] == [["编制供水专项规划"], ["编制改厕方案"]]
    assert [task.deadline for task in found.tasks] == ["2026-11-30", None]
    assert found.document.issue_date is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("禾岭县人民政府办公室 2026年3月2日", "2026-03-02"),
        ("印发日期：2026年3月2日", "2026-03-02"),
        ("完成时限：2026年3月2日", None),
        ("责任单位：县水务局；时间：2026年3月2日", None),
    ],
)
def test_a_label_in_front_of_a_date_says_whether_it_is_a_day_of_issue(line: str, day: str | None) -> None:
    assert date_of(line) == day


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [("接入视频监控2万路", 20_000, "路"), ("新增普惠托位1200托位", 1200, "托位"), ("完成土方30万方", 300_000, "方")],
)
def test_roads_of_video_places_of_nurseries_and_cubic_metres_are_counted(words: str, value: int, unit: str) -> None:
    assert [(t.value, t.unit) for t in read(f"1.推进建设。{words}。（县水务局负责）\n").targets] == [(value, unit)]


@pytest.mark.parametrize("words", ["开通2路公交线路优化", "从3方面发力", "在第5路口设岗"])
def test_a_line_of_buses_and_a_side_of_a_matter_are_not(words: str) -> None:
    assert [t for t in read(f"1.推进建设。{words}。（县水务局负责）\n").targets if t.unit in ("路", "方")] == []


def test_a_plan_that_is_reposted_without_its_notice_gives_the_document_its_title() -> None:
    words = "县委办公室 县政府办公室印发《关于加强城乡供水的实施意见》\n各乡镇人民政府：\n现印发给你们，请认真贯彻执行。\n中共禾岭县委办公室\n禾岭县人民政府办公室\n2026年3月2日\n关于加强城乡供水的实施意见\n为加强供水，提出如下意见。\n"

    found = read_bytes((words + "一、重点任务\n1.更新管网。改造供水管网30公里。责任单位：县水务局\n").encode(), name="plan.txt")

    assert found.document.title == found.plans[0].title == "关于加强城乡供水的实施意见"


def test_a_paragraph_in_front_of_a_table_of_tasks_is_a_task_of_its_own() -> None:
    table = "| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | 培训执法人员500人次 | 县司法局 |\n"

    found = read(f"1.规范执法程序。公布重大行政执法事项目录。（县政府办公室负责）\n\n{table}")

    assert owners(found) == [[("县政府办公室", "responsible")], [("县司法局", "responsible")]]


def test_a_caption_over_a_table_of_tasks_is_none() -> None:
    table = "| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | 培训执法人员500人次 | 县司法局 |\n"

    assert owners(read(f"1.规范执法程序\n\n{table}")) == [[("县司法局", "responsible")]]
