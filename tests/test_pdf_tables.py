from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from pdfpages import Pen, drawn

from parsers.pdf.reader import read_pdf
from parsers.report.page.drawings import drawings, share_status
from schema import Slide, Table

HEADER = ("Tiltak", "Pri", "Status")
ROWS = (
    ("Utrede alternative prismodeller", "1", "Pågår"),
    ("Sørge for avtaledekning", "2", "Utført"),
    ("Etablere rutiner for styring", "1", "Pågår"),
)
GRID = [list(HEADER), *[list(row) for row in ROWS]]
EDGES = (40.0, 300.0, 360.0, 460.0)
TOP, STEP = 100.0, 24.0


def slide(page: Callable[[Pen], None]) -> Slide:
    return read_pdf(drawn(page)).slides[0]


def cells(pen: Pen, left: float = 0.0, top: float = TOP) -> None:
    for r, row in enumerate((HEADER, *ROWS)):
        for x, text in zip(EDGES, row, strict=False):
            pen.text(left + x + 7, top + r * STEP + 16, text)


def across(pen: Pen, *, left: float = 0.0, first: int = 0) -> None:
    for r in range(first, len(ROWS) + 2):
        y = TOP + r * STEP
        pen.line(left + EDGES[0], y, left + EDGES[-1], y)


def down(pen: Pen, *, left: float = 0.0) -> None:
    for x in EDGES:
        pen.line(left + x, TOP - 0.5, left + x, TOP + (len(ROWS) + 1) * STEP + 0.5)


def only(page: Callable[[Pen], None]) -> Table:
    (table,) = slide(page).tables
    return table


def test_a_table_with_all_rules_is_found_by_lines() -> None:
    def page(pen: Pen) -> None:
        across(pen)
        down(pen)
        cells(pen)

    table = only(page)

    assert (table.grid(), table.found_by) == (GRID, "lines")


def test_white_rules_and_absurd_widths_draw_a_table_as_well() -> None:
    def page(pen: Pen) -> None:
        pen.canvas.setStrokeColor("white")
        pen.canvas.setLineWidth(12700)
        across(pen)
        down(pen)
        cells(pen)

    assert only(page).grid() == GRID


def test_horizontal_rules_alone_part_rows_and_words_part_columns() -> None:
    def page(pen: Pen) -> None:
        across(pen)
        cells(pen)

    assert only(page).grid() == GRID


def test_filled_bands_part_rows_and_give_cells_their_fill() -> None:
    def page(pen: Pen) -> None:
        for r in range(0, len(ROWS) + 1, 2):
            pen.colour("CFD5EA")
            pen.box(EDGES[0], TOP + r * STEP, EDGES[-1] - EDGES[0], STEP)
        pen.colour("000000")
        cells(pen)

    table = only(page)

    assert table.grid() == GRID
    assert [cell.fill for cell in table.cells if cell.column == 0] == [
        "CFD5EA",
        None,
        "CFD5EA",
        None,
    ]


def test_a_painted_header_carries_the_rows_below_it() -> None:
    def page(pen: Pen) -> None:
        for left, right in itertools.pairwise(EDGES):
            pen.colour("4472C4")
            pen.box(left, TOP, right - left, STEP)
        pen.colour("000000")
        cells(pen)

    assert only(page).grid() == GRID


def test_a_table_without_any_rule_is_found_by_alignment() -> None:
    table = only(cells)

    assert (table.grid(), table.found_by) == (GRID, "alignment")


def test_two_tables_side_by_side_are_two() -> None:
    def page(pen: Pen) -> None:
        for left, right in ((40, 250), (300, 510)):
            for r, (name, count) in enumerate(
                (("status", "antall"), ("Pågår", "3"), ("Utført", "2"))
            ):
                pen.text(left + 7, TOP + r * STEP + 16, name)
                pen.text(right - 60, TOP + r * STEP + 16, count)

    assert [table.grid() for table in slide(page).tables] == [
        [["status", "antall"], ["Pågår", "3"], ["Utført", "2"]]
    ] * 2


def test_rows_with_lines_in_the_middle_are_held_together_by_a_number() -> None:
    def page(pen: Pen) -> None:
        for r, lines in enumerate(
            (
                ("Første linje her", "gjentas flere", "ganger her"),
                ("Bare en linje her",),
                ("To linjer i", "cellen nederst"),
            )
        ):
            middle = 100 + r * 50
            for n, line in enumerate(lines):
                pen.text(60, middle + (n - (len(lines) - 1) / 2) * 13, line)
            pen.text(400, middle, str(r + 1))

    assert only(page).grid() == [
        ["Første linje her gjentas flere ganger her", "1"],
        ["Bare en linje her", "2"],
        ["To linjer i cellen nederst", "3"],
    ]


def test_a_box_drawn_over_a_table_makes_no_columns() -> None:
    def page(pen: Pen) -> None:
        across(pen)
        down(pen)
        cells(pen)
        pen.box(90, TOP + 30, 130, 30, fill=False)

    assert only(page).grid() == GRID


