"""A text with its changes kept: what stood where, and what is read instead."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import ne

from ..document import Mending, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters [start, end) of the source are read as `mended`; an empty `mended` drops them."""

    start: int
    end: int
    mended: str
    why: str


@dataclass(frozen=True, slots=True)
class Layer:
    """The whole source after a change of single characters: as long as the source, character under character."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A mended text and, for each of its characters, where in the source it comes from: without edits, where it stands."""

    text: str
    mendings: tuple[Mending, ...]
    _places: tuple[Sequence[int], Sequence[int]] | None = None

    def source_span(self, start: int, end: int) -> Span:
        """The span in the source of the characters [start, end) of the mended text, which must not be empty."""
        return (self._places[0][start], self._places[1][end - 1]) if self._places else (start, end)

    def mended_span(self, start: int, end: int) -> Span:
        """The characters of the mended text that come from [start, end) of the source."""
        return (bisect_left(self._places[0], start), bisect_left(self._places[0], end)) if self._places else (start, end)


def apply(source: str, *, layers: Sequence[Layer], edits: Iterable[Edit]) -> Mended:
    """`source` with its layers, then its edits (which must not overlap), applied."""
    base = layers[-1].text if layers else source
    wanted = sorted(edits, key=lambda e: (e.start, e.end))
    mendings = [Mending((e.start, e.end), source[e.start : e.end], e.mended, e.why) for e in wanted]
    mendings += _layer_mendings(source, layers, wanted)
    told = tuple(sorted(mendings, key=lambda m: m.span))
    if not wanted:  # as in most texts
        return Mended(base, told)
    pieces: list[str] = []
    places = array("l", range(len(source) + 1))
    starts, ends = array("l"), array("l")
    done = 0
    for edit in [*wanted, Edit(len(source), len(source), "", "")]:
        pieces += base[done : edit.start], edit.mended
        starts += places[done : edit.start] + array("l", [edit.start] * len(edit.mended))
        ends += places[done + 1 : edit.start + 1] + array("l", [edit.end] * len(edit.mended))
        done = edit.end
    return Mended("".join(pieces), told, (starts, ends))


def _layer_mendings(source: str, layers: Sequence[Layer], edits: Sequence[Edit]) -> Iterator[Mending]:
    """One mending for each run of characters that a layer changes, outside what the edits change anyhow."""
    covered = bytearray(len(source))
    for edit in edits:
        covered[edit.start : edit.end] = b"\1" * (edit.end - edit.start)
    below = source
    for layer in layers:
        yield from _runs(source, below, layer, covered)
        below = layer.text


def _runs(source: str, below: str, layer: Layer, covered: bytearray) -> Iterator[Mending]:
    if len(below) != len(layer.text):
        raise ValueError(f"the layer {layer.why} is not as long as the text below it")
    if below == layer.text:
        return
    start = end = -1
    for i in compress(count(), map(ne, below, layer.text)):
        if covered[i]:
            continue
        if i != end:
            if end > start:
                yield Mending((start, end), source[start:end], layer.text[start:end], layer.why)
            start = i
        end = i + 1
    if end > start:
        yield Mending((start, end), source[start:end], layer.text[start:end], layer.why)
