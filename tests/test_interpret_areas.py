"""Areas are told apart where offices give them names that are nearly alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, counts, deck, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, VOCABULARY, read

from parsers.report.interpret import interpret
from parsers.report.words.areas import heading, says
from schema import Format, Paragraph, Report, Role, Run, Severity, Slide, Status, Table, TextBox


def row(tiltak: str) -> list[str]:
    return [tiltak, "1", "• Bedre oversikt", "• Møte holdt", "◑\nPågår"]


ALIKE = [
    ("Avtaleforvaltning", "Avtaleforvaltning og statistikk"),
    ("Anskaffelser fase 1", "Anskaffelser fase 2"),
    ("Leveranser fase I", "Leveranser fase II"),
    ("Leveranser Helse Vest", "Leveranser Helse Nord"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_areas_nearly_alike_stay_two_without_an_overview(one: str, other: str) -> None:
    report = read(
        slide(1, tables=[table([HEADERS, row("Felles maler")])], texts=[text(one)]),
        slide(2, tables=[table([HEADERS, row("Nye rutiner")])], texts=[text(other)]),
    )
    assert [record.omrade for record in report.records] == [one, other]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Leveranser, del 1", "Leveranser, del 2"), ("Leveranser I", "Leveranser II")],
)
def test_areas_that_a_number_alone_tells_apart_are_told(one: str, other: str) -> None:
    report = read(
        slide(1, tables=[table([HEADERS, row("Felles maler")])], texts=[text(one)]),
        slide(2, tables=[table([HEADERS, row("Nye rutiner")])], texts=[text(other)]),
    )
    assert [record.omrade for record in report.records] == [one, other]
    assert [(line.code, line.slide) for line in report.diagnostics] == [
        ("area-guessed", 1),
        ("area-guessed", 2),
    ]


@pytest.mark.parametrize("part", [" – del {}", ", del {}", " (del {})"])
def test_parts_of_several_areas_number_their_slides(part: str) -> None:
    report = read(
        *[
            slide(
                2 * place + n,
                tables=[table([HEADERS, row(f"{measure} {name}")])],
                texts=[text(name + part.format(n))],
            )
            for place, name in enumerate(("Energi", "Leveranser"))
            for n, measure in enumerate(("Felles maler for", "Nye rutiner for"), 1)
        ]
    )
    assert [record.omrade for record in report.records] == ["Energi"] * 2 + ["Leveranser"] * 2
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Leveranser (side 1 av 2)", "Leveranser (side 2 av 2)"),
        ("Leveranser – side 1/2", "Leveranser – side 2/2"),
        ("Leveranser (del 1 av 2)", "Leveranser (del 2 av 2)"),
        ("Leveranser [1/2]", "Leveranser [2/2]"),
        ("Leveranser, side 1", "Leveranser, side 2"),
        ("Leveranser (1)", "Leveranser (2)"),
        ("Leveranser", "Leveranser (forts. 2)"),
        ("Leveranser", "Leveranser (fortsatt fra forrige side)"),
    ],
)
def test_what_numbers_an_areas_slides_is_no_part_of_its_name(first: str, second: str) -> None:
    report = read(
        slide(1, tables=[table([HEADERS, row("Felles maler")])], texts=[text(first)]),
        slide(2, tables=[table([HEADERS, row("Nye rutiner")])], texts=[text(second)]),
    )
    assert [record.omrade for record in report.records] == ["Leveranser", "Leveranser"]
    assert report.diagnostics == ()


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_areas_nearly_alike_stay_two_on_one_overview(one: str, other: str) -> None:
    overview = slide(
        1,
        tables=[
            counts(done=0, ongoing=1, idle=0, x0=40),
            counts(done=0, ongoing=1, idle=0, x0=400),
        ],
        texts=[text(one, top=60, width=300), text(other, x0=400, top=60, width=300)],
    )
    report = read(
        overview,
        slide(2, tables=[table([HEADERS, row("Felles maler")])], texts=[text(one)]),
        slide(3, tables=[table([HEADERS, row("Nye rutiner")])], texts=[text(other)]),
    )
    assert [record.omrade for record in report.records] == [one, other]
    assert [area.name for area in report.areas] == [one, other]
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kompetanse og ledelse", "Kompetanse og leiing"),
        ("Kvalitet og pasientsikkerhet", "Kvalitet og pasienttryggleik"),
        ("Anskaffelser og marked", "Anskaffingar og marknad"),
    ],
)
def test_bokmal_and_nynorsk_spell_one_area_and_the_second_is_told(one: str, other: str) -> None:
    report = read(
        slide(1, tables=[table([HEADERS, row("Felles maler")])], texts=[text(one)]),
        slide(2, tables=[table([HEADERS, row("Nye rutiner")])], texts=[text(other)]),
    )
    assert [record.omrade for record in report.records] == [one, one]
    assert [(item.code, item.slide) for item in report.diagnostics] == [("area-spelling", 2)]


def test_a_list_of_measures_not_started_may_shorten_an_areas_name() -> None:
    name = "Styrke prosesser for avtaleforvaltning og statistikk"
    idle = table([["Felles opplæring av alle bestillere", "2"]])
    report = read(
        slide(1, tables=[table([HEADERS, row("Felles maler")])], texts=[text(name)]),
        slide(
            2,
            tables=[idle],
            texts=[
                text("Ikke startede tiltak", top=10),
                text("Styrke prosessen for avtaleforvaltning", top=65),
            ],
        ),
    )
    assert [record.omrade for record in report.records] == [name, name]
    assert [diagnostic.code for diagnostic in report.diagnostics] == ["area-spelling"]


def test_two_tables_with_a_heading_each_hold_two_areas_without_an_overview() -> None:
    report = read(
        slide(
            1,
            tables=[
                table([HEADERS, row("Felles maler")], top=100),
                table([HEADERS, row("Nye rutiner")], top=260),
            ],
            texts=[
                text("Status tiltak", top=10),
                text("Miljø og klima", top=65),
                text("Beredskap i landet", top=225),
            ],
        )
    )
    assert [record.omrade for record in report.records] == ["Miljø og klima", "Beredskap i landet"]


def test_a_second_slide_that_only_goes_on_with_a_row_is_not_missing() -> None:
    more = ["", "", "", "• Arbeidet fortsetter", ""]
    report = read(
        slide(1, tables=[table([HEADERS, row("Felles maler")])], texts=[text("Miljø (1 av 2)")]),
        slide(2, tables=[table([HEADERS, more])], texts=[text("Miljø (2 av 2)")]),
    )
    assert [diagnostic.code for diagnostic in report.diagnostics] == ["continued-row"]
    assert report.records[0].siste_status == ("Møte holdt", "Arbeidet fortsetter")


def test_a_row_without_a_measure_goes_on_with_none_of_another_area() -> None:
    """What stands first under another area's heading is a second row of headers, say."""
    heads = ["", "(1-3)", "", "per 30.09.", ""]
    report = read(
        slide(1, tables=[table([HEADERS, row("Felles maler")])], texts=[text("Miljø")]),
        slide(2, tables=[table([HEADERS, heads, row("Sikre lager")])], texts=[text("Beredskap")]),
    )
    assert [record.siste_status for record in report.records] == [("Møte holdt",)] * 2
    assert [(d.code, d.slide, d.row) for d in report.diagnostics] == [("skipped-row", 2, 1)]


