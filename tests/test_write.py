"""The files of the output, read back as analysts read them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from builders import DONE, NOT_STARTED, STOPPED, archive, declared, history, record
from frictionless import Package, validate

from ingest.output.csvfile import neutral
from ingest.output.files import files
from ingest.output.write import FILE_NAMES, write
from ingest.rows.arrow import arrow_schema, frame
from ingest.rows.tables import Tables, tables
from schema.deck import Format
from schema.diagnostic import Diagnostic, Severity
from schema.history import Certainty, History, Link, Placed
from schema.tables import TABLES

# What an office may write and a file format may stumble over.
AWKWARD = record(
    "=SUM(A1:A9)",
    DONE,
    omrade="Miljø; og «samfunn»",
    ikon="💎",
    pri=None,
    gevinst=("-5 % kostnad", 'Et "sitat"', "a;b"),
    siste_status=("linje\nskift", "@alle"),
    status_tekst="Utført",
    fotnote="* 80 % av forbruk",
    ekstra=(("Ansvarlig", "Kari"), ("Frist", "12.10"), ("Frist", "=1+1")),
)
PLAIN = record("Rolig", NOT_STARTED, omrade="", pri=2)


def story() -> History:
    told = history(
        {"a": AWKWARD, "b": PLAIN},
        {"a": record("Ny tekst", STOPPED), "b": PLAIN},
        files=("2024/jan.pptx", "2024/feb.pdf"),
        declared=((declared("Miljø; og «samfunn»", DONE, 3),), ()),
    )
    first, _, later, _ = told.observations
    link = Link(
        tiltak_id="a",
        earlier=first,
        later=later,
        similarity=0.625,
        certainty=Certainty.DOUBTFUL,
        reason="area and pri",
    )
    note = Diagnostic(severity=Severity.WARNING, code="doubtful-link", message="Se på denne.")
    return History(
        plan=told.plan,
        observations=told.observations,
        links=(link,),
        diagnostics=(Placed(file="2024/feb.pdf", diagnostic=note),),
    )


@pytest.fixture(scope="module")
def made() -> Tables:
    return tables(archive(story()))


@pytest.fixture(scope="module")
def folder(made: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("output")
    write(files(made), out)
    return out


def csv_rows(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


CONTRACT_TYPES: Mapping[str, Mapping[str, pa.DataType]] = {
    "records": {
        "plan": pa.string(),
        "report_date": pa.date32(),
        "pri": pa.int8(),
        "gevinst": pa.list_(pa.string()),
        "siste_status": pa.list_(pa.string()),
        "ekstra": pa.map_(pa.string(), pa.string()),
        "slide": pa.int32(),
        "row": pa.int32(),
    },
    "tiltak": {"in_latest": pa.bool_(), "completed": pa.date32(), "reports": pa.int32()},
    "timeline": {"valid_to": pa.date32(), "days": pa.int32()},
    "links": {"similarity": pa.float64()},
    "reports": {"reconciled": pa.bool_(), "source_sha256": pa.string()},
}


def test_a_run_writes_two_files_a_table_and_their_description(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILE_NAMES)
    assert len(FILE_NAMES) == 2 * 8 + 1


def test_frictionless_finds_nothing_to_complain_about(folder: Path) -> None:
    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "message"])
    assert report.stats["tasks"] == 2 * 8


def test_the_package_tells_type_and_meaning_of_every_column(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    described = {
        r["name"]: [
            (f["name"], bool(f["type"] and f["description"])) for f in r["schema"]["fields"]
        ]
        for r in package["resources"]
        if "schema" in r
    }
    assert described == {
        name: [(column.name, True) for column in table.columns] for name, table in TABLES.items()
    }


def test_the_package_tells_which_cells_are_never_empty(folder: Path) -> None:
    package = Package(str(folder / "datapackage.json"))
    required = {
        field.name
        for field in package.get_table_resource("records").schema.fields
        if field.required
    }
    assert {"plan", "report_date", "tiltak_id", "status", "source_file", "row"} <= required
    assert not required & {"ikon", "pri", "gevinst", "status_symbol", "fotnote", "ekstra"}


def test_frictionless_notices_a_value_that_a_column_cannot_have(
    folder: Path, tmp_path: Path
) -> None:
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    records = tmp_path / "records.csv"
    records.write_bytes(records.read_bytes().replace("fullført".encode(), b"finished"))
    assert not validate(str(tmp_path / "datapackage.json")).valid


def test_parquet_has_the_declared_types_and_zstd(folder: Path) -> None:
    for name, table in TABLES.items():
        file = pq.ParquetFile(folder / f"{name}.parquet")
        assert file.schema_arrow.equals(arrow_schema(table)), name
        codecs = {
            file.metadata.row_group(g).column(c).compression
            for g in range(file.metadata.num_row_groups)
            for c in range(file.metadata.num_columns)
        }
        assert codecs <= {"ZSTD"}


def test_the_types_are_those_of_the_contract(folder: Path) -> None:
    for name, types in CONTRACT_TYPES.items():
        found = pq.read_schema(folder / f"{name}.parquet")
        assert {column: found.field(column).type for column in types} == types


def test_parquet_gives_back_what_was_said(folder: Path) -> None:
    first = pq.read_table(folder / "records.parquet").to_pylist()[0]
    assert first["tiltak"] == "=SUM(A1:A9)"
    assert first["gevinst"] == ["-5 % kostnad", 'Et "sitat"', "a;b"]
    assert first["siste_status"] == ["linje\nskift", "@alle"]
    assert first["ekstra"] == [("Ansvarlig", "Kari"), ("Frist", "12.10"), ("Frist (2)", "=1+1")]
    assert (first["pri"], first["ikon"], first["status_symbol"]) == (None, "💎", "●")
    assert first["report_date"] == date(2024, 1, 15)


def test_duckdb_reads_lists_maps_and_dates(folder: Path) -> None:
    path = folder / "records.parquet"
    (row,) = (
        duckdb.connect()
        .execute(
            f"select ekstra['Ansvarlig'], len(gevinst), year(report_date), pri is null "  # noqa: S608
            f"from '{path}' where tiltak_id = 'a' and status = 'fullført'"
        )
        .fetchall()
    )
    assert row == ("Kari", 3, 2024, True)


def test_a_frame_is_what_pandas_reads_from_the_file(folder: Path, made: Tables) -> None:
    read = pd.read_parquet(folder / "changes.parquet")
    pd.testing.assert_frame_equal(frame(made["changes"]), read, check_dtype=False)


def test_a_frame_keeps_whole_numbers_lists_and_maps(made: Tables) -> None:
    records = frame(made["records"])
    assert str(records["pri"].dtype) == "Int8"
    assert records["gevinst"].iloc[0] == ["-5 % kostnad", 'Et "sitat"', "a;b"]
    assert records["ekstra"].iloc[0]["Frist (2)"] == "=1+1"


def test_tables_and_files_hold_the_same(made: Tables, folder: Path) -> None:
    for name in TABLES:
        assert made[name].equals(pq.read_table(folder / f"{name}.parquet"))


def test_csv_opens_by_double_click(folder: Path) -> None:
    raw = (folder / "records.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfplan;report_date;")
    assert raw.endswith(b"\r\n")
    first = csv_rows(folder, "records")[0]
    assert first["tiltak"] == "'=SUM(A1:A9)"
    assert first["gevinst"] == '\'-5 % kostnad | Et "sitat" | a;b'
    assert first["siste_status"] == "linje\nskift | @alle"
    assert first["ekstra"] == "Ansvarlig: Kari | Frist: 12.10 | Frist (2): =1+1"
    assert (first["omrade"], first["pri"]) == ("Miljø; og «samfunn»", "")
    assert csv_rows(folder, "links")[0]["similarity"] == "0,625"


def test_a_negative_number_stays_a_number(folder: Path) -> None:
    assert "-2" in {row["difference"] for row in csv_rows(folder, "progress")}


def test_no_cell_of_any_csv_is_a_formula(folder: Path) -> None:
    for name in TABLES:
        for row in csv_rows(folder, name):
            for text in row.values():
                assert not re.match(r"[=+@\t\r]|-(?!\d+$)", text), text


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\ta", "\ra", "\n=1", "＝1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "1+1", "'=1", "– pause"])
def test_what_it_would_not_run_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text


def test_csv_and_parquet_say_the_same(folder: Path) -> None:
    """Read by its own description, the CSV gives Parquet's values."""
    package = Package(str(folder / "datapackage.json"))
    for name in ("tiltak", "changes", "timeline", "progress", "links", "diagnostics"):
        read = [row.to_dict() for row in package.get_table_resource(name).read_rows()]
        held = pq.read_table(folder / f"{name}.parquet").to_pylist()
        assert [{k: _value(v) for k, v in row.items()} for row in read] == [
            {k: None if v == "" else v for k, v in row.items()} for row in held
        ]


def _value(value: object) -> object:
    """Undo what the CSV does to a value."""
    if isinstance(value, Decimal):
        return float(value)
    return value.removeprefix("'") if isinstance(value, str) else value


def test_the_same_archive_gives_the_same_bytes_in_whatever_order_it_was_read() -> None:
    one = story()
    other = history({"x": record("Noe")}, plan="Andre varer", files=("x.txt",))
    forwards = archive(one, other)
    backwards = replace(
        forwards, readings=forwards.readings[::-1], histories=forwards.histories[::-1]
    )
    assert files(tables(forwards)) == files(tables(backwards))


def test_an_archive_without_any_measures_gives_eight_empty_tables(tmp_path: Path) -> None:
    made = tables(archive())
    write(files(made), tmp_path)
    assert list(made) == list(TABLES)
    assert all(table.num_rows == 0 for table in made.values())
    assert validate(str(tmp_path / "datapackage.json")).valid
    assert pq.read_schema(tmp_path / "records.parquet").equals(arrow_schema(TABLES["records"]))


def test_formats_are_those_of_the_contract() -> None:
    assert [f.value for f in Format] == ["pptx", "pdf", "txt"]
