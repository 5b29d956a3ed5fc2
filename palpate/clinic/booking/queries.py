"""What booking can tell."""

from palpate.clinic.booking.models import ClinicProfile


def clinic_profile() -> ClinicProfile:
    """The clinic's one row, or its defaults where the owner has not written it yet."""
    return ClinicProfile.objects.filter(pk=ClinicProfile.SINGLE).first() or ClinicProfile()
