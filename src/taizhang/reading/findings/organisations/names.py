"""The names in a list: split at the marks of a list, never inside a name, and cleaned of what only stands at them."""

import re
from collections.abc import Iterator

from ...structure.bodies import COLLECTIVE, LEVEL, MARKS, PLACE, ends_as_body, is_body
from .elided import restored
from .named import RESPONSIBLE, Named

_OPEN, _CLOSE = "（〔〈[<", "）〕〉]>"
_MAY_PART = re.compile(f"[{re.escape(_OPEN + _CLOSE)}、，；\n /和及与暨]")
# 等 closes an open list; 等相关部门 behind it is no body of its own.
_OPEN_END = re.compile(
    r"等(?:\d+|[一二三四五六七八九十]+)?(?:个|家)?(?:省|市|区|县)?(?:级|直)?(?:相关|有关|其他|成员|职能|行业|主管|责任|行政|监管|各)*(?:部门单位|单位部门|部门|单位|机构)(?:（单位）|[、和及](?:相关|有关)?(?:单位|机构|企业|人员))?(?:人员)?|等(?:相关|有关)(?:企业|银行|金融机构|院校|高校)"
)
_AND_ITS = re.compile(r"(?:以?及|和|、)其(?:有关|相关|所属|组成|工作|职能)*(?:部门|单位|机构)")
_NOTE = re.compile(
    r"[（〈〔<](?:[^（）〈〉〔〕<>]{0,12}[，、])?(?:含|包括|包含|不含|以下|下同|负责|按照?|由|主要|具体|除|排名|列|其中|仅限|限|涉及|设在|挂靠)[^（）〈〉〔〕<>]*[）〉〕>]"
)
_BLANKED = (("", _NOTE), ("等", _OPEN_END), ("其", _AND_ITS))
_NUMBER = re.compile(r"^(?:\d{1,2}[.、．]|（\d{1,2}）|[①-⑳])(?=\D)")
_NEXT_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff）])\d{1,2}[.、]?$")  # of the field that follows on the same line
_LEADING = re.compile(r"^(?:涉及的|并由|均由|再由|其中由|由|请|以及|及(?!时)|和(?=[各省市县有相])|并|同时)(?=\S{2})")
_AGENT = re.compile(r"(?<!自)由(?=[^，]{2})")  # 急救培训由县红十字会: the body stands behind 由
_REACH = 60  # the longest name of a body, with what stands at it
# A person in brackets behind the body; 金融办 and 高新区 begin with names too and are bodies.
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
_PERSON = re.compile(rf"(?<=[局委厅部办府院会团社司心])（[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?<![省市县区局委办部厅处科室组镇乡村街司])）$")
_EMPTY = re.compile(r"[（〔〈][\s，；]*[）〕〉]$")  # what is left of a bracket that held a rule
_MAY_LEAD = "涉并均再其请以及和同由"  # the first letters of what _LEADING takes off
_NOBODY = frozenset("省 市 区 县 其他 等 各 有关 相关 无 略 待定 同上 责任 牵头 配合 落实 负责".split())
_HANZI = re.compile(r"[\u4e00-\u9fff]")
_COLLECTIVE_HALF = re.compile(
    rf"(?:全[省市县区])?各(?:有关|相关)?(?:{PLACE})(?:[（〔][^（）〔〕]*[）〕])?(?:、(?:{PLACE}))*|各?盟行政公署|(?:设区的?市|地级以上市|自治州|自治县|省|市|区|县|州|盟|乡|镇|地)(?:、(?:自治州|自治县|省|市|区|县|州|盟|乡|镇|地))*"
)
_OTHER_HALF = re.compile(
    r"(?:省|自治区|直辖市|设区市|市|州|盟|地|县|区|旗|市州|市县|县区|区县|县市区|县级市|镇|乡|兵团|特别行政区|新区){1,3}(?:[（〔][^（）〔〕]*[）〕])?(?P<rest>.*)",
    re.DOTALL,
)
# 各乡镇、街道办事处 are of one level, and one body as written; 各区、街道 are two.
_TOWN = r"(?:乡镇|镇街|街镇|乡|镇|街道|街|苏木)(?:办事处|办|人民政府|政府|党委|党工委)?(?:[（〔][^（）〔〕]*[）〕])?"
_TOWNS_OF = re.compile(rf"(?:全[省市县区州])?各{_TOWN}(?:、{_TOWN})*")
_MANY_GOVERNMENTS = re.compile(r"(?:有关|相关|各).*政府")  # 各县（市、区）政府、管委会: the committees of their zones
_OTHER_TOWNS = re.compile(rf"{_TOWN}(?:、{_TOWN})*")
_LEVELS = re.compile(rf"[{LEVEL}](?:、[{LEVEL}])*")  # 市、区水务主管部门: a level alone is nobody
_TOWNS = re.compile(r"[镇乡街]")
_KIND = re.compile(r"(?:人民)?政府(?:（管委会）)?|(?:人民)?政府、?.*管委会|管委会|党委|党委(?:和|、)?(?:人民)?政府|")
# A second line of one name, not a second name: 国家税务总局 + 禾岭县税务局, 市生态环境局 + 禾岭分局.
_SHARE_AN_END = re.compile(r"(?:园区|开发区|新区|示范区|功能区|街道|乡镇|镇|区)$")  # 园区和示范区管委会 is one
_WHOLE_FIRST = re.compile(
    r"(?:国家税务总局|中国人民银行|人民银行|国家统计局|国网|中国电信|中国移动|中国联通|中国银行|中国[工建农].{0,4}银行|金融监管总局|国家金融监督管理总局)$"
)
_BRANCH = re.compile(r".{0,8}(?:分局|支局|监管组|支行|分行|办事处|分公司|监管分局|税务局|调查队)")


