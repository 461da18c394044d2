"""Targets: quantities that are to be reached, told apart from stock, baselines, objects of work, thresholds and money."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .deadlines import Deadline, deadlines
from .quantities import Quantity, quantities


@dataclass(frozen=True, slots=True)
class Found:
    """A target at [start, end) of the page, before it is bound to its plan, task and measure."""

    start: int
    end: int
    indicator: str
    comparator: str
    value: float
    value2: float | None
    unit: str
    modality: tuple[str, ...]
    firm: bool
    kind: str
    scope: str | None
    baseline: str | None
    deadline: Deadline | None


_CLAUSE = re.compile(r"[，；。\n]")
_STRIVES = re.compile(r"力争|争取|争创|努力|鼓励|争当")
_MODALITIES = re.compile(
    r"力争|争取|争创|确保|不低于|不少于|不高于|不超过|达到|达|超过|突破|高于|低于|以上|以内|以下|左右|至少|增长|提高|提升|下降|降低|压减|减少|控制在|新增|新建|新培育|新启动|新认定|累计|建成|完成|实现|培育|打造|创建|前移|年内|全部|全覆盖|翻一番"
)
_AFTER = re.compile(r"[）”]?(?:以上|以内|以下|左右|上下)")
_ACHIEVES = re.compile(
    r"达到|达|超过|突破|不低于|不少于|不高于|至少|力争|争取|争创|增长|增幅|增速|提高|提升|下降|降低|压减|减少|控制在|稳定在|保持在|新增|新建|新培育|新启动|新认定|新开|新改|新设|新引进|新招引|新发展|累计|建成|建设|打造|创建|培育|认定|遴选|布局|完成|实现|举办|开展|培训|组织|推广|招引|"
    r"引进|引育|落地|改造|改建|扩建|建立|设立|选派|选树|选育|制定|制修订|修订|发布|编制|推出|评选|命名|获批|开通|投用|开工|竣工|启动|布设|安装|配备|种植|造林|治理|修复|压缩|缩短|提供|发放|汇聚|归集|接入|上线|储备|入库|壮大|发展|吸纳|转化|突破|覆盖|前移|排名|进入|占|比重|率|规模|总量|产值|收入|营收|数量|拟制定|新制定|执行|挖掘|发掘|检查|抽查|开发|集聚|筹集|聚集|举行|销售|交易|铺设|推进.{0,8}安装"
)
_OBJECTS = re.compile(
    r"(?:支持|推动|推进|扎实推进|依托|围绕|聚焦|针对|对|向|赋能|面向|涵盖|包括|等|由|从|以|在|共有|现有|已有|已建成|目前|全省|前|评为|排名|上述|涉及|原有|其中对)"
)
_BASELINE = re.compile(r"(?:由|从|比|较|在)[^，。；]{0,14}$")
_PAST = re.compile(r"已(?:经)?(?:建成|完成|达|有|累计|培育|形成|认定|实现|开通)|现有|原有|上年|去年|累计已")
_AS_OF = re.compile(r"截至(?![^，]*(?:前，|力争|达到))|目前")
_MONEY_GIVEN = re.compile(r"补助|奖补|奖励|资助|补贴|贴息|给予|最高|封顶|支持资金|经费支持|罚款|租金|免费|减免|返还|退还|注册资本")
_CONDITION = re.compile(r"(?:以上|以下|以内|及以上)[）)]?的(?!速度|增速|设区|县|市|区|智慧|比例|成果)")
_TIME_UNITS = {"年", "月", "日", "天", "周", "小时", "分钟", "秒", "工作日", "个月"}
_NEVER = {"年", "月", "日", "周", "期", "班", "成"}
_WHOLE = re.compile(
    r"(?:实现|达到|做到)?[^，。；、]{0,12}?全[\u4e00-\u9fa5]{0,2}覆盖(?=$|[，。；、）”])|应[\u4e00-\u9fa5]尽[\u4e00-\u9fa5]|全部(?:完成|建成|实现|达到|开展|整合|接入|覆盖|纳入|消除|达标|上线|投用)|(?<!动态)[“]?清零"
)
_NAMED_THINGS = re.compile(
    r"(?:大|项|条|个)?(?:重点|主要|推进|引领性|改革|具体|方面)*(?:工作|任务|举措|措施|机制|制度|要求|原则|方面|环节|领域|阶段|文件|标准化|部门|层面)(?!.*(?:家|户|所)$)"
)


def targets(folded: str, start: int, end: int, *, year: int | None, goals: bool, given: frozenset[int] = frozenset()) -> Iterator[Found]:
    """The targets in [start, end); in a goals section every quantity that is no baseline is one.

    `given` are the places of quantities that are provisions already: money is granted, not reached.
    """
    for a, b in _sentences(folded, start, end):
        dates = deadlines(folded, a, b, year=year)
        found = [t for q in quantities(folded, a, b) if q.start not in given and (t := _target(folded, a, b, q, dates, goals=goals))]
        found += _wholes(folded, a, b, dates, [f.start for f in found])
        yield from sorted(found, key=lambda t: t.start)


def _sentences(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    a = start
    for m in re.finditer(r"[。；\n]", folded[:end]):
        if m.start() >= start:
            yield a, m.start()
            a = m.end()
    yield a, end


def _clause(folded: str, a: int, b: int, q: Quantity) -> tuple[int, int]:
    """The clause around a quantity, between commas; a short lead-in (2022年，) is not part of it."""
    start = max((m.end() for m in _CLAUSE.finditer(folded, a, q.start)), default=a)
    after = _CLAUSE.search(folded, q.end, b)
    return start, after.start() if after else b


def _target(folded: str, a: int, b: int, q: Quantity, dates: list[Deadline], *, goals: bool) -> Found | None:
    if q.unit in _NEVER or any(d.start <= q.start < d.end for d in dates) or _inside_quotes(folded, a, q.start):
        return None
    start, end = _clause(folded, a, b, q)
    clause = folded[start:end]
    before, after = folded[start : q.start], folded[q.end : end]
    if _is_other(clause, before, after, q) or _is_past(folded, a, before, q):
        return None
    if not _is_aimed_at(before, after, q, goals=goals):
        return None
    low, high = _own_part(folded, start, end, q)
    comparator = _comparator(folded[low : q.start], folded[q.end : high], q)
    quote = (low, high) if high - low >= 6 else (start, end)
    words = folded[a:b]
    return Found(
        quote[0], quote[1], _indicator(folded, quote, q), comparator, q.low, q.high, q.unit,
        tuple(dict.fromkeys(_MODALITIES.findall(folded[start:end]))), _STRIVES.search(words[: q.start - a]) is None,
        _kind(folded[quote[0] : quote[1]], q), _scope(clause), _baseline(before), _date_for(dates, q),
    )  # fmt: skip


def _is_past(folded: str, a: int, before: str, q: Quantity) -> bool:
    return _PAST.search(before) is not None or _AS_OF.search(folded, a, q.start) is not None


def _inside_quotes(folded: str, a: int, at: int) -> bool:
    before = folded[a:at]
    return before.count("“") > before.count("”") or before.count("《") > before.count("》")


def _is_other(clause: str, before: str, after: str, q: Quantity) -> bool:
    """Baselines, money given, thresholds, ages, durations and things merely named."""
    if q.unit in _TIME_UNITS and not re.search(r"压缩|缩短|不超过|以内|控制在|不少于|达到", clause):
        return True
    if q.unit == "元" and (_MONEY_GIVEN.search(clause) or re.match(r"(?:以上)?(?:的)?[^，、]{0,20}?\d[\d.]*[万亿]?(?:家|个|户|项)", after)):
        return True
    if clause.endswith("的") or (_NAMED_THINGS.match(after) and not _AFTER.match(after)):
        return True
    if re.search(r"(?:由|从)$", before[-1:]) or (
        re.search(r"(?:由|从)[^，]*$", before)
        and re.match(r"[^，]{0,6}(?:提高|提升|增加|增长|扩大|下降|降低|降|压缩|缩短|增至|提至|减少|上升|调整|减)", after)
    ):
        return True
    if _CONDITION.match(after) or (_CONDITION.search(clause) and _MONEY_GIVEN.search(clause)):
        return True
    if re.search(r"[（(][^）)]*$", before) and not re.search(r"达|以上|占", clause[clause.rfind("（") :]):
        return True
    return (q.unit in {"位", "名", "届"} and before.endswith("前")) or (
        before.endswith("前") and re.search(r"实现|应用|电子化|上线|覆盖", after) is None
    )


def _is_aimed_at(before: str, after: str, q: Quantity, *, goals: bool) -> bool:
    marked = (
        _AFTER.match(after) is not None
        or re.search(r"(?:达到?|超过?|突破|不低于|不少于|至少|左右|力争|新增|约)[^，、]{0,4}$", before) is not None
    )
    if marked:
        return True
    if q.hanzi and q.low <= 3 and q.unit in {"个", "种", "项", "条", "类", "批", "张", "次", "位", "家", "对", "支", "名", "组", "套"}:
        return False
    acts = list(_ACHIEVES.finditer(before))
    objects = list(_OBJECTS.finditer(before))
    if goals:
        return bool(acts) or q.unit in {"%", "百分点"}
    if re.match(r"[^，。；]{0,20}(?:落地|建成|投产|竣工|开工|完工|投用)$", after) or (
        re.search(r"(?:实现|应用|电子化|上线)$", after) and before.endswith("前")
    ):
        return True
    if re.match(r"[^，。；]{0,16}(?:全部|均)", after):
        return True
    if not acts:
        return q.unit in {"%", "百分点"} and re.search(r"以上|左右", after[:4]) is not None
    return not (
        objects and objects[-1].start() > acts[-1].start() and not re.match(r"(?:推动|推进|支持)", objects[-1].group())
    ) and not _worked_on(before, after, acts)


def _worked_on(before: str, after: str, acts: list[re.Match[str]]) -> bool:
    """推动12个传统产业数字化转型: the number counts what is worked on, and no result."""
    return (
        re.match(r".*(?:支持|推动|推进)(?!.*(?:新建|新增|建成|创建|落地|打造|培育))", before) is not None
        and re.search(r"(?:转型|改造|建设|发展|攻关|升级|赋能)$", after) is not None
        and acts[-1].end() != len(before)
    )


def _own_part(folded: str, start: int, end: int, q: Quantity) -> tuple[int, int]:
    """The part of a list that is this quantity's: up to the 、 in front that closes another quantity, to the next 、 or end."""
    low, high = start, end
    for at in _list_marks(folded, start, q.start):
        if any(True for _ in quantities(folded, low, at)):
            low = at + 1
    for at in _list_marks(folded, q.end, end):
        if any(True for _ in quantities(folded, at + 1, end)):
            high = at
            break
    return low, high


