"""A paper: what is printed and sent, whatever it is printed with. It can be kept as JSON and comes back equal.

>>> paper = Paper("关于报送台账的函", body=(Text("现将台账报送你委。"),), sender="省水利厅", to=("省发展改革委",))
>>> of_json(as_json(paper)) == paper
True
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Heading:
    """Of layer 1 一、, 2 （一）, 3 1. or 4 （1）; its number is part of its words."""

    words: str
    layer: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words below their titles; `widths` are shares of the line, equal where there are none."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row) != len(self.columns)]
        if wrong or (self.widths and len(self.widths) != len(self.columns)):
            raise ValueError(f"a table of {len(self.columns)} columns has a row or widths of another number")


Block = Heading | Text | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """An attachment 附件, on pages of its own; `wide` where they lie on their side."""

    title: str
    body: tuple[Block, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with the parts that GB/T 9704-2012 names. `number` is the 发文字号, empty while it is a draft; `signer` stands on what goes upwards;
    `note` is the 附注, `copies` whom it is copied to."""

    title: str
    body: tuple[Block, ...]
    sender: str
    to: tuple[str, ...] = ()
    number: str = ""
    day: date | None = None
    signer: str = ""
    note: str = ""
    copies: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()

    def numbered(self, number: str, day: date) -> "Paper":
        """The same as it goes out."""
        return replace(self, number=number, day=day)


_KINDS: dict[str, type[Block]] = {"heading": Heading, "text": Text, "table": Table}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def as_json(paper: Paper) -> dict[str, Any]:
    """What JSON can hold of it: all of it."""
    said = asdict(paper)
    annexes = [{"title": annex.title, "body": _blocks(annex.body), "wide": annex.wide} for annex in paper.annexes]
    return said | {
        "body": _blocks(paper.body),
        "annexes": annexes,
        "day": paper.day.isoformat() if paper.day else None,
        "to": list(paper.to),
        "copies": list(paper.copies),
    }


def of_json(said: Mapping[str, Any]) -> Paper:
    """The paper again; KeyError, TypeError or ValueError where that is no paper."""
    annexes = tuple(Annex(annex["title"], _read(annex["body"]), annex["wide"]) for annex in said["annexes"])
    day = date.fromisoformat(said["day"]) if said["day"] else None
    more = {"body": _read(said["body"]), "annexes": annexes, "day": day, "to": tuple(said["to"]), "copies": tuple(said["copies"])}
    return Paper(**{**said, **more})


def _blocks(body: tuple[Block, ...]) -> list[dict[str, Any]]:
    return [{"kind": _NAMES[type(block)]} | _listed(asdict(block)) for block in body]


def _listed(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: [list(one) if isinstance(one, tuple) else one for one in value] if isinstance(value, tuple) else value
        for name, value in values.items()
    }


def _read(blocks: list[dict[str, Any]]) -> tuple[Block, ...]:
    return tuple(_KINDS[block["kind"]](**{name: _frozen(value) for name, value in block.items() if name != "kind"}) for block in blocks)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value
