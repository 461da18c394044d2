"""How the rows of a ledger stood when the reports of a month had been judged: completion and light, as somebody else's form asks for them."""

from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone

from taizhang.capabilities.reporting.rules.reported_lines import Stood
from taizhang.ledger.models import Ledger, Obligation, ReportLine
from taizhang.ledger.queries.facts import Asked
from taizhang.ledger.queries.lights import lights_of
from taizhang.ledger.queries.moments import end_of
from taizhang.ledger.rules.reporting import Verdict


def stood(ledger: Ledger, start: date, end: date, *, now: datetime) -> dict[str, Stood]:
    """By the code of each row; asked again later, it answers the same. Of a month that is not over, as it stands now."""
    codes = dict(Obligation.objects.filter(ledger=ledger).values_list("pk", "code"))
    today, day = timezone.localtime(now).date(), max(end, _judged(ledger, start, end) or end)
    asked = Asked(today, None, tuple(codes)) if day >= today else Asked(day, end_of(day), tuple(codes))
    return {codes[lit.id]: Stood(lit.light.completion, lit.light.colour) for lit in lights_of(asked, now=now)}


def _judged(ledger: Ledger, start: date, end: date) -> date | None:
    """The day on which the last line of those reports was accepted."""
    lines = ReportLine.objects.filter(report__ledger=ledger, report__period_end__range=(start, end), verdict=Verdict.ACCEPTED.value)
    found: date | None = lines.aggregate(last=Max("judged_on"))["last"]
    return found
