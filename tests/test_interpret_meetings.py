"""What decks for meetings have around and between their measures: running feet, bands, marks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, box, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, codes, read

from schema import Mark, Report, Shape, Status, TextBox

FOOT = 510.0
NUMBERED = ["Nr", *HEADERS]


def areas(report: Report) -> list[str]:
    return [record.omrade for record in report.records]


def foot(top: float = FOOT) -> TextBox:
    return text("Sykehusinnkjøp HF", x0=300, top=top, width=200, height=12)


def test_a_foot_that_runs_along_several_slides_names_no_area() -> None:
    grid = table([HEADERS, ["Miljø og klima", None, None, None, None], MEASURE])
    report = read(
        slide(1, texts=[text("Tiltaksplan"), foot()]),
        slide(2, tables=[grid], texts=[text("Status på tiltak"), foot()]),
        slide(
            3, tables=[table([HEADERS, OTHER])], texts=[text("Status på tiltak, forts."), foot()]
        ),
    )
    assert areas(report) == [AREA, AREA]


def test_a_slide_with_a_name_and_a_running_foot_parts_the_deck() -> None:
    report = read(
        slide(1, texts=[text("Tiltaksplan"), foot()]),
        slide(2, texts=[text(AREA, top=200), foot()]),
        slide(3, tables=[table([HEADERS, MEASURE])], texts=[text("Status på tiltak"), foot()]),
        slide(4, texts=[text("Beredskap", top=200), foot()]),
        slide(5, tables=[table([HEADERS, OTHER])], texts=[text("Status på tiltak"), foot()]),
    )
    assert areas(report) == [AREA, "Beredskap"]


def test_an_areas_name_in_the_middle_of_slides_is_no_foot() -> None:
    report = read(
        slide(1, texts=[text("Tiltaksplan")]),
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[foot(60)]),
        slide(3, tables=[table([HEADERS, OTHER])], texts=[foot(60)]),
    )
    assert areas(report) == ["Sykehusinnkjøp HF"] * 2


@pytest.mark.parametrize("band", [["Beredskap", *[None] * 4], ["Beredskap", "", "", "", ""]])
def test_a_name_at_a_tables_end_is_the_area_of_the_slide_that_goes_on(
    band: list[str | None],
) -> None:
    grid = table([HEADERS, [AREA, *band[1:]], MEASURE, band])
    report = read(
        slide(1, tables=[grid], texts=[text("Status på tiltak")]),
        slide(2, tables=[table([HEADERS, OTHER])], texts=[text("Status på tiltak, forts.")]),
    )
    assert areas(report) == [AREA, "Beredskap"]


def test_a_numbered_name_is_the_area_of_the_measures_that_have_its_number() -> None:
    rows = [
        ["1", AREA, *[""] * 4],
        ["1.1", *MEASURE],
        ["1.2", *OTHER],
        ["2", "Beredskap", *[""] * 4],
        ["2.1", "Øve på restordrer", *MEASURE[1:]],
    ]
    report = read(slide(1, tables=[table([NUMBERED, *rows])], texts=[text("Status på tiltak")]))
    assert areas(report) == [AREA, AREA, "Beredskap"]
    assert [record.row for record in report.records] == [2, 3, 5]


def test_a_numbered_measure_that_has_not_begun_is_no_area() -> None:
    rows = [["1", *MEASURE], ["2", *OTHER], ["3", "Øve på restordrer", *[""] * 4]]
    report = read(slide(1, tables=[table([NUMBERED, *rows])], texts=[text(AREA)]))
    assert [record.tiltak for record in report.records][2:] == ["Øve på restordrer"]


def test_a_table_without_a_header_has_that_of_the_table_above_it() -> None:
    row = ["Øve", "1", "• Færre restordrer i alle foretakene i regionen", "• Sendt", "○"]
    tables = [table([HEADERS, MEASURE]), table([row], top=300)]
    names = [text(AREA, top=70, height=20), text("Beredskap", top=270, height=20)]
    report = read(slide(1, tables=tables, texts=names))
    assert [(r.omrade, r.tiltak, r.gevinst) for r in report.records] == [
        (AREA, MEASURE[0], ("Bedre oversikt",)),
        ("Beredskap", "Øve", ("Færre restordrer i alle foretakene i regionen",)),
    ]


@pytest.mark.parametrize("mark", ["¹)", "¹", "1)"])
def test_a_mark_may_be_raised_where_it_refers_to_a_note_and_not_before_it(mark: str) -> None:
    grid = table([HEADERS, [f"Felles maler{mark}", *MEASURE[1:]]])
    report = read(slide(1, tables=[grid], texts=[text(AREA), text("1) Gjelder alle", top=400)]))
    assert report.records[0].fotnote == "1) Gjelder alle"


@pytest.mark.parametrize("printed", ["Pågår (◑)", "(◑) Pågår", "Pågår:", "◑ Pågår –", "Pågår [◑]"])
def test_a_label_is_printed_without_the_signs_around_it(printed: str) -> None:
    report = read(slide(1, tables=[table([HEADERS, [*MEASURE[:4], printed]])], texts=[text(AREA)]))
    assert report.records[0].status_tekst == "Pågår"


@pytest.mark.parametrize("again", ["(forts.)", "Felles maler for alle (forts.)"])
def test_a_row_that_says_that_its_measure_goes_on_belongs_to_it(again: str) -> None:
    more = [again, "", "", "• Svar er kommet", ""]
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(f"{AREA} (1 av 2)")]),
        slide(2, tables=[table([HEADERS, more, OTHER])], texts=[text(f"{AREA} (2 av 2)")]),
    )
    assert [record.siste_status for record in report.records] == [
        ("Møte holdt", "Svar er kommet"),
        ("Sendt ut",),
    ]


def test_circles_in_columns_of_other_things_do_not_tell_that_a_measure_has_not_begun() -> None:
    rows = [["Tiltak", "Pri", "OUS", "Ahus"], ["Felles maler for alle", "1", "●", "◑"]]
    report = read(slide(1, tables=[table(rows)], texts=[text(AREA)]))
    assert [record.status for record in report.records] == [Status.UNKNOWN]
    assert "unknown-status" in codes(report)


def test_an_empty_box_under_a_label_is_no_tick() -> None:
    rows = [[*HEADERS[:4], "Utført"], [*MEASURE[:4], "☐"], [*OTHER[:4], "☑"]]
    report = read(slide(1, tables=[table(rows)], texts=[text(AREA)]))
    assert [record.status for record in report.records] == [Status.NOT_STARTED, Status.DONE]


def test_two_symbols_in_a_cell_say_two_things() -> None:
    report = read(
        slide(
            1, tables=[table([HEADERS, ["Felles maler", "1", "", "", "◑ ○"]])], texts=[text(AREA)]
        )
    )
    assert [record.status for record in report.records] == [Status.UNKNOWN]
    assert codes(report) == ["unknown-status"]


def test_a_header_of_two_rows_may_lack_the_spans_of_its_other_columns() -> None:
    rows: list[list[str | None]] = [
        ["Tiltak", "Gjennomføring", None, "Oppfølging", None],
        ["", "Ansvarlig", "Frist", "Siste status", "Status"],
        ["Felles maler for alle", "Ola", "uke 48", "• Møte holdt", "◑ Pågår"],
    ]
    report = read(slide(1, tables=[table(rows)], texts=[text(AREA)]))
    assert [(r.row, r.ekstra, r.siste_status) for r in report.records] == [
        (1, (("Ansvarlig", "Ola"), ("Frist", "uke 48")), ("Møte holdt",))
    ]


def test_the_first_measure_under_headers_that_span_columns_is_no_header() -> None:
    rows: list[list[str | None]] = [
        ["Tiltak", None, "Status", None],
        ["1", "Felles maler for alle", "◑", "Pågår"],
    ]
    report = read(slide(1, tables=[table(rows)], texts=[text(AREA)]))
    assert [record.tiltak for record in report.records] == ["Felles maler for alle"]


FIRST = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)])


def picture(x0: float) -> Mark:
    return Mark(box=box(x0, 100, 860, 380), shape=Shape.PICTURE)


@pytest.mark.parametrize(("x0", "told"), [(50, ["unread-measures"]), (0, [])])
def test_a_slide_with_but_a_picture_under_its_heading_may_show_measures(
    x0: float, told: list[str]
) -> None:
    """One that reaches the slide's side is there to be looked at."""
    report = read(
        FIRST, slide(2, texts=[text("Beredskap"), text("2", top=510)], marks=[picture(x0)])
    )
    assert codes(report) == told


