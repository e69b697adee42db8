"""Everything that is known of an archive, as the eight tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from ingest.archive import Archive
from ingest.arrow import arrow_table, frame
from ingest.changes import changes
from ingest.diagnostics import diagnostics
from ingest.links import links
from ingest.measures import tiltak
from ingest.progress import progress
from ingest.records import records
from ingest.reports import reports
from ingest.timeline import timeline
from schema.columns import Row
from schema.history import History
from schema.tables import TABLES

Tables = dict[str, pd.DataFrame]


def tables(archive: Archive) -> Tables:
    """Return the tables by name, in the contract's order; `schema.tables` says how rows stand."""
    found = diagnostics(archive)
    rows: Mapping[str, Sequence[Row]] = {
        "records": _all(archive, records),
        "tiltak": _all(archive, tiltak),
        "changes": _all(archive, changes),
        "timeline": _all(archive, timeline),
        "progress": _all(archive, progress),
        "reports": reports(archive, found),
        "links": _all(archive, links),
        "diagnostics": found,
    }
    return {name: frame(arrow_table(table, rows[name])) for name, table in TABLES.items()}


def _all(archive: Archive, stage: Callable[[History], Sequence[Row]]) -> list[Row]:
    histories = sorted(archive.histories, key=lambda history: history.plan.name)
    return [row for history in histories for row in stage(history)]
