"""Columns of anybody's ledger 台账, found by the names that offices give them: which column of a table that we did not make says what.

>>> of_head("完成时限（年月）"), of_head("牵头 部门："), of_head("本年累计")
(<Field.DUE: 'due'>, <Field.LEAD: 'lead'>, None)
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .refusals import Refused
from .sentences import Sentence

_FIRST_ROWS = 15  # within which the heads stand
_NOISE = re.compile(r"[\s:：*＊·、/]+")
_BRACKETS = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")


class Field(StrEnum):
    """What a column of a ledger says, in the order in which a ledger is mostly drawn."""

    SEQ = "seq"
    CODE = "code"
    CATEGORY = "category"
    SOURCE = "source"
    TASK = "task"
    MEASURE = "measure"
    TARGET = "target"
    LEADER = "leader"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    PERSON = "person"
    LIAISON = "liaison"
    PHONE = "phone"
    START = "start"
    DUE = "due"
    MILESTONES = "milestones"
    QUARTERS = "quarters"
    PROGRESS = "progress"
    PERCENT = "percent"
    PROBLEMS = "problems"
    NEXT = "next"
    EVIDENCE = "evidence"
    LIGHT = "light"
    STATUS = "status"
    REMARK = "remark"


class Purpose(StrEnum):
    """What a blank form is for."""

    LEDGER = "ledger"  # a ledger that is filed
    PROGRESS = "progress"  # what is reported of it


ALIASES: dict[Field, tuple[str, ...]] = {
    Field.SEQ: ("序号", "排序"),
    Field.CODE: ("事项编号", "编号", "台账行", "督办编号", "立项编号", "交办单编号", "事项编码", "编码"),
    Field.CATEGORY: ("类别", "主题", "板块", "领域"),
    Field.SOURCE: ("任务来源", "依据", "出处", "来源"),
    Field.TASK: ("目标任务", "主要任务", "重点任务", "任务内容", "工作任务", "任务", "工作事项", "督办事项"),
    Field.MEASURE: ("具体举措", "推进措施", "工作措施", "主要措施", "举措", "具体措施", "工作要求"),
    Field.TARGET: ("目标", "年度目标", "年度工作任务和目标", "目标值", "预期成效", "工作目标"),
    Field.LEADER: ("分管领导", "牵头领导", "包保领导", "责任领导"),
    Field.LEAD: ("牵头单位", "牵头部门", "主办单位"),
    Field.RESPONSIBLE: ("责任单位", "承办单位"),
    Field.SUPPORT: ("配合单位", "协办单位", "参与单位", "支持单位"),
    Field.PERSON: ("责任人", "主要负责人", "第一责任人"),
    Field.LIAISON: ("联络员", "联系人", "监督科室"),
    Field.PHONE: ("联系电话", "电话", "监督电话", "联系方式"),
    Field.START: ("开始时间", "启动时间", "起始时间"),
    Field.DUE: ("完成时限", "时间节点", "办理时限", "时限要求", "完成时间", "时限"),
    Field.MILESTONES: ("节点", "阶段目标", "月度计划", "节点目标", "形象进度", "阶段性目标", "节点计划"),
    Field.QUARTERS: ("季度安排", "季度计划", "季度目标", "分季度安排", "季度任务"),
    Field.PROGRESS: ("进展情况", "推进情况", "任务目标完成情况", "工作进展", "完成情况", "进展"),
    Field.PERCENT: ("完成率", "完成进度", "完成比例"),
    Field.PROBLEMS: ("存在问题", "困难问题", "制约因素", "问题"),
    Field.NEXT: ("下步措施", "下一步计划", "下步打算", "下一步工作", "下步工作", "下一步"),
    Field.EVIDENCE: ("佐证材料", "印证材料", "支撑材料"),
    Field.LIGHT: ("亮灯", "红黄绿灯", "预警等级", "亮灯情况"),
    Field.STATUS: ("办理状态", "状态"),
    Field.REMARK: ("备注", "说明"),
}
_BY_ALIAS = {alias: field for field, aliases in ALIASES.items() for alias in aliases}
_LONGEST_FIRST = sorted(_BY_ALIAS, key=len, reverse=True)
_DEEDS = frozenset({Field.TASK, Field.MEASURE, Field.TARGET})  # one of them says what a row is about


GROUPED = (Field.CATEGORY, Field.TASK)  # what several rows say one after the other stands once, over all of them


class NoHeads(Refused):
    """No row of any table names columns that a ledger has."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Where the heads of a table stand: rows `first` to `last`, counted from 0; the words over each column; which column says what."""

    first: int
    last: int
    words: tuple[str, ...]
    fields: Mapping[int, Field]


def of_head(words: str) -> Field | None:
    """The field that is called so; else the one whose longest name stands in it, for `目标任务（2026年）` is no other than 目标任务."""
    said = plain(words)
    if not said:
        return None
    if found := _BY_ALIAS.get(said) or _BY_ALIAS.get(plain(_BRACKETS.sub("", unicodedata.normalize("NFKC", words)))):
        return found
    near = next((alias for alias in _LONGEST_FIRST if len(alias) > 2 and alias in said), None)
    return _BY_ALIAS[near] if near else None


