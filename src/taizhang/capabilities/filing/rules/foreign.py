"""A ledger of an organisation without this software, compared with ours: every cell, every column, every row is said to be something.

Rows are the same by their code, by their words, or by words that are nearly the same; nothing is taken in silence, nothing left out in silence.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from taizhang.ledger.rules.form_columns import ALIASES, Field, Heads, heads_of

from .foreign_lines import OF_FIELD, ORGANISATIONS, Line, Standing, Table, letter, lines_of, names_in, plain
from .sheet import Column, Difference, Kind

_LIKE = 0.75  # of their pairs of letters two wordings share, to be proposed as the same
_GIVEN = (Field.SEQ, Field.TASK, Field.CATEGORY)  # they place a row, and are nothing to be taken over


@dataclass(frozen=True, slots=True)
class Head:
    """A column of theirs: its letter, its words, what it is taken for, and whether it is taken over."""

    letter: str
    words: str
    meaning: Field | None
    taken: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """All that was found; `merged` cells say in each of their rows what they say in the first."""

    heads: tuple[Head, ...]
    differences: tuple[Difference, ...]
    merged: int
    same: int  # rows of which every cell says what ours does


def organisations_in(table: Table) -> set[str]:
    """Every name that stands in a column of organisations. Raises `NoHeads`."""
    heads = heads_of(table.words, table.merged)
    places = [place for place, one in heads.fields.items() if OF_FIELD.get(one) in ORGANISATIONS]
    return {name for row in table.words[heads.last + 1 :] for place in places if place < len(row) for name in names_in(row[place])}


def compare(table: Table, rows: Sequence[Standing], known: Mapping[str, int]) -> Compared:
    """Every difference; `known` are the names that lead to one organisation. Raises `NoHeads`."""
    heads = heads_of(table.words, table.merged)
    lines = list(lines_of(table, heads))
    found, same, met = list[Difference](), 0, set[str]()
    matched = _matched([line for line in lines if line.said(Column.TITLE)], rows)
    for line in lines:
        row = matched.get(line.number)
        if not line.said(Column.TITLE) or line.across:
            found += line.left_out()
        elif row is None:
            found += line.new(known)
        elif row.code in met:
            found.append(Difference(Kind.TWICE, line.place(Column.TITLE), row.code, Column.TITLE, row.title, line.said(Column.TITLE)))
        else:
            met.add(row.code)
            differences = line.changes(row, known)
            found += differences
            same += not differences
    gone = [Difference(Kind.GONE, "", row.code, Column.TITLE, row.title, "") for row in rows if row.code not in met]
    below = [span for span in table.merged if span[0] > heads.last]
    return Compared(tuple(_heads(heads)), tuple(found + gone), len(below), same)


def _heads(heads: Heads) -> Iterator[Head]:
    for place, words in enumerate(heads.words):
        meaning = heads.fields.get(place)
        taken = meaning in OF_FIELD or meaning in _GIVEN
        if words:
            yield Head(letter(place), words, meaning, taken and meaning is not Field.TARGET)


def renamed(head: Head) -> bool:
    """It is called otherwise than we call it."""
    return head.meaning is not None and head.words != ALIASES[head.meaning][0]


def _matched(lines: Sequence[Line], rows: Sequence[Standing]) -> dict[int, Standing]:
    """By code, else by the same words, else by nearly the same words: the nearest first, each row of ours once."""
    by_code, by_words = {row.code: row for row in rows}, {plain(row.title): row for row in rows}
    found = {}
    for line in lines:
        row = by_code.get(line.said(Column.CODE)) or by_words.get(plain(line.said(Column.TITLE)))
        if row is not None:
            found[line.number] = row
    taken = {row.code for row in found.values()}
    left = [(row, _pairs(row.title)) for row in rows if row.code not in taken]
    near = [
        (likeness, line.number, row)
        for line in lines
        if line.number not in found
        for pairs in [_pairs(line.said(Column.TITLE))]
        for row, own in left
        if (likeness := _likeness(pairs, own)) >= _LIKE
    ]
    for _, number, row in sorted(near, key=lambda one: -one[0]):
        if number not in found and row.code not in taken:
            found[number] = row
            taken.add(row.code)
    return found


def _pairs(words: str) -> frozenset[str]:
    said = plain(words)
    return frozenset(said[place : place + 2] for place in range(len(said) - 1))


def _likeness(one: Collection[str], other: Collection[str]) -> float:
    """The share of their pairs of letters that both have."""
    return 2 * len(set(one) & set(other)) / (len(one) + len(other)) if one and other else 0
