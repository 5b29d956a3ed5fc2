"""A screening rule: under which answers it fires, what it asks for and what it limits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Union

from palpate.knowledge.action import Action
from palpate.knowledge.citation import Citation, Confidence
from palpate.knowledge.door import admit, parse
from palpate.knowledge.precaution import Precaution

# The group stands first: pydantic then names the wrong key inside it, not "should be a string".
Test = Union["Condition", str]
"""A fact's id, or a group of tests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast:
    """At least `count` of the tests `of` hold."""

    count: int
    of: tuple[Test, ...]

    def __post_init__(self) -> None:
        if not 1 <= self.count <= len(self.of):
            raise ValueError(
                f"at_least {self.count} of {len(self.of)} can never be or never matter"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Holds when every part given holds and none of `unless` does.

    Parts: all of `all_of`, one of `any_of`, enough of `at_least`. At least one part is given;
    `unless` alone is refused, for what was not asked would then fire a rule.
    """

    all_of: tuple[Test, ...] = ()
    any_of: tuple[Test, ...] = ()
    at_least: AtLeast | None = None
    unless: tuple[Test, ...] = ()

    def __post_init__(self) -> None:
        if not (self.all_of or self.any_of or self.at_least):
            raise ValueError("a condition needs all_of, any_of or at_least")

    def parts(self) -> Iterator[Test]:
        """Every test directly inside, `unless` left out."""
        yield from self.all_of
        yield from self.any_of
        yield from self.at_least.of if self.at_least else ()

    def facts(self) -> frozenset[str]:
        """Every fact id anywhere inside, those of `unless` too."""
        return frozenset(_facts((*self.parts(), *self.unless)))


def _facts(tests: tuple[Test, ...]) -> Iterator[str]:
    for test in tests:
        if isinstance(test, str):
            yield test
        else:
            yield from test.facts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """The same rule, more serious: the higher action holds when one of `when` does."""

    action: Action
    when: tuple[Condition, ...]
    client_text: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One pattern that must not be missed, or one circumstance the work must respect.

    It fires when one of `when` holds. `supports` are facts that add to the why and make its open
    questions worth asking; alone they never fire it. `no_session` forbids hands today whatever
    the action. `areas` is where disease is suspected: with `refer`, work stays outside it (empty
    means the painful areas). `client_text` is a plain instruction that names no disease; `why` is
    for the therapist; `residual` says what the rule can miss. `cites` are keys of `cited`.

    Raises ValueError for an escalation that does not rise, a cite without its citation and a
    verified rule without any.
    """

    id: str
    label: str
    action: Action
    when: tuple[Condition, ...]
    client_text: str
    why: str
    residual: str
    supports: tuple[str, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    no_session: bool = False
    areas: tuple[str, ...] = ()
    precautions: tuple[Precaution, ...] = ()
    cites: tuple[str, ...] = ()
    cited: Mapping[str, Citation] = field(default_factory=dict)
    confidence: Confidence = "recalled"
    reviewed_by: str = ""
    status: Literal["current", "retired"] = "current"
    replaced_by: str = ""

    def __post_init__(self) -> None:
        if not self.when:
            raise ValueError("when is empty: the rule could never fire")
        if any(step.action <= self.action for step in self.escalations):
            raise ValueError(f"an escalation must ask for more than {self.action}")
        if missing := set(self.cites) - set(self.cited):
            raise ValueError(f"cites {', '.join(sorted(missing))}; add [cited.…] for it")
        if self.confidence != "recalled" and not self.cites:
            raise ValueError("without cites the confidence is 'recalled'")
        if self.status == "retired" and not self.replaced_by:
            raise ValueError("a retired rule names its successor in replaced_by")

    def facts(self) -> frozenset[str]:
        """Every fact the rule looks at, supports and escalations included."""
        inside = [condition.facts() for condition in self.when]
        inside += [c.facts() for step in self.escalations for c in step.when]
        return frozenset().union(*inside, self.supports)


def read_rules(folder: Path) -> tuple[Rule, ...]:
    """Every rule below `folder`, one per file, by file name.

    Raises KnowledgeError that names the file, the key and what is expected there.
    """
    return tuple(admit(Rule, parse(path), path) for path in sorted(folder.rglob("*.toml")))
