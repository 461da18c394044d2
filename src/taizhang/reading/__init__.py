"""Files in, findings out: `read(path) -> Reading`. No Django, no settings, no network, no clock."""
