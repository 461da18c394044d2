"""As of which day a settlement is looked at: today, half and end of each year of the plan, or as it was settled."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.frame.layout import Link
from taizhang.ledger.models import Ledger
from taizhang.ledger.pages.reader import queried
from taizhang.ledger.rules.settling import Look, looks

SETTLED, TODAY = "settled", "today"


def asked(at: str, ledger: Ledger, today: date) -> tuple[str, date, int | None]:
    """The view that is asked for, its day, and the year whose targets count, where it is one's."""
    found = {key: look for key, look in _looks(ledger).items() if key == at}
    if found:
        return at, found[at].day, found[at].year
    return (SETTLED if ledger.closed_on and at in ("", SETTLED) else TODAY), today, None


def views(ledger: Ledger, at: str) -> list[Link]:
    """All of them, the one that is shown marked."""
    address, days = reverse("settlement:year", kwargs={"code": ledger.code}), _looks(ledger)
    several = len({look.year for look in days.values()}) > 1
    found = [(SETTLED, _("As it was settled"))] if ledger.closed_on else []
    found += [(TODAY, _("Today")), *((key, _title(look, several=several)) for key, look in days.items())]
    return [Link(title, address + queried({"at": key}), current=key == at) for key, title in found]


def _looks(ledger: Ledger) -> dict[str, Look]:
    """By the words of the address; those of the last year say no year."""
    found = looks(ledger.plan.period_start, ledger.plan.period_end)
    last = found[-1].year if found else 0
    return {("" if look.year == last else f"{look.year}-") + ("half" if look.half else "end"): look for look in found}


def _title(look: Look, *, several: bool) -> str:
    if not several:
        return _("Half-year") if look.half else _("End of the year")
    return (_("Half of %(year)s") if look.half else _("End of %(year)s")) % {"year": look.year}
