"""Case files: what is a case, and one clear sentence for what is none."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palpate.interop.cases.case import Case
from palpate.interop.cases.read import CaseError, read_cases, read_line
from palpate.quantities import Side

WHOLE = {
    "id": "anna",
    "age": 41,
    "sex": "F",
    "complaint": "My right shoulder hurts.",
    "pain_locations": [
        {"where": "shoulder", "side": "right", "quality": ["aching"], "radiates": True}
    ],
    "onset_history": "Two weeks.",
    "aggravating": ["reaching overhead"],
    "relieving": ["rest"],
    "findings": [
        {"test": "Hawkins", "site": "right", "result": "positive", "confirmatory": False}
    ],
    "context": "Painter",
    "truth": [{"kind": "tendon", "structure": "supraspinatus tendon", "side": "right"}],
}  # fmt: skip


def line(**changes: object) -> bytes:
    values = {**WHOLE, **changes}
    kept = {key: value for key, value in values.items() if value is not ...}
    return json.dumps(kept).encode()


def error(raw: bytes) -> CaseError:
    found = read_line(raw, 7)
    assert isinstance(found, CaseError)
    return found


def test_a_whole_case_is_read() -> None:
    case = read_line(line(), 3)
    assert isinstance(case, Case)
    assert (case.id, case.age, case.sex, case.line) == ("anna", 41, "F", 3)
    assert case.pain_locations[0].side is Side.RIGHT
    assert case.context == ("Painter",)
    assert case.truth[0].structure == "supraspinatus tendon"


def test_what_is_optional_may_be_missing_or_null() -> None:
    case = read_line(b'{"id": "a", "complaint": "It hurts.", "age": null, "findings": null}', 1)
    assert isinstance(case, Case)
    assert case.findings == ()
    assert case.side is Side.UNKNOWN


def test_context_may_be_a_list() -> None:
    case = read_line(line(context=["Painter", "Diabetes"]), 1)
    assert isinstance(case, Case)
    assert case.context == ("Painter", "Diabetes")


@pytest.mark.parametrize(
    ("raw", "field", "says"),
    [
        (line(complaint=...), "complaint", "is missing"),
        (line(id=...), "id", "is missing"),
        (line(age="41"), "age", "number"),
        (line(age=True), "age", "number"),
        (line(sex="female"), "sex", "'F'"),
        (line(aggravating="walking"), "aggravating", "must be a list"),
        (line(aggravating=[1]), "aggravating[0]", "must be text"),
        (line(pain_locations=[{"where": "neck", "side": "up"}]), "pain_locations[0].side", "left"),
        (line(pain_locations=[{"side": "left"}]), "pain_locations[0].where", "is missing"),
        (line(findings=[{"test": "Spurling", "result": 1}]), "findings[0].result", "must be text"),
        (line(findings=[{"test": "x"}, {"site": "y"}]), "findings[1].test", "is missing"),
        (line(findings=[{"test": "x", "confirmatory": "yes"}]), "findings[0].confirmatory", "true"),
        (line(agravating=["walking"]), "agravating", "is not a field"),
        (line(context=5), "context", "must be"),
        (b"{", "line", "is not JSON"),
        (b"[]", "line", "is not a JSON object"),
        (b'"text"', "line", "is not a JSON object"),
        (b"null", "line", "is not a JSON object"),
        (b"\xff\xfe", "line", "UTF-8"),
        (b"[" * 100_000, "line", ""),
    ],
)  # fmt: skip
def test_a_malformed_line_names_its_number_and_field(raw: bytes, field: str, says: str) -> None:
    found = error(raw)
    assert (found.line, found.field) == (7, field)
    assert says in found.message
    assert str(found).startswith(f"line 7: {field}: ")
    assert "\n" not in str(found)


def test_good_lines_are_read_beside_bad_ones(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(line() + b"\n\n{bad\n" + line(id="ben") + b"\n")
    found = list(read_cases(path))
    assert [type(row) for row in found] == [Case, CaseError, Case]
    assert isinstance(found[1], CaseError)
    assert found[1].line == 3
    assert isinstance(found[2], Case)
    assert found[2].line == 4


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + line())
    assert [type(row) for row in read_cases(path)] == [Case]


def test_a_file_that_is_not_there_is_the_callers_to_report(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="cases"):
        list(read_cases(tmp_path / "cases.jsonl"))


anything = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(deadline=None)
@given(st.sampled_from(sorted(WHOLE)), anything)
def test_any_value_in_any_field_is_a_case_or_an_error(field: str, value: object) -> None:
    assert isinstance(read_line(line(**{field: value}), 1), Case | CaseError)


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_a_case_or_an_error(raw: bytes) -> None:
    assert isinstance(read_line(raw, 1), Case | CaseError)
