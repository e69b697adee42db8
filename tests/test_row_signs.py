"""Drawings at rows of a table: told of where a few rows have them, read where each row has a ball."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tinydecks import HEADERS, box, deck, slide, table, text

from parsers.report.interpret import interpret
from schema import Box, Mark, Report, Shape, Status, TextBox
from schema.vocabulary import load

# Columns of 160 points from 40 on, rows of 30 from 100 down.
ROWS = [
    ["Felles rammeavtale", "1", "Bedre pris", "Konkurranse er kunngjort", "Pågår"],
    ["Nytt system for avtaler", "2", "Mindre arbeid", "Opplæring er gitt", "Fullført"],
    ["Kurs for innkjøpere", "2", "Kompetanse", "Kurs er planlagt", "Pågår"],
]
OTHER = ["Måling av utslipp", "3", "", "", ""]
BESIDE = box(845, 168, 14, 14)


def _report(marks: Sequence[Mark], *texts: TextBox, rows: list[list[str]] | None = None) -> Report:
    measures = table(rows or [HEADERS, *ROWS])
    heading = text("Kategori medisinsk utstyr")
    [report] = interpret(
        deck(slide(1, tables=[measures], texts=[heading, *texts], marks=marks)), load()
    )
    return report


def _told(report: Report) -> list[tuple[str, int | None]]:
    return [(line.code, line.row) for line in report.diagnostics]


def _star(place: Box) -> Mark:
    return Mark(box=place, shape=Shape.OTHER, fill="FFC000", area=place.area / 2)


def _line(x: float, top: float, width: float, height: float) -> Mark:
    return _frame(box(x, top, width, height), Shape.OTHER)


def _frame(place: Box, shape: Shape = Shape.RECTANGLE) -> Mark:
    return Mark(box=place, shape=shape, line="C00000")


@pytest.mark.parametrize(
    "mark",
    [
        _star(BESIDE),
        _star(box(20, 168, 14, 14)),
        _star(box(190, 168, 14, 14)),
        _frame(box(36, 160, 808, 30)),
        _frame(box(30, 158, 820, 34), Shape.ELLIPSE),
        Mark(box=box(20, 168, 14, 14), shape=Shape.ELLIPSE, fill="FF0000", area=154),
        Mark(box=box(5, 175, 33, 0), shape=Shape.OTHER, line="C00000"),
        _star(box(700, 168, 14, 14)),
        _line(38, 160, 0, 30),
        _line(840, 160, 0, 30),
        [_line(40, 160, 800, 0), _line(40, 190, 800, 0)],
        _line(46, 180, 90, 0),  # under a text
        _line(200, 180, 160, 0),
    ],
)
def test_a_drawing_at_a_row_is_told_of(mark: Mark | list[Mark]) -> None:
    report = _report(mark if isinstance(mark, list) else [mark])
    assert report.records == _report([]).records
    assert _told(report) == [("unread-object", 2)]


def test_a_line_under_the_last_row_s_text_is_told_of_and_one_below_the_table_is_not() -> None:
    """Rows that nothing draws end with their texts."""
    assert _told(_report([_line(46, 222, 90, 0)])) == [("unread-object", 3)]
    assert _told(_report([_line(46, 230, 90, 0)])) == []
    assert _told(_report([_line(40, 222, 800, 0)])) == []


def test_an_arrow_between_rows_is_told_of_at_both() -> None:
    rows = [HEADERS, *ROWS, ["Ny mal", "3", "Tid", "Malen er i bruk", "Pågår"]]
    report = _report([_frame(box(600, 175, 80, 30), Shape.OTHER)], rows=rows)
    assert _told(report) == [("unread-object", 2), ("unread-object", 3)]


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        ("✓", True),
        ("!", True),
        ("v", True),
        ("X", True),
        ("●", False),  # as its row says
        ("2", False),
        ("B", False),  # an area's letter
    ],
)
def test_a_sign_typed_at_the_side_of_a_row_is_told_of(sign: str, *, told: bool) -> None:
    rows = [HEADERS, *ROWS, ["Ny mal", "3", "Tid", "Malen er i bruk", "Fullført"]]
    tick = text(sign, x0=845, top=198, width=14, height=14)
    at = 3
    if sign == "●":
        tick, at = text(sign, x0=845, top=168, width=14, height=14), 2
    report = _report([], tick, rows=rows)
    assert (("unread-object", at) in _told(report)) is told


def test_a_drawing_at_a_row_of_no_measure_is_told_of_for_all_of_the_slide() -> None:
    """Balls that stand beside their rows may show one row's status at another."""
    more = ["", "", "", "Svar er kommet", ""]
    report = _report([_star(BESIDE)], rows=[HEADERS, ROWS[0], more, *ROWS[1:]])
    assert ("unread-object", None) in _told(report)


