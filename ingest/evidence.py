"""What speaks for two rows being the same measure, and what each sign is worth."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from ingest.similarity import Lexicon, Matrix, Text, likeness, rarity
from ingest.tracks import Sighting, Track
from ingest.words import numbers, words
from schema.report import Status

# Where the curve that turns likeness of wording into evidence bends.
_MIDDLE: Final = 0.5
_HIGH: Final = 0.8


class Sign(IntEnum):
    """The signs, as columns of the evidence; each between -1 and 1 or a little more."""

    BASE = 0
    WORDING = 1
    WORDING_MIDDLE = 2
    WORDING_HIGH = 3
    CONTAINED = 4
    LIFT = 5
    NUMBERS = 6
    AREA_SAME = 7
    AREA_OTHER = 8
    PRI_SAME = 9
    PRI_OTHER = 10
    GEVINST = 11
    GEVINST_LIFT = 12
    GEVINST_OTHER = 13
    SISTE = 14
    SISTE_LIFT = 15
    SISTE_OTHER = 16
    ICON_SAME = 17
    ICON_OTHER = 18
    PLACE = 19
    ABSENT = 20
    OLDER_WORDING = 21
    BACKWARDS = 22
    ALONE = 23


# Log odds that each sign adds, fitted by `python -m benchmarks.fit` on made-up
# histories (seeds that the published results do not use).
WORTH: Final[dict[Sign, float]] = {
    Sign.BASE: -5.41,
    Sign.WORDING: 0.44,
    Sign.WORDING_MIDDLE: 4.30,
    Sign.WORDING_HIGH: 4.74,
    Sign.CONTAINED: 4.06,
    Sign.LIFT: 3.82,
    Sign.NUMBERS: -1.50,
    Sign.AREA_SAME: 1.41,
    Sign.AREA_OTHER: -1.27,
    Sign.PRI_SAME: 2.09,
    Sign.PRI_OTHER: -1.69,
    Sign.GEVINST: 3.15,
    Sign.GEVINST_LIFT: 3.50,
    Sign.GEVINST_OTHER: -0.11,
    Sign.SISTE: 0.53,
    Sign.SISTE_LIFT: 2.65,
    Sign.SISTE_OTHER: -0.00,
    Sign.ICON_SAME: 2.94,
    Sign.ICON_OTHER: -2.97,
    Sign.PLACE: 1.50,
    Sign.ABSENT: -0.62,
    Sign.OLDER_WORDING: -0.41,
    Sign.BACKWARDS: -2.65,
    Sign.ALONE: 1.50,
}
_WORTH_ARRAY: Final = np.array([WORTH[sign] for sign in Sign])

_PROGRESS: Final = {Status.NOT_STARTED: 0, Status.ONGOING: 1, Status.DONE: 2}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evidence:
    """The signs for each open track and each open row, and what they add up to.

    `signs` has the shape (tracks, rows, signs), `odds` (tracks, rows) in natural logarithms.
    `against` is the sighting of each track that the wording was held against.
    """

    signs: NDArray[np.float64]
    odds: Matrix
    against: NDArray[np.int64]
    wording: Matrix


def weigh(signs: NDArray[np.float64]) -> Matrix:
    """Return the log odds that signs add up to, rounded so that all machines agree."""
    product: Matrix = np.round(signs @ _WORTH_ARRAY, 6)
    return product


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that is looked at when a report is recognised.

    `tracks` and `rows` are the open ones. `others` are the tracks seen in the previous report
    that have been recognised already, `taken` the rows that they were recognised in; both
    make clear what is common in this plan. `places` is the worth of positions, tracks by rows.
    """

    report: int
    tracks: Sequence[Track]
    rows: Sequence[Sighting]
    others: Sequence[Track]
    taken: Sequence[Sighting]
    places: Matrix


