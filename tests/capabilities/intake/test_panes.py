"""The two panes of a document: the source cut where findings begin and end, and the outline of what was read."""

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang import reading
from taizhang.capabilities.intake import rules
from taizhang.capabilities.intake.rules.edits import edits_of
from taizhang.capabilities.intake.rules.marks import Kind, Mark
from taizhang.capabilities.intake.rules.source import DEEPEST, Paragraph, Segment, paragraphs

SAMPLES = sorted(path for path in (Path(__file__).parents[3] / "samples").iterdir() if path.suffix in {".txt", ".html"})
PLACE = st.integers(0, 60)
MARKS = st.lists(st.tuples(st.sampled_from(Kind), PLACE, PLACE))
MENDINGS = st.lists(st.tuples(PLACE, st.integers(0, 4), st.sampled_from(["script", "width", "synonym", "advertisement"])))
SOURCE = st.text(st.sampled_from("水厂建设。，\n \u3000a"), max_size=60)


def marked(*spans: tuple[Kind, int, int]) -> list[Mark]:
    return [Mark(f"x{n}", kind, start, end) for n, (kind, start, end) in enumerate(spans, start=1)]


def mended(*spans: tuple[int, int, str]) -> list[dict[str, Any]]:
    return [{"span": [at, at + length], "source": "?" * length, "mended": "改", "why": why} for at, length, why in spans]


def segments(found: list[Paragraph]) -> list[Segment]:
    return [segment for paragraph in found for segment in paragraph.segments]


def as_json(sample: Path) -> tuple[str, dict[str, Any]]:
    found = reading.read(sample)
    return found.source_text, reading.to_json(found)


@given(source=SOURCE, spans=MARKS, changes=MENDINGS)
def test_every_character_of_the_source_appears_once_and_in_order(source: str, spans: Any, changes: Any) -> None:
    marks, edits = marked(*spans), edits_of(mended(*changes))

    found = list(paragraphs(source, marks, edits))

    assert "".join(segment.text for segment in segments(found)) == source
    assert ["".join(s.text for s in paragraph.segments) for paragraph in found] == source.splitlines(keepends=True)


@given(source=SOURCE, spans=MARKS)
def test_what_opens_in_a_line_closes_in_it_and_only_marks_that_are_open_cover(source: str, spans: Any) -> None:
    found = list(paragraphs(source, marked(*spans), []))

    for paragraph in found:
        stack: list[str] = []
        for segment in paragraph.segments:
            stack += [opening.id for opening in segment.opens]
            assert tuple(stack) == segment.marks
            del stack[len(stack) - segment.closes :]
        assert stack == []


@given(source=SOURCE, spans=MARKS)
def test_a_finding_has_one_place_to_jump_to(source: str, spans: Any) -> None:
    found = segments(list(paragraphs(source, marked(*spans), [])))

    firsts = [opening.id for segment in found for opening in segment.opens if opening.first]
    assert len(firsts) == len(set(firsts))


@given(source=SOURCE, spans=st.lists(st.tuples(st.just(Kind.TARGET), PLACE, PLACE), max_size=DEEPEST))
def test_a_character_is_covered_by_just_the_findings_whose_spans_hold_it(source: str, spans: Any) -> None:
    marks = marked(*spans)

    found = list(paragraphs(source, marks, []))

    at = 0
    for paragraph in found:
        for segment in paragraph.segments:
            for place in range(at, at + len(segment.text)):
                expected = set() if paragraph.blank else {mark.id for mark in marks if mark.start <= place < mark.end}
                assert set(segment.marks) == expected
            at += len(segment.text)


@pytest.mark.parametrize("line", ["一、主要任务", "（一）加快建设。", "第二章 任务"])
def test_a_numbered_heading_is_a_caption(line: str) -> None:
    (found,) = paragraphs(line, [], [])

    assert found.caption


@pytest.mark.parametrize("line", ["1.建厂。", "责任单位：县水利局", "2026年2月11日", "（一）建厂。改造管网。"])
def test_what_says_something_is_no_caption(line: str) -> None:
    (found,) = paragraphs(line, [], [])

    assert not found.caption


def test_the_title_of_a_plan_is_a_caption_and_a_plan_named_in_a_sentence_makes_none() -> None:
    found = list(paragraphs("节水方案\n现印发节水方案。", marked((Kind.PLAN, 0, 12), (Kind.PLAN, 8, 12)), []))

    assert [paragraph.caption for paragraph in found] == [True, False]


def test_of_findings_inside_one_another_the_innermost_is_where_the_link_leads() -> None:
    source = "1.新建水厂2座。"
    marks = marked((Kind.TASK, 0, 9), (Kind.MEASURE, 2, 8), (Kind.TARGET, 4, 8))

    found = segments(list(paragraphs(source, marks, [])))

    assert [(segment.text, segment.target) for segment in found] == [("1.", "x1"), ("新建", "x2"), ("水厂2座", "x3"), ("。", None)]


