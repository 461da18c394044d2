"""Items without a number: captions on lines of their own, captions in front of paragraphs, and sections that have none."""

from taizhang.reading.structure.captions import with_captions
from taizhang.reading.structure.outline import Item, outline_of

from ..making import page


def _tree(text: str) -> Item:
    made = page(text)
    root = outline_of(made, 0, len(made.lines), label="供水方案")
    with_captions(made, root)
    return root


def _headings(item: Item) -> list[str]:
    return [child.heading for child in item.children]


def test_paragraphs_of_a_section_that_open_with_captions_are_its_items() -> None:
    root = _tree("一、保障措施\n加强组织领导。成立供水保障专班，每月调度工作进展。\n强化资金保障。统筹安排供水专项资金，加强资金监管。")

    assert _headings(root.children[0]) == ["加强组织领导", "强化资金保障"]
    assert root.children[0].children[1].path == ("一、保障措施", "强化资金保障")


def test_captions_on_lines_of_their_own_have_the_paragraphs_below_them() -> None:
    root = _tree(
        "一、保障措施\n加强组织领导\n成立供水保障专班，每月调度工作进展，及时解决问题。\n强化资金保障\n统筹安排供水专项资金，加强资金监管，确保专款专用。"
    )

    assert _headings(root.children[0]) == ["加强组织领导", "强化资金保障"]
    assert [len(child.lines) for child in root.children[0].children] == [2, 2]


def test_an_introduction_stays_with_its_section() -> None:
    root = _tree(
        "一、保障措施\n各项措施如下：\n加强组织领导。成立供水保障专班，每月调度工作进展。\n强化资金保障。统筹安排供水专项资金，加强资金监管。"
    )

    assert _headings(root.children[0]) == ["加强组织领导", "强化资金保障"]
    assert len(root.children[0].lines) == 2


def test_a_text_without_any_number_has_its_sections_by_their_captions() -> None:
    root = _tree(
        "提升供水能力\n新建水厂。建成日供水五万吨的水厂两座。（县水务局负责）\n更新管网。完成老旧供水管网改造三十公里。（县住房城乡建设局负责）\n"
        "改善供水水质\n加强检测。每月检测出厂水和管网水的水质。（县卫生健康局负责）\n保护水源。划定饮用水水源保护区并设立界标。（市生态环境局禾岭分局负责）"
    )

    assert _headings(root) == ["提升供水能力", "改善供水水质"]
    assert [_headings(child) for child in root.children] == [["新建水厂", "更新管网"], ["加强检测", "保护水源"]]


def test_paragraphs_without_captions_are_one_section() -> None:
    root = _tree("一、保障措施\n各乡镇要加强组织领导，成立供水保障专班。\n县财政局要统筹安排供水专项资金，加强资金监管。")

    assert root.children[0].children == []


def test_a_section_that_says_once_who_is_responsible_is_one() -> None:
    root = _tree("一、保障供水\n更新管网。完成老旧供水管网改造三十公里。\n新建水厂。建成日供水五万吨的水厂两座。（县水务局、县财政局负责）")

    assert root.children[0].children == []


def test_signature_and_date_belong_to_no_item() -> None:
    root = _tree(
        "一、保障措施\n加强组织领导。成立供水保障专班，每月调度工作进展。\n强化资金保障。统筹安排供水专项资金，加强资金监管。\n禾岭县水务局\n2026年3月2日"
    )

    assert [len(child.lines) for child in root.children[0].children] == [1, 1]


def test_sections_that_are_known_by_their_name_need_no_number() -> None:
    root = _tree("工作目标\n1.供水普及率达到97%。\n重点任务\n1.更新管网三十公里。\n2.建成水厂两座。")

    assert _headings(root) == ["工作目标", "重点任务"]
    assert [child.no for child in root.children[1].children] == ["1", "2"]


def test_headings_of_markdown_without_numbers_are_items_of_their_depth() -> None:
    root = _tree("## 重点任务\n### 更新管网\n完成三十公里。\n### 新建水厂\n建成两座。\n## 保障措施\n加强领导，落实资金。")

    assert _headings(root) == ["重点任务", "保障措施"]
    assert _headings(root.children[0]) == ["更新管网", "新建水厂"]
