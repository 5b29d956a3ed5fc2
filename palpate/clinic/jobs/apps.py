from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "palpate.clinic.jobs"
