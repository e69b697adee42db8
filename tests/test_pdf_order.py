"""Rows of PDF tables told by the order in which their texts are painted, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from pdfpages import Pen, drawn
from reportlab.pdfbase.pdfmetrics import stringWidth

from parsers.pdf.reader import read_pdf
from schema import Slide

EDGES = (40.0, 230.0, 260.0, 480.0, 600.0)
Lines = Sequence[tuple[float, str]]  # baselines and texts of a cell
Rows = list[list[Lines]]
HEADER: list[Lines] = [[(80.0, head)] for head in ("Tiltak", "Pri", "Siste status", "Status")]


def put(pen: Pen, rows: Rows, font: str = "Helvetica") -> None:
    for row in rows:
        for x, cell in zip(EDGES, row, strict=False):
            for y, text in cell:
                pen.text(x + 5, y, text, 9, font)


def ruled(pen: Pen, rows: Rows, rules: Sequence[float] = ()) -> None:
    """Paint a table row by row below its header; its columns are ruled where its rows are."""
    for y in rules:
        pen.line(EDGES[0], y, EDGES[-1], y)
    for x in EDGES if rules else ():
        pen.line(x, rules[0], x, rules[-1])
    put(pen, [HEADER, *rows])


def read(rows: Rows, rules: Sequence[float] = ()) -> Slide:
    return read_pdf(drawn(lambda pen: ruled(pen, rows, rules))).slides[0]


def grid(slide: Slide) -> list[list[str]]:
    (table,) = slide.tables
    return [[" ".join(text.split()) for text in row] for row in table.grid()[1:]]


def texts(rows: Rows) -> list[list[str]]:
    return [[" ".join(text for _, text in cell) for cell in row] for row in rows]


TOUCHING: Rows = [
    [
        [(106, "Felles maler for"), (117, "alle avdelinger")],
        [(111.5, "1")],
        [(100, "Møte er holdt"), (111, "Utkast er sendt"), (122, "Høring er i gang")],
        [(111.5, "Pågår")],
    ],
    [
        [(144, "Nye rutiner")],
        [(144, "2")],
        [(133, "Styret har sagt ja"), (144, "Opplæring er i gang"), (155, "Evaluert i mai")],
        [(144, "Ferdig")],
    ],
]


def test_rows_whose_lines_touch_are_told_by_the_order_of_painting() -> None:
    """No blank parts the rows: the news go on through both at one distance."""
    assert grid(read(TOUCHING)) == texts(TOUCHING)


def test_paragraphs_apart_in_one_cell_begin_no_row_where_their_rows_cells_go_on() -> None:
    rows: Rows = [
        [
            [(100, "Felles maler")],
            [(100, "1")],
            [(100, "Møte er holdt"), (124, "Utkast er sendt")],
            [(100, "Pågår")],
        ],
        [[(148, "Nye rutiner")], [(148, "2")], [(148, "Utredes")], [(148, "Ferdig")]],
    ]
    assert grid(read(rows)) == texts(rows)


@pytest.mark.parametrize("apart", [0.0, 6.0])
def test_lines_that_run_over_a_rule_stay_in_the_cell_they_were_painted_with(apart: float) -> None:
    """They stand amid the next row, above its own lines or between them."""
    rows: Rows = [
        [
            [(100, "Felles maler")],
            [(100, "1")],
            [(100, "Møte er holdt"), (112, "Utkast er sendt"), (124 + apart, "Høring er i gang")],
            [(100, "Pågår")],
        ],
        [
            [(132, "Nye rutiner")],
            [(132, "2")],
            [(132, "Styret har sagt ja"), (144, "Evaluert")],
            [(132, "Ferdig")],
        ],
    ]
    assert grid(read(rows, (70, 86, 118, 150))) == texts(rows)


def test_labels_that_shapes_over_a_table_hold_stand_in_their_rows_though_painted_last() -> None:
    rows: Rows = [
        [
            [(106, "Felles maler")],
            [(106, "1")],
            [(100, "Møte er holdt"), (111, "Utkast er sendt")],
            [],
        ],
        [
            [(146, "Nye rutiner")],
            [(146, "2")],
            [(140, "Styret er enig"), (151, "I drift i mai")],
            [],
        ],
    ]

    def page(pen: Pen) -> None:
        ruled(pen, rows, (70, 90, 130, 170))
        for y, label in ((108, "Pågår"), (148, "Fullført")):
            pen.text(EDGES[3] + 15, y, label, 9)

    told = [
        [*row[:3], label] for row, label in zip(texts(rows), ("Pågår", "Fullført"), strict=True)
    ]
    assert grid(read_pdf(drawn(page)).slides[0]) == told


def test_a_row_that_ends_where_the_next_begins_keeps_its_text() -> None:
    """A measure alone in its row is painted right before the next one's, in the same column."""
    rows: Rows = [
        *TOUCHING,
        [[(178, "Felles innkjøp")], [], [], []],
        [[(200, "Ny avtale")], [(200, "3")], [(200, "Utredes")], [(200, "Pågår")]],
    ]
    expected = texts(rows)
    assert grid(read(rows)) == expected
    assert grid(read(rows, (70, 86, 127, 164, 186, 210))) == expected


