"""Rows that are painted otherwise than the others, which nothing explains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from tinydecks import HEADERS, deck, slide, table, text

from parsers.report.interpret import interpret
from schema import Cell, Run, Table
from schema.vocabulary import load

ROWS = [
    ["Felles rammeavtale", "1", "Bedre pris", "Avtalen er signert", "Fullført"],
    ["Kartlegge behov", "2", "Færre varer", "Svar er mottatt", "Pågår"],
    ["Innføre bestilling", "1", "Raskere levering", "Pilot er i gang", "Pågår"],
    ["Samordne lager", "3", "Mindre svinn", "Avventer anbud", "Ikke startet"],
    ["Lære opp bestillere", "2", "Færre feil", "Kurs er holdt", "Pågår"],
    ["Måle forbruk", "3", "Bedre oversikt", "Tall er hentet", "Fullført"],
]
BLUE, PALE, GREY = "D0D8E7", "E9ECF3", "BFBFBF"

Fills = Mapping[int, str | None]


def _painted(
    rows: Sequence[Sequence[str]], fills: Fills, *, columns: Sequence[int] = range(5)
) -> Table:
    def paint(cell: Cell) -> Cell:
        own = cell.row in fills and cell.column in columns
        return replace(cell, fill=fills[cell.row]) if own else cell

    bare = table([HEADERS, *rows])
    return replace(bare, cells=tuple(map(paint, bare.cells)))


def _told(*tables: Table) -> list[tuple[int | None, int | None]]:
    slides = [slide(n, tables=[one], texts=[text("Beredskap")]) for n, one in enumerate(tables, 1)]
    [report] = interpret(deck(*slides), load())
    return [(line.slide, line.row) for line in report.diagnostics if line.code == "unread-measures"]


def _by_turns(**other: str | None) -> Fills:
    turns: dict[int, str | None] = {row: BLUE if row % 2 else PALE for row in range(1, 7)}
    return turns | {int(row.removeprefix("row")): fill for row, fill in other.items()}


@pytest.mark.parametrize(
    ("fills", "rows"),
    [
        ({}, []),
        (_by_turns(), []),
        ({2: GREY}, [2]),
        ({2: GREY, 5: GREY}, [2, 5]),
        (_by_turns(row3=GREY), [3]),
        (_by_turns(row3="D1D9E6"), []),  # the same but for what exports round
        (_by_turns(row4=None), [4]),
        ({1: GREY, 2: BLUE, 3: BLUE, 4: PALE, 5: BLUE, 6: GREY}, []),  # as their statuses
        ({1: GREY, 2: "FFFF00", 3: "FF0000", 4: "00FF00"}, []),  # most are painted in some way
    ],
)
def test_a_row_painted_otherwise_than_the_others_is_told_of(fills: Fills, rows: list[int]) -> None:
    assert _told(_painted(ROWS, fills)) == [(1, row) for row in rows]


def test_a_measure_alone_may_be_painted_and_what_its_value_paints_is_none() -> None:
    assert _told(_painted(ROWS, {3: GREY}, columns=[0])) == [(1, 3)]
    assert _told(_painted(ROWS, {3: GREY}, columns=[1])) == []  # its priority


@pytest.mark.parametrize(
    ("fills", "rows"),
    [
        ({3: GREY}, [3]),
        ({4: GREY}, []),  # all that are not started
        ({1: BLUE, 4: GREY, 6: BLUE}, []),
    ],
)
def test_a_status_painted_otherwise_than_others_of_it_is_told_of(
    fills: Fills, rows: list[int]
) -> None:
    assert _told(_painted(ROWS, fills, columns=[4])) == [(1, row) for row in rows]


def test_a_small_table_is_compared_with_the_decks_others() -> None:
    small = [_painted(ROWS[:2], {}), _painted(ROWS[2:4], {}), _painted(ROWS[4:], {2: GREY})]
    assert _told(*small) == [(3, 2)]
    turns = {1: BLUE, 2: PALE}
    assert _told(*[_painted(ROWS[at : at + 2], turns) for at in (0, 2, 4)]) == []


@pytest.mark.parametrize(
    ("fills", "rows"),
    [
        ({3: GREY}, [3]),
        ({1: GREY}, [1]),
        ({2: GREY}, [None]),  # by turns, or by hand
        ({1: BLUE, 2: PALE, 3: BLUE}, []),
    ],
)
def test_of_three_rows_alone_two_that_follow_each_other_show_the_look(
    fills: Fills, rows: list[int]
) -> None:
    assert _told(_painted(ROWS[3:], fills)) == [(1, row) for row in rows]


@pytest.mark.parametrize("ground", [None, BLUE])
def test_of_two_or_three_rows_alone_one_in_a_marker_s_colour_is_told_of(ground: str | None) -> None:
    rows = [ROWS[1], ROWS[4], ROWS[4]]  # of one status and priority
    fills = {1: ground, 2: "FFFF00", 3: ground}
    assert _told(_painted(rows, fills)) == [(1, 2)]
    assert _told(_painted(rows[:2], fills)) == [(1, 2)]
    assert _told(_painted(rows[:2], {1: "FFFF00", 2: "FFFF00"})) == []


@pytest.mark.parametrize("pale", ["FFF2CC", "FFC7CE"])
def test_of_three_rows_or_fewer_alone_one_in_a_pale_marker_s_colour_is_told_of(pale: str) -> None:
    rows = [ROWS[1], ROWS[4], ROWS[4]]
    head = {0: "4472C4"}
    assert _told(_painted(rows[:1], head | {1: pale})) == [(1, 1)]
    assert _told(_painted(rows[:1], head | {1: BLUE})) == []
    assert _told(_painted(rows[:2], head | {1: PALE, 2: pale})) == [(1, 2)]
    assert _told(_painted(rows, head | {1: pale, 2: PALE, 3: BLUE})) == [(1, 1)]
    assert _told(_painted(rows, head | {1: BLUE, 2: pale, 3: BLUE})) == [(1, 2)]
    assert _told(_painted(rows, head | {1: BLUE, 2: PALE, 3: BLUE})) == []


@pytest.mark.parametrize("column", [0, 4])
def test_a_measure_or_status_in_letters_of_another_colour_is_told_of(column: int) -> None:
    bare = table([HEADERS, *ROWS])
    cells = [
        replace(cell, paragraphs=(replace(cell.paragraphs[0], runs=(Run(cell.text, GREY),)),))
        if (cell.row, cell.column) == (3, column)
        else cell
        for cell in bare.cells
    ]
    assert _told(replace(bare, cells=tuple(cells))) == [(1, 3)]


def test_a_row_whose_status_is_a_fill_of_its_own_is_no_area_s_name() -> None:
    """An area's row has one fill, and one of a measure that is not started nothing but its status's."""
    shown = {1: GREY, 2: "00B050", 3: "C00000", 4: GREY, 5: "FFC000"}
    names = ["Transport", ROWS[0][0], ROWS[1][0], "Lager", ROWS[2][0]]
    rows = [[name, "Færre feil", "Kurs er holdt", ""] for name in names]
    for place in (0, 2, 3):
        rows[place][1:] = [""] * 3
    grid = table([["Tiltak", "Gevinst", "Siste status", "Status"], *rows])
    cells = tuple(
        replace(cell, fill=shown.get(cell.row) if cell.column == 3 or cell.row in (1, 4) else None)
        for cell in grid.cells
    )
    grid = replace(grid, cells=cells)
    legend = text("Grønn = fullført, Gul = pågår, Rød = ikke startet", top=500)
    page = slide(1, tables=[grid], texts=[text("Status på tiltakene"), legend])
    (report,) = interpret(deck(page), load())
    assert [(record.omrade, record.tiltak, record.status.value) for record in report.records] == [
        ("Transport", names[1], "fullført"),
        ("Transport", names[2], "ikke startet"),
        ("Lager", names[4], "pågår"),
    ]


def test_of_three_rows_or_fewer_alone_two_hues_are_told_of_but_not_powerpoints() -> None:
    rows = [ROWS[1], ROWS[4], ROWS[4]]
    assert _told(_painted(rows, {1: BLUE, 2: "9DC3E6", 3: BLUE})) == [(1, None)]
    assert _told(_painted(rows[:2], {1: "9FC0DC", 2: "E7EEF4"})) == [(1, None)]
    assert _told(_painted(rows, {1: "FCD5B5", 2: "FEEBDC", 3: "FCD5B5"})) == []
