"""Layers that keep the layout: columns by their places, and rows by what stands in them."""

from __future__ import annotations

import pytest
from tinylayers import read, warned_rows

from parsers.text.layout.columns import Row, split_at_columns
from parsers.text.layout.crowded import with_crowded
from parsers.text.layout.segments import Segment
from schema import Report, Severity
from schema.vocabulary import Column


def test_further_columns_of_a_kept_layout_are_kept() -> None:
    page = """Miljø
pågående tiltak

Tiltak              Pri   Gevinst           Siste status      Frist      Nettverk   Status

Utvikle maler       1     • Økt kvalitet    • Møte holdt      1. juni    Oslo       Pågår
                                                              2025       og Moss

Holde kurs          2     • Økt trivsel     • Kurs holdt      Q3                    Pågår"""
    report = read(page)
    assert [record.ekstra for record in report.records] == [
        (("Frist", "1. juni 2025"), ("Nettverk", "Oslo og Moss")),
        (("Frist", "Q3"),),
    ]
    assert [record.siste_status for record in report.records] == [("Møte holdt",), ("Kurs holdt",)]
    told = [item for item in report.diagnostics if item.code == "extra-column"]
    assert [item.severity for item in told] == [Severity.INFO]
    assert "Nettverk" in told[0].message


def test_a_row_without_what_most_have_in_a_further_column_may_have_it_in_another() -> None:
    page = """Miljø
pågående tiltak

Tiltak              Pri   Gevinst           Siste status        Frist      Status
"""
    measures = ("Utvikle maler", "Holde kurs", "Rense elva", "Plante trær", "Skifte rør")
    page += "".join(
        f"\n{measure:20}2     • Økt trivsel     • Avtale for fem år Q3         Pågår\n"
        for measure in measures
    )
    page = page.replace("år Q3", "år   ", 1).replace("år Q3", "år  Q3")
    assert warned_rows(read(page)) == [("jumbled-text", 1)]
    assert not warned_rows(read(page.replace("år     ", "år  Q3 ", 1)))


def test_an_unknown_column_in_a_known_ones_place_is_a_warning() -> None:
    page = """Miljø
pågående tiltak

Tiltak              Prito   Gevinst           Siste status      Status

Utvikle maler       1       • Økt kvalitet    • Møte holdt      Pågår"""
    assert ("extra-column", None) in warned_rows(read(page))


def test_headers_and_cells_may_stand_a_single_space_apart() -> None:
    page = """Miljø
pågående tiltak

Tiltak                    Prioritet Gevinst            Siste status         Status

Utvikle maler for alt som 2         • Økt kvalitet     • Møtet er holdt nå ◑ Pågår
kan tenkes"""
    (record,) = read(page).records
    assert (record.tiltak, record.pri) == ("Utvikle maler for alt som kan tenkes", 2)
    assert (record.gevinst, record.siste_status) == (("Økt kvalitet",), ("Møtet er holdt nå",))
    assert record.status_tekst == "Pågår"


def test_a_line_that_may_belong_to_either_of_two_rows_puts_both_in_doubt() -> None:
    head = "Tiltak              Pri   Gevinst           Siste status         Status"
    sure = """                          • Økt
Utvikle maler       1     • Ny              • Møte               Pågår
                          • Mer
                          • Best
Holde kurs          2     • Bra             • Kurs               Pågår
                          • Bedre"""
    open_ = """                          • Økt
Utvikle maler       1                       • Møte               Pågår
                          • Mer
                          • Best
Holde kurs          2                       • Kurs               Pågår
                          • Bedre
                          • Bra"""
    report = read(f"{head}\n{sure}")
    assert [record.gevinst for record in report.records] == [
        ("Økt", "Ny", "Mer"),
        ("Best", "Bra", "Bedre"),
    ]
    assert "jumbled-text" not in {code for code, _ in warned_rows(report)}
    doubts = warned_rows(read(f"{head}\n{open_}"))
    assert {row for code, row in doubts if code == "jumbled-text"} == {1, 2}


def test_rows_above_a_band_go_on_with_the_page_before() -> None:
    def page(*parts: str) -> str:
        rows = [
            part
            if part in {"Miljø", "Kurs"}
            else f"{part} 1\n• Økt kvalitet\n• Møte holdt\n◑\nPågår"
            for part in parts
        ]
        return "Tiltak Pri Gevinst Siste status Status\n\n" + "\n\n".join(rows)

    overview = "Overordnet oversikt over tiltak\n\nMiljø\n\nKurs"
    for going in (2, 1):
        overview += f"\n\nstatus tiltak antall\n\n● Fullført 0\n\n◑ Pågår {going}"
    report = read(
        overview, page("Miljø", "Utvikle maler"), page("Kjøpe varer", "Kurs", "Holde kurs")
    )
    assert [record.omrade for record in report.records] == ["Miljø", "Miljø", "Kurs"]


