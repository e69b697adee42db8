"""Headings that may say what came of an area, or whose it is, instead of naming it, are told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, counts, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, read

from schema import Diagnostic, Paragraph, Report, Role, Severity, Slide, TextBox

ROWS = (MEASURE, OTHER)


def headed(*heads: str | list[TextBox]) -> list[Slide]:
    """Make a slide with a measure of its own for each heading."""
    return [
        slide(
            number,
            tables=[table([HEADERS, [f"{MEASURE[0]} {number}", *MEASURE[1:]]])],
            texts=[text(head)] if isinstance(head, str) else head,
        )
        for number, head in enumerate(heads, 1)
    ]


def areas(report: Report) -> list[str]:
    return [record.omrade for record in report.records]


def told(report: Report) -> list[Diagnostic]:
    return [line for line in report.diagnostics if line.code == "area-guessed"]


FINDINGS = [
    "Halve flåten byttet",
    "8 av ti kirurger er med",
    "Lavere pris på skruer, høyere på plater",
    "Prisene stiger",
    "Full digital drift fra høsten",
    "Kutt på 12 %",
    "Ny avtale inngått",
]


@pytest.mark.parametrize("finding", FINDINGS)
def test_a_heading_that_may_be_a_finding_is_told_where_it_is_taken_for_an_area(
    finding: str,
) -> None:
    report = read(*headed(AREA, finding))
    assert [line.slide for line in told(report)] == [2]


@pytest.mark.parametrize(
    "name",
    [
        "Lavere kostnader på legemidler",
        "Bedre bruk av rammeavtaler",
        "Styrke prosesser for avtaleforvaltning og statistikk",
        "Ledelsen etter sammenslåing",
        "Fall og trykksår",
        "Våre leverandører",
    ],
)
def test_goals_and_other_names_of_areas_are_no_findings(name: str) -> None:
    report = read(*headed(AREA, name))
    assert areas(report) == [AREA, name]
    assert told(report) == []


def test_what_another_slide_says_too_is_no_finding() -> None:
    name = "Avtaler klare for fornyelse"
    agenda = slide(1, texts=[text(f"{AREA}\n{name}")])
    first, second = headed(AREA, name)
    alone = read(first, second)
    listed = read(
        agenda, *[slide(n, tables=s.tables, texts=s.texts) for n, s in ((2, first), (3, second))]
    )
    assert len(told(alone)) == 1
    assert told(listed) == []


@pytest.mark.parametrize(
    ("heads", "names"),
    [
        (["Kjøken: god framdrift", "Matvogner: to nye tiltak"], ["Kjøken", "Matvogner"]),
        (["Kjøken – noko forseinka", "Matvogner – ny leiar"], ["Kjøken", "Matvogner"]),
        (["Slik ligg vi an – kjøken", "Slik ligg vi an – matvogner"], ["kjøken", "matvogner"]),
    ],
)
def test_what_is_said_of_areas_is_no_part_of_their_names(
    heads: list[str], names: list[str]
) -> None:
    report = read(*headed(*heads))
    assert areas(report) == names
    assert told(report) == []


@pytest.mark.parametrize("between", [" – ", " | "])
def test_the_plans_name_behind_all_areas_is_no_part_of_theirs(between: str) -> None:
    names = ("Maler", "Avtaler", "Kurs")
    report = read(*headed(*(f"{name}{between}Handlingsplan drift" for name in names)))
    assert areas(report) == [*names]
    assert told(report) == []


@pytest.mark.parametrize("remark", ["Maler (Kari)", "Maler – LH", "Maler LH", "MALER v2"])
def test_what_may_be_a_remark_behind_a_name_that_stands_alone_elsewhere_is_told(
    remark: str,
) -> None:
    beside = read(*headed("Maler", remark, "Avtaler"))
    assert areas(beside) == ["Maler", remark, "Avtaler"]
    assert [line.slide for line in told(beside)] == [2]
    assert told(read(*headed(remark, "Avtaler", "Kurs"))) == []
    assert areas(read(*headed("Kart v1", "Kart v2", "Kurs"))) == ["Kart v1", "Kart v2", "Kurs"]


@pytest.mark.parametrize(
    "heading",
    ["Maler (tidligere Skjema)", "Maler (før: Skjema), forts.", "Maler - tidligere Skjema"],
)
def test_an_area_that_is_renamed_amid_the_deck_is_one(heading: str) -> None:
    report = read(*headed("Skjema", heading, "Avtaler"))
    assert areas(report) == ["Maler", "Maler", "Avtaler"]
    assert [(line.code, line.slide) for line in report.diagnostics] == [("area-spelling", 2)]


def test_a_sentence_alone_beside_such_names_stays() -> None:
    report = read(*headed("Slik ligg vi an", "Slik ligg vi an – kjøken"))
    assert areas(report) == ["Slik ligg vi an", "kjøken"]
    assert [line.slide for line in told(report)] == [1]


def test_a_second_part_of_all_names_that_may_be_a_person_is_told() -> None:
    heads = ["Kjølerom – Kari Nordmann", "Transport – Per Hansen"]
    report = read(*headed(*heads))
    assert areas(report) == heads
    assert [(line.slide, line.severity) for line in told(report)] == [
        (1, Severity.INFO),
        (2, Severity.INFO),
    ]
    assert told(read(*headed("Transport – Oslo", "Kjølerom"))) == []


@pytest.mark.parametrize("place", [0, 300])
def test_a_second_heading_is_told_wherever_it_stands(place: int) -> None:
    """What is said of an area may stand at another place on each slide, or at the table's side."""
    heads = [
        [text("Stor vilje hos kirurger"), text("Proteser", x0=600, top=10)],
        [text("Ukjent marked"), text("Plater", x0=600 - place, top=10)],
    ]
    report = read(*headed(*heads))
    assert [line.slide for line in told(report)] == [1, 2]
    alone = [[*heads[0]], [heads[1][0]]]
    assert told(read(*headed(*alone))) == []


