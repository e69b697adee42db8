"""Which area listed measures and declared counts belong to, where only order and counts tell."""

from __future__ import annotations

from tinylayers import read

from parsers.text.placing.assign import solve
from parsers.text.placing.runs import Listed, ListedRows
from schema import Status

NAMES = ("Miljø", "Kompetanse", "Styring")
PROFILES = [[(name, 3.0)] for name in NAMES]


def counts(done: int, waiting: int) -> dict[Status, int]:
    return {Status.DONE: done, Status.NOT_STARTED: waiting}


def rows(*priorities: int) -> list[Listed]:
    return [Listed(text=f"Tiltak nummer {n}", pri=pri) for n, pri in enumerate(priorities)]


def test_headings_behind_the_list_in_one_order_leave_no_doubt() -> None:
    """Runs of one and two rows could stand either way round, but for their headings' order."""
    found = solve(
        [{Status.DONE: 1}, {Status.DONE: 2}],
        [counts(1, 1), counts(2, 2)],
        ListedRows(rows(2, 2, 2), [(0, 3), (1, 3)], PROFILES[:2]),
    )
    assert (found.rows, found.tables) == ((0, 1, 1), (0, 1))
    assert found.doubtful == frozenset()


def test_areas_whose_counts_can_be_swapped_are_in_doubt_and_no_others() -> None:
    found = solve(
        [{Status.DONE: 3}, {Status.DONE: 1}, {Status.DONE: 1}],
        [counts(3, 1), counts(1, 2), counts(1, 1)],
        ListedRows(rows(2, 2, 2, 2), [(0, 4), (1, 4), (2, 4)], PROFILES),
    )
    assert found.rows[0] == 0
    assert found.doubtful == {1, 2}


def test_priorities_and_words_against_the_headings_order_leave_a_doubt() -> None:
    profiles = [[("emballasje og avfall", 3.0)], [("kurs for ledere", 3.0)]]
    listed = [
        Listed(text="Kurs for nye ledere", pri=2),
        Listed(text="Flere kurs for ledere", pri=3),
        Listed(text="Mindre emballasje og avfall", pri=1),
        Listed(text="Gjenbruk av emballasje", pri=3),
    ]
    found = solve(
        [{Status.DONE: 1}, {Status.DONE: 2}],
        [counts(1, 2), counts(2, 2)],
        ListedRows(listed, [(0, 4), (1, 4)], profiles),
    )
    assert found.doubtful == {0, 1}


def test_words_decide_without_a_doubt_where_nothing_speaks_against_them() -> None:
    """Counts and headings allow both orders alike; a row's words are clearly one area's."""
    profiles = [[("emballasje og avfall", 3.0)], [("kurs for ledere", 3.0)]]
    listed = [
        Listed(text="Mindre emballasje og avfall", pri=1),
        Listed(text="Kurs for nye ledere", pri=1),
    ]
    found = solve(
        [{Status.DONE: 1}, {Status.DONE: 1}],
        [counts(1, 1), counts(1, 1)],
        ListedRows(listed, [], profiles),
    )
    assert (found.rows, found.doubtful) == ((0, 1), frozenset())


def test_counts_that_cannot_be_read_are_no_part_of_an_areas_name() -> None:
    row = "{} 1\n• Økt kvalitet\n• Møtet er holdt\n◑\nPågår"
    head = "Tiltak Pri Gevinst Siste status Status"
    overview = (
        "Overordnet oversikt\n\nMiljø og klima\n2○0◑ 1● av 3\n\nKompetanse\n● Fullført 0\n◑ Pågår 1"
    )
    pages = [
        f"{name}\npågående tiltak\n\n{head}\n\n{row.format(tiltak)}"
        for name, tiltak in (("Miljø og klima", "Holde kurs"), ("Kompetanse", "Kjøpe varer"))
    ]
    report = read(overview, *pages)
    assert [record.omrade for record in report.records] == ["Miljø og klima", "Kompetanse"]


