"""One statement of responsibility, read: runs behind labels, and names before their acts."""

import re
from collections.abc import Iterator

from ...structure.bodies import LEVEL, is_body
from ...structure.labels import ANY_LABEL, DATE_LABEL, DIRECT, LABEL, OTHER_LABEL
from ...structure.statements import Statement
from .acts import Act, acts
from .elided import restored
from .named import LEAD, RESPONSIBLE, SUPPORT, Named, given, moved, role_of, with_role
from .names import names_in, without_notes
from .rules import SEPARATORS, Rules, settled, take_rules

# A label with nothing behind it, directly in front of a body.
_IN_FRONT = rf"(?:^|(?<=[\s；，。]))(?P<front>{DIRECT}|(?:牵头|配合|主办|协办|会办|责任)(?=[{LEVEL}各]))"
_FRONT = re.compile(_IN_FRONT)
_CLOSES = re.compile(r"[：】］\]〕》〗>）\s]")  # every other label ends in one of these, and half of all statements hold none
_LABEL = re.compile(
    rf"(?:^|(?<=[^\u4e00-\u9fff])|(?<=[局委办厅部会府心处队])(?={LABEL}(?<=[位门体])：))[【［\[〔《〖<（* ]*(?P<label>{LABEL}|{DATE_LABEL}|{OTHER_LABEL})[* ]*(?:[】］\]〕》〗>）][* ]*(?:为)?：?|(?:（[^（）]*）)?[* ]*(?:为)?：)"
    rf"|(?:^|(?<=[\s；，]))[ ]*(?P<bare>{ANY_LABEL})(?:\n|[ ]+(?=\S))"
    rf"|{_IN_FRONT}"
    # Any other word with a colon in front of a name is a label too, if it tells a part (主牵：, 领办：, 协助方：).
    rf"|(?:^|(?<=[\s；，。]))(?P<other>[\u4e00-\u9fff]{{0,4}}[牵主责负承领配协参辅会][\u4e00-\u9fff]{{0,3}})："
)
_HINT = re.compile(r"（[^（）]{4,}）$")  # 责任单位（列第一位者为牵头）: the rule is no part of the label
_BOTH = re.compile(r"(?:牵头|主办|主责).{0,6}[/／、及和与（(](?:配合|协办|参与|参加|协助|落实).{0,8}")
_CLAUSE_END = re.compile(r"[；。](?!\s*$)")
_NO_BODY_LABEL = re.compile(rf"{DATE_LABEL}|{OTHER_LABEL}")
_ROLE_IN_BRACKETS = re.compile(
    r"\s*[（〔【\[](?P<role>[^（）\s]{0,3}(?:牵头|主办|主责|主抓|配合|协办|参与|会办|协助|支持|责任单位|主要责任)[^（）\s]{0,4})[）〕】\]]"
)
# In front of an act stands a list of names; what reads as a clause of work or time is none.
_NO_NAME = re.compile(r"\d|[的了“”《》：]|完成|推进|持续|长期|工作$|前$|底$|年$|月$|起$|要求|规定|根据|按照?|加强|做好")


def parse(folded: str, statement: Statement, rules: Rules) -> list[Named]:
    """The names of one statement in order. `rules` is brought up to date with what the statement says `下同`."""
    text = folded[statement.inner : statement.close]
    return settled([moved(n, statement.inner) for n in restored(_named(take_rules(text, statement.inner, rules)))], rules)


def in_cells(folded: str, cells: list[tuple[str, int, int]], rules: Rules) -> list[Named]:
    """The names in the cells of a table row: (label of the column, start, end) for each. The columns' labels give the roles."""
    named: list[Named] = []
    for label, start, end in cells:
        take_rules(label, 0, rules)
        text = take_rules(folded[start:end], start, rules)
        runs = list(_labelled_runs(text))
        inner = _named(text) if len(runs) > 1 else _in_cell(text, _HINT.sub("", label))
        named += [moved(n, start) for n in inner]
    return settled(list(restored(named)), rules)


