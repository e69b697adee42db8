"""Tables of measures are told from what only looks like them, and lists without a header found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, box, slide, table, text
from tinyreports import AREA, codes, read

from schema import Paragraph, Report, Run, Severity, Slide, Status, Table, TextBox

MEASURE = ["Felles maler", "1", "• Bedre oversikt", "• Møte holdt", "◑\nPågår"]
IDLE = [["Etablere faste avrop på kritiske varer", "2"], ["Forbedre prognoser", "3"]]


def statuses(report: Report) -> list[tuple[str, Status]]:
    return [(record.omrade, record.status) for record in report.records]


FIRST = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)])


@pytest.mark.parametrize(
    "title",
    [
        "Planlagte tiltak",
        "Tiltak som ikke er påbegynt",
        "Tiltak som ikkje er starta",
        "Backlog",
        "Measures not started",
        # A title that nobody knows: the area's name over the list tells.
        "Øvrige tiltak",
    ],
)
def test_a_list_under_an_areas_name_holds_measures_not_started(title: str) -> None:
    second = slide(2, tables=[table(IDLE)], texts=[text(title, top=10), text(AREA, top=65)])
    assert statuses(read(FIRST, second)) == [
        (AREA, Status.ONGOING),
        (AREA, Status.NOT_STARTED),
        (AREA, Status.NOT_STARTED),
    ]


def test_a_row_of_status_labels_is_no_measure_and_told() -> None:
    grid = table(
        [
            HEADERS,
            ["Pågår Ikke startet", "4", "", "", ""],
            ["Felles maler", "1", "", "• Sendt", "◑ Pågår"],
        ]
    )
    report = read(slide(1, tables=[grid], texts=[text("Miljø")]))
    assert [record.tiltak for record in report.records] == ["Felles maler"]
    assert "skipped-row" in [line.code for line in report.diagnostics]


def test_a_list_under_another_heading_is_told_and_left_alone() -> None:
    second = slide(2, tables=[table(IDLE)], texts=[text("Avtaler i porteføljen", top=10)])
    report = read(FIRST, second)
    assert len(report.records) == 1
    assert [diagnostic.code for diagnostic in report.diagnostics] == ["other-table"]


def test_an_action_list_beside_tables_that_tell_more_holds_no_measures() -> None:
    actions = [
        ["Aktivitet", "Ansvarlig", "Frist", "Status"],
        ["Kalle inn", "Ola", "1.12", "Utført"],
    ]
    second = slide(2, tables=[table(actions)], texts=[text("Fra forrige møte")])
    report = read(FIRST, second)
    assert len(report.records) == 1
    assert [(d.code, d.severity) for d in report.diagnostics] == [("other-table", Severity.WARNING)]


def test_a_table_that_tells_little_holds_measures_under_an_areas_name_or_alone() -> None:
    little = slide(
        2, tables=[table([["Aktivitet", "Status"], ["Sikre lager", "Utført"]])], texts=[text(AREA)]
    )
    assert statuses(read(FIRST, little)) == [(AREA, Status.ONGOING), (AREA, Status.DONE)]
    assert statuses(read(little)) == [(AREA, Status.DONE)]


def test_a_footnote_in_a_tables_last_row_is_no_measure() -> None:
    marked = ["Felles maler*", *MEASURE[1:]]
    note = ["* Gjelder alle regioner", None, None, None, None]
    report = read(slide(1, tables=[table([HEADERS, marked, note])], texts=[text(AREA)]))
    assert [(record.tiltak, record.fotnote) for record in report.records] == [
        ("Felles maler*", "* Gjelder alle regioner")
    ]
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("tiltak", "fotnote"),
    [
        ("Felles maler²", "² Uten Helse Nord"),
        ("Felles maler ²", "² Uten Helse Nord"),
        ("Solceller over 500 m²", None),
        ("Solceller over 500m²", None),
        ("Areal på 2 km² i alt", None),
        ("Areal på 2 km² i alt²", "² Uten Helse Nord"),
    ],
)
def test_a_raised_figure_behind_a_unit_of_length_is_no_mark(
    tiltak: str, fotnote: str | None
) -> None:
    grid = table([HEADERS, [tiltak, *MEASURE[1:]]])
    note = text("² Uten Helse Nord", top=500)
    report = read(slide(1, tables=[grid], texts=[text(AREA), note]))
    assert [record.fotnote for record in report.records] == [fotnote]
    found = [line.code for line in report.diagnostics]
    assert found == ["unread-measures"] * (fotnote is None)  # a note that no row refers to


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        (["* Gjelder alle regioner"], False),
        (["* Gjelder alle regioner", "* Gjelder alle regioner"], False),
        (["* Gjelder alle regioner", "* Uten Helse Nord"], True),
        (["* Gjelder alle regioner * Uten Helse Nord"], True),
        (["* Gjelder 3 * 2 regioner"], False),
        (["* Gjelder alle regioner", "** Uten Helse Nord"], False),
    ],
)
def test_a_mark_before_several_footnotes_is_told_of(notes: list[str], *, told: bool) -> None:
    grid = table([HEADERS, ["Felles maler*", *MEASURE[1:]]])
    feet = [text(note, top=500 + 15 * place) for place, note in enumerate(notes)]
    report = read(slide(1, tables=[grid], texts=[text(AREA), *feet]))
    assert [record.fotnote for record in report.records] == [notes[0]]
    assert codes(report) == ["footnote-missing"] * told


def test_a_struck_status_is_none() -> None:
    def shown(*runs: Run) -> Report:
        grid = table([HEADERS, MEASURE])
        last = replace(grid.cells[-1], paragraphs=(Paragraph(runs=runs),))
        whole = replace(grid, cells=(*grid.cells[:-1], last))
        return read(slide(1, tables=[whole], texts=[text(AREA)]))

    old = Run(text="◑ Pågår", struck=True)
    assert statuses(shown(old, Run(text=" ● Fullført"))) == [(AREA, Status.DONE)]
    nothing_left = shown(old)
    assert statuses(nothing_left) == [(AREA, Status.UNKNOWN)]
    assert {d.code for d in nothing_left.diagnostics} == {"struck-text", "unknown-status"}


def test_a_measure_struck_out_behind_its_pictogram_is_still_a_row() -> None:
    grid = table([HEADERS, MEASURE, MEASURE])
    runs = (Run(text="🎓 "), Run(text="Kurse ledere", struck=True))
    cells = tuple(
        replace(cell, paragraphs=(Paragraph(runs=runs),))
        if (cell.row, cell.column) == (2, 0)
        else cell
        for cell in grid.cells
    )
    report = read(slide(1, tables=[replace(grid, cells=cells)], texts=[text(AREA)]))
    assert [(r.ikon, r.tiltak) for r in report.records] == [
        (None, "Felles maler"),
        ("🎓", "Kurse ledere"),
    ]


def test_dots_of_a_legend_may_be_text_boxes_of_their_own() -> None:
    def sign(colour: str) -> Paragraph:
        return Paragraph(runs=(Run(text="●", colour=colour),))

    def row(tiltak: str) -> list[str]:
        return [tiltak, "1", "• Bedre oversikt", "• Møte holdt", "?"]

    grid = table([HEADERS, row("Felles maler"), row("Nye rutiner")])
    colours = {1: "00B050", 2: "FF0000"}
    cells = tuple(
        type(cell)(row=cell.row, column=4, paragraphs=(sign(colours[cell.row]),), box=cell.box)
        if cell.column == len(HEADERS) - 1 and cell.row
        else cell
        for cell in grid.cells
    )
    legend = [
        TextBox(paragraphs=(sign("00B050"),), box=box(40, 480, 20, 20)),
        text("Fullført", x0=62, top=480, width=100, height=20),
        TextBox(paragraphs=(sign("FF0000"),), box=box(200, 480, 20, 20)),
        text("Ikke startet", x0=222, top=480, width=100, height=20),
    ]
    whole = type(grid)(rows=grid.rows, columns=grid.columns, cells=cells, box=grid.box)
    report = read(slide(1, tables=[whole], texts=[text(AREA), *legend]))
    assert statuses(report) == [(AREA, Status.DONE), (AREA, Status.NOT_STARTED)]


@pytest.mark.parametrize("total", [["Sum", "", "", "", "1"], ["Antall tiltak: 1", "", "", "", ""]])
def test_a_tables_own_sum_is_no_measure(total: list[str]) -> None:
    report = read(slide(1, tables=[table([HEADERS, MEASURE, total])], texts=[text(AREA)]))
    assert statuses(report) == [(AREA, Status.ONGOING)]
    assert report.diagnostics == ()


@pytest.mark.parametrize("bands", [("Fullførte tiltak", "Pågående tiltak"), ("Fullført", "Pågår")])
def test_bands_give_a_status_where_no_column_does(bands: tuple[str, str]) -> None:
    head, row = HEADERS[:4], MEASURE[:4]
    grid = table([head, [bands[0], *[None] * 3], row, [bands[1], *[None] * 3], row])
    assert statuses(read(slide(1, tables=[grid], texts=[text(AREA)]))) == [
        (AREA, Status.DONE),
        (AREA, Status.ONGOING),
    ]


def test_a_tick_under_a_status_tells_it() -> None:
    head = [*HEADERS[:4], "Fullført", "Pågår", "Ikke startet"]
    rows = [[*MEASURE[:4], "", "X", ""], [*MEASURE[:4], "x", "", ""], [*MEASURE[:4], "x", "x", ""]]
    report = read(slide(1, tables=[table([head, *rows])], texts=[text(AREA)]))
    assert [record.status for record in report.records] == [
        Status.ONGOING,
        Status.DONE,
        Status.UNKNOWN,
    ]
    assert [record.ekstra for record in report.records] == [(), (), ()]


def test_a_measure_that_begins_with_a_label_is_a_measure() -> None:
    idle = table([["Planlagt: utrede automatisk varsling", "2"]])
    second = slide(2, tables=[idle], texts=[text("Ikke startede tiltak", top=10)])
    assert read(FIRST, second).records[1].tiltak == "Planlagt: utrede automatisk varsling"


def test_a_pictogram_in_front_of_measures_not_started_is_no_status() -> None:
    idle = table([["🗹", "Etablere faste avrop på kritiske varer", "2"]])
    again = table([["○", "Forbedre prognoser for kritiske varer", "3"]], top=200)
    behind = table([["Innføre felles kravbibliotek", "🗹", "3"]], top=300)
    second = slide(2, tables=[idle, again, behind], texts=[text("Ikke startede tiltak", top=10)])
    assert [(r.ikon, r.status) for r in read(FIRST, second).records[1:]] == [
        ("🗹", Status.NOT_STARTED),
        (None, Status.NOT_STARTED),
        ("🗹", Status.NOT_STARTED),
    ]


def test_figures_that_count_up_are_priorities_where_a_text_beside_the_table_says_so() -> None:
    idle = table([["1", "Etablere faste avrop på kritiske varer"], ["2", "Forbedre prognoser"]])
    texts = [text("Ikke startede tiltak", top=10), text("Pri.", top=70, width=40)]
    assert [r.pri for r in read(FIRST, slide(2, tables=[idle], texts=texts)).records[1:]] == [1, 2]
    alone = read(FIRST, slide(2, tables=[idle], texts=texts[:1]))
    assert [r.pri for r in alone.records[1:]] == [None, None]


def bullets(*items: tuple[str, int]) -> Slide:
    """Make a slide of measures not started, each bullet with its level."""
    paragraphs = [
        Paragraph(runs=(Run(text=content),), bullet="•", level=level) for content, level in items
    ]
    body = TextBox(paragraphs=tuple(paragraphs), box=box(40, 100, 600, 300))
    return slide(2, texts=[text("Ikke startede tiltak", top=10), body])


def test_bullets_below_measures_are_told() -> None:
    measure = ("Etablere faste avrop", 1)
    for below, told in (("Gjelder bare Bergen", ["unread-measures"]), (None, [])):
        listed = bullets((AREA, 0), measure, *([(below, 2)] if below else []))
        report = read(FIRST, listed)
        assert [record.tiltak for record in report.records[1:]] == ["Etablere faste avrop"]
        assert [line.code for line in report.diagnostics] == told


def test_the_list_of_a_measures_card_holds_no_measures_and_is_told() -> None:
    labels = [replace(text(""), paragraphs=(Paragraph.of("Tiltak\nPri\nGevinst"),))]
    listed = bullets(("Lavere energibruk i alle bygg", 0), ("Kortere ventetid for alle", 0))
    for texts, told in ((labels, True), ([], False)):
        second = replace(listed, texts=(*listed.texts, *texts))
        report = read(FIRST, second)
        assert (len(report.records) == 1) is told
        assert (("unread-measures", 2) in [(d.code, d.slide) for d in report.diagnostics]) is told


def test_bullets_of_a_deeper_level_are_measures_of_the_area_above_them() -> None:
    second = bullets(
        (AREA, 0),
        ("Etablere faste avrop (pri 2)", 1),
        ("Beredskap", 0),
        ("Forbedre prognoser (pri 3)", 1),
    )
    assert [(r.omrade, r.tiltak, r.pri) for r in read(FIRST, second).records[1:]] == [
        (AREA, "Etablere faste avrop", 2),
        ("Beredskap", "Forbedre prognoser", 3),
    ]


def test_a_name_that_a_pdf_leaves_at_the_end_of_a_list_heads_the_list_below_it() -> None:
    def listed(top: float, height: float, *lines: str) -> TextBox:
        box = text("", x0=60, top=top, width=400, height=height)
        made = (
            Paragraph.of(line.removeprefix("• "), bullet="•" if line[0] == "•" else None, size=14)
            for line in lines
        )
        return replace(box, paragraphs=tuple(made))

    report = read(
        slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)]),
        slide(
            2,
            texts=[
                text("Ikke startede tiltak"),
                listed(100, 18, AREA),
                listed(122, 40, "• Nye rutiner for avvik (pri 2)", "Beredskap"),
                listed(166, 18, "• Felles øvelse i alle regioner (pri 1)"),
            ],
        ),
    )
    assert [(r.tiltak, r.omrade, r.pri) for r in report.records[1:]] == [
        ("Nye rutiner for avvik", AREA, 2),
        ("Felles øvelse i alle regioner", "Beredskap", 1),
    ]


def test_lines_without_bullets_under_an_areas_name_are_measures_not_started() -> None:
    second = slide(
        2,
        texts=[
            text("Ikke startede tiltak", top=10),
            text(AREA, top=65),
            text("Etablere faste avrop på kritiske varer", top=100),
            text("Forbedre prognoser for leveranser", top=130),
        ],
    )
    assert statuses(read(FIRST, second))[1:] == [(AREA, Status.NOT_STARTED)] * 2


IDLE_ROW = ["Nye rutiner", "1", "", "", ""]


@pytest.mark.parametrize("gevinst", ["", "• Færre avvik"])
def test_a_row_without_status_and_news_is_not_started_and_told(gevinst: str) -> None:
    rows = [HEADERS, MEASURE, ["Nye rutiner", "1", gevinst, "", ""]]
    report = read(slide(1, tables=[table(rows)], texts=[text(AREA)]))
    record = report.records[1]
    assert (record.status, record.status_symbol, record.status_tekst) == (
        Status.NOT_STARTED,
        "○",
        None,
    )
    assert [(line.code, line.severity, line.row) for line in report.diagnostics] == [
        ("unknown-status", Severity.INFO, 2)
    ]


def test_counts_that_agree_leave_no_doubt_of_a_row_without_status_and_news() -> None:
    counts = [["Område", "Fullført", "Pågår", "Ikke startet"], [AREA, "0", "1", "1"]]
    overview = slide(1, tables=[table(counts)], texts=[text("Oversikt")])
    grid = table([HEADERS, MEASURE, IDLE_ROW])
    report = read(overview, slide(2, tables=[grid], texts=[text(AREA)]))
    assert [record.status for record in report.records] == [Status.ONGOING, Status.NOT_STARTED]
    assert report.diagnostics == ()


def test_counts_of_other_statuses_leave_a_row_without_status_and_news_in_doubt() -> None:
    overview = slide(1, texts=[text("Oversikt"), text("Av 2 tiltak er 1 i gang", top=100)])
    grid = table([HEADERS, MEASURE, IDLE_ROW])
    report = read(overview, slide(2, tables=[grid], texts=[text(AREA)]))
    assert [total.status for total in report.totals] == [Status.ONGOING]
    assert [(line.code, line.row) for line in report.diagnostics] == [("unknown-status", 2)]


@pytest.mark.parametrize(
    "rows",
    [
        [MEASURE, ["Felles krav", "1", "", "", "○ Ikke startet"], IDLE_ROW],
        [MEASURE, ["Nye rutiner", "1", "", "• Møte holdt", ""]],
        [IDLE_ROW],
    ],
)
def test_a_blank_status_tells_none_where_news_or_the_other_rows_speak_against_it(
    rows: list[list[str]],
) -> None:
    report = read(slide(1, tables=[table([HEADERS, *rows])], texts=[text(AREA)]))
    assert report.records[-1].status is Status.UNKNOWN
    assert [(line.code, line.severity, line.row) for line in report.diagnostics] == [
        ("unknown-status", Severity.WARNING, len(rows))
    ]


def test_rows_of_text_boxes_may_stand_far_apart() -> None:
    lines = [HEADERS, MEASURE, ["Nye rutiner", *MEASURE[1:]]]
    boxes = [
        text(content, x0=40 + 180 * column, top=80 + 100 * number, width=170, height=20)
        for number, line in enumerate(lines)
        for column, content in enumerate(line)
    ]
    assert len(read(slide(1, texts=[text(AREA, top=20), *boxes])).records) == len(lines) - 1


@pytest.mark.parametrize(
    ("below", "areas"),
    [("", [AREA, AREA, "Innkjøp"]), ("Beredskap", [AREA, "Beredskap", "Innkjøp"])],
)
def test_an_area_in_a_text_box_over_several_rows_is_that_of_each(
    below: str, areas: list[str]
) -> None:
    lines = [HEADERS, MEASURE, ["Nye rutiner", *MEASURE[1:]], ["Ny mal", *MEASURE[1:]]]
    boxes = [
        text(content, x0=200 + 150 * column, top=80 + 40 * number, width=140, height=40)
        for number, line in enumerate(lines)
        for column, content in enumerate(line)
    ]
    sides = [("Område", 80, 40), (AREA, 120, 80), (below, 160, 40), ("Innkjøp", 200, 40)]
    boxes += [text(said, top=top, width=150, height=high) for said, top, high in sides if said]
    report = read(slide(1, texts=boxes))
    assert [record.omrade for record in report.records] == areas


def test_a_half_circle_tells_by_its_form_in_whatever_colours_it_is_set() -> None:
    grid = table([HEADERS, MEASURE, ["Nye rutiner", *MEASURE[1:]]])
    cells = tuple(
        replace(
            cell, paragraphs=(Paragraph(runs=(Run(text="◑", colour="0F" * 2 + f"{cell.row:02}"),)),)
        )
        if cell.column == len(HEADERS) - 1 and cell.row
        else cell
        for cell in grid.cells
    )
    report = read(slide(1, tables=[replace(grid, cells=cells)], texts=[text(AREA)]))
    assert statuses(report) == [(AREA, Status.ONGOING), (AREA, Status.ONGOING)]


def test_a_name_over_the_header_of_a_list_without_borders_is_its_area() -> None:
    texts = [
        text("Ikke startede tiltak", top=10),
        text("Responstid\nTiltak", top=60),
        text("Innføre dynamisk flåtestyring", top=100),
        text(f"{AREA}\nTiltak", top=150),
        text("Etablere faste avrop på kritiske varer", top=190),
    ]
    assert [(r.omrade, r.tiltak) for r in read(FIRST, slide(2, texts=texts)).records[1:]] == [
        ("Responstid", "Innføre dynamisk flåtestyring"),
        (AREA, "Etablere faste avrop på kritiske varer"),
    ]


def test_a_measure_alone_with_its_priority_is_a_list_of_measures_not_started() -> None:
    lone = [
        text("Ikke startede tiltak", top=10),
        *[text(name, top=top) for name, top in (("Miljø", 60), ("Beredskap", 160))],
        *[text("Pri.", top=top, x0=800, width=30) for top in (60, 160)],
        *[
            text(name, top=top, width=400)
            for name, top in (("Anskaffe prosedyre for avvik", 90), ("Etablere faste avrop", 190))
        ],
        text("2", top=91, x0=785, width=8),
        text("3", top=191, x0=785, width=8),
        text("Grønt sykehus på Vestlandet", top=500),
        text("7", top=500, x0=785, width=8),
    ]
    report = read(FIRST, slide(2, texts=lone))
    assert [(r.omrade, r.tiltak, r.pri, r.status) for r in report.records[1:]] == [
        ("Miljø", "Anskaffe prosedyre for avvik", 2, Status.NOT_STARTED),
        ("Beredskap", "Etablere faste avrop", 3, Status.NOT_STARTED),
    ]


def test_an_area_may_stand_in_the_header_of_measures_not_started() -> None:
    grid = table([[AREA, "Pri."], *IDLE])
    report = read(FIRST, slide(2, tables=[grid], texts=[text("Ikke startede tiltak")]))
    assert [(r.omrade, r.tiltak, r.pri, r.row) for r in report.records[1:]] == [
        (AREA, "Etablere faste avrop på kritiske varer", 2, 1),
        (AREA, "Forbedre prognoser", 3, 2),
    ]


def test_a_table_without_header_goes_on_where_texts_alone_tell_its_columns() -> None:
    going_on = table([["Nye rutiner for innkjøp", *MEASURE[1:]]], x0=70, width=770)
    lefts = (70.0, 200.0, 345.0, 505.0, 700.0, 840.0)
    cells = tuple(
        replace(
            cell, box=box(lefts[cell.column], 100, lefts[cell.column + 1] - lefts[cell.column], 30)
        )
        for cell in going_on.cells
    )
    second = slide(2, tables=[replace(going_on, cells=cells)], texts=[text(AREA)])
    assert [record.gevinst for record in read(FIRST, second).records] == [("Bedre oversikt",)] * 2


def test_a_column_without_a_name_is_told_by_what_stands_in_it_where_a_table_goes_on() -> None:
    first = table([["", *HEADERS], ["", *MEASURE]])
    second = table([["🤝", "Nye rutiner for innkjøp", *MEASURE[1:]]])
    slides = [slide(n, tables=[grid], texts=[text(AREA)]) for n, grid in ((1, first), (2, second))]
    assert [record.ikon for record in read(*slides).records] == [None, "🤝"]


def test_the_measures_of_a_row_that_goes_on_need_not_be_its_longest_text() -> None:
    """The column of pictograms is empty there, and nothing draws it."""
    long = "• Leverandør er valgt, og kontrakten er signert i juni"
    first = table([["", *HEADERS], ["🤝", *MEASURE]], x0=40, width=800)
    lefts = [cell.box.x0 for cell in first.cells if cell.row == 0 and cell.box is not None]
    second = table([["Nye rutiner", "2", "• Bedre", long, "◑\nPågår"]])
    cells = tuple(
        replace(cell, box=box(lefts[cell.column + 1], 100, 120, 30)) for cell in second.cells
    )
    slides = [
        slide(1, tables=[first], texts=[text(AREA)]),
        slide(2, tables=[replace(second, cells=cells)], texts=[text(AREA)]),
    ]
    assert [(r.tiltak, r.pri) for r in read(*slides).records[1:]] == [("Nye rutiner", 2)]


def test_columns_of_phrases_whose_header_was_not_found_are_told() -> None:
    second = table(
        [
            [
                "Nye rutiner for innkjøp i hele landet",
                "2",
                "• Bedre oversikt over avtaler",
                "• Møte er holdt i mai",
                "Ola",
            ]
        ]
    )
    between = slide(2, texts=[text("Neste møte er i Trondheim")])
    report = read(FIRST, between, slide(3, tables=[second], texts=[text(AREA)]))
    assert [(r.tiltak, r.gevinst) for r in report.records[1:]] == [
        ("Nye rutiner for innkjøp i hele landet", ())
    ]
    assert [(d.code, d.severity, d.slide) for d in report.diagnostics] == [
        ("extra-column", Severity.WARNING, 3)
    ]


def test_a_table_of_statuses_that_is_left_alone_is_warned_of() -> None:
    other = table([["Nye rutiner for innkjøp", "Ola", "Pågår"]] * 2, x0=300, width=400)
    report = read(FIRST, slide(2, tables=[other], texts=[text("Annet")]))
    assert [(line.code, line.severity) for line in report.diagnostics] == [
        ("other-table", Severity.WARNING)
    ]


def test_a_table_whose_headers_were_not_told_apart_is_warned_of() -> None:
    other = table(
        [["Område", "Tiltak Status", "Frist Pri"], ["Drift", "Nye rutiner i gang", "Q1 2"]]
    )
    report = read(FIRST, slide(2, tables=[other], texts=[text("Annet")]))
    assert ("other-table", Severity.WARNING) in [
        (line.code, line.severity) for line in report.diagnostics
    ]


def test_a_table_that_was_parted_from_the_measures_at_its_left_is_warned_of() -> None:
    other = table(
        [["Gevinst", "Pri", "Siste status"], ["Færre avvik", "2", ""], ["", "1", "Levert"]]
    )
    for beside in ("Annet", "Revidere rutinene (jf. sak 41/23)"):
        report = read(FIRST, slide(2, tables=[other], texts=[text(beside)]))
        assert ("other-table", Severity.WARNING) in [
            (line.code, line.severity) for line in report.diagnostics
        ]


@pytest.mark.parametrize("end", [360.0, 840.0])  # of its last column, or of the frame around all
def test_a_table_whose_last_columns_hold_nothing_and_are_not_drawn_goes_on(end: float) -> None:
    idle = table([["Etablere faste avrop på kritiske varer", "2"], ["Forbedre prognoser", "3"]])
    lefts = (40.0, 200.0, end)
    cells = tuple(
        replace(
            cell,
            box=box(
                lefts[cell.column],
                100 + 30 * cell.row,
                lefts[cell.column + 1] - lefts[cell.column],
                30,
            ),
        )
        for cell in idle.cells
    )
    more = [slide(n, tables=[replace(idle, cells=cells)]) for n in (2, 3)]
    assert [(r.slide, r.tiltak, r.pri, r.status) for r in read(FIRST, *more).records[1:]] == [
        (number, tiltak, pri, Status.NOT_STARTED)
        for number in (2, 3)
        for tiltak, pri in (
            ("Etablere faste avrop på kritiske varer", 2),
            ("Forbedre prognoser", 3),
        )
    ]


def test_a_table_goes_on_beside_the_areas_name_that_no_cell_holds() -> None:
    """Its longest phrases are no measures, fills show its statuses, and it hands its columns on."""
    head = ["Område", "Tiltak", "Pri", "Siste status", "Frist", "Status"]
    lefts = (40.0, 140.0, 300.0, 340.0, 600.0, 700.0, 800.0)

    def drawn(*rows: list[str]) -> Table:
        grid = table([*rows])
        before = len(head) - grid.columns
        cells = []
        for cell in grid.cells:
            x0, x1 = lefts[before + cell.column], lefts[before + cell.column + 1]
            at = box(x0, 100 + 30 * cell.row, x1 - x0, 30)
            cells.append(replace(cell, box=at, fill="92D050" if x1 == lefts[-1] else None))
        return replace(grid, cells=tuple(cells))

    def row(measure: str, *area: str) -> list[str]:
        return [
            *area,
            measure,
            "1",
            "• Utkast er sendt på høring til alle foretak",
            "Høst 2024",
            "",
        ]

    tables = [
        drawn(head, row("Felles maler", AREA)),
        drawn(row("Nye rutiner"), row("Nye møter")),
        drawn(row("Nye krav", AREA), row("Nye avtaler", AREA)),
        drawn(row("Nye lager"), row("Nye varer")),
    ]
    report = read(*(slide(n, tables=[t], texts=[text(AREA)]) for n, t in enumerate(tables, 1)))
    assert [(r.slide, r.tiltak, r.pri) for r in report.records] == [
        (1, "Felles maler", 1),
        (2, "Nye rutiner", 1),
        (2, "Nye møter", 1),
        (3, "Nye krav", 1),
        (3, "Nye avtaler", 1),
        (4, "Nye lager", 1),
        (4, "Nye varer", 1),
    ]


HEADED = [text("Tiltak", top=100), text("Pri", top=100, x0=400), text("Nye rutiner", top=130)]
LONELY = [text("Nye rutiner for innkjøp", top=100), text("3", top=100, x0=700, width=20)]


SHEET = [
    text("Nye rutiner\nStatus: ○ Ikke startet", top=100),
    text("Effekt:\n• Færre feil i lageret\nPri: 2", top=160),
]


@pytest.mark.parametrize("label", ["Effekt:", "Effekt"])
def test_what_a_fact_sheet_lists_under_a_label_is_no_measure(label: str) -> None:
    sheet = [SHEET[0], text(f"{label}\n• Færre feil i lageret\nPri: 2", top=160)]
    records = read(FIRST, slide(2, texts=[text("Om noe annet"), *sheet])).records
    assert [record.slide for record in records] == [1]


LISTED = [
    text("● Fullført\nFelles annonsering", top=100, width=200),
    text("◑ Pågår\nFelles ordning for stipend", x0=300, top=100, width=200),
]
BELOW = [
    text("Fullført", top=100, width=200),
    text("Pågår", x0=300, top=100, width=200),
    text("Felles annonsering", top=140, width=200),
    text("Felles ordning for stipend", x0=300, top=140, width=200),
]
RANKED = text("Ny avtale for hansker (pri 2): anbud pågår\nFelles lager i Bodø, pri 1, er fullført")
SAID = text("Ny avtale for hansker: anbud pågår\nFelles lager i Bodø er fullført")


@pytest.mark.parametrize(
    ("heading", "texts", "told"),
    [
        ("Om noe annet", HEADED, True),
        ("Om noe annet", SHEET, True),
        (f"{AREA} (2 av 2)", [], True),
        (AREA, LONELY, True),
        (AREA, LONELY[:1], False),
        (AREA, [], False),
        ("Om noe annet", LONELY, False),
        ("Om noe annet", LISTED, True),
        ("Om noe annet", LISTED[:1], True),
        ("Om noe annet", BELOW, True),
        ("Om noe annet", BELOW[:2], False),
        ("Om noe annet", [RANKED], True),
        ("Om noe annet", [SAID], False),
    ],
)
def test_a_slide_that_should_have_a_table_of_measures_is_told(
    heading: str, texts: list[TextBox], *, told: bool
) -> None:
    report = read(FIRST, slide(2, texts=[text(heading), *texts]))
    codes = [(line.code, line.slide) for line in report.diagnostics]
    assert (("unread-measures", 2) in codes) is told


@pytest.mark.parametrize("texts", [LISTED, BELOW])
def test_a_line_under_each_of_several_statuses_is_a_measure_more_surely_than_one(
    texts: list[TextBox],
) -> None:
    several, one = (read(FIRST, slide(2, texts=own)) for own in (texts, texts[:1] + texts[2:3]))
    assert [line.severity for line in several.diagnostics] == [Severity.WARNING]
    assert [line.severity for line in one.diagnostics] == [Severity.INFO]


def test_tables_below_each_other_are_read_from_the_top_wherever_they_begin() -> None:
    tables = [
        table([HEADERS, MEASURE], x0=60, top=100),
        table([HEADERS, ["Nye rutiner", *MEASURE[1:]]], x0=40, top=300),
    ]
    report = read(slide(1, tables=tables, texts=[text(AREA)]))
    assert [record.tiltak for record in report.records] == ["Felles maler", "Nye rutiner"]


def test_a_bracket_that_closes_another_one_is_no_mark() -> None:
    rows = [["Felles maler1)", *MEASURE[1:]], ["Felles krav", *MEASURE[1:]]]
    rows[1][3] = "• Notat sendt (v2.1)\n• Anbud (fase 1)"
    note = text("1) Gjelder alle regioner", top=500)
    report = read(slide(1, tables=[table([HEADERS, *rows])], texts=[text(AREA), note]))
    assert [record.fotnote for record in report.records] == ["1) Gjelder alle regioner", None]


def test_a_numbered_note_that_a_measure_refers_to_names_no_area() -> None:
    head = [header for header in HEADERS if header != "Pri"]
    rows = [["Transport", "", "", ""], ["Felles maler1)", *MEASURE[2:]]]
    rows.extend([["Lager", "", "", ""], ["Felles krav", *MEASURE[2:]]])
    note = text("1) Gjelder alle regioner", top=500)
    heading = text("Status på tiltakene")
    report = read(slide(1, tables=[table([head, *rows])], texts=[heading, note]))
    assert [record.omrade for record in report.records] == ["Transport", "Lager"]
