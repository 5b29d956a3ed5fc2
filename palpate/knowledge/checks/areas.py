"""Areas form trees: parents exist, no area contains itself, parts lie in their parent's region."""

from collections.abc import Iterable

from palpate.anatomy.region import Area
from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.problem import Problem


def areas(knowledge: Knowledge) -> Iterable[Problem]:
    for area in knowledge.areas.values():
        if not area.parent:
            continue
        parent = knowledge.areas.get(area.parent)
        if parent is None:
            yield _wrong(area, f"has the parent '{area.parent}', which does not exist")
        elif parent.parent == area.id or parent.id == area.id:
            yield _wrong(area, "contains itself")
        elif parent.paired != area.paired:
            yield _wrong(area, f"is paired unlike its parent '{parent.id}'")


def _wrong(area: Area, what: str) -> Problem:
    return Problem(where=f"area '{area.id}'", what=what, mend="Mend its parent")
