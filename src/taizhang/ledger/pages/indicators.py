"""One indicator: what plans demand of it, its series by organisation as a chart, and every correction."""

from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from taizhang.frame import access
from taizhang.frame.charts import Chart, Series
from taizhang.frame.layout import Link
from taizhang.frame.listing import Heading
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import labels
from taizhang.ledger.pages.aims import demand
from taizhang.ledger.pages.corrections import may_correct, to_correct
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.pages.targets import amount
from taizhang.ledger.queries.one_indicator import Demand, OneIndicator, ValueRow, indicator_whole
from taizhang.ledger.queries.stricter import Rank


class DemandLine(NamedTuple):
    """A demand as the page draws it."""

    of: Demand
    words: str
    ledger_url: str
    row_url: str
    rank: str
    stands: bool


class ValueLine(NamedTuple):
    """A value as the page draws it."""

    of: ValueRow
    period: str
    value: str
    grade: str
    row_url: str


class Correction(NamedTuple):
    """A value and the one that took its place."""

    period: str
    was: str
    now: ValueLine


@access.needs("ledger.read")
@reads
def indicator(request: HttpRequest, who: Reader, key: str) -> HttpResponse:
    """The series of one organisation at a time (`?organisation=`); at first of the one with most values."""
    found = indicator_whole(key, actor=who.actor, moment=who.moment)
    if found is None:
        raise Http404
    address = reverse("ledger:indicator", kwargs={"key": key})
    chosen = _chosen(found, request.GET.get("organisation", ""))
    lines = {value.id: _value_line(value, who) for value in found.values if value.organisation_key == chosen}
    demands = [_demand_line(of, who) for of in found.demands]
    newest = sorted(lines.values(), key=lambda line: (line.of.period_end, line.of.id), reverse=True)
    shown = {
        "who": who,
        "of": found.of,
        "address": address,
        "keep": {"organisation": chosen} if chosen else {},
        "kind": labels.named(labels.VALUE_KINDS, found.of.value_kind),
        "direction": labels.named(labels.DIRECTIONS, found.of.direction),
        "demands": sorted(demands, key=lambda line: not line.stands),
        "organisations": _organisations(found, chosen, address, who),
        "lines": newest,
        "to_correct": to_correct(newest) if who.past is None and may_correct(who.actor, key, chosen) else [],
        "token": new_key,
        "corrections": [_correction(line, lines) for line in lines.values() if line.of.corrects in lines],
        "chart": _chart(found, list(lines.values())),
        "columns": _columns(),
    }
    return render(request, "ledger/indicator.html", shown)


def _chosen(found: OneIndicator, asked: str) -> str:
    keys = [value.organisation_key for value in found.values]
    return asked if asked in keys else max(keys, key=keys.count, default="")


def _organisations(found: OneIndicator, chosen: str, address: str, who: Reader) -> list[Link]:
    names = {value.organisation_key: value.organisation for value in found.values}
    return [Link(name, address + who.kept(organisation=key), current=key == chosen) for key, name in names.items()]


def _demand_line(of: Demand, who: Reader) -> DemandLine:
    ledger = reverse("ledger:ledger", kwargs={"code": of.ledger}) + who.kept() if of.ledger else ""
    rank = of.weighed.rank
    return DemandLine(of, demand(of), ledger, _row_url(of.row, who), labels.named(labels.RANKS_OF_DEMANDS, rank.value), rank is Rank.STANDS)


def _value_line(of: ValueRow, who: Reader) -> ValueLine:
    period = _period(of.period_start, of.period_end)
    return ValueLine(of, period, _amount(of), labels.named(labels.GRADES, of.grade), _row_url(of.row, who))


def _correction(line: ValueLine, lines: dict[int, ValueLine]) -> Correction:
    was = lines[line.of.corrects or 0]
    return Correction(line.period, f"{was.value} · {was.grade}", line)


def _amount(of: ValueRow) -> str:
    return f"{amount(of.value)}{of.unit}"


def _period(start: date | None, end: date) -> str:
    return f"{date_format(start)} – {date_format(end)}" if start else date_format(end)


def _row_url(code: str, who: Reader) -> str:
    return reverse("ledger:obligation", kwargs={"code": "CODE"}).replace("CODE", quote(code, safe="")) + who.kept() if code else ""


def _chart(found: OneIndicator, lines: list[ValueLine]) -> Chart | None:
    """What stands for each period; beside it the one number that is demanded, where there is one of that unit."""
    standing = [line.of for line in lines if line.of.stands]
    if not standing:
        return None
    demanded = {
        of.value for of in found.demands if of.weighed.rank is Rank.STANDS and of.value is not None and of.unit == standing[-1].unit
    }
    wanted = [Series(_("Demanded"), (float(demanded.pop()),) * len(standing), "line")] if len(demanded) == 1 else []
    reported = Series(_("Reported"), tuple(float(of.value) for of in standing), "line")
    days = tuple(date_format(of.period_end) for of in standing)
    return Chart(standing[-1].organisation, _("End of the period"), days, (*wanted, reported), unit=standing[-1].unit)


def _columns() -> dict[str, Heading]:
    return {
        "source": Heading(_("Who demands it"), "words"),
        "demand": Heading(_("What it demands"), "line"),
        "scope": Heading(_("Scope"), "line"),
        "deadline": Heading(_("Deadline"), "day"),
        "rank": Heading(_("Which stands"), "line"),
        "period": Heading(_("Period"), "words"),
        "value": Heading(_("Value"), "number"),
        "grade": Heading(_("How sure"), "line"),
        "origin": Heading(_("Source"), "line"),
        "by": Heading(_("Reported by"), "line"),
        "was": Heading(_("It was"), "line"),
        "now": Heading(_("It is"), "line"),
        "reason": Heading(_("Why"), "line"),
    }
