"""What single writers of text layers do: tight signs, quoted cells, overviews on their side, lost places."""

from __future__ import annotations

import pytest
from tinylayers import VOCABULARY, read

from parsers.read import read_bytes
from parsers.report.interpret import interpret
from schema import Report, Severity, Status

HEADER = "Tiltak Pri Gevinst Siste status Status"
NEW_LINE = "\n"
ITEMS = "• Økt kvalitet\n• Møtet er holdt"


def read_tables(text: str) -> Report:
    return interpret(read_bytes(text.encode()), VOCABULARY)[0]


def measure(name: str, items: str = ITEMS) -> str:
    return f"{name} 1\n{items}\n◑\nPågår"


def told(report: Report, code: str) -> list[str]:
    return [
        item.message
        for item in report.diagnostics
        if item.code == code and item.severity != Severity.INFO
    ]


def test_quoted_cells_between_tabs_hold_several_lines() -> None:
    head = "Tiltak\tPri\tGevinst\tSiste status\tStatus"
    rows = (
        '"Utvikle felles\nmaler"\t1\t"Økt kvalitet\nFærre ""avvik"""\tMøtet er holdt\t"●\nFerdig"',
        'Kurs i "Lean"\t2\t"Egen pris"\t"Planlagt\nHoldt"\t◑',
        "Nye avtaler\t2\tØkt kvalitet\tHoldt\t◑",
    )
    report = read_tables(f"Miljø\npågående tiltak\n{head}\n" + "\n".join(rows))
    assert [(r.tiltak, r.gevinst, r.siste_status, r.status) for r in report.records[:2]] == [
        (
            "Utvikle felles maler",
            ("Økt kvalitet", 'Færre "avvik"'),
            ("Møtet er holdt",),
            Status.DONE,
        ),
        ('Kurs i "Lean"', ('"Egen pris"',), ("Planlagt", "Holdt"), Status.ONGOING),
    ]


def test_a_word_that_a_cells_line_broke_is_joined_behind_a_blank_too() -> None:
    rows = (
        "Tiltak | Pri | Gevinst | Siste status | Status",
        "Lage anskaffelses- dokumenter | 1 | Helse- og miljøgevinst | Holdt | ◑",
        "Kurs | 1 | Mer | Holdt | ◑",
        "Skilt | 1 | Mer | Holdt | ◑",
    )
    first, *_ = read_tables("Miljø\npågående tiltak\n" + "\n".join(rows)).records
    assert (first.tiltak, first.gevinst) == (
        "Lage anskaffelsesdokumenter",
        ("Helse- og miljøgevinst",),
    )


@pytest.mark.parametrize("sign", "•●✓")
def test_a_list_sign_without_a_blank_behind_it_begins_an_item(sign: str) -> None:
    items = f"{sign}Økt kvalitet\n{sign}Økt trivsel\n{sign}Møtet er holdt"
    (record,) = read(
        f"Miljø\npågående tiltak\n\n{HEADER}\n\n{measure('Holde kurs', items)}"
    ).records
    assert (record.tiltak, len(record.gevinst + record.siste_status)) == ("Holde kurs", 3)


def test_a_list_sign_at_a_lines_end_begins_the_item_below() -> None:
    items = "✓ Økt kvalitet i alle ledd ✓\nØkt trivsel ✓ Mer tid\n✓ Møtet er holdt\n✓ Avtalt"
    (record,) = read(
        f"Miljø\npågående tiltak\n\n{HEADER}\n\n{measure('Holde kurs', items)}"
    ).records
    assert (*record.gevinst, *record.siste_status) == (
        "Økt kvalitet i alle ledd",
        "Økt trivsel",
        "Mer tid",
        "Møtet er holdt",
        "Avtalt",
    )


def test_a_list_sign_amid_an_item_is_told() -> None:
    items = "✓ Økt kvalitet\n✓ Økt  trivsel  i ✓\nalle ledd\n✓ Møtet er holdt"
    report = read(f"Miljø\npågående tiltak\n\n{HEADER}\n\n{measure('Holde kurs', items)}")
    assert any("list sign amid" in message for message in told(report, "jumbled-text"))


def test_two_items_on_one_line_are_in_doubt_where_other_lines_hold_more() -> None:
    rows = (
        measure("Holde kurs", "• Økt trivsel\n• Møtet er holdt • Dato er satt"),
        measure("Lage plan", "• Økt trivsel • Mer ro • Mer tid • Mer\n• Møtet er holdt"),
    )
    report = read(f"Miljø\npågående tiltak\n\n{HEADER}\n\n" + "\n\n".join(rows))
    assert any("Holde kurs" in message for message in told(report, "bullets-guessed"))


