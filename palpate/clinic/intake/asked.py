"""Which screening questions a client is asked at home, on which pages, in which order.

The screen knows some 190 questions a client can answer; nobody answers so many on a phone. Asked
are a core for everyone, those that belong to the marked places, and then, once, what the answers
make worth asking: a question whose yes could keep hands off today. The rest is asked in the room.
Which questions these are is a judgement. No clinician has reviewed it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from palpate.clinic.intake.telling import Telling
from palpate.knowledge.base import Knowledge
from palpate.knowledge.fact import Fact
from palpate.screening.answers import Answer
from palpate.screening.evaluate import Screen
from palpate.screening.questions import TITLES

PLACE = "place"
PAGES: Mapping[str, tuple[str, ...]] = {
    "How you are today": (
        "fever", "unwell-infection", "head-injury-recent", "skin-contagious", "skin-local",
    ),
    "Breathing, strength and balance": (
        "chest-pain", "breathless", "faintness", "one-side-weak-sudden", "weakness-worsening",
        "gait-unsteady", "limb-swelling", "hot-swollen-joint",
    ),
    PLACE: (),
    "Your general health": (
        "weight-loss", "night-pain-unrelieved", "unchanged-by-movement", "cancer-history",
        "recent-serious-infection", "immunosuppressed",
    ),
    "Illnesses": (
        "known-heart-disease", "recent-heart-attack-or-stroke", "blood-pressure-high",
        "osteoporosis", "diabetes", "bleeding-disorder", "rheumatoid-or-down",
    ),
    "Medicines, operations, pregnancy": (
        "anticoagulant", "steroids-long", "recent-operation", "implant", "pregnant", "after-birth",
    ),
    "How you are feeling": ("self-harm-thoughts", "violence"),
}  # fmt: skip
"""Page by page, the core; the page of the marked places is filled by `BY_REGION`."""

_CORD = ("saddle-numbness", "bladder-change")
BY_REGION: Mapping[str, tuple[str, ...]] = {
    "head-and-jaw": (
        "thunderclap-headache", "unlike-before", "speech-trouble", "double-vision", "vertigo",
        "scalp-tenderness", "jaw-chewing-pain", "recent-neck-jolt",
    ),
    "neck": (
        "unlike-before", "recent-neck-jolt", "vertigo", "double-vision", "speech-trouble",
        "clumsy-hands", "lhermitte",
    ),
    "shoulder-and-upper-arm": (
        "exertion", "recent-trauma", "cannot-raise-arm", "hand-wasting", "arm-effort-colour",
        "shoulder-tip-pain",
    ),
    "elbow-and-forearm": ("recent-trauma", "marked-weakness", "hand-wasting"),
    "wrist-and-hand": ("recent-trauma", "clumsy-hands", "hand-wasting"),
    "chest": ("pressing-pain", "exertion", "cold-sweat", "breath-pain", "coughing-blood"),
    "back": (
        *_CORD, "night-pain", "legs-weak-both", "recent-trauma", "boring-pain", "pulsing-abdomen",
    ),
    "abdomen-and-groin": (
        "belly-pain", "organ-link", "blood-in-urine", "pulsing-abdomen", "testicle-pain-sudden",
        "load-raised",
    ),
    "pelvis-and-buttock": (*_CORD, "legs-weak-both", "recent-trauma", "morning-stiff-half-hour"),
    "hip-and-thigh": (*_CORD, "limp", "recent-trauma", "cannot-bear-weight", "load-raised"),
    "knee": ("limp", "recent-trauma", "cannot-bear-weight", "load-raised"),
    "leg": ("limp", "calf-pain", "immobility", "recent-trauma", "walking-pain", "limb-cold-pale"),
    "ankle-and-foot": (
        "limp", "recent-trauma", "cannot-bear-weight", "load-raised", "limb-cold-pale",
    ),
}  # fmt: skip
NOWHERE = ("recent-trauma", *_CORD, "unlike-before")
"""Asked where no place was marked."""
MOST_ON_A_PAGE = 8
MOST_FOLLOWING = 6
LIKELY_MISSING = 2
"""A question follows when its yes, with at most one more, would keep hands off today."""
OLDER, CHILD = 50, 16
_IN_EVERYONE = ("person", "course")
_ONLY: Mapping[str, Callable[[Telling], bool]] = {
    "pregnant": lambda who: who.sex != "male",
    "after-birth": lambda who: who.sex != "male",
    "testicle-pain-sudden": lambda who: who.sex != "female",
    "scalp-tenderness": lambda who: who.age is None or who.age >= OLDER,
    "limp": lambda who: who.age is not None and who.age < CHILD,
    "night-pain": lambda who: who.age is not None and who.age < CHILD,
    "jaw-chewing-pain": lambda who: who.age is None or who.age >= OLDER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    """One page of yes, no, don't know."""

    title: str
    facts: tuple[Fact, ...]


