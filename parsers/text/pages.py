"""The pages of a text layer, parted where page breaks were lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.lines import plain
from parsers.text.furniture import without_page_numbers
from parsers.text.layout.grid import parted_at_headers, unfolded
from parsers.text.layout.segments import RawLine
from parsers.text.lines import Line, pri_at_end, pri_of, starts_anew, without_bullet
from parsers.text.linewords import LineWords
from parsers.text.listsigns import with_known_signs
from schema import Deck

# A heading takes four lines at most: two of the name, two of generic words.
HEADING_LINES: Final = 4
# A table's header that was broken takes so many lines at most.
HEADER_LINES: Final = 3


def pages_of(deck: Deck, words: LineWords) -> tuple[list[list[Line]], list[str]]:
    """Return a deck's lines, slide by slide, column by column where the layer keeps the layout.

    An indented outline behind the last page is a page of its own. What stands beside the page
    numbers comes apart.
    """
    raw: list[list[RawLine]] = []
    for slide in deck.slides:
        raw.append([])
        for box in slide.texts:
            gap = True
            for text in plain(box.text.replace("\t", "\0")).replace("\0", "\t").split("\n"):
                if text.strip():
                    raw[-1].append((text, gap))
                    gap = False
    raw, feet = without_page_numbers([page for page in raw if page], words)
    raw = with_known_signs(raw, words)
    if raw:
        raw[-1:] = _without_outline(raw[-1])
    raw = [part for page in raw for part in parted_at_headers(page, words)]
    pages = [
        lines
        or _with_whole_header(
            [Line(text=" ".join(text.split()), gap=gap) for text, gap in page], words
        )
        for page, lines in zip(raw, unfolded(raw, words), strict=True)
    ]
    return _parted(pages, words), feet


def _with_whole_header(page: list[Line], words: LineWords) -> list[Line]:
    """Return a page with its table's header on one line, where narrow columns broke it in the middle.

    `Tiltak Prioritet Forventet` and `effekt Status` are headers only together.
    """
    for start, line in enumerate(page):
        if not words.header(line.text.partition(" ")[0]):
            continue
        for end in range(start + 2, min(start + HEADER_LINES, len(page)) + 1):
            lines = page[start:end]
            whole = " ".join(part.text for part in lines)
            if words.is_table_header(whole) and not words.unknown_headers(whole):
                if all(words.header(part.text) for part in lines):
                    break
                return [*page[:start], replace(line, text=whole), *page[end:]]
    return page


def _without_outline(page: list[RawLine]) -> list[list[RawLine]]:
    # Tika writes a PDF's outline behind its last page, every line of it indented by a tab.
    start = len(page)
    while start and page[start - 1][0].startswith("\t"):
        start -= 1
    parts = [page[:start], page[start:]] if len(page) - start > 1 else [page]
    return [part for part in parts if part]


def _parted(pages: Sequence[Sequence[Line]], words: LineWords) -> list[list[Line]]:
    """Part pages that hold more than one slide, as in a layer without page breaks.

    Slides begin with the heading above a table's header, or with the header itself where the
    headings stand behind the tables.
    """
    slides: list[list[Line]] = []
    for page in pages:
        starts = sorted(_starts(page, words) | {0})
        slides.extend(
            list(page[start:end])
            for start, end in zip(starts, [*starts[1:], len(page)], strict=True)
        )
    return slides


def _starts(page: Sequence[Line], words: LineWords) -> set[int]:
    tables = [place for place, line in enumerate(page) if words.is_table_header(line.text)]
    counts = [place for place, line in enumerate(page) if words.count(line.text) is not None]
    if not tables or (len(tables) == 1 and not counts):
        return set()
    title = next(
        (place for place, line in enumerate(page) if words.is_overview_title(line.text)), 0
    )
    if all(_stands_over(page, place, words) for place in tables) or _have_names(
        page, tables, words
    ):
        starts = {place - 1 for place in tables}
    elif _heading_above(page, tables[0], words) < tables[0]:
        starts = {_heading_above(page, place, words) for place in tables}
        starts |= _list_headings(page, tables[-1], words)
    else:
        starts = set(tables)
        starts |= _lists_behind(page, tables, words)
    return starts | ({title} if counts and title < counts[0] else set())


def _stands_over(page: Sequence[Line], place: int, words: LineWords) -> bool:
    """Tell whether a line of its own stands right above a header, as a name does above a list."""
    gaps = any(line.gap for line in page[1:])
    if place == 0 or page[place].gap or (gaps and not page[place - 1].gap):
        return False
    text = page[place - 1].text
    of_row = _is_of_row(text, words) or pri_at_end(text) is not None
    return starts_anew(text) and not of_row and not words.is_generic(text)


def _have_names(page: Sequence[Line], tables: Sequence[int], words: LineWords) -> bool:
    """Tell whether a name in a block of its own stands over each header, and none behind the last table.

    Where headings stand behind their tables, one stands behind the last as well.
    """
    over = all(
        place > 0
        and page[place].gap
        and page[place - 1].gap
        and _may_be_name(page[place - 1].text, words)
        for place in tables
    )
    marks = [place for place in range(tables[-1], len(page)) if _ends_row(page[place].text, words)]
    behind = page[marks[-1] + 1 :] if marks else ()
    return over and bool(marks) and not any(_may_be_name(line.text, words) for line in behind)


def _ends_row(text: str, words: LineWords) -> bool:
    told = words.status(text) or words.status_at_end(text) or words.label_at_end(text)
    return bool(told) or pri_of(text) is not None or pri_at_end(text) is not None


def _may_be_name(text: str, words: LineWords) -> bool:
    of_row = _is_of_row(text, words) or pri_at_end(text) is not None
    return starts_anew(text) and not of_row and any(map(str.isalpha, text))


def _says_heading(text: str, words: LineWords) -> bool:
    return words.status(text) is None and words.is_heading(text)


def _heading_above(page: Sequence[Line], place: int, words: LineWords) -> int:
    """Return where the heading above a line begins: the line itself where there is none."""
    first = max(0, place - HEADING_LINES)
    said = [number for number in range(first, place) if _says_heading(page[number].text, words)]
    if not said or said[-1] != place - 1:
        return place
    start = said[0]
    if words.is_generic(page[start].text) and start > first:
        # The name stands above its generic words, on a line or two.
        start -= 1
        while start > first and not starts_anew(page[start].text):
            start -= 1
    if _is_of_row(page[start].text, words):
        return said[0]
    return start


def _is_of_row(text: str, words: LineWords) -> bool:
    return (
        words.status(text) is not None
        or without_bullet(text) is not None
        or pri_of(text) is not None
    )


def _list_headings(page: Sequence[Line], after: int, words: LineWords) -> set[int]:
    for place in range(after + 1, len(page)):
        if words.is_not_started_heading(page[place].text):
            start = place
            while start - 1 > after and words.is_generic(page[start - 1].text):
                start -= 1
            return {start}
    return set()


def _lists_behind(page: Sequence[Line], tables: Sequence[int], words: LineWords) -> set[int]:
    """Return where the list begins behind the last table's heading, if there is one."""
    said = [
        place
        for place in range(tables[-1] + 1, len(page))
        if _says_heading(page[place].text, words)
        and not words.is_not_started_heading(page[place].text)
    ]
    last_mark = max(
        (
            place
            for place in range(tables[-1] + 1, len(page))
            if words.status(page[place].text) is not None
        ),
        default=len(page),
    )
    ends = [place for place in said if place > last_mark]
    if not ends:
        return set()
    end = ends[0]
    while end + 1 < len(page) and _says_heading(page[end + 1].text, words):
        end += 1
    return {end + 1} if end + 1 < len(page) else set()
