"""Keeping and removing files of a chart. Removing is a row too; the file stays sealed."""

import base64
from datetime import datetime

from django.db import transaction

from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actions import write_once
from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.files.kinds import media_type_of, plain_name
from palpate.clinic.charting.models import Attachment


def standing(visit: Visit) -> list[Attachment]:
    """The files of the client that were not removed, newest first."""
    rows = Attachment.objects.filter(
        client=visit.client, removes__isnull=True, removed_by__isnull=True
    )
    return list(rows.select_related("author", "visit").order_by("-at"))


def keep_file(visit: Visit, name: str, content: bytes, *, author: User, at: datetime) -> Attachment:
    """Seal a file into the chart. Raises UnwantedFileError before anything is written."""
    media_type = media_type_of(plain_name(name), content)
    row = Attachment(
        client=visit.client,
        visit=visit,
        author=author,
        media_type=media_type,
        size_bytes=len(content),
    )
    row.content = {"name": plain_name(name), "bytes": base64.b64encode(content).decode()}
    return write_once(row, by=by_user(author), verb="keep file", at=at)


@transaction.atomic
def remove_file(file: Attachment, *, author: User, at: datetime) -> Attachment:
    """Take a file out of sight. What was sealed stays sealed."""
    gone = Attachment(
        client=file.client,
        visit=file.visit,
        author=author,
        media_type=file.media_type,
        size_bytes=0,
        removes=file,
    )
    gone.content = {}
    return write_once(gone, by=by_user(author), verb="remove file", at=at)


def bytes_of(file: Attachment) -> bytes:
    """The file as it came."""
    return base64.b64decode(file.content["bytes"])
