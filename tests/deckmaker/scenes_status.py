"""Looks that differ in how the status of a measure is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from deckmaker.model import Cell, Drawing, Grid, Kind, Par, Span, par
from deckmaker.report import (
    GEVINST,
    LABELS,
    PRI,
    SISTE,
    STATUS,
    SYMBOLS,
    TILTAK,
    Column,
    Item,
    Office,
    Scene,
    box,
    measures,
    plain,
    symbol_and_label,
    text,
)
from deckmaker.truth import Truth, without_labels
from schema.deck import Box
from schema.report import Record, Status

_GREEN, _YELLOW, _RED, _GREY = "00B050", "FFC000", "FF0000", "A6A6A6"
COLOURS = {
    Status.DONE: _GREEN,
    Status.ONGOING: _YELLOW,
    Status.NOT_STARTED: _RED,
    Status.STOPPED: _GREY,
}
_THEME = {
    Status.DONE: "accent6",
    Status.ONGOING: "accent4",
    Status.NOT_STARTED: "accent2",
    Status.STOPPED: "accent1",
}


def _columns(cell: Callable[[Record], Cell]) -> tuple[Column, ...]:
    return (TILTAK, PRI, GEVINST, SISTE, replace(STATUS, cell=cell))


def unlabelled(record: Record) -> Record:
    """Return a record of a look that prints no label at all."""
    return replace(record, status_tekst=None)


def symbol_cell(symbols: Mapping[Status, str], font: str | None = None) -> Callable[[Record], Cell]:
    """Print a symbol alone, and the label alone where there is no symbol."""

    def cell(record: Record) -> Cell:
        symbol = symbols.get(record.status)
        if symbol is None:
            return plain(record.status_tekst or "", centred=True)
        private = font if 0xF000 <= ord(symbol) <= 0xF0FF else None
        return Cell(pars=(Par(spans=(Span(text=symbol, font=private),), centred=True),))

    return cell


def symbol_alone(truth: Truth) -> Scene:
    """Draw the circle without its label."""
    symbols = {s: c for s, c in SYMBOLS.items() if c}
    return Office(columns=_columns(symbol_cell(symbols)), seen=without_labels).draw(truth)


def label_alone(truth: Truth) -> Scene:
    """Draw the label without a circle."""
    return Office(columns=_columns(lambda r: plain(r.status_tekst or ""))).draw(truth)


def symbol_and_label_on_one_line(truth: Truth) -> Scene:
    """Draw circle and label on one line."""
    cell = _columns(lambda r: plain(f"{SYMBOLS[r.status]} {r.status_tekst}".strip()))
    return Office(columns=cell).draw(truth)


def label_before_symbol(truth: Truth) -> Scene:
    """Draw the label above its circle."""

    def cell(record: Record) -> Cell:
        return Cell(pars=tuple(reversed(symbol_and_label(record).pars)))

    return Office(columns=_columns(cell)).draw(truth)


def status_in_two_columns(truth: Truth) -> Scene:
    """Draw circle and label in two columns under one header."""
    shown = replace(STATUS, width=40, cell=lambda r: plain(SYMBOLS[r.status], centred=True))
    label = Column(header="", width=90, cell=lambda r: plain(r.status_tekst or ""))

    def table(columns: Sequence[Column], records: Sequence[Record]) -> Grid:
        grid = measures(columns, records)
        grid.rows[0][-2:] = [replace(plain("Status"), columns=2), None]
        return grid

    columns = (TILTAK, PRI, GEVINST, replace(SISTE, width=230), shown, label)
    return Office(columns=columns, table=table).draw(truth)


def cousins_of_the_circles(truth: Truth) -> Scene:
    """Draw larger, smaller and differently filled circles."""
    cousins = {
        Status.DONE: ("⬤", "⚫", "●"),
        Status.ONGOING: ("◐", "◒", "◔", "◕"),
        Status.NOT_STARTED: ("◯", "⚪"),
    }
    order = {r.tiltak: n for n, r in enumerate(truth.records)}

    def cell(record: Record) -> Cell:
        kinds = cousins.get(record.status, ("",))
        lines = [kinds[order[record.tiltak] % len(kinds)], record.status_tekst or ""]
        return Cell(pars=tuple(par(line, centred=True) for line in lines if line))

    return Office(columns=_columns(cell)).draw(truth)


def traffic_light_emoji(truth: Truth) -> Scene:
    """Draw traffic-light emoji alone."""
    lights = {Status.DONE: "🟢", Status.ONGOING: "🟡", Status.NOT_STARTED: "🔴"}
    return Office(columns=_columns(symbol_cell(lights)), seen=without_labels).draw(truth)


def ticks(truth: Truth) -> Scene:
    """Draw a tick for what is done, an hourglass for what goes on."""
    signs = {Status.DONE: "✔", Status.ONGOING: "⏳", Status.NOT_STARTED: "○"}
    return Office(columns=_columns(symbol_cell(signs)), seen=without_labels).draw(truth)


def symbol_font(truth: Truth) -> Scene:
    """Draw ticks and circles of a symbol font, as private-use characters."""
    signs = {Status.DONE: "\uf0fc", Status.ONGOING: "◑", Status.NOT_STARTED: "\uf0a1"}
    cell = symbol_cell(signs, "Wingdings")
    return Office(columns=_columns(cell), seen=without_labels).draw(truth)


def english_labels(truth: Truth) -> Scene:
    """Draw English labels beside the circles."""
    words = {
        Status.DONE: "Completed",
        Status.ONGOING: "In progress",
        Status.NOT_STARTED: "Not started",
        Status.STOPPED: "Cancelled",
    }
    return _worded(truth, words)


def nynorsk_labels(truth: Truth) -> Scene:
    """Draw nynorsk labels beside the circles."""
    words = {
        Status.DONE: "Fullført",
        Status.ONGOING: "Påbyrja",
        Status.NOT_STARTED: "Ikkje starta",
        Status.STOPPED: "Stansa",
    }
    return _worded(truth, words)


def _worded(truth: Truth, words: Mapping[Status, str]) -> Scene:
    def seen(record: Record) -> Record:
        return replace(record, status_tekst=words[record.status])

    return Office(columns=_columns(lambda r: symbol_and_label(seen(r))), seen=seen).draw(truth)


def percentages(truth: Truth) -> Scene:
    """Draw how many per cent are done."""
    shares = {Status.DONE: "100 %", Status.ONGOING: "50 %", Status.NOT_STARTED: "0 %"}

    def seen(record: Record) -> Record:
        return replace(record, status_tekst=shares.get(record.status, record.status_tekst))

    cells = _columns(lambda r: plain(seen(r).status_tekst or "", centred=True))
    return Office(columns=cells, seen=seen).draw(truth)


def status_left_empty(truth: Truth) -> Scene:
    """Draw one measure without any status: it is unknown, with a warning."""
    blank = truth.records[0].tiltak

    def cell(record: Record) -> Cell:
        return Cell() if record.tiltak == blank else symbol_and_label(record)

    def seen(record: Record) -> Record:
        if record.tiltak != blank:
            return record
        return replace(record, status=Status.UNKNOWN, status_symbol=None, status_tekst=None)

    office = Office(columns=_columns(cell), seen=seen, overview=None)
    return replace(office.draw(truth), warns=frozenset({"unknown-status"}))


def laid_over(
    draw: Callable[[Box, Record, int], list[Item]], column: int = -1
) -> Callable[[Grid, Sequence[Record]], list[Item]]:
    """Lay drawings over the cells of a column, the last by default."""

    def decorate(grid: Grid, records: Sequence[Record]) -> list[Item]:
        out: list[Item] = []
        for n, record in enumerate(records):
            out += draw(grid.box(n + grid.header, column % len(grid.widths)), record, n)
        return out

    return decorate


def harvey_ball(place: Box, record: Record, group: int | None) -> list[Item]:
    """Draw a Harvey ball in the middle of a cell: an outline, and a disc or half of one."""
    size = 14.0
    (x, y) = place.center
    round_ = box(x - size / 2, y - size / 2, size, size)
    if record.status is Status.STOPPED:
        return []
    fill = "1F3864" if record.status is Status.DONE else "FFFFFF"
    balls: list[Item] = [
        Drawing(kind=Kind.ELLIPSE, box=round_, fill=fill, line="1F3864", group=group)
    ]
    if record.status is Status.ONGOING:
        balls.append(Drawing(kind=Kind.HALF, box=round_, fill="1F3864", line=None, group=group))
    return balls


def stopped_only(record: Record) -> Cell:
    if record.status is Status.STOPPED:
        return plain(record.status_tekst or "", centred=True)
    return Cell()


def harvey_balls(truth: Truth) -> Scene:
    """Draw Harvey balls over empty cells, their parts not grouped."""
    decorate = laid_over(lambda place, record, _: harvey_ball(place, record, None))
    office = Office(columns=_columns(stopped_only), decorate=decorate, seen=without_labels)
    return office.draw(truth)


def grouped_harvey_balls(truth: Truth) -> Scene:
    """Draw Harvey balls whose parts are grouped."""
    office = Office(
        columns=_columns(stopped_only), decorate=laid_over(harvey_ball), seen=without_labels
    )
    return office.draw(truth)


def harvey_balls_above_labels(truth: Truth) -> Scene:
    """Draw Harvey balls over cells that hold the label."""

    def cell(record: Record) -> Cell:
        lines = ("", record.status_tekst or "")
        return Cell(pars=tuple(par(line, centred=True) for line in lines))

    def ball(place: Box, record: Record, _: int) -> list[Item]:
        return harvey_ball(box(place.x0, place.top, place.width, 20), record, None)

    return Office(columns=_columns(cell), decorate=laid_over(ball)).draw(truth)


def colour_legend(colours: Mapping[Status, str], *, letters: bool = False) -> list[Item]:
    """Draw a legend at the foot of the slide: a coloured square and its word for each status."""
    out: list[Item] = []
    words = LABELS | {Status.STOPPED: "Avbrutt"}
    for n, (status, colour) in enumerate(colours.items()):
        left = 500 + n * 105
        square = box(left, 482, 12, 12)
        letter = _LETTERS[status] if letters else None
        out.append(Drawing(kind=Kind.RECTANGLE, box=square, fill=colour, line=None, text=letter))
        out.append(text((left + 12, 477, 95), words[status], size=10))
    return out


_LETTERS = {Status.DONE: "G", Status.ONGOING: "Y", Status.NOT_STARTED: "R", Status.STOPPED: "X"}


def fill_with_legend(truth: Truth) -> Scene:
    """Draw the status as the cell's fill, explained by a legend on the slide."""
    columns = _columns(lambda r: Cell(fill=COLOURS[r.status]))
    office = Office(
        columns=columns, decorate=lambda _g, _r: colour_legend(COLOURS), seen=unlabelled
    )
    return office.draw(truth)


