"""What counts as a change between two reports, and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import DONE, NOT_STARTED, ONGOING, STOPPED, day, history, past, record
from hypothesis import given
from hypothesis import strategies as st

from ingest.rows.changes import changes
from ingest.rows.past import Past
from ingest.wording import same_text
from schema.history import AreaRenamed
from schema.report import Status
from schema.tables import Change, Scope


def told(of: Past) -> list[tuple[str, str, str | None, str | None]]:
    return [(row.tiltak_id, row.change.value, row.old, row.new) for row in changes(of)]


def test_the_first_report_is_the_baseline() -> None:
    assert changes(past({"a": record(), "b": record("Kravbibliotek")})) == []


def test_a_plan_that_stands_still_has_no_changes() -> None:
    assert changes(past({"a": record()}, {"a": record()})) == []


def test_a_measure_first_seen_in_a_later_report_is_added() -> None:
    rows = changes(past({}, {"a": record()}))
    assert [(r.change, r.from_date, r.to_date, r.old, r.new) for r in rows] == [
        (Change.ADDED, day(1), day(2), None, None)
    ]


def test_a_measure_is_removed_once_and_not_again_each_month() -> None:
    rows = changes(past({"a": record()}, {}, {}))
    assert [(r.change, r.from_date, r.to_date, r.tiltak) for r in rows] == [
        (Change.REMOVED, day(1), day(2), "Felles maler")
    ]


def test_a_returning_measure_is_held_against_its_latest_observation() -> None:
    rows = changes(past({"a": record(pri=1)}, {}, {"a": record(status=DONE, pri=2)}))
    assert [(r.change, r.from_date, r.to_date, r.old, r.new) for r in rows] == [
        (Change.REMOVED, day(1), day(2), None, None),
        (Change.RETURNED, day(2), day(3), None, None),
        (Change.STATUS, day(1), day(3), "pågår", "fullført"),
        (Change.PRI, day(1), day(3), "1", "2"),
    ]


def test_every_column_that_changed_has_a_row_in_the_contracts_order() -> None:
    before = record("Felles maler", ONGOING, omrade="A", gevinst=("x",), siste_status=("y",))
    after = record("Felles krav", DONE, omrade="B", pri=None, gevinst=("x", "z"))
    assert told(past({"a": before, "b": before}, {"a": after, "b": before})) == [
        ("a", "status", "pågår", "fullført"),
        ("a", "pri", "1", None),
        ("a", "tiltak", "Felles maler", "Felles krav"),
        ("a", "omrade", "A", "B"),
        ("a", "gevinst", "x", "x | z"),
        ("a", "siste_status", "y", ""),
    ]


def test_changes_stand_as_in_the_deck_with_the_removed_last() -> None:
    one = {"a": record(), "b": record(), "c": record()}
    two = {"d": record(), "c": record(status=DONE), "a": record(pri=3)}
    assert [(key, change) for key, change, _, _ in told(past(one, two))] == [
        ("d", "added"),
        ("c", "status"),
        ("a", "pri"),
        ("b", "removed"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Felles  maler", "Felles maler"),
        ("Felles maler.", "Felles maler"),
        ("FELLES maler", "Felles Maler"),
        ("anskaffelses-dokumenter", "anskaffelsesdokumenter"),
        ("anskaffelses- dokumenter", "anskaffelses\u00addokumenter"),
        ("rest-/erstatningssaker", "rest- /erstatningssaker"),
        ("• Felles maler", "Felles maler"),
        ("- Felles maler", "▪ Felles maler"),
        ("\uf0a7 Felles maler", "Felles maler"),
        ("Felles\u00a0maler", "Felles maler"),
        ("Felles – maler", "Felles - maler"),
        ("«Felles» maler", '"Felles" maler'),
        ("leverandør’s", "leverandør's"),
        ("Pa\u030agår", "Pågår"),
        ("e\ufb03sient", "effisient"),
        ("50-50 %", "50–50 %"),
        ("gangRaskt", "gang Raskt"),
    ],
)
def test_what_a_format_or_reader_does_to_a_text_is_no_change(one: str, other: str) -> None:
    before, after = record(one, gevinst=(one,)), record(other, gevinst=(other,))
    assert changes(past({"a": before}, {"a": after})) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5-10 %", "510 %"),
        ("-5 %", "5 %"),
        ("1. kvartal", "2. kvartal"),
        ("Felles maler", "Felles maler?"),
        ("Felles maler", "Felles malar"),
        ("Møte 12.10", "Møte 13.10"),
    ],
)
def test_what_an_office_does_to_a_text_is_a_change(one: str, other: str) -> None:
    assert not same_text(one, other)


letters = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåABCÆØÅ", min_size=1, max_size=12)


@given(st.lists(letters, min_size=1, max_size=6), st.data())
def test_a_text_broken_anywhere_is_the_same_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    place = data.draw(st.integers(1, len(text)))
    sign = data.draw(st.sampled_from(["-\n", "\u00ad", "\n", " ", "\u200b", "\u00a0"]))
    assert same_text(text, f"• {text[:place]}{sign}{text[place:]}.")


def test_reordered_items_are_a_change() -> None:
    before, after = record(siste_status=("en", "to")), record(siste_status=("to", "en"))
    assert told(past({"a": before}, {"a": after})) == [("a", "siste_status", "en | to", "to | en")]


def test_items_divided_unlike_by_two_formats_are_no_change() -> None:
    before, after = record(gevinst=("en to", "tre")), record(gevinst=("en", "to tre"))
    reports = ({"a": before}, {"a": after})
    assert told(past(*reports, files=("a.pptx", "b.pdf"))) == []
    assert told(past(*reports, files=("a.pdf", "b.pdf"))) == [
        ("a", "gevinst", "en to | tre", "en | to tre")
    ]


def test_a_text_layers_guess_at_which_bullets_are_which_is_no_change() -> None:
    deck = record(gevinst=("en", "to"), siste_status=("tre",))
    layer = record(gevinst=("en",), siste_status=("to", "tre"))
    assert told(past({"a": deck}, {"a": layer}, files=("a.pptx", "b.txt"))) == []
    assert told(past({"a": layer}, {"a": deck}, files=("a.txt", "b.pptx"))) == []


def test_a_new_status_is_told_through_a_text_layers_guess() -> None:
    deck = record(gevinst=("en", "to"), siste_status=("tre",))
    layer = record(gevinst=("en",), siste_status=("to", "fire"))
    assert told(past({"a": deck}, {"a": layer}, files=("a.pptx", "b.txt"))) == [
        ("a", "siste_status", "tre", "fire")
    ]


def test_a_text_layers_guess_stands_where_nothing_bears_out_another() -> None:
    deck = record(gevinst=("en",), siste_status=("to",))
    layer = record(gevinst=("fire",), siste_status=("fem", "seks"))
    assert told(past({"a": deck}, {"a": layer}, files=("a.pptx", "b.txt"))) == [
        ("a", "gevinst", "en", "fire"),
        ("a", "siste_status", "to", "fem | seks"),
    ]


def test_areas_are_compared_in_the_plans_spelling() -> None:
    before, after = record(omrade="Styrke prosesser"), record(omrade="Styrke prosessen")
    spelling = {"Styrke prosessen": "Styrke prosesser"}
    assert changes(past({"a": before}, {"a": after}, spelling=spelling)) == []


def test_an_area_that_could_not_be_told_is_no_change_and_hides_none() -> None:
    reports = ({"a": record(omrade="A")}, {"a": record(omrade="")}, {"a": record(omrade="B")})
    rows = changes(past(*reports))
    assert [(r.change, r.from_date, r.to_date, r.old, r.new) for r in rows] == [
        (Change.OMRADE, day(1), day(3), "A", "B")
    ]


def test_a_renamed_area_keeps_a_row_for_each_measure_and_says_that_it_is_the_areas() -> None:
    before = {key: record(omrade="Miljø") for key in "abc"} | {"d": record(omrade="Beredskap")}
    after = {key: record(omrade="Klima") for key in "ab"} | {"d": record(omrade="Beredskap")}
    returned = after | {"c": record(omrade="Klima")}
    rows = [r for r in changes(past(before, after, returned)) if r.change is Change.OMRADE]
    assert [(r.tiltak_id, r.old, r.new, r.scope) for r in rows] == [
        ("a", "Miljø", "Klima", Scope.AREA),
        ("b", "Miljø", "Klima", Scope.AREA),
        ("c", "Miljø", "Klima", Scope.AREA),
    ]


def test_an_area_under_a_new_name_has_one_row_and_its_measures_none() -> None:
    later = {"a": record(omrade="Klima"), "b": record(omrade="Klima", tiltak="Annet")}
    known = history(
        {"a": record(omrade="Miljø"), "b": record(omrade="Miljø", tiltak="Annet")},
        later,
        later,
        spelling={"Miljø": "Miljø", "Klima": "Miljø"},
    )
    renamed = replace(known, renamed=(AreaRenamed(report=1, old="Miljø", new="Klima"),))
    (row,) = changes(Past.of(renamed))
    assert (row.change, row.scope, row.tiltak_id) == (Change.OMRADE, Scope.AREA, "a")
    assert (row.omrade, row.old, row.new) == ("Miljø", "Miljø", "Klima")


def test_the_row_of_a_renamed_area_is_no_second_one_of_a_measure_that_came_to_it() -> None:
    later = {"a": record(omrade="Klima"), "b": record(omrade="Klima", tiltak="Annet")}
    known = history(
        {"a": record(omrade="Krav"), "b": record(omrade="Miljø", tiltak="Annet")},
        later,
        spelling={"Krav": "Krav", "Miljø": "Miljø", "Klima": "Miljø"},
    )
    renamed = replace(known, renamed=(AreaRenamed(report=1, old="Miljø", new="Klima"),))
    rows = changes(Past.of(renamed))
    assert [(r.tiltak_id, r.old, r.new) for r in rows] == [
        ("a", "Krav", "Miljø"),
        ("b", "Miljø", "Klima"),
    ]


def test_a_measure_that_moves_alone_is_no_renaming() -> None:
    before = {"a": record(omrade="Miljø"), "b": record(omrade="Miljø"), "c": record(omrade="Krav")}
    after = before | {"a": record(omrade="Krav")}
    (row,) = changes(past(before, after))
    assert (row.tiltak_id, row.scope) == ("a", Scope.MEASURE)


def test_the_last_measure_of_an_area_that_moves_to_a_known_one_is_no_renaming() -> None:
    before = {"a": record(omrade="Miljø"), "b": record(omrade="Krav", tiltak="Annet")}
    (row,) = changes(past(before, before | {"a": record(omrade="Krav")}))
    assert (row.tiltak_id, row.scope) == ("a", Scope.MEASURE)


def test_an_area_that_the_overview_still_lists_was_not_renamed() -> None:
    before, after = {"a": record(omrade="Miljø")}, {"a": record(omrade="Klima")}
    (row,) = changes(past(before, after, areas=(("Miljø",), ("Miljø", "Klima"))))
    assert row.scope is Scope.MEASURE


statuses = st.sampled_from([DONE, ONGOING, NOT_STARTED, STOPPED])
reports_of_measures = st.lists(
    st.dictionaries(st.sampled_from("abcd"), statuses, max_size=4), min_size=1, max_size=7
)


@given(reports_of_measures)
def test_replaying_the_changes_gives_the_latest_report(reports: list[dict[str, Status]]) -> None:
    """Who has the first report and all changes has every report."""
    told_of = [{key: record(key, status) for key, status in r.items()} for r in reports]
    known: dict[str, str] = {**reports[0]}
    standing = set(reports[0])
    rows = changes(past(*told_of))
    for index, report in enumerate(reports[1:], start=2):
        for row in (r for r in rows if r.to_date == day(index)):
            match row.change:
                case Change.ADDED:
                    known[row.tiltak_id] = report[row.tiltak_id]
                    standing.add(row.tiltak_id)
                case Change.RETURNED:
                    standing.add(row.tiltak_id)
                case Change.REMOVED:
                    standing.remove(row.tiltak_id)
                case Change.STATUS:
                    assert known[row.tiltak_id] == row.old
                    known[row.tiltak_id] = row.new or ""
        assert {key: known[key] for key in standing} == {k: str(v) for k, v in report.items()}