def _list_marks(folded: str, start: int, end: int) -> Iterator[int]:
    """The marks between the members of a list, those inside brackets and quotes left out."""
    depth = 0
    for i in range(start, end):
        depth += (folded[i] in "（“《") - (folded[i] in "）”》")
        if depth <= 0 and folded[i] in "、和及与":
            yield i


def _comparator(before: str, after: str, q: Quantity) -> str:
    if q.high is not None:
        return "range"
    near = before[-8:]
    if re.search(r"不超过|不高于|不大于|控制在|降到|降至|下降到|压减到|压缩至|压缩到|缩短至|控制到", near) or re.match(
        r"[）”]?(?:以内|以下|之内)", after
    ):
        return "<="
    if re.match(r"[）”]?(?:左右|上下)", after) or re.search(r"约$|大约$", near):
        return "~"
    if re.search(r"(?:超过?|突破|高于|大于|多于|优于)[^，、]{0,3}$", near):
        return ">"
    if re.search(r"(?<!不)(?:低于|小于|少于)[^，、]{0,3}$", near):
        return "<"
    return ">="


def _indicator(folded: str, quote: tuple[int, int], q: Quantity) -> str:
    """What is counted: the words before the number without verbs of aiming, else those behind it."""
    before = re.sub(
        r"^(?:到|至)?(?:20\d{2}年(?:底|末)?(?:前)?|年内|年底前)?，?|(?:力争|争取|确保|实现|达到?|超过|突破|不低于|不少于|增长|提高|提升|下降|降低|左右|至少|约|全省|全市|全县|全区|累计)",
        "",
        folded[quote[0] : q.start],
    ).strip("的，、 ")
    after = re.sub(r"^[）”]?(?:以上|以内|以下|左右)|^的", "", folded[q.end : quote[1]]).strip("的，、 ")
    if q.unit in {"%", "百分点", "元", "倍"} or not after:
        return before or after
    verb = re.sub(r"^.*?(新建|新增|新培育|培育|建成|打造|创建|建设|认定|遴选|举办|开展|引进)?$", r"\1", before) if after else ""
    return (verb + after) if after else before


