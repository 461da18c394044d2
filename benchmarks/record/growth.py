"""How the record's answers grow with what stands in it."""

import time
from collections.abc import Sequence

from . import databases, grown, measures, province


def run(kind: str, sizes: Sequence[int], first: dict[str, float]) -> None:
    """The province of `sizes[0]` stands, and `first` is what it took; then it grows, by whole copies of itself."""
    whole = grown.Province()
    found = {sizes[0]: first}
    for size in sizes[1:]:
        times = -(-size // sizes[0])
        began = time.perf_counter()
        whole.grow(times)
        databases.settle()
        rows = times * sizes[0]
        print(
            f"\n{kind}: {rows:,} obligations, {rows * province.REPORTS_EACH:,} report lines (grown in {time.perf_counter() - began:.0f} s)"
        )
        found[rows] = {measure.what: measure.taken() for measure in measures.measures()}
    _compare(found)


def _compare(found: dict[int, dict[str, float]]) -> None:
    """Beside the milliseconds of the smallest, how many times as long each larger one takes."""
    smallest, *larger = found
    print(f"\n  {'obligations':46}{smallest:>10,}   " + "".join(f"{size:>12,}" for size in larger))
    print(f"  {'rows, to the smallest':46}{'':13}" + "".join(f"{size / smallest:11.1f}x" for size in larger))
    for what, took in found[smallest].items():
        print(f"  {what:46}{took:10.1f} ms" + "".join(f"{found[size][what] / took:11.1f}x" for size in larger))
