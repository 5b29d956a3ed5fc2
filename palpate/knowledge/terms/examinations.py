"""Finds examinations by their names."""

import re

from palpate.knowledge.base import Knowledge
from palpate.knowledge.examination import Examination, ExaminationClass
from palpate.knowledge.terms.phrase_table import PhraseTable
from palpate.knowledge.terms.words import tokens

_SAYS_LITTLE = re.compile(
    r"\b(?:tests?|signs?|manoeuvres?|maneuvers?|examination|exam|positive|negative)\b",
    re.IGNORECASE,
)
_MOVEMENT_WORDS = re.compile(
    r"\b(?:neck|cervical|shoulder|scapular|elbow|forearm|wrist|finger|thumb|trunk|lumbar|thoracic|hip|"
    r"knee|ankle|toe|flexion|extension|abduction|adduction|rotation|external|internal|lateral|medial|"
    r"side|bending|active|passive|resisted|pronation|supination|dorsiflexion|plantarflexion|"
    r"piriformis|hamstring|psoas)\b"
)
_TOO_GENERAL = frozenset(
    ("posture", "palpation", "inspection", "reflexes", "sensation", "strength", "biceps",
     "triceps", "deltoid", "rotator cuff", "range of motion", "look", "walking", "walk", "run",
     "pinch", "squeeze", "stretch", "compression", "running", "balance")
)  # fmt: skip
"""Names that a file may list but that alone name no one test."""
_MOST_ALIKE = 4


class Examinations:
    """Names and synonyms of every current examination."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._examinations = knowledge.examinations
        self._table: PhraseTable[str] = PhraseTable()
        for examination in knowledge.examinations.values():
            if examination.status == "current":
                self._table.extend(_names(examination), examination.id)

    def find(
        self, test: str, site: str = "", *, kinds: frozenset[ExaminationClass] | None = None
    ) -> tuple[str, ...]:
        """The examinations (of some kinds) a row names, the longest wording deciding.

        One name may belong to several ("Tinel"): those are told apart by the site; up to four that
        cannot be are all given, more give nothing.
        """
        found = self._longest(test, kinds)
        if not found or len(found) > 1:
            found = self._longest(f"{test} {site}", kinds) or found
        if len(found) > 1:
            found = self._at_site(found, f"{test} {site}")
        return found if len(found) <= _MOST_ALIKE else ()

    def naming(self, word: str) -> tuple[str, ...]:
        """Every examination that has the word in one of its names."""
        return tuple(
            id_
            for id_, examination in self._examinations.items()
            if any(word in name.lower() for name in (examination.label, *examination.synonyms))
        )

    def _longest(self, text: str, kinds: frozenset[ExaminationClass] | None) -> tuple[str, ...]:
        keep = lambda id_: kinds is None or self._examinations[id_].kind in kinds  # noqa: E731
        matches = [
            match
            for said in (text, _bare(text))
            for match in self._table.longest(said, forgiving=True, keep=keep)
        ]
        most = max((match.last - match.first for match in matches), default=-1)
        return tuple(dict.fromkeys(m.meaning for m in matches if m.last - m.first == most))

    def _at_site(self, found: tuple[str, ...], text: str) -> tuple[str, ...]:
        words = {token.stem for token in tokens(text)}
        shared = {id_: len(words & self._words(id_)) for id_ in found}
        most = max(shared.values())
        return tuple(id_ for id_ in found if shared[id_] == most)

    def _words(self, id_: str) -> set[str]:
        examination = self._examinations[id_]
        said = " ".join((examination.id.replace("-", " "), examination.label, examination.region))
        return {token.stem for token in tokens(said)}


def _names(examination: Examination) -> tuple[str, ...]:
    names = (examination.label, examination.id.replace("-", " "), *examination.synonyms)
    names = tuple(name for name in names if name.lower() not in _TOO_GENERAL)
    shortened = (name if _says_too_little(_bare(name)) else _bare(name) for name in names)
    return tuple(name for name in shortened if tokens(name))


def _says_too_little(bare: str) -> bool:
    """Whether a name without its "test" or "sign" is a mere movement or a word of every day."""
    plain = bare.lower().strip()
    return plain in _TOO_GENERAL or not _MOVEMENT_WORDS.sub("", plain).strip(" -()")


def _bare(text: str) -> str:
    return _SAYS_LITTLE.sub(lambda match: " " * len(match.group()), text)
