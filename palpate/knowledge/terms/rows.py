"""Rows of an examination as written down, and what sort of examination each is."""

import re
from dataclasses import dataclass
from enum import StrEnum

from palpate.knowledge.base import Knowledge
from palpate.knowledge.terms.lexicon import lexicon


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


TINEL = re.compile(r"\btinel|\bpercussion\s+(?:of|over)\s+the\s+nerve", re.IGNORECASE)
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
_LOOKED = re.compile(r"\binspect\w*|\bobserv\w*|\bposture", re.IGNORECASE)
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
    if TINEL.search(row.test):
        return "palpat" in row.test.lower()
    if _PALPATION.search(row.test):
        return True
    if _SWELLING.search(row.test):
        return False
    named = lexicon(knowledge).examinations.find(row.test, row.site)
    kinds = {knowledge.examinations[id_].kind for id_ in named}
    return kinds == {"palpation"}
