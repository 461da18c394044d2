"""The verbs with which plans order an act (words/verbs.txt)."""

from functools import cache
from importlib.resources import files


def begins_with_verb(words: str) -> bool:
    """Whether one of the verbs stands at the head of `words`."""
    verbs = _verbs()
    return words[:2] in verbs or words[:3] in verbs or words[:4] in verbs


@cache
def _verbs() -> frozenset[str]:
    lines = (files(__package__) / "words" / "verbs.txt").read_text("utf-8").splitlines()
    return frozenset(verb for line in lines if not line.startswith("#") for verb in line.split())