def test_a_band_painted_before_a_row_that_a_blank_parts_from_it_is_a_row_of_its_own() -> None:
    """It says an area above a measure that begins at the left too, whose last news stand apart."""
    rows: Rows = [
        [[(100, "Miljø")], [], [], []],
        [
            [(118, "Felles maler for"), (129, "alle avdelinger")],
            [(118, "1")],
            [(118, "Møte er holdt"), (145, "Utkast er sendt")],
            [(118, "Pågår")],
        ],
        [[(172, "Nye rutiner")], [(172, "2")], [(172, "Utredes")], [(172, "Ferdig")]],
    ]
    assert grid(read(rows)) == texts(rows)


def test_points_of_the_last_column_that_stand_apart_begin_no_rows() -> None:
    """They are painted one after the other, as rows would be that hold nothing else."""
    rows: Rows = [
        [
            [(100, "Felles maler for"), (111, "alle avdelinger")],
            [(100, "1")],
            [(100, "Pågår")],
            [(100, "Møte er holdt"), (116, "Utkast er sendt"), (132, "Høring er i gang")],
        ],
        [
            [(154, "Nye rutiner"), (165, "for innkjøp")],
            [(154, "2")],
            [(154, "Ferdig")],
            [(154, "Styret har sagt ja"), (170, "Opplæring er i gang")],
        ],
    ]
    assert grid(read(rows)) == texts(rows)


def test_text_below_a_table_that_was_painted_amid_it_is_its_last_rows() -> None:
    last: list[Lines] = [
        [(132, "Nye rutiner")],
        [(132, "2")],
        [(132, "Styret har sagt ja"), (144, "Evaluert"), (168, "Sluttrapport er sendt")],
        [(132, "Ferdig")],
    ]
    rows: Rows = [TOUCHING[0], last]
    slide = read(rows, (70, 86, 127, 150))

    assert grid(slide) == texts(rows)
    assert not slide.texts


def test_the_order_of_columns_that_were_painted_one_by_one_tells_no_rows() -> None:
    """So do some writers: each column's texts, from the header to the last row."""

    def page(pen: Pen) -> None:
        for x, column in zip(EDGES, zip(HEADER, *TOUCHING[:1], strict=True), strict=False):
            for cell in column:
                for y, text in cell:
                    pen.text(x + 5, y, text, size=9)
        for y in (70, 86, 128):
            pen.line(EDGES[0], y, EDGES[-1], y)
        for x0, x1 in pairwise(EDGES):
            pen.line(x0, 70, x0, 128)
            pen.line(x1, 70, x1, 128)

    assert grid(read_pdf(drawn(page)).slides[0]) == texts(TOUCHING[:1])


BELOW: Rows = [
    [
        [(200, "Felles innkjøp")],
        [(200, "3")],
        [(188, "Avtale er lyst ut"), (200, "Frist er satt")],
        [(200, "Pågår")],
    ]
]


@pytest.mark.parametrize("bold", [False, True])
def test_a_row_that_follows_undrawn_below_a_table_is_its_own_unless_it_is_set_otherwise(
    bold: bool,  # noqa: FBT001
) -> None:
    def page(pen: Pen) -> None:
        ruled(pen, TOUCHING, (70, 86, 127, 164))
        put(pen, BELOW, "Helvetica-Bold" if bold else "Helvetica")

    (slide,) = read_pdf(drawn(page)).slides
    expected = texts(TOUCHING) if bold else texts([*TOUCHING, *BELOW])
    read_rows = [[" ".join(text.split()) for text in row] for row in slide.tables[0].grid()[1:]]
    assert read_rows == expected


def test_a_row_alone_on_a_page_is_the_table_that_goes_on_there() -> None:
    """It has no header, and a page without a table stands between, such as an area's name."""

    def first(pen: Pen) -> None:
        ruled(pen, TOUCHING, (70, 86, 127, 164))

    def name(pen: Pen) -> None:
        pen.text(60, 100, "Beredskap", size=30)

    def row(pen: Pen) -> None:
        pen.text(EDGES[0] + 5, 50, "Status på tiltak", size=20)
        put(pen, BELOW)
        pen.text(EDGES[3] + 15, 390, "19.10.2023", size=7)
        pen.text(EDGES[0] + 5, 390, "Handlingsdel for Nordli", size=7)

    _, _, slide = read_pdf(drawn(first, name, row)).slides
    (table,) = slide.tables
    assert [[" ".join(text.split()) for text in row] for row in table.grid()] == texts(BELOW)


