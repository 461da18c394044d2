"""Who owes a task that states nobody in brackets: the organisations that its sentences make the doers (省生态环境厅要…)."""

import re
from collections.abc import Iterator
from itertools import islice

from ..structure.bodies import LEVEL, MINISTRIES, ends_list, is_body, lists_bodies
from .duties import EVERYBODY, NAME_GOES_ON, NOT_FIRST, PREDICATE
from .organisations.elided import is_function, restored
from .organisations.named import LEAD, RESPONSIBLE, SUPPORT, Named, role_of, with_role
from .organisations.names import names_in
from .sentences import SENTENCE

_CLAUSE = re.compile(r"(?:[^，：、]+|、(?<!(?:集人|组长|牵头|成员|配合)(?:单位|部门)、))+")
# What may stand before the doer in its clause.
_BEFORE = re.compile(
    r"[ ]*(?:(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日|底|中旬|上旬|下旬)?(?:之?前|起|内))?(?:其中|同时|此外|另外|一是|二是|三是|四是|五是|原则上|以(?=[^，]{2,80}为(?:总|副)?(?:牵头|配合|责任|成员|召集人)))?(?P<agent>(?:均|并|要|须|应|可|具体|统一|分别|成员)?由)?"
)
_AGENT = re.compile(r"由(?=[^由]*$)|由")
_HEADED_BY = "负责人 负责同志 领导同志 领导 一把手".split()
_TOGETHER = "共同 分别 联合 各自 均 也 都 同时 还 则 既".split()
_OF_A_KIND = "相关 有关 职能 成员 主管 行业 行政 监管 责任".split()
_HEADS = re.compile(rf"(?:的)?(?:党政)?(?:主要|分管)?(?:{'|'.join(_HEADED_BY)})$")
_MANY = re.compile(rf"等(?:{'|'.join(_OF_A_KIND)})*(?:部门|单位)?(?:人员)?$|(?:{'|'.join(_TOGETHER)})$")
_MAY_FOLLOW = ("等", "部门", "单位", "人员", *_OF_A_KIND, *_TOGETHER, *_HEADED_BY)  # words that end otherwise end in a name
# 等部门 closes a list of what departments do; so does the kind behind the last of them (财政、发展改革部门).
_OPEN_LIST = re.compile(rf"、[^、，。；]{{2,10}}(?<!有关)(?<!相关)(?:主管|行政)?部门|等(?:{'|'.join(_OF_A_KIND)})*(?:部门|单位)")
_STRONG = re.compile(
    rf"(?:[{LEVEL}](?!场|域)|各|国务院|国家|有关|地方|当地|自治|中央|人民银行|人民法院|人民检察院|{MINISTRIES})|.*(?:组|办公室|专班|指挥部|管委会|联席会议|机关|委员会|[局厅委])$"
)
_SUPPORTS = re.compile(
    r"(?:要|应|须)?(?:积极|主动|全力|大力|予以|给予|做好|共同|密切|分别|按(?:照)?职责)*(?:配合|支持|协助|参与)(?:实施|落实|做好)?$|(?:要|应|须)?(?:积极|主动|全力)?(?:配合|协助|参与|参加)"
)
_STANDS_BY = re.compile(r"(?:要|应)?(?:积极|主动|全力)(?:配合|支持|协助)(?:$|[^，]{0,4}工作$)")
_LEADS = re.compile(r"牵头(?!单位|部门|人)")
_WITH = re.compile(r"(?:会同|会商(?=[省市县区州国各]|有关|相关)|牵头会(?!商|议)|商(?=[省市县区]|有关|各))")
_NO_NAME = re.compile(r"(?<!设区)的|[“”《》由把被可将已]|委托|(?<!临)时|后(?!勤)")
_NOBODY = re.compile(r"(?:有关|相关|其他|其他有关)(?:部门|单位|方面|机构)")
_AGENT = re.compile("由")
_AGENTS = 4  # no clause of a plan has more
_DUTY_BEHIND = re.compile(r"：(?:主要|具体|统一|全面)?(?P<act>负责|牵头|承担|配合|协助|统筹|做好|指导|组织)")  # 县水务局：负责技术指导
_GROUP = re.compile(r"(?:共同)?组成")
_IS_PART = re.compile(r"(?:作)?为(?P<part>(?:总|副)?(?:召集人|牵头|组长|主办|责任|成员|配合|参与)(?:单位|部门)|成员)")


def subjects(folded: str, start: int, end: int) -> Iterator[Named]:
    """The names, in order, each once; who takes the lead in words (牵头, 会同) is the lead."""
    seen: set[str] = set()
    for sentence in SENTENCE.finditer(folded, start, end):
        for n in _of_sentence(folded, *sentence.span()):
            if n.name not in seen:
                seen.add(n.name)
                yield n


