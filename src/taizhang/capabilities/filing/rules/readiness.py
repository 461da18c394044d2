"""What has to be settled before a ledger goes up, or comes back.

>>> require_decided(0), require_answered(0), require_defects(1)
(None, None, None)
"""

from collections.abc import Mapping
from typing import Any

from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class Undecided(Refused):
    """Somebody gave an opinion, and nobody has said what becomes of it."""


class Unanswered(Refused):
    """A defect of the last return is open."""


class NoDefect(Refused):
    """A ledger is not returned for nothing."""


class Unchanged(Refused):
    """What was returned goes up again as it was, and nobody has said why."""


def require_changed(before: Mapping[str, Any] | None, now: Mapping[str, Any], why: str) -> None:
    """The content is not that which was returned; or it is said why nothing had to be changed.

    >>> require_changed({"rows": []}, {"rows": []}, "口径已在函中说明"), require_changed(None, {"rows": []}, "")
    (None, None)
    >>> require_changed({"rows": []}, {"rows": []}, " ")
    Traceback (most recent call last):
        ...
    taizhang.capabilities.filing.rules.readiness.Unchanged: the ledger is the one that was returned, word by word: change it, or say why nothing is to be changed
    """
    if before is not None and before == now and not why.strip():
        raise Unchanged(
            Sentence(
                "台账内容与退回的完全相同：请修改后再报，确无需修改的请说明理由",
                "the ledger is the one that was returned, word by word: change it, or say why nothing is to be changed",
            )
        )


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
