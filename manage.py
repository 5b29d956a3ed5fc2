"""Django's own commands, for those who work on Palpate; `palpate` is the one for clinics."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palpate.clinic.settings.development")
    execute_from_command_line(sys.argv)
