"""The calendar 日程: what falls on which day, beside the holidays and the days worked for them; and the same as a feed."""

from taizhang.frame.manifest import N_, Entry, Manifest, Permission, Words
from taizhang.ledger.pages.holding import works

MANIFEST = Manifest(
    name="agenda",
    title=N_("Calendar"),
    address="agenda/",
    urls="taizhang.capabilities.agenda.pages.urls",
    navigation=(Entry(N_("Calendar"), "agenda:month", "agenda.read", place=60),),
    permissions=(Permission("read", N_("See one's calendar, and have it as a feed"), works),),
    words=Words(
        {"renew_feed": N_("renewed the address of a calendar"), "end_feed": N_("ended the address of a calendar")},
        hidden=frozenset({"made_on"}),
    ),
)
