"""A file is handed over with its kind and a name that no header takes amiss."""

import pytest

from taizhang.frame.downloads import UNKNOWN, download


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("台账.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("函.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("函.pdf", "application/pdf"),
        ("说明", UNKNOWN),
    ],
)
def test_the_ending_of_the_name_says_what_it_is(name: str, kind: str) -> None:
    assert download(b"", name)["Content-Type"] == kind


def test_it_is_saved_unless_it_is_to_be_shown() -> None:
    assert download(b"", "a.pdf")["Content-Disposition"].startswith("attachment")
    assert download(b"", "a.pdf", shown=True)["Content-Disposition"].startswith("inline")


def test_a_line_end_in_a_name_reaches_no_header() -> None:
    assert download(b"", "a\r\nSet-Cookie: b.pdf")["Content-Disposition"] == 'attachment; filename="aSet-Cookie: b.pdf"'