def exactly(words: str) -> Field | None:
    """The field that is called so, and no likeness."""
    return _BY_ALIAS.get(plain(words))


def heads_of(table: Sequence[Sequence[str]], merged: Iterable[tuple[int, int, int, int]] = ()) -> Heads:
    """The row that names most columns, with the rows into which its cells reach down (`merged`: top, left, bottom, right). `NoHeads`.

    >>> found = heads_of([["2026年工作台账", "", ""], ["序号", "重点任务", "完成时限"], ["1", "", ""]])
    >>> found.first, found.last, [found.fields[place].value for place in (0, 1, 2)]
    (1, 1, ['seq', 'task', 'due'])
    """
    named = [(len(_named([row])), -number) for number, row in enumerate(table[:_FIRST_ROWS])]
    most, below = max(named, default=(0, 0))
    if most < 2 or not _DEEDS & set(_named([table[-below]]).values()):
        raise NoHeads(
            Sentence(
                "没有找到表头：前十五行中须有一行写明“任务”或“举措”及“责任单位”“完成时限”等列名",
                "no row names the columns: within the first fifteen, one of tasks or measures and one more are needed",
            )
        )
    first = -below
    last = max([bottom for top, _, bottom, _ in merged if top == first], default=first)
    rows = table[first : last + 1]
    return Heads(first, last, tuple(_words(rows)), _named(rows))


class NotMapped(Refused):
    """The columns cannot mean that."""


def require_mapped(columns: Mapping[int, Field], first_row: int) -> None:
    """Something says what a row is about, no field stands twice, and the heads stand above the first row.

    >>> require_mapped({0: Field.SEQ, 1: Field.TASK}, 3)
    >>> require_mapped({0: Field.SEQ, 1: Field.LEAD}, 3)
    Traceback (most recent call last):
        ...
    taizhang.ledger.rules.form_columns.NotMapped: no column is the task, the measure or the target
    """
    if not _DEEDS & set(columns.values()):
        raise NotMapped(Sentence("须有一列为任务、举措或目标", "no column is the task, the measure or the target"))
    if len(set(columns.values())) < len(columns):
        raise NotMapped(Sentence("同一内容不能对应两列", "two columns mean the same"))
    if first_row < 2:
        raise NotMapped(Sentence("填写起始行应在表头之下", "the first row to fill stands below the heads"))


def suited(line: Mapping[Field, str | int], fields: Collection[Field]) -> dict[Field, str | int]:
    """What a form with these columns is told: where it has no column of its own for something, that stands in the nearest one.

    >>> suited({Field.TASK: "推进节水", Field.MEASURE: "建成20万亩", Field.LEAD: "水利厅"}, {Field.TASK, Field.RESPONSIBLE})
    {<Field.TASK: 'task'>: '建成20万亩', <Field.RESPONSIBLE: 'responsible'>: '水利厅'}
    """
    said = dict(line)
    if Field.MEASURE not in fields and Field.MEASURE in line:
        said[Field.TASK] = line[Field.MEASURE]
    if Field.MILESTONES not in fields and Field.MILESTONES in line:
        said[Field.QUARTERS] = line[Field.MILESTONES]
    for field, without in ((Field.RESPONSIBLE, Field.LEAD), (Field.RESPONSIBLE, Field.SUPPORT), (Field.LIAISON, Field.PHONE)):
        if without not in fields:
            said[field] = _both(said, *((without, field) if without is Field.LEAD else (field, without)))
    return {field: said[field] for field in said if field in fields and said[field] != ""}


def _both(said: Mapping[Field, str | int], first: Field, second: Field) -> str:
    between = " " if Field.PHONE in (first, second) else "、"
    return between.join(str(said[field]) for field in (first, second) if said.get(field))


def plain(words: str) -> str:
    """A head without blanks, full-width letters and marks: what names are compared by."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", words))


def _named(rows: Sequence[Sequence[str]]) -> dict[int, Field]:
    """Each field once: the column that is called exactly so before the one that is only like it, the first before the second."""
    heads = _words(rows)
    found: dict[int, Field] = {}
    for ask in (exactly, of_head):
        for place, words in enumerate(heads):
            field = ask(words) or (ask(rows[-1][place]) if len(rows) > 1 and place < len(rows[-1]) else None)
            if field and place not in found and field not in found.values():
                found[place] = field
    return dict(sorted(found.items()))


def _words(rows: Sequence[Sequence[str]]) -> list[str]:
    """The words over each column, those of several rows one after the other."""
    width = max((len(row) for row in rows), default=0)
    said = [[row[place].strip() for row in rows if place < len(row)] for place in range(width)]
    return [" ".join(dict.fromkeys(part for part in parts if part)) for parts in said]
