from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "palpate.clinic.accounts"
