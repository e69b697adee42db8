"""Rows of tables without rules: told by painted statuses, and by how their cells are set."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from pdfpages import Pen, only

from schema import Table

EDGES = (40.0, 90.0, 300.0, 480.0, 580.0, 680.0)
HEADER = ("Pri", "Tiltak", "Gevinst", "Status", "Frist")
PITCH = 12.0
Cells = Sequence[str]  # of a row; the lines of each are parted by "|"

ROWS: list[Cells] = [
    ("1", "Felles maler", "Økt kvalitet", "Pågår", "2024"),
    (
        "2",
        "Nye rutiner for|alle avdelinger",
        "Mer tid|Færre avvik|Lavere kostnad",
        "Ferdig",
        "2025",
    ),
    ("3", "Felles innkjøp", "", "Pågår", "2024"),
    ("1", "Ny avtale", "Bedre pris|Færre avrop", "Pågår", "2025"),
]


def found(table: Table) -> list[list[str]]:
    """Return the texts of a table's cells, however their lines are joined."""
    return [[" ".join(cell.split()) for cell in row] for row in table.grid()]


def given(*rows: Cells) -> list[list[str]]:
    return [[cell.replace("|", " ") for cell in row] for row in rows]


def texts(pen: Pen, top: float, height: float, row: Cells, share: float) -> None:
    """Set a row's cells with a `share` of the room that they leave above them."""
    for x, cell in zip(EDGES, row, strict=False):
        lines = cell.split("|")
        first = top + share * (height - PITCH * len(lines))
        for place, line in enumerate(lines):
            pen.text(x + 5, first + 9 + place * PITCH, line, size=9)


def height(row: Cells) -> float:
    return 4 + PITCH * max(cell.count("|") + 1 for cell in row)


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_cells_set_in_the_middle_or_at_the_foot_show_their_rows(share: float) -> None:
    def page(pen: Pen) -> None:
        pen.colour("C6E0B4")
        for x0, x1 in itertools.pairwise(EDGES):
            pen.box(x0, 60, x1 - x0, 20)
        pen.colour("000000")
        texts(pen, 62, 16, HEADER, 0.5)
        top = 82.0
        for row in ROWS:
            texts(pen, top, height(row), row, share)
            top += height(row)

    assert found(only(page)) == given(HEADER, *ROWS)


def test_signs_over_their_words_show_the_rows_too() -> None:
    rows = [[row[1], row[2], "l|Pågår"] for row in ROWS]

    def page(pen: Pen) -> None:
        top = 82.0
        for row in rows:
            texts(pen, top, height(row) + 6, ["", *row[:2]], 0.5)
            middle = top + (height(row) + 6) / 2
            pen.text(EDGES[3] + 5, middle - 2, "l", size=9, font="ZapfDingbats")
            pen.text(EDGES[3] + 5, middle + 10, "Pågår", size=9)
            top += height(row) + 6

    assert [row[:2] for row in found(only(page))] == given(*[row[:2] for row in rows])


def fills(pen: Pen, rows: Sequence[Cells], columns: Sequence[int], colour: str) -> None:
    pen.colour(colour)
    top = 82.0
    for row in rows:
        for column in columns:
            pen.box(EDGES[column], top, EDGES[column + 1] - EDGES[column], height(row))
        top += height(row)
    pen.colour("000000")


def test_painted_statuses_under_a_painted_header_part_the_rows_beside_them() -> None:
    rows = [[*row[:3], "", row[4]] for row in ROWS]

    def page(pen: Pen) -> None:
        pen.colour("BDD7EE")
        for x0, x1 in itertools.pairwise(EDGES):
            pen.box(x0, 62, x1 - x0, 20)
        fills(pen, rows, [3], "FFC000")
        texts(pen, 64, 16, HEADER, 0.5)
        top = 82.0
        for row in rows:
            texts(pen, top, height(row), row, 0.0)
            top += height(row)

    table = only(page)

    assert [row[:3] for row in found(table)] == given(*[row[:3] for row in (HEADER, *rows)])
    assert [c.row for c in table.cells if c.fill == "FFC000"] == [1, 2, 3, 4]
    assert all(cell.row_span == 1 for cell in table.cells)


