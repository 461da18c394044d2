"""Translations: `python -m taizhang.frame.translations` compiles what has changed; `--update` first takes up new words.

English words in the sources are the keys; `src/taizhang/locale/zh_Hans` holds the Chinese. Catalogues are committed,
what is compiled out of them is not. Needs Babel, which comes with a checkout and not with a server.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1]
LOCALES = PACKAGE / "locale"
_METHODS = [
    ("**/django_templates/**.html", "taizhang.frame.translations:of_django_template"),
    ("**/templates/**.html", "jinja2"),
    ("**.py", "python"),
]
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "N_": None,
    "gettext_lazy": None,
    "gettext_noop": None,
}
_OPTIONS = {"**/templates/**.html": {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}}


def catalogues() -> list[Path]:
    return sorted(LOCALES.glob("*/LC_MESSAGES/django.po"))


def words() -> Catalog:
    """Every message of the sources, with the places where it stands."""
    found = Catalog(charset="utf-8")
    for file, line, message, _comments, context in extract_from_dir(PACKAGE, _METHODS, _OPTIONS, keywords=_KEYWORDS):
        found.add(message, locations=[(file, line)], context=context)
    return found


def of_django_template(file: IO[bytes], keywords: Any, comments: Any, options: Any) -> Iterator[Any]:
    """Its messages: it is turned into Python for the purpose, as Django's own tool does."""
    from django.utils.translation.template import templatize  # only here: where a wheel is built there is no Django

    return extract_python(io.BytesIO(templatize(file.read().decode(), origin=None).encode()), keywords, comments, options)


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def untranslated(path: Path) -> list[str]:
    """Messages of the sources that the catalogue leaves in English, and messages in it that the sources no longer have."""
    known, wanted = read(path), words()
    return [*_missing(known, wanted), *(f"not in the sources: {m.id}" for m in known if m.id and wanted.get(m.id, m.context) is None)]


def _missing(known: Catalog, wanted: Catalog) -> Iterator[str]:
    for message in wanted:
        found = known.get(message.id, message.context) if message.id else message
        if message.id and (
            found is None or found.fuzzy or not all(found.string if isinstance(found.string, tuple | list) else [found.string])
        ):
            yield f"not translated: {message.id}"


def update(path: Path) -> None:
    """The catalogue holds exactly the messages of the sources; translations that it had are kept."""
    catalogue = read(path)
    catalogue.update(words(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, no_location=True, omit_header=False, sort_output=True, ignore_obsolete=True)


def compile_stale() -> None:
    """Every catalogue stands compiled beside itself, as Django reads it."""
    for path in catalogues():
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            buffer = io.BytesIO()
            write_mo(buffer, read(path))
            compiled.write_bytes(buffer.getvalue())


def main(arguments: list[str]) -> None:
    if arguments == ["--update"]:
        for path in catalogues():
            update(path)
    compile_stale()


if __name__ == "__main__":
    main(sys.argv[1:])