def _of_sentence(folded: str, start: int, end: int) -> list[Named]:
    named: list[Named] = []
    for clause in _CLAUSE.finditer(folded, start, end):
        found = _of_clause(folded, *clause.span())
        if not found and named and (words := _WITH.match(clause.group().strip())):
            named = [*(with_role(n, LEAD) for n in named), *_others(folded, clause.start() + words.end(), clause.end())]
        elif not found and (duty := _DUTY_BEHIND.match(folded, clause.end(), end)) and lists_bodies(clause.group().strip()):
            found = [with_role(n, role_of(duty["act"])) for n in restored(names_in(folded, *clause.span()))]
        elif not found and named and _STANDS_BY.match(clause.group()):
            named = [with_role(n, SUPPORT) if n.role == RESPONSIBLE else n for n in named]
        named += found
    return named


def _of_clause(folded: str, start: int, end: int) -> list[Named]:
    """The doers of one clause, with those whom they act 会同."""
    before = _BEFORE.match(folded, start, end)
    begin = before.end() if before else start
    found = _doers(folded, begin, end, agent=bool(before and before["agent"]))
    if not found:
        for agent in islice(_AGENT.finditer(folded, begin, end), _AGENTS):
            if found := _doers(folded, agent.end(), end, agent=True):
                break
    return found


def _doers(folded: str, start: int, end: int, *, agent: bool) -> list[Named]:
    for predicate in PREDICATE.finditer(folded, start + 2, end):
        if predicate.start() - start > 260:
            return []
        who = folded[start : predicate.start()]
        if _ends_list(who) and (predicate["modal"] or predicate.group() in "为是" or not NAME_GOES_ON.match(folded, predicate.end(), end)):
            return _parted(folded, start + len(who), end, _names(folded, start, who, firm=agent or bool(predicate["modal"])))
    group = _GROUP.search(folded, start, end) if agent else None
    if group:
        return [with_role(n, SUPPORT) for n in _names(folded, start, folded[start : group.start()], firm=True)]
    return []


def _ends_list(who: str) -> bool:
    return ends_list(_bare(who)) or _OPEN_LIST.search(who[-10:]) is not None


def _bare(who: str) -> str:
    who = who.rstrip()
    while who.endswith(_MAY_FOLLOW) and (bare := _HEADS.sub("", _MANY.sub("", who)).rstrip()) != who:
        who = bare
    return who


def _names(folded: str, start: int, who: str, *, firm: bool) -> list[Named]:
    """The names of bodies in `who`, or none where it does not begin as a list of them."""
    several = _OPEN_LIST.search(who) is not None
    named = list(restored(names_in(folded, start, start + len(who if several else _bare(who)))))
    if not named or not _may_be_name(named[0].name):
        return []
    named = [n for n in named if _may_be_name(n.name) and (is_body(n.name) or (several and is_function(n.name)))]
    named = [n for n in named if not EVERYBODY.fullmatch(n.name) or _is_named(n.name)]
    return named if firm or several or any(_STRONG.match(n.name) for n in named) else []


def _may_be_name(name: str) -> bool:
    return len(name) <= 30 and not NOT_FIRST.match(name) and not _NO_NAME.search(name)


def _is_named(name: str) -> bool:
    """A general call that names its level (市级有关部门, 国务院有关部门) is a body all the same."""
    return re.match(rf"(?:国务院|[{LEVEL}](?:级|直)?)(?:各)?(?:有关|相关)", name) is not None


def _parted(folded: str, at: int, end: int, named: list[Named]) -> list[Named]:
    """`named` with the roles that the predicate at `at` gives, and those whom it brings in."""
    said = folded[at:end].strip()
    if part := _IS_PART.match(said):
        return [with_role(n, role_of(part["part"])) for n in named]
    if joint := _WITH.search(folded, at, min(end, at + 12)):
        return [*(with_role(n, LEAD) for n in named), *_others(folded, joint.end(), end)] if named else []
    role = LEAD if _LEADS.search(said) else SUPPORT if _SUPPORTS.match(said) else RESPONSIBLE
    return [with_role(n, role) for n in named]


def _others(folded: str, start: int, end: int) -> list[Named]:
    """Those behind 会同, up to what they do together; 有关部门 alone tells nobody."""
    end = next((p.start() for p in PREDICATE.finditer(folded, start + 2, end) if _ends_list(folded[start : p.start()])), end)
    several = _OPEN_LIST.search(folded, start, end) is not None
    named = restored(names_in(folded, start, end))
    named = (n for n in named if len(n.name) <= 24 and (is_body(n.name) or (several and is_function(n.name))))
    return [with_role(n, SUPPORT) for n in named if not _NOBODY.fullmatch(n.name)]