def test_an_area_beside_painted_statuses_does_not_join_the_rows_of_the_columns_behind_them() -> (
    None
):
    """Its name stands across the bound of the rows that it is for."""
    edges = (20, 120, 330, 430, 520)
    rows = (("Vurdere avtaler", "", "Kari"), ("Kartlegge forbruk", "", "Per"))

    def page(pen: Pen) -> None:
        pen.colour("BDD7EE")
        for x0, x1 in itertools.pairwise(edges):
            pen.box(x0, 62, x1 - x0, 20)
        pen.colour("FFC000")
        for top in (82, 108):
            pen.box(330, top, 100, 26)
        pen.colour("000000")
        for x, text in zip(edges, ("Område", "Tiltak", "Status", "Ansvarlig"), strict=False):
            pen.text(x + 6, 76, text, size=9)
        pen.text(26, 111, "Innkjøp", size=9)
        for top, texts in zip((82, 108), rows, strict=True):
            for x, text in zip(edges[1:], texts, strict=False):
                pen.text(x + 6, top + 16, text, size=9)

    assert [row[1:] for row in only(page).grid()[1:]] == [list(row) for row in rows]


def test_a_row_without_fill_between_rules_has_the_columns_of_the_painted_ones() -> None:
    def page(pen: Pen) -> None:
        top = 62.0
        for number, row in enumerate([HEADER, *ROWS[:3]]):
            if number != 2:
                pen.colour("FFF2CC")
                for x0, x1 in itertools.pairwise(EDGES):
                    pen.box(x0, top, x1 - x0, height(row))
                pen.colour("000000")
            pen.line(EDGES[0], top, EDGES[-1], top)
            texts(pen, top, height(row), row, 0.0)
            top += height(row)
            pen.line(EDGES[0], top, EDGES[-1], top)

    assert found(only(page)) == given(HEADER, *ROWS[:3])


def test_a_wrapped_header_alone_on_its_line_begins_no_row() -> None:
    def page(pen: Pen) -> None:
        for y, row in ((70, ("Tiltak", "Gevinst", "Pri")), (95, ROWS[0][1:3]), (120, ROWS[2][1:2])):
            for x, cell in zip((40, 300, 500), (*row, "3"), strict=False):
                pen.text(x, y, cell, size=9)
        pen.text(500, 80, "nå", size=9)
        pen.text(300, 120, "Mer tid", size=9)
        pen.text(500, 120, "2", size=9)

    assert [row[2] for row in found(only(page))] == ["Pri nå", "3", "2"]


@pytest.mark.parametrize("rows", [1, 3])
def test_rules_inside_a_table_alone_draw_all_of_it(rows: int) -> None:
    def page(pen: Pen) -> None:
        tops = [62.0]
        for row in (HEADER, *ROWS[:rows]):
            texts(pen, tops[-1], height(row), row, 0.0)
            tops.append(tops[-1] + height(row))
        for y in tops[1:-1]:
            pen.line(EDGES[0], y, EDGES[-1], y)
        for x in EDGES[1:-1]:
            pen.line(x, tops[0], x, tops[-1])

    assert found(only(page)) == given(HEADER, *ROWS[:rows])


def test_a_rule_under_a_header_between_upright_rules_parts_no_rows_below() -> None:
    def page(pen: Pen) -> None:
        top = 62.0
        for row in (HEADER, *ROWS):
            texts(pen, top, height(row), row, 0.0)
            top += height(row) + 8
        pen.line(EDGES[0], 80, EDGES[-1], 80)
        for x in EDGES[1:-1]:
            pen.line(x, 62, x, top - 8)

    assert found(only(page)) == given(HEADER, *ROWS)


def test_rows_that_begin_level_with_a_sign_need_no_blank_between_them() -> None:
    rows = [[f"{row[1]}|og lager", row[2]] for row in ROWS]

    def page(pen: Pen) -> None:
        top = 82.0
        for row in rows:
            texts(pen, top, height(row), ["", *row], 0.0)
            pen.text(EDGES[4] + 5, top + 9, "l", size=9, font="ZapfDingbats")
            top += height(row) - 3

    assert [row[:2] for row in found(only(page))] == given(*rows)


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_frame_with_a_rule_under_its_header_parts_no_rows_and_their_entries_do(
    share: float,
) -> None:
    def page(pen: Pen) -> None:
        top = 62.0
        for row in (HEADER, *ROWS):
            texts(pen, top, height(row), row, share)
            top += height(row)
        pen.box(EDGES[0], 62, EDGES[-1] - EDGES[0], top - 62, fill=False)
        pen.line(EDGES[0], 62 + height(HEADER), EDGES[-1], 62 + height(HEADER))

    assert found(only(page)) == given(HEADER, *ROWS)


