"""An area that an open measure has left, and in which new ones stand, is told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import DONE, ONGOING, day, edition, record

from ingest.checks.turnover import turned_over
from ingest.recognition.identity import history
from ingest.settings import Settings
from schema.history import Plan
from schema.report import Record, Status

STAYS = ("Kurse ledere i avtaler", "Måle ventetid på røntgen")
GONE = "Innføre varer på kommisjon"
NEW = ("Telle beholdningen hvert halvår", "Bytte ut størrelser uten vederlag", "Rydde")


def rows(
    *titles: str, area: str = "Logistikk", status: Status = ONGOING, pri: int = 1
) -> list[Record]:
    said = [(title, ONGOING, 1, "Logistikk") for title in STAYS]
    said += [(title, status, pri, area) for title in titles]
    return [
        record(title, state, row=row, pri=first, omrade=omrade, slide=4)
        for row, (title, state, first, omrade) in enumerate(said, start=1)
    ]


def told(*reports: Sequence[Record]) -> list[tuple[str, int | None, int | None, str]]:
    editions = tuple(
        edition(f"{number}.pptx", when=day(number), records=list(records))
        for number, records in enumerate(reports, start=1)
    )
    found = turned_over([history(Plan(name="P", editions=editions), Settings())])
    assert {line.diagnostic.code for line in found} <= {"maybe-same"}
    return [
        (line.file, line.diagnostic.slide, line.diagnostic.row, line.diagnostic.message)
        for line in found
    ]


def test_new_measures_where_an_open_one_has_gone_are_told_of_in_one_line() -> None:
    ((file, slide, row, message),) = told(rows(GONE), rows(*NEW, pri=3))
    assert (file, slide, row) == ("2.pptx", 4, None)
    assert message.startswith(
        f"Of “Logistikk”, {GONE!r} of {day(1)} is gone or recognised in doubt, and {NEW[0]!r}, {NEW[1]!r}, {NEW[2]!r} are new;"
    )


def test_so_are_those_where_a_done_one_has_gone_with_an_open_one() -> None:
    done = record("Merke hyller", DONE, omrade="Logistikk", slide=4, row=4)
    assert len(told([done, *rows(GONE)], rows(NEW[0], pri=3))) == 1


def test_so_is_one_beside_a_measure_that_was_recognised_in_doubt() -> None:
    whole = rows(GONE)
    whole[-1] = replace(whole[-1], gevinst=("Mindre svinn",))
    pieces = rows(NEW[0], NEW[1])
    pieces[-2] = replace(pieces[-2], gevinst=("Mindre svinn",))
    pieces[-1] = replace(pieces[-1], pri=3)
    assert len(told(whole, pieces)) == 1


def test_so_are_those_of_another_area_where_the_area_has_gone_too() -> None:
    assert len(told(rows(GONE, area="Lager"), rows(*NEW, area="Drift", pri=3))) == 1


@pytest.mark.parametrize(
    "reports",
    [
        (rows(GONE, status=DONE), rows(*NEW, pri=3)),
        (rows(GONE), rows(GONE, *NEW, pri=3)),
        (rows(GONE), rows(*NEW, pri=3), rows(GONE, *NEW, pri=3)),
        (rows(GONE), rows(*NEW, area="Drift", pri=3)),
        (rows(GONE), rows(NEW[0], pri=3)),
    ],
    ids=["done", "not gone", "back later", "another area", "one for one"],
)
def test_no_others_are(reports: Sequence[Sequence[Record]]) -> None:
    assert told(*reports) == []
