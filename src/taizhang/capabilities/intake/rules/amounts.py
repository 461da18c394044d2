"""Numbers as an official writes them: 3万家, 1,000万元, 14.6万个."""

_SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "≈"}  # fmt: skip
_STEPS = ((100_000_000, "亿"), (10_000, "万"))


def amount(value: float, unit: str) -> str:
    """A value with its unit, in 万 or 亿 where it is that large.

    >>> amount(30000, "家"), amount(10000000, "元"), amount(12.5, "%"), amount(1200, "张")
    ('3万家', '1,000万元', '12.5%', '1,200张')
    """
    step, word = next(((step, word) for step, word in _STEPS if abs(value) >= step), (1, ""))
    return f"{_plain(value / step)}{word}{unit}"


def bound(comparator: str, value: float, value2: float | None, unit: str) -> str:
    """What a target demands.

    >>> bound(">=", 12.5, None, "%"), bound("range", 3, 5, "个"), bound("~", 100, None, "项")
    ('≥ 12.5%', '3–5个', '≈ 100项')
    """
    if value2 is not None:
        return f"{amount(value, '')}–{amount(value2, unit)}"
    sign = _SIGNS.get(comparator, "")
    return f"{sign} {amount(value, unit)}".strip()


def _plain(number: float) -> str:
    whole, _, rest = f"{number:,.4f}".partition(".")
    return f"{whole}.{rest.rstrip('0')}".rstrip(".")
