"""The ledger's manifest."""

from taizhang.frame.manifest import N_, Command, Manifest, Permission
from taizhang.frame.predicates import is_signed_in

_COMMANDS = "taizhang.ledger.commands"

MANIFEST = Manifest(
    name="ledger",
    title=N_("Ledger"),
    api="taizhang.ledger.api",
    permissions=(Permission("read", N_("See the record"), is_signed_in),),
    commands=(
        Command("ledger", "set up ledgers from readings, and show them", f"{_COMMANDS}.ledger"),
        Command("pack", "check, compare or load a pack: organisations, calendars, rules", f"{_COMMANDS}.pack"),
        Command("log", "check the log of the record, prove its events, print its root", f"{_COMMANDS}.log"),
    ),
)
