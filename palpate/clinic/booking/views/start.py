"""Steps one and two: the reason, then the service it leads to and who gives it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from palpate.clinic.booking.addresses import with_wish
from palpate.clinic.booking.draft import Draft
from palpate.clinic.booking.forms import ReasonForm, WishForm
from palpate.clinic.booking.free import FreeSlot
from palpate.clinic.booking.models import Service, Site
from palpate.clinic.booking.proposals import BY_KIND, REASONS, Proposal, propose, why
from palpate.clinic.booking.queries import clinic_profile
from palpate.clinic.booking.times import next_times, online_services, therapists_for
from palpate.clinic.booking.words import clock, short_day, zone_name


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What brings you here? The answer goes into the session, and never into an address."""
    if request.method != "POST":
        return _question(request, ReasonForm())
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _question(request, form, status=422)
    draft = Draft.of(request)
    draft.reason = form.cleaned_data["reason"]
    draft.is_new = form.cleaned_data["been"] == "new"
    draft.keep(request)
    wish = wish_of(request)
    wanted = wish["service"]
    if wanted is not None and draft.is_new and not wanted.is_first_visit:
        wanted = None  # those who are new begin with a first visit
    return HttpResponseRedirect(
        with_wish(reverse("booking:service"), service=wanted, therapist=wish["therapist"])
    )


@never_cache
@require_safe
def service(request: HttpRequest) -> HttpResponse:
    """The service that fits and why; then a therapist, or anyone, with their next free times."""
    wish, draft = wish_of(request), Draft.of(request)
    found = _proposal(draft, wish["service"])
    if found is None:
        return render(request, "booking/nothing.html")
    profile = clinic_profile()
    free = next_times(found.service, profile=profile, now=timezone.now())
    sites = {site.pk: site for site in Site.objects.filter(is_active=True)}
    team = [
        (person, with_wish(reverse("booking:times"), service=found.service, therapist=person), slot)
        for person in therapists_for(found.service)
        for slot in [_words(free.get(person.pk), sites)]
    ]
    if wish["therapist"] is not None:
        team = [row for row in team if row[0] == wish["therapist"]] or team
    context = {
        "clinic": profile,
        "proposal": found,
        "reason": BY_KIND.get(draft.reason),
        "draft": draft,
        "anyone": with_wish(reverse("booking:times"), service=found.service),
        "first": _words(next(iter(free.values()), None), sites),
        "team": team,
        "others": [
            (other, with_wish(reverse("booking:service"), service=other)) for other in found.others
        ],
        "zones": sorted({zone_name(sites[s.site_id].zone, s.starts_at) for s in free.values()}),
    }
    return render(request, "booking/service.html", context)


def wish_of(request: HttpRequest) -> dict[str, Any]:
    """What the address asks for; what it says wrongly counts as not said."""
    form = WishForm(request.GET)
    form.is_valid()
    return {name: form.cleaned_data.get(name) for name in form.fields}


def _proposal(draft: Draft, wanted: Service | None) -> Proposal | None:
    services = online_services()
    if wanted is None:
        return propose(draft.reason, is_new=draft.is_new, services=services)
    if wanted not in services:
        raise Http404
    others = tuple(one for one in services if one != wanted)
    return Proposal(service=wanted, why=why(draft.reason, wanted), others=others)


def _words(slot: FreeSlot | None, sites: dict[Any, Site]) -> str:
    """Such as "Tue 3 March, 10:00, North"; empty where nothing is free soon."""
    if slot is None or slot.site_id not in sites:
        return ""
    site = sites[slot.site_id]
    when = f"{short_day(slot.starts_at, site.zone)}, {clock(slot.starts_at, site.zone)}"
    return f"{when}, {site.name}" if len(sites) > 1 else when


def _question(request: HttpRequest, form: ReasonForm, status: int = 200) -> HttpResponse:
    return render(request, "booking/start.html", {"form": form, "reasons": REASONS}, status=status)
