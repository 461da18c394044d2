"""Words for what only happens where many files are read: too long, dead, not written. All others are the reader's own."""

from taizhang.reading import Wording

_TELL = Wording("Tell the makers of Taizhang, with the file.", "请把该文件反馈给台账的开发者。")


def worded(what: Wording, remedy: Wording, *, chinese: bool) -> str:
    """Both sentences in one of the two languages, without the name of the file: it stands beside them."""
    return f"{what.zh}{remedy.zh}" if chinese else f"{what.en} {remedy.en}"


def too_long(seconds: float, *, chinese: bool) -> str:
    what = Wording(f"Reading took more than {seconds:g} s and was given up.", f"读取超过 {seconds:g} 秒，已放弃。")
    remedy = Wording("Save the text of the plan alone, or give it more --seconds.", "请只保存计划的正文，或用 --seconds 放宽时限。")
    return worded(what, remedy, chinese=chinese)


def dead(*, chinese: bool) -> str:
    return worded(Wording("The reader died over this file.", "读取程序在该文件上意外终止。"), _TELL, chinese=chinese)


def not_written(reason: str, *, chinese: bool) -> str:
    what = Wording(f"Its reading cannot be written ({reason}).", f"读取结果无法写入（{reason}）。")
    return worded(what, Wording("Check the folder that --out names.", "请检查 --out 指定的文件夹。"), chinese=chinese)
