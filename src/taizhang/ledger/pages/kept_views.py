"""What somebody keeps of a list under names of his own; whichever module keeps such views draws them beside it."""

from typing import Protocol

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from taizhang.frame import manifest
from taizhang.ledger.pages.reader import Reader


class Views(Protocol):
    """Drawn by the module's own template, which finds this in its context as `views`."""

    template: str


def kept_views(request: HttpRequest, who: Reader, address: str, asked: str) -> Views | None:
    """Those of the list at that address, `asked` being what the rest of it says now; None where no module keeps any."""
    named = next((module.views for module in manifest.of(settings.MODULES) if module.views), "")
    if not named:
        return None
    found: Views = import_string(named)(request, address, asked, who.record)
    return found
