"""Signs of a row: movements, reflexes, sensation, and what is seen."""

import re
from collections.abc import Iterable, Iterator

from palpate.findings.finding import Finding, State
from palpate.knowledge.terms.clauses import clauses
from palpate.knowledge.terms.lexicon import Lexicon
from palpate.knowledge.terms.movements import Moved
from palpate.knowledge.terms.results import Result
from palpate.knowledge.terms.rows import Row

_RESISTED = re.compile(r"\bresist\w*|\bisometric|\bcontraction", re.IGNORECASE)
_STRENGTH = re.compile(
    r"\bstrength|\bpower\b|\bmotor\b|\bmuscle\s+test|\bmmt\b|\bmyotom|\bdynamomet|\bfunction\b|"
    r"\bisokinetic|\bweakness|\bgrip\b|\bcontraction",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\blength|\bflexibility|\btightness|\bshortness", re.IGNORECASE)
_WASTING = re.compile(r"\batroph\w*|\bwast(?:ed|ing)\b|\bhollow\w*|\bthin\b", re.IGNORECASE)
_ALSO = {
    "reflex": re.compile(r"\breflex\w*", re.IGNORECASE),
    "sensation": re.compile(r"\bsens(?:ation|ory)", re.IGNORECASE),
    "strength": re.compile(r"\bstrength|\bpower\b|\bmotor\b", re.IGNORECASE),
}
_LIMBS = {
    "arm": frozenset(("arm", "shoulder", "scapular", "elbow", "forearm", "wrist", "hand", "neck")),
    "leg": frozenset(("leg", "hip", "knee", "ankle", "toe", "great-toe", "trunk")),
}
_SKIN = {"arm": "arm and hand", "leg": "leg and foot"}
_FELT_THERE = ("stiffness", "radiates")
_SEEN_KINDS = ("association", "onset")


def second_class(test: str, first: str) -> tuple[str, ...]:
    """Further classes one row speaks of: "reflexes and sensation", "strength and sensation"."""
    named = [name for name, pattern in _ALSO.items() if pattern.search(test)]
    return tuple(name for name in named if name != first) if first in named else ()


def movement(row: Row, result: Result, words: Lexicon, about: Iterable[str]) -> Iterator[Finding]:
    """Weak, limited or painful movements, or their plain absence.

    "Length, limited" is no weakness; a resisted test that is merely positive is painful.
    """
    is_strength = bool(_STRENGTH.search(row.test)) or "weak" in result.ways
    moved = _moved(row, words, tuple(about), muscles=is_strength or _resists(row))
    for way in _ways(row, result, is_strength, whole=moved.whole):
        signs = [f"{way}.{name}" for name in moved.movements]
        yield from _signs(signs, moved, result, words)


def _moved(row: Row, words: Lexicon, about: tuple[str, ...], *, muscles: bool) -> Moved:
    about = words.movements.joints(row.site) or about
    told = words.movements.read(row.detail, about=words.movements.joints(row.test) or about)
    for text in (row.test, row.words, f"{row.words} {row.detail}"):
        moved = words.movements.read(text, about=about, muscles=muscles)
        if moved.whole and told.movements and not told.whole:
            return told
        if moved.movements:
            return moved
    return Moved(movements=())


def _resists(row: Row) -> bool:
    return bool(_RESISTED.search(row.test))


def _ways(row: Row, result: Result, is_strength: bool, *, whole: bool) -> tuple[str, ...]:
    if _LENGTH.search(row.test):
        return ()
    if result.is_negative:
        resisted = ("painful",) if _resists(row) else ()
        return ("weak", *resisted) if is_strength else resisted or ("limited", "painful")
    said = tuple(way for way in ("weak", "limited", "painful") if way in result.ways)
    if is_strength:
        said = tuple(way for way in said if way != "limited")
    provokes = _resists(row) or ("test" in row.test.lower() and not whole)
    return said or (("weak",) if is_strength else ("painful",) if provokes else ())


def _signs(signs: list[str], moved: Moved, result: Result, words: Lexicon) -> Iterator[Finding]:
    """One finding per sign; a whole joint's range that is not normal is one over its movements."""
    known = [sign for sign in signs if sign in words.knowledge.concepts]
    if not known:
        return
    if moved.whole and result.is_positive:
        yield Finding(key=f"sign:{'+'.join(sorted(known))}", grade=result.graded)
        return
    for sign in known:
        yield _sign(sign, result)


def reflexes(row: Row, result: Result, words: Lexicon, about: Iterable[str]) -> Iterator[Finding]:
    """Reduced reflexes; brisk ones are a sign of their own."""
    if result.is_positive and "brisk" in result.ways and "reduced" not in result.ways:
        if "reflex.brisk" in words.knowledge.concepts:
            yield Finding(key="sign:reflex.brisk")
        return
    named = words.movements.reflexes(row.test) or words.movements.reflexes(row.site)
    for sign in named:
        if sign in words.knowledge.concepts:
            yield _sign(sign, result)


def sensation(row: Row, result: Result, words: Lexicon, about: Iterable[str]) -> Iterator[Finding]:
    """Sensory loss where the row says; the skin of a named nerve or root where it names one."""
    state = State.PRESENT if result.is_positive else State.ABSENT
    places = words.places.read(row.words)
    if not places and result.is_negative:
        yield from _whole_skin(words.movements.joints(row.words) or tuple(about), words)
    if places and not words.territories.areas(row.words):
        for place in places:
            for concept in place.concepts if result.is_positive else place.areas:
                yield Finding(key=f"sensory:{concept}", side=place.side, state=state)
        return
    for area in words.territories.areas(row.words):
        yield Finding(key=f"sensory:{area}", state=state)


def all_well(row: Row, words: Lexicon, about: Iterable[str]) -> Iterator[Finding]:
    """A neurological examination without a finding: strength, reflexes and sensation of the limb
    it names, or the one the complaint is about, are as they should be.
    """
    joints = words.movements.joints(row.words) or tuple(about)
    for limb, members in _LIMBS.items():
        if not set(joints) & members:
            continue
        moved = words.movements.read(f"{limb} strength", muscles=True).movements
        signs = [f"weak.{name}" for name in moved] + list(words.movements.reflexes(limb))
        for sign in signs:
            if sign in words.knowledge.concepts:
                yield Finding(key=f"sign:{sign}", state=State.ABSENT)
    yield from _whole_skin(joints, words)


def _whole_skin(joints: Iterable[str], words: Lexicon) -> Iterator[Finding]:
    """Normal sensation of the limbs that the joints belong to."""
    for limb, members in _LIMBS.items():
        if set(joints) & members:
            for place in words.places.read(_SKIN[limb]):
                for area in place.areas:
                    yield Finding(key=f"sensory:{area}", state=State.ABSENT)


def looks(row: Row, result: Result, words: Lexicon) -> list[Finding]:
    """What is seen: wasting, winging, posture, gait, and the like."""
    found = list(_wasting(row, result, words))
    text = " . ".join((row.test, row.result, row.detail))
    for clause in clauses(text):
        for said in words.signs.read(clause):
            if not said.concept.id.startswith(("reflex.", "wasting.")):
                present = said.affirmed and not result.is_negative
                state = State.PRESENT if present else State.ABSENT
                found.append(Finding(key=f"sign:{said.concept.id}", state=state))
    return found


def told_beside(row: Row, result: Result, words: Lexicon, *, named: bool) -> Iterator[Finding]:
    """Clicking, swelling, foot drop and other things a positive row tells beside its test."""
    if not result.is_positive:
        return
    for text, of_test in ((row.test, True), (row.result, False), (row.detail, False)):
        for clause in clauses(text):
            for said in words.concepts.read(clause):
                # A named test's own "click" or "grind" is its name, not its result; how tight or
                # spreading a spot felt is no statement of the client's.
                apart = ("clicking",) if of_test and named else () if of_test else _FELT_THERE
                meant = said.concept.id not in apart
                if said.affirmed and meant and said.concept.kind in _SEEN_KINDS:
                    yield Finding(key=f"has:{said.concept.id}")


def is_wasting(row: Row) -> bool:
    """Whether the row speaks of wasting, which a nerve does to a muscle."""
    return bool(_WASTING.search(row.said))


def _wasting(row: Row, result: Result, words: Lexicon) -> Iterator[Finding]:
    if not is_wasting(row):
        return
    signs = words.movements.wasting(row.test) or words.movements.wasting(row.words)
    known = [sign for sign in signs if sign in words.knowledge.concepts]
    denied = result.is_negative
    if denied:
        yield from (Finding(key=f"sign:{sign}", state=State.ABSENT) for sign in known)
    elif known:
        yield Finding(key=f"sign:{'+'.join(sorted(known))}", grade=result.graded)


def _sign(sign: str, result: Result) -> Finding:
    if result.is_positive:
        return Finding(key=f"sign:{sign}", grade=result.graded)
    return Finding(key=f"sign:{sign}", state=State.ABSENT)
