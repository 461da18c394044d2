"""What each act on a blocker asks for, and what it does with what was written."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from taizhang.capabilities.supervision.actions import blockers as actions
from taizhang.capabilities.supervision.actions.blockers import Task
from taizhang.capabilities.supervision.models import Blocker
from taizhang.capabilities.supervision.pages.forms import REASON, Field, Form, Said
from taizhang.capabilities.supervision.rules.blockers import Act
from taizhang.frame.manifest import N_
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Organisation
from taizhang.ledger.queries import registry

_TASKS = 3  # organisations of one decision; of more its paper tells


def _fields_of_tasks() -> Iterator[Field]:
    for place in range(1, _TASKS + 1):
        yield Field(
            f"party_{place}",
            N_("Who does it"),
            "organisation",
            required=False,
            help=N_("Two characters of its name are enough to find it.") if place == 1 else "",
        )
        yield Field(f"task_{place}", N_("What it does"), "line", required=False)
        yield Field(f"until_{place}", N_("By when"), "date", required=False)


def _decide(row: Blocker, said: Said, by: By) -> None:
    names = {place: said[f"party_{place}"] for place in range(1, _TASKS + 1) if said[f"party_{place}"]}
    found = registry.organisations_named(names.values(), on=by.today)
    known = {one.pk: one for one in Organisation.objects.filter(pk__in=found.values())}
    tasks = [
        Task(known[found[name]], said[f"task_{place}"] or said["decision"], said.day(f"until_{place}")) for place, name in names.items()
    ]
    actions.decide(row, said["decision"], paper=said["paper"], tasks=tasks, seen=said.seen, by=by)


def unknown(said: Said, by: By) -> list[tuple[str, str]]:
    """Names of organisations that nobody has registered."""
    names = {f"party_{place}": said[f"party_{place}"] for place in range(1, _TASKS + 1) if said[f"party_{place}"]}
    found = registry.organisations_named(names.values(), on=by.today)
    return [
        (field, _("There is no organisation of the name %(name)s.") % {"name": name}) for field, name in names.items() if name not in found
    ]


FORMS: dict[Act, Form] = {
    Act.TAKE: Form(
        (Field("due", N_("Decision due"), "date", required=False),),
        lambda row, said, by: actions.take(row, due=said.day("due"), seen=said.seen, by=by),
        "primary",
    ),
    Act.DECIDE: Form(
        (
            Field("decision", N_("What was decided")),
            Field("paper", N_("Paper of the decision"), "line", required=False, help=N_("The minutes or the letter, with its number.")),
            *_fields_of_tasks(),
        ),
        _decide,
        "primary",
    ),
    Act.SOLVE: Form(
        (Field("outcome", N_("How it was solved")),),
        lambda row, said, by: actions.solve(row, said["outcome"], seen=said.seen, by=by),
        "primary",
    ),
    Act.ESCALATE: Form((REASON,), lambda row, said, by: actions.escalate(row, seen=said.seen, by=by)),
    Act.INSIST: Form((REASON,), lambda row, said, by: actions.insist(row, seen=said.seen, by=by), "danger"),
    Act.WITHDRAW: Form((REASON,), lambda row, said, by: actions.withdraw(row, seen=said.seen, by=by), "danger"),
}
