"""The outbox, a practitioner's calendar, and the address calendars read it at."""

from django.urls import path

from palpate.clinic.messages.views import calendar, outbox

app_name = "messages"
urlpatterns = [
    path("messages/", outbox.outbox, name="outbox"),
    path("messages/<uuid:message_id>/cancel/", outbox.cancel, name="cancel"),
    path("messages/<uuid:message_id>/retry/", outbox.retry, name="retry"),
    path("calendar/", calendar.mine, name="calendar"),
    path("calendar/<str:token>/visits.ics", calendar.feed, name="feed"),
]
