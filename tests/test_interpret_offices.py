"""Habits that offices have in their tables of measures, read as a person reads them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from tinydecks import HEADERS, box, deck, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, VOCABULARY, codes, headed, read

from parsers.report.interpret import interpret
from schema import (
    DateSource,
    Mark,
    Paragraph,
    Report,
    Role,
    Run,
    Severity,
    Shape,
    Slide,
    Status,
    TextBox,
)


def areas(report: Report) -> list[str]:
    return [record.omrade for record in report.records]


@pytest.mark.parametrize(
    "header", ["Ansvarlig", "FRIST:", "Budsjett (kr)", "Eier", "% ferdig", "Hva gjenstår?"]
)
def test_an_extra_column_that_offices_have_gets_no_line(header: str) -> None:
    report = headed(["Tiltak", header, "Pri", "Status"], ["Felles maler", "Ola", "1", "Pågår"])
    assert report.records[0].ekstra == ((header.removesuffix(":"), "Ola"),)
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("headers", "news", "severities"),
    [
        (["Tiltak", "Gevinst", "Kommentar", "Status"], (), [Severity.WARNING]),
        (["Tiltak", "Gevinst", "Merknad", "Status"], (), [Severity.WARNING]),
        (["Tiltak", "Siste status", "Kommentar", "Status"], ("Bedre oversikt",), []),
    ],
)
def test_a_comment_may_be_the_latest_status_where_no_column_is(
    headers: list[str], news: tuple[str, ...], severities: list[Severity]
) -> None:
    report = headed(headers, ["Felles maler", "Bedre oversikt", "Venter på svar", "Pågår"])
    assert [record.siste_status for record in report.records] == [news]
    assert [line.severity for line in report.diagnostics] == severities


def test_what_a_measure_costs_is_one_more_column() -> None:
    report = headed([*HEADERS, "Kostnad"], [*MEASURE, "150 000"])
    assert report.records[0].ekstra == (("Kostnad", "150 000"),)


def test_a_table_of_risks_with_priorities_holds_no_measures() -> None:
    grid = table(
        [["Risiko", "Pri", "Tiltak", "Status"], ["Sen levering", "1", "Følge opp", "Pågår"]]
    )
    report = read(slide(1, tables=[grid], texts=[text("Risikoer")]))
    assert report.records == ()


def test_headers_that_all_span_two_rows_are_one_header() -> None:
    grid = table([HEADERS, [""] * 5, MEASURE])
    cells = [
        replace(cell, row_span=2) if cell.row == 0 else cell for cell in grid.cells if cell.row != 1
    ]
    spanned = replace(grid, cells=tuple(cells))
    report = read(slide(1, tables=[spanned], texts=[text(AREA)]))
    assert [record.row for record in report.records] == [1]


def test_a_name_alone_in_a_column_of_figures_heads_the_rows_below_it() -> None:
    report = read(
        slide(
            1,
            tables=[
                table(
                    [
                        ["Nr", *HEADERS],
                        [AREA, "", "", "", "", ""],
                        ["1", *MEASURE],
                        ["Kvalitet", "", "", "", "", ""],
                        ["2", *OTHER],
                    ]
                )
            ],
        )
    )
    assert areas(report) == [AREA, "Kvalitet"]


def test_an_area_of_the_overview_heads_rows_from_whatever_column_it_stands_in() -> None:
    grid = table(
        [
            ["Ansvarlig", *HEADERS],
            [AREA, "", "", "", "", ""],
            ["Kari", *MEASURE],
            ["Kvalitet og trygghet", "", "", "", "", ""],
            ["Ola", *OTHER],
        ]
    )
    overview = table(
        [["Område", "Fullført", "Pågår"], [AREA, "0", "1"], ["Kvalitet og trygghet", "1", "0"]]
    )
    report = read(slide(1, tables=[overview]), slide(2, tables=[grid], texts=[text("Tiltak")]))
    assert areas(report) == [AREA, "Kvalitet og trygghet"]
    assert report.diagnostics == ()


def test_without_priorities_a_name_that_begins_the_table_heads_its_rows() -> None:
    rows = [["Tiltak", "Gevinst", "Status"], [AREA, "", ""], ["Felles maler", "Oversikt", "Pågår"]]
    report = read(slide(1, tables=[table(rows)], texts=[text("Tiltaksoversikt")]))
    assert areas(report) == [AREA]


def test_areas_that_share_but_the_end_of_a_word_stay_two() -> None:
    names = ("Forsyningssikkerhet", "Informasjonssikkerhet", "Informasjonssikkerheten")
    report = read(
        *(
            slide(
                number, tables=[table([HEADERS, [f"Rutine {number}", *MEASURE[1:]]])],
                texts=[text(name)],
            )
            for number, name in enumerate(names, start=1)
        )
    )  # fmt: skip
    assert areas(report) == [names[0], names[1], names[1]]


@pytest.mark.parametrize(
    "heading", [f"{AREA} forts.", f"{AREA} (forts.)", f"{AREA} – fortsettelse"]
)
def test_a_heading_that_goes_on_names_the_same_area(heading: str) -> None:
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)]),
        slide(2, tables=[table([HEADERS, OTHER])], texts=[text(heading)]),
    )
    assert areas(report) == [AREA, AREA]
    assert report.diagnostics == ()


def test_the_number_of_a_slide_is_no_part_of_an_area() -> None:
    grid = table([HEADERS, MEASURE])
    foot = text("Side 3 av 12", top=510, height=15)
    report = read(slide(3, tables=[grid], texts=[text(AREA), foot]))
    assert areas(report) == [AREA]
    assert report.diagnostics == ()


def test_a_pictogram_of_a_ticked_box_in_its_own_column_is_no_status() -> None:
    report = headed(["", "Tiltak", "Pri", "Status"], ["🗹", "Felles maler", "1", "Pågår"])
    record = report.records[0]
    assert (record.ikon, record.status) == ("🗹", Status.ONGOING)
    assert report.diagnostics == ()


def test_unknown_labels_in_an_unnamed_column_leave_the_known_ones_be() -> None:
    report = headed(
        ["Tiltak", "Pri", ""], ["Felles maler", "1", "Fullført"], ["Nye rutiner", "2", "Utsatt"]
    )
    assert [record.status for record in report.records] == [Status.DONE, Status.UNKNOWN]
    assert [line.code for line in report.diagnostics] == ["unknown-status"]


def ring(left: float, top: float, area: float) -> Mark:
    return Mark(
        box=box(left, top, 14, 14), shape=Shape.ELLIPSE, fill="000000", line=None, area=area
    )


def test_a_thick_ring_in_the_column_without_a_header_is_an_empty_ball() -> None:
    grid = table([["Tiltak", "Pri", ""], ["Felles maler for alle", "1", ""]], width=300)
    marks = [ring(280, 138, 0.59 * 14 * 14)]
    report = read(slide(1, tables=[grid], texts=[text(AREA)], marks=marks))
    assert [record.status for record in report.records] == [Status.NOT_STARTED]


def coloured(sign: str, colour: str, label: str) -> tuple[Run, Run]:
    return Run(text=sign, colour=colour), Run(text=f" {label}   ")


def test_one_coloured_sign_means_what_the_legend_says_though_no_other_is_there() -> None:
    grid = table([HEADERS, [*MEASURE[:4], "●"]])
    last = replace(grid.cells[-1], paragraphs=(Paragraph(runs=(Run(text="●", colour="FFC000"),)),))
    runs = (*coloured("●", "00B050", "Fullført"), *coloured("●", "FFC000", "Pågår"))
    legend = replace(text("", top=500), paragraphs=(Paragraph(runs=runs),))
    whole = replace(grid, cells=(*grid.cells[:-1], last))
    report = read(slide(1, tables=[whole], texts=[text(AREA), legend]))
    assert [record.status for record in report.records] == [Status.ONGOING]


@pytest.mark.parametrize("mark", ["¹", "**", "†", "1)"])
def test_a_footnote_under_the_table_heads_no_slide(mark: str) -> None:
    rows = [[f"Redusere varianter{mark}", "1", "Lavere pris", "Møte holdt", "Pågår"]]
    note = text(f"{mark} Avhenger av bevilgning i revidert budsjett", top=420)
    heading = text("Status på tiltak", role=Role.TITLE)
    (record,) = read(slide(1, tables=[table([HEADERS, *rows])], texts=[heading, note])).records
    assert record.omrade == ""


@pytest.mark.parametrize("note", ["1) Gjelder Helse Nord", "¹ Gjelder Helse Nord"])
def test_a_numbered_mark_is_a_footnote_where_a_note_has_its_number(note: str) -> None:
    mark = note.split(" ", maxsplit=1)[0]
    grid = table([HEADERS, [f"Felles maler (alle){mark}", *MEASURE[1:]], OTHER])
    report = read(slide(1, tables=[grid], texts=[text(AREA), text(note, top=500)]))
    assert [record.fotnote for record in report.records] == [note, None]
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("note", "found"), [("1 Gjelder Helse Nord", True), ("1 av 2 tiltak er forsinket", False)]
)
def test_a_raised_mark_may_refer_to_a_note_that_begins_with_its_figure(
    note: str, *, found: bool
) -> None:
    grid = table([HEADERS, ["Felles maler¹", *MEASURE[1:]], OTHER])
    report = read(slide(1, tables=[grid], texts=[text(AREA), text(note, top=500)]))
    assert [record.fotnote for record in report.records] == [note if found else None, None]


def test_a_percentage_heads_no_column_of_counts() -> None:
    figures = table(
        [
            ["Indikator", "Mål", "Resultat", "Status"],
            ["Lojalitet", "85 %", "81 %", "◑"],
            ["Avvik", "10", "7", "●"],
        ]
    )
    report = read(
        slide(1, tables=[figures], texts=[text("Nøkkeltall")]),
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)]),
    )
    assert report.declared == ()


def test_a_footer_with_the_plans_name_begins_no_other_report() -> None:
    foot = text("Handlingsplan Transport", top=510, height=15)
    slides = (
        slide(1, texts=[text("Statusrapport", role=Role.TITLE), text("Vikarer", top=200)]),
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[text(AREA), foot]),
        slide(3, texts=[text("Veien videre"), foot]),
        slide(4, tables=[table([HEADERS, OTHER])], texts=[text(AREA), foot]),
    )
    assert len(interpret(deck(*slides), VOCABULARY)) == 1


def test_a_subtitle_with_an_inherited_bullet_dates_the_report() -> None:
    subtitle = replace(text("• Vikarer – status per 10.05.2024", top=200), role=Role.SUBTITLE)
    title = text("Handlingsplan", role=Role.TITLE)
    report = read(slide(1, texts=[title, subtitle]))
    assert report.dates[0] == (DateSource.STATUS, date(2024, 5, 10))


def test_a_table_with_a_header_of_its_own_does_not_go_on_with_the_one_before() -> None:
    figures = table([["Indikator", "Mål", "Resultat", "Trend", "Status"], ["Avvik", *"1234"]])
    people = table(
        [
            ["Navn", "Rolle", "Foretak", "Telefon", "Epost"],
            ["Kari", "Leder", "Helse Vest", "123 45 678", "kari@x.no"],
        ]
    )
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)]),
        slide(2, tables=[figures], texts=[text("Nøkkeltall")]),
        slide(2, tables=[people], texts=[text("Deltakere")]),
    )
    assert len(report.records) == 1


@pytest.mark.parametrize(
    "header",
    ["Status 2023", "Status ●/◑/○", "STATUS PR. OKTOBER", "Status per 13.10", "Tilstand nå"],
)
def test_a_status_is_found_under_a_header_with_more_to_it(header: str) -> None:
    report = headed(["Tiltak 2023–2025", "Pri 1-3", header], ["Felles maler", "1", "Pågår"])
    assert [(r.pri, r.status, r.ekstra) for r in report.records] == [(1, Status.ONGOING, ())]
    assert report.diagnostics == ()


def test_a_table_that_begins_with_a_name_in_its_first_column_has_areas_there() -> None:
    rows = [
        ["Ansvarlig", *HEADERS],
        [AREA, *[""] * 5],
        ["Kari", *MEASURE],
        ["Kvalitet", *[""] * 5],
        ["Ola", *OTHER],
    ]
    report = read(slide(1, tables=[table(rows)], texts=[text("Tiltaksoversikt")]))
    assert areas(report) == [AREA, "Kvalitet"]
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    "headers",
    [
        ("Status per 13.09.2023", "Status per 13.10.2023"),
        ("Status sept. 2023", "Status okt. 2023"),
        ("Status september", "Status oktober"),
        ("Status des.", "Status jan."),
        ("Forrige status", "Status"),
    ],
)
def test_of_two_statuses_the_latest_counts(headers: tuple[str, str]) -> None:
    head = ["Tiltak", "Pri", *headers]
    row = ["Felles maler", "1", "○", "◑"]
    turned = [[cells[place] for place in (0, 3, 1, 2)] for cells in (head, row)]
    for rows in ([head, row], turned):
        report = headed(*rows)
        assert [r.status for r in report.records] == [Status.ONGOING]
        assert report.records[0].ekstra == ((headers[0], "○"),)
        assert report.diagnostics == ()


@pytest.mark.parametrize(
    "heading",
    [
        f"1. {AREA}",
        f"2) {AREA}",
        f"{AREA} – status per 13.10.2023",
        f"{AREA}: status på tiltakene",
        "Miljø & klima",
    ],
)
def test_an_areas_name_is_found_in_a_heading_with_more_to_it(heading: str) -> None:
    report = read(
        slide(1, tables=[table([HEADERS, OTHER])], texts=[text(AREA)]),
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[text(heading)]),
    )
    assert areas(report) == [AREA, AREA]


def test_planned_meetings_are_no_measures_not_started() -> None:
    meetings = [
        ["Dato", "Tema", "Sted"],
        ["12.10.2023", "Gjennomgang av status", "Oslo"],
        ["16.11.2023", "Prioritering for neste år", "Bergen"],
    ]
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)]),
        slide(2, tables=[table(meetings)], texts=[text("Planlagte møter")]),
    )
    assert len(report.records) == 1


def test_one_sign_that_the_legend_explains_in_several_ways_tells_nothing_without_a_colour() -> None:
    legend = text("● Fullført   ● Pågår   ● Ikke startet", top=500)
    grid = table([HEADERS, [*MEASURE[:-1], "●"], [*OTHER[:-1], "●"]])
    report = read(slide(1, tables=[grid], texts=[text(AREA), legend]))
    assert [record.status for record in report.records] == [Status.UNKNOWN, Status.UNKNOWN]
    assert [line.code for line in report.diagnostics] == ["unknown-status"]


def test_a_legend_names_no_area() -> None:
    legend = replace(text("G = Fullført, Y = Pågår", top=500), role=None)
    label = text("Completed", x0=700, top=500, width=100)
    report = read(slide(1, tables=[table([HEADERS, MEASURE])], texts=[legend, label]))
    assert areas(report) == [""]
    assert [line.code for line in report.diagnostics] == ["no-area"]


def test_an_extra_column_that_happens_to_hold_labels_is_no_status() -> None:
    report = headed(["Tiltak", "Pri", "Frist"], ["Felles maler", "1", "løpende"])
    assert report.records[0].ekstra == (("Frist", "løpende"),)
    assert report.records[0].status_tekst is None


def test_percentages_tell_the_status_where_nothing_else_does() -> None:
    rows = [["Felles maler", "1", "50 %"], ["Nye rutiner", "2", "100 %"]]
    report = headed(["Tiltak", "Pri", "% ferdig"], *rows)
    assert [r.status for r in report.records] == [Status.ONGOING, Status.DONE]


def disc(top: float, fill: str, part: float = 1.0) -> Mark:
    shape = Shape.ELLIPSE if part == 1 else Shape.PIE
    area = part * math.pi / 4 * 16 * 16
    return Mark(box=box(267, top + 7, 16, 16), shape=shape, fill=fill, line=None, area=area)


@pytest.mark.parametrize(("base", "piece"), [("D9D9D9", "17375E"), ("17375E", "D9D9D9")])
def test_a_pale_disc_is_empty_where_others_are_painted_on_it(base: str, piece: str) -> None:
    rows = [[name, "1", ""] for name in ("Felles maler", "Nye rutiner", "Samme krav")]
    grid = table([["Tiltak", "Pri", "Status"], *rows], width=300)
    marks = [disc(130, "17375E"), disc(160, base), disc(160, piece, 0.5), disc(190, "D9D9D9")]
    report = read(slide(1, tables=[grid], texts=[text(AREA)], marks=marks))
    found = [record.status for record in report.records]
    assert found == [Status.DONE, Status.ONGOING, Status.NOT_STARTED]


def filled(colours: Sequence[str], *, legend: Sequence[TextBox], marks: Sequence[Mark]) -> Report:
    rows = [[f"Tiltak nummer {n}", "1", ""] for n in range(len(colours))]
    grid = table([["Tiltak", "Pri", "Status"], *rows], width=300)
    fills = {(row, 2): colour for row, colour in enumerate(colours, start=1)}
    cells = [replace(cell, fill=fills.get((cell.row, cell.column))) for cell in grid.cells]
    whole = replace(grid, cells=tuple(cells))
    return read(slide(1, tables=[whole], texts=[text(AREA), *legend], marks=marks))


COLOURS = ["70AD47", "FFC000", "C00000"]
STATUSES = [Status.DONE, Status.ONGOING, Status.NOT_STARTED]


@pytest.mark.parametrize(
    "legend",
    [
        "Grønn = fullført, gul = pågår, rød = ikke startet",
        "Fullført (grønn), pågår (gul), ikke startet (rød)",
        "Grønt: Fullført   Gult: Pågår   Rødt: Ikke startet",
        "Fargekoder: Grønt: Fullført. Gult: Pågår. Rødt: Ikke startet",
        "Grønn betyr fullført, gul betyr pågår og rød betyr ikke startet",
        "Fargene viser: grønn – fullført / gul – pågår / rød – ikke startet",
        "Forklaring: Fullført = grønn, Pågår = gul, Ikke startet = rød",
    ],
)
def test_a_legend_may_call_colours_by_their_names(legend: str) -> None:
    report = filled(COLOURS, legend=[text(legend, top=500)], marks=())
    assert [record.status for record in report.records] == STATUSES
    assert report.diagnostics == ()


def test_squares_of_a_legend_may_reach_further_down_than_the_labels_beside_them() -> None:
    words = ("Fullført", "Pågår", "Ikke startet")
    places = [100.0 + 150 * n for n in range(len(words))]
    legend = [
        text(word, x0=x + 16, top=500, width=60, height=8)
        for x, word in zip(places, words, strict=True)
    ]
    marks = [
        Mark(box=box(x, 502, 14, 14), shape=Shape.RECTANGLE, fill=colour, line=None, area=196)
        for x, colour in zip(places, COLOURS, strict=True)
    ]
    report = filled(COLOURS, legend=legend, marks=marks)
    assert [record.status for record in report.records] == STATUSES
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("name", "colour"), [("grå", "BFBFBF"), ("grå", "8D99A6"), ("hvit", "FFFFFF")]
)
def test_a_legend_may_call_a_colour_grey_or_white(name: str, colour: str) -> None:
    legend = text(f"Grønn = fullført, gul = pågår, {name} = ikke startet", top=500)
    report = filled([*COLOURS[:2], colour], legend=[legend], marks=())
    assert [record.status for record in report.records] == STATUSES
    assert report.diagnostics == ()


def test_grey_is_no_red_where_a_legend_names_that() -> None:
    legend = text("Grønn = fullført, gul = pågår, rød = ikke startet", top=500)
    report = filled([*COLOURS[:2], "BFBFBF"], legend=[legend], marks=())
    assert report.records[2].status is Status.UNKNOWN


def test_a_legends_labels_may_be_written_in_its_colours() -> None:
    labels = [("Fullført", 100.0), ("Pågår", 300.0), ("Ikke startet", 500.0)]
    legend = [text(label, x0=left, top=500, width=90) for label, left in labels]
    marks = [
        Mark(box=box(left, 500, 90, 30), shape=Shape.RECTANGLE, fill=colour, line=None, area=2700)
        for (_, left), colour in zip(labels, COLOURS, strict=True)
    ]
    report = filled(COLOURS, legend=legend, marks=marks)
    assert [record.status for record in report.records] == STATUSES


@pytest.mark.parametrize(
    ("shown", "status", "codes"),
    [
        ("Pågår\n● Møte avholdt\n● Rapport levert", Status.ONGOING, ["unknown-label"]),
        ("◑\n● Møte avholdt", Status.ONGOING, ["unknown-label"]),
        ("● Møte avholdt\n● Rapport levert", Status.UNKNOWN, ["unknown-status"]),
        ("● (Fullført)", Status.DONE, []),
        ("(●)", Status.DONE, []),
        ("Lukket – ikke gjennomført", Status.UNKNOWN, ["unknown-status"]),
        ("Pågår*", Status.ONGOING, ["footnote-missing"]),
    ],
)
def test_a_status_cell_with_more_in_it(shown: str, status: Status, codes: list[str]) -> None:
    report = headed(HEADERS, [*MEASURE[:4], shown])
    assert [record.status for record in report.records] == [status]
    assert [line.code for line in report.diagnostics] == codes


def test_a_measure_over_two_rows_with_two_statuses_is_told() -> None:
    report = headed(HEADERS, [*MEASURE[:4], "◑ Pågår"], ["", "", "", "• Sendt", "● Fullført"])
    assert [record.status for record in report.records] == [Status.ONGOING]
    assert "status-conflict" in [line.code for line in report.diagnostics]


@pytest.mark.parametrize(
    "title",
    [
        "Tertialrapport 2. tertial 2023\nHandlingsplan Vikarer",
        "Ukerapport handlingsplan for Vikarer",
        "Månedsstatus 31.01.2024 – handlingsplan Vikarer",
        "Vedlegg 2: Handlingsplan Vikarer",
        "Sak 45/23 Handlingsplan Vikarer",
        "Handlingsplan – Vikarer (utkast v0.3)",
        "Statusoppdatering handlingsplan: Vikarer",
        "Ukestatus uke 14 – Vikarer",
        "Vikarer | Statusrapport nr. 3/2025",
        "Vikarer – handlingsplan 2025",
    ],
)
def test_a_plans_name_is_what_no_title_says_of_its_own_accord(title: str) -> None:
    report = read(slide(1, texts=[text(title, role=Role.TITLE)]))
    assert report.plan_names == ("Vikarer",)


def test_the_foot_of_a_title_slide_that_names_nothing_names_the_plan() -> None:
    def named(title: str) -> tuple[str, ...]:
        foot = text("Handlingsplan Vikarer", role=Role.FOOTER, top=510)
        return read(slide(1, texts=[text(title, role=Role.TITLE), foot])).plan_names

    assert named("Handlingsplan") == ("Vikarer",)
    assert named("Handlingsplan Tekstil") == ("Tekstil",)


def test_a_number_that_a_plans_name_ends_with_is_kept() -> None:
    report = read(slide(1, texts=[text("Veien til 2030", role=Role.TITLE)]))
    assert report.plan_names == ("Veien til 2030",)


@pytest.mark.parametrize(
    ("title", "head", "severity"),
    [
        (AREA, ["Tiltak", "Vedtak", "Kostnad", "Status"], Severity.WARNING),
        ("Risikoer", ["Tiltak", "Ansvarlig", "Kostnad", "Status"], Severity.INFO),
        ("Milepæler", ["Aktivitet", "Ansvarlig", "Frist", "Status"], Severity.INFO),
        ("Møtepunkter", ["Aktivitet", "Ansvarlig", "Frist", "Status"], Severity.WARNING),
    ],
)
def test_a_table_left_alone_is_worth_a_warning_where_it_may_hold_measures(
    title: str, head: list[str], severity: Severity
) -> None:
    other = table([head, ["Innføre ny ordning", "KN", "100 000", "Pågår"]])
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)]),
        slide(2, tables=[other], texts=[text(title)]),
    )
    assert len(report.records) == 1
    assert [(line.code, line.severity) for line in report.diagnostics] == [
        ("other-table", severity)
    ]


@pytest.mark.parametrize(
    ("headers", "first", "second"),
    [
        (["Status", "Tiltak", "Siste status"], "◑ Pågår", "● Utført"),
        (["Nr", "Tiltak", "Siste status"], "1", "2"),
    ],
)
def test_without_priorities_a_name_alone_in_a_column_of_signs_or_numbers_heads_rows(
    headers: list[str], first: str, second: str
) -> None:
    rows = [headers, [first, "Felles maler", "• Sendt"], ["Kvalitet", "", ""]]
    rows += [[second, "Kravbibliotek", "• Sendt"]]
    report = read(slide(1, tables=[table(rows)], texts=[text(AREA)]))
    assert areas(report) == [AREA, "Kvalitet"]
    assert [record.tiltak for record in report.records] == ["Felles maler", "Kravbibliotek"]


@pytest.mark.parametrize("owner", ["Gevinst", "Eier"])
def test_a_header_that_comes_again_in_its_table_is_no_measure(owner: str) -> None:
    headers = ["Tiltak", "Pri", owner, "Siste status", "Status"]
    report = read(slide(1, tables=[table([headers, MEASURE, headers, OTHER])], texts=[text(AREA)]))
    assert [record.tiltak for record in report.records] == [MEASURE[0], OTHER[0]]


@pytest.mark.parametrize("line", ["Helse Vest", "Helse Vest – styringsgruppen 21.08.2023"])
def test_the_office_that_a_title_slide_prints_stands_behind_the_plans_name(line: str) -> None:
    title = text("Handlingsplan Vikarer", role=Role.TITLE)
    report = read(slide(1, texts=[title, text(line, top=200, role=Role.SUBTITLE)]))
    assert report.plan_names == ("Vikarer", "Helse Vest")
    alone = read(slide(1, texts=[text("Handlingsplan", role=Role.TITLE), text(line, top=200)]))
    assert alone.plan_names == ()


@pytest.mark.parametrize("band", ["Fullført", "Fullførte tiltak"])
def test_a_table_of_measures_and_further_columns_may_have_its_statuses_across_it(band: str) -> None:
    rows: list[list[str | None]] = [
        ["Felles maler", "IKT", "1.6."],
        ["Pågår", None, None],
        ["Nye rutiner", "HR", "1.9."],
    ]
    report = headed(["Tiltak", "Ansvarlig", "Frist"], [band, None, None], *rows)
    assert [(r.tiltak, r.status) for r in report.records] == [
        ("Felles maler", Status.DONE),
        ("Nye rutiner", Status.ONGOING),
    ]
    assert report.diagnostics == ()
    assert headed(["Tiltak", "Ansvarlig", "Frist"], ["Økonomi", None, None], *rows).records == ()


def test_a_priority_in_words_is_sure_where_all_the_decks_are_words() -> None:
    def one(number: int, pri: str) -> Slide:
        rows = [["Tiltak", "Pri", "Status"], [f"Felles maler {number}", pri, "Pågår"]]
        return slide(number, tables=[table(rows)], texts=[text(f"{AREA} {'ABC'[number]}")])

    assert codes(read(one(1, "Høy"), one(2, "Middels"))) == []
    assert codes(read(one(1, "Høy"), one(2, "2"))) == ["pri-unreadable"]


def test_names_of_colours_are_statuses_where_a_legend_says_which() -> None:
    rows = [[*MEASURE[:4], "Grønn"], [*OTHER[:4], "gul"], ["Felles krav", *OTHER[1:4], "RØD"]]
    legend = text("Grønn = fullført   Gul = pågår   Rød = ikke startet", top=500)
    report = read(slide(1, tables=[table([HEADERS, *rows])], texts=[text(AREA), legend]))
    assert [(record.status, record.status_tekst) for record in report.records] == [
        (Status.DONE, "Grønn"),
        (Status.ONGOING, "gul"),
        (Status.NOT_STARTED, "RØD"),
    ]
    alone = read(slide(1, tables=[table([HEADERS, *rows])], texts=[text(AREA)]))
    assert {record.status for record in alone.records} == {Status.UNKNOWN}
