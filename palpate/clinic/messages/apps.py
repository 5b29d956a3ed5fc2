from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "palpate.clinic.messages"
    label = "clinic_messages"  # Django has a "messages" of its own
