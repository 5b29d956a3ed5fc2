"""How much of the building cases' wording finds its place."""

from pathlib import Path

import pytest

from bench.cases.coverage import Part, coverage, main
from palpate.interop.cases.case import Case, Found, PainLocation, Truth
from palpate.interop.cases.read import read_cases
from palpate.knowledge.read import shipped

BANK = Path(__file__).parents[2] / "cases" / "development.jsonl"
KNOWLEDGE = shipped()
LEAST = {
    "truths resolved": 0.85,
    "pain locations placed": 0.99,
    "findings understood": 0.75,
    "aggravating and relieving": 0.85,
}


def test_most_of_the_building_cases_is_understood() -> None:
    cases = [row for row in read_cases(BANK) if isinstance(row, Case)]
    assert len(cases) == 87
    for part in coverage(cases, KNOWLEDGE):
        assert part.share >= LEAST[part.name], (part.name, part.unplaced)


def test_what_is_not_understood_is_listed() -> None:
    case = Case(
        id="a",
        complaint="",
        pain_locations=(PainLocation(where="aura"), PainLocation(where="knee")),
        findings=(Found(test="aura", result="purple"),),
        aggravating=("moonlight",),
        truth=(Truth(kind="joint", structure="joint of the moon"),),
    )
    left = {part.name: part.unplaced for part in coverage([case], KNOWLEDGE)}
    assert left == {
        "truths resolved": ("joint: joint of the moon",),
        "pain locations placed": ("aura",),
        "findings understood": ("aura, purple",),
        "aggravating and relieving": ("moonlight",),
    }


def test_nothing_to_place_is_all_placed() -> None:
    assert Part(name="x", count=0, unplaced=()).share == 1.0


def test_the_command_prints_the_shares(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(BANK)]) == 0
    assert "pain locations placed" in capsys.readouterr().out
    assert main([str(tmp_path / "none")]) == 2
