from dataclasses import replace

from palpate.planning.request import Pick, Therapist
from palpate.planning.solve import is_possible, solve
from tests.planning.cast import FACET, HOUR, TRAPEZIUS, broken, hour, line, plan_of

TRAINED = Therapist(credentials=frozenset({"joint-mobilisation"}))


def test_with_the_credential_the_technique_may_be_planned():
    request = hour(therapist=TRAINED, wanted=(Pick(technique="joint-mobilisation-soft"),))
    assert "joint-mobilisation-soft" in {x.technique for x in solve(request).treatment}


def test_without_the_credential_it_may_not():
    assert "credentials" in broken(plan_of(line("joint-mobilisation-soft", FACET)), HOUR)
    assert not is_possible(hour(wanted=(Pick(technique="joint-mobilisation-soft"),)))


def test_a_place_may_need_a_credential_too():
    inside = replace(TRAPEZIUS, credentials=("intraoral",))
    request = hour(targets=(inside,))
    assert not is_possible(request)
    assert is_possible(
        hour(targets=(inside,), therapist=Therapist(credentials=frozenset({"intraoral"})))
    )
