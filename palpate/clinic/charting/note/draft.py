"""A SOAP note drafted from records alone: every sentence says which record it rests on.

No database here and no invention: what is not in the facts is not in the note. The wording names
likelihoods and findings, never a diagnosis.
"""

from collections.abc import Callable, Iterator
from typing import Literal

from palpate.clinic.charting.note.values import (
    Done,
    Facts,
    Found,
    Homework,
    Place,
    Record,
    Retested,
    Section,
    Sentence,
    Told,
)

Brevity = Literal["short", "usual", "full"]
BREVITIES: tuple[tuple[Brevity, str], ...] = (
    ("short", "Short"),
    ("usual", "Usual"),
    ("full", "Full"),
)
LEVEL = {"short": 0, "usual": 1, "full": 2}
SECTIONS = (
    ("subjective", "Subjective"),
    ("objective", "Objective"),
    ("assessment", "Assessment"),
    ("plan", "Treatment and plan"),
)
NOT_A_DIAGNOSIS = "Likelihoods of a model that no clinician has reviewed; not a diagnosis."
LEAST_SAID = 10
"""A source under this likelihood (of 100) is not named in the note."""


Writer = Callable[[Facts, int], Iterator[Sentence]]


def drafted(facts: Facts, brevity: Brevity) -> tuple[Section, ...]:
    """The whole note."""
    level = LEVEL[brevity]
    return tuple(
        Section(id=name, title=title, lines=tuple(_WRITERS[name](facts, level)))
        for name, title in SECTIONS
    )


def _say(text: str, *records: Record) -> Sentence:
    return Sentence(text=text, records=tuple(dict.fromkeys(records)))


def _subjective(facts: Facts, level: int) -> Iterator[Sentence]:
    told = facts.told
    if told and told.complaint:
        yield _say(f"“{_whole(told.complaint)}”", told.record)
    if facts.drawn and facts.drawn.places:
        places = facts.drawn.places[: 2 if level == 0 else None]
        yield _say(f"Marked: {'; '.join(map(_place, places))}.", facts.drawn.record)
    if told and level > 0:
        yield from _told(told, level)


def _told(told: Told, level: int) -> Iterator[Sentence]:
    if told.onset:
        yield _say(f"Onset: {_stopped(told.onset)}", told.record)
    if told.circumstances:
        yield _say(f"{_capital('; '.join(told.circumstances))}.", told.record)
    if told.goals:
        yield _say(f"Goals: {'; '.join(told.goals)}.", told.record)
    if level > 1:
        for name, text in (("History", told.history), ("Medicines", told.medicines)):
            if text:
                yield _say(f"{name}: {_stopped(text)}", told.record)


def _place(place: Place) -> str:
    said = [f"{place.intensity} of 10"] if place.intensity is not None else []
    said += place.quality
    return f"{place.label} ({', '.join(said)})" if said else place.label


def _objective(facts: Facts, level: int) -> Iterator[Sentence]:
    yield from _measures(facts)
    examined = [one for one in facts.found if not one.is_screening]
    positive = [one for one in examined if one.is_present]
    negative = [one for one in examined if not one.is_present]
    if positive:
        yield _say(f"Found: {_joined(positive)}.", *(one.record for one in positive))
    if negative and level > 0:
        yield _say(f"Not found: {_joined(negative)}.", *(one.record for one in negative))
    asked = [one for one in facts.found if one.is_screening]
    if asked and level > 0:
        yield _say(f"Asked again in the room: {_joined(asked)}.", *(one.record for one in asked))
    for test in facts.retested:
        yield _say(_retested(test), *test.records)


def _measures(facts: Facts) -> Iterator[Sentence]:
    for one in facts.measured:
        yield _say(f"{one.label}, {one.phase}: {one.value:g} {one.unit}".strip() + ".", one.record)


def _joined(found: list[Found]) -> str:
    return "; ".join(one.text for one in found)


