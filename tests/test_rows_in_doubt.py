"""Rows that are struck out, copied or typed beside a table, and statuses and areas that say two things."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, box, slide, table, text
from tinyreports import AREA, read

from schema import Mark, Paragraph, Severity, Shape, Status, TextBox

MEASURE = ["Felles maler", "1", "• Bedre oversikt", "• Møte holdt", "◑\nPågår"]
OWN = ["Kurs for ledere", "2", "", "• Holdt", "●"]
ROW = ["Mobil tappestasjon", "2", "• Flere givere", "• Bil bestilt", "Pågår"]
FIRST = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)])


def test_a_row_that_is_struck_out_whole_is_left_out_and_told() -> None:
    grid = table([HEADERS, MEASURE, ["Felles avrop", "2", "• Pris", "• Lagt bort", "○"]])
    cells = tuple(
        replace(cell, paragraphs=tuple(map(struck_out, cell.paragraphs))) if cell.row == 2 else cell
        for cell in grid.cells
    )
    report = read(slide(1, tables=[replace(grid, cells=cells)], texts=[text(AREA)]))
    assert [record.tiltak for record in report.records] == ["Felles maler"]
    (line,) = report.diagnostics
    assert (line.code, line.severity, line.slide, line.row) == (
        "struck-text",
        Severity.WARNING,
        1,
        2,
    )
    assert "“Felles avrop" in line.message


def struck_out(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, runs=tuple(replace(run, struck=True) for run in paragraph.runs))


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Fullført 80 %", True),
        ("80 % fullført", False),
        ("Fullført 100 %", False),
        ("Ferdig (unntatt Førde)", True),
        ("Fullført, rapporten gjenstår", True),
        ("Fullført (oktober)", False),
    ],
)
def test_a_label_for_what_is_done_with_a_share_of_less_is_told(label: str, *, told: bool) -> None:
    report = read(slide(1, tables=[table([HEADERS, [*MEASURE[:-1], label]])], texts=[text(AREA)]))
    assert [line.code for line in report.diagnostics] == ["status-conflict"] * told


@pytest.mark.parametrize("label", ["Undervegs", "Er undervegs", "Er underveis"])
def test_what_is_on_its_way_in_nynorsk_is_ongoing(label: str) -> None:
    report = read(slide(1, tables=[table([HEADERS, [*MEASURE[:-1], label]])], texts=[text(AREA)]))
    assert [record.status for record in report.records] == [Status.ONGOING]


@pytest.mark.parametrize(("status", "told"), [("●", True), ("◑", False), ("", False)])
def test_a_measure_of_two_areas_that_has_two_statuses_is_told(status: str, *, told: bool) -> None:
    other = [*MEASURE[:-1], status]
    report = read(FIRST, slide(2, tables=[table([HEADERS, other, OWN])], texts=[text("Vikarbruk")]))
    lines = [line for line in report.diagnostics if line.code == "duplicate-row"]
    assert [(line.severity, line.slide, line.row) for line in lines] == [
        (Severity.INFO, 2, 1)
    ] * told


def boxes_in_a_row(row: list[str], top: float) -> list[TextBox]:
    return [
        text(said, x0=44 + 160 * n, top=top, width=150, height=26) for n, said in enumerate(row)
    ]


def test_a_row_of_text_boxes_between_the_halves_of_a_table_names_no_area() -> None:
    lower = table([OWN], top=200)
    report = read(
        slide(
            1,
            tables=[table([HEADERS, MEASURE]), lower],
            texts=[text(AREA), *boxes_in_a_row(ROW, top=168)],
        )
    )
    assert {record.omrade for record in report.records} == {AREA}


def test_what_stands_behind_a_priority_does_not_make_its_row_one_of_measures_not_started() -> None:
    row = ["Samle innkjøp av tørrvarer", "3", "", "• Ikke påbegynt", "○"]
    texts = [one for one in boxes_in_a_row(row, top=168) if one.text]
    deck = read(slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA), *texts]))
    assert [record.tiltak for record in deck.records] == ["Felles maler"]
    assert [line.code for line in deck.diagnostics] == ["unread-measures"]


@pytest.mark.parametrize(
    ("areas", "told"),
    [
        (("Helse Vest", "Helse Nord"), True),
        (("Helse Vest", "Helse Fonna HF"), True),
        (("Helse Vest", "Avfall"), False),
    ],
)
def test_a_column_of_areas_that_holds_but_units_is_told_under_a_heading(
    areas: tuple[str, str], *, told: bool
) -> None:
    rows = [["Område", *HEADERS], [areas[0], *MEASURE], [areas[1], *OWN]]
    report = read(slide(1, tables=[table(rows)], texts=[text("Verneutstyr")]))
    assert ("area-guessed" in [line.code for line in report.diagnostics]) is told


@pytest.mark.parametrize(
    ("rest", "joined"),
    [
        (["og avrop for alle", "", "", "• Sendt ut", ""], True),
        (["og avrop for alle", "", "", "", "○"], False),
        (["og avrop for alle", "2", "", "", ""], False),
        (["Avrop for alle", "", "", "• Sendt ut", ""], False),
        (["eAvrop for alle", "", "", "• Sendt ut", ""], False),
    ],
)
def test_a_row_in_small_letters_without_a_status_is_the_rest_of_the_measure_above(
    rest: list[str], *, joined: bool
) -> None:
    report = read(slide(1, tables=[table([HEADERS, MEASURE, rest, OWN])], texts=[text(AREA)]))
    lines = [line for line in report.diagnostics if line.code == "continued-row"]
    assert [(line.severity, line.row) for line in lines] == [(Severity.WARNING, 1)] * joined
    first, *others = report.records
    assert first.tiltak == ("Felles maler og avrop for alle" if joined else "Felles maler")
    assert len(others) == (1 if joined else 2)
    if joined:
        assert (first.siste_status, others[0].row) == (("Møte holdt", "Sendt ut"), 3)


def test_a_row_whose_news_name_the_other_area_that_has_the_measure_is_told() -> None:
    moved = [*MEASURE[:3], "• Flyttet til Vikarbruk", MEASURE[4]]
    report = read(
        slide(1, tables=[table([HEADERS, moved])], texts=[text(AREA)]),
        slide(2, tables=[table([HEADERS, MEASURE, OWN])], texts=[text("Vikarbruk")]),
    )
    lines = [line for line in report.diagnostics if line.code == "duplicate-row"]
    assert [(line.severity, line.slide, line.row) for line in lines] == [(Severity.INFO, 1, 1)]


@pytest.mark.parametrize(
    ("news", "told"),
    [
        ("• Ferdig: alle har svart", True),
        ("• FERDIG - alle har svart", True),
        ("• Fullført", True),
        ("• Pågår: få har svart", False),  # as the status says
        ("• Ferdig utkast er sendt", False),
        ("• Ferdig: kartlegging\n• Pågår: høring", False),  # of its parts
    ],
)
def test_news_that_begin_with_the_label_of_another_status_get_an_info(
    news: str, *, told: bool
) -> None:
    row = [*MEASURE[:3], news, MEASURE[4]]
    report = read(slide(1, tables=[table([HEADERS, row])], texts=[text(AREA)]))
    lines = [line for line in report.diagnostics if line.code == "status-conflict"]
    assert [(line.severity, line.row) for line in lines] == [(Severity.INFO, 1)] * told


COLOURS = {"Fullført": "00A651", "Pågår": "FFC000"}


def test_a_full_disc_in_a_colour_that_the_legend_lacks_tells_no_status() -> None:
    rows = [[f"Tiltak nummer {n}", *MEASURE[1:-1], ""] for n in range(3)]
    colours = [*COLOURS.values(), "C00000"]
    dots = [
        Mark(box=box(800, 140 + 30 * n, 10, 10), shape=Shape.ELLIPSE, fill=colour, area=78.5)
        for n, colour in enumerate(colours)
    ]
    keys = [
        Mark(box=box(44 + 150 * n, 500, 10, 10), shape=Shape.ELLIPSE, fill=colour, area=78.5)
        for n, colour in enumerate(COLOURS.values())
    ]
    ring = Mark(box=box(800, 230, 10, 10), shape=Shape.ELLIPSE, line="404040", area=78.5)
    words = [
        text(label, x0=60 + 150 * n, top=498, width=80, height=14)
        for n, label in enumerate(COLOURS)
    ]
    grid = table([HEADERS, *rows, [*OWN[:-1], ""]])
    report = read(slide(1, tables=[grid], texts=[text(AREA), *words], marks=[*dots, ring, *keys]))
    assert [record.status for record in report.records] == [
        Status.DONE,
        Status.ONGOING,
        Status.UNKNOWN,
        Status.NOT_STARTED,
    ]


def test_both_rows_of_a_measure_are_told_that_differ_by_a_full_stop_and_case() -> None:
    again = ["felles  maler.", *MEASURE[1:]]
    report = read(slide(1, tables=[table([HEADERS, MEASURE, OWN, again])], texts=[text(AREA)]))
    lines = [line for line in report.diagnostics if line.code == "duplicate-row"]
    assert [(line.severity, line.row) for line in lines] == [
        (Severity.INFO, 1),
        (Severity.WARNING, 3),
    ]


def test_what_is_left_of_a_deleted_measure_is_told_at_the_row_it_was_added_to() -> None:
    rest = ["", "2", "• Lavere pris", "• Kunngjort", "●"]
    report = read(slide(1, tables=[table([HEADERS, OWN, MEASURE, rest])], texts=[text(AREA)]))
    lines = [line for line in report.diagnostics if line.code == "continued-row"]
    assert [(line.row, "deleted" in line.message) for line in lines] == [(2, True)]


def test_the_second_row_of_a_measure_gets_its_line_at_its_own_place() -> None:
    more = ["", "", "• Lavere pris", "• Kunngjort", ""]
    report = read(slide(1, tables=[table([HEADERS, OWN, MEASURE, more])], texts=[text(AREA)]))
    lines = [line for line in report.diagnostics if line.code == "continued-row"]
    assert [(line.row, "deleted" in line.message) for line in lines] == [(3, False)]


@pytest.mark.parametrize("odd", [1, 2, 3])
def test_a_legend_that_says_otherwise_than_the_others_is_told(odd: int) -> None:
    usual, other = "● Fullført   ◑ Pågår   ○ Ikke startet", "● Pågår   ◑ Fullført   ○ Ikke startet"
    slides = [
        slide(
            n,
            tables=[table([HEADERS, [f"Felles maler {n}", *MEASURE[1:4], "●"], OWN])],
            texts=[text(AREA), text(other if n == odd else usual, top=480)],
        )
        for n in (1, 2, 3)
    ]
    report = read(*slides)
    assert {
        (line.slide, line.severity) for line in report.diagnostics if line.code == "status-conflict"
    } == {(odd, Severity.WARNING)}
    assert {row.status for row in report.records if row.row == 1} == {Status.DONE}


def test_a_legend_in_parts_gives_no_status_to_rows_that_lack_one() -> None:
    legend = [
        text(said, x0=40 + 120 * n, top=480, width=90)
        for n, said in enumerate(["● Fullført", "◑ Pågår", "○ Ikke startet"])
    ]
    bare = [*MEASURE[:4], "-"]
    report = read(
        slide(1, tables=[table([HEADERS, OWN, bare])], texts=[text(AREA), *legend]),
    )
    assert [record.status for record in report.records] == [Status.DONE, Status.UNKNOWN]
    assert [(line.code, line.row) for line in report.diagnostics] == [("unknown-status", 2)]


def test_a_measure_over_several_rows_is_not_struck_out_with_the_first_of_its_news() -> None:
    rows = [HEADERS, MEASURE, ["", "", "", "• Maler sendt ut", ""], OWN]
    grid = table(rows)
    cells = [cell for cell in grid.cells if cell.row != 2 or cell.column == 3]
    news = next(n for n, cell in enumerate(cells) if (cell.row, cell.column) == (1, 3))
    cells[news] = replace(
        cells[news], paragraphs=tuple(map(struck_out, cells[news].paragraphs)), row_span=1
    )
    spanned = tuple(
        replace(cell, row_span=2) if cell.row == 1 and cell.column != 3 else cell for cell in cells
    )
    report = read(slide(1, tables=[replace(grid, cells=spanned)], texts=[text(AREA)]))
    assert [(r.tiltak, r.siste_status) for r in report.records] == [
        ("Felles maler", ("Maler sendt ut",)),
        ("Kurs for ledere", ("Holdt",)),
    ]


def test_a_measure_alone_in_its_row_is_one_where_its_status_is_painted() -> None:
    grid = table([HEADERS, ["Felles avrop", "", "", "", ""], [*OWN[:4], ""]])
    fills = {(1, 4): "BFBFBF", (2, 4): "00B050"}
    cells = tuple(replace(cell, fill=fills.get((cell.row, cell.column))) for cell in grid.cells)
    report = read(slide(1, tables=[replace(grid, cells=cells)], texts=[text(AREA)]))
    assert [(r.tiltak, r.omrade) for r in report.records] == [
        ("Felles avrop", AREA),
        ("Kurs for ledere", AREA),
    ]
