"""A case as findings for the reasoner, and as texts for the screen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from palpate.findings.finding import Finding
from palpate.interop.cases.case import Case, PainLocation, Reading
from palpate.knowledge.base import Knowledge
from palpate.knowledge.terms.lexicon import lexicon
from palpate.knowledge.terms.places import Place
from palpate.knowledge.terms.resolution import Resolution, Role, each_once
from palpate.knowledge.terms.resolve import place_findings, resolve
from palpate.knowledge.terms.tests import read_row
from palpate.screening.text import Examined, Presentation
from palpate.screening.text import Place as ScreenPlace

_NUMB = re.compile(r"\b(?:numb|tingl|prickl|pins|paraesth|paresth|altered|abnormal\s+sens|asleep)")
_NOT_FELT_AS_PAIN = re.compile(r"\b(?:weak|clums|heav|limp|drop|paralys|instab|unstead|winging)")
_HALF_PAIN = re.compile(r"\b(?:stiff|tight|fatigue|tired|swell|click|clunk|grind|lock|ring)")
_ONLY_PAIN = re.compile(
    r"\b(?:pains?|hurts?|sore|severe|mild|intense|discomfort|constant|persistent|chronic|acute|bad|"
    r"moderate|tender|toothache|earache|headache|uncomfortable|continuous|terrible|worst)\b"
)
_NO_PAIN = re.compile(r"\b(?:no\s+pain|painless|pain\s+not|without\s+pain|not\s+painful)\b")
HALF_GRADE = 0.5
"""A place that is only stiff, tired or noisy: half of one that hurts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFindings:
    """What a reading of a case says: findings, the words nothing was made of, and the texts for
    the screen.
    """

    findings: tuple[Finding, ...]
    unplaced: tuple[str, ...]
    presentation: Presentation
    places: tuple[Place, ...] = ()


def findings_of(case: Case, knowledge: Knowledge, reading: Reading = Reading.FULL) -> CaseFindings:
    """Everything a reading lets be seen, as findings. Never raises on what a case may hold."""
    seen = case.read_as(reading, knowledge)
    told = _told(seen, knowledge)
    joints = tuple(
        dict.fromkeys(j for row in seen.pain_locations for j in _joints(row.where, knowledge))
    )
    examined: list[Finding] = []
    unplaced = list(told.unplaced)
    for found in seen.findings:
        row = read_row(found.row, knowledge=knowledge, side=seen.side, about=joints)
        examined += row.findings
        if not row.understood:
            unplaced.append(found.row.said)
    return CaseFindings(
        findings=each_once((*_not_examined(told.findings, examined), *examined)),
        unplaced=tuple(dict.fromkeys(text for text in unplaced if text)),
        presentation=presentation_of(seen),
        places=told.places,
    )


def presentation_of(case: Case) -> Presentation:
    """The texts of a case for the screen, as they stand; its truth is not among them."""
    return Presentation(
        age=case.age,
        sex=case.sex,
        complaint=case.complaint,
        onset=case.onset_history,
        context=case.context,
        aggravating=case.aggravating,
        relieving=case.relieving,
        places=tuple(
            ScreenPlace(where=row.where, side=row.side, quality=row.quality)
            for row in case.pain_locations
        ),
        examined=tuple(
            Examined(test=f.test, site=f.site, result=f.result, detail=f.detail)
            for f in case.findings
            if not f.confirmatory
        ),
    )


def _told(case: Case, knowledge: Knowledge) -> Resolution:
    """What the client said: places first, then the texts, each in its role."""
    whole = Resolution()
    for row in case.pain_locations:
        whole = whole.and_also(_located(row, knowledge))
    for role, text in _texts(case):
        found = resolve(text, role=role, knowledge=knowledge, side=case.side)
        if role is Role.COMPLAINT and whole.places:
            # The places are told apart; the complaint's own would tell them twice, less well.
            found = replace(found, findings=tuple(_without_places(found.findings)))
        whole = whole.and_also(found)
    return whole


def _not_examined(told: tuple[Finding, ...], examined: list[Finding]) -> Iterator[Finding]:
    """What was told, without signs that were examined: the hand knows better than the story."""
    known = {finding.key for finding in examined}
    return (f for f in told if f.role != "sign" or not _parts(f.key) & known)


def _parts(key: str) -> set[str]:
    role, _, concepts = key.partition(":")
    return {f"{role}:{concept}" for concept in concepts.split("+")}


def _texts(case: Case) -> Iterator[tuple[Role, str]]:
    yield Role.COMPLAINT, case.complaint
    yield Role.ONSET, case.onset_history
    yield from ((Role.AGGRAVATING, text) for text in case.aggravating)
    yield from ((Role.RELIEVING, text) for text in case.relieving)
    yield from ((Role.CONTEXT, text) for text in case.context)


def _without_places(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.role not in ("pain", "sensory"))


def _located(row: PainLocation, knowledge: Knowledge) -> Resolution:
    """A place with how it feels there: pain, numbness, or only stiffness or weakness."""
    where = resolve(row.where, role=Role.PLACE, knowledge=knowledge, side=row.side)
    findings = [f for role, grade in _felt(row) for f in _at(where.places, role, grade)]
    if row.radiates:
        findings.append(Finding(key="has:radiates", said=row.where))
    whole = replace(where, findings=each_once(findings))
    for words in (row.where, *row.quality):
        said = resolve(words, role=Role.QUALITY, knowledge=knowledge)
        unplaced = () if words == row.where or _is_known_feeling(words) else said.unplaced
        whole = whole.and_also(replace(said, unplaced=unplaced))
    return whole


def _at(places: tuple[Place, ...], role: str, grade: float) -> Iterator[Finding]:
    return place_findings(places, role=role, grade=grade)


def _felt(row: PainLocation) -> tuple[tuple[str, float], ...]:
    """The roles a place has, with their grades."""
    if _NO_PAIN.search(row.where.lower()):
        return ()
    words = [quality.lower() for quality in row.quality]
    numb = [word for word in words if _NUMB.search(word)]
    weak = [word for word in words if _NOT_FELT_AS_PAIN.search(word)]
    half = [word for word in words if _HALF_PAIN.search(word)]
    hurts = [word for word in words if word not in (*numb, *weak, *half)]
    felt = []
    if hurts or not words:
        felt.append(("pain", 1.0))
    elif half:
        felt.append(("pain", HALF_GRADE))
    if numb:
        felt.append(("sensory", 1.0))
    return tuple(felt)


def _is_known_feeling(word: str) -> bool:
    plain = word.lower()
    known = (_NUMB, _NOT_FELT_AS_PAIN, _HALF_PAIN, _ONLY_PAIN)
    return any(pattern.search(plain) for pattern in known)


def _joints(where: str, knowledge: Knowledge) -> tuple[str, ...]:
    return lexicon(knowledge).movements.joints(where)
