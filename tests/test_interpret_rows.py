"""Rows and headers of tables of measures in places and words that offices choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from tinydecks import HEADERS, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, headed, read

from schema import Table

WIDE: list[str | None] = [None] * 4


def test_of_main_measures_and_their_parts_the_parts_are_the_measures() -> None:
    heads = ["Hovedtiltak", "Deltiltak", *HEADERS[1:]]
    grid = table([heads, ["Bedre innkjøp", *MEASURE], ["", *OTHER]])
    cells = [
        replace(cell, row_span=2) if (cell.row, cell.column) == (1, 0) else cell
        for cell in grid.cells
        if (cell.row, cell.column) != (2, 0)
    ]
    report = read(slide(1, tables=[replace(grid, cells=tuple(cells))], texts=[text(AREA)]))
    assert [(r.tiltak, r.ekstra) for r in report.records] == [
        (MEASURE[0], (("Hovedtiltak", "Bedre innkjøp"),)),
        (OTHER[0], (("Hovedtiltak", "Bedre innkjøp"),)),
    ]


def _spanned(rows: Sequence[Sequence[str]], spans: Mapping[tuple[int, int], int]) -> Table:
    """Make a table in which cells at some places reach over so many rows."""
    grid = table(rows)
    under = {(row + n, column) for (row, column), span in spans.items() for n in range(1, span)}
    cells = [
        replace(cell, row_span=spans.get((cell.row, cell.column), 1))
        for cell in grid.cells
        if (cell.row, cell.column) not in under
    ]
    return replace(grid, cells=tuple(cells))


def test_an_empty_row_beside_an_areas_name_that_spans_it_goes_on_with_nothing() -> None:
    rows = [["Område", *HEADERS], [AREA, *MEASURE], [""] * 6, ["", *OTHER]]
    report = read(slide(1, tables=[_spanned(rows, {(1, 0): 3})], texts=[text("Status på tiltak")]))
    assert [(r.omrade, r.tiltak, r.row) for r in report.records] == [
        (AREA, MEASURE[0], 1),
        (AREA, OTHER[0], 3),
    ]
    assert report.diagnostics == ()


def test_numbers_count_on_in_the_second_row_of_a_measure() -> None:
    news = ("1. Pilot ved ett lager", "2. Innføres i tre regioner")
    rows = [HEADERS, [*MEASURE[:3], news[0], MEASURE[4]], ["", "", "", news[1], ""]]
    spans = {(1, column): 2 for column in (0, 1, 2, 4)}
    report = read(slide(1, tables=[_spanned(rows, spans)], texts=[text(AREA)]))
    (record,) = report.records
    assert record.siste_status == ("Pilot ved ett lager", "Innføres i tre regioner")


def test_the_number_close_before_an_only_item_of_a_one_letter_word_is_a_lists() -> None:
    report = headed(HEADERS, [*MEASURE[:3], "1.I bruk på alle poliklinikker", MEASURE[4]])
    (record,) = report.records
    assert record.siste_status == ("I bruk på alle poliklinikker",)


def test_a_header_may_stand_below_several_captions() -> None:
    captions = [[caption, *WIDE] for caption in ("Helse Vest RHF", "Handlingsplan", "Per oktober")]
    report = headed(*captions, HEADERS, MEASURE)
    assert [(r.omrade, r.row) for r in report.records] == [(AREA, 1)]


@pytest.mark.parametrize(
    "row",
    [
        ["Ingen tiltak i perioden", "", "", "", ""],
        ["Ikke aktuelt", "", "", "", ""],
        ["-", "-", "-", "–", "-"],
        ["", "", "", "", ""],
    ],
)
def test_a_row_that_tells_nothing_is_no_measure(row: list[str]) -> None:
    report = headed(HEADERS, MEASURE, row)
    assert [record.tiltak for record in report.records] == [MEASURE[0]]
    assert report.diagnostics == ()


def test_a_measure_that_begins_as_nothing_does_is_one() -> None:
    report = headed(HEADERS, ["Ingen engangsplast i kantinene", *MEASURE[1:]])
    assert len(report.records) == 1


@pytest.mark.parametrize(
    "heading",
    [
        f"{AREA} – pågående tiltak og status",
        f"1 {AREA}",
        f"2) {AREA}",
        f"Mål 1: {AREA}",
        f"Delprosjekt 3 – {AREA}",
    ],
)
def test_a_heading_s_trimmings_are_no_part_of_the_area(heading: str) -> None:
    assert [r.omrade for r in headed(HEADERS, MEASURE, heading=heading).records] == [AREA]


def test_a_part_of_an_areas_name_that_says_something_stays() -> None:
    report = headed(HEADERS, MEASURE, heading="Innkjøp – oppfølging")
    assert [r.omrade for r in report.records] == ["Innkjøp – oppfølging"]


@pytest.mark.parametrize(
    ("others", "gevinst"), [("- Bedre oversikt", ("12 %",)), ("Bedre oversikt", ("- 12 %",))]
)
def test_a_dash_before_a_figure_is_a_list_sign_where_dashes_list_others_of_its_column(
    others: str, gevinst: tuple[str, ...]
) -> None:
    one, two = [*MEASURE], [*OTHER]
    one[2], two[2] = others, "- 12 %"
    assert headed(HEADERS, one, two).records[1].gevinst == gevinst


@pytest.mark.parametrize(("label", "read_label"), [("Pågår", "Pågår"), ("Fullført", None)])
def test_a_label_in_the_row_below_its_symbol_is_its_measures(
    label: str, read_label: str | None
) -> None:
    symbol = [*MEASURE[:-1], "◑"]
    (record,) = headed(HEADERS, symbol, ["", "", "", "", label]).records
    assert (record.status_symbol, record.status_tekst) == ("◑", read_label)
