"""Tables of which little is drawn: a header's background, a rule under it, a band between rows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from pdfpages import Pen, drawn, only

from parsers.pdf.reader import read_pdf
from parsers.report.interpret import interpret
from schema.vocabulary import load

EDGES = (40.0, 90.0, 330.0, 560.0, 660.0)
HEADER = ("Pri", "Tiltak", "Siste status", "Status")
BAND = "Anskaffelsesprosessen og avtaleforvaltning (1 av 3)"
ROWS = (
    ("1", "Tilpasse felles maler for alle", "Arbeid med prisskjema pågår", "Pågår"),
    ("2", "Vurdere tid til implementering", "Kartlegging av praksis pågår", "Pågår"),
    ("1", "Standardisere krav til produkter", "Generelle krav er utarbeidet", "Utført"),
)
TOP, STEP = 80.0, 26.0


def line(pen: Pen, row: int, texts: Sequence[str]) -> None:
    for x, text in zip(EDGES, texts, strict=False):
        pen.text(x + 7, TOP + row * STEP + 17, text, size=10)


def painted(pen: Pen, row: int, colour: str) -> None:
    pen.colour(colour)
    for x0, x1 in itertools.pairwise(EDGES):
        pen.box(x0, TOP + row * STEP, x1 - x0, STEP)
    pen.colour("000000")


def header_rule(pen: Pen) -> None:
    pen.canvas.setLineWidth(1.5)
    pen.line(EDGES[0], TOP + STEP, EDGES[-1], TOP + STEP)


def with_band(pen: Pen) -> None:
    line(pen, 0, HEADER)
    pen.text(EDGES[0] + 7, TOP + STEP + 17, BAND, size=10)
    for row, texts in enumerate(ROWS, 2):
        line(pen, row, texts)


GRID = [list(HEADER), [BAND, "", "", ""], *[list(row) for row in ROWS]]


@pytest.mark.parametrize("rule", [True, False])
def test_a_band_under_a_painted_header_does_not_end_the_table(rule: bool) -> None:  # noqa: FBT001
    def page(pen: Pen) -> None:
        painted(pen, 0, "C6E0B4")
        if rule:
            header_rule(pen)
        with_band(pen)

    table = only(page)

    assert table.grid() == GRID
    assert [cell.column_span for cell in table.cells if cell.row == 1] == [4]


def test_a_band_in_a_frame_under_painted_header_cells_does_not_join_its_rows() -> None:
    def page(pen: Pen) -> None:
        painted(pen, 0, "1F4E79")
        pen.box(EDGES[0], TOP, EDGES[-1] - EDGES[0], (2 + len(ROWS)) * STEP, fill=False)
        with_band(pen)

    assert only(page).grid() == GRID


def test_priorities_tell_the_rows_of_a_table_whose_columns_alone_are_drawn() -> None:
    wrapped = [("1", "Tilpasse felles maler", "Arbeid pågår", "Pågår"), *ROWS[1:]]

    def page(pen: Pen) -> None:
        pen.grid(EDGES, (TOP, TOP + STEP, TOP + 6 * STEP))
        line(pen, 0, HEADER)
        line(pen, 1, wrapped[0])
        pen.text(EDGES[1] + 7, TOP + STEP + 29, "for alle", size=10)
        for row, texts in enumerate(wrapped[1:], 3):
            line(pen, row, texts)

    grid = [list(HEADER), ["1", "Tilpasse felles maler for alle", *wrapped[0][2:]]]
    assert only(page).grid() == [*grid, *[list(row) for row in wrapped[1:]]]


def test_a_single_row_of_a_table_stays_one_though_a_cell_holds_figures() -> None:
    def page(pen: Pen) -> None:
        pen.grid(EDGES, (TOP, TOP + STEP, TOP + 4 * STEP))
        line(pen, 0, HEADER)
        line(pen, 1, ROWS[0])
        pen.text(EDGES[0] + 7, TOP + STEP + 29, "2", size=10)
        pen.text(EDGES[1] + 7, TOP + STEP + 29, "i regionene", size=10)

    assert len(only(page).grid()) == 2


@pytest.mark.parametrize("own_status", [(0, 1, 2), (0, 2)])
def test_status_fills_in_a_frame_do_not_join_the_other_columns(own_status: Sequence[int]) -> None:
    def page(pen: Pen) -> None:
        for row in own_status:
            pen.colour("FFC000")
            pen.box(EDGES[3], TOP + (row + 1) * STEP, EDGES[4] - EDGES[3], STEP)
        pen.colour("000000")
        pen.box(EDGES[0], TOP, EDGES[-1] - EDGES[0], (1 + len(ROWS)) * STEP, fill=False)
        line(pen, 0, HEADER)
        for row, texts in enumerate(ROWS, 1):
            line(pen, row, texts[:3])

    table = only(page)

    assert table.grid() == [list(HEADER), *[[*row[:3], ""] for row in ROWS]]
    filled = [cell.row for cell in table.cells if cell.fill == "FFC000"]
    assert filled == [row + 1 for row in own_status]


def test_a_rule_under_the_header_does_not_end_a_table_of_striped_rows() -> None:
    def page(pen: Pen) -> None:
        painted(pen, 0, "1F4E79")
        header_rule(pen)
        painted(pen, 1, "DEEAF6")
        painted(pen, 3, "DEEAF6")
        line(pen, 0, HEADER)
        for row, texts in enumerate(ROWS, 1):
            line(pen, row, texts)

    assert only(page).grid() == [list(HEADER), *[list(row) for row in ROWS]]


def test_what_stands_below_a_table_across_its_columns_is_no_band_of_it() -> None:
    def page(pen: Pen) -> None:
        painted(pen, 0, "C6E0B4")
        line(pen, 0, HEADER)
        for row, texts in enumerate(ROWS, 1):
            line(pen, row, texts)
        pen.text(EDGES[0], TOP + 5 * STEP, "* En fotnote som går over flere av kolonnene", size=10)
        pen.text(EDGES[0], TOP + 5 * STEP + 12, "og fortsetter på en linje til", size=10)

    assert only(page).rows == 4


def test_a_higher_list_sign_does_not_part_the_lines_below_it() -> None:
    def page(pen: Pen) -> None:
        painted(pen, 0, "C6E0B4")
        line(pen, 0, HEADER)
        for row, texts in enumerate(ROWS, 1):
            line(pen, row, texts)
        line(pen, 4, ("3", "Redusere lagre i regionene"))
        y = TOP + 4 * STEP + 17
        for n, text in enumerate(
            ("Møter er holdt i", "alle regioner", "Flere er avtalt", "for høsten")
        ):
            if n % 2 == 0:
                pen.text(EDGES[2] + 7, y + n * 13.6 - 1.6, "•", size=10, font="Courier")
            pen.text(EDGES[2] + 20, y + n * 13.6, text, size=10)

    assert only(page).rows == 5


def test_a_table_whose_last_rows_end_in_its_first_columns_is_one_table() -> None:
    edges = (40.0, 200.0, 260.0, 420.0, 560.0)
    heads = ("Tiltak", "Pri", "Gevinst", "Ansvarlig", "Status")
    idle = ("Forbedre prognoser", "3")
    rows = (heads, *[("Felles maler", "1", "Bedre oversikt", "Ola", "Pågår")] * 3, *[idle] * 3)

    def page(pen: Pen) -> None:
        for row, texts in enumerate(rows):
            for x, text in zip(edges, texts, strict=False):
                pen.text(x, TOP + row * STEP, text, size=10)

    assert [len([t for t in row if t]) for row in only(page).grid()] == [5, 5, 5, 5, 2, 2, 2]


def test_short_entries_that_are_wrapped_begin_no_rows() -> None:
    edges = (40.0, 80.0, 270.0, 470.0, 540.0)
    heads: list[tuple[str, ...]] = [
        ("Pri",),
        ("Tiltak",),
        ("Siste status",),
        ("Frist",),
        ("Status",),
    ]
    row: list[tuple[str, ...]] = [
        ("1",),
        ("Fastsette riktig nivå for", "alle anbudspakker", "i regionen"),
        ("Innledende møter er holdt", "og flere skal følge"),
        ("Høst", "2024"),
        ("Delvis", "utført"),
    ]

    def page(pen: Pen) -> None:
        pen.text(edges[0], TOP + 12, ".", size=9)  # the rest of the header `Pri.`
        for number, cells in enumerate((heads, row, row)):
            for x, lines in zip(edges, cells, strict=True):
                for below, text in enumerate(lines):
                    pen.text(x, TOP + number * 50 + below * 12, text, size=9)

    assert only(page).rows == 3


def spelled(pen: Pen, x: float, y: float, text: str) -> None:
    """Show a text letter by letter, as some writers do."""
    for letter in text:
        x = pen.text(x, y, letter, size=10)


def test_a_band_does_not_part_a_table_that_nothing_draws() -> None:
    def page(pen: Pen) -> None:
        line(pen, 0, HEADER)
        pen.text(EDGES[0] + 7, TOP + STEP + 17, BAND, size=10)
        for row, texts in enumerate(ROWS[:2], 2):
            line(pen, row, texts)
        pen.text(EDGES[0] + 7, TOP + 4 * STEP + 17, "Miljø og samfunnsansvar i regionene", size=10)
        line(pen, 5, ROWS[2])

    table = only(page)

    assert [[text for text in row if text] for row in table.grid()] == [
        list(HEADER),
        [BAND],
        *[list(row) for row in ROWS[:2]],
        ["Miljø og samfunnsansvar i regionene"],
        list(ROWS[2]),
    ]


def test_spaced_paragraphs_of_letters_shown_one_by_one_stay_in_their_rows() -> None:
    edges = (40.0, 220.0, 260.0, 440.0, 560.0)
    heads = ("Tiltak", "Pri", "Gevinst", "Ansvarlig", "Status")

    def page(pen: Pen) -> None:
        for x, head in zip(edges, heads, strict=True):
            spelled(pen, x, 60, head)
        spelled(pen, edges[0], 84, "Beredskap og lager (1 av 2)")
        for row in range(3):
            y = 110 + row * 70
            for x, text in zip(edges, ("Felles maler", "1", "", "Ola", "Pågår"), strict=True):
                spelled(pen, x, y, text)
            for n, text in enumerate(("Bedre oversikt", "Færre avvik", "Lavere pris")):
                spelled(pen, edges[2], y + n * 19, text)

    assert [len([text for text in row if text]) for row in only(page).grid()] == [5, 1, 5, 5, 5]


def test_a_full_cell_that_ends_near_its_priority_keeps_it() -> None:
    full = "En tekst som fyller hele cellen"

    def page(pen: Pen) -> None:
        beside = 46 + float(pen.canvas.stringWidth(full, "Helvetica", 10))
        for row in range(4):
            pen.text(40, TOP + row * STEP, full if row == 2 else "Kort", size=10)
            pen.text(beside, TOP + row * STEP, "3", size=10)

    assert [row[1] for row in only(page).grid()] == ["3"] * 4


def test_painted_statuses_of_a_table_that_nothing_else_draws_stay_in_it() -> None:
    def page(pen: Pen) -> None:
        for row, colour in enumerate(("FFC000", "FFC000", "70AD47"), 1):
            pen.colour(colour)
            pen.box(EDGES[3], TOP + row * STEP, EDGES[4] - EDGES[3], STEP)
        pen.colour("000000")
        for row, texts in enumerate((HEADER, *ROWS)):
            line(pen, row, texts)

    assert only(page).grid() == [list(HEADER), *[list(row) for row in ROWS]]


def test_headings_and_lists_over_a_table_each_are_texts() -> None:
    places = (40.0, 260.0, 480.0)

    def page(pen: Pen) -> None:
        for x, name, goals in zip(
            places,
            ("Energi", "Avfall", "Reiser"),
            (["Mindre bruk"], ["Sortering", "Gjenbruk"], ["Tog"]),
            strict=True,
        ):
            pen.text(x + 7, 60, name, size=14, font="Helvetica-Bold")
            for n, goal in enumerate(goals):
                pen.text(x + 7, 90 + 14 * n, goal, size=10)
            pen.grid((x, x + 130, x + 190), (150, 170, 190))
            for y, label in ((164, "Fullført"), (184, "Pågår")):
                pen.text(x + 7, y, label, size=10)
                pen.text(x + 137, y, "2", size=10)

    slide = read_pdf(drawn(page)).slides[0]

    assert [table.columns for table in slide.tables] == [2, 2, 2]
    assert {"Energi", "Avfall", "Reiser"} <= {text.text for text in slide.texts}


def test_a_painted_header_over_columns_that_lines_part_heads_their_rows() -> None:
    def page(pen: Pen) -> None:
        painted(pen, 0, "C6E0B4")
        for x in EDGES:
            pen.line(x, TOP, x, TOP + 4 * STEP)
        for row, texts in enumerate((HEADER, *ROWS)):
            line(pen, row, texts)

    assert only(page).grid() == [list(HEADER), *[list(row) for row in ROWS]]


def test_tables_of_one_header_that_rules_alone_draw_are_parted_at_the_headings_between() -> None:
    """The statuses are painted, which the rules cross."""

    def page(pen: Pen) -> None:
        for start, name in ((0, "Miljø og klima"), (6, "Beredskap")):
            pen.text(EDGES[0], TOP + start * STEP - 9, name, size=12, font="Helvetica-Bold")
            for row in range(len(ROWS)):
                pen.colour("FFC000")
                pen.box(EDGES[-2], TOP + (start + 1 + row) * STEP, EDGES[-1] - EDGES[-2], STEP)
            pen.colour("000000")
            for n in range(len(ROWS) + 2):
                at = TOP + (start + n) * STEP
                pen.line(EDGES[0], at, EDGES[-1], at)
            for x, text in zip(EDGES, HEADER, strict=False):
                pen.text(x + 7, TOP + start * STEP + 17, text, size=10, font="Helvetica-Bold")
            for row, texts in enumerate(ROWS):
                line(pen, start + 1 + row, texts)

    slide = read_pdf(drawn(page)).slides[0]
    assert [t.grid() for t in slide.tables] == [[list(HEADER), *map(list, ROWS)]] * 2
    assert [t.text for t in slide.texts] == ["Miljø og klima", "Beredskap"]


def test_tables_of_one_painted_header_that_rules_close_are_parted_at_the_headings_between() -> None:
    """A row and a heading within one column: no row without fill between two painted ones."""

    def page(pen: Pen) -> None:
        for start, name in ((0, "Miljø og klima"), (3, "Beredskap")):
            top = TOP + start * STEP
            pen.text(EDGES[1] + 7, top - 9, name, size=12, font="Helvetica-Bold")
            pen.colour("FFD966")
            for x0, x1 in itertools.pairwise(EDGES):
                pen.box(x0, top, x1 - x0, STEP)
            pen.colour("000000")
            for n in range(3):
                pen.line(EDGES[0], top + n * STEP, EDGES[-1], top + n * STEP)
            for x, text in zip(EDGES, HEADER, strict=False):
                pen.text(x + 7, top + 17, text, size=10, font="Helvetica-Bold")
            line(pen, start + 1, ROWS[0])

    slide = read_pdf(drawn(page)).slides[0]
    assert [t.grid() for t in slide.tables] == [[list(HEADER), list(ROWS[0])]] * 2
    assert [t.text for t in slide.texts] == ["Miljø og klima", "Beredskap"]


def test_a_row_without_fill_between_two_painted_ones_is_one_tables_with_both() -> None:
    """The row is higher than the band below it."""
    grid = [("Miljø", "", "", ""), *ROWS[:2], ("Beredskap", "", "", ""), *ROWS, ROWS[0]]
    low = STEP / 2

    def page(pen: Pen) -> None:
        top = TOP
        for row, texts in enumerate(grid):
            band = texts[1:] == ("", "", "")
            if band or row % 2:
                pen.colour("DDE6F0" if band else "F2F2F2")
                for x0, x1 in itertools.pairwise(EDGES):
                    pen.box(x0, top, x1 - x0, low if band else STEP)
                pen.colour("000000")
            for x, text in zip(EDGES, texts, strict=False):
                pen.text(x + 7, top + (10 if band else 17), text, size=9)
            top += low if band else STEP

    assert only(page).grid() == [list(texts) for texts in grid]


@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold"])
def test_a_painted_row_is_no_header_of_the_next_lists_heading(font: str) -> None:
    def page(pen: Pen) -> None:
        for top, area, row in ((80, "Energi", ROWS[0]), (150, "Avfall", ROWS[1])):
            pen.text(47, top, area, size=10, font="Helvetica-Bold")
            pen.text(647, top, "Pri.", size=10, font=font)
            pen.colour("C6E0B4")
            pen.box(40, top + 10, 600, 20)
            pen.box(640, top + 10, 60, 20)
            pen.colour("000000")
            for x, text in ((40, row[1]), (640, row[0])):
                pen.text(x + 7, top + 24, text, size=10)

    tables = read_pdf(drawn(page)).slides[0].tables

    assert [table.grid()[-1] for table in tables] == [
        ["Tilpasse felles maler for alle", "1"],
        ["Vurdere tid til implementering", "2"],
    ]


def test_points_near_the_next_row_stay_in_their_own() -> None:
    """Points set apart are further from one another than the last one is from the next row."""
    edges = (40.0, 80.0, 270.0, 470.0)
    points = [(0, "Bedre oversikt"), (20, "Færre avvik"), (40, "Lavere pris")]

    def page(pen: Pen) -> None:
        for x, head in zip(edges, ("Pri", "Tiltak", "Gevinst", "Status"), strict=True):
            pen.text(x, TOP, head, size=10)
        for top, pri in ((TOP + 25, "1"), (TOP + 79, "2")):
            pen.text(edges[0], top, pri, size=10)
            for below, text in ((0, "Kartlegge alle leieavtaler"), (12, "og utløpsdatoer")):
                pen.text(edges[1], top + below, text, size=10)
            for below, text in points:
                pen.text(edges[2], top + below, text, size=10)
            pen.text(edges[3], top, "Pågår", size=10)

    grid = only(page).grid()

    assert [row[0] for row in grid] == ["Pri", "1", "2"]
    assert [row[2].split("\n") for row in grid[1:]] == [[text for _, text in points]] * 2


def test_a_row_between_two_bold_headings_is_a_table_of_its_own() -> None:
    def page(pen: Pen) -> None:
        for y, text, beside in ((80, "Energi", "Pri."), (120, "Avfall", "Pri.")):
            pen.text(40, y, text, size=10, font="Helvetica-Bold")
            pen.text(600, y, beside, size=10, font="Helvetica-Bold")
        pen.text(40, 98, "Revidere metode for gevinstrealisering", size=10)
        pen.text(605, 98, "2", size=10)

    assert only(page).grid() == [["Revidere metode for gevinstrealisering", "2"]]


AGENDA = (
    ("Tid", "Sak", "Ansvarlig"),
    ("Kl. 09:00", "Velkommen til møtet", "Leder"),
    ("Kl. 10:30", "Pause og lunsj", ""),
    ("Kl. 10:45", "Budsjett for neste år", "Økonomi"),
    ("Kl. 11:30", "Oppsummering av dagen", ""),
)


def test_an_entry_between_empty_ones_of_the_last_column_is_its_rows() -> None:
    def page(pen: Pen) -> None:
        for row, texts in enumerate(AGENDA):
            line(pen, row, texts)

    assert only(page).grid() == [list(row) for row in AGENDA]


AREAS = ("Miljø", "Beredskap i regionene")
LONG = "Standardisere krav til produkter"


@pytest.mark.parametrize("many", [(1, 3), (3, 1), (2, 2)])
@pytest.mark.parametrize("middle", [True, False])
@pytest.mark.parametrize("rules", ["", "of all columns", "of the others", "a painted header"])
def test_a_column_of_areas_that_no_rule_parts_has_each_beside_its_rows(
    many: tuple[int, int],
    middle: bool,  # noqa: FBT001
    rules: str,
) -> None:
    """Names stand in the middle of the rows that they share, or at the top of the first."""
    top, size = 110.0, 40.0

    def page(pen: Pen) -> None:
        if rules == "a painted header":
            pen.colour("CCDDEE")
            for x0, x1 in ((40, 188), (190, 428), (430, 500)):
                pen.box(x0, top - 22, x1 - x0, 17)
            pen.colour("000000")
        for x, text in zip((47, 197, 437), ("Fokusområde", "Tiltak", "Status"), strict=True):
            pen.text(x, top - 10, text, size=10)
        for row in range(4):
            y = top + row * size
            pen.text(197, y + 16, LONG, size=10)
            pen.text(197, y + 29, f"i region {row + 1}", size=10)
            pen.text(437, y + 16, "Pågår", size=10)
        for area, first, count in zip(AREAS, (0, many[0]), many, strict=True):
            y = top + first * size + (count * size / 2 + 3 if middle else 16)
            pen.text(47, y, area, size=10)
        if rules.startswith("of"):
            for y in range(-1, 5):
                left = 40 if y in (-1, 0, many[0], 4) and rules == "of all columns" else 190
                pen.line(left, top + y * size, 500, top + y * size)

    (report,) = interpret(read_pdf(drawn(page)), load())
    found = [record.omrade for record in report.records]
    assert found == [area for area, count in zip(AREAS, many, strict=True) for _ in range(count)]


def test_painted_bands_between_open_rows_do_not_part_the_table() -> None:
    every = [
        HEADER,
        ("Miljø",),
        ROWS[0],
        ("1", "Revidere planen for innkjøp i", "Ny", ""),
        ("Drift",),
    ]

    def page(pen: Pen) -> None:
        painted(pen, 0, "CCCCCC")
        header_rule(pen)
        for row, texts in enumerate([*every, *ROWS[1:]]):
            if len(texts) == 1:
                pen.colour("DDDDFF")
                pen.box(EDGES[0], TOP + row * STEP, EDGES[-1] - EDGES[0], STEP)
                pen.colour("000000")
            line(pen, row, texts)

    wanted = [[*texts, *[""] * (4 - len(texts))] for texts in [*every, *ROWS[1:]]]
    assert only(page).grid() == wanted


@pytest.mark.parametrize("strips", [2, 3, 5])
def test_cells_whose_backgrounds_are_painted_in_strips_are_whole(strips: int) -> None:
    def page(pen: Pen) -> None:
        for row, colour in enumerate(("4472C4", "CFD5EA", "E9EBF5", "CFD5EA")):
            pen.colour(colour)
            for place, (x0, x1) in enumerate(itertools.pairwise(EDGES)):
                count = strips + place % 2
                for n in range(count):
                    top = TOP + row * STEP + n * STEP / count
                    pen.box(x0, top, x1 - x0, STEP / count)
        pen.colour("000000")
        for row, texts in enumerate((HEADER, *ROWS)):
            line(pen, row, texts)

    assert only(page).grid() == [list(HEADER), *map(list, ROWS)]


def test_a_label_below_a_drawn_ball_is_its_measures_though_it_seems_a_row() -> None:
    def page(pen: Pen) -> None:
        pen.text(40, 40, "Miljø og klima", size=20)
        painted(pen, 0, "CCCCCC")
        line(pen, 0, HEADER)
        for row, texts in enumerate(ROWS[:2], 1):
            line(pen, row * 2 - 1, texts[:3])
            pen.circle(590, TOP + (row * 2 - 1) * STEP + 13, 6, fill=True)
            pen.text(575, TOP + row * 2 * STEP + 5, "Utført", size=10)

    (report,) = interpret(read_pdf(drawn(page)), load())

    assert [(r.status_symbol, r.status_tekst) for r in report.records] == [("●", "Utført")] * 2


def test_rows_of_which_the_statuses_alone_are_painted_in_a_frame_are_rows() -> None:
    """Two more below them have no status, and so nothing parts them."""
    waiting = [("1", "Kartlegge avtaler", "", ""), ("3", "Felles innkjøp", "", "")]
    rows = [(*texts[:3], "") for texts in ROWS] + waiting
    end = TOP + 6 * STEP

    def page(pen: Pen) -> None:
        painted(pen, 0, "4F81BD")
        for row, colour in ((1, "FFC000"), (2, "FFC000"), (3, "00B050")):
            pen.colour(colour)
            pen.box(EDGES[-2], TOP + row * STEP, EDGES[-1] - EDGES[-2], STEP)
        pen.colour("000000")
        for x in (EDGES[0], EDGES[-1]):
            pen.line(x, TOP + STEP, x, end)
        for y in (TOP + STEP, end):
            pen.line(EDGES[0], y, EDGES[-1], y)
        for row, texts in enumerate((HEADER, *rows)):
            line(pen, row, texts)

    table = only(page)
    assert table.grid() == [list(HEADER), *[list(texts) for texts in rows]]
    fills = {cell.row: cell.fill for cell in table.cells if cell.column == len(HEADER) - 1}
    assert [fills[row] for row in (1, 2, 3, 4)] == ["FFC000", "FFC000", "00B050", None]


def test_small_lines_over_a_bold_header_and_at_the_foot_are_no_rows() -> None:
    """So legends are set, and what runs along a slide's foot."""

    def page(pen: Pen) -> None:
        for x, text in ((350.0, "Utført"), (480.0, "Pågår"), (580.0, "Ikke startet")):
            pen.text(x, TOP - 12, text, size=8)
            pen.text(x, TOP + 5 * STEP, text, size=8)
        pen.text(EDGES[0], TOP + 6 * STEP, "Side", size=8)
        pen.text(640, TOP + 6 * STEP, "3", size=8)
        for x, text in zip(EDGES, HEADER, strict=False):
            pen.text(x + 7, TOP + 17, text, size=10, font="Helvetica-Bold")
        for row, texts in enumerate(ROWS, 1):
            line(pen, row, texts)

    assert only(page).grid() == [list(HEADER), *map(list, ROWS)]


