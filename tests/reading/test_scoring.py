"""The scores that benchmarks print: what counts as right, as missed and as invented."""

import copy
import json
from typing import Any

import pytest

from taizhang.reading import Reading, dumps, read_bytes
from tests.plans import PLAN

from .scoring import Tally, score


@pytest.fixture
def found() -> Reading:
    return read_bytes(PLAN, name="plan.txt")


@pytest.fixture
def annotation(found: Reading) -> dict[str, Any]:
    """One with which the reading agrees."""
    told: dict[str, Any] = json.loads(dumps(found))
    for task in told["tasks"]:
        task |= {"anchor": task["text"], "measures": [measure["text"] for measure in task["measures"]]}
    return told


def test_a_reading_agrees_with_itself(annotation: dict[str, Any], found: Reading) -> None:
    assert {kind: tally.f1 for kind, tally in score(annotation, found).items()} == dict.fromkeys(score(annotation, found), 1.0)


def test_what_is_annotated_and_not_found_is_missed_and_the_other_way_round_invented(annotation: dict[str, Any], found: Reading) -> None:
    other = copy.deepcopy(annotation)
    other["tasks"][1]["organisations"][0]["role"] = "support"

    tally = score(other, found)["organisations"]

    assert (tally.right, len(tally.missed), len(tally.invented)) == (2, 1, 1)
    assert "县住房城乡建设局 support" in tally.missed[0]
    assert "县住房城乡建设局 lead" in tally.invented[0]
    assert tally.f1 == pytest.approx(2 / 3)


def test_a_task_that_is_not_found_takes_its_organisations_along(annotation: dict[str, Any], found: Reading) -> None:
    annotation["tasks"].append({**annotation["tasks"][0], "id": "more", "anchor": "3.一项没有写在计划里的任务。"})

    tallies = score(annotation, found)

    assert len(tallies["tasks"].missed) == 1
    assert len(tallies["organisations"].missed) == 1


def test_scores_of_several_plans_are_those_of_all_their_findings() -> None:
    assert (Tally(8, ["a", "b"], []) + Tally(0, [], ["c", "d"])).f1 == pytest.approx(0.8)


def test_nothing_to_find_and_nothing_found_is_perfect() -> None:
    assert Tally().f1 == 1.0
