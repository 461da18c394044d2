"""How well two colours are told apart, by the formula of WCAG 2.1 (relative luminance, contrast ratio)."""

TEXT = 4.5
"""What text needs (1.4.3)."""
SHAPE = 3.0
"""What a line or a shape needs that says something (1.4.11)."""


def ratio(one: str, other: str) -> float:
    """From 1 to 21.

    >>> ratio("#000000", "#ffffff")
    21.0
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, ...]:
    """`#1a2430` or `#fff`."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return tuple(bytes.fromhex(digits))


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
