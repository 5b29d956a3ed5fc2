from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "palpate.clinic.people"
