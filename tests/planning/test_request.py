import pytest

from palpate.planning.request import Retest
from tests.planning.cast import ROTATION, TRAPEZIUS, hour


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"minutes": 0.0}, "halves above 0"),
        ({"minutes": 30.2}, "halves above 0"),
        ({"targets": (TRAPEZIUS, TRAPEZIUS)}, "stands twice"),
        ({"retests": (ROTATION,)}, "the request lacks"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(changes, said):
    with pytest.raises(ValueError, match=said):
        hour(**changes)


def test_an_unknown_target_or_technique_is_named():
    with pytest.raises(KeyError, match="No target 'soleus'"):
        hour().target("soleus")
    with pytest.raises(KeyError, match="No technique 'levitation'"):
        hour().technique("levitation")


def test_a_referral_alone_does_not_end_the_session():
    assert hour(action="refer").no_session == ""
    assert hour(action="emergency").no_session


def test_a_re_test_takes_half_a_minute_unless_it_says_otherwise():
    assert Retest(id="x", label="x", kind="point", positions=("supine",)).minutes == 0.5
