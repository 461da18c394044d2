"""What follows from the record alone holds until its next event: every write is a verb, and every verb an event. So an answer that was
worked out is kept, under the last event that it could have seen, and whoever asks before the next one is given the same.

Such an answer is shared between requests: nobody changes it.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from threading import Lock
from typing import Concatenate, Generic, ParamSpec, TypeVar

from taizhang.ledger.models import Event

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def record_now() -> bytes | None:
    """The last event, by its hash; None as long as nothing has been recorded. Asked for before the answer, never after it: an answer may
    know more than the event under which it is kept, and never less."""
    leaf = Event.objects.order_by("-number").values_list("leaf", flat=True).first()
    return None if leaf is None else bytes(leaf)


def remembered(size: int) -> Callable[[Callable[Asked, Answer]], Callable[Concatenate[bytes | None, Asked], Answer]]:
    """The question takes the record first (`record_now`); with None it is always asked anew. `size` answers are kept, the latest asked.
    Of several who ask the same in one moment one works it out, and the others wait for him."""

    def keep(question: Callable[Asked, Answer]) -> Callable[Concatenate[bytes | None, Asked], Answer]:
        @lru_cache(maxsize=size)
        def kept(_record: bytes, *asked: Hashable) -> _Once[Answer]:
            return _Once(lambda: question(*asked))  # type: ignore[arg-type, call-arg]  # by place, as the cache knows them

        @wraps(question)
        def ask(record: bytes | None, /, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
            return question(*asked, **named) if record is None or named else kept(record, *asked)()

        return ask

    return keep


class _Once(Generic[Answer]):
    """An answer that is worked out when it is first asked for; where that failed, by the next who asks."""

    __slots__ = ("_answer", "_lock", "_question")

    def __init__(self, question: Callable[[], Answer]) -> None:
        self._question, self._lock, self._answer = question, Lock(), list[Answer]()

    def __call__(self) -> Answer:
        with self._lock:
            if not self._answer:
                self._answer.append(self._question())
        return self._answer[0]
