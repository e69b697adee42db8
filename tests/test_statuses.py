"""Statuses are read from words, symbols and drawings, and never guessed."""

from __future__ import annotations

import math

import pytest

from parsers.report.page.drawings import drawings, share_status
from parsers.report.words.statuses import status_words
from parsers.report.words.statussaid import said_of_measures, statuses_said
from schema import Box, Mark, Shape, Status
from schema.vocabulary import load

VOCABULARY = load()
WORDS = status_words(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("◑\nPågår", Status.ONGOING),
        ("● Utført", Status.DONE),
        ("IKKE STARTET", Status.NOT_STARTED),
        ("Ikke\nstartet", Status.NOT_STARTED),
        ("Ikkje starta", Status.NOT_STARTED),
        ("In progress", Status.ONGOING),
        ("Fullført 12.10.2023", Status.DONE),
        ("Pågår (venter på HF)", Status.ONGOING),
        ("Pågår – venter på HF", Status.ONGOING),
        ("◑ Delvis\nferdig – venter\npå IKT", Status.ONGOING),
        ("Fullført oktober 2023", Status.DONE),
        ("Fullført i okt. 23", Status.DONE),
        ("Ferdig (15.3.)", Status.DONE),
        ("Ferdig Q3 2023", Status.DONE),
        ("Ferdig Q3", Status.DONE),
        ("Ferdig H1", Status.DONE),
        ("Fullført T2", Status.DONE),
        ("Fullført 1. halvår", Status.DONE),
        ("Fullført i tredje kvartal 2023", Status.DONE),
        ("Fullført jan-mars 2024", Status.DONE),
        ("Utført i uke 42", Status.DONE),
        ("Utført uke 42-43", Status.DONE),
        ("Utført veke 42", Status.DONE),
        ("Ferdigstilt høsten 2023", Status.DONE),
        ("Ferdig høst-23", Status.DONE),
        ("Ferdig medio oktober", Status.DONE),
        ("Completed in the autumn of 2023", Status.DONE),
        ("Påbegynt våren 24", Status.ONGOING),
        ("Pågår til høsten 2024", Status.ONGOING),
        ("Pågår siden mars", Status.ONGOING),
        ("Planlagt Q4", Status.NOT_STARTED),
        ("Ikke startet før 2025", Status.NOT_STARTED),
        ("Avbrutt høsten 2023", Status.STOPPED),
        ("◑ Pågår\noktober 2023", Status.ONGOING),
        ("Pågår forsinket", Status.ONGOING),
        ("Pågår -forsinket", Status.ONGOING),
        ("60 %", Status.ONGOING),
        ("100%", Status.DONE),
        ("60 % fullført", Status.ONGOING),
        ("Fullført: 60 %", Status.ONGOING),
        ("Fullført (100 %)", Status.DONE),
        ("Planlagt (20 %)", Status.NOT_STARTED),
        ("80 % – i gang", Status.ONGOING),
        ("0 %: ikkje starta", Status.NOT_STARTED),
        ("60 % – fullført", Status.ONGOING),
        ("60 % pågår", None),  # of all measures
        ("50 % – venter på svar", None),
        ("Pågår (fase 2), fullført (fase 1)", Status.ONGOING),
        ("Pågår/under arbeid", Status.ONGOING),
        ("«Pågår»", Status.ONGOING),
        ("- Pågår", Status.ONGOING),
        ("Pågår ↗", Status.ONGOING),
        ("Pågår, ferdig Q4", Status.ONGOING),
        ("Fullført (opplæring pågår)", Status.DONE),
        ("Avbrutt", Status.STOPPED),
        ("Avsluttet", Status.DONE),
        ("Avbroten", Status.STOPPED),
        ("Avsluttet uten gjennomføring", Status.STOPPED),
        ("Avsluttes uten gjennomføring", Status.STOPPED),
        ("Avslutta utan gjennomføring", Status.STOPPED),
        ("⚫\ufe0f", Status.DONE),
        ("◔", Status.ONGOING),
        ("🟡", Status.ONGOING),
        ("◑ halvveis", Status.ONGOING),
        ("Halvvegs", Status.ONGOING),
    ],
)
def test_a_status_is_told_by_symbol_or_label(text: str, status: Status | None) -> None:
    assert WORDS.text(text).status is status


