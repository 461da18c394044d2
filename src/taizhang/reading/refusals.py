"""Every refusal of reading, put in words once: what is wrong, and what to do next, in English and in Chinese.

Faces print what stands here; nothing else in the house words a refusal of a file.
"""

from .errors import (
    EncodingUnknown,
    FileDamaged,
    FileEmpty,
    FileLocked,
    FileMissing,
    FileTooLarge,
    FormatUnknown,
    PlanMissing,
    SourceError,
    Wording,
)

_MEGABYTE = 1024 * 1024
_SAVE_AS = Wording(
    "Open it in Word or WPS, save it as .docx (or its text as .txt), and read that file.",
    "请用 Word 或 WPS 打开，另存为 .docx（或把文字另存为 .txt）后再读取。",
)


def missing(name: str) -> FileMissing:
    return FileMissing(
        shown(name),
        Wording("There is no such file.", "找不到这个文件。"),
        Wording("Check the name and the folder.", "请检查文件名和所在文件夹。"),
    )


def folder(name: str) -> FileMissing:
    return FileMissing(
        shown(name),
        Wording("This is a folder, not a file.", "这是文件夹，不是文件。"),
        Wording("Name one file inside it.", "请指定其中的一个文件。"),
    )


def unreadable(name: str, reason: str) -> SourceError:
    return SourceError(
        shown(name),
        Wording(f"The file cannot be opened ({reason}).", f"文件打不开（{reason}）。"),
        Wording("Check that you may read it and that it is not in use.", "请检查是否有读取权限、是否被其他程序占用。"),
    )


def empty(name: str) -> FileEmpty:
    return FileEmpty(
        shown(name),
        Wording("The file is empty.", "文件是空的。"),
        Wording("Save it again from where it was published.", "请从发布处重新保存。"),
    )


def blank(name: str) -> FileEmpty:
    return FileEmpty(
        shown(name),
        Wording("There is nothing but blanks in the file.", "文件里只有空白，没有文字。"),
        Wording("Save it again from where it was published.", "请从发布处重新保存。"),
    )


def page_without_text(name: str) -> FileEmpty:
    return FileEmpty(
        shown(name),
        Wording("The page has no text of its own (a script may load it).", "网页里没有正文（可能由脚本载入）。"),
        Wording("Open it in a browser, copy the text and save it as .txt.", "请在浏览器中打开，复制正文另存为 .txt。"),
    )


def too_large(name: str, size: int, limit: int) -> FileTooLarge:
    has, may = _megabytes(size), limit // _MEGABYTE
    return FileTooLarge(
        shown(name),
        Wording(f"The file has {has} MB; a plan may have {may} MB.", f"文件有 {has} MB，超过 {may} MB 的上限。"),
        Wording("Save the text of the plan alone.", "请只保存计划的正文。"),
    )


def too_much(name: str, what: Wording) -> FileTooLarge:
    return FileTooLarge(
        shown(name),
        Wording(f"It holds {what.en}, more than any plan.", f"文件里有{what.zh}，超出任何计划的规模。"),
        Wording("Save the text of the plan alone.", "请只保存计划的正文。"),
    )


def damaged(name: str, kind: Wording) -> FileDamaged:
    return FileDamaged(
        shown(name),
        Wording(f"This is {kind.en}, but it is damaged or cut short.", f"这是{kind.zh}，但已损坏或不完整。"),
        Wording("Fetch it again from where it was published.", "请从发布处重新下载。"),
    )


def locked(name: str, kind: Wording) -> FileLocked:
    return FileLocked(
        shown(name),
        Wording(f"This is {kind.en} behind a password.", f"这是{kind.zh}，设有打开密码。"),
        Wording("Open it, save it without the password, and read that file.", "请打开后取消密码另存，再读取。"),
    )


def without_text(name: str, kind: Wording) -> FileEmpty:
    return FileEmpty(
        shown(name),
        Wording(
            f"This is {kind.en} without words in it (a scan, or pictures of pages).", f"这是{kind.zh}，里面没有文字（可能是扫描件或图片）。"
        ),
        Wording(
            "Find the published text, or recognise it with OCR and check it, and save that as .txt or .docx.",
            "请找到公布的文字版，或用 OCR 识别并核对后另存为 .txt 或 .docx。",
        ),
    )


def other_format(name: str, kind: Wording) -> FormatUnknown:
    return FormatUnknown(
        shown(name),
        Wording(f"This is {kind.en}, which is not read here.", f"这是{kind.zh}，暂时不能直接读取。"),
        _SAVE_AS,
    )


def picture(name: str, kind: Wording) -> FormatUnknown:
    return FormatUnknown(
        shown(name),
        Wording(f"This is {kind.en}: it holds no text.", f"这是{kind.zh}，里面没有文字。"),
        Wording("Find the published text, or type it, and save it as .txt.", "请找到公布的文字版，或录入后另存为 .txt。"),
    )


def archive(name: str, kind: Wording) -> FormatUnknown:
    return FormatUnknown(
        shown(name),
        Wording(f"This is {kind.en}.", f"这是{kind.zh}。"),
        Wording("Unpack it and read the plan's file inside.", "请解压后读取其中的计划文件。"),
    )


def binary(name: str) -> FormatUnknown:
    return FormatUnknown(
        shown(name),
        Wording("This is not a text: it holds binary data.", "这不是文本文件，里面是二进制数据。"),
        Wording("Save the plan as .docx, .pdf, .txt or .html.", "请把计划另存为 .docx、.pdf、.txt 或 .html。"),
    )


def nested(name: str, depth: int) -> FormatUnknown:
    return FormatUnknown(
        shown(name),
        Wording(
            f"It nests its elements more than {depth} deep; nothing that is published does.",
            f"元素嵌套超过 {depth} 层，不是正常发布的文件。",
        ),
        Wording("Open it, copy the text and save it as .txt.", "请打开后复制正文，另存为 .txt。"),
    )


def encoding_unknown(name: str) -> EncodingUnknown:
    return EncodingUnknown(
        shown(name),
        Wording(
            "Its characters cannot be told: it is neither UTF-8 nor UTF-16 nor GB18030.",
            "无法辨认文字编码：不是 UTF-8、UTF-16，也不是 GB18030。",
        ),
        Wording("Save it again as UTF-8.", "请另存为 UTF-8 编码后再读取。"),
    )


def planless(name: str) -> PlanMissing:
    return PlanMissing(
        shown(name),
        Wording("No task and no title of a plan was found in it.", "没有找到任何任务或计划标题。"),
        Wording("Check that it is the plan itself, with its numbered tasks.", "请确认这是计划正文，并且带有编号的任务。"),
    )


def shown(name: str) -> str:
    """`name` fit for one line: a file name may hold line ends and control characters."""
    return "".join(c if c.isprintable() else "?" for c in name)


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.1f}".removesuffix(".0")
