import pytest

from palpate.planning.request import Consent
from palpate.planning.solve import is_possible, solve
from tests.planning.cast import STERNOMASTOID, TRAPEZIUS, broken, hour, line, plan_of

FRONT = frozenset({"front-of-neck"})


def test_a_general_yes_covers_plain_areas():
    assert "consent" not in broken(solve(hour()), hour())


@pytest.mark.parametrize(
    "consent",
    [
        Consent(withheld=FRONT),
        Consent(sensitive=FRONT),
        Consent(given=False),
        Consent(techniques_withheld=frozenset({"init"})),
    ],
)
def test_without_the_clients_yes_the_line_is_not_allowed(consent):
    request = hour(consent=consent)
    assert "consent" in broken(plan_of(line("init", STERNOMASTOID)), request)
    plan = solve(request)
    assert not any(x.technique == "init" and STERNOMASTOID.id in x.targets for x in plan.treatment)


def test_a_sensitive_area_with_its_own_yes_is_allowed():
    request = hour(consent=Consent(sensitive=FRONT, agreed=FRONT))
    assert "consent" not in broken(plan_of(line("init", STERNOMASTOID)), request)


def test_without_any_consent_no_treatment_is_possible():
    assert not is_possible(hour(consent=Consent(given=False)))


def test_an_area_withheld_leaves_the_others():
    plan = solve(hour(consent=Consent(withheld=FRONT)))
    assert any(TRAPEZIUS.id in x.targets for x in plan.treatment)
