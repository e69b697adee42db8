"""Everything that is known of an archive, as the eight tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

import pyarrow as pa

from ingest.rows.archive import Archive
from ingest.rows.arrow import arrow_table
from ingest.rows.changes import changes
from ingest.rows.diagnostics import diagnostics
from ingest.rows.links import links
from ingest.rows.measures import tiltak
from ingest.rows.past import Past
from ingest.rows.progress import progress
from ingest.rows.records import records
from ingest.rows.reports import reports
from ingest.rows.timeline import timeline
from schema.columns import Row
from schema.tables import TABLES

Tables = dict[str, pa.Table]


def tables(archive: Archive) -> Tables:
    """Return the tables by name, in the contract's order; `schema.tables` says how rows stand."""
    histories = sorted(archive.histories, key=lambda history: history.plan.name)
    pasts = [Past.of(history) for history in histories]
    found = diagnostics(archive)
    # Made as they are asked for, so that no more rows are held than one plan's.
    rows: Mapping[str, Iterable[Row]] = {
        "records": chain.from_iterable(map(records, histories)),
        "tiltak": chain.from_iterable(map(tiltak, pasts)),
        "changes": chain.from_iterable(map(changes, pasts)),
        "timeline": chain.from_iterable(map(timeline, pasts)),
        "progress": chain.from_iterable(map(progress, pasts)),
        "reports": reports(archive, found),
        "links": chain.from_iterable(map(links, histories)),
        "diagnostics": found,
    }
    return {name: arrow_table(table, rows[name]) for name, table in TABLES.items()}
