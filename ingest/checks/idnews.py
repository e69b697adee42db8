"""Which ids a run gave other measures than the tables that were there before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
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


def new_ids(before: bytes, now: bytes) -> tuple[NewId, ...]:
    """Return the measures whose id is another than before, in the order of the new table.

    `before` and `now` are two files `records.parquet`; one that is damaged, or of another program,
    tells nothing. Nor do rows that stand twice alike, in one table or in two plans.
    """
    earlier, later = _table(before), _table(now)
    if earlier is None or later is None:
        return ()
    old, new = dict(_ids(earlier)), dict(_ids(later))
    found = {
        (old[row], tiltak_id): str(row[-1])
        for row, tiltak_id in new.items()
        if row in old and old[row] != tiltak_id
    }
    return tuple(NewId(was, now, tiltak) for (was, now), tiltak in found.items())


def _table(content: bytes) -> pa.Table | None:
    # Not `read_table`: the threads that it starts may still let go of the bytes while Python is
    # ending, which aborts the process (github.com/apache/arrow/issues/34314).
    try:
        file = pq.ParquetFile(pa.BufferReader(content), pre_buffer=False)
        return file.read(columns=list(_READ), use_threads=False).select(list(_READ))
    except (OSError, pa.ArrowInvalid, KeyError):
        return None


def _ids(records: pa.Table) -> Iterator[tuple[tuple[object, ...], str]]:
    columns = [records[name].to_pylist() for name in _TOLD_BY]
    rows = list(zip(*columns, strict=True))
    times = Counter(rows)
    for row, tiltak_id in zip(rows, records["tiltak_id"].to_pylist(), strict=True):
        if times[row] == 1:
            yield row, tiltak_id
