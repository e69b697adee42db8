"""Texts that keep their tables, as Markdown or with tabs, and overviews that are one table."""

from __future__ import annotations

import re

import pytest

from parsers.read import read_bytes
from parsers.report.interpret import interpret
from parsers.text.delimited import delimited_slides
from parsers.text.reader import read_text
from schema import Record, Report, Role, Severity, Status, vocabulary

VOCABULARY = vocabulary.load()
ROWS = [
    ["Tiltak", "Pri", "Gevinst", "Siste status", "Status"],
    ["⚖ Utvikle maler", "1", "Økt kvalitet", "Kartlegging pågår", "◑ Pågår"],
    ["Holde kurs", "2", "", "Kurs holdt", "● Fullført"],
    ["Ansette folk", "3", "", "", "○ Ikke startet"],
]


def read(text: str) -> Report:
    return interpret(read_bytes(text.encode()), VOCABULARY)[0]


def told(report: Report) -> list[tuple[str, int | None]]:
    return [(item.code, item.slide) for item in report.diagnostics if item.severity != "info"]


def values(record: Record) -> tuple[object, ...]:
    items = (record.gevinst, record.siste_status)
    return record.omrade, record.ikon, record.tiltak, record.pri, *items, record.status


def markdown(rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def bars(rows: list[list[str]]) -> str:
    return "\n".join(" | ".join(row) for row in rows)


def tabs(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


@pytest.mark.parametrize("write", [markdown, bars, tabs])
def test_cells_between_bars_or_tabs_are_cells(write: object) -> None:
    assert callable(write)
    pages = (
        f"{head}\npågående tiltak\n\n{write(ROWS)}\n\nKontoret {number}"
        for number, head in enumerate(("Miljø", "Kompetanse", "Økonomi"), 1)
    )
    report = read("\f".join(pages))
    assert [values(record) for record in report.records[:3]] == [
        (
            "Miljø",
            "⚖",
            "Utvikle maler",
            1,
            ("Økt kvalitet",),
            ("Kartlegging pågår",),
            Status.ONGOING,
        ),
        ("Miljø", None, "Holde kurs", 2, (), ("Kurs holdt",), Status.DONE),
        ("Miljø", None, "Ansette folk", 3, (), (), Status.NOT_STARTED),
    ]
    assert [record.omrade for record in report.records[3::3]] == ["Kompetanse", "Økonomi"]
    assert [record.slide for record in report.records[::3]] == [1, 2, 3]


def test_items_that_a_text_may_have_run_together_are_told_once() -> None:
    assert ("bullets-guessed", None) in told(read(markdown(ROWS)))
    parted = [row[:] for row in ROWS]
    parted[1][2] = "Økt kvalitet<br>Mindre svinn"
    report = read(markdown(parted))
    assert report.records[0].gevinst == ("Økt kvalitet", "Mindre svinn")
    assert ("bullets-guessed", None) not in told(report)


def test_markdown_says_where_slides_begin() -> None:
    pages = (
        f"<!-- Slide number: {n} -->\n# {name}\n{markdown(ROWS)}"
        for n, name in ((1, "Miljø"), (2, "Kurs"))
    )
    report = read("\n\n".join(pages))
    assert [(record.omrade, record.slide) for record in report.records[::3]] == [
        ("Miljø", 1),
        ("Kurs", 2),
    ]


def test_several_tables_below_several_headings_leave_the_areas_in_doubt() -> None:
    lists = [
        [["Tiltak", "Pri"], ["Utvikle maler", "1"], ["Holde kurs", "2"]],
        [["Tiltak", "Pri"], ["Ansette folk", "3"]],
    ]
    page = "Oversikt\nikke startede tiltak\nMiljø\nKompetanse\n\n" + "\n\n".join(
        map(markdown, lists)
    )
    report = read(f"Kurs\npågående tiltak\n\n{markdown(ROWS)}\f{page}")
    assert ("area-guessed", 2) in told(report)
    assert ("area-guessed", 1) not in told(report)


def test_what_stands_on_nearly_all_slides_is_their_foot() -> None:
    slides = delimited_slides([f"Miljø {number}\nKontoret {number}" for number in "abc"])
    assert {text.role for slide in slides for text in slide.texts} == {None}
    slides = delimited_slides([f"Miljø {letter}\nKontoret {n}" for n, letter in enumerate("abc")])
    assert [text.role for text in slides[0].texts] == [None, Role.FOOTER]


def test_a_text_with_a_bar_or_a_tab_now_and_then_keeps_no_tables() -> None:
    text = "Tiltak Pri Gevinst Siste status Status\n\nUtvikle maler 1\n• Økt | bedre | kvalitet\n• Pågår\n◑\nPågår"
    (record,) = read(text).records
    assert (*record.gevinst, *record.siste_status) == ("Økt | bedre | kvalitet", "Pågår")


@pytest.mark.parametrize("line", ["|", "| Se vedlegg \\|"])
def test_a_line_with_a_bar_that_parts_nothing_is_no_table(line: str) -> None:
    table = markdown(ROWS)
    report = read(f"Miljø\n\n{line}\n\n{table}\n\nKontoret")
    assert report.records == read(f"Miljø\n\n{table}\n\nKontoret").records


def test_an_item_that_says_no_more_than_a_label_is_an_item() -> None:
    row = "Utvikle maler 1\n• Økt kvalitet\n• Ferdig\n◑\nPågår"
    (record,) = read(f"Tiltak Pri Gevinst Siste status Status\n\n{row}").records
    assert (*record.gevinst, *record.siste_status) == ("Økt kvalitet", "Ferdig")
    assert record.status is Status.ONGOING


MATRIX = """Overordnet oversikt over tiltak

Område Fullført Pågår Ikke startet Sum

Miljø og
samfunn 0 1 1 2

Kompetanse 0 1 0 1

Sum 0 2 1 3"""


def test_an_overview_in_one_table_says_whose_its_counts_are() -> None:
    pages = [
        MATRIX,
        "Kompetanse\npågående tiltak\n\nTiltak Pri Gevinst Siste status Status\n\nHolde kurs 1\n• Økt kunnskap\n• Kurs pågår\n◑\nPågår",
        "Miljø og samfunn\npågående tiltak\n\nTiltak Pri Gevinst Siste status Status\n\nUtvikle maler 1\n• Økt kvalitet\n• Kartlegging pågår\n◑\nPågår",
        "Miljø og samfunn Pri.\n\nAnsette folk 3\n\nOversikt\nikke startede tiltak",
    ]
    report = read("\f".join(pages))
    assert {code for code, _ in told(report)} <= {"bullets-guessed"}
    assert [area.name for area in report.areas] == ["Miljø og samfunn", "Kompetanse"]
    counts = {(item.omrade, item.status): item.count for item in report.declared}
    assert counts["Miljø og samfunn", Status.NOT_STARTED] == 1
    assert counts["Kompetanse", Status.NOT_STARTED] == 0
    assert [record.omrade for record in report.records] == [
        "Kompetanse",
        "Miljø og samfunn",
        "Miljø og samfunn",
    ]


def test_the_layout_of_an_overview_in_one_table_is_kept_as_lines() -> None:
    wide = MATRIX.replace("Miljø og\nsamfunn", "Miljø og samfunn").replace("\n\n", "\n")
    for words in ("Fullført", "Pågår", "Ikke startet", "Sum"):
        wide = wide.replace(f" {words}", f"     {words}")
    wide = re.sub(r" (?=\d)", "         ", wide)
    report = read(wide)
    assert len(report.declared) == 6


def test_counts_without_a_header_stand_in_boxes_beside_each_other() -> None:
    page = """Overordnet oversikt over tiltak
Miljø                        Kurs
● Fullført: 0                ● Fullført: 1
◑ Pågår: 2                   ◑ Pågår: 0
○ Ikke startet: 1            ○ Ikke startet: 3"""
    tables = "".join(
        f"\f{name}\npågående tiltak\n\nTiltak   Pri   Gevinst   Siste status   Status\n\nUtvikle {name}    1    • Økt    • Holdt    {sign}"
        for name, sign in (("Miljø", "◑ Pågår"), ("Kurs", "● Fullført"))
    )
    report = read(page + tables)
    counts = {(item.omrade, item.status): item.count for item in report.declared}
    assert (counts["Miljø", Status.ONGOING], counts["Kurs", Status.NOT_STARTED]) == (2, 3)


def test_one_row_below_a_wide_header_keeps_its_columns() -> None:
    page = """Miljø
pågående tiltak

Tiltak              Pri   Gevinst           Siste status         Status
                          • Økt kvalitet
Utvikle maler       1                       •   Møte holdt       Pågår
                          • Mindre svinn"""
    (record,) = read(page).records
    assert (record.tiltak, record.pri, record.status_tekst) == ("Utvikle maler", 1, "Pågår")
    assert record.gevinst == ("Økt kvalitet", "Mindre svinn")
    assert record.siste_status == ("Møte holdt",)


def slides(between: str, sign: str = "##") -> str:
    """Return a Markdown text of two areas' slides, and what stands between them."""
    overview = [["Område", "Fullført", "Pågår", "Ikke startet"], ["Miljø", "1", "1", "1"]]
    parts = [f"{sign} Overordnet oversikt over tiltak\n\n{markdown(overview)}"]
    parts += [f"{sign} {head}\n\npågående tiltak\n\n{markdown(ROWS)}" for head in ("Miljø", "Kurs")]
    return between.join(parts)


@pytest.mark.parametrize(
    "between", ["\n\n-----\n\n", "\n\n***\n\n", "\n\n<!-- page break -->\n\n", "\n\n"]
)
def test_pages_of_markdown_begin_at_rules_comments_or_else_headings(between: str) -> None:
    found = [record.omrade for record in read(slides(between)).records]
    assert found == ["Miljø"] * 3 + ["Kurs"] * 3


def test_a_line_below_a_text_underlines_a_heading() -> None:
    text = slides("\n\n").replace("## Miljø", "Miljø\n-----").replace("## Kurs", "Kurs\n----")
    assert [record.omrade for record in read(text).records] == ["Miljø"] * 3 + ["Kurs"] * 3


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("• Økt kvalitet i<br>leveransene<br>• Bedre flyt", ("Økt kvalitet i leveransene", "Bedre flyt")),
        ("- Økt kvalitet<br/>- Bedre flyt", ("Økt kvalitet", "Bedre flyt")),
        ("• Økt kvalitet • Bedre flyt", ("Økt kvalitet", "Bedre flyt")),
        ("▪ Økt • Bedre", ("Økt • Bedre",)),
        ("- Dialog i Malmø - og Oslo", ("Dialog i Malmø - og Oslo",)),
        ("• Pris &amp; kvalitet \\| \\*ny\\*", ("Pris & kvalitet | *ny*",)),
        ("Økt kvalitet<br>Bedre flyt", ("Økt kvalitet", "Bedre flyt")),
    ],
)  # fmt: skip
def test_a_cells_lines_and_list_signs_make_its_items(cell: str, items: tuple[str, ...]) -> None:
    rows = [ROWS[0], ["Utvikle maler", "1", cell, "Møte holdt", "◑ Pågår"], *ROWS[2:]]
    assert read(f"## Miljø\n\n{markdown(rows)}").records[0].gevinst == items


