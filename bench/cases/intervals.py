"""How far a share could lie off by the luck of which cases were drawn."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from bench.cases.score import Scored

RESAMPLES = 2000
SEED = 20261122
Figures = Callable[[Sequence[Scored]], Mapping[str, float | None]]


def intervals(
    scored: Sequence[Scored], figures: Figures, *, resamples: int = RESAMPLES, seed: int = SEED
) -> Mapping[str, tuple[float, float]]:
    """95 % percentile bootstrap intervals of each figure, over cases drawn with replacement."""
    if not scored:
        return {}
    rng = np.random.default_rng(seed)
    drawn: dict[str, list[float]] = {}
    for _ in range(resamples):
        sample = [scored[at] for at in rng.integers(0, len(scored), len(scored))]
        for name, value in figures(sample).items():
            if value is not None:
                drawn.setdefault(name, []).append(value)
    return {
        name: (float(np.quantile(values, 0.025)), float(np.quantile(values, 0.975)))
        for name, values in drawn.items()
    }
