"""People who log in, and what each role must show to be let in."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Role(models.TextChoices):
    OWNER = "owner"
    DESK = "desk"
    THERAPIST = "therapist"
    CLIENT = "client"


class Users(BaseUserManager["User"]):
    """Makes users; e-mail addresses are kept in small letters."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """One person with a login. Rights follow from the role and from the care team."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    display_name = models.CharField(max_length=120)
    role = models.CharField(max_length=10, choices=Role, default=Role.CLIENT)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Users] = Users()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    def __str__(self) -> str:
        return self.display_name or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.strip().lower()  # unique whatever the case it was typed in
        super().save(*args, **kwargs)

    @property
    def is_owner(self) -> bool:
        return self.role == Role.OWNER

    @property
    def is_desk(self) -> bool:
        return self.role == Role.DESK

    @property
    def is_therapist(self) -> bool:
        return self.role == Role.THERAPIST

    @property
    def is_client(self) -> bool:
        return self.role == Role.CLIENT

    @property
    def is_staff_member(self) -> bool:
        return self.role != Role.CLIENT


class RolePolicy(models.Model):
    """What the owner asks of a role; without a row the installation's default stands."""

    role = models.CharField(max_length=10, choices=Role, primary_key=True)
    is_second_factor_required = models.BooleanField()

    class Meta:
        verbose_name_plural = "role policies"

    def __str__(self) -> str:
        return self.role
