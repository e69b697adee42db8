"""Grids with cells over several rows and columns, of which fills, tags or nothing tell the bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest
from deckmaker.pdf_tags import Tag, write_tags
from pdfpages import HEIGHT, Pen, changed, drawn

from parsers.pdf.reader import read_pdf
from schema import Axes, Table

XS = (60.0, 160.0, 300.0, 400.0, 500.0, 600.0)
TOP, ROW = 100.0, 26.0
PALE = "DAE3F3"

Rows = Sequence[Sequence[str]]


def _texts(pen: Pen, rows: Rows, *, right: int = len(XS), tagged: bool = False) -> None:
    """Print rows; from the column `right` on, figures end under one another."""
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if not text:
                continue
            x = XS[c] + 6
            if c >= right and text[0].isdigit():
                x = XS[c + 1] - 6 - pen.canvas.stringWidth(text, "Helvetica", 11)
            if tagged:
                pen.canvas.addLiteral(f"/Span <</MCID {10 * r + c}>> BDC")
            pen.text(x, TOP + ROW * r + 17, text, 11)
            if tagged:
                pen.canvas.addLiteral("EMC")


def _fill(pen: Pen, row: int, column: int, end: int, height: int = 1) -> None:
    pen.colour(PALE)
    pen.box(XS[column], TOP + ROW * row, XS[end] - XS[column], ROW * height)
    pen.colour("000000")


def _tables(data: bytes) -> Sequence[Table]:
    return read_pdf(data).slides[0].tables


def _with_tags(page: bytes, rows: Rows) -> bytes:
    """Tag the cells that hold text, as writers do."""
    cells = [
        [Tag("TD", mcids=[10 * r + c]) for c, text in enumerate(row) if text]
        for r, row in enumerate(rows)
    ]
    table = Tag("Table", kids=[Tag("TR", kids=row) for row in cells])
    return changed(page, lambda pdf: write_tags(pdf, Tag("Document", kids=[table])))


def test_a_header_at_the_left_of_its_columns_stands_over_them_where_tags_leave_out_the_empty_corner() -> (
    None
):
    rows = [
        ["", "", "Buss", "", "Trikk"],
        ["", "", "2024", "2025", "2024"],
        ["Nord", "Avganger i alt", "12", "15", "81"],
        ["Sør", "Seter", "9 400", "7 120", "1 204"],
    ]
    data = _with_tags(drawn(lambda pen: _texts(pen, rows, right=2, tagged=True)), rows)
    (table,) = _tables(data)
    assert (table.found_by, table.grid()) == ("tags", rows)
    spans = {cell.text: cell.column_span for cell in table.cells if cell.row == 0}
    assert (spans["Buss"], spans["Trikk"]) == (2, 1)


def test_painted_headers_tell_where_the_columns_of_tagged_figures_are_parted() -> None:
    """The figures end far behind where their columns begin, and nothing is drawn around them."""
    rows = [
        ["", "", "Buss", "", "Trikk"],
        ["", "", "2024", "2025", "2024"],
        ["Nord", "Turer", "12", "15", "81"],
        ["Sør", "Seter", "9 400", "7 120", "1 204"],
        ["Øst", "Turer", "18", "11", "75"],
        ["Vest", "Seter", "8 200", "6 020", "2 104"],
        ["Midt", "Turer", "33", "35", "31"],
    ]

    def page(pen: Pen) -> None:
        places = [(0, 0, 2, 2), (0, 2, 4, 1), (0, 4, 5, 1), *((1, c, c + 1, 1) for c in (2, 3, 4))]
        for row, column, end, height in places:
            pen.canvas.addLiteral(f"/Span <</MCID {10 * row + column}>> BDC")
            _fill(pen, row, column, end, height)
            pen.canvas.addLiteral("EMC")
        _texts(pen, rows, right=2, tagged=True)

    marked = [["corner", *rows[0][1:]], *rows[1:]]
    (table,) = _tables(_with_tags(drawn(page), marked))
    assert (table.found_by, table.grid()) == ("tags", rows)


def test_the_header_of_an_empty_column_is_not_the_first_ones_in_a_tagged_table() -> None:
    rows = [["", "", "", "Note", "2025"], ["Trams", "", "", "", "12"], ["Buses", "", "", "", "9"]]
    data = _with_tags(drawn(lambda pen: _texts(pen, rows, tagged=True)), rows)
    (table,) = _tables(data)
    assert table.grid() == [["", "Note", "2025"], ["Trams", "", "12"], ["Buses", "", "9"]]


def test_a_total_over_two_columns_is_a_row_of_the_stripes_above_it() -> None:
    rows = [
        ["Region", "Service", "No.", "Mill.", "Share"],
        ["North", "Trams", "12", "15", "81"],
        ["", "Buses", "9", "7", "14"],
        ["", "Ferries", "4", "6", "11"],
        ["Sum North", "", "25", "28", "25"],
        ["West", "Taxis", "3", "8", "19"],
        ["", "Trains", "5", "9", "12"],
        ["", "Ferries", "1", "2", "9"],
        ["Sum West", "", "9", "19", "20"],
    ]

    def page(pen: Pen) -> None:
        for row in range(0, 9, 2):
            total = bool(row) and row % 4 == 0
            if total:
                _fill(pen, row, 0, 2)
            for column in range(2 if total else min(row, 1), 5):
                _fill(pen, row, column, column + 1)
        _texts(pen, rows)

    assert [table.grid() for table in _tables(drawn(page))] == [rows]


PLAN: Mapping[str, Sequence[tuple[int, int, int]]] = {
    "Math": [(1, 1, 2)],
    "Music": [(3, 1, 1)],
    "Sports": [(1, 2, 1)],
    "History": [(2, 2, 2)],
    "Lunch": [(2, 3, 1)],
}


def test_lessons_that_fills_draw_over_several_hours_stand_beside_each_hour() -> None:
    """What is left white is no cell: each open place may hold its own text."""

    def page(pen: Pen) -> None:
        _texts(pen, [["", "Mon", "Tue", "Wed"], ["8-9"], ["9-10"], ["10-11"]])
        for column in range(4):
            _fill(pen, 0, column, column + 1)
        for row, column, height in [one for places in PLAN.values() for one in places]:
            pen.colour("E2EFDA" if row % 2 else "FFF2CC")
            pen.box(XS[column], TOP + ROW * row, XS[column + 1] - XS[column], ROW * height)
        _texts(pen, [["", "Mon", "Tue", "Wed"], ["8-9"], ["9-10"], ["10-11"]])
        pen.colour("000000")
        for text, ((row, column, height),) in PLAN.items():
            pen.text(XS[column] + 6, TOP + ROW * (row + height / 2) + 4, text, 11)

    (table,) = _tables(drawn(page))
    assert table.grid() == [
        ["", "Mon", "Tue", "Wed"],
        ["8-9", "Math", "Sports", ""],
        ["9-10", "", "History", "Lunch"],
        ["10-11", "Music", "", ""],
    ]


def _names_at_the_left(pen: Pen) -> None:
    for row in range(3):
        pen.text(XS[0] + 6, TOP + ROW * row + 17, f"Level {row}", 11)


def _headers_above(pen: Pen) -> None:
    for column in (1, 2, 3):
        pen.text(XS[column] + 6, TOP - 12, f"Year {column}", 11)


def _caption_above(pen: Pen) -> None:
    pen.text(XS[1] + 6, TOP - 12, "Passengers a year", 11)


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        (_names_at_the_left, Axes.COLUMNS),
        (_headers_above, Axes.ROWS),
        (_caption_above, Axes.NONE),
    ],
)
def test_texts_beside_a_grid_that_stand_as_its_cells_would_are_told(
    beside: Callable[[Pen], None], told: Axes
) -> None:
    def page(pen: Pen) -> None:
        pen.grid(XS[1:5], [TOP + ROW * row for row in range(4)])
        for row in range(3):
            for column in (1, 2, 3):
                pen.text(XS[column] + 40, TOP + ROW * row + 17, str(10 * row + column), 11)
        beside(pen)

    (table,) = _tables(drawn(page))
    assert (table.rows, table.columns, table.by_words) == (3, 3, told)


def test_narrow_columns_without_text_are_told_since_they_may_part_shapes() -> None:
    def page(pen: Pen) -> None:
        pen.grid((60.0, 230.0, 240.0, 410.0, 420.0, 590.0), [TOP + ROW * row for row in range(3)])
        for row in range(2):
            for column in range(3):
                pen.text(68 + 180 * column, TOP + ROW * row + 17, f"Step {column}{row}", 11)

    (table,) = _tables(drawn(page))
    assert (table.columns, table.by_words) == (5, Axes.COLUMNS)


def test_a_row_whose_cells_hold_lines_level_with_one_another_is_told() -> None:
    """Bullets in two cells may be level; figures in three are rows of their own."""

    def page(pen: Pen) -> None:
        pen.grid(XS[:5], (TOP, TOP + ROW, TOP + 3 * ROW, TOP + 4 * ROW))
        for row in (0, 1, 2, 3):
            for column in range(4):
                pen.text(XS[column] + 6, TOP + ROW * row + 17, f"{row}{column}", 11)

    (table,) = _tables(drawn(page))
    assert (table.rows, table.by_words) == (3, Axes.ROWS)


def test_a_stripe_between_bold_texts_in_its_two_columns_is_told_to_be_a_part() -> None:
    def page(pen: Pen) -> None:
        for column in (0, 1):
            _fill(pen, 1, column, column + 1)
        for row, texts in enumerate((("Mon-Thu", "9-17"), ("Fri", "9-15"), ("Sat", "closed"))):
            for x, text, bold in zip(XS, texts, (True, row != 1), strict=False):
                font = "Helvetica-Bold" if bold else "Helvetica"
                pen.text(x + 6, TOP + ROW * row + 17, text, 11, font)

    (table,) = _tables(drawn(page))
    assert (table.rows, table.by_words) == (1, Axes.ROWS)


def _empty_column(pen: Pen) -> None:
    for row in range(5):
        pen.line(XS[0], TOP + ROW * row, XS[3], TOP + ROW * row)


def _empty_rows(pen: Pen) -> None:
    for row in range(2, 5):
        pen.line(XS[0], TOP + ROW * row, XS[3], TOP + ROW * row)


@pytest.mark.parametrize(
    ("rows", "draw", "told"),
    [
        ([["Name:"], ["Phone:"], ["Born:"], ["Town:"]], _empty_column, Axes.COLUMNS),
        ([["Name:"], ["Phone:"], ["Born:"], ["Town:"]], lambda _pen: None, Axes.NONE),
        ([["Name", "Date", "Sign"]], _empty_rows, Axes.ROWS),
        ([["Name", "Date", "Sign"], ["Ann", "3.5", "AB"]], _empty_rows, Axes.NONE),
    ],
)
def test_rules_that_go_on_where_tags_name_no_cells_are_told(
    rows: Rows, draw: Callable[[Pen], None], told: Axes
) -> None:
    def page(pen: Pen) -> None:
        draw(pen)
        _texts(pen, rows, tagged=True)

    (table,) = _tables(_with_tags(drawn(page), rows))
    assert (table.found_by, table.rows, table.by_words) == ("tags", len(rows), told)


@pytest.mark.parametrize(("step", "told"), [(ROW, Axes.ROWS), (13.0, Axes.NONE)])
def test_lines_of_a_cell_over_several_rows_that_stand_as_far_apart_are_told(
    step: float, told: Axes
) -> None:
    def page(pen: Pen) -> None:
        for row in range(4):
            pen.line(XS[0], TOP + ROW * row, XS[2 if row in (1, 2) else 3], TOP + ROW * row)
            for column in (0, 1) if row < 3 else ():
                pen.text(XS[column] + 6, TOP + ROW * row + 17, f"{row}{column}", 11)
        for x in XS[:4]:
            pen.line(x, TOP, x, TOP + 3 * ROW)
        for line in range(3):
            pen.text(XS[2] + 6, TOP + 17 + step * line, "word", 11)

    (table,) = _tables(drawn(page))
    assert (table.rows, table.by_words) == (3, told)


def test_a_fill_amid_a_measures_news_parts_none_of_its_texts() -> None:
    """Its neighbours' lines stand above and below the fill's edges, as near as those of one text."""
    measure = [["Felles", "maler"], ["2"], ["Færre feil", "Mindre svinn"], [], ["P"]]

    def page(pen: Pen) -> None:
        for column in range(5):
            _fill(pen, 0, column, column + 1)
            _fill(pen, 1, column, column + 1, 3)
            _fill(pen, 4, column, column + 1)
        _fill(pen, 2, 3, 4)
        for row, texts in ((0, ["Tiltak", "Pri", "Gevinst", "Nytt", "Status"]), (4, list("abcde"))):
            for x, text in zip(XS, texts, strict=False):
                pen.text(x + 6, TOP + ROW * row + 17, text, 11)
        for row, text in enumerate(("Ett", "To", "Tre"), 1):
            pen.text(XS[3] + 6, TOP + ROW * row + 17, text, 11)
        for x, lines in zip(XS, measure, strict=False):
            for n, text in enumerate(lines):
                pen.text(x + 6, TOP + ROW + 22 + 13 * n, text, 11)

    (table,) = _tables(drawn(page))
    assert [(c.column, c.text.split()) for c in table.cells if c.row == 1 and c.row_span == 3] == [
        (0, ["Felles", "maler"]),
        (1, ["2"]),
        (2, ["Færre", "feil", "Mindre", "svinn"]),
        (4, ["P"]),
    ]


@pytest.mark.parametrize("pri", ["1", ""])
def test_rows_of_which_no_status_is_painted_are_read_where_others_are(pri: str) -> None:
    """Nothing draws their bound, nor that of two columns where the second one is empty beside a fill."""
    rows = [["Tiltak", "Pri", "Status", "Nytt", "Gevinst"]]
    rows += [
        [f"Kurs {row}", pri if row > 3 else "1", "P", f"Ny {row}", "Bra"] for row in range(1, 6)
    ]

    def page(pen: Pen) -> None:
        for column in range(5):
            _fill(pen, 0, column, column + 1)
        for row in range(3, 6):
            _fill(pen, row, 2, 3)
        pen.canvas.rect(XS[0], HEIGHT - TOP - 6 * ROW, XS[5] - XS[0], 6 * ROW)
        _texts(pen, rows)

    (table,) = _tables(drawn(page))
    assert (table.grid(), table.by_words) == (rows, Axes.ROWS)


def test_texts_that_begin_level_in_several_cells_of_a_row_are_told() -> None:
    """They have several lines each, as those of two rows may that one fill parts from others."""

    def page(pen: Pen) -> None:
        pen.grid(XS[:4], (TOP, TOP + ROW, TOP + 4 * ROW, TOP + 5 * ROW))
        for row in (0, 1, 2.5, 4):
            for column in range(3):
                for line in range(column + 1 if row in (1, 2.5) else 1):
                    pen.text(XS[column] + 6, TOP + ROW * row + 14 + 10 * line, "word", 9)

    (table,) = _tables(drawn(page))
    assert (table.rows, table.by_words) == (3, Axes.ROWS)
