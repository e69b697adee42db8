"""What follows reading, one stage after the other: editions, plans, histories, tables, files."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.checks.absence import missing_measures
from ingest.checks.dates import date_conflicts
from ingest.checks.editions import differing_editions, reissued_reports
from ingest.checks.folders import mixed_folders
from ingest.checks.headed import other_times
from ingest.checks.lonenames import lone_names
from ingest.checks.returns import returned_words
from ingest.checks.statuses import done_in_the_future
from ingest.checks.successors import succeeding_plans
from ingest.checks.unchanged import unchanged_reports
from ingest.findings import summary
from ingest.finished import Finished
from ingest.kept import KeptPlans
from ingest.output.files import files
from ingest.plans.dating import dated
from ingest.plans.grouping import plans
from ingest.plans.replacements import followed
from ingest.reading.contents import Reading
from ingest.recognition.identity import histories
from ingest.recognition.verdicts import unknown_files
from ingest.request import Request
from ingest.rows.archive import Archive
from ingest.rows.tables import tables
from ingest.settings import FILE_NAME
from schema.diagnostic import Diagnostic


def together(asked: Request, readings: Sequence[Reading], *, cache: bool = False) -> Archive:
    """Work out what decks tell together; `readings` are those of all that are asked for.

    With `cache`, what was recognised of a plan before is taken from there, and kept there.
    """
    note = Diagnostic.info(
        "ignored-file", f"{FILE_NAME} says to leave this file alone, so it was not read."
    )
    ignored = (Reading(file=name, sha256=None, diagnostics=(note,)) for name in asked.ignored)
    unreachable = (Reading(file=name, sha256=None) for name in asked.found.unreachable)
    sorted_out = dated(readings, asked.settings, asked.vocabulary)
    names = {file.name for file in asked.found.files}
    unknown = tuple(unknown_files(asked.settings, names))
    settings, unused = followed(asked.settings, {edition.file for edition in sorted_out.editions})
    sorted_plans = plans(sorted_out.editions, settings, asked.vocabulary)
    kept = KeptPlans(asked, settings) if cache else None
    recognised = histories(sorted_plans, settings, kept)
    if kept:
        kept.clean()
    return Archive(
        base=asked.found.base,
        readings=(*readings, *ignored, *unreachable),
        histories=recognised,
        unplaced=sorted_out.unplaced,
        diagnostics=(
            *asked.found.diagnostics,
            *sorted_out.diagnostics,
            *date_conflicts(sorted_plans, asked.vocabulary),
            *other_times(sorted_plans, asked.vocabulary),
            *done_in_the_future(sorted_plans, asked.vocabulary),
            *differing_editions(sorted_plans, settings),
            *reissued_reports(sorted_plans, settings),
            *mixed_folders(sorted_plans, settings),
            *succeeding_plans(sorted_plans, settings, asked.vocabulary),
            *unchanged_reports(sorted_plans),
            *missing_measures(recognised),
            *returned_words(recognised),
            *lone_names(recognised, settings),
            *unknown,
            *unused,
        ),
    )


def output_of(archive: Archive) -> Finished:
    """Return the output's files and the summary."""
    made = tables(archive)
    return Finished(files=files(made), summary=summary(made))