def test_names_of_lists_end_where_their_priorities_header_stands() -> None:
    page = (
        "Utvikle maler 2\nHolde kurs 3\nMiljø Pri.\nKompetanse Pri.\nOversikt\nikke startede tiltak"
    )
    report = read(page)
    assert {record.omrade for record in report.records} <= {"Miljø", "Kompetanse"}


def test_a_label_before_the_next_pages_heading_is_no_part_of_it() -> None:
    head = "pågående tiltak\nTiltak Pri Gevinst Siste status Status"
    row = "Utvikle {} 1 • Økt kvalitet • Møte holdt ◑\nPågår\nVente på {} 2 ○\nIkke startet"
    pages = [f"{name}\n{head}\n{row.format(name, name)}" for name in ("Miljø", "Kurs", "Lager")]
    report = read("\n".join(pages))
    assert all(record.tiltak.endswith(record.omrade) for record in report.records)


def test_words_that_stand_wide_apart_above_a_table_are_one_heading() -> None:
    head = "Tiltak              Pri   Gevinst           Siste status      Status"
    row = "Utvikle maler       1     • Økt kvalitet    • Møte holdt      Pågår"
    (record,) = read(f"Økonomi   og   areal\npågående   tiltak\n\n{head}\n\n{row}").records
    assert record.omrade == "Økonomi og areal"


def test_measures_below_no_name_are_told_unless_counts_confirm_their_area() -> None:
    head = "Tiltak Pri Gevinst Siste status Status"
    row = "Utvikle maler 1\n• Økt kvalitet\n• Møte holdt\n◑\nPågår"
    pages = (
        f"Miljø\npågående tiltak\n\n{head}\n\n{row}",
        f"{head}\n\n{row.replace('maler', 'kurs')}",
    )
    assert ("area-guessed", None) in warned_rows(read(*pages))
    overview = "Overordnet oversikt over tiltak\n\nMiljø\n\nstatus tiltak antall\n\n◑ Pågår 2\n\n● Fullført 0"
    assert "area-guessed" not in {code for code, _ in warned_rows(read(overview, *pages))}


HEAD = "Tiltak              Pri   Gevinst           Siste status         Status"


def gevinst_of(report: Report) -> list[tuple[str, ...]]:
    return [record.gevinst for record in report.records]


def test_items_go_to_the_row_in_whose_middle_they_stand() -> None:
    """By itself the first table might as well have its cells at the top of their rows."""
    either = f"""{HEAD}
Holde kurs          1     • Tydelig         • Avlyst             ● Ferdig
                          • Høyere          • Søknad
Utvikle maler       2     • Mindre          • Ombudet vil ha     ◑ Pågår
                          • Synlig            ny vurdering
                                            • Vedtak
Kjøpe varer         3     • Fornøyd         • Slutt              ◑ Pågår"""
    middle = f"""{HEAD}
                          • Mer             • Utsatt
Lage planer         1     • Ny              • Møte               ◑ Pågår
                          • Bra             • Sak
Ansette folk        2     • Flott           • Kurs               ◑ Pågår"""
    assert {row for code, row in warned_rows(read(either)) if code == "jumbled-text"} == {1, 2}
    report = read(either, middle)
    assert gevinst_of(report)[:3] == [("Tydelig",), ("Høyere", "Mindre", "Synlig"), ("Fornøyd",)]
    assert report.records[1].siste_status == ("Søknad", "Ombudet vil ha ny vurdering", "Vedtak")
    assert "jumbled-text" not in {code for code, _ in warned_rows(report)}


def test_items_go_to_the_row_at_whose_bottom_they_end() -> None:
    page = f"""{HEAD}
                                            • Avlyst
                          • Tydelig         • Søknad
Holde kurs          1     • Høyere          • Vedtak             ● Ferdig
Utvikle maler       2     • Mindre          • Slutt              ◑ Pågår
                                            • Utsatt
Kjøpe varer         3     • Fornøyd         • Møte               ◑ Pågår"""
    report = read(page)
    assert [record.siste_status for record in report.records] == [
        ("Avlyst", "Søknad", "Vedtak"),
        ("Slutt",),
        ("Utsatt", "Møte"),
    ]
    assert "jumbled-text" not in {code for code, _ in warned_rows(report)}


