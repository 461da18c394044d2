"""People of the province of the ledger's tests who sit down before a window of their own."""

from playwright.sync_api import expect

from taizhang.frame.models import Account

from .conftest import PASSWORD, Desk, Sit


def with_passwords() -> None:
    """Everybody who has an account can sign in."""
    for account in Account.objects.all():
        account.set_password(PASSWORD)
        account.password_given_at = None
        account.save()


def seated(sit: Sit, username: str, **window: object) -> Desk:
    """He has signed in, before a window of his own."""
    desk = sit(**window)
    desk.open("/account/login/")
    desk.page.locator("input[name=login]").fill(username)
    desk.page.locator("input[name=password]").fill(PASSWORD)
    desk.page.locator("main button").click()
    expect(desk.page.locator(".person")).to_be_visible()
    return desk
