"""A Word document (.docx, .docm, .dotx) to its blocks: numbering written out, changes accepted, notes and page furniture left out."""

from .. import refusals
from ..errors import Wording
from . import office
from .blocks import Extract
from .boxes import leaves
from .file import File
from .load import check_length
from .word.numbering import Numbering
from .word.story import Story
from .word.styles import Styles
from .writing import written

_KIND = Wording("a Word document", "Word 文档")


def owns(file: File) -> bool:
    """Whether it is an Office package with the parts of a text."""
    return office.holds(file.package, "word/")


def extract(file: File) -> Extract:
    """The text of the document's body with its blocks."""
    package = office.package_of(file)
    main = office.main_part(package)
    body = package.sound(main).find("body")
    if body is None:
        raise package.damaged()
    check_length(sum(len(words.text or "") for words in body.iter("t")), name=file.name)
    styles = Styles(office.related(package, main, "styles"))
    story = Story(styles, Numbering(office.related(package, main, "numbering"), styles))
    found = written(leaves(story.told(body)))
    if not found.blocks:
        raise refusals.without_text(file.name, _KIND)
    return found
