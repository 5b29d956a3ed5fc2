"""The door for gunicorn: `gunicorn palpate.clinic.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palpate.clinic.settings.production")
application = get_wsgi_application()
