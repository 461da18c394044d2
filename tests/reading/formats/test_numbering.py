"""Automatic numbering: what Word shows and writes nowhere stands in the text."""

import shutil
import subprocess
from pathlib import Path

import pytest

from . import files
from .word_file import abstract, cell, document, in_list, num, p, row, words

LISTS = abstract(
    0, ("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."), ("decimalEnclosedCircle", "%4")
) + num(1, 0)


def test_levels_count_and_lower_ones_begin_again() -> None:
    body = p("目标", in_list(1)) + p("任务", in_list(1)) + p("甲", in_list(1, 1)) + p("乙", in_list(1, 2)) + p("丙", in_list(1, 2))
    body += p("丁", in_list(1, 1)) + p("戊", in_list(1, 2)) + p("己", in_list(1, 3)) + p("保障", in_list(1))

    assert words(body, lists=LISTS) == ["一、目标", "二、任务", "（一）甲", "1.乙", "2.丙", "（二）丁", "1.戊", "① 己", "三、保障"]


def test_a_level_that_never_begins_again_counts_on() -> None:
    lists = abstract(0, ("chineseCounting", "%1、"), ("decimal", "%2."), more='<w:lvlRestart w:val="0"/>') + num(1, 0)

    body = p("甲", in_list(1)) + p("子", in_list(1, 1)) + p("乙", in_list(1)) + p("丑", in_list(1, 1))

    assert words(body, lists=lists) == ["一、甲", "1.子", "二、乙", "2.丑"]


def test_lists_over_one_abstract_list_count_on_until_one_says_where_it_starts() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = abstract(0, ("decimal", "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, again)

    body = p("甲", in_list(1)) + p("乙", in_list(2)) + p("丙", in_list(3)) + p("丁", in_list(3)) + p("戊", in_list(1))

    assert words(body, lists=lists) == ["1.甲", "2.乙", "1.丙", "2.丁", "3.戊"]


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1、"/></w:lvl></w:lvlOverride>'

    assert words(p("甲", in_list(1)) + p("乙", in_list(1)), lists=abstract(0, ("decimal", "%1.")) + num(1, 0, own)) == ["III、甲", "IV、乙"]


def test_articles_and_numbers_of_several_levels_are_written_out() -> None:
    lists = abstract(0, ("chineseCountingThousand", "第%1条"), ("decimal", "%1.%2"), more="") + abstract(
        1, ("chineseCounting", "第%1章"), ("decimal", "%1.%2"), more="<w:isLgl/>"
    )
    lists += num(1, 0) + num(2, 1)

    body = p("总则", in_list(1)) + p("细则", in_list(1, 1)) + p("总则", in_list(2)) + p("细则", in_list(2, 1))

    assert words(body, lists=lists) == ["第一条 总则", "一.1 细则", "第1章 总则", "1.1 细则"]


def test_a_style_may_put_its_paragraphs_into_a_list_also_through_the_one_it_is_based_on() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="h1b"><w:basedOn w:val="h1"/></w:style>'
    lists = LISTS.replace('<w:lvlText w:val="（%2）"/>', '<w:pStyle w:val="h2"/><w:lvlText w:val="（%2）"/>')
    styles += '<w:style w:type="paragraph" w:styleId="h2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'

    body = p("甲", '<w:pStyle w:val="h1"/>') + p("乙", '<w:pStyle w:val="h1b"/>') + p("丙", '<w:pStyle w:val="h2"/>')

    assert words(body, lists=lists, styles=styles) == ["一、甲", "二、乙", "（一）丙"]


def test_a_paragraph_may_leave_the_list_of_its_style() -> None:
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'

    assert words(p("甲") + p("乙", in_list(0)) + p("丙"), lists=LISTS, styles=styles) == ["一、甲", "乙", "二、丙"]


def test_a_list_may_take_its_levels_from_a_list_style() -> None:
    lists = (
        abstract(0, ("decimal", "%1)"))
        + '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="mine"/></w:abstractNum>'
        + num(1, 0)
        + num(2, 1)
    )
    styles = '<w:style w:type="numbering" w:styleId="mine"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'

    assert words(p("甲", in_list(2)), lists=lists, styles=styles) == ["1)甲"]


def test_bullets_are_layout_and_lists_that_are_nowhere_give_no_number() -> None:
    lists = abstract(0, ("bullet", "●")) + num(1, 0)

    assert words(p("甲", in_list(1)) + p("乙", in_list(9)) + p("丙", in_list(1, 7)), lists=lists) == ["甲", "乙", "丙"]


def test_the_number_of_a_row_is_its_cell() -> None:
    body = "".join(row(cell(p("", in_list(1))), cell(f"任务{i}"), cell("县水务局")) for i in "甲乙")

    assert words(f"<w:tbl>{body}</w:tbl>", lists=abstract(0, ("decimal", "%1")) + num(1, 0)) == [
        "1\t任务甲\t县水务局",
        "2\t任务乙\t县水务局",
    ]


def test_an_empty_paragraph_with_a_number_is_not_shown_and_counted() -> None:
    assert words(p("甲", in_list(1)) + p("", in_list(1)) + p("乙", in_list(1)), lists=LISTS) == ["一、甲", "三、乙"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed: nobody else to ask what the numbers are")
@pytest.mark.parametrize("sample", ["01_yunchuan_shuzi.html", "02_lanjiang_chanye.html"])
def test_our_numbers_are_those_that_libreoffice_writes(sample: str, tmp_path: Path) -> None:
    body = (
        p("甲", in_list(1))
        + p("乙", in_list(1, 1))
        + p("丙", in_list(1, 2))
        + p("丁", in_list(1, 2))
        + p("戊", in_list(1))
        + p("己", in_list(1, 1))
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    body += p("庚", in_list(2)) + p("辛", in_list(2, 3))
    made = {"made.docx": document(body, lists=LISTS + num(2, 0, again)), "plan.docx": files.docx(files.sample(sample))}
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)

    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        tmp_path,
    ]
    done = subprocess.run([*command, *(tmp_path / name for name in made)], capture_output=True, timeout=120, check=False)
    if done.returncode or not (tmp_path / "made.txt").exists():
        pytest.skip("LibreOffice is installed without its word processor")

    for name, data in made.items():
        theirs = (tmp_path / name).with_suffix(".txt").read_text("utf-8-sig")
        assert "".join(files.choose.extract(data, name=name).text.split()) == "".join(theirs.split())
