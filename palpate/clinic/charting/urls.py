"""The chart of a visit."""

from django.urls import path

from palpate.clinic.charting.files import views as files
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
    path("visits/<uuid:visit_id>/files/", files.files, name="files"),
    path("visits/<uuid:visit_id>/files/<uuid:file_id>/", files.download, name="file"),
    path("visits/<uuid:visit_id>/files/<uuid:file_id>/remove/", files.remove, name="drop-file"),
]
