"""The chart of a visit."""

from django.urls import path

from palpate.clinic.charting.files import views as files
from palpate.clinic.charting.note import views as note
from palpate.clinic.charting.plan import views as plan
from palpate.clinic.charting.session import views as session
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
    path("visits/<uuid:visit_id>/plan/", plan.plan, name="plan"),
    path("visits/<uuid:visit_id>/plan/change/", plan.change, name="plan_change"),
    path("visits/<uuid:visit_id>/plan/again/", plan.again, name="plan_again"),
    path("visits/<uuid:visit_id>/plan/last-time/", plan.last_time, name="plan_last_time"),
    path("visits/<uuid:visit_id>/plan/undo/", plan.undo, name="plan_undo"),
    path("visits/<uuid:visit_id>/plan/reopen/", plan.reopen, name="plan_reopen"),
    path("visits/<uuid:visit_id>/plan/accept/", plan.accepted, name="plan_accept"),
    path("visits/<uuid:visit_id>/session/", session.session, name="session"),
    path("visits/<uuid:visit_id>/session/start/", session.start, name="session_start"),
    path("visits/<uuid:visit_id>/session/log/", session.log, name="session_log"),
    path("visits/<uuid:visit_id>/session/undo/", session.undo, name="session_undo"),
    path("visits/<uuid:visit_id>/session/events/", session.events, name="session_events"),
    path("visits/<uuid:visit_id>/session/replan/", session.replan, name="session_replan"),
    path("visits/<uuid:visit_id>/session/ahead/", session.ahead, name="session_ahead"),
    path("visits/<uuid:visit_id>/note/", note.note, name="note"),
    path("visits/<uuid:visit_id>/note/save/", note.save, name="note_save"),
    path("visits/<uuid:visit_id>/note/brevity/", note.brevity, name="note_brevity"),
    path("visits/<uuid:visit_id>/note/add-new/", note.add_new, name="note_add_new"),
    path("visits/<uuid:visit_id>/note/undo/", note.undo, name="note_undo"),
    path("visits/<uuid:visit_id>/note/sign/", note.sign, name="note_sign"),
    path("visits/<uuid:visit_id>/note/addendum/", note.addendum, name="note_addendum"),
    path("visits/<uuid:visit_id>/note/print/", note.printed, name="note_print"),
]
