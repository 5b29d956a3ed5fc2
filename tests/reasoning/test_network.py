import numpy as np
import pytest

from palpate.reasoning.network import Link, Network, network
from palpate.reasoning.noisy_or import LEAST_LEAK


def build(
    priors=(("a", 0.2), ("b", 0.1)),
    leaks=(("x", 0.1), ("y", 0.0)),
    links=(("x", "a", 0.6), ("y", "b", 0.5), ("y", "a", 0.3)),
):
    return network(
        priors=dict(priors),
        leaks=dict(leaks),
        links=[Link(finding=f, source=s, strength=w) for f, s, w in links],
    )


def test_links_are_kept_by_finding():
    net = build()
    sources, strengths = net.links_of(net.finding_index("y"))
    assert sources.tolist() == [0, 1]
    assert strengths.tolist() == [0.3, 0.5]
    assert net.strengths(np.array([1, 0])).tolist() == [[0.3, 0.5], [0.6, 0.0]]


def test_a_leak_of_nothing_is_raised_to_the_floor():
    assert build().leak.tolist() == [0.1, LEAST_LEAK]


def test_a_link_of_no_strength_is_left_out():
    net = build(links=[("x", "a", 0.0), ("y", "a", 0.3)])
    assert len(net.link_source) == 1


def test_a_network_without_links_or_findings_stands():
    assert build(links=[]).starts.tolist() == [0, 0, 0]
    assert build(leaks=[], links=[]).starts.tolist() == [0]


def test_arrays_cannot_be_written_to():
    with pytest.raises(ValueError, match="read-only"):
        build().prior[0] = 0.9


def test_a_person_has_other_priors_and_the_same_links():
    net = build()
    other = net.with_prior(np.array([0.5, 0.4]))
    assert other.prior.tolist() == [0.5, 0.4]
    assert other.link_strength.tolist() == net.link_strength.tolist()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"links": [("z", "a", 0.5)]}, "no finding 'z'"),
        ({"links": [("x", "c", 0.5)]}, "no source 'c'"),
        ({"links": [("x", "a", 0.5), ("x", "a", 0.4)]}, "'x' <- 'a' stands twice"),
        ({"links": [("x", "a", 1.0)]}, "'x' <- 'a' has strength 1.0"),
        ({"links": [("x", "a", -0.1)]}, "has strength -0.1"),
        ({"links": [("x", "a", float("nan"))]}, "has strength nan"),
        ({"priors": [("a", 0.0), ("b", 0.1)]}, "prior of 'a' is 0.0"),
        ({"priors": [("a", 0.5), ("b", 1.0)]}, "prior of 'b' is 1.0"),
        ({"priors": [("a", float("nan")), ("b", 0.1)]}, "prior of 'a' is nan"),
        ({"leaks": [("x", 1.0), ("y", 0.1)]}, "leak of 'x' is 1.0"),
    ],
)
def test_a_bad_network_is_refused_by_name(change, sentence):
    with pytest.raises(ValueError, match=sentence):
        build(**change)


def test_rows_that_do_not_fit_are_refused():
    net = build()
    parts = {
        "source_ids": net.source_ids,
        "prior": net.prior,
        "finding_ids": net.finding_ids,
        "leak": net.leak,
        "starts": net.starts,
        "link_source": net.link_source,
        "link_strength": net.link_strength,
    }
    for wrong in (
        {"starts": np.array([0, 3])},
        {"starts": np.array([0, 4, 3])},
        {"link_source": np.array([0, 1])},
        {"link_source": np.array([0, 1, 7])},
        {"prior": np.array([0.2])},
        {"source_ids": ("a", "a")},
    ):
        with pytest.raises(ValueError):  # noqa: PT011 - every law has its own sentence
            Network(**{**parts, **wrong})


def test_an_unknown_id_is_named():
    with pytest.raises(ValueError, match="no finding 'wince'"):
        build().finding_index("wince")
