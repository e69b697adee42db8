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
    most = max(wanted.sum(axis=axis).max(initial=0) for axis in (0, 1))
    if most <= 1:
        return [(row, column) for row, column in np.argwhere(wanted).tolist()]
    # Imported where pairs compete, which is seldom: loading it takes as long as reading 20 decks.
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    chosen: list[tuple[int, int]] = np.stack(
        linear_sum_assignment(gain, maximize=True), axis=1
    ).tolist()
    return [(row, column) for row, column in chosen if wanted[row, column]]
