"""The addresses of the intake. They name pages and never anything a client has answered."""

from django.urls import path

from palpate.clinic.intake.views import alerts, calls, pages, places, review

app_name = "intake"
urlpatterns = [
    path("intake/<str:token>/", pages.start, name="start"),
    path("intake/<str:token>/check/", pages.check, name="check"),
    path("intake/<str:token>/call/", calls.call, name="call"),
    path("intake/<str:token>/received/", calls.received, name="received"),
    path("intake/<str:token>/places/list/", places.place_list, name="places_list"),
    path("intake/<str:token>/places/strength/", places.strength, name="strength"),
    path("intake/<str:token>/<slug:slug>/", pages.step, name="step"),
    path("intake/<str:token>/<slug:slug>/save/", pages.save, name="save"),
    path("visits/<uuid:visit_id>/intake/", review.review, name="review"),
    path("visits/<uuid:visit_id>/intake/print/", review.printed, name="print"),
    path("visits/<uuid:visit_id>/intake/send/", review.send, name="send"),
    path("visits/<uuid:visit_id>/intake/revoke/", review.revoke, name="revoke"),
    path(
        "visits/<uuid:visit_id>/consents/<uuid:consent_id>/withdraw/",
        review.withdraw,
        name="withdraw",
    ),
    path(
        "visits/<uuid:visit_id>/consents/<slug:text_id>/agree/",
        review.agree,
        name="agree",
    ),
    path("alerts/", alerts.queue, name="alerts"),
    path("alerts/<uuid:alert_id>/", alerts.alert, name="alert"),
    path("alerts/<uuid:alert_id>/acknowledge/", alerts.acknowledge, name="acknowledge"),
    path("alerts/<uuid:alert_id>/ask/", alerts.ask, name="ask_again"),
    path("alerts/<uuid:alert_id>/lower/", alerts.lower, name="lower"),
    path("alerts/<uuid:alert_id>/confirm/", alerts.confirm, name="confirm"),
]
