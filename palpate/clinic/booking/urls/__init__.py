"""The addresses of booking: one module per group of pages, each with full paths."""

from palpate.clinic.booking.urls import desk, public

app_name = "booking"
urlpatterns = [*desk.urlpatterns, *public.urlpatterns]
