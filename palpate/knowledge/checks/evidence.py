"""No fact without a source: what is not marked recalled cites something that is listed."""

from collections.abc import Iterable, Mapping

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.problem import Problem
from palpate.knowledge.citation import Citation


def evidence(knowledge: Knowledge) -> Iterable[Problem]:
    for name, confidence, cited in _cited(knowledge):
        if confidence != "recalled" and not cited:
            yield Problem(
                where=name,
                what=f"is marked {confidence} and cites nothing",
                mend='Add a [cited.x] table, or set confidence = "recalled"',
            )
        for key, citation in cited.items():
            if citation.source not in knowledge.references:
                yield Problem(
                    where=name,
                    what=f"cites '{citation.source}' (as {key}), which is no reference",
                    mend="Add a [[reference]] row with its address, or mend the key",
                )


def _cited(knowledge: Knowledge) -> Iterable[tuple[str, str, Mapping[str, Citation]]]:
    for source in knowledge.sources.values():
        yield f"source '{source.id}'", source.confidence, source.cited
    for examination in knowledge.examinations.values():
        yield f"examination '{examination.id}'", examination.confidence, examination.cited
