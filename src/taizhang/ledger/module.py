"""The ledger's manifest."""

from taizhang.frame.manifest import N_, Command, Entry, Job, Manifest, Permission
from taizhang.frame.predicates import is_signed_in

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
    ),
    permissions=(Permission("read", N_("See the record"), is_signed_in),),
    commands=(
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
