"""Marking places without the picture: from a list, then how strong each is."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from palpate.clinic.intake import watch
from palpate.clinic.intake.draft import Page, keep
from palpate.clinic.intake.drawing import Drawing, written
from palpate.clinic.intake.forms.pain import PlaceListForm, StrengthForm
from palpate.clinic.intake.places import SIDES, groups
from palpate.clinic.intake.telling import Telling
from palpate.clinic.intake.views.link import behind_link, go, show, while_open

READ = ("GET", "HEAD", "POST")


@require_http_methods(READ)
@behind_link
@while_open
def place_list(request: HttpRequest, telling: Telling) -> HttpResponse:
    """Every place as a tick, by group."""
    sent = request.POST if request.method == "POST" else None
    form = PlaceListForm(sent, telling=telling, knowledge=watch.knowledge())
    if sent is not None and form.is_valid():
        _keep(telling, form.drawing())
        return go(request, "intake:strength")
    ticked = set(sent.getlist("place")) if sent is not None else _marked(telling)
    listed = [
        (
            name,
            [
                (
                    place,
                    [(side, SIDES[side], f"{place.id}/{side}" in ticked) for side in place.sides],
                )
                for place in places
            ],
            any(f"{place.id}/{side}" in ticked for place in places for side in place.sides),
        )
        for name, places in groups().items()
    ]
    status = 422 if sent is not None else 200
    return show(request, "place_list", telling, status=status, form=form, groups=listed)


@require_http_methods(READ)
@behind_link
@while_open
def strength(request: HttpRequest, telling: Telling) -> HttpResponse:
    """How strong and of what kind, place by place."""
    if not telling.drawing.regions:
        return go(request, "intake:places_list")
    sent = request.POST if request.method == "POST" else None
    form = StrengthForm(sent, telling=telling, knowledge=watch.knowledge())
    if sent is not None and form.is_valid():
        _keep(telling, form.drawing())
        return go(request, "intake:step", "places")
    rows = [
        (form[f"strength-{number}"], form[f"quality-{number}"])
        for number in range(len(telling.drawing.regions))
    ]
    status = 422 if sent is not None else 200
    return show(request, "strength", telling, status=status, form=form, rows=rows)


def _keep(telling: Telling, drawing: Drawing) -> None:
    data = {"areas": written(drawing), "nowhere": False}
    page = Page(step="places", data=data, version=telling.draft.version)
    telling.draft = keep(telling.intake, page, at=telling.at).draft


def _marked(telling: Telling) -> set[str]:
    return {f"{region.area}/{region.side}" for region in telling.drawing.regions}
