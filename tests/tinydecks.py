"""Tiny decks for tests of the interpreter: slides, tables and texts in a few words."""

from __future__ import annotations

from collections.abc import Sequence

from schema import Box, Cell, Deck, Format, Mark, Paragraph, Role, Slide, Table, TextBox

ROW = 30.0
HEADERS = ["Tiltak", "Pri", "Gevinst", "Siste status", "Status"]


def box(x0: float, top: float, width: float, height: float) -> Box:
    return Box(x0=x0, top=top, x1=x0 + width, bottom=top + height)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Make a paragraph of each line; `• ` in front makes it an item of a list."""
    return tuple(
        Paragraph.of(line.removeprefix("• "), bullet="•" if line.startswith("• ") else None)
        for line in text.split("\n")
        if text
    )


def table(
    rows: Sequence[Sequence[str | None]], *, x0: float = 40, top: float = 100, width: float = 800
) -> Table:
    """Make a table with rows of 30 points; None is a place that the cell at its left spans."""
    columns = len(rows[0])
    each = width / columns
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text is None:
                continue
            span = 1
            while column + span < columns and texts[column + span] is None:
                span += 1
            cells.append(
                Cell(
                    row=row,
                    column=column,
                    column_span=span,
                    paragraphs=paragraphs(text),
                    box=box(x0 + each * column, top + ROW * row, each * span, ROW),
                )
            )
    return Table(
        rows=len(rows),
        columns=columns,
        cells=tuple(cells),
        box=box(x0, top, width, ROW * len(rows)),
    )


def text(
    content: str,
    *,
    x0: float = 40,
    top: float = 20,
    width: float = 600,
    height: float = 30,
    role: Role | None = None,
) -> TextBox:
    return TextBox(paragraphs=paragraphs(content), box=box(x0, top, width, height), role=role)


def slide(
    number: int,
    *,
    tables: Sequence[Table] = (),
    texts: Sequence[TextBox] = (),
    marks: Sequence[Mark] = (),
    hidden: bool = False,
) -> Slide:
    return Slide(
        number=number,
        width=960,
        height=540,
        tables=tuple(tables),
        texts=tuple(texts),
        marks=tuple(marks),
        hidden=hidden,
    )


def deck(*slides: Slide) -> Deck:
    return Deck(format=Format.PPTX, slides=slides)


def counts(*, done: int, ongoing: int, idle: int, x0: float = 40, top: float = 100) -> Table:
    """Make an overview's table of counts."""
    rows = [
        ["status", "tiltak", "antall"],
        ["●", "Fullført", str(done)],
        ["◑", "Pågår", str(ongoing)],
        ["○", "Ikke startet", str(idle)],
    ]
    return table(rows, x0=x0, top=top, width=200)
