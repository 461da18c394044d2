"""Names of sheets: at most 31 characters, none of those that Excel forbids, no two alike."""

import re

from .safe import clean, cut

_LONGEST = 31
# `#` is allowed in a name, but ends the address of a link.
_FORBIDDEN = re.compile(r"[\[\]:*?/\\#\n]")
_OF_NO_HELP = re.compile(
    r"(?:20\d{2}\s*[—\-–至]*\s*(?:20\d{2})?年(?:度)?|行动计划|实施方案|工作方案|行动方案|实施计划|工作计划|（[^）]*）|《|》)"
)


class Names:
    """Gives every sheet its name, once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, kind: str, title: str = "") -> str:
        """A name that begins with `kind` and, where there is a title, goes on with as much of it as fits."""
        stem = f"{kind} {_short(title)}" if title else kind
        name, n = _fitted(stem, _LONGEST), 2
        while name.casefold() in self._taken:
            name, n = f"{_fitted(stem, _LONGEST - len(f' {n}'))} {n}", n + 1
        self._taken.add(name.casefold())
        return name


def _short(title: str) -> str:
    return _OF_NO_HELP.sub("", title) or title


def _fitted(words: str, longest: int) -> str:
    return cut(_FORBIDDEN.sub("", clean(words)).strip("' "), longest).strip("' ")
