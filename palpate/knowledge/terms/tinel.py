"""Which Tinel sign is meant: the same tap is done on some thirty nerves, told apart by where."""

from palpate.knowledge.terms.lexicon import Lexicon
from palpate.knowledge.terms.words import tokens

_WORD = "tinel"
_SAYS_LITTLE = frozenset(
    ("tinel", "sign", "test", "nerv", "over", "at", "along", "tap", "behind", "and", "posit",
     "positive", "negative", "beside", "in", "on", "just", "then", "press", "to", "with", "from",
     "medial", "lateral", "above", "below", "front", "back", "inner", "outer", "anterior",
     "posterior", "upper", "lower", "distal", "proximal", "sid", "pressur", "palpat", "palpation")
)  # fmt: skip
_MOST_ALIKE = 3


def tinel_tests(said: str, words: Lexicon) -> tuple[str, ...]:
    """The Tinel sign of that very name; else those that share most with where it was done.

    Words of their names count double, areas they lie in once. None where nothing is shared or
    more than three are equal.
    """
    known = words.examinations.naming(_WORD)
    named = words.examinations.find(said)
    if len(named) == 1 and named[0] in known:
        return named
    stems = _stems(said)
    areas = {area for place in words.places.read(said) for area in place.areas}
    scores = {
        id_: 2.0 * len(stems & _names(id_, words)) + overlap
        for id_ in known
        if (overlap := _overlap(areas, id_, words)) is not None
    }
    most = max(scores.values(), default=0.0)
    best = tuple(id_ for id_, score in scores.items() if score == most)
    return best if most > 0.0 and len(best) <= _MOST_ALIKE else ()


def _names(id_: str, words: Lexicon) -> frozenset[str]:
    examination = words.knowledge.examinations[id_]
    return _stems(" ".join((id_.replace("-", " "), examination.label, *examination.synonyms)))


def _overlap(areas: set[str], id_: str, words: Lexicon) -> float | None:
    """The share of the areas named that the test is done in; None where it is done elsewhere."""
    examination = words.knowledge.examinations[id_]
    own = {
        area
        for place in words.places.read(f"{examination.label}. {examination.how}")
        for area in place.areas
    }
    if areas and own and not areas & own:
        return None
    return len(areas & own) / len(areas | own) if areas and own else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(text)) - _SAYS_LITTLE
