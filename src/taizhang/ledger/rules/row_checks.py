"""Whether rows are what the events say of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from taizhang.kit.canonical import NotCanonical

from .log_checks import Broken
from .row_hashes import row_hash


class Version(NamedTuple):
    """A version as far as its times go."""

    row: int
    revision: int
    recorded_at: datetime
    recorded_to: datetime | None


def require_row(number: int, touched: Sequence[Any], values: Mapping[str, object] | None, usual: Mapping[str, object]) -> None:
    """The row stands as event `number` wrote it; `usual` is what its columns hold that nobody has filled."""
    table, row, revision, hashed = touched
    what = placed(table, row, revision)
    if values is None:
        raise Broken(f"第{number}号记录写入的{what}不存在", f"{what}, written by event {number}, is missing", number=number)
    try:
        same = row_hash(table, row, values, usual) == hashed
    except NotCanonical:
        same = False
    if not same:
        raise Broken(f"{what}与第{number}号记录不符", f"{what} is not as event {number} wrote it", number=number)


def require_once(number: int, touched: Sequence[Any], *, new: bool) -> None:
    """No other event wrote the same revision."""
    if not new:
        what = placed(*touched[:3])
        raise Broken(
            f"{what}被两条记录写入，后一条是第{number}号", f"{what} is claimed by two events, the later of them {number}", number=number
        )


def require_times(table: str, version: Version, following: Version | None) -> None:
    """A version stood until the next one was recorded, and the newest one stands."""
    until = following.recorded_at if following is not None and following.row == version.row else None
    if version.recorded_to != until:
        what = placed(table, version.row, version.revision)
        raise Broken(f"{what}的失效时间被改动", f"until when {what} stood has been changed")


def require_current(table: str, row: int, *, current: object, newest: object) -> None:
    """The row as it is now is its newest version; None: there is none."""
    what = placed(table, row, 0)
    if newest is None:
        raise unknown(table, row, 0)
    if current is None:
        raise Broken(f"{what}被删除", f"{what} has been deleted")
    if current != newest:
        raise Broken(f"{what}与其最新版本不符", f"{what} is not as its newest version")


def unknown(table: str, row: int, revision: int) -> Broken:
    """A row that nobody wrote by a verb."""
    what = placed(table, row, revision)
    return Broken(f"没有任何记录提到{what}", f"no event knows {what}")


def placed(table: str, row: int, revision: int) -> str:
    """How a row is named where something is wrong with it: `person:3`, `person:3 r2`."""
    return f"{table}:{row}" + (f" r{revision}" if revision else "")
