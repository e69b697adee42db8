"""What speaks for two rows being the same measure, and what each sign is worth."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from ingest.recognition.similarity import Bag, Lexicon, Matrix, Text, likeness, rarity
from ingest.recognition.tracks import WORDINGS_REMEMBERED, Sighting, Track
from ingest.recognition.words import numbers, words
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
    SISTE = 13
    SISTE_LIFT = 14
    ICON_SAME = 15
    ICON_OTHER = 16
    PLACE = 17
    ABSENT = 18
    OLDER_WORDING = 19
    BACKWARDS = 20
    ALONE = 21


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
    Sign.SISTE: 0.53,
    Sign.SISTE_LIFT: 2.65,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that is looked at when a report is recognised.

    `tracks` and `rows` are the open ones. `others` are the tracks that have been recognised
    already, `taken` the rows that they were recognised in; both make clear what is common in
    this plan.
    """

    report: int
    tracks: Sequence[Track]
    rows: Sequence[Sighting]
    others: Sequence[Track]
    taken: Sequence[Sighting]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evidence:
    """The signs for each open track and each open row.

    `signs` has the shape (tracks, rows, signs). `against` is the wording of each track that was
    held against each row, as it stands in `Track.remembered`; `shared` is which share of the words of
    one, by weight, stands in the other, of whichever more does.
    """

    report: int
    tracks: Sequence[Track]
    rows: Sequence[Sighting]
    signs: NDArray[np.float64]
    against: NDArray[np.int64]
    shared: Matrix

    @property
    def odds(self) -> Matrix:
        """The log odds that signs add up to, rounded so that all machines agree."""
        product: Matrix = np.round(self.signs @ _WORTH_ARRAY, 6)
        return product


def evidence(scene: Scene, lexicon: Lexicon) -> Evidence:
    """Gather the signs for each open track with each open row, but for those of `among`."""
    signs = np.zeros((len(scene.tracks), len(scene.rows), len(Sign)))
    signs[:, :, Sign.BASE] = 1.0
    against, shared = _wording(scene, lexicon, signs)
    for sign, lift in ((Sign.GEVINST, Sign.GEVINST_LIFT), (Sign.SISTE, Sign.SISTE_LIFT)):
        signs[:, :, sign], signs[:, :, lift] = _bullets(scene, lexicon, sign)
    _cells(scene, signs)
    return Evidence(
        report=scene.report,
        tracks=scene.tracks,
        rows=scene.rows,
        signs=signs,
        against=against,
        shared=shared,
    )


def among(
    found: Evidence, tracks: Sequence[Track], rows: Sequence[Sighting], places: Matrix
) -> Evidence:
    """Return the evidence for the tracks and rows that are still open, what stands about included.

    `places` is the worth of positions, tracks by rows.
    """
    open_tracks = {track.number for track in tracks}
    open_rows = {row.place for row in rows}
    i = np.array([track.number in open_tracks for track in found.tracks])
    j = np.array([row.place in open_rows for row in found.rows])
    signs = found.signs[i][:, j]
    signs[:, :, Sign.PLACE] = places
    signs[:, :, Sign.ALONE] = _alone(found.report, tracks, rows)
    return Evidence(
        report=found.report,
        tracks=tracks,
        rows=rows,
        signs=signs,
        against=found.against[i][:, j],
        shared=found.shared[i][:, j],
    )


