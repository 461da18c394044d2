"""The lock as data: one entry, with its hashes, for each package."""

import re
from pathlib import Path


def entry(lock: Path, name: str) -> str:
    """What the lock says of `name`: its version and hashes, in the form that pip reads."""
    start = re.compile(rf"^{re.escape(name)}==", re.MULTILINE).search(text := lock.read_text("utf-8"))
    if start is None:
        raise LookupError(f"{lock.name} does not hold {name}: run `make lock`")
    lines = text[start.start() :].splitlines()
    end = next((i for i, line in enumerate(lines) if not line.endswith("\\")), len(lines) - 1)
    return "\n".join(lines[: end + 1]) + "\n"