@pytest.mark.parametrize(("first", "codes"), [("Miljø (1 av 2)", []), ("Miljø", ["missing-slide"])])
def test_the_first_of_an_areas_slides_may_name_it_in_its_table(
    first: str, codes: list[str]
) -> None:
    band = [first, "", "", "", ""]
    report = read(
        slide(1, tables=[table([HEADERS, band, row("Felles maler")])]),
        slide(2, tables=[table([HEADERS, row("Nye krav")])], texts=[text("Miljø (2 av 2)")]),
    )
    assert [diagnostic.code for diagnostic in report.diagnostics] == codes


@pytest.mark.parametrize(
    ("heads", "codes"),
    [
        ("Område 1 av 2: Miljø|Område 2 av 2: Drift", []),
        ("Område 1: Miljø (1 av 2)|Område 2: Drift", ["missing-slide"]),
    ],
)
def test_a_heading_that_says_which_of_all_areas_it_names_numbers_no_slide(
    heads: str, codes: list[str]
) -> None:
    rows = (row("Felles maler"), row("Nye krav"))
    slides = [
        slide(n, tables=[table([HEADERS, one])], texts=[text(head)])
        for n, (head, one) in enumerate(zip(heads.split("|"), rows, strict=True), start=1)
    ]
    report = read(*slides)
    assert [record.omrade for record in report.records] == ["Miljø", "Drift"]
    assert [diagnostic.code for diagnostic in report.diagnostics] == codes


def test_a_sentence_that_counts_an_areas_measures_numbers_no_slide() -> None:
    said = text("1 av 2 tiltak er fullført. Fremdriften er god.", top=60, height=20)
    done = ["Nye krav", "1", "", "", "● Fullført"]
    rows = table([HEADERS, row("Felles maler"), done])
    report = read(slide(1, tables=[rows], texts=[text("Miljø", role=Role.TITLE), said]))
    assert [record.omrade for record in report.records] == ["Miljø", "Miljø"]
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Handlingsplan – statusrapport per 15.11.2023", "Miljø og klima"),
        ("Status på tiltakene", "Miljø og klima"),
        ("Prosjekt Vest", "Innsatsområde 2: Miljø og klima"),
        ("Prosjekt Vest", "Tiltaksområde B: Miljø og klima"),
    ],
)
def test_a_title_that_heads_any_slide_is_no_area(title: str, line: str) -> None:
    report = read(
        slide(
            1,
            tables=[table([HEADERS, row("Felles maler")])],
            texts=[text(title, top=10, role=Role.TITLE), text(line, top=60)],
        )
    )
    assert [record.omrade for record in report.records] == ["Miljø og klima"]


@pytest.mark.parametrize("right", [0, 60])
def test_what_every_slide_prints_beside_a_heading_of_its_own_is_no_area(right: int) -> None:
    """Nor is it where it stands elsewhere on one of them."""

    def one(number: int, area: str, x0: int = 40) -> Slide:
        texts = [text("Prosjekt Vest", x0=x0, top=10, role=Role.TITLE), text(area, top=60)]
        return slide(number, tables=[table([HEADERS, row(f"Maler {number}")])], texts=texts)

    report = read(one(1, "Miljø og klima"), one(2, "Beredskap i landet", 40 + right))
    assert [record.omrade for record in report.records] == ["Miljø og klima", "Beredskap i landet"]


def test_a_count_behind_an_areas_name_is_no_part_of_it() -> None:
    report = read(
        slide(
            1,
            tables=[table([HEADERS, row("Felles maler")])],
            texts=[text("Miljø og klima (3 tiltak)")],
        )
    )
    assert report.records[0].omrade == "Miljø og klima"


