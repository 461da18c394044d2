"""Along which chain something is signed, how far it is, and whose hand is next."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, CharField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from taizhang.ledger.models import Ledger, Observation, Report, ReportLine, Signature, SignatureChain, SigningRound
from taizhang.ledger.queries.ledger_contents import digest_of
from taizhang.ledger.rules.chains import ChainAct, RoundState, from_text
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.roles import Actor, Role

OPEN = RoundState.OPEN.value


class Signed(NamedTuple):
    """A step of a chain: whose post, and who signed, for whom and when, if it is signed."""

    role: Role
    person: str = ""
    principal: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Way:
    """How far a thing is along its chain. `returned` is why the last round ended before its end."""

    organisation: int
    steps: tuple[Signed, ...]
    position: int
    open: bool
    signed_by: frozenset[int | None] = frozenset()
    returned: str = ""
    content: Any = None

    def is_of(self, actor: Actor) -> bool:
        """The next signature is his."""
        return (
            actor.organisation == self.organisation and self.steps[self.position].role in actor.roles and actor.person not in self.signed_by
        )


def chains_of(organisation: int) -> list[SignatureChain]:
    """Every chain that was ever proposed in the organisation."""
    return list(SignatureChain.objects.filter(organisation_id=organisation).select_related("proposed_by", "decided_by").order_by("act"))


def steps_of(act: ChainAct, organisation: int | None) -> tuple[Role, ...]:
    """The chain that stands; empty where one hand signs."""
    found = SignatureChain.objects.filter(act=act.value, organisation_id=organisation or 0).values_list("steps", flat=True).first()
    return from_text(found or "")


def open_round(act: ChainAct, subject: Ledger | Report) -> SigningRound | None:
    """The one that is under way."""
    return SigningRound.objects.filter(_of(subject), act=act.value, state=OPEN).first()


def signers_of(round_: SigningRound | None) -> set[int | None]:
    """Who has signed in it."""
    return set(Signature.objects.filter(round=round_).values_list("person_id", flat=True)) if round_ else set()


def way_of(act: ChainAct, subject: Ledger | Report) -> Way | None:
    """Where it stands on its chain, or where it would begin; None where one hand signs. Three questions at most."""
    organisation = organisation_of(subject)
    last = SigningRound.objects.filter(_of(subject), act=act.value).order_by("-pk").first()
    signatures = list(_signatures(last)) if last else []
    if last and last.state == OPEN:
        return _way(organisation, from_text(last.steps), signatures, content=last.content, is_open=True)
    steps = steps_of(act, organisation)
    why = next((one.words for one in signatures if not one.agreed), "") if last and last.state == RoundState.RETURNED else ""
    return _way(organisation, steps, [], returned=why) if steps else None


def organisation_of(subject: Ledger | Report) -> int:
    """Whose chain it is: the coordinator's, or that of the organisation that reports."""
    return (subject.organisation_id if isinstance(subject, Report) else subject.coordinator_id) or 0


def digest_of_report(report: Report) -> str:
    """The hash of its lines and figures as they stand: whoever changes one makes another."""
    lines = ReportLine.objects.filter(report=report).order_by("pk").values_list("pk", "revision")
    figures = Observation.objects.filter(line__report=report).order_by("pk").values_list("pk", flat=True)
    nothing = report.nothing_because or report.nothing_to_report
    return digest_of({"nothing": nothing, "lines": [list(line) for line in lines], "figures": list(figures)})


def next_hand(act: Any, *, subject: str, organisation: str) -> dict[str, Any]:
    """Columns for a list of such subjects: `chain_steps`, empty where one hand signs, and `chain_step`, how many have signed."""
    rounds = SigningRound.objects.filter(**{f"{subject}_id": OuterRef("pk")}, act=act, state=OPEN)
    chains = SignatureChain.objects.filter(organisation_id=OuterRef(organisation), act=act)
    return {
        "chain_steps": Coalesce(Subquery(rounds.values("steps")[:1]), Subquery(chains.values("steps")[:1]), Value("")),
        "chain_step": Coalesce(Subquery(rounds.values("step")[:1]), Value(0)),
    }


def ledgers_next_hand() -> dict[str, Any]:
    """The same for ledgers: of a signed one that it is filed, of another that it is signed."""
    filed = When(state=LedgerState.SIGNED.value, then=Value(ChainAct.FILE_LEDGER.value))
    act = Case(filed, default=Value(ChainAct.SIGN_LEDGER.value), output_field=CharField())
    return {"chain_act": act} | next_hand(OuterRef("chain_act"), subject="ledger", organisation="coordinator_id")


def _of(subject: Ledger | Report) -> Q:
    return Q(report=subject) if isinstance(subject, Report) else Q(ledger=subject)


def _signatures(round_: SigningRound) -> Any:
    return Signature.objects.filter(round=round_).select_related("person", "principal").order_by("step")


def _way(
    organisation: int, roles: tuple[Role, ...], signatures: list[Any], *, content: Any = None, is_open: bool = False, returned: str = ""
) -> Way:
    by_step = {one.step: Signed(roles[one.step], str(one.person or ""), str(one.principal or ""), one.on) for one in signatures}
    steps = tuple(by_step.get(place, Signed(role)) for place, role in enumerate(roles))
    return Way(organisation, steps, len(signatures), is_open, frozenset(one.person_id for one in signatures), returned, content)