def pages(telling: Telling, knowledge: Knowledge) -> tuple[QuestionPage, ...]:
    """The pages for this client, as the marked places have them; empty pages are left out."""
    seen: set[str] = set()
    found = []
    for title, core in PAGES.items():
        wanted = _of_places(telling, knowledge) if title == PLACE else core
        facts = tuple(f for f in _askable(wanted, telling, knowledge) if f.id not in seen)
        seen.update(fact.id for fact in facts)
        if facts:
            found.append(QuestionPage(title="About where it hurts" if title == PLACE else title,
                                      facts=facts))  # fmt: skip
    return tuple(found)


def following(screen: Screen, telling: Telling, knowledge: Knowledge) -> tuple[str, ...]:
    """What the answers so far make worth asking, most serious first.

    Only where an answer of the form, or a flag that is up, points to the rule: age, place and
    course alone make every second rule worth a question.
    """
    told = {fact for fact, answer in telling.screening.items() if answer == Answer.YES}
    told |= {fact for flag in screen.flags for fact in flag.facts}
    worth = (
        question.fact
        for question in screen.to_ask
        if question.could_raise_to.stops_the_session
        and question.missing <= LIKELY_MISSING
        and question.fact not in telling.screening
        and any(told & _cared_for(knowledge, rule) for rule in question.rules)
    )
    fitting = (fact for fact in _askable(worth, telling, knowledge) if fact.section != "course")
    return tuple(fact.id for fact in fitting)[:MOST_FOLLOWING]


def page_of(facts: Iterable[str], knowledge: Knowledge, title: str) -> QuestionPage:
    """A page of these facts, in the order of the whole form."""
    known = knowledge.facts.by_id if knowledge.facts else {}
    order = {section: place for place, section in enumerate(TITLES)}
    wanted = sorted((known[f] for f in facts if f in known), key=lambda f: order[f.section])
    return QuestionPage(title=title, facts=tuple(wanted))


def _of_places(telling: Telling, knowledge: Knowledge) -> tuple[str, ...]:
    """The questions of every marked region, the first of each before the second of any."""
    regions = dict.fromkeys(
        knowledge.areas[area].region for area in telling.areas if area in knowledge.areas
    )
    lists = [BY_REGION.get(region, ()) for region in regions] or [NOWHERE]
    longest = max(map(len, lists))
    turns = (facts[turn] for turn in range(longest) for facts in lists if turn < len(facts))
    return tuple(dict.fromkeys(turns))[:MOST_ON_A_PAGE]


def _cared_for(knowledge: Knowledge, rule: str) -> frozenset[str]:
    """The facts a rule looks at, less those that every client has (age, place)."""
    known = knowledge.facts.by_id if knowledge.facts else {}
    facts = knowledge.rules[rule].facts() if rule in knowledge.rules else frozenset()
    return frozenset(f for f in facts if f in known and known[f].section not in _IN_EVERYONE)


def _askable(wanted: Iterable[str], telling: Telling, knowledge: Knowledge) -> tuple[Fact, ...]:
    known = knowledge.facts.by_id if knowledge.facts else {}
    fitting = (f for f in wanted if f in known and (f not in _ONLY or _ONLY[f](telling)))
    return tuple(known[fact] for fact in fitting if known[fact].asked == "client")
