"""The numbers that Word writes in front of paragraphs, in the formats that Chinese documents use."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
# Nobody counts further by hand; a file that says so is given decimals.
_MOST = 9999


def numeral(value: int, form: str) -> str:
    """`value` in the number format that the file names; decimal where the format is not known or does not reach so far."""
    if form in ("none", "bullet"):
        return ""
    write = _FORMS.get(form)
    written = write(value) if write and 0 < value <= _MOST else None
    return str(value) if written is None else written


def chinese(value: int) -> str:
    """一, 十, 十一, 二十, 一百零一."""
    written, skipped = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        written += ("零" if skipped and written and digit else "") + (_DIGITS[digit] + unit if digit else "")
        skipped = not digit
    return written.removeprefix("一") if written.startswith("一十") else written


def _from(first: str, count: int) -> Callable[[int], str | None]:
    return lambda value: chr(ord(first) + value - 1) if value <= count else None


def _one_of(signs: str) -> Callable[[int], str | None]:
    return lambda value: signs[value - 1] if value <= len(signs) else None


def _circled(value: int) -> str | None:
    for first, start, last in (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50)):
        if start <= value <= last:
            return chr(ord(first) + value - start)
    return None


def _letters(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        written += sign * (value // worth)
        value %= worth
    return written


def _digit_by_digit(value: int) -> str:
    return "".join(_DIGITS[int(d)] for d in str(value))


def _full_width(value: int) -> str:
    return "".join(chr(ord("０") + int(d)) for d in str(value))


_FORMS: dict[str, Callable[[int], str | None]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
            "koreanCounting",
        ),
        chinese,
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digit_by_digit),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), lambda v: chinese(v).translate(_FORMAL)),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _full_width),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "decimalZero": lambda value: f"{value:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
}
