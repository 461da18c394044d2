"""Whatever the bytes, the reader gives a Reading or one of its own refusals, within bounds."""

import io
import zipfile
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taizhang import reading

from .formats import files
from .formats.ofd_file import ofd

NAMES = ("plan.txt", "plan.html", "plan.md", "plan.docx", "plan.xlsx", "plan.pdf", "plan.ofd")
MADE: dict[str, Callable[..., bytes]] = {"docx": files.docx, "xlsx": files.xlsx, "ofd": ofd, "pdf": files.pdf}


@cache
def made(form: str) -> bytes:
    return MADE[form](files.sample("03_hexi_xiangcun.html"))


def outcome(data: bytes, name: str) -> reading.Reading | reading.ReadingError:
    try:
        return reading.read_bytes(data, name=name)
    except reading.ReadingError as refused:
        return refused


def read_or_refused(data: bytes, name: str) -> None:
    found = outcome(data, name)
    if isinstance(found, reading.ReadingError):
        assert "\n" not in str(found)
        return
    for task in found.tasks:
        assert 0 <= task.span[0] <= task.span[1] <= len(found.source_text)


@given(st.binary(max_size=2000), st.sampled_from(NAMES))
def test_any_bytes_under_any_name_are_read_or_refused(data: bytes, name: str) -> None:
    read_or_refused(data, name)


@given(
    st.text(st.sampled_from("一二（）()、。；：，1.①第章条2026年月底前省市县局厅牵头负责|\t\n *#<td>&《》“”%万元达到"), max_size=400),
    st.sampled_from(NAMES[:3]),
)
def test_any_text_in_the_signs_of_plans_is_read_or_refused(text: str, name: str) -> None:
    read_or_refused(text.encode(), name)


@pytest.mark.parametrize("form", MADE)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(share=st.floats(0, 1))
def test_a_file_cut_short_anywhere_is_read_or_refused(form: str, share: float) -> None:
    whole = made(form)

    read_or_refused(whole[: int(len(whole) * share)], f"plan.{form}")


@pytest.mark.parametrize("form", MADE)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(share=st.floats(0, 0.999), value=st.integers(0, 255))
def test_a_file_with_one_wrong_byte_is_read_or_refused(form: str, share: float, value: int) -> None:
    broken = bytearray(made(form))
    broken[int(len(broken) * share)] = value

    read_or_refused(bytes(broken), f"plan.{form}")


def test_a_package_that_unpacks_to_gigabytes_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr("_rels/.rels", '<R><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></R>')
        archive.writestr("word/document.xml", b"<w>" + b" " * (300 * 1024 * 1024))

    with pytest.raises(reading.FileTooLarge):
        reading.read_bytes(buffer.getvalue(), name="plan.docx")


@pytest.mark.parametrize("form", ["docx", "ofd"])
def test_entities_of_xml_are_never_expanded(form: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]>'
    source = zipfile.ZipFile(io.BytesIO(made(form)))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in source.namelist():
            data = source.read(name).decode()
            archive.writestr(name, bomb + data if name.endswith(("document.xml", "Content.xml")) else data)

    with pytest.raises(reading.FileDamaged):
        reading.read_bytes(buffer.getvalue(), name=f"plan.{form}")


@pytest.mark.parametrize("name", ["plan.html", "plan.txt"])
def test_ten_thousand_levels_of_nesting_are_read_or_refused(name: str) -> None:
    read_or_refused(("<div>" * 10_000 + "一、任务" + "</div>" * 10_000).encode(), name)
    read_or_refused(("（" * 10_000 + "县水务局负责" + "）" * 10_000).encode(), name)


def test_a_table_of_a_million_cells_is_refused() -> None:
    page = "<html><body><table>" + ("<tr>" + "<td>1" * 100 + "</tr>") * 10_000 + "</table></body></html>"

    with pytest.raises(reading.FileTooLarge):
        reading.read_bytes(page.encode(), name="plan.html")


def test_nothing_but_marks_of_items_takes_no_longer_than_it_should() -> None:
    read_or_refused(("（一）1.①" * 20_000).encode(), "plan.txt")
    read_or_refused("\n".join(f"{i % 99 + 1}.任务达到{i}%" for i in range(20_000)).encode(), "plan.txt")
