"""Numbers in front of paragraphs, in the formats that Chinese documents use."""

import pytest

from taizhang.reading.formats.word.numerals import numeral


@pytest.mark.parametrize(
    ("value", "form", "written"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (11, "chineseCounting", "十一"),
        (20, "japaneseCounting", "二十"),
        (35, "chineseCountingThousand", "三十五"),
        (101, "chineseCountingThousand", "一百零一"),
        (110, "chineseCountingThousand", "一百一十"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (12, "ideographDigital", "一二"),
        (3, "chineseLegalSimplified", "叁"),
        (3, "ideographTraditional", "丙"),
        (2, "ideographZodiac", "丑"),
        (7, "decimal", "7"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (1, "decimalEnclosedCircle", "①"),
        (20, "decimalEnclosedCircleChinese", "⑳"),
        (21, "decimalEnclosedCircle", "㉑"),
        (3, "decimalEnclosedParen", "⑶"),
        (2, "decimalEnclosedFullstop", "⒉"),
        (4, "ideographEnclosedCircle", "㊃"),
        (4, "upperRoman", "IV"),
        (49, "lowerRoman", "xlix"),
        (3, "upperLetter", "C"),
        (28, "lowerLetter", "bb"),
        (5, "bullet", ""),
        (5, "none", ""),
    ],
)
def test_a_number_is_written_in_the_format_that_the_list_names(value: int, form: str, written: str) -> None:
    assert numeral(value, form) == written


@pytest.mark.parametrize(
    ("value", "form"),
    [(51, "decimalEnclosedCircle"), (11, "ideographTraditional"), (12000, "chineseCounting"), (0, "upperRoman"), (3, "klingon")],
)
def test_a_number_beyond_its_format_is_decimal(value: int, form: str) -> None:
    assert numeral(value, form) == str(value)
