"""Bulletins are drafted from what was accepted, edited by a person, and issued as papers; what was issued never changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone

from taizhang.capabilities.reporting.models import Bulletin, BulletinTable
from taizhang.capabilities.reporting.queries import accepted
from taizhang.kit.paper import Annex, Block, Heading, Paper, Table, Text
from taizhang.ledger.actions import deeds, papers
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import IssuedPaper, Ledger, Organisation
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.rules import bulletins, permissions
from taizhang.ledger.rules.bulletins import BulletinKind, BulletinState
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence

_WIDTHS = (9, 12, 6, 14, 9, 8)  # a code TZ-2026-001-0001 stands on one line


class NoDraft(Refused):
    """What was issued or dropped is no draft any more."""


class NotApproved(Refused):
    """Nobody is said to have approved that it goes out."""


@dataclass(frozen=True)
class Wanted:
    """What a bulletin is to be about: as what, of which days, under which name, and what had been accepted by when (now, where nobody says)."""

    kind: BulletinKind
    start: date
    end: date
    subject: str
    cut_off: datetime | None = None


def draft_bulletin(ledgers: Sequence[Ledger], wanted: Wanted, *, by: By) -> Bulletin:
    """The draft stands, with the lines behind it as they were at the cut-off."""
    for ledger in ledgers:
        permissions.require("draft_bulletin", by.actor, parties_to_ledger(by.actor, ledger))
    cut_off = wanted.cut_off or by.at
    facts = accepted.facts_of(ledgers, wanted.start, wanted.end, known_at=cut_off)
    draft = Bulletin(
        organisation_id=by.actor.organisation or 0,  # the clock drafts none
        kind=wanted.kind.value,
        title=bulletins.title_of(wanted.kind, wanted.subject, facts),
        period_start=wanted.start,
        period_end=wanted.end,
        cut_off=cut_off,
        ledgers=[ledger.code for ledger in ledgers],
        body=bulletins.drafted(facts),
    )
    with deeds.deed("draft_bulletin", by=by) as deed:
        deed.add(draft)
        deed.add(BulletinTable(bulletin=draft, rows=[list(row) for row in bulletins.annexed(facts.lines)]))
        deed.about(draft)
        return draft


def edit_bulletin(bulletin: Bulletin, *, title: str, body: str, seen: int | None = None, by: By) -> Bulletin:
    """The draft says this now; the lines behind it stay as they were."""
    _require_own_draft("draft_bulletin", bulletin, by)
    deeds.require_revision(bulletin, seen)
    with deeds.deed("edit_bulletin", by=by) as deed:
        deed.about(bulletin)
        return deed.change(bulletin, title=title, body=body)


def count_lights_anew(bulletin: Bulletin, *, seen: int | None = None, by: By) -> Bulletin:
    """The draft counts the lights of this moment in the place of those that it counted."""
    ledgers = Ledger.objects.filter(code__in=bulletin.ledgers).values_list("pk", flat=True)
    said = bulletins.in_lights(accepted.counted_lights(ledgers, at=by.at), timezone.localtime(by.at))
    return edit_bulletin(bulletin, title=bulletin.title, body=bulletins.with_lights(bulletin.body, said), seen=seen, by=by)


def drop_bulletin(bulletin: Bulletin, *, by: By) -> Bulletin:
    """It does not go out."""
    _require_own_draft("draft_bulletin", bulletin, by)
    with deeds.deed("drop_bulletin", by=by) as deed:
        deed.about(bulletin)
        return deed.change(bulletin, state=BulletinState.DROPPED.value)


def issue_bulletin(
    bulletin: Bulletin,
    mark: str,
    *,
    to: Sequence[Organisation],
    approval: str = "",
    lights_of: date | None = None,
    seen: int | None = None,
    by: By,
) -> IssuedPaper:
    """It goes out under the next number of that mark. Who names others in a 通报 says who has approved it (国务院令第733号 第二十一条). Where its
    lights were counted on an earlier day he says that it goes out with them (`lights_of`); else `LightsOld`."""
    _require_own_draft("issue_bulletin", bulletin, by)
    deeds.require_revision(bulletin, seen)
    if bulletin.kind == BulletinKind.NOTICE and not approval.strip():
        raise NotApproved(Sentence("通报须经批准：请写明批准人或批示", "a circular names others: say who has approved it"))
    bulletins.require_lights_of(bulletin.body, on=by.today, agreed=lights_of)
    with deeds.deed("issue_bulletin", by=by) as deed:
        deeds.hold(bulletin)
        deed.about(bulletin)
        issuing = papers.Issuing(bulletin.organisation, "bulletin", mark, to=to)
        paper = papers.issue(deed, paper_of(bulletin, to), issuing)
        deed.change(bulletin, state=BulletinState.ISSUED.value, approval=approval.strip()[:300], paper=paper)
        return paper


def paper_of(bulletin: Bulletin, to: Sequence[Organisation] = ()) -> Paper:
    """The draft as it would go out, with the lines behind it as its attachment."""
    body = tuple(Heading(block.words, block.layer) if block.layer else Text(block.words) for block in bulletins.blocks(bulletin.body))
    rows: list[list[str]] = bulletin.table.rows
    annexes = (Annex("各计划事项进展情况表", tuple(_tables(rows)), wide=True),) if rows else ()
    sender = str(bulletin.organisation.name)
    return Paper(bulletin.title, body, sender, to=tuple(str(one.short_name or one.name) for one in to), annexes=annexes)


def _tables(rows: list[list[str]]) -> Iterator[Block]:
    """A table for each plan, below its name."""
    for number, (plan, some) in enumerate(groupby(rows, key=lambda row: row[0]), 1):
        yield Heading(f"{bulletins.in_words(number)}、{plan}", 1)
        yield Table(bulletins.COLUMNS, tuple(tuple(row[1:]) for row in some), widths=_WIDTHS)


def _require_own_draft(verb: str, bulletin: Bulletin, by: By) -> None:
    own = by.actor.organisation == bulletin.organisation_id
    permissions.require(verb, by.actor, {permissions.Party.COORDINATOR} if own else set())
    if bulletin.state != BulletinState.DRAFT:
        raise NoDraft(Sentence("已印发或已作废，不能再改", "it was issued or dropped, and changes no more"))
