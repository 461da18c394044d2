"""Numbers as a workbook shows them: dates with the parts that their format names, shares in percent, whole numbers without a point."""

import datetime
import re
from dataclasses import dataclass

_ASIDE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_TIME = re.compile(r"h[^ymd]*?m+|m+[^ymdh]*?s|h|s", re.IGNORECASE)
_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")
_LAST_DAY = 2958465  # 31 December 9999
# The formats that have a number and no code, as Office in Chinese shows them.
BUILT_IN = {
    **dict.fromkeys((14, 15, 22, 30, 31), "yyyy-m-d"),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), "yyyy-m"),
    **dict.fromkeys((16, 28, 29, 51, 53, 54, 58), "m-d"),
    2: "0.00", 4: "0.00", 9: "0%", 10: "0.00%", 39: "0.00", 40: "0.00",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """A number format: the parts of a date, or decimals and per cent; all empty for a number as it is."""

    date: str = ""
    decimals: int | None = None
    percent: bool = False


def form_of(code: str) -> Form:
    """What a format code says of numbers above zero."""
    bare = _ASIDE.sub("", code.split(";", maxsplit=1)[0])
    if parts := "".join(part for part in "ymd" if part in _TIME.sub("", bare).lower().replace("general", "")):
        return Form(date=parts)
    decimals = _DECIMALS.search(bare)
    fixed = len(decimals[1]) if decimals else 0 if "0" in bare else None
    return Form(decimals=fixed, percent="%" in bare)


def shown(value: float, form: Form, *, epoch: datetime.date) -> str:
    """`value` as words; days of a date are counted from `epoch`."""
    if form.date:
        return _date(value, form.date, epoch)
    if form.percent:
        return f"{value * 100:.{form.decimals or 0}f}%"
    if form.decimals:
        return f"{value:.{form.decimals}f}"
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"


def _date(value: float, parts: str, epoch: datetime.date) -> str:
    if not 1 <= value < _LAST_DAY - 1462:  # the later epoch is 1,462 days later
        return ""
    day = epoch + datetime.timedelta(days=int(value))
    return "".join(
        f"{number}{unit}" for part, number, unit in (("y", day.year, "年"), ("m", day.month, "月"), ("d", day.day, "日")) if part in parts
    )