def test_a_heading_on_a_second_slide_that_is_a_sentence_leaves_the_first_in_doubt() -> None:
    heads = [
        [text("Stor vilje hos kirurger"), text("Proteser", x0=600, top=10)],
        [text("Plater er dyrere enn i fjor"), text("Plater", x0=600, top=10)],
    ]
    report = read(*headed(*heads))
    assert [line.slide for line in told(report)] == [1]
    assert areas(report)[1] == "Plater"


def test_a_smaller_line_that_goes_on_with_a_name_is_a_part_of_it() -> None:
    large, small = Paragraph.of("Avtaler", size=24), Paragraph.of("og statistikk", size=14)
    one = TextBox(paragraphs=(large, small), box=text("x").box)
    first = text("Avtaler", top=10, height=24)
    second = text("og statistikk", top=36, height=14)
    two = [
        TextBox(paragraphs=(large,), box=first.box),
        TextBox(paragraphs=(small,), box=second.box),
    ]
    remark = Paragraph.of("av målet nådd", size=14)
    other = TextBox(paragraphs=(large, remark), box=text("x").box)
    assert areas(read(*headed([one]))) == ["Avtaler og statistikk"]
    assert areas(read(*headed(two))) == ["Avtaler og statistikk"]
    assert areas(read(*headed([other]))) == ["Avtaler"]


def test_a_key_figure_beside_a_name_is_no_area() -> None:
    report = read(*headed([text("12 mill. kr", top=5), text("Servicenivå", x0=200, top=6)]))
    assert areas(report) == ["Servicenivå"]


def test_an_agenda_tells_the_areas_of_numbered_parts() -> None:
    agenda = slide(1, texts=[text("Innhold"), text("Del 1: Kanyler\nDel 2: Transport", top=60)])
    slides = [
        slide(n + 1, tables=s.tables, texts=s.texts)
        for n, s in enumerate(headed("Del 1", "Del 2"), 1)
    ]
    assert areas(read(agenda, *slides)) == ["Kanyler", "Transport"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Tabell 1. Golv", "Golv"),
        ("3.2 Drift", "Drift"),
        ("[LOG] Logistikk", "Logistikk"),
        ("Spor A | Logistikk", "Logistikk"),
        ("Innsatsområde A Logistikk", "Logistikk"),
        ("Satsingsområde «Logistikk»", "Logistikk"),
        ("Prosjekt «Rene linjer»", "Prosjekt «Rene linjer»"),
        ("Handlingsplan for klima / Status / Reiser", "Reiser"),
        ("24/7 Drift / Vakt", "24/7 Drift / Vakt"),
    ],
)
def test_what_numbers_a_table_or_leads_to_an_area_is_no_part_of_its_name(
    printed: str, name: str
) -> None:
    assert areas(read(*headed(printed))) == [name]


