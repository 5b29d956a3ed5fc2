"""Grades what was felt: tender, a trigger point, referring, the familiar pain."""

from collections.abc import Iterable, Iterator

from palpate.findings.finding import Finding, State
from palpate.knowledge.source import Kind
from palpate.knowledge.terms.lexicon import Lexicon
from palpate.knowledge.terms.places import Place
from palpate.knowledge.terms.results import Result

FELT: frozenset[Kind] = frozenset(("trigger_point", "nerve_entrapment", "joint", "tendon"))
"""Kinds of structure a hand can feel for."""
TENDER, POINT, REFERS, FAMILIAR = 0.25, 0.5, 0.75, 1.0
TENDER_PLACE_GRADE = 0.5
"""Tenderness somewhere without a structure's name: half of pain told there."""
_MOST_GROUPS = 8


def felt(words: str, result: Result, lexicon: Lexicon) -> Iterator[Finding]:
    """Findings of a palpation of what `words` name: structures first, else places."""
    structures = lexicon.structures.each(words, FELT)
    keys = list(dict.fromkeys(filter(None, (key_of(s, lexicon) for s in structures))))
    for key in keys:
        yield Finding(key=key, state=_state(result), grade=grade(result))
    if not keys and result.is_positive:
        yield from _somewhere(lexicon.places.read(words), result, lexicon)


def _somewhere(places: tuple[Place, ...], result: Result, lexicon: Lexicon) -> Iterator[Finding]:
    """Tenderness at a place; trigger points there lie in one of the muscles of that place."""
    for place in places:
        for concept in place.concepts:
            yield Finding(key=f"pain:{concept}", side=place.side, grade=TENDER_PLACE_GRADE)
        muscles = _with_belly(place.areas, "trigger_point", lexicon)
        if "point" in result.ways and (key := key_of(muscles, lexicon)):
            yield Finding(key=key, side=place.side, grade=grade(result))


def _with_belly(areas: Iterable[str], kind: Kind, lexicon: Lexicon) -> frozenset[str]:
    wanted = set(areas)
    return frozenset(
        source.id
        for source in lexicon.knowledge.current_sources()
        if source.kind == kind and wanted & set(source.belly)
    )


def over_nerve(words: str, result: Result, lexicon: Lexicon) -> Iterator[Finding]:
    """A Tinel sign no examination is known for: the nerves that lie where it was done."""
    areas = {area for place in lexicon.places.read(words) for area in place.areas}
    key = key_of(_with_belly(areas, "nerve_entrapment", lexicon), lexicon)
    if key:
        yield Finding(key=key, state=_state(result), grade=POINT if result.is_positive else 1.0)


def key_of(sources: frozenset[str], lexicon: Lexicon) -> str:
    """The palpation key of a set of sources; a group named whole stands by its own id.

    Empty for no source, and for a name so wide that it says nothing (more than eight groups).
    """
    known = lexicon.knowledge.sources
    names: set[str] = set()
    for id_ in sources:
        group = known[id_].group
        whole = bool(group) and lexicon.structures.members(group) <= sources
        names.add(group if whole else id_)
    return f"palpation:{'+'.join(sorted(names))}" if 0 < len(names) <= _MOST_GROUPS else ""


def grade(result: Result) -> float:
    """The strongest thing said of the spot; 1 for a plain no, which has no grades."""
    if not result.is_positive or "familiar" in result.ways:
        return FAMILIAR
    if "refers" in result.ways:
        return REFERS
    return POINT if "point" in result.ways else TENDER


def _state(result: Result) -> State:
    return State.PRESENT if result.is_positive else State.ABSENT