def test_cells_are_not_asked_what_they_may_be() -> None:
    """Items that read as a status, texts that end in a figure: their columns tell what they are."""
    page = """Tiltak                  Pri   Gevinst           Siste status         Status

Lese på 2., 5. og 8.     1    Kvalitet          I drift siden uke 6  ◑
trinn                                                                Pågår

Kjøpe varer              2    Fornøyd           Planlagt til våren   ●
                                                                     Ferdig"""
    report = read(page)
    assert [record.tiltak for record in report.records] == [
        "Lese på 2., 5. og 8. trinn",
        "Kjøpe varer",
    ]
    assert [record.siste_status for record in report.records] == [
        ("I drift siden uke 6",),
        ("Planlagt til våren",),
    ]
    assert [record.status_tekst for record in report.records] == ["Pågår", "Ferdig"]
    assert warned_rows(report) == [("no-area", 1), ("no-area", 2)]


def test_a_text_that_reaches_into_the_next_column_is_told() -> None:
    rows = [
        "Utvikle maler       1     • Økt             • Møte holdt         Pågår",
        "Holde kurs          2     • Økt kvalitet i alle møter igjen      Pågår",
        "Kjøpe varer         3     • Økt             • Varer kjøpt        Pågår",
        "Ansette folk        3     • Økt             • Lyst ut            Pågår",
    ]
    report = read("\n\n".join((HEAD, *rows)))
    assert [row for code, row in warned_rows(report) if code == "jumbled-text"] == [2]


def test_a_layout_whose_texts_often_reach_into_the_next_column_is_an_error() -> None:
    row = "{}             1     • Økt kvalitet i alle møter igjen      Pågår"
    report = read("\n\n".join((HEAD, *map(row.format, ("Utvikle", "Utforme", "Utprøve")))))
    assert ("jumbled-text", None) in warned_rows(report)


def test_a_header_may_stand_on_two_lines() -> None:
    page = """Priorite  Tiltak            Forventet         Siste status      Status
t                           effekt
  1       Utvikle maler     • Økt kvalitet    • Møte holdt      Pågår"""
    (record,) = read(page).records
    assert (record.pri, record.gevinst) == (1, ("Økt kvalitet",))


def test_an_areas_name_between_rows_is_no_part_of_the_measure_above_it() -> None:
    overview = "Oversikt over tiltak\n\nOmråde Fullført Pågår Ikke startet\nMiljø 0 2 0\nKurs 0 1 0"
    page = f"""{HEAD}
Miljø
⚖ Utvikle maler     1     • Økt             • Møte               ◑ Pågår
                          • Ny
Øke andelen         2     • Bra             • Kart               ◑ Pågår
Kurs
Holde samling       1     • Mer             • Kurs               ◑ Pågår"""
    report = read(overview, page)
    assert [(record.omrade, record.tiltak) for record in report.records] == [
        ("Miljø", "Utvikle maler"),
        ("Miljø", "Øke andelen"),
        ("Kurs", "Holde samling"),
    ]
    assert report.records[0].ikon == "⚖"


def test_a_listed_measure_goes_on_behind_its_priority() -> None:
    page = "Oversikt\nikke startede tiltak\n\nMiljø Pri.\n\nOppdatere instruks for arbeid hos\n3\nunderentreprenører"
    (record,) = read(page).records
    assert (record.tiltak, record.pri) == (
        "Oppdatere instruks for arbeid hos underentreprenører",
        3,
    )


def test_a_column_of_figures_below_a_broken_header_is_that_of_priorities() -> None:
    page = """Tiltak              r   Gevinst           Siste status      Status
                    i
Utvikle maler       1   • Økt kvalitet    • Møte holdt      Pågår

Holde kurs          2   • Økt trivsel     • Kurs holdt      Pågår"""
    report = read(page)
    assert [(record.pri, record.gevinst) for record in report.records] == [
        (1, ("Økt kvalitet",)),
        (2, ("Økt trivsel",)),
    ]
    assert {code for code, _ in warned_rows(report)} == {"no-area"}


