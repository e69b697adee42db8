"""The eight output tables: every column's type, meaning and constraints, said once.

The Parquet types, the CSV columns, the data package and the documentation all come from here.
The first columns of each table are the contract's, in its order; further ones stand to the right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from pydantic import Field

from schema.columns import (
    Column,
    Count,
    Day,
    Difference,
    Flag,
    Name,
    Ordinal,
    Pairs,
    Priority,
    Row,
    Share,
    Text,
    Texts,
    columns,
)
from schema.deck import Format
from schema.diagnostic import Severity
from schema.history import Certainty, LinkKind
from schema.report import DateSource, Status


class Symbol(StrEnum):
    """The circle that stands for a status."""

    DONE = "●"
    ONGOING = "◑"
    NOT_STARTED = "○"


class Change(StrEnum):
    """What happened to a measure between two reports."""

    ADDED = "added"
    REMOVED = "removed"
    RETURNED = "returned"
    STATUS = "status"
    PRI = "pri"
    TILTAK = "tiltak"
    OMRADE = "omrade"
    GEVINST = "gevinst"
    SISTE_STATUS = "siste_status"


class Scope(StrEnum):
    """Whether a change befell one measure, or its whole area at once."""

    MEASURE = "measure"
    AREA = "area"


class RecordRow(Row):
    """One tiltak in one report."""

    plan: Name = Field(description="The plan's name; one value for all reports of a plan.")
    report_date: Day = Field(description="The date that the report states status for.")
    tiltak_id: Name = Field(
        description="The measure's identity: the same in every report of the plan, however reworded."
    )
    omrade: Text = Field(
        description="Focus area, spelled the same in all rows of a plan; empty where none could be told."
    )
    tiltak: Text = Field(
        description="The measure as printed: one line, words broken at a line's end joined, without its icon."
    )
    ikon: Name | None = Field(description="The pictogram beside it, when it is a character.")
    pri: Priority | None = Field(description="Priority.")
    gevinst: Texts = Field(description="Benefits, one item a bullet, without the bullet sign.")
    siste_status: Texts = Field(
        description="Latest status, one item a bullet, without the bullet sign."
    )
    status: Status = Field(description="How far the measure has come.")
    status_symbol: Symbol | None = Field(
        description="The status as a circle, whatever the deck drew; null for avbrutt and ukjent."
    )
    status_tekst: Name | None = Field(
        description="The status label as printed; null where none is printed."
    )
    fotnote: Name | None = Field(
        description="The footnote that the row refers to by a mark, which stays in the text."
    )
    ekstra: Pairs = Field(description="Cells of further columns, by header without a final colon.")
    source_file: Name = Field(description="The deck, relative to the input folder.")
    source_format: Format = Field(description="The kind of file that the deck is.")
    slide: Count = Field(description="Slide or page, from 1; 0 where the format has none.")
    row: Ordinal = Field(
        description="Row in its table, from 1, the header not counted, nor an empty row of a PDF that nothing shows."
    )


class MeasureRow(Row):
    """What has become of a measure."""

    plan: Name = Field(description="The plan's name.")
    tiltak_id: Name = Field(description="The measure's identity.")
    omrade: Text = Field(description="Focus area in the latest report that the measure stands in.")
    tiltak: Text = Field(description="The measure, in its latest wording.")
    pri: Priority | None = Field(description="Priority in the latest report it stands in.")
    status: Status = Field(description="Status in the latest report it stands in.")
    first_seen: Day = Field(description="Date of the first report it stands in.")
    last_seen: Day = Field(description="Date of the latest report it stands in.")
    started: Day | None = Field(description="Date first seen pågår or fullført; null if never.")
    completed: Day | None = Field(
        description="Date since which it has been fullført; null unless its latest status is fullført."
    )
    reports: Ordinal = Field(description="The number of reports it stands in.")
    reports_unchanged: Count = Field(
        description="Its latest reports in a row that changed neither status nor siste_status; "
        "0 where the latest one did, or is the first."
    )
    in_latest: Flag = Field(description="Whether it stands in the plan's latest report.")


class ChangeRow(Row):
    """One thing that changed between two reports."""

    plan: Name = Field(description="The plan's name.")
    tiltak_id: Name = Field(description="The measure's identity.")
    omrade: Text = Field(description="Focus area after the change.")
    tiltak: Text = Field(description="The measure, worded as after the change.")
    from_date: Day = Field(
        description="Date of the report compared with: for a column, the latest earlier one that the "
        "measure stands in; else the plan's previous report."
    )
    to_date: Day = Field(description="Date of the report that shows the change.")
    change: Change = Field(description="What happened, or the column that changed.")
    old: Text | None = Field(
        description="The value before, list items joined by ' | '; null for added, removed, returned."
    )
    new: Text | None = Field(
        description="The value after, list items joined by ' | '; null for added, removed, returned."
    )
    scope: Scope = Field(
        description="area where a whole area was renamed (one row, at its first measure) or merged into another (a row for each measure), else measure."
    )


class SpellRow(Row):
    """One unbroken spell of one status."""

    plan: Name = Field(description="The plan's name.")
    tiltak_id: Name = Field(description="The measure's identity.")
    omrade: Text = Field(description="Focus area in the last report of the spell.")
    tiltak: Text = Field(description="The measure, worded as in the last report of the spell.")
    status: Status = Field(description="The status that the spell is of.")
    valid_from: Day = Field(description="Date of the first report that shows it.")
    valid_to: Day | None = Field(
        description="Date of the report that shows another status or no such measure; null while current."
    )
    days: Count = Field(
        description="From valid_from to valid_to, or to the plan's latest report while current."
    )
    reports: Ordinal = Field(description="The number of reports in the spell.")


class ProgressRow(Row):
    """How many measures of an area have a status in a report."""

    plan: Name = Field(description="The plan's name.")
    report_date: Day = Field(description="The date that the report states status for.")
    omrade: Text = Field(description="Focus area.")
    status: Status = Field(description="The status counted.")
    count: Count = Field(description="The number of rows in records.")
    declared: Count | None = Field(
        description="The number in the deck's own overview; null where it has none."
    )
    difference: Difference | None = Field(description="count - declared.")


class ReportRow(Row):
    """One deck found; a deck that reports on several plans has a row for each."""

    plan: Name | None = Field(
        description="The plan that it reports on; null where the deck could not be placed."
    )
    report_date: Day | None = Field(description="The date that it states status for.")
    date_source: DateSource | None = Field(
        description="Where the date was found: status (a 'per DATE' in the deck), filename, slide (printed "
        "on its slides), properties; settings where ingest.toml states it."
    )
    source_file: Name = Field(description="The deck, relative to the input folder.")
    source_format: Format | None = Field(
        description="The kind of file, by its content; null where unreadable."
    )
    source_sha256: Name | None = Field(
        description="SHA-256 of the content, in hexadecimal; null where the content could not be read."
    )
    slides: Count = Field(description="The number of slides or pages.")
    records: Count = Field(description="The number of measures read from the deck.")
    reconciled: Flag | None = Field(
        description="true: every declared figure equals the parsed one; false: some differ; null: none declared."
    )
    superseded_by: Name | None = Field(
        description="source_file of the deck that counts instead; null for a deck that counts."
    )
    errors: Count = Field(description="Lines in diagnostics about the file that are errors.")
    warnings: Count = Field(description="Lines in diagnostics about the file that are warnings.")


class LinkRow(Row):
    """One recognition of a measure that was not word for word."""

    plan: Name = Field(description="The plan's name.")
    tiltak_id: Name = Field(description="The identity of the measure in the later report.")
    from_file: Name = Field(description="The earlier deck.")
    from_slide: Count = Field(description="Slide in the earlier deck.")
    from_row: Ordinal = Field(description="Row in the earlier deck.")
    from_tiltak: Text = Field(description="The wording in the earlier deck.")
    to_file: Name = Field(description="The later deck.")
    to_slide: Count = Field(description="Slide in the later deck.")
    to_row: Ordinal = Field(description="Row in the later deck.")
    to_tiltak: Text = Field(description="The wording in the later deck.")
    similarity: Share = Field(
        description="How alike the two wordings are: 1 for the same words, 0 for nothing in common."
    )
    certainty: Certainty = Field(description="How sure the recognition is.")
    reason: Name = Field(description="What decided.")
    kind: LinkKind = Field(
        description="same: one measure; split: the later is a part of the earlier; "
        "merged: the earlier went into the later."
    )


class DiagnosticRow(Row):
    """One thing worth a person's eye."""

    source_file: Name = Field(description="The file that it is about.")
    slide: Count | None = Field(description="Slide or page; null where none is meant.")
    row: Count | None = Field(description="Row in its table; null where none is meant.")
    severity: Severity = Field(
        description="error: content is missing from the tables; warning: a value is in doubt; info: good to know."
    )
    code: Name = Field(description="What kind of thing it is; the README lists the codes.")
    message: Name = Field(description="What was found, where, and what to do about it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSpec:
    """An output table: `order` says how its rows stand, `key` which columns name one row."""

    name: str
    row: type[Row]
    title: str
    order: str
    key: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns(self.row)


TABLES: Final[Mapping[str, TableSpec]] = MappingProxyType(
    {
        spec.name: spec
        for spec in (
            TableSpec(
                name="records",
                row=RecordRow,
                title="One row for each tiltak in each report",
                order="plan, report_date, then as in the deck",
                key=("plan", "report_date", "tiltak_id"),
            ),
            TableSpec(
                name="tiltak",
                row=MeasureRow,
                title="One row for each measure: what has become of it",
                order="plan, then as in the latest report; measures no longer in it follow, the latest gone first",
                key=("plan", "tiltak_id"),
            ),
            TableSpec(
                name="changes",
                row=ChangeRow,
                title="One row for each thing that changed between two reports",
                order="plan, to_date, then as in the deck; removed measures follow",
                key=("plan", "to_date", "tiltak_id", "change"),
            ),
            TableSpec(
                name="timeline",
                row=SpellRow,
                title="One row for each unbroken spell of one status",
                order="measures as in tiltak, then valid_from",
                key=("plan", "tiltak_id", "valid_from"),
            ),
            TableSpec(
                name="progress",
                row=ProgressRow,
                title="One row for each plan, report, area and status",
                order="plan, report_date, areas as in the deck, then fullført, pågår, ikke startet",
            ),
            TableSpec(
                name="reports",
                row=ReportRow,
                title="One row for each deck found",
                order="plan, report_date, source_file; decks that could not be placed come last",
            ),
            TableSpec(
                name="links",
                row=LinkRow,
                title="One row for each recognition that was not word for word",
                order="plan, date of the later report, to_slide, to_row, then the earlier row",
            ),
            TableSpec(
                name="diagnostics",
                row=DiagnosticRow,
                title="One row for each thing worth a person's eye",
                order="source_file, slide, row, code",
            ),
        )
    }
)
