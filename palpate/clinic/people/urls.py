"""Clients."""

from django.urls import path

from palpate.clinic.people import views

app_name = "people"
urlpatterns = [
    path("clients/", views.clients, name="clients"),
    path("clients/add/", views.add, name="add"),
    path("clients/<uuid:client_id>/", views.client, name="client"),
    path("clients/<uuid:client_id>/change/", views.change, name="change"),
]
