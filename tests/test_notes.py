"""Notes that stand beside a table of measures and may change what a row says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, slide, table, text
from tinyreports import AREA, read

from schema import Paragraph, Run

ROWS = [
    ["Samordne transport mellom lagrene", "1", "Lavere kostnad", "Pilot gjennomført", "Pågår"],
    ["Reforhandle avtale om engangshansker", "2", "Besparelse", "Marked undersøkt", "Ikke startet"],
]


def _told(note: str, *, top: float = 300, x0: float = 700) -> list[int | None]:
    beside = text(note, x0=x0, top=top, width=200)
    report = read(slide(1, tables=[table([HEADERS, *ROWS])], texts=[text(AREA), beside]))
    assert len(report.records) == len(ROWS)
    return [
        line.slide
        for line in report.diagnostics
        if line.code == "unread-measures" and "beside the measures" in line.message
    ]


@pytest.mark.parametrize(
    "note",
    [
        "Tiltak 2 utgår",
        "NB: tiltaket om transport er trukket",
        "Rad 1 er nå fullført",
        "Status for nr. 2 er endret",
        "Engangshansker er utsatt til 2026",
        "Transport: ikke gjennomført likevel",
        "Utgår",
        "Stoppet etter vedtak i styret",
        "Denne er nå ferdig",
        "Alle tiltak i området er satt på vent",
        "Nytt tiltak fra styret: Anskaffe nye bårevogner til alle foretak",
        "Engangshansker er i gang!",
        "NB: gjelder kun Nordland",
        "Alle datoer er foreløpige",
        "FORELØPIG",
        "Under revisjon",
        "Høring i fagrådet | uke 8",
        "Arbeidet med transport pågår",
        "NB: Frister er satt av prosjektleder og gjennomgås på nytt i januar.",
    ],
)
def test_a_text_that_was_read_as_nothing_is_told_of(note: str) -> None:
    assert _told(note) == [1]


@pytest.mark.parametrize(
    "note",
    [
        "Fullført",  # a legend's
        "● Fullført ◑ Pågår ○ Ikke startet ✖ Avbrutt",
        "1 av 2 tiltak er fullført",
        "Status for tiltak (1 av 2) pågående tiltak",
        "Neste møte i styringsgruppen er 4. april",
        "Miljø og klima (forts.)",
        "Tiltak og status",
        "Tiltak som ikke er startet",
        "Pri.",
        "Side 3 av 8",
        "MTU-porteføljen | side 1",
        f"{AREA} – 1",
        "Sist oppdatert 4. april 2025",
    ],
)
def test_other_texts_are_not(note: str) -> None:
    assert _told(note) == []


@pytest.mark.parametrize("note", ["→ Fullført", "Startet 2. mai", "Fullført", "NB! 1.9.2025"])
def test_a_status_at_the_side_of_a_row_is_told_of(note: str) -> None:
    table_ends = 40 + 160 * len(HEADERS)
    assert _told(note, top=165, x0=table_ends + 5) == [1]
    assert _told(note) == []  # below the table


def test_texts_side_by_side_below_a_table_may_be_a_row() -> None:
    cells = [
        text(said, x0=45 + 160 * at, top=200, width=150, height=24)
        for at, said in enumerate(["Anskaffe nye bårevogner", "2", "Bedre HMS", "Marked undersøkt"])
    ]
    for beside, told in ((cells, True), (cells[:1], False)):
        report = read(slide(1, tables=[table([HEADERS, *ROWS])], texts=[text(AREA), *beside]))
        found = [line.code for line in report.diagnostics if "in no table" in line.message]
        assert found == ["unread-measures"] * told


def test_a_note_as_large_as_the_areas_name_is_no_title() -> None:
    def told(*large: str) -> list[int | None]:
        printed = [text(line, top=20 + 35 * n) for n, line in enumerate(large)]
        texts = [
            replace(one, paragraphs=tuple(replace(p, size=26.0) for p in one.paragraphs))
            for one in printed
        ]
        report = read(slide(1, tables=[table([HEADERS, *ROWS])], texts=texts))
        return [line.slide for line in report.diagnostics if "beside the measures" in line.message]

    assert told(AREA, "NB: gjelder kun Nordland") == [1]
    assert told(AREA) == []


@pytest.mark.parametrize(
    ("foot", "told"),
    [
        ("Helse Bergen – handlingsplan reiser, per 31.05.2025", False),
        ("Reiser | per 31.05.2025", False),
        ("kun Nordland per 31.05.2025", True),
        ("Reiser", True),
    ],
)
def test_a_line_that_says_which_plan_and_day_the_deck_is_of_is_no_note(
    foot: str, *, told: bool
) -> None:
    title = slide(1, texts=[text("Handlingsplan reiser"), text("Per 31.05.2025", top=300)])
    printed = [text(AREA), text(foot, x0=40, top=480, width=400, height=14)]
    report = read(title, slide(2, tables=[table([HEADERS, *ROWS])], texts=printed))
    assert any("beside the measures" in line.message for line in report.diagnostics) is told


def test_a_stamp_above_a_heading_names_no_area() -> None:
    stamp = text("FORELDET", x0=300, top=5, width=200)
    report = read(slide(1, tables=[table([HEADERS, *ROWS])], texts=[text(AREA), stamp]))
    assert {record.omrade for record in report.records} == {AREA}
    assert "FORELDET" in " ".join(line.message for line in report.diagnostics)


def test_what_all_slides_have_over_their_tables_is_the_template_s_and_no_note() -> None:
    def told(*ingresses: str) -> list[int | None]:
        slides = [
            slide(
                number,
                tables=[table([HEADERS, *ROWS])],
                texts=[text(f"Område {name}"), text(f"Mål: bedre {name}", top=55)][
                    : 2 if name in ingresses else 1
                ],
            )
            for number, name in enumerate(("vann", "luft", "jord"), 1)
        ]
        found = read(*slides).diagnostics
        return [line.slide for line in found if "beside the measures" in line.message]

    assert told("vann", "luft", "jord") == []
    assert told("luft") == [2]


@pytest.mark.parametrize(
    ("note", "told"),
    [("Tall fra forrige kvartal", True), ("Handlingsplan innkjøp", False)],
)
def test_one_note_over_the_tables_of_all_slides_is_told_of_once(note: str, told: bool) -> None:  # noqa: FBT001
    slides = [
        slide(
            number,
            tables=[table([HEADERS, *ROWS])],
            texts=[text(f"Område {name}"), text(note, top=55, height=20)],
        )
        for number, name in enumerate(("vann", "luft", "jord"), 1)
    ]
    found = [line for line in read(*slides).diagnostics if line.code == "unread-measures"]
    assert [line.slide for line in found] == ([None] if told else [])


def test_what_a_slide_without_measures_says_too_is_no_note() -> None:
    for said, told in (("Helse Nordvest innkjøp", []), ("Helse Nordvest", [2])):
        name = text("Helse Nordvest innkjøp", top=300)
        own = [text(AREA), text(said, top=300, x0=300)]
        report = read(slide(1, texts=[name]), slide(2, tables=[table([HEADERS, *ROWS])], texts=own))
        lines = report.diagnostics
        assert [line.slide for line in lines if "beside the measures" in line.message] == told


def test_a_footnote_of_a_row_is_none() -> None:
    """Its mark may be read as a list's sign."""
    marked = [[f"{ROWS[0][0]}*", *ROWS[0][1:]], ROWS[1]]
    told = Paragraph(runs=(Run(text="Tiltaket er overført til ny plan"),), bullet="*")
    note = replace(text("", x0=700, top=300, width=200), paragraphs=(told,))
    report = read(slide(1, tables=[table([HEADERS, *marked])], texts=[text(AREA), note]))
    assert report.records[0].fotnote == "* Tiltaket er overført til ny plan"
    assert report.diagnostics == ()


def test_letters_that_stand_apart_beside_a_table_name_no_area() -> None:
    """A narrow ring breaks a word between its letters."""
    flag = text("N\nY", x0=2, top=130, width=20)
    report = read(slide(1, tables=[table([HEADERS, *ROWS])], texts=[text("Handlingsplan"), flag]))
    assert {record.omrade for record in report.records} == {""}


def test_the_names_of_a_menu_and_what_was_told_before_are_no_notes() -> None:
    names = [
        text(name, x0=40 + 200 * n, width=180) for n, name in enumerate(("Vann", "Luft", "Jord"))
    ]
    pages = [
        slide(n, tables=[table([HEADERS, row])], texts=[*names, text(f"Område {n}", top=60)])
        for n, row in enumerate(ROWS, 1)
    ]
    assert not [line for line in read(*pages).diagnostics if line.code == "unread-measures"]
