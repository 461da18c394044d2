"""The inbox 消息: what others did that concerns somebody, newest first."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from taizhang.capabilities.inbox.actions import notices
from taizhang.capabilities.inbox.pages import sentences
from taizhang.capabilities.inbox.queries import inbox as questions
from taizhang.frame import access


@access.needs("inbox.read")
def inbox(request: access.Request) -> HttpResponse:
    """One page of it. What has happened up to now is in it: whoever looks need not wait for the clock."""
    notices.deliver(now=timezone.now())
    before = request.GET.get("before", "")
    unread = "1" if request.GET.get("unread") else ""
    found, following = questions.told(request.user.pk, before=int(before) if before.isdigit() and len(before) < 19 else None, unread=unread)
    shown = {
        "lines": sentences.lines(found),
        "following": f"?before={following}{'&unread=1' if unread else ''}" if following else "",
        "only_unread": unread,
        "newest": found[0].id if found else 0,
    }
    return render(request, "inbox/inbox.html", shown)


@access.needs("inbox.read")
def notice(request: access.Request, notice: int) -> HttpResponse:
    """It has been read, and leads to what it is about."""
    found = notices.read(request.user.pk, notice=notice, now=timezone.now()) if notice < 2**63 else None
    if found is None:
        raise Http404
    return HttpResponseRedirect(sentences.address(questions.things([found.subject]).get(found.subject)))


@access.needs("inbox.read")
@require_POST
def read(request: access.Request) -> HttpResponse:
    """All that he saw has been read."""
    until = request.POST.get("until", "")
    if until.isdigit() and len(until) < 19:
        notices.read_all(request.user.pk, until=int(until), now=timezone.now())
    return redirect("inbox:inbox")
