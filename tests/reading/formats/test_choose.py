"""The format is told by the content; what cannot be read is refused in one line that says what to do."""

import io
import zipfile
from pathlib import Path

import pytest

from taizhang.reading import errors
from taizhang.reading.formats.choose import extract
from taizhang.reading.formats.load import LIMIT, load


def zipped(member: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr(member, "x" * 100)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped("plan.txt"), "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "WPS"),
        (b"{\\rtf1\\ansi plan}", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"GIF89a" + bytes(20), "GIF"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web archive"),
        (bytes(range(256)) * 40, "binary"),
    ],
)
@pytest.mark.parametrize("name", ["plan.txt", "plan.html"])
def test_other_formats_are_named_whatever_the_file_is_called(data: bytes, says: str, name: str) -> None:
    with pytest.raises(errors.FormatUnknown) as refused:
        extract(data, name=name)
    line = str(refused.value)
    assert line.startswith(f"{name}: ")
    assert says in line
    assert "\n" not in line
    assert ".txt" in line or "Unpack" in line
    assert refused.value.in_chinese().startswith(f"{name}：")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (zipped("word/document.xml"), "Word"),
        (zipped("xl/workbook.xml"), "Excel"),
        (zipped("OFD.xml"), "OFD"),
    ],
)
@pytest.mark.parametrize("name", ["plan.txt", "plan.docx"])
def test_a_file_that_begins_as_a_format_and_does_not_go_on_is_damaged(data: bytes, says: str, name: str) -> None:
    with pytest.raises(errors.FileDamaged, match=says) as refused:
        extract(data, name=name)
    assert "Fetch it again" in str(refused.value)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff　　\n".encode(), b"\xff\xfe \x00"])
def test_nothing_and_blanks_are_refused(data: bytes) -> None:
    with pytest.raises(errors.FileEmpty):
        extract(data, name="plan.txt")


def test_a_page_that_a_script_would_fill_is_refused() -> None:
    with pytest.raises(errors.FileEmpty, match="script"):
        extract(b"<!doctype html><html><body><div id=app></div><script>load()</script></body></html>", name="plan.html")


def test_a_page_saved_under_a_text_name_is_read_as_a_page() -> None:
    found = extract("<!DOCTYPE html>\n<html><body><p>一、<b>任务</b></p></body></html>".encode(), name="plan.txt")
    assert found.text == "一、任务"


def test_a_page_without_its_outermost_tags_is_read_as_a_page() -> None:
    assert extract("<meta charset=utf-8>\n<title>方案</title><p>一、<b>任务</b></p>".encode(), name="plan.txt").text == "一、任务"


def test_a_text_saved_under_a_page_name_keeps_its_lines() -> None:
    found = extract("一、任务\n二、保障\n".encode(), name="plan.htm")
    assert len(found.blocks) == 2


def test_a_text_that_begins_with_the_letters_of_a_bitmap_is_a_text() -> None:
    assert extract("BMP平台建设方案".encode(), name="plan.txt").text == "BMP平台建设方案"


@pytest.mark.parametrize(
    ("member", "says"),
    [("ppt/presentation.xml", "PowerPoint"), ("xl/workbook.bin", "binary Excel"), ("content.xml", "OpenDocument"), ("plan.txt", "ZIP")],
)
def test_packages_of_other_programs_are_named(member: str, says: str) -> None:
    with pytest.raises(errors.FormatUnknown, match=says):
        extract(zipped(member), name="plan.docx")


def test_word_documents_as_flat_xml_and_behind_a_password_are_named() -> None:
    with pytest.raises(errors.FormatUnknown, match="flat XML"):
        extract(b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', name="plan.doc")
    with pytest.raises(errors.FileLocked, match="password"):
        extract(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"), name="plan.docx")


@pytest.mark.parametrize(
    ("member", "says"), [("word/document.xml", "Word"), ("xl/workbook.xml", "Excel"), ("OFD.xml", "OFD"), ("plan.txt", "ZIP")]
)
def test_what_is_cut_short_is_called_by_what_it_was_whatever_its_name_says(member: str, says: str) -> None:
    with pytest.raises(errors.FileDamaged, match=says):
        extract(zipped(member)[:-30], name="plan.zip")


@pytest.mark.parametrize(("name", "says"), [("plan.docx", "Word"), ("PLAN.XLSX", "Excel"), ("plan.ofd", "OFD"), ("plan.txt", "ZIP")])
def test_a_zip_of_which_nothing_is_left_is_called_by_its_name(name: str, says: str) -> None:
    with pytest.raises(errors.FileDamaged, match=says) as refused:
        extract(b"PK\x03\x04" + bytes(60), name=name)
    assert ("压缩包" in refused.value.in_chinese()) == (says == "ZIP")


@pytest.mark.parametrize("name", ["plan.doc", "plan.wps", "plan.pdf"])
def test_a_page_or_a_text_under_the_name_of_another_format_is_read_as_what_it_is(name: str) -> None:
    assert extract("<html><body><p>一、<b>任务</b></p></body></html>".encode(), name=name).text == "一、任务"
    assert extract("一、任务".encode("gb18030"), name=name).text == "一、任务"


@pytest.mark.parametrize("data", ["建网。\n" * 600_000, "<html><body><p>" + "建网。" * 700_000, "<html><body>" + "<b></b>" * 600_000])
def test_more_characters_or_elements_than_any_plan_has_are_refused(data: str) -> None:
    with pytest.raises(errors.FileTooLarge, match="more than"):
        extract(data.encode(), name="plan.txt")


def test_a_file_over_the_limit_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    with file.open("wb") as sparse:
        sparse.truncate(100 * 1024 * 1024)
    with pytest.raises(errors.FileTooLarge, match="100 MB"):
        load(file)


def test_bytes_over_the_limit_are_refused() -> None:
    with pytest.raises(errors.FileTooLarge):
        extract(b" " * (LIMIT + 1), name="plan.txt")


@pytest.mark.parametrize("name", ["nothing.txt", "plan.txt/inner.txt", "a\nb.txt", "a\x00b"])
def test_a_missing_file_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "plan.txt").write_text("x")
    with pytest.raises(errors.FileMissing) as refused:
        load(tmp_path / name)
    assert "\n" not in str(refused.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.FileMissing, match="folder"):
        load(tmp_path)
    with pytest.raises(errors.FileMissing):
        load(Path())


def test_a_file_is_loaded_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "计划.txt").write_bytes(b"\xef\xbb\xbfa\r\n")
    assert load(tmp_path / "计划.txt") == b"\xef\xbb\xbfa\r\n"
