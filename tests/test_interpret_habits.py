"""More habits of offices: odd places for headers and areas, odd columns, odd rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tinydecks import HEADERS, deck, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, VOCABULARY, codes, headed, read

from parsers.report.interpret import interpret
from schema import DateSource, Paragraph, Role, Severity, Status, TextBox


def boxes(*names: str, top: float = 70, width: float = 800) -> list[TextBox]:
    """Make text boxes side by side, as over the columns of a table."""
    each = width / len(names)
    return [
        text(name, x0=40 + place * each, top=top, width=each, height=28)
        for place, name in enumerate(names)
    ]


def test_text_boxes_above_a_table_are_its_header() -> None:
    going_on = ["Felles innkjøp av utstyr", "3", "", "• Utlyst", "◑\nPågår"]
    report = read(
        slide(1, tables=[table([MEASURE, OTHER])], texts=[text(AREA, top=10), *boxes(*HEADERS)]),
        slide(2, tables=[table([going_on])], texts=[text(AREA, top=10)]),
    )
    assert [(r.slide, r.row, r.tiltak, r.pri, r.status) for r in report.records] == [
        (1, 1, "Felles maler for alle", 1, Status.ONGOING),
        (1, 2, "Nye rutiner for avvik", 2, Status.DONE),
        (2, 1, "Felles innkjøp av utstyr", 3, Status.ONGOING),
    ]
    assert report.records[0].siste_status == ("Møte holdt",)
    assert {record.omrade for record in report.records} == {AREA}
    assert report.diagnostics == ()


def test_rows_of_text_boxes_go_on_on_the_next_slide_without_their_headers() -> None:
    going_on = ["Felles innkjøp av utstyr", "3", "", "Utlyst", "Pågår"]
    report = read(
        slide(1, texts=[text(AREA, top=10), *boxes(*HEADERS), *boxes(*MEASURE, top=120)]),
        slide(2, texts=[text(AREA, top=10), *boxes(*going_on, top=70)]),
        slide(3, texts=[text(AREA, top=10), text("Veien videre", top=70)]),
    )
    assert [(r.slide, r.row, r.tiltak, r.pri, r.status) for r in report.records] == [
        (1, 1, "Felles maler for alle", 1, Status.ONGOING),
        (2, 1, "Felles innkjøp av utstyr", 3, Status.ONGOING),
    ]


def test_text_boxes_of_measures_and_their_priorities_are_a_table() -> None:
    lines = [
        text(AREA, top=40),
        *boxes("Tiltaksbe-\nskrivelse", "Pri."),
        *boxes(*MEASURE[:2], top=120),
    ]
    report = read(slide(1, texts=[text("Ikke startede tiltak", top=5), *lines]))
    assert [(r.tiltak, r.pri) for r in report.records] == [(MEASURE[0], 1)]


def test_a_pictogram_before_a_measure_in_text_boxes_begins_no_row_of_its_own() -> None:
    icon = text("⚠", x0=42, top=122, width=20, height=20)
    rows = [*boxes(*MEASURE, top=120), *boxes(*OTHER, top=160)]
    report = read(slide(1, texts=[text(AREA, top=10), *boxes(*HEADERS), icon, *rows]))
    assert [(r.row, r.tiltak) for r in report.records] == [(1, MEASURE[0]), (2, OTHER[0])]


def test_pictograms_among_text_boxes_in_a_column_without_a_header_are_their_measures_icons() -> (
    None
):
    heads, row = boxes(*HEADERS, "Eier"), boxes(*MEASURE, "Kari", top=120)
    aside = [
        replace(one, box=replace(one.box, x0=one.box.x0 + 30))
        for one in (heads[5], row[5])
        if one.box
    ]
    icon = text("☎", x0=710, top=120, width=20, height=28)
    report = read(slide(1, texts=[text(AREA, top=10), *heads[:5], *row[:5], *aside, icon]))
    (record,) = report.records
    assert (record.ikon, record.tiltak, record.ekstra) == ("☎", MEASURE[0], (("Eier", "Kari"),))


def test_text_boxes_far_above_a_table_head_nothing() -> None:
    grid = table([MEASURE, OTHER], top=200)
    report = read(slide(1, tables=[grid], texts=[text(AREA, top=10), *boxes(*HEADERS)]))
    assert report.records == ()
    assert "other-table" in codes(report)


def test_what_a_measure_costs_is_an_extra_column_where_its_status_is_all_that_follows_it() -> None:
    report = headed(
        ["Tiltak", "Ansvarlig", "Kostnad", "Status"],
        ["Felles maler for alle", "Ola", "150 000", "Pågår"],
        ["Nye rutiner for avvik", "Kari", "20 000", "Fullført"],
    )
    assert [record.status for record in report.records] == [Status.ONGOING, Status.DONE]
    assert report.records[0].ekstra == (("Ansvarlig", "Ola"), ("Kostnad", "150 000"))
    assert report.diagnostics == ()


def test_a_budget_of_measures_holds_none() -> None:
    rows = [["Tiltak", "Kostnad", "Status"], ["Felles maler for alle", "150 000", "Pågår"]]
    measures = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)])
    report = read(measures, slide(2, tables=[table(rows)], texts=[text("Budsjett")]))
    assert [record.slide for record in report.records] == [1]


def test_a_table_of_costs_that_reads_like_measures_is_told_of() -> None:
    rows = [["Tiltak", "Kostnad", "Status"], ["Felles innkjøp av utstyr", "150 000", "Pågår"]]
    measures = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)])
    report = read(measures, slide(2, tables=[table(rows)], texts=[text("Kvalitet og trygghet")]))
    assert [record.slide for record in report.records] == [1]
    assert codes(report) == ["other-table"]


def test_a_name_alone_in_a_column_of_benefits_heads_the_rows_below_it() -> None:
    headers = ["Gevinst", "Tiltak", "Pri", "Siste status", "Status"]
    grid = table(
        [
            headers,
            [AREA, "", "", "", ""],
            ["• Bedre oversikt", "Felles maler for alle", "1", "Møte holdt", "Pågår"],
            ["• Færre feil", "", "", "", ""],
            ["Kvalitet og trygghet", "", "", "", ""],
            ["Færre avvik", "Nye rutiner for avvik", "2", "Sendt ut", "Fullført"],
        ]
    )
    report = read(slide(1, tables=[grid]))
    assert [(r.omrade, r.gevinst) for r in report.records] == [
        (AREA, ("Bedre oversikt", "Færre feil")),
        ("Kvalitet og trygghet", ("Færre avvik",)),
    ]
    assert codes(report) == []


def test_under_a_heading_a_benefit_alone_in_the_first_column_is_one_more_of_its_row() -> None:
    report = headed(
        ["Gevinst", "Tiltak", "Pri", "Siste status", "Status"],
        ["Bedre oversikt", "Felles maler for alle", "1", "Møte holdt", "Pågår"],
        ["Færre feil", "", "", "", ""],
    )
    assert [r.gevinst for r in report.records] == [("Bedre oversikt", "Færre feil")]


@pytest.mark.parametrize(
    "total",
    [
        ["SUM", "", "", "", "1 av 2 fullført"],
        ["Totalt 2 tiltak, herav 1 fullført", None, None, None, None],
        ["", "", "", "Sum", "2"],
    ],
)
def test_a_sum_of_what_is_done_is_no_measure(total: list[str | None]) -> None:
    assert len(headed(HEADERS, MEASURE, OTHER, total).records) == 2


def test_a_header_may_explain_itself_in_a_second_paragraph() -> None:
    heads = [
        "Tiltak\n(hva skal gjøres)",
        "Pri\n1-3",
        "Gevinst\n• forventet",
        "Siste status",
        "Status",
    ]
    report = headed(heads, MEASURE)
    assert [r.gevinst for r in report.records] == [("Bedre oversikt",)]
    assert headed(["Tiltak – kort", *HEADERS[1:]], MEASURE).records == report.records


def test_an_unnamed_column_that_names_blocks_of_rows_holds_their_area() -> None:
    third = ["Felles innkjøp av utstyr", *OTHER[1:]]
    rows = [["", *HEADERS], [AREA, *MEASURE], [AREA, *OTHER], ["Kvalitet", *third]]
    report = read(slide(1, tables=[table(rows)], texts=[text("Handlingsplan – status")]))
    assert [record.omrade for record in report.records] == [AREA, AREA, "Kvalitet"]


def test_an_unnamed_column_of_words_that_come_and_go_holds_no_area() -> None:
    third = ["Felles innkjøp av utstyr", *OTHER[1:]]
    rows = [["", *HEADERS], ["Vest", *MEASURE], ["Nord", *OTHER], ["Vest", *third]]
    report = read(slide(1, tables=[table(rows)], texts=[text(AREA)]))
    assert {record.omrade for record in report.records} == {AREA}
    assert [line.code for line in report.diagnostics] == ["extra-column"]


def test_an_unnamed_column_holds_areas_where_it_does_on_another_slide() -> None:
    blocks = [["", *HEADERS], [AREA, *MEASURE], [AREA, *OTHER]]
    singles = [["", *HEADERS], ["Kvalitet", *MEASURE], ["Logistikk", *OTHER]]
    title = text("Handlingsplan – status")
    report = read(
        slide(1, tables=[table(blocks)], texts=[title]),
        slide(2, tables=[table(singles)], texts=[title]),
    )
    assert [record.omrade for record in report.records] == [AREA, AREA, "Kvalitet", "Logistikk"]
    assert [record.ekstra for record in report.records] == [()] * 4


@pytest.mark.parametrize("title", ["Handlingsplan – status", "Klikk for å legge til tittel"])
def test_a_title_of_common_words_alone_names_no_area(title: str) -> None:
    report = read(slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(title)]))
    assert [record.omrade for record in report.records] == [""]
    assert codes(report) == ["no-area"]


def test_slides_with_a_name_alone_part_a_deck_by_areas() -> None:
    title = slide(1, texts=[text("Handlingsplan"), text("Medisinsk utstyr", top=90)])
    generic = text("Status tiltak")
    report = read(
        title,
        slide(2, texts=[text(AREA, top=200)]),
        slide(3, tables=[table([HEADERS, MEASURE])], texts=[generic]),
        slide(4, texts=[text("Kvalitet", top=200)]),
        slide(5, tables=[table([HEADERS, OTHER])], texts=[generic]),
        slide(6, texts=[text("Takk for oss", top=200)]),
    )
    assert [record.omrade for record in report.records] == [AREA, "Kvalitet"]
    assert codes(report) == ["area-guessed"] * 2


def test_one_slide_with_a_name_alone_names_no_area() -> None:
    report = read(
        slide(1, texts=[text("Handlingsplan")]),
        slide(2, texts=[text("Innledning", top=200)]),
        slide(3, tables=[table([HEADERS, MEASURE])], texts=[text("Status tiltak")]),
    )
    assert codes(report) == ["no-area"]


SUMMARY = [["Tiltak", "Status"], [MEASURE[0], "Pågår"], [OTHER[0], "Fullført"]]


@pytest.mark.parametrize(("status", "severity"), [("Pågår", "info"), ("Fullført", "warning")])
def test_a_summary_of_measures_that_stand_in_other_tables_is_left_out(
    status: str, severity: str
) -> None:
    summary = [SUMMARY[0], [MEASURE[0], status], SUMMARY[2]]
    report = read(
        slide(1, tables=[table(summary)], texts=[text("Oppsummering")]),
        slide(2, tables=[table([HEADERS, MEASURE, OTHER])], texts=[text(AREA)]),
    )
    assert [record.slide for record in report.records] == [2, 2]
    assert [(line.code, line.severity) for line in report.diagnostics] == [
        ("other-table", severity)
    ]


def test_a_summary_that_has_a_measure_of_its_own_is_kept_and_told() -> None:
    summary = [*SUMMARY, ["Felles innkjøp av utstyr", "Ikke startet"]]
    report = read(
        slide(1, tables=[table(summary)], texts=[text(AREA)]),
        slide(2, tables=[table([HEADERS, MEASURE, OTHER])], texts=[text(AREA)]),
    )
    assert len(report.records) == 5
    assert codes(report) == ["duplicate-row", "duplicate-row"]


@pytest.mark.parametrize(
    ("title", "slides"),
    [("Vedlegg: status forrige måned", [1]), ("Nytt siden forrige rapport", [1, 2])],
)
def test_the_tables_of_an_earlier_report_are_left_out(title: str, slides: list[int]) -> None:
    before = [*MEASURE[:4], "Ikke startet"]
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE, OTHER])], texts=[text(AREA)]),
        slide(2, tables=[table([HEADERS, before])], texts=[text(title)]),
    )
    assert sorted({record.slide for record in report.records}) == slides


@pytest.mark.parametrize(
    ("divider", "slides"),
    [("Vedlegg: status ved forrige rapport", [1]), ("Nytt siden forrige rapport", [1, 3])],
)
def test_the_tables_behind_a_slide_that_names_an_earlier_report_are_left_out(
    divider: str, slides: list[int]
) -> None:
    before = [*MEASURE[:4], "Ikke startet"]
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE, OTHER])], texts=[text(AREA)]),
        slide(2, texts=[text(divider)]),
        slide(3, tables=[table([HEADERS, before])], texts=[text(AREA)]),
    )
    assert sorted({record.slide for record in report.records}) == slides


def test_a_slide_that_says_that_it_goes_on_belongs_to_the_area_before_it() -> None:
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)]),
        slide(2, tables=[table([HEADERS, OTHER])], texts=[text("Status tiltak (forts.)")]),
    )
    assert [record.omrade for record in report.records] == [AREA, AREA]


def test_the_plans_name_before_an_areas_is_no_part_of_it() -> None:
    title = slide(1, texts=[text("Handlingsplan – Medisinsk utstyr", role=Role.TITLE)])
    report = read(
        title,
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[text(f"Medisinsk utstyr: {AREA}")]),
        slide(3, tables=[table([HEADERS, OTHER])], texts=[text("Medisinsk utstyr – Kvalitet")]),
    )
    assert [record.omrade for record in report.records] == [AREA, "Kvalitet"]


def test_a_dash_at_the_start_of_a_measures_second_line_is_no_list_sign() -> None:
    report = headed(HEADERS, ["Felles maler for alle\n• med opplæring", *MEASURE[1:]])
    assert report.records[0].tiltak == "Felles maler for alle med opplæring"
    grid = table([HEADERS, MEASURE])
    broken = (Paragraph.of("Felles maler"), Paragraph.of("pilot på tre sykehus", bullet="–"))
    cells = [
        replace(c, paragraphs=broken) if (c.row, c.column) == (1, 0) else c for c in grid.cells
    ]
    report = read(slide(1, tables=[replace(grid, cells=tuple(cells))], texts=[text(AREA)]))
    assert report.records[0].tiltak == "Felles maler – pilot på tre sykehus"


@pytest.mark.parametrize(
    "comment",
    [
        "Kommentar: Venter på svar",
        "Merknad: Venter på svar",
        "• Venter på svar",
        "Venter på svar fra juridisk avdeling om ordningen.",
    ],
)
def test_a_comment_across_the_table_belongs_to_the_measure_above_it(comment: str) -> None:
    report = headed(HEADERS, MEASURE, [comment, None, None, None, None], OTHER)
    said = comment.rsplit(": ", maxsplit=1)[-1].removeprefix("• ")
    assert [(r.omrade, r.row, r.ekstra) for r in report.records] == [
        (AREA, 1, (("Kommentar", said),)),
        (AREA, 3, ()),
    ]
    assert [line.code for line in report.diagnostics] == ["continued-row"]


def test_a_comment_across_the_table_joins_those_of_the_column_for_them() -> None:
    report = headed(
        [*HEADERS, "KOMMENTAR"],
        [*MEASURE, "Se vedlegg"],
        ["Kommentar: Venter på svar", None, None, None, None, None],
    )
    assert report.records[0].ekstra == (("KOMMENTAR", "Se vedlegg Venter på svar"),)


def test_areas_that_are_set_as_items_or_sentences_are_areas() -> None:
    names = (
        "Styrke prosessene for avtaleforvaltning og statistikk.",
        "Bedre vilkår for alle dem som leverer.",
    )
    wide = [[name, None, None, None, None] for name in names]
    report = read(slide(1, tables=[table([HEADERS, wide[0], MEASURE, wide[1], OTHER])]))
    assert [record.omrade for record in report.records] == list(names)


@pytest.mark.parametrize(
    "caption", ["Oversikt over tiltak per oktober", "Tiltak 2023", "Handlingsplan 2023–2025"]
)
def test_a_caption_that_any_table_may_have_names_no_area(caption: str) -> None:
    report = headed([caption, None, None, None, None], HEADERS, MEASURE)
    assert [record.omrade for record in report.records] == [AREA]


@pytest.mark.parametrize(
    "pri",
    ["(2)", "02", "2\ufe0f\u20e3", "P2", "Prioritet 2", "2.", "(2) Normal", "2 – Høy", "Høy (2)"],
)
def test_a_priority_is_a_figure_however_it_is_dressed(pri: str) -> None:
    report = headed(HEADERS, [MEASURE[0], pri, *MEASURE[2:]])
    assert [record.pri for record in report.records] == [2]


def test_slides_headed_by_several_plans_are_told() -> None:
    report = read(
        slide(1, texts=[text("Regionale planer", role=Role.TITLE)]),
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[text(f"Handlingsplan HR – {AREA}")]),
        slide(3, tables=[table([HEADERS, OTHER])], texts=[text("Handlingsplan IKT – Kvalitet")]),
    )
    assert [record.omrade for record in report.records] == [AREA, "Kvalitet"]
    assert codes(report) == ["several-plans"]


def test_news_of_some_of_several_is_no_slide_of_several() -> None:
    more = ["", "", "", "• Svar fra 4 av 6 regioner", ""]
    report = headed(HEADERS, MEASURE, more)
    assert [line.code for line in report.diagnostics] == ["continued-row"]


def test_a_header_that_is_said_again_among_ticks_is_no_measure() -> None:
    heads = ["Tiltak", "Gevinst", "Fullført", "Pågår"]
    report = headed(
        heads,
        ["Felles maler for alle", "Bedre oversikt", "x", ""],
        heads,
        ["Nye rutiner for avvik", "Færre avvik", "", "x"],
    )
    assert [(r.row, r.status) for r in report.records] == [(1, Status.DONE), (3, Status.ONGOING)]


def test_a_legend_of_symbols_names_no_area() -> None:
    explained = text("■ Fullført   ◧ Pågår   □ Ikke startet", top=505)
    grid = table([HEADERS, [*MEASURE[:4], "■"]])
    report = read(slide(1, tables=[grid], texts=[text("Status tiltak"), explained]))
    assert [(r.omrade, r.status) for r in report.records] == [("", Status.DONE)]


def test_words_of_a_legend_below_a_table_are_no_cells_under_its_header_of_boxes() -> None:
    words = ("Fullført", "Pågår", "Ikke startet")
    below = [text(word, x0=200 * n, top=505, width=110) for n, word in enumerate(words)]
    above = boxes(*HEADERS)
    report = read(slide(1, tables=[table([MEASURE])], texts=[text(AREA, top=10), *above, *below]))
    assert [record.tiltak for record in report.records] == [MEASURE[0]]
    assert report.diagnostics == ()


@pytest.mark.parametrize("wrapped", ["%", "(trinn 2)", "og bedre pris"])
def test_a_line_that_begins_no_sentence_goes_on_with_the_item_above_it(wrapped: str) -> None:
    report = headed(HEADERS, [*MEASURE[:2], f"• Mindre svinn på 10\n{wrapped}", *MEASURE[3:]])
    assert report.records[0].gevinst == (f"Mindre svinn på 10 {wrapped}",)


def test_a_day_that_a_narrow_column_broke_is_whole_again() -> None:
    grid = table([[*HEADERS, "Frist"], [*MEASURE, "?"]])
    broken = (Paragraph.of("31.1\n2.20\n23"),)
    cells = [replace(c, paragraphs=broken) if c.text == "?" else c for c in grid.cells]
    report = read(slide(1, tables=[replace(grid, cells=tuple(cells))], texts=[text(AREA)]))
    assert report.records[0].ekstra == (("Frist", "31.12.2023"),)


@pytest.mark.parametrize(
    ("title", "plan"), [("Handlingsplan – status", "Havner"), ("Handlingsplan Kaier", "Kaier")]
)
def test_a_footer_on_every_slide_of_measures_names_the_plan_that_nothing_else_names(
    title: str, plan: str
) -> None:
    foot = text("Havner – 13.10.2023", top=510, role=Role.FOOTER)
    slides = [
        slide(number, tables=[table([HEADERS, given])], texts=[text(name), foot])
        for number, given, name in ((2, MEASURE, AREA), (3, OTHER, "Beredskap"))
    ]
    report = read(slide(1, texts=[text(title, role=Role.TITLE)]), *slides)
    assert report.plan_names == (plan,)


def test_a_line_above_the_headings_of_all_slides_names_the_plan_that_nothing_else_names() -> None:
    head = text("Havner", x0=700, top=0, width=200)
    slides = [
        slide(
            number,
            tables=[table([HEADERS, given])],
            texts=[text(name, top=14, role=Role.TITLE), head],
        )
        for number, given, name in ((2, MEASURE, AREA), (3, OTHER, "Beredskap"))
    ]
    report = read(slide(1, texts=[text("Statusrapport", role=Role.TITLE)]), *slides)
    assert report.plan_names == ("Havner",)
    assert {record.omrade for record in report.records} == {AREA, "Beredskap"}


@pytest.mark.parametrize("circle", "●○")
def test_one_circle_before_all_labels_is_a_lists_sign(circle: str) -> None:
    labels = ["Fullført", "Pågår", "Pågår", "Ikke startet", "Ikke startet"]
    names = ["Nye maler", "Nye rutiner", "Nye avtaler", "Nye kurs", "Nye krav"]
    rows = [[n, "1", "", "", f"{circle} {said}"] for n, said in zip(names, labels, strict=True)]
    report = read(slide(1, tables=[table([HEADERS, *rows])], texts=[text(AREA)]))
    told = [(r.status_tekst, r.status_symbol) for r in report.records]
    assert told == [(said, r.status.symbol) for said, r in zip(labels, report.records, strict=True)]
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("role", "slides"), [(Role.FOOTER, 1), (None, 2)], ids=["footer", "on every slide"]
)
def test_a_footer_with_the_plans_name_and_a_day_dates_the_report(
    role: Role | None, slides: int
) -> None:
    foot = text("Handlingsplan Vikarer – oppdatert 13.10.2023", top=515, role=role)
    pages = [
        slide(n + 2, tables=[table([HEADERS, MEASURE])], texts=[text(f"{AREA} {n}"), foot])
        for n in range(slides)
    ]
    report = read(slide(1, texts=[text("Handlingsplan Vikarer", role=Role.TITLE)]), *pages)
    assert report.dates == ((DateSource.SLIDE, date(2023, 10, 13)),)
    assert report.plan_names[0] == "Vikarer"


@pytest.mark.parametrize("tile", ["{0}\n{1}", "{0} av 2\n{1}", "{1}\n{0}", "{1}\n{0} tiltak"])
@pytest.mark.parametrize(
    "points", ["", "• Ny avtale er inngått med Norengros\n• Pilot i Bodø i mai"]
)
@pytest.mark.parametrize("idle", ["ikke startet", "ikke startede tiltak"])
def test_figures_on_display_are_no_measures_not_started(tile: str, points: str, idle: str) -> None:
    """Nor are the highlights below them."""
    tiles = [
        text(tile.format(count, said), x0=60 + 260 * n, top=200, width=220, height=90)
        for n, (count, said) in enumerate(((1, "fullført"), (1, "pågår"), (0, idle)))
    ]
    report = read(
        slide(1, texts=[text("Overordnet status"), *tiles, text(points, top=330, height=60)]),
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)]),
        slide(3, tables=[table([HEADERS, OTHER])], texts=[text("Beredskap")]),
    )
    assert [(record.slide, record.omrade) for record in report.records] == [
        (2, AREA),
        (3, "Beredskap"),
    ]
    assert report.diagnostics == ()


@pytest.mark.parametrize("figure", ["1\nikke startet", "1 av 2\nikke startet", "Ikke startet\n1"])
def test_a_figure_of_the_measures_not_started_announces_none_below_it(figure: str) -> None:
    highlights = text("• Ny avtale er inngått med Norengros\n• Pilot i Bodø i mai", top=330)
    report = read(
        slide(1, texts=[text("Overordnet status"), text(figure, top=200, width=220), highlights]),
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)]),
    )
    assert [record.slide for record in report.records] == [2]


@pytest.mark.parametrize("tiles", [True, False])
def test_a_slide_with_an_areas_name_below_its_number_parts_the_deck(tiles: bool) -> None:  # noqa: FBT001
    """Figures on display under a heading of their own, `Hovedpunkter`, count all areas' measures."""
    figures = [
        text(f"{count}\n{said}", x0=60 + 260 * n, top=200, width=220, height=60)
        for n, (count, said) in enumerate(((1, "fullført"), (1, "pågår"), (0, "ikke startet")))
    ]
    first = slide(1, texts=[text("Hovedpunkter", role=Role.TITLE), *(figures if tiles else [])])
    parts = [
        page
        for n, (name, row) in enumerate(((AREA, MEASURE), ("Beredskap", OTHER)), 1)
        for page in (
            slide(2 * n, texts=[text(f"Innsatsområde {n}", top=160), text(name, top=200)]),
            slide(2 * n + 1, tables=[table([HEADERS, row])], texts=[text("Status tiltak")]),
        )
    ]
    report = read(slide(0, texts=[text("Handlingsplan Vikarer")]), first, *parts)
    assert [record.omrade for record in report.records] == [AREA, "Beredskap"]
    assert report.diagnostics == ()