def evidence(scene: Scene, lexicon: Lexicon) -> Evidence:
    """Gather the signs for each open track with each open row."""
    shape = (len(scene.tracks), len(scene.rows))
    signs = np.zeros((*shape, len(Sign)))
    signs[:, :, Sign.BASE] = 1.0
    against = _wording(scene, lexicon, signs)
    _bullets(scene, lexicon, signs, Sign.GEVINST)
    _bullets(scene, lexicon, signs, Sign.SISTE)
    _cells(scene, signs)
    signs[:, :, Sign.PLACE] = scene.places
    _alone(scene, signs)
    return Evidence(
        signs=signs,
        odds=weigh(signs),
        against=against,
        wording=signs[:, :, Sign.WORDING],
    )


def _wording(scene: Scene, lexicon: Lexicon, signs: NDArray[np.float64]) -> NDArray[np.int64]:
    variants = [sighting for track in scene.tracks for sighting in track.remembered()]
    sizes = [len(track.remembered()) for track in scene.tracks]
    old = _texts([s.record.tiltak for s in variants], lexicon)
    new = _texts([row.record.tiltak for row in scene.rows], lexicon)
    other = _texts([track.latest.record.tiltak for track in scene.others], lexicon)
    taken = _texts([row.record.tiltak for row in scene.taken], lexicon)
    latest = _texts([track.latest.record.tiltak for track in scene.tracks], lexicon)
    weights = rarity([*latest, *other, *new, *taken], len(lexicon))
    alike = likeness(old, new, lexicon, weights)
    whole = 0.5 * alike.both + 0.5 * _letters(variants, scene.rows)
    rivals = _rivals(
        likeness(latest, new, lexicon, weights).both,
        likeness(other, new, lexicon, weights).both,
        likeness(latest, taken, lexicon, weights).both,
    )
    against = np.zeros((len(scene.tracks), len(scene.rows)), dtype=np.int64)
    start = 0
    columns = np.arange(len(scene.rows))
    for place, size in enumerate(sizes):
        part = slice(start, start + size)
        chosen = np.argmax(whole[part], axis=0)
        against[place] = chosen
        picked = (start + chosen, columns)
        score = whole[picked]
        row = signs[place]
        row[:, Sign.WORDING] = score
        row[:, Sign.WORDING_MIDDLE] = np.maximum(0.0, score - _MIDDLE)
        row[:, Sign.WORDING_HIGH] = np.maximum(0.0, score - _HIGH)
        covered = np.maximum(alike.there[picked], alike.back[picked])
        row[:, Sign.CONTAINED] = covered - alike.both[picked]
        row[:, Sign.LIFT] = alike.both[picked] - rivals[place]
        row[:, Sign.OLDER_WORDING] = chosen > 0
        for column, sighting in enumerate(scene.rows):
            mine = numbers(variants[start + chosen[column]].record.tiltak)
            theirs = numbers(sighting.record.tiltak)
            row[column, Sign.NUMBERS] = bool(mine - theirs) and bool(theirs - mine)
        start += size
    return against


def _letters(old: Sequence[Sighting], new: Sequence[Sighting]) -> Matrix:
    return (
        process.cdist(
            [" ".join(words(s.record.tiltak)) for s in old],
            [" ".join(words(s.record.tiltak)) for s in new],
            scorer=fuzz.ratio,
            dtype=np.float64,
        )
        / 100.0
    )