def test_a_drawing_that_is_a_texts_or_the_tables_is_not_told_of() -> None:
    behind = text("Forklaring", x0=865, top=165, width=80, height=20)
    round_all = _frame(box(30, 60, 820, 240))
    assert "unread-object" not in dict(_told(_report([_star(BESIDE)], behind)))
    for marks in (
        [round_all],
        [_star(box(900, 168, 14, 14))],
        [_star(box(20, 300, 14, 14))],
    ):
        assert _told(_report(marks)) == []


def test_a_ball_for_each_row_beside_a_table_is_its_status() -> None:
    rows = [HEADERS[:4], *[row[:4] for row in ROWS]]
    colours = ["FFFFFF", "000000", "000000"]
    balls = [
        Mark(
            box=box(845, 138 + 30 * n, 14, 14),
            shape=Shape.ELLIPSE,
            fill=fill,
            line="000000",
            area=154,
        )
        for n, fill in enumerate(colours)
    ]
    report = _report(balls, rows=rows)
    assert [record.status for record in report.records] == [
        Status.NOT_STARTED,
        Status.DONE,
        Status.DONE,
    ]
    assert [record.status for record in _report(balls[:2], rows=rows).records] == [
        Status.UNKNOWN
    ] * 3


def test_a_ball_over_a_cell_that_spans_a_measures_rows_is_its_status() -> None:
    grid = table([HEADERS, [*ROWS[0][:4], ""], ["", "", "", "Svar er kommet", ""], ROWS[1]])
    cells = [
        replace(cell, row_span=2, box=box(40 + 160 * cell.column, 130, 160, 60))
        if cell.row == 1 and cell.column != 3
        else cell
        for cell in grid.cells
        if cell.row != 2 or cell.column == 3
    ]
    ball = Mark(
        box=box(750, 160, 14, 14), shape=Shape.ELLIPSE, fill="000000", line="000000", area=154
    )
    measures = replace(grid, cells=tuple(cells))
    [report] = interpret(
        deck(slide(1, tables=[measures], texts=[text("Miljø")], marks=[ball])), load()
    )
    assert [record.status for record in report.records] == [Status.DONE, Status.DONE]


def test_a_ball_at_a_label_is_told_of_where_another_row_has_neither() -> None:
    """As rows grow with their texts, balls come to stand beside their rows."""
    rows = [[*row[:4], status] for row, status in zip(ROWS, ("Avbrutt", "", ""), strict=True)]
    balls = [
        Mark(box=box(750, top, 14, 14), shape=Shape.ELLIPSE, fill="000000", line="000000", area=154)
        for top in (148, 172)
    ]
    told = ("status-conflict", None)
    assert told in _told(_report(balls, rows=[HEADERS, *rows]))
    assert told not in _told(_report(balls[1:], rows=[HEADERS, *rows]))


