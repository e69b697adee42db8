"""Rows at a drawn table's end that less is painted of than of those above, and cells painted over columns."""

from __future__ import annotations

from itertools import pairwise

from pdfpages import Pen, drawn, grids

from parsers.pdf.reader import read_pdf
from schema import Box

XS = (60.0, 300.0, 390.0, 480.0, 570.0)
YS = (80.0, 104.0, 128.0, 152.0, 176.0)
ROWS = (
    ("Kriterium", "Tilbud A", "Tilbud B", "Tilbud C"),
    ("Brukervennlighet", "8", "7", "9"),
    ("Funksjon", "6", "7", "8"),
    ("Service", "5", "9", "7"),
)
LOW = 17.0  # points; a line's baseline lies so far below its row's top


def paint(pen: Pen, box: Box, colour: str) -> None:
    pen.colour(colour)
    pen.box(box.x0, box.top, box.width, box.height)
    pen.colour("000000")


def stripes(pen: Pen, rows: slice) -> None:
    for top, bottom in list(pairwise(YS))[rows]:
        for x0, x1 in pairwise(XS):
            paint(pen, Box(x0, top, x1, bottom), "DDEBF7")


def texts(pen: Pen) -> None:
    for top, row in zip(YS, ROWS, strict=False):
        for x, text in zip(XS, row, strict=False):
            pen.text(x + 6, top + LOW, text)


def told(pages: bytes) -> list[str]:
    return [diagnostic.code for diagnostic in read_pdf(pages).diagnostics]


def test_a_name_alone_between_the_last_rules_is_a_row_of_a_striped_table_ruled_throughout() -> None:
    end = YS[-1] + 24

    def page(pen: Pen) -> None:
        stripes(pen, slice(0, None, 2))
        for y in (*YS, end):
            pen.line(XS[0], y, XS[-1], y)
        texts(pen)
        pen.text(XS[0] + 6, YS[-1] + LOW, "Sum")

    data = drawn(page)

    assert grids(data) == [[*map(list, ROWS), ["Sum", "", "", ""]]]


def test_a_note_below_the_last_rule_of_a_striped_table_is_no_row() -> None:
    def page(pen: Pen) -> None:
        stripes(pen, slice(0, None, 2))
        for y in YS:
            pen.line(XS[0], y, XS[-1], y)
        texts(pen)
        pen.text(XS[0] + 6, YS[-1] + 30, "Høyest er best", size=9)

    data = drawn(page)

    assert grids(data) == [list(map(list, ROWS))]
    assert told(data) == []


def test_the_columns_rules_go_on_beside_a_last_row_without_fill() -> None:
    def page(pen: Pen) -> None:
        stripes(pen, slice(0, None, 2))
        stripes(pen, slice(1, None, 2))
        for x in XS[1:-1]:
            pen.line(x, YS[0], x, YS[-1] + 24)
        texts(pen)
        pen.text(XS[0] + 6, YS[-1] + LOW, "Sum")

    assert grids(drawn(page)) == [[*map(list, ROWS), ["Sum", "", "", ""]]]


def test_a_text_set_below_a_painted_table_as_its_first_cells_are_is_told_of() -> None:
    def page(pen: Pen) -> None:
        stripes(pen, slice(None))
        texts(pen)
        pen.text(XS[0] + 6, YS[-1] + LOW, "Sum")

    data = drawn(page)

    assert grids(data) == [list(map(list, ROWS))]
    assert told(data) == ["table-guessed"]


def test_names_under_the_painted_columns_of_a_matrix_are_told_of_where_one_has_two_lines() -> None:
    def page(pen: Pen) -> None:
        stripes(pen, slice(None))
        texts(pen)
        for x, name in zip(XS[1:], ("Lav", "Middels", "Svært"), strict=False):
            pen.text(x + 30, YS[-1] + (LOW if name != "Svært" else 11), name)
        pen.text(XS[3] + 30, YS[-1] + 24, "høy")

    assert told(drawn(page)) == ["table-guessed"]


def test_a_cell_painted_over_columns_with_its_text_in_the_middle_begins_in_the_first_of_them() -> (
    None
):
    """The cells beside it are open: no rule parts the columns."""
    plan = (
        ("Vaksine", "6 uker", "3 mnd.", "5 mnd."),
        ("Rotavirus", "", "", ""),
        ("Pneumokokk", "", "", ""),
    )

    def page(pen: Pen) -> None:
        stripes(pen, slice(0, 1))
        for top, row in zip(YS, plan, strict=False):
            for x, text in zip(XS, row, strict=False):
                pen.text(x + 6, top + LOW, text)
        for y in YS[:4]:
            pen.line(XS[0], y, XS[-1], y)
        for top, bottom in list(pairwise(YS))[1:3]:
            paint(pen, Box(XS[1], top, XS[4], bottom), "C6E0B4")
            pen.text((XS[1] + XS[4]) / 2 - 20, top + LOW, "3 doser")

    header, *rows = plan

    assert grids(drawn(page)) == [[list(header), *([row[0], "3 doser", "", ""] for row in rows)]]