def fill_far_behind_the_text(truth: Truth) -> Scene:
    """Draw the status as a cell's fill behind a column that is far wider than its texts."""
    gevinst, siste = replace(GEVINST, width=160), replace(SISTE, width=380)
    rag = replace(STATUS, header="RAG", width=80, cell=lambda r: Cell(fill=COLOURS[r.status]))
    office = Office(
        columns=(replace(TILTAK, width=220), PRI, gevinst, siste, rag),
        decorate=lambda _g, _r: colour_legend(COLOURS),
        seen=unlabelled,
    )
    return office.draw(truth)


def fill_beside_the_measure(truth: Truth) -> Scene:
    """Draw the status as a cell's fill between columns whose texts nearly fill them."""
    status = replace(STATUS, width=64, cell=lambda r: Cell(fill=COLOURS[r.status]))
    office = Office(
        columns=(replace(TILTAK, width=210), status, PRI, replace(GEVINST, width=220), SISTE),
        decorate=lambda _g, _r: colour_legend(COLOURS),
        seen=unlabelled,
    )
    return office.draw(truth)


def theme_fill_with_legend(truth: Truth) -> Scene:
    """Draw the status as a fill in a colour of the theme, explained by a legend."""
    columns = _columns(lambda r: Cell(fill=_THEME[r.status]))
    office = Office(columns=columns, decorate=lambda _g, _r: colour_legend(_THEME), seen=unlabelled)
    return office.draw(truth)


