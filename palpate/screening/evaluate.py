"""Runs every rule over the answers. Rules, not chances: nothing is averaged, nothing outvoted."""

from collections.abc import Iterable
from dataclasses import dataclass

from palpate.knowledge.fact import Facts
from palpate.knowledge.rule import Rule
from palpate.screening.action import Action
from palpate.screening.answers import Answer, Answers, Words
from palpate.screening.logic import Reading
from palpate.screening.precaution import Precaution, merged, of_rule
from palpate.screening.questions import Question, worth_asking


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A rule that fired, or (`open`) one that could not be excluded.

    `facts` are the answers it stands on, `words` what was said of them.
    """

    id: str
    label: str
    action: Action
    why: str
    client_text: str
    facts: tuple[str, ...]
    words: tuple[Words, ...] = ()
    no_session: bool = False
    precautions: tuple[Precaution, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What the screen says. It stands above every ranking and is part of none.

    `no_session` means no hands today; `rebook` that nothing but the day speaks against them.
    `to_ask` are questions whose answer could raise the action, most serious first. `residual`
    says what these rules can miss; it is never empty.
    """

    action: Action
    flags: tuple[Flag, ...]
    precautions: tuple[Precaution, ...]
    no_session: bool
    to_ask: tuple[Question, ...]
    ask_again: tuple[str, ...]
    residual: tuple[str, ...]

    @property
    def rebook(self) -> bool:
        return self.no_session and self.action < Action.REFER

    @property
    def client_texts(self) -> tuple[str, ...]:
        """What the client reads, most serious first; no disease is named."""
        serious = [flag for flag in self.flags if flag.action is self.action or flag.no_session]
        return tuple(dict.fromkeys(flag.client_text for flag in serious if flag.client_text))


GENERAL_RESIDUAL = (
    "No questions find everything: single warning signs miss most serious disease. "
    "Watch the course, ask again at every visit, and refer when in doubt."
)


def evaluate(rules: Iterable[Rule], answers: Answers, facts: Facts) -> Screen:
    """The screen of these answers. Missing answers fire nothing and are listed to be asked."""
    known = answers.closed(facts)
    current = tuple(rule for rule in rules if rule.status == "current")
    flags = _ordered(
        flag for rule in current for flag in (_fired(rule, known) or _not_excluded(rule, known))
    )
    action = max((flag.action for flag in flags), default=Action.PROCEED)
    return Screen(
        action=action,
        flags=flags,
        precautions=merged(tuple(flag.precautions for flag in flags)),
        no_session=action.stops_the_session or any(flag.no_session for flag in flags),
        to_ask=worth_asking(current, known, facts, above=action),
        ask_again=known.contradictory,
        residual=_residual(current, flags),
    )


def _ordered(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    return tuple(sorted(flags, key=lambda flag: (-flag.action.rank, flag.open, flag.id)))


def _fired(rule: Rule, answers: Answers) -> tuple[Flag, ...]:
    reading = Reading(answers=answers)
    steps = [step for step in rule.escalations if any(reading.holds(c) for c in step.when)]
    if not steps and not any(reading.holds(condition) for condition in rule.when):
        return ()
    step = max(steps, key=lambda s: s.action.rank, default=None)
    action = step.action if step else rule.action
    return (
        _flag(
            rule,
            answers,
            action=action,
            why=step.why if step and step.why else rule.why,
            client_text=step.client_text if step and step.client_text else rule.client_text,
        ),
    )


def _flag(rule: Rule, answers: Answers, *, action: Action, why: str, client_text: str) -> Flag:
    facts = tuple(sorted(fact for fact in rule.facts() if answers.yes(fact)))
    return Flag(
        id=rule.id,
        label=rule.label,
        action=action,
        why=why,
        client_text=client_text,
        facts=facts,
        words=_words(facts, answers),
        no_session=rule.no_session or action.stops_the_session,
        precautions=of_rule(rule, action),
    )


def _words(facts: tuple[str, ...], answers: Answers) -> tuple[Words, ...]:
    told = (word for fact in facts for word in answers.words.get(fact, ()))
    return tuple(dict.fromkeys(word for word in told if word.answer is Answer.YES))


def _not_excluded(rule: Rule, answers: Answers) -> tuple[Flag, ...]:
    """A rule that would fire if what could not be assessed were so: never passed over in silence.

    A serious one with something else pointing to it asks for a doctor, any other for care. That
    grading is a judgement; no source was found for it.
    """
    if rule.action <= Action.CAUTION:
        return ()
    reading = Reading(answers=answers, open_answers=(Answer.CANNOT_ASSESS,))
    ways = sorted(sorted(way) for condition in rule.when for way in reading.ways(condition))
    if not ways:
        return ()
    pointing = tuple(sorted(fact for fact in rule.facts() if answers.yes(fact)))
    fewest = min(len(way) for way in ways)
    unclear = next(tuple(way) for way in ways if len(way) == fewest)
    serious = rule.action.stops_the_session and bool(pointing)
    return (
        Flag(
            id=rule.id,
            label=f"{rule.label}: could not be excluded",
            action=Action.REFER if serious else Action.CAUTION,
            why=f"Could not be assessed: {', '.join(unclear)}. Assess it, or have it assessed, "
            "before any work it would forbid.",
            client_text="",
            facts=(*pointing, *unclear),
            precautions=(
                Precaution(kind="ask_first", say=f"{rule.label}: clear up before hands on."),
            ),
            open=True,
        ),
    )


def _residual(rules: tuple[Rule, ...], flags: tuple[Flag, ...]) -> tuple[str, ...]:
    fired = {flag.id for flag in flags}
    said = (rule.residual for rule in rules if rule.id in fired)
    return tuple(dict.fromkeys((GENERAL_RESIDUAL, *said)))
