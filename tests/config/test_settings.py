"""Settings out of the environment: a process of its own for each, as a server starts."""

import json
from pathlib import Path

import pytest

from tests.commands import KEY, demo, production, taizhang

SHOW = """
import json
from django.conf import settings
names = {names}
print(json.dumps([getattr(settings, name) for name in names], default=str))
"""


def settings_of(environment: dict[str, str], *names: str, cwd: Path) -> list[object]:
    """What Django's settings of these names are, when the environment is this one."""
    answer = taizhang("manage", "shell", "-v", "0", "-c", SHOW.format(names=names), cwd=cwd, settings=environment)
    assert answer.status == 0, answer.err
    found: list[object] = json.loads(answer.out)
    return found


def test_without_a_key_it_does_not_start_and_says_so_in_one_line(tmp_path: Path) -> None:
    answer = taizhang("serve", cwd=tmp_path)

    assert answer.refusal == "TAIZHANG_SECRET_KEY is not set: make one with `taizhang secret-key`, and keep it."


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"TAIZHANG_SECRET_KEY": "short"}, "TAIZHANG_SECRET_KEY can be guessed"),
        ({"TAIZHANG_ALLOWED_HOSTS": " , "}, "TAIZHANG_ALLOWED_HOSTS is not set"),
        ({"TAIZHANG_ALLOWED_HOSTS": "*"}, "TAIZHANG_ALLOWED_HOSTS would answer to any name"),
        ({"TAIZHANG_TIME_ZONE": "Mars/Olympus"}, "TAIZHANG_TIME_ZONE=Mars/Olympus is no time zone"),
        ({"TAIZHANG_LOG_LEVEL": "loud"}, "TAIZHANG_LOG_LEVEL=LOUD is no level"),
        ({"TAIZHANG_DATABASE_URL": "nonsense"}, "TAIZHANG_DATABASE_URL names no database"),
        ({"TAIZHANG_SECRETKEY": KEY}, "TAIZHANG_SECRETKEY is no setting"),
    ],
)
def test_what_is_wrong_or_unsafe_is_refused_in_one_line_by_every_command(changed: dict[str, str], said: str, tmp_path: Path) -> None:
    answer = taizhang("manage", "check", cwd=tmp_path, settings=production(tmp_path) | changed)

    assert answer.refusal.startswith(said)


def test_outside_debug_everything_that_protects_is_on(tmp_path: Path) -> None:
    names = ("DEBUG", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS")

    assert settings_of(production(tmp_path), *names, cwd=tmp_path) == [False, True, True, True, 31536000]


def test_outside_debug_static_files_carry_their_hash_in_their_name(tmp_path: Path) -> None:
    (storages,) = settings_of(production(tmp_path), "STORAGES", cwd=tmp_path)

    assert storages["staticfiles"]["BACKEND"] == "whitenoise.storage.CompressedManifestStaticFilesStorage"  # type: ignore[index]


def test_production_settings_pass_djangos_own_check_for_deployment(tmp_path: Path) -> None:
    answer = taizhang("manage", "check", "--deploy", "--fail-level", "ERROR", cwd=tmp_path, settings=production(tmp_path))

    assert answer.status == 0, answer.err


def test_only_behind_a_proxy_is_its_word_taken_for_an_encrypted_connection(tmp_path: Path) -> None:
    alone = production(tmp_path) | {"TAIZHANG_BEHIND_PROXY": "0"}

    assert settings_of(alone, "SECURE_PROXY_SSL_HEADER", "ALLAUTH_TRUSTED_PROXY_COUNT", cwd=tmp_path) == [None, 0]
    assert settings_of(production(tmp_path), "ALLAUTH_TRUSTED_PROXY_COUNT", cwd=tmp_path) == [1]


def test_days_end_in_shanghai_unless_it_is_set_otherwise(tmp_path: Path) -> None:
    elsewhere = demo(tmp_path) | {"TAIZHANG_TIME_ZONE": "Asia/Urumqi"}

    assert settings_of(demo(tmp_path), "TIME_ZONE", "USE_TZ", cwd=tmp_path) == ["Asia/Shanghai", True]
    assert settings_of(elsewhere, "TIME_ZONE", cwd=tmp_path) == ["Asia/Urumqi"]


def test_hosts_may_be_written_with_spaces_between_them(tmp_path: Path) -> None:
    hosts = production(tmp_path) | {"TAIZHANG_ALLOWED_HOSTS": "ledger.example, 10.0.0.7 ,"}

    found = settings_of(hosts, "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", cwd=tmp_path)

    assert found == [["ledger.example", "10.0.0.7"], ["https://ledger.example", "https://10.0.0.7"]]


def test_a_demo_listens_to_names_of_this_machine_only(tmp_path: Path) -> None:
    assert settings_of(demo(tmp_path), "DEBUG", "ALLOWED_HOSTS", cwd=tmp_path) == [True, ["localhost", "127.0.0.1", "[::1]"]]


def test_data_is_kept_in_var_where_nothing_else_is_said(tmp_path: Path) -> None:
    assert settings_of({"TAIZHANG_DEBUG": "1"}, "DATA", cwd=tmp_path) == [str(tmp_path / "var")]
