"""One ledger on its way to the government above: what it lacks, what was said of it, what went up and what came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from taizhang.capabilities.filing.models import Adoption, Attachment, Defect, Filing, FilingDuty
from taizhang.capabilities.filing.rules import adoption, completeness, letters
from taizhang.capabilities.filing.rules.completeness import Incomplete
from taizhang.ledger.models import Countersignature, Edition, Ledger
from taizhang.ledger.queries import ledger_contents, scopes, signing
from taizhang.ledger.rules.ledger_lifecycle import ABOVE, LedgerState
from taizhang.ledger.rules.roles import Actor

_UNSIGNED = frozenset({LedgerState.DRAFT, LedgerState.COUNTERSIGNING, LedgerState.RETURNED})


@dataclass(frozen=True)
class Sent:
    """A filing with its letter, the answer to it, and the defects that were found."""

    filing: Filing
    defects: list[Defect]

    @property
    def answer(self) -> Any:
        return getattr(self.filing, "answer", None)


@dataclass(frozen=True)
class OneFiling:
    """Everything of it."""

    ledger: Ledger
    duty: FilingDuty | None
    content: dict[str, Any]  # as it was signed last; while it is drafted, as it stands
    incomplete: list[Incomplete]
    opinions: list[Countersignature]
    adoptions: dict[int, Adoption]
    sent: list[Sent]
    edition: Edition | None
    came: list[Attachment]  # from elsewhere: the ledger as it was there, and its stamped scan

    @property
    def came_back(self) -> bool:
        """It was returned and has not gone up again: until then its defects are answered, draft or signed."""
        return self.ledger.state not in ABOVE and bool(self.sent and self.sent[0].answer and self.sent[0].defects)

    @property
    def returned(self) -> dict[str, Any] | None:
        """What the ledger said when it was returned; None where it was not, or has gone up again."""
        content: dict[str, Any] | None = self.sent[0].filing.edition.content if self.came_back else None
        return content

    @property
    def is_unchanged(self) -> bool:
        """It says what it did when it was returned: to be signed and sent up, or with the government above again."""
        if self.came_back:
            return self.returned == self.content
        again = len(self.sent) > 1 and self.sent[0].answer is None
        return again and self.sent[0].filing.edition.content == self.sent[1].filing.edition.content

    @property
    def open_defects(self) -> list[Defect]:
        """Those of the last return that nobody has answered."""
        return [defect for defect in self.sent[0].defects if not defect.answer] if self.sent else []


def ledger_seen(code: str, actor: Actor) -> Ledger | None:
    """The ledger of this code with whom it concerns, if the actor sees it."""
    found = scopes.ledgers_seen(actor).filter(code=code)
    return found.select_related("plan", "plan__document", "coordinator", "recipient").first()


def one_filing(ledger: Ledger) -> OneFiling:
    """In a dozen questions, however many rows it has."""
    edition = ledger.editions.order_by("-number").first()
    drafted = edition is None or ledger.state in _UNSIGNED
    content = ledger_contents.content_of(ledger) if drafted or edition is None else edition.content
    said = ledger.countersignatures.exclude(opinion="").select_related("organisation").order_by("pk")
    opinions = [one for one in said if adoption.is_opinion(one.opinion)]
    return OneFiling(
        ledger,
        FilingDuty.objects.filter(ledger=ledger).first(),
        content,
        completeness.incomplete(content["rows"]),
        opinions,
        {row.opinion_id: row for row in Adoption.objects.filter(opinion__in=opinions)},
        sent_of(ledger),
        edition,
        list(_files().filter(ledger=ledger, filing__isnull=True)),
    )


def sent_of(ledger: Ledger) -> list[Sent]:
    """The last one first."""
    filings = list(
        ledger.filings.select_related("paper", "edition", "answer", "answer__paper").prefetch_related(_attached()).order_by("-pk")
    )
    defects = list(Defect.objects.filter(filing__in=filings).select_related("obligation").order_by("pk"))
    return [Sent(filing, [defect for defect in defects if defect.filing_id == filing.pk]) for filing in filings]


def as_filed(of: OneFiling) -> letters.Filed:
    """What its letter is composed from."""
    signed = signing.countersigned(of.ledger) if of.edition is None else _agreed(of.ledger)
    opinions = [_opinion(one, of.adoptions.get(one.pk)) for one in of.opinions]
    corrected = [_corrected(defect) for defect in of.sent[0].defects] if of.sent else []
    return letters.Filed(of.content, of.duty.basis if of.duty else "", len(signed), opinions, corrected)


def _attached() -> "Prefetch[str]":
    """The files that went along, without their bytes."""
    return Prefetch("attachments", queryset=_files())


def _files() -> "QuerySet[Attachment]":
    return Attachment.objects.select_related("file", "organisation").defer("file__content").order_by("pk")


def corrected_of(defects: Sequence[Defect]) -> list[letters.Corrected]:
    return [_corrected(defect) for defect in defects]


def _agreed(ledger: Ledger) -> set[int]:
    """Who agreed to the edition that was signed last."""
    said = ledger.countersignatures.filter(edition=ledger.edition, agreed=True)
    return set(said.values_list("organisation_id", flat=True))


def _opinion(one: Countersignature, became: Adoption | None) -> letters.Opinion:
    outcome = adoption.NAMES[adoption.Outcome(became.outcome)] if became else "待定"
    return letters.Opinion(str(one.organisation), one.opinion, outcome, became.words if became else "")


def _corrected(defect: Defect) -> letters.Corrected:
    return letters.Corrected(defect.obligation.code if defect.obligation else "", defect.words, defect.answer)
