"""Lists under statuses beside tables of measures: told, unless the rows say the same."""

from __future__ import annotations

import pytest
from tinydecks import HEADERS, deck, slide, table, text

from parsers.report.interpret import interpret
from schema import Diagnostic, Severity, TextBox
from schema.vocabulary import load

TITLE = slide(1, texts=[text("Handlingsplan – statusrapport per 13.10.2023")])
ROWS = [
    HEADERS,
    ["Innføre strekkoder på alle lagre", "1", "• Mindre svinn", "• Pilot ved ett lager", "Pågår"],
    [
        "Samordne transport mellom lagrene",
        "2",
        "• Lavere kostnader",
        "• Avtale signert",
        "Fullført",
    ],
]
LEGEND = {"Fullført": 40, "Pågår": 300}  # points from the slide's left edge
NEW = "• Etablere opplæring for nye innkjøpere\n• Utarbeide mal for evaluering"


def told(*texts: TextBox) -> list[Diagnostic]:
    """Return the lines about measures that were not read on a slide with a table and `texts`."""
    page = slide(2, tables=[table(ROWS)], texts=[text("Logistikk"), *texts])
    (report,) = interpret(deck(TITLE, page), load())
    assert [record.slide for record in report.records] == [2, 2]
    found = [line for line in report.diagnostics if line.code == "unread-measures"]
    return [line for line in found if "stands beside the measures" not in line.message]


@pytest.mark.parametrize(
    "head",
    [
        "Pågår",
        "○ Ikke startet",
        "Ikke startet (2)",
        "Tiltak som ikke er startet",
        "Planlagte tiltak:",
    ],
)
def test_a_list_under_a_status_beside_a_table_is_told(head: str) -> None:
    (line,) = told(text(f"{head}\n{NEW}", top=300, height=80))
    assert line.severity is Severity.WARNING
    assert line.slide == 2
    assert "Etablere opplæring" in line.message


@pytest.mark.parametrize(
    "texts",
    [
        [text("Ikke startet\nEtablere opplæring for nye innkjøpere", top=300)],
        [text("Pågår\n• Etablere opplæring, ikke startet\n• Utarbeide mal, pågår", top=300)],
        [text("Ikke startet: Etablere opplæring; Utarbeide mal for evaluering", top=300)],
        [text("Andre tiltak\nPågår\n• Samordne transport\nIkke startet\n" + NEW, top=300)],
        [
            text("Fullført", top=300, width=200, height=20),
            text("Ikke startet", x0=300, top=300, width=200, height=20),
            text("Samordne transport", top=325, width=200),
            text("Etablere opplæring for nye innkjøpere", x0=300, top=325, width=200),
        ],
        [
            text("Fullført", top=300, width=200, height=20),
            text("Ikke startet", x0=300, top=300, width=200, height=20),
            text("Samordne transport", top=365, x0=100, width=80),
            text("Etablere opplæring for nye innkjøpere", x0=340, top=365, width=120),
        ],
    ],
    ids=[
        "a line",
        "items that say statuses",
        "behind a colon",
        "in the middle of a text",
        "in boxes below labels",
        "in the middle of a board's cards",
    ],
)
def test_what_stands_under_or_behind_a_status_in_another_way_is_told(texts: list[TextBox]) -> None:
    (line,) = told(*texts)
    assert "Etablere opplæring" in line.message


def test_a_line_at_a_slides_foot_below_a_legend_is_no_measure() -> None:
    legend = [text(word, x0=x0, top=490, width=60, height=14) for word, x0 in LEGEND.items()]
    for line, found in {"Sykehuset i Telemark": 0, "• Samle avtalene om vask": 1}.items():
        assert len(told(*legend, text(line, top=510, width=120, height=12))) == found


def test_a_single_line_under_a_status_on_a_slide_without_a_table_gets_an_info() -> None:
    lines = {
        "Etablere opplæring for nye innkjøpere": [Severity.INFO],
        "• Etablere opplæring for nye innkjøpere": [Severity.WARNING],
        "Samordne transport mellom lagrene": [],  # a row says it
    }
    first = slide(2, tables=[table(ROWS)], texts=[text("Logistikk")])
    for line, severities in lines.items():
        page = slide(3, texts=[text("Lager", top=40), text(f"Pågår\n{line}", top=100)])
        (report,) = interpret(deck(TITLE, first, page), load())
        found = [one for one in report.diagnostics if one.code == "unread-measures"]
        assert [(one.severity, one.slide) for one in found] == [(one, 3) for one in severities]


@pytest.mark.parametrize(
    "head", ["Neste periode", "Fullført siden sist", "Planlagte aktiviteter neste periode"]
)
def test_a_list_of_what_is_done_in_a_time_gets_but_an_info(head: str) -> None:
    (line,) = told(text(f"{head}\n{NEW}", top=300, height=80))
    assert line.severity is Severity.INFO


@pytest.mark.parametrize(
    "texts",
    [
        [text("Fullført siden sist\n• Samordnet transport mellom lagrene", top=300)],
        [text("Pågår\n• Strekkoder på lagre\n• Pilot ved ett lager", top=300)],
        [text("Hovedaktiviteter\n• Møte med lagerlederne i september", top=300)],
        [text("Pågår\nTiltaket er satt i verk og følges opp i linjen", top=300)],
        [text("Fullført\n1) Gjelder ikke sykehusene i nord", top=300)],
        [
            text("Fullført", top=300, width=60, height=20),
            text("Pågår", x0=120, top=300, width=60, height=20),
            text("Kilde: Tiltaksplanen, vedtatt av styret i mai", top=325, width=500),
        ],
    ],
    ids=["reworded", "in short", "no status", "an explanation", "a footnote", "below two labels"],
)
def test_what_the_rows_say_and_what_explains_statuses_is_not_told(texts: list[TextBox]) -> None:
    assert told(*texts) == []
