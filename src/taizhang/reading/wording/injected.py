"""What reposting sites inject in mid-word: advertisements, and pinyin in brackets behind a character."""

import re
from collections.abc import Iterator

# The trade of this one advertiser is never the business of a plan; its word comes with varying company.
# 承包养护, 外包养老: two words of a plan that meet are none of his.
_ADVERTISEMENT = re.compile(
    r"(?:一个?|甜心|长期|短期|台湾|台北|高雄|女大生)?"
    r"(?!(?<=[承发外分转总打])包养[护殖老育生鱼猪羊牛鸡鸭蜂蚕])包养(?:app|APP|网站|网单次|网|软体|软件|价格ptt|价格|价钱|情妇|行情|平台|感情|心得|故事|条件|金额|女人|管道|站长|留言板|妹|俱乐部|ptt|dcard|一个月价钱|甜心网)?"
)
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_TONE = re.compile(f"[{_TONES}]")
_PINYIN = re.compile(rf"(?<=[\u4e00-\u9fff])[（(](?=[a-zü]*[{_TONES}])[a-zü{_TONES}]{{1,7}}[）)]")
_INVISIBLE_ONES = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_INVISIBLE = re.compile(f"[{_INVISIBLE_ONES}]+")


def injections(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, why) of each run that was never part of `text`, which is in simplified characters."""
    # In most texts there is none of the three: then their patterns are not tried.
    advertised, toned, unseen = "包养" in text, _TONE.search(text) is not None, any(c in text for c in _INVISIBLE_ONES)
    for pattern, why, tried in (
        (_ADVERTISEMENT, "advertisement", advertised),
        (_PINYIN, "pinyin", toned),
        (_INVISIBLE, "invisible", unseen),
    ):
        for found in pattern.finditer(text) if tried else ():
            yield found.start(), found.end(), why
