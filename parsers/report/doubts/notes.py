"""Texts beside a table of measures that were read as nothing, and may change what its rows say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Final

from parsers.lines import joined
from parsers.report.measures.listings import Listing, by_page
from parsers.report.page.headerwords import role_of
from parsers.report.page.headings import FURNITURE
from parsers.report.page.pages import Page
from parsers.report.words.areas import heading, is_common, match, says
from parsers.report.words.countsaid import counted
from parsers.report.words.dates import without_dates
from parsers.report.words.explained import is_legend
from parsers.report.words.priorities import priority
from parsers.report.words.sentences import is_sentence
from parsers.report.words.statuses import status_words
from parsers.report.words.statussaid import only_statuses, statuses_said
from schema import Diagnostic, Record, Role, Status, TextBox
from schema.diagnostic import short
from schema.vocabulary import Vocabulary, folded, words_in

LEGEND: Final = 3  # statuses: what says so many explains them
CLOSE: Final = (
    48.0  # points: what stands so near to a table's side, at a row's height, is said of it
)
FEWEST_LETTERS: Final = 3  # of a note: fewer are a sign
FEWEST_SLIDES: Final = 3  # all with a text in one place over their tables: it is their template's
FEWEST_NAMES: Final = 3  # in a row or a column make a menu
STEP: Final = 4.0  # points to which places are told apart

_PARTS: Final = re.compile(r"\s+[|•·›–—/]\s+")
_PAGED: Final = re.compile(r"(?:[^\W\d]+\.? )?(\d{1,4})")


def notes_beside(
    listings: Sequence[Listing],
    records: Sequence[Record],
    areas: Sequence[str],
    told: Sequence[Diagnostic],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield an info for each slide with measures and a text that was read as nothing.

    It may change what rows say, whatever its words are: `NB: gjelder kun Nordland`. A status alone may
    where it says that something was stopped, or stands at the side of a row. What was `told` of is left
    out, and so are slides of which a row has no area, which any text may name.
    """
    pages = by_page(listings)
    shared: Counter[str] = Counter()
    lines = Counter(chain.from_iterable([page.lines for page in pages]))
    template = _template(listings, tuple(pages))
    running = {*areas, *template}
    titles = _first_words(tuple(pages))
    quiet = {line.slide for line in told if line.code == "unread-measures" and line.row is None}
    quiet |= {record.slide for record in records if not record.omrade}
    for page, own in pages.items():
        left = _unread(page, own, areas, lines) if page.number not in quiet else ()
        if not left:
            continue
        rows = [record for record in records if record.slide == page.number]
        notes = [row.fotnote for row in rows if row.fotnote is not None]
        shown = {status_words(vocabulary).text(text).status for _, text in page.statuses}
        quoted = [line.message for line in told if line.slide == page.number]
        found: list[str] = []
        alone = len(page.statuses) <= 1
        for text, line in left:
            # A mark before a footnote may be its list sign.
            noted = any([note.endswith(line) or note in line for note in notes])
            if noted or _lists(text, vocabulary) or any([short(line) in one for one in quoted]):
                continue
            bare = len(shown) >= LEGEND or lines[line] > 1  # a legend, or a menu of areas
            near = [] if bare else _at_side(text, own)
            beside = _beside(text, near, rows) if near else frozenset[Status]()
            changes = _changes(line, rows, vocabulary, beside, alone=alone)
            if changes is None:
                changes = line not in template and not _runs(line, page.number, running)
                changes = changes and not _heads(text, page, own, areas)
                changes = changes and (bool(near) or not _names_deck(line, titles, vocabulary))
                changes = changes and _says_more(text, line, areas, vocabulary)
                if changes and _spot(text) in template:  # of all slides, or a template's
                    shared[line] += not says(line, vocabulary.title.marks)
                    continue
            if changes:
                found.append(line)
        if found:
            yield Diagnostic.info(
                "unread-measures",
                f"“{short(found[0])}” stands beside the measures on slide {page.number}; if it changes "
                "what a row says, write it into the row.",
                slide=page.number,
            )
    for line in [line for line, count in shared.items() if count == len(pages)][:1]:
        yield Diagnostic.info(
            "unread-measures",
            f"“{short(line)}” stands over the measures on all slides that have any; if it changes what rows say, "
            "write it into them.",
        )


def _unread(
    page: Page, listings: Sequence[Listing], areas: Sequence[str], lines: Counter[str]
) -> list[tuple[TextBox, str]]:
    """Return the texts of a page that were read as nothing, each with what it says on one line."""
    read = {*areas, *(one.text for one in page.laid)}
    left = [
        (text, line)
        for text, line in zip(page.slide.texts, page.lines, strict=True)
        if line not in read and text.role not in FURNITURE and not _is_in(text, listings)
    ]
    menu = _menu(page, lines) if any([lines[line] > 1 for _, line in left]) else ()
    return [(text, line) for text, line in left if line not in menu]


def _changes(
    line: str,
    rows: Sequence[Record],
    vocabulary: Vocabulary,
    beside: frozenset[Status],
    *,
    alone: bool,
) -> bool | None:
    """Tell whether a text's status may change a row, None where nothing tells that it may or may not.

    `beside` are the statuses of rows at the side of which it stands, `alone` tells that no two texts on
    its slide are statuses.
    """
    told = status_words(vocabulary).text(line)
    said = statuses_said(line, vocabulary) | ({told.status} - {None})
    if not (said or beside):
        return None  # as nearly all
    if len(said) >= LEGEND or _furnishes(line, vocabulary):
        return False
    if beside and not beside & said:
        return told.only_status or any(map(str.isalnum, line))
    stopped = Status.STOPPED in said and all(row.status is not Status.STOPPED for row in rows)
    if told.only_status or only_statuses(line, vocabulary):
        return stopped and alone and len(said) == 1
    # Of words that head any slide, too: `Tiltak 2 utgår`.
    waiting = says(line, vocabulary.headings.not_started)
    return True if stopped or (said and not waiting and is_sentence(line, vocabulary)) else None


def _furnishes(line: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is a column's header, or a sentence that counts measures."""
    return role_of(line, vocabulary) is not None or counted(line, vocabulary) is not None


def _says_more(text: TextBox, line: str, areas: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a text says more than names, figures, legends and what heads any slide."""
    name = heading(text.text, vocabulary)
    return (
        sum(map(str.isalpha, name)) >= FEWEST_LETTERS
        and not _furnishes(line, vocabulary)
        and not is_common(name, vocabulary)
        and match(name, areas) is None
        and not is_legend(text.text, vocabulary)
        and folded(line.partition(":")[0]) not in words_in(vocabulary.notes.sources)
        and priority(line) is None
        and not status_words(vocabulary).counts(line)
    )


def _runs(line: str, number: int, names: AbstractSet[object]) -> bool:
    """Tell whether a text is a running line: `Plan | side 3` on slide 3, or names that stand elsewhere, too."""
    parts = _PARTS.split(line)
    paged = any((found := _PAGED.fullmatch(part)) and int(found[1]) == number for part in parts)
    return len(parts) > 1 and (paged or all(part in names for part in parts))


def _names_deck(line: str, titles: AbstractSet[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a text says but what its deck is, in words of its first slide, whose, and of which day.

    `Helse Bergen – handlingsplan reiser, per 31.05.2025`.
    """
    if without_dates(line, vocabulary) == line and not says(line, vocabulary.title.marks):
        return False
    units = {unit.split()[0] for unit in words_in(vocabulary.title.unit)}
    words = chain.from_iterable(
        [
            own
            for part in _PARTS.split(line)
            if (own := _words(without_dates(part, vocabulary))) and own[0] not in units
        ]
    )
    return is_common(" ".join([word for word in words if word not in titles]), vocabulary)


def _first_words(pages: Sequence[Page]) -> AbstractSet[str]:
    """Return the words of the deck's first slide, none where it has measures."""
    deck = pages[0].deck[:1] if pages else ()
    own = {page.number for page in pages}
    first = [text.text for slide in deck if slide.number not in own for text in slide.texts]
    return frozenset(chain.from_iterable(map(_words, first)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))


def _heads(text: TextBox, page: Page, listings: Sequence[Listing], areas: Sequence[str]) -> bool:
    """Tell whether a text is its slide's title, or where none is, of the largest letters above all tables.

    Beside an area's name as large as it is, it is none.
    """
    if text.box is None or any(other.role is Role.TITLE for other in page.slide.texts):
        return text.role is Role.TITLE
    tops = [listing.box.top for listing in listings if listing.box is not None]
    largest = max(map(_size, page.slide.texts))
    if not _size(text) == largest > 0 or any(text.box.top >= top for top in tops):
        return False
    named = zip(page.slide.texts, page.lines, strict=True)
    return not any(_size(other) == largest and line in areas for other, line in named)


def _size(text: TextBox) -> float:
    return max([paragraph.size or 0.0 for paragraph in text.paragraphs], default=0.0)


def _template(
    listings: Sequence[Listing], pages: Sequence[Page]
) -> AbstractSet[str | tuple[int, int] | None]:
    """Return the texts that slides without measures have too, and the places over tables where all have one."""
    deck = pages[0].deck if pages else ()
    own = {page.number for page in pages}
    texts = {joined(text.text) for slide in deck if slide.number not in own for text in slide.texts}
    tops = {listing.page.number: listing.box.top for listing in listings[::-1] if listing.box}
    spots = Counter(
        chain.from_iterable(
            {
                _spot(text)
                for text in page.slide.texts
                if text.box is not None and text.box.bottom <= tops.get(page.number, 0.0)
            }
            for page in pages
        )
    )
    return texts | {spot for spot, count in spots.items() if FEWEST_SLIDES <= count == len(pages)}


def _menu(page: Page, lines: Counter[str]) -> AbstractSet[str]:
    """Return the texts of a page that other slides have too, in a row or a column of several."""
    again = [
        (line, spot)
        for text, line in zip(page.slide.texts, page.lines, strict=True)
        if lines[line] > 1 and (spot := _spot(text)) is not None
    ]
    lefts, tops = (Counter(spot[axis] for _, spot in again) for axis in (0, 1))
    return {line for line, (x, y) in again if max(lefts[x], tops[y]) >= FEWEST_NAMES}


def _spot(text: TextBox) -> tuple[int, int] | None:
    box = text.box
    return None if box is None else (round(box.x0 / STEP), round(box.top / STEP))


def _is_in(text: TextBox, listings: Sequence[Listing]) -> bool:
    """Tell whether a text lies over a table, which others ask about, or is a row of a list."""
    return text.box is not None and any(
        listing.box.contains(text.box.center)
        if listing.box is not None
        else any(row.box == text.box for row in listing.rows)
        for listing in listings
    )


def _at_side(text: TextBox, listings: Sequence[Listing]) -> list[Listing]:
    """Return the tables close at whose side a text stands."""
    box = text.box
    if box is None:
        return []
    x, _ = box.center
    return [
        listing
        for listing in listings
        if (table := listing.box) is not None
        and not table.x0 < x < table.x1
        and max(box.x0 - table.x1, table.x0 - box.x1) <= CLOSE
    ]


def _beside(
    text: TextBox, listings: Sequence[Listing], records: Sequence[Record]
) -> frozenset[Status]:
    """Return the statuses of the rows of tables that a text stands level with."""
    y = text.box.center[1] if text.box is not None else 0.0
    rows = chain.from_iterable([listing.rows for listing in listings])
    level = {row.row for row in rows if row.box and row.box.top <= y <= row.box.bottom}
    return frozenset(record.status for record in records if record.row in level)


def _lists(text: TextBox, vocabulary: Vocabulary) -> bool:
    """Tell whether a status heads lines of a text: a list of measures, or what the status means.

    Of what is stopped, they may be rows.
    """
    lines = text.text.split("\n")
    heads = [status_words(vocabulary).text(line) for line in lines[:-1]]
    return any(head.only_status and head.status is not Status.STOPPED for head in heads)
