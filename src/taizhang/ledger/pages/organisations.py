"""One organisation: what it owes, what is owed to it, what came before it and after it, its offices and people."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.frame import access
from taizhang.frame.layout import Link
from taizhang.ledger.pages import columns, labels, rows, words
from taizhang.ledger.pages.asked import asked as asked_of
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import one_organisation, registry, scopes
from taizhang.ledger.queries.obligations import obligations_listed
from taizhang.ledger.queries.wanted import Wanted

OWED = "owed"  # the other side of its account


@access.needs("ledger.read")
@reads
def organisation(request: HttpRequest, who: Reader, key: str) -> HttpResponse:
    ledgers = frozenset(scopes.ledgers_seen(who.actor).values_list("pk", flat=True))
    found = one_organisation.organisation_whole(key, on=who.day)
    if found is None or not one_organisation.is_seen(found.id, ledgers=ledgers, among=scopes.organisations_seen(who.actor)):
        raise Http404
    asked = _asked(request)
    wanted = replace(_wanted(found.id, asked), ledgers=ledgers, sort="due", on=who.past, known_at=who.known_at)
    page = obligations_listed(wanted, after=asked.get("after") or None, now=who.now)
    address = reverse("ledger:organisation", kwargs={"key": key})
    urls = {colour: f"{address}{who.kept(light=colour)}" for colour in words.COLOURS}
    counts = {} if who.past else one_organisation.lights_owed(found.id, ledgers=ledgers)
    shown = {
        "who": who,
        "of": found,
        "address": address,
        "level": labels.named(labels.LEVELS, found.level),
        "people": [(person, labels.named(labels.ROLES, person.role)) for person in found.people],
        "sides": _sides(asked, address, who),
        "columns": columns.plain(),
        "lines": rows.lines(page.rows, who),
        "following": f"{address}{who.kept(**asked | {'after': page.following})}" if page.following else "",
        "lights": words.tally(counts, urls, {asked.get("light", "")}),
        "owed": "side" in asked,
    }
    return render(request, "ledger/organisation.html", shown)


@access.needs("ledger.read")
@reads
def names(request: HttpRequest, who: Reader) -> HttpResponse:
    """What a field for an organisation offers while somebody writes: names that have what he wrote last, in the field `?field=`."""
    written = request.GET.get(request.GET.get("field", ""), "").replace("\0", "").strip()
    return render(request, "ledger/_organisation_options.html", {"names": registry.organisations_like(written, on=who.day)})


def _asked(request: HttpRequest) -> dict[str, str]:
    """Which side of its account, which light, from where on."""
    chosen = asked_of(request.GET)
    said = {"side": OWED if request.GET.get("side") == OWED else "", "light": chosen.light, "after": chosen.after}
    return {name: value for name, value in said.items() if value}


def _wanted(organisation: int, asked: dict[str, str]) -> Wanted:
    colours = (asked["light"],) if "light" in asked else ()
    return Wanted(creditor=organisation, colours=colours) if "side" in asked else Wanted(organisation=organisation, colours=colours)


def _sides(asked: dict[str, str], address: str, who: Reader) -> list[Link]:
    return [
        Link(_("What it owes"), f"{address}{who.kept()}", current="side" not in asked),
        Link(_("What is owed to it"), f"{address}{who.kept(side=OWED)}", current="side" in asked),
        Link(_("By months"), f"{address}months/{who.kept()}", current=False),
    ]
