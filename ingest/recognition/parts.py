"""Measures split into several and measures merged into one, told by which words went where.

A merger is a split seen backwards: a whole stands in one report, and its pieces in the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

import numpy as np

from ingest.recognition.matching import Match
from ingest.recognition.similarity import Bag, Lexicon, Matrix, Text, rarity
from ingest.recognition.tracks import Sighting, Track
from schema.history import LinkKind

# Share of a piece's words (by weight) that stand in the whole at least; and what it has of its own
# is less than what it brings back of the whole.
PIECE_IN_WHOLE: Final = 0.85
# Share of the whole's words (by weight) that each piece says and the others do not, at least: one
# word in a long title.
PIECE_SAYS: Final = 0.05
# Share of what one piece leaves of the whole that the next one says at least: of three, the second
# may say a third, with `og` left over.
PIECE_FILLS: Final = 0.3
# Share of the whole's words (by weight) that two of its pieces say together at least: two of three
# say two thirds.
PIECES_ARE_WHOLE: Final = 0.65
# Of a piece that says no word but the whole's so much is enough: what two pieces of a long title have in
# common weighs the more, and a whole may have got words besides (`… som følges opp årlig`).
BARE_SAYS: Final = 0.02
BARE_ARE_WHOLE: Final = 0.5
OWN_NOTHING: Final = 0.01
# Two pieces that each say so much of the whole's words (by weight) say all of it, and share of each
# one's words that are its own: `Nettverk for sykehus: energi` and `Nettverk for sykehus: avfall`.
WHOLE_IN_PIECE: Final = 0.95
OWN_AT_LEAST: Final = 0.1
OWN_AT_MOST: Final = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece and the whole that it came from (split) or went into (merged).

    `carried` says what told it beside words, "" where they did.
    """

    kind: LinkKind
    earlier: Sighting
    later: Sighting
    share: float
    carried: str = ""


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

    `gone` and `new` are unmatched; `matches` are those of this report. The piece that is most
    like the whole goes on with its id.
    """
    reworded = [m for m in matches if not m.verbatim]
    if not ((new and reworded) or (gone and (reworded or new))):
        return Parts(matches=(), parts=())
    before = [_End(track.latest, track) for track in gone]
    after = [_End(row, None) for row in new]
    words = Words(
        chain(
            (m.track.latest for m in matches),
            (end.sighting for end in before),
            (m.row for m in reworded),
            new,
        ),
        lexicon,
    )
    known = [(_End(m.track.latest, m.track), _End(m.row, None)) for m in reworded]
    split = _Search(LinkKind.SPLIT, before, after, words, forbidden)
    merged = _Search(LinkKind.MERGED, after, before, words, forbidden)
    parts = [*split.beside(known), *merged.beside([(now, was) for was, now in known])]
    found = [*split.apart(), *merged.apart()]
    return Parts(
        matches=tuple(match for match, _ in found), parts=(*parts, *(part for _, part in found))
    )


class _End(NamedTuple):
    """A row of the earlier report, with its track, or one of the later report."""

    sighting: Sighting
    track: Track | None


@dataclass(frozen=True, slots=True)
class _Search:
    """Looks for pieces of one side in wholes of the other; what is found is taken from both."""

    kind: LinkKind
    wholes: list[_End]
    pieces: list[_End]
    words: Words
    forbidden: frozenset[tuple[int, int]]

    def beside(self, known: Sequence[tuple[_End, _End]]) -> Iterator[Part]:
        """Yield the pieces of wholes that were recognised in one piece: `known` (whole, piece)."""
        kept = [[piece.sighting] for _, piece in known]
        wholes = [whole.sighting for whole, _ in known]
        shares = self.words.shares([piece.sighting for piece in self.pieces], wholes)
        for piece, inside in zip(list(self.pieces), shares, strict=True):
            for at in np.argsort(-inside, kind="stable").tolist():
                if inside[at] < 1.0 - OWN_AT_MOST:
                    break
                if self._allowed(known[at][0], piece) and (
                    self.words.is_piece(wholes[at], kept[at], piece.sighting)
                ):
                    kept[at].append(piece.sighting)
                    self.pieces.remove(piece)
                    yield self._part(wholes[at], piece, inside[at])
                    break

    def apart(self) -> Iterator[tuple[Match, Part]]:
        """Yield two pieces of each whole that is like neither enough to be recognised in it."""
        shares = self.words.shares(
            [piece.sighting for piece in self.pieces], [whole.sighting for whole in self.wholes]
        ).T
        inside = {
            (whole.sighting.place, piece.sighting.place): share
            for whole, row in zip(self.wholes, shares.tolist(), strict=True)
            for piece, share in zip(self.pieces, row, strict=True)
            if share >= PIECE_IN_WHOLE and self._allowed(whole, piece)
        }
        for whole in list(self.wholes):
            place = whole.sighting.place
            near = [p for p in self.pieces if (place, p.sighting.place) in inside]
            said = self.words.shares([whole.sighting], [p.sighting for p in near])[0]
            ranked = [near[at] for at in np.argsort(-said, kind="stable").tolist()]
            for other in ranked[1:]:
                first = ranked[0]
                if self.words.is_piece(whole.sighting, [first.sighting], other.sighting):
                    self.wholes.remove(whole)
                    self.pieces.remove(first)
                    self.pieces.remove(other)
                    share = inside[place, other.sighting.place]
                    yield self._match(whole, first, share), self._part(whole.sighting, other, share)
                    break

    def _allowed(self, whole: _End, piece: _End) -> bool:
        was, now = (whole, piece) if self.kind is LinkKind.SPLIT else (piece, whole)
        return was.track is None or (was.track.number, now.sighting.place) not in self.forbidden

    def _part(self, whole: Sighting, piece: _End, share: float) -> Part:
        ends = (whole, piece.sighting)
        earlier, later = ends if self.kind is LinkKind.SPLIT else reversed(ends)
        return Part(kind=self.kind, earlier=earlier, later=later, share=float(share))

    def _match(self, whole: _End, piece: _End, share: float) -> Match:
        was, now = (whole, piece) if self.kind is LinkKind.SPLIT else (piece, whole)
        if was.track is None:
            raise ValueError("a row of the earlier report has no track")
        return Match(track=was.track, row=now.sighting, probability=share, against=was.sighting)


class Words:
    """Which share of a row's words stands in others, by weight."""

    def __init__(self, sightings: Iterable[Sighting], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._weights = rarity(self._texts(sightings), len(lexicon))

    def _texts(self, sightings: Iterable[Sighting]) -> list[Text]:
        return self._lexicon.texts(sighting.record.tiltak for sighting in sightings)

    def shares(self, rows: Sequence[Sighting], others: Sequence[Sighting]) -> Matrix:
        """Return the share of each row's words that stands in each other."""
        return self._shares(self._texts(rows), self._texts(others))

    def _shares(self, texts: Sequence[Text], others: Sequence[Text]) -> Matrix:
        return Bag(texts, self._lexicon, self._weights).covered_by(
            Bag(others, self._lexicon, self._weights)
        )

    def is_piece(self, whole: Sighting, known: Sequence[Sighting], piece: Sighting) -> bool:
        """Tell whether a row is a piece of a whole beside those that are known to be."""
        said, *others = self._texts([whole, *known])
        (mine,) = self._texts([piece])
        rest = _joined(others)
        own_rest, own = 1.0 - self._shares([rest, mine], [said])[:, 0]
        alone, beside, together = self._shares([said], [rest, mine, _joined([rest, mine])])[0]
        if min(alone, beside) >= WHOLE_IN_PIECE:
            return bool(min(own_rest, own) >= OWN_AT_LEAST and own <= OWN_AT_MOST)
        bare = own <= OWN_NOTHING
        says = BARE_SAYS if bare else PIECE_SAYS
        return bool(
            own <= 1.0 - PIECE_IN_WHOLE
            and own < together - alone
            and together - alone >= max(says, PIECE_FILLS * (1.0 - alone))
            and together - beside >= says
            and together >= (BARE_ARE_WHOLE if bare else PIECES_ARE_WHOLE)
        )


def _joined(texts: Sequence[Text]) -> Text:
    tokens = np.unique(np.concatenate([text.tokens for text in texts]))
    return Text(tokens=tokens)
