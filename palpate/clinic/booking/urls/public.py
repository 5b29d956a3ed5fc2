"""Booking for everyone, and the pages behind a client's link."""

from django.urls import path

from palpate.clinic.booking.views import details, start, times, visit

urlpatterns = [
    path("book/", start.start, name="start"),
    path("book/service/", start.service, name="service"),
    path("book/times/", times.times, name="times"),
    path("book/hold/", times.hold, name="hold"),
    path("book/details/", details.details, name="details"),
    path("book/confirmed/", details.confirmed, name="confirmed"),
    path("book/visit/<str:token>/", visit.visit, name="client_visit"),
    path("book/visit/<str:token>/move/", visit.move, name="client_move"),
    path("book/visit/<str:token>/cancel/", visit.cancel, name="client_cancel"),
    path("book/visit/<str:token>/restore/", visit.restore, name="client_restore"),
    path("book/visit/<str:token>/appointment.ics", visit.visit_file, name="client_file"),
]
