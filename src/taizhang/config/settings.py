"""Settings, out of the environment and nowhere else; docs/reference/settings.md describes each of them.

What is not set has a safe default, or the start is refused in one line (see `safety`).
"""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF

from taizhang.config import database, installed, safety
from taizhang.frame.manifest import N_  # Django's own asks for settings, which are not there yet

env = environ.Env()
safety.refuse_unknown(env.ENVIRON)

DEBUG = env.bool("TAIZHANG_DEBUG", default=False)
SECRET_KEY = env.str("TAIZHANG_SECRET_KEY", default=safety.DEBUG_KEY if DEBUG else "")
_HOSTS = env.str("TAIZHANG_ALLOWED_HOSTS", default="localhost,127.0.0.1,[::1]" if DEBUG else "")
ALLOWED_HOSTS = [name for host in _HOSTS.split(",") if (name := host.strip())]
DATA = Path(env.str("TAIZHANG_DATA", default="var")).resolve()
BEHIND_PROXY = env.bool("TAIZHANG_BEHIND_PROXY", default=False)

DATABASES = {"default": database.settings_of(env.str("TAIZHANG_DATABASE_URL", default=""), data=DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    *installed.CAPABILITIES,
    "taizhang.ledger",
    "taizhang.frame",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "rules",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MODULES = ("taizhang.frame", "taizhang.ledger", *installed.CAPABILITIES)

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "taizhang.frame.door.Sessions",
    "taizhang.frame.door.Before",
    "taizhang.frame.door.KeepsWhatWasTyped",  # a page is closed unless it says that it is open (LoginRequiredMiddleware)
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "taizhang.config.urls"
WSGI_APPLICATION = "taizhang.config.wsgi.application"

_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.messages.context_processors.messages",
    "taizhang.frame.layout.context",
    "taizhang.ledger.pages.standing.context",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [Path(__file__).parents[1].joinpath(*name.split(".")[1:], "templates") for name in MODULES],
        "OPTIONS": {"environment": "taizhang.frame.jinja.environment", "context_processors": _CONTEXT},
    },
    {  # allauth's own pages stay Django templates; ours above theirs
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [Path(__file__).parents[1] / "frame/django_templates"],
        "OPTIONS": {"context_processors": ["django.contrib.auth.context_processors.auth", *_CONTEXT]},
    },
]

# Who may come in
AUTH_USER_MODEL = "frame.Account"
AUTHENTICATION_BACKENDS = ["rules.permissions.ObjectPermissionBackend", "allauth.account.auth_backends.AuthenticationBackend"]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("username", "display_name")}},
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": "taizhang.frame.passwords.TwoKindsOfCharacters"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "taizhang.frame.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# The client's address is the peer's, or what the one proxy in front put last into the header.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
# After five wrong passwords in a quarter of an hour an account is closed for that long (GB/T 22239-2019 8.1.4.1); tries are counted in
# the database, for all processes.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/15m/key,30/m/ip"}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "tries_to_sign_in"}}
MFA_ADAPTER = "taizhang.frame.mfa.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Taizhang 台账"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
SECOND_FACTOR_FOR = safety.SECOND_FACTORS.get(env.str("TAIZHANG_SECOND_FACTOR", default="nobody"), "")
# A session ends when it is left alone for so long, and after a day's work in any case.
SESSION_COOKIE_AGE = env.int("TAIZHANG_SESSION_MINUTES", default=30) * 60
SESSION_AT_MOST = 12 * 60 * 60

# Letters leave only where a server of mail is named.
MAILS = bool(env.str("TAIZHANG_EMAIL_URL", default=""))
vars().update(
    env.email_url("TAIZHANG_EMAIL_URL", default="dummymail://")
    if MAILS
    else {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
)
DEFAULT_FROM_EMAIL = env.str("TAIZHANG_EMAIL_FROM", default="taizhang@localhost")

# Where a server keeps plans that can be read without being sent; nothing outside is reached.
_FOLDER = env.str("TAIZHANG_INTAKE_FOLDER", default="")
INTAKE_FOLDER = Path(_FOLDER) if _FOLDER else None

# A file that is sent stands in memory alone until somebody has looked at it: one that is marked as secret is written nowhere.
FILE_UPLOAD_HANDLERS = ["taizhang.frame.uploads.InMemory"]

# The hash of the log (kit.merkle.Algorithm): one log has one of them from its first leaf on.
LOG_ALGORITHM = env.str("TAIZHANG_LOG_ALGORITHM", default="sha256")

# Days end where the government is; words are Chinese first.
USE_TZ = True
TIME_ZONE = env.str("TAIZHANG_TIME_ZONE", default="Asia/Shanghai")
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", N_("Simplified Chinese")), ("en", N_("English"))]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
FORMAT_MODULE_PATH = ["taizhang.frame.formats"]

# Files for the browser
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIC},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

# What a browser may do with our pages: nothing of another host, nothing inside the page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not DEBUG
SECURE_HSTS_SECONDS = 0 if DEBUG else 365 * 24 * 60 * 60
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
CSRF_FAILURE_VIEW = "taizhang.frame.pages.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

LOG_LEVEL = env.str("TAIZHANG_LOG_LEVEL", default="WARNING" if DEBUG else "INFO").upper()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
}

safety.refuse_unsafe(
    debug=DEBUG, secret_key=SECRET_KEY, hosts=ALLOWED_HOSTS, time_zone=TIME_ZONE, log_level=LOG_LEVEL, log_algorithm=LOG_ALGORITHM
)
safety.refuse_wide_folder(_FOLDER, data=DATA)
safety.refuse_weak_sessions(minutes=SESSION_COOKIE_AGE // 60, second_factor=env.str("TAIZHANG_SECOND_FACTOR", default="nobody"))
