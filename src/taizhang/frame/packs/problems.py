"""What is wrong with a pack: where, what, and what to do. All of it is found at once: nobody corrects a pack line by line."""

from typing import NamedTuple


class Words(NamedTuple):
    """The same in Chinese and in English."""

    zh: str
    en: str


class Problem(NamedTuple):
    """`file` is the path inside the pack; line 0 where the file as a whole is meant."""

    file: str
    line: int
    what: Words
    remedy: Words

    def told(self, language: str) -> str:
        """One line for a terminal: `calendars/2022.yaml:4: …`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.what.zh}；{self.remedy.zh}" if language == "zh" else f"{place}: {self.what.en}; {self.remedy.en}"
