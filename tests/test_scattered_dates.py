"""A date whose year stands elsewhere than its month, week or quarter is put together, and told where it may be wrong."""

from __future__ import annotations

from datetime import date

import pytest
from builders import record
from tinydecks import HEADERS, slide, table, text
from tinyreports import MEASURE, OTHER, VOCABULARY, codes, read

from ingest.plans.dating import dated
from ingest.reading.contents import Reading
from ingest.settings import Settings
from parsers.report.words.dates import date_in_name, dates_in
from parsers.report.words.reportdates import told_together
from parsers.report.words.scattered import heading_time, time_in_names, years_in
from schema import DateSource, Format, Report, Scattered, Severity

PROPERTIES = DateSource.PROPERTIES


def titled(*lines: str, headings: tuple[str, ...] = ("Miljø",)) -> Report:
    """Read a deck with a title slide of these text boxes, and a slide of measures under each heading."""
    title = slide(1, texts=[text(line, top=100 + 60 * n) for n, line in enumerate(lines)])
    bodies = [
        slide(2 + n, tables=[table([HEADERS, MEASURE])], texts=[text(heading)])
        for n, heading in enumerate(headings)
    ]
    return read(title, *bodies)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("november 24", date(2024, 11, 30)),
        ("Status uke 42/24", date(2024, 10, 20)),
        ("uke 42-24", date(2024, 10, 20)),
        ("3. kvartal -24", date(2024, 9, 30)),
        ("3. kvartal 24", date(2024, 9, 30)),
        ("andre tertial -24", date(2024, 8, 31)),
        ("Kvartalsrapport 3/24", date(2024, 9, 30)),
        ("Q3 24", date(2024, 9, 30)),
        ("1. halvår 25", date(2025, 6, 30)),
    ],
)
def test_two_figures_at_a_lines_end_are_a_year(line: str, day: date) -> None:
    assert [found.last for found in dates_in(line, VOCABULARY)] == [day]
    assert date_in_name(f"{line.replace('/', '-')}.pptx", VOCABULARY) is not None


@pytest.mark.parametrize(
    "line",
    [
        *("uke 22-24", "uke 28/29", "uke 4-24", "uke 42 24", "mars 12", "mars 24 deltakere"),
        *("rom 3-24", "kvartal 324", "mai 30"),
    ],
)
def test_two_figures_that_may_be_something_else_are_no_year(line: str) -> None:
    assert dates_in(line, VOCABULARY) == ()


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("Status mars", "mars"),
        ("Mars", "Mars"),
        ("Status etter 3. tertial", "3. tertial"),
        ("Beredskap – april 2024", "april 2024"),
        ("Energi (februar)", "februar"),
        ("Fremdrift i februar", "februar"),
        ("Møte i styringsgruppen 12. mars", "12. mars"),
        ("Avtaler inngått i mars", None),
        ("Neste møte: mai", None),
        ("Nye tiltak siden februar", None),
        ("Tiltak med frist mars", None),
        ("Prioritet 1", None),
    ],
)
def test_a_heading_ends_with_its_status_time_or_with_another(line: str, time: str | None) -> None:
    assert heading_time(line, VOCABULARY) == time


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (("Handlingsplan 2023–2025", "2024"), (2024, True)),
        (("Handlingsplan 2024",), (2024, False)),
        (("Handlingsplan 2023–2025",), (None, False)),
        (("Handlingsplan 2023 til 2025",), (None, False)),
        (("Plan 2024", "Strategi 2030"), (None, False)),
        (("Vedtatt 1.2.2022", "Sak 14/2022"), (None, False)),
    ],
)
def test_a_year_is_told_by_one_line_and_not_by_a_span(
    lines: tuple[str, ...], year: tuple[int | None, bool]
) -> None:
    assert years_in(lines, VOCABULARY) == year


