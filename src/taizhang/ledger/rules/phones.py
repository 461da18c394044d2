"""Telephone numbers as offices write them: with an area code, an extension, a second one behind it.

>>> kept(" ０５３１－8691 2345 转 801 "), kept("13800000000、0531-86912345")
('0531-8691 2345 转 801', '13800000000、0531-86912345')
>>> apart("王芳 0531-86912345"), apart("王芳（13800000000）"), apart("王芳")
(('王芳', '0531-86912345'), ('王芳', '13800000000'), ('王芳', ''))
"""

import re
import unicodedata

from .refusals import Refused
from .sentences import Sentence

_FEWEST, _LONGEST = 3, 50  # digits of an inner line; letters that the record keeps
_WRITTEN = re.compile(r"[\d+\-—()（）、,，/；;\s转#*]+")
_BEHIND_A_NAME = re.compile(r"(?P<name>[^\d+]*?)[\s:：,，/、(（]*(?P<phone>\+?\d[\d+\-—()（）、,，/；;\s转#*]*?)[)）\s]*")


class NoPhone(Refused):
    """What was written is no number that can be called."""


def kept(words: str) -> str:
    """The number as it is kept; nothing, where nothing is written. Raises `NoPhone`.

    >>> kept("找小王")
    Traceback (most recent call last):
        ...
    taizhang.ledger.rules.phones.NoPhone: 找小王 is no telephone number: digits, an area code and an extension are
    """
    said = unicodedata.normalize("NFKC", words).strip()
    if said and (not _WRITTEN.fullmatch(said) or sum(letter.isdigit() for letter in said) < _FEWEST or len(said) > _LONGEST):
        raise NoPhone(
            Sentence(
                f"“{words.strip()[:_LONGEST]}”不是电话号码，请填数字，可带区号和分机号",
                f"{words.strip()[:_LONGEST]} is no telephone number: digits, an area code and an extension are",
            )
        )
    return said


def apart(words: str) -> tuple[str, str]:
    """A name, and the number that somebody has written behind it."""
    found = _BEHIND_A_NAME.fullmatch(words.strip())
    if found is None or not found["name"] or sum(letter.isdigit() for letter in found["phone"]) < _FEWEST:
        return words.strip(), ""
    return found["name"].strip(), unicodedata.normalize("NFKC", found["phone"]).strip()
