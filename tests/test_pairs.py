"""Pairs are made so that all of them together cost the least."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from parsers.pairs import cheapest_pairs

COSTS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 6).map(float), min_size=width, max_size=width),
        min_size=1,
        max_size=4,
    )
)


@settings(max_examples=300, deadline=None)
@given(COSTS)
def test_no_other_pairs_cost_less(costs: list[list[float]]) -> None:
    pairs = cheapest_pairs(costs)
    rows, columns = [row for row, _ in pairs], [column for _, column in pairs]
    assert len(set(rows)) == len(set(columns)) == len(pairs) == min(len(costs), len(costs[0]))
    lines = costs if len(costs) <= len(costs[0]) else list(zip(*costs, strict=True))
    least = min(
        sum(line[place] for line, place in zip(lines, places, strict=True))
        for places in permutations(range(len(lines[0])), len(lines))
    )
    assert sum(costs[row][column] for row, column in pairs) == least


@settings(max_examples=300, deadline=None)
@given(COSTS)
def test_ties_are_settled_as_scipy_settles_them(costs: list[list[float]]) -> None:
    rows, columns = linear_sum_assignment(np.array(costs))
    expected = list(zip(rows.tolist(), columns.tolist(), strict=True))
    assert sorted(cheapest_pairs(costs)) == expected
