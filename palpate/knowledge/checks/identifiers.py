"""Ids are kebab-case words, because they stand in files, addresses and records for ever."""

import re
from collections.abc import Iterable, Mapping

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.problem import Problem

KEBAB = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")


def identifiers(knowledge: Knowledge) -> Iterable[Problem]:
    for kind, things in kinds(knowledge).items():
        for name in things:
            if not KEBAB.fullmatch(name):
                yield Problem(
                    where=f"{kind} '{name}'",
                    what="is not a kebab-case id",
                    mend="Use lower-case words joined by hyphens",
                )


def kinds(knowledge: Knowledge) -> Mapping[str, Mapping[str, object]]:
    """Every kind of thing by its name."""
    return {
        "area": knowledge.areas,
        "concept": knowledge.concepts,
        "muscle": knowledge.muscles,
        "source": knowledge.sources,
        "examination": knowledge.examinations,
        "technique": knowledge.techniques,
        "rule": knowledge.rules,
        "instrument": knowledge.instruments,
    }
