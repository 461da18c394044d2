"""A paper is kept as JSON and comes back as it was."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kit.paper import Annex, Heading, Paper, Table, Text, as_json, of_json

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
tables = st.integers(1, 4).flatmap(
    lambda wide: st.builds(
        Table,
        st.tuples(*[words] * wide),
        st.lists(st.tuples(*[words] * wide), max_size=3).map(tuple),
        st.just(()) | st.tuples(*[st.integers(1, 9)] * wide),
    )
)
bodies = st.lists(st.builds(Heading, words, st.integers(1, 4)) | st.builds(Text, words) | tables, max_size=4).map(tuple)
papers = st.builds(
    Paper,
    words,
    bodies,
    words,
    to=st.lists(words, max_size=2).map(tuple),
    number=words,
    day=st.none() | st.dates(),
    copies=st.lists(words, max_size=2).map(tuple),
    annexes=st.lists(st.builds(Annex, words, bodies, st.booleans()), max_size=2).map(tuple),
)


@given(papers)
def test_a_paper_comes_back_from_json_as_it_was(paper: Paper) -> None:
    assert of_json(json.loads(json.dumps(as_json(paper)))) == paper


def test_a_table_whose_rows_are_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        Table(("甲", "乙"), (("一",),))
    with pytest.raises(ValueError, match="2 columns"):
        Table(("甲", "乙"), (), widths=(1, 2, 3))


def test_a_draft_gets_its_number_and_day() -> None:
    draft = Paper("关于报送台账的函", (Text("报送。"),), "省水利厅")

    sent = draft.numbered("鲁水函〔2022〕3号", date(2022, 4, 8))

    assert (sent.number, sent.day, sent.body) == ("鲁水函〔2022〕3号", date(2022, 4, 8), draft.body)
    assert draft.number == ""
