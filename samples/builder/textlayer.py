"""A deck's text layer, as a program that lifts the text out of its PDF would save it.

Text comes in the order in which it was drawn: the title slide's is missing, a table comes cell by
cell before its slide's heading, and the boxes of the overview come in any order. Cells that stand
side by side share a line where their letters overlap in height. Where lines end and where empty
lines stand follows the rules of Apache PDFBox, which many such programs use (the class
`PDFTextStripper`, paragraph separation).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from samples.builder import layout, metrics
from samples.builder.content import Area, Edition, Measure, printed
from samples.builder.layout import ICON, LIST_PRI, LIST_TEXT, LIST_WIDTH, MARGIN, TEXT
from schema import Status

_PAGE_BREAK: Final = "\n\n\n\n"
_LETTER: Final = 0.62
"""Height of letters over their baseline, in font sizes."""
_DROP: Final = 2.5
"""Line gap that begins a paragraph, in heights of letters."""
_INDENT: Final = 2.0
"""Indent that begins a paragraph, in widths of a space."""
_FOOT: Final = 520.0
_LABELS: Final = (
    (Status.DONE, "Fullført"),
    (Status.ONGOING, "Pågår"),
    (Status.NOT_STARTED, "Ikke startet"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of one box or cell: where it begins, its baseline, both in points."""

    text: str
    x: float
    baseline: float
    size: float

    @property
    def height(self) -> float:
        return self.size * _LETTER

    def beside(self, other: _Line) -> bool:
        """Tell whether the two stand on one line of print."""
        low, high = sorted((self, other), key=lambda line: -line.baseline)
        return low.baseline - high.baseline <= low.height


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """Where a cell's text begins, how wide it may run, and how far its later lines are indented."""

    x: float
    room: float
    hang: float = 0.0


def text_layer(edition: Edition) -> str:
    """Return the text layer of an edition's deck."""
    pages = layout.pages(edition)
    slides = [
        _overview(edition),
        *(_started(edition, page) for page in pages),
        _not_started(edition, number=layout.FIRST_PAGE + len(pages)),
    ]
    out = _PAGE_BREAK.join(_set(list(slide)) for slide in slides)
    if edition.look == "teal":
        return f" {out}\n "
    bookmarks = [
        f"Handlingsplan – statusrapport {edition.per_text}",
        "Overordnet oversikt over tiltak på handlingsplan",
        *(f"Slide {number} " for number in range(layout.FIRST_PAGE, len(slides) + 2)),
    ]
    return f" {out}\n\n\n" + "".join(f"\t{line}\n" for line in bookmarks)


def _set(lines: Sequence[_Line]) -> str:
    """Set lines one after another: side by side, below each other, or as a new paragraph."""
    out = ""
    previous = start = None
    start_is_first = True
    for line in lines:
        if previous is None or start is None:
            out, start = line.text, line
        elif line.beside(previous):
            out += ("" if out.endswith(" ") else " ") + line.text
        else:
            space = metrics.width(" ", line.size)
            gap = line.x - start.x
            moved = gap > _INDENT * space or gap < -space
            far = abs(line.baseline - previous.baseline) > _DROP * max(line.height, previous.height)
            first = far or (moved and not start_is_first)
            out += ("\n\n" if first else "\n") + line.text
            start, start_is_first = line, first
        previous = line
    return out


def _overview(edition: Edition) -> Iterator[_Line]:
    yield _line("Overordnet oversikt over tiltak på handlingsplan", MARGIN, 40, 24)
    yield from _footer(edition, 2)
    for index, area in enumerate(edition.areas):
        yield _line(f"{area.name} ", MARGIN + 300 * index, 110 + 60 * index, 15)
    for kind, index in (
        ("counts", 1),
        ("goals", 2),
        ("goals", 0),
        ("counts", 0),
        ("counts", 2),
        ("goals", 1),
    ):
        area, x = edition.areas[index], MARGIN + 300 * index
        yield from _counts(edition, area, x) if kind == "counts" else _goals(area, x)


def _counts(edition: Edition, area: Area, x: float) -> Iterator[_Line]:
    rows = [("status", "tiltak", "antall")]
    rows += [(s.symbol or "", label, str(edition.declared(area, s))) for s, label in _LABELS]
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            yield _line(text, x + 60 * column, 350 + 30 * row, 12)


def _goals(area: Area, x: float) -> Iterator[_Line]:
    goals = [f"• {printed(goal)}" for goal in area.goals]
    yield from _cell(goals, _Column(x=x, room=300, hang=11), 200, 12)


