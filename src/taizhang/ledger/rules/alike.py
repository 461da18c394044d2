"""Which names may mean the same indicator: by the pairs of characters that they share. A proposal; somebody says so or does not.

>>> Alike(["规模以上工业增加值增速", "粮食播种面积"]).to("规上工业增加值增速")
('规模以上工业增加值增速',)
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

LEAST = 0.5  # of the pairs of both, that they share
MOST = 3

_NOISE = re.compile(r"[\s（）()“”\"、，,。·《》%％]|全省|全市|全县|年均|累计|总量$|数量$")


class Alike:
    """Names that are known, by their pairs of characters: asked of many, each is compared with few."""

    def __init__(self, names: Iterable[str]) -> None:
        self._pairs = {name: _pairs(name) for name in names}
        self._holding: dict[str, list[str]] = defaultdict(list)
        for name, pairs in self._pairs.items():
            for pair in pairs:
                self._holding[pair].append(name)

    def to(self, name: str) -> tuple[str, ...]:
        """The names that are most like it, the most alike first; never the name itself."""
        own = _pairs(name)
        shared = Counter(other for pair in own for other in self._holding.get(pair, ()) if other != name)
        scored = [(2 * count / (len(own) + len(self._pairs[other])), other) for other, count in shared.items()]
        return tuple(other for score, other in sorted(scored, key=lambda one: (-one[0], one[1])) if score >= LEAST)[:MOST]


def _pairs(name: str) -> frozenset[str]:
    core = _NOISE.sub("", name) or name
    return frozenset(core[at : at + 2] for at in range(max(1, len(core) - 1)))
