"""Measures split into two and measures merged into one, told by which words went where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ingest.matching import Match
from ingest.similarity import Lexicon, Matrix, Text, coverage, rarity
from ingest.tracks import Sighting, Track
from schema.history import LinkKind

# Share of a part's words (by weight) that stand in the whole at least.
PART_IN_WHOLE: Final = 0.7
# Share of the whole's words (by weight) that this part alone explains at least.
PART_EXPLAINS: Final = 0.2
# Share of the whole's words (by weight) that both parts explain together at least.
PARTS_ARE_WHOLE: Final = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part and the whole that it came from (split) or went into (merged)."""

    kind: LinkKind
    earlier: Sighting
    later: Sighting
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What was found: further matches that only a split or merge explains, and the parts."""

    matches: tuple[Match, ...]
    parts: tuple[Part, ...]


def find_parts(
    gone: Sequence[Track],
    new: Sequence[Sighting],
    matches: Sequence[Match],
    forbidden: frozenset[tuple[int, int]],
    lexicon: Lexicon,
) -> Parts:
    """Find splits and merges among what vanished since the previous report and what is new.

    `gone` and `new` are unmatched; `matches` are those of this report. The part that is most
    like the whole goes on with its id.
    """
    reworded = [m for m in matches if not m.verbatim]
    if not (new and (reworded or gone)) and not (gone and (reworded or new)):
        return Parts(matches=(), parts=())
    texts = [lexicon.text(m.track.latest.record.tiltak) for m in matches]
    texts += [lexicon.text(t.latest.record.tiltak) for t in gone]
    texts += [lexicon.text(row.record.tiltak) for row in new]
    words = _Words(lexicon, rarity(texts, len(lexicon)))
    parts: list[Part] = []
    extra: list[Match] = []
    explained: set[int] = set()
    for row in new:
        best = max(
            (
                (words.is_part(row, m.track.latest, m.row), -m.row.place, m)
                for m in reworded
                if (m.track.number, row.place) not in forbidden
            ),
            key=lambda found: found[:2],
            default=None,
        )
        if best and best[0] > 0:
            explained.add(row.place)
            earlier = best[2].track.latest
            parts.append(Part(kind=LinkKind.SPLIT, earlier=earlier, later=row, share=best[0]))
    for track in gone:
        best = max(
            (
                (words.is_part(track.latest, m.row, m.track.latest), -m.row.place, m)
                for m in reworded
                if (track.number, m.row.place) not in forbidden
            ),
            key=lambda found: found[:2],
            default=None,
        )
        if best and best[0] > 0:
            explained.add(-1 - track.number)
            row = best[2].row
            parts.append(Part(kind=LinkKind.MERGED, earlier=track.latest, later=row, share=best[0]))
    left_rows = [row for row in new if row.place not in explained]
    left_tracks = [track for track in gone if -1 - track.number not in explained]
    for found in (
        _whole_split(left_tracks, left_rows, forbidden, words),
        _whole_merged(left_tracks, left_rows, forbidden, words),
    ):
        extra += found.matches
        parts += found.parts
    return Parts(matches=tuple(extra), parts=tuple(parts))


class _Words:
    """Which share of a row's words stands in others."""

    def __init__(self, lexicon: Lexicon, weights: Matrix) -> None:
        self._lexicon = lexicon
        self._weights = weights

    def share(self, row: Sighting, *others: Sighting) -> float:
        """Return the share of a row's words that stand in any of the others."""
        tokens = [self._lexicon.text(other.record.tiltak).tokens for other in others]
        joined = Text(tokens=np.unique(np.concatenate(tokens)))
        mine = self._lexicon.text(row.record.tiltak)
        return float(coverage([mine], [joined], self._lexicon, self._weights)[0, 0])

    def is_part(self, part: Sighting, whole: Sighting, other: Sighting) -> float:
        """Return the share of a part's words in the whole; 0 if it is not one beside `other`."""
        share = self.share(part, whole)
        if share < PART_IN_WHOLE:
            return 0.0
        together = self.share(whole, part, other)
        explains = together - self.share(whole, other)
        return share if explains >= PART_EXPLAINS and together >= PARTS_ARE_WHOLE else 0.0


def _whole_split(
    gone: Sequence[Track],
    new: Sequence[Sighting],
    forbidden: frozenset[tuple[int, int]],
    words: _Words,
) -> Parts:
    matches, parts = [], []
    used: set[int] = set()
    for track in gone:
        whole = track.latest
        pieces = [
            row
            for row in new
            if row.place not in used
            and (track.number, row.place) not in forbidden
            and words.share(row, whole) >= PART_IN_WHOLE
        ]
        pieces.sort(key=lambda row: (-words.share(whole, row), row.place))
        for other in pieces[1:]:
            first = pieces[0]
            if words.is_part(first, whole, other) and words.is_part(other, whole, first):
                used |= {first.place, other.place}
                share = words.share(other, whole)
                matches.append(Match(track=track, row=first, probability=share, against=whole))
                parts.append(Part(kind=LinkKind.SPLIT, earlier=whole, later=other, share=share))
                break
    return Parts(matches=tuple(matches), parts=tuple(parts))


def _whole_merged(
    gone: Sequence[Track],
    new: Sequence[Sighting],
    forbidden: frozenset[tuple[int, int]],
    words: _Words,
) -> Parts:
    matches, parts = [], []
    used: set[int] = set()
    for row in new:
        pieces = [
            track
            for track in gone
            if track.number not in used
            and (track.number, row.place) not in forbidden
            and words.share(track.latest, row) >= PART_IN_WHOLE
        ]
        pieces.sort(key=lambda track: (-words.share(row, track.latest), track.number))
        for other in pieces[1:]:
            first = pieces[0]
            if words.is_part(first.latest, row, other.latest) and words.is_part(
                other.latest, row, first.latest
            ):
                used |= {first.number, other.number}
                share = words.share(other.latest, row)
                matches.append(Match(track=first, row=row, probability=share, against=first.latest))
                parts.append(
                    Part(kind=LinkKind.MERGED, earlier=other.latest, later=row, share=share)
                )
                break
    return Parts(matches=tuple(matches), parts=tuple(parts))