def test_dividers_that_no_slide_behind_them_repeats_are_told() -> None:
    """The slides' headings may be findings, and the dividers the areas, or the other way about."""
    first, second = headed("Faste priser hos leverandør", "Sprøyter med filter vinner")
    slides = [
        slide(1, texts=[text("Handlingsplan")]),
        slide(2, texts=[text("Kalibrering")]),
        slide(3, tables=first.tables, texts=first.texts),
        slide(4, texts=[text("SPRØYTER")]),
        slide(5, tables=second.tables, texts=second.texts),
    ]
    assert [line.slide for line in told(read(*slides))] == [3, 5]
    slides[-1] = slide(5, tables=second.tables, texts=[text("Sprøyter")])
    assert told(read(*slides)) == []


@pytest.mark.parametrize(
    "label",
    [
        text("Tiltak innenfor laken:", top=70),
        text("Område: Laken\nEier: Drift\nBudsjett: 2 mill. kr", x0=845, top=110, width=100),
    ],
)
def test_a_text_that_says_that_it_names_an_area_goes_before_the_title(label: TextBox) -> None:
    report = read(*headed([text("Bomull taper mot blanding", top=10), label]))
    assert areas(report) == ["Laken"]


def test_goals_beside_a_table_are_no_area() -> None:
    goal = text("Mål 1: Færre avvik", x0=845, top=110, width=100)
    assert areas(read(*headed([text(AREA, top=10), goal]))) == [AREA]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Innsats: Frukost (leiar: Kari)", "Frukost"),
        ("Update on ultrasound", "Ultrasound"),
        ("Status for parkering", "Parkering"),
        ("Mer om amming", "Amming"),
        ("01/ Maler", "Maler"),
        ("Spor 2 Maler", "Maler"),
        ("Maler v/ Kari Nordmann", "Maler"),
        ("Maler (v/Kari)", "Maler"),
        ("Maler, ansvarlig Kari", "Maler"),
        ("Maler, ansvarlig fagsjef", "Maler"),
        ("Maler, ansvarlig: kari", "Maler"),
        ("Maler, ansvar og roller", "Maler, ansvar og roller"),
        ("Maler, ansvar", "Maler, ansvar"),
        ("#kontor", "kontor"),
        ("UTKAST Maler", "Maler"),
        ("utkast maler", "Maler"),
        ("Maler – gammelt navn: Skjema", "Maler"),
        ("Maler – tidligere skjema", "Maler – tidligere skjema"),
        ("Kopi av Maler", "Maler"),
        ("Maler (NY)", "Maler"),
        ("Maler NY!", "Maler"),
        ("Maler (oppdatert 27.5.)", "Maler"),
        ("Maler – oppdatert 27. mai", "Maler"),
        ("Maler (revidert 27.05.2024)", "Maler"),
        ("Maler – under arbeid", "Maler"),
        ("Maler (til godkjenning)", "Maler"),
        ("Maler (tidl. Skjema), forts.", "Maler"),
        ("Maler (ny)", "Maler (ny)"),
        ("Nye maler", "Nye maler"),
        ("Ny Terminal", "Ny Terminal"),
        ("Kopi og print", "Kopi og print"),
        ("Maler (før operasjon)", "Maler (før operasjon)"),
        ("Maler under revisjon", "Maler under revisjon"),
    ],
)
def test_words_around_an_areas_name_are_no_part_of_it(printed: str, name: str) -> None:
    assert areas(read(*headed(printed))) == [name]


@pytest.mark.parametrize(
    "heads",
    [
        ["Rute: Plast", "Rute: Avfall"],
        ["Dette skjer med plast", "Dette skjer med avfall"],
        ["LAKEN Mindre slitasje", "VOGNER Nytt merke"],
        ["Status plast", "Status avfall"],
        ["Bolk 1 Plast", "Bolk 2 Avfall"],
        ["Plast oktober", "Avfall oktober"],
        ["Plast (Kari Nordmann)", "Avfall (Per Hansen)"],
        ["Plast ved Kari", "Avfall ved Per"],
    ],
)
def test_a_word_or_a_part_that_all_names_have_is_told(heads: list[str]) -> None:
    """It may be the word for areas, or an area of which the second parts are no more than parts."""
    report = read(*headed(*heads))
    assert areas(report) == heads
    assert [line.slide for line in told(report)] == [1, 2]


