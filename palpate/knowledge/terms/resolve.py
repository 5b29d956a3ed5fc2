"""Turns plain English into findings: the door of this room.

Wrong placement costs more than an unplaced phrase, so only what the tables know is taken, what is
denied becomes an absent finding, and what nothing was understood of is handed back.
"""

import re
from collections.abc import Iterator

from palpate.findings.finding import Finding, State
from palpate.knowledge.base import Knowledge
from palpate.knowledge.concept import ConceptClass
from palpate.knowledge.terms.clause_kinds import Kind
from palpate.knowledge.terms.clauses import Clause, clauses
from palpate.knowledge.terms.concepts import Said, radiates
from palpate.knowledge.terms.directions import Direction, direction_at
from palpate.knowledge.terms.durations import CHRONIC_WEEKS, weeks
from palpate.knowledge.terms.lexicon import Lexicon, lexicon
from palpate.knowledge.terms.places import Place
from palpate.knowledge.terms.resolution import Placed, Resolution, Role, each_once
from palpate.knowledge.terms.told_signs import told_weakness
from palpate.quantities import Side

CAUSE_GRADE = 0.5
"""An activity only named, or named as the cause: half of one that is said to make it worse."""
_SPOKEN = (Role.COMPLAINT, Role.ONSET)
_TAKEN: dict[Role, frozenset[ConceptClass]] = {
    Role.AGGRAVATING: frozenset(
        ("activity", "posture", "movement", "sport", "association", "mechanism", "onset")
    ),
    Role.RELIEVING: frozenset(("activity", "posture", "movement", "relief", "association")),
    Role.QUALITY: frozenset(("quality", "onset", "course", "association")),
}
"""The kinds of concept that mean something in a role; all of them in the other roles."""
_LESS = re.compile(r"\b(?:reduc\w*|avoid\w*|stopp\w*|less|without|cutting\s+(?:back|down)|off)\b")
_TELL_ALL = ("walking-distance", "first-steps")
"""Concepts whose wordings tell what happens, easing included ("goes as soon as I stop")."""
_MOVES = ("activity", "posture", "movement")
_EASES = {Direction.BETTER: True, Direction.NO_BETTER: False}
_FEELING = re.compile(
    r"\b(?:pain\w*|ach\w+|hurt\w*|sore\w*|tender|burn\w*|numb\w*|tingl\w*|throb\w*|stab\w*|sting\w*|"
    r"cramp\w*|headache\w*|pins\s+and\s+needles|discomfort|toothache|earache|tight\w*|stiff\w*)\b"
)
_STIFF = re.compile(r"\b(?:stiff\w*|tight\w*)\b")
# From "when" up to a comma, the end, or the words that say what it then feels like.
_CIRCUMSTANCE = re.compile(
    r"\b(?:when(?:ever)?|while|if|since|after|before|because|cannot|can't|unable\s+to)\b[^,;]*?"
    r"(?=,|;|$|\b(?:the\s+|my\s+)?(?:pain|ache|it|numbness|tingling)\s+(?:\w+\s+)?"
    r"(?:shoots?|runs?|goes|is|gets|comes|spreads?|jumps)\b|\b(?:my|the)\s+(?:\w+\s+){1,4}"
    r"(?:hurts?|aches?|burns?|tingles?|goes\s+numb|is\s+(?:sore|numb|painful|stiff)|has\s+hurt)\b)",
    re.IGNORECASE,
)
_NUMBING = re.compile(r"\b(?:numb\w*|tingl\w*|pins\s+and\s+needles|pa?raesthe\w*|paresthe\w*)\b")
_SAYS_NOTHING = re.compile(
    r"\b(?:not\s+stated|none|nothing|unknown|n/?a|no\s+(?:other\s+)?(?:medical\s+)?history|healthy|"
    r"\d+\s*(?:/|out\s+of)\s*10)\b"
)


def resolve(
    text: str, *, role: Role, knowledge: Knowledge, side: Side = Side.UNKNOWN
) -> Resolution:
    """The findings of one text; `side` stands where its places name none.

    Places become findings in a text of role PLACE (as pain) and, from the clauses that speak of a
    feeling, in a COMPLAINT. Never raises on any text.
    """
    words = lexicon(knowledge)
    if role is Role.PLACE:
        return _as_place(text, words, side)
    found = [_of_clause(clause, text, role, words, side) for clause in clauses(text)]
    whole = Resolution()
    for part in found:
        whole = whole.and_also(part)
    return whole


def place_findings(
    places: tuple[Place, ...], *, role: str, grade: float = 1.0
) -> Iterator[Finding]:
    """Findings of a role (`pain`, `sensory`) at places; a vague place is one over a set."""
    for place in places:
        for concept in place.concepts:
            yield Finding(
                key=f"{role}:{concept}",
                side=place.side,
                grade=min(place.grade, grade),
                said=place.said,
            )


def _as_place(text: str, words: Lexicon, side: Side) -> Resolution:
    places = words.places.read(text, side=side)
    return Resolution(
        findings=each_once(place_findings(places, role="pain")),
        placed=tuple(_placed_place(place, "pain") for place in places),
        unplaced=() if places or not text.strip() else (text.strip(),),
        places=places,
    )


def _placed_place(place: Place, role: str) -> Placed:
    keys = tuple(f"{role}:{concept}" for concept in place.concepts)
    return Placed(start=place.start, end=place.end, said=place.said, keys=keys)


