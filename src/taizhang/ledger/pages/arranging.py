"""The form by which a reader arranges a grid: which columns there are, and by what its rows are grouped."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.ledger.pages import columns
from taizhang.ledger.pages.asked import Asked
from taizhang.ledger.pages.reader import PARAMETER, Reader, queried


def form(asked: Asked, who: Reader) -> SafeString:
    """It says nothing of the rows themselves, and is sent to the address at which it stands."""
    return _drawn(replace(asked, begin="", after=""), who.past, get_language())


@lru_cache(maxsize=500)
def _drawn(asked: Asked, past: date | None, _language: str | None) -> SafeString:
    """Drawn once for all readers who ask the same: a page of every grid has it."""
    kept = asked.narrows | ({PARAMETER: past.isoformat()} if past else {})
    shown = {
        "asked": asked,
        "kept": kept,
        "usual": queried(kept) or "?",
        "choices": [(key, _(columns.TITLES[key]), key in asked.shown) for key in asked.choices if key != "title"],
        "groupings": [("", _("Not grouped")), *((key, _(columns.GROUPED_BY[key])) for key in asked.groupings)],
    }
    return SafeString(render_to_string("ledger/_arrange.html", shown))  # what stands in it was escaped where it was drawn
