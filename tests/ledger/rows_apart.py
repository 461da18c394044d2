"""What a test does aside, and takes back."""

from types import TracebackType

from django.db import transaction


class Aside:
    """What is written inside is gone afterwards."""

    def __enter__(self) -> None:
        self._atomic = transaction.atomic()
        self._atomic.__enter__()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        transaction.set_rollback(True)
        self._atomic.__exit__(kind, error, trace)
