"""One obligation: the sentence that orders it, who owes it, its clock, its light with every reason, and all that happened."""

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from taizhang.frame import access
from taizhang.ledger.pages import deeds_in_words, labels, words
from taizhang.ledger.pages.beside import Thing, beside, parties_known
from taizhang.ledger.pages.changes_in_words import amended, names_in
from taizhang.ledger.pages.pieces import pieces_of
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.pages.rows import percent
from taizhang.ledger.pages.targets import targets
from taizhang.ledger.queries import scopes, years
from taizhang.ledger.queries.belonging import DutyRow
from taizhang.ledger.queries.named import Names
from taizhang.ledger.queries.one_obligation import OneObligation, obligation_whole
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.lifecycle import ENDED, State
from taizhang.ledger.rules.permissions import Party


class Duty(NamedTuple):
    """Who owes it, and whom to call."""

    row: DutyRow
    role: str
    url: str


@access.needs("ledger.read")
@reads
def obligation(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    found = obligation_whole(code, now=who.now, on=who.past, known_at=who.known_at, record=who.record)
    seen = scopes.organisations_seen_remembered(who.record, who.actor)
    if found is None or found.ledger_id is None or not scopes.is_ledger_seen_remembered(who.record, seen, found.ledger_id):
        raise Http404
    light, thing = found.light, _thing(found, who)
    names = names_in((event.payload for event in found.history), (row["changes"] for row in found.amendments))
    shown: dict[str, Any] = {
        "who": who,
        "beside": beside(thing, who),
        "owed": _is_owed(found),
        "may_verify": _may_verify(thing, found, who),
        "may_record": who.past is None and _is_owed(found) and thing.lets(who.actor, "record_decision"),
        "of": found,
        "address": reverse("ledger:obligation", kwargs={"code": code}),
        "state": words.state(found.state),
        "kin": years.kin_of(found.id, who.actor, who.known_at),
        "light": words.lit_of(light),
        "reasons": [words.Lit(r.colour.value, words.of_colour(r.colour.value), words.said(r.sentence)) for r in light.reasons],
        "outcome": words.said(light.outcome.sentence) if light.outcome else "",
        "overstated": words.said(light.overstated) if light.overstated else "",
        "completion": percent(light.completion),
        "rule": words.in_language(found.clock.rule_zh, found.clock.rule_en or found.clock.rule_zh),
        "moved": words.said(found.moved) if found.moved else "",
        "sentence_url": _sentence_url(found),
        "duties": [_duty(row, who) for row in found.duties],
        "targets": targets(found),
        "labels": labels,
        "history": deeds_in_words.history(found.history, names),
        "proofs": [reverse("ledger:event_proof", kwargs={"code": code, "number": event.number}) for event in found.history],
        "pieces": pieces_of(found, seen),
        "amended": _amended(found.amendments, {target.id: target.unit for target in found.targets}, names),
    }
    return render(request, "ledger/obligation.html", shown)


def _thing(found: OneObligation, who: Reader) -> Thing:
    """With what the reader's organisation is to it: who only supports owes nothing."""
    debtors = {duty.organisation for duty in found.duties if duty.ended_on is None and duty.role in DEBTORS}
    parties = parties_known(who.actor, debtors=debtors, coordinator=found.coordinator_id)
    return Thing("obligation", found.code, found.state, parties=parties)


def _may_verify(thing: Thing, found: OneObligation, who: Reader) -> bool:
    """Its milestones, as far as the page knows without asking: another than who owes it, while it is owed."""
    parties = thing.parties or frozenset()
    parties |= {Party.CREDITOR} if found.creditor_id == who.actor.organisation else frozenset()
    other = Party.DEBTOR not in parties and thing._replace(parties=parties).lets(who.actor, "verify_milestone")
    return other and who.past is None and _is_owed(found)


def _is_owed(found: OneObligation) -> bool:
    return found.state != State.DRAFT and found.state not in ENDED


def _sentence_url(found: OneObligation) -> str:
    """The document at that sentence, where something is installed that shows documents."""
    place = found.item.get("span_start")
    if not found.document or place is None:
        return ""
    try:
        return reverse("intake:sentence", kwargs={"document": found.document, "place": place})
    except NoReverseMatch:
        return ""


def _duty(row: DutyRow, who: Reader) -> Duty:
    return Duty(
        row, row.label or labels.named(labels.DUTIES, row.role), reverse("ledger:organisation", kwargs={"key": row.key}) + who.kept()
    )


def _amended(rows: list[dict[str, Any]], units: dict[int, str], names: Names) -> list[dict[str, Any]]:
    """Amendments in words: each change with what stood before beside what stands after."""
    return [
        row
        | {
            "kind": labels.named(labels.AMENDED, row["kind"]),
            "state": labels.named(labels.AMENDMENT_STATES, row["state"]),
            "changes": amended(row["changes"], names, unit=units.get(row["target_id"] or 0, "")),
        }
        for row in rows
    ]
