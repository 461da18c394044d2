"""Search 检索: everything that somebody may see, by words of two characters or more, from the bar above every page."""

from taizhang.frame.manifest import N_, Manifest, Part, Permission
from taizhang.ledger.pages.holding import works

MANIFEST = Manifest(
    name="search",
    title=N_("Search"),
    address="search/",
    urls="taizhang.capabilities.search.pages.urls",
    top=(Part("search/_box.html", "search.read"),),
    permissions=(Permission("read", N_("Search in what one may see"), works),),
)
