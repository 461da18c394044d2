"""What a download is called."""

import re

_LONGEST = 60
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


def file_name(title: str, ending: str) -> str:
    """A name that any file system takes: as much of the title as fits, and what the file is.

    >>> file_name("关于印发《节水/治污方案》的通知", "台账.xlsx")
    '关于印发《节水 治污方案》的通知-台账.xlsx'
    >>> file_name("", "台账.xlsx")
    '台账.xlsx'
    """
    stem = _FORBIDDEN.sub(" ", title).strip(" .")[:_LONGEST].strip(" .")
    return f"{stem}-{ending}" if stem else ending
