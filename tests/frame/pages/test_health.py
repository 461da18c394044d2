"""What the machine that watches is told."""

import pytest
from django.db import OperationalError, connection
from django.test import Client


@pytest.mark.django_db
def test_a_process_that_reaches_its_database_is_well(stranger: Client) -> None:
    answer = stranger.get("/healthz")

    assert (answer.status_code, answer.content, answer.headers["Content-Type"]) == (200, b"ok\n", "text/plain")


@pytest.mark.django_db
def test_a_database_that_cannot_be_reached_is_told(stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "ensure_connection", refused)

    answer = stranger.get("/healthz")

    assert (answer.status_code, answer.content) == (503, b"database\n")


@pytest.mark.django_db
def test_a_connection_that_broke_since_it_was_made_is_told_and_given_up(stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[bool] = []
    monkeypatch.setattr(connection, "is_usable", lambda: False)
    monkeypatch.setattr(connection, "close", lambda: closed.append(True))

    answer = stranger.get("/healthz")

    assert (answer.status_code, answer.content) == (503, b"database\n")
    assert closed
