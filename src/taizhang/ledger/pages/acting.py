"""By whom a request is: the actor behind the account, for the organisation that he has chosen."""

from django.utils import timezone

from taizhang.frame import access
from taizhang.frame.fields import visible
from taizhang.ledger.actions.by import By
from taizhang.ledger.queries import actors

ORGANISATION = "organisation"  # in the session, where somebody holds posts in several


def by(request: access.Request, *, reason: str = "") -> By:
    """Who acts, and when; the form's own token, where it has one, keeps a request from being carried out twice."""
    now = timezone.now()
    actor = getattr(request, "actor", None)  # asked once for each request
    if actor is None:
        actor = actors.actor_of(request.user, on=timezone.localtime(now).date(), organisation=request.session.get(ORGANISATION))
        request.actor = actor  # type: ignore[attr-defined]
    return By(actor, now, request=request.POST.get("request") or None, reason=visible(reason), source=request.path)
