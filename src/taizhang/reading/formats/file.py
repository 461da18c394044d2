"""The file that is being read, as the formats look at it: its bytes, its characters where it is text, its parts where it is a ZIP."""

from functools import cached_property

from .. import refusals
from ..errors import Wording
from . import encoding
from .package import Package

# A page may carry its pictures in itself; beyond this they are not a plan's.
_CHARACTERS = 16_000_000


class File:
    """Bytes under the name that they came with. What is worked out of them is worked out once, and only if asked for."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name

    @cached_property
    def characters(self) -> str:
        """The bytes as text; what is no text is refused, and so is what would take more memory than a reader has."""
        characters = encoding.decode(self.data, name=self.name)
        if len(characters) > _CHARACTERS:
            raise refusals.too_much(self.name, Wording(f"more than {_CHARACTERS} characters", f"超过 {_CHARACTERS} 个字符"))
        return characters

    @cached_property
    def package(self) -> Package | None:
        """The ZIP that the bytes are; None where they are none, or one that cannot be opened."""
        return Package.opened(self.data, self.name)
