"""A ledger on its way up, for tests of filing."""

from datetime import datetime
from typing import Any

from taizhang.capabilities.filing.actions import filing
from taizhang.capabilities.filing.actions.filing import Found
from taizhang.capabilities.filing.models import Filing, FilingAnswer
from taizhang.capabilities.filing.queries import one_filing as questions
from taizhang.capabilities.filing.rules import letters
from taizhang.kit.paper import Paper
from taizhang.ledger.models import Ledger
from tests.ledger.people import MARCH, Cast


def letter_of(ledger: Ledger) -> Paper:
    """As it is composed before anybody edits it."""
    filed = questions.as_filed(questions.one_filing(ledger))
    return letters.letter(filed, sender="江海省水利厅", to="省政府", words=letters.words_of(filed))


def file(ledger: Ledger, who: Cast, at: datetime = MARCH, **more: Any) -> Filing:
    done = filing.file_with_letter(ledger, letter_of(ledger), mark="江水函", by=who.by("water-clerk", at, **more))
    assert done is not None
    return done


def return_(ledger: Ledger, who: Cast, *found: Found, at: datetime = MARCH) -> FilingAnswer:
    return filing.return_with_defects(ledger, found, mark="补正", by=who.by("office-supervisor", at, reason="要素不全"))