def test_names_side_by_side_over_two_lists_are_no_name_of_their_own() -> None:
    header = "Tiltak Pri Gevinst Siste status Status"
    pages = [
        f"{name}\npågående tiltak\n\n{header}\n{measure} 1 • Økt kvalitet • Holdt ◑ Pågår"
        for name, measure in (("Vei og bane", "Bygge bru"), ("Miljø", "Rense elva"))
    ]
    waiting = "Oversikt\nikke startede tiltak\nVei og bane Miljø\n\nLegge spor 1\n\nPlante trær 2"
    report = read(*pages, waiting)
    assert {record.omrade for record in report.records} == {"Vei og bane", "Miljø"}


def test_words_below_the_names_over_headers_of_a_line_a_column_are_no_names() -> None:
    header = "Tiltak\n\nPrioritet\n\nGevinster\n\nFremdrift\n\nStatus"
    row = "{}\n\n1\n\n• Økt kvalitet\n\n• Møtet er holdt\n\n◑"
    pages = [
        f"{name}\nslik står det til\n{header}\n\n{row.format(measure)}"
        for name, measure in (("Miljø", "Rense elva"), ("Kultur", "Bygge scene"))
    ]
    listed = "ikke startede tiltak\nMiljø\nPlante trær\n\nPri.\n2"
    report = read("\f".join([*pages, listed]))
    assert [(record.omrade, record.tiltak, record.pri) for record in report.records] == [
        ("Miljø", "Rense elva", 1),
        ("Kultur", "Bygge scene", 1),
        ("Miljø", "Plante trær", 2),
    ]


def test_a_list_has_its_priorities_behind_though_tables_have_them_in_front() -> None:
    table = (
        "{}\npågående tiltak\n\nPri Tiltak Gevinst Siste status Status\n1 {} • Økt • Holdt ◑ Pågår"
    )
    pages = [table.format("Miljø", "Rense elva"), table.format("Kultur", "Bygge scene")]
    rows = "Miljø\n\nLegge spor for alle som\nsykler\n\n2\n\nPlante trær 3\nKultur\n\nHolde kurs 1"
    report = read(*pages, f"Oversikt\nikke startede tiltak\n{rows}")
    assert [(record.omrade, record.tiltak, record.pri) for record in report.records[2:]] == [
        ("Miljø", "Legge spor for alle som sykler", 2),
        ("Miljø", "Plante trær", 3),
        ("Kultur", "Holde kurs", 1),
    ]
    assert "area-guessed" not in {item.code for item in report.diagnostics}


def test_a_line_that_goes_on_below_names_no_area() -> None:
    table = "Miljø\n\nTiltak Pri Gevinst Siste status Status\nRense elva 1 • Økt • Holdt ◑ Pågår"
    rows = "Legge spor\nfor alle\n\nPlante trær\n\n2"
    report = read(table, f"Oversikt\nikke startede tiltak\nMiljø\n\n{rows}")
    assert {area.name for area in report.areas} == {"Miljø"}


def test_the_header_of_priorities_may_stand_between_a_listed_measure_and_its_figure() -> None:
    table = "{}\n\nTiltak Pri Gevinst Siste status Status\n{} 1 • Økt • Holdt ◑ Pågår"
    pages = [table.format("Miljø", "Rense elva"), table.format("Kultur", "Bygge scene")]
    listed = "{}\n\n{}\nfor alle\n\nPri\n\n2"
    rows = f"{listed.format('Miljø', 'Legge spor')}\n\n{listed.format('Kultur', 'Holde kurs')}"
    report = read(*pages, f"Oversikt\nikke startede tiltak\n{rows}")
    assert [(record.omrade, record.tiltak, record.pri) for record in report.records[2:]] == [
        ("Miljø", "Legge spor for alle", 2),
        ("Kultur", "Holde kurs for alle", 2),
    ]


def test_lists_that_share_a_line_leave_the_areas_of_listed_measures_in_doubt() -> None:
    overview = "Oversikt over tiltak\nMiljø\nIkke startet 2\nKultur\nIkke startet 1"
    listed = (
        "ikke startede tiltak\nMiljø Pri. Kultur Pri.\nRense elva 2 Bygge scene 1\nPlante trær 3"
    )
    report = read(f"{overview}\f{listed}")
    assert [record.tiltak for record in report.records] == [
        "Rense elva",
        "Bygge scene",
        "Plante trær",
    ]
    told = [item.message for item in report.diagnostics if item.code == "area-guessed"]
    assert any("stand beside each other" in message for message in told)
