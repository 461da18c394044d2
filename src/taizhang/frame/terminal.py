"""The person at the terminal."""

import os


def speaks_chinese() -> bool:
    """Whether the locale of the terminal is a Chinese one; POSIX asks these three variables in this order."""
    language = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return language.lower().startswith("zh")
