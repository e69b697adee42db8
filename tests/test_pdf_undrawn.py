"""Which of a table's rows and columns are told by where its words stand, since nothing draws them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from pdfpages import Pen, drawn

from parsers.pdf.reader import read_pdf
from parsers.report.interpret import interpret
from schema import Axes
from schema.vocabulary import load

TEXTS = (
    ("Tiltak", "Pri", "Status"),
    ("Utrede alternative prismodeller", "1", "Pågår"),
    ("Sørge for avtaledekning", "2", "Utført"),
    ("Etablere rutiner for styring", "1", "Pågår"),
)
XS = (40.0, 300.0, 360.0, 460.0)
YS = (100.0, 124.0, 148.0, 172.0, 196.0)


def across(pen: Pen, last: int = len(YS)) -> None:
    for y in YS[:last]:
        pen.line(XS[0], y, XS[-1], y)


def down(pen: Pen) -> None:
    for x in XS:
        pen.line(x, YS[0], x, YS[-1])


def painted(pen: Pen, rows: slice, xs: tuple[float, ...] = XS, colour: str = "DDEEFF") -> None:
    pen.colour(colour)
    for top, bottom in list(pairwise(YS))[rows]:
        for x0, x1 in pairwise(xs):
            pen.box(x0, top, x1 - x0, bottom - top)
    pen.colour("000000")


def cells(pen: Pen) -> None:
    painted(pen, slice(1), colour="1F4E79")
    painted(pen, slice(1, None))


def grid(pen: Pen) -> None:
    across(pen)
    down(pen)


LOOKS: dict[str, tuple[Callable[[Pen], None], Axes]] = {
    "rules on both sides of each cell": (grid, Axes.NONE),
    "a fill for each cell": (cells, Axes.NONE),
    "fills in one colour, as tiles have": (lambda pen: painted(pen, slice(None)), Axes.BOTH),
    "rules under each row": (across, Axes.COLUMNS),
    "rules between the rows": (lambda pen: across(pen, -1), Axes.BOTH),
    "rules between the columns": (down, Axes.ROWS),
    "a fill for each cell of the header": (lambda pen: painted(pen, slice(1)), Axes.ROWS),
    "stripes, the last row's too": (
        lambda pen: painted(pen, slice(1, None, 2), (XS[0], XS[-1])),
        Axes.COLUMNS,
    ),
    "stripes of cells above a plain last row": (
        lambda pen: painted(pen, slice(0, None, 2)),
        Axes.ROWS,
    ),
    "nothing": (lambda _pen: None, Axes.BOTH),
}


@pytest.mark.parametrize("look", LOOKS)
def test_words_tell_rows_and_columns_that_neither_rules_nor_fills_part(look: str) -> None:
    draw, by_words = LOOKS[look]

    def page(pen: Pen) -> None:
        draw(pen)
        for top, row in zip(YS, TEXTS, strict=False):
            for x, text in zip(XS, row, strict=False):
                pen.text(x + 7, top + 16, text)

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert table.grid() == [list(row) for row in TEXTS]
    assert table.by_words == by_words


OPENING = [("Kl.", "Hva"), ("09.30", "Velkommen"), ("10.15", "Kaffe"), ("10.45", "Omvisning")]


@pytest.mark.parametrize("whole", [True, False])
def test_a_deck_of_any_kind_tells_the_page_of_a_table_that_words_places_told(
    whole: bool,  # noqa: FBT001
) -> None:
    """Its report says that it holds no measures, and nothing of tables that are not of them."""

    def page(pen: Pen) -> None:
        if whole:
            pen.grid((40.0, 140.0, 300.0), YS)
        for top, row in zip(YS, OPENING, strict=False):
            for x, text in zip((40.0, 140.0), row, strict=True):
                pen.text(x + 7, top + 16, text)

    deck = read_pdf(drawn(down, page))
    assert [table.grid() for table in deck.slides[1].tables] == [list(map(list, OPENING))]
    told = [(line.code, line.slide) for line in deck.diagnostics]
    assert told == ([] if whole else [("table-guessed", 2)])
    (report,) = interpret(deck, load())
    assert {line.code for line in report.diagnostics} == {"other-table", "no-measures"}


@pytest.mark.parametrize(
    ("step", "others", "told"),
    [
        (13.0, 13.0, Axes.NONE),  # two lines of one text
        (20.0, 13.0, Axes.ROWS),
        (26.0, 13.0, Axes.NONE),  # an empty line between
        (20.0, 20.0, Axes.NONE),  # as all lists of the table
    ],
)
def test_lines_of_one_cell_further_apart_than_all_others_are_told_as_rows_that_nothing_parts(
    step: float, others: float, told: Axes
) -> None:
    def page(pen: Pen) -> None:
        pen.grid(XS, (100.0, 120.0, 170.0, 220.0, 270.0))
        for x, head in zip(XS, ("Tiltak", "Pri", "Nytt"), strict=False):
            pen.text(x + 6, 114, head, 11)
        for row, top in enumerate((120.0, 170.0, 220.0)):
            pen.text(XS[0] + 6, top + 14, f"Felles kurs {row}", 11)
            pen.text(XS[0] + 6, top + 27, "for alle", 11)
            pen.text(XS[1] + 6, top + 14, "1", 11)
            for line, text in enumerate(("Først", "Så")):
                pen.text(XS[2] + 6, top + 14 + line * (others if row else step), text, 11)

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert (table.rows, table.by_words) == (4, told)
