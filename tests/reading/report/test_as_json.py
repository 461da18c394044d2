"""The JSON of a reading keeps the published schema, and the schema would notice if it did not."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from taizhang.reading import dumps, to_json
from taizhang.reading.report.as_json import whole

from ..making import reading, reading_of_file
from .workbooks import PLAN, ROOT, SAMPLES

SCHEMA = Draft202012Validator(json.loads((ROOT / "docs/reference/reading.schema.json").read_text("utf-8")), format_checker=FormatChecker())
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".html"})
PLANS = ROOT.parent / "shared" / "reading" / "plans"


def _errors(found: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(found)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_reading_of_a_sample_keeps_the_schema(path: Path) -> None:
    found = json.loads(dumps(reading_of_file(path)))

    assert _errors(found) == []
    assert found["tasks"]


@pytest.mark.skipif(not PLANS.is_dir(), reason="the collection of published plans is not part of the checkout")
def test_the_readings_of_published_plans_keep_the_schema() -> None:
    broken = {path.name: _errors(json.loads(dumps(reading_of_file(path))))[:3] for path in sorted(PLANS.glob("*.txt"))}

    assert broken
    assert {name: errors for name, errors in broken.items() if errors} == {}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "taizhang.reading/2"),
        (("document", "issue_date"), "2026年2月10日"),
        (("document", "issue_date"), "2026-02-30"),
        (("document", "source", "sha256"), "0" * 63),
        (("plans", 0, "id"), "1"),
        (("plans", 0, "span"), [0]),
        (("plans", 0, "span"), [0, -1]),
        (("tasks", 0, "text"), ""),
        (("tasks", 0, "organisations", 0, "role"), "owner"),
        (("tasks", 0, "measures", 0, "id"), "m1"),
        (("targets", 0, "value"), "97"),
        (("targets", 0, "comparator"), "="),
        (("targets", 0, "surprise"), True),
    ],
    ids=lambda given: ".".join(map(str, given)) if isinstance(given, tuple) else "",
)
def test_the_schema_refuses_a_broken_reading(path: tuple[str | int, ...], value: object) -> None:
    found = to_json(reading(PLAN))
    assert _errors(found) == []

    broken = _with(found, path, value)

    assert _errors(broken) != []


@pytest.mark.parametrize("name", ["format", "document", "plans", "tasks", "targets", "provisions", "orders", "gaps", "mendings"])
def test_the_schema_refuses_a_reading_that_lacks_a_part(name: str) -> None:
    found = to_json(reading(PLAN))

    assert _errors({key: value for key, value in found.items() if key != name}) != []


def _with(found: dict[str, Any], path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    broken = deepcopy(found)
    inner: Any = broken
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return broken


def test_every_span_lies_within_the_source_and_texts_without_mending_stand_there() -> None:
    found = reading(PLAN)

    for task in to_json(found)["tasks"]:
        start, end = task["span"]
        assert found.source_text[start:end] == task["text"]


@pytest.mark.parametrize(("number", "written"), [(30000.0, "30000"), (2.6, "2.6"), (1.1 * 10000, "11000"), (0.8, "0.8"), (-3.0, "-3")])
def test_whole_numbers_are_written_whole_and_no_number_carries_the_noise_of_fractions(number: float, written: str) -> None:
    assert json.dumps(whole(number)) == written


def test_the_text_is_chinese_and_not_escaped() -> None:
    assert "县水务局" in dumps(reading(PLAN))
