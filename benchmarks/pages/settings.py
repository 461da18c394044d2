"""The product's settings as they are without TLS on one machine, and one address more: a page that only counts rows."""

from taizhang.config.settings import *  # noqa: F403

DEBUG = False
ROOT_URLCONF = "benchmarks.pages.urls"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