def test_headings_beside_one_table_name_the_rows_at_their_height() -> None:
    rows = [[f"Videreutvikle metodikken nummer {n}", "2"] for n in range(1, 4)]
    first = slide(1, tables=[table([HEADERS, row("Felles maler")])], texts=[text("Miljø og klima")])
    more = slide(
        2, tables=[table([HEADERS, row("Nye rutiner")])], texts=[text("Beredskap i landet")]
    )
    last = slide(
        3,
        tables=[table(rows, x0=300, width=600)],
        texts=[
            text("Ikke startede tiltak", top=10),
            text("Miljø og klima", top=100, width=200, height=30),
            text("Beredskap i landet", top=130, width=200, height=60),
        ],
    )
    idle = [record.omrade for record in read(first, more, last).records][2:]
    assert idle == ["Miljø og klima", "Beredskap i landet", "Beredskap i landet"]


def test_a_heading_of_generic_words_on_one_line_is_no_area() -> None:
    assert heading("Oversikt ikke startede tiltak", VOCABULARY) == ""
    assert heading("Ikke startede tiltak i beredskap", VOCABULARY) != ""


@pytest.mark.parametrize(
    ("printed", "area"),
    [
        ("Action plan  ›  Medical imaging  ›  Equipment", "Equipment"),
        ("Handlingsplan > Utstyr og lager", "Utstyr og lager"),
        ("Radiologi › Utstyr › Status på tiltakene", "Utstyr"),
        ("Handlingsplan › Tiltak", ""),
        ("Beredskap › Lager", "Beredskap › Lager"),
        ("Handlingsplan for ventetid > 30 dager", "Handlingsplan for ventetid > 30 dager"),
    ],
)
def test_a_line_of_steps_names_the_area_last(printed: str, area: str) -> None:
    assert heading(printed, VOCABULARY) == area


def test_an_areas_name_at_the_end_of_a_list_heads_the_next_list() -> None:
    first = [["Etablere en plan for restordre", "1"], ["Kompetanse i regionene", ""]]
    lists = slide(
        3,
        tables=[
            table([["Miljø og samfunnsansvar", ""]], top=60),
            table(first, top=110),
            table([["Øke bruken av felles rutiner", "2"]], top=200),
        ],
        texts=[text("Ikke startede tiltak", top=10)],
    )
    report = read(
        slide(
            1,
            tables=[table([HEADERS, row("Felles maler")])],
            texts=[text("Miljø og samfunnsansvar")],
        ),
        slide(
            2, tables=[table([HEADERS, row("Nye rutiner")])], texts=[text("Kompetanse i regionene")]
        ),
        lists,
    )
    assert [(record.omrade, record.tiltak) for record in report.records[2:]] == [
        ("Miljø og samfunnsansvar", "Etablere en plan for restordre"),
        ("Kompetanse i regionene", "Øke bruken av felles rutiner"),
    ]


@pytest.mark.parametrize("said", ["", "Miljø – og klima", "Forrige måned"])
def test_a_vocabulary_without_words_for_a_thing_says_it_nowhere(said: str) -> None:
    assert not says(said, ())


def test_a_footer_nearer_to_the_counts_than_their_heading_is_no_area() -> None:
    footer = text("Grønt sykehus", top=520, width=100)
    overview = slide(
        1,
        tables=[
            counts(done=0, ongoing=1, idle=0, x0=40, top=380),
            counts(done=0, ongoing=1, idle=0, x0=400, top=380),
        ],
        texts=[text("Energi", top=0, width=300), text("Avfall", x0=400, top=0, width=300), footer],
    )
    report = read(
        overview,
        *(
            slide(n, tables=[table([HEADERS, row(f"Nye rutiner {n}")])], texts=[text(name), footer])
            for n, name in ((2, "Energi"), (3, "Avfall"))
        ),
    )
    assert [record.omrade for record in report.records] == ["Energi", "Avfall"]
    assert [area.name for area in report.areas] == ["Energi", "Avfall"]


def parted(one: str, other: str, *more: Slide) -> Report:
    """Interpret a deck in which a slide with a name alone stands before each slide of measures."""
    return read(
        slide(1, texts=[text("Statusrapport")]),
        slide(2, texts=[text(one)]),
        slide(3, tables=[table([HEADERS, row("Felles maler")])]),
        slide(4, tables=[table([HEADERS, row("Nye rutiner")])]),
        slide(5, texts=[text(other)]),
        slide(6, tables=[table([HEADERS, row("Felles innkjøp")])]),
        *more,
    )


def test_an_area_that_only_a_slide_with_a_name_alone_tells_is_told_of_there() -> None:
    report = parted("Klima og miljø", "Beredskap")
    assert [r.omrade for r in report.records] == ["Klima og miljø", "Klima og miljø", "Beredskap"]
    assert [(line.code, line.slide) for line in report.diagnostics] == [
        ("area-guessed", 2),
        ("area-guessed", 5),
    ]
    assert "slide 3, 4, which" in report.diagnostics[0].message


@pytest.mark.parametrize(
    ("listed", "severity"),
    [
        ("1. Klima og miljø\n2. Beredskap\n3. Veien videre", Severity.INFO),
        ("1. Klima og miljø\n2. Veien videre", Severity.WARNING),
    ],
)
def test_names_on_dividers_that_the_contents_list_are_hardly_in_doubt(
    listed: str, severity: Severity
) -> None:
    contents = slide(7, texts=[text("Innhold"), text(listed, top=120)])
    report = parted("Klima og miljø", "Beredskap", contents)
    told = [line.severity for line in report.diagnostics if line.code == "area-guessed"]
    assert told == [severity, severity]


