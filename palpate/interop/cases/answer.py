"""Answers a case: screens its words, reasons over its findings."""

from typing import Any

from palpate import pathway
from palpate.interop.cases.case import Case, Reading
from palpate.interop.cases.findings import findings_of
from palpate.interop.cases.write import answer_json
from palpate.knowledge.base import Knowledge
from palpate.reasoning.person import Person


def answer(
    case: Case, knowledge: Knowledge, *, reading: Reading = Reading.FULL, asks: int = 5
) -> dict[str, Any]:
    """The answer to one reading of a case, as the case format asks for it."""
    read = findings_of(case, knowledge, reading)
    screened = pathway.screen(knowledge, presentation=read.presentation)
    assessed = pathway.assess(
        knowledge, read.findings, person_of(case), screened=screened, asks=asks
    )
    return answer_json(case.id, screened, assessed, read.unplaced)


def person_of(case: Case) -> Person:
    """Age in whole years and sex, as far as the case gives them; an impossible age is unknown."""
    age = int(case.age) if case.age is not None and 0 <= case.age < 121 else None
    return Person(age=age, sex="F" if case.sex == "F" else "M" if case.sex == "M" else "")
