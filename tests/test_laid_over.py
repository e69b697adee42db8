"""Texts that are laid over a table of measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tinydecks import HEADERS, box, deck, slide, table, text

from parsers.report.interpret import interpret
from schema import Box, Mark, Report, Shape, TextBox
from schema.vocabulary import load

# Columns of 160 points from 40 on, rows of 30 from 100 down.
FIRST = ["Felles rammeavtale", "1", "Bedre pris", "Konkurranse er kunngjort", "Pågår"]
SECOND = ["Nytt system for avtaler", "2", "Mindre arbeid", "Opplæring er gitt", "Fullført"]


def _report(
    row: list[str], *texts: TextBox, found_by: str = "file", pictures: Sequence[Box] = ()
) -> Report:
    measures = replace(table([HEADERS, FIRST, row]), found_by=found_by)
    heading = text("Kategori medisinsk utstyr")
    marks = [Mark(box=place, shape=Shape.PICTURE, area=place.area) for place in pictures]
    shown = slide(1, tables=[measures], texts=[heading, *texts], marks=marks)
    [report] = interpret(deck(shown), load())
    return report


def _over(content: str, column: int, *, width: float = 100) -> TextBox:
    return text(content, x0=60 + 160 * column, top=163, width=width, height=24)


def _told(report: Report) -> list[tuple[str, int | None]]:
    return [
        (line.code, line.row)
        for line in report.diagnostics
        if line.code in {"table-guessed", "unread-measures", "unread-object"}
    ]


@pytest.mark.parametrize("found_by", ["file", "tags"])
@pytest.mark.parametrize("column", range(4))
def test_a_text_over_an_empty_cell_is_read_as_the_cells_and_told_of(
    column: int, found_by: str
) -> None:
    bare = ["" if at == column else cell for at, cell in enumerate(SECOND)]
    report = _report(bare, _over(SECOND[column], column), found_by=found_by)
    assert report.records == _report(SECOND).records
    assert _told(report) == [("table-guessed", 2)]


@pytest.mark.parametrize("cover", ["████████", "█", "▇▇▇", "■■■■", "————", "??", "?"])
@pytest.mark.parametrize("found_by", ["file", "tags"])
def test_signs_typed_over_a_cells_text_to_hide_or_doubt_it_are_told_of(
    cover: str, found_by: str
) -> None:
    report = _report(SECOND, _over(cover, 3), found_by=found_by)
    assert report.records == _report(SECOND).records
    assert _told(report) == [("unread-measures", 2)]


def test_a_text_between_rows_that_are_as_high_as_their_texts_lies_over_the_nearer_one() -> None:
    measures = replace(table([HEADERS, FIRST, SECOND]), found_by="alignment")
    cells = [
        replace(cell, box=replace(cell.box, bottom=cell.box.bottom - 14))
        for cell in measures.cells
        if cell.box is not None
    ]
    over = text(
        "Utsatt til mai", x0=60, top=144, width=100, height=8
    )  # below the first row's texts
    heading = text("Kategori medisinsk utstyr")
    shown = slide(1, tables=[replace(measures, cells=tuple(cells))], texts=[heading, over])
    [report] = interpret(deck(shown), load())
    assert ("unread-measures", 1) in _told(report)


def test_one_square_over_a_cell_is_a_sign() -> None:
    assert _told(_report(SECOND, _over("■", 3))) == []


def test_a_share_over_an_empty_cell_is_read_as_the_cells() -> None:
    """It is printed over a bar; a status in letters is left to those who read a row's signs."""
    head = ["Tiltak", "Pri", "Siste status", "Fremdrift", "Status"]
    rows = [[*FIRST[:2], FIRST[3], "", FIRST[4]], [*SECOND[:2], SECOND[3], "100 %", SECOND[4]]]
    measures = table([head, *rows])
    over = text("60 %", x0=560, top=135, width=60, height=20)
    bars = [Mark(box=box(525, 138, w, 14), shape=Shape.RECTANGLE, area=14 * w) for w in (140, 84)]
    shown = slide(1, tables=[measures], texts=[text("Medisinsk utstyr"), over], marks=bars)
    [report] = interpret(deck(shown), load())
    assert [record.ekstra for record in report.records] == [
        (("Fremdrift", "60 %"),),
        (("Fremdrift", "100 %"),),
    ]
    assert _told(report) == [("table-guessed", 1)]


def test_two_texts_in_one_empty_cell_are_read_from_top_to_bottom() -> None:
    bare = [*SECOND[:3], "", SECOND[4]]
    texts = [
        text(said, x0=540, top=top, width=90, height=12) for said, top in (("B", 176), ("A", 162))
    ]
    assert _report(bare, *texts).records[1].siste_status == ("A", "B")


