"""A ZIP of XML parts is opened within bounds, whatever its directory says of itself."""

import io
import struct
import zipfile

import pytest

from taizhang.reading import errors
from taizhang.reading.formats import choose
from taizhang.reading.formats.package import Package, resolved

from .files import zipped
from .word_file import document, p


def opened(parts: dict[str, str]) -> Package:
    package = Package.opened(zipped(parts), "plan.docx")
    assert package is not None
    return package


def test_parts_are_found_without_regard_to_case_and_to_a_leading_stroke() -> None:
    package = opened({"Word/Document.xml": "<a/>", "/Doc_0/Page.xml": "<b/>"})

    assert "word/document.xml" in package
    assert "doc_0/page.xml" in package
    assert package.sound("/WORD/document.xml").tag == "a"
    assert package.xml("nothing.xml") is None


def test_tags_and_attributes_come_without_their_namespaces() -> None:
    root = opened({"a.xml": '<w:a xmlns:w="urn:w" w:val="1" plain="2"><w:b/></w:a>'}).sound("a.xml")

    assert (root.tag, root.attrib, root[0].tag) == ("a", {"val": "1", "plain": "2"}, "b")


@pytest.mark.parametrize(
    ("base", "target", "part"),
    [
        ("word/document.xml", "numbering.xml", "word/numbering.xml"),
        ("word/document.xml", "/word/Numbering.xml", "word/numbering.xml"),
        ("Doc_0/Document.xml", "Pages/Page_0/Content.xml", "doc_0/pages/page_0/content.xml"),
        ("xl/worksheets/a.xml", "../styles.xml", "xl/styles.xml"),
    ],
)
def test_a_part_is_named_from_where_it_is_named(base: str, target: str, part: str) -> None:
    assert resolved(base, target) == part


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_xml_is_read_in_the_encodings_that_office_may_use(encoding: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.xml", "<a>任务</a>".encode(encoding))
    package = Package.opened(buffer.getvalue(), "plan.docx")

    assert package is not None
    assert package.sound("a.xml").text == "任务"


def test_a_part_that_is_larger_than_it_says_is_refused_while_it_is_unpacked() -> None:
    data = bytearray(document("<w:p/>" + " " * 40_000_000))
    # Wherever the directory gives the unpacked size of a part, it now says a hundred bytes.
    for at in [i for i in range(len(data) - 4) if data[i : i + 4] == b"PK\x01\x02"]:
        struct.pack_into("<I", data, at + 24, min(100, struct.unpack_from("<I", data, at + 24)[0]))

    with pytest.raises(errors.SourceError) as refused:
        choose.extract(bytes(data), name="plan.docx")
    assert isinstance(refused.value, errors.FileTooLarge | errors.FileDamaged)


def test_many_parts_that_together_unpack_to_too_much_are_refused() -> None:
    package = opened({f"{i}.xml": "<a>" + " " * 17_000_000 + "</a>" for i in range(6)})

    for i in range(5):
        package.xml(f"{i}.xml")
    with pytest.raises(errors.FileTooLarge):
        package.xml("5.xml")


def test_an_archive_of_very_many_files_is_refused() -> None:
    with pytest.raises(errors.FileTooLarge, match="10000 packed files"):
        choose.extract(zipped({f"word/{i}": "" for i in range(10_001)}), name="plan.docx")


def test_a_part_behind_a_password_or_packed_in_an_unusual_way_is_refused() -> None:
    locked = bytearray(document(p("任务")))
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for at in [i for i in range(len(locked) - 4) if locked[i : i + 4] == mark]:
            locked[at + flags] |= 1
    with pytest.raises(errors.FileLocked):
        choose.extract(bytes(locked), name="plan.docx")

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("OFD.xml", "<OFD/>")
    with pytest.raises(errors.FileDamaged):
        choose.extract(buffer.getvalue(), name="plan.ofd")
