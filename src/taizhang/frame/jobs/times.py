"""When a job of the clock was due, by the five fields of cron."""

from datetime import datetime, tzinfo

from croniter import croniter


def last_due(times: str, *, now: datetime, zone: tzinfo) -> datetime:
    """The last of those times that is not after `now`, in that zone.

    >>> from zoneinfo import ZoneInfo
    >>> last_due("30 2 * * *", now=datetime.fromisoformat("2026-03-02T01:00:00+08:00"), zone=ZoneInfo("Asia/Shanghai")).isoformat()
    '2026-03-01T02:30:00+08:00'
    >>> last_due("30 2 * * *", now=datetime.fromisoformat("2026-03-02T02:30:00+08:00"), zone=ZoneInfo("Asia/Shanghai")).isoformat()
    '2026-03-02T02:30:00+08:00'
    """
    local = now.astimezone(zone)
    if croniter.match(times, local):
        return local.replace(second=0, microsecond=0)
    found: datetime = croniter(times, local).get_prev(datetime)
    return found