def _in_cell(text: str, label: str) -> Iterator[Named]:
    """The names of one cell. Below 牵头/配合单位 those in front of the first mark between the two lead."""
    both = _BOTH.fullmatch(label)
    mark = next((m for m in ("/", "；", "\n") if m in text), "") if both else ""
    for n in _names_of_run(text, 0, len(text), "" if both else label):
        told = n if n.label or not mark else with_role(n, SUPPORT if mark in text[: n.start] else LEAD)
        yield told if told.label else given(told, told.role, label, told.behind)


def _named(text: str) -> Iterator[Named]:
    for label, a, b in _labelled_runs(text):
        yield from _names_of_run(text, a, b, label)


def _labelled_runs(text: str) -> Iterator[tuple[str, int, int]]:
    """(label, start, end) of each run behind a label, and of the run before the first one with an empty label."""
    labels = list((_LABEL if _CLOSES.search(text) else _FRONT).finditer(text))
    if not labels or labels[0].start() > 0:
        yield "", 0, labels[0].start() if labels else len(text)
    for k, found in enumerate(labels):
        label = found[found.lastgroup or 0]
        if not _NO_BODY_LABEL.fullmatch(label.strip()):
            yield label, found.end(), labels[k + 1].start() if k + 1 < len(labels) else len(text)


def _names_of_run(text: str, start: int, end: int, label: str) -> Iterator[Named]:
    """The names between two labels. Where no label stands, or acts stand behind the names, the acts give the roles."""
    run = without_notes(text[start:end])
    at, first = 0, {c: run.find(c) for c in SEPARATORS}
    for clause_end in [*(m.start() for m in _CLAUSE_END.finditer(run)), len(run)]:
        for n in _names_of_clause(run, at, clause_end, label):
            behind = "".join(c for c, place in first.items() if 0 <= place < n.start)
            yield Named(n.name, n.start + start, n.end + start, n.role, n.label, behind, n.marked)
        at = clause_end + 1


def _names_of_clause(text: str, start: int, end: int, label: str) -> Iterator[Named]:
    at, with_others = start, False
    found = list(acts(text, start, end))
    for act in found:
        names = list(_before_act(text, at, act, label))
        joint = act.word == "会同"
        for n in names:
            # Who supports stands behind the last comma: in 甲、乙，丙配合 only 丙 does.
            apart = role_of(act.word) == SUPPORT and not joint and "，" in text[n.end : act.start]
            role = SUPPORT if with_others else LEAD if joint else RESPONSIBLE if apart else None
            yield _given(n, role, act.word, label)
        with_others = joint or (with_others and not names)
        at = _behind(text, act, next((a.start for a in found if a.start >= act.end), end))
    if not found or label or with_others:
        for n in names_in(text, at, end):
            if (label and not found) or is_body(n.name):
                yield _given(n, SUPPORT if with_others else None, "会同" if with_others else "", label)


def _behind(text: str, act: Act, following: int) -> int:
    """Where names may stand again: behind the act, or behind the work that is its object (负责项目建设，…)."""
    comma = text.find("，", act.end, following)
    has_object = act.word != "会同" and text[act.end : act.end + 1].strip(" ，、；。）\n") != ""
    return comma + 1 if has_object and comma != -1 else act.end


def _before_act(text: str, start: int, act: Act, label: str) -> Iterator[Named]:
    """The names in front of an act; words that read as work or time are none."""
    for n in names_in(text, start, act.start):
        if is_body(n.name) or (not _NO_NAME.search(n.name) and len(n.name) <= 16 and (label or n.end >= act.start - 8)):
            yield n


def _given(named: Named, role: str | None, act: str, label: str) -> Named:
    marked = None if named.name.isalpha() else _ROLE_IN_BRACKETS.search(named.name)
    if marked:
        named = named._replace(name=named.name.replace(marked.group(), ""))
        role, act = role_of(marked["role"]), marked["role"]
    told = role_of(act or label)  # below 牵头单位 an act that tells nobody apart (按职责分工负责) leaves them leading
    return given(named, role or (role_of(label) if told == RESPONSIBLE and label else told), label or act, "")
