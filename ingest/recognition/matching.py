"""One report against all that is known: which open row is which open track, all decided at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

import numpy as np

from ingest.recognition.assignment import best_pairs
from ingest.recognition.evidence import Evidence, Scene, Sign, among, evidence
from ingest.recognition.similarity import Lexicon, Matrix
from ingest.recognition.tracks import Sighting, Track

# Probability from which a recognition helps to place its neighbours before they are looked for.
ANCHOR: Final = 0.95
# Odds (natural logarithm) above which two rows are the same measure rather than one gone and one
# new: even odds, so that a wrong link and a missed one weigh the same.
EVEN: Final = 0.0
# Odds from which a new row and a measure that is gone may be one nevertheless: one in four such pairs
# is, and there is one in some ninety reports where little but wording changes.
NEARLY: Final = -2.0
# A new row is about as like a measure as the row that was taken for it if its odds are even at least and
# lower by so much at most: seven in ten such rows are that measure, or another piece of it.
AS_LIKE: Final = 2.0
# Likeness (0 to 1) of wording, gevinst or siste status, or share of words in common, without which two
# rows are never taken for one: area, pri and position alone are another measure's too.
SOME_TEXT: Final = 0.5
# Share of words in common from which two titles may be one measure's if no other title is as like
# either, and the odds at which too much else speaks against it.
SAME_TITLE: Final = 0.7
FAR: Final = -6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A row recognised as a track; `probability` is 1 where the words are the same.

    `shared` is which share of the words of one title, by weight, stands in the other.
    """

    track: Track
    row: Sighting
    probability: float
    against: Sighting
    signs: tuple[float, ...] = ()
    shared: float = 1.0
    by_hand: bool = False

    @property
    def verbatim(self) -> bool:
        """Whether the row is word for word what the track was called when last seen."""
        return self.track.latest.wording == self.row.wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """The recognitions of a report, and pairs that were nearly recognised.

    `rivals` are new rows about as like a measure as the row that was taken for it, with that row.
    """

    made: Sequence[Match]
    nearly: Sequence[Match] = ()
    rivals: Sequence[tuple[Match, Sighting]] = ()


class _Turn(Enum):
    """By what rows are looked for word for word, in this order."""

    LATEST = auto()
    IN_AREA = auto()
    EARLIER = auto()


def word_for_word(
    tracks: Sequence[Track], wordings: Sequence[str], areas: Sequence[str]
) -> dict[int, Track]:
    """Return the rows (by place) whose wording tells, once on either side, whose they are.

    The latest wordings come first; then those that stand once in their area; a wording that a measure
    had earlier counts where neither the measure nor the row has found another.
    """
    found: dict[int, Track] = {}
    taken: set[int] = set()
    for turn in _Turn:
        named: defaultdict[tuple[str, str], list[Track]] = defaultdict(list)
        for track in tracks:
            if track.number not in taken:
                area = track.latest.omrade if turn is _Turn.IN_AREA else ""
                said = track.wordings if turn is _Turn.EARLIER else (track.latest.wording,)
                for wording in said:
                    named[wording, area].append(track)
        keys = {
            place: (wording, areas[place] if turn is _Turn.IN_AREA else "")
            for place, wording in enumerate(wordings)
            if place not in found
        }
        left = Counter(keys.values())
        for place, key in keys.items():
            if left[key] == 1 and len(named[key]) == 1 and named[key][0].number not in taken:
                found[place] = named[key][0]
                taken.add(found[place].number)
    return found


def match(
    tracks: Sequence[Track],
    rows: Sequence[Sighting],
    settled: Sequence[Match],
    forbidden: frozenset[tuple[int, int]],
    lexicon: Lexicon,
) -> Matches:
    """Recognise the rows that `settled` has not; `forbidden` holds (track number, place).

    Two rounds: what is certain first, for a row's neighbours tell where to look for the rest.
    """
    matches = list(settled)
    done = {m.track.number for m in matches}
    taken = {m.row.place for m in matches}
    open_tracks = [track for track in tracks if track.number not in done]
    open_rows = [row for row in rows if row.place not in taken]
    if not open_tracks or not open_rows:
        return Matches(made=matches)
    scene = Scene(
        report=rows[0].report,
        tracks=open_tracks,
        rows=open_rows,
        others=[track for track in tracks if track.number in done],
        taken=[row for row in rows if row.place in taken],
    )
    known = evidence(scene, lexicon)
    nearly: Sequence[Match] = ()
    compared: list[tuple[Evidence, Matrix]] = []
    for floor in (ANCHOR, 0.0):
        places = _places(open_tracks, open_rows, tracks, rows, matches)
        found = among(known, open_tracks, open_rows, places)
        odds = _odds(found, forbidden)
        compared.append((found, odds.copy()))
        matches += [m for m in _assign(found, odds, EVEN) if m.probability >= floor]
        done = {m.track.number for m in matches}
        taken = {m.row.place for m in matches}
        odds[[track.number in done for track in open_tracks]] = -np.inf
        odds[:, [row.place in taken for row in open_rows]] = -np.inf
        open_tracks = [track for track in open_tracks if track.number not in done]
        open_rows = [row for row in open_rows if row.place not in taken]
        if not open_tracks or not open_rows:
            break
    else:
        own = (found.signs[:, :, Sign.LIFT] > 0) & (found.shared >= SAME_TITLE) & (odds > FAR)
        nearly = _assign(found, np.where(own, np.maximum(odds, EVEN), odds), NEARLY)
    rivals = tuple(_rivals(*compared[0], matches, open_rows))
    return Matches(made=matches, nearly=nearly, rivals=rivals)


