"""Whether a text is marked as a state secret 涉密: such a file is not for this system, which is no classified network.

GB/T 9704-2012 7.2.2: 密级和保密期限 stand in the head of the page, as 机密★1年. A plan that speaks of secrets (商业秘密) is no secret.

>>> marking("机密★1年\\n关于……的通知"), marking("密级：秘密\\n……"), marking("加强商业秘密保护。\\n秘密侦查")
('机密', '秘密', '')
"""

import re

from .refusals import Refused
from .sentences import Sentence

_HEAD = 30  # lines: the head of a document, with what a page puts above it
_STAR = re.compile(r"(绝密|机密|秘密)\s*[★☆*]")
_LINE = re.compile(r"(?:密级\s*[:：]\s*)?(绝密|机密|秘密)(?:级)?(?:\s*(?:\d+\s*年|长期))?")
_NAME = re.compile(r"[（(【\[](绝密|机密|秘密)[）)】\]]")


class Classified(Refused):
    """The file bears a marking of secrecy: nothing of it is kept."""

    def __init__(self, level: str) -> None:
        self.level = level
        super().__init__(
            Sentence(
                f"文件标有密级（{level}），本系统不得存储、处理涉密文件，未作任何保存。请立即从本机删除误传的副本，并按保密规定在涉密系统中办理",
                f"the file is marked as classified ({level}): it was refused, and nothing of it is kept; handle it on a classified system only",
            )
        )


def marking(text: str, name: str = "") -> str:
    """The level of secrecy that the text bears; nothing where it bears none."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    whole = (_LINE.fullmatch(re.sub(r"[\s\u3000]+", "", line)) for line in lines[:_HEAD])
    found = _STAR.search(text) or next((match for match in whole if match), None) or _NAME.search(name)
    return found[1] if found else ""


def require_open(text: str, name: str) -> None:
    """The text bears no marking of secrecy; else `Classified`."""
    if level := marking(text, name):
        raise Classified(level)
