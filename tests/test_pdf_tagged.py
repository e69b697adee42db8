"""Tables that tags name: the places of rows that neither fills nor a grid draw."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import count, product

import pytest
from deckmaker.pdf_tags import Tag, write_tags
from pdfpages import Pen, changed, drawn

from parsers.pdf.page import Page, Path, Piece
from parsers.pdf.reader import read_pdf, read_pdf_reference
from parsers.pdf.tables.bands import keep_off_fills, widen_painted
from parsers.pdf.tables.grid import Grid, GridCell
from parsers.pdf.tables.rules import Rule
from parsers.pdf.tables.tagged import tagged
from parsers.pdf.tables.untagged import take_in_untagged
from parsers.pdf.tags import Rows
from schema import Box, Table

LEFTS = (40.0, 300.0, 500.0)
ROWS = (100.0, 140.0, 200.0)
HEIGHT = 12.0


def table() -> tuple[Page, Rows]:
    """Make a page with a tagged table of three rows and columns, each cell a line of text."""
    pieces: list[Piece] = []
    rows: Rows = []
    for top in ROWS:
        cells: list[Sequence[int]] = []
        for left in LEFTS:
            mcid = len(pieces)
            box = (left, top, left + 80.0, top + HEIGHT)
            pieces.append(Piece("Tekst", *box, size=12, font="Carlito", colour=None, mcid=mcid))
            cells.append([mcid])
        rows.append(cells)
    return Page(number=1, width=960, height=540, pieces=pieces), rows


def bands(grids: list[Grid], rules: list[Rule]) -> list[tuple[float, float]]:
    """Return the top and bottom of each row in the table's first column."""
    page, tags = table()
    (draft,) = tagged(page, [tags], grids, rules)
    boxes = [cell.box for cell in draft.cells if cell.column == 0 and cell.box is not None]
    return [(box.top, box.bottom) for box in boxes]


def test_rows_meet_at_the_rule_between_them_and_else_halfway() -> None:
    rule = Rule(132.0, 36.0, 590.0)
    short = Rule(190.0, 36.0, 120.0)
    assert bands([], [rule, short]) == [(100.0, 132.0), (132.0, 176.0), (176.0, 212.0)]


def test_rows_that_nothing_parts_in_a_drawn_body_do_not_each_fill_it() -> None:
    places = [(0, Box(36, 90, 590, 120)), (1, Box(36, 120, 590, 300))]
    body = Grid([36.0, 590.0], [90.0, 120.0, 300.0], [GridCell(n, 0, 1, 1, b) for n, b in places])
    assert bands([body], []) == [(90.0, 120.0), (120.0, 176.0), (176.0, 212.0)]


def test_text_that_a_style_sheet_puts_into_a_cell_is_the_cells_though_no_tag_names_it() -> None:
    page, tags = table()
    number = Piece("1", 44.0, 141.0, 50.0, 153.0, size=12, font="Carlito", colour=None, mcid=-1)
    tags[1][0] = []
    page.pieces = [number if piece.mcid == len(LEFTS) else piece for piece in page.pieces]
    (draft,) = tagged(page, [tags], [])
    take_in_untagged(draft, page.pieces)
    (cell,) = (cell for cell in draft.cells if (cell.row, cell.column) == (1, 0))
    assert [piece.text for piece in cell.pieces] == ["1"]


def test_a_word_that_runs_into_the_next_cell_leaves_both_cells_their_text() -> None:
    page, tags = table()
    for piece in page.pieces:
        if piece.mcid == len(LEFTS):
            piece.x1 = LEFTS[1] + 10.0
    (draft,) = tagged(page, [tags], [])
    assert (draft.rows, draft.columns) == (3, 3)
    assert [[piece.mcid for piece in cell.pieces] for cell in draft.cells] == [
        [n] for n in range(9)
    ]