@pytest.mark.parametrize(
    "text",
    [
        "Ikke fullført",
        "Fullført?",
        "G",
        "",
        "Se kommentar",
        "◑ ●",
        "160 %",
        "Fullført/pågår",
        "Fullført (fase 1), pågår (fase 2)",
        "Pågår → Fullført",
        "Fullført 160 %",
        "Ferdig innen mars",
        "Ferdig til høsten",
        "Ferdig før sommeren",
        "Planlagt ferdig Q4 2024",
        "🟢 I rute",
        "🔴 Forsinket",
    ],
)
def test_what_no_word_explains_is_no_status(text: str) -> None:
    assert WORDS.text(text).status is None


def test_a_sign_that_nobody_knows_says_nothing_beside_a_label() -> None:
    read = WORDS.text("◇ Ikke påbegynt")
    assert (read.by_symbol, read.by_label, read.label) == (
        None,
        Status.NOT_STARTED,
        "Ikke påbegynt",
    )
    assert WORDS.text("◇ Møte holdt").status is None


def test_the_label_is_kept_as_printed() -> None:
    assert WORDS.text("●\nUtført").label == "Utført"
    assert WORDS.text("●").label is None


def test_a_label_broken_behind_its_symbols_line_is_one_label() -> None:
    told = WORDS.text("○ Ikke \nstartet")
    assert (told.by_symbol, told.by_label, told.label) == (
        Status.NOT_STARTED,
        Status.NOT_STARTED,
        "Ikke startet",
    )


def test_a_remark_behind_a_label_is_kept_as_printed() -> None:
    assert WORDS.text("●\nFullført oktober 2023").label == "Fullført oktober 2023"
    assert WORDS.text("Pågår – forsinket").label == "Pågår – forsinket"
    assert WORDS.text("●\nUtført i uke 42").label == "Utført i uke 42"


def test_a_light_beside_a_word_of_health_is_no_status_and_a_circle_is_one() -> None:
    assert WORDS.text("🟡 Noe avvik").rest == "Noe avvik"
    assert WORDS.text("◑ Forsinket").status is Status.ONGOING


def test_a_label_broken_by_a_narrow_cell_is_whole_again() -> None:
    assert WORDS.text("●\nFullfør\nt").label == "Fullført"
    assert WORDS.text("○\nIkke star\ntet").label == "Ikke startet"


def test_a_heading_of_two_statuses_says_both() -> None:
    assert statuses_said("pågående tiltak", VOCABULARY) == {Status.ONGOING}
    assert statuses_said("Ikke startet", VOCABULARY) == {Status.NOT_STARTED}


def _disc(
    fill: str | None, area: float, *, shape: Shape = Shape.ELLIPSE, half: bool = False
) -> Mark:
    box = Box(x0=10, top=10, x1=20 if half else 30, bottom=30)
    return Mark(box=box, shape=shape, fill=fill, line="404040", area=area)


DISC = math.pi * 100


@pytest.mark.parametrize(
    ("marks", "status"),
    [
        ([_disc("404040", DISC)], Status.DONE),
        ([_disc(None, 0)], Status.NOT_STARTED),
        ([_disc("FFFFFF", DISC)], Status.NOT_STARTED),
        ([_disc("FFFFFF", DISC), _disc("404040", DISC / 2, shape=Shape.PIE)], Status.ONGOING),
        ([_disc("D9D9D9", DISC), _disc("404040", DISC / 2, shape=Shape.PIE)], Status.ONGOING),
        ([_disc(None, 0), _disc("404040", DISC / 2, shape=Shape.OTHER, half=True)], Status.ONGOING),
        (
            [_disc("404040", DISC), _disc("FFFFFF", DISC / 2, shape=Shape.OTHER, half=True)],
            Status.ONGOING,
        ),
    ],
)
def test_a_ball_tells_by_its_painted_part(marks: list[Mark], status: Status) -> None:
    (drawn,) = drawings(marks)
    assert share_status(drawn) is status


