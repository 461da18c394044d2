"""What somebody does on the pages of intake: send a file, and look at what comes back."""

import html
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

ERROR = re.compile(r'<p class="error"[^>]*>(.*?)</p>', re.DOTALL)


def send(browser: Client, content: bytes, name: str = "plan.txt", *, language: str = "zh-CN") -> Any:
    """The answer to the form, sent with this file."""
    return browser.post("/documents/upload", {"file": SimpleUploadedFile(name, content)}, headers={"accept-language": language})


def document_of(browser: Client, content: bytes, name: str = "plan.txt") -> str:
    """The address of the document that the file became."""
    answer = send(browser, content, name)
    assert answer.status_code == 302, error_on(answer)
    return str(answer.headers["Location"])


def error_on(answer: Any) -> str:
    """The words of the refusal on a page, as a reader sees them."""
    found = ERROR.search(answer.content.decode())
    return html.unescape(found[1]) if found else ""


def words_of(answer: Any) -> str:
    """What a reader sees of a page: its text, without elements."""
    return html.unescape(re.sub(r"<[^>]*>", "", answer.content.decode()))
