"""The cast of the tests: Lin, a clerk who may do what an account may do, and somebody at the door who has none."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from taizhang.frame.models import Account

MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # nine o'clock in Shanghai


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The database of the tests goes when they are over. A server of a journey may still be at its browser's last request: on PostgreSQL
    it is waited for, and then parted from the database, which could not be dropped beside it."""
    yield
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        from django.db import connection

        if connection.vendor == "postgresql":
            _part_from(connection)


def _part_from(connection: Any) -> None:
    others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with connection.cursor() as cursor:
        for _ in range(50):
            cursor.execute(f"SELECT count(*) {others}")
            if cursor.fetchone()[0] == 0:
                return
            time.sleep(0.1)
        cursor.execute(f"SELECT pg_terminate_backend(pid) {others}")


@pytest.fixture
def lin(db: None) -> "Account":
    """A clerk, who has never signed in with a password: to make one takes longer than most tests."""
    from taizhang.frame.models import Account

    return Account.objects.create(username="lin", display_name="林晓禾")


@pytest.fixture
def lins_browser(lin: "Account") -> "Client":
    from django.test import Client

    browser = Client()
    browser.force_login(lin)
    return browser


@pytest.fixture
def stranger() -> "Client":
    """A browser of somebody who has not signed in."""
    from django.test import Client

    return Client()


@pytest.fixture
def quick_passwords(settings: pytest.FixtureRequest) -> None:
    """Passwords are kept in a way that costs no time. For tests that sign in; never for anything else."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _tries_in_memory(settings: pytest.FixtureRequest) -> None:
    """Tests that need no database count tries without one; that ours counts them there has a test of its own."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def words_as_at_the_start() -> Iterator[None]:
    """No test leaves its language, or how often somebody has tried to sign in, to the next."""
    from django.core.cache import cache
    from django.utils import translation

    translation.deactivate()
    cache.clear()
    yield
    translation.deactivate()
