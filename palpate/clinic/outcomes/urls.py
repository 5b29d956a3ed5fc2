"""Outcomes."""

from django.urls import path

from palpate.clinic.outcomes import views

app_name = "outcomes"
urlpatterns = [
    path("outcomes/", views.overview, name="overview"),
    path("episodes/<uuid:episode_id>/", views.episode, name="episode"),
    path("visits/<uuid:visit_id>/outcomes/", views.visit, name="visit"),
    path(
        "visits/<uuid:visit_id>/outcomes/<slug:phase>/<slug:instrument_id>/",
        views.record,
        name="record",
    ),
]
