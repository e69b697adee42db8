"""The interpreter reads what a person would read from the slides."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest
from tinydecks import HEADERS, counts, deck, slide, table, text
from tinyreports import VOCABULARY, read

from parsers.report.interpret import interpret
from schema import (
    Box,
    DateSource,
    Mark,
    Paragraph,
    Record,
    Report,
    Role,
    Shape,
    Slide,
    Status,
    Table,
)


def codes(report: Report) -> list[str]:
    return [diagnostic.code for diagnostic in report.diagnostics]


def rows(report: Report) -> list[tuple[str, str, Status]]:
    return [(record.omrade, record.tiltak, record.status) for record in report.records]


MEASURE = [
    "Kartlegge avtalelojalitet",
    "1",
    "• Bedre oversikt\n• Lavere pris",
    "• Møte holdt",
    "◑\nPågår",
]


def test_a_row_becomes_a_record() -> None:
    report = read(
        slide(3, tables=[table([HEADERS, MEASURE])], texts=[text("Miljø og ansvar (1 av 1)")])
    )
    assert report.records == (
        Record(
            omrade="Miljø og ansvar",
            tiltak="Kartlegge avtalelojalitet",
            slide=3,
            row=1,
            status=Status.ONGOING,
            status_symbol="◑",
            pri=1,
            gevinst=("Bedre oversikt", "Lavere pris"),
            siste_status=("Møte holdt",),
            status_tekst="Pågår",
        ),
    )


def test_columns_are_found_by_their_headers_wherever_they_stand() -> None:
    headers = ["STATUS:", "Prioritet", "Measure", "Siste\nstatus", "Forventa gevinst"]
    row = ["Ferdig", "2", "Felles maler for avtaler", "• Levert", "• Økt kvalitet"]
    (record,) = read(slide(1, tables=[table([headers, row])], texts=[text("Maler")])).records
    assert (record.tiltak, record.pri, record.status) == (
        "Felles maler for avtaler",
        2,
        Status.DONE,
    )
    assert (record.gevinst, record.siste_status) == (("Økt kvalitet",), ("Levert",))


def test_a_further_column_is_kept_beside_the_record() -> None:
    head = [*HEADERS, "Ansvarlig", "Frist:"]
    row = [*MEASURE, "Ola Nordmann", "1.3.2024"]
    (record,) = read(slide(1, tables=[table([head, row])], texts=[text("Miljø")])).records
    assert record.ekstra == (("Ansvarlig", "Ola Nordmann"), ("Frist", "1.3.2024"))


@pytest.mark.parametrize(
    "headers",
    [["Risiko", "Tiltak", "Ansvarlig", "Status"], ["Milepæl", "Tiltak", "Frist", "Status"]],
)
def test_a_table_of_risks_or_milestones_holds_no_measures(headers: list[str]) -> None:
    other = table([headers, ["Leveringssvikt", "Øke lager", "Kari", "Pågår"]])
    report = read(slide(1, tables=[other], texts=[text("Risiko")]))
    assert report.records == ()
    assert "other-table" in codes(report)
    assert "no-measures" in codes(report)


def test_an_area_band_names_the_rows_under_it() -> None:
    grid = table(
        [
            HEADERS,
            ["Miljø og klima", None, None, None, None],
            MEASURE,
            ["Beredskap i hele landet", None, None, None, None],
            ["Sikre lager", "2", "", "", "Ikke startet"],
        ]
    )
    assert rows(read(slide(1, tables=[grid]))) == [
        ("Miljø og klima", "Kartlegge avtalelojalitet", Status.ONGOING),
        ("Beredskap i hele landet", "Sikre lager", Status.NOT_STARTED),
    ]


def test_a_table_goes_on_without_its_header() -> None:
    first = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text("Miljø (1 av 2)")])
    more = ["Sikre lager", "2", "• Trygghet", "• I gang", "◑ Pågår"]
    second = slide(2, tables=[table([more])], texts=[text("Miljø (2 av 2)")])
    report = read(first, second)
    assert [(record.tiltak, record.slide, record.row) for record in report.records] == [
        ("Kartlegge avtalelojalitet", 1, 1),
        ("Sikre lager", 2, 1),
    ]


def test_a_table_goes_on_on_a_page_of_another_size() -> None:
    first = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text("Miljø (1 av 2)")])
    more = ["Sikre lager", "2", "• Trygghet", "• I gang", "◑ Pågår"]
    small = slide(2, tables=[table([more], x0=20, width=400)], texts=[text("Miljø (2 av 2)")])
    report = read(first, replace(small, width=480, height=270))
    assert report.records[1].siste_status == ("I gang",)


@pytest.mark.parametrize(
    ("pri", "status", "read_too"),
    [("2", "◑ Pågår", True), ("2", "Anna Lie", False), ("mai", "◑ Pågår", False)],
)
def test_a_table_whose_columns_are_as_wide_as_its_own_texts_goes_on_by_what_it_holds(
    pri: str, status: str, *, read_too: bool
) -> None:
    first = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text("Miljø (1 av 2)")])
    more = ["Sikre lager", pri, "• Trygghet", "• I gang", status]
    second = slide(2, tables=[table([more], width=300)], texts=[text("Miljø (2 av 2)")])
    report = read(first, second)
    assert [record.slide for record in report.records] == ([1, 2] if read_too else [1])
    told = [line.code for line in report.diagnostics if line.slide == 2]
    assert ("other-table" in told) is not read_too


def test_a_row_without_a_measure_goes_on_with_the_one_above() -> None:
    grid = table([HEADERS, MEASURE, ["", "", "", "• Rapport sendt", ""]])
    report = read(slide(1, tables=[grid], texts=[text("Miljø")]))
    (record,) = report.records
    assert record.siste_status == ("Møte holdt", "Rapport sendt")
    assert "continued-row" in codes(report)


def _spanning(grid: Table, row: int, column: int) -> Table:
    """Let a cell span the one below it too."""
    cells = [
        replace(cell, row_span=2) if (cell.row, cell.column) == (row, column) else cell
        for cell in grid.cells
        if (cell.row, cell.column) != (row + 1, column)
    ]
    return replace(grid, cells=tuple(cells))


def test_one_measure_spans_several_rows_of_status() -> None:
    grid = table([HEADERS, MEASURE, ["", "", "", "• Rapport sendt", ""]])
    report = read(slide(1, tables=[_spanning(grid, 1, 0)], texts=[text("Miljø")]))
    (record,) = report.records
    assert record.siste_status == ("Møte holdt", "Rapport sendt")


def test_a_measure_alone_in_its_row_beside_a_cell_of_the_row_above_is_no_areas_name() -> None:
    alone, last = ["Nye rutiner for alle", "", "", "", ""], ["Bedre lager", "2", "", "", "Pågår"]
    grid = table([HEADERS, [MEASURE[0], "1", "", "", "Pågår"], alone, last])
    report = read(slide(1, tables=[_spanning(grid, 1, 2)], texts=[text("Miljø")]))
    assert [record.tiltak for record in report.records] == [MEASURE[0], alone[0], last[0]]
    assert {record.omrade for record in report.records} == {"Miljø"}


NAMES = ["Anskaffelser og avtaler", "Miljø og samfunnsansvar"]


def overview(one: tuple[int, int, int], other: tuple[int, int, int]) -> Slide:
    tables = [
        counts(done=c[0], ongoing=c[1], idle=c[2], x0=x0, top=200)
        for c, x0 in ((one, 40), (other, 500))
    ]
    texts = [
        text("Overordnet oversikt over tiltak", role=Role.TITLE),
        text(NAMES[1], x0=500, top=120, width=200),
        text(NAMES[0], x0=40, top=120, width=200),
        text("• Økt konkurranse\n• Gode maler", x0=40, top=150, width=200, height=40),
    ]
    return slide(2, tables=tables, texts=texts)


def area_slide(number: int, name: str, *measures: list[str]) -> Slide:
    return slide(number, tables=[table([HEADERS, *measures])], texts=[text(name)])


IDLE = ["Sikre lager", "2", "", "", "○ Ikke startet"]


def test_the_overviews_figures_belong_to_the_heading_they_stand_under() -> None:
    report = read(
        overview((0, 1, 0), (0, 0, 1)),
        area_slide(3, NAMES[0], MEASURE),
        area_slide(4, NAMES[1], IDLE),
    )
    assert [(d.omrade, d.status, d.count) for d in report.declared if d.count] == [
        (NAMES[0], Status.ONGOING, 1),
        (NAMES[1], Status.NOT_STARTED, 1),
    ]
    assert "count-mismatch" not in codes(report)
    assert report.areas[0].goals == ("Økt konkurranse", "Gode maler")


def test_a_missing_row_is_told_with_its_area() -> None:
    report = read(
        overview((0, 2, 0), (0, 0, 1)),
        area_slide(3, NAMES[0], MEASURE),
        area_slide(4, NAMES[1], IDLE),
    )
    (line,) = [d for d in report.diagnostics if d.code == "count-mismatch"]
    assert NAMES[0] in line.message


def test_an_areas_name_is_spelled_as_in_the_overview() -> None:
    report = read(
        overview((0, 1, 0), (0, 0, 1)),
        area_slide(3, "Anskaffelse og avtaler (1 av 1)", MEASURE),
        area_slide(4, NAMES[1], IDLE),
    )
    assert {record.omrade for record in report.records} == set(NAMES)
    assert "area-spelling" in codes(report)


def test_lists_of_measures_not_started_have_no_header() -> None:
    first = table(
        [
            ["📊", "Styrke implementering av avtaler", "2"],
            ["", "Dialogkonferanse hvert 2. år", "3"],
        ],
        top=80,
    )
    second = table([["♻", "Utarbeide plan for sirkulære produkter", "3"]], top=300)
    last = slide(
        5,
        tables=[first, second],
        texts=[
            text(NAMES[0], top=50),
            text("Pri.", x0=800, top=50, width=40),
            text(NAMES[1], top=270),
            text("Pri.", x0=800, top=270, width=40),
            text("Oversikt\nikke startede tiltak", top=5, role=Role.TITLE),
        ],
    )
    report = read(overview((0, 0, 2), (0, 0, 1)), last)
    assert [
        (r.omrade, r.ikon, r.tiltak, r.pri, r.status, r.status_symbol) for r in report.records
    ] == [
        (NAMES[0], "📊", "Styrke implementering av avtaler", 2, Status.NOT_STARTED, "○"),
        (NAMES[0], None, "Dialogkonferanse hvert 2. år", 3, Status.NOT_STARTED, "○"),
        (NAMES[1], "♻", "Utarbeide plan for sirkulære produkter", 3, Status.NOT_STARTED, "○"),
    ]
    assert codes(report) == []


def test_a_symbol_against_its_label_is_told() -> None:
    grid = table([HEADERS, [*MEASURE[:4], "● Pågår"]])
    report = read(slide(1, tables=[grid], texts=[text("Miljø")]))
    assert (report.records[0].status, report.records[0].status_symbol) == (Status.ONGOING, "●")
    assert "status-conflict" in codes(report)


def test_a_label_that_nobody_knows_is_kept_beside_its_symbol_and_told() -> None:
    grid = table([HEADERS, [*MEASURE[:4], "◑\nUtsatt til høsten"]])
    report = read(slide(1, tables=[grid], texts=[text("Miljø")]))
    (record,) = report.records
    assert (record.status, record.status_tekst) == (Status.ONGOING, "Utsatt til høsten")
    assert codes(report) == ["unknown-label"]


@pytest.mark.parametrize("status", ["●?", "◑ (??)"])
def test_a_question_mark_beside_a_symbol_is_told(status: str) -> None:
    report = read(
        slide(1, tables=[table([HEADERS, [*MEASURE[:4], status]])], texts=[text("Miljø")])
    )
    assert report.records[0].status is not Status.UNKNOWN
    assert [(line.code, line.row) for line in report.diagnostics] == [("unknown-label", 1)]


def test_a_label_that_nobody_knows_is_told_once_for_all_its_rows_on_a_slide() -> None:
    names = ["Felles maler", "Sikre lager", "Nye krav", "Bedre data"]
    told = ["◑\nUtsatt", "◑\nUtsatt", "◑\nPågår", "◑\nUtsatt"]
    rows = [[name, *MEASURE[1:4], status] for name, status in zip(names, told, strict=True)]
    report = read(slide(4, tables=[table([HEADERS, *rows])], texts=[text("Miljø")]))
    (line,) = report.diagnostics
    assert (line.code, line.slide, line.row) == ("unknown-label", 4, None)
    assert "“Utsatt” of 3 measures on slide 4 (rows 1–2, 4)" in line.message


@pytest.mark.parametrize("legend", [None, "= fullført"])
def test_balls_set_a_row_too_low_tell_the_statuses_in_their_order_and_are_told(
    legend: str | None,
) -> None:
    grid = table([HEADERS, [*MEASURE[:4], ""], ["Sikre lager", *MEASURE[1:4], ""]])
    dots = [_dot(2, "000000", math.pi * 64), _dot(3, None, 0)]
    behind = [text(legend, x0=770, top=195, width=60)] if legend else []
    report = read(slide(1, tables=[grid], texts=[text("Miljø"), *behind], marks=dots))
    shown = [record.status_symbol for record in report.records]
    assert shown == (["●", "○"] if legend is None else [None, "●"])
    told = ["status-conflict" if legend is None else "unknown-status"]
    assert [code for code in codes(report) if code in {"status-conflict", "unknown-status"}] == told


def test_an_unreadable_status_is_unknown_and_told() -> None:
    grid = table([HEADERS, [*MEASURE[:4], "Se vedlegg"]])
    report = read(slide(1, tables=[grid], texts=[text("Miljø")]))
    assert (report.records[0].status, report.records[0].status_symbol) == (Status.UNKNOWN, None)
    assert "unknown-status" in codes(report)


def _dot(row: int, fill: str | None, area: float) -> Mark:
    middle = 100 + 30 * row + 15
    place = Box(x0=750, top=middle - 8, x1=766, bottom=middle + 8)
    return Mark(box=place, shape=Shape.ELLIPSE, fill=fill, line="000000", area=area)


def test_a_ball_drawn_over_the_cell_tells_the_status() -> None:
    disc = math.pi * 64
    blank = [*MEASURE[:4], ""]
    grid = table([HEADERS, blank, ["Sikre lager", *blank[1:]]])
    report = read(
        slide(
            1,
            tables=[grid],
            texts=[text("Miljø")],
            marks=[_dot(1, "000000", disc), _dot(2, None, 0)],
        )
    )
    assert [record.status for record in report.records] == [Status.DONE, Status.NOT_STARTED]


def test_dots_that_differ_by_colour_alone_tell_nothing_without_a_legend() -> None:
    disc = math.pi * 64
    blank = [*MEASURE[:4], ""]
    grid = table([HEADERS, blank, ["Sikre lager", *blank[1:]]])
    marks = [_dot(1, "00B050", disc), _dot(2, "FF0000", disc)]
    report = read(slide(1, tables=[grid], texts=[text("Miljø")], marks=marks))
    assert [record.status for record in report.records] == [Status.UNKNOWN] * 2
    assert [(d.code, d.row) for d in report.diagnostics] == [("unknown-status", None)]
    assert "2 measures on slide 1 (rows 1–2)" in report.diagnostics[0].message


@pytest.mark.parametrize("marked", ["Møte med A-leverandører*", "Redusere innleie med 30 %*"])
def test_a_footnote_is_found_by_its_mark(marked: str) -> None:
    grid = table([HEADERS, [marked, *MEASURE[1:]]])
    report = read(
        slide(1, tables=[grid], texts=[text("Miljø"), text("* A-leverandører = 80%", top=500)])
    )
    assert report.records[0].fotnote == "* A-leverandører = 80%"


def test_a_footer_close_below_a_footnote_is_no_part_of_it() -> None:
    """A PDF shows both as one text."""
    foot = text("Kategoriråd radiologi", top=510, role=Role.FOOTER)
    note = text("* A-leverandører = 80%\nKategoriråd radiologi", top=490)
    rows = table([HEADERS, ["Møte med A-leverandører*", *MEASURE[1:]]])
    report = read(
        slide(1, tables=[rows], texts=[text("Miljø"), note]), slide(2, texts=[text("Takk"), foot])
    )
    assert report.records[0].fotnote == "* A-leverandører = 80%"


def test_a_subtitle_of_words_for_any_report_names_no_plan() -> None:
    said = "Ortopediske implantater – handlingsplan, status per 13.10.2023"
    slides = [
        slide(
            1,
            texts=[
                text("Statusrapport", top=100, role=Role.TITLE),
                text("Månedlig oppfølging av tiltak", top=200, role=Role.SUBTITLE),
            ],
        ),
        *(slide(n, tables=[table([HEADERS, MEASURE])], texts=[text("Miljø")]) for n in (2, 3)),
    ]
    foot = text(said, top=520, role=Role.FOOTER)
    report = read(*(replace(one, texts=(*one.texts, foot)) for one in slides))
    assert report.plan_names[0].startswith("Ortopediske implantater")


@pytest.mark.parametrize("title", ["Handlingsplan Pasientreiser", "Pasientreiser"])
@pytest.mark.parametrize("said", ["Status i handlingsplanen", "Handlingsplanen av 12.12.2023"])
def test_a_first_slide_whose_title_the_others_repeat_at_their_foot_is_the_title_slide(
    title: str, said: str
) -> None:
    foot = text(title, top=520, role=Role.FOOTER)
    cover = [text(title, role=Role.TITLE), text("Status per 15.03.2024", top=200)]
    agenda = [text("Dagsorden", role=Role.TITLE), text(said, top=200), foot]
    rows = [text("Miljø"), foot]
    report = read(
        slide(1, texts=cover),
        slide(2, texts=agenda),
        slide(3, tables=[table([HEADERS, MEASURE])], texts=rows),
    )
    assert report.plan_names[0] == "Pasientreiser"
    assert report.dates[0] == (DateSource.STATUS, date(2024, 3, 15))


def test_a_plan_may_have_a_number_for_its_name() -> None:
    cover = [text("Handlingsplan – statusrapport"), text("Plan 2", top=200)]
    measures = slide(2, tables=[table([HEADERS, MEASURE])], texts=[text("Miljø")])
    assert read(slide(1, texts=cover), measures).plan_names == ("Plan 2",)


def test_the_stated_date_and_the_slides_own_are_both_kept() -> None:
    title = slide(
        1,
        texts=[
            text("Handlingsplan – statusrapport per 13.10.2023", top=100, role=Role.TITLE),
            text("Medisinske forbruksvarer", top=200, role=Role.SUBTITLE),
        ],
    )
    body = slide(
        2, tables=[table([HEADERS, MEASURE])], texts=[text("Miljø"), text("19.10.2023 2", top=510)]
    )
    report = read(title, body)
    assert report.dates[0] == (DateSource.STATUS, date(2023, 10, 13))
    assert report.plan_names == ("Medisinske forbruksvarer",)
    assert read(body).dates == ((DateSource.SLIDE, date(2023, 10, 19)),)


@pytest.mark.parametrize(
    ("footer", "day"), [("13.10.2023", date(2023, 10, 13)), ("13.11.2023", date(2023, 10, 31))]
)
def test_slides_say_the_day_of_the_month_that_the_title_says(footer: str, day: date) -> None:
    title = slide(1, texts=[text("Handlingsplan innkjøp"), text("Status oktober 2023", top=300)])
    bodies = [
        slide(n, tables=[table([HEADERS, row])], texts=[text("Miljø"), text(footer, top=510)])
        for n, row in enumerate((MEASURE, ["Nye rutiner", *MEASURE[1:]]), start=2)
    ]
    assert read(title, *bodies).dates == ((DateSource.SLIDE, day),)


def test_a_plan_may_be_called_as_one_of_its_areas_is_rather_than_as_its_office() -> None:
    title = slide(
        1, texts=[text("Tiltaksplan for miljø", top=100), text("Helse Førde HF", top=300)]
    )
    body = slide(2, tables=[table([HEADERS, MEASURE])], texts=[text("Miljø")])
    assert read(title, body).plan_names[0] == "Miljø"


def test_a_plans_name_keeps_the_bracket_that_ends_it() -> None:
    title = slide(1, texts=[text("Handlingsplan utstyr (MTU)", top=100, role=Role.TITLE)])
    body = slide(2, tables=[table([HEADERS, MEASURE])], texts=[text("Miljø")])
    assert read(title, body).plan_names == ("Utstyr (MTU)",)


@pytest.mark.parametrize(
    ("lines", "day", "told"),
    [
        ("Vedtatt 1.2.2022. Status 13.10.2023", date(2023, 10, 13), False),
        ("Rapportering for oktober 2023, møte 9.11.2023", date(2023, 10, 31), False),
        ("Behandlet 13.10.2023, gjelder fra 1.2.2022", date(2023, 10, 13), False),
        ("Bergen 13.10.2023, Oslo 1.2.2022", date(2023, 10, 13), True),
        ("Oktober 2023, Bergen 13.10.2023", date(2023, 10, 31), False),
        (
            "Rapporteringsdato: 13.10.2023, neste rapportering: 13.11.2023",
            date(2023, 10, 13),
            False,
        ),
        ("Neste møte: 13.11.2023. Oslo 13.10.2023", date(2023, 10, 13), False),
        ("Neste møte: 13.11.2023", date(2023, 11, 13), True),
    ],
)
def test_two_dates_on_the_title_slide_are_told_where_none_is_the_statuss(
    lines: str, day: date, *, told: bool
) -> None:
    title = slide(1, texts=[text("Handlingsplan innkjøp"), text(lines, top=300)])
    body = slide(2, tables=[table([HEADERS, MEASURE])], texts=[text("Miljø")])
    report = read(title, body)
    assert report.dates == ((DateSource.SLIDE, day),)
    assert codes(report) == ["date-guessed"] * told


def test_a_date_of_the_report_before_is_not_this_ones() -> None:
    title = slide(
        1,
        texts=[
            text("Handlingsplan innkjøp"),
            text("Forrige status per 15.10.2024", top=300),
            text("Status per 15.11.2024", top=340),
        ],
    )
    body = slide(2, tables=[table([HEADERS, MEASURE])], texts=[text("Miljø")])
    assert read(title, body).dates[0] == (DateSource.STATUS, date(2024, 11, 15))


@pytest.mark.parametrize(
    ("line", "foot", "told"),
    [
        ("Møte 6. november 2024", "Oppdatert 5.11.2024", True),
        ("Status 6. november 2024", "Oppdatert 5.11.2024", False),
        ("Møte 6. november 2024", "Oppdatert 6.11.2024", False),
        ("November 2024", "Oppdatert 5.11.2024", False),
    ],
)
def test_a_date_on_the_slides_is_told_where_the_title_slides_may_be_a_meetings(
    line: str, foot: str, *, told: bool
) -> None:
    title = slide(1, texts=[text("Handlingsplan innkjøp"), text(line, top=300)])
    bodies = [
        slide(
            number,
            tables=[table([HEADERS, [f"{MEASURE[0]} {number}", *MEASURE[1:]]])],
            texts=[text(area), text(foot, top=500, height=12)],
        )
        for number, area in ((2, "Miljø"), (3, "Renhold"))
    ]
    assert codes(read(title, *bodies)) == ["date-guessed"] * told


def test_a_hidden_slide_is_left_out_and_told() -> None:
    old = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text("Miljø")], hidden=True)
    report = read(old, area_slide(2, "Miljø", IDLE))
    assert [record.tiltak for record in report.records] == ["Sikre lager"]
    assert codes(report) == ["hidden-slide"]


def test_text_boxes_in_rows_and_columns_are_a_table() -> None:
    texts = [text("Miljø", top=10)]
    for column, head in enumerate(HEADERS):
        texts.append(text(head, x0=40 + 160 * column, top=80, width=150, height=20))
    for number, measure in enumerate((MEASURE, IDLE)):
        for column, content in enumerate(measure):
            if content:
                top = 110 + 60 * number
                texts.append(text(content, x0=40 + 160 * column, top=top, width=150, height=40))
    report = read(slide(1, texts=texts))
    assert rows(report) == [
        ("Miljø", "Kartlegge avtalelojalitet", Status.ONGOING),
        ("Miljø", "Sikre lager", Status.NOT_STARTED),
    ]


def test_a_deck_of_two_plans_gives_two_reports() -> None:
    def part(start: int, plan: str) -> list[Slide]:
        title = slide(
            start, texts=[text("Handlingsplan – statusrapport per 13.10.2023"), text(plan, top=90)]
        )
        return [title, area_slide(start + 1, "Miljø", MEASURE)]

    reports = interpret(deck(*part(1, "Legemidler"), *part(3, "Vikartjenester")), VOCABULARY)
    assert [report.plan_names[0] for report in reports] == ["Legemidler", "Vikartjenester"]
    assert [len(report.records) for report in reports] == [1, 1]


@pytest.mark.parametrize("between", ["\n", "   ", " "])
def test_two_footnotes_may_stand_in_one_paragraph(between: str) -> None:
    rows = [["Felles maler*", *MEASURE[1:]], ["Nye rutiner**", *MEASURE[1:]]]
    printed = Paragraph.of(f"Kort{between}** Lang", bullet="*")
    note = replace(text("", top=480), paragraphs=(printed,))
    report = read(slide(1, tables=[table([HEADERS, *rows])], texts=[text("Miljø"), note]))
    assert [record.fotnote for record in report.records] == ["* Kort", "** Lang"]


@pytest.mark.parametrize(
    ("marks", "notes"),
    [
        (("†", "*"), ("† Kort", "*Lang")),
        (("1)", "2)"), ("1) Kort", "2) Lang")),
        ((" 1)", " 2)"), ("1) Kort", "2) Lang")),
    ],
)
def test_a_single_star_or_a_number_may_begin_the_second_note_of_a_line(
    marks: tuple[str, str], notes: tuple[str, str]
) -> None:
    rows = [
        [f"{name}{mark}", *MEASURE[1:]]
        for name, mark in zip(["Maler", "Nye ruter"], marks, strict=True)
    ]
    foot = text("   ".join(notes), top=480)
    report = read(slide(1, tables=[table([HEADERS, *rows])], texts=[text("Miljø"), foot]))
    assert tuple(record.fotnote for record in report.records) == notes


def test_per_and_its_date_may_stand_in_two_paragraphs_of_the_title() -> None:
    title = text("Handlingsplan – statusrapport per\n13.10.2023", role=Role.TITLE)
    report = read(
        slide(1, texts=[title, text("Møte 19.10.2023", top=200)]),
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[text("Miljø og ansvar")]),
    )
    assert report.dates[0] == (DateSource.STATUS, date(2023, 10, 13))
