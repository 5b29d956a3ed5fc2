"""The next best technique for a target, and why it was not taken."""

from dataclasses import dataclass

from palpate.knowledge.technique import Technique
from palpate.planning.application import Application, application_of
from palpate.planning.offers import every, forbidden_because
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest, Target
from palpate.planning.worth import doubles, gain


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another technique for the same target: how much it would do, and what forbids it."""

    technique: Technique
    gain: float
    forbidden: str


def rivals_of(application: Application, plan: Plan, request: PlanRequest) -> tuple[Rival, ...]:
    """What else could treat the first target at this stage and is not planned; best first."""
    target = application.targets[0]
    planned = {line.technique for line in plan.treatment if target.id in line.targets}
    found = []
    for other in every(request):
        same = other.tier == application.tier or doubles(other, application)
        if other.targets == (target,) and same and other.technique.id not in planned:
            found.append(
                Rival(
                    technique=other.technique,
                    gain=gain(other, target, request),
                    forbidden=forbidden_because(other, request),
                )
            )
    return tuple(sorted(found, key=lambda rival: (-rival.gain, rival.technique.id)))


def not_next_best(
    application: Application, rivals: tuple[Rival, ...], plan: Plan, request: PlanRequest
) -> str:
    """Why the strongest rival was not taken, as a sentence; effects are in standard deviations."""
    if not rivals:
        return "No other technique of this kind suits it."
    rival, target = rivals[0], application.targets[0]
    if rival.forbidden:
        return f"Not {rival.technique.label}: {_clause(rival.forbidden)}{_then(rivals)}"
    own, instead = gain(application, target, request), _in_its_place(rival, target, plan, request)
    many = len(instead) > 1
    better, what = (sum(instead), "what is planned in its place") if many else (own, "this")
    sizes = f"expected effect {rival.gain:.2f} against {better:.2f}"
    why = _against(rival.technique, target)
    if why:
        return f"Not {rival.technique.label}, because {why} ({sizes})."
    if rival.gain < better:
        return f"Not {rival.technique.label}: {what} is expected to do more ({sizes})."
    return f"Not {rival.technique.label} ({sizes}): with this the whole plan does more."


def _then(rivals: tuple[Rival, ...]) -> str:
    allowed = next((rival for rival in rivals if not rival.forbidden), None)
    return f" The next allowed would be {allowed.technique.label}." if allowed else ""


def _in_its_place(rival: Rival, target: Target, plan: Plan, request: PlanRequest) -> list[float]:
    """The effects of the planned lines that do to the target what the rival would do."""
    other = Application(technique=rival.technique, targets=(target,), positions=())
    work = [application_of(line, request) for line in plan.treatment if target.id in line.targets]
    return [gain(a, target, request) for a in work if doubles(a, other)]


def _clause(sentence: str) -> str:
    """The reason of a forbidding sentence, without the technique's name before the colon."""
    head, colon, rest = sentence.partition(": ")
    return rest if colon else head


def _against(technique: Technique, target: Target) -> str:
    whys = [r.why for r in technique.leanings if r.factor < 1 and r.trait in target.traits]
    return " and ".join(whys)