def _retested(test: Retested) -> str:
    if test.before is None:
        return f"{test.label}: {test.after} of 10 after treatment; not measured before."
    if test.after is None:
        return f"{test.label}: {test.before} of 10 before treatment; not measured again."
    change = test.after - test.before
    how = "unchanged" if change == 0 else f"{abs(change)} {'better' if change < 0 else 'worse'}"
    return f"{test.label}: {test.before} of 10 before, {test.after} of 10 after ({how})."


def _assessment(facts: Facts, level: int) -> Iterator[Sentence]:
    for flag in facts.flags:
        yield _say(f"Screen: {flag.label}. {_stopped(flag.why)}", *flag.records)
    assessed = facts.assessed
    if assessed is None or facts.no_session:
        return
    named = [one for one in assessed.likely if one.of_100 >= LEAST_SAID]
    shown = named[: (1, 3, 5)[level]]
    if shown:
        sources = "; ".join(f"{one.label} ({one.of_100} of 100)" for one in shown)
        yield _say(f"What was told and found fits best with: {sources}.", assessed.record)
    else:
        yield _say("No source stands out from what was told and found.", assessed.record)
    if assessed.unexplained and level > 0:
        yield _say(f"Not explained: {'; '.join(assessed.unexplained)}.", assessed.record)
    yield _say(NOT_A_DIAGNOSIS, assessed.record)


def _plan(facts: Facts, level: int) -> Iterator[Sentence]:
    if facts.no_session:
        records = tuple(record for flag in facts.flags for record in flag.records)
        yield _say("No treatment today because of the screen.", *records)
    yield from _treatment(facts, level)
    if level > 0:
        for one in (*facts.skipped, *facts.wishes):
            yield _say(one.text, one.record)
    yield from _home(facts.home, level)
    if facts.next_visit:
        yield _say(facts.next_visit.text, facts.next_visit.record)


def _home(items: tuple[Homework, ...], level: int) -> Iterator[Sentence]:
    if level == 0 and items:
        labels = "; ".join(_lower(item.label) for item in items)
        yield _say(f"At home: {labels}.", *(item.record for item in items))
        return
    for item in items:
        yield _say(f"At home: {item.label}. {_stopped(item.how)} ({item.dose})", item.record)


def _treatment(facts: Facts, level: int) -> Iterator[Sentence]:
    work = [one for one in facts.done if one.is_treatment]
    if facts.session and facts.minutes:
        unit = "minute" if facts.minutes == 1 else "minutes"
        yield _say(f"Session of {facts.minutes} {unit}.", facts.session)
    if level == 0 and work:
        names = "; ".join(_named(one) for one in work)
        yield _say(f"Done: {names}.", *(record for one in work for record in one.records))
        return
    for one in work:
        yield _say(_done(one), *one.records)
    if level > 1:
        others = [one for one in facts.done if not one.is_treatment]
        for one in others:
            yield _say(f"{one.title}, {_minutes(one.seconds)}.", *one.records)


def _done(one: Done) -> str:
    parts = [_minutes(one.seconds)]
    if one.is_partly:
        parts.append("given up before the end")
    if one.discomfort is not None:
        parts.append(f"discomfort {one.discomfort} of 10")
    if one.tender is not None:
        parts.append(f"tender {one.tender} of 10 after")
    return f"{_named(one)}: {', '.join(parts)}."


def _named(one: Done) -> str:
    """The technique and what it was done on, where it was done on anything."""
    return one.technique if one.title == one.technique else f"{one.technique}, {_lower(one.title)}"


def _minutes(seconds: int) -> str:
    if seconds < 60:
        return f"{seconds} s"
    return f"{round(seconds / 30) / 2:g} min"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _whole(text: str) -> str:
    return " ".join(text.split())


def _stopped(text: str) -> str:
    plain = _whole(text)
    return plain if plain.endswith((".", "!", "?")) else f"{plain}."


_WRITERS: dict[str, Writer] = {
    "subjective": _subjective,
    "objective": _objective,
    "assessment": _assessment,
    "plan": _plan,
}
