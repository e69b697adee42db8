"""The goals of a text layer's areas: which goal on the overview belongs to which area."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest
from typing import Final

from parsers.text.overview import goal_text
from parsers.text.placing.likeness import Profile, row_likeness, scaled
from parsers.text.reading import Reading
from schema import Area, Severity

# What it costs to begin another area's goals: inside a list, behind an empty line, behind a table
# of counts; in likenesses of a goal to an area (0 to 1).
GOALS_IN_LIST: Final = 0.5
GOALS_IN_RUN: Final = 0.1
# Going back in the areas' order, which decides where words tell nothing:
OUT_OF_ORDER: Final = 1e-6
# An area that is left without goals while others have some, in likenesses of a goal:
NO_GOALS: Final = 0.4
# What a word in an area's name or goals tells, against one in its measures.
NAME_WEIGHT: Final = 3.0
GOAL_WEIGHT: Final = 2.0
# So many ways to share out the goals so far are followed, the likeliest ones: all that there are
# with eight areas. With more they double for each one.
MOST_WAYS: Final = 1024

# The areas that have goals so far, as bits, and the last of them; the likeness and all goals' areas.
_State = tuple[int, int]
_Way = tuple[float, tuple[int, ...]]


def areas_with_goals(reading: Reading) -> tuple[Area, ...]:
    """Return the areas in the overview's order, each with its goals; tell that these are a guess."""
    given = shared_goals(reading, listed=True)
    if len(reading.names) > 1 and reading.goals:
        reading.say(
            Severity.INFO,
            "goals-guessed",
            "A text layer does not tell which area a goal belongs to; the goals were shared out by "
            "their order and words: compare them with the overview before relying on them.",
        )
    return tuple(
        Area(name=name, goals=tuple(goals))
        for name, goals in zip(reading.names, given, strict=True)
    )


def profiles_of(reading: Reading, *, listed: bool) -> list[list[tuple[str, float]]]:
    """Return what is said of each area: its name, its rows, and the listed ones if asked for."""
    profiles = [[(name, NAME_WEIGHT)] for name in reading.names]
    for entry in reading.entries:
        if entry.area is not None and (listed or not entry.row.listed):
            profiles[entry.area].append((entry.row.tiltak, 1.0))
            profiles[entry.area].extend((fragment.text, 1.0) for fragment in entry.row.content)
    return profiles


def shared_goals(reading: Reading, *, listed: bool) -> list[list[str]]:
    """Return each area's goals, by the words that they share with it; `listed` as in `profiles_of`."""
    given: list[list[str]] = [[] for _ in reading.names]
    if not reading.names:
        return given
    texts = [goal_text(goal) for goal in reading.goals]
    breaks = [
        0.0
        if before is None or before.table != goal.table
        else GOALS_IN_RUN
        if before.run != goal.run
        else GOALS_IN_LIST
        for before, goal in zip([None, *reading.goals], reading.goals, strict=False)
    ]
    shared = _share_out(texts, breaks, profiles_of(reading, listed=listed))
    for text, area in zip(texts, shared, strict=True):
        given[area].append(text)
    return given


def _share_out(
    texts: Sequence[str], breaks: Sequence[float], profiles: Sequence[Profile]
) -> list[int]:
    """Give goals, in the order of their lines, to areas in unbroken runs; return each one's area.

    `breaks` says what it costs to begin a new run before each goal: nothing where counts stand
    between, more inside a list. Where words tell nothing, goals stand in the areas' order.
    """
    likeness = scaled(row_likeness(texts, profiles))
    areas = len(profiles)
    best: dict[_State, _Way] = {}
    for place in range(len(texts)):
        level: dict[_State, _Way] = {}
        for area in range(areas):
            gain = likeness[place][area]
            if not best:
                level[1 << area, area] = (gain, (area,))
                continue
            for (used, last), (score, path) in best.items():
                if area != last and used & (1 << area):
                    continue
                total = score + gain - (breaks[place] if area != last else 0.0)
                total -= OUT_OF_ORDER if area < last else 0.0
                key = (used | (1 << area), area)
                if key not in level or total > level[key][0]:
                    level[key] = (total, (*path, area))
        best = (
            level if len(level) <= MOST_WAYS else dict(nlargest(MOST_WAYS, level.items(), _worth))
        )
    return list(max(best.items(), key=_worth)[1][1]) if best else []


def _worth(way: tuple[_State, _Way]) -> float:
    (used, _), (score, _) = way
    return score + NO_GOALS * used.bit_count()
