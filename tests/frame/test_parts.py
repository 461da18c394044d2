"""The parts that pages are put together from, as a page asks for them."""

import re
from typing import Any

import pytest
from django.http import QueryDict
from django.template import engines
from django.utils import translation

from taizhang.frame import charts, listing

HEADS = listing.headings([listing.Column("title", "Measure"), listing.Column("done", "Done", kind="number")], now=listing.Order("done"), query=QueryDict())  # fmt: skip


def drawn(template: str, **words: Any) -> str:
    """What the part `name` draws: `light|light('red', 'Red')` asks parts/light.html for it."""
    part, _, body = template.partition("|")
    names = ", ".join(sorted(set(re.findall(r"\b([a-z_]+)\(", body)) - {"_"}))
    source = f"{{% from 'frame/parts/{part}.html' import {names} %}}{body}"
    with translation.override("en"):
        return re.sub(r"\s+", " ", str(engines["jinja2"].from_string(source).render(words)))


@pytest.mark.parametrize("colour", ["red", "yellow", "blue", "green", "grey", "none"])
def test_a_light_is_a_shape_and_a_word_and_never_a_colour_alone(colour: str) -> None:
    page = drawn("light|{{ light(colour, 'its word', 'its reason') }}", colour=colour)

    assert re.search(r"<path d=\"[^\"]+\"", page)
    assert "its word" in page
    assert "its reason" in page


def test_no_two_lights_have_one_shape() -> None:
    shapes = {re.search(r'd="([^"]+)"', drawn("light|{{ shape(c) }}", c=c))[1] for c in ("red", "yellow", "blue", "green", "grey", "none")}  # type: ignore[index]

    assert len(shapes) == 6


def test_a_table_is_one_for_those_who_hear_it_too_and_each_cell_knows_its_head() -> None:
    page = drawn("table|{% call(row) table('Measures', heads, rows) %}{{ main_cell(heads.title, row, '/m') }}{{ cell(heads.done, '5') }}{% endcall %}", heads=HEADS, rows=["<b>"])  # fmt: skip

    assert "<caption>Measures</caption>" in page
    assert '<th scope="row" role="rowheader" class="main"><a href="/m">&lt;b&gt;</a></th>' in page
    assert 'data-label="Done"' in page


def test_a_table_without_rows_says_so() -> None:
    page = drawn("table|{% call(row) table('Measures', heads, []) %}{% endcall %}", heads=HEADS)

    assert 'colspan="2">Nothing matches.' in page


def test_a_head_says_by_what_the_list_is_sorted() -> None:
    heads = listing.headings([listing.Column("due", "Due", sortable=True)], now=listing.Order("due"), query=QueryDict())

    page = drawn("table|{% call(row) table('Measures', heads, []) %}{% endcall %}", heads=heads)

    assert 'aria-sort="ascending"><a href="?sort=-due">' in page


def test_a_next_act_says_of_which_row_it_is() -> None:
    assert 'Report<span class="hidden-visually"> 关停60套</span>' in drawn("table|{{ act_cell('Report', '/r', '关停60套') }}")


def test_a_field_that_is_wrong_says_so_beside_it_and_to_those_who_hear_it() -> None:
    page = drawn("field|{{ field('share', 'Share', '120', help='In percent.', error='Too much.', required=true) }}")

    assert '<label for="share">Share<span class="required">required</span></label>' in page
    assert 'aria-describedby="share-help share-error" aria-invalid="true" required' in page
    assert '<p class="error" id="share-error">Too much.</p>' in page


def test_a_field_keeps_what_was_entered() -> None:
    assert 'value="&#34;120&#34;"' in drawn("field|{{ field('share', 'Share', value) }}", value='"120"')
    assert ">&lt;/textarea&gt;</textarea>" in drawn("field|{{ long_field('why', 'Why', value) }}", value="</textarea>")
    assert '<option value="b" selected>' in drawn("field|{{ select_field('kind', 'Kind', [('a', 'A'), ('b', 'B')], 'b') }}")


def test_the_error_summary_leads_to_each_field() -> None:
    page = drawn("errors|{{ error_summary([('share', 'Too much.'), ('proof', 'No file.')]) }}")

    assert "2 entries need another look" in page
    assert '<a href="#share">Too much.</a>' in page


def test_without_errors_there_is_no_summary() -> None:
    assert drawn("errors|{{ error_summary([]) }}").strip() == ""


def test_work_that_goes_on_asks_again_and_work_that_is_done_does_not() -> None:
    going, done = (drawn("progress|{{ progress('p', 'Reading', n, 10, '/again') }}", n=n) for n in (3, 10))

    assert 'hx-get="/again" hx-trigger="every 2s"' in going
    assert '<noscript><a href="">Look again</a></noscript>' in going
    assert "hx-get" not in done


def test_figures_in_a_page_are_data_that_cannot_end_it() -> None:
    chart = charts.Chart("T", "Month", ("</script><b>",), (charts.Series("S", (None,)),))

    page = drawn("chart|{{ chart('c', figures) }}", figures=chart)

    assert page.count("</script>") == 1
    assert "<b>" not in page
    assert '<td class="number">—</td>' in page


def test_an_error_speaks_up_and_a_notice_does_not() -> None:
    assert 'role="alert"' in drawn("notice|{{ notice('No.', 'error') }}")
    assert 'role="alert"' not in drawn("notice|{{ notice('Yes.') }}")
