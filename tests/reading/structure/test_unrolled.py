"""A whole document on one line is cut into its paragraphs; a long paragraph stays one."""

from taizhang.reading.structure.unrolled import unrolled
from taizhang.reading.wording.fold import fold

PARAGRAPHS = [
    "禾溪县供水提升工作方案",
    "各乡镇人民政府，县直各单位：",
    "为提升全县供水保障能力，制定本方案。" + "坚持统筹推进、分类施策，补齐供水短板。" * 8,
    "一、工作目标",
    "到2026年底，供水普及率达到 98%，新建水厂 2 座。" + "持续提升供水质量和服务水平。" * 10,
    "二、主要任务",
    "（一）更新管网。更新改造老旧管网。" + "分年推进老旧小区管网改造。" * 12 + "（责任单位：县水务局）",
    "（二）建设水厂。新建水厂。（责任单位：县水务局）",
    "1.加强监测。每日监测水质。（责任单位：县卫生健康局）",
    "禾溪县人民政府办公室",
    "2026年3月1日",
]


def _cut(text: str) -> list[str]:
    folded = fold(text)
    return [folded[a:b].strip() for a, b in unrolled(folded, 0, len(folded))]


def test_a_document_whose_line_ends_became_blanks_has_its_paragraphs_back() -> None:
    assert _cut(" ".join(PARAGRAPHS)) == PARAGRAPHS


def test_without_any_blank_paragraphs_begin_with_the_marks_of_items() -> None:
    found = _cut("".join(PARAGRAPHS))

    assert [words[:3] for words in found] == ["禾溪县", "一、工", "到20", "二、主", "（一）", "（二）", "1.加"]


def test_a_blank_between_a_mark_and_its_words_cuts_nothing() -> None:
    text = " ".join(PARAGRAPHS).replace("（二）建设", "（二） 建设")

    assert "（二） 建设水厂。新建水厂。（责任单位：县水务局）" in _cut(text)


def test_a_short_line_and_a_long_paragraph_with_few_marks_stay_whole() -> None:
    short = "一、工作目标 二、主要任务 三、保障措施"
    long = "持续提升供水质量和服务水平。" * 80 + "（一）更新管网。"

    assert _cut(short) == [short]
    assert _cut(long) == [long]


def test_a_section_whose_text_begins_with_a_year_ends_its_caption_there() -> None:
    text = " ".join([*PARAGRAPHS[:3], "一、目标任务", "2026年，新建水厂2座。", *PARAGRAPHS[5:]])

    assert "一、目标任务" in _cut(text)
    assert "2026年，新建水厂2座。" in _cut(text)


WORK = "更新改造老旧供水管网三十公里并建立巡查制度" * 3


def test_without_any_blank_captions_end_where_the_next_number_stands() -> None:
    text = (
        f"禾溪县供水提升工作方案一、工作目标到2026年底供水普及率达到98%。二、主要任务（一）更新管网1.改造管网。{WORK}。2.建设水厂。{WORK}。完成时限：6月底前3.检测水质。{WORK}。"
        f"（责任单位：县水务局）三、保障措施（二）加强调度。{WORK}。"
    )

    begins = [piece[:7] for piece in _cut(text)]

    assert begins == [
        "禾溪县供水提升",
        "一、工作目标",
        "到2026年底",
        "二、主要任务",
        "（一）更新管网",
        "1.改造管网。",
        "2.建设水厂。",
        "3.检测水质。",
        "三、保障措施",
        "（二）加强调度",
    ]


def test_numbers_inside_a_sentence_begin_nothing() -> None:
    text = f"一、任务。{WORK}。第二、三产业增加值分别为3、4亿元，统一、规范推进，按照第（二）项和本办法第三条的规定办理，增长2.5%。二、措施。{WORK}。三、要求。{WORK}。四、安排。{WORK}。"

    assert [piece[:2] for piece in _cut(text)] == ["一、", "二、", "三、", "四、"]


def test_a_text_with_captions_and_no_numbers_is_cut_at_its_blanks_where_they_end_sentences() -> None:
    paragraphs = [
        f"更新管网。{WORK}。",
        f"建设水厂。{WORK}。",
        f"检测水质。{WORK}。",
        f"加强调度。{WORK}。",
        f"开展巡查。{WORK}。",
        f"建立台账。{WORK}。",
        f"通报进展。{WORK}。",
    ]

    assert _cut(" ".join(paragraphs)) == paragraphs
    assert len(_cut(" ".join(["张三 李四 王五 赵六 孙七 周八 吴九 郑十"] * 20))) == 1


def test_a_short_text_on_one_line_is_cut_and_a_paragraph_of_its_length_in_a_longer_text_is_not() -> None:
    text = "禾溪县供水方案 一、更新管网。改造供水管网三十公里。 二、建设水厂。新建规模化水厂两座。 三、检测水质。每月检测全部水厂的水质，并及时公布结果，接受监督。 四、加强调度。建立供水调度台账，每日通报供水水量和水压。"
    folded = fold(text + "\n" + WORK * 9)

    assert len(_cut(text)) == 5
    assert unrolled(folded, 0, len(text)) == [(0, len(text))]
