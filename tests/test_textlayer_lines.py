"""What a text layer's writer puts on one line, or repeats, is told apart again."""

from __future__ import annotations

from collections import Counter

import pytest

from parsers.text.layer import interpret_text
from parsers.text.lines import line_words
from parsers.text.printing import Printing
from parsers.text.reader import read_text
from parsers.text.row import Piece, TextRow
from parsers.text.sidebyside import parted_as_wanted, parted_at_names
from schema import Report, vocabulary
from schema.vocabulary import Column

VOCABULARY = vocabulary.load()
HEADER = "Tiltak Pri Gevinst Siste status Status"


def read(text: str) -> Report:
    return interpret_text(read_text(text.encode()), VOCABULARY)


def told(report: Report) -> list[tuple[str, int | None]]:
    return [(item.code, item.row) for item in report.diagnostics if item.severity != "info"]


def _counts(done: int, waiting: int) -> str:
    return f"status tiltak antall\n\n● Fullført {done}\n\n◑ Pågår 0\n\n○ Ikke startet {waiting}"


def _overview(names: str, *counts: tuple[int, int]) -> str:
    tables = "\n\n".join(_counts(*count) for count in counts)
    return f"Overordnet oversikt over tiltak\n\n{names}\n\n{tables}"


def _table(name: str, measure: str = "Utvikle maler") -> str:
    row = f"{measure} 1\n\n• Økt kvalitet\n• Kartlegging pågår\n\n●\nFullført"
    return f"{HEADER}\n\n{row}\n\n{name}\npågående tiltak"


def _list(rows: str, names: str) -> str:
    return f"{rows}\n\n{names}\n\nOversikt\nikke startede tiltak\n\nPri. Pri."


def _deck(*pages: str) -> Report:
    return read("\n\n\n\n".join(pages))


def test_areas_named_on_one_line_are_told_apart_by_a_page_of_ones_own() -> None:
    report = _deck(
        _overview("Miljø og samfunnsansvar Kompetanse og ledelse", (1, 0), (1, 0)),
        _table("Miljø og samfunnsansvar"),
        _table("Kompetanse og ledelse", "Holde kurs"),
    )
    assert [record.omrade for record in report.records] == [
        "Miljø og samfunnsansvar",
        "Kompetanse og ledelse",
    ]
    assert told(report) == []


def test_areas_named_on_one_line_are_told_apart_by_how_many_have_counts() -> None:
    names = "Miljø og samfunnsansvar Kompetanse og ledelse"
    rows = "Utrede emballasje 2\n\nHolde kurs 2\n\nFinne forelesere 3"
    report = _deck(
        _overview(f"Bærekraft\n\n{names}", (1, 0), (0, 1), (0, 2)),
        _table("Bærekraft"),
        _list(rows, names),
    )
    assert [area.name for area in report.areas] == [
        "Bærekraft",
        "Miljø og samfunnsansvar",
        "Kompetanse og ledelse",
    ]
    assert all(area.name in {record.omrade for record in report.records} for area in report.areas)


@pytest.mark.parametrize(
    ("text", "known", "parts"),
    [
        ("Miljø og Bærekraft", {"bærekraft"}, ["Miljø og Bærekraft"]),
        ("Bærekraft og miljø", {"bærekraft"}, ["Bærekraft og miljø"]),
        ("Bærekraft Styring", {"bærekraft"}, ["Bærekraft", "Styring"]),
        ("Styring Bærekraft IKT", {"bærekraft"}, ["Styring", "Bærekraft", "IKT"]),
    ],
)
def test_a_name_is_parted_from_whole_names_only(
    text: str, known: set[str], parts: list[str]
) -> None:
    assert parted_at_names(text, known) == parts


def test_names_are_parted_at_capitals_only_into_as_many_as_are_wanted() -> None:
    names = ["Styring av IKT Kompetanse i Helse"]
    assert parted_as_wanted(names, 3) == names
    assert parted_as_wanted(["Styring av IKT Kompetanse"], 2) == ["Styring av IKT", "Kompetanse"]


def test_two_listed_rows_on_one_line_are_two_if_the_counts_say_so() -> None:
    rows = "Utrede emballasje innen 2030 2 Holde kurs 3"
    report = _deck(
        _overview("Bærekraft\n\nKompetanse", (1, 1), (1, 1)),
        _table("Bærekraft"),
        _table("Kompetanse", "Ansette forelesere"),
        _list(rows, "Bærekraft\n\nKompetanse"),
    )
    assert [(record.tiltak, record.pri) for record in report.records[2:]] == [
        ("Utrede emballasje innen 2030", 2),
        ("Holde kurs", 3),
    ]


def test_two_listed_rows_on_one_line_are_in_doubt_if_nothing_counts_them() -> None:
    report = _deck(
        _table("Bærekraft"),
        _list("Utrede emballasje innen 2030 2 Holde kurs 3", "Bærekraft"),
    )
    assert ("jumbled-text", 1) in told(report)


@pytest.mark.parametrize("place", ["head", "foot"])
def test_what_stands_at_the_edge_of_every_page_is_no_measure(place: str) -> None:
    names = ("Bærekraft", "Kompetanse", "Styring")
    pages = [_overview("\n\n".join(names), *[(1, 0)] * 3), *map(_table, names)]
    for number, page in enumerate(pages, start=1):
        edge = f"Kontoret for innkjøp {number}"
        pages[number - 1] = f"{edge}\n\n{page}" if place == "head" else f"{page}\n\n{edge}"
    report = _deck(*pages)
    assert [record.omrade for record in report.records] == list(names)
    assert told(report) == []


