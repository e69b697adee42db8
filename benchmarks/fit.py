"""What each sign is worth, fitted: `python -m benchmarks.fit` prints the table for `evidence.py`.

A row is one of the open tracks or none of them, a track is one of the open rows or none of them;
the odds that make what is true most likely (conditional logit, both ways) are looked for, with
signs that can only speak for or only against held on their side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.histories import Told, told
from benchmarks.rates import ALL, LIGHT, RENEWED, Rates, busier
from ingest.recognition.evidence import WORTH, Evidence, Sign, among
from ingest.recognition.identity import history
from ingest.recognition.similarity import Matrix
from ingest.recognition.tracks import Sighting, Track
from ingest.settings import Settings

# Seeds that neither the thresholds nor the published results are taken from.
SEEDS = range(160)
# Pull towards nothing, so that signs which tell nothing are worth nothing.
PULL = 0.02
# No office is as strict as a generator: nothing but the words is worth more than this.
MOST = 3.5
# Where a row stands must not decide alone: a new measure may take the place of an old one.
MOST_FOR_PLACE = 1.5
# Another number is another stage or region more often than histories made up here know.
LEAST_FOR_NUMBERS = 1.5
WORDS = {Sign.WORDING, Sign.WORDING_MIDDLE, Sign.WORDING_HIGH, Sign.CONTAINED, Sign.LIFT}
AGAINST = {
    Sign.BASE, Sign.NUMBERS, Sign.AREA_OTHER, Sign.PRI_OTHER, Sign.ICON_OTHER,
    Sign.ABSENT, Sign.OLDER_WORDING, Sign.BACKWARDS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """The signs of each open track with each open row, and which pairs are true."""

    signs: NDArray[np.float64]
    true: NDArray[np.bool_]


def choices(cases: Iterable[tuple[int, Rates]]) -> list[Choice]:
    """Recognise histories and keep every choice that had to be made."""
    made: list[Choice] = []
    for seed, rates in cases:
        made += _of(told(seed, rates))
    return made


def _of(case: Told) -> list[Choice]:
    made: list[Choice] = []

    def watched(
        known: Evidence, tracks: Sequence[Track], rows: Sequence[Sighting], places: Matrix
    ) -> Evidence:
        found = among(known, tracks, rows, places)
        new = [case.keys[row.report][row.place] for row in rows]
        old = [case.keys[t.latest.report][t.latest.place] for t in tracks]
        true = np.array([[mine == theirs for theirs in new] for mine in old])
        made.append(Choice(found.signs, true))
        return found

    with patch("ingest.recognition.matching.among", watched):
        history(case.plan, Settings())
    return made


def fit(made: list[Choice]) -> NDArray[np.float64]:
    """Return the worth of each sign."""
    signs = np.concatenate([choice.signs.reshape(-1, len(Sign)) for choice in made])
    true = np.concatenate([choice.true.reshape(-1) for choice in made]).astype(np.float64)
    groups = [np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)]
    ends = [0, 0]
    for choice in made:
        shape = choice.true.shape
        for axis in (0, 1):
            names = np.broadcast_to(np.expand_dims(np.arange(shape[axis]), 1 - axis), shape)
            groups[axis] = np.concatenate([groups[axis], ends[axis] + names.reshape(-1)])
            ends[axis] += shape[axis]

    def loss(worth: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = signs @ worth
        raised = np.exp(np.clip(odds, -50.0, 50.0))
        total, slope = 0.0, np.zeros_like(odds)
        for names, count in zip(groups, ends, strict=True):
            whole = 1.0 + np.bincount(names, raised, count)
            total += np.log(whole).sum() - (odds * true).sum()
            slope += raised / whole[names] - true
        pull = worth.copy()
        pull[Sign.BASE] = 0.0
        return total + PULL * (pull**2).sum(), signs.T @ slope + 2 * PULL * pull

    sides = [_side(sign) for sign in Sign]
    start = np.array([WORTH[sign] for sign in Sign])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=sides)
    print("loss", found.fun, "of", len(true), "pairs,", int(true.sum()), "true")
    worth: NDArray[np.float64] = found.x
    return worth


def _side(sign: Sign) -> tuple[float | None, float | None]:
    if sign is Sign.BASE:
        return None, 0.0
    if sign is Sign.NUMBERS:
        return -MOST, -LEAST_FOR_NUMBERS
    if sign in AGAINST:
        return -MOST, 0.0
    if sign in {Sign.PLACE, Sign.ALONE}:
        return 0.0, MOST_FOR_PLACE
    return (0.0, None) if sign in WORDS else (0.0, MOST)


def main() -> None:
    """Print the worth of each sign, ready for `evidence.py`."""
    cases = [
        (seed, busier((ALL, ALL, LIGHT, RENEWED)[seed % 4], (0.5, 1.0, 2.0, 4.0, 1.5)[seed % 5]))
        for seed in SEEDS
    ]
    for sign, worth in zip(Sign, fit(choices(cases)), strict=True):
        print(f"    Sign.{sign.name}: {worth:.2f},")


if __name__ == "__main__":
    main()
