"""Fields of forms that take what people type and paste, and say in words what cannot stand in the record."""

import unicodedata
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Marks that turn the direction of what follows: a name with one of them shows another name than it is (CVE-2021-42574).
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


class Line(forms.CharField):
    """One line of plain text: no control characters, no marks that turn its direction."""

    taken: ClassVar[frozenset[str]] = frozenset()

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without a length: a browser would cut off what is pasted and say nothing."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name not in ("maxlength", "minlength")}

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        if unfit := next((letter for letter in words if _is_unfit(letter) and letter not in self.taken), None):
            said = _("It holds an invisible character (U+%(code)s): type it anew instead of pasting it.")
            raise ValidationError(said % {"code": f"{ord(unfit):04X}"})
        return words


class Lines(Line):
    """Several lines of it."""

    taken = frozenset("\r\n\t")
    widget = forms.Textarea

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"rows": 3}


def visible(words: str) -> str:
    """What somebody wrote beside a button, without the marks that nobody sees: there is no field of a form that could hand it back."""
    return "".join(letter for letter in words if letter in Lines.taken or not _is_unfit(letter))


def _is_unfit(letter: str) -> bool:
    return letter in _TURNING or unicodedata.category(letter) == "Cc"