@pytest.mark.parametrize(
    ("file", "time"),
    [
        ("03 mars/Status.pptx", "mars"),
        ("03/Status.pptx", "mars"),
        ("Status uke 42 endelig.pptx", "uke 42"),
        ("Styringsgruppe 12. mars.pptx", "12. mars"),
        ("Neste mars.pptx", None),
        ("3/Status.pptx", None),
        ("Mai-Britt/Status.pptx", None),
        ("Marsboerne.pptx", None),
    ],
)
def test_a_name_may_tell_a_time_without_its_year(file: str, time: str | None) -> None:
    assert time_in_names(file, VOCABULARY) == time


def test_a_month_and_a_year_on_lines_of_their_own_date_the_report() -> None:
    report = titled("Handlingsplan renhold", "Mars", "2024")
    assert report.dates == ((DateSource.SLIDE, date(2024, 3, 31)),)
    assert report.plan_names == ("Renhold",)
    assert codes(report, Severity.INFO) == []


def test_a_time_alone_names_no_plan() -> None:
    for line in ("Mars", "3. kvartal", "Uke 42", "Vedtatt i styret 14.12.2022"):
        assert titled("Handlingsplan", line).plan_names == ()


@pytest.mark.parametrize(
    ("headings", "time"),
    [
        (("Status mars", "Status mars"), "mars"),
        (("Status mars", "Status april"), None),
        (("Status mars 2023",), None),
        (("Avtaler inngått i mars",), None),
    ],
)
def test_headings_that_tell_one_time_may_date_the_report(
    headings: tuple[str, ...], time: str | None
) -> None:
    report = titled("Handlingsplan renhold 2024", headings=headings)
    assert report.scattered == Scattered(time=time, year=2024)


@pytest.mark.parametrize(
    ("file", "told", "saved", "day", "sure"),
    [
        ("03 mars/a.pptx", Scattered(year=2024, alone=True), None, date(2024, 3, 31), True),
        ("03 mars/a.pptx", Scattered(year=2024), None, date(2024, 3, 31), False),
        ("03 mars/a.pptx", Scattered(year=2024), date(2024, 4, 3), date(2024, 3, 31), True),
        ("a uke 42.pptx", Scattered(year=2024), date(2023, 1, 9), date(2024, 10, 20), False),
        (
            "03 mars/a.pptx",
            Scattered(time="Mars", year=2024, alone=True),
            None,
            date(2024, 3, 31),
            True,
        ),
        ("Status januar.pptx", Scattered(year=2023), date(2024, 1, 28), date(2024, 1, 31), False),
        ("Status juni.pptx", Scattered(year=2023), date(2024, 6, 28), date(2023, 6, 30), False),
        ("2024/a.pptx", Scattered(time="mars"), None, date(2024, 3, 31), True),
        ("a.pptx", Scattered(time="desember"), date(2024, 1, 5), date(2023, 12, 31), False),
        (
            "03 mars/a.pptx",
            Scattered(time="februar", year=2024, alone=True),
            None,
            date(2024, 3, 31),
            False,
        ),
    ],
)
def test_a_time_and_a_year_that_stand_apart_date_a_report(
    file: str, told: Scattered, saved: date | None, day: date, *, sure: bool
) -> None:
    known = {} if saved is None else {PROPERTIES: saved}
    found = told_together(file, told, known, VOCABULARY)
    assert found is not None
    assert (found.day, found.sure) == (day, sure)


def test_a_time_without_any_year_dates_nothing() -> None:
    assert told_together("a.pptx", Scattered(time="mars"), {}, VOCABULARY) is None
    assert told_together("a.pptx", Scattered(year=2024, alone=True), {}, VOCABULARY) is None
    far = {PROPERTIES: date(2024, 11, 5)}
    assert told_together("a.pptx", Scattered(time="mars"), far, VOCABULARY) is None


