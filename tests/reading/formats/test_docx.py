"""Word documents: what a reader of the accepted text sees, in its order."""

import pytest

from taizhang.reading import errors
from taizhang.reading.formats import choose

from .word_file import cell, document, p, read, row, words


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_runs_links_and_controls_join_and_breaks_part() -> None:
    link = f"<w:hyperlink>{run('基站')}</w:hyperlink><w:sdt><w:sdtContent>{run('6')}</w:sdtContent></w:sdt>"
    body = f'<w:p>{run("新建")}{link}<w:r><w:t>万个</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t><w:br w:type="page"/><w:t>四</w:t></w:r></w:p>'

    assert words(body) == ["新建基站6万个", "二 三四"]


def test_what_was_inserted_is_read_and_what_was_struck_out_is_not() -> None:
    body = f"<w:p>{run('新建')}<w:ins>{run('甲')}</w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del><w:moveTo>{run('丙')}</w:moveTo><w:moveFrom>{run('丁')}</w:moveFrom></w:p>"

    assert words(body) == ["新建甲丙"]


def test_a_paragraph_whose_end_is_struck_out_goes_on_in_the_next_one() -> None:
    assert words(p("新建", "<w:rPr><w:del/></w:rPr>") + p("基站") + p("二")) == ["新建基站", "二"]


def test_hidden_words_hints_and_notes_are_left_out() -> None:
    body = f'<w:p>{run("甲")}{run("隐", "<w:vanish/>")}{run("乙", """<w:vanish w:val="0"/>""")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    body += f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('单击此处输入文字')}</w:sdtContent></w:sdt>"

    assert words(body) == ["甲乙"]


def test_a_table_of_contents_is_left_out_whether_a_control_a_field_or_a_style_marks_it() -> None:
    control = f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{p("一、目标 1")}</w:sdtContent></w:sdt>'
    field = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:t>二、任务 2</w:t></w:r></w:p>'
    field += f'<w:p>{run("三、保障 3")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    styles = '<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>'

    assert words(control + field + p("四、附则 4", '<w:pStyle w:val="t1"/>') + p("一、目标"), styles=styles) == ["一、目标"]


def test_the_result_of_a_field_is_read_and_its_instruction_is_not() -> None:
    body = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2026年</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'

    assert words(body) == ["2026年"]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:drawing><w:txbxContent>{p('框中')}</w:txbxContent></w:drawing>"
    same = f"<w:pict><w:txbxContent>{p('框中')}</w:txbxContent></w:pict>"
    body = f"<w:p>{run('段落')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{same}</mc:Fallback></mc:AlternateContent></w:r></w:p>"

    assert words(body + p("后")) == ["段落", "框中", "后"]


def test_a_table_gives_merged_cells_once_with_what_they_cover() -> None:
    table = row(cell("序号"), cell("任务"), cell("单位", '<w:gridSpan w:val="2"/>'))
    table += row(cell("1"), cell("建网", '<w:vMerge w:val="restart"/>'), cell("省厅"), cell("市局"))
    table += row(cell("2"), cell("", "<w:vMerge/>"), cell("省委办"), cell("县局"))
    table += row(cell("末行"), cell("办好"), properties='<w:gridBefore w:val="1"/>')

    found = read(p("前") + f"<w:tbl>{table}</w:tbl>" + p("后"))

    assert found.text.split("\n") == ["前", "序号\t任务\t单位", "1\t建网\t省厅\t市局", "2\t省委办\t县局", "\t末行\t办好", "后"]
    assert [(c.column, c.columns, c.rows) for c in found.blocks[1].cells] == [(0, 1, 1), (1, 1, 1), (2, 2, 1)]
    assert [(c.column, c.rows) for c in found.blocks[2].cells] == [(0, 1), (1, 2), (2, 1), (3, 1)]
    assert [c.column for c in found.blocks[3].cells] == [0, 2, 3]
    assert [c.column for c in found.blocks[4].cells] == [0, 1, 2]


def test_rows_that_were_struck_out_are_left_out() -> None:
    table = row(cell("任务"), cell("单位")) + row(cell("甲"), cell("乙"), properties="<w:del/>") + row(cell("丙"), cell("丁"))

    assert words(f"<w:tbl>{table}</w:tbl>") == ["任务\t单位", "丙\t丁"]


def test_a_table_that_only_places_things_is_unfolded_and_the_one_inside_keeps_its_rows() -> None:
    inner = f"<w:tbl>{row(cell('任务'), cell('单位'))}{row(cell('建网'), cell('省厅'))}</w:tbl>"

    assert words(f"<w:tbl>{row(cell(p('附件') + inner))}</w:tbl>") == ["附件", "任务\t单位", "建网\t省厅"]


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(errors.FileEmpty, match="Word"):
        read("<w:p/>")


def test_a_document_is_told_by_its_content_whatever_it_is_called() -> None:
    assert choose.extract(document(p("一、任务")), name="计划.doc").text == "一、任务"


@pytest.mark.parametrize("broken", ["<w:p>", "&nothing;", "<w:p w:a='1' w:a='2'/>"])
def test_a_document_whose_xml_is_not_sound_is_refused(broken: str) -> None:
    with pytest.raises(errors.FileDamaged):
        read(broken)


def test_a_document_that_nests_beyond_any_other_is_refused() -> None:
    with pytest.raises(errors.FormatUnknown, match="200 deep"):
        read("<w:ins>" * 10_000 + p("任务") + "</w:ins>" * 10_000)


def test_a_document_with_more_elements_than_any_other_is_refused() -> None:
    with pytest.raises(errors.FileTooLarge, match="1000000 elements"):
        read("<w:p/>" * 1_000_001)
