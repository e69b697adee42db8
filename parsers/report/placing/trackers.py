"""Trackers: the names of all areas in one text or row on every slide, the slide's own in another colour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.page.grids import Grid
from parsers.report.page.headings import Heading
from parsers.report.page.pages import Page
from parsers.report.placing.menus import IN_LINE
from parsers.report.words.labels import without_number
from schema import Box, TextBox

# Of two names that look apart nothing tells which one is meant.
FEWEST_NAMES: Final = 3
_APART: Final = re.compile(r"\s*[|•·›»▸/→]\s*|\n|\t|\s{3,}")
_NONE: Final[Mapping[int, Sequence[Heading]]] = {}


def trackers_of(listings: Sequence[Listing]) -> Mapping[int, Sequence[Heading]]:
    """Return the headings to go by on slides of measures that have a tracker each, by slide.

    The same names stand in it on all of them, each has one in a colour of its own, and not all the
    same one. Slides that have other headings, each its own, go by these.
    """
    pages = {listing.page.number: listing.page for listing in listings}
    if len(pages) <= 1:
        return _NONE
    lit: dict[tuple[str, ...], dict[int, tuple[Box | None, str]]] = {}
    for number, page in pages.items():
        lines = [(text.box, _names(text)) for text in page.slide.texts]
        lines += [(grid.table.box, names) for grid in page.grids for names in _cells(grid)]
        for box, names in lines:
            own = _apart(names)
            if own is not None:
                lit.setdefault(tuple(name for name, _ in names), {})[number] = (box, own)
    for found in lit.values():
        if len(found) == len(pages) and len({own for _, own in found.values()}) > 1:
            heads = [_telling(page, found[number][0]) for number, page in pages.items()]
            if not all(heads) or len(set(heads)) == 1:
                return {number: (_heading(*one),) for number, one in found.items()}
    return _NONE


def lit_names(pages: Sequence[Page]) -> Mapping[int, Heading]:
    """Return the name that each of several slides without tables sets apart in the same list of names.

    That is an agenda said again before each of its parts.
    """
    lit: dict[tuple[str, ...], dict[int, Heading]] = {}
    for page in pages:
        if page.slide.tables:
            continue
        lines = [_names(text) for text in page.slide.texts]
        lines += [[(item.name, item.colour) for item in column] for column in _columns(page)]
        for names in lines:
            own = _apart(names)
            if own is not None:
                heads = {item.name: item for item in page.named}
                name = without_number(own)
                found = heads.get(name) or _heading(None, name)
                lit.setdefault(tuple(name for name, _ in names), {})[page.number] = found
    several = [found for found in lit.values() if len({item.name for item in found.values()}) > 1]
    return several[0] if len(several) == 1 else {}


def _columns(page: Page) -> Iterator[list[Heading]]:
    """Yield the headings of a page that begin below each other, column by column."""
    columns: dict[int, list[Heading]] = {}
    for item in page.named:
        if item.box is not None:
            columns.setdefault(round(item.box.x0 / IN_LINE), []).append(item)
    yield from columns.values()


def _names(text: TextBox) -> list[tuple[str, str | None]]:
    """Return the names that a text lists, each with the colour of its first letter."""
    printed = [run.colour for paragraph in text.paragraphs for run in paragraph.runs]
    if len(printed) < FEWEST_NAMES or len(set(printed)) == 1:
        return []  # as nearly all: no name is apart
    runs = [run for paragraph in text.paragraphs for run in (*paragraph.runs, None)]
    whole = "".join("\n" if run is None else run.text for run in runs)
    colours = [
        colour
        for run in runs
        for colour in ([None] if run is None else [run.colour] * len(run.text))
    ]
    found = []
    start = 0
    for end, after in (*(sign.span() for sign in _APART.finditer(whole)), (len(whole), 0)):
        name = whole[start:end].strip()
        if any(map(str.isalpha, name)):
            found.append((name, colours[whole.index(name, start)]))
        start = after
    return found


def _cells(grid: Grid) -> Iterator[list[tuple[str, str | None]]]:
    """Yield the names that a table of one row lists, each with its ground, and with its colour."""
    cells = [cell for cell in grid.table.cells if cell.text] if grid.rows == 1 else []
    yield [(cell.text, cell.fill) for cell in cells]
    yield [
        (cell.text, cell.paragraphs[0].runs[0].colour) for cell in cells if cell.paragraphs[0].runs
    ]


def _apart(names: Sequence[tuple[str, str | None]]) -> str | None:
    """Return the name in a colour of its own, None where the others have not one colour."""
    if len(names) < FEWEST_NAMES:
        return None
    colours = [colour for _, colour in names]
    own = [name for name, colour in names if colours.count(colour) == 1]
    return own[0] if len(own) == 1 and len(set(colours)) == 2 else None  # noqa: PLR2004


def _telling(page: Page, tracker: Box | None) -> frozenset[str]:
    """Return what heads a slide beside its tracker and may be an area's name."""
    rest = [item for item in page.named if item.box != tracker]
    return frozenset(item.name for item in rest if not (item.vague or item.common))


def _heading(box: Box | None, name: str) -> Heading:
    return Heading(name=name, printed=name, box=box, size=None, role=None)
