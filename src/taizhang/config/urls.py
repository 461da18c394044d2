"""Every address: those of the frame, and those that each module's manifest brings."""

from django.conf import settings
from django.urls import include, path

from taizhang.frame import access, manifest
from taizhang.frame.pages import errors, health, home, language

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.healthz, name="health"),
    path("language/", language.set_language, name="set_language"),
    path("account/", include(access.declared("allauth.account.urls", access.EVERYONE))),
    *(path(m.address, include((m.urls, m.name), namespace=m.name)) for m in manifest.of(settings.MODULES) if m.urls),
]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error
