"""The tasks of a plan: leaf items, groups that one statement closes, and paragraphs that hold several."""

from taizhang.reading.structure.outline import outline_of
from taizhang.reading.structure.page import Page
from taizhang.reading.structure.tables import task_rows
from taizhang.reading.structure.tasks import Draft, drafts_of, goal_lines, row_drafts

from ..making import Merged, Table, page


def _drafts(text: str) -> tuple[Page, list[Draft]]:
    made = page(text)
    return made, list(drafts_of(made, outline_of(made, 0, len(made.lines), label="")))


def _texts(text: str) -> list[str]:
    made, drafts = _drafts(text)
    return [made.text[d.start : d.end] for d in drafts]


def test_the_smallest_numbered_items_are_the_tasks() -> None:
    made, drafts = _drafts(
        "一、重点任务\n（一）保障供水\n1.更新管网。完成改造30公里。（县水务局负责）\n2.建设水厂。建成2座。（县水务局负责）\n（二）改善道路。修复12处。（县交通运输局负责）"
    )

    assert [d.no for d in drafts] == ["1", "2", "（二）"]
    assert [d.heading for d in drafts] == ["更新管网", "建设水厂", "改善道路"]
    assert drafts[0].path == ("一、重点任务", "（一）保障供水", "1.更新管网")
    assert made.text[drafts[0].start : drafts[0].end] == "1.更新管网。完成改造30公里。（县水务局负责）"


def test_the_body_of_a_task_begins_behind_its_caption() -> None:
    made, drafts = _drafts(
        "一、重点任务\n1.更新管网。完成改造30公里。\n2.建设水厂：建成2座。\n3.\u3000各乡镇要会同县水务局、县财政局和供水企业按照先急后缓的原则分年度更新使用年限超过三十年的老旧供水管网。"
    )

    assert made.text[drafts[0].body : drafts[0].end].lstrip("。") == "完成改造30公里。"
    assert made.text[drafts[1].body : drafts[1].end] == "建成2座。"
    assert made.text[drafts[2].body : drafts[2].end].strip().startswith("各乡镇要会同")


def test_the_paragraphs_below_a_number_belong_to_its_task() -> None:
    assert _texts(
        "一、重点任务\n（一）保障供水\n更新供水管网30公里。\n建成水厂2座。\n责任单位：县水务局\n（二）改善道路\n修复12处。\n责任单位：县交通运输局"
    ) == [
        "（一）保障供水\n更新供水管网30公里。\n建成水厂2座。\n责任单位：县水务局",
        "（二）改善道路\n修复12处。\n责任单位：县交通运输局",
    ]


def test_a_group_whose_only_statement_closes_it_is_one_task() -> None:
    text = "一、重点任务\n（一）保障供水\n1.更新管网30公里。\n2.建成水厂2座。\n3.检测水质120次。（县水务局、县卫生健康局负责）\n（二）改善道路\n1.修复12处。（县交通运输局负责）\n2.新建8公里。（县交通运输局负责）"

    texts = _texts(text)

    assert texts[0] == "（一）保障供水\n1.更新管网30公里。\n2.建成水厂2座。\n3.检测水质120次。（县水务局、县卫生健康局负责）"
    assert len(texts) == 3


def test_items_that_each_state_somebody_are_tasks_of_their_own() -> None:
    assert _texts("一、重点任务\n（一）保障供水\n1.更新管网30公里。（县水务局负责）\n2.建成水厂2座。（县财政局负责）") == [
        "1.更新管网30公里。（县水务局负责）",
        "2.建成水厂2座。（县财政局负责）",
    ]


def test_items_without_any_statement_are_tasks_of_their_own() -> None:
    assert _texts("一、重点任务\n（一）保障供水\n1.更新管网30公里。\n2.建成水厂2座。") == ["1.更新管网30公里。", "2.建成水厂2座。"]


def test_a_paragraph_with_several_statements_holds_as_many_tasks() -> None:
    made, drafts = _drafts(
        "一、重点任务\n1.改善民生。更新供水管网30公里。（县水务局负责）修复水毁路段12处，新建公交站20座。（县交通运输局负责）建成普惠托育园2所。（县卫生健康局负责）"
    )

    assert [made.text[d.start : d.end] for d in drafts] == [
        "1.改善民生。更新供水管网30公里。（县水务局负责）",
        "修复水毁路段12处，新建公交站20座。（县交通运输局负责）",
        "建成普惠托育园2所。（县卫生健康局负责）",
    ]
    assert [len(d.stated) for d in drafts] == [1, 1, 1]
    assert [d.no for d in drafts] == ["1", "1", "1"]


def test_a_short_sentence_with_its_own_statement_is_a_task_too() -> None:
    texts = _texts("一、重点任务\n1.改善民生。更新供水管网30公里。（县水务局负责）建成托育园2所。（县卫生健康局负责）")

    assert texts == ["1.改善民生。更新供水管网30公里。（县水务局负责）", "建成托育园2所。（县卫生健康局负责）"]


def test_words_behind_the_last_statement_stay_with_the_last_task() -> None:
    assert _texts("一、重点任务\n1.改善民生。更新供水管网30公里。（县水务局负责）修复水毁路段12处。（县交通运输局负责）加强日常巡查。") == [
        "1.改善民生。更新供水管网30公里。（县水务局负责）",
        "修复水毁路段12处。（县交通运输局负责）加强日常巡查。",
    ]


