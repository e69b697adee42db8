"""Which ids a run gave other measures than the tables that were there before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

# What tells a row of `records` again: a measure as worded in a plan's report. The plan's name is
# left out, for it may be what an older deck has changed.
_TOLD_BY = ("report_date", "omrade", "tiltak")
_READ = (*_TOLD_BY, "tiltak_id")


class NewId(NamedTuple):
    """A measure that had another id before; `tiltak` is its latest wording in both."""

    before: str
    now: str
    tiltak: str


def ids_before(records: Path) -> pa.Table | None:
    """Return what an earlier run's `records.parquet` says of ids, None where there is none."""
    try:
        return pq.read_table(records, columns=list(_READ))
    except (OSError, pa.ArrowInvalid, KeyError):
        return None


def new_ids(before: pa.Table | None, records: pa.Table) -> tuple[NewId, ...]:
    """Return the measures whose id is another than before, in the order of the new table.

    Rows that stand twice alike, in one table or in two plans, tell nothing.
    """
    if before is None:
        return ()
    old, new = dict(_ids(before)), dict(_ids(records))
    found = {
        (old[row], tiltak_id): str(row[-1])
        for row, tiltak_id in new.items()
        if row in old and old[row] != tiltak_id
    }
    return tuple(NewId(was, now, tiltak) for (was, now), tiltak in found.items())


def _ids(records: pa.Table) -> Iterator[tuple[tuple[object, ...], str]]:
    columns = [records[name].to_pylist() for name in _TOLD_BY]
    rows = list(zip(*columns, strict=True))
    times = Counter(rows)
    for row, tiltak_id in zip(rows, records["tiltak_id"].to_pylist(), strict=True):
        if times[row] == 1:
            yield row, tiltak_id
