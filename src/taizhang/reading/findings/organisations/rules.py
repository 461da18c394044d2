"""What a text says once for all that follows: who leads in a list, and whom every later task binds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...structure.bodies import MARKS, is_body
from .named import LEAD, RESPONSIBLE, SUPPORT, Named, role_of, with_role
from .names import names_in

_LEADS = r"[^，；。]{0,12}?(?:牵头|主办|主责|主要责任|总责|抓总)[^，；。）〉]*"
_FIRST_LEADS = re.compile(
    rf"[^，；。：、（）〈〉]{{0,30}}(?:第[一1]位|首位|首个|首家|第一个(?!逗|顿|分)|第一家|第一的|第一者|居首|在前|列首|排名第一|排第一){_LEADS}"
    r"|[^，；。：、（）〈〉]{0,12}(?:牵头|主办)(?:单位|部门|者|的)*(?:列|排|居|位|写)?(?:在)?(?:于)?(?:首位|第[一1]位|最前面?|前面?|首)(?=[，；。、）〉 ]|$)"
)
_BEFORE_LEADS = re.compile(rf"[^，；。：、（）〈〉]{{0,30}}?(?:第一个|首个)?[“]?(?P<separator>逗号|分号|斜杠|斜线)[”]?(?:之)?前{_LEADS}")
SEPARATORS = "，；/"
_SEPARATOR = {"逗号": "，", "分号": "；", "斜杠": "/", "斜线": "/"}
_MARK_LEADS = re.compile(
    rf"[^，；。：、（）〈〉]{{0,30}}?(?:[“‘]?(?<!\*)(?P<mark>[{MARKS}])(?!\*)[”’]?|加粗|加黑|黑体|粗体)(?:[号的者为是系]|标记|标注|标识|符号|字体|表示|代表|单位|部门|责任)*(?:牵头|主办|主责)(?:单位|部门|责任单位)?[^，；。、）〉]{{0,4}}"
)
_LEADS_BY_MARK = re.compile(
    rf"[^，；。：、（）〈〉]{{0,30}}?(?:牵头|主办|主责)[^，；。：、（）〈〉]{{0,8}}(?:用|以|加|标|带|注)(?:注|示|有|以)?[“‘]?(?P<mark>[{MARKS}])[^，；。、）〉]{{0,6}}"
)
_NOT_LISTED = r"[^，；。]{0,20}不再[^，；。]{0,12}?(?:列出|罗列|列明|列举|列示|列入|赘列|标注|注明|分工)[^，；。）]*"
# Two stars are those of Markdown (**牵头：**县水务局), and no mark.
# 以下均需各乡镇落实，不再列出 · 各乡镇均为责任单位，不再列出 · 各乡镇对辖区内任务负属地责任，不再逐项列出
_ALL_CARRY = re.compile(
    rf"(?:以下|下列|上述|下述|各项|所有|以上)[^，；。：]{{0,16}}?(?:均|都|皆|全部)(?:需要?|须|由|涉及|要|应)?(?P<names>[^；。]{{0,200}}?)(?P<act>落实|负责|配合|参与|实施|承担|牵头|贯彻)[^，；。）]*(?:，{_NOT_LISTED})?"
    rf"|[^，；。：]{{0,16}}?(?:均|都|皆|全部)涉及(?P<bound>[^；。，]{{2,60}}?)，?{_NOT_LISTED}"
    rf"|(?P<all>[^；。：，]{{1,60}}?)(?:均|都|皆|对)(?P<as>[^；。：]{{0,60}}?)，?{_NOT_LISTED}"
)
_DITTO = re.compile(r"[，、；]?(?:均|以)?(?:下同|下面?均?同|(?:以下|后面)?(?:均)?不再(?:逐一|一一|单独|重复)?(?:列出|罗列|列明|列举))")


_NOTES = re.compile(
    r"(?:第[一1]|首[位个家]|逗号|分号|斜[杠线]|加粗|黑体|粗体|加黑|[*★▲△●◆■☆※◎○]).*(?:牵头|主办)|(?:牵头|主办).*[*★▲△●◆■☆※◎○]|不再.*列|(?:以下|下列|各项|所有).*(?:均|都)"
)


_MAY_BE_NOTE = re.compile(r"牵头|主办|不再|以下|下列|各项|所有")
# Without one of these a statement, as most, holds no rule.
_HINTS = re.compile(rf"[第首均都皆同号{MARKS}]|不再|[在最]前|逗|加粗|加黑|黑体|粗体|斜|对[^，；。]*，")


@dataclass(slots=True)
class Rules:
    """What the text has said so far. `mark` is the star or the like at those who lead, `leads_before` the separator behind them."""

    first_leads: bool = False
    leads_before: str = ""
    mark: str = ""
    carried: tuple[Named, ...] = ()


def take_rules(text: str, offset: int, rules: Rules) -> str:
    """`text` with the clauses that are rules blanked out, as long as before; `rules` is brought up to date."""
    if not _HINTS.search(text):
        return text
    text = _take_carried(text, offset, rules)
    for found in _BEFORE_LEADS.finditer(text):
        rules.leads_before = _SEPARATOR[found["separator"]]
        text = _blank(text, found)
    for pattern in (_MARK_LEADS, _LEADS_BY_MARK):
        for found in pattern.finditer(text):
            rules.mark = found["mark"] or "*"  # bold is written with stars, where it is written at all
            text = _blank(text, found)
    for found in _FIRST_LEADS.finditer(text):
        rules.first_leads = True
        text = _blank(text, found)
    for found in _DITTO.finditer(text):
        text = _blank(text, found)
    return text


def take_note(sentence: str, offset: int, rules: Rules) -> None:
    """Brings `rules` up to date with a sentence outside all tasks, where it is short and says no more than a rule."""
    if len(sentence) <= 80 and _MAY_BE_NOTE.search(sentence) and _NOTES.search(sentence):
        take_rules(sentence, offset, rules)


def _take_carried(text: str, offset: int, rules: Rules) -> str:
    for found in _ALL_CARRY.finditer(text):
        group = next(name for name in ("names", "bound", "all") if found[name] is not None)
        names = [n for n in names_in(text, *found.span(group)) if is_body(n.name)]
        if not names:
            continue
        role = role_of(found["act"] or found.group())
        rules.carried = tuple(Named(n.name, n.start + offset, n.end + offset, role, "均需落实") for n in names)
        text = _blank(text, found)
    return text


def _blank(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]


def settled(named: list[Named], rules: Rules) -> list[Named]:
    """The roles of the whole statement: where one leads, the others support; `会同` tells the first one apart."""
    named = list(_told_apart(named, rules))
    if rules.carried:
        have = {n.name for n in named}
        named += [c for c in rules.carried if c.name not in have]
    return supporting(named)


def supporting(named: list[Named]) -> list[Named]:
    """Where one of those who owe a task leads it, the others support."""
    if any(n.role == LEAD for n in named):
        return [with_role(n, SUPPORT) if n.role == RESPONSIBLE else n for n in named]
    return named


def _told_apart(named: list[Named], rules: Rules) -> Iterable[Named]:
    if any(n.role == LEAD for n in named):
        return named
    if rules.mark and any(n.marked == rules.mark for n in named):
        leads = [n.marked == rules.mark for n in named]
    elif rules.leads_before:
        leads = [rules.leads_before not in n.behind for n in named]
    elif rules.first_leads:
        leads = [k == 0 for k in range(len(named))]
    else:
        return named
    return [with_role(n, LEAD if leads_here else SUPPORT) for n, leads_here in zip(named, leads, strict=True)]
