"""The public pages, in words the owner writes."""

from django.conf import settings
from django.db import models


class Page(models.Model):
    """One public page; `blocks` is a list of {"kind": "heading" | "paragraph" | "list", ...}."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=300, blank=True)
    blocks = models.JSONField(default=list)
    order = models.PositiveSmallIntegerField(default=0)
    is_public = models.BooleanField(default=True)
    updated_at = models.DateTimeField()
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["order", "title"]

    def __str__(self) -> str:
        return self.title


class PageVersion(models.Model):
    """How a page stood before it was saved again; the last one is what undo brings back."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="versions")
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=300, blank=True)
    blocks = models.JSONField(default=list)
    is_public = models.BooleanField(default=True)
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ["-replaced_at", "-id"]

    def __str__(self) -> str:
        return f"{self.page} until {self.replaced_at:%Y-%m-%d}"
