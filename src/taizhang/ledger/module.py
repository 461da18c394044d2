"""The ledger's manifest."""

from taizhang.frame.manifest import N_, Command, Entry, Job, Manifest, Permission
from taizhang.ledger.pages.holding import administers, holds, works, works_or_administers
from taizhang.ledger.rules.roles import Role

_COMMANDS = "taizhang.ledger.commands"
_NIGHTLY = "taizhang.ledger.jobs.nightly"

MANIFEST = Manifest(
    name="ledger",
    title=N_("Ledger"),
    urls="taizhang.ledger.pages.urls",
    api="taizhang.ledger.api",
    landing="taizhang.ledger.pages.standing.landing",
    desk=("taizhang.ledger.pages.desk.cards",),
    navigation=(
        Entry(N_("Late and why"), "ledger:late", "ledger.read"),
        Entry(N_("Ledgers"), "ledger:ledgers", "ledger.read"),
        Entry(N_("All measures"), "ledger:obligations", "ledger.read"),
        Entry(N_("Packages and plans"), "ledger:plans", "ledger.read", group=N_("Work"), place=27),
        Entry(N_("Papers"), "ledger:papers", "ledger.read", group=N_("Work"), place=28),
        Entry(N_("Signature chains"), "ledger:chains", "ledger.chains", group=N_("Work"), place=29),
        Entry(N_("Forms of others"), "ledger:forms", "ledger.read", group=N_("Work"), place=30),
        Entry(N_("Accounts"), "ledger:accounts", "ledger.see-accounts", place=80),
        Entry(N_("Grants"), "ledger:grants", "ledger.see-accounts", place=81),
        Entry(N_("Who holds what"), "ledger:holders", "ledger.see-accounts", place=82),
        Entry(N_("What was administered"), "ledger:administered", "ledger.see-accounts", place=83),
        Entry(N_("The log"), "ledger:log", "ledger.audit", place=84),
    ),
    personal=(Entry(N_("Acting for me, and for whom I act"), "ledger:deputies", "ledger.read"),),
    permissions=(
        Permission("read", N_("See the record"), works),
        Permission("chains", N_("See the signature chains of one's organisation"), works_or_administers),
        Permission("see-accounts", N_("See accounts, posts and grants"), administers),
        Permission("open-accounts", N_("Open and close accounts, propose posts"), holds(Role.SYSTEM_ADMINISTRATOR)),
        Permission("decide-grants", N_("Approve or refuse posts"), holds(Role.SECURITY_ADMINISTRATOR)),
        Permission("audit", N_("Check the log"), holds(Role.AUDITOR, Role.SECURITY_AUDITOR)),
    ),
    commands=(
        Command("account", "open the first three accounts, give a new password", f"{_COMMANDS}.account"),
        Command("ledger", "set up ledgers from readings, and show them", f"{_COMMANDS}.ledger"),
        Command("pack", "check, compare or load a pack: organisations, calendars, rules", f"{_COMMANDS}.pack"),
        Command("backup", "write the whole database of one moment into a file", f"{_COMMANDS}.backup"),
        Command("restore", "put a backup back into an empty database, and check it", f"{_COMMANDS}.restore"),
        Command("log", "check the log of the record, prove its events, print its root", f"{_COMMANDS}.log"),
    ),
    jobs=(
        Job("apply-amendments", N_("Amendments on their day"), f"{_NIGHTLY}.apply_amendments", "10 0 * * *"),
        Job("light-up", N_("Lights"), f"{_NIGHTLY}.light_up", "30 0 * * *"),
    ),
)
