"""Tables of text layers whose cells stand below each other, headers too, whatever their order."""

from __future__ import annotations

import pytest
from tinylayers import VOCABULARY

from parsers.read import read_bytes
from parsers.report.interpret import interpret
from schema import Report, Severity, Status

TITLE = "Handlingsplan renhold\nStatus per 1. oktober 2026"
HEAD = ("Nr", "Tiltak", "Ansvarlig", "Frist", "Status", "Siste status")
ROWS = (
    ("1", "Felles sortiment for arbeidstøy", "Kari", "15.12.2026", "Pågår", "Prøvebruk er holdt"),
    ("2", "Gjenvinning av utslitte tekstiler", "Ola", "Q1 2027", "Ikke startet", ""),
    ("3", "Robotvaskemaskiner i store arealer", "Kari", "01.10.2026", "Ferdig", "I drift"),
)
STATUSES = [Status.ONGOING, Status.NOT_STARTED, Status.DONE]


def read(*pages: str) -> Report:
    return interpret(read_bytes("\f".join(pages).encode()), VOCABULARY)[0]


def told(report: Report) -> list[tuple[str, int | None]]:
    return [(line.code, line.row) for line in report.diagnostics if line.severity != Severity.INFO]


def page(name: str, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], kind: str) -> str:
    """Return a page as a writer prints it: cells apart, rows apart, or a line for each cell."""
    printed = [[cell for cell in row if cell] for row in (head, *rows)]
    if kind == "cells apart":
        return f"{name}\n" + "\n\n".join(cell for row in printed for cell in row)
    between = "\n\n" if kind == "rows apart" else "\n"
    return f"{name}\n" + between.join("\n".join(row) for row in printed)


KINDS = ("cells apart", "rows apart", "lines")


@pytest.mark.parametrize("kind", KINDS)
def test_cells_below_each_other_are_read_by_what_their_columns_hold(kind: str) -> None:
    report = read(
        TITLE, page("Tekstiler", HEAD, ROWS[:2], kind), page("Gulv", HEAD, ROWS[2:], kind)
    )
    assert [(r.omrade, r.tiltak, r.slide, r.row) for r in report.records] == [
        ("Tekstiler", ROWS[0][1], 2, 1),
        ("Tekstiler", ROWS[1][1], 2, 2),
        ("Gulv", ROWS[2][1], 3, 1),
    ]
    assert [record.status for record in report.records] == STATUSES
    assert [record.siste_status for record in report.records] == [
        ("Prøvebruk er holdt",),
        (),
        ("I drift",),
    ]
    assert dict(report.records[1].ekstra) == {"Nr": "2", "Ansvarlig": "Ola", "Frist": "Q1 2027"}
    assert told(report) == []


@pytest.mark.parametrize("kind", KINDS)
def test_names_over_tables_are_areas_where_page_breaks_are_lost(kind: str) -> None:
    pages = (page("Tekstiler", HEAD, ROWS[:2], kind), page("Gulv", HEAD, ROWS[2:], kind))
    report = read("\n\n".join((TITLE, *pages)))
    assert [(record.omrade, record.slide) for record in report.records] == [
        ("Tekstiler", 2),
        ("Tekstiler", 2),
        ("Gulv", 3),
    ]


def test_names_that_may_stand_behind_their_tables_are_not_taken_for_the_next_ones() -> None:
    pages = (page(TITLE, HEAD, ROWS[:2], "lines"), page("Tekstiler", HEAD, ROWS[2:], "lines"))
    report = read("\n".join((*pages, "Gulv")))
    assert told(report)


def test_lines_between_rows_are_bands_and_a_line_that_goes_on_is_told() -> None:
    head = ("Pri", "Tiltak", "Gevinst", "Status")
    rows = (
        ("Tekstiler", "1", "Felles sortiment", "• Færre varer på", "●"),
        ("lageret", "2", "Sporing med brikke", "• Mindre svinn", "◑"),
        ("Gulv", "1", "Nye maskiner", "• Frigjort tid", "○"),
    )
    report = read(TITLE, page("Tiltak og status", head, rows, "cells apart"))
    assert [(record.omrade, record.tiltak, record.pri) for record in report.records] == [
        ("Tekstiler", "Felles sortiment", 1),
        ("Tekstiler", "Sporing med brikke", 2),
        ("Gulv", "Nye maskiner", 1),
    ]
    assert told(report) == [("jumbled-text", 2)]


