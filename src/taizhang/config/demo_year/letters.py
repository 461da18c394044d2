"""How a ledger goes up in the demonstration: with letters, where filing is installed; without it, by the record's own verbs."""

from django.apps import apps

from taizhang.ledger.actions import ledgers
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Ledger, Obligation

_NAME = "taizhang.capabilities.filing"
_ANSWERS = 3  # defects of the one ledger that comes back


def file(ledger: Ledger, *, by: By) -> None:
    """Up it goes; opinions are answered first."""
    if not apps.is_installed(_NAME):
        ledgers.file(ledger, by=by)
        return
    from taizhang.capabilities.filing.actions import filing, opinions
    from taizhang.capabilities.filing.queries import one_filing as questions
    from taizhang.capabilities.filing.rules import letters
    from taizhang.capabilities.filing.rules.adoption import Outcome

    of = questions.one_filing(ledger)
    for opinion in of.opinions:
        if opinion.pk not in of.adoptions:
            opinions.answer_opinion(opinion, Outcome.ADOPTED, "已在台账目标栏中明确。", by=by)
    filed = questions.as_filed(questions.one_filing(ledger))
    to = str(ledger.recipient or "")
    letter = letters.letter(filed, sender=ledger.coordinator.name if ledger.coordinator else "", to=to, words=letters.words_of(filed))
    filing.file_with_letter(ledger, letter, mark="报备函", by=by)


def send_back(ledger: Ledger, *, by: By) -> None:
    """Back it comes, with its first rows that nobody answers for."""
    if not apps.is_installed(_NAME):
        ledgers.return_ledger(ledger, by=by)
        return
    from taizhang.capabilities.filing.actions.filing import Found, return_with_defects

    rows = Obligation.objects.filter(ledger=ledger).order_by("code")[:_ANSWERS]
    return_with_defects(ledger, [Found("未明确责任人", row) for row in rows], mark="补正", by=by)


def mend(ledger: Ledger, *, by: By) -> None:
    """It is a draft again, and every defect is answered."""
    ledgers.revise(ledger, by=by)
    if not apps.is_installed(_NAME):
        return
    from taizhang.capabilities.filing.actions.filing import answer_defect
    from taizhang.capabilities.filing.models import Defect

    for defect in Defect.objects.filter(filing__ledger=ledger, answer="").select_related("filing__ledger", "obligation"):
        answer_defect(defect, "已补充责任人，并在会签中确认。", by=by)


def put_on_record(ledger: Ledger, *, by: By) -> None:
    """On record it is."""
    if not apps.is_installed(_NAME):
        ledgers.put_on_record(ledger, by=by)
        return
    from taizhang.capabilities.filing.actions import filing

    filing.put_on_record(ledger, mark="备案", by=by)
