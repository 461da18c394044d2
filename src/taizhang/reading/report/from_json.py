"""The way back: a Reading out of the JSON that was made of it, so that what was read once need not be read again."""

from collections.abc import Mapping
from typing import Any

from ..document import Document, Gap, Measure, Mending, Order, Organisation, Plan, Provision, Reading, SourceFile, Target, Task
from .as_json import FORMAT

_DERIVED = frozenset({"deadline", "deadline_text"})  # of a measure: concluded from its words and targets whenever it is written


def from_json(found: Mapping[str, Any], *, source_text: str, text: str) -> Reading:
    """The Reading whose `to_json` is `found`. Raises ValueError for another format."""
    if found.get("format") != FORMAT:
        raise ValueError(f"this is not {FORMAT} but {found.get('format')}")
    head = found["document"]
    return Reading(
        document=Document(**_values(head) | {"source": SourceFile(**head["source"])}),
        plans=tuple(Plan(**_values(item)) for item in found["plans"]),
        tasks=tuple(_task(item) for item in found["tasks"]),
        targets=tuple(Target(**_values(item)) for item in found["targets"]),
        provisions=tuple(Provision(**_values(item)) for item in found["provisions"]),
        orders=tuple(Order(**_values(item)) for item in found["orders"]),
        gaps=tuple(Gap(**_values(item)) for item in found["gaps"]),
        mendings=tuple(Mending(**_values(item)) for item in found["mendings"]),
        source_text=source_text,
        text=text,
    )


def _task(item: Mapping[str, Any]) -> Task:
    return Task(
        **_values(item)
        | {
            "organisations": tuple(Organisation(**_values(o)) for o in item["organisations"]),
            "measures": tuple(Measure(**_values({name: m[name] for name in m if name not in _DERIVED})) for m in item["measures"]),
        }
    )


def _values(item: Mapping[str, Any]) -> dict[str, Any]:
    """Lists as the tuples that the values are made of."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in item.items()}
