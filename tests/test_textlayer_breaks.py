"""Words that a text layer breaks, with a hyphen or a soft one, as it spells them elsewhere."""

from __future__ import annotations

import pytest
from tinylayers import read

from schema import Report, Severity

SOFT = "\N{SOFT HYPHEN}"


def told_of(tiltak: str, news: str) -> Report:
    """Read a measure that is printed in these lines, and its news."""
    return read(
        "Beredskap\npågående tiltak\n\nTiltak Pri Gevinst Siste status Status\n\n"
        f"{tiltak} 1\n• Bedre oversikt\n• {news}\n◑\nPågår"
    )


@pytest.mark.parametrize(
    ("printed", "elsewhere", "tiltak", "told"),
    [
        ("Etablere sikkerhets-\nlagre", "Et sikkerhets-lager", "Etablere sikkerhets-lagre", False),
        ("Etablere sikkerhets-\nlagre", "Et sikkerhetslager", "Etablere sikkerhetslagre", False),
        ("Etablere sikkerhets-\nlagre", "En sikkerhets-plan", "Etablere sikkerhetslagre", True),
        ("Teste kompetanse-\nheving", "Møtet er holdt", "Teste kompetanseheving", True),
        ("Avtaler om helse- og\nomsorg", "Møtet er holdt", "Avtaler om helse- og omsorg", False),
        ("Etablere sikkerhets lagre", "Et sikkerhetslager", "Etablere sikkerhetslagre", False),
        ("Etablere sikkerhets lagre", "Møtet er holdt", "Etablere sikkerhets lagre", True),
        ("Etablere sikkerhets \nlagre", "Møtet er holdt", "Etablere sikkerhetslagre", True),
        ("Etablere sikkerhets-\nlagre", "Møtet er holdt", "Etablere sikkerhetslagre", False),
        ("Avtaler om helseog omsorg", "helse- og sosial", "Avtaler om helse- og omsorg", False),
        ("Etablere sikkerhets-_x000B_lagre", "Holdt", "Etablere sikkerhetslagre", False),
        (f"Etablere sikkerhets{SOFT}\nlagre", "Holdt", "Etablere sikkerhetslagre", False),
        (f"Etablere sikkerhets{SOFT}\n‐\nlagre", "Holdt", "Etablere sikkerhetslagre", False),
        (f"Etablere sikkerhets{SOFT}lagre", "Holdt", "Etablere sikkerhetslagre", False),
    ],
)
def test_a_broken_word_is_read_as_the_layer_spells_it_and_told_where_it_does_not(
    printed: str, elsewhere: str, tiltak: str, *, told: bool
) -> None:
    report = told_of(printed, elsewhere)
    lines = [item for item in report.diagnostics if item.code == "break-guessed"]
    assert [record.tiltak for record in report.records] == [tiltak]
    severity = Severity.INFO if "-" in printed else Severity.WARNING
    assert [(item.severity, item.row) for item in lines] == [(severity, 1)] * told


@pytest.mark.parametrize(
    ("printed", "elsewhere", "tiltak", "told"),
    [
        ("Avtaler om ehelse i nord", "Møte om e-helse", "Avtaler om e-helse i nord", False),
        ("Avtaler om ehelsetjenester", "Holdt", "Avtaler om e-helsetjenester", True),
        ("Kjøpe xraybord til nord", "To x-raybord", "Kjøpe x-raybord til nord", False),
        ("Avtaler om e-\nhelse i nord", "Holdt", "Avtaler om e-helse i nord", False),
        ("Avtaler om «e-\nhelse»", "Holdt", "Avtaler om «e-helse»", False),
        ("Sende epost til alle", "Holdt", "Sende epost til alle", False),
    ],
)
def test_the_hyphen_behind_one_letter_is_kept_at_a_lines_end_and_set_where_a_writer_lost_it(
    printed: str, elsewhere: str, tiltak: str, *, told: bool
) -> None:
    report = told_of(printed, elsewhere)
    lines = [item for item in report.diagnostics if item.code == "break-guessed"]
    assert [record.tiltak for record in report.records] == [tiltak]
    assert [(item.severity, item.row) for item in lines] == [(Severity.INFO, 1)] * told


def test_a_writer_that_puts_a_blank_for_a_soft_hyphen_is_known_by_the_one_at_a_lines_end() -> None:
    report = told_of("Etablere beredskaps ‐\nlager og sikkerhets lagre", "Kvalitets planer")
    (record,) = report.records
    assert record.tiltak == "Etablere beredskapslager og sikkerhetslagre"
    lines = [item for item in report.diagnostics if item.code == "break-guessed"]
    assert [(item.severity, item.row) for item in lines] == [(Severity.WARNING, None)]


def test_a_blank_that_was_lost_between_a_line_and_the_next_is_set_and_told() -> None:
    report = told_of("Hente svar fraHusbanken om iPad", "Møtet er holdt")
    assert [record.tiltak for record in report.records] == ["Hente svar fra Husbanken om iPad"]
    assert [item.row for item in report.diagnostics if item.code == "break-guessed"] == [1]