def test_footers_that_no_two_slides_share_may_name_the_areas() -> None:
    heads = [
        [text(head, top=10), text(f"{area} | {number}", top=505, height=12)]
        for number, (head, area) in enumerate(
            (("App erstatter mynt", "Betaling"), ("Gratis å lade", "Lading")), 1
        )
    ]
    assert [line.slide for line in told(read(*headed(*heads)))] == [1, 2]


@pytest.mark.parametrize("below", ["i hele foretaket", "lager, transport og kommisjon"])
@pytest.mark.parametrize("apart", [True, False])
def test_a_smaller_line_in_small_letters_below_a_name_is_told(below: str, *, apart: bool) -> None:
    large, small = Paragraph.of("Logistikk", size=24), Paragraph.of(below, size=14)
    first = text("Logistikk", top=10, height=24)
    heads = (
        [
            TextBox(paragraphs=(large,), box=first.box),
            TextBox(paragraphs=(small,), box=text(below, top=36, height=14).box),
        ]
        if apart
        else [TextBox(paragraphs=(large, small), box=first.box)]
    )
    report = read(*headed(heads, "Plater"))
    assert areas(report) == ["Logistikk", "Plater"]
    assert [line.slide for line in told(report)] == [1]


@pytest.mark.parametrize("below", ["v/ Kari Nordmann", "per november 2026", "ansvarlig: Kari"])
def test_who_and_when_in_smaller_letters_below_a_name_are_no_part_of_it(below: str) -> None:
    lines = (Paragraph.of("Logistikk", size=24), Paragraph.of(below, size=14))
    report = read(*headed([TextBox(paragraphs=lines, box=text("x").box)], "Plater"))
    assert areas(report) == ["Logistikk", "Plater"]
    assert told(report) == []


@pytest.mark.parametrize("names", [("K Lager", "L Drift"), ("II Lager", "III Drift")])
def test_a_letter_or_numeral_that_begins_a_name_is_told(names: tuple[str, str]) -> None:
    report = read(*headed(*names))
    assert areas(report) == [*names]
    assert [line.slide for line in told(report)] == [1, 2]


LISTED = ["Forsyning", "Logistikk", "Avtaler"]


def test_a_heading_that_a_list_of_the_other_areas_lacks_is_told() -> None:
    heads = headed(*LISTED, "Kortere vei til sengepost")
    agenda = slide(9, texts=[text("\n".join(LISTED))])
    two = slide(9, texts=[text("\n".join(LISTED[:2]))])
    assert [line.slide for line in told(read(*heads, agenda))] == [4]
    assert told(read(*heads[:3], agenda)) == []
    assert told(read(*heads, two)) == []


@pytest.mark.parametrize(
    ("second", "more", "slides"),
    [
        ("Forsyning", [], [2]),
        ("Forsyning (2 av 2)", [], []),
        ("Forsyning, forts.", [], []),
        ("Forsyning", [slide(8, texts=[text("Logistikk")])], []),
    ],
)
def test_a_heading_said_again_where_a_list_has_another_area_next_is_told(
    second: str, more: list[Slide], slides: list[int]
) -> None:
    agenda = slide(9, texts=[text("\n".join(LISTED))])
    report = read(*headed("Forsyning", second, "Avtaler"), *more, agenda)
    assert areas(report) == ["Forsyning", "Forsyning", "Avtaler"]
    assert [line.slide for line in told(report)] == slides


def test_a_heading_said_again_where_a_list_ends_with_another_area_is_told() -> None:
    agenda = slide(9, texts=[text("\n".join(f"{name}: 1 tiltak" for name in LISTED))])
    report = read(*headed("Forsyning", "Logistikk", "Logistikk"), agenda)
    assert [line.slide for line in told(report)] == [3]


@pytest.mark.parametrize(("second", "slides"), [("Maler", [2]), ("Maler (2 av 2)", [])])
def test_a_heading_said_again_where_the_overview_counts_another_area_is_told(
    second: str, slides: list[int]
) -> None:
    names = ("Maler", "Skjema")
    overview = slide(
        9,
        texts=[text(name, x0=40 + 400 * at, top=60, width=200) for at, name in enumerate(names)],
        tables=[counts(done=0, ongoing=1, idle=0, x0=40 + 400 * at) for at in range(len(names))],
    )
    report = read(*headed("Maler", second), overview)
    assert [line.slide for line in told(report)] == slides


