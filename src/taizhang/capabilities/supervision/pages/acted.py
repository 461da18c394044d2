"""What every page of acts does with one that was sent, and what its forms need to be drawn."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from taizhang.capabilities.supervision.pages import forms
from taizhang.capabilities.supervision.pages.forms import Form, Said
from taizhang.frame import access
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import words
from taizhang.ledger.rules.refusals import Refused

Errors = list[tuple[str, str]]
Offered = tuple[str, str, Form, dict[str, str]]
"""The name of an act, its title, what it asks for, and what stands in its fields."""


def carried_out(request: access.Request, row: Any, form: Form, said: Said, *, by: By, title: str) -> Errors:
    """Nothing where the act is done, now or before: the next page says so. Else what refused it, at its first field."""
    try:
        form.call(row, said, by)
    except AlreadyDone:
        messages.info(request, _("This was done already; it was not done again."))
    except Refused as refused:
        row.refresh_from_db()
        return [(form.fields[0].name, words.said(refused.sentence))]
    else:
        messages.success(request, _("%(act)s: done.") % {"act": title})
    return []


def of_forms(
    request: access.Request, row: Any, offered: Sequence[Offered], *, act: str, errors: Errors | None, waits_for: str
) -> dict[str, Any]:
    """For `supervision/_acts.html`: the forms with the one that is open, what was wrong, and for whom it waits where there is none."""
    return {
        "forms": offered,
        "label": forms.label,
        "open": act or (offered[0][0] if offered else ""),
        "errors": errors or [],
        "wrong": dict(errors or []),
        "waits_for": waits_for if not offered else "",
        "seen": request.POST.get("seen") or str(row.revision),
        "token": request.POST.get("request") or new_key(),
    }
