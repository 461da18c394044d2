"""A web page to its blocks: what the page shows as text, without what stands around the text."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .. import refusals
from . import frontmatter
from .article import article_of, title_of
from .blocks import Block, Cell, Extract
from .boxes import Box, leaves
from .elements import Builder
from .grid import Placed, rows_of

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


def extract(characters: str, *, name: str) -> Extract:
    """The text of the page with its blocks: the article where one is marked as such, else the whole body, title first."""
    parser = LexborHTMLParser(_calmed(characters[frontmatter.behind(characters) :], name))
    body = _boxed(parser.body)
    article = article_of(body)
    title = title_of(parser, article)
    return _written(article, title)


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


def _written(article: Box, title: str | None) -> Extract:
    lines: list[str] = []
    blocks: list[Block] = []
    at, table = 0, -1
    for piece in [*([title] if title else []), *leaves(article)]:
        rows: list[list[Placed]] = [] if isinstance(piece, str) else rows_of(piece)
        table += bool(rows)
        for line, block in [_paragraph(piece, at)] if isinstance(piece, str) else _rows(rows, at, table):
            lines.append(line)
            blocks.append(block)
            at = block.end + 1
    return Extract("\n".join(lines), tuple(blocks))


def _paragraph(words: str, at: int) -> tuple[str, Block]:
    return words, Block(at, at + len(words))


def _rows(rows: list[list[Placed]], at: int, table: int) -> Iterator[tuple[str, Block]]:
    for row in rows:
        line = "\t".join(cell.text for cell in row)
        yield line, Block(at, at + len(line), table, tuple(_cells(row, at)))
        at += len(line) + 1


def _cells(row: list[Placed], at: int) -> Iterator[Cell]:
    for cell in row:
        yield Cell(at, at + len(cell.text), cell.column, cell.columns, cell.rows)
        at += len(cell.text) + 1
