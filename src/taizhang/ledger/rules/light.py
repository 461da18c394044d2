"""What a light looks like: a colour, every rule that fired, and what others decide or claim beside it."""

from decimal import Decimal
from typing import NamedTuple

from . import light_words as words
from .colours import Colour
from .light_facts import Claim, Rule
from .sentences import Sentence


class Reason(NamedTuple):
    """A rule that fired, the colour that it asks for, and what it saw."""

    rule: Rule
    colour: Colour
    values: tuple[object, ...] = ()

    @property
    def sentence(self) -> Sentence:
        """The rule in words, with its values."""
        return words.of_reason(self.rule, self.values)


class Light(NamedTuple):
    """`reasons`, the worst first; `outcome` is what somebody else decides, apart from what the organisation itself has to do."""

    colour: Colour
    reasons: tuple[Reason, ...]
    outcome: Reason | None = None
    claim: Claim | None = None
    completion: Decimal | None = None

    @property
    def sentence(self) -> Sentence:
        """The colour and every reason, in words."""
        return words.of_light(self.colour, [reason.sentence for reason in self.reasons])

    @property
    def overstated(self) -> Sentence | None:
        """Where the organisation sees itself better than the rules do, in words; None where it does not."""
        return words.of_claim(self.claim, self.colour, self.completion) if self.claim else None
