"""The slides of measures: tables of started ones, and the lists of those not started."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import Final

from lxml import etree
from pptx.slide import Slide

from samples.builder import layout
from samples.builder.canvas import TITLE_ONLY, Canvas
from samples.builder.content import Measure, printed
from samples.builder.draw import CellLook, Place, Type, fill_cell, merge, table, text_box
from samples.builder.layout import (
    ICON,
    LIST_PRI,
    LIST_TEXT,
    LIST_WIDTH,
    MARGIN,
    TEXT,
    Listing,
    Page,
)
from samples.builder.looks import STATUS_COLOURS

_WHITE: Final = "FFFFFF"
_PAD: Final = 3.0
"""Space above and below text in the lists, in points."""


def draw_page(canvas: Canvas, page: Page) -> None:
    """Append a slide of started measures."""
    slide = canvas.slide(TITLE_ONLY)
    part = f" ({page.part} av {page.parts})" if page.parts > 1 else ""
    lines = (f"{page.area.name}{part}", canvas.edition.started_heading)
    canvas.heading(slide, lines, placeholder=canvas.edition.look == "teal")
    heights = page.heights()
    cells = table(
        slide, (MARGIN, layout.TABLE_TOP), page.widths, (layout.HEADER, *heights), header=True
    )
    _header(canvas, page, cells[0])
    for index, (row, measure) in enumerate(zip(cells[1:], page.measures, strict=True)):
        fill = canvas.look.tint if index % 2 else canvas.look.band
        _row(canvas, page, row, measure, fill)
    row_tops = accumulate(heights[:-1], initial=layout.TABLE_TOP + layout.HEADER)
    for measure, top, height in zip(page.measures, row_tops, heights, strict=True):
        if page.indent(measure) and measure.ikon:
            place = Place(x=MARGIN + 4, y=top, width=ICON - 2, height=height)
            _icon(canvas, slide, place, measure.ikon)
    _footnote(canvas, slide, page)
    if canvas.edition.date_on_every_slide:
        canvas.footer(slide)


def _header(canvas: Canvas, page: Page, cells: list[etree._Element]) -> None:
    titles = ["Tiltak", "Pri", "Gevinst", "Siste status", "Status"]
    look = CellLook(fill=canvas.look.main, pad_x=layout.PAD_X, pad_y=3)
    if page.icons == "column" and page.part == 1:
        merge(cells[0], cells[1])
        cells = [cells[0], *cells[2:]]
    elif page.icons == "column":
        titles = ["", *titles]
    for cell, text in zip(cells, titles, strict=True):
        style = Type(size=TEXT, colour=_WHITE, bold=True)
        if text in {"Pri", "Status"}:
            style = replace(style, align="ctr")
        fill_cell(cell, [text] if text else [], [style], look)


def _row(
    canvas: Canvas, page: Page, cells: list[etree._Element], measure: Measure, fill: str
) -> None:
    text = canvas.look.text
    look = CellLook(fill=fill, pad_x=layout.PAD_X, pad_y=layout.PAD_Y)
    if page.icons == "column":
        icon = Type(size=15, colour=canvas.look.main, align="ctr")
        narrow = CellLook(fill=fill, pad_x=2, pad_y=layout.PAD_Y)
        fill_cell(cells[0], [measure.ikon] if measure.ikon else [], [icon], narrow)
        cells = cells[1:]
    tiltak, pri, gevinst, siste_status, status = cells
    indented = CellLook(
        fill=fill, pad_x=layout.PAD_X, pad_y=layout.PAD_Y, indent=page.indent(measure)
    )
    fill_cell(tiltak, [page.tiltak(measure)], [Type(size=TEXT, colour=text)], indented)
    centred = Type(size=TEXT, colour=text, align="ctr")
    fill_cell(pri, [str(measure.pri)], [centred], look)
    bullet = Type(size=TEXT, colour=text, bullet=layout.BULLET)
    for cell, items in ((gevinst, measure.gevinst), (siste_status, measure.siste_status)):
        fill_cell(cell, [printed(item) for item in items], [bullet] * len(items), look)
    _status(canvas, status, measure, look)


def _status(canvas: Canvas, cell: etree._Element, measure: Measure, look: CellLook) -> None:
    colour = STATUS_COLOURS[measure.state]
    symbol = Type(size=14, colour=colour, align="ctr")
    label = Type(size=11, colour=canvas.look.text, align="ctr")
    label_text = measure.label or ""
    if measure.symbol is None:
        fill_cell(cell, [label_text], [label], look)
    elif canvas.edition.look == "teal":
        fill_cell(cell, [measure.symbol, label_text], [symbol, label], look)
    else:
        same = Type(size=12, colour=colour, align="ctr")
        fill_cell(cell, [f"{measure.symbol}\n{label_text}"], [same], look)


def _icon(canvas: Canvas, slide: Slide, place: Place, ikon: str) -> None:
    style = Type(size=15, colour=canvas.look.main, align="ctr")
    text_box(slide, place, [ikon], style, middle=True)


def _footnote(canvas: Canvas, slide: Slide, page: Page) -> None:
    texts = [text for m in page.measures for text in (m.tiltak, *m.siste_status)]
    if not canvas.edition.footnote or not any("*" in text for text in texts):
        return
    place = Place(x=MARGIN, y=492, width=600, height=14)
    style = Type(size=10, colour=canvas.look.text)
    text_box(slide, place, [canvas.edition.footnote], style)


def draw_not_started(canvas: Canvas) -> None:
    """Append the slide of measures not started: a list without a header for each area."""
    slide = canvas.slide(TITLE_ONLY)
    canvas.heading(slide, ("Oversikt", "ikke startede tiltak"), placeholder=False)
    listings = layout.listings(canvas.edition)
    # The lists stand in the file in another order than on the slide, as their headings do.
    for listing in (*listings[1:], *listings[:1]):
        _list(canvas, slide, listing)
    names = canvas.edition.not_started_names
    style = Type(size=14, colour=canvas.look.dark, bold=True)
    for listing in listings:
        name = names.get(listing.area.key, listing.area.name)
        width = LIST_WIDTH - LIST_PRI
        place = Place(x=listing.x, y=listing.top, width=width, height=layout.LIST_HEADING)
        text_box(slide, place, [name], style, middle=True)
    small = Type(size=11, colour=canvas.look.main, bold=True, align="ctr")
    for listing in listings:
        x = listing.x + LIST_WIDTH - LIST_PRI
        place = Place(x=x, y=listing.top, width=LIST_PRI, height=layout.LIST_HEADING)
        text_box(slide, place, ["Pri."], small, middle=True)
    if canvas.edition.date_on_every_slide:
        canvas.footer(slide)


def _list(canvas: Canvas, slide: Slide, listing: Listing) -> None:
    cells = table(
        slide,
        (listing.x, listing.top + layout.LIST_HEADING),
        (ICON, LIST_WIDTH - ICON - LIST_PRI, LIST_PRI),
        listing.heights(),
        header=False,
    )
    icon = Type(size=12, colour=canvas.look.main, align="ctr")
    plain = Type(size=LIST_TEXT, colour=canvas.look.text)
    pri = Type(size=LIST_TEXT, colour=canvas.look.text, align="ctr")
    for index, (row, measure) in enumerate(zip(cells, listing.measures, strict=True)):
        fill = canvas.look.tint if index % 2 else canvas.look.band
        narrow = CellLook(fill=fill, pad_x=2, pad_y=_PAD)
        look = CellLook(fill=fill, pad_x=layout.PAD_X, pad_y=_PAD)
        fill_cell(row[0], [measure.ikon] if measure.ikon else [], [icon], narrow)
        fill_cell(row[1], [printed(measure.tiltak)], [plain], look)
        fill_cell(row[2], [str(measure.pri)], [pri], look)
