"""A form of Django's that came back: one entry holds a mark that turns the direction of what follows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.frame.fields import Line, Lines


class Sample(forms.Form):
    """A name, and why."""

    name = Line(label=_("Name"), max_length=100, help_text=_("As it stands on the seal."))
    reason = Lines(label=_("Reason"), max_length=500, required=False)


def form() -> Sample:
    """Filled in, and refused."""
    return Sample({"name": "\u202e林晓禾", "reason": "出差"}, prefix="sample")