@pytest.mark.parametrize(
    ("sentence", "slides"),
    [
        ("Tiltakene innen avtaleforvaltning er i rute.", [1]),
        ("Arbeidet med logistikk er i rute.", [1]),
        ("Tiltakene innen sengeposter er i rute.", []),
        ("Tiltakene innen alle områder er i rute.", []),
    ],
)
def test_a_heading_over_a_sentence_that_speaks_of_another_area_is_told(
    sentence: str, slides: list[int]
) -> None:
    first = [text("Kortere vei til sengepost", top=10), text(sentence, top=60)]
    agenda = slide(9, texts=[text("\n".join(LISTED))])
    report = read(*headed(first, "Forsyning"), agenda)
    assert areas(report) == ["Kortere vei til sengepost", "Forsyning"]
    assert [line.slide for line in told(report)] == slides


def test_what_is_said_behind_a_name_is_no_other_spelling_of_it() -> None:
    names = ["Avtaleforvaltning", "Miljø og samfunnsansvar"]
    report = read(*headed(f"{names[0]} – på vei", f"{names[1]} – ny giv"))
    assert areas(report) == names
    assert [line.code for line in report.diagnostics if line.code == "area-spelling"] == []


def test_what_numbers_an_area_beside_its_name_is_no_second_heading() -> None:
    heads = [
        [text(name, top=10), text(f"Innsatsområde {n}", top=60)]
        for n, name in enumerate(("Anskaffelse", "Vedlikehold"), 1)
    ]
    report = read(*headed(*heads))
    assert areas(report) == ["Anskaffelse", "Vedlikehold"]
    assert told(report) == []


CONCLUSIONS = ("Transportavtalen krever tettere oppfølging", "Flere varelinjer på lageret")


def _sized(head: str, size: float, top: float) -> TextBox:
    made = text(head, top=top, height=size, width=400)
    return TextBox(paragraphs=(Paragraph.of(head, size=size),), box=made.box)


def test_a_small_name_above_each_conclusion_names_the_area() -> None:
    heads = [
        [_sized(name, 12, 10), _sized(title, 24, 30)]
        for name, title in zip(("Transport", "Lagerdrift"), CONCLUSIONS, strict=True)
    ]
    assert areas(read(*headed(*heads))) == ["Transport", "Lagerdrift"]
    # One name above all may be the deck's; where no title is a conclusion, the titles are the areas.
    same = [[_sized("Logistikk", 12, 10), head[1]] for head in heads]
    assert "Logistikk" not in areas(read(*headed(*same)))
    named = [
        [head[0], _sized(name, 24, 30)]
        for head, name in zip(heads, ("Biler", "Hyller"), strict=True)
    ]
    assert areas(read(*headed(*named))) == ["Biler", "Hyller"]


def test_a_divider_names_the_area_of_a_slide_that_is_headed_by_a_conclusion() -> None:
    title = slide(1, texts=[text("Handlingsplan logistikk")])
    measured = headed(*[[_sized(head, 24, 30)] for head in CONCLUSIONS])
    slides = [
        title,
        slide(2, texts=[text("Transport")]),
        replace(measured[0], number=3),
        slide(4, texts=[text("Lagerdrift")]),
        replace(measured[1], number=5),
    ]
    assert areas(read(*slides)) == ["Transport", "Lagerdrift"]


def test_a_plans_name_over_all_rows_is_told_of_whatever_stands_behind_it() -> None:
    title = slide(
        1, texts=[text("Handlingsplan for renhold", role=Role.TITLE), text("Status per 10.5.2024")]
    )
    pages = [
        slide(
            number,
            tables=[table([HEADERS, [f"{MEASURE[0]} {number}", *MEASURE[1:]]])],
            texts=[text(f"Renhold – tiltak {number}–{number + 1}", role=Role.TITLE)],
        )
        for number in (2, 4)
    ]
    report = read(title, *pages)
    assert {record.omrade for record in report.records} == {"Renhold"}
    assert [line.slide for line in report.diagnostics if line.code == "area-guessed"] == [2, 4]
