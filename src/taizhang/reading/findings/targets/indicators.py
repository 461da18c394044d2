"""What a target counts or measures: the words around its number without those that aim, date and lead up to it."""

import re
from itertools import pairwise

from ..quantities import Quantity, quantities
from . import others

# What leads up to a number without being what is measured.
_LEADS_IN = re.compile(
    r"^(?:其中|全年|将|到|至|截至|计划)*，?(?:(?:20\d{2}年)?(?:\d{1,2}月)?(?:\d{1,2}日|底|末|上旬|中旬|下旬)?(?:之?前)?|年内|年底前|今年"
    r"|[一二两三四五]年(?:内|来)?(?:累计|共)?(?!期|级|制|度|一遇))?，?(?:力争|争取|确保|实现|使|推动)*"
)
_AIMS = re.compile(
    r"(?:(?:由|从)[^，]*?(?:提高|提升|增长|增加|下降|降低|扩大|压缩|缩短)|力争|争取|确保|实现|不低于|不少于|不高于|不超过|不大于|达到?|超过|突破|"
    r"(?:控制|稳定|保持|维持)在|增长|提高|提升|下降|降低|压减|压缩|缩短|减少|降|增|突破|左右|至少|低于|高于|约|累计|年均|平均|分别)+[到至]?$|[到至]$"
)
_AROUND = re.compile(r"全省|全市|全县|全区|累计")
_NEW = re.compile(r"^.*?(新建|新增|新培育|培育|建成|打造|创建|建设|认定|遴选|举办|开展|引进)?$")
_NO_THINGS = frozenset(["%", "‰", "百分点", "元", "倍"])
_BEHIND = re.compile(r"^[）”]?(?:以上|以内|以下|左右|之?内$)|^的|^（[^）]*）")
_COMPARED = re.compile(r"(?:比|较|同比)(?:上年|去年|20\d{2}年|往年)?(?:同期)?(?:底|末)?$")
# An act alone names nothing: what it acts on stands in the clause before it (建设停车场，年内建成15个).
_ONLY_ACTS = re.compile(
    r"(?:新建|新增|建成|建设|完成|改造|补建|打造|创建|培育|认定|服务|开工|竣工|投用|覆盖|实施|启动|全部|基本|达标|其中|设立|规模|每年|政策|可|）|”|、)*"
)
_YEARS = re.compile(r"(?:到?20\d{2}年(?:[、和]|(?!底|末)))+")
_LIST = re.compile(r"(?:、|和|与|(?<!普)(?<!涉)及(?!时))(?![^（]*）)")
_MARK = re.compile(r"(?:以上|以下|以内|左右)?[、和及与，](?:达到?)?")
_SORT = re.compile(r"(?:排放总?量|浓度|产值|增加值|[一-龥]{1,3}率|总量|数量|面积|产量|占比|比重|收入)$")


def indicator(before: str, after: str, q: Quantity) -> str:
    """What is counted: the words before the number without those that aim, else those behind it."""
    if before.endswith("（") and after.startswith("）"):  # 东湖片区（4.2平方公里）
        before, after = before[:-1], ""
    measured = _AROUND.sub("", _AIMS.sub("", _LEADS_IN.sub("", before).strip("的，、 "))).strip("的，、 ")
    measured = _COMPARED.sub("", measured)
    things = "" if after.startswith("、") else _BEHIND.sub("", after).strip("的，、 ")
    if q.unit in _NO_THINGS or not things:
        return measured or things
    return _NEW.sub(r"\1", measured) + things


def in_sentence(folded: str, sentence: tuple[int, int], clause: tuple[int, int], found: str) -> str:
    """`found`, or where it names nothing the words of the nearest clause before it that count nothing themselves."""
    if not _ONLY_ACTS.fullmatch(found):
        return found
    parts = re.split(r"[，：]", folded[sentence[0] : clause[0]].rstrip("，："))
    for part in reversed(parts):
        words = _AROUND.sub("", _LEADS_IN.sub("", part.strip())).strip("的，、 ")
        if any(not others.never(q) for q in quantities(part, 0, len(part))):
            break
        if not _ONLY_ACTS.fullmatch(words):
            return words
    return found


def in_row(folded: str, clause: tuple[int, int], q: Quantity) -> str | None:
    """The name that stands where the number stands in its row: 氨氮、总磷排放量分别下降8%、10%. None where no row is."""
    word = folded.rfind("分别", clause[0], q.start)
    numbers = [n.start for n in quantities(folded, word, clause[1]) if not others.never(n)] if word != -1 else []
    if len(numbers) < 2 or q.start not in numbers or not _in_a_row(folded, numbers, clause[1]):
        return None
    years = _YEARS.match(folded, clause[0], word)
    if years and years.group().count("年") == len(numbers):
        return folded[years.end() : word] + _AIMS.sub("", folded[word + 2 : numbers[0]]) or None
    names = _LIST.split(_LEADS_IN.sub("", folded[clause[0] : word]))
    if len(names) != len(numbers):
        return None
    name, last = names[numbers.index(q.start)], names[-1]
    sort = _SORT.search(last)
    return name.split("等")[0] + (sort.group() if sort and not _SORT.search(name) else "")


def _in_a_row(folded: str, numbers: list[int], end: int) -> bool:
    """Whether nothing but the marks of a list stands between the numbers."""
    ends = [n.end for n in quantities(folded, numbers[0], end)]
    between = [folded[a:b] for (_, b), a in zip(pairwise(numbers), ends, strict=False)]
    return all(_MARK.fullmatch(words) for words in between)
