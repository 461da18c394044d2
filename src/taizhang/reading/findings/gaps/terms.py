"""Abbreviations in numbers that the document uses and does not explain: “1234567”宣传工作法, “双全双百”工程."""

import re
from collections.abc import Iterator

from ...document import Gap
from ...wording.fold import fold
from .ground import Ground, PlanGround
from .phrasing import place, quotes

_TERM = re.compile(r"“(?P<term>\d{3,}|[双三四五六七八九十][\u4e00-\u9fa5]{1,3})”")
_BEFORE = re.compile(r"[^，。；“”\n]*$")
_EXPLAINS = re.compile(r"[^，。；“”（：(:]{0,8}(?:[（：(:]|[，,]即|[，,]是指)")
_NEAR = 24
_CALLED = re.compile(r"简称|统称|称为|以下称|即$|概括为|提出的$|[^、]{2}、[^、]{2,12}等?的?$")
# Everybody in office knows these.
_KNOWN = frozenset(
    "双碳 双随机 双减 双创 双拥 双招双引 双循环 双千兆 双一流 双高 双元 双师型 双师 双元制 双积分 双控 双报告 双公示 双承诺 十字加环 双百 双城 三农 三品一标 三支一扶 三公 三同时 三个代表 三严三实 "
    "三会一课 三重一大 三变 三资 三权分置 三定 三北 三包 三线 三孩 三区三线 三下乡 三条红线 三大攻坚战 三门峡 三全育人 三无 三夏 三秋 四个意识 四个自信 四个全面 四个革命 四好农村路 四好 四化 四史 四上 四新 四不两直 "
    "四不摘 四风 四早 五位一体 五险一金 五保 五经普 六稳 六保 七普 七一 八项规定 九小 十三五 十四五 十五五 十四五期间 十二五 十严禁 十不准 十大 两会 双十一 双拥模范".split()
)


def undefined_terms(ground: Ground) -> Iterator[Gap]:
    """One gap for each order and each task with such terms; a term that is explained anywhere is defined everywhere."""
    whole = ground.found.text
    if "“" not in whole:
        return
    defined = {m["term"] for m in _TERM.finditer(whole) if _is_defined(m)} | {p.package or "" for p in ground.found.plans}
    for order in ground.found.orders:
        if terms := _terms(fold(order.text), defined):
            yield Gap("term-undefined", (order.id,), f"通知第{order.no}项中的{quotes(terms)}没有解释：各指什么、依据哪个文件？")
    for plan in ground.plans:
        yield from _of_plan(plan, defined)


def _of_plan(plan: PlanGround, defined: set[str]) -> Iterator[Gap]:
    """Each term at its first place in the plan."""
    for task in plan.tasks:
        if terms := _terms(task.words, defined):
            defined |= set(terms)
            yield Gap("term-undefined", (task.task.id,), f"{place(plan, task.task)}中的{quotes(terms)}没有解释：各指什么、依据哪个文件？")


def _terms(words: str, defined: set[str]) -> list[str]:
    return [m["term"] for m in _TERM.finditer(words) if m["term"] not in defined and m["term"] not in _KNOWN]


def _is_defined(m: re.Match[str]) -> bool:
    before = _BEFORE.search(m.string, max(0, m.start() - _NEAR), m.start())
    return _EXPLAINS.match(m.string, m.end()) is not None or (before is not None and _CALLED.search(before.group()) is not None)
