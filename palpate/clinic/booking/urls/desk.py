"""The desk's pages."""

from django.urls import path

from palpate.clinic.booking.desk import views

urlpatterns = [
    path("today/", views.today, name="today"),
    path("day/", views.day, name="day"),
    path("desk/book/", views.book, name="book"),
    path("desk/visits/<uuid:visit_id>/", views.visit, name="visit"),
    path("desk/visits/<uuid:visit_id>/mark/<slug:state>/", views.mark, name="mark"),
    path("desk/visits/<uuid:visit_id>/cancel/", views.cancel, name="cancel"),
    path("desk/visits/<uuid:visit_id>/restore/", views.restore, name="restore"),
    path("desk/visits/<uuid:visit_id>/move/", views.move, name="move"),
    path("desk/visits/<uuid:visit_id>/again/", views.again, name="again"),
]