def test_a_row_that_is_struck_out_whole_has_a_ball_too() -> None:
    """Balls are given out by where they stand, though there are as many as rows that were read."""
    gone, kept, told = ([*row[:4], ""] for row in ROWS)
    grid = table([HEADERS, kept, gone, [*told[:4], "Avbrutt"], OTHER])
    struck = [
        replace(
            cell,
            paragraphs=tuple(
                replace(one, runs=tuple(replace(run, struck=True) for run in one.runs))
                for one in cell.paragraphs
            ),
        )
        if cell.row == 2
        else cell
        for cell in grid.cells
    ]
    balls = [
        Mark(box=box(750, top, 14, 14), shape=Shape.ELLIPSE, fill=fill, line="000000", area=154)
        for top, fill in ((138, "FFFFFF"), (168, "000000"), (228, "FFFFFF"))
    ]
    measures = replace(grid, cells=tuple(struck))
    texts = [text("Miljø")]
    [report] = interpret(deck(slide(1, tables=[measures], texts=texts, marks=balls)), load())
    assert [record.status for record in report.records] == [
        Status.NOT_STARTED,
        Status.STOPPED,
        Status.NOT_STARTED,
    ]


def test_lines_at_all_rows_are_rules() -> None:
    edges = [100 + 30 * n for n in range(5)]
    for rules in (
        [_line(40, y, 800, 0) for y in edges],
        [_line(x, y, 0, 30) for y in edges[:4] for x in (40, 360, 840)],
        [*[_line(360, y, 0, 30) for y in edges[:4]], _line(520, 160, 0, 30)],
        [_line(360, 100, 0, 120)],
    ):
        assert _told(_report(rules)) == []


def _balls(colours: str, x: float = 20) -> list[Mark]:
    """Return a ball beside each row: amber, green or red."""
    fills = {"a": "FFC000", "g": "00B050", "r": "FF0000"}
    return [
        Mark(box=box(x, 138 + 30 * n, 14, 14), shape=Shape.ELLIPSE, fill=fills[colour], area=154)
        for n, colour in enumerate(colours)
    ]


def test_drawings_at_all_rows_are_told_of_where_they_do_not_go_with_the_status() -> None:
    rows = [HEADERS, *ROWS, ["Ny mal", "3", "Tid", "Malen er i bruk", "Pågår"]]

    def told(marks: list[Mark]) -> list[tuple[str, int | None]]:
        return _told(_report(marks, rows=rows))

    for x in (20, 845):
        assert told(_balls("agaa", x)) == []
        assert told(_balls("agar", x)) == [("unread-object", 4)]
    assert told(_balls("gggg")) == []
    for shape in (Shape.PICTURE, Shape.OTHER):
        places = [box(20, 138 + 30 * n, 14, 14) for n in range(4)]
        pictures = [Mark(box=place, shape=shape, area=place.area) for place in places]
        assert told(pictures) == [("unread-object", None)]
    pictograms = [_star(box(20, 138 + 30 * n, 14, 14)) for n in range(4)]
    assert told(pictograms) == [("unread-object", None)]
    star = _star(box(860, 168, 14, 14))
    assert told([*_balls("agaa"), star]) == [("unread-object", 2)]


def test_two_balls_at_one_row_are_told_of_where_another_has_one() -> None:
    rows = [*[[*row[:4], ""] for row in ROWS], OTHER]
    first, *two = (
        Mark(box=box(750, top, 10, 10), shape=Shape.ELLIPSE, fill="000000", line="000000", area=79)
        for top in (140, 162, 176)
    )
    told = ("status-conflict", None)
    assert told in _told(_report([first, *two], rows=[HEADERS, *rows]))
    assert told not in _told(_report([first, two[0]], rows=[HEADERS, *rows]))


