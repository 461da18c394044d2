"""What a rule does not allow is raised where it is found; every module of `rules` adds its own kinds below `Refused`."""

from .sentences import Sentence


class Refused(Exception):
    """A rule says no. `sentence` says why and what is missing, in both languages."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence
