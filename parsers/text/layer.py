"""A text layer's Deck in, its Report out: what remains of a deck when all places are lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from parsers.report import areas
from parsers.report.dates import dates_in, with_announced
from parsers.text.areas import Headings, is_name, names_in
from parsers.text.assign import Listed, Solution, share_out, solve
from parsers.text.doubts import is_running_text, may_be_measures, tell_doubts
from parsers.text.furniture import without_feet
from parsers.text.labels import with_labels
from parsers.text.lines import LineWords, line_words, pri_of
from parsers.text.overview import (
    Counts,
    goal_text,
    is_overview,
    read_overview,
    with_block,
)
from parsers.text.pages import pages_of
from parsers.text.reading import Entry, Reading, row_status, short
from parsers.text.records import read_records
from parsers.text.rows import PageReader
from parsers.text.sidebyside import apart_by_counts
from parsers.text.title import is_numbered, is_title, is_title_page, plan_names
from schema import Area, DateSource, Deck, Declared, Record, Report, Severity, Status
from schema.vocabulary import Column, Vocabulary

# What it costs to begin another area's goals: inside a list, behind an empty line, behind a table
# of counts; in likenesses of a goal to an area (0 to 1).
GOALS_IN_LIST: Final = 0.2
GOALS_IN_RUN: Final = 0.1
# What a word in an area's name or goals tells, against one in its measures.
NAME_WEIGHT: Final = 3.0
GOAL_WEIGHT: Final = 2.0
# At most so many lines that were not read are quoted.
QUOTED_LINES: Final = 6


def interpret_text(deck: Deck, vocabulary: Vocabulary) -> Report:
    """Understand a text layer.

    Measures, their areas, priorities and statuses follow from the order of lines and from the
    declared counts; the border between gevinst and siste status is a guess, and one diagnostic
    says so. Diagnostics: `no-measures`, `no-area`, `area-guessed`, `area-spelling`,
    `bullets-guessed`, `count-mismatch`, `extra-column`, `footnote-missing`, `jumbled-text`,
    `pri-unreadable`, `status-by-order`, `status-conflict`, `unknown-label`, `unknown-status`,
    `unread-text`.
    """
    words = line_words(vocabulary)
    pages, feet = without_feet(pages_of(deck, words), words)
    pages, words = with_labels(pages, words)
    reading = Reading(words=words, pages=pages, unread=feet)
    overview_pages = _read_overviews(reading)
    _read_pages(reading, overview_pages)
    solution = _settle_areas(reading)
    declared = _declared(reading, solution)
    records = read_records(reading)
    tell_doubts(reading, records)
    _compare(reading, records, declared)
    _tell_unread(reading)
    if not records:
        reading.say(
            Severity.WARNING,
            "no-measures",
            "The text layer holds no measures; check that it was saved from a status deck.",
        )
    return Report(
        dates=_dates(reading),
        plan_names=plan_names(reading.pages, overview_pages, _row_pages(reading), words),
        areas=_areas(reading),
        records=tuple(records),
        declared=declared,
        slides=len(deck.slides),
        diagnostics=(*deck.diagnostics, *reading.diagnostics),
    )


def _row_pages(reading: Reading) -> set[int]:
    return {page for page, _ in reading.found}


def _read_overviews(reading: Reading) -> set[int]:
    numbers = {
        number for number, lines in enumerate(reading.pages) if is_overview(lines, reading.words)
    }
    reading.overviews = [
        read_overview(reading.pages[number], reading.words) for number in sorted(numbers)
    ]
    others = [lines for number, lines in enumerate(reading.pages) if number not in numbers]
    found = names_in(reading.overviews, others, reading.words)
    reading.names = found.names
    goals = [goal for overview in reading.overviews for goal in overview.goals]
    for block, goal in found.seconds:
        if goal is not None and len(reading.overviews) == 1:
            goals = with_block(goals, goal, block)
        else:
            reading.unread.extend(line.text for line in block)
    reading.goals = goals
    return numbers


def _read_pages(reading: Reading, overview_pages: set[int]) -> None:
    _read_pages_once(reading, overview_pages)
    more = _names_beside_lists(reading)
    if more:
        if not reading.tables:
            quoted = ", ".join(f"“{short(name)}”" for name in more)
            reading.say(
                Severity.WARNING,
                "area-guessed",
                f"Only the list of measures has {quoted}, which was taken for an area's name; "
                "compare it with the slides.",
            )
        reading.names.extend(more)
        reading.found, reading.other = [], []
        _read_pages_once(reading, overview_pages)
    apart_by_counts(reading)
    _tell_spellings(reading)


def _read_pages_once(reading: Reading, overview_pages: set[int]) -> None:
    words = reading.words
    headings = Headings(reading.names, words)
    order: tuple[Column | str, ...] = ()
    for number, lines in enumerate(reading.pages):
        if number in overview_pages:
            continue
        named = any(headings.at(lines, place) not in (None, (1, ())) for place in range(len(lines)))
        if not named and not words.is_measure_page(lines):
            reading.other.append(lines)
            continue
        not_started = any(words.is_not_started_heading(line.text) for line in lines)
        headers = [header for line in lines if len(header := words.header(line.text)) > 1]
        order = next((header for header in headers if Column.TILTAK in header), order)
        reader = PageReader(lines, words, headings.at, order, not_started=not_started)
        reading.found.append((number, reader.read()))


def _names_beside_lists(reading: Reading) -> list[str]:
    """Return the texts that stand among listed rows like an area's name, if one is lacking.

    An area without started measures is named nowhere else in a deck without an overview.
    """
    lacking = len(reading.tables) - len(reading.names) if reading.tables else None
    texts = [
        line.text
        for _, found in reading.found
        if any(row.listed for row in found.rows)
        for line in found.loose
        if line.gap
        and is_name(line.text)
        and not is_title(line.text, reading.words.vocabulary)
        and not reading.words.header(line.text)
    ]
    return list(dict.fromkeys(texts))[:lacking] if lacking is None or lacking > 0 else []


def _tell_spellings(reading: Reading) -> None:
    spellings = {
        areas.heading(
            reading.words.without_pri(heading.printed), reading.words.vocabulary
        ): heading.name
        for _, found in reading.found
        for heading in found.headings
        if heading.name
    }
    for spelling, name in spellings.items():
        if areas.likeness(spelling, name) < 100:  # noqa: PLR2004 - the same but for case and hyphens
            reading.say(
                Severity.INFO,
                "area-spelling",
                f"The heading “{spelling}” was taken for the area “{name}”; "
                "give the area one spelling in the deck.",
            )


def _settle_areas(reading: Reading) -> Solution:
    place = {name: number for number, name in enumerate(reading.names)}
    listed: list[Entry] = []
    marks: list[tuple[int, int]] = []
    hints: list[int | None] = []
    behind = _headings_stand_behind(reading)
    for page, found in reading.found:
        named = [(place[heading.name], heading.after) for heading in found.headings if heading.name]
        own = {area for area, _ in named}
        only = next(iter(own)) if len(own) == 1 else None
        marks_here = 0
        for number, row in enumerate(found.rows):
            entry = Entry(page=page, row=row)
            if row.listed:
                for mark, after in named[marks_here:]:
                    if after <= number:
                        marks.append((mark, len(listed)))
                        marks_here += 1
                listed.append(entry)
                hints.append(only)
            else:
                entry.area = only if only is not None else _nearest(named, number, behind=behind)
            reading.entries.append(entry)
        if any(row.listed for row in found.rows):
            marks.extend((mark, len(listed)) for mark, _ in named[marks_here:])
    # Where page breaks are lost, the heading of the table above may stand before the list's rows.
    again = {mark for mark, after in marks if after}
    marks = [(mark, after) for mark, after in marks if after or mark not in again]
    started = _started(reading)
    _inherit_areas(reading, behind=behind)
    profiles = _profiles(reading, listed=False)
    for profile, goals in zip(profiles, _goals(reading, listed=False), strict=True):
        profile.extend((goal, GOAL_WEIGHT) for goal in goals)
    solution = solve(
        started,
        reading.tables,
        [
            Listed(text=entry.row.tiltak, pri=entry.row.pri, page_area=hint)
            for entry, hint in zip(listed, hints, strict=True)
        ],
        marks,
        profiles,
    )
    for entry, area in zip(listed, solution.rows, strict=True):
        entry.area = area
    if solution.doubtful:
        doubtful = ", ".join(f"“{reading.names[area]}”" for area in sorted(solution.doubtful))
        reading.say(
            Severity.WARNING,
            "area-guessed",
            "The text layer does not tell for certain which declared counts and not-started "
            f"measures belong to {doubtful}; the best fit was taken: compare it with the slides.",
        )
    return solution


def _inherit_areas(reading: Reading, *, behind: bool) -> None:
    """Give rows on pages without a heading the area of the page that goes on with them."""
    started = [entry for entry in reading.entries if not entry.row.listed]
    for entries in (started[::-1], started) if behind else (started, started[::-1]):
        last: int | None = None
        for entry in entries:
            if entry.area is None:
                entry.area = last
            last = entry.area


def _headings_stand_behind(reading: Reading) -> bool:
    behind = sum(
        (1 if heading.after == len(found.rows) else -1 if heading.after == 0 else 0)
        for _, found in reading.found
        for heading in found.headings
        if heading.name and found.rows
    )
    return behind > 0


def _nearest(named: Sequence[tuple[int, int]], row: int, *, behind: bool) -> int | None:
    if behind:
        return next((area for area, after in named if after > row), None)
    return next((area for area, after in reversed(named) if after <= row), None)


def _started(reading: Reading) -> list[Counts]:
    started: list[Counter[Status]] = [Counter() for _ in reading.names]
    for entry in reading.entries:
        if entry.area is not None and not entry.row.listed:
            started[entry.area][row_status(entry.row)] += 1
    return [dict(counts) for counts in started]


def _profiles(reading: Reading, *, listed: bool) -> list[list[tuple[str, float]]]:
    """Return what is said of each area: its name, its rows, and the listed ones if asked for."""
    profiles = [[(name, NAME_WEIGHT)] for name in reading.names]
    for entry in reading.entries:
        if entry.area is not None and (listed or not entry.row.listed):
            profiles[entry.area].append((entry.row.tiltak, 1.0))
            profiles[entry.area].extend((piece.text, 1.0) for piece in entry.row.content)
    return profiles


def _goals(reading: Reading, *, listed: bool) -> list[list[str]]:
    """Return each area's goals, by the words that they share with it."""
    given: list[list[str]] = [[] for _ in reading.names]
    if not reading.names:
        return given
    texts = [goal_text(goal) for goal in reading.goals]
    breaks = [
        0.0
        if before is None or before.table != goal.table
        else GOALS_IN_RUN
        if before.run != goal.run
        else GOALS_IN_LIST
        for before, goal in zip([None, *reading.goals], reading.goals, strict=False)
    ]
    shared = share_out(texts, breaks, _profiles(reading, listed=listed))
    for text, area in zip(texts, shared, strict=True):
        given[area].append(text)
    return given


