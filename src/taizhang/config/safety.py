"""What the settings may not be: an installation that would be unsafe does not start, and says why in one line."""

import hashlib
import zoneinfo
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

# Stands in public sources: good for a demo on this machine and for nothing else.
DEBUG_KEY = "debug-only-debug-only-debug-only-debug-only-debug-only"
_SHORTEST_KEY = 50
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")

SETTINGS = frozenset(
    {
        "TAIZHANG_ALLOWED_HOSTS",
        "TAIZHANG_BEHIND_PROXY",
        "TAIZHANG_DATA",
        "TAIZHANG_DATABASE_URL",
        "TAIZHANG_DEBUG",
        "TAIZHANG_EMAIL_FROM",
        "TAIZHANG_EMAIL_URL",
        "TAIZHANG_INTAKE_FOLDER",
        "TAIZHANG_LOG_ALGORITHM",
        "TAIZHANG_LOG_LEVEL",
        "TAIZHANG_SECOND_FACTOR",
        "TAIZHANG_SECRET_KEY",
        "TAIZHANG_SESSION_MINUTES",
        "TAIZHANG_TIME_ZONE",
    }
)
# Read by the test suite, not by the settings.
_OF_OTHERS = frozenset({"TAIZHANG_TEST_DATABASE"})


# Of whom a second factor is demanded: nobody, everybody, or those who have a permission.
SECOND_FACTORS = {"nobody": "", "administrators": "ledger.see-accounts", "everybody": "everybody"}
_LONGEST_SESSION = 12 * 60


class UnsafeSettings(ImproperlyConfigured):
    """Settings that are missing, wrong or unsafe; the message says which and what to do."""


def refuse_unknown(environment: Mapping[str, str]) -> None:
    """A misspelt setting would silently not hold."""
    unknown = sorted(name for name in environment if name.startswith("TAIZHANG_") and name not in SETTINGS | _OF_OTHERS)
    if unknown:
        raise UnsafeSettings(f"{unknown[0]} is no setting: see docs/reference/settings.md for those that there are.")


def refuse_unsafe(
    *, debug: bool, secret_key: str, hosts: Sequence[str], time_zone: str, log_level: str, log_algorithm: str = "sha256"
) -> None:
    if not _can_hash(log_algorithm):
        raise UnsafeSettings(f"TAIZHANG_LOG_ALGORITHM={log_algorithm} cannot be used here: use sha256, or sm3 where OpenSSL has it.")
    for complaint in _complaints(debug=debug, secret_key=secret_key, hosts=hosts, time_zone=time_zone, log_level=log_level):
        raise UnsafeSettings(complaint)


def refuse_weak_sessions(*, minutes: int, second_factor: str) -> None:
    """A session that is left alone ends within a day's work; a misspelt demand would silently demand nothing."""
    if not 1 <= minutes <= _LONGEST_SESSION:
        raise UnsafeSettings(f"TAIZHANG_SESSION_MINUTES={minutes} cannot be: say 1 to {_LONGEST_SESSION} minutes.")
    if second_factor not in SECOND_FACTORS:
        raise UnsafeSettings(f"TAIZHANG_SECOND_FACTOR={second_factor} is none of {', '.join(SECOND_FACTORS)}.")


def refuse_wide_folder(folder: str, *, data: Path) -> None:
    """The folder from which plans are read is one of its own: what lies in it can be looked at by everybody who sets up ledgers."""
    if not folder:
        return
    place = Path(folder)
    if not place.is_absolute() or place == Path(place.anchor) or _overlap(place.resolve(), data):
        raise UnsafeSettings(
            f"TAIZHANG_INTAKE_FOLDER={folder} cannot be: give the whole path of a folder that holds plans alone, apart from TAIZHANG_DATA."
        )


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _complaints(*, debug: bool, secret_key: str, hosts: Sequence[str], time_zone: str, log_level: str) -> Iterable[str]:
    if not _is_zone(time_zone):
        yield f"TAIZHANG_TIME_ZONE={time_zone} is no time zone: use a name such as Asia/Shanghai."
    if log_level not in _LOG_LEVELS:
        yield f"TAIZHANG_LOG_LEVEL={log_level} is no level: use one of {', '.join(_LOG_LEVELS)}."
    if any("/" in host or _has_port(host) for host in hosts):
        yield "TAIZHANG_ALLOWED_HOSTS would match nothing: write names only, without https:// and without a port."
    if debug:
        return
    if not secret_key:
        yield "TAIZHANG_SECRET_KEY is not set: make one with `taizhang secret-key`, and keep it."
    if len(secret_key) < _SHORTEST_KEY or len(set(secret_key)) < 10 or secret_key == DEBUG_KEY:
        yield f"TAIZHANG_SECRET_KEY can be guessed: it needs {_SHORTEST_KEY} or more mixed characters (`taizhang secret-key` makes one)."
    if not hosts:
        yield "TAIZHANG_ALLOWED_HOSTS is not set: name the hosts that people will open, separated by commas."
    if any("*" in host or host.startswith(".") for host in hosts):
        yield "TAIZHANG_ALLOWED_HOSTS would answer to any name: write each host in full."


def _has_port(host: str) -> bool:
    return ":" in host.rpartition("]")[2]  # [::1] is an address in brackets


def _can_hash(algorithm: str) -> bool:
    return algorithm in ("sha256", "sm3") and algorithm in hashlib.algorithms_available


def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
