"""What every installation shares; development, testing and production say where they differ."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF

from palpate.clinic.settings.databases import database

CLINIC = Path(__file__).resolve().parent.parent
PALPATE_HOME = Path(os.environ.get("PALPATE_HOME", "var")).resolve()

DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "palpate.clinic.urls"
WSGI_APPLICATION = "palpate.clinic.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "palpate.clinic.jobs",
    "palpate.clinic.audit",
    "palpate.clinic.accounts",
    "palpate.clinic.people",
    "palpate.clinic.booking",
    "palpate.clinic.messages",
    "palpate.clinic.intake",
    "palpate.clinic.charting",
    "palpate.clinic.outcomes",
    "palpate.clinic.money",
    "palpate.clinic.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "palpate.clinic.accounts.middleware.NoStore",
    "palpate.clinic.accounts.middleware.IdleLock",
    "palpate.clinic.accounts.middleware.SecondFactor",
    "palpate.clinic.people.middleware.KeysForOneRequest",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [CLINIC / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "palpate.clinic.booking.context.clinic",
            ],
        },
    },
]

DATABASES = {"default": database(os.environ.get("PALPATE_DATABASE_URL", ""), PALPATE_HOME)}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"  # the database speaks UTC; every clinic location has its own zone

STATIC_URL = "static/"
STATIC_ROOT = PALPATE_HOME / "static"
STATICFILES_DIRS = [CLINIC / "static"] if (CLINIC / "static").is_dir() else []

# --- who may come in -------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "palpate.clinic.accounts.adapter.StaffAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Palpate"
MFA_PASSKEY_LOGIN_ENABLED = False
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "palpate.clinic.accounts.lockout.username"
AXES_LOCKOUT_CALLABLE = "palpate.clinic.accounts.lockout.answer"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True

PALPATE_IDLE_SECONDS = 15 * 60
PALPATE_SECOND_FACTOR_ROLES = ["owner", "desk", "therapist"]
"""Roles that must have a second factor where the owner has set nothing else."""

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True  # pages carry the token in the form and in htmx's headers
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "palpate.clinic.errors.stale_form"
X_FRAME_OPTIONS = "DENY"
# Not "no-referrer": with it browsers send "Origin: null" with every form, also to ourselves, and
# Django takes each of them for a forgery. To other sites nothing is sent either way.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

PALPATE_PHONE_REGION = os.environ.get("PALPATE_PHONE_REGION", "NL")
"""The country whose way of writing telephone numbers is understood without a country code."""

# --- letters, logs, limits --------------------------------------------------------------------

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = PALPATE_HOME / "mail"
PALPATE_ADDRESS = os.environ.get("PALPATE_ADDRESS", "http://127.0.0.1:8000")
"""Where clients reach the clinic's pages: the beginning of every link in a letter."""
DEFAULT_FROM_EMAIL = os.environ.get("PALPATE_MAIL_FROM", "clinic@localhost")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    # Messages only: arguments of requests, SQL parameters and exception texts can hold health
    # data, so the formatter prints where a thing failed and never what it was fed.
    "formatters": {"plain": {"()": "palpate.clinic.settings.quiet_log.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.db.backends": {"handlers": [], "level": "WARNING", "propagate": False},
        "axes": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "palpate": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
