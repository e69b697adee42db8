"""When a status came about, as its label says it: a season, a week, a part of a year, a day."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.report.words.dates import announces, is_month, is_year, with_announced
from parsers.report.words.times import Ahead, begins_with_time, is_time, times_in
from schema.vocabulary import load

VOCABULARY = load()
NEAR = date(2024, 3, 8)


@pytest.mark.parametrize(
    "text",
    ["i uke 42", "uke 42-43", "Q3", "høsten 2023", "til mai", "våren", "2024", "siden 13.10.2023."],
)
def test_a_time_and_nothing_else_is_a_time(text: str) -> None:
    assert is_time(text, VOCABULARY)
    assert not is_time(f"{text} hos Helse Vest", VOCABULARY)
    assert not is_time(f"Avtalt {text}", VOCABULARY)


@pytest.mark.parametrize("text", ["", "1. mai og 2. juni 2023", "19 tiltak", "1850"])
def test_what_tells_no_time_or_two_is_none(text: str) -> None:
    assert not is_time(text, VOCABULARY)


@pytest.mark.parametrize(
    ("text", "ahead", "begins"),
    [
        ("oktober 2023 hos alle", Ahead.NONE, True),
        ("tredje kvartal, sa de", Ahead.NONE, True),
        ("medio mai", Ahead.NONE, True),
        ("høsten blir travel", Ahead.NONE, True),
        ("siden mars", Ahead.NONE, False),
        ("siden mars", Ahead.SINCE, True),
        ("ut 2024", Ahead.SINCE, False),
        ("ut 2024", Ahead.ABOUT, True),
        ("hos alle i oktober 2023", Ahead.ABOUT, False),
    ],
)
def test_a_text_begins_with_a_time_behind_the_words_that_place_it(
    text: str, ahead: Ahead, *, begins: bool
) -> None:
    assert begins_with_time(text, VOCABULARY, ahead) is begins


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Ferdig høsten 2022", date(2022, 8, 1), date(2022, 12, 31)),
        ("Ferdig høsten", date(2023, 8, 1), date(2023, 12, 31)),  # the nearest
        ("Ferdig i vinter", date(2024, 1, 1), date(2024, 3, 31)),
        ("Ferdig våren -25", date(2025, 1, 1), date(2025, 6, 30)),
        ("Ferdig 13.10.2022, høsten", date(2022, 10, 13), date(2022, 10, 13)),
        ("Ferdig (Q4)", date(2023, 10, 1), date(2023, 12, 31)),
        ("Ferdig i 2023", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_a_time_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    assert times_in(text, NEAR, VOCABULARY) == ((first, last),)


def test_a_text_without_a_time_has_none() -> None:
    assert times_in("Ferdig hos 19 av 20 foretak", NEAR, VOCABULARY) == ()


@pytest.mark.parametrize(("text", "whole"), [("mai", True), ("Mai 2023", False), ("maier", False)])
def test_a_month_is_its_name_and_nothing_else(text: str, *, whole: bool) -> None:
    assert is_month(text, VOCABULARY) is whole


@pytest.mark.parametrize(
    ("text", "told"),
    [("2023", True), ("1889", False), ("2300", False), ("20.23", False), ("år", False)],
)
def test_a_year_is_one_that_a_report_may_speak_of(text: str, *, told: bool) -> None:
    assert is_year(text) is told


def test_what_announces_a_date_goes_with_the_line_below_it() -> None:
    assert announces("Status per", VOCABULARY)
    assert not announces("Status per område", VOCABULARY)
    lines = ["Handlingsplan", "Status per", "13.10.2023", "Helse Vest"]
    assert list(with_announced(lines, VOCABULARY)) == [
        "Handlingsplan",
        "Status per",
        "Status per 13.10.2023",
        "Helse Vest",
    ]