def test_what_stands_on_most_slides_beside_their_names_is_a_foot() -> None:
    pages = [
        f"{head}\n\n{markdown(ROWS)}" for head in ("Miljø", "Kontoret\n\nKurs", "Kontoret\n\nLager")
    ]
    pages.append(f"Kontoret\n\nØkonomi\n\n{markdown(ROWS)}")
    found = [record.omrade for record in read("\f".join(pages)).records]
    assert list(dict.fromkeys(found)) == ["Miljø", "Kurs", "Lager", "Økonomi"]


def test_an_area_on_most_slides_is_no_foot() -> None:
    pages = [f"{head}\n\n{markdown(ROWS)}" for head in ("Miljø", "Miljø", "Miljø", "Kurs")]
    found = [record.omrade for record in read("\f".join(pages)).records]
    assert list(dict.fromkeys(found)) == ["Miljø", "Kurs"]


_TABLE = """| Tiltak | Pri | Status |
| --- | --- | --- |
| Holde kurs | 1 | ● Ferdig |
| Skrive maler | 2 | ◑ Pågår |
"""


def _warned(text: str) -> list[str]:
    told = read_text(text.encode()).diagnostics
    return [item.code for item in told if item.severity is Severity.WARNING]


def test_a_table_that_the_writer_took_for_a_picture_is_told() -> None:
    picture = (
        "<!-- Start of picture text -->\nTiltak Pri<br>Måle svinn 2<br><!-- End of picture text -->"
    )
    pages = f"# Miljø\n\n{_TABLE}\n\n# Klima\n\n{_TABLE}\n"
    assert "unread-text" in _warned(pages + picture)
    assert "unread-text" not in _warned(pages)


def test_a_title_in_one_with_the_first_table_is_told() -> None:
    title = "# Handlingsplan\n\nStatus per 1. mai\n\nMiljø\n\n"
    pages = f"## Klima\n\n{_TABLE}\n\n## Vann\n\n{_TABLE}"
    assert "area-guessed" in _warned(f"{title}{_TABLE}\n\n{pages}")
    assert "area-guessed" not in _warned(pages)


def test_a_row_that_begins_amid_a_sentence_is_told() -> None:
    torn = _TABLE.replace("| Skrive maler |", "| for nye innkjøpere |")
    assert "jumbled-text" in _warned(f"# Miljø\n\n{torn}")
    assert "jumbled-text" not in _warned(f"# Miljø\n\n{_TABLE}")


def test_a_line_of_a_cell_that_begins_small_goes_on_with_the_one_above() -> None:
    table = "| Tiltak | Gevinst | Siste status | Status |\n| --- | --- | --- | --- |\n"
    table += "| Holde fellesopplærin<br>g | Økt trivsel<br>Bedre drift | Krav tatt inn i<br>nye avtaler | ● Ferdig |\n"
    table += "| Skrive maler | Økt trivsel | Maler skrevet | ● Ferdig |\n"
    record = read(f"# Miljø\n\n{table}").records[0]
    assert record.tiltak == "Holde fellesopplæring"
    assert record.gevinst == ("Økt trivsel", "Bedre drift")
    assert record.siste_status == ("Krav tatt inn i nye avtaler",)
