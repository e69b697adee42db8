"""The sample archive from files to tables, held against the content that its decks show."""

from __future__ import annotations

import pandas as pd

from ingest.plans.grouping import plans
from ingest.recognition.identity import histories
from ingest.rows.changes import changes
from ingest.rows.past import Past
from ingest.settings import Settings
from samples.builder.truth import Expected, expected
from schema.deck import Format
from schema.report import DateSource, Edition, Report

TRUTH = expected()


def as_read_without_a_reader(file: str, said: Expected) -> Edition:
    report = Report(
        dates=((DateSource.STATUS, said.report_date),),
        plan_names=(said.plan,),
        areas=said.areas,
        records=said.records,
        declared=said.declared,
    )
    return Edition(
        file=file,
        format=Format.PPTX,
        sha256=file,
        report=report,
        report_date=said.report_date,
        date_source=DateSource.STATUS,
    )


def test_every_change_is_the_offices_and_none_a_formats(
    sample_tables: dict[str, pd.DataFrame],
) -> None:
    """PPTX, PDF and TXT take turns in the samples, and yet all changes are those of the content."""
    editions = [as_read_without_a_reader(file, said) for file, said in TRUTH.items()]
    known = histories(plans(editions, Settings()), Settings())
    told = {
        (row.to_date, row.tiltak, row.change.value, row.old or "", row.new or "")
        for history in known
        for row in changes(Past.of(history))
    }
    table = sample_tables["changes"][["to_date", "tiltak", "change", "old", "new"]]
    read = {tuple(row) for row in table.astype(object).where(table.notna(), "").to_numpy().tolist()}
    assert read == told


def test_every_report_that_counts_has_the_records_of_its_content(
    sample_tables: dict[str, pd.DataFrame],
) -> None:
    reports = sample_tables["reports"]
    counts = reports[reports["superseded_by"].isna()].set_index("source_file")["records"]
    assert {file: int(count) for file, count in counts.items()} == {
        file: len(said.records) for file, said in TRUTH.items() if file in counts.index
    }
    dates = dict(zip(reports["source_file"], reports["report_date"], strict=True))
    assert dates == {file: said.report_date for file, said in TRUTH.items()}


def test_figures_of_progress_add_up_to_the_records(sample_tables: dict[str, pd.DataFrame]) -> None:
    by_report = ["plan", "report_date"]
    counted = sample_tables["progress"].groupby(by_report)["count"].sum()
    recorded = sample_tables["records"].groupby(by_report).size()
    assert counted.to_dict() == recorded.to_dict()


def test_a_report_is_reconciled_exactly_if_its_progress_shows_no_difference(
    sample_tables: dict[str, pd.DataFrame],
) -> None:
    reports = sample_tables["reports"]
    counting = reports[reports["superseded_by"].isna()].set_index(["plan", "report_date"])
    differs = (
        sample_tables["progress"]
        .groupby(["plan", "report_date"])["difference"]
        .agg(lambda values: bool((values.dropna() != 0).any()))
    )
    assert {
        place: not value for place, value in counting["reconciled"].items()
    } == differs.to_dict()
