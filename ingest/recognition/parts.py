"""Measures split into two and measures merged into one, told by which words went where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ingest.recognition.matching import Match
from ingest.recognition.similarity import Bag, Lexicon, Matrix, Text, rarity
from ingest.recognition.tracks import Sighting, Track
from schema.history import LinkKind

# Share of a part's words (by weight) that stand in the whole at least.
PART_IN_WHOLE: Final = 0.7
# Share of the whole's words (by weight) that this part alone explains at least.
PART_EXPLAINS: Final = 0.2
# Share of the whole's words (by weight) that both parts explain together at least.
PARTS_ARE_WHOLE: Final = 0.75
# Share of the whole's words (by weight) that stand in each of two parts that say all of it, and a
# word more of their own: `Nettverk for sykehus: energi` and `Nettverk for sykehus: avfall`.
WHOLE_IN_PART: Final = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part and the whole that it came from (split) or went into (merged)."""

    kind: LinkKind
    earlier: Sighting
    later: Sighting
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What was found: further matches that only a split or merger explains, and the parts."""

    matches: tuple[Match, ...]
    parts: tuple[Part, ...]


def find_parts(
    gone: Sequence[Track],
    new: Sequence[Sighting],
    matches: Sequence[Match],
    forbidden: frozenset[tuple[int, int]],
    lexicon: Lexicon,
) -> Parts:
    """Find splits and mergers among what vanished since the previous report and what is new.

    `gone` and `new` are unmatched; `matches` are those of this report. The part that is most
    like the whole goes on with its id.
    """
    reworded = [m for m in matches if not m.verbatim]
    if not ((new and reworded) or (gone and (reworded or new))):
        return Parts(matches=(), parts=())
    before = [track.latest for track in gone]
    words = _Words(
        [*(m.track.latest for m in matches), *before, *(m.row for m in reworded), *new], lexicon
    )
    parts: list[Part] = []
    left_new, left_gone = list(new), list(gone)
    wholes = [m.track.latest for m in reworded]
    for row, shares in zip(new, words.shares(new, wholes), strict=True):
        for at in np.argsort(-shares, kind="stable").tolist():
            m = reworded[at]
            allowed = (m.track.number, row.place) not in forbidden
            was, now = m.track.latest, m.row
            if allowed and (
                words.is_part(row, was, now, shares[at])
                or words.each_says(was, row, now, shares[at])
            ):
                left_new.remove(row)
                parts.append(_split(m.track.latest, row, shares[at]))
                break
    for track, shares in zip(gone, words.shares(before, [m.row for m in reworded]), strict=True):
        for at in np.argsort(-shares, kind="stable").tolist():
            m = reworded[at]
            allowed = (track.number, m.row.place) not in forbidden
            was, now = m.track.latest, m.row
            if allowed and (
                words.is_part(track.latest, now, was, shares[at])
                or words.each_says(now, track.latest, was, shares[at])
            ):
                left_gone.remove(track)
                parts.append(_merged(track.latest, m.row, shares[at]))
                break
    split = _whole_splits(left_gone, left_new, forbidden, words)
    merged = _whole_mergers(left_gone, left_new, forbidden, words)
    return Parts(
        matches=(*split.matches, *merged.matches), parts=(*parts, *split.parts, *merged.parts)
    )


def _split(whole: Sighting, part: Sighting, share: float) -> Part:
    return Part(kind=LinkKind.SPLIT, earlier=whole, later=part, share=float(share))


def _merged(part: Sighting, whole: Sighting, share: float) -> Part:
    return Part(kind=LinkKind.MERGED, earlier=part, later=whole, share=float(share))


class _Words:
    """Which share of a row's words stands in others, by weight."""

    def __init__(self, sightings: Sequence[Sighting], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._weights = rarity(self._texts(sightings), len(lexicon))

    def _texts(self, sightings: Iterable[Sighting]) -> list[Text]:
        return self._lexicon.texts(sighting.record.tiltak for sighting in sightings)

    def shares(self, rows: Sequence[Sighting], others: Sequence[Sighting]) -> Matrix:
        """Return the share of each row's words that stands in each other."""
        return self._bag(self._texts(rows)).covered_by(self._bag(self._texts(others)))

    def _bag(self, texts: Sequence[Text]) -> Bag:
        return Bag(texts, self._lexicon, self._weights)

    def is_part(self, part: Sighting, whole: Sighting, other: Sighting, share: float) -> bool:
        """Tell whether a part, of which `share` stands in the whole, belongs there beside `other`."""
        if share < PART_IN_WHOLE:
            return False
        one, beside = self._texts((part, other))
        joined = Text(tokens=np.union1d(one.tokens, beside.tokens))
        pair = self._bag((joined, beside))
        together, alone = self._bag(self._texts([whole])).covered_by(pair)[0]
        return bool(together - alone >= PART_EXPLAINS and together >= PARTS_ARE_WHOLE)

    def each_says(self, whole: Sighting, part: Sighting, other: Sighting, share: float) -> bool:
        """Tell whether a part and `other` each say the whole, with few words of the part's own."""
        if share < PART_IN_WHOLE:
            return False
        return bool(min(self.shares([whole], [part, other])[0]) >= WHOLE_IN_PART)


def _whole_splits(
    gone: Sequence[Track],
    new: Sequence[Sighting],
    forbidden: frozenset[tuple[int, int]],
    words: _Words,
) -> Parts:
    """Find two new rows that a vanished measure, like neither enough, was split into."""
    matches: list[Match] = []
    parts: list[Part] = []
    used: set[int] = set()
    inside = words.shares(new, [track.latest for track in gone]).T
    for track, shares in zip(gone, inside, strict=True):
        whole = track.latest
        pieces = [
            (row, share)
            for row, share in zip(new, shares.tolist(), strict=True)
            if share >= PART_IN_WHOLE
            and row.place not in used
            and (track.number, row.place) not in forbidden
        ]
        weight = words.shares([whole], [row for row, _ in pieces])[0]
        order = np.argsort(-weight, kind="stable").tolist()
        for at in order[1:]:
            (first, first_share), (other, share) = pieces[order[0]], pieces[at]
            if words.is_part(first, whole, other, first_share) and words.is_part(
                other, whole, first, share
            ):
                used |= {first.place, other.place}
                matches.append(Match(track=track, row=first, probability=share, against=whole))
                parts.append(_split(whole, other, share))
                break
    return Parts(matches=tuple(matches), parts=tuple(parts))


def _whole_mergers(
    gone: Sequence[Track],
    new: Sequence[Sighting],
    forbidden: frozenset[tuple[int, int]],
    words: _Words,
) -> Parts:
    """Find two vanished measures that a new row, like neither enough, was merged from."""
    matches: list[Match] = []
    parts: list[Part] = []
    used: set[int] = set()
    inside = words.shares([track.latest for track in gone], new).T
    for row, shares in zip(new, inside, strict=True):
        pieces = [
            (track, share)
            for track, share in zip(gone, shares.tolist(), strict=True)
            if share >= PART_IN_WHOLE
            and track.number not in used
            and (track.number, row.place) not in forbidden
        ]
        weight = words.shares([row], [track.latest for track, _ in pieces])[0]
        order = np.argsort(-weight, kind="stable").tolist()
        for at in order[1:]:
            (first, first_share), (other, share) = pieces[order[0]], pieces[at]
            if words.is_part(first.latest, row, other.latest, first_share) and words.is_part(
                other.latest, row, first.latest, share
            ):
                used |= {first.number, other.number}
                match = Match(track=first, row=row, probability=share, against=first.latest)
                matches.append(match)
                parts.append(_merged(other.latest, row, share))
                break
    return Parts(matches=tuple(matches), parts=tuple(parts))
