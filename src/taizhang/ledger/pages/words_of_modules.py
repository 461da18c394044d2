"""The words that the modules of this installation bring for what their events say."""

from functools import cache

from django.conf import settings

from taizhang.frame import manifest
from taizhang.frame.manifest import Words


def words_of_modules() -> Words:
    """Those of all modules together; two that bring a word for one verb are told in that of the later one."""
    return _together(tuple(settings.MODULES))


@cache
def _together(modules: tuple[str, ...]) -> Words:
    said = [module.words for module in manifest.of(modules)]
    return Words(
        {verb: words for one in said for verb, words in one.verbs.items()},
        {column: words for one in said for column, words in one.columns.items()},
        frozenset().union(*(one.hidden for one in said)),
        frozenset().union(*(one.organisations for one in said)),
        frozenset().union(*(one.people for one in said)),
        {column: values for one in said for column, values in one.values.items()},
    )
