"""Collective bodies 集合主体 of a draft row: the members that the registry has are made responsible once somebody has confirmed them."""

from dataclasses import dataclass
from datetime import date

from taizhang.ledger.actions import deeds, drafting
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Assignment, Ledger, Obligation, Organisation
from taizhang.ledger.queries import registry
from taizhang.ledger.queries.parties import parties_to_obligation
from taizhang.ledger.rules import expansion, permissions, separation
from taizhang.ledger.rules.duties import DEBTORS, Duty
from taizhang.ledger.rules.expansion import Expansion, MembersUnknown
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.sentences import Sentence


@dataclass(frozen=True)
class Collective:
    """Who is meant (各市人民政府), in a document of `issuer`, on which day; `about` is the body whose members 各成员单位 are."""

    name: str
    issuer: Organisation
    on: date
    about: str | None = None


def proposed(collective: Collective) -> Expansion:
    """Who is meant by the rule, and nobody's duty yet. Raises `NotExpandable`, `MembersUnknown`."""
    bodies = registry.governments()
    issuer = next((body for body in bodies if body.name == collective.issuer.name), None)
    if issuer is None:
        raise MembersUnknown(
            Sentence(f"{collective.issuer}没有行政区划代码，无法展开", f"{collective.issuer} has no code of a government in the registry")
        )
    return expansion.expand(
        collective.name, issuer=issuer, bodies=bodies, lists=registry.member_lists(), on=collective.on, about=collective.about
    )


def confirm_members(obligation: Obligation, collective: Collective, role: Duty, *, by: By) -> list[Assignment]:
    """Each member has this role in the draft row, with the name by which the text means it; who has a role in it already keeps that."""
    permissions.require("assign", by.actor, parties_to_obligation(by.actor, obligation))
    members = _organisations(proposed(collective))
    if role in DEBTORS:
        separation.Parties(frozenset(str(one) for one in members), str(obligation.creditor or ""))
    with deeds.deed("confirm_members", by=by, name=collective.name, members=[str(one) for one in members]) as deed:
        _hold_draft(obligation)
        deed.about(obligation)
        known = dict(Assignment.objects.filter(obligation=obligation, ended_on__isnull=True).values_list("organisation_id", "position"))
        first = max(known.values(), default=-1) + 1
        new = [one for one in members if one.pk not in known]
        return [
            deed.add(Assignment(obligation=obligation, organisation=one, role=role.value, position=place, named=collective.name[:300]))
            for place, one in enumerate(new, first)
        ]


def _organisations(meant: Expansion) -> list[Organisation]:
    """All of them: one that the registry does not tell apart is no reason to leave it out in silence."""
    found = registry.organisations_named(meant.members, on=meant.on)
    if missing := [name for name in meant.members if name not in found]:
        raise MembersUnknown(Sentence(f"名录中无法确定：{'、'.join(missing)}", f"the registry does not tell who is {', '.join(missing)}"))
    by_number = Organisation.objects.in_bulk(list(found.values()))
    return [by_number[found[name]] for name in meant.members]


def _hold_draft(obligation: Obligation) -> None:
    ledger = Ledger.objects.filter(pk=obligation.ledger_id or 0).first()
    if ledger is None or ledger.state != LedgerState.DRAFT:
        raise drafting.NotADraft(Sentence("台账不在草拟中，请办理变更", "the ledger is no draft: propose an amendment"))
    deeds.hold(ledger)