def _started(edition: Edition, page: layout.Page) -> Iterator[_Line]:
    top = layout.TABLE_TOP
    starts = list(accumulate(page.widths, initial=MARGIN))
    if page.icons == "column":
        starts = [MARGIN, *starts[2:]]
    for x, text in zip(
        starts, ("Tiltak", "Pri", "Gevinst", "Siste status", "Status"), strict=False
    ):
        yield _line(text, x, top + layout.HEADER / 2, TEXT)
    middles = accumulate(page.heights(), initial=top + layout.HEADER)
    for measure, above, height in zip(page.measures, middles, page.heights(), strict=False):
        yield from _row(page, measure, starts, above + height / 2)
    part = f" ({page.part} av {page.parts}) " if page.parts > 1 else ""
    yield _line(f"{page.area.name}{part}", MARGIN, 30, 24)
    yield _line(edition.started_heading, MARGIN, 58, 15)
    texts = [text for m in page.measures for text in (m.tiltak, *m.siste_status)]
    if edition.footnote and any("*" in text for text in texts):
        yield _line(edition.footnote, MARGIN, 499, 10)
    if edition.date_on_every_slide:
        yield from _footer(edition, page.number)


def _row(
    page: layout.Page, measure: Measure, starts: Sequence[float], middle: float
) -> Iterator[_Line]:
    x = starts[0] + layout.PAD_X
    if measure.ikon and page.icons != "cell":
        yield _line(measure.ikon, x, middle, 15)
    if page.icons == "column" or page.indent(measure):
        x += ICON
    column = _Column(x=x, room=starts[1] - layout.PAD_X - x)
    yield from _cell([page.tiltak(measure)], column, middle, TEXT)
    yield _line(str(measure.pri), starts[1] + layout.PRI / 2, middle, TEXT)
    for start, width, items in (
        (starts[2], layout.GEVINST, measure.gevinst),
        (starts[3], layout.SISTE, measure.siste_status),
    ):
        bulleted = [f"• {printed(item)}" for item in items]
        column = _Column(x=start + layout.PAD_X, room=width - 2 * layout.PAD_X, hang=layout.BULLET)
        yield from _cell(bulleted, column, middle, TEXT)
    label = measure.label or ""
    status = [measure.symbol, label] if measure.symbol else [label]
    column = _Column(x=starts[4] + layout.STATUS / 3, room=layout.STATUS)
    yield from _cell(status, column, middle, TEXT)


def _not_started(edition: Edition, *, number: int) -> Iterator[_Line]:
    listings = layout.listings(edition)
    headings = [
        _line(
            edition.not_started_names.get(listing.area.key, listing.area.name),
            listing.x,
            listing.top + layout.LIST_HEADING / 2,
            14,
        )
        for listing in listings
    ]
    yield from _list(listings[0])
    yield headings[0]
    for listing in listings[1:]:
        yield from _list(listing)
    yield from headings[1:]
    yield _line("Oversikt", MARGIN, 30, 24)
    yield _line("ikke startede tiltak", MARGIN, 58, 15)
    if edition.date_on_every_slide:
        yield from _footer(edition, number)
    for listing in listings:
        yield _line("Pri.", listing.x + LIST_WIDTH - LIST_PRI, listing.top + 12, 11)


def _list(listing: layout.Listing) -> Iterator[_Line]:
    heights = listing.heights()
    tops = accumulate(heights, initial=listing.top + layout.LIST_HEADING)
    column = _Column(
        x=listing.x + ICON + layout.PAD_X, room=LIST_WIDTH - ICON - LIST_PRI - 2 * layout.PAD_X
    )
    for measure, top, height in zip(listing.measures, tops, heights, strict=False):
        middle = top + height / 2
        if measure.ikon:
            yield _line(measure.ikon, listing.x + 8, middle, 12)
        yield from _cell([printed(measure.tiltak)], column, middle, LIST_TEXT)
        yield _line(str(measure.pri), listing.x + LIST_WIDTH - LIST_PRI / 2, middle, LIST_TEXT)


def _footer(edition: Edition, number: int) -> Iterator[_Line]:
    yield _line(f"{edition.meeting:%d.%m.%Y}", MARGIN, _FOOT, 10)
    yield _line(str(number), 900, _FOOT, 10)


def _line(text: str, x: float, middle: float, size: float) -> _Line:
    return _Line(text=text, x=x, baseline=middle + size * _LETTER / 2, size=size)


def _cell(
    paragraphs: Sequence[str], column: _Column, middle: float, size: float
) -> Iterator[_Line]:
    """Wrap paragraphs into lines that stand around the middle of their cell.

    A line that goes on ends with a space, unless it was broken behind a hyphen.
    """
    lines = []
    for paragraph in paragraphs:
        for number, line in enumerate(metrics.wrapped(paragraph, size, column.room)):
            lines.append((line, column.x + (column.hang if number else 0.0), number > 0))
    step = size * metrics.LINE
    top = middle - step * (len(lines) - 1) / 2
    for index, (line, start, _) in enumerate(lines):
        goes_on = index + 1 < len(lines) and lines[index + 1][2]
        text = f"{line} " if goes_on and not line.endswith("-") else line
        yield _line(text, start, top + index * step, size)
