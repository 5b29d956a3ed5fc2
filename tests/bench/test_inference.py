import json

import numpy as np
import pytest

from bench.inference import main
from bench.random_networks import Shape, random_client, random_network


def test_the_bench_prints_a_table_and_one_line_of_json(capsys):
    assert main(["--clients", "1", "--positives", "6"]) == 0
    *table, last = capsys.readouterr().out.splitlines()
    rows = json.loads(last)["rows"]
    assert [row["shape"] for row in rows] == [shape.value for shape in Shape]
    assert len(table) == 2 + len(rows)
    for row in rows:
        assert (row["clients"], row["positives"]) == (1, 6)
        assert row["largest_difference"] is None or row["largest_difference"] < 1e-9


@pytest.mark.parametrize("shape", Shape)
def test_clients_are_drawn_again_from_the_same_seed(shape):
    nets = [random_network(shape, np.random.default_rng(3), sources=60, findings=90) for _ in "ab"]
    one, other = (random_client(n, np.random.default_rng(4), positives=5) for n in nets)
    assert one == other
    assert len(one.evidence.present) == 5
    assert not one.evidence.present & one.evidence.absent
