"""Turns a row of an examination (test, site, result, detail) into findings.

A row is read by its class. Palpation grades a structure; a named examination becomes its test;
strength, range, reflex and sensation become signs and areas; whatever else is positive supports
the structures it names. A row of which nothing was understood says so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from palpate.findings.finding import Finding, State
from palpate.knowledge.base import Knowledge
from palpate.knowledge.examination import ExaminationClass
from palpate.knowledge.source import Kind
from palpate.knowledge.terms import palpation, row_signs
from palpate.knowledge.terms.lexicon import Lexicon, lexicon
from palpate.knowledge.terms.resolution import each_once
from palpate.knowledge.terms.results import Result, result_of
from palpate.knowledge.terms.rows import TINEL, Row, RowClass, class_of
from palpate.knowledge.terms.sides import relative
from palpate.knowledge.terms.tinel import tinel_tests
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReading:
    """A row as findings; `understood` is False where nothing was made of it."""

    row_class: RowClass
    result: Result
    findings: tuple[Finding, ...]
    understood: bool


_IN_BRACKETS = re.compile(r"\(([^)]*)\)")
_SUPPORTING = (RowClass.RANGE, RowClass.OTHER)
_RESISTED = re.compile(r"\bresist\w*|\bisometric", re.IGNORECASE)
_NEUROLOGICAL = re.compile(r"\bneuro(?:logic\w*|vascular)?\b|\bneurologic", re.IGNORECASE)


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
    own = tinel_tests(row.words, words) if TINEL.search(row.test) else own
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
    if TINEL.search(row.test):
        yield from _tapped(row, result, words)
        return
    ids = words.examinations.find(row.test, row.site, kinds=kinds)
    signs = {sign for id_ in ids for sign in words.knowledge.examinations[id_].sign}
    if ids and not (kinds is not None and signs):
        yield _tested(ids, result)


def _tapped(row: Row, result: Result, words: Lexicon) -> Iterator[Finding]:
    """A Tinel sign by where it was done; without a known test, the nerves that lie there."""
    ids = tinel_tests(row.words, words)
    if ids:
        yield _tested(ids, result)
    else:
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
    kinds = _NERVES if TINEL.search(row.test) else _SUPPORTED
    for sources in words.structures.each(said, kinds):
        key = palpation.key_of(sources, words)
        if key:
            yield Finding(key=key, grade=SUPPORT_GRADE)