def test_a_long_measure_may_stand_a_space_from_its_priority() -> None:
    page = """Tiltak              Pri   Gevinst           Siste status      Status
Fornye avtaler i nord 2   • Økt kvalitet    • Møte holdt      Pågår
Kjøpe inn varer til det nye lageret 1 • Økt trivsel • Kurs holdt Pågår"""
    report = read(page)
    assert [(record.tiltak, record.pri) for record in report.records] == [
        ("Fornye avtaler i nord", 2),
        ("Kjøpe inn varer til det nye lageret", 1),
    ]


def test_the_second_of_two_texts_in_a_column_is_the_next_columns() -> None:
    page = """Tiltak              Pri   Gevinst       Siste status                  Frist      Status
Utvikle maler       1     • Økt         • Bestilt             2025               Pågår
Holde kurs          2     • Bra         • Kurs holdt                  Q3         Pågår"""
    report = read(page)
    assert [record.ekstra for record in report.records] == [
        (("Frist", "2025"),),
        (("Frist", "Q3"),),
    ]
    assert [row for code, row in warned_rows(report) if code == "jumbled-text"] == [1]


AREAS_HEAD = "Område       Tiltak              Pri   Gevinst           Siste status         Status"


def test_a_column_of_areas_gives_each_measure_its_area() -> None:
    page = f"""{AREAS_HEAD}
Miljø        Holde kurs          1     • Tydelig         • Avlyst             ● Ferdig
Trygg og     Utvikle maler       2     • Mindre          • Vedtak             ◑ Pågår
sikker
Miljø        Kjøpe varer         3     • Fornøyd         • Slutt              ◑ Pågår"""
    overview = """Overordnet oversikt over tiltak

Miljø

status tiltak antall

● Fullført 1
◑ Pågår 1

Trygg og sikker

status tiltak antall

◑ Pågår 1"""
    for report in (read(overview, page), read(page)):
        omrader = [record.omrade for record in report.records]
        assert omrader == ["Miljø", "Trygg og sikker", "Miljø"]
        assert [record.tiltak for record in report.records] == [
            *("Holde kurs", "Utvikle maler", "Kjøpe varer")
        ]
        assert not warned_rows(report)


def test_a_column_of_areas_that_leaves_measures_without_one_is_told() -> None:
    page = f"""{AREAS_HEAD}
Miljø        Holde kurs          1     • Tydelig         • Avlyst             ● Ferdig
             Utvikle maler       2     • Mindre          • Vedtak             ◑ Pågår"""
    assert ("jumbled-text", None) in warned_rows(read(page))


def test_dates_and_figures_on_a_rows_line_are_its_own_and_no_foot() -> None:
    page = """Tiltak              Pri   Gevinst           Siste status      Frist        Status

Utvikle maler         1     • Økt kvalitet    • Møte holdt      01.06.2025   ● Ferdig
                            • Færre feil

Holde kurs            2     • Økt trivsel     • Kurs holdt      02.07.2025   ◑ Pågår


                                                                 19.10.2023   3"""
    report = read(page)
    assert [(record.pri, record.ekstra) for record in report.records] == [
        (1, (("Frist", "01.06.2025"),)),
        (2, (("Frist", "02.07.2025"),)),
    ]


def test_a_priority_may_stand_right_of_its_header() -> None:
    page = """Miljø
pågående tiltak

Tiltak              Pri.   Gevinst           Siste status      Status

Utvikle maler             1  • Økt kvalitet    • Møte holdt      ● Ferdig

Holde kurs                2  • Økt trivsel     • Kurs holdt      ◑ Pågår"""
    report = read(page)
    assert [(record.pri, record.gevinst) for record in report.records] == [
        (1, ("Økt kvalitet",)),
        (2, ("Økt trivsel",)),
    ]
    assert not warned_rows(report)


def test_a_priority_may_stand_a_space_from_the_next_columns_text() -> None:
    page = """Tiltak              Prioritet Gevinst           Siste status      Status

Utvikle maler               1 Økt kvalitet      Møte holdt        ● Ferdig

Holde kurs                  2 Økt trivsel       Kurs holdt        ◑ Pågår
                              blant ansatte"""
    report = read(page)
    assert [(record.pri, record.gevinst) for record in report.records] == [
        (1, ("Økt kvalitet",)),
        (2, ("Økt trivsel blant ansatte",)),
    ]


def test_a_column_of_priorities_that_none_was_read_from_is_told_at_each_row() -> None:
    page = """Tiltak              Pri   Gevinst           Siste status      Status

Utvikle maler       Høy   • Økt kvalitet    • Møte holdt      ● Ferdig

Holde kurs          Lav   • Økt trivsel     • Kurs holdt      ◑ Pågår"""
    rows = [row for code, row in warned_rows(read(page)) if code == "pri-unreadable"]
    assert rows == [1, 2]


