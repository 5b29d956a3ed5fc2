"""Files of a chart: only what the bytes say is kept, and only for those who may see it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.files.kinds import plain_name
from palpate.clinic.charting.models import Attachment
from tests.clinic.cast import Cast, as_

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 a referral letter"


@pytest.fixture
def visit(cast: Cast) -> Visit:
    return cast.visit()


def send(cast: Cast, visit: Visit, content: bytes, name: str = "letter.pdf"):  # type: ignore[no-untyped-def]
    file = SimpleUploadedFile(name, content, content_type="application/pdf")
    return as_(cast.mira).post(reverse("charting:files", args=[visit.pk]), {"file": file})


def test_a_letter_is_kept_and_comes_back_as_it_was(cast: Cast, visit: Visit) -> None:
    send(cast, visit, PDF)
    file = Attachment.objects.get()
    answer = as_(cast.mira).get(reverse("charting:file", args=[visit.pk, file.pk]))
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"MZ a program", "no PDF, PNG or JPEG"),
        (b"<html><script>", "no PDF, PNG or JPEG"),
        (b"", "empty"),
        (b"%PDF-" + b"0" * (5 * 1024 * 1024), "larger than 5 MB"),
    ],
)
def test_a_file_of_the_wrong_kind_is_refused_in_a_sentence(
    cast: Cast, visit: Visit, content: bytes, said: str
) -> None:
    answer = send(cast, visit, content)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Attachment.objects.exists()


def test_sending_nothing_says_so(cast: Cast, visit: Visit) -> None:
    answer = as_(cast.mira).post(reverse("charting:files", args=[visit.pk]))
    assert "No file was chosen" in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "kept"),
    [("../../etc/passwd", "passwd"), ('a"b\r\nX: y.pdf', "a_b__X_ y.pdf"), ("...", "file")],
)
def test_a_name_loses_everything_that_could_do_harm(given: str, kept: str) -> None:
    assert plain_name(given) == kept


def test_a_removed_file_is_out_of_sight_and_still_sealed(cast: Cast, visit: Visit) -> None:
    send(cast, visit, PDF)
    file = Attachment.objects.get()
    mira = as_(cast.mira)
    mira.post(reverse("charting:drop-file", args=[visit.pk, file.pk]))
    assert mira.get(reverse("charting:file", args=[visit.pk, file.pk])).status_code == 404
    assert Attachment.objects.filter(pk=file.pk).exists()


def test_desk_and_strangers_get_no_file(cast: Cast, visit: Visit) -> None:
    send(cast, visit, PDF)
    address = reverse("charting:file", args=[visit.pk, Attachment.objects.get().pk])
    assert as_(cast.otto).get(address).status_code == 403
    assert as_(cast.zoe).get(address).status_code == 404
