"""Provisions: money granted, capped or discounted, and the thresholds that open a benefit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .quantities import Quantity, quantities


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
    r"补助|奖补|奖励|资助|补贴|贴息|给予|经费支持|资金支持|返还|减免|减半|免收|免征|全额退还|优惠|折扣|可享受|可申请|享用|享受|待遇|聘[用任请]|约定|下浮|担保|贷款|支持"
)
_MONEY = re.compile(r"补助|奖补|奖励|资助|补贴|贴息|给予|经费|资金|返还|减免|退还|免费|贷款|优惠|券|租金|房租|下浮|费率|聘[用任]|享受|约定")
_UNITS = {"元", "%", "折", "个基点", "基点", "年", "个月"}
_CAP = re.compile(r"(?:最高|不超过|上限|封顶|最多|最长)[^，。；]{0,10}$")
_THRESHOLD_AFTER = re.compile(
    r"(?:（含）)?(?:及)?(?:以上|以下|以内)[^，。；、]{0,24}(?:的|企业|人员|机构|家庭|单位|中小微企业|担保业务)|（含）以[上下]|及以[上下]"
)
_PERIOD_THRESHOLD = re.compile(r"(?:毕业|退役|注册|登记|成立|登记失业|不足|满|经营|超过|参保|持续|连续|失业)[^，。；]{0,4}$")
_PERIOD_GIVEN = re.compile(r"(?:给予|按|保留|提供每年|延长|延缓|延期|延期至[^，。；]{2,8}|提供)[^，。；]{0,3}$")
_PERIODS = {"年", "个月", "天", "日"}
_PEOPLE = {"人", "个", "家", "名", "次", "项"}
_WORDS = (
    (re.compile(r"房租减半|租金减半|减半(?:征收|收取)"), 50.0),
    (re.compile(r"房租免收|免收房租|租金免收|免收租金|全额退还|全额返还|全额补贴|全额补助"), 100.0),
)
_FUND = re.compile(r"(?:从|由)?([\u4e00-\u9fa5]{2,20}(?:资金|基金|经费|财政))(?:中)?(?:给予|安排|列支|予以|承担|支付)")
_WHO = re.compile(r"(?:^|[，；。])对([^，；。]{2,60}?)(?:，|给予|按|最高|一次性|予以)")


def provisions(folded: str, start: int, end: int) -> Iterator[Given]:
    """The provisions in [start, end)."""
    for a, b in _sentences(folded, start, end):
        if not _BENEFIT.search(folded, a, b) or not _MONEY.search(folded, a, b):
            continue
        for q in quantities(folded, a, b):
            if kind := _kind(folded, a, b, q):
                begin, stop = _place(folded, a, b, q)
                yield Given(
                    begin, stop, kind, _who(folded[a:b]), _conditions(folded, a, q), q.high or q.low, q.unit, _fund(folded[a:b]), q.start
                )
        yield from _in_words(folded, a, b)


def _in_words(folded: str, a: int, b: int) -> Iterator[Given]:
    """减半 is 50 %, 免收 and 全额 are 100 %."""
    for pattern, share in _WORDS:
        for m in pattern.finditer(folded, a, b):
            start = folded.rfind("，", a, m.start()) + 1 or a
            yield Given(start, m.end(), "discount", _who(folded[a:b]), (), share, "%", None, m.start())


def _sentences(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    a = start
    for m in re.finditer(r"[。；\n]", folded[:end]):
        if m.start() >= start:
            yield a, m.start()
            a = m.end()
    yield a, end


def _kind(folded: str, a: int, b: int, q: Quantity) -> str | None:
    before, after = folded[max(a, q.start - 14) : q.start], folded[q.end : min(b, q.end + 30)]
    if q.unit in _PERIODS:
        return _kind_of_period(before, after)
    if _THRESHOLD_AFTER.match(after):
        return "threshold" if q.unit in {"元", "%"} | _PEOPLE else None
    if q.unit == "元":
        return "cap" if _CAP.search(before) or after.startswith(("以内", "封顶")) else "grant"
    if q.unit in {"%", "基点"}:
        return _kind_of_rate(folded, a, b, q)
    return "grant" if q.unit == "卡时" else None


def _kind_of_period(before: str, after: str) -> str | None:
    if _CAP.search(before):
        return "cap"
    if _PERIOD_THRESHOLD.search(before) and (after.startswith(("内", "以上", "的", "以内", "及以")) or before.endswith(("不足", "满"))):
        return "threshold"
    if _PERIOD_GIVEN.search(before):
        return "other" if re.search(r"延", before) else "grant"
    return None


def _kind_of_rate(folded: str, a: int, b: int, q: Quantity) -> str | None:
    around = folded[max(a, q.start - 12) : q.end + 8]
    if re.search(r"增长|达到|覆盖率|比重|增速|不低于", around) or (
        re.search(r"由[^，]*$", folded[a : q.start]) and folded[q.end : q.end + 2] in {"提高", "增加"}
    ):
        return None
    if _CAP.search(folded[max(a, q.start - 14) : q.start]):
        return "cap"
    return (
        "discount"
        if re.search(r"按|减|免|贴|补|返还|执行|再降|上浮|下调|奖", folded[a:b])
        and not re.search(r"鼓励[^，]*下浮|下浮\d+%以上", folded[a : q.end + 4])
        else None
    )


def _place(folded: str, a: int, b: int, q: Quantity) -> tuple[int, int]:
    """From the words that name who gets it to the end of the benefit's clause."""
    stop = re.compile(r"[，]").search(folded, q.end, b)
    end = stop.start() if stop else b
    if _THRESHOLD_AFTER.match(folded[q.end : q.end + 14]):
        nxt = re.compile(r"[，]").search(folded, end + 1, b) if stop else None
        end = nxt.start() if nxt else b
    comma = folded.rfind("，", a, q.start)
    who = folded.rfind("对", a, q.start)
    start = who if who != -1 and q.start - who < 90 and (who == a or folded[who - 1] in "，；。") else (comma + 1 if comma != -1 else a)
    return start, end


def _who(sentence: str) -> str:
    found = _WHO.search(sentence)
    return found.group(1).removesuffix("的") if found else ""


def _conditions(folded: str, a: int, q: Quantity) -> tuple[str, ...]:
    return tuple(m.group().strip("，对") for m in re.finditer(r"[^，；。]+的(?=，)", folded[a : q.start]))


def _fund(sentence: str) -> str | None:
    found = _FUND.search(sentence)
    return found.group(1) if found else None
