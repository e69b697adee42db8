"""Tables as decks of every kind hold them: rules, stripes and fills of the usual table styles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from pdfpages import HEIGHT, Pen, drawn

from parsers.pdf.reader import read_pdf

FIGURES = [
    ["Region", "Q1", "Q2", "Q3"],
    ["North", "12", "15", "11"],
    ["South", "9", "7", "14"],
    ["East", "22", "25", "21"],
    ["Total", "43", "47", "46"],
]
XS = (60.0, 160.0, 260.0, 360.0, 460.0)
TOP, ROW = 100.0, 28.0


def _texts(pen: Pen, rows: Sequence[Sequence[str]], x: Sequence[float] = XS) -> None:
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            pen.text(x[c] + 7, TOP + r * ROW + 15, text)


def _rules(pen: Pen, *rows: int) -> None:
    for row in rows:
        pen.line(XS[0], TOP + row * ROW, XS[-1], TOP + row * ROW)


def _grids(data: bytes) -> list[list[list[str]]]:
    return [table.grid() for table in read_pdf(data).slides[0].tables]


def test_rules_around_header_and_body_part_no_rows() -> None:
    def page(pen: Pen) -> None:
        _texts(pen, FIGURES)
        _rules(pen, 0, 1, 5)

    assert _grids(drawn(page)) == [FIGURES]


def test_paragraphs_of_one_row_between_such_rules_stay_one_row() -> None:
    def page(pen: Pen) -> None:
        _texts(pen, FIGURES[:2])
        pen.text(XS[3] + 7, TOP + ROW + 45, "and more to come")
        pen.line(XS[0], TOP + 4 * ROW, XS[-1], TOP + 4 * ROW)
        _rules(pen, 0, 1)

    assert _grids(drawn(page)) == [[FIGURES[0], ["North", "12", "15", "11\nand more to come"]]]


def test_two_ruled_tables_under_one_another_keep_their_own_columns() -> None:
    lower = [["Team", "Lead"], ["Red", "Zoe"], ["Blue", "Max"]]

    def page(pen: Pen) -> None:
        _texts(pen, FIGURES[:3])
        _rules(pen, 0, 1, 3, 5, 6, 8)
        for r, row in enumerate(lower):
            pen.text(XS[0] + 7, TOP + (5 + r) * ROW + 15, row[0])
            pen.text(XS[2] + 47, TOP + (5 + r) * ROW + 15, row[1])

    assert _grids(drawn(page)) == [FIGURES[:3], lower]


def test_a_word_that_runs_over_a_wall_into_another_text_spans_no_columns() -> None:
    rows = [FIGURES[0], ["North", "Kommuneoverlegen", "15", "11"], *FIGURES[2:]]

    def page(pen: Pen) -> None:
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                pen.text(XS[c] + (27 if c == 1 else 7), TOP + r * ROW + 15, text)
        pen.grid(XS, [TOP + n * ROW for n in range(len(rows) + 1)])

    assert _grids(drawn(page)) == [rows]


def test_a_title_and_a_legend_above_the_first_rule_are_no_row() -> None:
    def page(pen: Pen) -> None:
        pen.text(XS[0] + 7, TOP - 32, "Sales", size=18)
        pen.text(XS[2] + 7, TOP - 32, "in thousands")
        _texts(pen, FIGURES)
        _rules(pen, *range(len(FIGURES) + 1))

    assert _grids(drawn(page)) == [FIGURES]


def test_names_of_blocks_between_rules_may_run_across_columns() -> None:
    rows = [["Nr.", *FIGURES[0][1:]]]
    for name in ("North of the line", "South of the line", "East of the line"):
        rows += [[name, "", "", ""], ["1", "12", "15", "11"], ["2", "9", "7", "14"]]

    def page(pen: Pen) -> None:
        _texts(pen, rows, (60.0, 90.0, 260.0, 360.0))
        _rules(pen, *range(len(rows) + 1))

    assert _grids(drawn(page)) == [rows]


def test_rows_below_an_empty_one_may_lack_a_column_of_their_table() -> None:
    rows = [*FIGURES[:2], ["", "", "", ""], ["", *FIGURES[3][1:]], ["", *FIGURES[4][1:]]]

    def page(pen: Pen) -> None:
        _texts(pen, rows)
        _rules(pen, *range(len(rows) + 1))

    assert _grids(drawn(page)) == [rows]


def test_an_empty_row_between_rules_is_a_row() -> None:
    rows = [*FIGURES[:3], ["", "", "", ""], FIGURES[4]]

    def page(pen: Pen) -> None:
        _texts(pen, rows)
        _rules(pen, 0, 1, 2, 3, 4, 5)

    assert _grids(drawn(page)) == [rows]


def test_rows_of_long_texts_between_rules_are_a_table() -> None:
    rows = [["Question asked", "Answer that was given"]] + [
        [f"Why was step {n} taken so late", f"Because step {n} had to wait for others"]
        for n in (1, 2, 3)
    ]

    def page(pen: Pen) -> None:
        _texts(pen, rows, (XS[0], XS[2]))
        _rules(pen, 0, 1, 2, 3, 4)

    assert _grids(drawn(page)) == [rows]


@pytest.mark.parametrize("per_cell", [True, False])
def test_stripes_between_rules_belong_to_one_table_with_its_header(*, per_cell: bool) -> None:
    def page(pen: Pen) -> None:
        pen.colour("D9D9D9")
        for row in (1, 3):
            for x0, x1 in pairwise(XS) if per_cell else [(XS[0], XS[-1])]:
                pen.box(x0, TOP + row * ROW, x1 - x0, ROW)
        pen.colour("000000")
        _rules(pen, 0, 1, 5)
        _texts(pen, FIGURES)

    assert _grids(drawn(page)) == [FIGURES]


def test_one_painted_band_behind_the_header_is_the_tables_first_row() -> None:
    def page(pen: Pen) -> None:
        pen.colour("203864")
        pen.box(XS[0], TOP, XS[-1] - XS[0], ROW)
        pen.colour("000000")
        _texts(pen, FIGURES)

    assert _grids(drawn(page)) == [FIGURES]


def test_a_frame_under_a_painted_header_holds_rows_in_the_headers_columns() -> None:
    def page(pen: Pen) -> None:
        pen.colour("4F81BD")
        for x0, x1 in pairwise(XS):
            pen.box(x0, TOP, x1 - x0, ROW)
        pen.colour("000000")
        pen.box(XS[0], TOP, XS[-1] - XS[0], 5 * ROW, fill=False)
        _texts(pen, FIGURES)

    assert _grids(drawn(page)) == [FIGURES]


def test_a_heat_map_has_its_header_and_first_column_though_they_are_not_filled() -> None:
    def page(pen: Pen) -> None:
        for row in range(1, 5):
            for index, (x0, x1) in enumerate(pairwise(XS[1:])):
                pen.colour(("FFC000", "92D050", "FF5050")[(row + index) % 3])
                pen.box(x0, TOP + row * ROW, x1 - x0, ROW)
        pen.colour("000000")
        _texts(pen, FIGURES)

    assert _grids(drawn(page)) == [FIGURES]


def test_a_wide_table_of_figures_is_not_taken_for_several() -> None:
    rows = [[str(100 * r + c) for c in range(12)] for r in range(1, 5)]
    rows.insert(0, [f"C{c}" for c in range(12)])

    def page(pen: Pen) -> None:
        _texts(pen, rows, [40.0 + 52 * c for c in range(12)])

    assert _grids(drawn(page)) == [rows]


def test_a_header_over_two_columns_has_no_column_of_its_own() -> None:
    rows = [
        ["Product", "2022", "", "2023", ""],
        ["", "Plan", "Actual", "Plan", "Actual"],
        ["Widgets", "10", "11", "12", "13"],
        ["Gadgets", "20", "19", "22", "25"],
    ]

    def page(pen: Pen) -> None:
        middles = (80.0, 200.0, 300.0, 400.0, 500.0)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                shift = 50.0 if r == 0 and c else 0.0
                width = pen.canvas.stringWidth(text, "Helvetica", 12)
                pen.text(middles[c] + shift - width / 2, TOP + r * ROW, text)

    assert _grids(drawn(page)) == [rows]


def _columns_of_a_chart(pen: Pen) -> None:
    for tick in range(6):
        pen.line(100, 320 - 40 * tick, 600, 320 - 40 * tick)
        pen.text(75, 323 - 40 * tick, f"{20 * tick:3d}", 10, "Courier")
    for place, value in enumerate((35, 62, 48, 91, 17)):
        pen.colour("4472C4")
        pen.box(120 + 100 * place, 320 - 2 * value, 60, 2 * value)
        pen.colour("000000")
        pen.text(140 + 100 * place, 316 - 2 * value, str(value), 10)
        pen.text(138 + 100 * place, 336, str(2020 + place), 10)


def _bars_of_a_chart(pen: Pen) -> None:
    for place, value in enumerate((35, 62, 48, 91, 17)):
        pen.text(60, 112 + 40 * place, f"Region {place}", 10)
        pen.colour("4472C4")
        pen.box(140, 100 + 40 * place, 4 * value, 20)
        pen.colour("000000")
        pen.text(145 + 4 * value, 112 + 40 * place, str(value), 10)


def _points_of_a_chart(pen: Pen) -> None:
    for tick in range(6):
        pen.line(100, 320 - 40 * tick, 600, 320 - 40 * tick)
        pen.text(75, 323 - 40 * tick, f"{20 * tick:3d}", 10, "Courier")
    for place, value in enumerate((35, 62, 48, 91, 17, 19, 33)):
        pen.circle(120 + 70 * place, 320 - 2 * value, 3, fill=True)
        pen.text(115 + 70 * place, 310 - 2 * value, str(value), 10)
        pen.text(110 + 70 * place, 336, str(2020 + place), 10)


def _numbered_lines(pen: Pen) -> None:
    for place, text in enumerate(("Welcome", "Background", "Results", "Discussion")):
        pen.text(80, 120 + 50 * place, f"0{place + 1}", 20)
        pen.text(140, 120 + 50 * place, text, 14)


def _figures_on_display(pen: Pen) -> None:
    for place, (figure, text) in enumerate(
        (("87 %", "happy"), ("45", "partners"), ("12", "sites"))
    ):
        pen.text(80 + 200 * place, 150, figure, 36)
        pen.text(80 + 200 * place, 180, text, 14)


@pytest.mark.parametrize(
    "page",
    [
        _columns_of_a_chart,
        _bars_of_a_chart,
        _points_of_a_chart,
        _numbered_lines,
        _figures_on_display,
    ],
)
def test_charts_lists_and_displays_are_no_tables(page: Callable[[Pen], None]) -> None:
    slide = read_pdf(drawn(page)).slides[0]

    assert slide.tables == ()
    assert slide.texts


def test_progress_bars_in_a_table_do_not_make_it_a_chart() -> None:
    rows = [["Nr", "Task", "Progress", "Owner"]] + [
        [str(n), f"Task number {n}", "", "Ann"] for n in range(1, 6)
    ]

    def page(pen: Pen) -> None:
        _texts(pen, rows)
        pen.colour("4472C4")
        for row, part in enumerate((20, 80, 45, 60, 10), start=1):
            pen.box(XS[2] + 5, TOP + row * ROW + 6, part, 10)

    assert _grids(drawn(page)) == [rows]


def test_text_turned_on_its_side_is_read_as_words() -> None:
    rows = [["", "Task", "Owner", "Due"], ["", "Build", "Ann", "May"], ["", "Test", "Bob", "June"]]

    def page(pen: Pen) -> None:
        for x in XS:
            pen.line(x, TOP, x, TOP + 3 * ROW)
        _rules(pen, 0, 1, 3)
        pen.line(XS[1], TOP + 2 * ROW, XS[-1], TOP + 2 * ROW)
        _texts(pen, rows)
        pen.canvas.saveState()
        pen.canvas.translate(110, HEIGHT - 175)
        pen.canvas.rotate(90)
        for place, letter in enumerate("In hand"):
            pen.canvas.setFont("Courier", 10)
            pen.canvas.drawString(6 * place, 0, letter)
        pen.canvas.restoreState()

    (grid,) = _grids(drawn(page))

    assert grid == [rows[0], ["In hand", *rows[1][1:]], rows[2]]


@pytest.mark.parametrize(("turn", "step"), [(90, 1), (-90, -1)])
def test_lines_on_their_side_are_one_text_where_one_stands_beside_the_other(
    turn: int, step: int
) -> None:
    def page(pen: Pen) -> None:
        pen.text(200, 60, "Tiltak per mars", size=20)
        for x, lines in ((100, ("Bygg og", "uteområder")), (400, ("Forbruk",))):
            for number, line in enumerate(lines):
                pen.canvas.saveState()
                pen.canvas.translate(x + 12 * step * number, HEIGHT - 300)
                pen.canvas.rotate(turn)
                pen.canvas.setFont("Helvetica", 10)
                pen.canvas.drawCentredString(0, 0, line)
                pen.canvas.restoreState()

    texts = [text.text.split() for text in read_pdf(drawn(page)).slides[0].texts]
    assert sorted(texts) == [["Bygg", "og", "uteområder"], ["Forbruk"], ["Tiltak", "per", "mars"]]


def test_cells_of_like_heights_under_one_another_are_a_table_of_one_column() -> None:
    rows = [["Topics"], ["Introduction"], ["Methods"], ["Results"]]

    def page(pen: Pen) -> None:
        for row in range(4):
            pen.box(XS[0], TOP + row * ROW, 200, ROW, fill=False)
        _texts(pen, rows)

    assert _grids(drawn(page)) == [rows]


def test_a_framed_text_with_a_heading_is_no_table() -> None:
    def page(pen: Pen) -> None:
        pen.box(XS[0], TOP, 200, ROW, fill=False)
        pen.box(XS[0], TOP + ROW, 200, 5 * ROW, fill=False)
        _texts(pen, [["Topics"], ["Introduction"], ["Methods"], ["Results"]])

    assert _grids(drawn(page)) == []


def test_a_dash_in_a_column_of_signs_is_an_entry_and_no_list_sign() -> None:
    rows = [
        ["OK", "Due", "Topic"],
        ["X", "May", "Plan"],
        ["-", "June", "Build"],
        ["?", "July", "Test"],
    ]

    def page(pen: Pen) -> None:
        _texts(pen, rows, (60.0, 92.0, 200.0))

    assert _grids(drawn(page)) == [rows]


def test_dashes_before_items_stay_list_signs() -> None:
    rows = [["Area", "Points"], ["Team", "hired"], ["", "trained"], ["Tools", "bought"]]

    def page(pen: Pen) -> None:
        _texts(pen, [[row[0], ""] for row in rows])
        pen.text(XS[1] + 7, TOP + 15, rows[0][1])
        for r, row in enumerate(rows[1:], start=1):
            pen.text(XS[1] + 7, TOP + r * ROW + 15, "-")
            pen.text(XS[1] + 21, TOP + r * ROW + 15, row[1])
        _rules(pen, 0, 1, 2, 3, 4)

    assert _grids(drawn(page)) == [rows]


def test_a_column_that_is_nearly_empty_is_a_column_between_rules() -> None:
    rows = [["Item", "Amount", "Flag", "Owner"]] + [
        [f"Article {n}", str(120 * n), "yes" if n == 4 else "", "Ann"] for n in range(1, 9)
    ]

    def page(pen: Pen) -> None:
        _texts(pen, rows)
        _rules(pen, *range(10))

    assert _grids(drawn(page)) == [rows]


def test_a_last_column_that_is_nearly_empty_is_a_column_between_rules() -> None:
    rows = [["Item", "Amount", "Owner", "Flag"]] + [
        [f"Article {n}", str(120 * n), "Ann", "yes" if n == 4 else ""] for n in range(1, 9)
    ]

    def page(pen: Pen) -> None:
        _texts(pen, rows)
        _rules(pen, *range(10))

    assert _grids(drawn(page)) == [rows]


def test_a_header_wider_than_its_columns_entries_stands_over_them() -> None:
    rows = [["Task", "Status", "Nr", "Owner"]] + [
        [f"Write the plan for all regions, part {n}", "X", str(n), "Ann"] for n in range(1, 9)
    ]
    middles = (0.0, 320.0, 390.0, 0.0)

    def page(pen: Pen) -> None:
        pen.box(XS[0], TOP, 460, 9 * ROW, fill=False)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                width = pen.canvas.stringWidth(text, "Helvetica", 12)
                x = middles[c] - width / 2 if middles[c] else (XS[0] + 7, 0, 0, 430.0)[c]
                pen.text(x, TOP + r * ROW + 15, text)

    assert _grids(drawn(page)) == [rows]


def test_a_legend_under_a_ruled_table_is_no_row_of_it() -> None:
    def page(pen: Pen) -> None:
        _texts(pen, FIGURES)
        _rules(pen, *range(6))
        for x, text in zip(XS[1:4], ("Red", "Amber", "Green"), strict=True):
            pen.text(x + 7, TOP + 5 * ROW + 18, text)

    assert _grids(drawn(page)) == [FIGURES]


def test_an_address_that_is_broken_at_the_cells_edge_is_one_word() -> None:
    rows = [["Source", "Address", "Year"], ["Act", "https://www.uio.no/a/page.html", "2024"]]

    def page(pen: Pen) -> None:
        _texts(pen, [rows[0], ["Act", "https://", "2024"]])
        pen.text(XS[1] + 7, TOP + ROW + 29, "www.uio.no/a/")
        pen.text(XS[1] + 7, TOP + ROW + 43, "page.html")
        pen.box(XS[0], TOP, XS[3] - XS[0], ROW, fill=False)
        for x0, x1 in pairwise(XS[:4]):
            pen.box(x0, TOP + ROW, x1 - x0, 2 * ROW, fill=False)
            pen.box(x0, TOP, x1 - x0, ROW, fill=False)

    assert _grids(drawn(page)) == [rows]


def test_a_raised_mark_behind_a_figure_leaves_its_currency_sign_on_the_line() -> None:
    rows = [*FIGURES[:2], ["South", "€7m*", "7", "14"]]

    def page(pen: Pen) -> None:
        _texts(pen, [*FIGURES[:2], ["South", "", "7", "14"]])
        y = TOP + 2 * ROW + 15
        x = pen.text(XS[1] + 7, y, "€")
        pen.text(pen.text(x + 1, y, "7m", font="Times-Roman"), y - 4, "*", 7)
        _rules(pen, 0, 1, 2, 3)

    assert _grids(drawn(page)) == [rows]


def test_a_chart_of_lying_bars_reaches_to_its_names_and_takes_no_table_beside_it() -> None:
    def page(pen: Pen) -> None:
        _texts(pen, FIGURES, [x - 40 for x in XS])
        for x0, x1 in pairwise(XS):
            for row in range(5):
                pen.box(x0 - 40, TOP + row * ROW, x1 - x0, ROW, fill=False)
        for place, value in enumerate((35, 62, 48, 91, 17)):
            pen.text(450, 202 + 40 * place, f"Area {place}", 10)
            pen.colour("4472C4")
            pen.box(490, 190 + 40 * place, 2 * value, 20)
            pen.colour("000000")

    assert _grids(drawn(page)) == [FIGURES]


def test_rows_that_begin_level_under_a_header_are_a_table_of_long_texts() -> None:
    rows = [["Question asked", "Answer that was given"]] + [
        [f"Why was step {n} taken so late", f"Because step {n} had to wait\nuntil others were done"]
        for n in (1, 2, 3)
    ]

    def page(pen: Pen) -> None:
        for r, row in enumerate(rows):
            for x, text in zip((XS[0], XS[2]), row, strict=True):
                for n, line in enumerate(text.split("\n")):
                    pen.text(x, TOP + 1.6 * r * ROW + 14 * n, line)

    (grid,) = _grids(drawn(page))

    assert [[text.replace("\n", " ") for text in row] for row in grid] == [
        [text.replace("\n", " ") for text in row] for row in rows
    ]


def test_paragraphs_beside_each_other_under_headings_are_no_table() -> None:
    def page(pen: Pen) -> None:
        for x, heading, counts in ((60.0, "Before it began", (1, 2, 1)), (300, "After it", (2, 1))):
            pen.text(x, TOP, heading)
            y = TOP + 24
            for count in counts:
                for _ in range(count):
                    pen.text(x, y, "what was said of this one")
                    y += 14
                y += 8

    assert _grids(drawn(page)) == []


def test_tables_beside_each_other_are_two_where_their_rows_are_not_level() -> None:
    right = [["", "Q4", "Q5"], ["Supplier", "9", "13"], ["Transport\nenergy", "91", "25"]]
    right += [["Quarterly", "36", "5"], ["Platform", "29", "89"]]

    def page(pen: Pen) -> None:
        for r, row in enumerate(FIGURES):
            for c, text in enumerate(row[:3]):
                pen.text(60 + 85 * c, TOP + r * 30, text)
        for r, row in enumerate(right):
            for c, text in enumerate(row):
                for n, line in enumerate(text.split("\n")):
                    pen.text(300 + 85 * c, TOP + r * 30 + 7 * (r > 2) + 14 * n, line)

    two = [[text.replace("\n", " ") for text in row] for row in right]
    assert _grids(drawn(page)) == [[row[:3] for row in FIGURES], two]


def test_rows_between_a_rule_under_the_header_and_one_above_the_sum_are_rows() -> None:
    def page(pen: Pen) -> None:
        _texts(pen, FIGURES)
        _rules(pen, 1, 4)

    assert _grids(drawn(page)) == [FIGURES]


def test_a_row_of_painted_cells_above_nothing_is_read() -> None:
    def page(pen: Pen) -> None:
        pen.colour("4F81BD")
        for x0, x1 in pairwise(XS):
            pen.box(x0, TOP, x1 - x0, ROW)
        pen.colour("000000")
        pen.text(XS[0] + 7, TOP + 10, "one of many")
        pen.text(XS[0] + 7, TOP + 24, "words")
        pen.text(XS[1] + 7, TOP + 10, "and this")

    assert _grids(drawn(page)) in ([], [[["one of many words", "and this", "", ""]]])


def test_a_caption_near_above_a_table_without_rules_is_no_row_of_it() -> None:
    def page(pen: Pen) -> None:
        pen.text(XS[0], TOP - 22, "Table 1: People")
        for r, row in enumerate(FIGURES):
            for c, text in enumerate(row):
                width = pen.canvas.stringWidth(text, "Helvetica", 12) if c else 0
                pen.text(XS[c] + (120 if c else 0) - width, TOP + r * ROW, text)

    slide = read_pdf(drawn(page)).slides[0]

    assert [table.grid() for table in slide.tables] == [FIGURES]
    assert [box.text for box in slide.texts] == ["Table 1: People"]


def test_a_painted_first_column_heads_the_rows_beside_it() -> None:
    rows = [["What", "A plan for the whole region"], ["Why", "Because it was decided"]]
    rows += [["Who", "All of us, and some others too"], ["When", "Before the summer"]]

    def page(pen: Pen) -> None:
        pen.colour("4F81BD")
        for row in range(4):
            pen.box(XS[0], TOP + row * ROW, XS[1] - XS[0], ROW - 1)
        pen.colour("000000")
        _texts(pen, rows)

    assert _grids(drawn(page)) == [rows]


def test_text_that_stands_apart_beside_painted_labels_is_no_table() -> None:
    def page(pen: Pen) -> None:
        pen.colour("4F81BD")
        for row in range(4):
            pen.box(XS[0], TOP + row * ROW, XS[1] - XS[0], ROW - 1)
        pen.colour("000000")
        _texts(pen, [["What"], ["Why"], ["Who"], ["When"]])
        for line in range(6):
            pen.text(XS[1] + 7, TOP + 12 + 18 * line, "one of many lines of a text")

    assert _grids(drawn(page)) == [[["What"], ["Why"], ["Who"], ["When"]]]


def test_a_table_without_rules_is_found_beside_a_text() -> None:
    rows = [
        ["Region", "Q1", "Q2"],
        ["North", "12", "15"],
        ["South", "9", "7"],
        ["East", "22", "25"],
    ]

    def page(pen: Pen) -> None:
        for line in range(7):
            pen.text(40, TOP + 17 * line, "some words about the figures that stand beside them")
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                pen.text(400 + 90 * c, TOP + r * ROW, text)

    assert _grids(drawn(page)) == [rows]


def test_a_list_beside_a_table_of_wrapped_cells_is_none_of_its_columns() -> None:
    rows = [["No", "Name", "Unit", "Price"]]
    for number in range(100, 107):
        wrapped = (
            ["Common rules\nof the market", "1 200,50\nEUR"] if number % 2 else ["Net", "12\nEUR"]
        )
        rows.append([str(number), wrapped[0], "kg", wrapped[1]])

    def page(pen: Pen) -> None:
        top = TOP
        for row in rows:
            for column, text in enumerate(row):
                for index, line in enumerate(text.split("\n")):
                    pen.text(280 + 110 * column, top + 14 * index, line)
            top += 18 + 14 * max(text.count("\n") for text in row)
        for place in range(17):
            sign = "" if place % 3 else "• "
            pen.text(40, TOP + 16 * place, f"{sign}some words on what")

    assert [[len(row) for row in grid] for grid in _grids(drawn(page))] == [[4] * 8]


def test_a_timeline_is_no_table() -> None:
    def page(pen: Pen) -> None:
        pen.line(40, 150, 680, 150)
        for place, text in enumerate(("Planning", "Start of work", "Opening", "Second stage")):
            pen.text(60 + 150 * place, 140, str(2021 + place))
            pen.text(52 + 150 * place, 170, text, 11)

    assert _grids(drawn(page)) == []


def test_a_drawn_table_keeps_its_header_right_under_a_chart() -> None:
    def page(pen: Pen) -> None:
        for place, value in enumerate((35, 62, 48, 17)):
            pen.text(XS[place] + 20, TOP - 16, f"Area {place}", 10)
            pen.colour("4472C4")
            pen.box(XS[place] + 20, TOP - 28 - value, 60, value)
            pen.colour("000000")
        for row in range(5):
            for x0, x1 in pairwise(XS):
                pen.box(x0, TOP + row * ROW, x1 - x0, ROW, fill=False)
        _texts(pen, FIGURES)

    assert _grids(drawn(page)) == [FIGURES]
