"""Pieces in words of their own: what they carry over, and where they stand, tells their measure.

An office that splits a measure, or merges two, often words the pieces anew in the same month. A new row
beside a measure that was reworded, with its priority and benefits, may then be a piece of it; and a measure
that is gone may have gone into one that was reworded, where that has got its items, or its words, besides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.recognition.matching import Match
from ingest.recognition.parts import Part, Words
from ingest.recognition.similarity import Lexicon
from ingest.recognition.tracks import Sighting, Track
from ingest.wording import folded
from schema.history import LinkKind
from schema.report import Record

# Share of a gone measure's words (by weight) that a measure's new words hold beyond its former ones: one
# word in a long title, which counts where an item was carried over, …
SAYS_SOME: Final = 0.05
# … and enough to count without one, for neighbours and for measures that had no items. By all rules together
# some two parts in 290 reports of made-up histories were told that are none, six where all is renewed yearly.
SAYS_MUCH: Final = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A report as recognised so far: its rows, which of them were, and what nothing explains yet.

    `before` are the rows of the previous report. No row of `new` and no track of `gone` was recognised
    or nearly so, or told to be a part.
    """

    rows: Sequence[Sighting]
    before: Sequence[Sighting]
    matches: Sequence[Match]
    new: Sequence[Sighting]
    gone: Sequence[Track]
    forbidden: frozenset[tuple[int, int]]


def find_carried(found: Known, lexicon: Lexicon) -> list[Part]:
    """Find the pieces and wholes that are told by more than words; all are doubtful."""
    if not found.new and not found.gone:
        return []
    followed = [m for m in found.matches if m.track.latest.report == found.rows[0].report - 1]
    reworded = [m for m in followed if not m.verbatim and not m.by_hand]
    if not reworded:
        return []
    return [*_splits(found, reworded), *_mergers(found, followed, reworded, lexicon)]


def _splits(found: Known, reworded: Sequence[Match]) -> Iterator[Part]:
    """Yield the new rows that stand beside a measure in new words as if they were a piece of it."""
    changed = {m.row.place: m.track for m in reworded}
    beside = _beside(found.rows, {m.row.place for m in found.matches})
    for row in found.new:
        tracks = [changed[place] for place in beside.get(row.place, ()) if place in changed]
        wholes = [track for track in tracks if _is_like_piece(found, track, row)]
        if wholes:
            yield Part(
                kind=LinkKind.SPLIT,
                earlier=max(wholes, key=lambda track: len(_shared(track, row))).latest,
                later=row,
                share=0.0,
                carried="it stands beside it, with its pri and gevinst",
            )


def _is_like_piece(found: Known, track: Track, row: Sighting) -> bool:
    pri = row.record.pri
    return (
        pri is not None
        and pri == track.latest.record.pri
        and bool(_shared(track, row))
        and (track.number, row.place) not in found.forbidden
    )


def _shared(track: Track, row: Sighting) -> set[str]:
    return _gevinst(row.record) & _gevinst(track.latest.record)


def _mergers(
    found: Known, followed: Sequence[Match], reworded: Sequence[Match], lexicon: Lexicon
) -> Iterator[Part]:
    """Yield the measures that are gone and have left items or words to one in new words."""
    if not found.gone:
        return
    gone = [track.latest for track in found.gone]
    words = Words((*found.before, *found.rows), lexicon)
    beside = _beside(found.before, {m.track.latest.place for m in followed})
    there = words.shares(gone, [m.row for m in reworded])
    before = words.shares(gone, [m.track.latest for m in reworded])
    for track, says in zip(found.gone, there - before, strict=True):
        wholes = [
            (best, -at)
            for at, m in enumerate(reworded)
            if m.row.omrade == track.latest.omrade
            and (track.number, m.row.place) not in found.forbidden
            and (
                best := _worth(
                    track.latest.record,
                    m,
                    float(says[at]),
                    near=m.track.latest.place in beside.get(track.latest.place, ()),
                )
            )
        ]
        if wholes:
            (_, share, reason), at = max(wholes)
            yield Part(
                kind=LinkKind.MERGED,
                earlier=track.latest,
                later=reworded[-at].row,
                share=share,
                carried=reason,
            )


def _worth(gone: Record, whole: Match, says: float, *, near: bool) -> tuple[int, float, str] | None:
    """Return how many items of a gone measure its whole has got, and what tells it; None if too little.

    `says` is which share of its words the whole has got besides.
    """
    was, now = whole.track.latest.record, whole.row.record
    gevinst = (_gevinst(gone) & _gevinst(now)) - _gevinst(was)
    news = (_news(gone) & _news(now)) - _news(was)
    items = len(gevinst) + len(news)
    bare = not gone.gevinst and not gone.siste_status
    if items and (near or says >= SAYS_SOME):
        column = "gevinst" if gevinst else "siste status"
        return items, max(says, 0.0), f"its {column} stands there now"
    if says >= SAYS_MUCH and (near or bare):
        return items, says, f"{says:.0%} of its words stand there now"
    return None


def _gevinst(record: Record) -> set[str]:
    return {folded(item) for item in record.gevinst}


def _news(record: Record) -> set[str]:
    return {folded(item) for item in record.siste_status}


def _beside(rows: Sequence[Sighting], fixed: set[int]) -> Mapping[int, Sequence[int]]:
    """Return for each row that is not fixed the places of the fixed ones next to it in its area."""
    beside: dict[int, list[int]] = {}
    for ordered in (rows, rows[::-1]):
        last: dict[str, int] = {}
        for row in ordered:
            if row.place in fixed:
                last[row.omrade] = row.place
            elif row.omrade in last:
                beside.setdefault(row.place, []).append(last[row.omrade])
    return beside
