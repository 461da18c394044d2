"""How fast rules are: all lights of 20,000 and 250,000 obligations, and proofs from a log of a million records, each beside the naive way."""

import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from taizhang.kit.leaves import leaf, payload_hash
from taizhang.kit.merkle import Frontier, Tree, check_consistency, check_inclusion, leaf_hash, node_hash
from taizhang.ledger.rules.calendars import official
from taizhang.ledger.rules.lifecycle import OPEN
from taizhang.ledger.rules.light_facts import Checkpoint, Facts, Thresholds
from taizhang.ledger.rules.lights import Judge
from taizhang.ledger.rules.schedule import Curve, Linear, Pace, Stepped

from .timing import best

ON, KNOWN = date(2022, 8, 31), datetime(2022, 9, 1, tzinfo=UTC)
JANUARY, DECEMBER = date(2022, 1, 1), date(2022, 12, 31)
SIZES = (20_000, 250_000)
RECORDS = 1_000_000
NAIVE_RECORDS = 100_000
PROOFS = 1_000
ROUNDS = 3
SEALED = 20_000
ENVELOPE = {
    "actor": "张三",
    "at": KNOWN,
    "verb": "accept_report",
    "subject": "obligation:17",
    "rows": [{"table": "report", "id": 17, "revision": 2}],
}
PAYLOAD = {"完成值": Decimal("7.50"), "说明": "已建成", "下步": "验收", "before": None}


def main() -> None:
    print("Lights, one process: a run for all, and a run for each (its calendar walked day by day)")
    for size in SIZES:
        lights(size)
    records = int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS
    print(f"\nA log of {records:,} records (SHA-256)")
    proofs(records)


def lights(size: int) -> None:
    facts = list(some_facts(size))
    together = best(lambda: Judge(Thresholds(), official(), on=ON, known_at=KNOWN).lights(facts), ROUNDS)
    some = facts[:2_000]
    apart = best(lambda: [naive_light(fact) for fact in some], ROUNDS) * size / len(some)
    print(f"  {size:9,}  {together * 1000:8.0f} ms   {together / size * 1e6:5.2f} µs each   naive {apart * 1000:8.0f} ms")


def naive_light(facts: Facts) -> object:
    """What a loop over obligations does that asks its calendar each time."""
    soon, left = ON, Thresholds().soon_working_days
    while left:
        soon += timedelta(days=1)
        left -= official().is_working_day(soon)
    return Judge(Thresholds(), official(), on=ON, known_at=KNOWN).light(facts)


def some_facts(size: int) -> Iterator[Facts]:
    """Obligations of a believable year, the same ones every time."""
    chance = random.Random(2022)  # noqa: S311  nothing secret
    curves: list[Curve | None] = [None, Linear(Pace.BY_MONTH, JANUARY, DECEMBER), Linear(Pace.BY_SPAN, JANUARY, DECEMBER)]
    for number in range(size):
        checkpoints = tuple(Checkpoint(ON + timedelta(days=chance.randint(-90, 90)), None) for _ in range(chance.randint(0, 3)))
        steps = tuple((day, Decimal(10 * n)) for n, (day, _) in enumerate(sorted(checkpoints), 1))
        yield Facts(
            state=chance.choice(sorted(OPEN)),
            owned=chance.random() > 0.02,
            start=JANUARY,
            due=ON + timedelta(days=chance.randint(-30, 120)),
            curve=chance.choice([*curves, Stepped(steps)]),
            completion=None if number % 9 == 0 else Decimal(chance.randint(0, 100)),
            checkpoints=checkpoints,
            reports_missed=chance.choice([0, 0, 0, 0, 1, 2]),
            heard_on=ON - timedelta(days=chance.randint(0, 60)),
            recorded_at=KNOWN,
        )


def proofs(records: int) -> None:
    salt = bytes(32)
    with timed(SEALED, "sealed: canonical JSON, two hashes", "records"):
        for number in range(SEALED):
            leaf(ENVELOPE | {"number": number}, payload_hash(PAYLOAD, salt))
    leaves = [leaf_hash(b"record %d" % number) for number in range(records)]
    with timed(records, "root of a whole log, nothing stored", "records"):
        frontier = Frontier()
        for hashed in leaves:
            frontier.append(hashed)
    tree = Tree()
    with timed(records, "append, nodes stored", "records"):
        for hashed in leaves:
            tree.append(hashed)
    root, places = tree.root(), random.Random(2022).sample(range(records), PROOFS)  # noqa: S311  nothing secret
    with timed(PROOFS, "inclusion, proved", "proofs"):
        paths = [tree.inclusion(place) for place in places]
    with timed(PROOFS, "inclusion, checked", "proofs"):
        for place, path in zip(places, paths, strict=True):
            check_inclusion(leaves[place], place, records, path, root)
    with timed(PROOFS, "consistency, proved and checked", "proofs"):
        for old in places:
            check_consistency(old, records, tree.root(old), root, tree.consistency(old))
    some = leaves[:NAIVE_RECORDS]
    one = best(lambda: naive_root(some), ROUNDS) * records / len(some)
    print(f"  {'naive: every level anew for one proof':34}{one * 1000:12,.0f} ms a proof")


def naive_root(level: list[bytes]) -> bytes:
    """The tree built again from all its leaves."""
    while len(level) > 1:
        pairs = [node_hash(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0]


@contextmanager
def timed(count: int, what: str, unit: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    took = time.perf_counter() - began
    print(f"  {what:34}{count / took:12,.0f} {unit}/s  {took / count * 1e6:8.1f} µs each")


if __name__ == "__main__":
    main()
