"""The ledger's manifest."""

from taizhang.frame.manifest import N_, Command, Entry, Manifest, Permission
from taizhang.frame.predicates import is_signed_in

_COMMANDS = "taizhang.ledger.commands"

MANIFEST = Manifest(
    name="ledger",
    title=N_("Ledger"),
    urls="taizhang.ledger.pages.urls",
    api="taizhang.ledger.api",
    landing="taizhang.ledger.pages.standing.landing",
    navigation=(
        Entry(N_("Late and why"), "ledger:late", "ledger.read"),
        Entry(N_("Ledgers"), "ledger:ledgers", "ledger.read"),
    ),
    permissions=(Permission("read", N_("See the record"), is_signed_in),),
    commands=(
        Command("ledger", "set up ledgers from readings, and show them", f"{_COMMANDS}.ledger"),
        Command("pack", "check, compare or load a pack: organisations, calendars, rules", f"{_COMMANDS}.pack"),
        Command("log", "check the log of the record, prove its events, print its root", f"{_COMMANDS}.log"),
    ),
)
