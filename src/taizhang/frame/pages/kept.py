"""What somebody had typed when his session ended: shown to him once he has signed in again, to be sent or to be thrown away."""

import time

from django.http import HttpResponse
from django.shortcuts import redirect, render

from taizhang.frame import access
from taizhang.frame.door import KEPT

_FOR = 60 * 60  # seconds: whoever comes later begins anew


@access.open_to_signed_in
def kept(request: access.Request) -> HttpResponse:
    """The form, to be sent to where it was going."""
    found = request.session.get(KEPT)
    if request.method == "POST" or found is None or time.time() - found["at"] > _FOR:
        request.session.pop(KEPT, None)
        return redirect("home")
    shown = [(name, value) for name, value in found["typed"] if value.strip()]
    return render(request, "frame/kept.html", {"path": found["path"], "typed": found["typed"], "shown": shown})
