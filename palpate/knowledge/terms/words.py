"""Words as the lexicon compares them: one spelling, no endings, no articles, with their places.

The stemmer only has to treat phrase and text alike ("lifting my arm", "lift the arm"); it is not
a linguist's. Articles, possessives, "of" and the sides are left out of both, so that sides can be
read apart ("both" says more than a side and stays).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from palpate.knowledge.terms.clauses import normalised

_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_LEFT_OUT = frozenset(
    ("left", "right", "the", "a", "an", "my", "his", "her", "their", "your", "our", "its", "of",
     "own")
)  # fmt: skip
_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("aesth", "esth"),
        ("oedem", "edem"),
        ("haem", "hem"),
        ("orthopaed", "orthoped"),
        ("caesar", "cesar"),
        ("rrhoe", "rrhe"),
        ("foet", "fet"),
        ("oesoph", "esoph"),
        ("(?<=[bmrlv])our(?=s?$|ed$|er|ing$)", "or"),
        ("is(?=ation|ed$|ing$|e$)(?<=[aiou][lmnrt]is)", "iz"),
        ("(?<=t)re$", "er"),
    )
)
_IRREGULAR = {
    "feet": "foot", "teeth": "tooth", "fell": "fall", "fallen": "fall", "lying": "lie",
    "lay": "lie", "lain": "lie", "stood": "stand", "sat": "sit", "bent": "bend", "woke": "wake",
    "woken": "wake", "slept": "sleep", "threw": "throw", "thrown": "throw", "ran": "run",
    "lifts": "lift", "swollen": "swell", "hit": "hit", "worn": "wear", "wore": "wear",
    "written": "writ", "wrote": "writ", "driven": "driv", "drove": "driv", "held": "hold",
    "swung": "swing", "knelt": "kneel", "leant": "lean", "shook": "shak", "rode": "rid",
    "vertebrae": "vertebra", "scapulae": "scapula", "calves": "calf", "arose": "aris",
    "nauseous": "nausea", "cant": "cannot",
}  # fmt: skip
# Some keep an ending that tells them from another word ("press", "strain", "tear").
_KEPT = frozenset(
    ("this", "his", "is", "was", "has", "us", "plus", "morning", "evening", "during", "nothing",
     "something", "anything", "everything", "thing", "being", "red", "bed", "site", "bite", "bare",
     "care", "note", "hope", "tape", "pine", "plane", "rate", "fire", "hide", "else", "base",
     "pelvis", "axis", "pubis", "tennis", "pubes", "process", "abscess", "less", "series",
     "diabetes", "pus", "bus", "gas", "always", "sometimes", "across", "iris", "glans", "brachii",
     "dorsi", "pressing", "straining", "tearing", "waking", "typing", "ringing", "spine", "handed")
)  # fmt: skip
_PLURAL_KEPT = ("ss", "us", "is", "as", "ps")
_SHORTEST_ING, _SHORTEST_ED, _SHORTEST_E = 6, 5, 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: `plain` in one spelling, `stem` without its ending, and where it stands."""

    plain: str
    stem: str
    start: int
    end: int


def tokens(text: str) -> tuple[Token, ...]:
    """The comparable words of a text, in order; offsets point into the text as it was given."""
    plain = normalised(text)
    found = (_token(match) for match in _TOKEN.finditer(plain))
    return tuple(token for token in found if token.plain not in _LEFT_OUT)


def _token(match: re.Match[str]) -> Token:
    word = respelt(match.group())
    return Token(word, stem(word), match.start(), match.end())


@lru_cache(maxsize=20_000)
def respelt(word: str) -> str:
    """American spelling, without a possessive ending."""
    word = word.removesuffix("'s").replace("'", "")
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    return word


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without -s, -ing, -ed and a last e; short and listed words stay whole."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _KEPT or word.isdigit() or not word.isalpha():
        return word
    return _without_e(_without_verb_ending(_singular(word)))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and not word.endswith(_PLURAL_KEPT):
        return word[:-1]
    return word


def _without_verb_ending(word: str) -> str:
    if word.endswith("ing") and len(word) >= _SHORTEST_ING and _has_vowel(word[:-3]):
        return _undoubled(word[:-3])
    if word.endswith("ied") and len(word) >= _SHORTEST_ED:
        return word[:-3] + "y"
    if word.endswith("ed") and len(word) >= _SHORTEST_ED and _has_vowel(word[:-2]):
        return _undoubled(word[:-2])
    return word


def _without_e(word: str) -> str:
    return word[:-1] if word.endswith("e") and len(word) >= _SHORTEST_E else word


def _has_vowel(word: str) -> bool:
    return any(letter in "aeiouy" for letter in word)


def _undoubled(word: str) -> str:
    twice = len(word) > 2 and word[-1] == word[-2]
    return word[:-1] if twice and word[-1] not in "lsz" else word
