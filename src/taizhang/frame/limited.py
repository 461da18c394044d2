"""What a program of ours may take that opens a file which somebody sent: time and memory as a page needs, and no more."""

import contextlib

_SECONDS, _MEMORY = 10, 1 << 30


def limit() -> None:
    """From now on this process has no more."""
    with contextlib.suppress(ImportError):  # Windows has no such limits; there the patience of whoever started it is the only one
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
