"""What needs a dry grip comes before oil on the same region."""

from palpate.planning.application import Application
from palpate.planning.choice import Choice, Model
from palpate.planning.line_by_line import all_work, done_work
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.sequence import comes_first
from palpate.planning.violation import Violation

ID = "dry_before_oil"
SAYS = "Pinning, friction and other dry grips come before oil on the same region."


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """New dry lines on a region that is already oiled."""
    oiled: set[str] = set()
    found = []
    for line, application in all_work(plan, request):
        slippery = sorted(application.regions & oiled)
        if _is_dry(application) and slippery and line not in request.done:
            where = slippery[0].replace("-", " ")
            sentence = f"{line.label}: the {where} is already oiled, and the grip would slip."
            found.append(Violation(rule=ID, sentence=sentence, line_key=line.key))
        if application.technique.lubricant == "oiled":
            oiled.update(application.regions)
    return tuple(found)


def _is_dry(application: Application) -> bool:
    return application.technique.lubricant == "dry"


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """A dry application and an earlier oiled one on its region exclude each other."""
    slippery = {
        region
        for _, a in done_work(request)
        if a.technique.lubricant == "oiled"
        for region in a.regions
    }
    oiled = [a for a in choice.applications if a.technique.lubricant == "oiled"]
    for dry in (a for a in choice.applications if _is_dry(a)):
        if dry.regions & slippery:
            model.add(choice.chosen(dry) == 0)
        for oil in (a for a in oiled if a.regions & dry.regions):
            _keep_dry(model, choice, dry, oil)


def _keep_dry(model: Model, choice: Choice, dry: Application, oil: Application) -> None:
    same_is_fine = comes_first(dry, oil)
    for k in choice.segments:
        before = choice.until([oil], k - 1 if same_is_fine else k)
        model.add(choice.in_segment(dry, k) + before <= 1)
