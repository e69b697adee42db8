"""Pieces in words of their own: what they carry over, and where they stand, tells their measure.

An office that splits a measure, or merges two, often words the pieces anew in the same month. A new row
beside a measure that was reworded, with its priority or some of its words, may then be a piece of it, and so
may two new rows where one is gone; and a measure that is gone may have gone into one that was reworded, where
that has got its items, or its words, besides.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
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
# … and enough to count without one, for neighbours and for measures that had no items. In 285 reports of made-up
# histories all rules together told one part that is none; nine where titles change four times as often.
SAYS_MUCH: Final = 0.3
# Share of a new measure's words (by weight) that stand in the one beside it, at least, where an item does too and
# the priority does not: a telling word of six.
SAYS_A_WORD: Final = 0.15
# Share of a measure's words (by weight) below which its new ones hold so little that they may be a piece's.
REWRITTEN: Final = 0.7
# A report with more new rows than these is of a plan that was renewed: what stands where tells little.
FEW_NEW: Final = 3
# So many rows in the place of one are its pieces; one alone is what came instead.
PIECES: Final = (2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A report as recognised so far: its rows, which of them were, and what nothing explains yet.

    `before` are the rows of the previous report. No row of `new` and no track of `gone` was recognised
    or told to be a part, nor a row nearly so; tracks that were, by number, are `asked` about.
    """

    rows: Sequence[Sighting]
    before: Sequence[Sighting]
    matches: Sequence[Match]
    new: Sequence[Sighting]
    gone: Sequence[Track]
    asked: frozenset[int]
    forbidden: frozenset[tuple[int, int]]


def find_carried(found: Known, lexicon: Lexicon) -> list[Part]:
    """Find the pieces and wholes that are told by more than words; all are doubtful."""
    if not found.new and not found.gone:
        return []
    words = partial(Words, (*found.before, *found.rows), lexicon)
    followed = [m for m in found.matches if m.track.latest.report == found.rows[0].report - 1]
    reworded = [m for m in followed if not m.verbatim and not m.by_hand]
    replaced = list(_replaced(found, followed))
    if not reworded:
        return replaced
    beside = list(_splits(found, reworded, words()))
    told = [part.later for part in beside]
    return [
        *(part for part in replaced if part.later not in told),
        *beside,
        *_mergers(found, followed, reworded, words()),
    ]


def _splits(found: Known, reworded: Sequence[Match], words: Words) -> Iterator[Part]:
    """Yield the new rows that stand beside a measure in new words as if they were a piece of it."""
    changed = {m.row.place: m for m in reworded}
    owned = {m.row.place for m in found.matches}
    few = len(found.rows) - len(owned) <= FEW_NEW
    beside = _beside(found.rows, owned)
    for row in found.new:
        near = [changed[at] for at in beside.get(row.place, ()) if at in changed]
        wholes = [
            (len(shared), same_pri, m.track.latest)
            for m in near
            if (m.track.number, row.place) not in found.forbidden
            and row.record.pri is not None
            and (
                (same_pri := row.record.pri in (m.track.latest.record.pri, m.row.record.pri))
                or words.shares([row], [m.track.latest])[0, 0] >= SAYS_A_WORD
            )
            and (
                (shared := _gevinst(row.record) & _gevinst(m.track.latest.record))
                or (few and same_pri and words.shares([m.track.latest], [m.row])[0, 0] < REWRITTEN)
            )
        ]
        if wholes:
            items, same_pri, whole = max(wholes, key=lambda at: at[:2])
            cells = [*["pri"] * same_pri, *["gevinst"] * bool(items), *["words"] * (not same_pri)]
            yield _piece(
                whole, row, f"it stands beside what that is now, with its {' and '.join(cells)}"
            )


def _replaced(found: Known, followed: Sequence[Match]) -> Iterator[Part]:
    """Yield the new rows in the place of one measure that is gone, and those gone that left one."""
    now = {m.track.latest.place: m.row.place for m in followed}
    owned = {m.row.place for m in found.matches}
    if len(found.rows) - len(owned) > FEW_NEW:
        return
    come = _places(found.rows, {place: place for place in owned})
    numbers = {track.latest.place: track.number for track in found.gone}
    for place, left in _places(found.before, now).items():
        pairs = [(was, row) for was in left for row in come.get(place, ())]
        if len(pairs) not in PIECES:
            continue
        for was, row in pairs:
            number = numbers.get(was.place)
            if (
                number is not None
                and row in found.new
                and (number, row.place) not in found.forbidden
            ):
                if len(left) == 1:
                    yield _piece(was, row, "it stands in its place with others")
                else:
                    reason = "it stands in its place and that of others"
                    yield Part(
                        kind=LinkKind.MERGED, earlier=was, later=row, share=0.0, carried=reason
                    )


def _piece(whole: Sighting, row: Sighting, reason: str) -> Part:
    return Part(kind=LinkKind.SPLIT, earlier=whole, later=row, share=0.0, carried=reason)


def _mergers(
    found: Known, followed: Sequence[Match], reworded: Sequence[Match], words: Words
) -> Iterator[Part]:
    """Yield the measures that are gone and have left items or words to one in new words."""
    tracks = [track for track in found.gone if track.number not in found.asked]
    if not tracks:
        return
    gone = [track.latest for track in tracks]
    beside = _beside(found.before, {m.track.latest.place for m in followed})
    there = words.shares(gone, [m.row for m in reworded])
    before = words.shares(gone, [m.track.latest for m in reworded])
    for track, says in zip(tracks, there - before, strict=True):
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
    return {
        row.place: [place for place in ends if place is not None]
        for (_, *ends), loose in _places(rows, {place: place for place in fixed}).items()
        for row in loose
    }


_Place = tuple[str, int | None, int | None]


def _places(
    rows: Sequence[Sighting], names: Mapping[int, int]
) -> Mapping[_Place, Sequence[Sighting]]:
    """Return the rows without a name by area and the names of those above and below.

    `names` are of the rows that are fixed, by their places.
    """
    above, below = _ends(rows, names), _ends(rows[::-1], names)
    found: dict[_Place, list[Sighting]] = {}
    for row in rows:
        if row.place not in names:
            up, down = (
                None if at is None else names[at] for at in (above[row.place], below[row.place])
            )
            found.setdefault((row.omrade, up, down), []).append(row)
    return found


def _ends(rows: Sequence[Sighting], fixed: Container[int]) -> Mapping[int, int | None]:
    """Return for each row that is not fixed the fixed one that came last in its area."""
    last: dict[str, int] = {}
    found: dict[int, int | None] = {}
    for row in rows:
        if row.place in fixed:
            last[row.omrade] = row.place
        else:
            found[row.place] = last.get(row.omrade)
    return found
