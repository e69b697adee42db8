"""Ways of naming areas: by a number, a letter, a prefix, in one line, and beside what names none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, box, counts, slide, table, text
from tinyreports import MEASURE, OTHER, VOCABULARY, codes, read

from parsers.report.page.headings import headings
from parsers.report.words.areas import heading
from parsers.report.words.sentences import is_sentence
from schema import Mark, Paragraph, Report, Role, Run, Severity, Shape, Slide, Table, TextBox

NAMES = ("Energi", "Vedlikehold", "Arealbruk")


def page(number: int, *heads: str, row: list[str] = MEASURE, top: float = 20) -> Slide:
    """Return a slide of one measure below headings, each below the other."""
    texts = [text(head, top=top + 24 * place, height=20) for place, head in enumerate(heads)]
    return slide(number, tables=[table([HEADERS, row])], texts=texts)


def overview(*heads: str, marks: tuple[Mark, ...] = ()) -> Slide:
    """Return an overview with one measure that goes on in each area."""
    places = range(len(heads))
    return slide(
        1,
        tables=[counts(done=0, ongoing=1, idle=0, x0=40 + 260 * n) for n in places],
        texts=[text(heads[n], x0=40 + 260 * n, top=60, width=200, height=30) for n in places],
        marks=marks,
    )


def _areas(report: Report) -> list[str]:
    return [record.omrade for record in report.records]


def _row(tiltak: str) -> list[str]:
    return [tiltak, *MEASURE[1:]]


@pytest.mark.parametrize(
    "head",
    [
        "Nye tiltak",
        "Tiltak som pågår",
        "Fullførte tiltak siste måned",
        "Nye tiltak i mars",
        "Ferdig siden sist",
        "Hovedpunkter siste måned",
        "Forsinkede tiltak",
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_what_heads_a_table_by_the_state_of_its_measures_is_no_area(
    head: str, *, known: bool
) -> None:
    def areas_page(number: int, name: str) -> Slide:
        tables = [table([HEADERS, _row(f"{name} {n}")], top=100 + 150 * n) for n in range(2)]
        texts = [text(name, top=10), text("Fullførte tiltak", top=70), text(head, top=220)]
        return slide(number, tables=tables, texts=texts)

    first = [overview(*NAMES[:2])] if known else []
    report = read(*first, areas_page(2, NAMES[0]), areas_page(3, NAMES[1]))
    assert _areas(report) == [NAMES[0], NAMES[0], NAMES[1], NAMES[1]]


def test_each_slide_with_an_area_that_the_overview_lacks_is_told() -> None:
    report = read(overview(*NAMES[:2]), page(2, "Reiser"), page(3, "Reiser", row=OTHER))
    told = [line.slide for line in report.diagnostics if "no figures" in line.message]
    assert told == [2, 3]


@pytest.mark.parametrize(
    "head", ["Innsatsområde 2 – tiltak", "Område 2", "Satsingsområde 2 (1 av 1)", "Mål 2 av 3"]
)
def test_a_number_means_the_area_that_has_it_on_the_overview(head: str) -> None:
    heads = [f"{number}. {name}" for number, name in enumerate(NAMES, start=1)]
    report = read(overview(*heads), page(2, head))
    assert _areas(report) == ["Vedlikehold"]


@pytest.mark.parametrize(
    "agenda",
    [
        "Innsatsområder\n1. Energi\n2. Vedlikehold",
        "Innsatsområder\n• 1 – Energi\n• 2 – Vedlikehold",
        "Planens hovedmål\n1. Energi\n2. Vedlikehold",
    ],
)
def test_a_number_means_the_area_that_has_it_in_a_list_of_areas(agenda: str) -> None:
    headers, titles = ["Nr", *HEADERS], [text("Status på tiltakene")]
    rows = [["2.1", *MEASURE], ["1.1", *OTHER]]
    report = read(
        slide(1, texts=[text(agenda)]), slide(2, tables=[table([headers, *rows])], texts=titles)
    )
    assert _areas(report) == ["Vedlikehold", "Energi"]


@pytest.mark.parametrize(
    ("first", "key", "areas"),
    [
        ("A", "A = Energi, B = Arealbruk", ["Energi", "Arealbruk"]),
        ("1", "1 = Energi\nB = Arealbruk", ["Energi", "Arealbruk"]),
        ("EN", "EN = Energi\nB = Arealbruk", ["Energi", "Arealbruk"]),
        ("A", "A: Ola Nordmann\nB: Kari Dahl", ["A", "B"]),
        ("A", "A = haster, B = kan vente", ["A", "B"]),
        ("A", "A = Energi", ["A", "B"]),
    ],
)
def test_codes_mean_the_areas_that_a_key_explains_them_by(
    first: str, key: str, areas: list[str]
) -> None:
    rows = [[first, *MEASURE], ["B", *OTHER]]
    measures = slide(1, tables=[table([["Område", *HEADERS], *rows])])
    assert _areas(read(measures, slide(2, texts=[text(key)]))) == areas


def test_a_table_of_who_is_responsible_explains_no_names_of_areas() -> None:
    measures = table([["Område", *HEADERS], ["IKT", *MEASURE], ["HR", *OTHER]])
    people = table([["Område", "Ansvarlig"], ["IKT", "Ola Nordmann"], ["HR", "Kari Dahl"]])
    report = read(slide(1, tables=[measures]), slide(2, tables=[people]))
    assert _areas(report) == ["IKT", "HR"]


def test_a_list_that_does_not_speak_of_areas_names_none() -> None:
    agenda = text("Dagsorden\n1. Innledning\n2. Gjennomgang av tallene")
    headers, titles = ["Nr", *HEADERS], [text("Status på tiltakene")]
    rows = [["2.1", *MEASURE], ["1.1", *OTHER]]
    report = read(
        slide(1, texts=[agenda]), slide(2, tables=[table([headers, *rows])], texts=titles)
    )
    assert codes(report) == ["no-area", "no-area"]


def test_a_letter_in_a_circle_means_the_area_that_has_it_on_the_overview() -> None:
    def letter(sign: str, x0: float, top: float) -> Mark:
        return Mark(box=box(x0, top, 20, 20), shape=Shape.ELLIPSE, fill="2E75B6", text=sign)

    signs = tuple([letter("ABC"[n], 18 + 260 * n, 65) for n in range(3)])
    own = replace(page(2, "Tiltak og status"), marks=(letter("C", 10, 20),))
    assert _areas(read(overview(*NAMES, marks=signs), own)) == ["Arealbruk"]


@pytest.mark.parametrize("form", ["{}: {}", "[{}] {}", "{} – {}", "{}\n{}"])
def test_areas_before_all_measures_are_no_part_of_these(form: str) -> None:
    rows = [_row(form.format(name, f"Nytt tiltak {n}")) for n, name in enumerate(NAMES)]
    report = read(overview(*NAMES), slide(2, tables=[table([HEADERS, *rows])]))
    assert _areas(report) == [*NAMES]
    assert [record.tiltak for record in report.records] == [f"Nytt tiltak {n}" for n in range(3)]
    assert not report.diagnostics


def test_a_colon_in_some_measures_parts_none() -> None:
    rows = [_row("Energi: Nye varmepumper"), _row("Nye vinduer")]
    report = read(overview(*NAMES), slide(2, tables=[table([HEADERS, *rows])]))
    assert [record.tiltak for record in report.records] == [row[0] for row in rows]
    assert "no-area" in codes(report)


def test_a_name_in_capitals_is_spelled_as_the_agenda_does() -> None:
    agenda = slide(1, texts=[text("Agenda\n1. Drift av bygg\n2. Energi og miljø")])
    report = read(agenda, page(2, "DRIFT AV BYGG"), page(3, "ENERGI OG MILJØ", row=OTHER))
    assert _areas(report) == ["Drift av bygg", "Energi og miljø"]


def test_short_names_are_written_out_where_all_are_explained() -> None:
    rows = [["FM", *MEASURE], ["UP", *OTHER]]
    tables = [table([["Omr.", *HEADERS], *rows])]
    legend = text("FM = Forbruksmateriell, UP = Utstyrsparken", top=400)
    assert _areas(read(slide(1, tables=tables, texts=[legend]))) == [
        "Forbruksmateriell",
        "Utstyrsparken",
    ]
    half = text("FM = Forbruksmateriell", top=400)
    assert _areas(read(slide(1, tables=tables, texts=[half]))) == ["FM", "UP"]


def test_a_short_name_is_that_of_the_area_that_has_it_behind_its_own() -> None:
    whole, short = "Medisinsk utstyr (MTU)", "MTU"
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(whole)]),
        slide(2, tables=[table([HEADERS, OTHER])], texts=[text(short)]),
    )
    assert _areas(report) == [whole, whole]


def test_a_short_name_before_its_own_is_left_out_where_it_stands_alone_elsewhere() -> None:
    report = read(page(1, "LOG – Logistikk"), page(2, "LOG (forts.)", row=OTHER))
    assert _areas(report) == ["Logistikk", "Logistikk"]
    report = read(page(1, "LOG: Logistikk"), page(2, "Logistikk – forts.", row=OTHER))
    assert _areas(report) == ["Logistikk", "Logistikk"]
    assert _areas(read(page(1, "LOG – Logistikk"))) == ["LOG – Logistikk"]
    assert _areas(read(page(1, "IKT – Drift"), page(2, "Drift"))) == ["IKT – Drift", "Drift"]


@pytest.mark.parametrize("head", ["Hovedpunkter siste måned", "Forsinkede tiltak", "Tiltaksstatus"])
def test_what_heads_any_list_of_measures_is_no_area(head: str) -> None:
    assert _areas(read(page(1, head))) == [""]


def test_an_offices_name_before_all_areas_is_no_part_of_them() -> None:
    one, other = "Helse Fonna HF | Spor 1 Drift", "Helse Fonna HF | Spor 2 Miljø"
    assert _areas(read(page(1, one), page(2, other, row=OTHER))) == ["Drift", "Miljø"]
    apart = "Helse Førde HF | Miljø"
    assert _areas(read(page(1, one), page(2, apart, row=OTHER))) == [one, apart]


def test_a_priority_over_a_table_is_no_area() -> None:
    headers, row = [HEADERS[0], *HEADERS[2:]], [MEASURE[0], *MEASURE[2:]]
    report = read(slide(1, tables=[table([headers, row])], texts=[text("Prioritet 2")]))
    assert [(record.omrade, record.pri) for record in report.records] == [("", 2)]


@pytest.mark.parametrize("header", ["Program", "Hovedmål", "Pilar", "Fagområde"])
def test_a_column_of_what_areas_are_called_names_them_whatever_heads_the_slide(header: str) -> None:
    rows = [[header, *HEADERS], ["Drift", *MEASURE], ["Miljø", *OTHER]]
    report = read(slide(1, tables=[table(rows)], texts=[text("Tiltak første halvår")]))
    assert _areas(report) == ["Drift", "Miljø"]


def test_a_legend_of_all_statuses_heads_no_measures_that_are_not_started() -> None:
    legend = "Fullført Pågår Ikke startet Avbrutt"
    assert heading(legend, VOCABULARY) == legend
    assert heading("Oversikt ikke startede tiltak", VOCABULARY) == ""


def test_who_answers_for_an_area_is_no_longer_name_of_it() -> None:
    rows = [["FM", *MEASURE], ["UP", *OTHER]]
    tables = [table([["Omr.", *HEADERS], *rows])]
    persons = text("FM: Kari Nordmann\nUP: Ola Hansen", top=400)
    assert _areas(read(slide(1, tables=tables, texts=[persons]))) == ["FM", "UP"]


def test_of_a_sentence_and_a_name_the_name_is_the_area() -> None:
    report = read(
        page(1, "Energi", "Avtalene er på plass"),
        page(2, "Arealbruk", "Vi har god fremdrift", row=OTHER),
    )
    assert _areas(report) == ["Energi", "Arealbruk"]
    assert not codes(report)


def test_a_sentence_that_is_a_slides_only_heading_is_told() -> None:
    report = read(page(1, "Avtalene er på plass"), page(2, "Energi", row=OTHER))
    assert [(line.code, line.slide) for line in report.diagnostics] == [("area-guessed", 1)]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Anskaffelser som er tilpasset behov", False),
        ("Drift og vedlikehold", False),
        ("Ett tiltak er forsinket", True),
        ("Vi har kontroll", True),
    ],
)
def test_a_verb_that_says_more_of_a_noun_makes_no_sentence(name: str, *, sentence: bool) -> None:
    assert is_sentence(name, VOCABULARY) is sentence


def test_two_headings_of_which_either_may_name_the_area_are_told_once() -> None:
    report = read(
        page(1, "Stabil drift og lavere kostnader", "Energi"),
        page(2, "God fremdrift, men to forsinkelser", "Arealbruk", row=OTHER),
    )
    told = [
        (line.severity, line.slide) for line in report.diagnostics if line.code == "area-guessed"
    ]
    assert told == [(Severity.INFO, 1)]
    assert report.records[1].omrade == "Arealbruk"


def test_one_heading_of_many_slides_that_stands_for_the_area_is_told() -> None:
    pages = [page(n, "Hva vi gjør", row=_row(f"Felles mal {n}")) for n in (1, 2, 3)]
    told = [(line.code, line.slide) for line in read(*pages).diagnostics]
    assert told == [("area-guessed", number) for number in (1, 2, 3)]
    numbered = [page(n, f"Energi ({n} av 3)", row=_row(f"Felles mal {n}")) for n in (1, 2, 3)]
    assert not read(*numbered).diagnostics


@pytest.mark.parametrize("word", ["Tiltak – {}", "Tiltak: {}", "Tiltak innen {}", "Tiltak {}"])
def test_a_name_behind_the_word_for_measures_in_a_header_is_their_area(word: str) -> None:
    slides = [
        slide(
            number,
            tables=[table([[word.format(name), *HEADERS[1:]], row])],
            texts=[text("Status på tiltakene")],
        )
        for number, (name, row) in enumerate(zip(NAMES, (MEASURE, OTHER), strict=False), start=1)
    ]
    assert _areas(read(*slides)) == [*NAMES[:2]]


def test_what_measures_are_against_is_a_part_of_the_name_over_them() -> None:
    heads = ("Tiltak mot svinn", "Tiltak mot sosial dumping")
    slides = [
        slide(n, tables=[table([[head, *HEADERS[1:]], row])], texts=[text("Status på tiltakene")])
        for n, (head, row) in enumerate(zip(heads, (MEASURE, OTHER), strict=True), start=1)
    ]
    assert _areas(read(*slides)) == [*heads]


@pytest.mark.parametrize(
    "printed",
    [
        "Beredskap (ansvarlig: Per Hansen)",
        "Beredskap – Ansvarlig: Per Hansen",
        "Beredskap, ansvarlig: Per Hansen",
        "Tabell 2: Beredskap",
        "Del 2: Beredskap",
        "Beredskap (1 av 3 fullført)",
        "Beredskap (3 tiltak, 1 fullført)",
        "Status per 14. mars: Beredskap",
        "Status mars – Beredskap",
        "Statusrapport mars 2025: Beredskap",
        "Beredskap per 14. mars",
        "Beredskap (uke 7)",
        "Beredskap – Q2",
        "Beredskap (4 tiltak, hvorav 2 fullført og 1 ikke startet)",
        "Beredskap – 1 av 3 tiltak er fullført",
        "🚑 Beredskap – 🟢 på plan",
        "Beredskap 🟡",
        "Gjelder område: Beredskap",
        "Innsatsområde beredskap",
        "Tema: Beredskap",
        "Hovedtema: Beredskap",
        "Workstream: Beredskap",
        "A. Beredskap",
        "B) Beredskap",
        "Tiltaksområde: Beredskap – tiltak 1–4",
        "Beredskap 4 tiltak",
        "Beredskap\n67 %",
        "Beredskap Gul",
        "Beredskap¹",
        "Beredskap (GRØNN)",
        "Beredskap · desember 2026",
        "Beredskap\nInnkjøpene følger planen",
        "Beredskap\nEier: Kari Nordmann\nSist oppdatert 10.04.2026",
    ],
)
def test_whose_an_area_is_and_how_it_stands_are_no_part_of_its_name(printed: str) -> None:
    assert heading(printed, VOCABULARY) == "Beredskap"


def tracker(own: str, *, apart: str = "C00000") -> TextBox:
    runs = [run for n in NAMES for run in (Run(n, apart if n == own else "999999"), Run(" | "))]
    return replace(text("", top=500), paragraphs=(Paragraph(tuple(runs[:-1])),))


def test_of_areas_in_one_line_the_one_in_another_colour_is_the_slides() -> None:
    slides = [
        slide(
            number,
            tables=[table([HEADERS, row])],
            texts=[text("Tiltak og status"), tracker(name)],
        )
        for number, (name, row) in enumerate(zip(NAMES, (MEASURE, OTHER), strict=False), start=1)
    ]
    assert _areas(read(*slides)) == [*NAMES[:2]]


def test_a_slides_own_heading_is_its_area_beside_a_line_of_chapters() -> None:
    slides = [
        slide(
            number,
            tables=[table([HEADERS, row])],
            texts=[text(head), tracker(name)],
        )
        for number, (name, head, row) in enumerate(
            [("Energi", "Innkjøp", MEASURE), ("Arealbruk", "Beredskap", OTHER)], start=1
        )
    ]
    assert _areas(read(*slides)) == ["Innkjøp", "Beredskap"]


def test_an_ingress_below_a_name_on_a_dividing_slide_takes_nothing_from_it() -> None:
    def divider(number: int, name: str) -> Slide:
        ingress = text("Vi kjøper plasser fra elleve institusjoner.", top=80)
        return slide(number, texts=[text(f"Del {number}: {name}"), ingress])

    report = read(
        slide(1, texts=[text("Handlingsplan for bygg")]),
        divider(2, "Energi"),
        page(3, "Handlingsplan bygg"),
        divider(4, "Arealbruk"),
        page(5, "Handlingsplan bygg", row=OTHER),
    )
    assert _areas(report) == ["Energi", "Arealbruk"]


def test_a_cell_of_the_area_column_that_goes_on_names_the_same_area() -> None:
    def part(number: int, *rows: list[str]) -> Slide:
        return slide(number, tables=[table([["Område", *HEADERS], *rows])])

    report = read(part(1, ["Energi (2)", *MEASURE]), part(2, ["Energi (forts.)", *OTHER]))
    assert _areas(report) == ["Energi", "Energi"]
    assert not report.diagnostics


def test_a_band_with_its_share_of_measures_done_is_an_area() -> None:
    rows = [["Energi", "", "", "", "1 av 2"], MEASURE, ["Arealbruk", "", "", "", "0/1"], OTHER]
    report = read(slide(1, tables=[table([HEADERS, *rows])]))
    assert _areas(report) == ["Energi", "Arealbruk"]


def test_a_table_of_one_cell_heads_the_one_below_it() -> None:
    tables = [
        table([["Energi"]], top=60),
        table([HEADERS, MEASURE], top=92),
        table([["Arealbruk"]], top=200),
        table([HEADERS, OTHER], top=232),
    ]
    report = read(slide(1, tables=tables, texts=[text("Tiltak og status")]))
    assert _areas(report) == ["Energi", "Arealbruk"]
    assert not report.diagnostics


def test_a_name_beside_all_rows_of_one_of_two_tables_is_their_area() -> None:
    beside = [["Energi", *HEADERS], ["Energi", *MEASURE]]
    report = read(
        slide(1, tables=[table([HEADERS, OTHER])], texts=[text("Arealbruk")]),
        slide(2, tables=[table(beside)], texts=[text("Tiltak")]),
    )
    assert _areas(report) == ["Arealbruk", "Energi"]


def test_a_place_that_is_called_an_area_keeps_its_name() -> None:
    assert heading("Område Nord", VOCABULARY) == "Område Nord"


def test_what_calls_an_area_one_behind_the_plans_name_is_no_part_of_it() -> None:
    report = read(
        slide(1, texts=[text("Handlingsplan for bygg")]),
        page(2, "Bygg – område energi"),
        page(3, "Bygg – område arealbruk", row=OTHER),
    )
    assert _areas(report) == ["Energi", "Arealbruk"]


def test_a_number_before_an_area_in_a_column_is_no_part_of_it() -> None:
    rows = [["1. Energi", *MEASURE], ["2. Arealbruk", *OTHER]]
    assert _areas(read(slide(1, tables=[table([["Område", *HEADERS], *rows])]))) == [
        "Energi",
        "Arealbruk",
    ]


def test_a_table_that_goes_on_has_names_alone_in_rows_as_the_one_before_it() -> None:
    headers = ["Tiltak", "Gevinst", "Siste status", "Status"]
    one, other = ([MEASURE[0], *MEASURE[2:]], [OTHER[0], *OTHER[2:]])
    more = ["Felles lager", *OTHER[2:]]
    report = read(
        slide(1, tables=[table([headers, ["Energi", "", "", ""], one])]),
        slide(2, tables=[table([headers, other, ["Arealbruk", "", "", ""], more])]),
    )
    assert _areas(report) == ["Energi", "Energi", "Arealbruk"]


def test_a_name_within_a_row_is_the_area_of_that_row() -> None:
    pills = [
        text(name, x0=120, top=132 + 30 * place, width=60, height=10)
        for place, name in enumerate(NAMES)
    ]
    rows = [_row(f"Felles mal {n}") for n in range(3)]
    report = read(overview(*NAMES), slide(2, tables=[table([HEADERS, *rows])], texts=pills))
    assert _areas(report) == [*NAMES]


def test_of_areas_in_a_row_of_cells_the_one_on_another_ground_is_the_slides() -> None:
    def bar(own: str) -> Table:
        names = table([[*NAMES]], top=20)
        fills = {name: "1F4E79" if name == own else "D9D9D9" for name in NAMES}
        return replace(names, cells=tuple([replace(c, fill=fills[c.text]) for c in names.cells]))

    report = read(
        slide(1, tables=[bar("Energi"), table([HEADERS, MEASURE])]),
        slide(2, tables=[bar("Arealbruk"), table([HEADERS, OTHER])]),
    )
    assert _areas(report) == ["Energi", "Arealbruk"]


@pytest.mark.parametrize(("size", "area"), [(14.0, "Energi"), (24.0, "Energi Bygg og anlegg")])
def test_a_smaller_line_below_a_name_is_no_part_of_it(size: float, area: str) -> None:
    lines = [
        Paragraph((Run("Energi"),), size=24.0),
        Paragraph((Run("Bygg og anlegg"),), size=size),
    ]
    head = replace(text("", height=60), paragraphs=tuple(lines))
    assert _areas(read(slide(1, tables=[table([HEADERS, MEASURE])], texts=[head]))) == [area]


def test_of_two_titles_the_larger_one_names_the_area() -> None:
    def title(printed: str, size: float, top: float) -> TextBox:
        lines = (Paragraph((Run(printed),), size=size),)
        return replace(text("", top=top, role=Role.TITLE), paragraphs=lines)

    heads = [title("Energi", 24.0, 10), title("Stor besparelse neste år", 14.0, 50)]
    report = read(slide(1, tables=[table([HEADERS, MEASURE])], texts=heads))
    assert _areas(report) == ["Energi"]


def test_an_agenda_said_again_parts_the_deck_by_the_name_that_it_sets_apart() -> None:
    def agenda(number: int, own: str) -> Slide:
        def line(place: int, name: str) -> TextBox:
            run = Run(f"{place + 1}. {name}", "C00000" if name == own else "999999")
            return replace(text("", top=100 + 40 * place), paragraphs=(Paragraph((run,)),))

        lines = [line(place, name) for place, name in enumerate(NAMES)]
        return slide(number, texts=[text("Agenda", x0=10), *lines])

    report = read(
        slide(1, texts=[text("Handlingsplan for bygg")]),
        agenda(2, "Energi"),
        page(3, "Status på tiltak"),
        agenda(4, "Arealbruk"),
        page(5, "Status på tiltak", row=OTHER),
    )
    assert _areas(report) == ["Energi", "Arealbruk"]
    assert not report.diagnostics


def test_a_larger_text_below_a_table_names_no_area_where_one_stands_above() -> None:
    def sized(printed: str, size: float, top: float) -> TextBox:
        return replace(text("", top=top), paragraphs=(Paragraph((Run(printed),), size=size),))

    heads = [sized("Energi", 22.0, 20), sized("Husk innspill til budsjett", 24.0, 400)]
    report = read(slide(1, tables=[table([HEADERS, MEASURE])], texts=heads))
    assert _areas(report) == ["Energi"]


def test_the_only_name_of_a_slide_may_stand_below_its_table() -> None:
    heads = [text("Handlingsplan for bygg"), text("Energi", top=400)]
    report = read(slide(1, tables=[table([HEADERS, MEASURE])], texts=heads))
    assert _areas(report) == ["Energi"]


@pytest.mark.parametrize("header", ["Antall tiltak", "Antal", "Pri."])
def test_a_header_that_stands_beside_its_table_names_no_area(header: str) -> None:
    assert headings([text(header)], VOCABULARY) == ()


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("B Lager og forsyning", "Lager og forsyning"),
        ("A4 og papir", "A4 og papir"),
        ("Status på tiltak – varestrøm", "Varestrøm"),
        ("Varestrøm – status på tiltak", "Varestrøm"),
    ],
)
def test_a_name_is_without_its_letter_and_begins_with_a_capital_behind_what_any_deck_says(
    printed: str, name: str
) -> None:
    assert heading(printed, VOCABULARY) == name


def test_a_vocabulary_says_what_areas_are_called_and_how_headings_speak_of_them() -> None:
    areas = VOCABULARY.areas.model_copy(update={"words": ("Bereich",), "within": ("bei",)})
    own = VOCABULARY.model_copy(update={"areas": areas})
    assert heading("Teilbereich 2: Beredskap", own) == "Beredskap"
    assert heading("Tiltak bei drift", own) == "Drift"
    assert heading("Tiltak innen drift", own) == "Tiltak innen drift"