def test_a_pictogram_between_an_areas_name_and_its_measure_is_the_measures() -> None:
    page = f"""{AREAS_HEAD}
Miljø     ⚖  Holde kurs          1     • Tydelig         • Avlyst             ● Ferdig
Miljø        Kjøpe varer         3     • Fornøyd         • Slutt              ◑ Pågår"""
    assert [record.ikon for record in read(page).records] == ["⚖", None]


def test_a_pictogram_between_a_number_and_its_measure_is_the_measures() -> None:
    page = """Nr      Tiltak              Pri   Gevinst         Siste status       Status

1   ⚖   Holde kurs          1     • Tydelig       • Avlyst           ● Ferdig

2       Kjøpe varer         3     • Fornøyd       • Slutt            ◑ Pågår"""
    assert [record.ikon for record in read(page).records] == ["⚖", None]


def test_a_further_columns_text_is_no_part_of_a_label() -> None:
    page = """Tiltak              Pri   Gevinst           Siste status      Frist    Status

Utvikle maler       1     • Økt kvalitet    • Møte holdt      Q3       ◑ Under
                                                                       arbeid

Holde kurs          2     • Økt trivsel     • Kurs holdt      Q4       ◑ Pågår"""
    assert [record.status_tekst for record in read(page).records] == ["Under arbeid", "Pågår"]


def test_a_header_that_is_whole_on_its_first_line_may_go_on_in_the_second() -> None:
    page = """Tiltak              Prio  Gevinst         Siste status      Status
                    ritet
Utvikle maler       1     Økt kvalitet    Møte holdt        ● Ferdig
Holde kurs          2     Økt trivsel     Kurs holdt        ◑ Pågår"""
    assert [record.gevinst for record in read(page).records] == [
        ("Økt kvalitet",),
        ("Økt trivsel",),
    ]


def test_words_of_a_column_beside_are_doubted_only_where_that_may_hold_them() -> None:
    rows = """Utvikle maler       1     • Økt kvalitet for alle våre   ● Ferdig
                          brukere           • Møte holdt
                          {}

Holde kurs          2     • Økt trivsel     • Kurs holdt      ◑ Pågår"""
    for text, doubted in (("og gode samarbeidsrutiner", []), ("og gode rutiner for alle", [1])):
        report = read(f"{HEAD}\n\n{rows.format(text)}")
        assert [row for code, row in warned_rows(report) if code == "jumbled-text"] == doubted


@pytest.mark.parametrize(
    ("below", "words", "crowded"),
    [
        (("• Møte", 7), "alle Nytt", False),
        (("Møte", 7), "alle Nytt", True),
        (("Møte", 7), "alle nytt", False),
        (("Møte", 7), "alle av Nytt", True),
        (("• Møte", 5), "alle nytt", False),
        (("• Møte", 4), "alle nytt", True),
        (("• Møte", 3), "alle nytt", True),
        (("• Møte", 2), "alle nytt", False),
        (None, "alle nytt", True),
        (("Møte", 7), "alt", False),
    ],
)
def test_words_where_the_next_column_is_may_be_its_own(
    below: tuple[str, int] | None, words: str, *, crowded: bool
) -> None:
    columns = ((0, Column.TILTAK), (20, Column.PRI), (30, Column.GEVINST), (50, Column.STATUS))
    item = Segment(text=f"Kjøpe det som trengs for {words}", x=0, y=5)
    cells: Row = {column: [] for _, column in columns}
    cells[Column.TILTAK].append(item)
    if below is not None:
        cells[Column.GEVINST].append(Segment(text=below[0], x=30, y=below[1]))
    assert with_crowded(cells, columns)[Column.TILTAK][0].crowded == crowded


def test_a_word_that_begins_where_figures_do_is_not_parted_from_its_measure() -> None:
    columns = ((0, Column.TILTAK), (20, Column.PRI), (30, Column.GEVINST), (50, Column.STATUS))
    line = [Segment(text="Utvikle felles mal og", x=1, y=5), Segment(text="• Økt", x=30, y=5)]
    assert split_at_columns(line, columns, {20, 30}) == line


