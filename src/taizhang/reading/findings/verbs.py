"""The verbs with which plans order an act (words/verbs.txt)."""

from functools import cache
from importlib.resources import files

_LONGEST = 4


def begins_with_verb(words: str) -> bool:
    """Whether one of the verbs stands at the head of `words`."""
    verbs = _verbs()
    return any(words[:length] in verbs for length in range(2, _LONGEST + 1))


@cache
def _verbs() -> frozenset[str]:
    lines = (files(__package__) / "words" / "verbs.txt").read_text("utf-8").splitlines()
    return frozenset(verb for line in lines if not line.startswith("#") for verb in line.split())
