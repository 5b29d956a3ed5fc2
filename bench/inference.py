"""Time of exact inference and of the next question: `python -m bench.inference`.

Random networks of 400 sources and 1200 findings (see `random_networks`), clients drawn from the
model. Prints a table and, last, one line of JSON with the same figures. On a busy machine
`--clock cpu` counts the work done (by all threads) instead of the time that passed.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from time import perf_counter, process_time
from typing import TypeVar

import numpy as np

from bench.random_networks import Shape, random_client, random_network
from bench.second_library import SecondOpinion, second_opinion
from palpate.reasoning.evidence import Evidence
from palpate.reasoning.infer import Posteriors, Status, TooWideError, posteriors
from palpate.reasoning.network import Network
from palpate.reasoning.value import values

POSITIVES = (8, 12, 16, 24)
Clock = Callable[[], float]
CLOCKS: dict[str, Clock] = {"wall": perf_counter, "cpu": process_time}
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Figures of one kind of network and number of positive findings; times in milliseconds.

    `width_*` is of the exact order; `exact` and `values_exact` are shares of clients and of
    candidates answered exactly at once; `finish_p95_ms` is the exact answer after a provisional
    one, 0 where there was none; `too_wide` clients have no exact answer within 2 GB. The second
    library's times are over the `second_clients` it could take, None where there were none.
    """

    shape: str
    positives: int
    clients: int
    width_median: float
    width_most: int
    exact: float
    median_ms: float
    p95_ms: float
    too_wide: int
    finish_p95_ms: float
    candidates: float
    values_exact: float
    values_median_ms: float
    values_p95_ms: float
    second_clients: int
    second_median_ms: float | None
    second_p95_ms: float | None
    largest_difference: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Client:
    width: int
    at_once: bool
    too_wide: bool
    took_ms: float
    finish_ms: float
    candidates: int
    values_exact: float
    values_ms: float
    second: SecondOpinion | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench; returns the exit code."""
    options = _options().parse_args(arguments)
    rows = []
    clock = CLOCKS[options.clock]
    head = {"bench": "inference", "seed": options.seed, "clock": options.clock}
    print(_HEAD)
    for row in measure(options.clients, options.positives, options.seed, clock):
        rows.append(row)
        print(_line(row), flush=True)
    print(json.dumps(head | {"rows": [*map(asdict, rows)]}))
    return 0


def measure(clients: int, positives: Sequence[int], seed: int, clock: Clock) -> Iterator[Row]:
    """A row for each shape of network and number of positive findings."""
    for shape in Shape:
        network = random_network(shape, np.random.default_rng(seed))
        for count in positives:
            rng = np.random.default_rng([seed, count])
            drawn = [random_client(network, rng, positives=count) for _ in range(clients)]
            yield _row(shape, count, [_timed_client(clock, network, c.evidence) for c in drawn])


def _timed_client(clock: Clock, network: Network, evidence: Evidence) -> _Client:
    found, took_ms = _timed(clock, lambda: posteriors(network, evidence))
    finished, finish_ms = _finished(clock, found)
    ask = [name for name in network.finding_ids if name not in evidence.asked()]
    valued, values_ms = _timed(clock, lambda: values(found, ask))
    return _Client(
        width=found.certificate.width,
        at_once=found.status is Status.EXACT,
        too_wide=finished is None,
        took_ms=took_ms,
        finish_ms=finish_ms,
        candidates=len(ask),
        values_exact=float(np.mean([value.status is Status.EXACT for value in valued])),
        values_ms=values_ms,
        second=second_opinion(finished, clock) if finished else None,
    )


def _finished(clock: Clock, found: Posteriors) -> tuple[Posteriors | None, float]:
    """The exact answer and its time: none needed, finished behind, or too wide for memory."""
    if found.status is Status.EXACT:
        return found, 0.0
    try:
        return _timed(clock, found.finish)
    except TooWideError:
        return None, 0.0


def _timed(clock: Clock, work: Callable[[], _Result]) -> tuple[_Result, float]:
    began = clock()
    result = work()
    return result, (clock() - began) * 1e3


def _row(shape: Shape, positives: int, clients: Sequence[_Client]) -> Row:
    widths = [client.width for client in clients]
    seconds = [client.second for client in clients if client.second is not None]
    took = [client.took_ms for client in clients]
    valued = [client.values_ms for client in clients]
    second = [opinion.took_ms for opinion in seconds]
    return Row(
        shape=shape.value,
        positives=positives,
        clients=len(clients),
        width_median=float(np.median(widths)),
        width_most=max(widths),
        exact=float(np.mean([client.at_once for client in clients])),
        median_ms=float(np.median(took)),
        p95_ms=_p95(took),
        too_wide=sum(client.too_wide for client in clients),
        finish_p95_ms=_p95([client.finish_ms for client in clients]),
        candidates=float(np.mean([client.candidates for client in clients])),
        values_exact=float(np.mean([client.values_exact for client in clients])),
        values_median_ms=float(np.median(valued)),
        values_p95_ms=_p95(valued),
        second_clients=len(seconds),
        second_median_ms=float(np.median(second)) if second else None,
        second_p95_ms=_p95(second) if second else None,
        largest_difference=max((o.largest_difference for o in seconds), default=None),
    )


def _p95(times: Sequence[float]) -> float:
    return float(np.percentile(times, 95))


_HEAD = (
    "network    pos  width    exact   posteriors ms    finish  too    next question ms         "
    "pyAgrum, pruned ms          differ\n"
    "                med max          median    p95       p95 wide    median    p95   exact    "
    "clients  median    p95"
)


def _line(row: Row) -> str:
    ours = (
        f"{row.shape:10} {row.positives:3} {row.width_median:4.0f} {row.width_most:3} "
        f"{row.exact:7.0%} {row.median_ms:8.1f} {row.p95_ms:6.1f} {row.finish_p95_ms:9.0f} "
        f"{row.too_wide:4} "
        f"{row.values_median_ms:9.0f} {row.values_p95_ms:6.0f} {row.values_exact:7.0%}"
    )
    if row.second_median_ms is None:
        return f"{ours} {row.second_clients:6}/{row.clients}  (cannot)"
    return (
        f"{ours} {row.second_clients:6}/{row.clients} {row.second_median_ms:8.1f} "
        f"{row.second_p95_ms:6.1f} {row.largest_difference:12.0e}"
    )


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.inference", description=__doc__)
    parser.add_argument("--clients", type=int, default=40, help="clients per row (40)")
    parser.add_argument("--positives", type=int, nargs="+", default=POSITIVES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clock", choices=sorted(CLOCKS), default="wall")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
