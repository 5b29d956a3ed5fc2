"""`palpate plan`: every case of a file gets its session, or a sentence why none."""

import json
from pathlib import Path
from typing import Any

import pytest

from palpate.cli.main import main

NECK = {
    "id": "neck",
    "age": 41,
    "sex": "F",
    "complaint": "My neck aches on the right and I get a headache at the temple.",
    "pain_locations": [
        {"where": "side of the neck", "side": "right", "quality": ["aching"]},
        {"where": "temple", "side": "right", "quality": ["aching"]},
    ],
    "findings": [
        {
            "test": "palpation",
            "site": "right upper trapezius",
            "result": "positive",
            "detail": "reproduces the familiar headache",
        }
    ],
}
CAUDA = {
    "id": "cauda",
    "age": 50,
    "complaint": "Low back pain, and since today I am numb between the legs and cannot pass urine.",
    "pain_locations": [{"where": "low back", "side": "both", "quality": ["aching"]}],
}


def file_of(folder: Path, *cases: dict[str, Any] | str) -> str:
    rows = [case if isinstance(case, str) else json.dumps(case) for case in cases]
    path = folder / "cases.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return str(path)


def test_a_case_gets_a_plan_that_fits_its_minutes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", file_of(tmp_path, NECK), "--minutes", "45", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    lines = found["plan"]["lines"]
    assert lines
    assert lines[-1]["start_minute"] + lines[-1]["minutes"] <= 45
    assert any("trapezius-upper:right" in line["targets"] for line in lines)


def test_in_words_every_treatment_has_a_reason_and_what_would_stop_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", file_of(tmp_path, NECK)]) == 0
    said = capsys.readouterr().out
    assert "chosen because" in said
    assert "Stop if" in said
    assert "Home:" in said


def test_an_emergency_gets_no_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", file_of(tmp_path, CAUDA), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["screen"]["action"] == "emergency"
    assert found["plan"]["status"] == "no session"
    assert found["plan"]["lines"] == []


def test_a_malformed_line_is_named_and_the_others_are_planned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", file_of(tmp_path, "{broken", NECK), "--json"]) == 1
    heard = capsys.readouterr()
    assert "line 1" in heard.err
    assert json.loads(heard.out)["id"] == "neck"


@pytest.mark.parametrize("minutes", ["0", "-5", "many", "20.25", "1000"])
def test_minutes_that_make_no_session_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], minutes: str
) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["plan", file_of(tmp_path, NECK), f"--minutes={minutes}"])
    assert refused.value.code == 2
    assert "minutes come in halves" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["empty.jsonl", "nowhere.jsonl"])
def test_a_file_with_nothing_in_it_is_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "empty.jsonl").write_text("\n")
    assert main(["plan", str(tmp_path / name)]) == 2
    assert name in capsys.readouterr().err
