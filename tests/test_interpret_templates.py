"""What an office's template and last month's deck leave around the measures of a report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, box, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, codes, read

from schema import Mark, Role, Severity, Shape, Status, TextBox

TITLE = "Handlingsplan Vikarer"


def sized(
    content: str,
    size: float,
    *,
    x0: float = 40,
    top: float = 20,
    width: float = 600,
    height: float = 30,
) -> TextBox:
    found = text(content, x0=x0, top=top, width=width, height=height)
    return replace(found, paragraphs=tuple(replace(p, size=size) for p in found.paragraphs))


def logo(top: float = 24) -> TextBox:
    """A name of an office, printed small in a corner."""
    return sized("Sykehusinnkjøp", 10, x0=820, top=top, width=100, height=12)


def overview(*figures: str) -> tuple[TextBox, TextBox]:
    lines = "\n".join(f"• {line}" for line in figures)
    return sized("Overordnet oversikt", 24, top=20), sized(lines, 18, top=110, height=90)


def test_what_all_slides_have_in_a_corner_names_no_area() -> None:
    report = read(
        slide(1, texts=[sized(TITLE, 36, top=200), logo()]),
        slide(2, texts=[*overview("Pågår: 1", "Fullført: 1"), logo()]),
        slide(3, tables=[table([HEADERS, MEASURE])], texts=[sized(AREA, 24), logo()]),
        slide(4, tables=[table([HEADERS, OTHER])], texts=[sized("Beredskap", 24), logo()]),
    )
    assert [record.omrade for record in report.records] == [AREA, "Beredskap"]
    assert codes(report) == []


def test_what_all_slides_of_measures_have_in_one_place_may_be_their_area() -> None:
    """Where no other slide has it, it may be what all of these are of."""
    head = sized("Status på tiltak", 24)
    area = sized("Beredskap", 14, top=60)
    report = read(
        slide(1, texts=[sized(TITLE, 36, top=200)]),
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[head, area]),
        slide(3, tables=[table([HEADERS, OTHER])], texts=[head, area]),
    )
    assert [record.omrade for record in report.records] == ["Beredskap"] * 2


def test_headers_that_stand_in_one_place_on_all_slides_tell_of_tables_that_were_not_found() -> None:
    names = ("Pri", "Hva skal gjøres?", "Siste status", "Status", "Gevinst")
    heads = [sized(name, 8, x0=40 + 180 * n, top=60, width=60) for n, name in enumerate(names)]
    report = read(
        slide(1, texts=[sized(TITLE, 36, top=200)]),
        *[slide(n, texts=[sized("Status på tiltak", 14), *heads]) for n in (2, 3)],
    )
    told = [line.slide for line in report.diagnostics if line.code == "unread-measures"]
    assert told == [2, 3]


def test_a_page_number_beside_a_foot_is_no_priority_of_a_measure() -> None:
    foot = [text("Helse Sør-Øst", x0=300, top=510, width=200), text("2", x0=900, top=512, width=10)]
    report = read(
        slide(1, texts=[text(TITLE)]),
        slide(2, texts=[text(AREA, top=200), *foot]),
        slide(3, tables=[table([HEADERS, MEASURE])], texts=[text(AREA), foot[0]]),
    )
    assert codes(report) == []


def test_an_area_spelled_with_an_ampersand_goes_on_where_it_is_spelled_out() -> None:
    first, second = "Klima og miljø (1 av 2)", "Klima & miljø (2 av 2)"
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(first)]),
        slide(2, tables=[table([HEADERS, OTHER])], texts=[text(second)]),
    )
    assert codes(report) == []
    assert [record.omrade for record in report.records] == ["Klima og miljø"] * 2


def test_an_earlier_reports_table_is_left_out_though_a_measure_of_it_is_gone() -> None:
    gone = ["Avvikle papirskjema", "1", "", "", "Pågår"]
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE, OTHER])], texts=[text(AREA)]),
        slide(2, texts=[text("Vedlegg: forrige måned")]),
        slide(3, tables=[table([HEADERS, MEASURE, OTHER, gone])], texts=[text(AREA)]),
    )
    assert [record.slide for record in report.records] == [1, 1]
    (line,) = report.diagnostics
    assert "an earlier report's measures of which 2 of 3 stand in other tables" in line.message


def test_a_slide_whose_table_was_left_out_lacks_no_measures() -> None:
    headers = ["Tiltak", "Gevinst", "Siste status", "Eier", "Status"]
    rows = [headers, ["Felles maler for alle", "Bedre oversikt", "Møte holdt", "IKT", "Pågår"]]
    report = read(
        slide(1, tables=[table(rows)], texts=[text(AREA)]),
        slide(2, tables=[table(rows)], texts=[text(f"Status forrige måned: {AREA}")]),
    )
    assert codes(report) == []
    assert codes(report, Severity.INFO) == ["other-table"]


@pytest.mark.parametrize(
    ("signs", "statuses"),
    [("➔□", [Status.ONGOING, Status.NOT_STARTED]), ("⚫⚪", [Status.ONGOING, Status.NOT_STARTED])],
)
def test_a_legend_may_stand_in_a_text_for_each_of_its_symbols(
    signs: str, statuses: list[Status]
) -> None:
    """A symbol that the vocabulary takes for something else too means what the deck says."""
    labels = ("Pågår", "Ikke startet")
    rows = [[*one[:4], sign] for one, sign in zip((MEASURE, OTHER), signs, strict=True)]
    legend = [
        text(f"{sign} {label}", x0=500 + 150 * n, top=490, width=140)
        for n, (sign, label) in enumerate(zip(signs, labels, strict=True))
    ]
    report = read(slide(1, tables=[table([HEADERS, *rows])], texts=[text(AREA), *legend]))
    assert [record.status for record in report.records] == statuses
    assert codes(report) == []


def test_planned_actions_beside_those_that_are_on_are_not_started() -> None:
    on = [["Action", "Latest update", "Status"], ["Train the managers", "Course held", "Ongoing"]]
    planned = [["Planned actions", "Priority"], ["Audit labour conditions", "2"]]
    report = read(
        slide(
            1,
            tables=[table(on, width=500), table(planned, x0=560, width=300)],
            texts=[text("Sustainability")],
        )
    )
    assert [record.status for record in report.records] == [Status.ONGOING, Status.NOT_STARTED]


def test_an_enterprise_names_the_plan_only_where_nothing_else_does() -> None:
    name = sized("Tiltaksplan vareforsyning", 24, top=200)
    office = sized("Status per 13.10.2023\nHelse Fonna HF", 32, top=300, height=60)
    measures = slide(2, tables=[table([HEADERS, MEASURE])], texts=[text(AREA, role=Role.TITLE)])
    assert read(slide(1, texts=[office, name]), measures).plan_names[0] == "Vareforsyning"
    assert read(slide(1, texts=[office]), measures).plan_names[0] == "Helse Fonna HF"


def test_a_line_that_dates_a_meeting_names_the_plan_only_where_nothing_else_does() -> None:
    name = sized("Handlingsplan vareforsyning", 18, top=20)
    meeting = sized("Behandles i rådet 6. mars 2025", 24, top=200)
    measures = slide(2, tables=[table([HEADERS, MEASURE])], texts=[text(AREA, role=Role.TITLE)])
    assert read(slide(1, texts=[meeting, name]), measures).plan_names[0] == "Vareforsyning"
    assert read(slide(1, texts=[meeting]), measures).plan_names[0] == "Behandles i rådet"
    foot = text("Handlingsplan vareforsyning", role=Role.FOOTER, top=520, height=12)
    printed = replace(measures, texts=(*measures.texts, foot))
    assert read(slide(1, texts=[meeting, foot]), printed).plan_names[0] == "Vareforsyning"


def test_a_list_behind_the_last_dividing_slide_may_be_of_all_areas() -> None:
    idle = [table([["Øve på restordrer", "1"]], top=top, width=500) for top in (140, 260)]
    names = [text(name, top=top) for name, top in ((AREA, 100), ("Beredskap", 220))]
    report = read(
        slide(1, texts=[text(TITLE)]),
        slide(2, texts=[text(AREA, top=200)]),
        slide(3, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)]),
        slide(4, texts=[text("Beredskap", top=200)]),
        slide(5, tables=[table([HEADERS, OTHER])], texts=[text("Beredskap")]),
        slide(6, tables=idle, texts=[text("Ikke startede tiltak", role=Role.TITLE), *names]),
    )
    assert [record.omrade for record in report.records] == [AREA, "Beredskap"] * 2


@pytest.mark.parametrize("office", ["Helse Vest", "Helse Fonna HF"])
def test_an_enterprises_name_amid_dividing_slides_is_no_area(office: str) -> None:
    names = (AREA, office, "Beredskap")
    rows = (MEASURE, OTHER, ["Øve på restordrer", *OTHER[1:]])
    parts = [slide(2 * n, texts=[text(name, top=200)]) for n, name in enumerate(names, 1)]
    tables = [slide(2 * n + 1, tables=[table([HEADERS, row])]) for n, row in enumerate(rows, 1)]
    pages = sorted([*parts, *tables], key=lambda page: page.number)
    report = read(slide(1, texts=[text(TITLE)]), *pages)
    assert [record.omrade for record in report.records] == [AREA, AREA, "Beredskap"]


def test_a_sum_across_a_tables_end_heads_no_area_of_the_next() -> None:
    total = ["Sum antall tiltak: 1", None, None, None, None]
    head = text("Tiltak og status", role=Role.TITLE)
    report = read(
        slide(1, tables=[table([HEADERS, [AREA, *[None] * 4], MEASURE, total])], texts=[head]),
        slide(2, tables=[table([HEADERS, OTHER])], texts=[text("Tiltak og status (forts.)")]),
    )
    assert [record.omrade for record in report.records] == [AREA, AREA]
    assert codes(report) == []


@pytest.mark.parametrize(
    "changed",
    [
        [
            ["Tiltak", "Fra", "Til"],
            [MEASURE[0], "Ikke startet", "Pågår"],
            [OTHER[0], "Pågår", "Fullført"],
        ],
        [[MEASURE[0], "Pågår"], [OTHER[0], "Fullført"]],
    ],
)
def test_a_table_of_what_changed_tells_of_measures_that_were_read(changed: list[list[str]]) -> None:
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE, OTHER])], texts=[text(AREA)]),
        slide(2, tables=[table(changed)], texts=[text("Endringer siden sist")]),
    )
    assert codes(report) == []
    assert codes(report, Severity.INFO) == ["other-table"]


def test_a_legend_in_a_tables_last_row_is_no_measure() -> None:
    legend = ["", "🟢 Fullført 🟡 Pågår ⚪ Ikke startet", "", "", ""]
    headers = ["Status", "Tiltak", "Pri", "Gevinst", "Siste status"]
    rows = [headers, ["🟡", *MEASURE[:4]], legend]
    report = read(slide(1, tables=[table(rows)], texts=[text(AREA)]))
    assert len(report.records) == 1
    assert codes(report) == []


def test_a_charts_figures_beside_areas_on_an_overview_are_no_priorities() -> None:
    names = (AREA, "Beredskap")
    chart = [
        *[text(name, x0=40, top=100 + 60 * n, width=200) for n, name in enumerate(names)],
        *[text(str(n + 1), x0=300, top=104 + 60 * n, width=20) for n in range(2)],
    ]
    report = read(
        slide(1, texts=[text("Overordnet oversikt over tiltak"), *chart]),
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)]),
        slide(3, tables=[table([HEADERS, OTHER])], texts=[text("Beredskap")]),
    )
    assert codes(report) == []


def test_a_table_goes_on_behind_a_hidden_slide() -> None:
    rows = [[*OTHER[:4], "Fullført"], ["Øve på restordrer", "1", "", "", "Pågår"]]
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)]),
        slide(2, tables=[table([HEADERS, OTHER])], texts=[text("Beredskap")], hidden=True),
        slide(3, tables=[table(rows)], texts=[text(AREA)]),
    )
    assert [record.status for record in report.records] == [
        Status.ONGOING,
        Status.DONE,
        Status.ONGOING,
    ]


def test_a_cross_over_a_ring_is_no_ring() -> None:
    rows = [HEADERS, [*MEASURE[:4], ""], [*OTHER[:4], ""]]
    rings = [
        Mark(box=box(752, 137 + 30 * n, 16, 16), shape=Shape.ELLIPSE, line="1B4F72")
        for n in range(2)
    ]
    cross = text("✖", x0=750, top=165, width=20, height=20)
    report = read(slide(1, tables=[table(rows)], texts=[text(AREA), cross], marks=rings))
    assert [record.status for record in report.records] == [Status.NOT_STARTED, Status.UNKNOWN]
    assert [(line.code, line.row) for line in report.diagnostics] == [("unknown-status", 2)]


def test_the_years_of_a_plan_and_a_label_before_a_date_are_no_part_of_its_name() -> None:
    measures = slide(2, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)])
    head = text("Handlingsplan 2025–2026: Vareforsyning", role=Role.TITLE)
    cover = slide(1, texts=[head, text("Dato: 31.10.2025", top=100)])
    assert read(cover, measures).plan_names == ("Vareforsyning",)


def test_an_agenda_names_no_plan_where_the_foot_of_the_slides_does() -> None:
    foot = text("Handlingsplan vareforsyning – status per 13.10.2023", top=520, height=12)
    agenda = text("Innhold\n• Bakgrunn for planen\n• Økonomi\n• Risiko")
    pages = [
        slide(number, tables=[table([HEADERS, MEASURE])], texts=[text(AREA), foot])
        for number in (2, 3)
    ]
    assert read(slide(1, texts=[agenda, foot]), *pages).plan_names[0] == "Vareforsyning"
    assert "Innhold" not in read(slide(1, texts=[agenda]), *pages).plan_names


@pytest.mark.parametrize(
    "kind", ["handlingsplan 2024–2026", "Handlingsplan", "Statusrapport for handlingsplan"]
)
def test_a_line_of_a_title_that_only_says_what_the_deck_is_is_no_part_of_the_plan_s_name(
    kind: str,
) -> None:
    measures = slide(2, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)])
    for lines in (f"Møbler og inventar\v{kind}", f"{kind}\vMøbler og inventar"):
        title = text("x", role=Role.TITLE)
        name = replace(
            title.paragraphs[0],
            runs=(replace(title.paragraphs[0].runs[0], text=lines.replace("\v", "\n")),),
        )
        cover = slide(1, texts=[replace(title, paragraphs=(name,))])
        assert read(cover, measures).plan_names == ("Møbler og inventar",)


@pytest.mark.parametrize("title", ["Tekstil og vaskeri", "Handlingsplan Tekstil og vaskeri"])
def test_a_letter_before_the_title_slide_names_no_plan(title: str) -> None:
    letter = slide(
        1,
        texts=[
            text("Til styringsgruppen"),
            text("Vedlagt følger månedlig status for handlingsplanen.", top=80),
            text("Med hilsen\nAvdeling for anskaffelser", top=160),
        ],
    )
    first = slide(2, texts=[text(title), text("Status per 10.05.2025", top=80)])
    measures = slide(3, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)])
    assert read(letter, first, measures).plan_names == ("Tekstil og vaskeri",)