def test_short_lists_beside_each_other_are_read_one_by_one_in_a_layer_that_keeps_the_layout() -> (
    None
):
    page = """
Overordnet oversikt

Miljø                              Kultur
Status          Antall             Status          Antall
● Ferdig        1                  ● Ferdig        0
○ Ikke startet  2                  ○ Ikke startet  1
\f
Miljø
pågående tiltak

Tiltak              Pri   Gevinst           Siste status      Status
Utvikle maler       1     • Økt kvalitet    • Møte holdt      ● Ferdig
\f
ikke startede tiltak

Miljø                              Pri.    Kultur          Pri.

Rense elva                         2       Bygge scene     1
Plante trær langs alle veier der det bor folk
                                   3
i kommunen"""
    listed = {record.tiltak: record.omrade for record in read(page).records if record.slide == 0}
    assert listed == {
        "Utvikle maler": "Miljø",
        "Rense elva": "Miljø",
        "Plante trær langs alle veier der det bor folk i kommunen": "Miljø",
        "Bygge scene": "Kultur",
    }


def test_a_figure_that_ends_a_measure_is_its_own_where_the_priority_stands_apart() -> None:
    page = f"""Miljø
pågående tiltak

{HEAD}

Skysatsing fase 2   1     • Tydelig         • Avlyst             ● Ferdig

Holde kurs          2     • Mindre          • Vedtak             ◑ Pågår"""
    report = read(page)
    assert report.records[0].tiltak == "Skysatsing fase 2"
    assert not warned_rows(report)


def test_measures_in_a_table_without_a_header_that_look_like_a_list_are_told() -> None:
    table = f"""Miljø (1 av 2)
pågående tiltak

{HEAD}

Utvikle maler       1     • Økt             • Møte holdt         Pågår"""
    page = """Miljø (2 av 2)
pågående tiltak

Holde kurs          2     Økt trivsel       Kurs holdt           ◑

Kjøpe varer         3     {}                                     ○"""
    report = read(table, page.format("Lavere pris"))
    told = [item.message for item in report.diagnostics if item.code == "jumbled-text"]
    assert all(any(name in text for text in told) for name in ("Holde kurs", "Kjøpe varer"))
    assert not any("Utvikle maler" in text for text in told)


def test_an_areas_name_between_a_lists_rows_is_no_line_of_the_measure_above_it() -> None:
    tables = [
        f"{name}\npågående tiltak\n"
        " Tiltak               Pri   Gevinst         Siste status    Status\n"
        f" {measure:21}1     Økt kvalitet    Møte holdt      Pågår"
        for name, measure in (("Miljø", "Rense elva"), ("Brann og redning", "Kjøpe slange"))
    ]
    waiting = """Oversikt
ikke startede tiltak
Miljø
 Plante trær                                            1
Brann og redning
 Felles alarmsentral for de fire kommunene i regionen   2
 Øve på tunnelbrann to ganger i året                    3"""
    report = read(*tables, waiting)
    assert [(record.omrade, record.tiltak) for record in report.records[2:]] == [
        ("Miljø", "Plante trær"),
        ("Brann og redning", "Felles alarmsentral for de fire kommunene i regionen"),
        ("Brann og redning", "Øve på tunnelbrann to ganger i året"),
    ]


@pytest.mark.parametrize("sign", ["", "• "])
def test_a_dash_before_a_figure_is_the_figures_in_a_layer_that_lists_with_none(sign: str) -> None:
    page = f"""Miljø
pågående tiltak

Tiltak              Pri   Gevinst           Siste status              Status

Utvikle maler       1     {sign}Økt kvalitet      {sign}- 3 dager etter frist     Pågår

Holde kurs          2     {sign}- 12 %            {sign}- 4 dager etter frist     Pågår

Rense elva          2     {sign}- 12 %            {sign}- 5 dager etter frist     Pågår"""
    report = read(page)
    assert [record.siste_status[0] for record in report.records] == [
        f"- {days} dager etter frist" for days in (3, 4, 5)
    ]
    assert [record.gevinst for record in report.records[1:]] == [("- 12 %",)] * 2
    told = [row for code, row in warned_rows(report) if code == "sign-guessed"]
    assert told == ([] if sign else [1, 2, 3])


def test_a_measure_that_is_broken_in_front_of_a_dash_keeps_it() -> None:
    page = """Tiltak                Pri   Gevinst           Siste status      Status

Utvikle maler          1    – Økt kvalitet    – Møte holdt      ● Ferdig
– gjelder også byer

Holde kurs             2    – økt trivsel     – Kurs holdt      ◑ Pågår"""
    report = read(page)
    assert report.records[0].tiltak == "Utvikle maler – gjelder også byer"
    assert gevinst_of(report) == [("Økt kvalitet",), ("økt trivsel",)]


