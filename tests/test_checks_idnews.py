"""A run says which measures have another id than in the tables that were there."""

from __future__ import annotations

import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.checks.idnews import NewId, new_ids


def records(*rows: tuple[str, str, str, str]) -> bytes:
    names = ("report_date", "omrade", "tiltak", "tiltak_id")
    out = pa.BufferOutputStream()
    pq.write_table(pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))), out)
    content: bytes = out.getvalue().to_pybytes()
    return content


def test_the_same_ids_are_no_news() -> None:
    before = records(("2023-10", "A", "Felles maler", "t-1"))
    after = records(("2023-10", "A", "Felles maler", "t-1"), ("2023-11", "A", "Maler", "t-1"))
    assert new_ids(before, after) == ()


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


def test_damaged_or_foreign_tables_tell_nothing() -> None:
    table = records(("2023-10", "A", "Felles maler", "t-1"))
    assert new_ids(b"PAR1 no table", table) == ()
    out = pa.BufferOutputStream()
    pq.write_table(pa.table({"colour": ["red"]}), out)
    assert new_ids(out.getvalue().to_pybytes(), table) == ()


def test_no_thread_is_left_that_could_outlive_python() -> None:
    program = """
import sys, psutil
from ingest.checks.idnews import new_ids
before = psutil.Process().num_threads()
content = sys.stdin.buffer.read()
new_ids(content, content)
print(psutil.Process().num_threads() - before)
"""
    table = records(("2023-10", "A", "Felles maler", "t-1"))
    done = subprocess.run(
        [sys.executable, "-c", program], input=table, capture_output=True, check=True
    )
    assert int(done.stdout) == 0
