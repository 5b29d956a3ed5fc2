"""From fired rules and their precautions to the limits a plan obeys."""

from collections.abc import Iterable, Iterator
from typing import cast, get_args

from palpate.findings.finding import Finding
from palpate.knowledge.base import Knowledge
from palpate.knowledge.precaution import Precaution
from palpate.planning.plan import Position
from palpate.planning.request import Limit, PositionLimit
from palpate.planning.visit import Visit
from palpate.screening.evaluate import Flag

_EVERYWHERE = frozenset[str]()


def painful_areas(findings: Iterable[Finding]) -> frozenset[str]:
    """Where the complaint is felt: pain and altered feeling."""
    return frozenset(f.concept for f in findings if f.is_present and f.role in ("pain", "sensory"))


def limits_of(
    flags: Iterable[Flag], knowledge: Knowledge, visit: Visit, complaint: frozenset[str]
) -> tuple[Limit, ...]:
    """A limit for each rule itself (techniques may name it) and for each of its precautions."""
    found = []
    for flag in flags:
        places = [_where(p, knowledge, visit, complaint) for p in flag.precautions]
        where = frozenset[str]().union(*places) if all(places) else _EVERYWHERE
        found.append(Limit(id=flag.id, why=_reason(flag), areas=where))
        for precaution, areas in zip(flag.precautions, places, strict=True):
            found.extend(_limit(flag, precaution, areas, visit))
    return tuple(found)


def _reason(flag: Flag) -> str:
    return flag.label[:1].lower() + flag.label[1:]


def _limit(
    flag: Flag, precaution: Precaution, areas: frozenset[str], visit: Visit
) -> Iterator[Limit]:
    keeps_off = precaution.kind == "avoid_area"
    waits = precaution.kind == "written_clearance" and flag.id not in visit.cleared
    if keeps_off or waits:
        yield Limit(id=flag.id, why=precaution.say, areas=areas, no_work=True)
    elif precaution.kind == "pressure_limit":
        most = precaution.max_discomfort
        yield Limit(id=flag.id, why=precaution.say, areas=areas, discomfort_at_most=most)
    elif precaution.kind == "no_technique":
        yield Limit(
            id=flag.id, why=precaution.say, areas=areas,
            no_techniques=frozenset(precaution.techniques),
            no_classes=frozenset(precaution.classes),
            no_contacts=frozenset(precaution.contacts),
            no_deep=precaution.deep,
        )  # fmt: skip


def _where(
    precaution: Precaution, knowledge: Knowledge, visit: Visit, complaint: frozenset[str]
) -> frozenset[str]:
    """The areas it holds in; empty means everywhere. An unmarked site is taken as the complaint."""
    if precaution.place == "everywhere":
        return _EVERYWHERE
    areas = frozenset(a for name in precaution.areas for a in _areas(name, knowledge))
    if precaution.place == "complaint":
        areas |= complaint
    if precaution.place == "site":
        areas |= visit.marked_areas or complaint
    return areas


def _areas(name: str, knowledge: Knowledge) -> Iterator[str]:
    """An area with its parts, or every area of a region."""
    if name in knowledge.areas:
        yield name
        yield from knowledge.leaves(name)
    yield from (area.id for area in knowledge.areas.values() if area.region == name)


def position_limits_of(flags: Iterable[Flag], visit: Visit) -> tuple[PositionLimit, ...]:
    """The client's own position limits, and those of precautions."""
    return (
        *visit.position_limits,
        *(
            PositionLimit(position=position, why=p.say, minutes_at_most=p.max_minutes or 0.0)
            for flag in flags
            for p in flag.precautions
            if p.kind == "position_limit"
            for name in p.positions
            for position in positions_named(name)
        ),
    )


def positions_named(name: str) -> tuple[Position, ...]:
    """A place by its plain name: lying on the side stands for both sides, any for all."""
    known = cast(tuple[Position, ...], get_args(Position))
    return tuple(place for place in known if name == "any" or place.startswith(name))


def reminders_of(flags: Iterable[Flag]) -> tuple[str, ...]:
    """What is asked, shown or agreed before hands on, in the words of the precautions."""
    talk = ("ask_first", "guardian", "crisis_path", "written_clearance")
    return tuple(dict.fromkeys(p.say for f in flags for p in f.precautions if p.kind in talk))


def barred_by(flags: Iterable[Flag], visit: Visit) -> str:
    """Why there can be no session although no alarm stands: a guardian who is not there."""
    needs = any(p.kind == "guardian" for flag in flags for p in flag.precautions)
    absent = needs and not visit.guardian_present
    return "A guardian has to consent and be in the room before treatment." if absent else ""