@pytest.mark.parametrize("kind", KINDS)
def test_lists_side_by_side_are_parted_where_each_has_an_item_and_told_where_not(kind: str) -> None:
    head = ("Pri", "Tiltak", "Gevinst", "Siste status", "Status")
    rows = (
        ("1", "Felles sortiment", "Færre varer", "Møtet er holdt", "●"),
        ("2", "Sporing med brikke", "", "", "○"),
        ("3", "Nye maskiner", "Frigjort gulv", "", "◑"),
    )
    report = read(TITLE, page("Tekstiler", head, rows, kind))
    assert [(r.gevinst, r.siste_status, r.status) for r in report.records[:2]] == [
        (("Færre varer",), ("Møtet er holdt",), Status.DONE),
        ((), (), Status.NOT_STARTED),
    ]
    assert told(report) == [("bullets-guessed", 3)]


def test_feet_amid_the_last_rows_cells_and_headers_behind_them_are_left_out() -> None:
    head = ("Tiltak", "Status", "Pri", "Siste status")
    first = "Tekstiler\n" + "\n\n".join(
        (*head, "Felles sortiment", "Pågår", "1", "Fortrolig", "Møtet er holdt", "2")
    )
    second = "Gulv\n" + "\n\n".join(
        (*head[:3], "Nye maskiner", "Ikke startet", "2", "Fortrolig", "Siste status", "3")
    )
    report = read(f"{TITLE}\nFortrolig", first, second)
    assert [(r.omrade, r.tiltak, r.pri, r.siste_status) for r in report.records] == [
        ("Tekstiler", "Felles sortiment", 1, ("Møtet er holdt",)),
        ("Gulv", "Nye maskiner", 2, ()),
    ]
    assert told(report) == []


def test_an_overview_of_counts_below_each_other_is_held_against_the_rows() -> None:
    counts = (
        "status",
        "tiltak",
        "antall",
        "●",
        "Fullført",
        "1",
        "◑",
        "Pågår",
        "0",
        "○",
        "Ikke startet",
        "0",
    )
    head = ("Tiltak", "Pri", "Status")
    report = read(
        TITLE,
        "Oversikt over tiltak\nTekstiler\n" + "\n".join(counts),
        page("Tekstiler", head, (("Felles sortiment", "1", "●\nUtført"),), "lines"),
    )
    assert [(record.omrade, record.status) for record in report.records] == [
        ("Tekstiler", Status.DONE)
    ]
    assert [(one.status, one.count) for one in report.declared] == [
        (Status.DONE, 1),
        (Status.ONGOING, 0),
        (Status.NOT_STARTED, 0),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("1", "Felles sortiment", "Kari", "Pågår", "Møtet er holdt"), ("2", "Sporing", "Pågår")),
        (("1", "Felles sortiment", "Møtet er holdt", "Pågår"), ("2", "• Sporing", "Kurs", "Pågår")),
    ],
)
def test_rows_that_may_be_told_in_two_ways_are_no_rows_of_such_a_table(
    rows: tuple[tuple[str, ...], ...],
) -> None:
    head = ("Nr", "Tiltak", "Kontaktperson", "Deltakere", "Status", "Siste status")
    report = read(TITLE, page("Tekstiler", head, rows, "lines"))
    assert told(report)


def test_a_row_without_status_is_not_lost_among_the_items_above_it() -> None:
    head = ("Tiltak", "Status", "Siste status")
    rows = (
        ("Felles sortiment", "Pågår", "Møtet er holdt"),
        ("Sporing med brikke", "", "Venter på svar"),
        ("Nye maskiner", "Ferdig", "I drift"),
    )
    report = read(TITLE, page("Tekstiler", head, rows, "lines"))
    assert told(report)