def test_rules_around_a_tagged_table_draw_no_table_of_their_own() -> None:
    texts = [["Tiltak", "Pri", "Status"], ["Felles maler", "1", "Pågår"], ["Kurs", "2", "Utført"]]

    def page(pen: Pen) -> None:
        pen.text(60, 60, "Trygg legemiddelbruk", 18)
        for y in (80, 105, 130, 155):
            pen.line(40, y, 640, y)
        for y in (40, 330):
            pen.line(20, y, 700, y)
        pen.text(560, 320, "Side 6", 8)
        for y, row in enumerate(texts):
            for x, text in enumerate(row):
                pen.canvas.addLiteral(f"/Span <</MCID {3 * y + x}>> BDC")
                pen.text(60 + 180 * x, 96 + 25 * y, text, 10)
                pen.canvas.addLiteral("EMC")

    cells = [[Tag("TD", mcids=[3 * y + x]) for x in range(3)] for y in range(3)]
    table = Tag("Table", kids=[Tag("TR", kids=row) for row in cells])
    data = changed(drawn(page), lambda pdf: write_tags(pdf, Tag("Document", kids=[table])))
    (slide,) = read_pdf(data).slides
    assert [table.grid() for table in slide.tables] == [texts]
    assert [text.text for text in slide.texts] == ["Trygg legemiddelbruk", "Side 6"]


def test_a_text_that_starts_as_others_of_its_column_stands_there_whatever_is_drawn_around_it() -> (
    None
):
    """Nothing is drawn between the first two columns of the row below the header."""
    page, tags = table()
    tags[1] = tags[1][1:]
    page.pieces = [piece for piece in page.pieces if piece.mcid != ROWS.index(140.0) * len(LEFTS)]
    xs, ys = [36.0, 296.0, 496.0, 590.0], [90.0, 130.0, 190.0, 230.0]
    cells = [GridCell(0, n, 1, 1, Box(xs[n], ys[0], xs[n + 1], ys[1])) for n in range(3)]
    for row in (1, 2):
        cells.append(GridCell(row, 0, 1, 2, Box(xs[0], ys[row], xs[2], ys[row + 1])))
        cells.append(GridCell(row, 2, 1, 1, Box(xs[2], ys[row], xs[3], ys[row + 1])))
    (draft,) = tagged(page, [tags], [Grid(xs, ys, cells)], [])
    assert [(c.column, c.column_span) for c in draft.cells if c.row == 1 and c.pieces] == [
        (1, 1),
        (2, 1),
    ]


def test_lines_tell_of_no_span_where_another_row_has_two_texts_that_nothing_parts() -> None:
    """An empty cell beside a number is left out of the tags, and nothing is drawn before it."""
    page, tags = table()
    tags[1] = [tags[1][0], tags[1][2]]
    page.pieces = [piece for piece in page.pieces if piece.mcid != len(LEFTS) + 1]
    xs, ys = [36.0, 296.0, 496.0, 590.0], [90.0, 130.0, 190.0, 230.0]
    cells = [GridCell(0, n, 1, 1, Box(xs[n], ys[0], xs[n + 1], ys[1])) for n in range(3)]
    for row in (1, 2):
        cells.append(GridCell(row, 0, 1, 2, Box(xs[0], ys[row], xs[2], ys[row + 1])))
        cells.append(GridCell(row, 2, 1, 1, Box(xs[2], ys[row], xs[3], ys[row + 1])))
    (draft,) = tagged(page, [tags], [Grid(xs, ys, cells)], [])
    spans = [(c.column, c.column_span) for c in draft.cells if c.row == 1]
    assert sorted(spans) == [(0, 1), (1, 1), (2, 1)]


def test_lines_tell_of_no_span_in_the_only_row_below_a_header() -> None:
    page, tags = table()
    del tags[2:]
    tags[1] = [tags[1][0], tags[1][2]]
    page.pieces = [
        one for one in page.pieces if one.mcid < 2 * len(LEFTS) and one.mcid != len(LEFTS) + 1
    ]
    xs, ys = [36.0, 296.0, 496.0, 590.0], [90.0, 130.0, 190.0]
    cells = [GridCell(0, n, 1, 1, Box(xs[n], ys[0], xs[n + 1], ys[1])) for n in range(3)]
    cells.append(GridCell(1, 0, 1, 2, Box(xs[0], ys[1], xs[2], ys[2])))
    cells.append(GridCell(1, 2, 1, 1, Box(xs[2], ys[1], xs[3], ys[2])))
    (draft,) = tagged(page, [tags], [Grid(xs, ys, cells)], [])
    spans = [(c.column, c.column_span) for c in draft.cells if c.row == 1]
    assert sorted(spans) == [(0, 1), (1, 1), (2, 1)]


