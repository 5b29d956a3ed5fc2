import numpy as np
import pytest

from palpate.reasoning.evidence import Evidence, Graded
from palpate.reasoning.infer import Status, posteriors
from palpate.reasoning.network import Link, network
from tests.reasoning.enumeration import enumerate_states, random_evidence, random_small_network


def one_link(prior=0.2, leak=0.1, strength=0.6):
    return network(
        priors={"s": prior},
        leaks={"f": leak},
        links=[Link(finding="f", source="s", strength=strength)],
    )


def test_strengths_are_without_the_leak():
    """The other convention would answer 0.600."""
    probability, status = posteriors(one_link(), Evidence.of(present=["f"])).of("s")
    assert probability == pytest.approx(0.128 / 0.208)
    assert round(probability, 3) == 0.615
    assert status is Status.EXACT


def test_an_absent_finding_multiplies_the_odds_by_what_the_link_leaves():
    probability, _ = posteriors(one_link(), Evidence.of(absent=["f"])).of("s")
    assert probability / (1 - probability) == pytest.approx(0.25 * 0.4)


@pytest.mark.parametrize("seed", range(120))
def test_every_number_agrees_with_full_enumeration(seed):
    rng = np.random.default_rng(seed)
    net = random_small_network(rng, sources=int(rng.integers(1, 11)), findings=12)
    evidence = random_evidence(rng, net)
    found, truth = posteriors(net, evidence), enumerate_states(net, evidence)
    np.testing.assert_allclose(found.probability, truth.probability, atol=1e-12)
    np.testing.assert_allclose(found.together(net.source_ids), truth.together, atol=1e-12)
    assert found.log_evidence == pytest.approx(truth.log_evidence, abs=1e-10)
    assert found.status is Status.EXACT
    assert not found.error.any()


@pytest.mark.parametrize("seed", range(4))
def test_sixteen_entangled_sources_agree_with_full_enumeration(seed):
    rng = np.random.default_rng(1000 + seed)
    net = random_small_network(rng, sources=16, findings=14, most_links=9)
    unsure = Graded(finding="f13", if_explained=0.2, if_not=0.5)
    evidence = Evidence.of(
        present=net.finding_ids[:11], absent=net.finding_ids[11:13], graded=[unsure]
    )
    found, truth = posteriors(net, evidence), enumerate_states(net, evidence)
    np.testing.assert_allclose(found.probability, truth.probability, atol=1e-12)
    assert found.certificate.width >= 4


def test_a_graded_result_is_the_mixture_of_present_and_absent():
    rng = np.random.default_rng(5)
    net = random_small_network(rng, sources=6, findings=5)
    rest = Evidence.of(present=["f1", "f2"], absent=["f3"])
    graded = Graded(finding="f0", if_explained=0.3, if_not=0.8)
    mixed = posteriors(net, Evidence.of(present=rest.present, absent=rest.absent, graded=[graded]))
    there, gone = (
        posteriors(net, rest.also(present=["f0"])),
        posteriors(net, rest.also(absent=["f0"])),
    )
    weight_there = 0.3 * np.exp(there.log_evidence)
    weight_gone = 0.8 * np.exp(gone.log_evidence)
    total = weight_there + weight_gone
    expected = (weight_there * there.probability + weight_gone * gone.probability) / total
    np.testing.assert_allclose(mixed.probability, expected, atol=1e-12)
    assert mixed.log_evidence == pytest.approx(np.log(total))


def test_plain_answers_are_the_ends_of_graded_ones():
    rng = np.random.default_rng(6)
    net = random_small_network(rng, sources=6, findings=5)
    plain = Evidence.of(present=["f0", "f1"], absent=["f2"])
    graded = Evidence.of(
        graded=[
            Graded(finding="f0", if_explained=1.0, if_not=0.0),
            Graded(finding="f1", if_explained=0.4, if_not=0.0),
            Graded(finding="f2", if_explained=0.0, if_not=0.7),
        ]
    )
    np.testing.assert_allclose(
        posteriors(net, plain).probability, posteriors(net, graded).probability, atol=1e-14
    )


def test_without_evidence_the_priors_stand():
    net = random_small_network(np.random.default_rng(1), sources=5, findings=3)
    found = posteriors(net, Evidence())
    np.testing.assert_array_equal(found.probability, net.prior)
    assert found.log_evidence == 0.0


def test_hundreds_of_positive_findings_do_not_underflow():
    names = [f"f{i}" for i in range(300)]
    net = network(
        priors={f"s{i}": 1e-3 for i in range(301)},
        leaks=dict.fromkeys(names, 0.0),
        links=[
            Link(finding=f, source=f"s{i + k}", strength=0.5)
            for i, f in enumerate(names)
            for k in (0, 1)
        ],
    )
    found = posteriors(net, Evidence.of(present=names))
    assert found.status is Status.EXACT
    assert -1e4 < found.log_evidence < np.log(1e-308)
    assert ((found.probability > 0) & (found.probability < 1)).all()


def test_ranking_gives_the_most_probable_first():
    net = random_small_network(np.random.default_rng(2), sources=8, findings=6)
    found = posteriors(net, Evidence.of(present=["f0", "f1", "f2"]))
    ranked = list(found.ranked())
    assert [p for _, p, _ in ranked] == sorted(found.probability, reverse=True)
    assert {name for name, _, _ in ranked} == set(net.source_ids)


def test_an_unknown_finding_is_named():
    with pytest.raises(ValueError, match="no finding 'wince'"):
        posteriors(one_link(), Evidence.of(present=["wince"]))
