"""Provisions: money granted, capped or discounted, and the thresholds that open a benefit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .quantities import Quantity, quantities
from .sentences import sentences


@dataclass(frozen=True, slots=True)
class Given:
    """A provision at [start, end) of the page, before it is bound to its task."""

    start: int
    end: int
    kind: str
    beneficiary: str
    conditions: tuple[str, ...]
    amount: float
    unit: str
    fund: str | None
    at: int


_BENEFIT = re.compile(
    r"补助|奖补|奖励|资助|补贴|贴息|给予|经费支持|资金支持|返还|减免|减半|免收|免征|免租|免费|全额退还|优惠|折扣|可享受|可申请|享用|享受|待遇|聘[用任请]|约定|下浮|担保|贷款|支持|"
    r"缓缴|缓交|延期缴|延期至|延缓|宽限|展期|补办|奖金|(?<!债)(?<!证)券|扣除|减按|减征|保险总?费率|担保费率|风险补偿|(?:供养|救助|保障|低保)标准"
)
_MONEY = re.compile(
    r"补助|奖补|奖励|资助|补贴|贴息|给予|经费|资金|返还|减免|退还|免费|贷款|优惠|(?<!债)(?<!证)券|租金|房租|免租|下浮|费率|聘[用任]|享受|约定|缓缴|缓交|延期缴|延期至|延缓|宽限|展期|补办|奖金|保险费|待遇|保证金|扣除|免征|减征|计征|使用税|增值税|所得税|契税|标准"
)
_UNITS = frozenset(["元", "%", "折", "基点", "百分点", "年", "个月"])
_RATES = frozenset(["%", "‰", "基点", "百分点"])
_PERIODS = frozenset(["年", "个月", "天", "日"])
_CAP = re.compile(r"(?:最高|不超过|不高于|上限|封顶|最多|最长|控制在)[^，。；]{0,10}$")
_THRESHOLD_AFTER = re.compile(
    r"(?:（含）)?(?:及)?(?:以上|以下|以内)(?!的?(?:补助|奖励|补贴|资助|奖补|贴息|资金|支持))[^，。；、]{0,24}(?:的|企业|人员|机构|家庭|单位|中小微企业|担保业务|人才|项目)"
    r"|（含）以[上下]|及以[上下]"
)
_OPENS = re.compile(r"对[^，]*(?:突破|达到|达|超过|不低于|不少于|高于)[^，]*$(?<!给予)")
_WHO_IS = re.compile(r"[^，]{0,24}的(?!\d)")
_PERIOD_THRESHOLD = re.compile(r"(?:毕业|退役|注册|登记|成立|失业|不足|满|经营|超过|参保|参加社会保险|持续|连续|就业)[^，。；]{0,6}$")
_PERIOD_LIMITS = ("内", "以上", "的", "以内", "及以")
_PERIOD_GIVEN = re.compile(
    r"(?:给予|按|保留|提供每年|延长|延缓|延期|延期至[^，。；]{2,8}|提供|补贴|补助|贴息|解除后|免租|免收|减免|免除|期限)[^，。；]{0,3}$"
)
_GIVES_TIME = re.compile(r"[^，。；]{0,16}(?:补贴|补助|贴息|免|租|待遇|返还|支付|补办|住宿|支持|优惠|还款|缴纳|保险)")
_WORDS = (
    (re.compile(r"(?:房租|租金)[^，。；]{0,4}减半|减半(?:征收|收取)(?:房租|租金)?"), 50.0),
    (re.compile(r"(?:房租|租金)[^，。；]{0,3}全免|免费(?:乘车|乘坐|游览|参观|入园|体检|接种|入住)"), 100.0),
    (re.compile(r"(?:房租|租金)免收|免收[^，。；]{0,6}(?:房租|租金)|全额(?:退还|返还|补贴|补助)"), 100.0),
)
_FUND = re.compile(r"(?:从|由)?([\u4e00-\u9fa5]{2,20}(?:资金|基金|经费|财政))(?:中)?(?:给予|安排|列支|予以|承担|支付)")
_MONEY_FROM = re.compile(r"资金|基金|经费|财政")
_WHO = re.compile(r"(?:^|[，；。])对([^，；。]{2,60}?)(?:，|给予|按|最高|一次性|予以)")
_FUND_SIZE = re.compile(r"(?:规模|设立|组建|注册资本|投资|产值|营业收入达到|募集)[^，。；]{0,12}$")
_BUDGET = re.compile(r"(?:安排|拨付|下达|列支|筹措)[^，。；]{0,16}$")
# A fine, or the field of a record that says what the work is paid from.
_GIVES_NOTHING = re.compile(r"罚款|处罚|没收|滞纳金|资金来源：")
_BASE = re.compile(r"[^，；]{0,4}基础上")  # 在中央财政贴息1个百分点的基础上: what is given already
# A rate in a clause that only says how much something grows or falls is aimed at: 作业人员减少30%以上.
_AIMED_AT = re.compile(r"(?:减少|压减|压缩|下降|降低|增长|增加|提高|提升|达到?|不低于)(?:\d|[^，；\d]{0,6}\d)")
_PAID_FOR = re.compile(r"每(?:增加|新增|增长|增|完成|投入|达到?|引进)$")  # 每增加1000万元产值奖励1万元
_STANDARD = re.compile(r"(?:补贴|补助|奖励|资助|工资)标准[^，；]{0,24}(?:的|按)?\d")  # 补贴标准不低于最低工资标准的70%
_MEAN_RATE = re.compile(r"平均利率(?:控制|降|下降|不高于|不超过|低于|稳定|保持)")  # of all loans: an aim, and nothing given
_GIVEN_RATE = re.compile(r"补|奖|贴|给予|支持|返还|减免|减征|免征|优惠|租|税|费|利率|利息|扣除|下浮|上浮|执行|比例|标准|折|薪|待遇|工资")
_FOR_EACH = re.compile(r"(?:每(?:个|家|人|户|项|名|亩|套|台|辆|件|场|年)|最高|不超过)$")
_LONGEST_QUOTE = 40


def provisions(folded: str, start: int, end: int) -> Iterator[Given]:
    """The provisions in [start, end)."""
    giving = False
    for a, b in sentences(folded, start, end) if _BENEFIT.search(folded, start, end) else ():
        if giving and folded[a - 1] == "；" and not _BENEFIT.search(folded, a, b):
            yield from _each(folded, a, b)
            continue
        giving = False
        if not _BENEFIT.search(folded, a, b) or not _MONEY.search(folded, a, b) or _GIVES_NOTHING.search(folded, a, b):
            continue
        for q in quantities(folded, a, b):
            if kind := _kind(folded, a, b, q):
                giving = True
                yield from _given(folded, a, b, q, kind)
        yield from _in_words(folded, a, b)


def _each(folded: str, a: int, b: int) -> Iterator[Given]:
    """产业园每个补助500万元；产业强镇每个300万元: what goes on behind a semicolon with the benefit before it."""
    for q in quantities(folded, a, b):
        if q.unit == "元" and _FOR_EACH.search(folded, a, q.start):
            yield from _given(folded, a, b, q, "cap" if _CAP.search(folded[max(a, q.start - 14) : q.start]) else "grant")


def _given(folded: str, a: int, b: int, q: Quantity, kind: str) -> Iterator[Given]:
    """One for each amount: 2亿元至4亿元 grants from one to the other."""
    begin, stop = _place(folded, a, b, q)
    if kind == "threshold":
        begin = max(begin, folded.rfind("、", a, q.start) + 1)
    who, conditions, fund = _who(folded[a:b]), _conditions(folded, a, q), _fund(folded[a:b])
    for amount in [q.low, *([q.high] if q.high is not None else [])]:
        share, unit = (amount * 10, "%") if q.unit == "折" else (amount, q.unit)  # 八折 is 80 %
        yield Given(begin, stop, kind, who, conditions, share, unit, fund, q.start)


def _in_words(folded: str, a: int, b: int) -> Iterator[Given]:
    """减半 is 50 %, 免收 and 全额 are 100 %."""
    for pattern, share in _WORDS:
        for m in pattern.finditer(folded, a, b):
            start = folded.rfind("，", a, m.start()) + 1 or a
            comma = folded.find("，", m.end(), b)
            stop = comma if comma != -1 else b
            yield Given(start, min(stop, m.end() + _LONGEST_QUOTE), "discount", _who(folded[a:b]), (), share, "%", None, m.start())


def _kind(folded: str, a: int, b: int, q: Quantity) -> str | None:
    before, after = folded[max(a, q.start - 14) : q.start], folded[q.end : min(b, q.end + 30)]
    if q.unit == "折":
        return "discount"
    if q.unit in _PERIODS:
        return _kind_of_period(before, after, q)
    if _THRESHOLD_AFTER.match(after):
        return "threshold"
    if q.unit in {"元", "%"} and _opens(folded, a, b, q):
        return "threshold"
    if q.unit == "元" or (q.unit.startswith("元/") and _GIVEN_RATE.search(folded, max(a, q.start - 14), min(b, q.end + 8))):
        return None if _PAID_FOR.search(before) else _kind_of_sum(before, after)
    if q.unit in _RATES:
        return _kind_of_rate(folded, a, b, q)
    return "grant" if q.unit == "卡时" else None


def _opens(folded: str, a: int, b: int, q: Quantity) -> bool:
    """对年营业收入首次突破10亿元、50亿元的企业: the sums that open a benefit, not those given."""
    start = folded.rfind("，", a, q.start) + 1 or a
    comma = folded.find("，", q.end, b)
    return _OPENS.search(folded[start : q.start]) is not None and _WHO_IS.match(folded[q.end : comma if comma != -1 else b]) is not None


def _kind_of_sum(before: str, after: str) -> str | None:
    if re.search(r"(?:发放|新增|投放)[^，]*(?:贷款|授信)[^，]*$|(?:余额|增速|整合|争取|撬动|带动)[^，]*$", before):
        return None
    if _FUND_SIZE.search(before) and not re.search(r"给予|补助|奖", before):
        return None
    if _BUDGET.search(before):
        return "other"
    return "cap" if _CAP.search(before) or after.startswith(("以内", "封顶", "以下")) else "grant"


def _kind_of_period(before: str, after: str, q: Quantity) -> str | None:
    if (q.unit == "年" and q.low > 1900) or after.startswith("期") or before.endswith("分"):
        return None
    if _CAP.search(before) and not re.match(r"的(?:人员|企业|人|学生|失业)", after):
        return "cap"
    if _PERIOD_THRESHOLD.search(before) and (after.startswith(_PERIOD_LIMITS) or before.endswith(("不足", "满"))):
        return "threshold"
    if after.startswith(("以上", "及以上")):
        return "threshold"
    if _PERIOD_GIVEN.search(before) and (_GIVES_TIME.match(after) or re.search(r"延|解除后|补贴|补助|贴息|期限", before)):
        return "other" if re.search(r"延|解除后", before) else "grant"
    return None


def _kind_of_rate(folded: str, a: int, b: int, q: Quantity) -> str | None:
    around = folded[max(a, q.start - 12) : q.end + 8]
    risen_from = re.search(r"由[^，]*$", folded[a : q.start]) and folded[q.end : q.end + 2] in {"提高", "增加"}
    if q.unit != "%" and not re.search(r"贴息|给予|利率|费率|利息", folded[slice(*_place(folded, a, b, q))]):
        return None
    own = folded[slice(*_place(folded, a, b, q))]
    if _BASE.match(folded, q.end, b) or _MEAN_RATE.search(own) or (_AIMED_AT.search(own) and not _GIVEN_RATE.search(own)):
        return None
    if q.unit == "%" and _STANDARD.search(own):
        return "grant"
    if re.search(r"增长|达到|覆盖率|比重|增速|融资成本|不低于(?!.*执行)", around) or risen_from:
        return None
    if _CAP.search(folded[max(a, q.start - 14) : q.start]):
        return "cap"
    gives = re.search(r"给予|补助|补贴|贴息|奖励|资助", folded[a:b])
    lowers = re.search(r"按|减|免|贴|补|返还|执行|再降|降至|扣除|承担|优惠|上浮|下调|奖", folded[a:b]) and not re.search(
        r"鼓励[^，]*下浮|下浮\d+%以上", folded[a : q.end + 4]
    )
    if not lowers:
        return None
    return "grant" if gives and not re.search(r"减|免|优惠|执行|缴纳", folded[a:b]) else "discount"


def _place(folded: str, a: int, b: int, q: Quantity) -> tuple[int, int]:
    """The clause of the benefit; of a long one the words around the amount."""
    start = folded.rfind("，", a, q.start) + 1 or a
    comma = folded.find("，", q.end, b)
    stop = comma if comma != -1 else b
    if q.start - start > _LONGEST_QUOTE:
        cut = next((i + 1 for i in range(q.start - _LONGEST_QUOTE, q.start - 8) if folded[i] in "、：；"), q.start - _LONGEST_QUOTE)
        start = max(start, cut)
    return start, min(stop, q.end + _LONGEST_QUOTE)


def _who(sentence: str) -> str:
    found = _WHO.search(sentence)
    return found.group(1).removesuffix("的") if found else ""


def _conditions(folded: str, a: int, q: Quantity) -> tuple[str, ...]:
    return tuple(m.group().strip("，对") for m in re.finditer(r"[^，；。]+的(?=，)", folded[a : q.start]))


def _fund(sentence: str) -> str | None:
    found = _FUND.search(sentence) if _MONEY_FROM.search(sentence) else None
    return found.group(1) if found else None
