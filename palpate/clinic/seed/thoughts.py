"""What the reasoner and the planner say of each complaint, worked out once and used for all.

No Django in here: the work is shared out to processes of its own, since a plan takes a second.
"""

import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache

from palpate import pathway
from palpate.clinic.seed.archetypes import ARCHETYPES
from palpate.clinic.seed.archetypes.archetype import Archetype
from palpate.clinic.seed.said import Said
from palpate.findings.finding import Finding, State
from palpate.findings.pain_drawing import PaintedRegion, findings_of
from palpate.knowledge.base import Knowledge
from palpate.knowledge.read import shipped
from palpate.planning.propose import propose, request_from
from palpate.planning.request import Consent, Goal, Therapist
from palpate.planning.stored import plan_to_json, request_to_json
from palpate.planning.visit import Visit
from palpate.quantities import Side
from palpate.reasoning.person import Person
from palpate.reasoning.stored import assessment_to_json
from palpate.screening.answers import asked
from palpate.screening.evaluate import Screen

EFFORT = 0.3
"""Good plans, not proven best: what a therapist would take in the middle of a day."""
CREDENTIALS = frozenset({"massage-licence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thought:
    """An assessment and a plan for the minutes given, as the clinic keeps them."""

    archetype: str
    side: Side
    minutes: int
    assessment: str
    model_version: str
    knowledge_version: str
    plan: str
    request: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to think about: a complaint on a side, for so many minutes."""

    archetype: str
    other_side: bool
    minutes: int

    def posed(self) -> Archetype:
        found = ARCHETYPES[self.archetype]
        return found.flipped() if self.other_side else found


class Thinking:
    """Questions being worked on by other processes while this one does something else.

    `processes` 0 works here and now, when the answers are asked for; None takes what there is.
    """

    def __init__(self, questions: Iterable[Question], *, processes: int | None = None) -> None:
        self.questions = list(dict.fromkeys(questions))
        count = min(os.cpu_count() or 1, 4) if processes is None else processes
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: dict[Future[Thought], Question] = {}
        if count and self.questions:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(count, mp_context=context, initializer=_quiet)
            self._waiting = {self._pool.submit(think, one): one for one in self.questions}

    def __enter__(self) -> "Thinking":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def answers(self, said: Said) -> dict[Question, Thought]:
        """Every answer, in the order of the questions; waits for the last."""
        found = {}
        for number, (question, thought) in enumerate(self._answered(), start=1):
            found[question] = thought
            said("assessments and plans", number, len(self.questions))
        return {question: found[question] for question in self.questions}

    def _answered(self) -> Iterator[tuple[Question, Thought]]:
        if self._pool is None:
            yield from ((question, think(question)) for question in self.questions)
        else:
            yield from (
                (self._waiting[done], done.result()) for done in as_completed(self._waiting)
            )


def _quiet() -> None:
    """Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@cache
def think(question: Question) -> Thought:
    """Screen, assess and plan one complaint of a person of the usual age."""
    knowledge, archetype = shipped(), question.posed()
    person = Person(age=45, sex="F")
    screened = screen_of(archetype, knowledge)
    findings = (*drawn(archetype), *told(archetype), *examined(archetype))
    assessment = pathway.assess(knowledge, findings, person, screened=screened, drawn=True, asks=0)
    request = request_from(
        knowledge,
        assessment.ranking,
        Visit(
            minutes=float(question.minutes),
            goals=_goals(archetype),
            consent=Consent(given=True, agreed=frozenset(archetype.consents)),
            therapist=Therapist(credentials=CREDENTIALS),
        ),
        findings=findings,
        screened=screened,
    )
    return Thought(
        archetype=archetype.id,
        side=archetype.side,
        minutes=question.minutes,
        assessment=assessment_to_json(assessment),
        model_version=assessment.model_version,
        knowledge_version=assessment.knowledge_version,
        plan=plan_to_json(propose(request, effort=EFFORT)),
        request=request_to_json(request),
    )


def screen_of(archetype: Archetype, knowledge: Knowledge, yes: Iterable[str] = ()) -> Screen:
    """What the screen says to the answers of a complaint and to `yes`.

    Reading the words as well takes seconds to prepare; `tests/clinic/seed` does, and sees that
    they change nothing.
    """
    return pathway.screen(knowledge, asked(dict.fromkeys((*archetype.yes, *yes), "yes")))


def regions(archetype: Archetype) -> tuple[PaintedRegion, ...]:
    """The drawing of the first visit."""
    return tuple(
        PaintedRegion(area=mark.area, side=side, intensity=mark.intensity, quality=mark.quality)
        for mark in archetype.marks
        for side in archetype.side_of(mark.where).covers()
    )


def drawn(archetype: Archetype) -> tuple[Finding, ...]:
    return findings_of(regions(archetype))


def told(archetype: Archetype) -> tuple[Finding, ...]:
    return tuple(Finding(key=key, said="intake") for key in archetype.told)


def examined(archetype: Archetype) -> tuple[Finding, ...]:
    """What is found at the first visit."""
    return tuple(
        Finding(
            key=check.key,
            side=archetype.side_of(check.where),
            state=State.PRESENT if check.grade else State.ABSENT,
            grade=check.grade or 1.0,
        )
        for check in archetype.checks
    )


def _goals(archetype: Archetype) -> tuple[Goal, ...]:
    return tuple(
        Goal(id=f"goal-{number}", label=aim.text, outcome="function", weight=float(aim.weight))
        for number, aim in enumerate(archetype.aims, start=1)
    )
