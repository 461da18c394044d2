"""What a leader has written 批示 or a meeting has settled 议定事项, taken apart: each sentence that orders something, who does it, by when.

>>> said = Ordered("请水利厅于月底前报方案", ("省水利厅",), due=date(2026, 9, 30))
>>> place_of("省长批示：请水利厅于\\n月底前报方案。", said.sentence)
(5, 17)
>>> words_of(Ordered("报方案", ("省水利厅",), within=10))
'转办单印发之日起10个工作日内'
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any

from taizhang.ledger.rules import term_words
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.milestones import Deliverable
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence
from taizhang.ledger.rules.terms import Term

PLAN = "p1"


class Kind(StrEnum):
    """Who has ordered it."""

    INSTRUCTION = "instruction"  # 领导批示
    DECISION = "decision"  # 会议议定事项


DOCUMENTS = {Kind.INSTRUCTION: "批示转办单", Kind.DECISION: "议定事项转办单"}
MARKS = {Kind.INSTRUCTION: "批办", Kind.DECISION: "议办"}


@dataclass(frozen=True, slots=True)
class Source:
    """What was said: by whom, or in which meeting; on which day, under which number, about what, in which words."""

    kind: Kind
    who: str
    on: date
    subject: str
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Ordered:
    """One duty: the sentence that orders it, the names of who does it, the lead first; by a day, or within so many working days."""

    sentence: str
    names: tuple[str, ...]
    due: date | None = None
    within: int | None = None
    deliverable: Deliverable = Deliverable.OTHER


class NotInTheText(Refused):
    """The sentence does not stand in what was said: nobody is given a duty that nobody ordered."""


class NothingOrdered(Refused):
    """There is no duty, or one without an organisation or a term."""


class NotBelow(Refused):
    """The organisation does not stand below who registers it."""


class KnownAlready(Refused):
    """The same words of the same day have been registered."""


def document_of(source: Source) -> str:
    """The text under which it is kept: who, when and under which number above his own words."""
    head = "，".join(part for part in (source.who, source.on.isoformat(), source.number) if part)
    return f"{source.subject}\n{head}\n{source.text.strip()}\n"


def start_of(source: Source) -> int:
    """Where in that text his own words begin."""
    return len(document_of(source)) - len(source.text.strip()) - 1


def place_of(text: str, sentence: str) -> tuple[int, int]:
    """Where the sentence stands in the text, however the lines are broken; else `NotInTheText`."""
    letters = [re.escape(letter) for letter in sentence if not letter.isspace()]
    found = re.search(r"\s*".join(letters), text) if letters else None
    if found is None:
        raise NotInTheText(
            Sentence(
                f"原文中没有“{sentence}”：请照原文摘录，不得另行增加任务",
                f"“{sentence}” does not stand in the text: quote it as it was said",
            )
        )
    return found.span()


def words_of(duty: Ordered) -> str:
    """Its term in the words that the clock reads."""
    return f"转办单印发之日起{duty.within}个工作日内" if duty.within else ""


def term_of(duty: Ordered) -> Term:
    """Its term for the clock."""
    return term_words.term_of(duty.due, words_of(duty))


def require_duties(duties: Sequence[Ordered], *, on: date) -> None:
    """There is something to do, and for each somebody who does it, by a day that has not passed; else `NothingOrdered`."""
    if not duties:
        raise NothingOrdered(Sentence("请至少摘录一项任务", "quote at least one thing that is to be done"))
    for duty in duties:
        if not duty.names:
            raise NothingOrdered(Sentence(f"“{duty.sentence}”没有责任单位", f"nobody is to do “{duty.sentence}”"))
        if duty.due is None and not duty.within:
            raise NothingOrdered(Sentence(f"“{duty.sentence}”没有办理时限", f"“{duty.sentence}” has no term"))
        if duty.due is not None and duty.due < on:
            raise NothingOrdered(Sentence(f"“{duty.sentence}”的时限早于今日", f"the day for “{duty.sentence}” has passed"))


def findings_of(source: Source, duties: Sequence[Ordered]) -> dict[str, Any]:
    """The same in the form of a reading (`taizhang.reading/1`), of which a ledger is set up; its spans are those of `document_of`."""
    text = document_of(source)
    words = source.text.strip()
    return {
        "format": "taizhang.reading/1",
        "document": {
            "title": source.subject, "doc_number": source.number or None, "issuer": source.who,
            "issue_date": source.on.isoformat(), "addressees": [], "source": {"name": f"{source.subject}.txt", "sha256": sha256(text.encode()).hexdigest()},
        },
        "plans": [{"id": PLAN, "title": source.subject, "year": source.on.year, "package": None, "span": [0, len(text)], "title_only": False}],
        "tasks": [_task(words, start_of(source), number, duty) for number, duty in enumerate(duties, 1)],
        "orders": [], "targets": [], "provisions": [], "gaps": [], "mendings": [],
    }  # fmt: skip


def _task(text: str, start: int, number: int, duty: Ordered) -> dict[str, Any]:
    span = [start + place for place in place_of(text, duty.sentence)]
    words = "".join(duty.sentence.split())
    due = {"deadline": duty.due.isoformat() if duty.due else None, "deadline_text": words_of(duty) or None}
    measure = {"id": f"t{number}.m1", "text": words, "verb": "", "deliverable": duty.deliverable.value, "span": span, **due}
    return {
        "id": f"t{number}", "plan": PLAN, "no": str(number), "path": [], "heading": "", "text": words, "span": span,
        **due, "recurrence": None,
        "organisations": [_organisation(name, lead=place == 0) for place, name in enumerate(duty.names)],
        "measures": [measure],
    }  # fmt: skip


def _organisation(name: str, *, lead: bool) -> dict[str, Any]:
    role, label = (Duty.LEAD, "牵头单位") if lead else (Duty.RESPONSIBLE, "责任单位")
    return {"name": name, "canonical": name, "role": role.value, "label": label, "inferred": False, "span": [0, 0]}
