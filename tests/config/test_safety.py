"""Unsafe settings refuse to start, and safe ones do not."""

import secrets
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.config import safety

SAFE = {
    "debug": False,
    "secret_key": "k3y-of-many-mixed-characters-0123456789-abcdefghijklmnop",
    "hosts": ["ledger.example", "10.0.0.7", "[::1]"],
    "time_zone": "Asia/Shanghai",
    "log_level": "INFO",
}


def complaint(**changed: object) -> str | None:
    """What is said of settings that are safe but for what has been changed."""
    try:
        safety.refuse_unsafe(**(SAFE | changed))  # type: ignore[arg-type]
    except safety.UnsafeSettings as refusal:
        return str(refusal)
    return None


def test_safe_settings_pass() -> None:
    assert complaint() is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"secret_key": ""}, "TAIZHANG_SECRET_KEY is not set"),
        ({"secret_key": "k3y-of-many-mixed"}, "TAIZHANG_SECRET_KEY can be guessed"),
        ({"secret_key": "abc" * 30}, "TAIZHANG_SECRET_KEY can be guessed"),
        ({"secret_key": safety.DEBUG_KEY}, "TAIZHANG_SECRET_KEY can be guessed"),
        ({"hosts": []}, "TAIZHANG_ALLOWED_HOSTS is not set"),
        ({"hosts": ["*"]}, "TAIZHANG_ALLOWED_HOSTS would answer to any name"),
        ({"hosts": ["ledger.example", ".example"]}, "TAIZHANG_ALLOWED_HOSTS would answer to any name"),
        ({"hosts": ["https://ledger.example"]}, "TAIZHANG_ALLOWED_HOSTS would match nothing"),
        ({"hosts": ["ledger.example:8000"]}, "TAIZHANG_ALLOWED_HOSTS would match nothing"),
        ({"time_zone": ""}, "TAIZHANG_TIME_ZONE= is no time zone"),
        ({"time_zone": "Asia/Peking"}, "TAIZHANG_TIME_ZONE=Asia/Peking is no time zone"),
        ({"time_zone": "Asia"}, "TAIZHANG_TIME_ZONE=Asia is no time zone"),
        ({"time_zone": "../../etc/passwd"}, "TAIZHANG_TIME_ZONE=../../etc/passwd is no time zone"),
        ({"log_level": "LOUD"}, "TAIZHANG_LOG_LEVEL=LOUD is no level"),
    ],
)
def test_what_is_unsafe_is_refused_in_one_line_that_names_the_setting(changed: dict[str, object], said: str) -> None:
    words = complaint(**changed)

    assert words is not None
    assert words.startswith(said)
    assert len(words.splitlines()) == 1


def test_a_demo_needs_neither_key_nor_hosts() -> None:
    assert complaint(debug=True, secret_key=safety.DEBUG_KEY, hosts=[]) is None


def test_a_demo_needs_a_time_zone_like_everybody() -> None:
    assert complaint(debug=True, time_zone="nowhere") == "TAIZHANG_TIME_ZONE=nowhere is no time zone: use a name such as Asia/Shanghai."


def test_a_misspelt_setting_is_refused_by_its_name() -> None:
    with pytest.raises(safety.UnsafeSettings, match=r"^TAIZHANG_DEBGU is no setting"):
        safety.refuse_unknown({"TAIZHANG_DEBGU": "1", "TAIZHANG_DATA": "var", "PATH": "/bin"})


def test_settings_that_there_are_and_those_of_others_are_let_through() -> None:
    safety.refuse_unknown(dict.fromkeys(safety.SETTINGS, "1") | {"DJANGO_DEBUG": "1", "TAIZHANG_TEST_DATABASE": "sqlite"})


@pytest.mark.parametrize("minutes", [0, -1, 721])
def test_a_session_that_ends_at_once_or_hardly_ever_is_refused(minutes: int) -> None:
    with pytest.raises(safety.UnsafeSettings, match=r"^TAIZHANG_SESSION_MINUTES"):
        safety.refuse_weak_sessions(minutes=minutes, second_factor="nobody")


@pytest.mark.parametrize("word", ["", "all", "Everybody"])
def test_a_misspelt_demand_of_a_second_factor_is_refused(word: str) -> None:
    with pytest.raises(safety.UnsafeSettings, match=r"^TAIZHANG_SECOND_FACTOR"):
        safety.refuse_weak_sessions(minutes=30, second_factor=word)


@given(st.integers(min_value=48, max_value=64))
def test_a_key_out_of_chance_is_never_called_guessable(size: int) -> None:
    assert complaint(secret_key=secrets.token_urlsafe(size)) is None


@given(st.text(max_size=49))
def test_a_short_key_is_always_refused(key: str) -> None:
    assert complaint(secret_key=key) is not None


@pytest.mark.parametrize("folder", ["plans", "/", "/srv/taizhang", "/srv", "/srv/taizhang/plans"])
def test_a_folder_of_plans_that_is_not_one_of_its_own_is_refused(folder: str) -> None:
    with pytest.raises(safety.UnsafeSettings, match=r"^TAIZHANG_INTAKE_FOLDER"):
        safety.refuse_wide_folder(folder, data=Path("/srv/taizhang"))


def test_a_folder_of_its_own_or_none_is_good() -> None:
    safety.refuse_wide_folder("", data=Path("/srv/taizhang"))
    safety.refuse_wide_folder("/srv/plans", data=Path("/srv/taizhang"))