def test_numbers_that_count_dividers_say_that_each_is_an_areas() -> None:
    def part(number: str, name: str) -> list[TextBox]:
        return [text(number, top=100), text(name, top=200)]

    def told(first: str, second: str) -> list[int | None]:
        report = read(
            slide(1, texts=[text("Statusrapport")]),
            slide(2, texts=part(first, "Klima og miljø")),
            slide(3, tables=[table([HEADERS, row("Felles maler")])]),
            slide(4, texts=part(second, "Beredskap")),
            slide(5, tables=[table([HEADERS, row("Felles innkjøp")])]),
        )
        assert [r.omrade for r in report.records] == ["Klima og miljø", "Beredskap"]
        return [line.slide for line in report.diagnostics if line.code == "area-guessed"]

    assert told("01", "02") == []
    assert told("2", "4") == [2, 4]


def test_a_name_alone_that_calls_itself_an_area_or_heads_measures_elsewhere_is_one() -> None:
    idle = slide(7, tables=[table([["Tiltak", "Pri"], ["Kartlegge behov", "1"]])])
    headed = replace(idle, texts=(text("Beredskap"),))
    report = parted("Område 1: Klima og miljø", "Beredskap", headed)
    assert [r.omrade for r in report.records] == ["Klima og miljø"] * 2 + ["Beredskap"] * 2
    assert report.diagnostics == ()


def test_a_plans_name_on_every_slide_hides_no_slide_with_an_areas_name() -> None:
    footer = text("Smart kommune", top=520, width=100)
    title = text("Status på tiltak")
    note = text("Merk: tallene er foreløpige", top=480, width=200)
    slides = [
        slide(n, texts=[text(name), footer])
        if n % 2 == 0
        else slide(n, tables=[table([HEADERS, row(name)])], texts=[title, footer, note])
        for n, name in ((2, "Klima"), (3, "Felles maler"), (4, "Innkjøp"), (5, "Nye rutiner"))
    ]
    report = read(slide(1, texts=[text("Statusrapport")]), *slides)
    assert [r.omrade for r in report.records] == ["Klima", "Innkjøp"]


def heading_over_counts(name: str, x0: float) -> TextBox:
    return text(name, x0=x0, top=60, width=200)


def test_an_area_over_one_of_several_tables_is_one_though_every_slide_prints_it() -> None:
    def two(number: int, title: str, names: tuple[str, str], tiltak: tuple[str, str]) -> Slide:
        places = [(name, what, x0) for name, what, x0 in zip(names, tiltak, (40, 500), strict=True)]
        return slide(
            number,
            tables=[table([HEADERS, row(what)], x0=x0, width=400) for _, what, x0 in places],
            texts=[
                text(title, top=10),
                *(text(name, x0=x0, top=70, width=400) for name, _, x0 in places),
            ],
        )

    report = read(
        two(1, "Tiltak – status", ("Klima", "Beredskap"), ("Felles maler", "Nye rutiner")),
        two(2, "Tiltak – status", ("Beredskap", "Innkjøp"), ("Faste avrop", "Felles innkjøp")),
    )
    assert [r.omrade for r in report.records] == ["Klima", "Beredskap", "Beredskap", "Innkjøp"]
    names = ("Klima", "Beredskap", "Innkjøp")
    overview = slide(
        3,
        tables=[
            counts(done=0, ongoing=n, idle=0, x0=x0) for n, x0 in ((1, 40), (2, 340), (1, 640))
        ],
        texts=[
            text("Oversikt over status på tiltak"),
            *map(heading_over_counts, names, (40, 340, 640)),
        ],
    )
    report = read(
        overview,
        two(4, "Tiltak – status", names[:2], ("Felles maler", "Nye rutiner")),
        two(5, "Tiltak – status", names[1:], ("Faste avrop", "Felles innkjøp")),
    )
    assert [area.name for area in report.areas] == list(names)


def test_a_legend_of_symbols_with_equals_signs_names_no_area() -> None:
    grid = table([HEADERS, row("Felles maler")])
    legend = text("🟢 = Avsluttet   🟡 = Pågår   ⚪ = Ikke startet", top=500)
    report = read(slide(1, tables=[grid], texts=[text("Tiltak – status", top=10), legend]))
    assert [(r.omrade, r.status) for r in report.records] == [("", Status.ONGOING)]
    assert [line.code for line in report.diagnostics] == ["no-area"]


def test_an_areas_name_alone_in_a_list_whose_header_names_another_heads_the_rows_below_it() -> None:
    idle = table(
        [
            ["Klima", "Pri."],
            ["Felles maler for utslipp", "1"],
            ["Beredskap", ""],
            ["Faste avrop på kritiske varer", "2"],
        ]
    )
    begun = slide(1, tables=[table([HEADERS, row("Nye rutiner")])], texts=[text("Klima")])
    report = read(begun, slide(2, tables=[idle], texts=[text("Ikke startede tiltak", top=10)]))
    assert [(r.omrade, r.tiltak) for r in report.records[1:]] == [
        ("Klima", "Felles maler for utslipp"),
        ("Beredskap", "Faste avrop på kritiske varer"),
    ]


