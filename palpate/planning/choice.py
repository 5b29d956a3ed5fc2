"""What the solver decides, by name; rules speak to it and never to the solver's insides.

The session runs through a few segments, each in one place, in the usual order of the table: prone,
side-lying, supine, then up. An application lies in one segment or in none; inside a segment
`sequence.rank` gives the order. So a turn of the client is a table segment in use, and "before"
is a comparison of segments and ranks. Other orders of the places are not searched.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from palpate.planning.application import Application
from palpate.planning.plan import posture
from palpate.planning.request import PlanRequest, Retest

Expression = Any
"""A linear expression or literal of the solver."""


class Model(Protocol):
    """What rules use of a constraint model."""

    def new_bool_var(self, name: str) -> Expression:
        """A decision of yes or no."""

    def new_int_var(self, lb: Any, ub: Any, name: str) -> Expression:
        """A whole number within bounds."""

    def add(self, ct: Any) -> Any:
        """A constraint; it may be made to hold only under a literal."""

    def maximize(self, obj: Any) -> None:
        """Set what is sought."""


TURN_MINUTES = 0.5
_TABLE = ("prone", "side-lying-left", "side-lying-right", "supine")


def ticks(minutes: float) -> int:
    """Half-minutes; the model counts in whole numbers."""
    return round(minutes * 2)


def route(request: PlanRequest) -> tuple[str, ...]:
    """The places in the order they are gone through, from where the client is now to sitting up."""
    now = _now(request)
    first = () if now == "up" else (now,)
    return (*first, *(place for place in _TABLE if place != now), "up")


@dataclass(slots=True, kw_only=True)
class Choice:
    """The decision variables of one request; `places[k]` is where segment k is."""

    applications: tuple[Application, ...]
    places: tuple[str, ...]
    at: dict[tuple[str, int], Expression] = field(default_factory=dict)
    usual: dict[str, Expression] = field(default_factory=dict)
    most: dict[str, Expression] = field(default_factory=dict)
    used: dict[int, Expression] = field(default_factory=dict)
    turns: Expression = 0
    retest: dict[tuple[str, int], Expression] = field(default_factory=dict)
    excused: dict[str, Expression] = field(default_factory=dict)

    @property
    def segments(self) -> range:
        return range(len(self.places))

    def chosen(self, application: Application) -> Expression:
        """1 where the application is in the plan."""
        return sum(self.in_segment(application, k) for k in self.segments)

    def in_segment(self, application: Application, segment: int) -> Expression:
        return self.at.get((application.key, segment), 0)

    def until(self, applications: Iterable[Application], segment: int) -> Expression:
        """How many of these lie in this segment or before it."""
        return sum(self.in_segment(a, k) for a in applications for k in range(segment + 1))

    def after(self, application: Application, segment: int) -> Expression:
        """1 where the application lies after this segment."""
        return sum(self.in_segment(application, k) for k in self.segments[segment + 1 :])

    def ticks(self, application: Application) -> Expression:
        """Half-minutes spent on it: the least dose, or the usual, or the most."""
        minutes = application.technique.minutes
        least, usual, most = ticks(minutes.least), ticks(minutes.usual), ticks(minutes.most)
        return (
            least * self.chosen(application)
            + (usual - least) * self.usual[application.key]
            + (most - usual) * self.most[application.key]
        )

    def covering(self, target: str) -> tuple[Application, ...]:
        """The applications that serve a target."""
        return tuple(a for a in self.applications if target in a.target_ids)

    def retests_from(self, retests: Iterable[str], segment: int) -> Expression:
        """How many of these re-tests lie in this segment or after it."""
        return sum(
            self.retest[key, k]
            for key in retests
            for k in self.segments[segment:]
            if (key, k) in self.retest
        )


def choose(model: Model, request: PlanRequest, applications: tuple[Application, ...]) -> Choice:
    """Make the variables, with what makes them mean what they are called; no rule is in it."""
    choice = Choice(applications=applications, places=route(request))
    _turns(model, choice, request)
    for application in applications:
        _application(model, choice, application)
    for retest in request.retests:
        _retest(model, choice, retest)
    for target in request.targets:
        choice.excused[target.id] = model.new_bool_var(f"excused {target.id}")
    return choice


def _turns(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Each table segment in use is a turn onto it, and one more leads up at the end."""
    for k in choice.segments:
        choice.used[k] = model.new_bool_var(f"segment {k} used")
    tables = [k for k in choice.segments if choice.places[k] != "up"]
    if _now(request) != "up":
        # Already on the table: staying costs no turn, and getting up is sure.
        choice.turns = 1 + sum(choice.used[k] for k in tables[1:])
        return
    lies = model.new_bool_var("on the table")
    for k in tables:
        model.add(lies >= choice.used[k])
    choice.turns = lies + sum(choice.used[k] for k in tables)


def _now(request: PlanRequest) -> str:
    return posture(request.done[-1].position) if request.done else "up"


def _application(model: Model, choice: Choice, application: Application) -> None:
    key = application.key
    for k in choice.segments:
        if any(posture(place) == choice.places[k] for place in application.positions):
            choice.at[key, k] = model.new_bool_var(f"{key} at {k}")
            model.add(choice.at[key, k] <= choice.used[k])
    chosen = choice.chosen(application)
    model.add(chosen <= 1)
    choice.usual[key] = model.new_bool_var(f"{key} usual")
    choice.most[key] = model.new_bool_var(f"{key} most")
    model.add(choice.usual[key] <= chosen)
    model.add(choice.most[key] <= choice.usual[key])


def _retest(model: Model, choice: Choice, retest: Retest) -> None:
    for k in choice.segments:
        if any(posture(place) == choice.places[k] for place in retest.positions):
            flag = model.new_bool_var(f"re-test {retest.id} at {k}")
            choice.retest[retest.id, k] = flag
            model.add(flag <= choice.used[k])
