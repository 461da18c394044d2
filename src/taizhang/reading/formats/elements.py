"""The elements of a page, one by one, put into boxes: what breaks a line, what is shown, what is furniture."""

import re

from selectolax.lexbor import LexborNode

from .article import is_article
from .boxes import Box, Spot, Table
from .writing import collapsed

_BREAKING_TAGS = """
address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul
"""
_UNSHOWN_TAGS = """
script style noscript template head nav footer select button iframe object embed svg math canvas video audio textarea datalist dialog map
"""
_BREAKING, _NOT_SHOWN = frozenset(_BREAKING_TAGS.split()), frozenset(_UNSHOWN_TAGS.split())
# A form may be a search field, or wrap a whole page (as ASP.NET does); a header the site's, or that of the article.
_FURNITURE = frozenset(("form", "header"))
_LITTLE = 200
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# An editor that wraps the source breaks a sentence in two lines; between hanzi that is no blank.
_WRAPPED = re.compile("(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])[ \t\r]*\n[ \t\r\n]*(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])")
_NUMBER = re.compile(r"\s*(\d{1,5})")


class Builder:
    """Takes the nodes of a page in their order and gives, at the end, the box of its body."""

    def __init__(self) -> None:
        self._boxes: list[Box] = [Box()]
        self._tables: list[Table] = []
        self._run: list[str] = []
        self._preformatted = 0

    def shows(self, node: LexborNode) -> bool:
        """Whether a reader of the page sees the node."""
        if node.is_text_node:
            return True
        if not node.is_element_node or node.tag in _NOT_SHOWN:
            return False
        attributes = node.attributes
        return "hidden" not in attributes and not _HIDDEN.search(attributes.get("style") or "")

    def enter(self, node: LexborNode) -> None:
        tag = node.tag
        if node.is_text_node:
            self._take(node.text_content or "")
        if tag in _BREAKING:
            self._break()
        if tag == "table":
            self._tables.append(Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif self._opens_box(node, tag):
            self._boxes.append(Box(named=is_article(node)))
        self._preformatted += tag == "pre"

    def leave(self, node: LexborNode) -> None:
        tag = node.tag
        if tag in _BREAKING:
            self._break()
        if tag == "h1":
            self._boxes[-1].has_title = True
        if tag == "table":
            self._boxes[-1].put_table(self._tables.pop())
        elif tag in ("td", "th") and self._in_row():
            self._tables[-1].rows[-1].append(Spot(self._boxes.pop(), _span(node, "colspan"), _span(node, "rowspan")))
        elif self._opens_box(node, tag):
            self._close_box(tag)
        self._preformatted -= tag == "pre"

    def close(self) -> Box:
        self._break()
        return self._boxes[0]

    def _opens_box(self, node: LexborNode, tag: str | None) -> bool:
        if tag in ("td", "th"):
            return self._in_row()
        return tag in _FURNITURE or (tag in _BREAKING and tag not in ("tr", "tbody", "thead", "tfoot", "br", "hr") and is_article(node))

    def _in_row(self) -> bool:
        return bool(self._tables and self._tables[-1].rows)

    def _close_box(self, tag: str | None) -> None:
        box = self._boxes.pop()
        if tag not in _FURNITURE or box.has_title or box.hanzi > _LITTLE:
            self._boxes[-1].put(box)

    def _take(self, words: str) -> None:
        if not self._preformatted:
            self._run.append(words)
            return
        first, *others = words.split("\n")
        self._run.append(first)
        for line in others:
            self._break()
            self._run.append(line)

    def _break(self) -> None:
        words = collapsed(_WRAPPED.sub("", "".join(self._run)))
        self._run.clear()
        if words:
            self._boxes[-1].add(words)


def _span(node: LexborNode, name: str) -> int:
    found = _NUMBER.match(node.attributes.get(name) or "")
    return max(1, int(found[1])) if found else 1
