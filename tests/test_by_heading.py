"""Areas that nothing in a deck names but headings of slides are noted, for other reports to bear out."""

from __future__ import annotations

import pytest
from tinydecks import HEADERS, counts, slide, table, text
from tinyreports import MEASURE, read

from schema import Slide


def headed(*heads: str, more: str = "") -> list[Slide]:
    """Make a slide with a measure for each heading; all have the text `more` at their foot."""
    return [
        slide(
            number,
            tables=[table([HEADERS, [f"{MEASURE[0]} {number}", *MEASURE[1:]]])],
            texts=[text(head), *([text(more, top=500, height=12)] if more else [])],
        )
        for number, head in enumerate(heads, 1)
    ]


def test_areas_that_headings_alone_name_are_noted_with_their_slides() -> None:
    report = read(*headed("Renhold", "Stø kurs", "Tekstil", "Tekstil"))
    assert report.by_heading == (("Renhold", (1,)), ("Stø kurs", (2,)), ("Tekstil", (3, 4)))


@pytest.mark.parametrize("second", ["Tekstil (forts.)", "Tekstil (2 av 2)"])
def test_an_area_that_counts_its_slides_is_one(second: str) -> None:
    assert read(*headed("Tekstil", second)).by_heading == ()


@pytest.mark.parametrize(
    "more",
    [
        slide(9, texts=[text("Renhold\nStø kurs")]),
        slide(9, texts=[text("Vi følger opp renhold og stø kurs")]),
        slide(9, tables=[table([["Renhold", "Kari"], ["Stø kurs", "Per"]])]),
        slide(
            9,
            texts=[text("Renhold", x0=40, top=60), text("Stø kurs", x0=440, top=60)],
            tables=[counts(done=0, ongoing=1, idle=0, x0=x0) for x0 in (40, 440)],
        ),
    ],
)
def test_what_another_slide_names_is_borne_out(more: Slide) -> None:
    assert read(*headed("Renhold", "Stø kurs"), more).by_heading == ()


def test_an_agenda_of_slides_bears_no_area_out() -> None:
    agenda = slide(9, texts=[text("Status tiltak\nRenhold\nTekstil")])
    report = read(*headed("Status tiltak", "Renhold", "Tekstil"), agenda)
    assert report.by_heading == (("Renhold", (2,)), ("Tekstil", (3,)))


def test_what_a_list_of_areas_numbers_is_borne_out_without_a_heading() -> None:
    rows = [["Nr", *HEADERS], ["2.1", *MEASURE]]
    agenda = slide(1, texts=[text("Innsatsområder\n1. Renhold\n2. Tekstil")])
    report = read(agenda, slide(2, tables=[table(rows)], texts=[text("Status på tiltakene")]))
    assert [record.omrade for record in report.records] == ["Tekstil"]
    assert report.by_heading == ()


def test_what_is_called_an_area_is_one() -> None:
    assert read(*headed("Område: Renhold", "Område: Tekstil")).by_heading == ()


def test_what_is_numbered_may_be_what_came_of_the_area() -> None:
    report = read(*headed("1. Renhold", "2. Stø kurs"))
    assert report.by_heading == (("Renhold", (1,)), ("Stø kurs", (2,)))


def test_a_name_in_the_table_is_no_heading() -> None:
    rows: list[list[str | None]] = [[*HEADERS], ["Renhold", None, None, None, None], [*MEASURE]]
    assert read(slide(1, tables=[table(rows)], texts=[text("Handlingsplan 2026")])).by_heading == ()


def test_a_slide_that_is_told_of_is_left_out() -> None:
    report = read(*headed("Renhold", "Lageret er fullt"))
    assert [line.slide for line in report.diagnostics if line.code == "area-guessed"] == [2]
    assert report.by_heading == (("Renhold", (1,)),)


def test_a_slide_headed_as_one_further_up_is_told_of_once() -> None:
    def lines(*heads: str) -> list[int | None]:
        found = read(*headed(*heads)).diagnostics
        return [line.slide for line in found if line.code == "area-guessed"]

    assert lines("Renhold", "Tekstil", "Renhold") == [3]
    assert lines("Renhold", "Renhold", "Tekstil") == []
    assert lines("Renhold", "Tekstil", "Renhold (forts.)") == []


def test_a_slide_headed_as_the_one_before_is_none_where_the_overview_counts_its_rows() -> None:
    areas = [text("Renhold", x0=40, top=60), text("Tekstil", x0=440, top=60)]
    tables = [counts(done=0, ongoing=n, idle=0, x0=x0) for n, x0 in ((2, 40), (1, 440))]
    report = read(*headed("Renhold", "Renhold", "Tekstil"), slide(9, texts=areas, tables=tables))
    assert not report.diagnostics
