"""Open measures that are gone are told of, and a report that lacks many is one in part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import DONE, ONGOING, STOPPED, day, edition, record

from ingest.checks.absence import NAMED, missing_measures
from ingest.recognition.identity import history
from ingest.settings import Settings
from schema.diagnostic import Severity
from schema.history import Plan
from schema.report import Record, Status

ALL = ("Bytte lys i bygg", "Kurse ledere", "Måle ventetid", "Rydde i avtaler", "Lage strategi")
FEW = ALL[:2]
NEW = ("Samle lisenser", "Prøve ut turnus", "Skifte rør", "Holde fagdag")


def rows(*titles: str, area: str = "Prosess", pri: int = 1) -> list[Record]:
    return [record(title, row=row, omrade=area, pri=pri) for row, title in enumerate(titles, 1)]


def told(*reports: Sequence[Record]) -> list[tuple[str, Severity, str]]:
    editions = tuple(
        edition(f"{number}.pptx", when=day(number), records=list(records))
        for number, records in enumerate(reports, start=1)
    )
    found = missing_measures([history(Plan(name="P", editions=editions), Settings())])
    assert {placed.diagnostic.code for placed in found} <= {"measures-missing"}
    return [(line.file, line.diagnostic.severity, line.diagnostic.message) for line in found]


def warned(*reports: Sequence[str]) -> list[str]:
    found = told(*(rows(*titles) for titles in reports))
    return [file for file, severity, _ in found if severity is Severity.WARNING]


def test_half_a_report_is_warned_of_whether_or_not_the_rest_comes_back() -> None:
    assert warned(ALL, FEW, ALL) == ["2.pptx"]
    assert warned(ALL, ALL, FEW) == ["3.pptx"]


@pytest.mark.parametrize("reports", [(ALL, FEW, FEW), (ALL, ALL[:3], ALL), (ALL, (*FEW, *NEW))])
def test_a_plan_that_was_cut_or_renewed_is_not(reports: tuple[Sequence[str], ...]) -> None:
    assert warned(*reports) == []


def test_open_measures_that_are_gone_are_told_of_in_one_line_with_those_that_are_new() -> None:
    ((file, severity, message),) = told(rows(*ALL), rows(*ALL[:3], *NEW, pri=3))
    assert (file, severity) == ("2.pptx", Severity.INFO)
    assert message.startswith(
        f"{ALL[3]!r}, {ALL[4]!r} of {day(1)} are gone or recognised in doubt, and "
        f"{NEW[0]!r}, {NEW[1]!r}, {NEW[2]!r}, {NEW[3]!r} are new;"
    )


def test_no_more_are_named_than_a_person_reads() -> None:
    titles = [
        f"{verb} {what}" for verb in ("Kurse", "Måle", "Rydde") for what in ("lys", "rør", "tog")
    ]
    ((_, _, message),) = told(rows(*FEW, *titles), rows(*FEW), rows(*FEW))
    assert f"{titles[NAMED - 1]!r} and {len(titles) - NAMED} more of" in message


def test_a_merger_over_two_areas_in_words_of_its_own_is_told_of() -> None:
    stays = rows(*FEW)
    before = [*stays, *rows(ALL[2], area="Lager"), *rows(ALL[3], area="Drift", pri=2)]
    ((_, _, message),) = told(before, [*stays, *rows(NEW[0], area="Drift", pri=3)])
    assert message.startswith(f"{ALL[2]!r}, {ALL[3]!r} of")


def test_so_is_one_into_a_measure_that_is_recognised_surely_in_other_words() -> None:
    after = replace(record("Kurse alle ledere", row=2), siste_status=("Fire har deltatt",))
    assert len(told(rows(*ALL), [*rows(ALL[0]), after, *rows(*ALL[2:4])])) == 1


def test_so_is_a_new_measure_beside_one_that_was_recognised_in_doubt() -> None:
    whole = replace(record(ALL[4], row=3), gevinst=("Mindre svinn",))
    first = replace(record(NEW[0], row=3), gevinst=("Mindre svinn",))
    ((_, _, message),) = told([*rows(*FEW), whole], [*rows(*FEW), first, *rows(NEW[1], pri=3)])
    assert message.startswith(f"{ALL[4]!r} of")


def test_a_done_one_that_went_with_an_open_one_while_others_came_is_named_too() -> None:
    done, stays = record(ALL[2], DONE, row=3, omrade="Drift"), rows(*FEW)
    new = rows(NEW[0], area="Drift", pri=3)
    ((_, _, message),) = told([*stays, done, *rows(ALL[3])], [*stays, *new])
    assert message.startswith(f"{ALL[2]!r}, {ALL[3]!r} of")


def test_so_is_a_done_one_of_whose_area_several_are_new() -> None:
    stays, done = rows(*FEW, area="Drift"), record(ALL[2], DONE, row=3)
    here, elsewhere = rows(*NEW, pri=3), rows(*NEW, area="Drift", pri=3)
    ((_, _, message),) = told([*stays, done], [*stays, *here])
    assert message.startswith(f"{ALL[2]!r} of {day(1)} is gone")
    assert told([*stays, done], [*stays, *elsewhere]) == []


@pytest.mark.parametrize("status", [DONE, STOPPED])
def test_measures_that_were_done_or_stopped_may_go(status: Status) -> None:
    done = [replace(row, status=status) for row in rows(*ALL)[2:]]
    assert told([*rows(*FEW), *done], rows(*FEW)) == []


def test_those_that_come_back_later_were_but_away() -> None:
    assert told(rows(*ALL), rows(*ALL[:4], *NEW), rows(*ALL, *NEW)) == []


def test_those_that_a_split_speaks_of_are_not_told_of_again() -> None:
    whole = record("Lager av munnbind for tre måneder", row=2, pri=2, status=ONGOING)
    pieces = rows("Åndedrettsvern mot smitte", "Bruke opp varer før datoen", pri=3)
    assert (
        told([*rows(ALL[0]), whole, *rows(ALL[1])], [*rows(ALL[0]), *pieces, *rows(ALL[1])]) == []
    )
