"""The commands that need the whole house."""

from taizhang.frame.manifest import Command, Manifest

MANIFEST = Manifest(
    name="config",
    title="",
    commands=(Command("demo", "fill the database of a demo with sample plans and accounts", "taizhang.config.demo"),),
)