def _areas(reading: Reading) -> tuple[Area, ...]:
    given = _goals(reading, listed=True)
    return tuple(
        Area(name=name, goals=tuple(goals))
        for name, goals in zip(reading.names, given, strict=True)
    )


def _declared(reading: Reading, solution: Solution) -> tuple[Declared, ...]:
    tables = reading.tables
    given = {table for table in solution.tables if table is not None}
    spare = [tables[number] for number in range(len(tables)) if number not in given]
    for table in spare:
        figures = ", ".join(f"{status.value} {count}" for status, count in table.items())
        reading.say(
            Severity.WARNING,
            "count-mismatch",
            f"The overview declares counts ({figures}) for which no area is left; "
            "compare the overview with the areas that were read.",
        )
    return tuple(
        Declared(omrade=name, status=status, count=count, slide=0)
        for name, table in zip(reading.names, solution.tables, strict=True)
        if table is not None
        for status, count in tables[table].items()
    )


def _compare(reading: Reading, records: Sequence[Record], declared: Sequence[Declared]) -> None:
    read = Counter((record.omrade, record.status) for record in records)
    for item in declared:
        count = read[item.omrade, item.status]
        if count != item.count:
            reading.say(
                Severity.WARNING,
                "count-mismatch",
                f"The overview declares {item.count} measures “{item.status.value}” in "
                f"“{item.omrade}”, but {count} were read; look for a missing or changed row.",
            )


