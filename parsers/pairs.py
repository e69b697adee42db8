"""Which of many possible pairs to make, all decided at once."""

from __future__ import annotations

import math
from collections.abc import Sequence

_Costs = Sequence[Sequence[float]]


def cheapest_pairs(costs: _Costs) -> list[tuple[int, int]]:
    """Return as many pairs (row, column) as there can be, each once, that cost the least in all."""
    turned = len(costs) > len(costs[0])
    lines = list(zip(*costs, strict=True)) if turned else costs
    places = _wished(lines) or _assigned(lines)
    if turned:
        return [(place, line) for line, place in enumerate(places)]
    return list(enumerate(places))


def _wished(lines: _Costs) -> list[int] | None:
    """Return each line's cheapest place, None where that is not one place, or two lines share it."""
    best = [line.index(min(line)) for line in lines]
    alone = len(set(best)) == len(best) and all(line.count(min(line)) == 1 for line in lines)
    return best if alone else None


def _assigned(lines: _Costs) -> list[int]:
    """Return a place for each line, of at least as many places, where several lines want one.

    Line after line gets a place by the shortest path of exchanges with those before it, under
    prices of lines and places that the paths set (D. F. Crouse, On implementing 2D rectangular
    assignment algorithms, 2016). SciPy does the same and settles ties as here, but to load it
    takes as long as to read 20 decks.
    """
    width = len(lines[0])
    line_prices, place_prices = [0.0] * len(lines), [0.0] * width
    takers: list[int | None] = [None] * width
    places = [-1] * len(lines)
    for start in range(len(lines)):
        distances, reached_from = [math.inf] * width, [start] * width
        left = list(range(width))[::-1]  # so that what costs the same stands in its order
        passed_lines, passed_places = list[int](), list[int]()
        at, line, distance = 0, start, 0.0
        taker: int | None = start
        while taker is not None:
            line = taker
            passed_lines.append(line)
            nearest = math.inf
            for turn, place in enumerate(left):
                further = distance + lines[line][place] - line_prices[line] - place_prices[place]
                if further < distances[place]:
                    distances[place], reached_from[place] = further, line
                known = distances[place]
                if known < nearest or (known == nearest and takers[place] is None):
                    nearest, at = known, turn
            distance = nearest
            passed_places.append(left[at])
            taker = takers[left[at]]
            left[at] = left[-1]
            left.pop()
        line_prices[start] += distance
        for line in passed_lines[1:]:
            line_prices[line] += distance - distances[places[line]]
        for place in passed_places:
            place_prices[place] -= distance - distances[place]
        place = passed_places[-1]
        while (
            True
        ):  # each line on the path takes the next place, and leaves its own to the one before
            line = reached_from[place]
            takers[place] = line
            places[line], place = place, places[line]
            if line == start:
                break
    return places