def letter_on_a_fill(truth: Truth) -> Scene:
    """Draw a letter for the colour on a filled cell, explained by a legend."""
    columns = _columns(
        lambda r: Cell(pars=(par(_LETTERS[r.status], centred=True),), fill=COLOURS[r.status])
    )

    def legend(_grid: Grid, _records: Sequence[Record]) -> list[Item]:
        return colour_legend(COLOURS, letters=True)

    return Office(columns=columns, decorate=legend, seen=unlabelled).draw(truth)


def coloured_dots_with_legend(truth: Truth) -> Scene:
    """Draw a coloured dot over each cell, explained by a legend of such dots."""

    def dot(place: Box, record: Record, _: int) -> list[Item]:
        (x, y) = place.center
        shape = box(x - 7, y - 7, 14, 14)
        fill = COLOURS[record.status]
        return [Drawing(kind=Kind.ELLIPSE, box=shape, fill=fill, line=None)]

    def decorate(grid: Grid, records: Sequence[Record]) -> list[Item]:
        return [*laid_over(dot)(grid, records), *colour_legend(COLOURS)]

    columns = _columns(lambda _: Cell())
    return Office(columns=columns, decorate=decorate, seen=unlabelled).draw(truth)


def pictures(truth: Truth) -> Scene:
    """Draw a picture over each cell, its alternative text telling the status."""

    def picture(place: Box, record: Record, _: int) -> list[Item]:
        (x, y) = place.center
        label = {**LABELS, Status.STOPPED: "Avbrutt"}[record.status]
        fill = COLOURS[record.status]
        alt = f"Lys: {label.lower()}" if record.pri == 1 else label
        shape = box(x - 8, y - 8, 16, 16)
        return [Drawing(kind=Kind.PICTURE, box=shape, fill=fill, alt=alt)]

    columns = _columns(lambda _: Cell())
    return Office(columns=columns, decorate=laid_over(picture), seen=unlabelled).draw(truth)


SCENES = (
    symbol_alone,
    label_alone,
    symbol_and_label_on_one_line,
    label_before_symbol,
    status_in_two_columns,
    cousins_of_the_circles,
    traffic_light_emoji,
    ticks,
    symbol_font,
    english_labels,
    nynorsk_labels,
    percentages,
    status_left_empty,
    harvey_balls,
    grouped_harvey_balls,
    harvey_balls_above_labels,
    fill_with_legend,
    fill_beside_the_measure,
    fill_far_behind_the_text,
    theme_fill_with_legend,
    letter_on_a_fill,
    coloured_dots_with_legend,
    pictures,
)
