"""Tasks that name nobody, and measures that several leads share."""

from ...making import reading
from .found import TITLE, of, said

OWNED = "（县水务局负责）"


def test_a_task_that_names_nobody_is_asked_for_its_lead_by_number_and_caption() -> None:
    found = reading(f"{TITLE}一、重点任务\n1.建设水厂。建成2座。{OWNED}\n2.铺设管网。铺设30公里。")

    assert of(found, "task-without-owner")[0].about == ("t2",)
    assert "任务2（铺设管网）" in said(found, "task-without-owner")


def test_a_task_addressed_to_everybody_has_an_owner_of_a_kind() -> None:
    found = reading(f"{TITLE}一、重点任务\n1.建设水厂。建成2座。{OWNED}\n2.排查隐患。各乡镇要在5月底前完成排查。")

    assert of(found, "task-without-owner") == []


def test_steps_and_demands_on_all_are_no_work_for_one_owner() -> None:
    found = reading(
        f"{TITLE}一、重点任务\n1.建设水厂。建成2座。{OWNED}\n二、实施步骤\n（一）动员部署。5月底前完成动员。\n三、工作要求\n（一）提高认识。切实提高政治站位。"
    )

    assert of(found, "task-without-owner") == []


def test_names_in_brackets_without_a_label_are_owners() -> None:
    found = reading(f"{TITLE}一、重点任务\n1.建设水厂。建成2座。（县水务局、县住建局）\n2.铺设管网。铺设30公里。{OWNED}")

    assert of(found, "task-without-owner") == []


def test_many_tasks_without_owners_are_one_gap_for_their_section() -> None:
    bare = "\n".join(f"{k}.场景{k}。推广场景{k}应用。" for k in range(4, 8))
    owned = (
        "\n".join(f"{k}.工程{k}。建成{k}座。{OWNED}" for k in range(1, 4))
        + "\n"
        + "\n".join(f"（三）事项{k}。建成{k}处。{OWNED}" for k in range(9, 14))
    )
    found = reading(
        f"{TITLE}一、重点任务\n（一）建设工程\n{owned[: owned.index('（三）')]}（二）推广场景\n{bare}\n{owned[owned.index('（三）') :]}"
    )

    (gap,) = of(found, "task-without-owner")
    assert len(gap.about) == 4
    assert "推广场景" in gap.message


def test_a_plan_in_which_most_tasks_name_nobody_is_asked_once() -> None:
    found = reading(f"{TITLE}一、重点任务\n" + "\n".join(f"{k}.事项{k}。建成{k + 3}处。" for k in range(1, 10)))

    (gap,) = of(found, "task-without-owner")
    assert len(gap.about) == 9
    assert "9项任务中有9项没有写明责任单位" in gap.message


def test_opinions_that_address_all_governments_are_not_asked_for_owners() -> None:
    found = reading("国务院办公厅关于加强供水保障的指导意见\n一、重点任务\n1.建设水厂。建成2座。\n2.铺设管网。铺设30公里。")

    assert of(found, "task-without-owner") == []


def test_several_leads_over_several_measures_are_asked_who_does_which() -> None:
    both = "（牵头单位：县水务局、县住建局）"
    found = reading(
        f"{TITLE}一、重点任务\n1.建设水厂。建成水厂2座。改造泵站3座。{both}\n2.铺设管网。铺设管网30公里。更换水表2000块。{both}"
    )

    (gap,) = of(found, "lead-shared")
    assert gap.about == ("p1", "t1", "t2")
    assert "任务1、2" in gap.message


def test_a_lead_with_supporters_shares_nothing() -> None:
    stated = "（牵头单位：县水务局；配合单位：县住建局）"
    found = reading(
        f"{TITLE}一、重点任务\n1.建设水厂。建成水厂2座。改造泵站3座。{stated}\n2.铺设管网。铺设管网30公里。更换水表2000块。{stated}"
    )

    assert of(found, "lead-shared") == []


def test_departments_concerned_are_asked_for_their_names() -> None:
    found = reading(
        f"{TITLE}一、重点任务\n1.建设水厂。建成2座。{OWNED}\n2.铺设管网。铺设30公里。（牵头单位：县住建局；配合单位：有关部门）\n"
        "3.关停企业。关停2家。（各有关单位按职责分工负责）"
    )

    second, third = of(found, "owner-left-open")
    assert (second.about, third.about) == (("t2",), ("t3",))
    assert "任务2（铺设管网）" in second.message
    assert "“有关部门”" in second.message
    assert "“各有关单位”" in third.message


def test_who_stands_behind_a_name_as_others_is_not_lost() -> None:
    found = reading(f"{TITLE}一、重点任务\n1.建设水厂。建成2座。{OWNED}\n2.铺设管网。铺设30公里。（县水务局、县住建局等相关部门负责）")

    (gap,) = of(found, "owner-left-open")
    assert "“县住建局等相关部门”" in gap.message
    assert "具体指哪些部门" in gap.message


def test_departments_that_are_all_listed_leave_nothing_open() -> None:
    found = reading(f"{TITLE}一、重点任务\n1.建设水厂。建成2座。{OWNED}\n2.铺设管网。铺设30公里。（县水务局、县住建局等部门负责）")

    assert of(found, "owner-left-open") == []


def test_a_plan_in_which_many_tasks_leave_them_open_is_asked_once() -> None:
    tasks = "\n".join(f"{n}.建设水厂。建成{n}座。（县水务局等有关部门负责）" for n in range(1, 8))

    (gap,) = of(reading(f"{TITLE}一、重点任务\n{tasks}"), "owner-left-open")

    assert gap.about == tuple(f"t{n}" for n in range(1, 8))
    assert "任务1、2、3、4、5、6、7" in gap.message
    assert "逐项明确" in gap.message