LEGEND = text("Grønn = i rute", top=480)


@pytest.mark.parametrize(("height", "told"), [(96, ["unread-measures"]), (20, [])])
def test_a_wide_picture_as_high_as_a_few_rows_may_show_measures(
    height: float, told: list[str]
) -> None:
    """What stands on the slides of measures too, such as a legend, says nothing else of the slide."""
    wide = Mark(box=box(24, 100, 860, height), shape=Shape.PICTURE)
    first = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA), LEGEND])
    report = read(first, slide(2, texts=[text("Beredskap"), LEGEND], marks=[wide]))
    assert codes(report) == told


def test_a_picture_under_the_heading_of_a_slide_of_measures_goes_on_with_it() -> None:
    wide = Mark(box=box(24, 100, 860, 96), shape=Shape.PICTURE)
    report = read(FIRST, slide(2, texts=[text(AREA)], marks=[wide]))
    assert codes(report) == ["unread-measures"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "• Felles maler for alle: pågår\n• Nye rutiner (fullført). Tatt i bruk",
            ["unread-measures"],
        ),
        ("• Felles maler for alle: pågår\n• Nye rutiner tas i bruk", []),
    ],
)
def test_lines_that_tell_a_status_each_may_be_measures(lines: str, told: list[str]) -> None:
    report = read(FIRST, slide(2, texts=[text("Beredskap"), text(lines, top=100, height=200)]))
    assert codes(report) == told


