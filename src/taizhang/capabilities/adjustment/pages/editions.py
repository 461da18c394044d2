"""Any two editions of a ledger, clause by clause."""

from itertools import groupby
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from taizhang.capabilities.adjustment.pages import clauses
from taizhang.capabilities.adjustment.queries import editions as questions
from taizhang.capabilities.adjustment.queries.amendments import ledger_of
from taizhang.capabilities.adjustment.queries.editions import Compared, EditionLine
from taizhang.frame import access
from taizhang.ledger.pages import labels
from taizhang.ledger.pages.changes_in_words import Change
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.rules.editions import Difference


class Clause(NamedTuple):
    """A row of the ledger that the editions have differently, or that only one of them has (`stands` says which)."""

    code: str
    title: str
    stands: str
    changes: list[Change]


@access.needs("adjustment.read")
@reads
def editions(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """The two newest ones, where nobody names others."""
    ledger = ledger_of(who.actor, code)
    if ledger is None:
        raise Http404
    known = questions.editions_of(ledger)
    older, newer = _asked(request, known)
    found = questions.compared(ledger, older, newer) if older != newer else None
    days = {one.number: one.day for one in known}
    context: dict[str, Any] = {
        "ledger": ledger,
        "known": known,
        "options": [(str(one.number), _("Edition %(number)s") % {"number": one.number}) for one in known],
        "older": str(older),
        "newer": str(newer),
        "clauses": _clauses(found) if found else [],
        "compared": found is not None,
        "because": [
            row | {"kind": labels.named(labels.AMENDED, row["kind"])}
            for row in (questions.amendments_between(ledger, days[older], days[newer]) if found else [])
        ],
    }
    return render(request, "adjustment/editions.html", context)


def _asked(request: HttpRequest, known: list[EditionLine]) -> tuple[int, int]:
    """Those that were asked for, the older one first."""
    numbers = [one.number for one in known]
    newest = numbers[0] if numbers else 0
    before = numbers[1] if len(numbers) > 1 else newest
    wanted = [
        int(said) if said.isascii() and said.isdigit() and int(said[:6]) in numbers else otherwise
        for said, otherwise in ((request.GET.get("from", ""), before), (request.GET.get("to", ""), newest))
    ]
    return min(wanted), max(wanted)


def _clauses(found: Compared) -> list[Clause]:
    by_code = groupby((one for one in found.differences if clauses.is_read(one.field)), key=lambda one: one.code)
    return [_clause(code, list(differences), found.words) for code, differences in by_code]


def _clause(code: str, differences: list[Difference], titles: dict[str, str]) -> Clause:
    whole = next((one for one in differences if code and not one.field), None)
    stands = "" if whole is None else _("New row") if whole.after else _("Row dropped")
    changes = [clauses.change(one) for one in differences if one.field]
    return Clause(code, titles.get(code, "") if code else _("The ledger itself"), stands, changes)
