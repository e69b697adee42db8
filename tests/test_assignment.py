"""Pairs are chosen for the greatest gain in all, whether they compete or not."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.recognition.assignment import best_pairs

GAINS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([-3.0, 0.0, 0.0, 1.0, 2.5, 4.0]), min_size=width, max_size=width),
        min_size=1,
        max_size=4,
    )
)


def best_total(gain: list[list[float]]) -> float:
    size = max(len(gain), len(gain[0]))
    square = np.zeros((size, size))
    square[: len(gain), : len(gain[0])] = np.maximum(gain, 0.0)  # or the pair is not made
    return max(
        float(sum(square[row, column] for row, column in enumerate(order)))
        for order in permutations(range(size))
    )


@settings(max_examples=200)
@given(GAINS)
def test_no_other_choice_gains_more(gain: list[list[float]]) -> None:
    pairs = best_pairs(np.array(gain))
    assert sum(gain[row][column] for row, column in pairs) == best_total(gain)
    assert all(gain[row][column] > 0 for row, column in pairs)
    rows, columns = [row for row, _ in pairs], [column for _, column in pairs]
    assert rows == sorted(set(rows))
    assert len(columns) == len(set(columns))


def test_where_nothing_can_be_paired_nothing_is() -> None:
    assert best_pairs(np.zeros((0, 3))) == []
    assert best_pairs(np.zeros((2, 2))) == []