@pytest.mark.parametrize(
    "counts",
    [
        "Status\nMiljø\nKurs\nFullført\n0\n1\nIkke startet\n1\n0",
        "Status\n\nMiljø og\nvann\n\nKurs\n\nFullført\n\n0\n\n1\n\nIkke startet\n\n1\n\n0",
        "Status   Miljø   Kurs   Totalt\nFullført   0   1   1\nIkke startet   1   0   1\nTotalt   1   1   2",
        "Status Miljø Kurs\nFullført 0 1\nIkke startet 1 0",
    ],
)
def test_an_overview_with_a_column_for_each_area_tells_each_ones_counts(counts: str) -> None:
    first = "Miljø og vann" if "og\nvann" in counts else "Miljø"
    page = f"{HEADER}\n\nHolde møter 1\n{ITEMS}\n●\nFerdig"
    waiting = f"Ikke startede tiltak\n\n{first}\n\nTiltak Pri\n\nRense elva 1"
    report = read(
        f"Overordnet oversikt over tiltak\n{counts}", f"Kurs\npågående tiltak\n\n{page}", waiting
    )
    assert {(item.omrade, item.status): item.count for item in report.declared} == {
        (first, Status.DONE): 0,
        (first, Status.NOT_STARTED): 1,
        ("Kurs", Status.DONE): 1,
        ("Kurs", Status.NOT_STARTED): 0,
    }
    assert [record.omrade for record in report.records] == ["Kurs", first]


def test_names_in_blocks_of_their_own_over_all_tables_of_a_page_are_those_of_the_rows_below() -> (
    None
):
    tables = [
        f"{name}\n\n{HEADER}\n\n{measure(f'Utvikle {number}')}"
        for number, name in enumerate(("Vann", "Kurs", "Lager"))
    ]
    overview = (
        "Overordnet oversikt over tiltak\n\nVann\n\nKurs\n\nLager"
        + "\n\n● Fullført 0\n\n◑ Pågår 1" * 3
    )
    first = "\n\n".join(("Tiltak vi arbeider med", *tables[:2]))
    report = read(overview, first, f"Tiltak vi arbeider med\n\n{tables[2]}")
    assert [record.omrade for record in report.records] == ["Vann", "Kurs", "Lager"]


def test_a_measures_line_that_ends_amid_a_phrase_is_no_areas_name() -> None:
    page = f"Kurs\npågående tiltak\n\n{HEADER}\n\n{measure('Holde kurs')}"
    other = f"Vann\npågående tiltak\n\n{HEADER}\n\nLage en plan for restordre innen\n2. halvår 2024\n1\n{ITEMS}\n◑\nPågår"
    report = read(page, other)
    assert [record.omrade for record in report.records] == ["Kurs", "Vann"]


def test_headings_unlike_each_other_that_are_one_areas_are_told() -> None:
    pages = [
        f"{name} (1 av 2)\npågående tiltak\n\n{HEADER}\n\n{measure(f'Utvikle {number}')}"
        for number, name in enumerate(("Pasientreiser og logistikk", "Trafikksikkerhet"))
    ]
    overview = "Overordnet oversikt\n\nPasientreiser og logistikk Trafikksikkerhet Av\n\n● Fullført 0\n\n◑ Pågår 1"
    report = read(overview, *pages)
    assert len({record.omrade for record in report.records}) == 1
    assert any("unlike" in message for message in told(report, "area-guessed"))


def test_a_measure_whose_status_and_items_stand_above_it_is_told() -> None:
    lost = f"{HEADER}\n\n{ITEMS}\n\nPågår\n\nDele ut sko\n\n2"
    report = read(f"{HEADER}\n\n{measure('Holde kurs')}", lost)
    assert any("Dele ut sko" in message for message in told(report, "jumbled-text"))


def test_an_areas_name_that_ends_a_measure_is_told() -> None:
    table = f"Vann\npågående tiltak\n\n{HEADER}\n\n{measure('Utvikle maler')}"
    ended = f"Kurs\npågående tiltak\n\n{HEADER}\n\n{measure(f'Rense elva med{NEW_LINE}Kurs')}"
    assert any(
        "that is an area's name" in message for message in told(read(table, ended), "jumbled-text")
    )


def test_two_items_on_one_line_are_in_doubt_where_the_writer_keeps_each_cell_to_itself() -> None:
    rows = [
        f"Utvikle {name}\n1\n• Økt trivsel\n• Møtet er holdt • Dato er satt\n◑\nPågår"
        for name in ("maler", "kurs")
    ]
    report = read(f"Miljø\npågående tiltak\n\n{HEADER}\n\n" + "\n\n".join(rows))
    assert len(told(report, "bullets-guessed")) == len(rows)


def test_two_columns_of_statuses_of_which_one_stands_behind_gevinst_hold_the_latest_too() -> None:
    header = "Tiltak Pri Gevinst Status nå Status"
    row = "Holde kurs\n1 • Økt trivsel • Møtet er holdt\n• Dato er satt\nPågår"
    (record,) = read(f"Miljø\npågående tiltak\n{header}\n{row}").records
    assert (record.gevinst, record.siste_status) == (
        ("Økt trivsel",),
        ("Møtet er holdt", "Dato er satt"),
    )


