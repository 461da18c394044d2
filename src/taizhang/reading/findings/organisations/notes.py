"""Rules that a text states beside its tasks: in an introduction, above a table, in a note below it. They hold for the whole plan."""

import re
from collections.abc import Iterator, Sequence

from ...document import Span
from ...structure.page import Line, Page
from ...structure.tasks import Draft
from ..sentences import SENTENCE
from .rules import Rules, take_note

_NOTE = re.compile(r"[（【]?(?:备?注|说明|备注|填表说明)[：:】]?")


def rules_beside(page: Page, lines: Sequence[Line], drafts: Sequence[Draft]) -> Rules:
    """The rules that hold from the first task on."""
    rules = Rules()
    for start, end in _outside(page, lines, drafts):
        for sentence in SENTENCE.finditer(page.folded, start, end):
            take_note(sentence.group(), sentence.start(), rules)
    return rules


def _outside(page: Page, lines: Sequence[Line], drafts: Sequence[Draft]) -> Iterator[Span]:
    """The lines that belong to no task, and the notes that stand behind one."""
    within = iter(drafts)
    draft = next(within, None)
    for line in lines:
        while draft and draft.end <= line.start:
            draft = next(within, None)
        if not draft or line.end <= draft.start or _NOTE.match(page.folded, line.start, line.end):
            yield line.start, line.end