def test_a_text_alone_in_its_row_stands_in_the_cell_that_rules_draw_over_columns_behind_the_first() -> (
    None
):
    """Such as the name of an axis below a matrix; empty cells are before it."""
    page, tags = table()
    middle, alone = len(LEFTS) + 1, (len(LEFTS), len(LEFTS) + 2)
    page.pieces = [piece for piece in page.pieces if piece.mcid not in alone]
    page.pieces[middle - 1].x0 += 50
    page.pieces[middle - 1].x1 += 110
    tags[1] = [[middle]]
    xs, ys = [36.0, 290.0, 490.0, 590.0], [95.0, 130.0, 170.0, 215.0]
    cells = [
        GridCell(row, column, 1, 1, Box(xs[column], ys[row], xs[column + 1], ys[row + 1]))
        for row, column in ((0, 0), (0, 1), (0, 2), (1, 0), (2, 0), (2, 1), (2, 2))
    ]
    cells.append(GridCell(1, 1, 1, 2, Box(xs[1], ys[1], xs[3], ys[2])))
    (draft,) = tagged(page, [tags], [Grid(xs, ys, cells)], [])
    (cell,) = (c for c in draft.cells if c.row == 1 and c.pieces)
    assert (cell.column, cell.column_span) == (1, 2)


def test_a_cell_that_rules_draw_over_two_rows_spans_both() -> None:
    page, tags = table()
    tags[2] = tags[2][:2]  # nothing stands under the last cell of the second row
    xs, ys = [36.0, 290.0, 490.0, 590.0], [95.0, 130.0, 170.0, 215.0]
    places = [(row, column) for row in range(3) for column in range(3) if (row, column) != (2, 2)]
    cells = [
        GridCell(row, column, 2 if (row, column) == (1, 2) else 1, 1, Box(x0, y0, x1, y1))
        for row, column in places
        for x0, x1 in [xs[column : column + 2]]
        for y0, y1 in [(ys[row], ys[row + (2 if (row, column) == (1, 2) else 1)])]
    ]
    (draft,) = tagged(page, [tags], [Grid(xs, ys, cells)], [Rule(170.0, 36.0, 490.0)])
    spans = {(cell.row, cell.column): cell.row_span for cell in draft.cells}
    assert (spans[1, 2], spans[0, 2], spans[1, 1]) == (2, 1, 1)


def test_a_first_cell_that_is_empty_leaves_the_text_beside_it_in_its_column() -> None:
    page, tags = table()
    tags[1][0] = []
    body = Grid([36.0, 450.0, 590.0], [90.0, 120.0, 160.0, 220.0])
    (draft,) = tagged(page, [tags], [body])
    (cell,) = (c for c in draft.cells if any(p.mcid == len(LEFTS) + 1 for p in c.pieces))
    assert (cell.row, cell.column, cell.column_span) == (1, 1, 1)


def test_a_list_sign_that_no_tag_names_is_the_cells_whose_text_it_stands_before() -> None:
    page, tags = table()
    for x, text in ((LEFTS[1] - 12.0, "1"), (LEFTS[1] - 6.0, ") ")):
        top = ROWS[1]
        page.pieces.append(
            Piece(
                text, x, top, x + 6.0, top + HEIGHT, size=12, font="Carlito", colour=None, mcid=-1
            )
        )
    (draft,) = tagged(page, [tags], [])
    take_in_untagged(draft, page.pieces)
    (cell,) = (c for c in draft.cells if any(p.mcid == len(LEFTS) + 1 for p in c.pieces))
    assert [piece.text for piece in cell.pieces] == ["Tekst", "1", ") "]


def test_an_empty_cell_that_is_tagged_has_its_column_in_a_table_of_one_row() -> None:
    page, tags = table()
    empty = len(page.pieces)
    row: Rows = [[tags[0][0], [empty], *tags[0][1:]]]
    page.pieces = page.pieces[: len(LEFTS)]
    (draft,) = tagged(page, [row], [])
    assert (draft.rows, draft.columns) == (1, 4)
    assert [[piece.mcid for piece in cell.pieces] for cell in draft.cells] == [[0], [], [1], [2]]
    boxes = [cell.box for cell in draft.cells]
    assert [box.x0 for box in boxes if box is not None] == [40.0, 165.0, 255.0, 440.0]


def test_rows_with_unlike_numbers_of_cells_do_not_tell_the_columns_of_empty_ones() -> None:
    page, tags = table()
    tags[0] = [*tags[0], [len(page.pieces)]]
    (draft,) = tagged(page, [tags], [])
    assert (draft.rows, draft.columns) == (3, 3)


def test_an_empty_column_under_a_header_of_two_rows_stays_one() -> None:
    page, tags = table()
    first, second, third = tags
    under = page.pieces[second[1][0]]
    under.x0, under.x1 = 400.0, 460.0  # the lower header of a column that is empty
    tags[:] = [first, [second[1]], third]
    page.pieces = [p for p in page.pieces if p.mcid not in (second[0][0], second[2][0])]
    (draft,) = tagged(page, [tags], [])
    assert draft.columns == 4
    assert [cell.column for cell in draft.cells if cell.row == 2 and cell.pieces] == [0, 1, 3]


def test_a_text_alone_in_its_row_covers_the_columns_that_its_own_frame_runs_across() -> None:
    page, tags = table()
    page.pieces = [p for p in page.pieces if p.mcid not in (4, 5)]
    tags[1] = tags[1][:1]
    band = Box(30.0, ROWS[1] - 4, 600.0, ROWS[1] + HEIGHT + 4)
    stripe = Box(30.0, ROWS[2] - 4, 600.0, ROWS[2] + HEIGHT + 4)
    for frames, spans in (([band], [3]), ([band, stripe], [])):
        (draft,) = tagged(page, [tags], [])
        widen_painted(draft, frames)
        assert [cell.column_span for cell in draft.cells if cell.column_span > 1] == spans


def test_a_cell_reaches_over_as_many_rows_as_its_tag_says() -> None:
    """Nothing is drawn, and the text stands in the middle of its rows."""
    lines = [("Tiltak", "Pri"), ("Maler", "1"), ("Rutiner",), ("Krav",), ("Svar", "2")]
    rows: list[Tag] = []

    def page(pen: Pen) -> None:
        for y, line in enumerate(lines):
            first = sum(len(row.kids) for row in rows)
            rows.append(Tag("TR", kids=[Tag("TD", mcids=[first + x]) for x in range(len(line))]))
            for x, text in enumerate(line):
                pen.canvas.addLiteral(f"/Span <</MCID {first + x}>> BDC")
                pen.text(40 + 240 * x, 60 + 30 * (y + (text == "1")), text)
                pen.canvas.addLiteral("EMC")

    pdf = drawn(page)
    rows[1].kids[1].rows = 3
    root = Tag("Document", kids=[Tag("Table", kids=rows)])
    data = changed(pdf, lambda pdf: write_tags(pdf, root))
    for read in (read_pdf, read_pdf_reference):
        (found,) = read(data).slides[0].tables
        spans = [(cell.row, cell.row_span) for cell in found.cells if cell.column and cell.text]
        assert spans == [(0, 1), (1, 3), (4, 1)]


def test_rules_of_one_length_around_rows_show_how_far_a_table_reaches() -> None:
    page, tags = table()
    rules = [Rule(at, 36.0, 690.0) for at in (20.0, 90.0, 130.0, 190.0, 240.0, 500.0)]
    (draft,) = tagged(page, [tags], [], rules)
    assert draft.box == Box(36.0, 90.0, 690.0, 240.0)


def test_a_line_drawn_over_a_painted_row_parts_it_into_no_two() -> None:
    """A grid has a row for what lies below the line, and tags leave out rows that hold nothing."""
    page, tags = table()
    fills = [
        Path(left, top - 10, left + 200, top + 30, "DDDDDD", None, 3 * row + column, rectangle=True)
        for row, top in enumerate(ROWS)
        for column, left in enumerate(LEFTS)
    ]
    page = replace(page, paths=fills)
    ys = [90.0, 130.0, 150.0, 170.0, 230.0]
    grid = Grid([40.0, 700.0], ys, [])
    (draft,) = tagged(page, [tags], [grid])
    assert draft.rows == len(ROWS)