def test_goals_whose_words_tell_nothing_stand_in_the_areas_order() -> None:
    names = ("Miljø og klima", "Kompetanse", "Styring", "Innkjøp")
    goals = ("lavere utslipp", "flere kurs", "bedre styring", "færre kjøp")
    counts = "●               Fullført       1"
    boxes = "\n\n".join(
        f"{names[left]:<44}{names[left + 1]}\n"
        f"{f'• Mål om {goals[left]}':<44}• Mål om {goals[left + 1]}\n\n"
        f"{'status          tiltak    antall':<44}status          tiltak    antall\n"
        f"{counts:<44}{counts}"
        for left in (0, 2)
    )
    areas = read(f"Overordnet oversikt over tiltak\n\n{boxes}").areas
    assert [(area.name, area.goals) for area in areas] == [
        (name, (f"Mål om {goal}",)) for name, goal in zip(names, goals, strict=True)
    ]


def test_the_last_line_of_a_measures_cell_may_name_the_area_of_the_rows_below() -> None:
    """The name's list has a header of its own, below the name."""
    pages = [
        f"{name}\npågående tiltak\n"
        " Tiltak               Pri   Gevinst         Siste status    Status\n"
        f" {measure:21}1     Økt kvalitet    Møte holdt      Pågår"
        for name, measure in (
            ("Skog og vann", "Rense elva"),
            ("Næring", "Dele kart"),
            ("Vei", "Bygge"),
        )
    ]
    waiting = """Oversikt
ikke startede tiltak

Skog og vann                                   Næring
Tiltak                     Pri                 Tiltak                   Pri
Kurs i jordhelse           1                   App for grønne tips      2
Støtte til biokull         2
Restaurere myr             2                   Vei
Klimaskog                  3                   Tiltak                   Pri
                                               Parkeringsavgift         1
                                               Sykkelstrategi           1"""
    report = read(*pages, waiting)
    assert [(record.omrade, record.tiltak) for record in report.records[-3:]] == [
        ("Næring", "App for grønne tips"),
        ("Vei", "Parkeringsavgift"),
        ("Vei", "Sykkelstrategi"),
    ]


@pytest.mark.parametrize("number", ["1", " "])
def test_a_line_beside_other_cells_names_no_area_though_it_says_no_more_than_one(
    number: str,
) -> None:
    pages = [
        f"""                    {area}

Nr    Tiltak                             Pri    Gevinst                 Siste status       Status
{number}     Lage felles plan for øvelser i     1      • Økt trygghet          • Utkast klart     ◑
      {ends}                                                                 Pågår
{number}     Kartlegge utstyr ved alle avdel-   2      • Bedre oversikt        • Holdt            ●
      inger                                                                     Ferdig
"""
        for area, ends in (("Beredskap", "Drift    "), ("Drift", "Beredskap"))
    ]
    report = read("Handlingsplan nødnett\nStatus per 1. november 2026\n", *pages)
    assert [(record.omrade, record.tiltak[-9:]) for record in report.records] == [
        ("Beredskap", "r i Drift"),
        ("Beredskap", "vdelinger"),
        ("Drift", "Beredskap"),
        ("Drift", "vdelinger"),
    ]
    assert "jumbled-text" not in [line.code for line in report.diagnostics]


def test_numbers_and_priorities_in_words_are_kept_among_further_cells() -> None:
    page = """Miljø
pågående tiltak

Nr.  Tiltak              Prioritet   Gevinst           Siste status      Status

1    Utvikle maler       Høy         • Økt kvalitet    • Møte holdt      Pågår
     for krav
2    Holde kurs          Svært lav   • Økt trivsel     • Kurs holdt      Pågår"""
    report = read(page)
    assert [(record.tiltak, record.pri) for record in report.records] == [
        ("Utvikle maler for krav", None),
        ("Holde kurs", None),
    ]
    assert [dict(record.ekstra) for record in report.records] == [
        {"Nr.": "1", "Prioritet": "Høy"},
        {"Nr.": "2", "Prioritet": "Svært lav"},
    ]
    assert [record.siste_status for record in report.records] == [("Møte holdt",), ("Kurs holdt",)]
    assert warned_rows(report) == [("pri-unreadable", 1), ("pri-unreadable", 2)]