def test_a_slide_that_goes_on_may_spell_the_area_before_it_otherwise() -> None:
    first, other = "Kollektiv og elektrifisering", "Kollektivtransport og elektrifisering"
    pages = [
        slide(1, tables=[table([HEADERS, row("Felles maler")])], texts=[text(first)]),
        slide(2, tables=[table([HEADERS, row("Nye rutiner")])], texts=[text(f"{other} (forts.)")]),
    ]
    assert [r.omrade for r in read(*pages).records] == [first, first]
    apart = slide(2, tables=[table([HEADERS, row("Nye rutiner")])], texts=[text(other)])
    assert [r.omrade for r in read(pages[0], apart).records] == [first, other]


def test_what_a_browser_or_an_office_prints_around_a_page_names_no_area() -> None:
    assert heading("file:///C:/Brukere/plan.html", VOCABULARY) == ""
    assert heading("www.helse-nord.no/plan", VOCABULARY) == ""
    assert heading("11/26/26, 1:06 PM", VOCABULARY) == ""
    assert heading("26.11.2026, 13:06", VOCABULARY) == ""
    assert heading("Helse Nord RHF | 2", VOCABULARY) == heading("Helse Nord RHF | 3", VOCABULARY)


def test_what_a_title_slide_says_too_names_no_area_at_a_slides_foot() -> None:
    rows = [HEADERS, [AREA, "", "", "", ""], MEASURE, ["Beredskap", "", "", "", ""], OTHER]
    bare = table([[texts[0], *texts[2:]] for texts in rows])
    plans = ("Flere i jobb", "Bedre bosetting")
    slides = []
    for n, plan in enumerate(plans):
        told = text("Statusrapport per 1.3.2024", top=200)
        title = replace(text("Status for tiltakene"), role=Role.TITLE)
        foot = text(plan, top=520, width=100)
        slides.append(slide(2 * n + 1, texts=[text(plan), told]))
        slides.append(slide(2 * n + 2, tables=[bare], texts=[title, foot]))
    reports = interpret(replace(deck(*slides), format=Format.PDF), VOCABULARY)
    for report, plan in zip(reports, plans, strict=True):
        assert [row.omrade for row in report.records] == [AREA, "Beredskap"]
        assert report.plan_names[:1] == (plan,)


def test_areas_behind_the_plans_name_and_a_step_stand_without_it() -> None:
    title = slide(1, texts=[text("Statusrapport per 1.3.2024"), text("Laboratorieutstyr", top=200)])
    heads = ("Laboratorieutstyr › Drift", "Laboratorieutstyr › Innkjøp", "Drift", "Lager")
    slides = [
        slide(n, tables=[table([HEADERS, row(f"Nytt tiltak nummer {n}")])], texts=[text(head)])
        for n, head in enumerate(heads, 2)
    ]
    (report,) = interpret(deck(title, *slides), VOCABULARY)
    assert [record.omrade for record in report.records] == ["Drift", "Innkjøp", "Drift", "Lager"]


def test_a_band_that_says_a_priority_gives_it_to_the_rows_below_and_names_no_area() -> None:
    head = ["Tiltak", "Gevinst", "Siste status", "Status"]
    one, two = ([row[0], *row[2:]] for row in (MEASURE, OTHER))
    first, second = (f"Prioritet {number}" for number in (1, 2))
    full = table([head, [first, None, None, None], one, [second, None, None, None]])
    rest = table([head, two, [first, None, None, None], ["Måle utslipp", "", "", "Pågår"]])
    report = read(*(slide(n, tables=[t], texts=[text(AREA)]) for n, t in ((1, full), (2, rest))))
    assert [(row.omrade, row.pri) for row in report.records] == [(AREA, 1), (AREA, 2), (AREA, 1)]


def test_a_priority_that_a_band_says_ends_with_its_area() -> None:
    head = ["Tiltak", "Gevinst", "Siste status", "Status"]
    one, two = ([row[0], *row[2:]] for row in (MEASURE, OTHER))
    full = table([head, ["Prioritet 1", "", "", ""], one])
    slides = (slide(1, tables=[full], texts=[text(AREA)]),)
    report = read(*slides, slide(2, tables=[table([head, two])], texts=[text("Beredskap")]))
    assert [row.pri for row in report.records] == [1, None]


def test_rows_that_go_on_with_a_table_of_several_areas_are_of_its_last_one() -> None:
    band: list[str | None] = ["Beredskap", None, None, None, None]
    more = [f"Nytt tiltak nummer {n}" for n in range(2)]
    rows: list[list[str | None]] = [[AREA, None, None, None, None], [*MEASURE], band]
    tables: list[list[list[str | None]]] = [rows, [[*OTHER]]]
    tables.append([[name, *OTHER[1:]] for name in more])
    title = text("Tiltaksoversikt")
    slides = [
        slide(number, tables=[table([HEADERS, *given])], texts=[title])
        for number, given in enumerate(tables, 1)
    ]
    report = read(*slides)
    assert [row.omrade for row in report.records] == [AREA, *["Beredskap"] * 3]


def test_a_heading_over_rows_whose_areas_bands_name_is_no_area_on_the_next_slide() -> None:
    bands: list[list[str | None]] = [[name, None, None, None, None] for name in (AREA, "Beredskap")]
    heading = text("Status for aktivitetane")
    banded = table([HEADERS, bands[0], MEASURE, bands[1], row("Øve hvert år")])
    report = read(
        slide(1, tables=[banded], texts=[heading]),
        slide(2, tables=[table([OTHER])], texts=[heading]),
    )
    assert [row.omrade for row in report.records] == [AREA, "Beredskap", "Beredskap"]