def test_a_second_bracket_directly_behind_the_first_opens_no_task() -> None:
    assert len(_texts("一、重点任务\n1.更新供水管网30公里。（县水务局牵头）（责任单位：县财政局）")) == 1


def test_goals_reasons_and_principles_hold_no_tasks() -> None:
    assert _texts(
        "一、总体要求\n（一）指导思想。坚持节水优先。\n（二）基本原则。坚持先急后缓。\n二、工作目标\n（一）到2026年供水普及率达到97%。\n（二）漏损率控制在9%以内。\n三、重点任务\n（一）更新管网30公里。"
    ) == ["（一）更新管网30公里。"]


def test_safeguards_and_closing_requirements_hold_tasks() -> None:
    assert _texts(
        "一、保障措施\n（一）加强领导。成立专班。\n（二）强化督查。每月通报。\n二、有关要求\n（一）建立台账。5个工作日内报送。"
    ) == [
        "（一）加强领导。成立专班。",
        "（二）强化督查。每月通报。",
        "（一）建立台账。5个工作日内报送。",
    ]


def test_a_section_without_items_is_a_task_itself() -> None:
    assert _texts("一、更新供水管网。完成改造30公里。（县水务局负责）\n二、建设水厂。建成2座。（县水务局负责）") == [
        "一、更新供水管网。完成改造30公里。（县水务局负责）",
        "二、建设水厂。建成2座。（县水务局负责）",
    ]


def test_goals_are_found_wherever_they_stand() -> None:
    made = page(
        "一、总体要求\n（一）指导思想。坚持节水优先。\n（二）工作目标。供水普及率达到97%。\n二、重点任务\n（一）更新管网。完成30公里。"
    )

    goals = [made.text[slice(*place)] for place in goal_lines(outline_of(made, 0, len(made.lines), label=""))]

    assert "（二）工作目标。供水普及率达到97%。" in goals
    assert not any("完成30公里" in goal for goal in goals)


def test_a_row_of_a_table_is_a_task_with_its_number_and_its_work() -> None:
    made = page(
        Table(
            [
                ["序号", "重点任务", "具体举措", "责任单位"],
                ["1", Merged("城乡供水", rows=2), "更新管网30公里", "县水务局"],
                ["2", None, "建成水厂2座", "县水务局"],
            ]
        )
    )

    drafts = list(row_drafts(made, task_rows(made, made.lines), ("附件",)))

    assert [d.no for d in drafts] == ["1", "2"]
    assert [made.text[d.body : d.end] for d in drafts] == ["更新管网30公里\t县水务局", "建成水厂2座\t县水务局"]
    assert made.text[drafts[0].start : drafts[0].end] == "1\t城乡供水\t更新管网30公里\t县水务局"
    assert [d.heading for d in drafts] == ["城乡供水", "城乡供水"]
    assert all("附件" in d.path for d in drafts)


def test_a_column_of_sections_stands_in_the_path_of_each_row() -> None:
    made = page(
        Table([["类别", "工作任务", "责任单位"], [Merged("民生", rows=2), "更新管网30公里", "县水务局"], [None, "建成水厂2座", "县水务局"]])
    )

    drafts = list(row_drafts(made, task_rows(made, made.lines), ()))

    assert [d.path for d in drafts] == [("民生",), ("民生",)]


def test_a_group_whose_caption_names_those_responsible_is_one_task() -> None:
    texts = _texts(
        "一、重点任务\n（一）保障供水（牵头单位：县水务局）\n1.更新管网30公里。\n2.建成水厂2座。\n（二）改善道路。修复12处。（县交通运输局负责）"
    )

    assert texts[0] == "（一）保障供水（牵头单位：县水务局）\n1.更新管网30公里。\n2.建成水厂2座。"
    assert len(texts) == 2


def test_a_section_is_one_task_where_a_paragraph_of_its_own_says_who_is_responsible() -> None:
    texts = _texts("一、保障供水\n1.更新管网30公里。\n2.建成水厂2座。\n责任单位：县水务局\n二、改善道路\n修复12处。")

    assert texts[0] == "一、保障供水\n1.更新管网30公里。\n2.建成水厂2座。\n责任单位：县水务局"


def test_goals_whose_parts_say_who_is_responsible_are_tasks() -> None:
    assert len(_texts("一、目标任务\n（一）更新管网30公里。（县水务局负责）\n（二）建成水厂2座。（县水务局负责）")) == 2


def test_a_caption_over_a_table_is_no_task() -> None:
    made = page("一、任务分工", Table([["序号", "工作任务", "责任单位"], ["1", "更新管网", "县水务局"]]))

    assert list(drafts_of(made, outline_of(made, 0, len(made.lines), label=""))) == []


def test_articles_about_the_text_itself_are_no_tasks() -> None:
    assert _texts(
        "第一章 总则\n第一条 为了加强供水管理，制定本办法。\n第二条 本办法适用于本县。\n第三条 县水务局负责供水管理工作。\n第二章 供水\n第四条 供水管网每年检修一次。"
    ) == ["第三条 县水务局负责供水管理工作。", "第四条 供水管网每年检修一次。"]


def test_a_row_stands_in_its_section() -> None:
    made = page(
        Table(
            [
                ["序号", "工作任务", "责任单位"],
                [Merged("一、城乡供水", columns=3), None, None],
                ["1", "更新管网30公里", "县水务局"],
            ]
        )
    )

    assert [d.path for d in row_drafts(made, task_rows(made, made.lines), ())] == [("一、城乡供水",)]
