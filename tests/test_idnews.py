"""A run says which measures have another id than in the tables that were there."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.idnews import NewId, ids_before, new_ids


def records(*rows: tuple[str, str, str, str]) -> pa.Table:
    names = ("report_date", "omrade", "tiltak", "tiltak_id")
    return pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))


def test_the_same_ids_are_no_news() -> None:
    before = records(("2023-10", "A", "Felles maler", "t-1"))
    after = records(("2023-10", "A", "Felles maler", "t-1"), ("2023-11", "A", "Maler", "t-1"))
    assert new_ids(before, after) == ()
    assert new_ids(None, after) == ()


def test_a_measure_with_another_id_is_told_once() -> None:
    before = records(("2023-10", "A", "Felles maler", "t-1"), ("2023-11", "A", "Maler", "t-1"))
    after = records(("2023-10", "A", "Felles maler", "t-2"), ("2023-11", "A", "Maler", "t-2"))
    assert new_ids(before, after) == (NewId("t-1", "t-2", "Maler"),)


def test_rows_that_stand_twice_alike_tell_nothing() -> None:
    before = records(
        ("2023-10", "A", "Felles maler", "t-1"), ("2023-10", "A", "Felles maler", "t-2")
    )
    after = records(("2023-10", "A", "Felles maler", "t-2"))
    assert new_ids(before, after) == ()


def test_earlier_tables_are_read_and_damaged_ones_are_none(tmp_path: Path) -> None:
    path = tmp_path / "records.parquet"
    assert ids_before(path) is None
    path.write_bytes(b"PAR1 no table")
    assert ids_before(path) is None
    table = records(("2023-10", "A", "Felles maler", "t-1"))
    pq.write_table(table, path)
    assert ids_before(path) == table
