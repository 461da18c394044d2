"""What Excel lets a clerk enter in a column, and what it says to one who enters something else."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

Check = Mapping[str, Any]


def one_of(words: Sequence[str]) -> Check:
    return {
        "validate": "list",
        "source": list(words),
        "error_title": "请从列表中选择",
        "error_message": "可选：" + "、".join(words),
    }


SHARE: Check = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": 0,
    "maximum": 1,
    "error_title": "完成率",
    "error_message": "请填写 0% 至 100% 之间的数，例如 75%。",
}

DAY: Check = {
    "validate": "date",
    "criteria": "between",
    "minimum": datetime(2000, 1, 1),  # noqa: DTZ001 - Excel knows no time zones
    "maximum": datetime(2099, 12, 31),  # noqa: DTZ001 - the same
    "error_title": "日期",
    "error_message": "请填写日期，例如 2026-06-30。",
}

NUMBER: Check = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": -1e15,
    "maximum": 1e15,
    "error_title": "数值",
    "error_message": "请只填写数字，不带计量单位。",
}
