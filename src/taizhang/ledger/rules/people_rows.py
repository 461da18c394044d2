"""A list of people and posts 人员名单, as it comes: its columns by what they are called, its mistakes all at once.

>>> wanted, problems = people_in([["姓名", "单位", "职务", "角色", "电话"], ["林晓禾", "省水利厅", "主任科员", "经办人", "0531-1"], ["", "省水利厅", "", "处长", ""]])
>>> wanted[0].name, wanted[0].role, wanted[0].title
('林晓禾', <Role.CLERK: 'clerk'>, '主任科员')
>>> problems[0].zh
'第3行没有姓名'
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .permissions import NAMES
from .refusals import Refused
from .roles import Role
from .sentences import Sentence

_COLUMNS = {
    "name": ("姓名", "name", "联系人", "联络员"),
    "organisation": ("单位", "单位名称", "organisation", "所在单位"),
    "title": ("职务", "职务名称", "title"),
    "role": ("角色", "role", "岗位"),
    "phone": ("电话", "联系电话", "手机", "phone"),
}
_ROLES = {NAMES[role]: role for role in Role} | {role.value: role for role in Role}


@dataclass(frozen=True)
class PersonRow:
    """Somebody in the list, and the line where he stands."""

    line: int
    name: str
    organisation: str
    role: Role
    title: str = ""
    phone: str = ""


def people_in(table: Sequence[Sequence[str]]) -> tuple[list[PersonRow], list[Sentence]]:
    """Everybody who can be entered, and what is wrong with the others; nothing is passed over in silence."""
    head = [cell.strip() for cell in table[0]] if table else []
    places = {name: place for name, known in _COLUMNS.items() for place, cell in enumerate(head) if cell in known}
    if missing := [_COLUMNS[name][0] for name in ("name", "organisation", "role") if name not in places]:
        lacking = "、".join(missing)
        return [], [Sentence(f"缺少列：{lacking}", f"columns are missing: {lacking}")]
    found: list[PersonRow] = []
    problems: list[Sentence] = []
    for line, cells in enumerate(table[1:], 2):
        said = {name: cells[place].strip() if place < len(cells) else "" for name, place in places.items()}
        if any(said.values()):
            wrong = list(_problems(line, said))
            problems += wrong
            if not wrong:
                role = _ROLES[said["role"]]
                found.append(PersonRow(line, said["name"], said["organisation"], role, said.get("title", ""), said.get("phone", "")))
    return found, problems


def _problems(line: int, said: dict[str, str]) -> Iterator[Sentence]:
    if not said["name"]:
        yield Sentence(f"第{line}行没有姓名", f"line {line} has no name")
    if not said["organisation"]:
        yield Sentence(f"第{line}行没有单位", f"line {line} has no organisation")
    if said["role"] not in _ROLES:
        known = "、".join(NAMES[role] for role in Role)
        yield Sentence(
            f"第{line}行的角色「{said['role']}」不存在，可用：{known}", f"line {line}: {said['role']!r} is no role: use one of {known}"
        )


class NoName(Refused):
    """What was written is no name of a person."""


def name_of_contact(words: str) -> str:
    """The name as it is kept.

    >>> name_of_contact(" 张  三 "), name_of_contact("阿卜杜拉·买买提")
    ('张三', '阿卜杜拉·买买提')
    >>> name_of_contact("")
    Traceback (most recent call last):
        ...
    taizhang.ledger.rules.people_rows.NoName: a name has 2 to 30 letters
    """
    said = " ".join(words.split())
    said = said if said.isascii() else said.replace(" ", "")
    if not 2 <= len(said) <= 30 or any(letter.isdigit() for letter in said):
        raise NoName(Sentence("请填写姓名，2至30个字，不含数字", "a name has 2 to 30 letters"))
    return said