def test_what_a_line_counts_of_an_area_is_that_of_slides_with_the_plans_name_before_it() -> None:
    line = "{}: {} fullført, {} pågår, 0 ikke startet"
    said = text("\n".join((line.format(AREA, 0, 1), line.format("Kvalitet", 1, 0))), top=100)
    report = read(
        slide(1, texts=[text("Handlingsplan – Medisinsk utstyr", role=Role.TITLE)]),
        slide(2, texts=[text("Kort oppsummert"), said]),
        slide(3, tables=[table([HEADERS, MEASURE])], texts=[text(f"Medisinsk utstyr – {AREA}")]),
        slide(4, tables=[table([HEADERS, OTHER])], texts=[text("Medisinsk utstyr – Kvalitet")]),
    )
    assert [record.omrade for record in report.records] == [AREA, "Kvalitet"]
    assert [line for line in report.diagnostics if line.severity is not Severity.INFO] == []


@pytest.mark.parametrize("title", ["Handlingsplan – status", "Status per 3.6.2024"])
@pytest.mark.parametrize("heading", ["Agenda", "Bakgrunn"])
def test_a_slide_that_speaks_of_the_plan_amid_it_begins_no_other(title: str, heading: str) -> None:
    said = text("Status for handlingsplanen", top=100)
    report = read(
        slide(1, texts=[text("Havner", top=160, role=Role.TITLE), text(title, top=240)]),
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[text(AREA, top=14)]),
        slide(3, texts=[text(heading, role=Role.TITLE), said]),
        slide(4, tables=[table([HEADERS, OTHER])], texts=[text("Beredskap", top=14)]),
    )
    assert report.plan_names == ("Havner",)
    assert [record.omrade for record in report.records] == [AREA, "Beredskap"]


