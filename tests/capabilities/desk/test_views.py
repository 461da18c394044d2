"""Views of the grid of a ledger: kept by their owner, offered at every ledger, renamed and dropped beside it."""

from urllib.parse import urlencode

import pytest

from taizhang.capabilities.desk.actions import views
from taizhang.capabilities.desk.actions.views import ViewRefused, Wanted
from taizhang.capabilities.desk.models import SavedView
from taizhang.capabilities.desk.queries.views import LIMIT
from taizhang.ledger.models import Event, Ledger
from tests.ledger.live import live_ledger
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast

GRID = "ledger:ledger"
ASKED = "light=red&columns=title.lead.person&group=lead"


def offered(browser: Browser, username: str, address: str) -> bool:
    return "红灯清单" in browser(username).get(address).content.decode()


def kept(browser: Browser, address: str, name: str = "红灯清单") -> SavedView:
    browser("water-clerk").post("/desk/views", {"name": name, "of": address, "asked": ASKED})
    return SavedView.objects.get(name=name, dropped_on__isnull=True)


def test_a_view_of_one_ledger_is_offered_at_every_ledger_to_its_owner_alone(ledger: Ledger, who: Cast, browser: Browser) -> None:
    other = live_ledger(who)

    view = kept(browser, f"/ledgers/{ledger.code}/")

    assert (view.page, view.asked) == (GRID, ASKED)
    assert (
        f'href="/ledgers/{other.code}/?{ASKED.replace("&", "&amp;")}"'
        in browser("water-clerk").get(f"/ledgers/{other.code}/").content.decode()
    )
    assert not offered(browser, "water-head", f"/ledgers/{ledger.code}/")
    assert not offered(browser, "water-clerk", "/desk/")


def test_whoever_saved_it_comes_back_to_what_he_saw_and_not_to_a_page_further_on(ledger: Ledger, browser: Browser) -> None:
    sent = {"name": "全部", "of": f"/ledgers/{ledger.code}/", "asked": f"{ASKED}&after=X"}

    answer = browser("water-clerk").post("/desk/views", sent)

    assert answer.headers["Location"] == f"/ledgers/{ledger.code}/?{ASKED}"


def test_it_is_renamed_and_dropped_where_it_is_open(ledger: Ledger, browser: Browser) -> None:
    address = f"/ledgers/{ledger.code}/"
    view, clerk = kept(browser, address), browser("water-clerk")
    assert f"/desk/views/{view.key}/rename" in clerk.get(f"{address}?{ASKED}").content.decode()
    assert f"/desk/views/{view.key}/rename" not in clerk.get(address).content.decode()

    renamed = clerk.post(f"/desk/views/{view.key}/rename", {"name": "本周督办", "of": address}, follow=True).content.decode()
    dropped = clerk.post(f"/desk/views/{view.key}/drop", {"of": address}, follow=True)

    assert "本周督办" in renamed
    assert dropped.redirect_chain == [(address, 302)]
    assert "本周督办</a>" not in dropped.content.decode()
    assert [event.verb for event in Event.objects.order_by("-number")[:3]] == ["drop_view", "rename_view", "save_view"]


def test_nobody_else_renames_it(ledger: Ledger, who: Cast, browser: Browser) -> None:
    view = kept(browser, f"/ledgers/{ledger.code}/")

    assert browser("water-head").post(f"/desk/views/{view.key}/rename", {"name": "我的"}).status_code == 404
    with pytest.raises(ViewRefused):
        views.rename_view(view, "我的", by=who.by("water-head"))


def test_two_views_of_a_list_never_have_one_name_and_views_of_two_lists_may(ledger: Ledger, who: Cast, browser: Browser) -> None:
    first = kept(browser, f"/ledgers/{ledger.code}/")
    kept(browser, f"/ledgers/{ledger.code}/", name="其他")

    with pytest.raises(ViewRefused) as refused:
        views.rename_view(first, " 其他 ", by=who.by("water-clerk"))
    views.save_view("红灯清单", Wanted("act=accept"), by=who.by("water-clerk"))

    assert "其他" in refused.value.sentence.zh
    assert set(SavedView.objects.filter(name="红灯清单").values_list("page", flat=True)) == {GRID, "desk:desk"}


def test_there_are_not_too_many_of_one_list(who: Cast) -> None:
    by = who.by("water-clerk")
    for number in range(LIMIT):
        views.save_view(f"视图{number}", Wanted("light=red", GRID), by=by)

    with pytest.raises(ViewRefused):
        views.save_view("再来一个", Wanted("light=red", GRID), by=by)
    views.save_view("再来一个", Wanted("act=accept"), by=by)


@pytest.mark.parametrize("of", ["https://example.org/ledgers/", "//example.org/", "/nowhere/at/all", "", "javascript:alert(1)"])
def test_from_an_address_elsewhere_one_lands_on_the_desk(of: str, who: Cast, browser: Browser) -> None:
    answer = browser("water-clerk").post("/desk/views", {"name": "常用", "of": of, "asked": "act=accept"})

    assert answer.headers["Location"] == "/desk/?act=accept"


def test_a_hundred_characters_that_are_looked_for_find_room_in_a_view(ledger: Ledger, browser: Browser) -> None:
    clerk, asked = browser("water-clerk"), urlencode({"words": "节水" * 50})

    clerk.post("/desk/views", {"name": "长", "of": f"/ledgers/{ledger.code}/", "asked": asked})

    assert SavedView.objects.get().asked == asked
