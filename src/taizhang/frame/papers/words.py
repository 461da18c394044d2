"""Lists as papers write them."""

from collections.abc import Sequence


def attached(titles: Sequence[str]) -> list[str]:
    """附件说明: one title by itself, several by number; no mark behind a title.

    >>> attached(["台账"]), attached(["台账", "附表"])
    (['附件：台账'], ['附件：1. 台账', '\u3000\u3000\u30002. 附表'])
    """
    if len(titles) < 2:
        return [f"附件：{title}" for title in titles]
    return [f"{'附件：' if number == 1 else '　　　'}{number}. {title}" for number, title in enumerate(titles, 1)]
