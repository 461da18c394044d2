"""Who issues a text: one body or several, in its title, in its signature, run together or apart."""

import re

from .page import Page

_ISSUER = re.compile(
    r"(?!关于|各|全)[\u4e00-\u9fa5（）·]{0,40}?(?:人民政府办公[厅室]|人民政府|国务院办公厅|国务院|办公[厅室]|委员会|[^关]厅|[^关格布结破]局|[^关]委|[^关全内外干]部|(?:管理|事务|工作|扶贫|外事|侨务)办|领导小组|指挥部|总队|支队|党组|海关|总署|银行|[分支中]行|法院|检察院|中心|总工会|妇联|妇女联合会|残联|残疾人联合会|团委|工商联|协会|联席会议|专班|安委会|纪委|监委|集团|公司|大学|学院)"
)
_BETWEEN = re.compile(r"[、 ]+")
_ACTS = re.compile(r"关于|印发|转发|批转")
_PLACE = re.compile(r"[\u4e00-\u9fa5]{1,7}?(?:自治区|自治州|新区|[省市区县州盟旗])")
_DATE = re.compile(r"[（(]?(?:19|20)\d{2}[年月]")


def is_issuer(words: str) -> bool:
    return _ISSUER.fullmatch(words.replace(" ", "")) is not None


def issuers_in(words: str) -> tuple[str, ...]:
    """The issuers that a line names, where it names nobody and nothing else; empty otherwise."""
    if "，" in words or "。" in words:  # no name holds one, and most lines do
        return ()
    names = [name for part in _BETWEEN.split(words.strip()) if part for name in _apart(part)]
    if all(map(is_issuer, names)):
        return tuple(names)
    squeezed = words.replace(" ", "")
    return (squeezed,) if is_issuer(squeezed) else ()


def _apart(words: str) -> list[str]:
    """Names that were run together, each beginning with the same place: 禾岭县财政局禾岭县水务局."""
    place = _PLACE.match(words)
    if not place:
        return [words]
    found = [m.start() for m in re.finditer(re.escape(place.group()), words) if m.start() == 0 or is_issuer(words[: m.start()])]
    return [words[a:b] for a, b in zip(found, [*found[1:], len(words)], strict=True)]


def issuer_of_title(title: str) -> str | None:
    """Whom the title names in front of what it issues or is about."""
    act = _ACTS.search(title)
    named = issuers_in(title[: act.start()]) if act and act.start() else ()
    return "、".join(named) or None


def issuers_above(page: Page, at: int) -> str | None:
    """The issuers who sign at the date line `at`: on that line before the date, or on the lines above."""
    words = page.words(page.lines[at])
    date = _DATE.search(words)
    beside = issuers_in(words[: date.start()]) if date else ()
    above: list[str] = []
    for i in range(at - 1, max(-1, at - 16), -1):
        names = () if page.lines[i].fields else issuers_in(page.words(page.lines[i]))
        if not names:
            break
        above[:0] = names
    return "、".join([*above, *beside]) or None
