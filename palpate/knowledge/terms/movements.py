"""Finds movements: a joint and an action, a fixed name, or the muscle that does it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from palpate.knowledge.base import Knowledge
from palpate.knowledge.terms.movement_words import MovementWords, SignWords
from palpate.knowledge.terms.phrase_table import Match, PhraseTable

_PAIN_OR_LOSS = ("weak.", "limited.", "painful.")
_RANGE = re.compile(r"\b(?:range|rom|motion|movements?|mobility|roms|moves?)\b")
_SAYS_NO_JOINT = re.compile(
    r"\b(?:active(?:ly)?|passive(?:ly)?|ranges?|roms?|motions?|movements?|mobility|of|and|joint|full|"
    r"general|examination|the|strength|motor|testing|test|power|muscle|manual)\b|[^a-z]+"
)
_TWO_ROTATIONS = re.compile(
    r"\b(external|internal|lateral|medial|inward|outward)\s*(and|or|/|&)\s*"
    r"(external|internal|lateral|medial|inward|outward)\s+rotat(\w+)"
)


@dataclass(frozen=True, slots=True)
class _Word:
    """One of four: joint, action, fixed movements, muscle."""

    sort: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Movements named in a text. `whole` says that a joint's range as a whole is meant."""

    movements: tuple[str, ...]
    whole: bool = False


class Movements:
    """Reads movements known to the signs of one knowledge base."""

    def __init__(self, words: MovementWords, knowledge: Knowledge) -> None:
        self._words = words
        self._known = frozenset(
            concept.id.split(".", 1)[1]
            for concept in knowledge.concepts.values()
            if concept.id.startswith(_PAIN_OR_LOSS)
        )
        self._table: PhraseTable[_Word] = PhraseTable()
        for sort, named in (("joint", words.joints), ("action", words.actions)):
            for name, say in named.items():
                self._table.extend(say, _Word(sort, (name,)))
        for sort, rows in (("fixed", words.fixed), ("muscle", words.muscle)):
            for row in rows:
                self._table.extend(row.say, _Word(sort, row.movements))
        self._wasting = _signs(words.wasting)
        self._reflex = _signs(words.reflex)

    def read(self, text: str, *, about: Iterable[str] = (), muscles: bool = False) -> Moved:
        """The movements a text names, only those known.

        `about` are joints to take for a bare action ("external rotation"); `muscles` says that a
        muscle's name stands for what it does (a strength test).
        """
        text = _TWO_ROTATIONS.sub(r"\1 rotat\4 \2 \3 rotat\4", text.lower())
        found = self._table.apart(text, forgiving=True)
        joints = [m.meaning.names[0] for m in found if m.meaning.sort == "joint"]
        named = [*self._fixed(found, muscles), *self._actions(found, joints or _limbs(about))]
        if named:
            return Moved(movements=self._kept(named))
        if not joints and not _SAYS_NO_JOINT.sub("", text):
            joints = _limbs(about)
        if muscles or _RANGE.search(text):
            return Moved(movements=self._whole(joints), whole=True)
        return Moved(movements=())

    def joints(self, text: str) -> tuple[str, ...]:
        """The joints a text names, in order."""
        found = self._table.apart(text, forgiving=True)
        return tuple(dict.fromkeys(m.meaning.names[0] for m in found if m.meaning.sort == "joint"))

    def wasting(self, text: str) -> tuple[str, ...]:
        """The signs of wasting a text's muscles or places stand for."""
        return _first(self._wasting, text)

    def reflexes(self, text: str) -> tuple[str, ...]:
        """The reflexes a text names."""
        return tuple(dict.fromkeys(s for m in self._reflex.apart(text) for s in m.meaning))

    def _fixed(self, found: Iterable[Match[_Word]], muscles: bool) -> Iterator[str]:
        sorts = ("fixed", "muscle") if muscles else ("fixed",)
        for match in found:
            if match.meaning.sort in sorts:
                yield from match.meaning.names

    def _actions(self, found: Iterable[Match[_Word]], joints: list[str]) -> Iterator[str]:
        """Each action with the joints just before it, else those of the action before, else all."""
        run: list[str] = []
        last: list[str] = []
        for match in found:
            name = match.meaning.names[0] if match.meaning.names else ""
            if match.meaning.sort == "joint":
                run.append(name)
            elif match.meaning.sort == "action":
                last = run or last
                run = []
                only = self._words.only.get(name, "")
                for joint in [only] if only else last or joints:
                    yield from self._spelled(self._words.stands_for.get(joint, joint), name)

    def _spelled(self, joint: str, action: str) -> tuple[str, ...]:
        """The movement; a bare rotation of a joint that has two is both."""
        if action == "rotation" and f"{joint}-rotation" not in self._known:
            return (f"{joint}-external-rotation", f"{joint}-internal-rotation")
        return (f"{joint}-{action}",)

    def _whole(self, joints: Iterable[str]) -> tuple[str, ...]:
        return self._kept(name for joint in joints for name in self._words.whole.get(joint, ()))

    def _kept(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in dict.fromkeys(names) if name in self._known)


def _limbs(about: Iterable[str]) -> list[str]:
    """The joints meant when none is said: those of a limb before neck and trunk, whose
    movements are usually said in full.
    """
    joints = list(about)
    return [joint for joint in joints if joint not in ("neck", "trunk")] or joints


def _signs(rows: Iterable[SignWords]) -> PhraseTable[tuple[str, ...]]:
    table: PhraseTable[tuple[str, ...]] = PhraseTable()
    for row in rows:
        table.extend(row.say, row.signs)
    return table


def _first(table: PhraseTable[tuple[str, ...]], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sign for match in table.apart(text) for sign in match.meaning))
