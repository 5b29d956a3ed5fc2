"""A piece of work as the runner knows it: a line of the plan, a switch, or something added."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, cast

from palpate.planning.application import Application, positions_of
from palpate.planning.plan import Block, Dosage, Line, Position
from palpate.planning.request import PlanRequest
from palpate.planning.sequence import treatment_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is done in one go. `id` names it within its visit; minutes are those planned."""

    id: str
    block: str
    label: str
    minutes: float
    position: str = ""
    technique: str = ""
    targets: tuple[str, ...] = ()
    structure: str = ""
    side: str = ""
    retest: str = ""
    discomfort_at_most: int = 0
    dose: str = ""
    stop_if: str = ""
    for_client: str = ""
    goal: str = ""

    @property
    def is_treatment(self) -> bool:
        return Block(self.block).is_treatment

    def as_json(self) -> dict[str, Any]:
        """For an event or the page."""
        return {**asdict(self), "targets": list(self.targets)}


def work_of(line: Line, name: str) -> Work:
    """A planned line under the name it has in this session."""
    return Work(
        id=name,
        block=line.block.value,
        label=line.label,
        minutes=line.minutes,
        position=line.position,
        technique=line.technique,
        targets=line.targets,
        structure=line.structure,
        side=line.side,
        retest=line.retest,
        discomfort_at_most=line.dose.discomfort_at_most,
        dose=line.dose.in_words,
        stop_if=line.stop_if,
        for_client=line.for_client,
        goal=line.goal,
    )


def named(lines: Iterable[Line]) -> list[Work]:
    """The lines of a plan as work; the second of the same kind gets a number behind its name."""
    seen: Counter[str] = Counter()
    found = []
    for line in lines:
        seen[line.key] += 1
        suffix = f"~{seen[line.key]}" if seen[line.key] > 1 else ""
        found.append(work_of(line, line.key + suffix))
    return found


def line_of(work: Work, *, start_minute: float, minutes: float) -> Line:
    """Work that was done, as a line of the plan; minutes to the nearest half, one half at least."""
    return Line(
        block=Block(work.block),
        label=work.label,
        start_minute=start_minute,
        minutes=max(0.5, round(minutes * 2) / 2),
        position=cast(Position, work.position or "sitting"),
        technique=work.technique,
        targets=work.targets,
        structure=work.structure,
        side=work.side,
        retest=work.retest,
        dose=Dosage(discomfort_at_most=work.discomfort_at_most, in_words=work.dose),
        goal=work.goal,
    )


def addition(technique: str, target: str, position: str, request: PlanRequest, name: str) -> Work:
    """A technique on a target that was not planned, with its usual minutes and dose.

    Raises KeyError for an unknown technique or target.
    """
    wanted, place = request.technique(technique), request.target(target)
    places = positions_of(wanted, (place,)) or place.positions or ("sitting",)
    made = treatment_line(
        Application(technique=wanted, targets=(place,), positions=places),
        wanted.minutes.usual,
        next((one for one in places if one == position), places[0]),
        request,
    )
    return work_of(made, name)
