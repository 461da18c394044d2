"""A web page to its blocks: what the page shows as text, without what stands around the text."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .. import refusals
from ..errors import Wording
from . import frontmatter
from .article import article_of, title_of
from .blocks import Extract
from .boxes import Box, leaves
from .elements import Builder
from .file import File
from .writing import written

_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_CELLS = 200_000  # the longest table of tasks has some ten thousand
_TAGS = 1_000_000  # the longest page that we know has 60,000
_NAME = re.compile(r"\.(?:x|s)?html?$", re.IGNORECASE)
_PAGE = re.compile(
    r"(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|meta|title|link|style|script)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<(?:p|div|span|br|table|td|body|h[1-6]|article|section|ul|ol|li|a|font|pre)\b[^<>]*>", re.IGNORECASE)
# The parser's time grows with the square of the depth; 10,000 levels take 0.2 s.
DEEPEST = 20_000
_NESTING = re.compile(
    r"<(?P<end>/)?(?!(?:p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|h[1-6]|br|hr|img|input|meta|link|col|area|base|embed|param|source|track|wbr|button|html|head|body)\b)"
    r"(?P<tag>[a-z][^\s/>]*)(?P<rest>[^<>]*)>",
    re.IGNORECASE,
)
_EMPHASIS_TAGS = "a b big code em font i nobr s small strike strong tt u"
_EMPHASIS = frozenset(_EMPHASIS_TAGS.split())
# Emphasis that is opened and never closed is opened again in every paragraph that follows, by the standard: without
# words of its own it is better left out than multiplied.
_UNCLOSED = 200
_EMPHASIS_TAG = re.compile(rf"</?(?:{'|'.join(sorted(_EMPHASIS))})(?=[\s/>])[^<>]*>", re.IGNORECASE)


def owns(file: File) -> bool:
    """Whether it begins as a page does, or is called one and has the tags of one."""
    if _PAGE.match(file.characters[:4096]):
        return True
    return bool(_NAME.search(file.name)) and _TAG.search(file.characters) is not None


def extract(file: File) -> Extract:
    """The text of the page with its blocks: the article where one is marked as such, else the whole body, title first."""
    found = read(file.characters, name=file.name)
    if not found.blocks:
        raise refusals.page_without_text(file.name)
    return found


def read(characters: str, *, name: str) -> Extract:
    """The same for a page that is at hand as characters; a page without text gives no blocks."""
    if len(_CELL.findall(characters)) > _CELLS:
        raise refusals.too_much(name, Wording(f"more than {_CELLS} cells in tables", f"超过 {_CELLS} 个表格单元"))
    if characters.count("<") > _TAGS:
        raise refusals.too_much(name, Wording(f"more than {_TAGS} elements", f"超过 {_TAGS} 个元素"))
    parser = LexborHTMLParser(_calmed(characters[frontmatter.behind(characters) :], name))
    body = _boxed(parser.body)
    article = article_of(body)
    title = title_of(parser, article)
    return written([*([title] if title else []), *leaves(article)])


def _calmed(characters: str, name: str) -> str:
    """The page in a form that parses in linear time, or the refusal of one that nests beyond any published page."""
    depth = emphasis = most = 0
    for found in _NESTING.finditer(characters):
        step = -1 if found["end"] else 0 if found["rest"].endswith("/") else 1
        if found["tag"].lower() in _EMPHASIS:
            emphasis = max(0, emphasis + step)
            most = max(most, emphasis)
            continue
        depth = max(0, depth + step)
        if depth > DEEPEST:
            raise refusals.nested(name, DEEPEST)
    return _EMPHASIS_TAG.sub("", characters) if most > _UNCLOSED else characters


def _boxed(body: LexborNode | None) -> Box:
    builder = Builder()
    for node, leaving in _walked(body, builder):
        builder.leave(node) if leaving else builder.enter(node)
    return builder.close()


def _walked(root: LexborNode | None, builder: Builder) -> Iterator[tuple[LexborNode, bool]]:
    """Every node of the tree on its way in and its way out, without recursion; what is not shown is passed by."""
    node, leaving = root, False
    # Nodes compare by their HTML, which is slow and may be equal by chance; their addresses are their own.
    end = root.mem_id if root is not None else 0
    while node is not None:
        shown = leaving or builder.shows(node)
        if shown:
            yield node, leaving
        child = node.first_child if shown and not leaving else None
        if child is not None:
            node = child
            continue
        if shown and not leaving:
            leaving = True
            continue
        if node.mem_id == end:
            return
        following = node.next
        node, leaving = (following, False) if following is not None else (node.parent, True)
