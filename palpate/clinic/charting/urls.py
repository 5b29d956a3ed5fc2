"""The chart of a visit."""

from django.urls import path

from palpate.clinic.charting.workspace import views as workspace

app_name = "charting"
urlpatterns = [
    path("visits/<uuid:visit_id>/", workspace.visit, name="visit"),
    path("visits/<uuid:visit_id>/findings/", workspace.record, name="record"),
    path(
        "visits/<uuid:visit_id>/findings/<uuid:finding_id>/remove/",
        workspace.remove,
        name="remove",
    ),
]
