"""Letters and pictures that come with a client."""

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from palpate.clinic.accounts.guards import staff_only, user_of
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.doors import visit_for_reading, visit_for_writing
from palpate.clinic.charting.files.actions import bytes_of, keep_file, remove_file, standing
from palpate.clinic.charting.files.kinds import MOST_BYTES, UnwantedFileError
from palpate.clinic.charting.models import Attachment
from palpate.clinic.charting.workspace.banner import banner
from palpate.clinic.people.rights import may_write_chart


@staff_only
def files(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The client's files; a new one is sent here."""
    now, user = timezone.now(), user_of(request)
    door = visit_for_writing if request.method == "POST" else visit_for_reading
    found = door(user, visit_id, at=now)
    refused = ""
    if request.method == "POST":
        try:
            kept = keep_file(found, *_sent(request), author=user, at=now)
        except UnwantedFileError as error:
            refused = str(error)
        else:
            messages.success(request, f"{kept.content['name']} is in the chart.")
            return redirect("charting:files", visit_id=found.pk)
    context = {
        "current": "today",
        "tab": "files",
        "visit": found,
        "files": standing(found),
        "refused": refused,
        "may_write": may_write_chart(user, found.client_id),
        "most_mb": MOST_BYTES // (1024 * 1024),
        **banner(found, None),
    }
    return render(request, "charting/files/files.html", context, status=422 if refused else 200)


def _sent(request: HttpRequest) -> tuple[str, bytes]:
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile):
        raise UnwantedFileError("No file was chosen. Choose one, then send it.")
    if (sent.size or 0) > MOST_BYTES:
        raise UnwantedFileError(
            f"{sent.name} is larger than {MOST_BYTES // (1024 * 1024)} MB. "
            "Save it smaller, or as a PDF."
        )
    return sent.name or "file", sent.read()


@staff_only
def download(request: HttpRequest, visit_id: UUID, file_id: UUID) -> HttpResponse:
    """The file itself, always as a download: nothing of it runs in the clinic's pages."""
    now = timezone.now()
    found = visit_for_reading(user_of(request), visit_id, at=now)
    file = _file(found, file_id)
    answer = HttpResponse(bytes_of(file), content_type=file.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{file.content["name"]}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@staff_only
@require_POST
def remove(request: HttpRequest, visit_id: UUID, file_id: UUID) -> HttpResponse:
    """Take a file out of sight."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    remove_file(_file(found, file_id), author=user, at=now)
    messages.success(request, "Removed from the chart.")
    return redirect("charting:files", visit_id=found.pk)


def _file(found: Visit, file_id: UUID) -> Attachment:
    file = next((one for one in standing(found) if one.pk == file_id), None)
    if file is None:
        raise Http404
    return file