@pytest.mark.parametrize("fill", [True, False])
def test_a_frame_around_text_is_no_table(fill: bool) -> None:  # noqa: FBT001
    def page(pen: Pen) -> None:
        pen.colour("DDDDDD")
        pen.box(40, 90, 300, 80, fill=fill)
        pen.colour("000000")
        pen.text(50, 110, "Mål for området")
        pen.text(50, 130, "Skjerpe kravene til klima og miljø")
        pen.line(400, 50, 600, 50)

    assert slide(page).tables == ()


def test_a_table_in_a_frame_is_a_table_and_the_text_above_it_none_of_it() -> None:
    rows = [("Status", "Tiltak", "Antall"), ("F", "Ferdig", "1"), ("P", "Pågår", "2")]

    def page(pen: Pen) -> None:
        pen.colour("EAF0F8")
        pen.box(30, 75, 440, 215)
        pen.colour("000000")
        pen.box(30, 75, 440, 215, fill=False)
        pen.text(36, 90, "Miljø og klima")
        pen.text(36, 106, "Skjerpe kravene")
        for place, row in enumerate(rows):
            for x, word in zip((48, 146, 368), row, strict=True):
                pen.text(x + 5, 214 + 20 * place, word, size=9)
        pen.grid((48, 146, 368, 456), (200, 220, 240, 260))

    table = only(page)

    assert table.grid() == [list(row) for row in rows]
    assert [text.text for text in slide(page).texts] == ["Miljø og klima\nSkjerpe kravene"]


def test_lists_side_by_side_are_no_table() -> None:
    def page(pen: Pen) -> None:
        for n in range(3):
            pen.text(50, 100 + n * 14, "En lengre setning om målene vi har")
            pen.text(350, 100 + n * 14, "Og en helt annen setning om andre mål")

    assert slide(page).tables == ()


def test_a_spanned_cell_stands_once_in_the_grid() -> None:
    def page(pen: Pen) -> None:
        across(pen)
        for x in (EDGES[0], EDGES[-1]):
            pen.line(x, TOP, x, TOP + 4 * STEP)
        for x in EDGES[1:-1]:
            pen.line(x, TOP + STEP, x, TOP + 4 * STEP)
        pen.text(47, TOP + 16, "En overskrift som dekker alle kolonner her i tabellen")
        for r, row in enumerate(ROWS, 1):
            for x, text in zip(EDGES, row, strict=False):
                pen.text(x + 7, TOP + r * STEP + 16, text)

    table = only(page)

    assert table.grid()[0] == ["En overskrift som dekker alle kolonner her i tabellen", "", ""]
    assert (table.cells[0].column_span, table.columns) == (3, 3)


@pytest.mark.parametrize(("padding", "kept"), [(4.0, False), (0.5, True)])
def test_what_a_shape_over_a_cell_says_is_no_part_of_the_cells_text(
    padding: float,
    kept: bool,  # noqa: FBT001
) -> None:
    """A colour that marks a word of the cell itself ends where the word does."""

    def page(pen: Pen) -> None:
        across(pen)
        down(pen)
        cells(pen)
        pen.colour("FF0000")
        width = 2 * padding + pen.canvas.stringWidth("NY!", "Helvetica", 7)
        pen.box(260 - padding, TOP + STEP + 9, width, 10)
        pen.colour("FFFFFF")
        pen.text(260, TOP + STEP + 16, "NY!", size=7)

    drawn_slide = slide(page)
    (table,) = drawn_slide.tables
    assert (table.grid()[1][0] == f"{ROWS[0][0]} NY!") is kept
    assert [box.text for box in drawn_slide.texts] == ([] if kept else ["NY!"])


@pytest.mark.parametrize("whole_line", [True, False])
def test_what_a_marker_paints_behind_words_is_no_cell(*, whole_line: bool) -> None:
    def page(pen: Pen) -> None:
        for y in range(5):
            pen.line(EDGES[0], TOP + y * STEP, EDGES[-1], TOP + y * STEP)
        for x in EDGES:
            pen.line(x, TOP, x, TOP + 4 * STEP)
        for row in (2, 3):
            text, x = ROWS[row - 1][0], EDGES[0] + 7
            pen.colour("FFFF00")
            start = x if whole_line else x + pen.canvas.stringWidth(text[:7], "Helvetica", 12)
            width = pen.canvas.stringWidth(text if whole_line else text[7:14], "Helvetica", 12)
            pen.box(start, TOP + row * STEP + 5, width, 15)
        pen.colour("000000")
        cells(pen)

    (table,) = slide(page).tables

    assert table.grid() == GRID


def test_a_rectangle_under_a_ring_is_no_cell_and_tells_no_status() -> None:
    """A blend of colours is painted as one, cut to the ring: how much is dark cannot be told."""

    def page(pen: Pen) -> None:
        for y in range(5):
            pen.line(EDGES[0], TOP + y * STEP, EDGES[-1], TOP + y * STEP)
        for x in EDGES:
            pen.line(x, TOP, x, TOP + 4 * STEP)
        cells(pen)
        pen.colour("BFBFBF")
        pen.box(430, TOP + STEP + 5, 14, 14)
        pen.circle(437, TOP + STEP + 12, 7, fill=False)

    found = slide(page)

    assert found.tables[0].grid() == GRID
    (ball,) = drawings(found.marks)
    assert share_status(ball) is None
