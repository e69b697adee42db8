"""Which of many possible pairs to make, all decided at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def best_pairs(gain: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of greatest total gain, no row or column in two of them.

    Pairs that gain nothing, or less, are not made. The pairs stand in the order of their rows.
    """
    gain = np.maximum(gain, 0.0)
    wanted = gain > 0.0
    # Where each row has one best pair, and no two the same column's, no other pairs gain as much; nor
    # where each column has.
    for axis in (1, 0):
        best = wanted & (gain == gain.max(axis=axis, initial=0.0, keepdims=True))
        if max(best.sum(axis=other).max(initial=0) for other in (0, 1)) <= 1:
            return [(row, column) for row, column in np.argwhere(best).tolist()]
    # Imported where pairs compete, which is seldom: loading it takes as long as reading 20 decks.
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    chosen: list[tuple[int, int]] = np.stack(
        linear_sum_assignment(gain, maximize=True), axis=1
    ).tolist()
    return [(row, column) for row, column in chosen if wanted[row, column]]
