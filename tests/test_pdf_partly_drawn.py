"""Tables of which fills and rules draw a part: painted statuses, striped rows, a painted header."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import pytest
from pdfpages import Pen, drawn, only
from reportlab.pdfbase.pdfmetrics import stringWidth

from parsers.pdf.page import Piece
from parsers.pdf.reader import read_pdf
from parsers.pdf.tables.grid import Grid, GridCell
from parsers.pdf.tables.openrows import with_open_rows
from schema import Box

TOP, STEP, SIZE = 80.0, 26.0, 10.0
EDGES = (40.0, 250.0, 300.0, 560.0, 660.0)
HEADER = ("Tiltak", "Pri", "Siste status", "Status")
ROWS = (
    ("Tilpasse felles maler for alle", "1", "Kartlegging er utsatt"),
    ("Vurdere tid til implementering", "2", "Praksis er kartlagt"),
    ("Standardisere krav til varer", "1", "Generelle krav er skrevet"),
)
STATUSES = ("00B050", "FFC000", "FF0000")


def row_of(pen: Pen, y: float, texts: Sequence[str], edges: Sequence[float] = EDGES) -> None:
    for x, text in zip(edges, texts, strict=False):
        pen.text(x + 6, y, text, SIZE)


def paint(pen: Pen, top: float, height: float, edges: Sequence[float], colour: str) -> None:
    pen.colour(colour)
    for x0, x1 in itertools.pairwise(edges):
        pen.box(x0, top, x1 - x0, height)
    pen.colour("000000")


def test_painted_statuses_between_rules_are_a_column_though_nothing_is_written_in_them() -> None:
    def page(pen: Pen) -> None:
        row_of(pen, TOP - 8, HEADER)
        for row, (texts, colour) in enumerate(zip(ROWS, STATUSES, strict=True)):
            top = TOP + row * STEP
            paint(pen, top, STEP, EDGES[3:], colour)
            row_of(pen, top + 17, texts)
        for row in range(len(ROWS) + 1):
            pen.line(EDGES[0], TOP + row * STEP, EDGES[-1], TOP + row * STEP)

    table = only(page)

    assert table.grid() == [list(HEADER), *[[*texts, ""] for texts in ROWS]]
    assert [c.fill for c in table.cells if c.column == 3 and c.row] == list(STATUSES)


def test_bars_of_other_lengths_between_rules_are_no_columns() -> None:
    def page(pen: Pen) -> None:
        row_of(pen, TOP - 8, HEADER[:3])
        for row, texts in enumerate(ROWS):
            top = TOP + row * STEP
            paint(pen, top, STEP, (560, 580 + 20 * row), "00B050")
            row_of(pen, top + 17, texts)
        for row in range(len(ROWS) + 1):
            pen.line(EDGES[0], TOP + row * STEP, EDGES[-1], TOP + row * STEP)

    assert only(page).columns == len(HEADER)


def test_a_row_left_empty_between_rules_below_a_painted_header_is_the_tables() -> None:
    rows = [ROWS[0], (), ROWS[1], (), (), ROWS[2]]

    def page(pen: Pen) -> None:
        paint(pen, TOP, STEP, EDGES, "BDD7EE")
        for place, texts in enumerate([HEADER, *rows]):
            row_of(pen, TOP + place * STEP + 17, (*texts, "Pågår") if texts == ROWS[0] else texts)
            pen.line(EDGES[0], TOP + place * STEP, EDGES[-1], TOP + place * STEP)
        pen.line(EDGES[0], TOP + 7 * STEP, EDGES[-1], TOP + 7 * STEP)

    names = [texts[0] if texts else "" for texts in rows]
    assert [row[0] for row in only(page).grid()] == [HEADER[0], *names]


def test_rules_in_one_column_below_a_painted_header_part_a_measures_rows_of_news() -> None:
    def page(pen: Pen) -> None:
        paint(pen, TOP, STEP, EDGES, "BDD7EE")
        row_of(pen, TOP + 17, HEADER)
        top = TOP + STEP
        for texts in ROWS:
            pen.line(EDGES[0], top, EDGES[-1], top)
            row_of(pen, top + 17, (*texts, "Pågår"))
            if texts == ROWS[1]:
                top += STEP
                pen.line(EDGES[2], top, EDGES[3], top)
                row_of(pen, top + 17, ("", "", "Praksis er vurdert"))
            top += STEP
        pen.line(EDGES[0], top, EDGES[-1], top)

    grid = only(page).grid()
    assert [row[0] for row in grid] == [HEADER[0], ROWS[0][0], ROWS[1][0], "", ROWS[2][0]]
    assert [row[2] for row in grid[2:4]] == [ROWS[1][2], "Praksis er vurdert"]


def test_a_high_row_without_fill_between_two_stripes_is_the_tables() -> None:
    """It is high by one cell's list, whose points stand apart and above the texts beside them."""
    news = ["Første utkast", "er ferdig", "Møte avholdt", "i september", "Pilot er valgt", "i alle"]

    def page(pen: Pen) -> None:
        paint(pen, TOP, STEP, EDGES, "BDD7EE")
        row_of(pen, TOP + 17, HEADER)
        row_of(pen, TOP + STEP + 17, (*ROWS[0], "Pågår"))
        top = TOP + 2 * STEP
        paint(pen, top, STEP, EDGES, "DDEBF7")
        row_of(pen, top + 17, (*ROWS[1], "Pågår"))
        for line, text in enumerate(news):
            pen.text(EDGES[2] + 6, top + STEP + 11 + 13 * line + 8 * (line // 2), text, SIZE)
        top += STEP + 27 + 13 * len(news)
        row_of(pen, top - 13, (*ROWS[2][:2], "", "Utført"))
        paint(pen, top, STEP, EDGES, "DDEBF7")
        row_of(pen, top + 17, (*ROWS[0], "Utført"))

    grid = only(page).grid()

    assert len(grid) == 1 + 4
    assert [" ".join(text.split()) for text in grid[3]] == [*ROWS[2][:2], " ".join(news), "Utført"]


def test_open_rows_in_a_frame_stand_in_the_columns_of_their_painted_header() -> None:
    """Two full cells end as near to the next column as words of a justified line to one another."""
    full = ("Prehospitale tjenester", "Forankre analyse av systemene", "2", "Møte avholdt", "Pågår")
    rows = [full, *[("", *row, "Pågår") for row in ROWS[1:]]]
    starts = [46.0]
    for text in full[:2]:
        starts.append(starts[-1] + stringWidth(text, "Helvetica", SIZE) + 7)
    edges = [x - 4 for x in (*starts, 330, 560, 666)]

    def page(pen: Pen) -> None:
        paint(pen, TOP, STEP, edges, "1F4E79")
        pen.box(edges[0], TOP, edges[-1] - edges[0], STEP * 4, fill=False)
        for row, texts in enumerate((("Område", *HEADER), *rows)):
            for x, text in zip(edges, texts, strict=False):
                pen.text(x + 4, TOP + row * STEP + 17, text, SIZE)

    assert only(page).grid() == [["Område", *HEADER], *map(list, rows)]


def test_an_empty_first_column_joins_no_rows_of_which_the_statuses_alone_are_painted() -> None:
    edges = (40.0, 70.0, 280.0, 340.0, 560.0, 660.0)

    def page(pen: Pen) -> None:
        paint(pen, TOP, STEP, edges, "BDD7EE")
        row_of(pen, TOP + 17, ("", "Tiltak", "Status", "Siste status", "Ansvarlig"), edges)
        for row, (texts, colour) in enumerate(zip(ROWS, STATUSES, strict=True), 1):
            paint(pen, TOP + row * STEP, STEP, edges[2:4], colour)
            row_of(pen, TOP + row * STEP + 17, ("", texts[0], "", texts[2], "Kari"), edges)

    table = only(page)

    assert table.rows == 1 + len(ROWS)
    assert all(cell.row_span == 1 for cell in table.cells)


def test_a_row_and_its_bold_header_close_above_the_first_stripe_are_two() -> None:
    def page(pen: Pen) -> None:
        for x, text in zip(EDGES, HEADER, strict=False):
            pen.text(x + 6, TOP - 24, text, SIZE, "Helvetica-Bold")
        row_of(pen, TOP - 9, (*ROWS[0], "Pågår"))
        for row, texts in enumerate((*ROWS, ROWS[0])):
            top = TOP + row * STEP
            if row % 2 == 0:
                paint(pen, top, STEP, EDGES, "DDEBF7")
            row_of(pen, top + 17, (*texts, "Utført"))

    assert only(page).grid()[:2] == [list(HEADER), [*ROWS[0], "Pågår"]]


def test_a_status_amid_points_that_begin_above_its_measure_reaches_over_no_two_rows() -> None:
    """The measure stands at the foot of its row, and the points of two columns stand apart."""
    edges = (40.0, 200.0, 250.0, 400.0, 560.0, 660.0)

    def page(pen: Pen) -> None:
        paint(pen, TOP, STEP, edges, "BDD7EE")
        pen.box(edges[0], TOP, edges[-1] - edges[0], STEP * 4, fill=False)
        row_of(pen, TOP + 17, ("Tiltak", "Pri", "Gevinst", "Siste status", "Status"), edges)
        row_of(pen, TOP + 68, ("Felles maler", "1"), edges)
        for x, texts in (
            (edges[2], ("Økt kvalitet", "Mer tid")),
            (edges[3], ("Møte holdt", "Plan")),
        ):
            pen.text(x + 6, TOP + 44, texts[0], SIZE)
            pen.text(x + 6, TOP + 68, texts[1], SIZE)
        pen.text(edges[4] + 6, TOP + 50, "\u25d1", SIZE)
        pen.text(edges[4] + 6, TOP + 62, "Pågår", SIZE)

    table = only(page)

    assert table.rows == 2
    assert all(cell.row_span == 1 for cell in table.cells)


def test_a_lists_name_above_its_first_rule_is_no_text_of_its_first_row() -> None:
    """The first row stands above that rule too, and the name has a header of figures at its side."""

    def page(pen: Pen) -> None:
        pen.text(40, TOP - 18, "Samarbeid om statistikk", 10.7, "Helvetica-Bold")
        pen.text(560, TOP - 18, "Pri.", 10.7, "Helvetica-Bold")
        for row, (tiltak, pri, _) in enumerate(ROWS):
            pen.text(44, TOP - 6 + 16 * row, tiltak, SIZE)
            pen.text(540, TOP - 6 + 16 * row, pri, SIZE)
            pen.line(40, TOP + 16 * row, 600, TOP + 16 * row)

    assert only(page).grid() == [list(row[:2]) for row in ROWS]


@pytest.mark.parametrize("bolded", [True, False])
def test_a_measure_alone_in_a_stripe_without_fill_is_a_row_bold_or_plain(
    bolded: bool,  # noqa: FBT001
) -> None:
    edges = (40.0, 300.0, 520.0, 640.0)
    rows = [
        ["Tiltak", "Siste status", "Status"],
        ["Felles maler i regionene", "Møte er holdt", "Pågår"],
        ["Nye rutiner for varsling", "", ""],
        ["Revidere planen for innkjøp", "Utkast er sendt", "Pågår"],
        ["Kartlegge behovet for lager", "", ""],
    ]

    def page(pen: Pen) -> None:
        for row, texts in enumerate(rows):
            top = 80 + 26 * row
            if row % 2 or not row:
                pen.colour("EEEEEE" if row else "9999CC")
                for x0, x1 in itertools.pairwise(edges):
                    pen.box(x0, top, x1 - x0, 26)
                pen.colour("000000")
            for column, (x, words) in enumerate(zip(edges, texts, strict=False)):
                heavy = not row or (bolded and not column)
                font = "Helvetica-Bold" if heavy else "Helvetica"
                pen.text(x + 6, top + 17, words, size=10, font=font)

    tables = read_pdf(drawn(page)).slides[0].tables
    assert [table.grid() for table in tables] == [rows]


def test_a_band_whose_words_part_where_a_column_begins_is_one_text() -> None:
    """The rules between columns are left out beside it."""
    edges = (40.0, 81.5, 300.0, 480.0)

    def page(pen: Pen) -> None:
        for y in (60, 80, 100, 120, 140):
            pen.line(edges[0], y, edges[-1], y)
        for x in edges:
            pen.line(x, 60, x, 140 if x in (edges[0], edges[-1]) else 80)
            pen.line(x, 100, x, 140)
        for y, texts in ((74, ("Nr", "Tiltak", "Status")), (114, ("1", "Felles maler", "Pågår"))):
            for x, text in zip(edges, texts, strict=False):
                pen.text(x + 4, y, text, size=10)
        for x, text in zip(edges, ("2", "Nye møter", "Utført"), strict=False):
            pen.text(x + 4, 134, text, size=10)
        end = pen.text(44, 94, "Klima og", size=10)
        pen.text(end + 2.8, 94, "miljø", size=10)
        assert abs(end + 2.8 - (edges[1] + 4)) < 1  # where the second column's texts begin

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert table.grid()[1] == ["Klima og miljø", "", ""]


def test_stripes_beside_an_area_that_spans_rows_are_the_tables_and_so_is_what_goes_on_between() -> (
    None
):
    edges = (40.0, 120.0, 320.0, 520.0)
    rows = [
        ["Område", "Tiltak", "Siste status"],
        ["Bygg", "Felles maler", "Møte holdt"],
        ["", "Nye rutiner", "Avtale inngått"],
        ["", "", "Brukertest i uke 12"],
        ["Drift", "Standardisere krav", "Krav er utarbeidet"],
        ["", "", "Sendt på høring"],
        ["", "Samle avtaler", "Avtaler kartlagt"],
    ]
    heights = (20, 30, 30, 24, 30, 20, 30)
    tops = [60 + sum(heights[:row]) for row in range(len(rows))]

    def page(pen: Pen) -> None:
        for row in (0, 2, 4, 6):
            pen.colour("1F3864" if row == 0 else "DEEAF6")
            for x0, x1 in itertools.pairwise(edges[1:] if row in (2, 6) else edges):
                high = sum(heights[row:]) if row == 4 and x0 == edges[0] else heights[row]
                pen.box(x0, tops[row], x1 - x0, high)
        for top, texts in zip(tops, rows, strict=True):
            pen.colour("FFFFFF" if top == tops[0] else "000000")
            for x, text in zip(edges, texts, strict=False):
                pen.text(x + 5, top + 13, text, size=10)

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert table.grid() == rows


@pytest.mark.parametrize("texts", [("1", "", "", "2"), ("1", "1", "", "2")])
def test_a_cell_reaches_over_the_rows_between_which_its_column_alone_has_no_rule(
    texts: Sequence[str],
) -> None:
    """A column with several texts where it has no rules may have none at all."""
    rows = [
        (tiltak, text, siste)
        for (tiltak, _, siste), text in zip((*ROWS, ROWS[0]), texts, strict=True)
    ]

    def page(pen: Pen) -> None:
        paint(pen, TOP, STEP, EDGES[:4], "BDD7EE")
        for row, cells in enumerate((HEADER[:3], *rows)):
            row_of(pen, TOP + row * STEP + 17, cells)
        for row in (1, 4, 5):
            pen.line(EDGES[0], TOP + row * STEP, EDGES[3], TOP + row * STEP)
        for row in (2, 3):
            for x0, x1 in (EDGES[0:2], EDGES[2:4]):
                pen.line(x0, TOP + row * STEP, x1, TOP + row * STEP)

    spans = [cell.row_span for cell in only(page).cells if cell.column == 1 and cell.text]
    assert spans == ([1, 3, 1] if texts[1] == "" else [1] * 4)


def test_an_empty_column_that_no_rule_crosses_does_not_hold_its_header_again() -> None:
    """Rules under some of the headers part these from the rows, and tell nothing of other columns."""
    rows = [(tiltak, "", siste) for tiltak, _, siste in ROWS[:2]]

    def page(pen: Pen) -> None:
        for row, cells in enumerate((HEADER[:3], *rows)):
            row_of(pen, TOP + row * STEP + 17, cells)
        for x0, x1 in (EDGES[0:2], EDGES[2:4]):
            pen.line(x0, TOP + STEP, x1, TOP + STEP)

    assert only(page).grid() == [list(HEADER[:3]), *map(list, rows)]
    assert all(cell.row_span == 1 for cell in only(page).cells)


@pytest.mark.parametrize("more", [1, 2])
def test_rows_stand_open_below_two_painted_rows_of_headers(more: int) -> None:
    """Those below the first may fill other columns, and what follows further off is no row."""
    edges = (30.0, 218.0, 248.0, 368.0, 532.0, 600.0, 682.0)
    groups = ["Plan", "", "", "Oppfølging", "", ""]
    heads = ["Tiltak", "Pri", "Gevinst", "Siste status", "Status", "Ansvarlig"]
    rows = [
        ["Kartlegge nasjonale krav", "3", "Raskere behandling", "", "Ikke startet", "Fagråd"],
        [
            "Utvikle nasjonale krav",
            "3",
            "",
            "Utkast er sendt på høring\nSvar er kommet",
            "Pågår",
            "IKT",
        ],
        [
            "Evaluere digitale skjema",
            "1",
            "Færre avvik\nBedre oversikt",
            "Svar er kommet",
            "Pågår",
            "",
        ],
    ][: 1 + more]

    def page(pen: Pen) -> None:
        paint(pen, TOP, STEP, edges[::3], "1F4E79")
        paint(pen, TOP + STEP, STEP, edges, "B4C6E7")
        for row, cells in enumerate((groups, heads, *rows)):
            y = TOP + row * STEP + 6 * max(row - 2, 0) + 17
            row_of(pen, y, [cell.partition("\n")[0] for cell in cells], edges)
            row_of(pen, y + 12, [cell.partition("\n")[2] for cell in cells], edges)
        pen.text(edges[0] + 6, TOP + 9 * STEP, "Neste møte i styringsgruppen er i juni", SIZE)

    assert only(page).grid() == [groups, heads, *rows]


def test_an_open_cell_over_several_of_a_grids_rows_holds_each_of_its_own_once() -> None:
    """What draws a bound within it, such as a fill beside the table, parts none of its rows."""
    xs, ys = [0.0, 200.0, 400.0], [0.0, 20.0, 50.0, 80.0]
    heads = [GridCell(0, n, 1, 1, Box(xs[n], 0, xs[n + 1], 20)) for n in range(2)]
    grid = Grid(xs, ys, [*heads, GridCell(1, 0, 2, 2, Box(0, 20, 400, 80))])
    rows = (("Tiltak", "Status"), ("Felles maler", "Utsatt"), ("Nye krav", "Startet"))
    pieces = [
        Piece(text, x + 6, y, x + 66, y + 10, 10, "Carlito", None, -1)
        for y, row in zip((5.0, 30.0, 60.0), rows, strict=True)
        for x, text in zip(xs, row, strict=False)
    ]
    draft = with_open_rows(grid, pieces)
    assert draft is not None
    assert [[p.text for p in cell.pieces] for cell in draft.cells] == [[t] for r in rows for t in r]


def test_headers_beside_a_painted_column_in_a_frame_have_a_column_each() -> None:
    edges = (40.0, 250.0, 330.0, 520.0, 600.0, 680.0)
    head = ("Tiltak", "Status", "Siste status", "Frist", "Pri")
    rows = [(texts[0], "Pågår", texts[2], "2024", texts[1]) for texts in ROWS]

    def page(pen: Pen) -> None:
        pen.box(edges[0], TOP, edges[-1] - edges[0], STEP * 4, fill=False)
        for row, texts in enumerate((head, *rows)):
            if row:
                paint(pen, TOP + row * STEP, STEP, edges[1:3], STATUSES[row - 1])
            row_of(pen, TOP + row * STEP + 17, texts, edges)

    assert only(page).grid() == [list(head), *map(list, rows)]


def test_points_beside_one_row_alone_are_its_own_though_its_neighbours_have_none() -> None:
    rows = {
        94.0: ("○", "Felles maler for alle", "1", ()),
        130.0: ("●", "Nye rutiner for lager", "2", ("Møte holdt", "Avtale inngått", "Krav sendt")),
        166.0: ("○", "Samle alle avtaler", "3", ()),
        202.0: ("●", "Måle utslipp i regionen", "3", ("Levert",)),
    }

    def page(pen: Pen) -> None:
        for x, head in zip((40, 90, 300, 360), ("Status", "Tiltak", "Pri", "Nytt"), strict=True):
            pen.text(x, 64, head, size=10, font="Helvetica-Bold")
        for y, (sign, tiltak, pri, points) in rows.items():
            for x, text in zip((40, 90, 300), (sign, tiltak, pri), strict=True):
                pen.text(x, y, text, size=10, font="ZapfDingbats" if x == 40 else "Helvetica")
            for n, point in enumerate(points):
                pen.text(360, y + 12 * (n - len(points) // 2), point, size=10)

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert [row[3].split("\n") for row in table.grid()[1:]] == [
        [""],
        ["Møte holdt", "Avtale inngått", "Krav sendt"],
        [""],
        ["Levert"],
    ]


def test_lines_below_a_painted_row_begin_the_next_one_that_is_set_in_its_middle() -> None:
    edges = (40.0, 240.0, 420.0, 600.0)

    def page(pen: Pen) -> None:
        pen.colour("E6E6E6")
        for x0, x1 in itertools.pairwise(edges):
            pen.box(x0, 70, x1 - x0, 30)
        pen.colour("000000")
        for x, text in zip(edges, ("Felles maler", "Lavere kostnad", "Pågår"), strict=False):
            pen.text(x + 7, 88, text, size=10)
        for n, text in enumerate(("Tryggere drift", "Færre avvik")):
            pen.text(edges[1] + 7, 114 + 19 * n, text, size=10)
        pen.text(edges[0] + 7, 133, "Nye rutiner for lager", size=10)
        pen.text(edges[2] + 7, 133, "Ferdig", size=10)

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert [row[1].split("\n") for row in table.grid()] == [
        ["Lavere kostnad"],
        ["Tryggere drift", "Færre avvik"],
    ]


@pytest.mark.parametrize(("number", "own"), [("1", False), ("12", True)])
def test_a_pages_number_below_the_last_column_is_no_line_of_it(number: str, own: bool) -> None:  # noqa: FBT001
    """Another figure there may be the row's."""
    lines = (
        "Kartlegging av praksis",
        "pågår i alle foretak i",
        "regionene og i sentrale",
        "enheter",
    )

    def page(pen: Pen) -> None:
        for x, head in zip(
            (40, 250, 330, 560), ("Tiltak", "Pri", "Nytt", "Ansvarlig"), strict=True
        ):
            pen.text(x, 280, head, size=10, font="Helvetica-Bold")
        for y, who in ((304.0, "Prosjektleder"), (356.0, "Innkjøp")):
            for x, text in zip((40, 250, 560), ("Felles maler for alle", "3", who), strict=True):
                pen.text(x, y, text, size=10)
            for n, text in enumerate(lines[: 4 if y < 350 else 2]):
                pen.text(330, y + 12 * n, text, size=10)
        pen.text(570, 385, number, size=10)

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert table.grid()[-1][-1].split() == ["Innkjøp", *[number] * own]


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize(
    ("numbers", "kept"),
    [((41, 42, 43), ()), ((41, 42, 7), (7,)), ((41, 7, 43), (7,)), ((41, 44, 7), (41, 44, 7))],
)
def test_numbers_that_count_on_at_the_feet_of_pages_are_theirs(
    numbers: tuple[int, ...], kept: tuple[int, ...], *, apart: bool
) -> None:
    """A deck may be a part of a longer report, so that its pages begin with another number."""

    def page(number: int) -> Callable[[Pen], None]:
        def draw(pen: Pen) -> None:
            for x, head in zip((40, 250, 330), ("Tiltak", "Pri", "Ansvarlig"), strict=True):
                pen.text(x, 280, head, size=10, font="Helvetica-Bold")
            for y, who in ((304.0, "Prosjektleder"), (330.0, "Redaktør"), (356.0, "Innkjøp")):
                for x, text in zip(
                    (40, 250, 330), ("Felles maler for alle", "3", who), strict=True
                ):
                    pen.text(x, y, text, size=10)
            for n, digit in enumerate(str(number) if apart else [str(number)]):
                pen.text(340 + 5.6 * n, 385, digit, size=10)

        return draw

    slides = read_pdf(drawn(*map(page, numbers))).slides
    last = [slide.tables[0].grid()[-1][-1].split() for slide in slides]
    assert last == [["Innkjøp", *[str(number)] * (number in kept)] for number in numbers]


@pytest.mark.parametrize("plain", [0, 3])
@pytest.mark.parametrize("striped", [(1, 3), (1, 2, 3, 4)])
def test_stripes_that_leave_out_the_first_or_last_column_are_of_the_table_that_rules_close(
    plain: int, striped: Sequence[int]
) -> None:
    """Styles set a column off so: rules above the header and below the last row are as wide as the table."""
    texts = [HEADER, *((*row, "Ferdig") for row in (*ROWS, ROWS[0]))]
    edges = EDGES[1:] if plain == 0 else EDGES[:-1]

    def page(pen: Pen) -> None:
        for row in striped:
            paint(pen, TOP + row * STEP, STEP, edges, "DBE5F1")
        for row, cells in enumerate(texts):
            row_of(pen, TOP + row * STEP + 17, cells)
        for row in (0, len(texts)):
            pen.line(EDGES[0], TOP + row * STEP, EDGES[-1], TOP + row * STEP)

    assert only(page).grid() == [list(row) for row in texts]


def test_a_header_and_a_name_above_a_row_without_fill_are_rows_of_their_own() -> None:
    """A rule alone stands above them; the first stripe is the second row's."""
    texts = [
        [*HEADER],
        ["Anskaffelser", "", "", ""],
        *([*row, "Ferdig"] for row in (*ROWS, ROWS[0])),
    ]

    def page(pen: Pen) -> None:
        for row in (3, 5):
            paint(pen, TOP + row * STEP, STEP, EDGES, "DBE5F1")
        for row, cells in enumerate(texts):
            for x, text in zip(EDGES, cells, strict=False):
                bold = row == 1
                pen.text(
                    x + 6,
                    TOP + row * STEP + 17,
                    text,
                    SIZE,
                    "Helvetica-Bold" if bold else "Helvetica",
                )
        for row in (0, len(texts)):
            pen.line(EDGES[0], TOP + row * STEP, EDGES[-1], TOP + row * STEP)

    assert only(page).grid() == texts
