"""Dates are read as Norwegian offices write them, and the right one dates the report."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.report.words.dates import (
    date_in_name,
    dates_in,
    day_announced,
    is_anothers,
    without_dates,
)
from parsers.report.words.reportdates import report_date, settled
from schema import DateSource
from schema.vocabulary import load

VOCABULARY = load()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Handlingsplan – statusrapport per 13.10.2023", date(2023, 10, 13)),
        ("pr. 13.10.23", date(2023, 10, 13)),
        ("per 13. oktober 2023", date(2023, 10, 13)),
        ("13 okt. 2023", date(2023, 10, 13)),
        ("2023-10-13", date(2023, 10, 13)),
        ("13/10-2023", date(2023, 10, 13)),
        ("as of 13 October 2023", date(2023, 10, 13)),
        ("oktober 2023", date(2023, 10, 31)),
        ("2023-02", date(2023, 2, 28)),
        ("Q3 2023", date(2023, 9, 30)),
        ("3. kvartal 2023", date(2023, 9, 30)),
        ("T2 2023", date(2023, 8, 31)),
        ("2. tertial 2023", date(2023, 8, 31)),
        ("13.oktober 23", date(2023, 10, 13)),
        ("13th October 2023", date(2023, 10, 13)),
        ("October 13, 2023", date(2023, 10, 13)),
        ("31/10 2023", date(2023, 10, 31)),
        ("Oktober, 2023", date(2023, 10, 31)),
        ("Mai-23", date(2023, 5, 31)),
        ("nov. -24", date(2024, 11, 30)),
        ("1. nov. -24", date(2024, 11, 1)),
        ("Q3-23", date(2023, 9, 30)),
        ("kvartal 3 2023", date(2023, 9, 30)),
        ("andre tertial 2023", date(2023, 8, 31)),
        ("1. halvår 2023", date(2023, 6, 30)),
        ("uke 45 2023", date(2023, 11, 12)),
        ("2023, week 45", date(2023, 11, 12)),
        ("Perioden 01.01.2023 – 13.10.2023", date(2023, 10, 13)),
        ("1. januar 2023 til 13. oktober 2023", date(2023, 10, 13)),
    ],
)
def test_a_date_is_read_and_a_period_is_its_last_day(text: str, day: date) -> None:
    assert [found.last for found in dates_in(text, VOCABULARY)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Markedsdialog i Malmø 12.oktober",
        "innen 2030",
        "31.02.2023",
        "50-50%",
        "6-12mnd",
        "Q4",
        "13. oktober 12 personer",
        "uke 45",
        "uke 60 2023",
        "1.2",
    ],
)
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert dates_in(text, VOCABULARY) == ()


def test_only_an_announced_date_is_a_per_date() -> None:
    found = dates_in("Status per 13.10.2023, møte 19.10.2023", VOCABULARY)
    assert [(item.last.day, item.per) for item in found] == [(13, True), (19, False)]


def test_a_text_without_its_dates_loses_the_word_before_them_too() -> None:
    assert (
        without_dates("Statusrapport per 13.10.2023 for HR", VOCABULARY) == "Statusrapport for HR"
    )


@pytest.mark.parametrize(
    ("file", "day"),
    [
        ("2023-10 Handlingsplan MFV.pptx", date(2023, 10, 31)),
        ("HR/2023-11/deck.pdf", date(2023, 11, 30)),
        ("MFV_20231019.pdf", date(2023, 10, 19)),
        ("MFV_2023_10_19.pptx", date(2023, 10, 19)),
        ("231013 status.pptx", date(2023, 10, 13)),
        ("status_13_10_2023_v2.pptx", date(2023, 10, 13)),
        ("Handlingsplan Q3-2023.pptx", date(2023, 9, 30)),
        ("13.10.2023.pptx", date(2023, 10, 13)),
        ("MFV/2024/03/status.pptx", date(2024, 3, 31)),
        ("2024/3.pptx", date(2024, 3, 31)),
        ("2024/HR/status_mars.pptx", date(2024, 3, 31)),
        ("2024/mars/HR.pptx", date(2024, 3, 31)),
        ("mars/2024/HR.pptx", date(2024, 3, 31)),
        ("Status Mars (2024).pptx", date(2024, 3, 31)),
        ("2023/Handlingsplan mars - 2024.pptx", date(2024, 3, 31)),
        ("Ukerapport_12_2025.pptx", date(2025, 3, 23)),
        ("2025 ukerapport 12.pptx", date(2025, 3, 23)),
        ("Ukerapport 2025-12.pptx", date(2025, 3, 23)),
        ("Ukerapport 12.04.2025.pptx", date(2025, 4, 12)),
        ("Ukerapport 2025-12-04.pptx", date(2025, 12, 4)),
        ("Kvartalsrapport 3 2024.pptx", date(2024, 9, 30)),
        ("Tertialrapport 2025-1.pptx", date(2025, 4, 30)),
    ],
)
def test_a_file_name_tells_a_date(file: str, day: date) -> None:
    found = date_in_name(file, VOCABULARY)
    assert found is not None
    assert found.last == day


@pytest.mark.parametrize(
    ("file", "day"),
    [
        ("13102023 status.pptx", date(2023, 10, 13)),
        ("131023 status.pptx", date(2023, 10, 13)),
        ("231013 status.pptx", date(2023, 10, 13)),
        ("240323 status.pptx", date(2024, 3, 23)),
        ("240331 status.pptx", date(2024, 3, 31)),
        ("311222 status.pptx", date(2022, 12, 31)),
        ("Handlingsplan okt23.pptx", date(2023, 10, 31)),
        ("2023/Q3/status.pptx", date(2023, 9, 30)),
        ("2023/uke 45/status.pptx", date(2023, 11, 12)),
    ],
)
def test_names_tell_dates_in_short(file: str, day: date) -> None:
    found = date_in_name(file, VOCABULARY)
    assert found is not None
    assert found.last == day


@pytest.mark.parametrize(
    "file",
    [
        *("000_98b3c6b4d2497c42.txt", "deck (2).pptx", "a/b.pdf"),
        *("2024/status.pptx", "mars/status.pptx", "2024/Marsboerne.pptx", "2024/13/x.pptx"),
        *("Handlingsplan 2022/mars.pptx", "2024/april og mai.pptx", "2022-2024/mars.pptx"),
    ],
)
def test_a_file_name_without_a_date_tells_none(file: str) -> None:
    assert date_in_name(file, VOCABULARY) is None


def test_the_stated_date_beats_the_file_name_and_that_the_slides() -> None:
    name = date_in_name("2023-11-01.pptx", VOCABULARY)
    slide = (DateSource.SLIDE, date(2023, 10, 19))
    stated = (DateSource.STATUS, date(2023, 10, 13))
    assert report_date([stated, slide], name) == (date(2023, 10, 13), DateSource.STATUS)
    assert report_date([slide], name) == (date(2023, 11, 1), DateSource.FILENAME)
    assert report_date([slide], None) == (date(2023, 10, 19), DateSource.SLIDE)
    assert report_date([], None) is None


@pytest.mark.parametrize(
    ("known", "day", "open_"),
    [
        ([(DateSource.SLIDE, date(2023, 4, 2))], date(2023, 3, 24), False),
        ([(DateSource.PROPERTIES, date(2024, 3, 25))], date(2024, 3, 23), False),
        ([(DateSource.PROPERTIES, date(2023, 12, 1))], date(2023, 3, 24), False),
        ([(DateSource.PROPERTIES, date(2026, 1, 1))], date(2024, 3, 23), True),
        ([], date(2024, 3, 23), True),
    ],
)
def test_figures_that_may_be_two_days_are_read_as_the_decks_other_dates_tell(
    known: list[tuple[DateSource, date]], day: date, *, open_: bool
) -> None:
    name = date_in_name("Status 240323.pptx", VOCABULARY)
    assert name is not None
    found = settled(name, dict(known))
    assert (found.last, bool(found.also)) == (day, open_)


def test_a_day_on_the_slides_is_not_beaten_by_a_month_that_holds_it() -> None:
    name = date_in_name("2023-10 plan.pptx", VOCABULARY)
    within = [(DateSource.SLIDE, date(2023, 10, 19))]
    outside = [(DateSource.SLIDE, date(2023, 11, 2))]
    assert report_date(within, name) == (date(2023, 10, 19), DateSource.SLIDE)
    assert report_date(outside, name) == (date(2023, 10, 31), DateSource.FILENAME)


@pytest.mark.parametrize(
    ("ahead", "others"),
    [
        ("Neste rapportering: ", True),
        ("Forrige status per ", True),
        ("siden forrige møte per ", False),
    ],
)
def test_a_date_may_be_another_reports_and_one_since_that_is_the_reports(
    ahead: str, *, others: bool
) -> None:
    assert is_anothers(ahead, VOCABULARY) is others


@pytest.mark.parametrize("text", ["3. april -12. mai 2025", "april -12. mai 2025"])
def test_a_dash_behind_a_month_may_lead_to_a_day(text: str) -> None:
    assert [found.last for found in dates_in(text, VOCABULARY)] == [date(2025, 5, 12)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Status pr. 1. nov", (11, 1)),
        ("per 31/10", (10, 31)),
        ("per 31.10.", (10, 31)),
        ("per 1. nov 2024", None),
        ("Møte 1. nov", None),
        ("per november", None),
    ],
)
def test_a_day_may_be_announced_without_its_year(text: str, day: tuple[int, int] | None) -> None:
    assert day_announced(text, VOCABULARY) == day


@pytest.mark.parametrize(
    ("file", "day"),
    [
        ("2024/status nov.pptx", date(2024, 11, 1)),
        ("2024-11-14 status.pptx", date(2024, 11, 1)),
        ("2025-01 status.pptx", date(2024, 11, 1)),
    ],
)
def test_a_day_without_its_year_is_in_the_nearest_to_the_file_names(file: str, day: date) -> None:
    name = date_in_name(file, VOCABULARY)
    assert report_date([], name, (11, 1)) == (day, DateSource.STATUS)
    stated = (DateSource.STATUS, date(2024, 10, 13))
    assert report_date([stated], name, (11, 1)) == (date(2024, 10, 13), DateSource.STATUS)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2079, 12, 31)))
def test_every_day_is_read_in_every_notation(day: date) -> None:
    months = VOCABULARY.dates.months
    for text in (
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d.%m.%Y}",
        f"{day:%Y-%m-%d}",
        f"{day.day}. {months[day.month - 1][0]} {day.year}",
    ):
        assert [found.last for found in dates_in(f"per {text}", VOCABULARY)] == [day]
