"""The explicit list of checks; a new one is added here and gets a sample that trips it."""

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.areas import areas
from palpate.knowledge.checks.citations import citations
from palpate.knowledge.checks.evidence import evidence
from palpate.knowledge.checks.examinations import examinations
from palpate.knowledge.checks.identifiers import identifiers
from palpate.knowledge.checks.links import links
from palpate.knowledge.checks.muscles import muscles
from palpate.knowledge.checks.probabilities import probabilities
from palpate.knowledge.checks.problem import Check, Problem
from palpate.knowledge.checks.reach import reach
from palpate.knowledge.checks.references import references
from palpate.knowledge.checks.retired import retired
from palpate.knowledge.checks.techniques import techniques

CHECKS: dict[str, Check] = {
    "identifiers": identifiers,
    "areas": areas,
    "links": links,
    "reach": reach,
    "evidence": evidence,
    "citations": citations,
    "references": references,
    "probabilities": probabilities,
    "examinations": examinations,
    "muscles": muscles,
    "techniques": techniques,
    "retired": retired,
}


def every_problem(knowledge: Knowledge) -> tuple[Problem, ...]:
    """All problems of all checks, in the order of the list above."""
    return tuple(problem for check in CHECKS.values() for problem in check(knowledge))
