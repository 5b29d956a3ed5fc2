"""The same evidence with some numbers changed, many times at once.

Almost every question about a posterior is a rerun with other numbers and the same structure:
"without this finding" gives it equal weights, "if that test were negative" and "given this source"
tilt priors. A variant is one column; columns share the order and, where nothing they change is in
a component, its result.
"""

from dataclasses import dataclass

import numpy as np

from palpate.reasoning.arrays import BoolArray, FloatArray, IntArray
from palpate.reasoning.reduction import Component, Reduced


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Variants:
    """b variants of one reduced problem, to be edited column by column before use.

    `prior` (n, b); `explained`, `unexplained` (m, b), the weights of the open findings;
    `log_weight` (b,), what the change itself adds to the log evidence.
    """

    prior: FloatArray
    explained: FloatArray
    unexplained: FloatArray
    log_weight: FloatArray

    @property
    def count(self) -> int:
        return int(self.prior.shape[1])

    def silence(self, finding: int, columns: slice | int) -> None:
        """Treat an open finding, by its position among them, as not asked."""
        self.explained[finding, columns] = 1.0
        self.unexplained[finding, columns] = 1.0

    def scale_odds(self, sources: IntArray, factor: FloatArray, column: int) -> None:
        """Multiply odds of sources (k,) by `factor` (k,) and account for it in the evidence."""
        before = self.prior[sources, column]
        mass = 1.0 - before + before * factor
        self.prior[sources, column] = before * factor / mass
        self.log_weight[column] += np.log(mass).sum()


def unchanged(reduced: Reduced, count: int) -> Variants:
    """`count` columns, all as observed."""
    results = reduced.results
    return Variants(
        prior=np.repeat(reduced.prior[:, None], count, axis=1),
        explained=np.repeat(results.explained[:, None], count, axis=1),
        unexplained=np.repeat(results.unexplained[:, None], count, axis=1),
        log_weight=np.full(count, reduced.log_constant),
    )


def changed_columns(reduced: Reduced, component: Component, variants: Variants) -> BoolArray:
    """Which columns (b,) differ from what was observed within this component."""
    sources, findings = component.sources, component.findings
    results = reduced.results
    return np.asarray(
        (variants.prior[sources] != reduced.prior[sources, None]).any(axis=0)
        | (variants.explained[findings] != results.explained[findings, None]).any(axis=0)
        | (variants.unexplained[findings] != results.unexplained[findings, None]).any(axis=0)
    )
