"""What messages leave to the worker."""

from palpate.clinic.messages.letters import ABOUT_VISITS, visit_changed
from palpate.clinic.messages.reminders import queue_reminders
from palpate.clinic.messages.send import send_due

HANDLERS = dict.fromkeys(ABOUT_VISITS, visit_changed)
SWEEPS = (queue_reminders, send_due)
