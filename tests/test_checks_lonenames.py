"""Areas that one report alone calls so, while their measures go on under other names, are told of."""

from __future__ import annotations

from collections.abc import Sequence

from builders import ONGOING, day, edition, record

from ingest.checks.lonenames import lone_names
from ingest.recognition.identity import history
from ingest.settings import Settings
from schema.history import Plan
from schema.report import Declared

MEASURES = {2: ("Kurse ledere", "Måle ventetid"), 3: ("Rydde lageret", "Telle beholdningen")}
NAMES = ("Kompetanse", "Logistikk")
FINDINGS = ("Flere på kurs", "Ryddige hyller")


def told(*reports: Sequence[str], counted: bool = False) -> list[tuple[str, int | None]]:
    """Return where lines stand; a report is told by the names of its two areas."""
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
    found = lone_names([history(Plan(name="P", editions=tuple(editions)), Settings())])
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
