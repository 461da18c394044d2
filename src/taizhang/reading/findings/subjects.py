"""Who owes a task that states nobody in brackets: the organisations that its sentences make the doers (省生态环境厅要…)."""

import re
from collections.abc import Iterator

from .organisations import Named, split_names

_DUTY = re.compile(
    r"(?P<who>[^，。；：\n]{2,120}?)(?P<act>牵头负责|牵头会同|牵头会|牵头|负责|要|应当|应(?!用|急|对|收|尽)|须|会同)(?!求|素|点)"
)
_STARTS = re.compile(r"(?:^|(?<=[。；\n]))(?:[^，。；\n]{0,24}(?:前|内|起)，|其中，|由)?")
_BODY = re.compile(
    r"(?:[厅局委办部院府署司行队所]|委员会|政府|单位|部门|管委会|街道|乡镇|街镇|集团|公司|小组|专班|核查组|总署|总队|联|协会|各(?:市|区|县|地市|有关市|州|盟))$"
)
_GENERAL = re.compile(
    r"各地区?|各(?:有关|相关)?部门|有关部门|相关部门|各级|各地(?:各部门)?|各单位|牵头(?:部门|单位)|配合(?:部门|单位)|责任单位|.*(?:企业|人员|机构|项目|学校|医院|经营者)"
)


def subjects(folded: str, start: int, end: int) -> Iterator[Named]:
    """The names, in order, each once; who takes the lead in words (牵头, 会同) is the lead."""
    seen: set[str] = set()
    for sentence in _STARTS.finditer(folded, start, end):
        found = _DUTY.match(folded, sentence.end(), end)
        if not found:
            continue
        leads = found["act"].startswith(("牵头", "会同"))
        for name, a, b in split_names(folded, *found.span("who")):
            if name in seen or not _BODY.search(name) or _GENERAL.fullmatch(name) or len(name) > 24:
                break
            seen.add(name)
            yield Named(name, a, b, "lead" if leads else "responsible", "")
