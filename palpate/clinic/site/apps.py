from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "palpate.clinic.site"