def test_bars_of_a_plan_join_no_rows_that_a_first_column_names() -> None:
    """They begin further right from row to row, so that what is open around them is no cell."""
    names = ("Planlegging", "Krav", "Konkurranse", "Evaluering", "Innføring")
    months = ((1, 2), (2, 4), (4, 5), (6, 6), (7, 8))
    ys = (*YS, YS[-1] + 24, YS[-1] + 48)
    xs = (60.0, *(200.0 + 55 * month for month in range(9)))

    def page(pen: Pen) -> None:
        for x0, x1 in pairwise(xs):
            paint(pen, Box(x0, YS[0], x1, YS[1]), "DDEBF7")
        for x, text in zip(xs, ("Aktivitet", *"12345678"), strict=False):
            pen.text(x + 6, YS[0] + LOW, text)
        for y in (ys[1], ys[5]):
            pen.line(xs[0], y, xs[-1], y)
        for name, (first, last), (top, bottom) in zip(
            names, months, pairwise(ys[1:]), strict=False
        ):
            pen.text(xs[0] + 6, top + LOW, name)
            for month in range(first, last + 1):
                paint(pen, Box(xs[month], top, xs[month + 1], bottom), "8EAADB")

    (grid,) = grids(drawn(page))

    assert [row[0] for row in grid] == ["Aktivitet", *names]


def test_a_sum_below_the_last_of_the_rules_that_part_the_rows_under_a_painted_header_is_a_row() -> (
    None
):
    """Nothing closes the table below; a note that stands there has one text, and stands lower."""

    def page(pen: Pen) -> None:
        stripes(pen, slice(0, 1))
        for y in YS[1:]:
            pen.line(XS[0], y, XS[-1], y)
        texts(pen)
        for x, text in zip(XS, ("Sum", "19", "23", "24"), strict=False):
            pen.text(x + 6, YS[-1] + LOW, text, font="Helvetica-Bold")
        pen.text(XS[0] + 6, YS[-1] + 24 + LOW + 12, "Høyest er best", size=9)

    assert grids(drawn(page)) == [[*map(list, ROWS), ["Sum", "19", "23", "24"]]]


def test_a_painted_header_said_again_begins_another_table() -> None:
    """Between the two stands the name of the second, on a bar of its own that was painted as a picture."""
    starts = (YS[0], YS[0] + 130)
    xs = (60.0, 100.0, 330.0, 380.0, 620.0)
    rows = [["", "Tiltak", "Pri.", "Gevinst"], ["A", "Samle bestillinger", "1", "Lavere priser"]]
    rows += [["B", "Kartlegge behov", "2", "Bedre planlegging"], ["C", "Lage veileder", "3", ""]]

    def page(pen: Pen) -> None:
        for top in starts:
            for x0, x1 in pairwise(xs):
                paint(pen, Box(x0, top, x1, top + 20), "DDEBF7")
            for row, cells in enumerate(rows):
                for x, text in zip(xs, cells, strict=False):
                    font = "Helvetica" if row else "Helvetica-Bold"
                    pen.text(x + 6, top + 14 + 22 * row, text, font=font)
        pen.text(xs[3] + 20, starts[1] - 12, "Kvalitet og drift", 14, "Helvetica-Bold")

    assert grids(drawn(page)) == [rows, rows]


def test_rules_over_sums_leave_the_names_before_them_in_the_table() -> None:
    """One rule under the header begins with the names; those over sums are the figures' alone."""
    figures = [
        *ROWS,
        ("Sum", "19", "23", "24"),
        ("Fradrag", "2", "1", "3"),
        ("Rest", "17", "22", "21"),
    ]
    ys = [YS[0] + 24 * row for row in range(len(figures) + 1)]

    def page(pen: Pen) -> None:
        pen.line(XS[0], ys[1], XS[-1], ys[1])
        for y in (ys[4], ys[5], ys[6], ys[7]):
            pen.line(XS[1], y, XS[-1], y)
        for top, row in zip(ys, figures, strict=False):
            for x, text in zip(XS, row, strict=False):
                pen.text(x + 6, top + LOW, text)

    assert grids(drawn(page)) == [list(map(list, figures))]


