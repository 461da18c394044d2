"""OFD documents: characters and paths by their places."""

import pytest

from taizhang.reading import errors
from taizhang.reading.formats import choose

from .files import zipped

_O = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def document(*objects: str, root: str = "Doc_0/Document.xml", page: str = "Pages/Page_0/Content.xml") -> bytes:
    """An OFD of one page of 210 by 297 with these objects."""
    return zipped({
        "OFD.xml": f"<ofd:OFD {_O}><ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f'<ofd:Document {_O}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="{page}"/></ofd:Pages></ofd:Document>',
        "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page {_O}><ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>",
    })  # fmt: skip


def words(code: str, *, boundary: str = "20 40 100 5", size: float = 4, more: str = "") -> str:
    return f'<ofd:TextObject Boundary="{boundary}" Size="{size}" {more}>{code}</ofd:TextObject>'


def text(data: bytes) -> str:
    return choose.extract(data, name="plan.ofd").text


def test_pieces_at_one_height_are_a_line_from_left_to_right() -> None:
    right = words('<ofd:TextCode X="0" Y="3.5" DeltaX="g 1 4">任务</ofd:TextCode>', boundary="28 40 8 5")
    left = words('<ofd:TextCode X="0" Y="3.5" DeltaX="4">一、</ofd:TextCode>')

    assert text(document(right, left)) == "一、任务"


@pytest.mark.parametrize("deltas", ["g 3 4", "4 4 4", "4 g 2 4.0", ""])
def test_steps_are_given_one_by_one_or_counted(deltas: str) -> None:
    assert text(document(words(f'<ofd:TextCode X="0" Y="3.5" DeltaX="{deltas}">重点任务</ofd:TextCode>'))) == "重点任务"


def test_an_object_may_be_scaled() -> None:
    scaled = words('<ofd:TextCode X="0" Y="10" DeltaX="g 3 12">重点任务</ofd:TextCode>', size=12, more='CTM="0.3333 0 0 0.3333 0 0"')
    above = words('<ofd:TextCode X="0" Y="3.5" DeltaX="g 1 4">甲乙</ofd:TextCode>', boundary="20 34 100 5")

    assert text(document(scaled, above)) == "甲乙\n重点任务"


@pytest.mark.parametrize(
    ("root", "page"), [("/Doc_0/Document.xml", "Pages/Page_0/Content.xml"), ("Doc_0/Document.xml", "/Doc_0/Pages/Page_0/Content.xml")]
)
def test_names_with_a_leading_stroke_are_those_of_the_package(root: str, page: str) -> None:
    assert text(document(words('<ofd:TextCode X="0" Y="3.5">甲</ofd:TextCode>'), root=root, page=page)) == "甲"


def test_paths_rule_a_table() -> None:
    paths = '<ofd:PathObject Boundary="20 40 80 20"><ofd:AbbreviatedData>M 0 0 L 80 0 L 80 20 L 0 20 C M 40 0 L 40 20 M 0 10 L 80 10</ofd:AbbreviatedData></ofd:PathObject>'
    cells = [
        words(f'<ofd:TextCode X="0" Y="3.5">{c}</ofd:TextCode>', boundary=f"{x} {y} 4 5")
        for c, x, y in (("甲", 22, 42), ("乙", 62, 42), ("丙", 22, 52), ("丁", 62, 52))
    ]

    assert text(document(paths, *cells)) == "甲\t乙\n丙\t丁"


def test_pages_of_pictures_are_refused() -> None:
    with pytest.raises(errors.FileEmpty, match="OFD"):
        text(document('<ofd:ImageObject Boundary="0 0 210 297"/>'))


def test_a_document_without_its_page_is_refused() -> None:
    with pytest.raises(errors.FileDamaged):
        text(document(page="Pages/Page_9/Content.xml"))


def test_more_characters_than_any_plan_has_are_refused() -> None:
    with pytest.raises(errors.FileTooLarge, match="500000 characters"):
        text(document(words(f'<ofd:TextCode X="0" Y="3.5">{"任" * 500_001}</ofd:TextCode>')))