def test_a_label_alone_may_be_an_item_of_a_list() -> None:
    head = ("Tiltak", "Status", "Siste status", "Pri")
    rows = (
        ("Felles sortiment", "●\nUtført", "Gjennomført", "1"),
        ("Sporing med brikke", "◑\nPågår", "Venter", "2"),
    )
    (first, _) = read(TITLE, page("Tekstiler", head, rows, "lines")).records
    assert (first.status, first.siste_status) == (Status.DONE, ("Gjennomført",))


def test_a_label_below_some_signs_only_may_be_of_another_column_and_is_told() -> None:
    head = ("Tiltak", "Status", "Siste status", "Pri")
    rows = (("Felles sortiment", "●", "Gjennomført", "1"), ("Sporing", "◑", "Venter", "2"))
    assert told(read(TITLE, page("Tekstiler", head, rows, "lines")))


def test_bands_stand_between_rows_that_end_in_a_time_too() -> None:
    head = ("ID", "Tiltak", "Pri", "Status", "Frist")
    rows = (
        ("Tekstiler",),
        ("T1", "Felles sortiment", "1", "Pågår", "31.12.2026"),
        ("Gulv",),
        ("T2", "Nye maskiner", "2", "Fullført", "Q1 2027"),
    )
    report = read(TITLE, page("Tiltaksoversikt", head, rows, "rows apart"))
    assert [(r.omrade, r.tiltak, dict(r.ekstra)["Frist"]) for r in report.records] == [
        ("Tekstiler", "Felles sortiment", "31.12.2026"),
        ("Gulv", "Nye maskiner", "Q1 2027"),
    ]


def test_feet_between_tables_of_a_layer_without_page_breaks_are_left_out() -> None:
    head = ("Tiltak", "Pri", "Status", "Siste status")
    names = ("Tekstiler", "Gulv", "Avfall", "Transport", "Mat", "Bygg")
    row = ("Felles avtale om {}", "1", "Pågår", "Møtet om {} er holdt")
    tables = [
        page(name, head, (tuple(cell.format(name) for cell in row),), "rows apart")
        for name in names
    ]
    slides = (
        f"Status for tiltak\n{tables[number]}\n{tables[number + 1]}\nFortrolig\n{number + 2}"
        for number in (0, 2, 4)
    )
    report = read("\n\n".join((TITLE, *slides)))
    assert [(r.omrade, r.siste_status) for r in report.records] == [
        (name, (f"Møtet om {name} er holdt",)) for name in names
    ]


def test_what_the_last_rows_of_few_pages_say_alike_is_not_taken_for_a_foot() -> None:
    head = ("Tiltak", "Pri", "Status", "Siste status")
    pages = (
        page(name, head, ((f"Avtale om {name}", "1", "Pågår", "Møtet er holdt"),), "lines")
        for name in ("Tekstiler", "Gulv")
    )
    report = read(TITLE, *pages)
    assert told(report) or {r.siste_status for r in report.records} == {("Møtet er holdt",)}


def test_one_line_over_all_tables_without_page_breaks_names_no_area() -> None:
    head = ("Tiltak", "Pri", "Status")
    slides = (
        f"{name}\n"
        + page("Viktige tiltak nå", head, ((f"Avtale om {name}", "1", "Pågår"),), "lines")
        for name in ("Tekstiler", "Gulv")
    )
    report = read("\n\n".join((TITLE, *slides)))
    assert told(report) or [record.omrade for record in report.records] == ["Tekstiler", "Gulv"]


def test_a_line_in_brackets_is_the_measures_and_others_that_may_be_are_told() -> None:
    head = ("Pri", "Tiltak", "Siste status", "Status")
    rows = (
        ("1", "Lokal frukt\n(gjelder kun Vestlandet)", "Venter\nNy runde i mai", "Pågår"),
        ("2", "Kaffe", "Holdt", "Ferdig"),
    )
    report = read(TITLE, page("Innkjøp", head, rows, "lines"))
    assert [(record.tiltak, record.siste_status) for record in report.records] == [
        ("Lokal frukt (gjelder kun Vestlandet)", ("Venter", "Ny runde i mai")),
        ("Kaffe", ("Holdt",)),
    ]
    assert "jumbled-text" in [line.code for line in report.diagnostics]
