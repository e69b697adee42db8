"""Which rows of a plan's reports tell of the same measure, through all rewordings.

Reports are read by date, each against all that came before, and nothing is ever decided anew:
so a newer deck changes nothing of what was known.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from rapidfuzz import fuzz

from ingest.area_names import AreaNames
from ingest.doubt import certainty_of, doubt, reason
from ingest.ids import Origin, identifiers
from ingest.matching import Match, match, word_for_word
from ingest.parts import Part, Parts, find_parts
from ingest.settings import Settings
from ingest.similarity import Lexicon
from ingest.tracks import Sighting, Track
from ingest.verdicts import Spot, Verdicts, unheard, verdicts
from ingest.wording import folded
from ingest.words import words
from schema.diagnostic import Diagnostic, Severity
from schema.history import (
    AreaRenamed,
    Certainty,
    History,
    Link,
    LinkKind,
    Observation,
    Placed,
    Plan,
)


def history(plan: Plan, settings: Settings) -> History:
    """Recognise the measures of one plan; ids are unique within it."""
    return histories((plan,), settings)[0]


def histories(plans: Sequence[Plan], settings: Settings) -> tuple[History, ...]:
    """Recognise the measures of all plans; no id stands in two of them."""
    stories = [_recognise(plan, settings) for plan in plans]
    for story in stories[:1]:
        story.diagnostics.extend(unheard(settings, [known.verdicts for known in stories]))
    origins = [_origin(story, track) for story in stories for track in story.tracks]
    ids = iter(identifiers(origins))
    return tuple(_told(story, [next(ids) for _ in story.tracks]) for story in stories)


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
    parts: list[Part] = field(default_factory=list)
    renamed: list[AreaRenamed] = field(default_factory=list)
    diagnostics: list[Placed] = field(default_factory=list)


def _recognise(plan: Plan, settings: Settings) -> _Story:
    story = _Story(plan=plan, areas=AreaNames(settings), verdicts=verdicts(plan, settings))
    story.diagnostics.extend(story.verdicts.diagnostics)
    lexicon = Lexicon()
    for number in range(len(plan.editions)):
        _next_report(story, number, lexicon)
    return story


def _next_report(story: _Story, number: int, lexicon: Lexicon) -> None:
    edition = story.plan.editions[number]
    records = edition.report.records
    by_hand = _by_hand(story, number)
    forbidden = _forbidden(story, number)
    same_words = {
        place: track
        for place, track in _word_for_word(story, number, by_hand).items()
        if (track.number, place) not in forbidden
    }
    origins: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place, track in (by_hand | same_words).items():
        if track.latest.omrade and records[place].omrade:
            origins[folded(records[place].omrade)][track.latest.omrade] += 1
    for spelling in story.areas.learn(edition.report, origins):
        story.diagnostics.append(_renamed(story, number, spelling))
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
    found = {m.track.number for m in matches}
    taken = {m.row.place for m in matches}
    gone = [t for t in story.tracks if t.number not in found and t.latest.report == number - 1]
    new = [row for row in rows if row.place not in taken] if number else []
    _follow(story, rows, matches, find_parts(gone, new, matches, forbidden, lexicon))


def _word_for_word(story: _Story, number: int, by_hand: Mapping[int, Track]) -> dict[int, Track]:
    """Find the rows that are word for word a known measure, beside those settled by hand."""
    records = story.plan.editions[number].report.records
    known = {track.number for track in by_hand.values()}
    tracks = [track for track in story.tracks if track.number not in known]
    places = [place for place in range(len(records)) if place not in by_hand]
    found = word_for_word(tracks, [folded(records[place].tiltak) for place in places])
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


def _renamed(story: _Story, number: int, spelling: str) -> Placed:
    return Placed(
        file=story.plan.editions[number].file,
        diagnostic=Diagnostic(
            severity=Severity.INFO,
            code="area-renamed",
            message=(
                f"The area {spelling!r} holds the measures of {story.areas.name(spelling)!r}, so it "
                f"is taken for the same under a new name; say otherwise under [areas] in ingest.toml."
            ),
        ),
    )


def _origin(story: _Story, track: Track) -> Origin:
    first = track.seen[0]
    editions = story.plan.editions
    said = "\n".join(folded(record.tiltak) for record in editions[0].report.records)
    return Origin(
        first_seen=editions[first.report].report_date,
        plan=sha256(said.encode()).hexdigest(),
        omrade=first.omrade,
        tiltak=first.record.tiltak,
        place=first.place,
    )


def _alike(one: Sighting, other: Sighting) -> float:
    left, right = one.wording, other.wording
    return round(max(fuzz.ratio(left, right), fuzz.token_sort_ratio(left, right)) / 100, 3)


def _first_of_each_wording(track: Track) -> Iterable[Sighting]:
    return {sighting.wording: sighting for sighting in reversed(track.seen)}.values()


def _told(story: _Story, ids: Sequence[str]) -> History:
    def observation(sighting: Sighting) -> Observation:
        return Observation(
            report=sighting.report,
            record=sighting.record,
            tiltak_id=ids[story.owner[sighting.report, sighting.place].number],
            omrade=sighting.omrade,
        )

    def seen(row: Sighting) -> Observation:
        track = story.owner[row.report, row.place]
        return observation(next(s for s in track.seen if s.report == row.report))

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

    links: list[tuple[tuple[int, int, int], Link]] = []
    for found, before in story.matches:
        swung = found.against.wording != before.wording
        dated = story.plan.editions[found.against.report].report_date
        link = Link(
            tiltak_id=ids[found.track.number],
            earlier=observation(before),
            later=seen(found.row),
            similarity=_alike(before, found.row),
            certainty=certainty_of(found, siblings(found)),
            reason=reason(found, f"its wording of {dated}" if swung else None),
        )
        links.append(((found.row.report, found.row.place, 0), link))
    for part in story.parts:
        named = part.later if part.kind is LinkKind.SPLIT else part.earlier
        link = Link(
            tiltak_id=seen(named).tiltak_id,
            earlier=seen(part.earlier),
            later=seen(part.later),
            similarity=round(part.share, 3),
            certainty=Certainty.LIKELY,
            reason=f"{part.share:.0%} of its words stand there",
            kind=part.kind,
        )
        links.append(((part.later.report, part.later.place, 1 + part.earlier.place), link))
    links.sort(key=lambda placed: placed[0])
    doubts = [doubt(story.plan, link) for _, link in links if link.certainty is Certainty.DOUBTFUL]
    return History(
        plan=story.plan,
        observations=tuple(observation(sighting) for sighting in story.sightings),
        links=tuple(link for _, link in links),
        areas=story.areas.pairs(),
        renamed=tuple(story.renamed),
        diagnostics=(*story.diagnostics, *doubts),
    )
