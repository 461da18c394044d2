"""Every item of a pack cites the place that orders it, or says that it is a suggestion: its own word, or that of what it stands in."""

from collections.abc import Iterator, Mapping
from typing import Any

from taizhang.frame.packs.folder import File
from taizhang.frame.packs.lines import Place
from taizhang.frame.packs.problems import Problem, Words

_SAYING = ("cites", "suggested")


def source_of(*inner_first: Mapping[str, Any]) -> dict[str, Any]:
    """The citation that holds for an item, in the form in which it is stored."""
    said = next((item for item in inner_first if any(name in item for name in _SAYING)), {})
    return {name: said[name] for name in (*_SAYING, "note") if name in said}


def unsourced(file: File, items: str) -> Iterator[Problem]:
    """The items of the list that cite nothing and are no suggestion."""
    whole = file.content.value
    for number, item in enumerate(whole[items]):
        if not source_of(item, whole):
            yield _missing(file, (items, number))


def unsourced_whole(file: File) -> Iterator[Problem]:
    """The same of a file that is one item."""
    if not source_of(file.content.value):
        yield _missing(file, ())


def _missing(file: File, place: Place) -> Problem:
    return file.problem(
        place,
        Words("没有注明依据", "it cites no source"),
        Words("写上 cites（文号、条目、原文20字以内）或 suggested: true", "write `cites` (document, task, quote), or `suggested: true`"),
    )
