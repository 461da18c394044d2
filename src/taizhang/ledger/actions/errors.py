"""What a verb refuses beside what the rules do (`rules.refusals.Refused`, the root of all of it).

Refused
├── Overtaken      somebody changed it since it was read
├── AlreadyDone    the same request was carried out before
├── AlreadyErased  what an event said is gone
└── Unfit          a value cannot stand in the record
"""

from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class Overtaken(Refused):
    """The second writer is told; what he wrote is still his, and nothing of the first is lost."""

    def __init__(self, what: str, *, seen: int, stands: int | None) -> None:
        now = "" if stands is None else f"（现为第{stands}版）"
        now_en = "" if stands is None else f", and stands at {stands}"
        super().__init__(
            Sentence(
                f"{what}已被他人修改，您看到的是第{seen}版{now}，请核对后再提交",
                f"{what} has been changed: you saw revision {seen}{now_en}; look at it again",
            )
        )
        self.seen, self.stands = seen, stands


class AlreadyDone(Refused):
    """A client tried again: `subject` is what the first try made."""

    def __init__(self, subject: str) -> None:
        super().__init__(Sentence("该请求已办理，未重复办理", "this request has been carried out, and is not again"))
        self.subject = subject


class AlreadyErased(Refused):
    """What an event said is gone."""

    def __init__(self, number: int) -> None:
        super().__init__(Sentence(f"第{number}号记录的内容已删除", f"what event {number} said has been erased"))


class Unfit(Refused):
    """A value is too long, missing, or holds a character that no text has; `fields` says which."""

    def __init__(self, fields: dict[str, list[str]]) -> None:
        said = "；".join(f"{name}：{'，'.join(messages)}" for name, messages in fields.items())
        super().__init__(Sentence(f"内容不符合要求：{said}", f"unfit for the record: {said}"))
        self.fields = fields
