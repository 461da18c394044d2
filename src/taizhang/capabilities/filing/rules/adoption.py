"""What may become of an opinion 意见采纳: whoever does not adopt one says why."""

from enum import StrEnum

from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class Outcome(StrEnum):
    """In the words of the table that goes with the ledger."""

    ADOPTED = "adopted"  # 采纳
    PARTLY = "partly"  # 部分采纳
    DECLINED = "declined"  # 未采纳


NAMES = {Outcome.ADOPTED: "采纳", Outcome.PARTLY: "部分采纳", Outcome.DECLINED: "未采纳"}


class ReasonWanted(Refused):
    """An opinion is not passed over without a word."""


_NOTHING = frozenset({"", "无", "无意见", "无不同意见", "同意", "没有意见"})


def is_opinion(words: str) -> bool:
    """Whether somebody said something to which one answers.

    >>> is_opinion("无意见。"), is_opinion("同意。建议明确口径。")
    (False, True)
    """
    return words.strip().rstrip("。.") not in _NOTHING


def require_reason(outcome: Outcome, words: str) -> None:
    """Adopted as it stands, an opinion needs no more words.

    >>> require_reason(Outcome.ADOPTED, "")
    >>> require_reason(Outcome.DECLINED, " ")
    Traceback (most recent call last):
    ...
    taizhang.capabilities.filing.rules.adoption.ReasonWanted: say why the opinion is not adopted as it stands
    """
    if outcome is not Outcome.ADOPTED and not words.strip():
        raise ReasonWanted(Sentence("请说明未采纳或部分采纳的理由", "say why the opinion is not adopted as it stands"))
