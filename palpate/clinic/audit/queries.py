"""What the trail can tell."""

from uuid import UUID

from django.db.models import QuerySet

from palpate.clinic.audit.models import AuditEntry


def about_client(client_id: UUID) -> QuerySet[AuditEntry]:
    """Everything done to, or read of, one client's records; the newest first."""
    return AuditEntry.objects.filter(client_id=client_id).select_related("actor").order_by("-id")


def waiting_count() -> int:
    """How many entries no seal covers yet."""
    return AuditEntry.objects.filter(sealed=None).count()
