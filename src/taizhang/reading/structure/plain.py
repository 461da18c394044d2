"""Sentences without any bracket or label that say who is responsible and nothing else: 由县水务局牵头，县财政局配合。"""

import re
from collections.abc import Iterator

from ..document import Span
from .bodies import ends_list, lists_bodies
from .given_parts import gives_part

_LONGEST = 300
_PART = re.compile(
    r"(?:等[^，；。要应]{0,8})?(?:共同|分别|具体|联合|各自|积极|密切|主动|予以|给予|做好|按照?(?:各自)?职[责能](?:任务)?(?:分工)?|按分工|分工|统筹)*(?:负责)?(?:牵头|组织)?(?:负责|牵头|配合|参与|参加|落实|实施|支持|协助|推进|承办)(?:落实|实施|推进)?$"
)
_CLOSING_ACT = re.compile(r"(?:负责|牵头|配合|参与|参加|落实|实施|支持|协助)(?=[。；\n]|\Z)")
_AGENT = re.compile(
    r"由(?:(?<=[。；\n]由)|(?<![\s\S]由))(?P<who>[^，。；\n]{2,60}?)(?:具体|统一|分别|牵头)?负责(?![人制])[\u4e00-\u9fff]{2,8}(?=[。；\n]|\Z)"
)
# With these a clause of work begins, however it ends.
_WORK = re.compile(
    r"要|应|加强|建立|完善|推动|推进|强化|压实|明确|健全|对|在|将|按|根据|各?地?区?各?部门要|督促|指导|组织(?!部)|支持|鼓励|引导|加快|坚持|严格|确保|做好|抓好|认真|切实|统筹|协调|联合|通过|开展|\d"
)


def plain_statements(folded: str, start: int, end: int) -> Iterator[Span]:
    """The places of such sentences, without their full stop."""
    found = [*_by_agent(folded, start, end), *_by_act(folded, start, end)]
    yield from sorted(found)


def _by_agent(folded: str, start: int, end: int) -> Iterator[Span]:
    """由县税务局负责征收。"""
    yield from (m.span() for m in _AGENT.finditer(folded, start, end) if lists_bodies(m["who"]))


def _by_act(folded: str, start: int, end: int) -> Iterator[Span]:
    for act in _CLOSING_ACT.finditer(folded, start, end):
        reach = max(start, act.start() - _LONGEST)
        begin = max(max(folded.rfind(mark, reach, act.start()) for mark in "。；\n") + 1, reach)
        stop = act.end()
        if stop - begin < _LONGEST and _names_everybody(folded[begin:stop]):
            yield begin, stop


def _names_everybody(sentence: str) -> bool:
    """Whether every clause of the sentence is a list of bodies, most of them with their part."""
    clauses = sentence.strip(" *由").split("，")
    whole = sentence.count("（") == sentence.count("）")
    return whole and gives_part(clauses[-1]) and all(_is_part(clause.strip()) for clause in clauses)


def _is_part(clause: str) -> bool:
    """Whether the clause is bodies with their part, and no work that they do."""
    bare = _PART.sub("", clause.removeprefix("由").removeprefix("并由").removeprefix("会同"))
    pieces = [
        piece.removeprefix("会同") for piece in re.split(r"[、和及与]|以及|会同", re.sub(r"[（〔][^（）〔〕]*[）〕]", "", bare)) if piece
    ]
    return bool(clause) and (not pieces or (len(bare) < 120 and ends_list(bare) and not _WORK.match(bare) and len(pieces[0]) < 24))