def _wording(
    scene: Scene, lexicon: Lexicon, signs: NDArray[np.float64]
) -> tuple[NDArray[np.int64], Matrix]:
    remembered = [track.remembered() for track in scene.tracks]
    variants = [sighting for wordings in remembered for sighting in wordings]
    owners = np.repeat(np.arange(len(remembered)), [len(wordings) for wordings in remembered])
    turns = np.concatenate([np.arange(len(wordings)) for wordings in remembered])
    old = lexicon.texts(s.record.tiltak for s in variants)
    new = lexicon.texts(row.record.tiltak for row in scene.rows)
    other = lexicon.texts(track.latest.record.tiltak for track in scene.others)
    taken = lexicon.texts(row.record.tiltak for row in scene.taken)
    latest = [text for text, turn in zip(old, turns.tolist(), strict=True) if turn == 0]
    weights = rarity([*latest, *other, *new, *taken], len(lexicon))
    fresh = Bag(new, lexicon, weights)
    alike = likeness(Bag([*old, *other], lexicon, weights), fresh)
    aside = likeness(Bag(latest, lexicon, weights), Bag(taken, lexicon, weights))
    newest = np.concatenate([turns == 0, np.ones(len(other), dtype=np.bool_)])
    rivals = _rivals(alike.both[newest], aside.both)
    # The wording of each track that is most like each row; of equals, the latest.
    whole = np.full((len(remembered), WORDINGS_REMEMBERED, len(new)), -1.0)
    whole[owners, turns] = 0.5 * alike.both[: len(old)] + 0.5 * _letters(variants, scene.rows)
    chosen: NDArray[np.int64] = np.argmax(whole, axis=1)
    score = np.max(whole, axis=1)
    picked = (np.flatnonzero(turns == 0)[:, None] + chosen, np.arange(len(new)))
    both = alike.both[picked]
    signs[:, :, Sign.WORDING] = score
    signs[:, :, Sign.WORDING_MIDDLE] = np.maximum(0.0, score - _MIDDLE)
    signs[:, :, Sign.WORDING_HIGH] = np.maximum(0.0, score - _HIGH)
    shared = np.maximum(alike.there[picked], alike.back[picked])
    signs[:, :, Sign.CONTAINED] = shared - both
    signs[:, :, Sign.LIFT] = both - rivals
    signs[:, :, Sign.OLDER_WORDING] = chosen > 0
    for column, row in enumerate(scene.rows):
        theirs = numbers(row.record.tiltak)
        if theirs:
            for place, wordings in enumerate(remembered):
                mine = numbers(wordings[chosen[place, column]].record.tiltak)
                signs[place, column, Sign.NUMBERS] = bool(mine - theirs) and bool(theirs - mine)
    return chosen, shared


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


def _bullets(scene: Scene, lexicon: Lexicon, sign: Sign) -> tuple[Matrix, Matrix]:
    """Return how alike a column's items are, and by how much more than those of any rival."""

    def texts(sightings: Iterable[Sighting]) -> list[Text]:
        records = (sighting.record for sighting in sightings)
        return lexicon.texts(
            " ".join(record.gevinst if sign is Sign.GEVINST else record.siste_status)
            for record in records
        )

    old = texts(track.latest for track in scene.tracks)
    other = texts(track.latest for track in scene.others)
    new, taken = texts(scene.rows), texts(scene.taken)
    weights = rarity([t for t in (*old, *other, *new, *taken) if not t.empty], len(lexicon))
    alike = likeness(Bag([*old, *other], lexicon, weights), Bag(new, lexicon, weights)).both
    aside = likeness(Bag(old, lexicon, weights), Bag(taken, lexicon, weights)).both
    both = alike[: len(old)]
    known = np.logical_and.outer([not t.empty for t in old], [not t.empty for t in new])
    return both, np.where(known, both - _rivals(alike, aside), 0.0)


def _rivals(to_open: Matrix, to_taken: Matrix) -> Matrix:
    """Return how alike the most alike other pair is, for each open track and open row.

    `to_open` has a row for each open track, then for each other one, and a column for each open
    row; `to_taken` has a row for each open track and a column for each row that is taken.
    """
    size, columns = to_taken.shape[0], to_open.shape[1]
    from_tracks = _best_other(to_open.T).T[:size]
    from_rows = _best_other(np.concatenate([to_open[:size], to_taken], axis=1))[:, :columns]
    return np.maximum(from_tracks, from_rows)


def _best_other(table: Matrix) -> Matrix:
    """Return for each entry the greatest of the other entries in its row, 0 where it is alone."""
    if table.shape[1] <= 1:
        return np.zeros_like(table)
    ranked = np.partition(table, -2, axis=1)
    return np.where(table == ranked[:, -1:], ranked[:, -2:-1], ranked[:, -1:])


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


def _alone(report: int, tracks: Sequence[Track], rows: Sequence[Sighting]) -> Matrix:
    """Mark pairs that few others of their area compete with: 1 if theirs is the only one."""
    areas = [t.latest.omrade if t.latest.report == report - 1 else None for t in tracks]
    gone, come = Counter(areas), Counter(row.omrade for row in rows)
    alone = np.zeros((len(tracks), len(rows)))
    for i, area in enumerate(areas):
        if area is not None and area in come:
            share = 1.0 / max(gone[area], come[area])
            alone[i] = [share if row.omrade == area else 0.0 for row in rows]
    return alone
