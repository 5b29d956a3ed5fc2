"""Booking for everyone, and the pages behind a client's link."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
