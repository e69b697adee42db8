"""What the pages of a text layer hold: overviews first, for they name the areas; then measures."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from parsers.report.words import areas
from parsers.text.lines import Line, pri_at_end, starts_anew
from parsers.text.linewords import LineWords
from parsers.text.measures.rows import PageReader
from parsers.text.overview import is_overview, read_overview, with_block
from parsers.text.placing.areas import names_in
from parsers.text.placing.cellnames import add_names_in_cells
from parsers.text.placing.headings import Headings, is_name
from parsers.text.placing.sidebyside import apart_by_counts
from parsers.text.placing.tabletitles import TableTitles
from parsers.text.reading import Reading
from parsers.text.title import is_title, is_title_page
from schema import Severity
from schema.diagnostic import short
from schema.vocabulary import Column

# Likeness from which headings are one area's, from 0 to 100.
ALIKE: Final = 60.0


def read_overviews(reading: Reading) -> set[int]:
    """Read the overviews' counts, goals and names of areas; return the pages that they take."""
    numbers = {
        number for number, lines in enumerate(reading.pages) if is_overview(lines, reading.words)
    }
    reading.overviews = [
        read_overview(reading.pages[number], reading.words) for number in sorted(numbers)
    ]
    others = [lines for number, lines in enumerate(reading.pages) if number not in numbers]
    titles = TableTitles(others, reading.words)
    reading.repeated = titles.repeated
    found = names_in(reading.overviews, others, reading.words, titles)
    reading.names = found.names
    goals = [goal for overview in reading.overviews for goal in overview.goals]
    for block, goal in found.seconds:
        if goal is not None and len(reading.overviews) == 1:
            goals = with_block(goals, goal, block)
        else:
            reading.unread.extend(line.text for line in block)
    reading.goals = goals
    return numbers


def read_measures(reading: Reading, overview_pages: set[int]) -> None:
    """Read the measures of all pages but the overviews'; what is odd is said to `reading`."""
    _read_once(reading, overview_pages)
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
        _read_once(reading, overview_pages)
    if not reading.tables:
        add_names_in_cells(reading)
    apart_by_counts(reading)
    if any(found.named_below for _, found in reading.found):
        reading.say(
            Severity.INFO,
            "area-guessed",
            "Lines below measures that say no more than an area's name were taken for the area of the "
            "rows below them, and may be the measures' own ends; compare them with the slides.",
        )
    _tell_spellings(reading)


def _read_once(reading: Reading, overview_pages: set[int]) -> None:
    words = reading.words
    headings = Headings(reading.names, words, reading.repeated)
    heads = ""
    for number, lines in enumerate(reading.pages):
        if number in overview_pages:
            continue
        named = not is_title_page(lines, words.vocabulary) and any(
            headings.at(lines, place) not in (None, (1, ())) for place in range(len(lines))
        )
        if not named and not words.is_measure_page(lines):
            reading.other.append(lines)
            continue
        not_started = any(words.is_not_started_heading(line.text) for line in lines)
        heads = next((line.text for line in lines if _heads_measures(line, words)), heads)
        reader = PageReader(lines, words, headings.at, heads, not_started=not_started)
        reading.found.append((number, reader.read()))


def _heads_measures(line: Line, words: LineWords) -> bool:
    header = words.header(line.text)
    return len(header) > 1 and Column.TILTAK in header


def _names_beside_lists(reading: Reading) -> list[str]:
    """Return the texts that stand among listed rows like an area's name, if one is lacking.

    An area without started measures is named nowhere else in a deck without an overview.
    """
    lacking = len(reading.tables) - len(reading.names) if reading.tables else None
    words = reading.words
    texts = [
        text
        for _, found in reading.found
        if any(row.listed for row in found.rows)
        for line, after in zip_longest(found.loose, found.loose[1:])
        if line.gap and _ends_phrase(line, after)
        for text in words.between_pri(line.text)
        if is_name(text)
        and not is_title(text, words.vocabulary)
        and not words.header(text)
        and not words.is_generic(text)
        and not words.is_not_started_heading(text)
    ]
    return list(dict.fromkeys(texts))[:lacking] if lacking is None or lacking > 0 else []


def _ends_phrase(line: Line, after: Line | None) -> bool:
    """Tell whether a line says all of a name: no measure's priority, nothing that goes on below."""
    if pri_at_end(line.text) is not None:
        return False
    return after is None or after.gap or starts_anew(after.text)


def _tell_spellings(reading: Reading) -> None:
    spellings = {
        areas.heading(
            reading.words.without_pri(heading.printed), reading.words.vocabulary
        ): heading.name
        for _, found in reading.found
        for heading in found.headings
        if heading.name
    }
    for name in dict.fromkeys(spellings.values()):
        printed = [spelling for spelling, own in spellings.items() if own == name]
        if any(areas.likeness(printed[0], other) < ALIKE for other in printed[1:]):
            quoted = ", ".join(f"“{short(spelling)}”" for spelling in printed)
            reading.say(
                Severity.WARNING,
                "area-guessed",
                f"Headings as unlike as {quoted} were all taken for the area “{short(name)}”, which may "
                "be several areas' names in one; compare the areas with the slides.",
            )
    for spelling, name in spellings.items():
        if areas.likeness(spelling, name) < 100:  # noqa: PLR2004 - the same but for case and hyphens
            reading.say(
                Severity.INFO,
                "area-spelling",
                f"The heading “{spelling}” was taken for the area “{name}”; "
                "give the area one spelling in the deck.",
            )
