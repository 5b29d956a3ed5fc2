from dataclasses import replace

import pytest

from palpate.planning.explain import client_sentence, evidence_sentence, explained
from palpate.planning.plan import Block
from palpate.planning.request import Limit, Pick
from palpate.planning.solve import solve
from tests.planning.cast import (
    ALTERNATIVES,
    FACET,
    HOUR,
    LEVATOR,
    ROOT,
    STERNOMASTOID,
    SUBOCCIPITALS,
    TRAPEZIUS,
    hour,
    line,
    plan_of,
    technique,
)


def told(request, *lines, **changes):
    return explained(plan_of(*lines, **changes), request)


def only(request, planned):
    return told(request, planned).treatment[0]


def test_the_reason_names_target_trait_and_goal():
    reason = only(HOUR, line("pressure-release", TRAPEZIUS)).reason
    assert "Upper trapezius, left (70 of 100)" in reason
    assert "the point refers or brings on the familiar pain" in reason
    assert reason.endswith("It serves less pain.")


def test_a_trait_that_is_not_there_is_not_claimed():
    reason = only(HOUR, line("met-pir", LEVATOR)).reason
    assert "short" not in reason


def test_too_sore_a_point_explains_easing_and_speaks_against_pressing():
    eased = only(HOUR, line("positional-release", SUBOCCIPITALS))
    assert "too sore to be pressed" in eased.reason
    assert "too sore to be pressed" in eased.not_next_best


def test_a_forbidden_rival_is_named_with_its_reason():
    thinner = Limit(id="anticoagulant", why="blood thinner")
    request = hour(limits=(thinner,), targets=(replace(TRAPEZIUS, traits=frozenset()),))
    found = only(request, line("positional-release", TRAPEZIUS))
    assert "blood thinner" in found.not_next_best


def test_activation_names_the_partner_and_whose_it_is():
    reason = only(HOUR, line("activation", TRAPEZIUS)).reason
    assert "Deep neck flexors, partner of Upper trapezius, left" in reason


def test_a_goal_of_movement_is_served_by_stretching():
    assert only(HOUR, line("static-stretch", TRAPEZIUS)).goal == "turn the head when driving"


def test_stopping_minds_what_lies_beneath():
    assert "the carotid" in only(HOUR, line("pressure-release", STERNOMASTOID)).stop_if
    assert "the carotid" not in only(HOUR, line("met-pir", STERNOMASTOID)).stop_if


def test_evidence_gives_size_population_and_certainty_and_promises_nothing():
    said = evidence_sentence(technique("pressure-release"))
    assert "11 trials, 427 people" in said
    assert "0.67 standard deviations (0.35 to 0.98)" in said
    assert "certainty moderate" in said
    assert "not a forecast" in said


def test_a_technique_without_comparison_says_so():
    assert "judgement" in evidence_sentence(technique("pin-and-stretch"))


def test_alternatives_are_allowed_techniques_best_first():
    found = only(HOUR, line("pressure-release", LEVATOR)).alternatives
    assert "init" in found
    assert "pressure-release" not in found
    assert "joint-mobilisation-soft" not in only(HOUR, line("met-pir", FACET)).alternatives


def test_talk_and_re_tests_are_explained_too_and_reminders_stand_at_the_greeting():
    request = hour(reminders=("Ask for feeling in the feet.",))
    plan = explained(solve(request), request)
    by_block = {line.block: line.reason for line in plan.lines}
    assert "Ask for feeling in the feet." in by_block[Block.GREET]
    assert by_block[Block.BASELINE]
    assert by_block[Block.RETEST]
    assert by_block[Block.HOME]


def test_what_is_left_out_is_gathered_by_its_reason():
    sore = frozenset({"suboccipital", "front-of-neck"})
    away = Limit(id="x", why="wound", areas=sore, no_work=True)
    request = hour(limits=(away,))
    plan = explained(solve(request), request)
    note = next(note for note in plan.notes if "wound" in note)
    assert SUBOCCIPITALS.label in note
    assert STERNOMASTOID.label in note


def test_what_the_minutes_do_not_reach_is_said_in_one_sentence():
    request = hour(minutes=30.0, scenarios=ALTERNATIVES)
    plan = explained(solve(request), request)
    assert sum("do more elsewhere" in note for note in plan.notes) == 1


def test_spare_minutes_are_told():
    plan = told(HOUR, line("met-pir", LEVATOR), spare_minutes=20.0)
    assert any("20 minutes are left free" in note for note in plan.notes)


def test_no_session_says_only_why():
    request = hour(barred_because="Fever today.")
    assert explained(solve(request), request).notes == ("Fever today.",)


@pytest.mark.parametrize(("name", "word"), [("deep-tissue", "Broad"), ("init", "precisely")])
def test_the_client_reads_why_broad_or_precise_and_no_source(name, word):
    sentence = told(HOUR, line(name, LEVATOR)).for_client
    assert word in sentence
    assert "Levator" not in sentence


def test_without_treatment_the_client_reads_that_there_is_none():
    assert "no hands-on treatment" in client_sentence(plan_of(), HOUR)


def all_with(*traits):
    three = (TRAPEZIUS, LEVATOR, SUBOCCIPITALS)
    return hour(
        targets=tuple(replace(t, traits=frozenset(traits), partner=None) for t in three),
        minutes=30.0,
    )


def test_when_the_ache_is_broad_deep_tissue_is_the_better_use_of_the_minutes():
    request = all_with("diffuse", "asked-for-deep-tissue")
    plan = explained(solve(request), request)
    chosen = next(x for x in plan.treatment if x.technique == "deep-tissue")
    assert "the ache is broad" in chosen.reason
    assert len(chosen.targets) > 1


def test_when_points_refer_the_minutes_go_to_the_points():
    names = {x.technique for x in solve(all_with("referring")).treatment}
    assert "deep-tissue" not in names
    assert names & {"pressure-release", "init"}


def test_a_nerve_gets_a_slider_and_no_pressure():
    request = hour(targets=(ROOT,), unwanted=(Pick(technique="breathing"),))
    names = {x.technique for x in solve(request).treatment}
    assert "neural-slider" in names
    assert not {"pressure-release", "ischemic-compression", "init"} & names