def test_a_disc_that_is_painted_over_a_white_one_is_full_though_it_is_the_larger_one() -> None:
    """Browsers paint two discs of one size in boxes that differ by a hair."""
    ground = Mark(
        box=Box(x0=10, top=10.2, x1=29.8, bottom=30), shape=Shape.ELLIPSE, fill="FFFFFF", area=310
    )
    (drawn,) = drawings([ground, _disc("404040", DISC)])
    assert share_status(drawn) is Status.DONE
    (drawn,) = drawings([_disc("404040", DISC), ground])
    assert share_status(drawn) is Status.NOT_STARTED


def test_a_disc_under_another_of_its_size_is_not_seen() -> None:
    (drawn,) = drawings([_disc("C00000", DISC), _disc("00B050", DISC)])
    assert drawn.colours == ("00B050",)
    (drawn,) = drawings([_disc("00B050", DISC), _disc("C00000", DISC / 2, shape=Shape.PIE)])
    assert set(drawn.colours) == {"00B050", "C00000"}


def test_a_shadow_under_a_ball_is_no_part_of_it() -> None:
    shadow = Mark(box=Box(x0=6, top=8, x1=36, bottom=38), shape=Shape.PICTURE)
    (drawn,) = drawings([shadow, _disc("404040", DISC)])
    assert share_status(drawn) is Status.DONE


@pytest.mark.parametrize(
    ("place", "status"),
    [
        (Box(x0=6, top=8, x1=34, bottom=36), Status.NOT_STARTED),
        (
            Box(x0=6, top=6, x1=34, bottom=34),
            None,
        ),  # as far at all sides: what it shows may be in the ring
        (Box(x0=10, top=10, x1=30, bottom=33), None),
    ],
)
def test_a_shadow_under_a_ring_reaches_beyond_it_and_further_at_one_side(
    place: Box, status: Status | None
) -> None:
    ring = Mark(box=Box(x0=10, top=10, x1=30, bottom=30), shape=Shape.ELLIPSE, line="000000")
    (drawn,) = drawings([ring, Mark(box=place, shape=Shape.PICTURE)])
    assert share_status(drawn) is status


@pytest.mark.parametrize(
    ("ball", "status"),
    [
        (_disc("1F3864", DISC), Status.DONE),
        (_disc(None, 0), Status.NOT_STARTED),
        (_disc("FFFFFF", DISC), Status.NOT_STARTED),
    ],
)
def test_a_ball_on_a_paler_rectangle_tells_by_its_own_painted_part(
    ball: Mark, status: Status
) -> None:
    place = Box(
        x0=ball.box.x0 - 10, top=ball.box.top - 8, x1=ball.box.x1 + 10, bottom=ball.box.bottom + 8
    )
    patch = Mark(box=place, shape=Shape.RECTANGLE, fill="E9EDF4", area=place.area)
    (drawn,) = drawings([_disc("404040", DISC / 2), patch, ball])
    assert share_status(drawn) is status


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Fullførte tiltak", {Status.DONE}),
        ("Avbrutte tiltak", {Status.STOPPED}),
        ("Stoppede tiltak", {Status.STOPPED}),
        ("Ikke fullførte tiltak", set()),
        ("Ikkje gjennomførte tiltak", set()),
        ("Tiltak som ikke er fullført", set()),
        ("Pågående og ikke fullførte tiltak", {Status.ONGOING}),
        ("Ikke startede tiltak", {Status.NOT_STARTED}),
    ],
)
def test_a_heading_gives_its_measures_no_status_that_it_denies(
    heading: str, told: set[Status]
) -> None:
    assert said_of_measures(heading, VOCABULARY) == told


def test_an_empty_box_is_not_started() -> None:
    assert [WORDS.symbol(sign) for sign in "□☐☑"] == [
        Status.NOT_STARTED,
        Status.NOT_STARTED,
        Status.DONE,
    ]