def between_lines(
    texts: Sequence[Sequence[str]],
    painted: Iterable[tuple[int, int]],
    *,
    ends: Sequence[int] = (),
    sides: bool = False,
) -> Table:
    """Return a tagged table between a line at its top and one at its foot.

    `painted` are its cells with a fill (row, column), `ends` the columns whose texts stand at the
    right, `sides` tells that lines are drawn at its sides too.
    """
    ys = (100.0, 130.0, 160.0, 190.0, 220.0)
    xs = [60.0 + 100.0 * column for column in range(len(texts[0]) + 1)]
    rows = [Tag("TR") for _ in texts]
    numbers = count()

    def page(pen: Pen) -> None:
        if sides:
            pen.box(xs[0], ys[0], xs[-1] - xs[0], ys[-1] - ys[0], fill=False)
        for y in (ys[0], ys[-1]):
            pen.line(xs[0], y, xs[-1], y)
        pen.colour("cccccc")
        for row, column in painted:
            pen.box(xs[column], ys[row], xs[column + 1] - xs[column], ys[row + 1] - ys[row])
        pen.colour("000000")
        for (row, cells), (column, right) in product(enumerate(texts), enumerate(xs[1:])):
            if cells[column]:
                rows[row].kids.append(Tag("TD", mcids=[next(numbers)]))
                pen.canvas.addLiteral(f"/TD <</MCID {rows[row].kids[-1].mcids[0]}>> BDC")
                width = pen.canvas.stringWidth(cells[column], "Helvetica", 10)
                x = right - 6 - width if column in ends else xs[column] + 6
                pen.text(x, ys[row] + 18, cells[column], 10)
                pen.canvas.addLiteral("EMC")

    root = Tag("Document", kids=[Tag("Table", kids=rows)])
    (found,) = read_pdf(changed(drawn(page), lambda pdf: write_tags(pdf, root))).slides[0].tables
    return found


@pytest.mark.parametrize("last", ["", "Tryggere lager"])
def test_a_cell_reaches_over_no_rows_where_only_columns_at_its_sides_are_painted(last: str) -> None:
    """Columns painted by turns; measures that are not started have empty cells."""
    texts = [
        ["Tiltak", "Pri", "Gevinst", "Siste status", "Status", "Frist"],
        ["Kartlegge lager", "1", "Færre avvik", "Levert", "Ferdig", "Q1"],
        ["Avklare ansvar", "2", "", "", "Ikke startet", "Q2"],
        ["Velge leverandør", "3", last, "", "Ikke startet", "Q3"],
    ]
    found = between_lines(texts, product(range(4), (1, 3, 5)))
    assert found.grid() == texts
    assert {cell.row_span for cell in found.cells} == {1}


def test_a_cell_reaches_over_no_rows_where_fills_of_one_column_alone_part_them() -> None:
    texts = [
        ["Tiltak", "Gevinst", "Siste status", "Status", "Kommentar"],
        ["Kartlegge lager", "Færre avvik", "Levert", "Ferdig", "Se vedlegg"],
        ["Avklare ansvar", "Færre feil", "Møte holdt", "Pågår", "Avhenger av IKT"],
        ["Velge leverandør", "", "", "Ikke startet", ""],
    ]
    found = between_lines(texts, product((1, 2, 3), (3,)), sides=True)
    assert found.grid() == texts
    assert {cell.row_span for cell in found.cells} == {1}


def test_a_number_alone_in_its_row_stands_in_the_column_whose_numbers_end_where_it_does() -> None:
    texts = [
        ["Område", "Antall", "Kostnad", "Sum"],
        ["Lager", "12", "7 200", "9"],
        ["Transport", "140", "820", "17"],
        ["", "9", "", ""],
    ]
    assert between_lines(texts, product((0,), range(4)), ends=[1, 2, 3], sides=True).grid() == texts


def going_on(pages: Sequence[Sequence[Sequence[str]]], spans: int = 1) -> list[Table]:
    """Return the tables of tagged pages whose cells with text alone have tags.

    The first cell of the last page spans so many rows, and its text stands in their middle.
    """
    xs = (60.0, 240.0, 320.0, 380.0, 520.0)
    tables: list[Tag] = []

    def page(number: int) -> Callable[[Pen], None]:
        def draw(pen: Pen) -> None:
            tables.append(Tag("Table"))
            mcids = count()
            for row, texts in enumerate(pages[number]):
                tables[-1].kids.append(Tag("TR"))
                for x, text in zip(xs, texts, strict=True):
                    if text:
                        mcid = next(mcids)
                        tables[-1].kids[-1].kids.append(Tag("TD", page=number, mcids=[mcid]))
                        pen.canvas.addLiteral(f"/TD <</MCID {mcid}>> BDC")
                        tall = spans if number == len(pages) - 1 and row == 0 and x == xs[0] else 1
                        tables[-1].kids[-1].kids[-1].rows = tall
                        pen.text(x, 100 + 30 * row + 15 * (tall - 1), text, 10)
                        pen.canvas.addLiteral("EMC")

        return draw

    pdf = drawn(*map(page, range(len(pages))))
    data = changed(pdf, lambda pdf: write_tags(pdf, Tag("Document", kids=tables)))
    return [slide.tables[0] for slide in read_pdf(data).slides]