def _bullets(scene: Scene, lexicon: Lexicon, signs: NDArray[np.float64], sign: Sign) -> None:
    def texts(sightings: Sequence[Sighting]) -> list[Text]:
        return _texts([bullets(sighting, sign) for sighting in sightings], lexicon)

    old = texts([track.latest for track in scene.tracks])
    other = texts([track.latest for track in scene.others])
    new, taken = texts(scene.rows), texts(scene.taken)
    weights = rarity([t for t in (*old, *other, *new, *taken) if t.tokens.size], len(lexicon))
    both = likeness(old, new, lexicon, weights).both
    rivals = _rivals(
        both,
        likeness(other, new, lexicon, weights).both,
        likeness(old, taken, lexicon, weights).both,
    )
    known = np.outer([t.tokens.size > 0 for t in old], [t.tokens.size > 0 for t in new])
    lift, unlike = {
        Sign.GEVINST: (Sign.GEVINST_LIFT, Sign.GEVINST_OTHER),
        Sign.SISTE: (Sign.SISTE_LIFT, Sign.SISTE_OTHER),
    }[sign]
    signs[:, :, sign] = both
    signs[:, :, lift] = np.where(known, both - rivals, 0.0)
    signs[:, :, unlike] = np.where(known, 1.0 - both, 0.0)


def bullets(sighting: Sighting, sign: Sign) -> str:
    """Return the bullets of a column as one text."""
    record = sighting.record
    return " ".join(record.gevinst if sign is Sign.GEVINST else record.siste_status)


def _texts(texts: Sequence[str], lexicon: Lexicon) -> list[Text]:
    return [lexicon.text(text) for text in texts]


def _rivals(open_pairs: Matrix, from_others: Matrix, to_taken: Matrix) -> Matrix:
    """Return how alike the most alike other pair is, for each open track and row."""
    columns, rows = open_pairs.copy(), open_pairs.copy()
    best = np.zeros_like(open_pairs)
    for axis, table in ((0, columns), (1, rows)):
        best = np.maximum(best, _best_other(table, axis))
    if from_others.size:
        best = np.maximum(best, from_others.max(axis=0)[None, :])
    if to_taken.size:
        best = np.maximum(best, to_taken.max(axis=1)[:, None])
    return best


def _best_other(table: Matrix, axis: int) -> Matrix:
    """Return for each entry the greatest of the other entries in its column (0) or row (1)."""
    if table.shape[axis] <= 1:
        return np.zeros_like(table)
    ranked = np.sort(table, axis=axis)
    first = np.take(ranked, [-1], axis=axis)
    second = np.take(ranked, [-2], axis=axis)
    return np.where(table == first, second, first)


def _cells(scene: Scene, signs: NDArray[np.float64]) -> None:
    icons = Counter(row.record.ikon for row in (*scene.rows, *scene.taken))
    for i, track in enumerate(scene.tracks):
        old = track.latest
        missed = scene.report - old.report - 1
        signs[i, :, Sign.ABSENT] = math.log1p(missed)
        for j, new in enumerate(scene.rows):
            cell = signs[i, j]
            if old.omrade and new.omrade:
                same = old.omrade == new.omrade
                cell[Sign.AREA_SAME if same else Sign.AREA_OTHER] = 1.0
            if old.record.pri is not None and new.record.pri is not None:
                same = old.record.pri == new.record.pri
                cell[Sign.PRI_SAME if same else Sign.PRI_OTHER] = 1.0
            if old.record.ikon and new.record.ikon:
                same = old.record.ikon == new.record.ikon
                share = 1.0 / icons[new.record.ikon] if same else 1.0
                cell[Sign.ICON_SAME if same else Sign.ICON_OTHER] = share
            before = _PROGRESS.get(old.record.status)
            after = _PROGRESS.get(new.record.status)
            if before is not None and after is not None and after < before:
                cell[Sign.BACKWARDS] = 1.0


def _alone(scene: Scene, signs: NDArray[np.float64]) -> None:
    """Mark pairs that few others of their area compete with: 1 if theirs is the only one."""
    gone = Counter(t.latest.omrade for t in scene.tracks if t.latest.report == scene.report - 1)
    come = Counter(row.omrade for row in scene.rows)
    for i, track in enumerate(scene.tracks):
        area = track.latest.omrade
        if track.latest.report != scene.report - 1:
            continue
        for j, row in enumerate(scene.rows):
            if row.omrade == area:
                signs[i, j, Sign.ALONE] = 1.0 / max(gone[area], come[area])
