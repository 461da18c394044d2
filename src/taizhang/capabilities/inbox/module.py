"""The inbox 消息: what others did that concerns somebody, derived from the events; and a digest of it by mail."""

from taizhang.frame.manifest import N_, Job, Manifest, Part, Permission
from taizhang.ledger.pages.holding import works

_JOBS = "taizhang.capabilities.inbox.jobs.deliveries"

MANIFEST = Manifest(
    name="inbox",
    title=N_("Inbox"),
    address="inbox/",
    urls="taizhang.capabilities.inbox.pages.urls",
    top=(Part("inbox/_bell.html", "inbox.read"),),
    context="taizhang.capabilities.inbox.pages.bell.context",
    permissions=(Permission("read", N_("Read what one is told"), works),),
    listeners=(f"{_JOBS}.deliver",),
    jobs=(
        Job("deliver-notices", N_("Notices out of the events"), f"{_JOBS}.deliver", "* * * * *"),
        Job("mail-digests", N_("Digests by mail"), f"{_JOBS}.mail_digests", "30 7 * * 1-6"),
    ),
)
