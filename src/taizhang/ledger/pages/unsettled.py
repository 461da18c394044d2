"""What has to be known of a draft before it is sent round or signed: rows that nobody has claimed, or that two have."""

from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.translation import ngettext

from taizhang.ledger.models import Ledger
from taizhang.ledger.pages.words import in_language
from taizhang.ledger.queries.claims import unsettled

BEFORE = frozenset({"circulate_ledger", "sign_ledger"})


class Warned(NamedTuple):
    """In words, and where it is settled: nowhere, where nothing is installed that settles it."""

    words: str
    url: str


def warning_of(ledger: Ledger) -> Warned | None:
    """Nothing, where each row has one lead that has claimed it."""
    found = unsettled(ledger)
    parts = []
    if found.unclaimed:
        parts.append(
            ngettext("%(count)s row is claimed by nobody", "%(count)s rows are claimed by nobody", found.unclaimed)
            % {"count": found.unclaimed}
        )
    if found.doubly:
        parts.append(
            ngettext("%(count)s row is claimed by more than one", "%(count)s rows are claimed by more than one", found.doubly)
            % {"count": found.doubly}
        )
    return Warned(in_language("，".join(parts) + "。", ", ".join(parts) + "."), _url(ledger)) if parts else None


def _url(ledger: Ledger) -> str:
    try:
        return reverse("filing:claims", kwargs={"code": ledger.code})
    except NoReverseMatch:
        return ""
