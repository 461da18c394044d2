"""The outline of a plan: what stands under what, and what an item is called."""

from taizhang.reading.structure.outline import Item, outline_of

from ..making import Table, page


def _outline(text: str) -> Item:
    made = page(text)
    return outline_of(made, 0, len(made.lines), label="供水方案")


def _tree(item: Item) -> list[object]:
    return [(c.no, _tree(c)) if c.children else c.no for c in item.children]


def test_items_stand_under_the_next_higher_level_above_them() -> None:
    root = _outline("一、甲\n（一）乙\n1.丙\n（1）丁\n2.戊\n（二）己\n二、庚")

    assert _tree(root) == [("一", [("（一）", [("1", ["（1）"]), "2"]), "（二）"]), "二"]


def test_a_level_may_be_left_out() -> None:
    assert _tree(_outline("一、甲\n1.乙\n2.丙\n二、丁\n（1）戊")) == [("一", ["1", "2"]), ("二", ["（1）"])]


def test_what_stands_before_the_first_number_belongs_to_the_root() -> None:
    made = page("为保障供水，制定本方案。\n一、目标\n供水普及率97%。")

    root = outline_of(made, 0, len(made.lines), label="供水方案")

    assert [made.words(line) for line in root.lines] == ["为保障供水，制定本方案。"]
    assert (root.heading, root.path) == ("供水方案", ())


def test_a_paragraph_without_number_belongs_to_the_item_above_it() -> None:
    made = page("一、任务\n（一）管网\n更新管网。\n加强巡查。\n（二）水厂\n建成2座。")

    first, second = outline_of(made, 0, len(made.lines), label="").children[0].children

    assert [made.words(line) for line in first.lines] == ["（一）管网", "更新管网。", "加强巡查。"]
    assert [made.words(line) for line in second.lines] == ["（二）水厂", "建成2座。"]


def test_the_path_holds_the_captions_from_the_top_down() -> None:
    item = _outline("二、重点任务\n（一）保障供水\n1.更新供水管网。完成改造30公里。").children[0].children[0].children[0]

    assert item.path == ("二、重点任务", "（一）保障供水", "1.更新供水管网")
    assert item.heading == "更新供水管网"


def test_a_caption_ends_at_the_first_full_stop_or_colon() -> None:
    root = _outline("1.更新供水管网。完成改造30公里。\n2.建设水厂：建成2座。\n3.健全制度")

    assert [c.heading for c in root.children] == ["更新供水管网", "建设水厂", "健全制度"]


def test_a_long_first_sentence_is_no_caption() -> None:
    root = _outline(
        "1.各乡镇人民政府要会同县水务局、县财政局和供水企业，按照先急后缓的原则分年度分批次更新使用年限超过三十年的老旧供水管网。"
    )

    assert root.children[0].heading == ""


def test_marks_of_layout_are_no_part_of_a_caption() -> None:
    root = _outline("## 一、重点任务\n**（一）更新供水管网。**完成改造30公里。")

    assert root.children[0].heading == "重点任务"
    assert root.children[0].children[0].heading == "更新供水管网"


def test_signature_and_annex_are_no_part_of_the_last_item() -> None:
    made = page("一、任务\n（一）管网\n更新管网。\n禾岭县水务局\n2026年3月2日\n附件：分工表")

    root = outline_of(made, 0, len(made.lines), label="")

    assert [made.words(line) for line in root.children[0].all_lines()] == ["一、任务", "（一）管网", "更新管网。"]


def test_numbers_in_a_table_open_no_items() -> None:
    made = page("一、任务", Table([["1.更新管网", "县水务局"], ["2.建设水厂", "县水务局"]]))

    root = outline_of(made, 0, len(made.lines), label="")

    assert _tree(root) == ["一"]
    assert len(root.children[0].lines) == 3