def test_numbers_and_priorities_in_words_are_kept_where_lines_alone_tell_them() -> None:
    page = """Miljø
pågående tiltak

Nr. Tiltak Prioritet Gevinst Siste status Status

1 Utvikle maler
Høy • Økt kvalitet

• Møte holdt
● Ferdig

2 Holde kurs Middels
• Økt trivsel

• Kurs holdt
● Ferdig"""
    report = read(page)
    assert [(record.tiltak, dict(record.ekstra)) for record in report.records] == [
        ("Utvikle maler", {"Nr.": "1", "Prioritet": "Høy"}),
        ("Holde kurs", {"Nr.": "2", "Prioritet": "Middels"}),
    ]


def test_a_priority_may_have_its_columns_header_before_it() -> None:
    page = """Miljø
pågående tiltak

Tiltak Pri Gevinst Siste status Status

Utvikle maler
Pri 1 • Økt kvalitet

• Møte holdt
● Ferdig"""
    assert [(record.tiltak, record.pri) for record in read(page).records] == [("Utvikle maler", 1)]


def test_tables_below_each_other_on_a_page_have_their_own_names() -> None:
    page = """Status på tiltak
Utstyr
Tiltak                 Pri   Status

Felles krav til MR     1     Pågår

Avtale om service      2     Fullført


Opplæring
Tiltak                 Pri   Status

Kurs for radiografer   1     Ikke startet"""
    other = page.replace("Utstyr", "Bilder").replace("Opplæring", "Drift")
    report = read(f"{page}\f{other}")
    assert [record.omrade for record in report.records] == [
        *("Utstyr", "Utstyr", "Opplæring"),
        *("Bilder", "Bilder", "Drift"),
    ]
    assert {record.tiltak for record in report.records} == {
        *("Felles krav til MR", "Avtale om service", "Kurs for radiografer")
    }
    assert not warned_rows(report)


def test_an_area_in_the_first_column_which_is_for_statuses_is_no_status() -> None:
    page = """Oversikt over tiltak

Produksjon
● Fullført 1
◑ Pågår 0
○ Ikke startet 0

Forsyning
● Fullført 0
◑ Pågår 1
○ Ikke startet 0
\f
Status   Pri   Tiltak                Gevinst           Siste status

Produksjon

●        1     Felles lokale         • Økt kvalitet    • Levert
                                     • Økt trivsel     • Tatt i bruk

Forsyning

◑        2     Lager for væsker      • Økt beredskap   • Leieavtale signert"""
    report = read(page)
    assert [(r.omrade, r.tiltak, r.gevinst, r.status_tekst) for r in report.records] == [
        ("Produksjon", "Felles lokale", ("Økt kvalitet", "Økt trivsel"), None),
        ("Forsyning", "Lager for væsker", ("Økt beredskap",), None),
    ]


def test_a_title_slide_above_the_first_table_is_no_part_of_its_areas_name() -> None:
    page = """Bildediagnostikk
Handlingsplan – status per 1. november 2026
Utstyr
Tiltak                 Pri   Status
Felles krav til MR     1     Pågår
Avtale om service      2     Fullført
Bilde og funn 2026                   2
Opplæring
Tiltak                 Pri   Status
Kurs for radiografer   1     Ikke startet
Bilde og funn 2026                   3"""
    report = read(page)
    assert [(record.omrade, record.tiltak) for record in report.records] == [
        ("Utstyr", "Felles krav til MR"),
        ("Utstyr", "Avtale om service"),
        ("Opplæring", "Kurs for radiografer"),
    ]


def test_a_title_slide_above_a_numbered_heading_is_no_part_of_its_name() -> None:
    page = """                      Medisinsk utstyr
Handlingsplan – status per 1. november 2026
                      Implantater (1 av 2)

Tiltak                 Pri   Status

Felles krav til MR     1     Pågår

Avtale om service      2     Fullført
                      Implantater (2 av 2)

Tiltak                 Pri   Status

Kurs for radiografer   1     Ikke startet"""
    assert {record.omrade for record in read(page).records} == {"Implantater"}


def test_areas_that_begin_with_the_plans_name_are_told_apart_by_the_rest() -> None:
    names = [f"Hjelpemiddelplanen: {name}" for name in ("Proteser", "Ortoser", "Hørsel")]
    pages = [
        f"{name}\n\nTiltak                 Pri   Status\n\nFelles krav nr {name[-4:]}    1     Pågår"
        for name in names
    ]
    assert [record.omrade for record in read("\f".join(pages)).records] == names
