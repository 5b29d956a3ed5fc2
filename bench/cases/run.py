"""Answers a bank of cases in every reading and gathers the figures."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.cases.answer import Answer, given
from bench.cases.baselines import BASELINES
from bench.cases.calibration import calibration
from bench.cases.intervals import intervals
from bench.cases.score import Scored, score, shares
from bench.cases.truth import is_red_flag, targets_of
from palpate import pathway
from palpate.findings.finding import Finding
from palpate.interop.cases.answer import person_of
from palpate.interop.cases.case import Case, Reading
from palpate.interop.cases.findings import CaseFindings, findings_of
from palpate.interop.cases.read import CaseError, read_cases
from palpate.knowledge.base import Knowledge
from palpate.reasoning.person import Person

Answerer = Callable[[Knowledge, CaseFindings, Person], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of one answerer in one reading."""

    name: str
    reading: Reading
    cases: int
    shares: Mapping[str, float | None]
    intervals: Mapping[str, tuple[float, float]]
    calibration: Mapping[str, float | int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All figures of a bank, its unreadable lines, and the truths that were not resolved."""

    bank: str
    version: str
    cases: int
    figures: tuple[Figures, ...]
    unresolved: tuple[str, ...]
    errors: tuple[CaseError, ...]
    scored: Mapping[Reading, tuple[Scored, ...]]


def palpate(knowledge: Knowledge, told: CaseFindings, person: Person) -> Answer:
    """The product's own answer: the screen first, then the ranking."""
    screened = pathway.screen(knowledge, presentation=told.presentation)
    assessed = pathway.assess(knowledge, told.findings, person, screened=screened, asks=0)
    return given(screened.action, assessed)


def report(
    path: Path,
    knowledge: Knowledge,
    *,
    readings: Sequence[Reading] = tuple(Reading),
    answerer: Answerer = palpate,
    baselines: bool = True,
) -> Report:
    """Score a bank. Raises OSError where the file cannot be opened."""
    rows = list(read_cases(path))
    cases = [row for row in rows if isinstance(row, Case)]
    scored = {r: _scored(cases, knowledge, r, answerer) for r in readings}
    figures = [_figures("palpate", reading, scored[reading]) for reading in readings]
    if baselines and Reading.EXAMINATION in readings:
        figures += _baselines(cases, knowledge)
    return Report(
        bank=path.name,
        version=knowledge.version,
        cases=len(cases),
        figures=tuple(figures),
        unresolved=tuple(_unresolved(cases, knowledge)),
        errors=tuple(row for row in rows if isinstance(row, CaseError)),
        scored=scored,
    )


def _scored(
    cases: Iterable[Case], knowledge: Knowledge, reading: Reading, answerer: Answerer
) -> tuple[Scored, ...]:
    return tuple(_one(case, knowledge, reading, answerer) for case in cases)


def _one(case: Case, knowledge: Knowledge, reading: Reading, answerer: Answerer) -> Scored:
    told = findings_of(case, knowledge, reading)
    return score(
        case.id,
        answerer(knowledge, told, person_of(case)),
        targets_of(case, knowledge),
        is_red_flag=is_red_flag(case),
        knowledge=knowledge,
    )


def _baselines(cases: Sequence[Case], knowledge: Knowledge) -> Iterable[Figures]:
    """Every baseline in the examination reading, which is the one that is judged."""
    for name, baseline in BASELINES.items():

        def answered(
            base: Knowledge,
            told: CaseFindings,
            person: Person,
            by: Callable[[Knowledge, tuple[Finding, ...], Person], Answer] = baseline,
        ) -> Answer:
            return by(base, told.findings, person)

        rows = _scored(cases, knowledge, Reading.EXAMINATION, answered)
        yield _figures(name, Reading.EXAMINATION, rows)


def _figures(name: str, reading: Reading, rows: Sequence[Scored]) -> Figures:
    return Figures(
        name=name,
        reading=reading,
        cases=sum(row.counts for row in rows),
        shares=shares(rows),
        intervals=intervals(rows, shares),
        calibration=calibration(rows),
    )


def _unresolved(cases: Iterable[Case], knowledge: Knowledge) -> Iterable[str]:
    for case in cases:
        for target in targets_of(case, knowledge):
            if not target.is_resolved:
                yield f"{case.id}: {target.said}"