def test_the_measures_that_a_slide_counts_are_no_part_of_its_areas_name() -> None:
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(f"Tiltak 1.1–1.9: {AREA}")])
    )
    assert areas(report) == [AREA]


def test_a_name_at_a_tables_end_may_have_the_header_again_below_it() -> None:
    band = ["Beredskap", None, None, None, None]
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE, band, HEADERS])], texts=[text(AREA)]),
        slide(2, tables=[table([HEADERS, OTHER])], texts=[text("Tiltaksoversikt forts.")]),
    )
    assert areas(report) == [AREA, "Beredskap"]


def test_a_column_of_labels_headed_as_the_latest_status_is_the_statuses_other_half() -> None:
    rows = [[*HEADERS, "Statustekst"], [*MEASURE[:4], "◑", "I gang"], [*OTHER[:4], "●", "Utført"]]
    report = read(slide(1, tables=[table(rows)], texts=[text(AREA)]))
    assert [(r.status_tekst, r.siste_status) for r in report.records] == [
        ("I gang", ("Møte holdt",)),
        ("Utført", ("Sendt ut",)),
    ]


def test_an_areas_name_may_stand_beside_the_first_of_its_counts() -> None:
    rows = [
        ["Område", "Status", "Antall"],
        [AREA, "Fullført", "0"],
        ["", "Pågår", "1"],
        ["Beredskap", "Fullført", "1"],
        ["", "Pågår", "0"],
    ]
    report = read(slide(1, tables=[table(rows)], texts=[text("Overordnet oversikt")]), FIRST)
    assert [(d.omrade, d.status, d.count) for d in report.declared] == [
        (AREA, Status.DONE, 0),
        (AREA, Status.ONGOING, 1),
        ("Beredskap", Status.DONE, 1),
        ("Beredskap", Status.ONGOING, 0),
    ]


def test_a_row_may_have_its_statuss_colour_where_no_column_tells_it() -> None:
    grid = table([HEADERS[:4], MEASURE[:4], OTHER[:4]])
    fills = {1: "FFC000", 2: "00B050"}
    painted = tuple(replace(cell, fill=fills.get(cell.row)) for cell in grid.cells)
    legend = text("Grønn = fullført, gul = pågår", top=490)
    report = read(slide(1, tables=[replace(grid, cells=painted)], texts=[text(AREA), legend]))
    assert [record.status for record in report.records] == [Status.ONGOING, Status.DONE]


def test_figures_that_count_no_slides_belong_to_an_areas_name() -> None:
    report = read(slide(1, tables=[table([HEADERS, MEASURE])], texts=[text("24/7-beredskap")]))
    assert areas(report) == ["24/7-beredskap"]


def test_rows_above_a_header_that_is_said_again_go_on_with_the_table_before() -> None:
    row = ["Øve på restordrer", *MEASURE[1:]]
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)]),
        slide(2, tables=[table([OTHER, HEADERS, row])], texts=[text(f"{AREA} (forts.)")]),
    )
    assert [(r.tiltak, r.row) for r in report.records] == [
        (MEASURE[0], 1),
        (OTHER[0], 1),
        ("Øve på restordrer", 3),
    ]


def test_rows_above_a_header_that_go_on_with_no_table_are_told() -> None:
    report = read(slide(1, tables=[table([OTHER, HEADERS, MEASURE])], texts=[text(AREA)]))
    assert codes(report) == ["skipped-row"]


@pytest.mark.parametrize("ditto", ['"', "–”–"])
def test_a_sign_for_what_stands_above_is_no_empty_status(ditto: str) -> None:
    rows = [HEADERS, MEASURE, ["Øve på restordrer", "1", "", "", ditto]]
    report = read(slide(1, tables=[table(rows)], texts=[text(AREA)]))
    assert [record.status for record in report.records] == [Status.ONGOING, Status.UNKNOWN]


def test_letters_may_be_explained_one_behind_the_other_with_a_blank_between() -> None:
    rows = [[*MEASURE[:4], "P"], [*OTHER[:4], "F"]]
    legend = text("F = Fullført P = Pågår I = Ikke startet", top=490)
    report = read(slide(1, tables=[table([HEADERS, *rows])], texts=[text(AREA), legend]))
    assert [row.status.value for row in report.records] == ["pågår", "fullført"]