def _kind(quote: str, q: Quantity) -> str:
    if q.unit == "百分点":
        return "share-change"
    if q.unit == "%":
        return "growth" if re.search(r"增长|增幅|增速|增加", quote) else "share"
    if re.search(r"前移|提升\d+位|前进", quote):
        return "rank-change"
    if re.search(r"排名|位次|前\d+[名位]", quote):
        return "rank"
    if q.unit == "倍":
        return "doubling"
    if "累计" in quote:
        return "cumulative"
    return "added" if re.search(r"新|增加|增长", quote) else "level"


def _scope(clause: str) -> str | None:
    found = re.search(r"全省|全市|全县|全区|全国|全州|全盟", clause)
    return found.group() if found else None


def _baseline(before: str) -> str | None:
    found = re.search(r"(?:由|从|比|较)([^，。；]{2,16}?)(?:提高|提升|增长|增加|下降|降低|扩大|压缩)", before)
    return found.group(1) if found else None


def _date_for(dates: list[Deadline], q: Quantity) -> Deadline | None:
    """The last date stated before the quantity in its sentence; failing that, one stated behind it."""
    before = [d for d in dates if d.end <= q.start]
    return before[-1] if before else (dates[0] if dates and dates[0].start > q.end and dates[0].text.endswith("前") else None)


def _wholes(folded: str, a: int, b: int, dates: list[Deadline], taken: list[int]) -> Iterator[Found]:
    """全覆盖, 应接尽接, 全部建成: a whole population is the aim, 100 %."""
    for m in _WHOLE.finditer(folded, a, b):
        if _inside_quotes(folded, a, m.start()):
            continue
        start = max((c.end() for c in _CLAUSE.finditer(folded, a, m.start())), default=a)
        after = _CLAUSE.search(folded, m.end(), b)
        end = after.start() if after else b
        if any(start <= t < end for t in taken):
            continue
        taken = [*taken, start]
        before = [d for d in dates if d.end <= m.start()]
        zero = m.group().endswith("清零")
        unit = "元" if zero and "款" in folded[a:b] else "%"
        yield Found(start, end, folded[start : m.start()].strip(), "<=" if zero else ">=", 0.0 if zero else 100.0, None, unit, (m.group(),),
                    _STRIVES.search(folded, a, m.start()) is None, "coverage", _scope(folded[start:end]), None, before[-1] if before else None)  # fmt: skip