def test_a_numbered_item_may_begin_with_a_figure() -> None:
    items = "1. Økt trivsel\n1. Møtet er holdt\n2. 60 % er levert\n3. Dato er satt"
    (record,) = read(
        f"Miljø\npågående tiltak\n\n{HEADER}\n\n{measure('Holde kurs', items)}"
    ).records
    assert (*record.gevinst, *record.siste_status) == (
        "Økt trivsel",
        "Møtet er holdt",
        "60 % er levert",
        "Dato er satt",
    )


def test_cells_of_a_further_column_that_end_most_pages_are_no_foot() -> None:
    head = "Tiltak          Pri   Ansvarlig   Gevinst         Siste status     Status"
    pages = [
        f"{name}\n          pågående tiltak\n\n{head}\n"
        f"Rense {name.lower()}      1    Seksjon     • Økt trivsel   • Holdt          Pågår\n"
        "                     innkjøp"
        for name in ("Vann", "Luft", "Jord")
    ]
    assert [record.ekstra for record in read(*pages).records] == [
        (("Ansvarlig", "Seksjon innkjøp"),)
    ] * len(pages)


@pytest.mark.parametrize(
    ("lines", "name", "doubted"),
    [
        (("Foreldresamarb", "eid"), "Foreldresamarbeid", True),
        (("Beredskap", "og vakt"), "Beredskap og vakt", False),
    ],
)
def test_an_areas_name_that_a_narrow_column_breaks_is_told(
    lines: tuple[str, str], name: str, *, doubted: bool
) -> None:
    report = read(
        "Status tiltak\n\n"
        "Område           Tiltak          Pri   Gevinst         Siste status     Status\n"
        f"{lines[0]:<17}Rense elva       1    • Økt trivsel   • Holdt            Pågår\n"
        f"{lines[1]:<17}i dalen\n\n"
        "Kurs             Holde møte       2    • Økt trivsel   • Holdt            Pågår"
    )
    assert [record.omrade for record in report.records] == [name, "Kurs"]
    assert any("break the area's name" in text for text in told(report, "area-guessed")) == doubted


def test_news_in_a_column_headed_status_is_parted_from_gevinst_and_told() -> None:
    rows = [
        measure(name, f"• Økt {name}\n\n• Arbeidet er startet") for name in ("kvalitet", "trivsel")
    ]
    page = "Miljø\npågående tiltak\n\nTiltak Pri Gevinst Status\n\n" + "\n\n".join(rows)
    report = read(page)
    assert [record.siste_status for record in report.records] == [("Arbeidet er startet",)] * 2
    assert any("seem to be news" in message for message in told(report, "bullets-guessed"))
    benefits = read(page.replace("Arbeidet er startet", "Mindre svinn"))
    assert [record.siste_status for record in benefits.records] == [()] * 2
    assert not told(benefits, "bullets-guessed")


@pytest.mark.parametrize(
    "mark",
    ["Slide {}", "--- Slide {} ---", "=== Lysbilde {} av 3 ===", "[Side {}]", "## Slide {}:"],
)
@pytest.mark.parametrize("between", [" | ", "\t"])
def test_lines_that_count_the_slides_part_them_and_are_no_headings(mark: str, between: str) -> None:
    head = between.join(("Tiltak", "Pri", "Status"))
    slides = [
        f"{mark.format(number)}\n{area}\n{head}\nHolde kurs i {area}{between}1{between}◑"
        for number, area in enumerate(("Miljø", "Beredskap", "Kvalitet"), 1)
    ]
    report = read_tables("\n".join(slides))
    assert [(record.omrade, record.slide) for record in report.records] == [
        ("Miljø", 1),
        ("Beredskap", 2),
        ("Kvalitet", 3),
    ]


def test_a_line_that_counts_a_slide_may_name_it() -> None:
    page = "Slide {} - {}\n{}\n\n{}"
    report = read_tables(
        "\n".join(
            page.format(number, area, HEADER, measure(f"Holde kurs i {area}"))
            for number, area in enumerate(("Miljø", "Beredskap"), 1)
        )
    )
    assert [record.omrade for record in report.records] == ["Miljø", "Beredskap"]


def test_page_numbers_in_words_at_the_foot_part_no_slides_in_the_middle() -> None:
    page = "{}\npågående tiltak\n{}\n\n{}\nSide {}\n"
    report = read_tables(
        "".join(
            page.format(area, HEADER, measure(f"Holde kurs i {area}"), number)
            for number, area in enumerate(("Miljø", "Beredskap"), 1)
        )
    )
    assert [record.omrade for record in report.records] == ["Miljø", "Beredskap"]
