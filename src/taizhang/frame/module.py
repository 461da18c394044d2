"""The frame's manifest: the design language, and commands that run the product itself."""

from taizhang.frame import predicates
from taizhang.frame.manifest import N_, Command, Manifest, Permission

_HERE = "taizhang.frame.commands"

MANIFEST = Manifest(
    name="frame",
    title=N_("Frame"),
    urls="taizhang.frame.pages.design.urls",
    permissions=(Permission("design", N_("See the design language"), predicates.is_signed_in),),
    commands=(
        Command("read", "read a published plan into a ledger: JSON, XLSX or text", f"{_HERE}.read", needs_django=False),
        Command("prepare", "make or upgrade the database and the static files", f"{_HERE}.prepare"),
        Command("serve", "serve the pages", f"{_HERE}.serve"),
        Command("jobs", "do what the clock starts: lights at night, amendments on their day", f"{_HERE}.jobs"),
        Command("secret-key", "print a new secret key", f"{_HERE}.secret_key", needs_django=False),
        Command("manage", "Django's own commands, for those who know them", f"{_HERE}.manage"),
    ),
)
