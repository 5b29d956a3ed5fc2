"""For the tests: SQLite in a file of its own, or the PostgreSQL the tests have started."""

import os
import tempfile
from pathlib import Path

from palpate.clinic.settings.base import *  # noqa: F403
from palpate.clinic.settings.databases import database

SECRET_KEY = "only for tests"
PALPATE_DATA_KEY = b"0123456789abcdef0123456789abcdef"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PALPATE_SECOND_FACTOR_ROLES = []
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 is slow by design
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

_folder = Path(os.environ.get("PALPATE_TEST_FOLDER", "") or tempfile.gettempdir())
DATABASES = {"default": database(os.environ.get("PALPATE_TEST_DATABASE_URL", ""), _folder)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file and not memory: tests open several real connections, as the web and the worker do.
    DATABASES["default"]["TEST"] = {"NAME": str(_folder / f"palpate-test-{os.getpid()}.sqlite3")}
