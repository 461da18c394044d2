"""The capabilities of this installation: one line each. Take a line out, and the rest of the house still stands."""

CAPABILITIES = (
    "taizhang.capabilities.intake",
    "taizhang.capabilities.desk",
    "taizhang.capabilities.search",
    "taizhang.capabilities.filing",
    "taizhang.capabilities.reporting",
    "taizhang.capabilities.supervision",
    "taizhang.capabilities.adjustment",
    "taizhang.capabilities.settlement",
    "taizhang.capabilities.inbox",
    "taizhang.capabilities.agenda",
)