def test_a_text_over_a_cell_with_text_or_over_several_cells_is_told_of() -> None:
    for over in (_over("Utsatt til mai", 3), _over("Utsatt til mai", 2, width=240)):
        for guessed in ("lines", "alignment"):
            assert ("unread-measures", 2) in _told(_report(SECOND, over, found_by=guessed))
        report = _report(SECOND, over)
        assert report.records == _report(SECOND).records
        assert _told(report) == [("unread-measures", 2)]


def test_signs_over_a_table_and_texts_over_its_header_or_beside_it_are_not_told_of() -> None:
    beside = text("Møte i mai", top=300)
    header = text("Per mai", x0=60, top=103, width=80, height=20)
    for over in (_over("🗹", 0), _over("NY", 1), beside, header):
        assert _told(_report(SECOND, over)) == []
    assert _told(_report([*SECOND[:4], ""], _over("Fullført", 4))) == []


def test_a_table_that_was_guessed_by_its_words_takes_no_text() -> None:
    bare = [*SECOND[:3], "", SECOND[4]]
    assert _report(bare, _over("A", 3), found_by="alignment").records[1].siste_status == ()


@pytest.mark.parametrize("column", [1, 2, 3])
def test_a_picture_in_an_empty_cell_is_told_of(column: int) -> None:
    bare = ["" if at == column else cell for at, cell in enumerate(SECOND)]
    picture = box(60 + 160 * column, 163, 24, 24)
    assert _told(_report(bare, pictures=[picture])) == [("unread-object", 2)]
    assert _told(_report(SECOND, pictures=[picture])) == []


def test_a_picture_as_flat_as_a_line_of_text_is_told_of_over_a_row_or_below_the_table() -> None:
    for found_by in ("file", "alignment"):
        over = _report(SECOND, pictures=[box(380, 170, 100, 18)], found_by=found_by)
        assert ("unread-object", 2) in _told(over)
    assert _told(_report(SECOND, pictures=[box(40, 195, 780, 40)])) == [("unread-object", None)]


def test_the_shadow_of_a_shape_is_not_told_of() -> None:
    bar = Mark(box=box(385, 170, 90, 14), shape=Shape.OTHER, fill="EF9A9A", area=1260)
    shadow = Mark(box=box(382, 168, 96, 19), shape=Shape.PICTURE, area=0)
    measures = table([HEADERS, FIRST, SECOND])
    shown = slide(1, tables=[measures], texts=[text("Medisinsk utstyr")], marks=[bar, shadow])
    [report] = interpret(deck(shown), load())
    assert _told(report) == []


def test_a_bar_painted_as_a_picture_under_a_heading_is_not_told_of() -> None:
    bar = box(40, 195, 780, 30)
    heading = text("Kvalitet og drift", x0=60, top=202, width=120, height=16)
    assert "unread-object" not in dict(_told(_report(SECOND, heading, pictures=[bar])))


def test_other_pictures_are_not_told_of() -> None:
    status = box(700, 163, 100, 24)
    ground = box(0, 0, 960, 540)
    banner = box(0, 500, 960, 40)
    beside = box(850, 130, 100, 100)
    bare = [*SECOND[:2], "", *SECOND[3:]]
    assert _told(_report(bare, pictures=[status, ground, banner, beside])) == []


def test_a_priority_in_a_ball_over_its_empty_cell_is_read_and_told_of() -> None:
    bare = ["" if at == 1 else cell for at, cell in enumerate(SECOND)]
    ball = Mark(box=box(220, 164, 20, 20), shape=Shape.ELLIPSE, fill="BDD7EE", area=314, text="2")
    measures = table([HEADERS, FIRST, bare])
    shown = slide(1, tables=[measures], texts=[text("Kategori medisinsk utstyr")], marks=[ball])
    [report] = interpret(deck(shown), load())
    assert report.records == _report(SECOND).records
    assert _told(report) == [("table-guessed", 2)]


def test_a_figure_that_lies_over_two_columns_is_told_of() -> None:
    bare = ["" if at == 1 else cell for at, cell in enumerate(SECOND)]
    assert _told(_report(bare, _over("2", 1, width=300))) == [("unread-measures", 2)]


def test_a_status_over_another_column_than_the_status_is_told_of_unless_a_legend_is() -> None:
    stamp = _over("Avbrutt", 2)
    assert _report(SECOND, stamp).records == _report(SECOND).records
    assert _told(_report(SECOND, stamp)) == [("unread-measures", 2)]
    assert _told(_report(SECOND, stamp, _over("Fullført", 1))) == []
