"""The order inside a segment, and the clock: from what was chosen to lines with start minutes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from palpate.planning.application import Application, discomfort_of
from palpate.planning.choice import TURN_MINUTES
from palpate.planning.plan import Block, Dosage, Line, Position, posture
from palpate.planning.request import PlanRequest, Retest

_FINE = {
    "general": 0, "specific": 1, "joint": 2, "neural": 3, "lengthening": 5, "activation": 6,
    "education": 7,
}  # fmt: skip


def rank(application: Application) -> tuple[int, int]:
    """Where an application stands inside its segment: by kind, sliders first, dry before oiled."""
    technique = application.technique
    settles = technique.reach == "person"
    fine = _FINE[technique.kind] + (technique.nerve == "tensions")
    return (-1 if settles else fine, _oil(application))


def _oil(application: Application) -> int:
    return {"dry": 0, "either": 1, "oiled": 2}[application.technique.lubricant]


def comes_first(one: Application, other: Application) -> bool:
    """Whether `one` surely precedes `other` when both lie in the same segment."""
    return rank(one) < rank(other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch in one place: applications with their minutes, then re-tests."""

    place: str
    work: tuple[tuple[Application, float], ...]
    retests: tuple[Retest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The minutes around the treatment; 0 where a block is over or does not fit."""

    greet: float
    baseline: float
    home: float

    @property
    def minutes(self) -> float:
        return self.greet + self.baseline + self.home


def frame(request: PlanRequest) -> Frame:
    """Greeting, baseline and home care by the length booked; what is done is not repeated."""
    short = request.minutes < 45
    greet, baseline, home = (1.5, 1.5, 2.0) if short else (3.0, 2.0, 3.0)
    done = {line.block for line in request.done}
    treating = any(block.is_treatment for block in done)
    greeted = bool(done) or request.elapsed_minutes > 0
    measured = treating or Block.BASELINE in done or request.elapsed_minutes >= greet + baseline
    return Frame(
        greet=0.0 if greeted else greet,
        baseline=0.0 if measured else baseline,
        home=0.0 if Block.HOME in done else home,
    )


def lines_of(segments: Iterable[Segment], request: PlanRequest) -> tuple[Line, ...]:
    """The whole session in order of time, done lines first; gaps are turns of the client."""
    lines = list(request.done)
    planned = tuple(segments)
    worked = _worked(planned, request)
    for line in _unclocked(planned, request):
        if line.block is Block.RETEST:
            line = replace(line, targets=tuple(t for t in line.targets if t in worked))
        start = max(lines[-1].end_minute if lines else 0.0, request.elapsed_minutes)
        before = lines[-1].position if lines else "sitting"
        if posture(before) != posture(line.position):
            start += TURN_MINUTES
        lines.append(replace(line, start_minute=start))
    return tuple(lines)


def _worked(segments: tuple[Segment, ...], request: PlanRequest) -> set[str]:
    """The targets treated so far and in these segments: what a re-test is for."""
    done = {t for line in request.done if line.block.is_treatment for t in line.targets}
    work = [application for segment in segments for application, _ in segment.work]
    return done.union(*(a.target_ids for a in work if a.works))


def _unclocked(segments: tuple[Segment, ...], request: PlanRequest) -> Iterable[Line]:
    around = frame(request)
    if around.greet:
        yield _talk(Block.GREET, "Greet and check again", around.greet)
    if around.baseline:
        yield _talk(Block.BASELINE, "Measure what hurts", around.baseline)
    for segment in segments:
        for application, minutes in sorted(segment.work, key=lambda pair: _turn(pair[0], request)):
            position = _in(segment.place, application.positions)
            yield treatment_line(application, minutes, position, request)
        for retest in segment.retests:
            yield _retest_line(retest, _in(segment.place, retest.positions), request)
    if around.home:
        yield _talk(Block.HOME, "Explain and home care", around.home)


def _turn(application: Application, request: PlanRequest) -> tuple[tuple[int, int], int]:
    """Inside equal ranks the hands stay on one target before they go to the next."""
    ids = [target.id for target in request.targets]
    return rank(application), ids.index(application.target_ids[0])


def _in(place: str, positions: tuple[Position, ...]) -> Position:
    return next(position for position in positions if posture(position) == place)


def _talk(block: Block, label: str, minutes: float) -> Line:
    return Line(block=block, label=label, start_minute=0.0, minutes=minutes, position="sitting")


def _retest_line(retest: Retest, position: Position, request: PlanRequest) -> Line:
    served = tuple(target.id for target in request.targets if retest.id in target.retests)
    return Line(
        block=Block.RETEST, label=retest.label, start_minute=0.0, minutes=retest.minutes,
        position=position, targets=served, retest=retest.id,
    )  # fmt: skip


def treatment_line(
    application: Application, minutes: float, position: Position, request: PlanRequest
) -> Line:
    """A line for an application, with its dose; it starts at 0 until the clock is set."""
    return Line(
        block=application.block, label=application.technique.label, start_minute=0.0,
        minutes=minutes, position=position, technique=application.technique.id,
        targets=application.target_ids, structure=_structure(application),
        side=_side(application), dose=_dosage(application, minutes, request),
    )  # fmt: skip


def _structure(application: Application) -> str:
    if application.technique.reach == "person":
        return ""
    if application.partner:
        return application.partner.label
    if application.technique.reach == "target":
        return application.targets[0].structure or application.targets[0].label
    return ", ".join(sorted(region.replace("-", " ") for region in application.regions))


def _side(application: Application) -> str:
    sides = {target.side.value for target in application.targets}
    return sides.pop() if len(sides) == 1 and application.technique.reach != "person" else ""


def _dosage(application: Application, minutes: float, request: PlanRequest) -> Dosage:
    dose = application.technique.dose
    return Dosage(
        seconds=dose.seconds[1]
        if minutes > application.technique.minutes.usual
        else dose.seconds[0],
        repeats=_repeats(application, minutes),
        discomfort_at_most=discomfort_of(application, request),
        effort_percent=dose.effort_percent[1] if dose.effort_percent else None,
        in_words=dose.in_words,
    )


def _repeats(application: Application, minutes: float) -> int:
    """As many repeats as the minutes hold, within the technique's range."""
    dose = application.technique.dose
    each = dose.seconds[0] + dose.rest_seconds
    return max(dose.repeats[0], min(dose.repeats[1], int(minutes * 60 // each)))
