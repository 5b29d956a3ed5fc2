"""The standing request of the planning tests: a neck with several sources, one hour."""

from dataclasses import replace
from pathlib import Path

import palpate.knowledge
from palpate.knowledge.technique import Technique, read_techniques
from palpate.planning.application import Application, positions_of
from palpate.planning.check import check
from palpate.planning.plan import Block, Line, Plan, Position
from palpate.planning.request import Danger, Goal, Partner, PlanRequest, Retest, Target
from palpate.planning.scenario import Scenario
from palpate.planning.sequence import treatment_line
from palpate.quantities import Side

TECHNIQUES: tuple[Technique, ...] = read_techniques(
    Path(palpate.knowledge.__file__).parent / "data" / "techniques"
)
TABLE: tuple[Position, ...] = ("prone", "supine", "side-lying-right", "sitting")

ROTATION = Retest(
    id="rotation", label="Turn the head left", kind="movement", positions=("sitting",)
)
POINT = Retest(
    id="point", label="Press the point again", kind="point", positions=(*TABLE, "side-lying-left")
)
ARM = Retest(id="arm", label="Arm nerve test", kind="movement", positions=("supine",), minutes=1.0)
FLEXORS = Partner(id="deep-neck-flexors", label="Deep neck flexors", positions=("supine",))

TRAPEZIUS = Target(
    id="trapezius-upper:left", source="trapezius-upper", label="Upper trapezius, left",
    structure="upper trapezius", kind="trigger_point", side=Side.LEFT, region="neck",
    probability=0.7, positions=TABLE, areas=("angle-of-neck",),
    traits=frozenset({"referring", "short", "pincer"}), retests=("rotation", "point"),
    partner=FLEXORS,
)  # fmt: skip
LEVATOR = Target(
    id="levator-scapulae:left", source="levator-scapulae", label="Levator scapulae, left",
    structure="levator scapulae", kind="trigger_point", side=Side.LEFT, region="neck",
    probability=0.45, positions=TABLE, areas=("angle-of-neck", "back-of-neck"),
    traits=frozenset({"chronic"}), retests=("rotation", "point"),
)  # fmt: skip
SUBOCCIPITALS = Target(
    id="suboccipitals:left", source="suboccipitals", label="Suboccipitals, left",
    structure="suboccipital muscles", kind="trigger_point", side=Side.LEFT, region="neck",
    probability=0.3, positions=("supine", "prone"), areas=("suboccipital",),
    traits=frozenset({"very-tender"}), retests=("point",),
)  # fmt: skip
STERNOMASTOID = Target(
    id="scm:left", source="scm", label="Sternocleidomastoid, left",
    structure="sternocleidomastoid", kind="trigger_point", side=Side.LEFT, region="neck",
    probability=0.25, positions=("supine",), areas=("front-of-neck",),
    traits=frozenset({"pincer", "referring"}), 
    dangers=(Danger(site="the carotid", strict=True, one_side=True),),
    retests=("rotation", "point"),
)  # fmt: skip
ROOT = Target(
    id="c6-root:left", source="c6-root", label="C6 nerve root, left",
    structure="C6 nerve root", kind="radiculopathy", side=Side.LEFT, region="neck",
    probability=0.2, positions=("supine", "sitting"), areas=("side-of-neck",), retests=("arm",),
)  # fmt: skip
FACET = Target(
    id="facet-c5:left", source="facet-c5", label="Facet joint C5-6, left",
    structure="facet joint C5-6", kind="joint", side=Side.LEFT, region="neck",
    probability=0.2, positions=("supine", "prone"), areas=("back-of-neck",), retests=("rotation",),
)  # fmt: skip
TARGETS = (TRAPEZIUS, LEVATOR, SUBOCCIPITALS, STERNOMASTOID, ROOT, FACET)

PAIN = Goal(id="pain", label="less pain", outcome="pain", weight=8)
TURNING = Goal(
    id="turning", label="turn the head when driving", outcome="rom", weight=6, regions=("neck",)
)
FUNCTION = Goal(id="work", label="an hour at the desk", outcome="function", weight=4)

HOUR = PlanRequest(
    minutes=60.0,
    targets=TARGETS,
    techniques=TECHNIQUES,
    goals=(PAIN, TURNING, FUNCTION),
    retests=(ROTATION, POINT, ARM),
    knowledge_version="test",
)
ALTERNATIVES = (
    Scenario(present=frozenset({TRAPEZIUS.id, LEVATOR.id}), weight=0.4),
    Scenario(present=frozenset({TRAPEZIUS.id}), weight=0.2),
    Scenario(present=frozenset({SUBOCCIPITALS.id, STERNOMASTOID.id}), weight=0.2),
    Scenario(present=frozenset({ROOT.id}), weight=0.2),
)


def hour(**changes: object) -> PlanRequest:
    """The standing request, with what a test changes."""
    return replace(HOUR, **changes)  # type: ignore[arg-type]


def technique(name: str) -> Technique:
    """A shipped technique."""
    return next(one for one in TECHNIQUES if one.id == name)


def line(name: str, *targets: Target, at: float = 0.0, **changes: object) -> Line:
    """A hand-made line: a technique on targets of the standing request, at its usual minutes."""
    found = technique(name)
    position = changes.pop("position", "supine")
    request = changes.pop("request", HOUR)
    assert isinstance(request, PlanRequest)
    made = treatment_line(
        Application(technique=found, targets=targets, positions=positions_of(found, targets)),
        found.minutes.usual,
        position,  # type: ignore[arg-type]
        request,
    )
    return replace(made, start_minute=at, **changes)  # type: ignore[arg-type]


def again(retest: Retest, *targets: Target, at: float) -> Line:
    """A re-test of targets, sitting where it can be."""
    place = "sitting" if "sitting" in retest.positions else retest.positions[0]
    return Line(
        block=Block.RETEST, label=retest.label, start_minute=at, minutes=retest.minutes,
        position=place, targets=tuple(t.id for t in targets), retest=retest.id,
    )  # fmt: skip


def plan_of(*lines: Line, **changes: object) -> Plan:
    """A hand-made plan."""
    return replace(Plan(lines=lines, status="feasible"), **changes)  # type: ignore[arg-type]


def broken(plan: Plan, request: PlanRequest) -> set[str]:
    """The ids of the rules a plan breaks."""
    return {violation.rule for violation in check(plan, request)}
