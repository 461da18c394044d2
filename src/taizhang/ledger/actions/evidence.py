"""Evidence 佐证 is added by who owes, and judged by somebody else; a better one is another one."""

from dataclasses import dataclass

from taizhang.ledger.actions import deeds, files, standings
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Evidence, EvidenceVerdict, Milestone, Obligation, ReportLine, Target
from taizhang.ledger.queries.parties import parties_to_obligation
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.evidence_kinds import EvidenceKind, kind_told
from taizhang.ledger.rules.permissions import Party
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.report_lines import require_other, require_reason
from taizhang.ledger.rules.reporting import Proves
from taizhang.ledger.rules.roles import Actor
from taizhang.ledger.rules.sentences import Sentence

Claim = ReportLine | Milestone | Target | None  # None: that it is done, and may be closed


class OfAnother(Refused):
    """The claim belongs to another obligation."""


@dataclass(frozen=True)
class File:
    """A file as it was sent."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Outside:
    """A record that stands elsewhere: its number or address."""

    reference: str


@dataclass(frozen=True)
class Proof:
    """What proves it: a file, or a record elsewhere; who issued it; of which type it is, where its names do not say it."""

    title: str
    what: File | Outside
    issuer: str = ""
    kind: EvidenceKind | None = None

    @property
    def type_(self) -> EvidenceKind:
        return self.kind or kind_told(self.title, self.what.name if isinstance(self.what, File) else self.what.reference)


def add_evidence(obligation: Obligation, proof: Proof, claim: Claim = None, *, line: ReportLine | None = None, by: By) -> Evidence:
    """The proof stands, bound to the claim; handed in with `line`, where it is part of a report. The same bytes are stored once. Raises
    `FileRefused`, `OfAnother`."""
    permissions.require("add_evidence", by.actor, parties_to_obligation(by.actor, obligation))
    if any(one is not None and one.obligation_id != obligation.pk for one in (claim, line)):
        raise OfAnother(Sentence("佐证对应的内容不属于该事项", "what it would prove belongs to another obligation"))
    with deeds.deed("add_evidence", by=by) as deed:
        deed.about(obligation)
        added = _evidence(obligation, proof, claim, deed)
        added.line = claim if isinstance(claim, ReportLine) else line
        deed.add(added)
        standings.keep(deed, [obligation.pk])
        return added


def accept_evidence(evidence: Evidence, *, by: By) -> EvidenceVerdict:
    """Another organisation says that it proves what it is bound to: the last five percent count from now on."""
    return _judge(evidence, by, accepted=True)


def refuse_evidence(evidence: Evidence, *, by: By) -> EvidenceVerdict:
    """Another organisation says that it does not, and why (the reason of `by`)."""
    require_reason(by.reason)
    return _judge(evidence, by, accepted=False)


def require_judge(evidence: Evidence, actor: Actor) -> None:
    """He may say whether it proves anything; else `NotPermitted`, `OwnJudge`."""
    parties = parties_to_obligation(actor, evidence.obligation)
    permissions.require("judge_evidence", actor, parties)
    own = actor.organisation if Party.DEBTOR in parties else evidence.organisation_id  # of several debtors none judges another
    require_other(actor.organisation, own)


def _judge(evidence: Evidence, by: By, *, accepted: bool) -> EvidenceVerdict:
    require_judge(evidence, by.actor)
    verdict = EvidenceVerdict(
        evidence=evidence,
        accepted=accepted,
        reason=by.reason,
        organisation_id=by.actor.organisation,
        person_id=by.actor.person,
        on=by.today,
    )
    with deeds.deed("accept_evidence" if accepted else "refuse_evidence", by=by) as deed:
        deed.about(evidence.obligation)
        deed.add(verdict)
        standings.keep(deed, [evidence.obligation_id])
        return verdict


def _evidence(obligation: Obligation, proof: Proof, claim: Claim, deed: deeds.Deed) -> Evidence:
    what = proof.what
    return Evidence(
        obligation=obligation,
        proves=_proves(claim).value,
        kind=proof.type_.value,
        milestone=claim if isinstance(claim, Milestone) else None,
        target=claim if isinstance(claim, Target) else None,
        title=proof.title,
        file=files.stored(deed, what.name, what.content) if isinstance(what, File) else None,
        file_name=what.name[-255:] if isinstance(what, File) else "",
        outside=what.reference if isinstance(what, Outside) else "",
        issuer=proof.issuer,
        organisation_id=deed.by.actor.organisation,
        person_id=deed.by.actor.person,
        on=deed.by.today,
    )


def _proves(claim: Claim) -> Proves:
    match claim:
        case ReportLine():
            return Proves.LINE
        case Milestone():
            return Proves.MILESTONE
        case Target():
            return Proves.TARGET
        case _:
            return Proves.CLOSING
