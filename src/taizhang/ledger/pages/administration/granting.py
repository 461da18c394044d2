"""Grants that wait, and their decision by another than who proposed them; who holds what."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.frame import access, listing
from taizhang.ledger.actions import grants as verbs
from taizhang.ledger.actions import people
from taizhang.ledger.models import Grant, Post
from taizhang.ledger.pages import acting, labels
from taizhang.ledger.pages.administration.refusals import told
from taizhang.ledger.queries import accounts as questions
from taizhang.ledger.rules.grants import GrantState
from taizhang.ledger.rules.roles import Role


@access.needs("ledger.see-accounts")
def grants(request: HttpRequest) -> HttpResponse:
    """Those that wait; and what was decided, the newest first."""
    shown = {
        "waiting": questions.grants_listed(states=[GrantState.PROPOSED.value]),
        "decided": questions.grants_listed(states=[state.value for state in GrantState if state is not GrantState.PROPOSED]),
        "columns": listing.headings(_decided(), now=listing.Order(""), query=request.GET),
        "roles": labels.ROLES,
        "states": labels.GRANT_STATES,
    }
    return render(request, "ledger/administration/grants.html", shown)


@require_POST
@access.needs("ledger.decide-grants")
def decide_grant(request: access.Request, key: str) -> HttpResponse:
    """`act`: approve, or refuse with a reason."""
    grant, by = _grant(key), acting.by(request, reason=request.POST.get("answer", "").strip()[:1000])
    if request.POST.get("act") == "approve":
        told(request, lambda: verbs.approve_grant(grant, by=by), done=_("The grant is approved."))
    else:
        told(request, lambda: verbs.refuse_grant(grant, by=by), done=_("The grant is refused."))
    return redirect("ledger:grants")


@require_POST
@access.needs("ledger.open-accounts")
def withdraw_grant(request: access.Request, key: str) -> HttpResponse:
    grant = _grant(key)
    told(request, lambda: verbs.withdraw_grant(grant, by=acting.by(request)), done=_("The grant is withdrawn."))
    return redirect("ledger:grants")


@require_POST
@access.needs("ledger.decide-grants")
def relieve(request: access.Request, key: str, post: int) -> HttpResponse:
    """From today on the person does not hold the post."""
    found = Post.objects.filter(pk=post, person__key=key).select_related("person").first()
    if found is None:
        raise Http404
    told(request, lambda: people.relieve(found, on=timezone.localdate(), by=acting.by(request)), done=_("The post has ended."))
    return redirect("ledger:account", key=key)


@access.needs("ledger.see-accounts")
def holders(request: HttpRequest) -> HttpResponse:
    """Who holds what today; `?role=` one post."""
    asked = request.GET.get("role", "")
    role = Role(asked) if asked in set(Role) else None
    shown = {
        "lines": questions.holders(on=timezone.localdate(), role=role),
        "columns": listing.headings(_held(), now=listing.Order(""), query=request.GET),
        "role": asked,
        "roles": labels.ROLES,
        "choices": [("", _("All")), *((one.value, labels.named(labels.ROLES, one.value)) for one in Role)],
    }
    return render(request, "ledger/administration/holders.html", shown)


def _grant(key: str) -> Grant:
    found = Grant.objects.filter(key=key).select_related("person").first()
    if found is None:
        raise Http404
    return found


def _decided() -> list[listing.Column]:
    return [
        listing.Column("person", _("Name")),
        listing.Column("role", _("Post")),
        listing.Column("state", _("State")),
        listing.Column("proposed", _("Proposed by")),
        listing.Column("decided", _("Decided by")),
        listing.Column("reason", _("Reason")),
    ]


def _held() -> list[listing.Column]:
    return [
        listing.Column("person", _("Name")),
        listing.Column("role", _("Post")),
        listing.Column("organisation", _("Organisation")),
        listing.Column("since", _("Since"), kind="day"),
        listing.Column("until", _("Until before"), kind="day"),
    ]
