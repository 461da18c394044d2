"""What the rows of a grid can be narrowed by, and what narrows them now."""

from django.utils.translation import gettext as _

from taizhang.frame.layout import Link
from taizhang.ledger.pages import words
from taizhang.ledger.pages.grid_rows import Grid
from taizhang.ledger.pages.reader import Reader
from taizhang.ledger.rules.lifecycle import State


def options(grid: Grid) -> dict[str, tuple[tuple[str, str], ...]]:
    """By the name of the filter; by ledger, where there are several."""
    every = ("", _("All"))
    ledgers = {"ledger": (every, *grid.plans.items())} if grid.plans else {}
    return ledgers | {
        "light": (every, *((colour, words.of_colour(colour)) for colour in words.COLOURS)),
        "state": (every, *((state.value, words.state(state.value)) for state in State)),
        "lead": (every, *((lead.key, lead.name) for lead in grid.leads)),
        "late": (every, ("1", _("Only what is late"))),
    }


def chosen(grid: Grid, who: Reader, address: str) -> list[Link]:
    """What narrows the list now; each leads to the list without it."""
    said = {name: value for name, value in grid.asked.narrows.items() if name != "sort"}
    names = {name: dict(pairs) for name, pairs in options(grid).items()} if said else {}
    return [
        Link(names.get(name, {}).get(value, value), f"{address}{who.kept(**grid.asked.without(name).said)}", current=True)
        for name, value in said.items()
    ]
