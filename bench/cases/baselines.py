"""What must be beaten: frequency, the drawing alone, and one source at a time."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import exp, log

from bench.cases.answer import Given, Line
from palpate.findings.finding import Finding
from palpate.knowledge.action import Action
from palpate.knowledge.base import Knowledge
from palpate.quantities import Side
from palpate.reasoning.model import Model, build_model, group_key
from palpate.reasoning.person import Person
from palpate.reasoning.priors import prior
from palpate.reasoning.sides import place_on_sides

RANKS = 20
_GRADE = {"essential": 1.0, "spillover": 0.4, "proximal": 0.4}
Baseline = Callable[[Knowledge, tuple[Finding, ...], Person], Given]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The findings on single sides, and the side most of them tell."""

    findings: tuple[Finding, ...]
    side: Side


class _Models:
    """The model of the last knowledge base asked for."""

    def __init__(self) -> None:
        self._kept: tuple[Knowledge, Model] | None = None

    def of(self, knowledge: Knowledge) -> Model:
        if self._kept is None or self._kept[0] is not knowledge:
            self._kept = (knowledge, build_model(knowledge))
        return self._kept[1]


_MODELS = _Models()


def frequency(knowledge: Knowledge, findings: tuple[Finding, ...], person: Person) -> Given:
    """Priors alone, whatever was found."""
    chances = _priors(knowledge, person)
    return _ranked(knowledge, chances, _told(findings).side)


def drawing(knowledge: Knowledge, findings: tuple[Finding, ...], person: Person) -> Given:
    """Overlap of the places told with each source's referral map (Dice), nothing else."""
    told = _told(findings)
    named = {area for f in told.findings if _is_place(f) for area in f.concept.split("+")}
    scores = {}
    for source in knowledge.current_sources():
        felt = {link.area: _GRADE[link.grade] for link in (*source.pain, *source.sensory)}
        shared = sum(weight for area, weight in felt.items() if area in named)
        scores[source.id] = 2.0 * shared / (len(named) + sum(felt.values()) or 1.0)
    return _ranked(knowledge, scores, told.side)


def one_at_a_time(knowledge: Knowledge, findings: tuple[Finding, ...], person: Person) -> Given:
    """Naive Bayes: each source against nothing else, every finding independent."""
    told = _told(findings)
    model = _MODELS.of(knowledge)
    odds = {id_: log(p / (1.0 - p)) for id_, p in _priors(knowledge, person).items()}
    for finding in told.findings:
        leak = max(model.leak(finding.key), 1e-4)
        for source, strength in model.strengths(finding.key).items():
            if finding.side in (told.side, Side.MIDLINE) or not model.is_sided(finding.key):
                odds[source] += _weight(finding, strength, leak)
    return _ranked(knowledge, {id_: 1.0 / (1.0 + exp(-o)) for id_, o in odds.items()}, told.side)


def _weight(finding: Finding, strength: float, leak: float) -> float:
    """The log likelihood ratio of a finding for one source against none."""
    if not finding.is_present:
        return log(1.0 - strength)
    with_source = 1.0 - (1.0 - leak) * (1.0 - strength)
    unexplained = 1.0 - finding.grade
    return log(
        (with_source + (1.0 - with_source) * unexplained) / (leak + (1.0 - leak) * unexplained)
    )


def _told(findings: Iterable[Finding]) -> _Told:
    placed = place_on_sides(findings).findings
    counts = {s: sum(f.side is s for f in placed) for s in (Side.LEFT, Side.RIGHT)}
    return _Told(findings=placed, side=max(counts, key=lambda side: counts[side]))


def _is_place(finding: Finding) -> bool:
    return finding.is_present and finding.role in ("pain", "sensory")


def _priors(knowledge: Knowledge, person: Person) -> Mapping[str, float]:
    sizes: dict[str, int] = {}
    for source in knowledge.current_sources():
        sizes[group_key(source)] = sizes.get(group_key(source), 0) + 1
    return {
        source.id: prior(source, group_size=sizes[group_key(source)], person=person)
        for source in knowledge.current_sources()
    }


def _ranked(knowledge: Knowledge, scores: Mapping[str, float], side: Side) -> Given:
    """The best source of each group, the best groups first; ties by id."""
    best: dict[str, str] = {}
    for id_ in sorted(scores, key=lambda id_: (-scores[id_], id_)):
        best.setdefault(group_key(knowledge.sources[id_]), id_)
    lines = (
        Line(
            kind=knowledge.sources[id_].kind,
            source=id_,
            side=Side.MIDLINE if knowledge.sources[id_].laterality == "midline" else side,
            probability=min(max(scores[id_], 0.0), 1.0),
        )
        for id_ in list(best.values())[:RANKS]
    )
    return Given(action=Action.PROCEED, ranking=tuple(lines))


BASELINES: Mapping[str, Baseline] = {
    "frequency only": frequency,
    "drawing only": drawing,
    "one source at a time": one_at_a_time,
}
