"""What is typed or painted into a row by hand, and belies what it says, or doubts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tinydecks import HEADERS, box, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, read

from schema import Mark, Severity, Shape

AT = HEADERS.index("Status")


def _told(
    *rows: Sequence[str], marks: Sequence[Mark] = (), code: str = "status-conflict"
) -> list[tuple[int | None, Severity]]:
    report = read(slide(1, tables=[table([HEADERS, *rows])], texts=[text(AREA)], marks=marks))
    return [(line.row, line.severity) for line in report.diagnostics if line.code == code]


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("Pågår (fullført 1/6)", True),
        ("Fullført (pågår opplæring)", True),
        ("Ikke startet (pågår avklaring)", True),
        ("Pågår – fullført i nord", True),
        ("Pågår, utgår trolig", True),
        ("Pågår (60 %)", False),
        ("Pågår (venter på svar)", False),
        ("Pågår (startet i mai)", False),
        ("Pågår (ferdig i mai)", False),
        ("Pågår (planlagt ferdig i mai)", False),
        ("Pågår (2 av 4 fullført)", False),
        ("Pågår (nesten fullført)", False),
    ],
)
def test_another_status_named_behind_a_status_gets_an_info(status: str, *, told: bool) -> None:
    assert _told(MEASURE, [*OTHER[:AT], status]) == [(2, Severity.INFO)] * told


@pytest.mark.parametrize("status", ["Fullført (?)", "? Pågår"])
def test_a_question_beside_a_label_is_told_of(status: str) -> None:
    row = [*OTHER[:AT], status]
    codes = [_told(MEASURE, row, code=code) for code in ("unknown-label", "unknown-status")]
    assert [(2, Severity.WARNING)] in codes


@pytest.mark.parametrize(
    ("column", "said", "told"),
    [
        ("Tiltak", "Avtale med █ for sonder", True),
        ("Tiltak", "Avtale om sonder?", True),
        ("Gevinst", "Færre avvik ??", True),
        ("Siste status", "• Sendt ut\n• ??", True),
        ("Siste status", "• Sendt ut\n• █", True),
        ("Siste status", "• Hvem svarer for dette?", False),
        ("Siste status", "██░░ 50 %", False),  # how far it has come
    ],
)
def test_a_text_blotted_out_or_doubted_gets_an_info(column: str, said: str, *, told: bool) -> None:
    at = HEADERS.index(column)
    row = [*OTHER[:at], said, *OTHER[at + 1 :]]
    assert _told(MEASURE, row, code="unread-measures") == [(2, Severity.INFO)] * told


def _ball(row: int, colour: str) -> Mark:
    at = box(800, 110 + 30 * row, 10, 10)
    return Mark(box=at, shape=Shape.ELLIPSE, fill=colour, area=78.5)


def test_a_ball_over_another_sign_that_says_another_status_is_told_of() -> None:
    rows = [[*MEASURE[:AT], "◑"], [*OTHER[:AT], "●"]]
    assert _told(*rows, marks=[_ball(1, "000000")]) == [(1, Severity.WARNING)]
    assert _told(*rows, marks=[_ball(2, "000000")]) == []


GREEN, YELLOW = "70AD47", "FFC000"
LABELS = ["Fullført", "Pågår", "Pågår", "Pågår"]


@pytest.mark.parametrize(
    ("colours", "told"),
    [
        ([GREEN, YELLOW, YELLOW, GREEN], [4]),
        ([GREEN, YELLOW, YELLOW, YELLOW], []),
        ([GREEN, YELLOW, YELLOW, "FF0000"], []),  # no status's, so it may say how it goes
    ],
)
def test_a_label_beside_the_colour_of_another_one_gets_an_info(
    colours: Sequence[str], told: list[int]
) -> None:
    rows = [[f"Tiltak nummer {n}", *OTHER[1:AT], label] for n, label in enumerate(LABELS)]
    balls = [_ball(row, colour) for row, colour in enumerate(colours, 1)]
    expected = [(row, Severity.INFO) for row in told]
    assert _told(*rows, marks=balls) == expected
    painted = table([HEADERS, *rows])
    cells = tuple(
        replace(cell, fill=colours[cell.row - 1]) if cell.column == AT and cell.row else cell
        for cell in painted.cells
    )
    report = read(slide(1, tables=[replace(painted, cells=cells)], texts=[text(AREA)]))
    conflicts = [line for line in report.diagnostics if line.code == "status-conflict"]
    assert [(line.row, line.severity) for line in conflicts] == expected


def test_small_tables_share_what_colours_stand_beside_which_status() -> None:
    rows = [[f"Tiltak nummer {n}", *OTHER[1:AT], label] for n, label in enumerate(LABELS)]
    colours = (GREEN, YELLOW, YELLOW, GREEN)
    slides = [
        slide(
            n,
            tables=[table([HEADERS, *rows[at : at + 2]])],
            texts=[text(AREA)],
            marks=[_ball(row, colour) for row, colour in enumerate(colours[at : at + 2], 1)],
        )
        for n, at in enumerate((0, 2), 1)
    ]
    conflicts = [one for one in read(*slides).diagnostics if one.code == "status-conflict"]
    assert [(one.slide, one.row) for one in conflicts] == [(2, 2)]


def _beside(row: int, colour: str) -> Mark:
    """Draw a ball right of the table, which ends at 840 points."""
    at = box(849, 140 + 30 * (row - 1), 10, 10)
    return Mark(box=at, shape=Shape.ELLIPSE, fill=colour, area=78.5)


def test_a_ball_beside_the_table_tells_as_one_in_its_last_column() -> None:
    rows = [[*MEASURE[:AT], "Pågår"], [*OTHER[:AT], "Fullført"]]
    assert _told(*rows, marks=[_beside(1, "000000")]) == [(1, Severity.WARNING)]
    assert _told(*rows, marks=[_beside(2, "000000")]) == []
    legend = [text("Levert", x0=862, top=135 + 30 * n, height=20, width=60) for n in (0, 1)]
    balls = [_beside(row, "000000") for row in (1, 2)]
    page = slide(1, tables=[table([HEADERS, *rows])], texts=[text(AREA), *legend], marks=balls)
    assert not [one for one in read(page).diagnostics if one.code == "status-conflict"]


def test_of_a_traffic_light_the_colour_that_other_rows_lack_is_lit() -> None:
    lights = [("Fullført", 0), ("Pågår", 1), ("Pågår", 1), ("Ikke startet", 2), ("Pågår", 0)]
    rows = [[f"Tiltak nummer {n}", *OTHER[1:AT], label] for n, (label, _) in enumerate(lights)]
    marks = [
        Mark(
            box=box(780 + 15 * place, 110 + 30 * row, 10, 10),
            shape=Shape.ELLIPSE,
            fill=colour if place == lit else "D9D9D9",
            area=78.5,
        )
        for row, (_, lit) in enumerate(lights, 1)
        for place, colour in enumerate((GREEN, YELLOW, "FF0000"))
    ]
    assert _told(*rows, marks=marks) == [(5, Severity.INFO)]


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("Ferdig (unntatt Førde)", True),
        ("Fullført, men opplæring gjenstår", True),
        ("Ferdig – med forbehold", True),
        ("Ferdig (alle foretak)", False),
        ("Pågår, men forsinket", False),
    ],
)
def test_what_makes_less_of_done_is_told(status: str, *, told: bool) -> None:
    assert _told(MEASURE, [*OTHER[:AT], status]) == [(2, Severity.INFO)] * told


@pytest.mark.parametrize(
    ("tiltak", "news", "told"),
    [
        ("Felles avrop – startet opp i august", "", True),
        ("Felles avrop (er i gang)", "", True),
        ("Felles avrop", "• Arbeidet startet i mai", True),
        ("Felles avrop", "• Godkjent. Er påbegynt i Bergen", True),
        ("Felles avrop", "• Oppstart planlagt i mai", False),
        ("Felles avrop", "• Skal være startet i mai", False),
        ("Felles avrop", "• Startet ikke i mai som planlagt", False),
        ("Felles avrop", "• Når piloten er i gang, bestilles utstyr", False),
        ("Evaluere påbegynte avrop", "• Settes i gang til høsten", False),
    ],
)
def test_a_measure_not_started_of_which_its_text_says_that_it_was_begun_is_told(
    tiltak: str, news: str, *, told: bool
) -> None:
    row = [tiltak, "2", "", news, "○"]
    assert _told(MEASURE, row) == [(2, Severity.INFO)] * told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("dito", True),
        ('"', True),
        ("• Skjema er testet\n• IKKE OPPDATERT", True),
        ("Se over", True),
        ("Ingen endring", False),
        ("• Avtalen er ikke oppdatert ennå", False),
    ],
)
def test_what_stands_for_another_text_is_told(said: str, *, told: bool) -> None:
    row = [*OTHER[:3], said, OTHER[AT]]
    assert _told(MEASURE, row, code="unread-measures") == [(2, Severity.INFO)] * told


def test_abbreviated_headers_and_labels_are_known() -> None:
    headers = ["Tilt.", "Pri.", "Gev.", "Siste stat.", "Stat."]
    report = read(slide(1, tables=[table([headers, [*MEASURE[:AT], "Påg."]])], texts=[text(AREA)]))
    assert [(row.status.value, row.status_tekst) for row in report.records] == [("pågår", "Påg.")]
    assert report.diagnostics == ()
