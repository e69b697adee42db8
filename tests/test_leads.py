"""A status cell that goes on with the latest status is parted behind its label."""

from __future__ import annotations

import pytest
from tinydecks import HEADERS
from tinyreports import MEASURE, OTHER, codes, headed

from parsers.report.words.leads import led
from parsers.report.words.statuses import status_words
from schema import Paragraph, Run, Status
from schema.vocabulary import load

WORDS = status_words(load())
SHARED = [header for header in HEADERS if header != "Siste status"]


def parted(*paragraphs: str) -> tuple[list[str], list[str]]:
    found = led(tuple(map(Paragraph.of, paragraphs)), WORDS)
    return [p.text for p in found.status], [p.text for p in found.news]


@pytest.mark.parametrize(
    ("text", "status", "news"),
    [
        ("Pågår. Møte holdt 12.3. Avtale sendt", "Pågår", "Møte holdt 12.3. Avtale sendt"),
        ("Fullført – rapport levert", "Fullført", "rapport levert"),
        ("Ikke startet: avventer", "Ikke startet", "avventer"),
        ("◑ Pågår, møte holdt", "◑ Pågår", "møte holdt"),
        ("Pågår\nMøte holdt", "Pågår", "Møte holdt"),
        ("Ikke\nstartet\vAvventer svar", "Ikke\nstartet", "Avventer svar"),
        ("Pågår 60 %. Møte holdt", "Pågår 60 %", "Møte holdt"),
        ("Fullført 12.10.2023. Rapport levert", "Fullført 12.10.2023", "Rapport levert"),
        ("Fullført\n12.10.2023. Rapport levert", "Fullført\n12.10.2023", "Rapport levert"),
        ("Fullført, oktober 2023. Rapport levert", "Fullført, oktober 2023", "Rapport levert"),
        ("Ferdig – uke 42-43: rapport levert", "Ferdig – uke 42-43", "rapport levert"),
        ("Pågår - forsinket. Møte i mai", "Pågår - forsinket", "Møte i mai"),
        ("Pågår iht. plan. Møte holdt", "Pågår iht. plan", "Møte holdt"),
        ("Pågår (frist: 1. mai, ny plan). Møte", "Pågår (frist: 1. mai, ny plan)", "Møte"),
        ("Pågår, ferdig Q4. Møte holdt", "Pågår, ferdig Q4", "Møte holdt"),
        ("Ferdig 1. halvår. Rapport levert", "Ferdig 1. halvår", "Rapport levert"),
        ("Pågår\n12.3: Møte holdt", "Pågår", "12.3: Møte holdt"),
        ("Pågår. Fullført 12 intervjuer", "Pågår", "Fullført 12 intervjuer"),
        ("Pågår 12.3 møte holdt", "Pågår", "12.3 møte holdt"),
        ("Pågår 12.3 møte\nholdt", "Pågår", "12.3 møte\nholdt"),
        ("Pågår 2. runde\nMøte holdt", "Pågår 2. runde", "Møte holdt"),
        ("◑\nPågår 12 av 15 HF har svart. Ny runde", "◑\nPågår", "12 av 15 HF har svart. Ny runde"),
    ],
)
def test_what_follows_a_label_is_the_latest_status(text: str, status: str, news: str) -> None:
    assert parted(text) == ([status], [news])


@pytest.mark.parametrize(
    "text",
    [
        "Pågår",
        "Pågår.",
        "Ikke\nstartet",
        "Fullført: 60 %",
        "Pågår – 50 % ferdig",
        "Pågår – 50 %\nferdig",
        "Fullført, høsten 2023",
        "Pågår – til mai",
        "Pågår 2. runde",
        "Pågår 3 av 4",
        "Fullført 60 % av møtene holdt",
        "Pågår (fra Q1 2025)",
        "Ikke startet, oppstart Q1 2025",
        "Pågår (venter på HF)",
        "Pågår, ferdig Q4",
        "Ferdig. Overført til drift",
        "Ferdig. Overført til\ndrift",
        "Ikke startet, oppstart\nQ1 2025",
        "Fullført (fase 1), pågår (fase 2)",
        "Lukket – ikke gjennomført",
        "Pågår\nFullført",
        "Utkast sendt. Pågår",
    ],
)
def test_what_tells_the_status_more_closely_or_another_one_stays_with_it(text: str) -> None:
    assert parted(text) == ([text], [])


@pytest.mark.parametrize(
    ("paragraphs", "status"),
    [
        (("◑", "Pågår. Møte holdt", "Avtale sendt"), ["◑", "Pågår"]),
        (("●", "Møte holdt", "Avtale sendt"), ["●"]),
        (("Pågår", "Møte holdt", "Avtale sendt"), ["Pågår"]),
        (("Pågår", "forsinket", "Møte holdt", "Avtale sendt"), ["Pågår", "forsinket"]),
    ],
)
def test_a_symbol_may_stand_above_the_label(paragraphs: tuple[str, ...], status: list[str]) -> None:
    assert parted(*paragraphs) == (status, ["Møte holdt", "Avtale sendt"])


def test_a_struck_status_above_the_one_that_counts_is_no_news() -> None:
    struck = Paragraph(runs=(Run(text="Pågår", struck=True),))
    paragraphs = (struck, Paragraph.of("Fullført"), Paragraph.of("Rapport levert"))
    assert led(paragraphs, WORDS).news == paragraphs[2:]


def test_of_a_paragraph_that_is_parted_each_part_keeps_its_print() -> None:
    runs = (Run(text="Pågår. Møte ", colour="FF0000"), Run(text="holdt", colour="00B050"))
    found = led((Paragraph(runs=runs, bullet="•"),), WORDS)
    assert found.status == (Paragraph(runs=(Run(text="Pågår", colour="FF0000"),), bullet="•"),)
    assert found.news == (
        Paragraph(runs=(Run(text="Møte ", colour="FF0000"), runs[1]), bullet="•"),
    )


def test_one_column_for_both_gives_label_and_latest_status() -> None:
    said = "Pågår. Møte holdt 12.3.\nAvtale sendt"
    report = headed(SHARED, [*MEASURE[:3], said], [*OTHER[:3], "Fullført"])
    first, second = report.records
    assert (first.status, first.status_tekst) == (Status.ONGOING, "Pågår")
    assert first.siste_status == ("Møte holdt 12.3.", "Avtale sendt")
    assert (second.status_tekst, second.siste_status) == ("Fullført", ())
    assert codes(report) == []


def test_beside_a_column_for_the_latest_status_a_remark_is_of_the_label() -> None:
    report = headed(HEADERS, [*MEASURE[:4], "Pågår – venter på HF"])
    (record,) = report.records
    assert (record.status_tekst, record.siste_status) == ("Pågår – venter på HF", ("Møte holdt",))


@pytest.mark.parametrize(
    ("text", "status", "news"),
    [
        (
            "Fullført: Avsluttet, følges opp i drift",
            ["Fullført"],
            ["Avsluttet, følges opp i drift"],
        ),
        ("Fullført: Levert 3. mai", ["Fullført"], ["Levert 3. mai"]),
        ("Fullført: ferdig i mai", ["Fullført: ferdig i mai"], []),
        ("Fullført: 3. mai", ["Fullført: 3. mai"], []),
    ],
)
def test_a_sentence_behind_a_colon_may_begin_as_another_label(
    text: str, status: list[str], news: list[str]
) -> None:
    assert parted(text) == (status, news)