def _of_clause(clause: Clause, text: str, role: Role, words: Lexicon, side: Side) -> Resolution:
    said = _easing(list(words.concepts.read(clause, _TAKEN.get(role))), role)
    rows = [(one, _finding(one, clause, role)) for one in said]
    findings = [finding for _, finding in rows if finding is not None]
    if role in _SPOKEN and clause.kind is Kind.NOW:
        findings += [*_of_course(clause), *told_weakness(clause, words)]
    if role is Role.AGGRAVATING and not findings:
        findings += _painful_movement(clause, words)
    placed = [
        Placed(start=one.start, end=one.end, said=one.said, keys=(finding.key,))
        for one, finding in rows
        if finding is not None
    ]
    places: tuple[Place, ...] = ()
    if role is Role.COMPLAINT and clause.kind is Kind.NOW and _FEELING.search(clause.text):
        places = words.places.read(_told_place(clause), side=side)
        findings += list(place_findings(places, role=_felt(clause.text), grade=_grade(clause.text)))
    understood = findings or said or clause.kind is not Kind.NOW or _says_nothing(clause.text)
    return Resolution(
        findings=each_once(findings),
        placed=tuple(placed),
        unplaced=() if understood else (clause.original.strip(" ,.;:"),),
        places=places,
    )


def _easing(said: list[Said], role: Role) -> list[Said]:
    """Among what eases, a wording that is a relief is that and no activity as well."""
    reliefs = {(one.start, one.end) for one in said if one.concept.kind == "relief"}
    if role is not Role.RELIEVING:
        return said
    return [o for o in said if o.concept.kind == "relief" or (o.start, o.end) not in reliefs]


def _told_place(clause: Clause) -> str:
    """The clause without what is only done when it hurts ("when I shake hands")."""
    return _CIRCUMSTANCE.sub(lambda match: " " * len(match.group()), clause.original)


def _felt(plain: str) -> str:
    rest = _STIFF.sub(" ", _NUMBING.sub(" ", plain))
    return "sensory" if _NUMBING.search(plain) and not _FEELING.search(rest) else "pain"


def _grade(plain: str) -> float:
    """A place that is said to be stiff and no more counts half."""
    return 1.0 if _FEELING.search(_STIFF.sub(" ", plain)) else CAUSE_GRADE


def _says_nothing(plain: str) -> bool:
    """A clause that holds no more than a stretch of time, a score or "not stated"."""
    return weeks(plain) is not None or bool(_SAYS_NOTHING.search(plain))


def _of_course(clause: Clause) -> Iterator[Finding]:
    """A long course from a stretch of time, spreading pain from a figure of speech."""
    length = weeks(clause.text)
    if length is not None and length >= CHRONIC_WEEKS:
        yield Finding(key="has:course-long", said=clause.original.strip())
    if radiates(clause.text):
        yield Finding(key="has:radiates", said=clause.original.strip())


def _painful_movement(clause: Clause, words: Lexicon) -> Iterator[Finding]:
    """A bare movement that brings it on ("thoracic flexion") hints at a painful movement."""
    for name in words.movements.read(clause.text).movements:
        sign = f"painful.{name}"
        if sign in words.knowledge.concepts:
            yield Finding(key=f"sign:{sign}", grade=CAUSE_GRADE, said=clause.original.strip())


def _finding(one: Said, clause: Clause, role: Role) -> Finding | None:
    """The finding a concept becomes in a role; None where it says nothing there."""
    kind = one.concept.kind
    if kind in _MOVES:
        return _of_move(one, clause, role)
    if kind == "relief":
        return _of_relief(one, clause, role)
    if role is Role.RELIEVING or kind == "sign":
        return None
    return _told(f"has:{one.concept.id}", one)


def _of_move(one: Said, clause: Clause, role: Role) -> Finding | None:
    key = one.concept.id
    if role is Role.AGGRAVATING:
        return _told(f"worse:{key}", one)
    if role is Role.RELIEVING:
        return _told(f"worse:{key}" if _LESS.search(clause.text) else f"better:{key}", one)
    if key in _TELL_ALL:
        return _told(f"worse:{key}", one)
    direction = direction_at(clause.text, one.start - clause.start, one.end - clause.start)
    if direction is Direction.HARMLESS:
        return _told(f"worse:{key}", one, affirmed=False)
    if not one.affirmed:
        return _told(f"worse:{key}", one)
    if direction in _EASES:
        return _told(f"better:{key}", one, affirmed=_EASES[direction])
    full = role is Role.COMPLAINT and direction is Direction.WORSE
    return _told(f"worse:{key}", one, grade=1.0 if full else CAUSE_GRADE)


def _of_relief(one: Said, clause: Clause, role: Role) -> Finding | None:
    if role is Role.RELIEVING:
        return _told(f"better:{one.concept.id}", one)
    at = (one.start - clause.start, one.end - clause.start)
    direction = direction_at(clause.text, *at)
    if role is not Role.COMPLAINT:
        return None
    if direction in _EASES:
        return _told(f"better:{one.concept.id}", one, affirmed=_EASES[direction])
    named = direction is Direction.NAMED
    return _told(f"better:{one.concept.id}", one, grade=CAUSE_GRADE) if named else None


def _told(key: str, one: Said, *, affirmed: bool = True, grade: float = 1.0) -> Finding:
    present = affirmed and one.affirmed
    return Finding(
        key=key,
        state=State.PRESENT if present else State.ABSENT,
        grade=grade,
        said=one.said,
    )
