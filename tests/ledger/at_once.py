"""Several verbs in one moment, for tests of two who write at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections

from taizhang.ledger.rules.refusals import Refused


def at_once(*verbs: Callable[[], object]) -> list[Refused | None]:
    """What each was refused with, all of them started in one moment."""
    gate = Barrier(len(verbs))

    def run(verb: Callable[[], object]) -> Refused | None:
        gate.wait()
        try:
            verb()
        except Refused as refused:
            return refused
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))
