"""The sample decks, held against the content that they were made of."""

from __future__ import annotations

import gc
from functools import cache
from pathlib import Path
from types import FunctionType

import pytest

from parsers import read
from parsers.report.interpret import interpret
from parsers.text.reader import read_text
from samples import build
from samples.builder import textlayer, truth
from samples.builder.content import Edition, editions
from samples.builder.truth import Expected, expected
from schema import DateSource, Record, Report, Severity
from schema.vocabulary import load

SAMPLES = Path(__file__).parent.parent / "samples"
SEEDS = Path(__file__).parent / "fixtures" / "seeds"
EXPECTED = expected()
OCTOBER = {
    f"{kind}/{Path(edition.files[0]).parent.name}{suffix}": EXPECTED[edition.files[0]]
    for edition in editions()
    if edition.first
    for kind, suffix in (("pptx", ".pptx"), ("tagged", ".pdf"), ("untagged", ".pdf"))
}
DECKS = [
    *((SAMPLES / file, said) for file, said in EXPECTED.items() if not file.endswith(".txt")),
    *((SEEDS / file, said) for file, said in OCTOBER.items()),
]


@cache
def _report(path: Path) -> Report:
    (report,) = interpret(read(path), load())
    return report


def _in_order(records: tuple[Record, ...]) -> list[Record]:
    return sorted(records, key=lambda record: (record.slide, record.omrade, record.row))


every_deck = pytest.mark.parametrize(
    ("path", "said"), DECKS, ids=["/".join(path.parts[-2:]) for path, _ in DECKS]
)


@every_deck
def test_a_deck_gives_the_records_it_was_made_of_in_every_column(
    path: Path, said: Expected
) -> None:
    assert _in_order(_report(path).records) == _in_order(said.records)


@every_deck
def test_records_come_in_the_order_of_the_slides(path: Path, said: Expected) -> None:
    assert [r.slide for r in _report(path).records] == [r.slide for r in said.records]


@every_deck
def test_the_overview_gives_goals_and_counts_area_by_area(path: Path, said: Expected) -> None:
    report = _report(path)
    by_name = {area.name: area.goals for area in report.areas}
    assert by_name == {area.name: area.goals for area in said.areas}
    assert {(d.omrade, d.status): (d.count, d.slide) for d in report.declared} == {
        (d.omrade, d.status): (d.count, d.slide) for d in said.declared
    }


@every_deck
def test_the_title_slide_gives_the_plan_and_the_report_date(path: Path, said: Expected) -> None:
    report = _report(path)
    assert report.plan_names[0] == said.plan
    assert report.dates[0] == (DateSource.STATUS, said.report_date)


@every_deck
def test_only_a_wrong_overview_is_warned_of(path: Path, said: Expected) -> None:
    found = [d for d in _report(path).diagnostics if d.severity is not Severity.INFO]
    codes = {d.code for d in found} - {"area-spelling"}
    wrong = any(
        declared.count
        != sum(
            (record.omrade, record.status) == (declared.omrade, declared.status)
            for record in said.records
        )
        for declared in said.declared
    )
    assert codes == ({"count-mismatch"} if wrong else set())


@pytest.mark.parametrize("edition", editions(), ids=[f"{e.look} {e.per:%Y-%m}" for e in editions()])
def test_a_text_layer_gives_area_measure_icon_priority_and_status(edition: Edition) -> None:
    said = truth.of(edition)
    (report,) = interpret(read_text(textlayer.text_layer(edition).encode()), load())
    assert sorted(map(_told, report.records)) == sorted(map(_told, said.records))
    assert {(d.omrade, d.status, d.count) for d in report.declared} == {
        (d.omrade, d.status, d.count) for d in said.declared
    }
    assert "bullets-guessed" in {d.code for d in report.diagnostics}


def _told(record: Record) -> tuple[str, ...]:
    """Return what a text layer does tell of a measure."""
    columns = (record.omrade, record.tiltak, record.ikon, record.pri, record.status)
    return tuple(map(str, (*columns, record.status_symbol, record.status_tekst)))


def test_every_deck_under_samples_is_one_that_the_script_makes() -> None:
    found = {p.relative_to(SAMPLES).as_posix() for p in SAMPLES.glob("*/*.[pt][pdx][tf]*")}
    assert found == set(EXPECTED)


def test_the_script_makes_the_committed_decks_byte_for_byte(tmp_path: Path) -> None:
    for edition in editions():
        for made in build.write(edition, tmp_path, pdf=False):
            committed = SAMPLES / made.relative_to(tmp_path)
            assert made.read_bytes() == committed.read_bytes(), committed.name


@pytest.mark.parametrize("kind", ["pptx", "pdf"])
def test_what_reading_a_deck_made_is_gone_with_it(kind: str) -> None:
    """Nothing holds itself, so that no search for cycles is needed between decks."""
    (path, *_) = sorted(SEEDS.rglob(f"hr-vikartjenester.{kind}"))
    interpret(read(path), load())
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        interpret(read(path), load())
        gc.collect()
        kept = {type(one).__module__ for one in gc.garbage}
        functions = [one for one in gc.garbage if isinstance(one, FunctionType)]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert not functions
    assert not any(module.startswith(("parsers", "schema")) for module in kept)
