"""Every address: those of the frame, and those that each module's manifest brings."""

from django.conf import settings
from django.urls import include, path

from taizhang.frame import access, api, manifest
from taizhang.frame.pages import errors, health, home, kept, language, text_size

# Of the pages that allauth brings. Nobody signs up (the page says so), and nothing here sends mail.
ACCOUNT_PAGES = {
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "account_change_password",
    "account_reauthenticate",
}

SECOND_FACTOR_PAGES = {
    *("mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp"),
    *("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes"),
}

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.healthz, name="health"),
    path("language/", language.set_language, name="set_language"),
    path("text-size/", text_size.set_text_size, name="set_text_size"),
    path("api/v1/", include((api.marked(api.build().urls[0], "ledger.read"), "api"), namespace="api")),
    path("kept/", kept.kept, name="kept"),
    path("account/second-factor/", include(access.declared("allauth.mfa.urls", offered=SECOND_FACTOR_PAGES))),
    path("account/", include(access.declared("allauth.account.urls", offered=ACCOUNT_PAGES))),
    *(path(m.address, include((m.urls, m.name), namespace=m.name)) for m in manifest.of(settings.MODULES) if m.urls),
]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error
