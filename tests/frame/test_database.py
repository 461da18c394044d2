"""A database of another version is refused in one line, and touched by nothing."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from taizhang.frame import database
from taizhang.frame.errors import CommandRefused


@pytest.mark.django_db
def test_a_database_of_this_version_is_taken() -> None:
    database.refuse_foreign()

    assert database.unknown_migrations() == []


@pytest.mark.django_db
def test_a_database_that_went_another_way_is_refused_and_the_step_named() -> None:
    MigrationRecorder(connection).record_applied("ledger", "0099_of_tomorrow")

    with pytest.raises(CommandRefused, match=r"ledger\.0099_of_tomorrow is not in this one"):
        database.refuse_foreign()


@pytest.mark.django_db
def test_steps_of_packages_that_are_gone_say_nothing() -> None:
    MigrationRecorder(connection).record_applied("a_package_taken_out", "0001_initial")

    assert database.unknown_migrations() == []
