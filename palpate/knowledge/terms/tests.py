"""Turns a row of an examination (test, site, result, detail) into findings.

A row is read by its class. Palpation grades a structure; a named examination becomes its test;
strength, range, reflex and sensation become signs and areas; whatever else is positive supports
the structures it names. A row of which nothing was understood says so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from palpate.findings.finding import Finding, State
from palpate.knowledge.base import Knowledge
from palpate.knowledge.examination import ExaminationClass
from palpate.knowledge.source import Kind
from palpate.knowledge.terms import palpation, row_signs
from palpate.knowledge.terms.lexicon import Lexicon, lexicon
from palpate.knowledge.terms.resolution import each_once
from palpate.knowledge.terms.results import Result, result_of
from palpate.knowledge.terms.sides import relative
from palpate.quantities import Side

SUPPORT_GRADE = 0.25
"""What it counts that a positive finding of any other kind names a structure."""
_MUSCLES: frozenset[Kind] = frozenset(("trigger_point",))
_NERVES: frozenset[Kind] = frozenset(("nerve_entrapment",))
_MUSCLE_ROUTINE = "palpate-"
"""Examinations that feel through a muscle: a place that is tender does not name one."""
_PALPATIONS: frozenset[ExaminationClass] = frozenset(("palpation",))
_SUPPORTED: frozenset[Kind] = palpation.FELT | {"movement_pattern", "radiculopathy"}
_NAMED_FIRST: frozenset[ExaminationClass] = frozenset(
    ("orthopaedic", "neurodynamic", "functional", "history", "neurological")
)
"""Classes of examination known by their own name rather than by what they move (unless they are
no more than a sign)."""


class RowClass(StrEnum):
    """What sort of examination a row is."""

    PALPATION = "palpation"
    REFLEX = "reflex"
    SENSATION = "sensation"
    STRENGTH = "strength"
    RANGE = "range"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One finding as written down; `side` is the row's own, `known` the client's painful one."""

    test: str
    site: str = ""
    result: str = ""
    detail: str = ""

    @property
    def words(self) -> str:
        return " ".join(part for part in (self.test, self.site) if part)

    @property
    def said(self) -> str:
        parts = (self.test, self.site, self.result, self.detail)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReading:
    """A row as findings; `understood` is False where nothing was made of it."""

    row_class: RowClass
    result: Result
    findings: tuple[Finding, ...]
    understood: bool


