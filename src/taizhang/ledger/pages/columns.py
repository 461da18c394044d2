"""The columns of a grid of obligations."""

from django.utils.translation import gettext as _

from taizhang.frame.listing import Heading
from taizhang.ledger.pages.asked import Asked
from taizhang.ledger.pages.reader import Reader

_FIRST = {"code": "ascending", "due": "ascending", "light": "descending"}  # the worst light first


def of_grid(asked: Asked, who: Reader) -> dict[str, Heading]:
    """By key; each that the list can be sorted by leads there, from the first page on."""
    return {
        "title": _heading("code", _("Measure"), asked, who),
        "lead": Heading(_("Lead"), "words"),
        "due": _heading("due", _("Deadline"), asked, who, kind="day"),
        "light": _heading("light", _("Light"), asked, who),
        "state": Heading(_("State"), "short"),
        "completion": Heading(_("Done"), "number"),
    }


def plain() -> dict[str, Heading]:
    """Those of a list that is not sorted by its reader."""
    return {
        "title": Heading(_("Measure"), "words"),
        "lead": Heading(_("Lead"), "words"),
        "due": Heading(_("Deadline"), "day"),
        "light": Heading(_("Light"), "words"),
        "state": Heading(_("State"), "short"),
        "completion": Heading(_("Done"), "number"),
    }


def of_workbook() -> list[str]:
    return [_("Code"), _("Measure"), _("Lead"), _("Deadline"), _("Concluded"), _("Light"), _("Why"), _("State"), _("Done (%)")]


def _heading(key: str, title: str, asked: Asked, who: Reader, *, kind: str = "words") -> Heading:
    if asked.sort == key:
        return Heading(title, kind, "", _FIRST[key])
    return Heading(title, kind, who.kept(**asked.without("after").said | {"sort": key}) or "?sort=code")