def test_a_bold_header_between_stripes_begins_another_table() -> None:
    """The heading over it and the row without fill below it stand in the same blank."""

    def page(pen: Pen) -> None:
        for start in (0, 6):
            for row, texts in enumerate((HEADER, *ROWS)):
                top = TOP + (start + row) * STEP
                if row == len(ROWS) - 1:
                    painted(pen, start + row, "F2F2F2")
                font = "Helvetica" if row else "Helvetica-Bold"
                for x, text in zip(EDGES, texts, strict=False):
                    pen.text(x + 7, top + 17, text, size=10, font=font)
        pen.text(EDGES[0], TOP + 6 * STEP - 8, "Beredskap", size=12, font="Helvetica-Bold")

    tables = read_pdf(drawn(page)).slides[0].tables
    assert [table.grid()[-len(ROWS) :] for table in tables] == [[list(row) for row in ROWS]] * 2


def test_names_of_lists_part_them_where_the_same_plain_header_stands_beside_each() -> None:
    lists = {"Beredskap": (("Felles rutiner", "1"),) * 2, "Miljø": (("Kutte utslipp", "3"),) * 2}

    def page(pen: Pen) -> None:
        y = 60.0
        for name, rows in lists.items():
            pen.text(40, y, name, size=13, font="Helvetica-Bold")
            pen.text(400, y, "Pri.", size=11)
            for row in rows:
                y += 20
                for x, text in zip((42, 404), row, strict=True):
                    pen.text(x, y, text, size=11)
            y += 30

    slide = read_pdf(drawn(page)).slides[0]
    assert [text.text for text in slide.texts if text.text != "Pri."] == [*lists]
    assert all(row[0] not in lists for table in slide.tables for row in table.grid())


