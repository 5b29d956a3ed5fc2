"""Which movement or point a target is measured with again: the client's own first."""

from collections.abc import Iterator, Sequence

from palpate.findings.finding import Finding
from palpate.knowledge.base import Knowledge
from palpate.knowledge.examination import Examination
from palpate.knowledge.protocol import Measure, Protocol
from palpate.knowledge.source import Source
from palpate.planning.limits import positions_named
from palpate.planning.plan import Position
from palpate.planning.request import Retest
from palpate.planning.traits import on_side
from palpate.quantities import Side

MOST = 3
"""Re-tests offered per target; the plan takes one at least."""


def retests_of(
    source: Source,
    side: Side,
    findings: Sequence[Finding],
    knowledge: Knowledge,
    protocol: Protocol | None,
    positions: tuple[Position, ...],
) -> tuple[Retest, ...]:
    """What hurt or was limited in this client and bears on the source, and its point.

    The region's own measures stand in only where no movement or test of the client is known.
    """
    own = (
        *_by_tests(source, side, findings, knowledge),
        *_by_signs(source, side, findings, knowledge),
    )
    found = {retest.id: retest for retest in own or _by_protocol(source, protocol)}
    first = tuple(found.values())[: MOST - 1]
    return (*first, *_by_point(source, side, positions))


def _by_tests(
    source: Source, side: Side, findings: Sequence[Finding], knowledge: Knowledge
) -> Iterator[Retest]:
    names = {source.id, source.group}
    for finding in findings:
        if finding.role != "test" or not finding.is_present or not on_side(finding, side):
            continue
        test = knowledge.examinations.get(finding.concept)
        if test and any(bearing.source in names for bearing in test.bears_on):
            yield _of_examination(test, side)


def _by_signs(
    source: Source, side: Side, findings: Sequence[Finding], knowledge: Knowledge
) -> Iterator[Retest]:
    """Limited and painful movements, measured by the examination that shows them, if any."""
    own = {link.concept for link in source.signs}
    for finding in findings:
        if finding.role != "sign" or not finding.is_present or not on_side(finding, side):
            continue
        if finding.concept in own and finding.concept.startswith(("limited.", "painful.")):
            test = next((e for e in knowledge.examinations.values() if _shows(e, finding)), None)
            yield _of_examination(test, side) if test else _movement(finding)


def _shows(test: Examination, finding: Finding) -> bool:
    movement = finding.concept.partition(".")[2]
    return f"limited.{movement}" in test.sign or f"painful.{movement}" in test.sign


def _of_examination(test: Examination, side: Side) -> Retest:
    minutes = max(0.5, round(test.minutes * 2) / 2)
    places = positions_named(test.position)
    where = f", {side.value}" if test.sided and side in (Side.LEFT, Side.RIGHT) else ""
    return Retest(
        id=f"{test.id}:{side.value}", label=f"{test.label}{where}", kind="movement",
        positions=places, minutes=minutes,
    )  # fmt: skip


def _movement(finding: Finding) -> Retest:
    words = finding.concept.partition(".")[2].replace("-", " ")
    return Retest(
        id=f"movement:{finding.concept}", label=f"{words[:1].upper()}{words[1:]}",
        kind="movement", positions=("sitting", "standing"),
    )  # fmt: skip


def _by_point(source: Source, side: Side, positions: tuple[Position, ...]) -> Iterator[Retest]:
    if source.kind == "trigger_point":
        yield Retest(
            id=f"point:{source.id}:{side.value}", kind="point", positions=positions,
            label=f"Press the point in {source.structure} again, 0 to 10",
        )  # fmt: skip


def _by_protocol(source: Source, protocol: Protocol | None) -> Iterator[Retest]:
    for measure in protocol.measures if protocol else ():
        if not measure.kinds or source.kind in measure.kinds:
            yield _of_measure(measure)


def _of_measure(measure: Measure) -> Retest:
    places = tuple(place for name in measure.positions for place in positions_named(name))
    return Retest(
        id=measure.id, label=measure.label, kind=measure.kind, positions=places,
        minutes=measure.minutes,
    )  # fmt: skip
