"""The figures of a bank, on answers made by hand."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.cases.__main__ import main
from bench.cases.answer import Given, Line
from bench.cases.baselines import BASELINES
from bench.cases.calibration import calibration, expected_error
from bench.cases.intervals import intervals
from bench.cases.run import report
from bench.cases.score import Scored, score, shares
from bench.cases.table import json_line, table
from bench.cases.truth import hits, is_red_flag, primary, target_of, targets_of
from palpate.findings.finding import Finding, State
from palpate.interop.cases.case import Case, Reading, Truth
from palpate.interop.cases.findings import CaseFindings
from palpate.knowledge.action import Action
from palpate.knowledge.base import Knowledge
from palpate.knowledge.read import shipped
from palpate.quantities import Side
from palpate.reasoning.person import Person

KNOWLEDGE = shipped()
QL = Truth(kind="trigger_point", structure="quadratus lumborum", side="left")
FLAG = Truth(kind="red_flag", structure="abdominal aortic aneurysm", side="midline")
AORTA = Truth(kind="vascular", structure="aorta", side="midline")


def line(source: str, side: Side = Side.LEFT, chance: float = 0.5) -> Line:
    kind = KNOWLEDGE.sources[source].kind
    return Line(kind=kind, source=source, side=side, probability=chance)


def given_(*lines: Line, action: Action = Action.PROCEED) -> Given:
    return Given(action=action, ranking=lines)


def case(*truths: Truth, id_: str = "a") -> Case:
    return Case(id=id_, complaint="It hurts.", truth=truths)


def scored(answer: Given, *truths: Truth) -> Scored:
    one = case(*truths)
    return score("a", answer, targets_of(one, KNOWLEDGE), is_red_flag=is_red_flag(one),
                 knowledge=KNOWLEDGE)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "structure", "source", "expected"),
    [
        ("trigger_point", "quadratus lumborum", "quadratus-lumborum-deep-caudal", True),
        ("trigger_point", "upper trapezius", "trapezius-lower", True),
        ("trigger_point", "sternocleidomastoid (clavicular division)", "scm-sternal", True),
        ("trigger_point", "hamstrings", "semitendinosus", True),
        ("trigger_point", "hamstrings", "gracilis", False),
        ("trigger_point", "QL", "piriformis", False),
        ("radiculopathy", "C6 nerve root", "c6-root", True),
        ("radiculopathy", "C6 nerve root", "c7-root", False),
        ("radiculopathy", "L3-L4 disc herniation", "l4-root", True),
        ("nerve_entrapment", "suprascapular nerve at the spinoglenoid notch",
         "suprascapular-notch", True),
        ("nerve_entrapment", "greater occipital nerve (occipital neuralgia)",
         "greater-occipital-trapezius", True),
        ("joint", "proximal hamstring tendon", "proximal-hamstring-tendon", True),
        ("tendon", "sacroiliac joint", "sacroiliac-joint", True),
        ("trigger_point", "piriformis", "sciatic-deep-gluteal", False),
        ("nerve_entrapment", "C6 nerve root", "c6-root", False),
        ("trigger_point", "the left ear of the moon", "piriformis", False),
    ],
)  # fmt: skip
def test_what_counts_as_a_hit(kind: str, structure: str, source: str, expected: bool) -> None:
    target = target_of(Truth(kind=kind, structure=structure), KNOWLEDGE)
    assert hits(line(source), target, KNOWLEDGE) is expected


def test_a_site_is_a_hit_of_its_own() -> None:
    truth = Truth(
        kind="nerve_entrapment", structure="suprascapular nerve at the spinoglenoid notch"
    )
    right, wrong = line("suprascapular-spinoglenoid"), line("suprascapular-notch")
    assert (scored(given_(right), truth).site, scored(given_(wrong), truth).site) == (True, False)
    bare = Truth(kind="nerve_entrapment", structure="suprascapular nerve")
    assert scored(given_(right), bare).names_site is False


def test_a_truth_nobody_knows_is_a_miss_and_is_listed() -> None:
    unknown = Truth(kind="joint", structure="joint of the moon")
    assert not target_of(unknown, KNOWLEDGE).is_resolved
    assert scored(given_(line("piriformis")), unknown).place is None


def test_a_red_flag_counts_in_the_screen_and_by_its_other_truth() -> None:
    assert primary(case(FLAG)) is None
    assert primary(case(FLAG, AORTA)) == AORTA
    alone = scored(given_(action=Action.EMERGENCY), FLAG)
    assert (alone.counts, alone.is_red_flag) == (False, True)
    both = scored(given_(line("aorta", Side.MIDLINE)), FLAG, AORTA)
    assert (both.counts, both.place, both.side) == (True, 1, True)


def test_shares_count_places_sites_and_sides() -> None:
    first = scored(given_(line("quadratus-lumborum-deep-caudal")), QL)
    second = scored(given_(line("piriformis"), line("quadratus-lumborum-deep-caudal",
                                                    Side.RIGHT)), QL)  # fmt: skip
    missed = scored(given_(line("piriformis")), QL)
    found = shares([first, second, missed, scored(given_(), FLAG)])
    assert found["first_1"] == pytest.approx(1 / 3)
    assert found["first_3"] == pytest.approx(2 / 3)
    assert found["side_3"] == pytest.approx(1 / 3)
    assert found["site_1"] is None


def test_the_screen_is_judged_on_flags_and_on_the_others_apart() -> None:
    rows = [scored(given_(action=action), FLAG) for action in (Action.REFER, Action.CAUTION)]
    rows += [
        scored(given_(action=action), QL)
        for action in (Action.PROCEED, Action.REFER, Action.REFER_URGENT, Action.EMERGENCY)
    ]
    found = shares(rows)
    assert found["red_flag_recall"] == 0.5
    assert found["false_alarms"] == 0.5
    assert found["plain_referrals"] == 0.25


def test_a_second_truth_counts_in_the_set() -> None:
    other = Truth(kind="trigger_point", structure="piriformis")
    both = given_(line("quadratus-lumborum-deep-caudal"), line("piriformis"))
    assert scored(both, QL, other).set_f1 == 1.0
    assert scored(given_(line("piriformis")), QL, other).set_f1 == pytest.approx(2 / 3)


def test_statements_that_come_true_as_often_as_said_have_no_error() -> None:
    assert expected_error([(0.25, True), (0.25, False), (0.25, False), (0.25, False)]) == 0.0
    assert expected_error([(1.0, False)]) == 1.0
    assert expected_error([]) is None


def test_sure_statements_are_counted_and_checked() -> None:
    sure = scored(given_(line("piriformis", chance=0.95), line("gemelli", chance=0.01)), QL)
    found = calibration([sure])
    assert (found["stated_above_90"], found["right_above_90"]) == (1, 0.0)
    assert found["calibration_error"] == pytest.approx(0.95)


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_the_calibration_error_is_a_share_and_forgets_the_order(
    stated: list[tuple[float, bool]],
) -> None:
    error = expected_error(stated)
    assert error is not None
    assert 0.0 <= error <= 1.0
    assert expected_error(stated[::-1]) == pytest.approx(error)


def test_intervals_hold_their_share_and_are_the_same_each_time() -> None:
    hit = scored(given_(line("quadratus-lumborum-deep-caudal")), QL)
    rows = [hit] * 6 + [replace(hit, place=None)] * 4
    once = intervals(rows, shares, resamples=200)
    assert once == intervals(rows, shares, resamples=200)
    low, high = once["first_1"]
    assert low <= 0.6 <= high
    assert intervals([], shares) == {}


FINDINGS = (
    Finding(key="pain:low-back", side=Side.LEFT),
    Finding(key="worse:bending-forward"),
    Finding(key="has:numb", state=State.ABSENT),
)


@pytest.mark.parametrize("name", sorted(BASELINES))
def test_every_baseline_ranks_groups_once_and_repeatably(name: str) -> None:
    answer = BASELINES[name](KNOWLEDGE, FINDINGS, Person())
    groups = [(KNOWLEDGE.sources[row.source].kind, KNOWLEDGE.sources[row.source].group)
              for row in answer.ranking if KNOWLEDGE.sources[row.source].group]  # fmt: skip
    assert len(groups) == len(set(groups))
    assert all(0.0 <= row.probability <= 1.0 for row in answer.ranking)
    assert answer == BASELINES[name](KNOWLEDGE, FINDINGS, Person())


def test_the_drawing_baseline_looks_at_places_alone() -> None:
    only = BASELINES["drawing only"](KNOWLEDGE, FINDINGS[:1], Person())
    assert only == BASELINES["drawing only"](KNOWLEDGE, FINDINGS, Person())
    felt = {link.area for link in KNOWLEDGE.sources[only.ranking[0].source].pain}
    assert "low-back" in felt


def test_the_frequency_baseline_looks_at_nothing() -> None:
    def sources(*findings: Finding) -> list[str]:
        return [
            row.source for row in BASELINES["frequency only"](KNOWLEDGE, findings, Person()).ranking
        ]

    assert sources() == sources(*FINDINGS)


def always_ql(knowledge: Knowledge, told: CaseFindings, person: Person) -> Given:
    return given_(line("quadratus-lumborum-deep-caudal", chance=0.9))


BANK = [
    {"id": "a", "complaint": "My low back hurts.", "truth": [
        {"kind": "trigger_point", "structure": "quadratus lumborum", "side": "left"}]},
    {"id": "b", "complaint": "My head hurts.", "truth": [
        {"kind": "joint", "structure": "joint of the moon", "side": "unknown"}]},
]  # fmt: skip


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.jsonl"
    path.write_text("\n".join([*map(json.dumps, BANK), "{"]), encoding="utf-8")
    return path


def test_a_report_lists_what_could_not_be_resolved_or_read(bank: Path) -> None:
    found = report(bank, KNOWLEDGE, readings=[Reading.HISTORY], answerer=always_ql)
    assert found.figures[0].shares["first_1"] == 0.5
    assert found.unresolved == ("b: joint: joint of the moon",)
    assert [error.line for error in found.errors] == [3]
    assert "joint of the moon" in table(found)
    assert json.loads(json_line(found))["places"]["history"] == {"a": 1, "b": None}


def test_the_command_answers_and_says_what_was_wrong(
    bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(bank), "--json"]) == 1
    out, err = capsys.readouterr()
    figures = json.loads(out)["figures"]
    assert {row["reading"] for row in figures} == {"history", "examination", "full"}
    assert {row["name"] for row in figures} == {"palpate", *BASELINES}
    assert "line 3" in err


def test_a_bank_that_is_not_there_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.jsonl")]) == 2
    assert "cannot be read" in capsys.readouterr().err
