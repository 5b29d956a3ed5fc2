"""A clinic on this machine only: plain http, no second factor asked for."""

from palpate.clinic.settings import keys
from palpate.clinic.settings.base import *  # noqa: F403
from palpate.clinic.settings.base import PALPATE_HOME

keys.ensure(PALPATE_HOME)
SECRET_KEY = keys.secret(PALPATE_HOME)
PALPATE_DATA_KEY = keys.data_key(PALPATE_HOME)
DEBUG = False  # a page of settings and variables is no way to tell of a fault
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
PALPATE_SECOND_FACTOR_ROLES = []
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
