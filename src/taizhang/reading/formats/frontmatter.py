"""The record that static site makers put before a text (`---`, `key: value` lines, `---`): of the site, not of the text."""

import re

_RECORD = re.compile(
    r"\s*---[ \t]*\n(?:(?:[\w\u3400-\u9fff][^\n:：]{0,40}[:：][^\n]*|[ \t]+[^\n]*|-[ \t][^\n]*|)\n){1,200}?---[ \t]*(?:\n|$)"
)


def behind(text: str) -> int:
    """Where `text` begins behind its front matter; 0 where there is none."""
    found = _RECORD.match(text)
    return found.end() if found else 0
