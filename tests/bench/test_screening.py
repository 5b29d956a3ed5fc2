"""The screening bench prints its figures and fails loudly."""

from pathlib import Path

import pytest

from bench import screening


def test_the_figures_are_printed_with_those_of_a_bank(capsys: pytest.CaptureFixture[str]) -> None:
    assert screening.main(["tests/cases/development.jsonl"]) == 0
    printed = capsys.readouterr().out
    assert "near misses that stay silent" in printed
    assert "red-flag cases answered more strongly than caution: 16 of 16" in printed


def test_a_file_that_is_not_there_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert screening.main([str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl cannot be read" in capsys.readouterr().err


def test_a_line_that_is_no_case_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bank = tmp_path / "bank.jsonl"
    bank.write_text("not a case\n", encoding="utf-8")
    screening.main([str(bank)])
    assert "line 1" in capsys.readouterr().out
