"""Web pages: what the page shows, paragraph by paragraph and row by row."""

import time
from pathlib import Path

import pytest

from taizhang.reading.errors import FormatUnknown
from taizhang.reading.formats.blocks import Extract
from taizhang.reading.formats.html import read as extract
from tests.reading.formats.shown import rows, words

SAMPLES = Path(__file__).parents[3] / "samples"
SENTENCE = "各部门要把这项工作摆在突出位置，明确分工、压实责任，按月报告进展情况，确保按期完成。"


def read(page: str) -> Extract:
    return extract(page, name="a.html")


def test_runs_inside_a_paragraph_join_without_blanks_and_blocks_part() -> None:
    found = read("<p><span>新建基站</span><b>6</b><span>万个</span></p><div>二、保障<br>三、附则</div>四<p>五")
    assert words(found) == ["新建基站6万个", "二、保障", "三、附则", "四", "五"]


def test_blanks_of_every_kind_collapse_and_are_trimmed() -> None:
    found = read("<p>&emsp;&emsp;&nbsp;国务院&nbsp;&nbsp;2019年　 \n 1月&ensp;</p><p>&nbsp;</p>")
    assert words(found) == ["国务院 2019年 1月"]


def test_a_line_wrapped_in_the_source_between_hanzi_is_no_blank() -> None:
    assert words(read("<p>行动\n      计划</p>")) == ["行动计划"]


def test_preformatted_lines_are_blocks() -> None:
    assert words(read("<pre>一、任务\n  二、保障\n</pre>")) == ["一、任务", "二、保障"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a='甲'</script>",
        "<style>p{content:'甲'}</style>",
        "<noscript>甲</noscript>",
        "<template>甲</template>",
        "<nav>甲</nav>",
        "<footer>甲</footer>",
        "<form><input value=甲>搜索甲</form>",
        "<header><div>甲省人民政府</div></header>",
        "<select><option>甲</select>",
        "<button>甲</button>",
        "<iframe>甲</iframe>",
        "<!-- 甲 -->",
        "<p style='color:red;DISPLAY : none'>甲</p>",
        "<p hidden>甲</p>",
        "<svg><text>甲</text></svg>",
    ],
)
def test_what_the_page_does_not_show_as_text_is_left_out(hidden: str) -> None:
    assert words(read(f"<body><p>前</p>{hidden}<p>后</p></body>")) == ["前", "后"]


def test_a_form_that_wraps_the_whole_page_is_no_furniture() -> None:
    assert len(words(read(f"<body><form id=aspnetForm>{f'<p>{SENTENCE}</p>' * 9}</form></body>"))) == 9


def test_the_header_of_an_article_with_its_title_stays() -> None:
    found = read(f"<article><header><h1>云川省数字赋能行动计划</h1></header><p>{SENTENCE}</p></article>")
    assert words(found) == ["云川省数字赋能行动计划", SENTENCE]


def test_the_marked_article_is_preferred_to_what_stands_around_it() -> None:
    page = f"<body><div class=crumb>当前位置：首页</div><div id=zoom>{f'<p>{SENTENCE}</p>' * 3}</div><div>相关链接</div></body>"
    assert words(read(page)) == [SENTENCE] * 3


def test_a_marked_part_that_is_not_all_of_the_article_is_not_preferred() -> None:
    page = f"<body><div class=TRS_Editor>{f'<p>{SENTENCE}</p>' * 3}</div><div class=annex>{f'<p>附件：{SENTENCE}</p>' * 2}</div></body>"
    assert len(words(read(page))) == 5


@pytest.mark.parametrize(
    "head",
    [
        '<head><meta name="ArticleTitle" content="云川省数字赋能行动计划"></head><body>',
        "<head><title>云川省数字赋能行动计划_政策文件_云川省人民政府</title></head><body>",
        "<body><h1>云川省数字赋能行动计划</h1>",
        "<head><title>政务公开</title></head><body><h1>云川省人民政府门户网站</h1><h1>云川省数字赋能行动计划</h1>",
    ],
)
def test_a_title_outside_the_article_comes_first(head: str) -> None:
    found = read(f"<html>{head}<div id='UCAP-CONTENT'>{f'<p>{SENTENCE}</p>' * 3}</div></body></html>")
    assert words(found)[0] == "云川省数字赋能行动计划"
    assert len(words(found)) == 4


def test_a_title_that_the_article_has_over_two_lines_is_not_said_twice() -> None:
    page = (
        f"<html><head><title>云川省数字赋能行动计划</title></head><body><p>云川省</p><p>数字赋能行动计划</p><p>{SENTENCE}</p></body></html>"
    )
    assert words(read(page)) == ["云川省", "数字赋能行动计划", SENTENCE]


