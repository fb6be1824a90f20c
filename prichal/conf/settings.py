"""Django's settings, fed by `env.py`; one file for every installation."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from whitenoise.compress import Compressor

from prichal.conf.env import Env
from prichal.kernel.logs import logging_config

env = Env()

EMBEDDED = env.environment == "embedded"
DEBUG = False
SECRET_KEY = env.secret_key
PUBLIC_URL = env.public_url.rstrip("/")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"] if EMBEDDED else []
ALLOWED_HOSTS += [urlsplit(PUBLIC_URL).hostname or ""]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

APPS = [
    "conf", "storefront", "console", "tickets", "payments", "fiscal", "orders", "rentals", "inventory", "catalog",
    "fleet", "customers", "notifications", "staff", "accounts", "ui", "kernel",
]  # fmt: skip
INSTALLED_APPS = [
    "modeltranslation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "prichal.conf.static.Static",
    "django_htmx",
    "django_tables2",
    "channels",
    "ninja",  # its page of the API is served from here, not from a stranger's host
    *(f"prichal.{name}" for name in APPS),
]

TRUSTED_PROXIES = env.trusted_proxies
MIDDLEWARE = [
    "prichal.conf.metrics.Measured",
    "prichal.conf.proxies.ClientAddress",
    "prichal.conf.addresses.Aliases",
    "prichal.conf.answers.ApiAnswers",
    "prichal.conf.pagecache.PageCache",
    "prichal.conf.requests.Trace",  # what the cache answers is never logged and needs no id
    "prichal.conf.shortway.ShortWay",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "prichal.conf.addresses.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "prichal.conf.urls"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "prichal.conf.addresses.languages",
            ],
        },
    }
]


def _database(url: str) -> dict[str, object]:
    """Django's DATABASES entry for a PostgreSQL URL; `?host=` names a folder of Unix sockets."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": query.pop("port", parts.port or ""),
        "CONN_MAX_AGE": 0,  # a pool demands 0
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 5}, **query},
    }


DATABASES = {"default": _database(env.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.redis_url,
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},  # a hanging Redis must not hang a page
    }
}
REDIS_URL = env.redis_url
SESSION_ENGINE = "django.contrib.sessions.backends.db"

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский"), ("en", "English"), ("zh-hans", "中文")]
MODELTRANSLATION_LANGUAGES = ("ru", "en", "zh-hans")
MODELTRANSLATION_DEFAULT_LANGUAGE = "ru"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("ru",)
TIME_ZONE = "Europe/Moscow"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.static_root)
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "prichal.ui.fonts.FontFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "prichal.conf.static.ManifestStorage"},
}
WHITENOISE_MAX_AGE = 3600
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")  # megabytes few ever ask for

_mail = urlsplit(env.email_url)
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _mail.hostname or "", _mail.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.mail_from

HOLD_SECONDS = env.hold_seconds
PAYMENT_WINDOW = env.payment_window
PLACES_PER_ADDRESS = env.places_per_address
ORDERS_PER_ADDRESS = env.orders_per_address
REDELIVER_SECONDS = env.redeliver_seconds
DEMO_DAYS = env.prichal_demo_days
YOOKASSA: dict[str, Any] = {
    "url": env.yookassa_api_url,
    "shop_id": env.yookassa_shop_id,
    "secret_key": env.yookassa_secret_key,
    "timeout": env.yookassa_timeout,
}
PAGE_CACHE_SECONDS = env.page_cache_seconds
METRICS_DIR = env.metrics_dir
if METRICS_DIR:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = METRICS_DIR  # where prometheus_client looks when it is first imported
METRICS_NETWORKS = env.metrics_networks
TICKET_KEY_FILE = Path(env.ticket_key_file)

_secure = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "prichal.storefront.pages.forbidden"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.trusted_proxies else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
_acquirer = urlsplit(env.yookassa_api_url)
PAYMENT_PAGES = (
    [f"{_acquirer.scheme}://{_acquirer.netloc}"]
    if EMBEDDED
    else ["https://yoomoney.ru", "https://*.yoomoney.ru", "https://*.yookassa.ru"]
)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'", *PAYMENT_PAGES],  # browsers check the redirect after the pay button too
        "frame-ancestors": ["'none'"],
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = logging_config("INFO")