def test_a_share_in_a_list_item_is_no_heading_of_several_slides() -> None:
    words = line_words(VOCABULARY)
    assert words.is_numbered_heading("Bærekraft (1 av 2)")
    assert not words.is_numbered_heading("• 12 av 20 foretak har svart")
    assert not words.is_numbered_heading("12 av 20 foretak har svart")


def test_a_label_on_the_line_of_the_text_before_its_sign_is_read() -> None:
    rows = (
        "Utvikle maler 1\n\n• Økt kvalitet\n• Kartlegging pågår\n\nFullført\n●\n\n"
        "Utvikle kurs 1\n\n• Økt kvalitet\n• Kartlegging pågår Fullført\n●"
    )
    report = read(f"{HEADER}\n\n{rows}\n\nBærekraft\npågående tiltak")
    assert [record.status_tekst for record in report.records] == ["Fullført", "Fullført"]
    items = {item for record in report.records for item in record.gevinst + record.siste_status}
    assert items == {"Økt kvalitet", "Kartlegging pågår"}


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Økt forutsigbarhet", Column.GEVINST),
        ("Kontrakt signert 01.09.2023", Column.SISTE_STATUS),
        ("Møter planlegges i Q4", Column.SISTE_STATUS),
        ("Bedre dialog", None),
        ("Avtaledekning", None),
    ],
)
def test_words_tell_the_column_of_a_list_item(text: str, column: Column | None) -> None:
    assert line_words(VOCABULARY).column_of_item(text) is column


def _piece(text: str, **flags: bool) -> Piece:
    return Piece(
        text=text, bullet=True, gap=flags.get("gap", False), inline=flags.get("inline", False)
    )


def test_lines_that_would_be_printed_otherwise_speak_against_a_border() -> None:
    # `1 • a • b` and a line below: a alone stands level with the priority, b is one of two lines.
    row = TextRow(
        tiltak="Utvikle maler",
        ikon=None,
        pri=1,
        content=(_piece("a", inline=True), _piece("b", inline=True), _piece("c")),
        mark=None,
        listed=False,
        pri_gap=True,
    )
    printing = Printing(middle=True, half=True, half_status=True, drop=1.25, gaps=False)
    costs = [printing.cost(row, at) for at in range(4)]
    assert costs[1] == 0
    assert min(costs[:1] + costs[2:]) > 0


def test_a_border_that_nothing_tells_is_in_doubt() -> None:
    page = _table("Bærekraft").replace("• Økt kvalitet\n• Kartlegging pågår", "• Avtaler\n• Reiser")
    report = read(page)
    doubts = Counter(code for code, _ in told(report))
    assert doubts["bullets-guessed"] == 1


def test_a_table_written_column_by_column_is_an_error() -> None:
    columns = (
        "Tiltak\nUtvikle maler\nHolde kurs\n\nPri\n\n1\n2\n\nGevinst\n\n• Økt kvalitet\n\n"
        "Siste status\n\n• Kartlegging pågår\n\nStatus\n\n●\nFullført\n\n◑\nPågår"
    )
    report = read(f"Bærekraft\npågående tiltak\n{columns}")
    errors = [item.code for item in report.diagnostics if item.severity == "error"]
    assert "jumbled-text" in errors


def test_a_cell_a_line_is_read_row_by_row() -> None:
    cells = "Tiltak\nPri\nGevinst\nSiste status\nStatus\nUtvikle maler\n1\n• Økt kvalitet\n"
    report = read(f"Bærekraft\npågående tiltak\n\n{cells}• Kartlegging pågår\n●\nFullført")
    assert [(record.tiltak, record.pri) for record in report.records] == [("Utvikle maler", 1)]
    assert "jumbled-text" not in [code for code, _ in told(report)]


def test_lists_beside_each_other_are_read_each_with_its_own_priorities_and_icons() -> None:
    left = "Bærekraft".ljust(40) + "Pri.".ljust(12) + "Kompetanse".ljust(40) + "Pri."
    rows = [
        "🏆   Utrede emballasje".ljust(46) + " 2   🗲   Holde kurs".ljust(54) + "3",
        "     Samordne frakt".ljust(46) + "  3       Finne forelesere".ljust(55) + "2",
    ]
    page = "\n\n".join(["Oversikt\nikke startede tiltak", left, *rows])
    report = read(f"{_table('Bærekraft')}\f{_table('Kompetanse', 'Lese')}\f{page}")
    listed = [(r.omrade, r.ikon, r.tiltak, r.pri) for r in report.records[2:]]
    assert listed == [
        ("Bærekraft", "🏆", "Utrede emballasje", 2),
        ("Bærekraft", None, "Samordne frakt", 3),
        ("Kompetanse", "🗲", "Holde kurs", 3),
        ("Kompetanse", None, "Finne forelesere", 2),
    ]


def test_a_measure_that_begins_with_anothers_status_is_in_doubt() -> None:
    report = read(_table("Bærekraft", "Utført OIH Utvikle maler"))
    assert ("jumbled-text", 1) in told(report)


def test_a_measure_that_begins_amid_a_sentence_is_in_doubt() -> None:
    rows = "Utrede rutiner for mottak av varer Gjennomføre 2\n\nberedskapslager i regionene 2"
    report = _deck(_table("Bærekraft"), _list(rows, "Bærekraft"))
    assert ("jumbled-text", 2) in told(report)
