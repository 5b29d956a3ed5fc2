"""From the draft to what is kept (an answer set's content) and to what the screen reads."""

from collections.abc import Iterable, Mapping
from typing import Any

from palpate.clinic.intake.drawing import Drawing, Region
from palpate.clinic.intake.forms.story import BEGAN, LASTED
from palpate.clinic.intake.telling import Telling
from palpate.knowledge.base import Knowledge
from palpate.outcomes.score import score
from palpate.quantities import Side
from palpate.screening.answers import Answer, Answers, Words
from palpate.screening.text import Place, Presentation

Told = dict[str, Any]
BEGAN_FINDING = {
    "slowly": "has:onset-gradual",
    "suddenly": "has:onset-sudden",
    "injury": "has:onset-after-trauma",
    "load": "has:overuse",
}
_LONG = ("longer", "years")
_BEGAN_SAID = {
    "slowly": "It came slowly, bit by bit.",
    "suddenly": "It came suddenly, without an injury.",
    "injury": "It came after an injury or an accident.",
    "load": "It came after new or more activity than usual.",
}
_LASTED_SAID = {
    "weeks": "It began less than six weeks ago.",
    "longer": "It has been there for more than three months.",
    "years": "It has been there for more than a year.",
}
"""Onset and duration as sentences the text engine reads. Nothing is said of an old injury: the
screen would take it for a recent one."""


def onset_said(reason: Mapping[str, Any]) -> str:
    """How it began and how long it has lasted, as sentences."""
    began, lasted = str(reason.get("began", "")), str(reason.get("lasted", ""))
    is_old_injury = began == "injury" and lasted in _LONG
    said = ("" if is_old_injury else _BEGAN_SAID.get(began, ""), _LASTED_SAID.get(lasted, ""))
    return " ".join(sentence for sentence in said if sentence)


def chosen_findings(telling: Telling) -> list[str]:
    """What was chosen from lists, as finding keys."""
    change, fits, reason = telling.told("change"), telling.told("fits"), telling.told("reason")
    found = [
        *(f"worse:{concept}" for concept in _listed(change, "worse")),
        *(f"better:{concept}" for concept in _listed(change, "better")),
        *(f"has:{c}" for part in ("fits", "work", "sport") for c in _listed(fits, part)),
    ]
    if began := BEGAN_FINDING.get(str(reason.get("began", ""))):
        found.append(began)
    if reason.get("lasted") in _LONG:
        found.append("has:course-long")
    return list(dict.fromkeys(found))


def content_of(telling: Telling, goals: list[dict[str, Any]], knowledge: Knowledge) -> Told:
    """The answers as they are kept; goals come from the checked form."""
    reason, history = telling.told("reason"), telling.told("history")
    return {
        "complaint": str(reason.get("complaint", "")).strip(),
        "onset": onset_said(reason),
        "began": dict(BEGAN).get(str(reason.get("began")), ""),
        "lasted": dict(LASTED).get(str(reason.get("lasted")), ""),
        "history": str(history.get("history", "")).strip(),
        "medicines": str(history.get("medicines", "")).strip(),
        "goals": goals,
        "screening": telling.screening,
        "findings": chosen_findings(telling),
        "other": others(telling),
        "measures": measures(telling, goals, knowledge),
    }


def others(telling: Telling) -> dict[str, str]:
    """What was written beside the lists."""
    change, fits = telling.told("change"), telling.told("fits")
    texts = {
        "worse": change.get("worse_other"),
        "better": change.get("better_other"),
        "life": fits.get("life_other"),
    }
    return {name: str(text).strip() for name, text in texts.items() if str(text or "").strip()}


def measures(telling: Telling, goals: list[dict[str, Any]], knowledge: Knowledge) -> Told:
    """The first values: pain now and worst, and how well the activities go."""
    pain = telling.told("goals")
    levels = [float(pain[name]) for name in ("now", "worst") if str(pain.get(name, "")).isdigit()]
    scored = [float(goal["score"]) for goal in goals]
    found: Told = {}
    for name, answers in (("nprs", levels), ("psfs", scored)):
        if answers and name in knowledge.instruments:
            value = score(knowledge.instruments[name], answers).value
            found[name] = {"answers": answers, "score": value}
    if "psfs" in found:
        found["psfs"]["activities"] = [goal["text"] for goal in goals]
    return found


def answers_of(screening: Mapping[str, str]) -> Answers:
    """The structured answers, as the screen takes them; anything else in them is left out."""
    given = {f: Answer(value) for f, value in screening.items() if value in set(Answer)}
    words = {f: (Words(said="", where="intake", answer=a),) for f, a in given.items()}
    return Answers(given=given, words=words)


def presentation_of(
    told: Told, drawing: Drawing, knowledge: Knowledge, *, age: int | None, sex: str
) -> Presentation:
    """Everything told in words, chosen or marked, for the screen to read."""
    extra = told.get("other", {})
    keys = [str(key).partition(":") for key in told.get("findings", ())]
    return Presentation(
        age=age,
        sex={"female": "F", "male": "M"}.get(sex),
        complaint=str(told.get("complaint", "")),
        onset=str(told.get("onset", "")),
        context=(*_texts(told), *(extra[name] for name in ("life",) if name in extra)),
        aggravating=(*_labels(keys, "worse", knowledge), *_texts(extra, "worse")),
        relieving=(*_labels(keys, "better", knowledge), *_texts(extra, "better")),
        places=tuple(_place(region, knowledge) for region in drawing.regions),
    )


def _place(region: Region, knowledge: Knowledge) -> Place:
    known = knowledge.areas.get(region.area)
    where = known.label if known else region.area.replace("-", " ")
    return Place(where=where, side=Side(region.side), quality=region.quality)


def _labels(keys: Iterable[tuple[str, str, str]], role: str, knowledge: Knowledge) -> list[str]:
    wanted = (concept for kind, _, concept in keys if kind == role)
    return [knowledge.concepts[c].label for c in wanted if c in knowledge.concepts]


def _texts(told: Mapping[str, Any], *names: str) -> list[str]:
    wanted = names or ("history", "medicines")
    return [str(told[name]) for name in wanted if told.get(name)]


def _listed(data: Mapping[str, Any], name: str) -> list[str]:
    value = data.get(name)
    return [str(one) for one in value] if isinstance(value, list) else []
