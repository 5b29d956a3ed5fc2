"""Laws of the model, each no wider than the mathematics.

Two that sound right and are false: "one more present finding lowers no source" (explaining away)
and "one more absent finding raises no source" (what speaks against a rival speaks for you).
"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palpate.reasoning.evidence import Evidence, Graded
from palpate.reasoning.infer import posteriors
from palpate.reasoning.network import Link, Network, network
from palpate.reasoning.value import answered_no, values

ROUNDING = 1e-12
LAW = settings(max_examples=60, deadline=None)

chances = st.floats(0.001, 0.95)
strengths = st.floats(0.0, 0.98)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    sources = [f"s{i}" for i in range(draw(st.integers(1, 7)))]
    findings = [f"f{i}" for i in range(draw(st.integers(1, 7)))]
    pairs = st.tuples(st.sampled_from(findings), st.sampled_from(sources))
    links = draw(st.dictionaries(pairs, strengths, max_size=20))
    return network(
        priors={s: draw(chances) for s in sources},
        leaks={f: draw(st.floats(0.0, 0.6)) for f in findings},
        links=[Link(finding=f, source=s, strength=w) for (f, s), w in links.items()],
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Network, Evidence]:
    net = draw(networks())
    weights = st.floats(0.0, 2.0)
    present, absent, graded = [], [], []
    for name in net.finding_ids:
        answer = draw(st.sampled_from(["present", "absent", "graded", "unasked"]))
        if answer == "graded":
            a, b = draw(weights), draw(weights)
            graded.append(Graded(finding=name, if_explained=a, if_not=b if a + b else 1.0))
        else:
            {"present": present, "absent": absent, "unasked": []}[answer].append(name)
    return net, Evidence.of(present=present, absent=absent, graded=graded)


def links_of(net: Network) -> list[Link]:
    return [
        Link(finding=name, source=net.source_ids[s], strength=float(w))
        for i, name in enumerate(net.finding_ids)
        for s, w in zip(*net.links_of(i), strict=True)
    ]


def rebuilt(net: Network, *, findings=None, links=None, extra_leaks=(), priors=None) -> Network:
    leaks = dict(zip(net.finding_ids, net.leak.tolist(), strict=True))
    return network(
        priors=priors or dict(zip(net.source_ids, net.prior.tolist(), strict=True)),
        leaks={f: leaks[f] for f in findings or net.finding_ids} | dict(extra_leaks),
        links=links_of(net) if links is None else links,
    )


@LAW
@given(cases())
def test_every_posterior_is_a_probability(case):
    found = posteriors(*case)
    assert ((found.probability >= 0.0) & (found.probability <= 1.0)).all()
    assert np.isfinite(found.log_evidence)


@LAW
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_findings_and_links_is_irrelevant(case, random):
    net, evidence = case
    findings, links = list(net.finding_ids), links_of(net)
    random.shuffle(findings)
    random.shuffle(links)
    other = rebuilt(net, findings=findings, links=links)
    np.testing.assert_allclose(
        posteriors(net, evidence).probability,
        posteriors(other, evidence).probability,
        atol=ROUNDING,
    )


@LAW
@given(cases(), st.booleans())
def test_a_barren_finding_changes_nothing(case, present):
    net, evidence = case
    other = rebuilt(net, extra_leaks={"barren": 0.2})
    answered = evidence.also(**{"present" if present else "absent": ["barren"]})
    before = posteriors(net, evidence).probability
    np.testing.assert_array_equal(posteriors(other, evidence).probability, before)
    np.testing.assert_array_equal(posteriors(other, answered).probability, before)


@LAW
@given(cases(), st.floats(0.01, 5.0))
def test_a_result_as_likely_either_way_changes_nothing(case, weight):
    net, evidence = case
    rest = evidence.without("f0")
    mute = Graded(finding="f0", if_explained=weight, if_not=weight)
    told = Evidence.of(present=rest.present, absent=rest.absent, graded=[*rest.graded, mute])
    np.testing.assert_allclose(
        posteriors(net, told).probability, posteriors(net, rest).probability, atol=ROUNDING
    )


@LAW
@given(networks())
def test_one_lone_positive_finding_lowers_no_source(net):
    found = posteriors(net, Evidence.of(present=["f0"]))
    assert (found.probability >= net.prior - ROUNDING).all()


@LAW
@given(networks(), st.integers(1, 7))
def test_absent_findings_alone_raise_no_source(net, count):
    found = posteriors(net, Evidence.of(absent=net.finding_ids[:count]))
    assert (found.probability <= net.prior + ROUNDING).all()


@LAW
@given(cases(), strengths, st.floats(0.0, 0.6))
def test_a_finding_of_one_source_alone_moves_it_the_right_way_whatever_else_is_known(
    case, strength, leak
):
    net, evidence = case
    link = Link(finding="own", source="s0", strength=strength)
    other = rebuilt(net, links=[*links_of(net), link], extra_leaks={"own": leak})
    unasked = posteriors(other, evidence).probability[0]
    assert posteriors(other, evidence.also(present=["own"])).probability[0] >= unasked - ROUNDING
    assert posteriors(other, evidence.also(absent=["own"])).probability[0] <= unasked + ROUNDING


@LAW
@given(cases(), chances)
def test_a_higher_prior_never_lowers_its_own_source(case, prior):
    net, evidence = case
    low, high = sorted([prior, float(net.prior[0])])
    answers = [
        posteriors(net.with_prior(np.array([p, *net.prior[1:]])), evidence).probability[0]
        for p in (low, high)
    ]
    assert answers[0] <= answers[1] + ROUNDING


@LAW
@given(cases(), cases())
def test_what_shares_no_finding_shares_no_fate(case, neighbour):
    (net, evidence), (other, other_evidence) = case, neighbour
    both = network(
        priors=_named("a", net.source_ids, net.prior) | _named("b", other.source_ids, other.prior),
        leaks=_named("a", net.finding_ids, net.leak) | _named("b", other.finding_ids, other.leak),
        links=[
            Link(finding=side + x.finding, source=side + x.source, strength=x.strength)
            for side, one in (("a", net), ("b", other))
            for x in links_of(one)
        ],
    )
    joined = posteriors(both, _joined(evidence, other_evidence))
    apart = [posteriors(net, evidence), posteriors(other, other_evidence)]
    np.testing.assert_allclose(
        joined.probability, np.concatenate([p.probability for p in apart]), atol=ROUNDING
    )
    assert joined.log_evidence == pytest.approx(sum(p.log_evidence for p in apart), abs=1e-9)


@LAW
@given(cases())
def test_asking_never_costs_certainty_on_average_and_both_answers_average_to_now(case):
    net, evidence = case
    found = posteriors(net, evidence)
    ask = sorted(set(net.finding_ids) - evidence.asked())
    for value in values(found, ask):
        yes = posteriors(net, evidence.also(present=[value.finding])).probability
        no = posteriors(net, evidence.also(absent=[value.finding])).probability
        average = value.chance_present * yes + (1.0 - value.chance_present) * no
        np.testing.assert_allclose(average, found.probability, atol=1e-9)
        assert 0.0 <= value.gain_bits <= len(net.source_ids)


@LAW
@given(cases())
def test_a_variant_is_the_same_as_asking_afresh(case):
    net, evidence = case
    found = posteriors(net, evidence)
    ask = sorted(set(net.finding_ids) - evidence.asked())
    answer = found.answer(answered_no(found, np.array([net.finding_index(f) for f in ask], int)))
    for column, name in enumerate(ask):
        afresh = posteriors(net, evidence.also(absent=[name]))
        np.testing.assert_allclose(answer.probability[:, column], afresh.probability, atol=ROUNDING)
        assert answer.log_evidence[column] == pytest.approx(afresh.log_evidence, abs=1e-9)


def rivals() -> Network:
    return network(
        priors={"a": 0.1, "b": 0.1},
        leaks={"both": 0.001, "only-a": 0.001},
        links=[
            Link(finding="both", source="a", strength=0.9),
            Link(finding="both", source="b", strength=0.9),
            Link(finding="only-a", source="a", strength=0.9),
        ],
    )


def test_a_present_finding_may_lower_a_rival_source():
    before = posteriors(rivals(), Evidence.of(present=["both"])).of("b")[0]
    after = posteriors(rivals(), Evidence.of(present=["both", "only-a"])).of("b")[0]
    assert after < before / 2


def test_an_absent_finding_may_raise_a_rival_source():
    before = posteriors(rivals(), Evidence.of(present=["both"])).of("b")[0]
    after = posteriors(rivals(), Evidence.of(present=["both"], absent=["only-a"])).of("b")[0]
    assert after > before * 1.5


def _named(side: str, ids: tuple[str, ...], numbers: np.ndarray) -> dict[str, float]:
    return {side + name: float(number) for name, number in zip(ids, numbers, strict=True)}


def _joined(one: Evidence, other: Evidence) -> Evidence:
    return Evidence.of(
        present=["a" + f for f in one.present] + ["b" + f for f in other.present],
        absent=["a" + f for f in one.absent] + ["b" + f for f in other.absent],
        graded=[
            Graded(finding=side + g.finding, if_explained=g.if_explained, if_not=g.if_not)
            for side, evidence in (("a", one), ("b", other))
            for g in evidence.graded
        ],
    )
