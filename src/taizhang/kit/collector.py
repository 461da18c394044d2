"""The collector of garbage, out of the way of work that makes very many objects and keeps them all."""

import gc
import threading
from contextlib import ContextDecorator
from types import TracebackType


class _State:
    """How many threads are at such work, and whether the collector was on before the first of them."""

    lock = threading.Lock()
    inside = 0
    was_on = False


class collector_resting(ContextDecorator):  # noqa: N801  used as a function is
    """It does not look for cycles meanwhile: it would go through all that was made, again and again, and find nothing to free.

    For work of seconds that leaves few cycles behind. Several threads may be inside at once: the last to leave lets it go on. Where it was
    switched off before, it stays off.

    >>> with collector_resting():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """

    def __enter__(self) -> None:
        with _State.lock:
            if _State.inside == 0:
                _State.was_on = gc.isenabled()
                gc.disable()
            _State.inside += 1

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with _State.lock:
            _State.inside -= 1
            if _State.inside == 0 and _State.was_on:
                gc.enable()
