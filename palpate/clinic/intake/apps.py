from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "palpate.clinic.intake"
