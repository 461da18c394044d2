"""Who owes a task: the names in a statement of responsibility, each with its role and the label that the text used."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Organisation
from ..structure.statements import DATE_LABEL, LABEL, Statement

_LABEL = re.compile(rf"[【［\[（ ]*(?P<label>{LABEL}|{DATE_LABEL})[】］\]） ]*[：]")
_DATE_LABEL = re.compile(DATE_LABEL)
_ACT = re.compile(
    r"(?:等(?:相关|有关)?(?:部门|单位)?)?(?:，)?(?:(?:按照?|依)(?:各自)?职[责能](?:任务)?(?:分工)?|分别|共同|具体|联合|按分工)*(?P<act>牵头(?:负责|落实|推进|组织|实施|会)?|分工负责|负责(?:落实|组织|实施|推进)?|组织(?:实施|落实|配合)|配合(?:落实)?|协助|协同|参与|参加|支持|指导|落实|主办|承办|协办|实施|会同)"
)
_FIRST_LEADS = re.compile(r"[^，；。：]*(?:第一位|首位|第一个|第一家|排名第一|排在首)[^，；。]*牵头[^，；。]*")
_BEFORE_COMMA_LEADS = re.compile(r"第一个逗号前[^，；。]*牵头[^，；。]*")
_ALL_CARRY = re.compile(
    r"(?:以下|下列|上述|各项)[^，；。]*?均需(?P<names>[^；。]*?)(?:落实|负责|配合|参与)[^，；。]*(?:，不再(?:逐一)?列出)?"
)
_DITTO = re.compile(r"[，、]?(?:均)?(?:下同|以下同|不再列出|以下均同)")
_NOTE = re.compile(r"[（〈<](?:含|包括|以下|下同)[^）〉>]*[）〉>]")
_OPEN_END = re.compile(r"等(?:\d*个?)?(?:省|市|区|县)?(?:直)?(?:相关|有关)?(?:部门|单位|机构|企业)?$")
_PREFIX = re.compile(r"[省市区县]")
_FUNCTION = re.compile(
    r"(?:发展改革|发展和改革|发改|教育|科技|科学技术|工业和信息化|工信|经信|公安|民政|司法|财政|人力资源|人社|自然资源|生态环境|住房|住建|交通|水利|水务|农业农村|商务|文化|文旅|卫生|卫健|退役军人|应急|审计|"
    r"国资|市场监管|市场监督|体育|统计|医保|医疗保障|地方金融|金融|大数据|数据|能源|林业|畜牧|海洋|粮食|乡村振兴|信访|机关事务|行政审批|城管|城市管理|绿化|园林|税务|气象|消防|总工会|妇联|残联|工商联|科协|国动|人防|外办|港澳|民族)"
)
_ENDS_AS_BODY = re.compile(r"(?:[厅局委办部院会府署司行队团所站处室社]|中心|集团|公司|政府|联|协)$")
_HALF = re.compile(r"各(?:区|县|市|省|自治区|乡|镇|街道|设区|地区|级|盟|州)$|^各[^厅局委办部府]{1,4}$|^自治区$")

_ROLE_OF = {"牵头": "lead", "主办": "lead", "主责": "lead", "配合": "support", "协助": "support", "协同": "support", "协办": "support",
            "参与": "support", "参加": "support", "支持": "support", "指导": "support", "会同": "support"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """One name of a statement, before the roles of the whole statement are settled."""

    name: str
    start: int
    end: int
    role: str
    label: str
    before_comma: bool = True


@dataclass(slots=True)
class Rules:
    """What the text said once for all that follows: who leads in a list, and whom every later task binds."""

    first_leads: bool = False
    before_comma_leads: bool = False
    carried: tuple[Named, ...] = ()


def parse(folded: str, statement: Statement, rules: Rules) -> list[Named]:
    """The names of one statement in order. `rules` is brought up to date with what the statement says `下同`."""
    text = folded[statement.inner : statement.close]
    text = _take_rules(text, statement.inner, rules)
    named: list[Named] = []
    for label, a, b in _labelled_runs(text):
        named += _names_of_run(text, a, b, label, statement.inner)
    return _settle(named, rules)


def _take_rules(text: str, offset: int, rules: Rules) -> str:
    """`text` with the clauses that are rules blanked out, as long as before."""
    for found in _ALL_CARRY.finditer(text):
        names = split_names(text, *found.span("names"))
        rules.carried = tuple(Named(n, a + offset, b + offset, "responsible", "均需落实") for n, a, b in names)
        text = _blank(text, *found.span())
    for pattern in (_BEFORE_COMMA_LEADS, _FIRST_LEADS):
        for found in pattern.finditer(text):
            rules.before_comma_leads |= pattern is _BEFORE_COMMA_LEADS
            rules.first_leads |= pattern is _FIRST_LEADS
            text = _blank(text, *found.span())
    for pattern in (_DITTO, _NOTE):
        for found in pattern.finditer(text):
            text = _blank(text, *found.span())
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _labelled_runs(text: str) -> Iterator[tuple[str, int, int]]:
    """(label, start, end) of each run behind a label, and of the run before the first one with an empty label."""
    labels = list(_LABEL.finditer(text))
    if not labels or labels[0].start() > 0:
        yield "", 0, labels[0].start() if labels else len(text)
    for k, found in enumerate(labels):
        if not _DATE_LABEL.fullmatch(found["label"]):
            yield found["label"], found.end(), labels[k + 1].start() if k + 1 < len(labels) else len(text)


def _names_of_run(text: str, start: int, end: int, label: str, offset: int) -> Iterator[Named]:
    """The names between two labels. Where no label stands, or acts stand behind the names, the acts give the roles."""
    at = start
    first_comma = _first_comma(text, start, end)
    for clause_end in [*(m.start() for m in re.finditer(r"[；。\n]", text[:end]) if m.start() >= start), end]:
        while at < clause_end:
            act = _ACT.search(text, at, clause_end)
            stop = act.start() if act and _closes_list(text, act.end(), clause_end) else clause_end
            names = list(split_names(text, at, stop))
            used = act["act"] if act and stop == act.start() else label
            if used or label:
                for name, a, b in names:
                    yield Named(name, a + offset, b + offset, _role(used or label), label or used, before_comma=b <= first_comma)
            at = act.end() if act and stop == act.start() else clause_end
        at = max(at, clause_end + 1)


def _first_comma(text: str, start: int, end: int) -> int:
    comma = text.find("，", start, end)
    return end if comma == -1 else comma


def _closes_list(text: str, at: int, end: int) -> bool:
    # 牵头 closes its list; 落实 inside 市委督查落实办 does not.
    return at >= end or text[at] in "，、；。 和及" or text[at:].startswith(("会同", "负责", "落实")) or _PREFIX.match(text, at) is not None


def _role(label: str) -> str:
    return next((role for word, role in _ROLE_OF.items() if word in label), "responsible")


def split_names(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """(name, start, end) of each name in a list; collective names with a 、 inside (各省、自治区、直辖市政府) stay whole."""
    level = ""
    for a, b in _pieces(text, start, end):
        raw = text[a:b]
        name = _OPEN_END.sub("", raw.strip(" ，、。；*\n\t")).strip()
        if not name or name in {"省", "市", "区", "县", "其他", "等", "各"} or not re.search(r"[\u4e00-\u9fff]", name):
            continue
        begin = a + raw.find(name[0])
        name = "".join(name.split())
        if _PREFIX.match(name) and not name.startswith(("市场监管", "市场监督")):
            level = name[0]
        elif level and _FUNCTION.match(name) and _ENDS_AS_BODY.search(name):
            name = level + name
        yield name, begin, b


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    depth, a = 0, start
    for i in range(start, end):
        c = text[i]
        if c in "（〔〈":
            depth += 1
        elif c in "）〕〉":
            depth = max(0, depth - 1)
        elif depth == 0 and (c in "、，" or _joins(text, i, a, end)):
            pieces.append((a, i))
            a = i + 1
    pieces.append((a, end))
    return _joined_halves(text, pieces)


def _joins(text: str, i: int, a: int, end: int) -> bool:
    if text[i] not in "和及与" or i + 1 >= end:
        return False
    left, right = text[a:i].strip(), text[i + 1 : end]
    return _ENDS_AS_BODY.search(left) is not None and re.match(r"[省市区县各国]|有关|相关", right) is not None


def _joined_halves(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """各区、县（市）政府 is one body: a half that ends before its kind is named goes with what follows."""
    joined: list[tuple[int, int]] = []
    open_half = False
    for a, b in pieces:
        if open_half:
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
        whole = text[joined[-1][0] : b].strip()
        open_half = (
            _HALF.search(text[a:b].strip()) is not None and whole.startswith("各") and not _ENDS_AS_BODY.search(whole)
        ) and b != pieces[-1][1]
    return joined


def _settle(named: list[Named], rules: Rules) -> list[Named]:
    """The roles of the whole statement: where one leads, the others support; `会同` tells the first one apart."""
    if rules.before_comma_leads and not any(n.role == "lead" for n in named):
        named = [_with(n, "lead" if n.before_comma else "support") for n in named]
    elif rules.first_leads and named and not any(n.role == "lead" for n in named):
        named = [_with(n, "lead" if k == 0 else "support") for k, n in enumerate(named)]
    elif any("会同" in n.label for n in named) and named[0].role == "responsible":
        named = [_with(named[0], "lead"), *named[1:]]
    if rules.carried:
        have = {n.name for n in named}
        named = [*named, *(c for c in rules.carried if c.name not in have)]
    if any(n.role == "lead" for n in named):
        named = [_with(n, "support") if n.role == "responsible" else n for n in named]
    return named


def _with(named: Named, role: str) -> Named:
    return Named(named.name, named.start, named.end, role, named.label, named.before_comma)


def organisation(named: Named, span: tuple[int, int]) -> Organisation:
    return Organisation(named.name, named.role, named.label, span, inferred=named.label == "")


def in_cells(folded: str, cells: list[tuple[str, int, int]], rules: Rules) -> list[Named]:
    """The names in the cells of a table row: (label of the column, start, end) for each. The columns' labels give the roles."""
    named: list[Named] = []
    for label, start, end in cells:
        if _ACT.search(folded, start, end):
            inner = list(_names_of_run(folded[start:end], 0, end - start, label, start))
        else:
            inner = [Named(name, a, b, _role(label), label) for name, a, b in split_names(folded, start, end)]
        named += inner
    return _settle(named, rules)
