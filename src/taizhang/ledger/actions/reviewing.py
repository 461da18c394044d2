"""A draft is reviewed beside its source 校核: rows are read, set right, accepted. Two who review the same ledger do not overwrite each other."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from taizhang.ledger.actions import deeds, drafting
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import Overtaken
from taizhang.ledger.actions.setting_up import due_columns
from taizhang.ledger.models import Assignment, Ledger, Obligation, Organisation, PlanItem
from taizhang.ledger.queries import drafts
from taizhang.ledger.rules import clock_words, separation
from taizhang.ledger.rules.clock import Due
from taizhang.ledger.rules.duties import DEBTORS, Duty
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class NoWords(Refused):
    """A row without words says nothing."""


@dataclass(frozen=True)
class Said:
    """How a row is to stand; None leaves what it says. `owners` are all of them, in their order."""

    words: str | None = None
    due: Due | None = None
    owners: Mapping[int, Duty] | None = None


class Accepted(NamedTuple):
    """The codes of the rows that were accepted, and of those that somebody had changed meanwhile."""

    rows: tuple[str, ...]
    overtaken: tuple[str, ...]


def review_row(obligation: Obligation, said: Said, *, seen: int | None = None, by: By) -> Obligation:
    """The row stands as its reviewer has said, and he has accepted it: what had been concluded of it is confirmed. One event."""
    if said.words is not None and not said.words.strip():
        raise NoWords(Sentence("请填写事项内容；不需要的事项请删除并说明理由", "say what is to be done; drop the row if it is none"))
    with drafting.drafting("review_row", obligation.ledger_id, by) as deed:
        require_stands(obligation, seen)
        if said.owners is not None:
            _set_owners(deed, obligation, said.owners)
        words = {"title": said.words} if said.words is not None else {}
        due = _due_columns(obligation, said.due) if said.due else {}
        deed.change(obligation, **words, **due)
        _accept(deed, obligation, words=said.words)
        deed.about(obligation)
        return obligation


def accept_rows(ledger: Ledger, rows: Mapping[str, int], *, by: By) -> Accepted:
    """The rows of these codes stand as they were read, `rows` saying how each stood on the page: what had been concluded of them is
    confirmed. Those that somebody changed meanwhile are left, and told."""
    with drafting.drafting("accept_rows", ledger.pk, by) as deed:
        return _accept_all(deed, ledger, rows)


def let_first_lead(ledger: Ledger, rows: Mapping[str, int], *, by: By) -> Accepted:
    """In each of these rows that has no lead, whoever the text names first is the lead 首位牵头, and the row is accepted with that. Those whom
    it names together (各市人民政府) answer each for himself: none of them leads the others."""
    with drafting.drafting("let_first_lead", ledger.pk, by) as deed:
        duties = Assignment.objects.filter(obligation__ledger=ledger, obligation__code__in=list(rows), ended_on__isnull=True)
        standing = list(duties.exclude(role=Duty.SUPPORT.value).order_by("obligation_id", "position", "id"))
        together = Counter((one.obligation_id, one.named) for one in standing if one.named)
        firsts = {one.obligation_id: one for one in reversed(standing)}
        firsts = {pk: one for pk, one in firsts.items() if together[pk, one.named] < 2}
        led = {one.obligation_id for one in standing if one.role == Duty.LEAD}
        done = _accept_all(deed, ledger, rows)
        accepted = Obligation.objects.filter(ledger=ledger, code__in=done.rows).values_list("pk", flat=True)
        for pk in sorted((firsts.keys() - led) & set(accepted)):
            firsts[pk].refresh_from_db()  # what was concluded of it has just been confirmed
            deed.change(firsts[pk], role=Duty.LEAD.value)
        return done


def require_stands(obligation: Obligation, seen: int | None) -> None:
    """The row, and who owes it, are as their reader saw them; else `Overtaken`. None: he does not mind."""
    if seen is not None and (stands := drafts.stands(obligation)) != seen:
        raise Overtaken(str(obligation), seen=seen, stands=stands)


def _accept_all(deed: deeds.Deed, ledger: Ledger, rows: Mapping[str, int]) -> Accepted:
    standing = {row.code: row.stands for row in drafts.rows_of(ledger, rows)}
    found = {code for code, seen in rows.items() if standing.get(code) == seen}
    for obligation in Obligation.objects.filter(ledger=ledger, code__in=found).order_by("code"):
        _accept(deed, obligation)
    deed.about(ledger)
    return Accepted(tuple(sorted(found)), tuple(code for code in rows if code not in found))


def _accept(deed: deeds.Deed, obligation: Obligation, *, words: str | None = None) -> None:
    for one in Assignment.objects.filter(obligation=obligation, ended_on__isnull=True, inferred=True):
        deed.change(one, inferred=False)
    if obligation.due_inferred:
        rule = clock_words.confirmed(Sentence(obligation.due_rule_zh, obligation.due_rule_en))
        deed.change(obligation, due_inferred=False, due_rule_zh=rule.zh, due_rule_en=rule.en)
    new: dict[str, Any] = {"accepted_on": deed.by.today, "accepted_by_id": deed.by.actor.person}
    item = PlanItem.objects.get(obligation=obligation)
    deed.change(item, **(new | ({"words": words} if words is not None else {})))


def _due_columns(obligation: Obligation, due: Due) -> dict[str, Any]:
    start = None if obligation.start and obligation.start > due.day else obligation.start
    return due_columns(due) | {"due_inferred": False, "start": start}


def _set_owners(deed: deeds.Deed, obligation: Obligation, owners: Mapping[int, Duty]) -> None:
    """Who is no longer named has ended; who is named anew stands behind; nobody verifies what he owes."""
    names = Organisation.objects.in_bulk(list(owners))
    debtors = frozenset(str(names[pk]) for pk, role in owners.items() if role in DEBTORS)
    separation.Parties(debtors, str(obligation.creditor or ""))
    stand = {one.organisation_id: one for one in Assignment.objects.filter(obligation=obligation, ended_on__isnull=True)}
    for pk in stand.keys() - owners.keys():
        deed.change(stand[pk], ended_on=deed.by.today)
    for position, (pk, role) in enumerate(owners.items()):
        if pk in stand:
            deed.change(stand[pk], role=role.value, position=position)
        else:
            deed.add(Assignment(obligation=obligation, organisation_id=pk, role=role.value, position=position))
