import numpy as np
import pytest

from palpate.reasoning.evidence import Evidence, Graded
from palpate.reasoning.explain import leave_one_out
from palpate.reasoning.infer import Budget, posteriors
from palpate.reasoning.network import Link, network
from tests.reasoning.enumeration import enumerate_states, random_evidence, random_small_network


def odds(p):
    return p / (1.0 - p)


@pytest.mark.parametrize("seed", range(25))
def test_a_factor_is_what_leaving_the_finding_out_would_change(seed):
    rng = np.random.default_rng(seed)
    net = random_small_network(rng, sources=7, findings=8)
    evidence = random_evidence(rng, net)
    factors = leave_one_out(posteriors(net, evidence))
    whole = odds(enumerate_states(net, evidence).probability)
    for name, factor in zip(factors.findings, factors.factor, strict=True):
        rest = odds(enumerate_states(net, evidence.without(name)).probability)
        np.testing.assert_allclose(factor, whole / rest, rtol=1e-9)
    assert factors.exact.all()
    assert factors.left_out == ()


def test_every_answer_that_says_something_has_a_factor_in_the_networks_order():
    net = random_small_network(np.random.default_rng(3), sources=4, findings=6)
    mute = Graded(finding="f0", if_explained=0.5, if_not=0.5)
    half = Graded(finding="f4", if_explained=0.5, if_not=0.1)
    evidence = Evidence.of(present=["f5", "f2"], absent=["f3"], graded=[mute, half])
    assert leave_one_out(posteriors(net, evidence)).findings == ("f2", "f3", "f4", "f5")


def test_two_findings_that_say_the_same_share_their_weight():
    """The factors of a source need not multiply up to its posterior odds."""
    net = network(
        priors={"a": 0.1, "b": 0.1},
        leaks={"x": 0.001, "y": 0.001},
        links=[Link(finding=f, source=s, strength=0.9) for f in ("x", "y") for s in ("a", "b")],
    )
    found = posteriors(net, Evidence.of(present=["x", "y"]))
    factor = leave_one_out(found).factor[:, 0]
    assert factor.prod() < 0.5 * odds(found.probability[0]) / odds(0.1)


def test_factors_of_a_near_certain_source_stay_finite():
    net = network(
        priors={"a": 0.99999},
        leaks={f"f{i}": 0.0 for i in range(6)},
        links=[Link(finding=f"f{i}", source="a", strength=0.95) for i in range(6)],
    )
    factors = leave_one_out(posteriors(net, Evidence.of(present=[f"f{i}" for i in range(6)])))
    assert np.isfinite(factors.factor).all()


def test_factors_of_a_provisional_posterior_are_marked_and_near():
    rng = np.random.default_rng(11)
    net = random_small_network(rng, sources=6, findings=6)
    evidence = Evidence.of(present=["f0", "f1", "f2", "f3"])
    rough = leave_one_out(posteriors(net, evidence, budget=Budget(cells=0)))
    sharp = leave_one_out(posteriors(net, evidence))
    assert not rough.exact.all()
    np.testing.assert_allclose(np.log(rough.factor), np.log(sharp.factor), atol=0.5)


def test_when_work_is_short_present_findings_come_first_and_the_rest_is_named():
    net = random_small_network(np.random.default_rng(12), sources=8, findings=9)
    evidence = Evidence.of(present=net.finding_ids[5:], absent=net.finding_ids[:5])
    found = posteriors(net, evidence)
    whole = leave_one_out(found)
    work = sum(len(part.component.findings) * part.work for part in found.parts)
    some = leave_one_out(found, cells=work)
    assert set(net.finding_ids[5:]) <= set(some.findings)
    assert some.left_out
    assert sorted(some.findings + some.left_out) == sorted(whole.findings)
    for name, factor in zip(some.findings, some.factor, strict=True):
        np.testing.assert_allclose(factor, whole.factor[whole.findings.index(name)], rtol=1e-9)
    none = leave_one_out(found, cells=-1)
    assert none.findings == ()
    assert none.left_out == whole.findings
