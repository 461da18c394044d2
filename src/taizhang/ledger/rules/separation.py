"""Who may not be whom: who owes never verifies, and applicant, verifier and closer are three people.

>>> owed = Parties(frozenset({"省水利厅"}), "省政府督查室")
>>> require_hand(Act.VERIFY, Hand("王五", "省水利厅"), owed, {})
Traceback (most recent call last):
    ...
taizhang.ledger.rules.separation.NotYours: 省水利厅 owes it and may not verify
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .lifecycle import Act
from .lifecycle_words import OF_OBLIGATION as NAMES
from .refusals import Refused
from .sentences import Sentence

# What the debtor does itself, and what it never does, not even with an approval in its hand.
DEBTORS = frozenset({Act.ACCEPT, Act.DECLINE, Act.START, Act.APPLY})
NEVER_DEBTORS = frozenset({Act.VERIFY, Act.RETURN, Act.CLOSE, Act.SUSPEND, Act.CANCEL})
# Whose earlier acts exclude a person from an act: 申请人、核验人、销号人 are three people.
EXCLUDED_BY: dict[Act, tuple[Act, ...]] = {Act.VERIFY: (Act.APPLY,), Act.CLOSE: (Act.APPLY, Act.VERIFY)}


@dataclass(frozen=True)
class Hand:
    """A person, acting for an organisation."""

    person: str
    organisation: str


class DebtorIsCreditor(Refused):
    """Whoever owes it would verify it."""


class NotYours(Refused):
    """The act belongs to another organisation."""


class SamePerson(Refused):
    """The person has already acted on it in another part."""


@dataclass(frozen=True)
class Parties:
    """Who owes, and who verifies; `DebtorIsCreditor` where they are not apart. Others may verify for the creditor: `verifiers`."""

    debtors: frozenset[str]
    creditor: str
    verifiers: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if both := sorted(self.debtors & {self.creditor, *self.verifiers}):
            raise DebtorIsCreditor(Sentence(f"{both[0]}既是责任方又是核验方", f"{both[0]} would verify what it owes itself"))


def require_hand(act: Act, hand: Hand, parties: Parties, before: Mapping[Act, Hand]) -> None:
    """This person of this organisation may do it, given who did what `before` since the last application; else `NotYours`, `SamePerson`."""
    _require_organisation(act, hand.organisation, parties)
    for earlier in EXCLUDED_BY.get(act, ()):
        if earlier in before and before[earlier].person == hand.person:
            raise SamePerson(
                Sentence(
                    f"{hand.person}已办理{NAMES[earlier].zh}，不能再办理{NAMES[act].zh}", f"{hand.person} did {earlier} and may not {act}"
                )
            )


def _require_organisation(act: Act, organisation: str, parties: Parties) -> None:
    owes = organisation in parties.debtors
    if act in NEVER_DEBTORS and owes:
        raise NotYours(Sentence(f"{organisation}是责任方，不能{NAMES[act].zh}", f"{organisation} owes it and may not {act}"))
    if act in DEBTORS and not owes:
        raise NotYours(Sentence(f"{organisation}不是责任方，不能{NAMES[act].zh}", f"{organisation} does not owe it and may not {act}"))
    if act is Act.VERIFY and organisation not in {parties.creditor, *parties.verifiers}:
        raise NotYours(Sentence(f"{organisation}不是核验方", f"{organisation} is not who verifies it"))
