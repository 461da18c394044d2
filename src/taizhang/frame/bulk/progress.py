"""How far a run has come: a bar for somebody who looks on, a line now and then for a log."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")
_TIMES = 10


def shown(things: Iterable[_T], total: int) -> Iterator[_T]:
    """The things as they come."""
    if not sys.stderr.isatty():
        yield from _lines(things, total)
        return
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # no thread beside us: Ctrl-C would reach it while the main one is deaf to it
    yield from tqdm(things, total=total, unit=" files", file=sys.stderr)


def say(line: str) -> None:
    """A line for the person at the terminal; a name that is no text is shown as well as it can be."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201  a command's output is its face


def _lines(things: Iterable[_T], total: int) -> Iterator[_T]:
    """A line for each tenth, where there are more than ten."""
    for number, thing in enumerate(things, 1):
        yield thing
        if _TIMES < total != number and number * _TIMES // total > (number - 1) * _TIMES // total:
            say(f"  {number} of {total}")
