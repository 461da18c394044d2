"""The papers of a filed change, composed from values: the letter 变更备案函, the receipt 变更备案回执, the notice of return 退回补正通知."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from taizhang.kit.days_in_words import day_in_words
from taizhang.kit.paper import Annex, Paper, Table, Text
from taizhang.kit.paper_words import body_of
from taizhang.ledger.rules.amendment_effects import Effect


class Side(NamedTuple):
    """A field in words: as it was signed, and as it is now."""

    field: str
    original: str
    revised: str


class Hand(NamedTuple):
    """Who agreed, at which step, on which day."""

    step: str
    organisation: str
    on: date


@dataclass(frozen=True, slots=True)
class Changed:
    """An amendment that is in effect: what it changed in which row of which ledger, on which basis, through whose hands it went.

    `returned` is the number of the notice with which its last filing came back.
    """

    plan: str
    ledger: str
    row: str
    code: str
    sides: Sequence[Side]
    basis: str
    reason: str
    since: date
    hands: Sequence[Hand] = ()
    effects: Sequence[Effect] = ()
    returned: str = ""

    @property
    def title(self) -> str:
        """How the letter is called."""
        return f"关于{'重新' if self.returned else ''}报送《{self.plan}》工作台账变更备案的函"


def words_of(of: Changed) -> str:
    """What the letter says before anybody has edited it, and no word beside what the record knows."""
    again = f"你单位{of.returned}退回补正的问题已办理。\n" if of.returned else ""
    fields = "、".join(dict.fromkeys(side.field for side in of.sides))
    hands = "，".join(f"{_called(hand)}于{day_in_words(hand.on)}同意" for hand in of.hands)
    decided = f"本次变更经{hands}。" if hands else ""
    return (
        f"{again}《{of.plan}》工作台账（{of.ledger}）中“{of.row}”{f'（{of.code}）' if of.code else ''}的{fields}已作变更，"
        f"自{day_in_words(of.since)}起生效，变更前后对照见附件。\n"
        f"变更依据：{_ended(of.basis)}\n变更原因：{_ended(of.reason)}\n{decided}现报请备案。"
    )


def letter(of: Changed, *, sender: str, to: str, words: str, title: str = "", note: str = "") -> Paper:
    """变更备案函 with original and revised side by side, and with what that does to the totals where it does anything."""
    return Paper(title or of.title, body_of(words), sender, to=(to,) if to else (), note=note, annexes=tuple(_annexes(of)))


def receipt(plan: str, row: str, number: str, *, sender: str, to: str) -> Paper:
    """变更备案回执: it is on record, which approves nothing."""
    words = f"你单位{number}报送的《{plan}》工作台账“{row}”变更材料收悉，已予备案。"
    return Paper(f"《{plan}》工作台账变更备案回执", (Text(words),), sender, to=(to,))


def returned(plan: str, row: str, number: str, *, sender: str, to: str, reason: str) -> Paper:
    """退回补正通知: what is wrong with what was filed. The change itself stays in effect."""
    words = f"你单位{number}报送的《{plan}》工作台账“{row}”变更材料收悉。经核，{_ended(reason)}现予退回，请补正后重新报送。"
    return Paper(f"关于退回补正《{plan}》工作台账变更备案材料的通知", body_of(words), sender, to=(to,))


def _annexes(of: Changed) -> Iterable[Annex]:
    rows = tuple((str(place), side.field, side.original, side.revised) for place, side in enumerate(of.sides, 1))
    yield Annex("台账变更前后对照表", (Table(("序号", "内容", "原内容", "变更后"), rows, (1, 3, 6, 6)),))
    if of.effects:
        lines = tuple((one.about.zh, one.before, one.after, one.says.zh) for one in of.effects)
        yield Annex("对总量的影响", (Table(("项目", "变更前", "变更后", "说明"), lines, (4, 3, 3, 5)),))


def _called(hand: Hand) -> str:
    return f"{hand.organisation}（{hand.step}）" if hand.organisation else hand.step


def _ended(words: str) -> str:
    """
    >>> _ended("用地批复推迟"), _ended("用地批复推迟。")
    ('用地批复推迟。', '用地批复推迟。')
    """
    return f"{words.strip().rstrip('。')}。"
