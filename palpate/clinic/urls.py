"""Every address of the clinic: each app keeps its own list, with full paths."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("", include("palpate.clinic.booking.urls")),
    path("", include("palpate.clinic.people.urls")),
    path("", include("palpate.clinic.messages.urls")),
    path("", include("palpate.clinic.intake.urls")),
    path("", include("palpate.clinic.charting.urls")),
    path("", include("palpate.clinic.outcomes.urls")),
    path("", include("palpate.clinic.money.urls")),
    path("", include("palpate.clinic.site.urls")),  # last: it ends with a page for any name
]

handler400 = "palpate.clinic.errors.bad_request"
handler403 = "palpate.clinic.errors.forbidden"
handler404 = "palpate.clinic.errors.not_found"
handler500 = "palpate.clinic.errors.broken"