@pytest.mark.parametrize(("shown", "area"), [([], AREA), ([text("Vedlegg 2023")], "")])
def test_a_slide_with_nothing_but_a_table_goes_on_with_the_one_before(
    shown: list[TextBox], area: str
) -> None:
    slides = (slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)]),)
    report = read(*slides, slide(2, tables=[table([HEADERS, OTHER])], texts=shown))
    assert [row.omrade for row in report.records][1:] == [area]


def test_a_band_that_is_none_of_the_overviews_areas_names_none_under_a_heading_that_is_one() -> (
    None
):
    first = slide(
        1,
        tables=[counts(done=1, ongoing=1, idle=0), counts(done=0, ongoing=1, idle=0, top=300)],
        texts=[text(AREA, top=60), text("Beredskap", top=260)],
    )
    band: list[str | None] = ["Oppstart 2024", None, None, None, None]
    headed = slide(2, tables=[table([HEADERS, band, MEASURE, OTHER])], texts=[text(AREA)])
    other = slide(3, tables=[table([HEADERS, row("Øve hvert år")])], texts=[text("Beredskap")])
    report = read(first, headed, other)
    assert [r.omrade for r in report.records] == [AREA, AREA, "Beredskap"]
    assert report.diagnostics == ()


def test_a_priority_that_heads_a_slide_is_that_of_its_measures() -> None:
    head = ["Tiltak", "Gevinst", "Siste status", "Status"]
    rows = [[r[0], *r[2:]] for r in (MEASURE, OTHER)]
    texts = [text(AREA), text("Prioritet 3", top=60, width=90)]
    plain = slide(2, tables=[table([head, *rows])], texts=[text("Beredskap")])
    report = read(slide(1, tables=[table([head, *rows])], texts=texts), plain)
    assert [(r.omrade, r.pri) for r in report.records] == [
        *[(AREA, 3)] * 2,
        *[("Beredskap", None)] * 2,
    ]


def test_a_status_that_a_band_says_goes_on_with_its_table_and_ends_with_its_area() -> None:
    head = ["Tiltak", "Pri", "Gevinst", "Siste status"]
    one, two = MEASURE[:4], OTHER[:4]
    done: list[str | None] = ["Fullførte tiltak", None, None, None]
    ongoing: list[str | None] = ["Pågående tiltak", None, None, None]
    report = read(
        slide(1, tables=[table([head, done, one, ongoing])], texts=[text(AREA)]),
        slide(2, tables=[table([head, two])], texts=[text(AREA)]),
        slide(3, tables=[table([head, one])], texts=[text("Beredskap")]),
    )
    assert [r.status.value for r in report.records] == ["fullført", "pågår", "ukjent"]


def test_a_status_that_a_band_says_goes_on_over_all_areas_that_a_column_names() -> None:
    head = ["Tiltak", "Område", "Pri", "Siste status"]
    one, two, three = (
        [name, area, "1", "Sendt på høring"]
        for name, area in (("Nye maler", AREA), ("Ny rutine", "Beredskap"), ("Ny avtale", "Drift"))
    )
    ongoing: list[str | None] = ["Pågående tiltak", None, None, None]
    report = read(
        slide(1, tables=[table([head, ongoing, one])]),
        slide(2, tables=[table([head, two, three])]),
    )
    assert [r.status.value for r in report.records] == ["pågår"] * 3


@pytest.mark.parametrize("at", [0, 1], ids=["above", "below"])
def test_a_band_in_words_of_any_table_is_told_where_bands_name_the_areas(at: int) -> None:
    def grid(name: str, row: list[str]) -> Table:
        rows: list[list[str | None]] = [[*HEADERS], [*row]]
        rows.insert(at, [name, *[None] * (len(HEADERS) - 1)])
        return table(rows)

    report = read(
        slide(1, tables=[grid(AREA, MEASURE)], texts=[text("Tiltak og status")]),
        slide(2, tables=[grid("Gevinster", OTHER)], texts=[text("Tiltak og status")]),
    )
    assert [r.omrade for r in report.records] == [AREA, AREA]
    assert [(line.code, line.slide) for line in report.diagnostics] == [("area-guessed", 2)]
    # Where the slide names the area, such a band is but a caption.
    report = read(slide(1, tables=[grid("Gevinster", MEASURE)], texts=[text(AREA)]))
    assert [r.omrade for r in report.records] == [AREA]
    assert report.diagnostics == ()


@pytest.mark.parametrize("counted", [False, True])
def test_new_measures_under_a_band_of_their_own_are_told_where_bands_name_the_areas(
    *, counted: bool
) -> None:
    bands: list[list[str | None]] = [[name, *[None] * 4] for name in (AREA, "Nye tiltak")]
    found = slide(1, tables=[table([HEADERS, bands[0], MEASURE, bands[1], OTHER])])
    overview = slide(2, texts=[text(AREA)], tables=[counts(done=1, ongoing=1, idle=0)])
    told = read(found, *[overview] * counted).diagnostics
    assert [(line.code, line.slide) for line in told] == [("area-guessed", 1)]


def test_the_way_to_an_area_behind_its_plan_is_no_other_spelling_of_it() -> None:
    areas = ("Avtaleforvaltning", "Kompetanse", "Bestillingsprosess")
    slides = [
        slide(n, tables=[table([HEADERS, MEASURE])], texts=[text(f"Innkjøp Sørlandet | {area}")])
        for n, area in enumerate(areas, 2)
    ]
    report = read(slide(1, texts=[text("Handlingsplan innkjøp Sørlandet")]), *slides)
    assert [r.omrade for r in report.records] == [*areas]
    assert report.diagnostics == ()