def split_names(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """(name, start, end) of each name in a list; collective names with a 、 inside (各省、自治区、直辖市政府) stay whole."""
    for n in restored(names_in(text, start, end)):
        yield n.name, n.start, n.end


def names_in(text: str, start: int, end: int) -> Iterator[Named]:
    """The names as they stand, without levels restored and without a role."""
    bare = without_notes(text[start:end])
    for a, b in _pieces(bare, 0, len(bare)):
        if found := _cleaned(bare, a, b, start):
            yield found


def without_notes(text: str) -> str:
    """`text` as long as before, with open ends (等部门) and notes in brackets (含…，下同) blanked out."""
    for word, pattern in _BLANKED:
        if word in text:  # as in few names
            text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text


def _cleaned(text: str, a: int, b: int, offset: int) -> Named | None:
    raw = text[a:b]
    if (
        raw.isalpha()
        and raw[-1] >= "\u4e00"
        and raw[0] not in _MAY_LEAD
        and raw[-1] != "等"
        and "由" not in raw
        and raw not in _NOBODY
        and text[b : b + 1] != "及"
    ):
        return Named(raw, a + offset, b + offset, RESPONSIBLE, "")  # most names have nothing about them
    marked = next((c for c in raw if c in MARKS), "")
    name = raw.strip(f" ，、。；：\n\t——/-{MARKS}")
    name = _AGENT.split(_EMPTY.sub("", name))[-1]
    name = _NEXT_NUMBER.sub("", _LEADING.sub("", _NUMBER.sub("", name))).strip(f" {MARKS}")
    name = name.removesuffix("以" if text[b : b + 1] == "及" else "等").removesuffix("等").rstrip()
    if (first := name.split()[:1]) and first[0] != name and is_body(first[0]) and not is_body("".join(name.split())):
        name = first[0]  # a person behind the body
    for opening, closing in ("（）", "【】", "［］", "[]", "〔〕"):
        if name.count(closing) > name.count(opening):
            name = name.rstrip(closing)
        elif name.count(opening) > name.count(closing):
            name = name.lstrip(opening)
    name = _PERSON.sub("", name)
    if "".join(name.split()) in _NOBODY or not _HANZI.search(name):
        return None
    begin = a + raw.find(name)
    return Named(
        "".join(c for c in name if not c.isspace() and c not in MARKS),
        begin + offset,
        begin + len(name) + offset,
        RESPONSIBLE,
        "",
        marked=marked,
    )


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    depth, a = 0, start
    for mark in _MAY_PART.finditer(text, start, end):
        i, c = mark.start(), mark[0]
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and _parts(text, i, a, end):
            pieces.append((a, i))
            a = i + 1
    pieces.append((a, end))
    return _joined_halves(text, pieces)


def _parts(text: str, i: int, a: int, end: int) -> bool:
    """Whether the mark at `i` parts two names."""
    c = text[i]
    if c in "、，；" or text[i - 1 : i + 1] == "以及" or (c in "和及" and text.endswith("   ", a, i)):
        return True
    left = text[max(a, i - _REACH) : i].strip(f" \n{MARKS}")
    right = text[i + 1 : min(end, i + _REACH)].lstrip(f" \n{MARKS}")
    left = left.removesuffix("等").rstrip()
    if not left or not right or not (ends_as_body(left) or COLLECTIVE.fullmatch(left)):
        return False
    if c in " \n":
        return not (_WHOLE_FIRST.search(left) or _BRANCH.fullmatch(_first(right))) and is_body(_first(right))
    if _TOWNS_OF.fullmatch(left) and _OTHER_TOWNS.fullmatch(_first(right)):
        return False
    if _SHARE_AN_END.search(left) and _first(right).endswith(("管委会", "政府")):
        return False
    return len(_first(right)) > 2 and (is_body(_first(right)) or re.match(rf"[{LEVEL}各]|有关|相关", right) is not None)


def _first(words: str) -> str:
    return re.split(r"以及|[、，；。\s和及与/]", words, maxsplit=1)[0].removesuffix("等")


def _joined_halves(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """各区、县（市）政府 is one body: a half that ends before its kind is named goes with what follows."""
    joined: list[tuple[int, int]] = []
    for a, b in pieces:
        if joined and text[joined[-1][1] : a] == "、" and _goes_with(text[slice(*joined[-1])].strip(), text[a:b].strip(" 。；\n")):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def _goes_with(half: str, other: str) -> bool:
    if (half.endswith("党委") and other in ("政府", "人民政府")) or (_TOWNS_OF.fullmatch(half) and _OTHER_TOWNS.fullmatch(other)):
        return True
    if (_LEVELS.fullmatch(half) and other[:1] in LEVEL) or (other == "管委会" and _MANY_GOVERNMENTS.fullmatch(half)):
        return True
    found = _OTHER_HALF.fullmatch(other)
    if not found or not _COLLECTIVE_HALF.fullmatch(half):
        return False
    towns = bool(_TOWNS.search(half)) != bool(_TOWNS.search(other[:2]))
    return not towns and _KIND.fullmatch(found["rest"]) is not None
