"""Areas that one report alone calls so, or one heading of it, and those that another took in, are told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import ONGOING, day, edition, record

from ingest.checks.lonenames import lone_names
from ingest.recognition.identity import history
from ingest.settings import Settings
from schema.history import Plan
from schema.report import Declared

MEASURES = {2: ("Kurse ledere", "Måle ventetid"), 3: ("Rydde lageret", "Telle beholdningen")}
NAMES = ("Kompetanse", "Logistikk")
FINDINGS = ("Flere på kurs", "Ryddige hyller")


def told(
    *reports: Sequence[str],
    counted: bool = False,
    once: Sequence[str] = (),
    known: Sequence[str] = (),
    listed: int = 0,
) -> list[tuple[str, int | None]]:
    """Return where lines stand; a report is told by the names of its two areas.

    Those `once` stand in each report as a heading alone, but in the first ones that have them `listed`;
    ingest.toml names the `known` ones.
    """
    settings = Settings(areas=dict.fromkeys(known, ()))
    editions = [
        edition(
            f"{number}.pptx",
            when=day(number),
            records=[
                record(title, omrade=name, slide=slide, row=row)
                for (slide, titles), name in zip(MEASURES.items(), names, strict=True)
                for row, title in enumerate(titles, 1)
            ],
            declared=[
                Declared(omrade=name, status=ONGOING, count=2, slide=2) for name in names * counted
            ],
        )
        for number, names in enumerate(map(tuple, reports), 1)
    ]
    headed = [
        tuple(
            (name, (slide,))
            for slide, name in zip(MEASURES, names, strict=True)
            if name in once and number >= listed
        )
        for number, names in enumerate(reports)
    ]
    editions = [
        replace(edition, report=replace(edition.report, by_heading=found))
        for edition, found in zip(editions, headed, strict=True)
    ]
    found = lone_names([history(Plan(name="P", editions=tuple(editions)), settings)], settings)
    assert {line.diagnostic.code for line in found} <= {"area-guessed"}
    return [(line.file, line.diagnostic.slide) for line in found]


def test_names_that_are_others_in_every_report_are_told_on_every_slide() -> None:
    found = told(FINDINGS, ("Kurset er i gang", "Ny hylleplan"), ("Kursene fylles", "Orden"))
    assert found == [(f"{n}.pptx", slide) for slide in MEASURES for n in (1, 2, 3)]


def test_a_first_reports_name_that_all_rows_keep_is_told_with_each_of_them() -> None:
    found = told((NAMES[0], FINDINGS[1]), NAMES, NAMES)
    assert found == [("1.pptx", 3), ("2.pptx", 3), ("3.pptx", 3)]


def test_names_that_were_changed_and_stay_so_are_none() -> None:
    later = ("Opplæring", "Varestrøm")
    assert told(NAMES, NAMES, later, later) == []


def test_a_name_that_the_rows_do_not_keep_is_none() -> None:
    assert told(NAMES, FINDINGS, NAMES) == []


def test_names_that_the_reports_overview_has_are_none() -> None:
    assert told(FINDINGS, NAMES, counted=True) == []


def test_a_spelling_is_no_other_name() -> None:
    assert told(("Kompetanse", "Logistikk og lager"), ("Kompetansen", "Logistikk og lagre")) == []


@pytest.mark.parametrize(
    ("once", "slides"), [(NAMES, [None]), (NAMES[:1], [2]), ((), [])], ids=["two", "one", "none"]
)
def test_areas_that_one_heading_alone_names_are_told_once(
    once: Sequence[str], slides: list[int | None]
) -> None:
    assert told(NAMES, once=once) == [("1.pptx", slide) for slide in slides]


def test_areas_that_headings_alone_name_in_all_reports_are_told_once_in_the_last() -> None:
    assert told(NAMES, NAMES, once=NAMES) == [("2.pptx", None)]
    assert told((NAMES[0], ""), NAMES, once=NAMES[:1]) == [("2.pptx", 2)]


def test_a_list_of_areas_in_one_report_bears_out_what_headings_name_in_another() -> None:
    assert told(NAMES, NAMES, once=NAMES, listed=1) == []


def test_areas_that_the_settings_name_are_not_told() -> None:
    assert told(NAMES, once=NAMES, known=NAMES) == []
    assert told(NAMES, once=NAMES, known=NAMES[:1]) == [("1.pptx", 3)]


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        ([NAMES, (NAMES[0], NAMES[0]), NAMES], [("2.pptx", 3)]),
        ([(NAMES[0], NAMES[0]), NAMES, NAMES], [("1.pptx", 3)]),
        ([NAMES, NAMES, (NAMES[0], NAMES[0])], [("3.pptx", 3)]),
    ],
    ids=["amid", "first", "last"],
)
def test_a_slide_whose_measures_another_area_has_beside_it_is_told(
    reports: Sequence[Sequence[str]], found: list[tuple[str, int]]
) -> None:
    assert told(*reports) == found


def test_a_slide_that_the_overview_counts_under_its_heading_is_none() -> None:
    assert told(NAMES, (NAMES[0], NAMES[0]), NAMES, counted=True) == []


def test_measures_that_go_into_another_area_on_its_own_slide_are_none() -> None:
    measures = [record(t, omrade=n, slide=2) for n in NAMES for t in MEASURES[2 + NAMES.index(n)]]
    merged = [replace(row, omrade=NAMES[0]) for row in measures]
    editions = tuple(
        edition(f"{number}.pptx", when=day(number), records=rows)
        for number, rows in enumerate((measures, merged, measures), 1)
    )
    settings = Settings()
    assert lone_names([history(Plan(name="P", editions=editions), settings)], settings) == ()