def test_a_line_that_counts_statuses_gives_the_measures_none() -> None:
    head, row = ["Tiltak", "Pri", "Gevinst", "Siste status"], MEASURE[:4]
    texts = [text(AREA, top=10), text("0 fullført, 1 pågår, 0 ikke startet", top=40)]
    band = text("Pågående tiltak", top=70, height=20)
    report = read(slide(1, tables=[table([head, row])], texts=[*texts, band]))
    assert [r.status for r in report.records] == [Status.ONGOING]
    assert report.diagnostics == ()


def _names(report: Report) -> list[tuple[str, str]]:
    return [(record.tiltak, record.omrade) for record in report.records]


def test_tabs_that_name_all_areas_on_every_slide_name_none() -> None:
    tabs = [text(name, x0=x0, top=5, height=15) for name, x0 in ((AREA, 40), ("Beredskap", 340))]
    report = read(
        slide(1, tables=[table([HEADERS, MEASURE])], texts=[*tabs, text(AREA, top=40)]),
        slide(2, tables=[table([HEADERS, OTHER])], texts=[*tabs, text("Beredskap", top=40)]),
    )
    assert _names(report) == [(MEASURE[0], AREA), (OTHER[0], "Beredskap")]


@pytest.mark.parametrize("marked", ["FFFFFF", "555555"])
def test_of_tabs_alone_the_one_in_another_colour_names_the_area(marked: str) -> None:
    names = (AREA, "Beredskap", "Innkjøp")

    def tabs(own: str) -> list[TextBox]:
        colours = {name: marked if name == own else "555555" for name in names}
        boxes = [text(name, x0=40 + 300 * n, width=280) for n, name in enumerate(names)]
        runs = [(Run(text=name, colour=colours[name]),) for name in names]
        return [
            replace(one, paragraphs=(Paragraph(runs=run),))
            for one, run in zip(boxes, runs, strict=True)
        ]

    report = read(
        slide(1, tables=[table([HEADERS, MEASURE])], texts=tabs("Beredskap")),
        slide(2, tables=[table([HEADERS, OTHER])], texts=tabs("Innkjøp")),
    )
    told = marked == "FFFFFF"
    assert _names(report) == [
        (MEASURE[0], "Beredskap" if told else ""),
        (OTHER[0], "Innkjøp" if told else ""),
    ]
    assert ["no-area" in line.code for line in report.diagnostics] == ([] if told else [True, True])


@pytest.mark.parametrize(
    ("looks", "names"),
    [
        ((("555555", "555555"), ("555555", "555555")), ("", "")),
        ((("FFFFFF", "555555"), ("555555", "FFFFFF")), ("", "")),
        ((("555555", "FFFFFF"), ("555555", "FFFFFF")), (AREA, AREA)),
    ],
)
def test_of_two_tabs_nothing_tells_which_is_the_slides(
    looks: tuple[tuple[str, str], ...], names: tuple[str, str]
) -> None:
    """Where they look apart in the same way everywhere, one may be the plan's."""
    slides = [
        slide(
            number,
            tables=[table([HEADERS, row])],
            texts=[
                replace(text(name, x0=x0), paragraphs=(Paragraph((Run(name, colour),)),))
                for name, x0, colour in zip((AREA, "Beredskap"), (40, 340), look, strict=True)
            ],
        )
        for number, row, look in zip((1, 2), (MEASURE, OTHER), looks, strict=True)
    ]
    report = read(*slides)
    assert _names(report) == [(MEASURE[0], names[0]), (OTHER[0], names[1])]
    told = [line.slide for line in report.diagnostics if line.code == "no-area"]
    assert told == [n for n, name in enumerate(names, 1) if not name]


@pytest.mark.parametrize(
    ("title", "beside", "told"),
    [
        ("Handlingsplan", "Beredskap", [2, 3]),
        ("Handlingsplan", "Helse Vest", []),
        ("Handlingsplan – Beredskap", "Beredskap", []),
    ],
)
def test_two_names_that_look_apart_in_one_way_on_all_slides_are_told(
    title: str, beside: str, told: list[int]
) -> None:
    """Nothing tells whether one of them is a tab that the slide is not under."""
    first = replace(text(AREA, width=200), paragraphs=(Paragraph.of(AREA, size=20),))
    other = replace(text(beside, x0=340, width=200), paragraphs=(Paragraph.of(beside, size=14),))
    report = read(
        slide(1, texts=[text(title)]),
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[first, other]),
        slide(3, tables=[table([HEADERS, OTHER])], texts=[first, other]),
    )
    assert [record.omrade for record in report.records] == [AREA, AREA]
    assert [d.slide for d in report.diagnostics if d.code == "area-guessed"] == told


def test_names_over_tables_side_by_side_on_every_slide_are_no_tabs() -> None:
    def halves(number: int) -> Slide:
        rows = [[f"{MEASURE[0]} {number}", *MEASURE[1:]], [f"{OTHER[0]} {number}", *OTHER[1:]]]
        tables = [
            table([HEADERS, row], x0=x0, width=280) for row, x0 in zip(rows, (0, 320), strict=True)
        ]
        return slide(number, tables=tables, texts=[text(AREA, x0=0), text("Beredskap", x0=320)])

    report = read(halves(1), halves(2))
    assert [record.omrade for record in report.records] == [AREA, "Beredskap"] * 2


