"""Blank forms 空白表 are kept, and somebody says what their columns mean."""

from collections.abc import Mapping
from dataclasses import dataclass

from taizhang.ledger.actions import deeds, files
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import BlankForm, Organisation
from taizhang.ledger.rules import form_columns, permissions
from taizhang.ledger.rules.form_columns import Field, Purpose
from taizhang.ledger.rules.permissions import NotPermitted, Party, in_words


@dataclass(frozen=True)
class Blank:
    """The file, and what its columns seem to mean: in which sheet or table, from which row on (the first being 1)."""

    name: str
    content: bytes
    table: str
    first_row: int
    columns: Mapping[int, Field]


def keep_form(recipient: Organisation, purpose: Purpose, blank: Blank, *, by: By) -> BlankForm:
    """The actor's organisation keeps it for what it sends to the recipient, instead of the one before. It is used once it is confirmed."""
    permissions.require("keep_form", by.actor, set())
    kept_by = by.actor.organisation
    if kept_by is None:
        raise NotPermitted(in_words("keep_form", {Party.COORDINATOR}))
    with deeds.deed("keep_form", by=by) as deed:
        file = files.stored(deed, blank.name, blank.content)
        said = {"file": file, "file_name": blank.name[-255:], "table": blank.table, "first_row": blank.first_row}
        said |= {"columns": _written(blank.columns), "confirmed_on": None}
        standing = BlankForm.objects.filter(kept_by_id=kept_by, recipient=recipient, purpose=purpose.value).first()
        new = BlankForm(kept_by_id=kept_by, recipient=recipient, purpose=purpose.value, **said)
        kept = deed.change(standing, **said) if standing else deed.add(new)
        deed.about(kept)
        deed.tell(file=kept.file_name, sha256=file.sha256)
        return kept


def map_form(form: BlankForm, columns: Mapping[int, Field], *, first_row: int, seen: int | None = None, by: By) -> BlankForm:
    """Its columns mean this, says a person of the organisation that keeps it: from now on it is filled. Raises `NotMapped`."""
    own = by.actor.organisation == form.kept_by_id
    permissions.require("map_form", by.actor, {Party.COORDINATOR} if own else set())
    form_columns.require_mapped(columns, first_row)
    deeds.require_revision(form, seen)
    with deeds.deed("map_form", by=by) as deed:
        deeds.hold(form)
        deed.about(form)
        return deed.change(form, columns=_written(columns), first_row=first_row, confirmed_on=by.today)


def _written(columns: Mapping[int, Field]) -> dict[str, str]:
    return {str(place): field.value for place, field in sorted(columns.items())}