def _rivals(
    found: Evidence, odds: Matrix, made: Sequence[Match], new: Sequence[Sighting]
) -> Iterator[tuple[Match, Sighting]]:
    """Yield the rows left over that are about as like a track as the row that it was found in."""
    column = {row.place: j for j, row in enumerate(found.rows)}
    taken = {m.track.number: m.row for m in made if m.signs}
    for row in new:
        j = column[row.place]
        near = [
            (odds[i, j], i)
            for i, track in enumerate(found.tracks)
            if track.number in taken
            and odds[i, j] >= max(EVEN, odds[i, column[taken[track.number].place]] - AS_LIKE)
        ]
        if near:
            _, i = max(near)
            yield _match(found, odds, i, j), taken[found.tracks[i].number]


def _odds(found: Evidence, forbidden: frozenset[tuple[int, int]]) -> Matrix:
    """Return the odds of each pair: none of those that are forbidden, no more than even without text."""
    odds = found.odds
    texts = found.signs[:, :, [Sign.WORDING, Sign.GEVINST, Sign.SISTE]].max(axis=2)
    textless = np.maximum(texts, found.shared) < SOME_TEXT
    odds = np.where(textless, np.minimum(odds, EVEN), odds)
    for i, track in enumerate(found.tracks):
        for j, row in enumerate(found.rows):
            if (track.number, row.place) in forbidden:
                odds[i, j] = -np.inf
    return odds


def _assign(found: Evidence, odds: Matrix, least: float) -> list[Match]:
    return [_match(found, odds, i, j) for i, j in best_pairs(odds - least)]


def _match(found: Evidence, odds: Matrix, i: int, j: int) -> Match:
    track = found.tracks[i]
    return Match(
        track=track,
        row=found.rows[j],
        probability=_probability(odds, i, j),
        against=track.remembered()[found.against[i, j]],
        signs=tuple(found.signs[i, j].tolist()),
        shared=float(found.shared[i, j]),
    )


def _probability(odds: Matrix, i: int, j: int) -> float:
    """Return the probability of a pair among all that could be instead, neither side included."""
    own = odds[i, j]
    others = np.exp(odds[i] - own).sum() + np.exp(odds[:, j] - own).sum() - 2.0 + np.exp(-own)
    return float(1.0 / (1.0 + others))


def _places(
    open_tracks: Sequence[Track],
    open_rows: Sequence[Sighting],
    tracks: Sequence[Track],
    rows: Sequence[Sighting],
    matches: Sequence[Match],
) -> Matrix:
    """Return how well positions agree: 1 where a row stands alone between the same neighbours."""
    report = rows[0].report
    place_of = {m.row.place: m.track.number for m in matches}
    known = set(place_of.values())
    before = sorted(
        (t.latest.place, t.latest.omrade, t.number) for t in tracks if t.latest.report == report - 1
    )
    old = _gaps([(omrade, n if n in known else None, n) for _, omrade, n in before])
    now = _gaps([(row.omrade, place_of.get(row.place), row.place) for row in rows])
    crowd_old, crowd_new = Counter(old.values()), Counter(now.values())
    places = np.zeros((len(open_tracks), len(open_rows)))
    for i, track in enumerate(open_tracks):
        if track.number not in old:
            continue
        mine = old[track.number]
        for j, row in enumerate(open_rows):
            theirs = now[row.place]
            crowd = max(crowd_old[mine], crowd_new[theirs])
            ends = sum(a is not None and a == b for a, b in zip(mine[1:], theirs[1:], strict=True))
            if mine == theirs:
                places[i, j] = (1.0 if ends else 0.25) / crowd
            elif ends:
                places[i, j] = 0.5 / crowd
    return places


_Gap = tuple[str, int | None, int | None]


def _gaps(sequence: Sequence[tuple[str, int | None, int]]) -> Mapping[int, _Gap]:
    """Return for each unknown the area and the known neighbours above and below it there."""
    above: dict[str, int] = {}
    gaps: dict[int, _Gap] = {}
    for omrade, known, name in sequence:
        if known is None:
            gaps[name] = (omrade, above.get(omrade), None)
        else:
            above[omrade] = known
    below: dict[str, int] = {}
    for omrade, known, name in reversed(sequence):
        if known is None:
            gaps[name] = (omrade, gaps[name][1], below.get(omrade))
        else:
            below[omrade] = known
    return gaps
