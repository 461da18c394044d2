"""The papers of filing, composed from values: the letter with the ledger 报送函, the receipt 备案回执, the notice of return 退回补正通知."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from taizhang.kit.days_in_words import day_in_words
from taizhang.kit.paper import Annex, Block, Paper, Table, Text
from taizhang.kit.paper_words import body_of
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.form_lines import people_named, target_in_words


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a lead said in countersigning, and what became of it."""

    organisation: str
    words: str
    outcome: str
    answer: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A defect, the row that it is bound to, and how it was made good."""

    code: str
    words: str
    answer: str


@dataclass(frozen=True, slots=True)
class Filed:
    """A ledger as it goes up: its signed content, by which paper it was ordered, who countersigned, which opinions and defects there were."""

    content: Mapping[str, Any]
    basis: str
    countersigned: int
    opinions: Sequence[Opinion] = ()
    corrected: Sequence[Corrected] = ()
    form: str = ""  # the name of the file that goes along: the recipient's own form, filled

    @property
    def plan(self) -> str:
        return str(self.content["plan"])

    @property
    def again(self) -> bool:
        return bool(self.corrected)


def title_of(filed: Filed) -> str:
    """How the letter is called."""
    return f"关于{'重新' if filed.again else ''}报送《{filed.plan}》工作台账的函"


def words_of(filed: Filed) -> str:
    """What the letter says before anybody has edited it: as many measures, leads and opinions as there are, and no word beside."""
    rows = filed.content["rows"]
    ordered = f"按照{filed.basis}要求，" if filed.basis else ""
    round_ = f"，经{filed.countersigned}个牵头单位会签" if filed.countersigned else ""
    opinions = f"会签中提出意见{len(filed.opinions)}条，采纳情况见附件。" if filed.opinions else ""
    again = f"退回补正的{len(filed.corrected)}项问题已逐项办理，情况见附件。" if filed.corrected else ""
    return f"{ordered}我单位将《{filed.plan}》逐项细化为工作台账，共{len(rows)}项{round_}。{opinions}{again}\n现予报送，请予备案。"


def letter(filed: Filed, *, sender: str, to: str, words: str, title: str = "", note: str = "") -> Paper:
    """报送函 with the ledger, and with what became of opinions and defects where there were any."""
    return Paper(title or title_of(filed), body_of(words), sender, to=(to,) if to else (), note=note, annexes=tuple(_annexes(filed)))


def receipt(plan: str, number: str, *, sender: str, to: str, rows: int) -> Paper:
    """备案回执: it is on record, which approves nothing."""
    words = f"你单位{number}报送的《{plan}》工作台账（{rows}项）收悉，已予备案。台账备案后需要调整的，按变更程序办理并报备。"
    return Paper(f"《{plan}》工作台账备案回执", (Text(words),), sender, to=(to,))


def returned(plan: str, number: str, defects: Sequence[Corrected], *, sender: str, to: str, reason: str) -> Paper:
    """退回补正通知: what is wrong, row by row."""
    body: tuple[Block, ...] = body_of(
        f"你单位{number}报送的《{plan}》工作台账收悉。经核，{reason.strip().rstrip('。')}。现予退回，请补正后重新报送。"
    )
    rows = tuple((str(place), one.code or "台账整体", one.words) for place, one in enumerate(defects, 1))
    annexes = (Annex("需补正问题清单", (Table(("序号", "台账行", "问题"), rows, (1, 3, 6)),)),) if rows else ()
    return Paper(f"关于退回补正《{plan}》工作台账的通知", body, sender, to=(to,), annexes=annexes)


def _annexes(filed: Filed) -> Iterable[Annex]:
    yield Annex(f"{filed.plan}工作台账", (register(filed.content["rows"]),), wide=True)
    if filed.form:
        words = f"随文报送电子文件“{filed.form}”，共{len(filed.content['rows'])}项。"
        yield Annex(f"{filed.plan}工作台账（收文单位格式）", (Text(words),))
    if filed.opinions:
        rows = tuple((str(n), one.organisation, one.words, one.outcome, one.answer or "—") for n, one in enumerate(filed.opinions, 1))
        yield Annex("会签意见采纳情况表", (Table(("序号", "单位", "意见", "采纳情况", "说明"), rows, (1, 3, 6, 2, 4)),))
    if filed.corrected:
        lines = tuple((str(n), one.code or "台账整体", one.words, one.answer or "—") for n, one in enumerate(filed.corrected, 1))
        yield Annex("补正情况表", (Table(("序号", "台账行", "问题", "补正情况"), lines, (1, 3, 5, 5)),))


def register(rows: Sequence[Mapping[str, Any]]) -> Table:
    """台账: a line for each row of a signed content (`taizhang.ledger/1`)."""
    columns = ("序号", "具体举措", "目标", "牵头单位", "配合单位", "分管领导", "责任人", "完成时限")
    return Table(columns, tuple((str(place), *register_line(row)) for place, row in enumerate(rows, 1)), (1, 8, 5, 3, 4, 2, 2, 3))


def register_line(row: Mapping[str, Any]) -> tuple[str, str, str, str, str, str, str]:
    """具体举措, 目标, 牵头单位, 配合单位, 分管领导, 责任人, 完成时限 of a row."""
    duties = row["duties"]
    return (
        row["title"],
        "；".join(target_in_words(target) for target in row["targets"]) or "—",
        _named(duties, Duty.LEAD, Duty.RESPONSIBLE),
        _named(duties, Duty.SUPPORT),
        people_named(duties, "leader_name") or "—",
        people_named(duties, "person_name") or "—",
        _day(row["due"]),
    )


def _named(duties: Iterable[Mapping[str, Any]], *roles: Duty) -> str:
    return "、".join(duty["organisation_name"] for duty in duties if duty["role"] in roles) or "—"


def _day(day: str | None) -> str:
    return day_in_words(date.fromisoformat(day)) if day else "—"
