"""What every page may name: the clinic."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from palpate.clinic.booking.queries import clinic_profile


def clinic(request: HttpRequest) -> dict[str, object]:
    """`clinic` in every template; read from the database only where a page uses it."""
    return {"clinic": SimpleLazyObject(clinic_profile)}
