"""Text layers of status decks as their writers make them, drawn from one truth.

`positions` lays a deck out as PowerPoint does: cells stand in the middle of their row, lines are
wrapped at the column's width. `by_position` writes it as PDFBox does (and so Tika): in the order
of drawing, texts at one height on one line, an empty line where the printing position leaps or a
line begins further right than one that began no block. `plain` leaves the empty lines out, as
PDFium does; `kept` prints all columns side by side, as `pdftotext -layout` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deckmaker.model import lines_of, par
from deckmaker.truth import FOOTNOTE, Truth

from schema import Record, Status

SIZE = 12.0
LINE = SIZE * 1.2
# Column left edges and widths in points: tiltak, pri, gevinst, siste status, status.
LEFTS = (30.0, 270.0, 320.0, 540.0, 840.0)
WIDTHS = (240.0, 40.0, 200.0, 290.0, 80.0)
HEADER = ("Tiltak", "Pri", "Gevinst", "Siste status", "Status")
INDENT = 13.5
SYMBOLS = {Status.DONE: "●", Status.ONGOING: "◑", Status.NOT_STARTED: "○"}
# PDFBox's thresholds: a leap of so many line heights down or up, and what counts as one height.
DROP = 1.45
SAME_HEIGHT = 0.45


@dataclass(frozen=True)
class Put:
    """A line of text at its place, in points from the page's top left."""

    x: float
    y: float
    text: str


Page = list[Put]


def wrapped(text: str, column: int, bullet: str = "") -> list[str]:
    return lines_of(par(text, bullet=bullet or None, size=SIZE), WIDTHS[column])


def _cell(lines: Sequence[tuple[float, str]], column: int, middle: float) -> list[Put]:
    top = middle - LINE * (len(lines) - 1) / 2
    return [
        Put(LEFTS[column] + indent, top + LINE * number, text)
        for number, (indent, text) in enumerate(lines)
    ]


def _list(items: Sequence[str], column: int) -> list[tuple[float, str]]:
    lines: list[tuple[float, str]] = []
    for item in items:
        first, *rest = wrapped(item, column, "•")
        lines.append((0.0, f"• {first}"))
        lines.extend((INDENT, line) for line in rest)
    return lines


def _row(record: Record, top: float) -> tuple[list[Put], float]:
    tiltak = [(0.0, line) for line in wrapped(record.tiltak, 0)]
    if record.ikon:
        tiltak[0] = (0.0, f"{record.ikon} {tiltak[0][1]}")
    gevinst, siste = _list(record.gevinst, 2), _list(record.siste_status, 3)
    symbol = SYMBOLS.get(record.status)
    status = [(30.0, symbol)] if symbol else []
    status += [(10.0, record.status_tekst)] if record.status_tekst else []
    height = LINE * max(len(tiltak), len(gevinst), len(siste), len(status)) + 8
    middle = top + height / 2
    cells = (tiltak, [(12.0, str(record.pri))], gevinst, siste, status)
    puts = [put for column, lines in enumerate(cells) for put in _cell(lines, column, middle)]
    return puts, top + height


def _table(name: str, records: Sequence[Record]) -> Page:
    page = [Put(left, 90.0, title) for left, title in zip(LEFTS, HEADER, strict=True)]
    top = 110.0
    for record in records:
        puts, top = _row(record, top)
        page.extend(puts)
    page += [Put(30, 30, name), Put(30, 30 + LINE, "pågående og implementerte tiltak")]
    if any(record.fotnote for record in records):
        page.append(Put(30, top + 40, f"* {FOOTNOTE}"))
    return page


def _overview(truth: Truth) -> Page:
    page = [Put(30, 20, "Overordnet oversikt over tiltak på handlingsplan")]
    page += [Put(30, 500, "19.10.2023 2")]
    lefts = {area.name: 30.0 + 320 * number for number, area in enumerate(truth.areas)}
    page += [Put(lefts[area.name], 80, area.name) for area in truth.areas]
    # Boxes are drawn in the order in which somebody once made them.
    for area in truth.areas[::-1]:
        left = lefts[area.name]
        figures = {d.status: d.count for d in truth.declared if d.omrade == area.name}
        page += [
            Put(left + x, 250, text)
            for x, text in ((10, "status"), (50, "tiltak"), (180, "antall"))
        ]
        for number, (status, count) in enumerate(figures.items()):
            y = 280 + 30 * number
            label = {Status.DONE: "Fullført", Status.ONGOING: "Pågår"}.get(status, "Ikke startet")
            page += [
                Put(left + x, y, text)
                for x, text in ((12, SYMBOLS[status]), (50, label), (185, str(count)))
            ]
    for area in (*truth.areas[1:], truth.areas[0]):
        page += [
            Put(lefts[area.name], 120 + LINE * n, f"• {goal}") for n, goal in enumerate(area.goals)
        ]
    return page


