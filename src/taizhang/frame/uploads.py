"""A file that is sent stands in memory until somebody has looked at it, however large it is.

Django would write a large one to the disk of the server before anybody has looked for a mark of secrecy 密级.
"""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler

TOGETHER = 100 * 1024 * 1024  # bytes of one request: twice the largest file that any page takes


class InMemory(MemoryFileUploadHandler):
    """Every file in memory; a request that is larger than anything we take is refused before any of it is read."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *_more: Any) -> None:  # noqa: ARG002, N803  as Django calls it
        if content_length > TOGETHER:
            raise RequestDataTooBig(f"{content_length} bytes")
        self.activated = True