def test_areas_at_the_first_of_their_rows_leave_these_apart() -> None:
    """One priority, and one status, stand in each row."""
    rows = [["Område", *HEADER[:4]], *(["", *row[:4]] for row in ROWS)]
    rows[1][0], rows[3][0] = "Bygg", "Drift"

    def page(pen: Pen) -> None:
        top = 62.0
        for row in rows:
            texts(pen, top, height(row), row, 0.0)
            top += height(row)
        pen.box(EDGES[0], 62, EDGES[-1] - EDGES[0], top - 62, fill=False)
        pen.line(EDGES[0], 62 + height(rows[0]), EDGES[-1], 62 + height(rows[0]))

    assert found(only(page)) == given(*rows)


def test_painted_names_of_areas_part_no_rows_below_them() -> None:
    names = {1: "Bygg og drift", 3: "Innkjøp"}
    lines: list[Cells] = [HEADER]
    for number, row in enumerate(ROWS, 1):
        lines += [[names[number]]] if number in names else []
        lines.append(row)

    def page(pen: Pen) -> None:
        top = 62.0
        for row in lines:
            if len(row) == 1:
                pen.colour("D9E2F3")
                pen.box(EDGES[0], top, EDGES[-1] - EDGES[0], height(row))
                pen.colour("000000")
            texts(pen, top, height(row), row, 0.0)
            top += height(row)
        pen.line(EDGES[0], 62 + height(HEADER), EDGES[-1], 62 + height(HEADER))

    assert found(only(page)) == given(*([*row, "", "", "", ""][:5] for row in lines))


@pytest.mark.parametrize("status", [0, 3])
def test_painted_statuses_in_a_frame_with_a_rule_under_its_header_leave_the_columns_apart(
    status: int,
) -> None:
    def page(pen: Pen) -> None:
        fills(pen, ROWS, [status], "FFC000")
        texts(pen, 64, 16, HEADER, 0.5)
        top = 82.0
        for row in ROWS:
            texts(pen, top, height(row), row, 0.0)
            top += height(row)
        pen.box(EDGES[0], 62, EDGES[-1] - EDGES[0], top - 62, fill=False)
        pen.line(EDGES[0], 82, EDGES[-1], 82)

    assert found(only(page)) == given(HEADER, *ROWS)


def test_a_header_stands_above_the_rule_under_it_where_a_name_is_painted_below_that() -> None:
    lines: list[Cells] = [HEADER, ["Bygg og drift"], *ROWS]

    def page(pen: Pen) -> None:
        top = 62.0
        for row in lines:
            if len(row) == 1:
                pen.colour("D9E2F3")
                pen.box(EDGES[0], top, EDGES[-1] - EDGES[0], height(row))
                pen.colour("000000")
            texts(pen, top, height(row), row, 0.0)
            top += height(row)
            if len(row) > 1:
                pen.line(EDGES[0], top, EDGES[-1], top)

    assert found(only(page)) == given(*([*row, "", "", "", ""][:5] for row in lines))


def test_items_of_two_lists_that_stand_level_are_one_measures_in_a_frame() -> None:
    def page(pen: Pen) -> None:
        texts(pen, 62, 18, HEADER, 0.0)
        for x, cell in zip(EDGES, ("1", "Felles maler", "", "", "2024"), strict=False):
            pen.text(x + 5, 95, cell, 9)
        for place in range(3):
            pen.text(EDGES[2] + 5, 95 + 20 * place, f"Gevinst nummer {place}", 9)
            pen.text(EDGES[3] + 5, 95 + 20 * place, f"Sak nummer {place}", 9)
        pen.box(EDGES[0], 62, EDGES[-1] - EDGES[0], 90, fill=False)
        pen.line(EDGES[0], 82, EDGES[-1], 82)

    assert len(only(page).grid()) == len((HEADER, "the measure"))
