"""A reference has an address that was seen, or says that nobody read it; and a fact uses it."""

from collections.abc import Iterable, Mapping

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.problem import Problem
from palpate.knowledge.citation import Citation


def references(knowledge: Knowledge) -> Iterable[Problem]:
    used = {citation.source for cited in _all_cited(knowledge) for citation in cited.values()}
    for reference in knowledge.references.values():
        seen = reference.address or reference.doi or reference.pmid
        if reference.read != "no" and not seen:
            yield Problem(
                where=f"reference '{reference.key}'",
                what="says it was read and has no address, DOI or PMID",
                mend='Add the one that was seen, or set read = "no"',
            )
        if reference.key not in used:
            yield Problem(
                where=f"reference '{reference.key}'",
                what="is used by no fact",
                mend="Cite it where it was read for, or remove the row",
            )


def _all_cited(knowledge: Knowledge) -> Iterable[Mapping[str, Citation]]:
    mappings = (
        knowledge.sources, knowledge.examinations, knowledge.techniques, knowledge.rules,
        knowledge.instruments,
    )  # fmt: skip
    for things in mappings:
        yield from (thing.cited for thing in things.values())