@pytest.mark.parametrize(
    ("told", "saved", "severity"),
    [
        (Scattered(time="mars", year=2024, alone=True), (2019, 2, 1), None),
        (Scattered(time="mars", year=2024), (2019, 2, 1), Severity.INFO),
        (Scattered(time="mars"), (2024, 4, 2), Severity.WARNING),
    ],
)
def test_a_year_that_may_be_another_is_told(
    told: Scattered, saved: tuple[int, int, int], severity: Severity | None
) -> None:
    made = Report(dates=((PROPERTIES, date(*saved)),), scattered=told, records=(record(),))
    deck = Reading(file="Status.pptx", sha256="0" * 64, format=Format.PPTX, reports=(made,))
    found = dated([deck], Settings(), VOCABULARY)
    assert [e.report_date for e in found.editions] == [date(2024, 3, 31)]
    assert [e.date_source for e in found.editions] == [DateSource.SLIDE]
    told_of = [(line.diagnostic.code, line.diagnostic.severity) for line in found.diagnostics]
    assert told_of == ([] if severity is None else [("date-guessed", severity)])


def test_a_plans_own_date_on_the_title_slide_is_none_of_the_report() -> None:
    report = titled("Handlingsplan renhold", "Vedtatt i styret 14.12.2022\nOppdatert 05.03.24")
    assert report.dates == ((DateSource.SLIDE, date(2024, 3, 5)),)
    assert codes(report, Severity.INFO) == []


def test_whom_a_report_is_for_names_no_plan_that_something_else_does() -> None:
    title = slide(1, texts=[text("Handlingsplan"), text("Orientering til ledergruppen", top=300)])
    body = slide(2, tables=[table([HEADERS, MEASURE])], texts=[text("Miljø")])
    assert read(title, body).plan_names == ("Ledergruppen",)


def footed(line: str, foot: str) -> Report:
    """Read a deck whose title slide says a line, with a date at the foot of its two other slides."""
    title = slide(1, texts=[text("Tiltaksplan steril"), text(line, top=300)])
    bodies = [
        slide(n, tables=[table([HEADERS, row])], texts=[text("Miljø"), text(foot, top=510)])
        for n, row in ((2, MEASURE), (3, OTHER))
    ]
    return read(title, *bodies)


def test_a_title_slides_month_is_in_the_year_of_the_date_at_the_foot_of_the_others() -> None:
    within = footed("Status april", "15.04.2024")
    assert within.dates == ((DateSource.SLIDE, date(2024, 4, 15)),)
    assert "date-guessed" not in codes(within, Severity.INFO)
    kept = footed("Status mai", "15.04.2024")
    assert kept.dates == ((DateSource.SLIDE, date(2024, 5, 31)),)
    assert "date-guessed" in codes(kept, Severity.INFO)


def test_a_plan_may_be_called_as_one_of_its_areas_is() -> None:
    title = slide(1, texts=[text("Handlingsplan bemanning"), text("Klinikk nord", top=300)])
    bodies = [
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[text("Bemanning")]),
        slide(3, tables=[table([HEADERS, OTHER])], texts=[text("Oppfølging")]),
    ]
    assert read(title, *bodies).plan_names == ("Bemanning", "Klinikk nord")


def test_slides_that_say_the_plan_of_each_area_call_it_by_none() -> None:
    title = slide(1, texts=[text("Handlingsplan bemanning"), text("Innkjøp i Bergen", top=300)])
    bodies = [
        slide(n, tables=[table([["Område", *HEADERS], [area, *row]])], texts=[text(heading)])
        for n, area, row, heading in (
            (2, "Bemanning", MEASURE, "Handlingsplan bemanning"),
            (3, "Utstyr", OTHER, "Handlingsplan utstyr"),
        )
    ]
    assert read(title, *bodies).plan_names == ("Innkjøp i Bergen",)


def test_a_week_and_its_year_number_no_slides() -> None:
    title = slide(1, texts=[text("Handlingsplan utstyr")])
    bodies = [
        slide(n, tables=[table([HEADERS, row])], texts=[text(f"{area} – uke 12/24")])
        for n, row, area in ((2, MEASURE, "Miljø"), (3, OTHER, "Beredskap"))
    ]
    report = read(title, *bodies)
    assert [record.omrade for record in report.records] == ["Miljø", "Beredskap"]
    assert "missing-slide" not in codes(report)