def test_a_row_alone_on_a_page_may_begin_as_a_row_of_the_table_before_does() -> None:
    """As where a column says the area of each row."""

    def first(pen: Pen) -> None:
        ruled(pen, TOUCHING, (70, 86, 127, 164))

    def row(pen: Pen) -> None:
        (y, text) = TOUCHING[1][0][0]
        rest = [[(y, part) for _, part in cell[:1]] for cell in BELOW[0][1:]]
        put(pen, [[[(y, text)], *rest]])

    _, slide = read_pdf(drawn(first, row)).slides
    assert [table.rows for table in slide.tables] == [1]


def test_text_that_runs_across_columns_below_a_table_is_no_row_of_it() -> None:
    """It is shown in parts, as justified text is: each stands in some column, one where it begins."""

    def page(pen: Pen) -> None:
        ruled(pen, TOUCHING, (70, 86, 127, 164))
        pen.text(EDGES[0] + 5, 180, "Planen", 9)
        part = "er drøftet med alle foretakene,"
        pen.text(EDGES[1] + 1.5 - stringWidth(part, "Helvetica", 9), 180, part, 9)
        pen.text(EDGES[1] + 5, 180, "og", 9)

    (slide,) = read_pdf(drawn(page)).slides
    assert grid(slide) == texts(TOUCHING)


def test_a_footer_that_a_table_took_in_is_no_row_of_it_on_the_next_page() -> None:
    footer: Rows = [[[(200, "18.05.2026")], [], [(200, "Handlingsdel")], [(200, "Side")]]]

    def table(pen: Pen) -> None:
        ruled(pen, TOUCHING, (70, 86, 127, 164))
        put(pen, footer)

    def page(pen: Pen) -> None:
        pen.text(60, 100, "Beredskap", size=30)
        put(pen, footer)

    _, slide = read_pdf(drawn(table, page)).slides
    assert not slide.tables


def test_texts_that_begin_in_half_of_a_tables_columns_on_the_next_page_are_no_row_of_it() -> None:
    """Such are cards beside one another, as wide as two columns each."""
    table = [["Tema", *"ABCDE"], ["Plan", *"12345"], ["Krav", *"23456"]]

    def first(pen: Pen) -> None:
        for y in (70, 90, 110, 130):
            pen.line(40, y, 580, y)
        for x in range(40, 581, 90):
            pen.line(x, 70, x, 130)
        for row, cells in enumerate(table):
            for column, text in enumerate(cells):
                pen.text(45 + 90 * column, 84 + 20 * row, text, 9)

    def cards(pen: Pen) -> None:
        for place, name in enumerate(("Kari Nord", "Ola Berg", "Siri Dal")):
            pen.text(45 + 180 * place, 200, name, 9)

    _, slide = read_pdf(drawn(first, cards)).slides
    assert not slide.tables


def test_a_band_above_a_row_alone_on_a_page_is_none_of_its_text() -> None:
    def first(pen: Pen) -> None:
        ruled(pen, TOUCHING, (70, 86, 127, 164))

    def page(pen: Pen) -> None:
        pen.text(EDGES[0] + 5, 170, "Miljø (2 av 2)", size=9)
        put(pen, BELOW)

    _, slide = read_pdf(drawn(first, page)).slides
    (table,) = slide.tables
    assert [[" ".join(text.split()) for text in row] for row in table.grid()] == texts(BELOW)


BOXES = (
    (40.0, 100.0, ("Kortere køer",), ((2, 1, 4))),
    (240.0, 124.0, ("Flere fagfolk", "Trygg drift", "Kortere køer"), ((1, 0, 3))),
    (440.0, 112.0, ("Trygg drift", "Kortere køer"), ((0, 2, 5))),
)


def test_tables_that_were_painted_one_after_another_are_no_columns_of_one() -> None:
    """Overview boxes without frames: the tables begin below lists of different lengths."""

    def overview(pen: Pen) -> None:
        for x, top, goals, counts in BOXES:
            for place, goal in enumerate(goals):
                pen.text(x, 76 + 12 * place, f"• {goal}", 8)
            rows = [("status", "tiltak", "antall")]
            labels = ("Fullført", "Pågår", "Ikke startet")
            rows += [(s, t, str(n)) for s, t, n in zip("OCU", labels, counts, strict=True)]
            for place, row in enumerate(rows):
                for text, at in zip(row, (5, 40, 95), strict=True):
                    pen.text(x + at, top + 15 * place, text, 8)
        pen.text(40, 200, "Status på tiltak i hele regionen", 18)

    tables = read_pdf(drawn(overview)).slides[0].tables
    found = sorted(
        (table.box.x0, [row[-1] for row in table.grid()]) for table in tables if table.box
    )
    assert [figures[-3:] for _, figures in found] == [[str(n) for n in box[3]] for box in BOXES]