def _tell_unread(reading: Reading) -> None:
    words = reading.words
    unread = list(reading.unread)
    doubtful = False
    for lines in reading.other:
        doubtful |= may_be_measures(lines, words)
        if is_title_page(lines, words.vocabulary):
            continue
        unread.extend(line.text for line in lines if not _is_furniture(line.text, words))
    for _, found in reading.found:
        loose = [line.text for line in found.loose if pri_of(line.text) is None]
        doubtful |= any(is_running_text(text) and not _is_furniture(text, words) for text in loose)
        unread.extend(loose)
    unread = list(dict.fromkeys(unread))
    if unread:
        quoted = "; ".join(f"“{short(text)}”" for text in unread[:QUOTED_LINES])
        more = f" and {len(unread) - QUOTED_LINES} more" if len(unread) > QUOTED_LINES else ""
        reading.say(
            Severity.WARNING if doubtful else Severity.INFO,
            "unread-text",
            f"These lines belong to no measure and were left out: {quoted}{more}; "
            "check that none of them is a part of a measure.",
        )


def _is_furniture(text: str, words: LineWords) -> bool:
    """Tell whether a line outside the measures is a title, a date, a page or slide number."""
    return (
        is_numbered(text)
        or words.is_folio(text)
        or not any(letter.isalpha() for letter in text)
        or is_title(text, words.vocabulary)
    )


def _dates(reading: Reading) -> tuple[tuple[DateSource, date], ...]:
    found = [
        item
        for lines in reading.pages
        for text in with_announced([line.text for line in lines], reading.words.vocabulary)
        for item in dates_in(text, reading.words.vocabulary)
    ]
    dates: list[tuple[DateSource, date]] = []
    status = [item.last for item in found if item.per]
    if status:
        dates.append((DateSource.STATUS, status[0]))
    slide = _most_common(item.last for item in found if not item.per and item.exact)
    if slide is not None:
        dates.append((DateSource.SLIDE, slide))
    return tuple(dates)


def _most_common(dates: Iterable[date]) -> date | None:
    counted = Counter(dates)
    return max(counted, key=lambda day: (counted[day], day), default=None)
