"""The clinic's public pages, and where the owner changes them."""

from django.urls import path

from palpate.clinic.site.views import clinic, pages, public

app_name = "site"
urlpatterns = [
    path("", public.home, name="home"),
    path("services/", public.services, name="services"),
    path("therapists/", public.therapists, name="therapists"),
    path("contact/", public.contact, name="contact"),
    path("about/", public.text, {"slug": "about"}, name="about"),
    path("difference/", public.text, {"slug": "difference"}, name="difference"),
    path("conditions/", public.text, {"slug": "conditions"}, name="conditions"),
    path("doctor/", public.text, {"slug": "doctor"}, name="doctor"),
    path("practical/", public.text, {"slug": "practical"}, name="practical"),
    path("privacy/", public.text, {"slug": "privacy"}, name="privacy"),
    path("clinic/", clinic.edit, name="edit"),
    path("clinic/undo/", clinic.undo, name="undo"),
    path("clinic/profile/", clinic.edit_profile, name="edit_profile"),
    path("clinic/services/new/", clinic.add_service, name="add_service"),
    path("clinic/services/<uuid:service_id>/", clinic.edit_service, name="edit_service"),
    path("clinic/locations/<uuid:site_id>/", clinic.edit_site, name="edit_site"),
    path("clinic/therapists/<uuid:practitioner_id>/", clinic.edit_therapist, name="edit_therapist"),
    path("clinic/pages/<slug:slug>/", pages.edit_page, name="edit_page"),
    path("clinic/pages/<slug:slug>/undo/", pages.undo, name="undo_page"),
    path("<slug:slug>/", public.text, name="page"),  # last: any page of text the owner has
]
