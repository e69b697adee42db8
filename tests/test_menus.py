"""Menus of all areas stand in one place on every slide, and each slide sets its own name apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, box, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, read

from schema import Mark, Paragraph, Report, Run, Shape, Slide, TextBox

NAMES = (AREA, "Beredskap", "Innkjøp")
PLAIN, SHOWN = "90CAF9", "FFFFFF"


def menu(own: str, *, bold: bool = False, top: float = 20) -> list[TextBox]:
    """Return the areas' names one below the other, `own` in another colour or wider."""
    return [
        replace(
            text(name, x0=5, top=top + 24 * n, width=30.0 + (2 if bold and name == own else 0)),
            paragraphs=(Paragraph((Run(name, PLAIN if bold or name != own else SHOWN),)),),
        )
        for n, name in enumerate(NAMES)
    ]


def page(number: int, texts: list[TextBox], *rows: list[str]) -> Slide:
    return slide(number, tables=[table([HEADERS, *rows], x0=80, top=20)], texts=texts)


def _areas(report: Report) -> list[str]:
    return [record.omrade for record in report.records]


THIRD = ["Felles kravbank", *OTHER[1:]]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("title", ["", "Status på tiltakene"])
def test_the_name_that_a_slide_sets_apart_in_a_menu_is_its_area(*, bold: bool, title: str) -> None:
    titles = [text(title, x0=80, top=2, width=200, height=10)] if title else []
    report = read(
        page(1, [*titles, *menu("Innkjøp", bold=bold)], MEASURE, THIRD),
        page(2, [*titles, *menu("Beredskap", bold=bold)], OTHER),
    )
    assert _areas(report) == ["Innkjøp", "Innkjøp", "Beredskap"]
    assert not report.diagnostics


def test_a_slide_without_the_menu_goes_by_its_own_headings() -> None:
    report = read(
        page(1, menu("Innkjøp"), MEASURE),
        page(2, menu("Beredskap"), OTHER),
        page(3, [text(AREA, top=2, height=10)], THIRD),
    )
    assert _areas(report) == ["Innkjøp", "Beredskap", AREA]


def test_slides_with_headings_of_their_own_beside_a_menu_go_by_these() -> None:
    report = read(
        page(1, [text("Logistikk", x0=80, top=2, height=10), *menu("Innkjøp")], MEASURE),
        page(2, [text("Miljø", x0=80, top=2, height=10), *menu("Beredskap")], OTHER),
    )
    assert _areas(report) == ["Logistikk", "Miljø"]


@pytest.mark.parametrize(
    "said",
    [
        ("Avtalene er på plass", "Lageret er fullt"),
        ("Flere poster bestiller digitalt", "Alle kjøkken sorterer matavfall"),
    ],
)
def test_sentences_beside_a_menu_head_no_area(said: tuple[str, str]) -> None:
    first, second = (text(one, x0=80, top=2, height=10) for one in said)
    report = read(
        page(1, [first, *menu("Innkjøp")], MEASURE),
        page(2, [second, *menu("Beredskap")], OTHER),
    )
    assert _areas(report) == ["Innkjøp", "Beredskap"]


def test_nothing_tells_the_area_where_a_menu_sets_no_name_apart() -> None:
    report = read(page(1, menu(""), MEASURE, THIRD), page(2, menu(""), OTHER))
    assert _areas(report) == ["", "", ""]
    told = {line.slide for line in report.diagnostics if line.code == "no-area"}
    assert told == {1, 2}


def test_names_set_in_the_middle_of_a_menu_are_in_a_line() -> None:
    def middle(own: str) -> list[TextBox]:
        widths = (30.0, 60.0, 44.0)
        return [
            replace(one, box=box(40 - width / 2, 20 + 24 * n, width, 20))
            for n, (one, width) in enumerate(zip(menu(own), widths, strict=True))
        ]

    report = read(page(1, middle("Innkjøp"), MEASURE), page(2, middle("Beredskap"), OTHER))
    assert _areas(report) == ["Innkjøp", "Beredskap"]


def test_names_at_the_left_of_rows_that_they_fit_are_no_menu() -> None:
    rows = [MEASURE, THIRD, ["Ny rutine", *OTHER[1:]]]
    again = [["Nok en rutine", *OTHER[1:]], OTHER, ["Siste rutine", *OTHER[1:]]]
    sides = [text(n, x0=5, top=52 + 30 * i, width=30, height=20) for i, n in enumerate(NAMES)]
    report = read(page(1, sides, *rows), page(2, sides, *again))
    assert _areas(report) == [*NAMES, *NAMES]


def test_a_sign_before_a_name_of_a_menu_points_to_the_slides_area() -> None:
    def pointed(own: str) -> list[TextBox]:
        names = [f"▶ {name}" if name == own else name for name in NAMES]
        return [text(name, x0=5, top=20 + 24 * n, width=30) for n, name in enumerate(names)]

    report = read(page(1, pointed("Innkjøp"), MEASURE), page(2, pointed("Beredskap"), OTHER))
    assert _areas(report) == ["Innkjøp", "Beredskap"]


def test_the_ground_of_a_name_in_a_menu_sets_it_apart() -> None:
    def grounded(number: int, own: str, row: list[str]) -> Slide:
        marks = [
            Mark(
                box=box(5, 20 + 24 * n, 30, 22),
                shape=Shape.RECTANGLE,
                fill="0B3954" if name == own else "8FA3B0",
            )
            for n, name in enumerate(NAMES)
        ]
        return replace(page(number, menu(""), row), marks=tuple(marks))

    report = read(grounded(1, "Innkjøp", MEASURE), grounded(2, "Beredskap", OTHER))
    assert _areas(report) == ["Innkjøp", "Beredskap"]


def test_nothing_tells_the_area_where_tabs_look_alike_over_one_title() -> None:
    tabs = [text(name, x0=40 + 200 * n, width=150, top=2, height=9) for n, name in enumerate(NAMES)]
    title = text("Tiltak og fremdrift", x0=40, width=300, top=12, height=8)
    report = read(page(1, [*tabs, title], MEASURE), page(2, [*tabs, title], OTHER))
    assert _areas(report) == ["", ""]
    assert [line.code for line in report.diagnostics] == ["no-area", "no-area"]