_IN_BRACKETS = re.compile(r"\(([^)]*)\)")
_SUPPORTING = (RowClass.RANGE, RowClass.OTHER)
_TINEL = re.compile(r"\btinel|\bpercussion\s+(?:of|over)\s+the\s+nerve", re.IGNORECASE)
_PALPATION = re.compile(
    r"\bpalpat\w*|\btender(?:ness)?\b|\btrigger\s*points?\b|\btaut\s+bands?\b|\bpressure\s+(?:on|pain)|"
    r"\balgomet\w*|\bjoint\s+play|\bglides?\b|\baccessory\s+mo|\bposterior[\s-]+(?:to[\s-]+)?anterior\s+pressure|\bpressure\s+t\d|\bspring(?:ing)?\s+test",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\btrigger\s*points?\b|\bmtrps?\b|\btrps?\b", re.IGNORECASE)
_CLASSES = (
    (RowClass.REFLEX, re.compile(r"\breflex\w*|\bjerk", re.IGNORECASE)),
    (
        RowClass.SENSATION,
        re.compile(r"\bsens(?:ation|ory|ibility)|\blight\s+touch|\bpin\s*prick|\btwo.point|\bhyp(?:o|er)?a?esth|"
            r"\bhyp(?:o|er)?algesi|\banae?sthe|\bpara?esthe|\bnumb|\bdermatom|\bmonofilament|"
            r"\bvibration\s+sens|\bproprioce|\btingling",
            re.IGNORECASE),
    ),
    (
        RowClass.STRENGTH,
        re.compile(r"\bstrength|\bpower\b|\bmotor\b|\bmuscle\s+test|\bmmt\b|\bmyotom|\bdynamomet|"
                   r"\bcontraction|\bisokinetic|\bweakness|\bfunction\b|\bgrip\b|\bresist|\bisometric",
                   re.IGNORECASE),
    ),
    (
        RowClass.RANGE,
        re.compile(
            r"\brange|\brom\b|\bmotion|\bmobility|\bmovements?\b|\bopening\b", re.IGNORECASE
        ),
    ),
)  # fmt: skip
_WEAK_TEST = re.compile(r"\bfoot\s+drop|\bwrist\s+drop|\bfinger\s+drop", re.IGNORECASE)
_SWELLING = re.compile(r"\beffusion|\bswell\w*|\bswollen", re.IGNORECASE)
_RESISTED = re.compile(r"\bresist\w*|\bisometric", re.IGNORECASE)
_LOOKED = re.compile(r"\binspect\w*|\bobserv\w*|\bposture", re.IGNORECASE)
_NEUROLOGICAL = re.compile(r"\bneuro(?:logic\w*|vascular)?\b|\bneurologic", re.IGNORECASE)
_NO_MOVEMENT = re.compile(r"\bsensorimotor|\bmotor\s+control", re.IGNORECASE)


def class_of(row: Row, knowledge: Knowledge) -> RowClass:
    """The class of a row. A Tinel sign is a nerve test, not palpation; a movement that came out
    weak is a strength test, one without such words a test of range.
    """
    if is_palpation(row, knowledge):
        return RowClass.PALPATION
    for row_class, pattern in _CLASSES:
        if pattern.search(row.test) and not _NO_MOVEMENT.search(row.test):
            return row_class
    moved = lexicon(knowledge).movements.read(row.test, about=("shoulder",))
    if _LOOKED.search(row.test):
        return RowClass.OTHER
    if moved.movements or _WEAK_TEST.search(row.test):
        return RowClass.RANGE
    return RowClass.OTHER


def is_palpation(row: Row, knowledge: Knowledge) -> bool:
    """Whether the examination reading must not see the row: its test is of the class palpation,
    or its result names trigger points.
    """
    if _POINTS.search(row.result) or _POINTS.search(row.detail):
        return True
    if _TINEL.search(row.test):
        return "palpat" in row.test.lower()
    if _PALPATION.search(row.test):
        return True
    if _SWELLING.search(row.test):
        return False
    named = lexicon(knowledge).examinations.find(row.test, row.site)
    kinds = {knowledge.examinations[id_].kind for id_ in named}
    return kinds == {"palpation"}


def read_row(
    row: Row, *, knowledge: Knowledge, side: Side = Side.UNKNOWN, about: Iterable[str] = ()
) -> RowReading:
    """The findings of a row. `side` is the painful side where known ("affected", "other side"),
    `about` the joints the complaint is about, for a bare "external rotation".

    Never raises on any text.
    """
    words = lexicon(knowledge)
    result = result_of(row.test, row.result, row.detail)
    row_class = class_of(row, knowledge)
    own = relative(" . ".join((row.site, row.test, row.result)), side)
    findings = each_once(
        replace(finding, side=own if finding.side is Side.UNKNOWN else finding.side, said=row.said)
        for finding in _findings(row, row_class, result, words, tuple(about))
    )
    return RowReading(
        row_class=row_class, result=result, findings=findings, understood=bool(findings)
    )


def _findings(
    row: Row, row_class: RowClass, result: Result, words: Lexicon, about: tuple[str, ...]
) -> Iterator[Finding]:
    if result.is_open:
        # Neither "positive" nor "negative", but perhaps what was seen: "forward head".
        yield from row_signs.looks(row, result, words)
    if not (result.is_positive or result.is_negative):
        return
    if row_class is RowClass.PALPATION:
        yield from _felt(row, result, words)
        return
    first = _NAMED_FIRST if row_class is not RowClass.SENSATION else frozenset()
    named = list(_named_test(row, first, result, words))
    found = named or list(_by_class(row, row_class, result, words, about))
    found += row_signs.looks(row, result, words)
    if result.is_negative and _NEUROLOGICAL.search(row.test):
        found += row_signs.all_well(row, words, about)
    if not found:
        found = named = list(_named_test(row, None, result, words))
    yield from found
    yield from row_signs.told_beside(row, result, words, named=bool(named))
    tells_of_weakness = row_class is not RowClass.OTHER and "weak" in result.ways
    tells_of_weakness = tells_of_weakness or row_signs.is_wasting(row)
    if _RESISTED.search(row.test) or (row_class in _SUPPORTING and not tells_of_weakness):
        yield from _support(row, result, words, in_test=not named)


def _felt(row: Row, result: Result, words: Lexicon) -> Iterator[Finding]:
    """What was felt: muscles by their grades, other structures by a test of their own if any."""
    muscles = words.structures.each(row.words, _MUSCLES)
    ids = () if muscles else words.examinations.find(row.test, row.site, kinds=_PALPATIONS)
    own = tuple(id_ for id_ in ids if not id_.startswith(_MUSCLE_ROUTINE))
    if own:
        yield _tested(own, result)
    else:
        yield from palpation.felt(row.words, result, words)
    yield from row_signs.told_beside(row, result, words, named=True)


def _by_class(
    row: Row, row_class: RowClass, result: Result, words: Lexicon, about: tuple[str, ...]
) -> Iterator[Finding]:
    readers = {
        RowClass.REFLEX: row_signs.reflexes,
        RowClass.SENSATION: row_signs.sensation,
        RowClass.STRENGTH: row_signs.movement,
        RowClass.RANGE: row_signs.movement,
    }
    if row_class in readers:
        for name in (row_class, *map(RowClass, row_signs.second_class(row.test, row_class))):
            yield from readers[name](row, result, words, about)


def _named_test(
    row: Row, kinds: frozenset[ExaminationClass] | None, result: Result, words: Lexicon
) -> Iterator[Finding]:
    ids = words.examinations.find(row.test, row.site, kinds=kinds)
    signs = {sign for id_ in ids for sign in words.knowledge.examinations[id_].sign}
    if ids and not (kinds is not None and signs):
        yield _tested(ids, result)
    elif _TINEL.search(row.test):
        yield from palpation.over_nerve(row.words, result, words)


def _tested(ids: tuple[str, ...], result: Result) -> Finding:
    state = State.PRESENT if result.is_positive else State.ABSENT
    return Finding(key=f"test:{'+'.join(ids)}", state=state)


def _support(row: Row, result: Result, words: Lexicon, *, in_test: bool) -> Iterator[Finding]:
    """Any structure a positive row names is a little likelier, even if the test is unknown.

    A known test is worth what it is worth; then only what stands beside its name is looked at.
    """
    if not result.is_positive:
        return
    beside = (*_IN_BRACKETS.findall(row.test), row.site, row.result, row.detail)
    said = row.said if in_test else " , ".join(beside)
    kinds = _NERVES if _TINEL.search(row.test) else _SUPPORTED
    for sources in words.structures.each(said, kinds):
        key = palpation.key_of(sources, words)
        if key:
            yield Finding(key=key, grade=SUPPORT_GRADE)