def _waiting(truth: Truth, *, headings_last: bool) -> Page:
    page: Page = []
    heads: Page = []
    lefts = (30.0, 500.0)
    tops = [100.0, 100.0]
    for number, area in enumerate(truth.areas):
        records = truth.waiting(area)
        if not records:
            continue
        side = number % 2
        head = [Put(lefts[side], tops[side], area.name), Put(lefts[side] + 380, tops[side], "Pri.")]
        y = tops[side] + 2 * LINE
        for record in records:
            icon = f"{record.ikon} " if record.ikon else ""
            lines = lines_of(par(f"{icon}{record.tiltak}", size=SIZE), 380.0)
            page += [Put(lefts[side], y + LINE * n, line) for n, line in enumerate(lines)]
            page.append(Put(lefts[side] + 385, y + LINE * (len(lines) - 1) / 2, str(record.pri)))
            y += LINE * len(lines) + 8
        (heads if headings_last else page).extend(head)
        tops[side] = y + 2 * LINE
    return [*page, *heads, Put(30, 30, "Oversikt"), Put(30, 30 + LINE, "ikke startede tiltak")]


def positions(truth: Truth, title: str | None = None, *, headings_last: bool = False) -> list[Page]:
    """Lay a deck out: a title if asked for, the overview, a table an area, the list.

    In the list, each area's heading is drawn behind its table, or all of them in the end.
    """
    pages = [[Put(30, 200, title)]] if title else []
    pages.append(_overview(truth))
    pages.extend(
        _table(area.name, truth.started(area)) for area in truth.areas if truth.started(area)
    )
    if truth.waiting():
        pages.append(_waiting(truth, headings_last=headings_last))
    return pages


def _printed(page: Page) -> Iterator[tuple[list[Put], bool, bool]]:
    """Yield the page's lines, whether an empty line stands before, and whether it starts a block."""
    lines: list[list[Put]] = []
    for put in page:
        level = lines and abs(put.y - lines[-1][-1].y) < SAME_HEIGHT * LINE
        if level and put.x > lines[-1][-1].x:
            lines[-1].append(put)
        else:
            lines.append([put])
    before: tuple[Put, Put, bool, bool] | None = None
    for line in lines:
        gap = before is None
        hanging = False
        if before is not None:
            first, last, started, hung = before
            shift = line[0].x - first.x
            if abs(line[0].y - last.y) > DROP * LINE:
                gap = True
            elif shift > 2:
                gap, hanging = not started, started
            elif shift < -2:
                gap = not started
            else:
                hanging = hung
        yield line, gap and before is not None, gap
        before = line[0], line[-1], gap, hanging


def by_position(pages: Sequence[Page], page_break: str = "\n\n\n\n") -> str:
    """Write pages as PDFBox does, with an empty line where the position leaps."""
    return page_break.join(
        "\n".join(
            ("\n" if gap else "") + " ".join(put.text for put in line)
            for line, gap, _ in _printed(page)
        )
        for page in pages
    )


def plain(pages: Sequence[Page], page_break: str = "\f") -> str:
    """Write pages without any empty line."""
    return page_break.join(
        "\n".join(" ".join(put.text for put in line) for line, _, _ in _printed(page))
        for page in pages
    )


def kept(pages: Sequence[Page]) -> str:
    """Write pages with all columns side by side, a form feed between pages."""
    return "\f".join(_kept(page) for page in pages)


def _kept(page: Page) -> str:
    # A letter takes 5 points, so that text of 12 points never reaches the next column.
    rows: dict[int, str] = {}
    for put in sorted(page, key=lambda put: (put.y, put.x)):
        row = round(put.y / (LINE / 2))
        column = round(put.x / 5.0)
        while len(rows.get(row, "")) > column - 2 and rows.get(row):
            row += 1
        rows[row] = rows.get(row, "").ljust(column) + put.text
    return "\n".join(rows.get(row, "") for row in range(min(rows), max(rows) + 1))