@pytest.mark.parametrize(
    "rows",
    [
        [["Velge leverandør", "", "3", "Utlyst", "SYI"], ["Samle avtaler", "", "1", "Møte", ""]],
        [["Velge leverandør", "", "3", "Utlyst", ""], ["Samle avtaler", "", "1", "", "SYI"]],
        [["Velge leverandør", "Ny", "3", "Utlyst", ""], ["Samle avtaler", "Ny", "1", "", "SYI"]],
    ],
)
def test_a_table_that_goes_on_has_the_columns_of_its_first_page_though_cells_are_empty_there(
    rows: list[list[str]],
) -> None:
    """Drawn statuses are in no tag; on the page before, their column has a header."""
    pages = [
        [
            ["Tiltak", "Status", "Pri", "Siste status", "Ansvarlig"],
            ["Kartlegge lager", "", "1", "Levert", "Kari Nes"],
            ["Avklare ansvar", "", "2", "Møte holdt", "SYI"],
        ],
        rows,
    ]
    assert [table.grid() for table in going_on(pages)] == pages


def test_a_table_that_goes_on_with_a_cell_over_its_rows_has_the_columns_of_its_first_page() -> None:
    """Drawn statuses are in no tag; the name of an area stands beside all measures."""
    pages = [
        [
            ["Område", "Tiltak", "Status", "Pri", "Siste status"],
            ["Lager", "Kartlegge lager", "", "1", "Levert"],
            ["Drift", "Avklare ansvar", "", "2", "Møte holdt"],
        ],
        [
            ["Innkjøp", "Velge leverandør", "", "3", "Utlyst"],
            ["", "Samle avtaler", "", "1", "Møte i mai"],
        ],
    ]
    first, second = going_on(pages, spans=2)
    assert [first.grid(), second.grid()] == pages
    assert [cell.row_span for cell in second.cells if cell.text == "Innkjøp"] == [2]


@pytest.mark.parametrize(("font", "spans"), [("Carlito", []), ("Carlito-Bold", [3])])
def test_a_text_alone_in_its_row_reaches_over_no_column_in_which_its_status_is_painted(
    font: str, spans: list[int]
) -> None:
    """In bold letters it may be an area's name, and the colour the area's."""
    page, tags = table()
    page.pieces = [p for p in page.pieces if p.mcid not in (4, 5)]
    tags[1] = tags[1][:1]
    page.pieces[3].font = font
    (draft,) = tagged(page, [tags], [])
    draft.cells = [cell for cell in draft.cells if cell.row != 1 or cell.pieces]
    alone = next(cell for cell in draft.cells if cell.row == 1)
    alone.column_span = 3
    last = next(cell.box for cell in draft.cells if cell.column == 2 and cell.row == 2)
    assert last is not None
    fill = Path(last.x0, ROWS[1] - 8, last.x1, ROWS[1] + 20, "BFBFBF", None, -1, rectangle=True)
    keep_off_fills(draft, [fill])
    assert [cell.column_span for cell in draft.cells if cell.column_span > 1] == spans
    assert sum(cell.row == 1 for cell in draft.cells) == (1 if spans else 3)


def test_what_ends_at_a_badge_painted_in_a_cell_is_no_row() -> None:
    page, tags = table()
    ys = [90.0, 130.0, 150.0, 190.0, 230.0]
    grid = Grid([40.0, 700.0], ys, [])
    badge = Rule(150.0, 220.0, 240.0)
    whole = [Rule(at, 40.0, 700.0) for at in ys if at != badge.at]
    for rules, rows in (([*whole, badge], 3), ([*whole, Rule(150.0, 40.0, 700.0)], 4)):
        (draft,) = tagged(page, [tags], [grid], rules)
        assert draft.rows == rows


def test_a_name_that_a_columns_bound_parts_between_two_words_runs_across_the_table() -> None:
    page, tags = table()
    page.pieces = [p for p in page.pieces if p.mcid != 5]
    first, second = page.pieces[3:5]
    first.x1, second.x1 = 298.0, 380.0
    tags[1] = tags[1][:2]
    band = Box(30.0, ROWS[1] - 4, 600.0, ROWS[1] + HEIGHT + 4)
    for gap, spans in ((2.0, [3]), (30.0, [])):
        second.x0 = first.x1 + gap
        (draft,) = tagged(page, [tags], [])
        widen_painted(draft, [band])
        assert [cell.column_span for cell in draft.cells if cell.column_span > 1] == spans
