"""Step three: a month and its times side by side; a tap keeps the time."""

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from palpate.clinic.audit.actor import CLIENT_LINK
from palpate.clinic.booking import limits
from palpate.clinic.booking.actions import drop_hold, hold_slot
from palpate.clinic.booking.addresses import with_wish
from palpate.clinic.booking.draft import Draft
from palpate.clinic.booking.forms import HoldForm
from palpate.clinic.booking.models import Hold
from palpate.clinic.booking.refusals import BookingRefused, SlotTaken
from palpate.clinic.booking.times import Asked, offered
from palpate.clinic.booking.views.month_page import month_page
from palpate.clinic.booking.views.refused import not_understood, too_many
from palpate.clinic.booking.views.start import wish_of
from palpate.clinic.booking.words import local


@never_cache
@require_safe
def times(request: HttpRequest) -> HttpResponse:
    """The free times of a service; without one, back to the question."""
    wish = wish_of(request)
    if wish["service"] is None:
        return HttpResponseRedirect(reverse("booking:start"))
    asked = Asked(
        service=wish["service"],
        practitioner=wish["therapist"],
        site=wish["site"],
        month=wish["month"],
        day=wish["day"],
    )
    return times_page(request, asked)


@never_cache
@require_POST
def hold(request: HttpRequest) -> HttpResponse:
    """Keep the time that was tapped; where it has just gone, say so and show others."""
    if limits.is_exceeded(request, limits.HOLDS, now=timezone.now()):
        return too_many(request)
    form = HoldForm(request.POST)
    if not form.is_valid():
        return not_understood(request)
    try:
        kept = _keep(form)
    except SlotTaken as taken:
        return times_page(request, asked_in(form), refused=taken)
    draft = Draft.of(request)
    if draft.hold:  # one visitor keeps one time
        drop_hold(draft.hold, now=timezone.now(), by=CLIENT_LINK)
    draft.hold, draft.asked = kept.token, form.sent()
    draft.keep(request)
    return HttpResponseRedirect(reverse("booking:details"))


def times_page(
    request: HttpRequest, asked: Asked, *, refused: BookingRefused | None = None
) -> HttpResponse:
    """The page of times; what is asked goes along with every tap."""
    therapist = asked.practitioner
    fields = {"service": asked.service.pk} | ({"therapist": therapist.pk} if therapist else {})
    return month_page(
        request,
        "booking/times.html",
        asked,
        partial(with_wish, reverse("booking:times"), service=asked.service, therapist=therapist),
        refused=refused,
        post_to=reverse("booking:hold"),
        fields=fields,
    )


def _keep(form: HoldForm) -> Hold:
    """With anyone: where one therapist has just been taken, the next who is free then."""
    chosen, now = form.cleaned_data, timezone.now()
    slots = offered(
        chosen["service"],
        chosen["starts"],
        site=chosen["site"],
        practitioner=chosen["therapist"],
        now=now,
    )
    for slot in slots:
        try:
            return hold_slot(chosen["service"], slot, now=now, by=CLIENT_LINK)
        except SlotTaken:
            continue
    raise SlotTaken


def asked_in(form: HoldForm) -> Asked:
    """What was wanted by a valid form, to show what else there is."""
    chosen = form.cleaned_data
    return Asked(
        service=chosen["service"],
        practitioner=chosen["therapist"],
        site=chosen["site"],
        day=local(chosen["starts"], chosen["site"].zone).date(),
    )