def test_names_of_lists_over_plain_headers_part_stripes() -> None:
    names = ("Energi", "Avfall", "Beredskap")

    def page(pen: Pen) -> None:
        for n, name in enumerate(names):
            top = TOP + 52 * n
            pen.text(47, top, name, size=12, font="Helvetica-Bold")
            pen.text(647, top, "Pri.", size=10)
            pen.colour("C6E0B4")
            pen.box(40, top + 8, 600, 18)
            pen.box(640, top + 8, 60, 18)
            pen.colour("000000")
            pen.text(47, top + 21, ROWS[n][1], size=10)
            pen.text(647, top + 21, ROWS[n][0], size=10)

    tables = read_pdf(drawn(page)).slides[0].tables
    assert [table.grid()[-1] for table in tables] == [[row[1], row[0]] for row in ROWS]


def test_a_row_of_one_text_that_goes_on_with_the_one_above_ends_no_ruled_table() -> None:
    more = ("", "", "Prisskjema sendt på høring", "")
    grid = [HEADER, ROWS[0], more, *ROWS[1:], more]

    def page(pen: Pen) -> None:
        painted(pen, 0, "1F3864")
        for row, texts in enumerate(grid):
            line(pen, row, texts)
            pen.line(EDGES[0], TOP + (row + 1) * STEP, EDGES[-1], TOP + (row + 1) * STEP)

    assert only(page).grid() == [list(texts) for texts in grid]


def test_a_painted_heading_as_wide_as_the_ruled_table_below_it_is_no_row_of_it() -> None:
    def page(pen: Pen) -> None:
        pen.colour("1F3864")
        pen.box(40, 80, 280, 40)
        pen.colour("FFFFFF")
        pen.text(130, 105, "Organisering", font="Helvetica-Bold")
        pen.colour("000000")
        for row, texts in enumerate(counts):
            font = "Helvetica" if row else "Helvetica-Bold"
            for x, said in zip((47, 217), texts, strict=True):
                pen.text(x, 130 + 26 * row + 17, said, font=font)
        for row in range(len(counts) + 1):
            pen.line(40, 130 + 26 * row, 320, 130 + 26 * row)

    counts = [["Status", "Antall tiltak"], ["Fullført", "1"], ["Pågår", "2"], ["Ikke startet", "0"]]
    assert only(page).grid() == counts