def test_a_row_struck_out_whole_is_left_out_though_its_area_spans_others_too() -> None:
    rows = [["Område", *HEADERS], ["Miljø", *ROWS[0]], ["", *ROWS[1]]]
    cells = [
        replace(cell, row_span=2, box=replace(cell.box, bottom=cell.box.bottom + 30))
        if (cell.row, cell.column) == (1, 0) and cell.box
        else replace(
            cell,
            paragraphs=tuple(
                replace(one, runs=tuple(replace(run, struck=True) for run in one.runs))
                for one in cell.paragraphs
            ),
        )
        if cell.row == 1
        else cell
        for cell in table(rows).cells
        if (cell.row, cell.column) != (2, 0)
    ]
    [report] = interpret(deck(slide(1, tables=[replace(table(rows), cells=tuple(cells))])), load())
    assert [(one.omrade, one.tiltak) for one in report.records] == [("Miljø", ROWS[1][0])]
    assert ("struck-text", 1) in _told(report)


ALL_ROWS = [_frame(box(850, 130, 20, 90), Shape.OTHER), _line(850, 132, 0, 86)]


@pytest.mark.parametrize("mark", ALL_ROWS)
def test_an_arrow_at_the_side_of_all_rows_is_told_of_once(mark: Mark) -> None:
    assert _told(_report([mark])) == [("unread-object", None)]
    head = replace(_star(box(846, 212, 8, 8)), fill="C00000")
    assert _told(_report([mark, head])) == [("unread-object", None)]


def test_what_stands_at_the_side_of_all_tables_or_holds_a_text_is_the_templates() -> None:
    measures = table([HEADERS, *ROWS])
    slides = [
        slide(n, tables=[measures], texts=[text(f"Kategori {n}")], marks=ALL_ROWS[:1])
        for n in (1, 2)
    ]
    [report] = interpret(deck(*slides), load())
    assert "unread-object" not in dict(_told(report))
    panel = _frame(box(845, 120, 40, 110), Shape.OTHER)
    name = text("Miljø og klima", x0=848, top=130, width=30, height=80)
    assert "unread-object" not in dict(_told(_report([panel], name)))
    frame = [_line(36, 100, 0, 120), _line(844, 100, 0, 120)]
    assert "unread-object" not in dict(_told(_report(frame)))


def _undrawn(*marks: Mark, slides: int = 1) -> list[tuple[str, int | None]]:
    """Return what is told of a table that nothing draws; its box ends with its texts."""
    measures = replace(table([HEADERS, *ROWS]), found_by="alignment")
    found = [
        slide(n, tables=[measures], texts=[text(f"Kategori {n}")], marks=marks)
        for n in range(1, slides + 1)
    ]
    [report] = interpret(deck(*found), load())
    return [line for line in _told(report) if line[0] == "unread-object"]


def test_a_line_from_side_to_side_below_rows_that_nothing_draws_is_told_of() -> None:
    below = _line(36, 228, 808, 0)
    assert _undrawn(below) == [("unread-object", 3)]
    assert _undrawn(below, _line(36, 90, 700, 0)) == []  # as one over the table
    assert _undrawn(below, replace(_line(36, 130, 808, 0), line="000000")) == [("unread-object", 3)]
    assert _undrawn(below, _line(36, 160, 808, 0), _line(36, 190, 808, 0)) == []  # of parted rows
    assert _undrawn(below, slides=2) == []
    assert _undrawn(_line(36, 300, 808, 0)) == []
    assert _undrawn(below, _line(36, 90, 0, 138), _line(844, 90, 0, 138)) == []  # a frame


def test_lines_over_and_below_all_rows_are_the_tables() -> None:
    rules = [_line(40, 130, 800, 0), _line(40, 220, 800, 0)]
    assert "unread-object" not in dict(_told(_report(rules)))


def test_a_drawing_beside_the_sign_of_a_status_that_others_have_alone_is_told_of() -> None:
    rows = [[*row[:4], sign] for row, sign in zip([*ROWS, OTHER], "◑●◑○", strict=True)]
    arrow = Mark(box=box(790, 140, 20, 22), shape=Shape.PIE, fill="C00000", area=140)
    report = _report([arrow], rows=[HEADERS, *rows])
    assert _told(report) == [("unread-object", 1)]
    assert report.records == _report([], rows=[HEADERS, *rows]).records
