"""Headings are given to tables so that all distances together are the least."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.report.page.headings import cheapest_pairs

COSTS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 6).map(float), min_size=width, max_size=width),
        min_size=1,
        max_size=4,
    )
)


@settings(max_examples=300)
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