def test_tables_of_one_slide_have_the_names_at_their_left_though_one_was_met_before() -> None:
    tables = [table([HEADERS, row], top=top) for row, top in ((MEASURE, 100), (OTHER, 300))]
    sides = [
        text(name, x0=5, top=top, width=30, height=60)
        for name, top in ((AREA, 100), ("Beredskap", 300))
    ]
    report = read(slide(1, tables=tables, texts=[text("Tiltak per mars", top=10), *sides]))
    assert _names(report) == [(MEASURE[0], AREA), (OTHER[0], "Beredskap")]


def test_names_at_the_left_of_all_tables_are_their_areas_whatever_the_slides_title() -> None:
    tables = [table([HEADERS, row], top=top) for row, top in ((MEASURE, 100), (OTHER, 300))]
    sides = [
        text(name, x0=5, top=top, width=30, height=60)
        for name, top in (("Avtaler", 100), ("Beredskap", 300))
    ]
    report = read(slide(1, tables=tables, texts=[text("Innkjøp", top=60), *sides]))
    assert _names(report) == [(MEASURE[0], "Avtaler"), (OTHER[0], "Beredskap")]


@pytest.mark.parametrize("aside", [True, False])
def test_a_name_in_words_of_any_deck_is_an_area_where_names_set_alike_head_other_tables(
    *, aside: bool
) -> None:
    tables = [table([HEADERS, row], top=top) for row, top in ((MEASURE, 100), (OTHER, 300))]
    x0, up, width = (5, 0, 30) if aside else (40, 30, 300)
    names = [
        text(name, x0=x0, top=top - up, width=width, height=25)
        for name, top in (("Beredskap", 100), ("Status og gjennomgang", 300))
    ]
    report = read(slide(1, tables=tables, texts=[text("Tiltak og status", top=10), *names]))
    assert _names(report) == [(MEASURE[0], "Beredskap"), (OTHER[0], "Status og gjennomgang")]


def test_names_over_the_measures_of_several_tables_are_their_areas() -> None:
    tables = [
        table([[name, *HEADERS[1:]], row], top=top)
        for name, row, top in ((AREA, MEASURE, 100), ("Beredskap", OTHER, 300))
    ]
    report = read(slide(1, tables=tables, texts=[text("Status på tiltakene", top=10)]))
    assert _names(report) == [(MEASURE[0], AREA), (OTHER[0], "Beredskap")]


@pytest.mark.parametrize("header", ["Prosjektaktivitet", "Hva vi skal gjøre"])
def test_one_strange_word_over_all_measures_is_no_area(header: str) -> None:
    tables = [
        table([[header, *HEADERS[1:]], row], top=top) for row, top in ((MEASURE, 100), (OTHER, 300))
    ]
    report = read(slide(1, tables=tables, texts=[text(AREA, top=10)]))
    assert _names(report) == [(MEASURE[0], AREA), (OTHER[0], AREA)]


def test_a_table_that_goes_on_above_a_pages_headings_is_of_the_area_before() -> None:
    first = slide(1, tables=[table([HEADERS, row("Felles maler")])], texts=[text(AREA, top=60)])
    tables = [
        table([HEADERS, row("Nye rutiner")], top=60),
        table([HEADERS, row("Bedre avtaler")], top=300),
    ]
    rest = slide(2, tables=tables, texts=[text("Beredskap", top=260)])
    below = slide(2, tables=tables, texts=[text(AREA, top=200), text("Beredskap", top=460)])
    for page in (rest, below):
        areas = [record.omrade for record in read(first, page).records]
        assert areas == [AREA, AREA, "Beredskap"]


def test_a_text_within_one_of_several_tables_heads_none() -> None:
    tables = [
        table([HEADERS, row("Felles maler")], top=60),
        table([HEADERS, row("Nye rutiner"), row("Bedre avtaler")], top=130),
    ]
    missed = text("og budsjett", x0=300, top=180, width=60, height=12)
    report = read(slide(1, tables=tables, texts=[text(AREA, top=30, height=20), missed]))
    assert [record.omrade for record in report.records] == [AREA] * 3


def _beside(number: int, title: str, *, area: str = "") -> Slide:
    rows = table([HEADERS, ["Felles maler for alle", "1", "", "", "Pågår"]], x0=100, top=100)
    label = [text(area, x0=10, top=90, width=40, height=300)] if area else []
    return slide(number, tables=[rows], texts=[text(title), *label])


@pytest.mark.parametrize("title", ["Tiltak og fremdrift", "Prosjekt Vest"])
def test_a_title_on_all_slides_is_no_area_though_slides_that_go_on_have_no_other(
    title: str,
) -> None:
    report = read(
        _beside(1, title, area="Avtaler"),
        _beside(2, f"{title} (forts.)"),
        _beside(3, title, area="Kompetanse"),
    )
    assert [record.omrade for record in report.records] == ["Avtaler", "Avtaler", "Kompetanse"]


@pytest.mark.parametrize("title", ["Tiltak i planen", "Miljø"])
def test_names_in_a_row_on_all_slides_may_be_areas_of_which_one_is_lit(title: str) -> None:
    menu = table([["Avtaler", "Kompetanse", "Miljø"]], top=60)
    rows = table([HEADERS, ["Felles maler for alle", "1", "", "", "Pågår"]], top=120)
    slides = [slide(n, tables=[menu, rows], texts=[text(title)]) for n in (1, 2)]
    report = read(*slides)
    told = [line.slide for line in report.diagnostics if line.code == "area-guessed"]
    assert told == ([1, 2] if title not in menu.grid()[0] else [])
