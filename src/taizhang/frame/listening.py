"""Listeners of the events: nudged after a commit. Each keeps a cursor of its own; what a nudge misses, the clock makes good."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from taizhang.frame import manifest


def nudge_after_commit() -> None:
    """Every listener is called once this transaction stands. One that fails is logged, and what was recorded stands all the same."""
    for name in (name for module in manifest.of(settings.MODULES) for name in module.listeners):
        transaction.on_commit(lambda name=name: import_string(name)(timezone.now()), robust=True)  # type: ignore[misc]
