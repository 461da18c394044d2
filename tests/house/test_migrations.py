"""Migrations are numbered and stand in one line: two that were written at the same time collide in git, not on a server."""

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

OURS = [config.label for config in apps.get_app_configs() if config.name.startswith("taizhang.")]


def names_of(app: str) -> list[str]:
    return sorted(name for label, name in MigrationLoader(None).disk_migrations if label == app)


def parents_of(app: str, name: str) -> list[str]:
    migration = MigrationLoader(None).disk_migrations[app, name]
    return [parent for label, parent in migration.dependencies if label == app]


def test_the_apps_of_the_house_are_looked_at() -> None:
    assert {"frame", "ledger"} <= set(OURS)


@pytest.mark.parametrize("app", OURS)
def test_migrations_are_numbered_without_a_gap(app: str) -> None:
    names = names_of(app)

    assert [name[:5] for name in names] == [f"{number:04}_" for number in range(1, len(names) + 1)]


@pytest.mark.parametrize("app", OURS)
def test_each_migration_follows_the_one_before_it(app: str) -> None:
    names = names_of(app)

    assert [parents_of(app, name) for name in names] == [[], *([name] for name in names[:-1])][: len(names)]


@pytest.mark.parametrize("app", OURS)
def test_there_is_one_newest_migration(app: str) -> None:
    leaves = MigrationLoader(None).graph.leaf_nodes(app)

    assert len(leaves) == (1 if names_of(app) else 0)
