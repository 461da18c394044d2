"""A file is sent: it becomes a document, or comes back with the words of its refusal and leaves nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import Client, RequestFactory
from django.utils.datastructures import MultiValueDict

from taizhang import reading
from taizhang.capabilities.intake.models import BatchFile
from taizhang.capabilities.intake.pages import upload
from taizhang.frame.models import Account
from taizhang.ledger.models import Document, Event
from tests.plans import LINES, PLAN, PROVINCE, TEXT, TITLE, numbered

from .sending import document_of, error_on, send, words_of

MEGABYTE = 1024 * 1024
LONG = "\n".join([TEXT, *["本方案由县水利局负责解释，各有关单位按照职责分工抓好落实。"] * 20])


def test_a_plan_becomes_a_document_and_its_page_is_shown(lins_browser: Client, lin: Account) -> None:
    page = lins_browser.get(document_of(lins_browser, PLAN))

    document = Document.objects.get()
    assert (document.title, document.file_name, document.received_by) == (TITLE, "plan.txt", lin)
    assert Event.objects.get().verb == "receive_document"
    assert page.status_code == 200
    assert all(line in words_of(page) for line in LINES)


def test_a_published_page_shows_the_words_of_the_plan_and_not_those_around_it(lins_browser: Client) -> None:
    page = words_of(lins_browser.get(document_of(lins_browser, PROVINCE.read_bytes(), PROVINCE.name)))

    assert "云川省数字赋能高质量发展行动计划（2026—2028年）" in page
    assert "建设全省一体化政务大数据平台" in page
    assert "省市场监管局" in page


def test_the_form_says_what_may_be_sent(lins_browser: Client) -> None:
    page = lins_browser.get("/documents/upload", headers={"accept-language": "en"})

    assert page.status_code == 200
    assert "at most 50 MB" in words_of(page)
    assert error_on(page) == ""


def test_a_form_without_a_file_asks_for_one(lins_browser: Client) -> None:
    answer = lins_browser.post("/documents/upload", {}, headers={"accept-language": "en"})

    assert (answer.status_code, error_on(answer)) == (422, "Choose a file first.")


BAD = {
    "empty": (b"", "The file is empty. Save it again from where it was published.", "文件是空的。请从发布处重新保存。"),
    "blank": (b" \n\t\r\n", "There is nothing but blanks in the file. Save it again", "文件里只有空白，没有文字。请从发布处重新保存。"),
    "binary": (
        b"\x7fELF\x02\x01\x01" + bytes(300),
        "This is not a text: it holds binary data. Save",
        "这不是文本文件，里面是二进制数据。请把",
    ),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(300), "This is a PNG picture: it holds no text. Find", "这是PNG 图片，里面没有文字。请找到"),
    "encoding": (bytes(range(0x80, 0xFF)) * 40, "Its characters cannot be told: it is neither UTF-8 nor", "无法辨认文字编码：不是 UTF-8、"),
    "planless": (
        "床前明月光，疑是地上霜。\n".encode(),
        "No task and no title of a plan was found in it. Check",
        "没有找到任何任务或计划标题。请确认",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_read_comes_back_with_the_words_of_the_refusal_and_leaves_nothing(kind: str, lins_browser: Client) -> None:
    content, english, chinese = BAD[kind]

    in_english = send(lins_browser, content, language="en")
    in_chinese = send(lins_browser, content, language="zh-CN")

    assert (in_english.status_code, in_chinese.status_code) == (422, 422)
    assert error_on(in_english).startswith(f"plan.txt: {english}")
    assert error_on(in_chinese).startswith(f"plan.txt：{chinese}")
    assert not Document.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize("kind", BAD)
def test_the_browser_and_the_terminal_say_the_same(kind: str, lins_browser: Client) -> None:
    content = BAD[kind][0]

    with pytest.raises(reading.ReadingError) as refused:
        reading.read_bytes(content, name="plan.txt")

    assert error_on(send(lins_browser, content, language="en")) == str(refused.value)
    assert error_on(send(lins_browser, content)) == refused.value.in_chinese()


class Unread(SimpleUploadedFile):
    """A file that has been sent and whose bytes nobody may load."""

    def read(self, *_args: object) -> bytes:
        raise AssertionError("its bytes were loaded")

    chunks = read  # type: ignore[assignment]


def test_a_file_over_the_limit_is_refused_by_its_size_and_never_loaded(lin: Account) -> None:
    file = Unread("plan.txt", b"")
    file.size = 60 * MEGABYTE
    request = RequestFactory().post("/documents/upload", headers={"accept-language": "en"})
    request.user = lin
    request._post, request._files = QueryDict(), MultiValueDict({"file": [file]})  # type: ignore[attr-defined]

    answer = upload.upload(request)  # type: ignore[arg-type]

    assert (answer.status_code, error_on(answer)) == (422, "plan.txt：文件有 60 MB，超过 50 MB 的上限。请只保存计划的正文。")


def test_a_file_that_is_sent_twice_is_one_document_and_the_second_time_it_says_so(lins_browser: Client) -> None:
    first = document_of(lins_browser, PLAN)
    again = document_of(lins_browser, PLAN, "the-same-under-another-name.txt")

    assert again == first
    assert "这个文件" in words_of(lins_browser.get(again))
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("节水方案.txt", "节水方案.txt"),
        ("长" * 300 + ".txt", "长" * 251 + ".txt"),
        ("C:\\Users\\lin\\plan.txt", "plan.txt"),
        ("../../etc/passwd", "passwd"),
        ("plan\u202etxt.exe", "plantxt.exe"),
        ("plan\x07\x1b[31m.txt", "plan[31m.txt"),
        ("<script>alert(1)</script>.txt", "script>.txt"),
    ],
)
def test_a_name_is_kept_as_far_as_it_can_do_no_harm(sent: str, kept: str, lins_browser: Client) -> None:
    address = document_of(lins_browser, PLAN, sent)

    assert Document.objects.get().file_name == kept
    assert lins_browser.get(address).status_code == 200
    assert lins_browser.get("/documents/").status_code == 200


@pytest.mark.parametrize("sent", ["<b>bold</b>.txt", '"quoted".txt', "a&b.txt"])
def test_a_name_in_a_refusal_is_shown_and_never_becomes_part_of_the_page(sent: str, lins_browser: Client) -> None:
    answer = send(lins_browser, b"", sent, language="en")

    assert error_on(answer).endswith("The file is empty. Save it again from where it was published.")
    assert "<b>bold" not in answer.content.decode()


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p></section>", "{{ 7 * 7 }}"])
def test_what_stands_in_a_document_is_shown_and_never_becomes_part_of_the_page(words: str, lins_browser: Client) -> None:
    page = lins_browser.get(document_of(lins_browser, TEXT.replace("新建", f"新建{words}").encode()))

    assert words not in page.content.decode() or words == "{{ 7 * 7 }}"
    assert words in words_of(page)


ODD = {
    "a NUL": LONG.replace("2座", "2\x00座"),
    "a byte order mark": "\ufeff" + LONG,
    "line ends of Windows": LONG.replace("\n", "\r\n"),
    "separators and signs beyond the first plane": LONG + "\x0b\x0c\x85\u2028\U0001f6b0",
}


@pytest.mark.parametrize("odd", ODD)
def test_a_text_with_characters_that_a_database_may_not_like_is_read_like_any_other(odd: str, lins_browser: Client) -> None:
    address = document_of(lins_browser, ODD[odd].encode())

    assert lins_browser.get(address).status_code == 200
    assert lins_browser.get(f"{address}/ledger.xlsx").status_code == 200
    assert Document.objects.get().readings.get().tasks == 2


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_text_in_another_encoding_is_the_same_plan(encoding: str, lins_browser: Client) -> None:
    page = words_of(lins_browser.get(document_of(lins_browser, (TEXT + "\n" + TEXT).encode(encoding))))

    assert all(line in page for line in LINES)


SECRET = "秘密★1年\n江北县2026年节水工作方案\n1.新建水厂2座。（责任单位：县水利局）\n".encode()


def send_several(browser: Client, *files: tuple[str, bytes]) -> str:
    """What is said of each, on the page to which the form leads."""
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return words_of(browser.post("/documents/upload", {"file": sent}, follow=True))


def test_of_several_files_each_is_told_by_itself_and_a_bad_one_stops_no_other(lins_browser: Client) -> None:
    document_of(lins_browser, PLAN)

    page = send_several(lins_browser, ("空.txt", b""), ("旧.txt", PLAN), ("新.txt", numbered(2)))

    assert "文件是空的" in page
    assert "空.txt" in page
    assert "以前已收到" in page
    assert sorted(Document.objects.values_list("file_name", flat=True)) == ["plan.txt", "新.txt"]


def test_of_a_file_with_a_mark_of_secrecy_not_even_the_name_is_kept(lins_browser: Client) -> None:
    page = send_several(lins_browser, ("好.txt", PLAN), ("某某专项.txt", SECRET))

    assert "标有密级（秘密）" in page
    assert "某某专项" not in page
    assert "第2个文件" in page
    assert not BatchFile.objects.filter(name__contains="某某").exists()
    assert Document.objects.count() == 1


def test_more_files_than_a_form_takes_are_refused_before_any_is_read(lins_browser: Client) -> None:
    sent = [SimpleUploadedFile(f"{number}.txt", PLAN) for number in range(upload.MOST + 1)]

    answer = lins_browser.post("/documents/upload", {"file": sent})

    assert answer.status_code == 422
    assert not Document.objects.exists()


def test_a_large_file_is_never_written_to_the_disk_before_it_was_looked_at(lins_browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def written(*_args: object, **_more: object) -> None:
        raise AssertionError("a file was written")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", written)
    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", written)

    answer = send(lins_browser, b"\x7fELF" + bytes(3 * MEGABYTE))

    assert answer.status_code == 422
    assert "不是文本文件" in error_on(answer)


def test_a_request_larger_than_anything_we_take_is_refused_unread(lins_browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("taizhang.frame.uploads.TOGETHER", 100)

    answer = send(lins_browser, PLAN)

    assert answer.status_code == 413
    assert not Document.objects.exists()
