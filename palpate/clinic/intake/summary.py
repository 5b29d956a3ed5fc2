"""What was told, row by row: for the client to check and for the therapist to read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.dateformat import format as written

from palpate.clinic.intake.asked import QuestionPage
from palpate.clinic.intake.consents import texts
from palpate.clinic.intake.drawing import QUALITIES, Drawing, Region
from palpate.clinic.intake.flow import Step
from palpate.clinic.intake.forms.health import ANSWERS
from palpate.clinic.intake.forms.pain import MOST_GOALS
from palpate.clinic.intake.forms.story import BEGAN, LASTED, SEXES
from palpate.clinic.intake.places import named
from palpate.clinic.intake.telling import Telling, read_date
from palpate.knowledge.base import Knowledge

NOTHING = "Nothing"
QUALITY_WORDS = dict(QUALITIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A question and its answer, as lines of text, and the page where it is changed."""

    asks: str
    says: tuple[str, ...]
    step: str = ""


def rows(telling: Telling, among: tuple[Step, ...], knowledge: Knowledge) -> list[Row]:
    """Everything on the pages, in their order, for the client."""
    found: list[Row] = []
    for step in among:
        data = telling.told(step.slug)
        if step.template == "questions":
            form = step.form(telling, knowledge)
            found += questions(getattr(form, "page"), data, step.slug)  # noqa: B009 - theirs only
        elif step.slug == "places":
            found.append(Row(asks=step.title, says=places(telling.drawing), step="places"))
        else:
            found += _OF[step.slug](data, knowledge, step.slug)
    return found


def places(drawing: Drawing) -> tuple[str, ...]:
    """The marked places, one per line."""
    return tuple(map(place, drawing.regions)) or ("In no particular place",)


def place(region: Region) -> str:
    """Such as "Right temple: 6 of 10, aching"."""
    strength = f"{region.intensity} of 10" if region.intensity is not None else ""
    kinds = (QUALITY_WORDS[quality].lower() for quality in region.quality)
    said = ", ".join(word for word in (strength, *kinds) if word)
    return named(region.area, region.side) + (f": {said}" if said else "")


def questions(page: QuestionPage, data: dict[str, Any], step: str) -> list[Row]:
    """One row per page: what was answered with yes or don't know, else no to all."""
    words = dict(ANSWERS)
    given = ((fact, str(data.get(f"q-{fact.id}", ""))) for fact in page.facts)
    said = [f"{fact.asks} {words.get(value, 'Not answered')}." for fact, value in given
            if value != "no"]  # fmt: skip
    return [Row(asks=page.title, says=tuple(said) or ("No to all of these",), step=step)]


def labels(concepts: Iterable[Any], knowledge: Knowledge, other: Any = "") -> tuple[str, ...]:
    """The words of chosen concepts on one line, and what was written beside them."""
    known = [knowledge.concepts[c].label for c in concepts or () if c in knowledge.concepts]
    text = ", ".join([*known, *([str(other).strip()] if str(other or "").strip() else [])])
    return (text[0].upper() + text[1:],) if text else (NOTHING,)


def _about(data: dict[str, Any], knowledge: Knowledge, step: str) -> list[Row]:
    found = []
    if "born" in data and (born := read_date(str(data["born"]))):
        found.append(Row(asks="Your date of birth", says=(written(born, "j F Y"),), step=step))
    if "sex" in data:
        found.append(Row(asks="Your sex", says=(dict(SEXES).get(data["sex"], ""),), step=step))
    return found


def _reason(data: dict[str, Any], knowledge: Knowledge, step: str) -> list[Row]:
    return [
        Row(asks="What brings you here?", says=(str(data.get("complaint", "")),), step=step),
        Row(
            asks="How it began",
            says=(dict(BEGAN).get(data.get("began", ""), ""),
                  dict(LASTED).get(data.get("lasted", ""), "")),
            step=step,
        ),
    ]  # fmt: skip


def _change(data: dict[str, Any], knowledge: Knowledge, step: str) -> list[Row]:
    worse = labels(data.get("worse", ()), knowledge, data.get("worse_other"))
    better = labels(data.get("better", ()), knowledge, data.get("better_other"))
    return [
        Row(asks="Makes it worse", says=worse, step=step),
        Row(asks="Makes it better", says=better, step=step),
    ]


def _fits(data: dict[str, Any], knowledge: Knowledge, step: str) -> list[Row]:
    life = [*(data.get("work") or ()), *(data.get("sport") or ())]
    return [
        Row(asks="Also fits", says=labels(data.get("fits", ()), knowledge), step=step),
        Row(asks="Work and sport", says=labels(life, knowledge, data.get("life_other")), step=step),
    ]


def _history(data: dict[str, Any], knowledge: Knowledge, step: str) -> list[Row]:
    return [
        Row(asks="Your history", says=(str(data.get("history") or NOTHING),), step=step),
        Row(asks="Medicines", says=(str(data.get("medicines") or NOTHING),), step=step),
    ]


def _goals(data: dict[str, Any], knowledge: Knowledge, step: str) -> list[Row]:
    numbers = range(1, MOST_GOALS + 1)
    told = ((data.get(f"activity{n}"), data.get(f"score{n}")) for n in numbers)
    hard = tuple(f"{name}: {score} of 10" for name, score in told if name)
    pain = f"{data.get('now')} of 10 now, {data.get('worst')} of 10 at its worst"
    return [
        Row(asks="Pain", says=(pain,), step=step),
        Row(asks="Hard to do", says=hard or (NOTHING,), step=step),
    ]


def _consent(data: dict[str, Any], knowledge: Knowledge, step: str) -> list[Row]:
    signed = str(data.get("signature_typed") or "") or "by hand"
    agreed = [text.asks for text in texts() if data.get(f"c-{text.id}") in (True, "yes")]
    return [Row(asks="Your consent", says=(*agreed, f"Signed {signed}"), step=step)]


_OF = {
    "about": _about,
    "reason": _reason,
    "change": _change,
    "fits": _fits,
    "history": _history,
    "goals": _goals,
    "consent": _consent,
}
