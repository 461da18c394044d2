"""What administrators fill in."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.frame.fields import Line, Lines
from taizhang.ledger.models import Organisation
from taizhang.ledger.pages import labels
from taizhang.ledger.queries import registry
from taizhang.ledger.rules.roles import Role


class OrganisationField(Line):
    """An organisation by its full or its short name."""

    def __init__(self, **options: Any) -> None:
        super().__init__(label=_("Organisation"), max_length=200, help_text=_("Its full or its short name, as in the registry."), **options)

    def clean(self, value: Any) -> Organisation:
        name = super().clean(value)
        found = registry.organisations_named({name}, on=date.today()).get(name)  # noqa: DTZ011  who is in the registry today
        if found is None:
            raise forms.ValidationError(_("The registry knows no organisation of this name."))
        return Organisation.objects.get(pk=found)


class OpenForm(forms.Form):
    """A new account."""

    username = Line(label=_("User name"), max_length=150, help_text=_("To sign in with: letters, digits and @ . + - _"))
    name = Line(label=_("Name"), max_length=100)
    organisation = OrganisationField()
    phone = Line(label=_("Telephone"), max_length=50, required=False)


class GiveForm(forms.Form):
    """An account for somebody who is known."""

    username = Line(label=_("User name"), max_length=150, help_text=_("To sign in with: letters, digits and @ . + - _"))


class ProposeForm(forms.Form):
    """A post for somebody."""

    role = forms.ChoiceField(label=_("Post"))
    organisation = OrganisationField()
    title = Line(label=_("Title of the post"), max_length=100, required=False)
    until = forms.DateField(label=_("Until before"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    reason = Lines(label=_("Reason"), max_length=1000, help_text=_("Whoever approves it reads this."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["role"].choices = [(role.value, labels.named(labels.ROLES, role.value)) for role in Role]  # type: ignore[attr-defined]
