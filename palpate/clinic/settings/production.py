"""A clinic that real people use: https only, second factor for staff, hashed static files."""

import os

from palpate.clinic.settings import keys
from palpate.clinic.settings.base import *  # noqa: F403
from palpate.clinic.settings.base import PALPATE_HOME

SECRET_KEY = keys.secret(PALPATE_HOME)
PALPATE_DATA_KEY = keys.data_key(PALPATE_HOME)
ALLOWED_HOSTS = [host for host in os.environ.get("PALPATE_HOSTS", "").split(",") if host]
PALPATE_ADDRESS = os.environ.get("PALPATE_ADDRESS") or f"https://{next(iter(ALLOWED_HOSTS), '')}"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("PALPATE_BEHIND_PROXY") else None
)
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-palpate"
CSRF_COOKIE_NAME = "__Host-csrf"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

if os.environ.get("PALPATE_SMTP_HOST"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = os.environ["PALPATE_SMTP_HOST"]
    EMAIL_PORT = int(os.environ.get("PALPATE_SMTP_PORT", "587"))
    EMAIL_HOST_USER = os.environ.get("PALPATE_SMTP_USER", "")
    EMAIL_HOST_PASSWORD = os.environ.get("PALPATE_SMTP_PASSWORD", "")
    EMAIL_USE_TLS = True
    EMAIL_TIMEOUT = 20