@pytest.mark.parametrize(
    ("title", "below", "told"),
    [
        ("Vikartjenester", "Handlingsplan 2023", True),
        ("Handlingsplan vikartjenester", "• Kompetanse\n• Bemanning", True),
        ("Handlingsplan vikartjenester", "Oktober 2023", False),  # begins another plan
        ("Havner", "Handlingsplan 2023", False),  # says the plan again
        ("Beredskap", "Handlingsplan 2023", False),  # heads an area
        ("Agenda", "• Status for handlingsplanen\n• Neste møte", False),
    ],
)
def test_a_slide_that_may_begin_another_plan_is_told(title: str, below: str, *, told: bool) -> None:
    reports = interpret(
        deck(
            slide(
                1, texts=[text("Havner", top=160, role=Role.TITLE), text("Handlingsplan", top=240)]
            ),
            slide(2, tables=[table([HEADERS, MEASURE])], texts=[text(AREA, top=14)]),
            slide(3, texts=[text(title, top=200, role=Role.TITLE), text(below, top=280)]),
            slide(4, tables=[table([HEADERS, OTHER])], texts=[text("Beredskap", top=14)]),
        ),
        VOCABULARY,
    )
    lines = [line for report in reports for line in report.diagnostics]
    assert [line.slide for line in lines if line.code == "several-plans"] == [3] * told
    assert len(reports) == 1 + (below == "Oktober 2023")


def test_a_running_foot_level_with_others_is_no_row_of_a_table_of_text_boxes() -> None:
    def row(*cells: str, top: float) -> list[TextBox]:
        return boxes(*cells, top=top)

    feet = [text("13.10.2023", x0=40, top=500), text("Havner", x0=400, top=500)]
    slides = [
        slide(
            number,
            texts=[text(name, top=10), *row(*HEADERS, top=440), *row(*given, top=470), *feet],
        )
        for number, name, given in (
            (1, AREA, MEASURE),
            (2, "Beredskap", OTHER),
            (3, "Miljø", MEASURE),
        )
    ]
    report = read(*slides)
    assert "13.10.2023" not in [record.tiltak for record in report.records if record.slide > 1]
    assert all(record.pri is not None for record in report.records if record.slide > 1)
