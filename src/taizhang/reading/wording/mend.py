"""Damaged wording mended: script, injected runs, swapped words, width. A clean text comes back as it is."""

import re
from collections.abc import Collection

from .edits import Edit, Layer, Mended, apply
from .fold import fold, full_width
from .injected import injections
from .script import simplified
from .synonyms import swapped

_HALF_WIDTH_BESIDE_HANZI = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,:;()!?]|[,:;()!?](?=[\u4e00-\u9fff“《（])")


KINDS = frozenset({"script", "advertisement", "pinyin", "invisible", "synonym", "width"})


def mend(source: str, *, leave: Collection[str] = ()) -> Mended:
    """`source` as its author wrote it, as far as the damage is known, with every change kept.

    Damage of the kinds in `leave` (of KINDS) is left as it stands.
    """
    layers = [] if "script" in leave else _script(source)
    text = layers[-1].text if layers else source
    edits = [Edit(a, b, "", why) for a, b, why in injections(text) if why not in leave]
    words = [] if "synonym" in leave else _words(text, edits)
    if (layers or words) and "width" not in leave:
        layers = [*layers, Layer(_HALF_WIDTH_BESIDE_HANZI.sub(lambda m: full_width(m.group()), text), "width")]
    return apply(source, layers=layers, edits=[*edits, *words])


def _script(source: str) -> list[Layer]:
    text = simplified(source)
    return [] if text is None else [Layer(text, "script")]


def _words(text: str, injected: list[Edit]) -> list[Edit]:
    # An advertisement in mid-word hides the word: it is looked for in the text without the advertisement.
    joined = apply(text, layers=[], edits=injected)
    found = []
    for start, end, original in swapped(fold(joined.text)):
        a, b = joined.source_span(start, end)
        if b - a == end - start:
            found.append(Edit(a, b, original, "synonym"))
    return found
