import numpy as np
import pytest

from palpate.reasoning.evidence import Evidence
from palpate.reasoning.infer import Budget, Status, posteriors
from palpate.reasoning.network import Link, network
from palpate.reasoning.value import Search, values
from tests.reasoning.enumeration import enumerate_states, random_small_network


def entropy(p):
    p = np.clip(p, 1e-300, 1 - 1e-16)
    return -(p * np.log2(p) + (1 - p) * np.log2(1 - p))


def enumerated_gain(net, evidence, name, weight):
    now = enumerate_states(net, evidence)
    yes = enumerate_states(net, evidence.also(present=[name]))
    no = enumerate_states(net, evidence.also(absent=[name]))
    chance = np.exp(yes.log_evidence - now.log_evidence)
    after = chance * entropy(yes.probability) + (1 - chance) * entropy(no.probability)
    return weight @ (entropy(now.probability) - after), chance


@pytest.mark.parametrize("seed", range(20))
def test_values_agree_with_asking_both_answers_by_enumeration(seed):
    rng = np.random.default_rng(seed)
    net = random_small_network(rng, sources=8, findings=12)
    evidence = Evidence.of(present=["f0", "f1", "f2", "f3"], absent=["f4"])
    weight = rng.choice([0.0, 0.5, 1.0], 8)
    candidates = net.finding_ids[5:]
    found = values(posteriors(net, evidence), candidates, weight=weight)
    for value in found:
        gain, chance = enumerated_gain(net, evidence, value.finding, weight)
        assert value.gain_bits == pytest.approx(gain, abs=1e-10)
        assert value.chance_present == pytest.approx(chance, abs=1e-10)
        assert value.status is Status.EXACT
    gains = [value.gain_bits for value in found]
    assert gains == sorted(gains, reverse=True)
    assert {value.finding for value in found} == set(candidates)


def test_a_finding_of_no_source_is_worth_nothing():
    net = network(
        priors={"a": 0.3},
        leaks={"x": 0.1, "y": 0.1},
        links=[Link(finding="x", source="a", strength=0.5)],
    )
    best, worst = values(posteriors(net, Evidence()), ["y", "x"])
    assert (best.finding, worst.finding) == ("x", "y")
    assert worst.gain_bits == pytest.approx(0.0, abs=1e-15)


def test_only_sources_that_matter_count():
    net = network(
        priors={"a": 0.3, "b": 0.3},
        leaks={"x": 0.1, "y": 0.1},
        links=[
            Link(finding="x", source="a", strength=0.9),
            Link(finding="y", source="b", strength=0.2),
        ],
    )
    first, second = values(posteriors(net, Evidence()), ["x", "y"], weight=np.array([0.0, 1.0]))
    assert first.finding == "y"
    assert second.gain_bits == 0.0


def dense(seed=4):
    rng = np.random.default_rng(seed)
    net = random_small_network(rng, sources=12, findings=40, most_links=8)
    return net, Evidence.of(present=net.finding_ids[:7])


def test_when_work_is_short_the_best_by_samples_are_exact_and_the_rest_provisional():
    net, evidence = dense()
    found = posteriors(net, evidence)
    all_exact = values(found, net.finding_ids[7:])
    few = values(found, net.finding_ids[7:], search=Search(cells=8 * found.certificate.cells))
    statuses = [value.status for value in few]
    assert statuses == sorted(statuses, key=[Status.EXACT, Status.PROVISIONAL].index)
    assert 0 < statuses.count(Status.EXACT) < len(statuses)
    assert few[0] == all_exact[0]


@pytest.mark.parametrize("budget", [Budget(), Budget(cells=0)])
def test_estimates_are_near_and_marked(budget):
    net, evidence = dense()
    sharp = {v.finding: v for v in values(posteriors(net, evidence), net.finding_ids[7:])}
    rough = values(
        posteriors(net, evidence, budget=budget),
        net.finding_ids[7:],
        search=Search(cells=0, samples=4000),
    )
    for value in rough:
        linked = len(net.links_of(net.finding_index(value.finding))[0]) > 0
        assert value.status is (Status.PROVISIONAL if linked else value.status)
        assert value.gain_bits == pytest.approx(sharp[value.finding].gain_bits, abs=0.06)
        assert value.chance_present == pytest.approx(sharp[value.finding].chance_present, abs=0.03)


def test_sources_nothing_open_depends_on_are_valued_without_sampling():
    net, _ = dense()
    found = posteriors(net, Evidence.of(absent=["f0", "f1"]))
    sharp = {v.finding: v.gain_bits for v in values(found, net.finding_ids[2:])}
    for value in values(found, net.finding_ids[2:], search=Search(cells=-1, samples=10)):
        assert value.status is Status.PROVISIONAL
        assert value.gain_bits == pytest.approx(sharp[value.finding], abs=1e-12)


def test_the_same_seed_gives_the_same_estimates():
    net, evidence = dense()
    found = posteriors(net, evidence)
    search = Search(cells=0, samples=200, seed=5)
    ask = net.finding_ids[7:]
    assert values(found, ask, search=search) == values(found, ask, search=search)


def test_no_candidates_give_no_values():
    net, evidence = dense()
    assert values(posteriors(net, evidence), []) == ()


@pytest.mark.parametrize(
    ("ask", "weight", "sentence"),
    [
        (["f0"], None, "'f0' has been answered already"),
        (["nothing"], None, "no finding 'nothing'"),
        (["f9"], np.ones(3), "12 finite numbers"),
        (["f9"], np.full(12, -1.0), "12 finite numbers"),
        (["f9"], np.full(12, np.nan), "12 finite numbers"),
    ],
)
def test_bad_questions_are_refused(ask, weight, sentence):
    net, evidence = dense()
    with pytest.raises(ValueError, match=sentence):
        values(posteriors(net, evidence), ask, weight=weight)
