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

    def silence(self, findings: IntArray, columns: IntArray) -> None:
        """Treat open findings (k,), by position among them, as not asked in columns (k,)."""
        self.explained[findings, columns] = 1.0
        self.unexplained[findings, columns] = 1.0

    def scale_odds(self, sources: IntArray, columns: IntArray, factor: FloatArray) -> None:
        """Multiply odds of sources in columns by `factor`, and account for it in the evidence.

        All of shape (k,); no pair of source and column may stand twice.
        """
        before = self.prior[sources, columns]
        mass = 1.0 - before + before * factor
        self.prior[sources, columns] = before * factor / mass
        self.log_weight[:] += np.bincount(columns, np.log(mass), self.count)


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
