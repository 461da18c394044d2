"""What has to be settled before a ledger goes up, or comes back.

>>> require_decided(0), require_answered(0), require_defects(1)
(None, None, None)
"""

from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class Undecided(Refused):
    """Somebody gave an opinion, and nobody has said what becomes of it."""


class Unanswered(Refused):
    """A defect of the last return is open."""


class NoDefect(Refused):
    """A ledger is not returned for nothing."""


def require_decided(open_opinions: int) -> None:
    if open_opinions:
        raise Undecided(
            Sentence(f"还有{open_opinions}条会签意见未说明采纳情况", f"{open_opinions} opinions wait for a word on what becomes of them")
        )


def require_answered(open_defects: int) -> None:
    if open_defects:
        raise Unanswered(
            Sentence(f"还有{open_defects}项补正问题未说明办理情况", f"{open_defects} defects of the last return are not answered")
        )


def require_defects(found: int) -> None:
    if not found:
        raise NoDefect(Sentence("请至少列出一项需补正的问题", "name at least one defect to be made good"))
