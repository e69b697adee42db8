"""Which rows of a plan's reports tell of the same measure, through all rewordings.

Reports are read by date, each against all that came before, and nothing is ever decided anew:
so a newer deck changes nothing of what was known.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from typing import Protocol

from rapidfuzz import fuzz

from ingest.recognition.area_names import AreaNames
from ingest.recognition.carried import Known, find_carried
from ingest.recognition.doubt import certainty_of, chance_of, reason
from ingest.recognition.ids import identifiers
from ingest.recognition.matching import Match, Matches, match, word_for_word
from ingest.recognition.parts import Part, Parts, find_parts
from ingest.recognition.recognised import Recognised, Recognition, origins, told
from ingest.recognition.similarity import Lexicon
from ingest.recognition.tracks import Sighting, Track
from ingest.recognition.verdicts import Spot, Verdicts, unheard, verdicts
from ingest.recognition.words import unnumbered, words
from ingest.settings import Settings
from ingest.wording import folded
from schema.history import AreaRenamed, Certainty, History, LinkKind, Plan
from schema.report import Record


def history(plan: Plan, settings: Settings) -> History:
    """Recognise the measures of one plan; ids are unique within it."""
    return histories((plan,), settings)[0]


def histories(
    plans: Sequence[Plan], settings: Settings, kept: Kept | None = None
) -> tuple[History, ...]:
    """Recognise the measures of all plans; no id stands in two of them.

    What is `kept` of a plan is taken from there.
    """
    said = [verdicts(plan, settings) for plan in plans]
    found = [
        (kept.get(plan) if kept else None) or _anew(plan, settings, judged, kept)
        for plan, judged in zip(plans, said, strict=True)
    ]
    begun = [list(origins(*pair)) for pair in zip(plans, found, strict=True)]
    ids = iter(identifiers(list(chain.from_iterable(begun))))
    lines = [list(judged.diagnostics) for judged in said]
    for first in lines[:1]:
        first.extend(unheard(settings, said))
    return tuple(
        told(plan, known, list(islice(ids, len(first_seen))), more)
        for plan, known, first_seen, more in zip(plans, found, begun, lines, strict=True)
    )


def _anew(plan: Plan, settings: Settings, judged: Verdicts, kept: Kept | None) -> Recognised:
    found = _recognise(plan, settings, judged)
    if kept:
        kept.put(plan, found)
    return found


class Kept(Protocol):
    """Where what was recognised of plans before may be kept."""

    def get(self, plan: Plan) -> Recognised | None:
        """Return what was recognised of this very plan, None where that is not known."""

    def put(self, plan: Plan, found: Recognised) -> None:
        """Keep what was recognised of a plan."""


@dataclass(slots=True, kw_only=True)
class _Story:
    """What is known of a plan so far."""

    plan: Plan
    areas: AreaNames
    verdicts: Verdicts
    tracks: list[Track] = field(default_factory=list)
    owner: dict[Spot, Track] = field(default_factory=dict)
    sightings: list[Sighting] = field(default_factory=list)
    matches: list[tuple[Match, Sighting]] = field(default_factory=list)
    nearly: list[tuple[Match, Sighting, Sighting | None]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    renamed: list[AreaRenamed] = field(default_factory=list)


def _recognise(plan: Plan, settings: Settings, judged: Verdicts) -> Recognised:
    story = _Story(plan=plan, areas=AreaNames(settings), verdicts=judged)
    lexicon = Lexicon()
    for number in range(len(plan.editions)):
        _next_report(story, number, lexicon)
    return _recognised(story)


def _next_report(story: _Story, number: int, lexicon: Lexicon) -> None:
    edition = story.plan.editions[number]
    records = unnumbered(edition.report.records)
    by_hand = _by_hand(story, number)
    forbidden = _forbidden(story, number)
    same_words = {
        place: track
        for place, track in _word_for_word(story, records, by_hand).items()
        if (track.number, place) not in forbidden
    }
    origins: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place, track in (by_hand | same_words).items():
        if track.latest.omrade and records[place].omrade:
            origins[folded(records[place].omrade)][track.latest.omrade] += 1
    for spelling in story.areas.learn(edition.report, origins):
        known = story.areas.name(spelling)
        story.renamed.append(AreaRenamed(report=number, old=known, new=spelling))
    rows = [
        Sighting(
            report=number,
            place=place,
            record=record,
            wording=folded(record.tiltak),
            omrade=story.areas.name(record.omrade),
        )
        for place, record in enumerate(records)
    ]
    settled = [
        _settled(track, rows[place], by_hand=place in by_hand)
        for place, track in (same_words | by_hand).items()
    ]
    if not rows:
        return
    matches = match(story.tracks, rows, settled, forbidden, lexicon)
    found = {m.track.number for m in matches.made}
    taken = {m.row.place for m in matches.made}
    gone = [t for t in story.tracks if t.number not in found and t.latest.report == number - 1]
    new = [row for row in rows if row.place not in taken] if number else []
    parts = find_parts(gone, new, matches.made, forbidden, lexicon)
    nearly = [(near, near.track.latest, instead) for near, instead in _unexplained(matches, parts)]
    story.nearly.extend(nearly)
    owned = [*matches.made, *parts.matches]
    done = {m.track.number for m in owned}
    explained = [m.row for m in parts.matches]
    explained += [seen for part in parts.parts for seen in (part.earlier, part.later)]
    asked = [near.row for near, _, _ in nearly]
    carried = find_carried(
        Known(
            rows=rows,
            before=sorted(
                (t.latest for t in story.tracks if t.latest.report == number - 1),
                key=lambda seen: seen.place,
            ),
            matches=owned,
            new=[row for row in new if row not in explained and row not in asked],
            gone=[t for t in gone if t.number not in done and t.latest not in explained],
            asked=frozenset(near.track.number for near, _, _ in nearly),
            forbidden=forbidden,
        ),
        lexicon,
    )
    _follow(story, rows, matches.made, parts)
    story.parts.extend(carried)


def _word_for_word(
    story: _Story, records: Sequence[Record], by_hand: Mapping[int, Track]
) -> dict[int, Track]:
    """Find the rows that are word for word a known measure, beside those settled by hand."""
    known = {track.number for track in by_hand.values()}
    tracks = [track for track in story.tracks if track.number not in known]
    places = [place for place in range(len(records)) if place not in by_hand]
    printed = [records[place].omrade for place in places]
    known_as = [story.areas.name(area) if story.areas.knows(area) else area for area in printed]
    found = word_for_word(tracks, [folded(records[place].tiltak) for place in places], known_as)
    return {places[at]: track for at, track in found.items()}


def _settled(track: Track, row: Sighting, *, by_hand: bool) -> Match:
    against = track.wordings.get(row.wording, track.latest)
    return Match(track=track, row=row, probability=1.0, against=against, by_hand=by_hand)


def _by_hand(story: _Story, number: int) -> dict[int, Track]:
    """Return the rows of a report that the analyst has said are a known measure, by place."""
    found: dict[int, Track] = {}
    for place in range(len(story.plan.editions[number].report.records)):
        for spot in story.verdicts.same.get((number, place), ()):
            track = story.owner[spot]
            if track not in found.values():
                found.setdefault(place, track)
    return found


def _forbidden(story: _Story, number: int) -> frozenset[tuple[int, int]]:
    """Return (track number, place) that the analyst has said are not the same."""
    return frozenset(
        (story.owner[spot].number, place)
        for place in range(len(story.plan.editions[number].report.records))
        for spot in story.verdicts.different.get((number, place), ())
        if spot in story.owner
    )


def _follow(
    story: _Story, rows: Sequence[Sighting], matches: Sequence[Match], found: Parts
) -> None:
    """Take what was recognised in a report into the story, and the rest as new measures."""
    story.parts.extend(found.parts)
    owners = {m.row.place: m for m in (*matches, *found.matches)}
    for row in rows:
        recognised = owners.get(row.place)
        if recognised is None:
            track = Track(number=len(story.tracks))
            story.tracks.append(track)
        else:
            track = recognised.track
            if not recognised.verbatim:
                story.matches.append((recognised, track.latest))
        area = row.omrade or (track.latest.omrade if track.seen else "")
        sighting = row if area == row.omrade else replace(row, omrade=area)
        track.add(sighting)
        story.owner[row.report, row.place] = track
        story.sightings.append(sighting)


def _unexplained(found: Matches, parts: Parts) -> Iterator[tuple[Match, Sighting | None]]:
    """Yield the pairs nearly recognised of which no row is a part, or has gone into a whole.

    Beside each stands the row that was taken for the measure instead, None where it is gone.
    """
    rows = {m.row.place for m in parts.matches} | {part.later.place for part in parts.parts}
    gone = [m.track.latest for m in parts.matches] + [part.earlier for part in parts.parts]
    for near, instead in (*((near, None) for near in found.nearly), *found.rivals):
        if near.row.place not in rows and near.track.latest not in gone:
            rows.add(near.row.place)
            yield near, instead


def _alike(one: Sighting, other: Sighting) -> float:
    left, right = one.wording, other.wording
    return round(max(fuzz.ratio(left, right), fuzz.token_sort_ratio(left, right)) / 100, 3)


def _first_of_each_wording(track: Track) -> Iterable[Sighting]:
    return {sighting.wording: sighting for sighting in reversed(track.seen)}.values()


def _recognised(story: _Story) -> Recognised:
    editions = story.plan.editions
    numbers: list[list[int]] = [[] for _ in editions]
    areas: list[list[str]] = [[] for _ in editions]
    for sighting in story.sightings:
        numbers[sighting.report].append(story.owner[_spot(sighting)].number)
        areas[sighting.report].append(sighting.omrade)
    links = [*_same(story), *_parts(story)]
    links.sort(key=lambda link: (*link.later, link.kind is not LinkKind.SAME, link.earlier[1]))
    return Recognised(
        measures=tuple(map(tuple, numbers)),
        areas=tuple(map(tuple, areas)),
        links=tuple(links),
        nearly=tuple(_nearly(story)),
        spellings=story.areas.pairs(),
        renamed=tuple(story.renamed),
    )


def _same(story: _Story) -> Iterator[Recognition]:
    wordings = [
        (track, sighting.report, frozenset(words(sighting.record.tiltak)))
        for track in story.tracks
        for sighting in _first_of_each_wording(track)
    ]

    def siblings(found: Match) -> Iterator[frozenset[str]]:
        return (
            said
            for track, since, said in wordings
            if track is not found.track and since <= found.row.report
        )

    explained = set(_explained(story))
    for found, before in story.matches:
        certainty = certainty_of(found, partial(siblings, found))
        if certainty is Certainty.DOUBTFUL and (_spot(before), _spot(found.row)) in explained:
            certainty = Certainty.LIKELY
        yield _recognition(story, found, before, certainty)


def _explained(story: _Story) -> Iterator[tuple[Spot, Spot]]:
    """Yield the ends of the recognitions that other parts explain, of which 98 in 100 are right.

    A whole that was split goes on in its first piece, and the first piece of a merger in the whole.
    """
    told = [part for part in story.parts if not part.carried]
    split = {(p.later.report, _spot(p.earlier)) for p in told if p.kind is LinkKind.SPLIT}
    merged = {_spot(p.later) for p in told if p.kind is LinkKind.MERGED}
    for found, before in story.matches:
        earlier, later = _spot(before), _spot(found.row)
        if (later[0], earlier) in split or later in merged:
            yield earlier, later


def _recognition(
    story: _Story, found: Match, before: Sighting, certainty: Certainty
) -> Recognition:
    swung = found.against.wording != before.wording
    dated = story.plan.editions[found.against.report].report_date
    return Recognition(
        earlier=_spot(before),
        later=_spot(found.row),
        named=_spot(found.row),
        similarity=_alike(before, found.row),
        certainty=certainty,
        reason=reason(found, f"its wording of {dated}" if swung else None),
    )


def _nearly(story: _Story) -> Iterator[Recognition]:
    for near, before, instead in story.nearly:
        made = _recognition(story, near, before, chance_of(near))
        if instead is not None:
            reason = f"{made.reason}; but {instead.record.tiltak!r} was taken for it"
            made = replace(made, reason=reason)
        yield made


def _parts(story: _Story) -> Iterator[Recognition]:
    for part in story.parts:
        yield Recognition(
            earlier=_spot(part.earlier),
            later=_spot(part.later),
            named=_spot(part.later if part.kind is LinkKind.SPLIT else part.earlier),
            similarity=_alike(part.earlier, part.later) if part.carried else round(part.share, 3),
            certainty=Certainty.DOUBTFUL if part.carried else Certainty.LIKELY,
            reason=part.carried or f"{part.share:.0%} of its words stand there",
            kind=part.kind,
        )


def _spot(sighting: Sighting) -> Spot:
    return sighting.report, sighting.place
