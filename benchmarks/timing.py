"""The one clock of all benchmarks."""

import time
from collections.abc import Callable

ROUNDS = 7


def say(what: str, milliseconds: float, limit: float | None = None) -> None:
    """One line of a table."""
    print(f"  {what:46}{milliseconds:10.1f} ms" + (f"   limit {limit:,.0f}" if limit else ""), flush=True)


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds by the clock of the fastest of some rounds."""

    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return min(once() for _ in range(rounds))