def test_frames_side_by_side_with_a_text_in_each_may_be_boxes_and_are_told_of() -> None:
    def page(pen: Pen) -> None:
        for row, pair in enumerate((("1 842 ansatte", "412 senger"), ("12 steder", "74 prosent"))):
            for column, text in enumerate(pair):
                pen.box(60 + 200 * column, 80 + 90 * row, 200, 90, fill=False)
                pen.text(100 + 200 * column, 130 + 90 * row, text)

    assert told(drawn(page)) == ["table-guessed"]


def test_framed_figures_in_a_row_may_be_boxes_and_are_told_of() -> None:
    def page(pen: Pen) -> None:
        for column, (figure, text) in enumerate(
            (("92 %", "i tide"), ("41", "avtaler"), ("3", "klager"))
        ):
            pen.box(60 + 200 * column, 80, 200, 90, fill=False)
            pen.text(100 + 200 * column, 130, figure)
            pen.text(100 + 200 * column, 146, text)

    assert told(drawn(page)) == ["table-guessed"]


def test_four_cells_of_one_colour_that_no_rule_parts_may_be_boxes_and_are_told_of() -> None:
    """Where another colour or a rule parts them, they are a table's."""
    names = (("Gjør nå", "Planlegg"), ("Deleger", "Vent"))

    def page(pen: Pen, second: str = "DAE3F3", high: float = 90) -> None:
        for row, pair in enumerate(names):
            for column, text in enumerate(pair):
                left, top = 60 + 200 * column, 80 + high * row
                paint(pen, Box(left, top, left + 200, top + high), second if row else "DAE3F3")
                pen.text(left + 40, top + high - 10, text)

    assert told(drawn(page)) == ["table-guessed"]
    assert told(drawn(lambda pen: page(pen, "FFFFFF", high=30))) == []


def test_a_pages_number_that_a_table_reaches_down_to_is_no_cells() -> None:
    def page(pen: Pen) -> None:
        pen.grid(XS, (300, 324, 348, 400))
        for top, row in zip((300, 324, 348), ROWS, strict=False):
            for x, text in zip(XS, row, strict=False):
                pen.text(x + 6, top + LOW, text)
        pen.text(XS[-1] - 12, 397, "1", size=8)

    (rows,) = grids(drawn(page))
    assert rows == list(map(list, ROWS[:3]))


def test_a_name_alone_in_a_row_that_runs_over_what_parts_its_columns_is_the_rows() -> None:
    """Rules part the rows alone, and the header's and the name's fills show the columns."""
    xs, ys = (60.0, 100.0, 330.0, 570.0), (80.0, 104.0, 122.0, 146.0, 170.0)

    def page(pen: Pen) -> None:
        for x0, x1 in pairwise(xs):
            paint(pen, Box(x0, ys[0], x1, ys[1]), "DDEBF7")
        paint(pen, Box(xs[0], ys[1], xs[-1], ys[2]), "D9D9D9")
        for y in ys:
            pen.line(xs[0], y, xs[-1], y)
        rows = (("Nr", "Navn", "Sted"), (), ("1", "Nordli", "Alta"), ("2", "Lia", "Moss"))
        for top, row in zip(ys, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                pen.text(x + 6, top + LOW, text)
        pen.text(xs[0] + 6, ys[1] + 13, "Kompetanse og drift")

    ((_, name, *_),) = grids(drawn(page))
    assert name == ["Kompetanse og drift", "", ""]


def test_a_name_over_a_table_with_a_blank_at_a_columns_bound_is_no_header() -> None:
    ys = (100.0, 118.0, 148.0, 178.0)

    def page(pen: Pen) -> None:
        ends = [66.0]
        for word in ("Bygg, ", "drift ", "og ", "eiendom"):
            ends.append(pen.text(ends[-1], 94, word))
        xs = (60.0, ends[2] - 1.7, 330.0, 570.0)
        for x0, x1 in pairwise(xs):
            paint(pen, Box(x0, ys[0], x1, ys[1]), "DDEBF7")
        for y in ys:
            pen.line(xs[0], y, xs[-1], y)
        rows = (("Nr", "Navn", "Sted"), ("1", "Nordli", "Alta"), ("2", "Lia", "Moss"))
        for top, row in zip(ys, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                pen.text(x + 6, top + 13, text)

    assert [grid[0] for grid in grids(drawn(page))] == [["Nr", "Navn", "Sted"]]
