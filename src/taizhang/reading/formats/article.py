"""Where on a page the article stands, and what it is called.

Only containers that Chinese government sites are known to mark their article with count, and only one that holds most of
the page's hanzi and leaves no prose outside; in doubt it is the whole body.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .boxes import Box, Table, boxes, leaves

_MARKED = re.compile(
    r"zoom|ucap-?content|(?:view\s*)?trs_(?:u?editor|preappend)(?:_view)?|(?:article|art|news|page|pages|detail|details|policy|doc|text|info|view|main|xxgk|zwgk|zfxxgk|gk|zw|wz|con|cont|content)[-_]?"
    r"(?:content|contents|con|cont|body|text|txt|detail|zw|nr|main|article|box)|content|conten[_-]?txt|j-fontcontent|v_news_content|vf_detail_content|wp_articlecontent|article|zhengwen|neirong|bt[-_]content|mce-body|easysite-news-text",
    re.IGNORECASE,
)
_HANZI = re.compile("[\u3400-\u9fff]")
_SITE = re.compile(r"(?:网|网站|平台|门户|人民政府|办公[厅室]|委员会|[厅局]|首页|正文|文件|公开|栏目)$")
_TITLE_PARTS = re.compile(r"\s*(?:[_|｜]|\s[-–—]+\s|--+|——)\s*")


def is_article(node: LexborNode) -> bool:
    """Whether the element is marked as the one that holds the article."""
    attributes = node.attributes
    names = [attributes.get("id") or "", *(attributes.get("class") or "").split()]
    return any(_MARKED.fullmatch(name) for name in names)


def article_of(body: Box) -> Box:
    """The innermost marked box with most of the hanzi and all of the prose, else the whole of `body`."""
    found = body
    for box in boxes(body):
        if (box.named and box.hanzi * 2 > body.hanzi and box.hanzi < found.hanzi) or (
            box.named and found is body and box.hanzi == body.hanzi
        ):
            found = box
    return found if found is body or _prose(found) * 10 >= _prose(body) * 9 else body


def _prose(box: Box) -> int:
    """How much of `box` is sentences and rows of tables: not titles, not navigation."""
    return sum(_sentences(piece) for piece in leaves(box))


def _sentences(piece: str | Table) -> int:
    if isinstance(piece, str):
        return len(piece) if len(piece) >= 30 and "。" in piece else 0
    return sum(len(p) for spot in piece.spots() for p in leaves(spot.box, unfold=True) if isinstance(p, str)) if len(piece.rows) > 2 else 0


def title_of(parser: LexborHTMLParser, article: Box) -> str | None:
    """The page's title, where the article lacks it."""
    title = next((words for words in _titles(parser) if _names_a_text(words)), None)
    if title is None or _bare(title) in _beginning(article):
        return None
    return title


def _titles(parser: LexborHTMLParser) -> list[str]:
    meta = [
        (node.attributes.get("content") or "")
        for node in parser.css("meta[name]")
        if (node.attributes.get("name") or "").lower() == "articletitle"
    ]
    headings = [node.text() for node in parser.css("h1")]
    heads = [max(_TITLE_PARTS.split(node.text()), key=len) for node in parser.css("head > title")]
    return [" ".join(words.split()) for words in (*meta, *headings, *heads)]


def _names_a_text(title: str) -> bool:
    return len(_HANZI.findall(title)) >= 8 and not _SITE.search(title)


def _beginning(article: Box) -> str:
    """The first words of the article without blanks: a title may be broken over paragraphs."""
    words, length = [], 0
    for piece in leaves(article, unfold=True):
        if isinstance(piece, str) and length < 2000:
            words.append(_bare(piece))
            length += len(piece)
    return "".join(words)


def _bare(words: str) -> str:
    return "".join(words.split())
