"""Bytes to characters: the encodings that Chinese governments publish in, told apart without guessing from a name.

Strict decoders are tried in order, and each result must look like writing. GB18030 accepts nearly any bytes, so UTF-8
with a broken byte would come back as rare hanzi: common hanzi (GB 2312 level 1) must prevail.
"""

import codecs
import re

from .. import refusals

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030", "gb18030": "gb18030",
          "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "utf-8": "utf-8", "utf8": "utf-8"}  # fmt: skip
_STRANGE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd\ufffe\uffff\ud800-\udfff]")
_HANZI = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_SAMPLE = 200_000
_ENOUGH = 20_000
# A content system that cuts a summary in mid-character leaves one broken character on an otherwise sound page.
_BROKEN_IN = 1000


def decode(data: bytes, *, name: str) -> str:
    """The characters of `data` without a byte order mark, or the refusal EncodingUnknown (FormatUnknown if binary)."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _kept(_marked(data[len(mark) :], encoding, name))
    for encoding in _candidates(data):
        text = _tried(data, encoding)
        if text is not None and _reads(text, encoding):
            return _kept(text)
    raise refusals.binary(name) if _is_binary(data) else refusals.encoding_unknown(name)


def _kept(text: str) -> str:
    """Without NUL, which stands for nothing, and which no PostgreSQL takes."""
    return text.replace("\x00", "")


def _marked(data: bytes, encoding: str, name: str) -> str:
    text = data.decode(encoding, errors="replace")
    if not _reads(text, encoding):
        raise refusals.encoding_unknown(name)
    return text


_HIGH_BYTES = bytes([0, 0x20, 0x30, *range(0x4E, 0xA0), 0xFF])


def _candidates(data: bytes) -> list[str]:
    declared = _DECLARED.search(data, 0, 4096)
    named = _NAMES.get(declared[1].decode("ascii", "replace").lower()) if declared else None
    wide = ["utf-16-le", "utf-16-be"] if _looks_wide(data) else []
    # UTF-8 first in any case: its strict decoder refuses the other encodings, and pages declare wrongly.
    return list(dict.fromkeys([*wide, "utf-8", *([named] if named else []), "gb18030"]))


def _looks_wide(data: bytes) -> bool:
    """Whether every second byte is that of UTF-16: zero for ASCII, 4E to 9F for hanzi."""
    head = data[: _SAMPLE - _SAMPLE % 2]
    if len(head) < 2 or len(data) % 2:
        return False
    halves = (head[0::2], head[1::2])
    zeros = sorted(half.count(0) for half in halves)
    others = min(len(half.translate(None, delete=_HIGH_BYTES)) for half in halves)
    return zeros[1] > zeros[0] * 4 and others < 0.1 * len(head) / 2


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return text if text.count("\ufffd") * _BROKEN_IN <= len(text) else None


def _reads(text: str, encoding: str) -> bool:
    """Whether `text` looks like writing: few characters that no writing has and, where bytes prove little, common hanzi."""
    sample = text[:_SAMPLE]
    if not sample:
        return True
    if len(_STRANGE.findall(sample)) * 100 > len(sample):
        return False
    return encoding == "utf-8" or _hanzi_are_common(sample)


def _hanzi_are_common(sample: str) -> bool:
    hanzi = _HANZI.findall(sample[:_ENOUGH])
    if not hanzi:
        return all(ord(c) < 0x80 for c in sample)
    # In traditional writing some two thirds of the hanzi are also simplified ones; in mojibake a third is.
    return sum(map(_is_common, hanzi)) / len(hanzi) >= 0.5


def _is_common(character: str) -> bool:
    encoded = character.encode("gb18030")
    return len(encoded) == 2 and 0xB0 <= encoded[0] <= 0xD7 and encoded[1] >= 0xA1


def _is_binary(data: bytes) -> bool:
    head = data[:_SAMPLE]
    return sum(head.count(b) for b in range(9)) * 100 > len(head)
