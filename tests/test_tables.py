"""The eight tables: their columns, and where rows of reports and diagnostics come from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import DONE, FIRST_DAY, archive, day, declared, edition, history, record
from pydantic import ValidationError

from ingest.plans.dating import dated
from ingest.reading.contents import Reading
from ingest.rows.archive import Archive
from ingest.rows.arrow import frame
from ingest.rows.records import records
from ingest.rows.tables import tables
from ingest.settings import FileRule, Settings
from schema.columns import Kind
from schema.deck import Format
from schema.diagnostic import Diagnostic, Severity
from schema.history import Certainty, Link, Superseded
from schema.report import DateSource, Report
from schema.tables import TABLES, RecordRow
from schema.vocabulary import load

# The contract's columns, in its order.
CONTRACT = {
    "records": "plan report_date tiltak_id omrade tiltak ikon pri gevinst siste_status status "
    "status_symbol status_tekst fotnote ekstra source_file source_format slide row",
    "tiltak": "plan tiltak_id omrade tiltak pri status first_seen last_seen started completed "
    "reports reports_unchanged in_latest",
    "changes": "plan tiltak_id omrade tiltak from_date to_date change old new",
    "timeline": "plan tiltak_id omrade tiltak status valid_from valid_to days reports",
    "progress": "plan report_date omrade status count declared difference",
    "reports": "plan report_date date_source source_file source_format source_sha256 slides "
    "records reconciled superseded_by errors warnings",
    "links": "plan tiltak_id from_file from_slide from_row from_tiltak to_file to_slide to_row "
    "to_tiltak similarity certainty reason kind",
    "diagnostics": "source_file slide row severity code message",
}


def diagnostic(severity: Severity = Severity.WARNING, **place: int) -> Diagnostic:
    return Diagnostic(severity=severity, code="skipped-row", message="Se her.", **place)


def reading(file: str, *reports: Report, format_: Format | None = Format.PPTX) -> Reading:
    return Reading(file=file, sha256="0" * 64, format=format_, reports=reports)


def test_the_contracts_columns_come_first_and_in_its_order() -> None:
    assert list(TABLES) == list(CONTRACT)
    for name, columns in CONTRACT.items():
        expected = columns.split()
        assert [column.name for column in TABLES[name].columns][: len(expected)] == expected


# The columns of each table that may be null; all others never are.
NULLABLE = {
    "records": "ikon pri status_symbol status_tekst fotnote",
    "tiltak": "pri started completed",
    "changes": "old new",
    "timeline": "valid_to",
    "progress": "declared difference",
    "reports": "plan report_date date_source source_format source_sha256 reconciled superseded_by",
    "links": "",
    "diagnostics": "slide row",
}


def test_only_what_may_be_null_is_nullable() -> None:
    made = tables(archive(history({"a": record()})))
    assert {
        name: " ".join(field.name for field in table.schema if field.nullable)
        for name, table in made.items()
    } == NULLABLE


def test_a_column_knows_what_may_stand_in_it() -> None:
    columns = {column.name: column for column in TABLES["records"].columns}
    assert columns["status_symbol"].enum == ("●", "◑", "○")
    assert columns["status"].enum[:3] == ("fullført", "pågår", "ikke startet")
    assert (columns["pri"].kind, columns["pri"].minimum, columns["pri"].maximum) == (
        Kind.INT8,
        0,
        127,
    )


def test_a_key_is_made_of_columns_that_are_never_null() -> None:
    for table in TABLES.values():
        columns = {column.name: column for column in table.columns}
        assert not any(columns[name].nullable for name in table.key)


def test_a_row_that_breaks_its_columns_promise_is_refused() -> None:
    (row,) = records(history({"a": record()}))
    with pytest.raises(ValidationError, match="plan"):
        RecordRow.model_validate(row.model_dump() | {"plan": ""})


def test_records_stand_by_plan_and_date_then_as_in_the_deck() -> None:
    one = history({"b": record("B"), "a": record("A")}, {"a": record("A")}, plan="Å")
    other = history({"c": record("C")}, plan="Medisin")
    made = tables(archive(one, other))["records"]
    assert made["tiltak"].to_pylist() == ["C", "B", "A", "A"]


def test_a_superseded_deck_is_listed_and_counts_no_records() -> None:
    copy = edition("copy.pdf", when=day(1), records=[record()])
    of = history({"a": record()}, superseded=(Superseded(edition=copy, by="deck1.pptx"),))
    made = tables(archive(of))
    reports = frame(made["reports"]).set_index("source_file")
    assert reports.loc["copy.pdf", "superseded_by"] == "deck1.pptx"
    assert reports["superseded_by"].isna()["deck1.pptx"]
    assert len(made["records"]) == 1


def test_an_unreadable_file_has_its_row_and_its_line() -> None:
    problem = diagnostic(Severity.ERROR)
    broken = Reading(file="x.pdf", sha256=None, format=None, diagnostics=(problem,))
    made = tables(Archive(base=Path(), readings=(broken,), histories=()))
    (row,) = made["reports"].to_pylist()
    assert (row["source_file"], row["records"], row["errors"]) == ("x.pdf", 0, 1)
    assert row["plan"] is None
    assert made["diagnostics"]["severity"].to_pylist() == ["error"]


def test_a_thing_is_said_once_and_by_file_slide_and_row() -> None:
    of = history({"a": record()})
    report = replace(
        of.plan.editions[0].report,
        diagnostics=(diagnostic(slide=2, row=1), diagnostic(slide=2), diagnostic(slide=1)),
    )
    whole = reading("deck1.pptx", report)
    twice = replace(whole, diagnostics=(diagnostic(slide=1), diagnostic()))
    found = tables(Archive(base=Path(), readings=(twice,), histories=(of,)))["diagnostics"]
    places = list(zip(found["slide"].to_pylist(), found["row"].to_pylist(), strict=True))
    assert places == [(None, None), (1, None), (2, None), (2, 1)]


def test_a_deck_of_several_plans_has_a_row_for_each() -> None:
    one = history({"a": record()}, plan="A", files=("both.pptx",))
    two = history({"b": record()}, plan="B", files=("both.pptx",))
    reports = tables(archive(one, two))["reports"]
    assert reports["plan"].to_pylist() == ["A", "B"]
    assert reports["source_file"].to_pylist() == ["both.pptx", "both.pptx"]


def test_links_stand_by_the_later_report_and_its_deck_whatever_order_they_were_found_in() -> None:
    places = ((4, 1), (3, 2), (3, 1))
    of = history(
        *({f"m{n}": record(f"Tiltak {n}", slide=s, row=r) for n, (s, r) in enumerate(places)},) * 3
    )
    found = [
        Link(
            tiltak_id=later.tiltak_id,
            earlier=earlier,
            later=later,
            similarity=0.9,
            certainty=Certainty.LIKELY,
            reason="wording",
        )
        for earlier, later in zip(of.observations, of.observations[len(places) :], strict=False)
    ]
    table = tables(archive(replace(of, links=tuple(found))))["links"]
    told = [(row["to_file"], row["to_slide"], row["to_row"]) for row in table.to_pylist()]
    assert told == [
        (file, slide, row) for file in ("deck2.pptx", "deck3.pptx") for slide, row in sorted(places)
    ]


def test_reports_say_whether_the_overview_agrees() -> None:
    figures = ((declared("Prosess", DONE, 1),), (declared("Prosess", DONE, 2),), ())
    of = history(*({"a": record(status=DONE)},) * 3, declared=figures)
    reconciled = tables(archive(of))["reports"]["reconciled"]
    assert reconciled.to_pylist() == [True, False, None]


def test_a_persons_date_beats_per_which_beats_the_file_name() -> None:
    per = Report(dates=((DateSource.STATUS, day(3)),), records=(record(),))
    slide = Report(dates=((DateSource.SLIDE, day(3)),), records=(record(),))
    readings = [reading("2024-02-01.pptx", per), reading("x/2024-02-02.pptx", slide)]
    said = Settings(file=(FileRule(name="2024-02-01.pptx", date=FIRST_DAY),))
    by_deck = dated(readings, Settings(), load()).editions
    assert [(e.report_date, e.date_source) for e in by_deck] == [
        (day(3), DateSource.STATUS),
        (date(2024, 2, 2), DateSource.FILENAME),
    ]
    by_person = dated(readings, said, load()).editions
    assert [e.date_source for e in by_person] == [DateSource.SETTINGS, DateSource.FILENAME]


def test_a_date_that_only_the_documents_properties_tell_is_in_doubt() -> None:
    made = Report(dates=((DateSource.PROPERTIES, day(3)),), records=(record(),))
    readings = [reading("deck.pptx", made), reading("2024-02-01.pptx", made)]
    found = dated(readings, Settings(), load())
    assert [e.date_source for e in found.editions] == [DateSource.PROPERTIES, DateSource.FILENAME]
    assert [(placed.file, placed.diagnostic.code) for placed in found.diagnostics] == [
        ("deck.pptx", "date-guessed")
    ]


def test_a_deck_that_prints_no_date_has_that_of_the_file_with_its_name() -> None:
    rows = (record("Felles maler"), record("Felles rutiner"))
    said = Report(dates=((DateSource.STATUS, day(3)),), records=rows)
    layer = Report(dates=((DateSource.SLIDE, day(9)),), records=rows)
    other = Report(dates=((DateSource.SLIDE, day(9)),), records=(record("Nye krav"),))
    files = {"a/plan.pptx": said, "a/plan.txt": layer, "b/plan.txt": layer, "a/plan.pdf": other}
    found = dated([reading(*file) for file in files.items()], Settings(), load())
    assert [edition.report_date.day for edition in found.editions] == [
        day(3).day,
        day(3).day,
        day(9).day,
        day(9).day,
    ]


def test_a_date_in_the_name_that_can_be_read_in_two_ways_is_in_doubt() -> None:
    report = Report(records=(record(),))
    found = dated([reading("Status 240323.pptx", report)], Settings(), load())
    (placed,) = found.diagnostics
    assert placed.diagnostic.code == "date-guessed"
    assert "2024-03-23 and may be 2023-03-24" in placed.diagnostic.message


def test_a_report_without_a_date_is_an_error_that_says_what_is_missing() -> None:
    undated = dated([reading("deck.pptx", Report(records=(record(),)))], Settings(), load())
    (placed,) = undated.diagnostics
    assert undated.editions == ()
    assert placed.diagnostic.code == "no-report-date"
    assert placed.diagnostic.severity is Severity.ERROR
    assert "the measures read from it (1) are in no table" in placed.diagnostic.message


def test_a_dated_deck_without_measures_does_not_end_a_plans_measures() -> None:
    agenda = Report(dates=((DateSource.STATUS, day(3)),))
    sorted_out = dated([reading("agenda.pptx", agenda)], Settings(), load())
    assert sorted_out.editions == ()
    assert [u.dated for u in sorted_out.unplaced] == [(day(3), DateSource.STATUS)]


def test_figures_that_no_column_holds_are_left_out_and_told() -> None:
    odd = Report(
        dates=((DateSource.STATUS, day(1)),),
        records=(record(pri=2023), record()),
        declared=(declared("Prosess", DONE, 10**12), declared("Prosess", DONE, 1)),
    )
    sorted_out = dated([reading("deck.pptx", odd)], Settings(), load())
    report = sorted_out.editions[0].report
    assert [r.pri for r in report.records] == [None, 1]
    assert [d.count for d in report.declared] == [1]
    assert [p.diagnostic.code for p in sorted_out.diagnostics] == [
        "pri-unreadable",
        "count-mismatch",
    ]
