"""Reporting 进展: what is asked of whom by when, the report of a period filled in, signed, judged line by line, and told to those above."""

from taizhang.frame.manifest import N_, Entry, Job, Manifest, Permission, Words
from taizhang.ledger.pages.holding import works

MANIFEST = Manifest(
    name="reporting",
    title=N_("Reports"),
    address="reports/",
    urls="taizhang.capabilities.reporting.pages.urls",
    desk=("taizhang.capabilities.reporting.pages.desk.cards",),
    navigation=(Entry(N_("Reports"), "reporting:overview", "reporting.read", group=N_("Work"), place=22),),
    permissions=(Permission("read", N_("See reports, make and judge them"), works),),
    jobs=(Job("open-reports", N_("Reports whose time has come"), "taizhang.capabilities.reporting.jobs.opening.open_due", "20 0 * * *"),),
    beside=("taizhang.capabilities.reporting.pages.beside.links",),
    shows={"report": "reporting:report"},
    words=Words(
        {
            "order_reporting": N_("ordered how often is reported"),
            "draft_bulletin": N_("drafted a bulletin"),
            "edit_bulletin": N_("edited a bulletin"),
            "drop_bulletin": N_("dropped a bulletin"),
            "issue_bulletin": N_("issued a bulletin"),
        },
        {
            "cadence": N_("How often"),
            "by_day": N_("By which day"),
            "since": N_("Since"),
            "cut_off": N_("Cut-off"),
            "approval": N_("Approval"),
        },
        hidden=frozenset({"after", "on_holidays", "ordered_by_id", "ledgers", "body", "paper_id"}),
    ),
)
