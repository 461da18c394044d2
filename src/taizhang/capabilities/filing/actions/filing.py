"""A ledger goes up with its letter 报送; it comes back on record 备案, or with what is wrong 退回补正; and it goes up again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from taizhang.capabilities.filing.actions.attachments import attached
from taizhang.capabilities.filing.models import Defect, Filing, FilingAnswer
from taizhang.capabilities.filing.queries import one_filing as questions
from taizhang.capabilities.filing.rules import letters
from taizhang.capabilities.filing.rules.attachments import AttachmentKind
from taizhang.capabilities.filing.rules.readiness import require_answered, require_decided, require_defects
from taizhang.kit.paper import Paper, as_json
from taizhang.ledger.actions import chains, deeds, ledgers, papers
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.evidence import File
from taizhang.ledger.actions.papers import Issuing
from taizhang.ledger.models import Ledger, Obligation, Organisation
from taizhang.ledger.queries.ledger_contents import digest_of
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.rules import ledger_lifecycle, permissions
from taizhang.ledger.rules.chains import ChainAct
from taizhang.ledger.rules.ledger_lifecycle import LedgerAct, LedgerState
from taizhang.ledger.rules.lifecycle import Incomplete, Need
from taizhang.ledger.rules.paper_numbers import numbered

LETTER, RECEIPT, RETURN = "filing-letter", "filing-receipt", "filing-return"


@dataclass(frozen=True)
class Found:
    """A defect as it is found: bound to a row, or to the ledger as a whole."""

    words: str
    obligation: Obligation | None = None


def file_with_letter(
    ledger: Ledger, letter: Paper, *, mark: str, words: Mapping[str, str] | None = None, form: File | None = None, by: By
) -> Filing | None:
    """The signed ledger is with the government above, its letter has a number, and both are kept as they were. Every opinion has been answered,
    and every defect of the last return. Where a hand before the last of the coordinator's chain has signed: None, and the letter, with the
    `words` from which it was composed, waits for the next. `form` is the recipient's own, filled: it goes along and is kept, its hash in the
    event. Raises `Undecided`, `Unanswered`, `NoMark`, `NotYourStep`."""
    of = questions.one_filing(ledger)
    require_decided(len(of.opinions) - len(of.adoptions))
    require_answered(len(of.open_defects))
    sender, recipient = _both(ledger)
    with deeds.deed("file_ledger", by=by) as deed:
        deeds.hold(ledger)
        hand = chains.hand_of(ChainAct.FILE_LEDGER, ledger, digest=lambda: _digest(ledger, letter, mark), by=by)
        if hand is None:
            permissions.require("file_ledger", by.actor, parties_to_ledger(by.actor, ledger))
        ledger_lifecycle.after(LedgerState(ledger.state), LedgerAct.FILE)
        numbered(mark, by.today.year, 1)  # what is no mark is refused before the first hand signs
        if hand and not chains.signed(deed, hand, words):
            return None
        ledgers.move(deed, ledger, LedgerAct.FILE)
        edition = ledger.editions.get(number=ledger.edition)
        paper = papers.issue(deed, letter, Issuing(sender, LETTER, mark, to=(recipient,), ledger=ledger))
        deed.about(ledger)
        filing = deed.add(Filing(ledger=ledger, edition=edition, paper=paper, on=by.today))
        if form is not None:
            attached(deed, ledger, form, AttachmentKind.FORM, filing=filing)
        return filing


def put_on_record(ledger: Ledger, *, mark: str, by: By) -> FilingAnswer:
    """The ledger is on record 备案, and its coordinator has a receipt with a number."""
    permissions.require("put_on_record", by.actor, parties_to_ledger(by.actor, ledger))
    with deeds.deed("put_on_record", by=by) as deed:
        deeds.hold(ledger)
        ledgers.move(deed, ledger, LedgerAct.RECORD)
        filing = _last(ledger)
        rows = len(filing.edition.content["rows"])
        coordinator, recipient = _both(ledger)
        draft = letters.receipt(str(ledger.plan), filing.paper.number, sender=str(recipient), to=_called(coordinator), rows=rows)
        paper = papers.issue(deed, draft, Issuing(recipient, RECEIPT, mark, to=(coordinator,), ledger=ledger))
        deed.about(ledger)
        return deed.add(FilingAnswer(filing=filing, accepted=True, paper=paper, on=by.today))


def return_with_defects(ledger: Ledger, found: Sequence[Found], *, mark: str, by: By) -> FilingAnswer:
    """The ledger is back with its coordinator, and each defect is bound to its row. The reason and at least one defect are said; else
    `Incomplete` or `NoDefect`."""
    permissions.require("return_ledger", by.actor, parties_to_ledger(by.actor, ledger))
    if not by.reason.strip():
        raise Incomplete((Need.REASON,))
    require_defects(len(found))
    with deeds.deed("return_ledger", by=by) as deed:
        deeds.hold(ledger)
        ledgers.move(deed, ledger, LedgerAct.RETURN)
        filing = _last(ledger)
        defects = [Defect(filing=filing, obligation=one.obligation, words=one.words) for one in found]
        coordinator, recipient = _both(ledger)
        draft = letters.returned(
            str(ledger.plan),
            filing.paper.number,
            questions.corrected_of(defects),
            sender=str(recipient),
            to=_called(coordinator),
            reason=by.reason,
        )
        paper = papers.issue(deed, draft, Issuing(recipient, RETURN, mark, to=(coordinator,), ledger=ledger))
        deed.add_all(defects)
        deed.about(ledger)
        return deed.add(FilingAnswer(filing=filing, accepted=False, paper=paper, reason=by.reason, on=by.today))


def answer_defect(defect: Defect, words: str, *, by: By) -> Defect:
    """How it was made good; said again, the last word stands until the ledger is filed again."""
    ledger = defect.filing.ledger
    permissions.require("revise_ledger", by.actor, parties_to_ledger(by.actor, ledger))
    if not words.strip():
        raise Incomplete((Need.REASON,))
    with deeds.deed("answer_defect", by=by) as deed:
        deed.about(defect.obligation or ledger)
        return deed.change(defect, answer=words.strip(), answered_on=by.today)


def _digest(ledger: Ledger, letter: Paper, mark: str) -> str:
    """Of what the hands of a chain sign: this letter, under this mark, with this edition."""
    return digest_of({"letter": as_json(letter), "mark": mark, "edition": ledger.edition})


def _last(ledger: Ledger) -> Filing:
    """What was filed. A ledger that was filed before this capability was installed has no letter: its edition stands for it."""
    return Filing.objects.filter(ledger=ledger).select_related("paper", "edition").latest("pk")


def _both(ledger: Ledger) -> tuple[Organisation, Organisation]:
    if ledger.coordinator is None or ledger.recipient is None:
        raise Incomplete((Need.OWNER,))
    return ledger.coordinator, ledger.recipient


def _called(organisation: Organisation) -> str:
    return organisation.short_name or organisation.name