def test_a_table_gives_rows_with_merged_cells_once() -> None:
    found = read(
        "<table><tr><th>序<br>号<th>任务<th colspan=2>责任单位</tr>"
        "<tr><td>1<td rowspan=2><p>建网</p><td><p>省厅</p><p>市局</p><td>县局</tr><tr><td>2<td>省委办<td></tr></table>"
    )
    assert rows(found) == [["序 号", "任务", "责任单位"], ["1", "建网", "省厅 市局", "县局"], ["2", "省委办", ""]]
    assert [(c.column, c.columns, c.rows) for c in found.blocks[0].cells] == [(0, 1, 1), (1, 1, 1), (2, 2, 1)]
    assert [(c.column, c.rows) for c in found.blocks[1].cells] == [(0, 1), (1, 2), (2, 1), (3, 1)]
    assert [c.column for c in found.blocks[2].cells] == [0, 2, 3]
    assert found.text.split("\n")[1] == "1\t建网\t省厅 市局\t县局"


def test_a_row_without_words_is_dropped_and_not_counted_by_merged_cells() -> None:
    found = read("<table><tr><td rowspan=3>建网<td>甲<tr><td><tr><td>乙</table>")
    assert rows(found) == [["建网", "甲"], ["乙"]]
    assert found.blocks[0].cells[0].rows == 2


def test_a_layout_table_that_holds_the_article_is_unfolded() -> None:
    paragraphs = "".join(f"<p>{n}、{SENTENCE}</p>" for n in "一二三四五六")
    found = read(f"<table><tr><td>栏目<td>{paragraphs}</table>")
    assert rows(found) == []
    assert len(words(found)) == 7


def test_a_table_inside_a_layout_table_keeps_its_rows() -> None:
    found = read("<table><tr><td><p>附件</p><table><tr><td>任务<td>单位<tr><td>建网<td>省厅</table></td></tr></table>")
    assert words(found)[0] == "附件"
    assert rows(found) == [["任务", "单位"], ["建网", "省厅"]]


def test_a_cell_with_many_paragraphs_in_a_table_of_tasks_stays_a_cell() -> None:
    paragraphs = "".join(f"<p>{n}、{SENTENCE}</p>" for n in "一二三四五六")
    found = read(f"<table><tr><td>序号<td>任务<td>单位<tr><td>1<td>{paragraphs}<td>省厅</table>")
    assert len(rows(found)) == 2


def test_front_matter_of_a_static_site_is_left_out() -> None:
    assert words(read("---\nlayout: default\ntitle: 方案\n---\n<p>正文</p>")) == ["正文"]


@pytest.mark.parametrize("opening", ["<div>", "<table><tr><td>", "<ul><li>", "<div class=content>", "<span>", "<font>"])
def test_ten_thousand_levels_are_read(opening: str) -> None:
    assert words(read(opening * 10_000 + "任务")) == ["任务"]


def test_deeper_than_any_page_is_refused_in_one_line() -> None:
    with pytest.raises(FormatUnknown, match="20000 deep"):
        read("<div>" * 30_000 + "任务")


def test_emphasis_that_is_never_closed_does_not_multiply() -> None:
    began = time.process_time()
    found = read("".join(f"<p><font size={n}>第{n}条" for n in range(4000)))
    assert len(found.blocks) == 4000
    assert time.process_time() - began < 5


def test_time_grows_with_the_page_and_not_faster() -> None:
    def seconds(paragraphs: int) -> float:
        began = time.process_time()
        assert (
            len(read(f"<div><p>{SENTENCE}</p><table><tr><td>甲<td>乙<tr><td>丙<td>丁</table></div>" * paragraphs).blocks) == 3 * paragraphs
        )
        return time.process_time() - began

    seconds(200)
    assert seconds(16_000) < 40 * seconds(1_000)


@pytest.mark.parametrize("page", sorted(SAMPLES.glob("*.html")), ids=lambda p: p.stem[:2])
def test_every_paragraph_of_a_sample_is_in_its_page(page: Path) -> None:
    found = read(page.read_text(encoding="utf-8"))
    had = {"".join(w.split()).replace("|", "") for w in words(found)}
    lines = ["".join(line.split()) for line in page.with_suffix(".txt").read_text(encoding="utf-8").splitlines()]
    prose = [line for line in lines if line.endswith(("。", "）")) and not line.startswith("|")]
    assert len(prose) >= 10
    assert [line for line in prose if line not in had] == []