def test_a_measure_encloses_the_target_that_has_its_very_words() -> None:
    marks = marked((Kind.TARGET, 0, 4), (Kind.MEASURE, 0, 4))

    (found,) = segments(list(paragraphs("建厂2座", marks, [])))

    assert [opening.kind for opening in found.opens] == [Kind.MEASURE, Kind.TARGET]
    assert found.closes == 2


def test_a_task_over_two_lines_is_taken_up_again_without_a_second_place_to_jump_to() -> None:
    found = segments(list(paragraphs("1.建厂\n改造管网\n", marked((Kind.TASK, 0, 9)), [])))

    assert [(s.text, s.opens[0].first) for s in found if s.opens] == [("1.建厂\n", True), ("改造管网", False)]


def test_a_plan_is_marked_on_its_title_alone() -> None:
    found = segments(list(paragraphs("节水方案\n一、任务\n", marked((Kind.PLAN, 0, 9)), [])))

    assert [segment.marks for segment in found] == [("x1",), ()]


def test_a_mended_wording_stands_beside_what_it_replaces() -> None:
    source = "十年夜創新"
    edits = edits_of(
        [
            {"span": [1, 3], "source": "年夜", "mended": "大", "why": "synonym"},
            {"span": [3, 4], "source": "創", "mended": "创", "why": "script"},
        ]
    )

    (found,) = segments(list(paragraphs(source, [], edits)))

    assert [(p.text, p.mended, p.quiet) for p in found.pieces] == [
        ("十", None, False),
        ("年夜", "大", False),
        ("創", "创", True),
        ("新", None, False),
    ]
    assert [p.id for p in found.pieces] == ["", "e1", "", ""]


def test_a_change_over_the_border_of_two_findings_is_told_once() -> None:
    edits = edits_of([{"span": [1, 3], "source": "乙丙", "mended": "改", "why": "synonym"}])

    found = segments(list(paragraphs("甲乙丙丁", marked((Kind.MEASURE, 0, 2)), edits)))

    assert [piece.mended for segment in found for piece in segment.pieces] == [None, "改", "", None]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_whatever_was_read_in_a_sample_stands_on_both_sides(sample: Path) -> None:
    source, found = as_json(sample)

    panes = rules.panes(source, found)

    left = {opening.id for paragraph in panes.source for s in paragraph.segments for opening in s.opens if opening.first}
    assert left == {*ids_on_the_right(panes.outline)}
    assert "".join(s.text for paragraph in panes.source for s in paragraph.segments) == source


def ids_on_the_right(outline: Any) -> list[str]:
    """Every id of the outline, once for each place where it is shown."""
    found = [card.id for card in (*outline.plans, *outline.titles, *outline.orders)]
    for plan in outline.plans:
        found += [line.id for line in (*plan.goals, *plan.provisions)]
        for task in plan.tasks:
            measured = [line for measure in task.measures for line in (measure, *measure.targets)]
            owners = [owner for duty in task.duties for owner in duty.owners]
            found += [task.id, *(line.id for line in (*measured, *owners, *task.targets, *task.provisions))]
    assert len(found) == len(set(found))
    return found


def test_a_deadline_that_the_text_does_not_state_is_the_end_of_the_plan_and_says_so() -> None:
    text = "江北县2026年节水工作方案\n一、主要任务\n1.新建水厂2座。（责任单位：县水利局）"
    found = reading.to_json(reading.read_bytes(text.encode(), name="plan.txt"))

    (plan,) = rules.panes(text, found).outline.plans

    assert (plan.tasks[0].due.day, plan.tasks[0].due.inferred) == ("2026-12-31", True)
    assert [(duty.role, [owner.name for owner in duty.owners]) for duty in plan.tasks[0].duties] == [("responsible", ["县水利局"])]


def test_findings_that_belong_to_no_plan_are_shown_all_the_same() -> None:
    task = {"id": "t1", "plan": None, "no": "1", "path": [], "heading": "", "text": "建厂。", "span": [0, 3]}
    task |= {"deadline": None, "deadline_text": None, "recurrence": None, "organisations": [], "measures": []}
    empty = {name: [] for name in ("plans", "targets", "provisions", "orders", "gaps", "mendings")}

    (card,) = rules.panes("建厂。", {**empty, "tasks": [task]}).outline.plans

    assert (card.id, card.tasks[0].due.day) == ("", None)


def test_a_long_document_with_thousands_of_findings_is_cut_in_less_than_a_second() -> None:
    source = ("完善水网建设，新建水厂2座，改造管网。" * 10 + "\n") * 1000
    marks = [Mark(f"x{n}", Kind.MEASURE, n * 38, n * 38 + 60) for n in range(5000)]

    begun = time.process_time()
    found = list(paragraphs(source, marks, []))
    spent = time.process_time() - begun

    assert len(found) == 1000
    assert spent < 1
