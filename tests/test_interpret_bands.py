"""Bands of a table that tell of the rows below them something else than their area."""

from __future__ import annotations

import pytest
from pptx_builder import cell, deck, frame, paragraph, shape

from parsers.pptx.reader import read_pptx
from parsers.report.interpret import interpret
from schema import Record, Report
from schema.vocabulary import load

HEADERS = ["Tiltak", "Pri", "Gevinst", "Siste status", "Status"]
TITLE = '<p:ph type="title"/>'


def _slide(heading: str, *bands: str) -> str:
    rows = [HEADERS]
    for number, band in enumerate(bands):
        rows.append([cell(band, 'gridSpan="5"'), *[cell("", 'hMerge="1"')] * 4])
        rows.append([f"Innføre skjema {number}", "1", "Bedre oversikt", "Møte holdt", "Pågår"])
    title = shape(paragraph(heading), box=(40, 20, 600, 40), placeholder=TITLE) if heading else ""
    return title + frame(rows)


def _report(*slides: str) -> Report:
    first = shape(paragraph("Handlingsplan HR"), box=(40, 20, 600, 40), placeholder=TITLE)
    (report,) = interpret(read_pptx(deck(first, *slides)), load())
    return report


def _records(*bands: str, heading: str) -> tuple[Record, ...]:
    return _report(_slide(heading, *bands)).records


@pytest.mark.parametrize("heading", ["Kompetanse og opplæring", ""])
def test_what_a_band_tells_as_a_further_column_would_is_kept_with_its_rows(heading: str) -> None:
    one, other = _records("Ansvarlig: Kari", "Ansvarlig: Ola", heading=heading)
    assert (one.ekstra, other.ekstra) == ((("Ansvarlig", "Kari"),), (("Ansvarlig", "Ola"),))
    assert {one.omrade, other.omrade} == {heading}


@pytest.mark.parametrize("bands", [("Oppstart 2024", "Oppstart 2025"), ("Fase 1", "Fase 2")])
def test_years_and_phases_are_no_areas_where_the_slide_names_one(bands: tuple[str, str]) -> None:
    assert {one.omrade for one in _records(*bands, heading="Arbeidsmiljø")} == {"Arbeidsmiljø"}
    assert [one.omrade for one in _records(*bands, heading="")] == list(bands)


def test_other_bands_are_areas_and_so_are_numbered_ones() -> None:
    bands = ("1. Rekruttering", "2. Fravær")
    assert len({one.omrade for one in _records(*bands, heading="Arbeidsmiljø")}) == len(bands)


def test_a_band_under_the_headings_of_several_slides_is_told_of() -> None:
    slides = [_slide(heading, "Nord", "Sør") for heading in ("Kompetanse", "Arbeidsmiljø")]
    assert _guessed(*slides) == [(2, "warning"), (3, "warning")]


def test_bands_under_a_heading_each_are_told_of_where_the_headings_differ() -> None:
    """A part of an area and an area look alike."""
    slides = [_slide("Kompetanse", "Nord"), _slide("Arbeidsmiljø", "Sør")]
    assert _guessed(*slides) == [(2, "info"), (3, "info")]
    assert _guessed(_slide("Kompetanse", "Nord"), _slide("Kompetanse", "Sør")) == []


@pytest.mark.parametrize("band", ["Oppfølging", "Gjennomføring og oppfølging"])
def test_one_phase_as_the_band_of_all_tables_takes_no_areas_from_their_headings(band: str) -> None:
    slides = [_slide(heading, band) for heading in ("Kompetanse", "Arbeidsmiljø")]
    records = _report(*slides).records
    assert [record.omrade for record in records] == ["Kompetanse", "Arbeidsmiljø"]
    assert _guessed(*slides) == []


def _guessed(*slides: str) -> list[tuple[int | None, str]]:
    lines = _report(*slides).diagnostics
    return [(line.slide, line.severity.value) for line in lines if line.code == "area-guessed"]


def test_a_heading_that_is_drawn_into_a_header_said_again_names_the_rows_below_it() -> None:
    begun = ["Miljø Tiltak", *HEADERS[1:]]
    rows = [[f"Innføre skjema {n}", "1", "Bedre oversikt", "Møte holdt", "Pågår"] for n in range(2)]
    title = shape(paragraph("Arbeidsliv"), box=(40, 20, 600, 40), placeholder=TITLE)
    report = _report(title + frame([HEADERS, rows[0], begun, rows[1]]))
    assert [one.omrade for one in report.records] == ["Arbeidsliv", "Miljø"]


@pytest.mark.parametrize(
    ("band", "column"), [("Siste status: Ikke startet i vest", 1), ("Gevinst: Færre avvik", 0)]
)
def test_a_list_named_across_the_table_is_of_the_measure_above_it(band: str, column: int) -> None:
    rows = [
        ["Tiltak", "Pri", "Gevinst", "Status"],
        ["Innføre skjema", "1", "", "Pågår"],
        [cell(band, 'gridSpan="4"'), *[cell("", 'hMerge="1"')] * 3],
        ["Ny avtale", "2", "", "Pågår"],
        [cell(band, 'gridSpan="4"'), *[cell("", 'hMerge="1"')] * 3],
    ]
    title = shape(paragraph("Beredskap"), box=(40, 20, 600, 40), placeholder=TITLE)
    report = _report(title + frame(rows))
    said = (band.partition(": ")[2],)
    for record in report.records:
        assert (record.gevinst, record.siste_status)[column] == said
        assert (record.omrade, record.status_tekst) == ("Beredskap", "Pågår")
    assert [line.code for line in report.diagnostics] == ["continued-row", "continued-row"]


def test_bands_that_end_a_table_tell_of_the_measures_above_them() -> None:
    rows = [HEADERS]
    for number, name in enumerate(("Kari", "Ola")):
        rows.append([f"Innføre skjema {number}", "1", "Bedre oversikt", "Møte holdt", "Pågår"])
        rows.append([cell(f"Ansvarlig: {name}", 'gridSpan="5"'), *[cell("", 'hMerge="1"')] * 4])
    title = shape(paragraph("Beredskap"), box=(40, 20, 600, 40), placeholder=TITLE)
    one, other = _report(title + frame(rows)).records
    assert (one.ekstra, other.ekstra) == ((("Ansvarlig", "Kari"),), (("Ansvarlig", "Ola"),))


def test_the_phases_of_an_acquisition_are_areas_and_so_is_what_a_band_calls_one() -> None:
    bands = ("Planlegging", "Gjennomføring", "Oppfølging", "Område: Gevinster")
    areas = [one.omrade for one in _records(*bands, heading="Status på tiltak")]
    assert areas == ["Planlegging", "Gjennomføring", "Oppfølging", "Gevinster"]


def test_phases_that_head_slides_are_areas() -> None:
    headings = ("Plan og gjennomføring", "Drift", "3. Oppfølging")
    report = _report(*[_slide(heading, "Ansvarlig: Kari") for heading in headings])
    assert [one.omrade for one in report.records] == [
        "Plan og gjennomføring",
        "Drift",
        "Oppfølging",
    ]


def _banded(*levels: tuple[str, ...], fill: str = "") -> str:
    """Return a slide with a measure below each group of bands, the first of a group with the `fill`."""
    painted = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else ""
    rows = [HEADERS]
    for number, names in enumerate(levels):
        for place, name in enumerate(names):
            own = painted if place == 0 and len(names) > 1 else ""
            rows.append([cell(name, 'gridSpan="5"', own), *[cell("", 'hMerge="1"')] * 4])
        rows.append([f"Innføre skjema {number}", "1", "Bedre oversikt", "Møte holdt", "Pågår"])
    title = shape(paragraph("Tiltak og status"), box=(40, 20, 600, 40), placeholder=TITLE)
    return title + frame(rows)


@pytest.mark.parametrize(
    ("upper", "lower", "fill"),
    [("Mål 1: Forsyning", "Delmål 1.1: Lager", ""), ("Forsyning", "Lager", "90E0EF")],
)
def test_a_band_right_above_one_of_a_lower_level_is_told_of(
    upper: str, lower: str, fill: str
) -> None:
    slides = [_banded((upper, lower), ("Transport",), fill=fill), _banded(("Emballasje",))]
    assert [one.omrade for one in _report(*slides).records] == [lower, "Transport", "Emballasje"]
    assert _guessed(*slides) == [(2, "info"), (3, "info")]


def test_a_band_right_above_one_that_looks_alike_is_an_area_without_measures() -> None:
    assert _guessed(_banded(("Reagenser", "Utstyr"), ("Transport",))) == []


@pytest.mark.parametrize("count", ["2 tiltak", "(2 tiltak)", "1 av 2"])
def test_a_name_with_the_number_of_its_measures_beside_it_names_the_rows_below(count: str) -> None:
    rows = [HEADERS]
    for name in ("Heiser", "Nødstrøm"):
        rows.append([name, "", "", count, ""])
        rows += [[f"{name} {n}", "1", "Bedre drift", "Møte holdt", "Pågår"] for n in range(2)]
    title = shape(paragraph("Tiltaksoversikt"), box=(40, 20, 600, 40), placeholder=TITLE)
    records = _report(title + frame(rows)).records
    assert [one.omrade for one in records] == ["Heiser", "Heiser", "Nødstrøm", "Nødstrøm"]


@pytest.mark.parametrize(
    "heading",
    [
        "Beredskap – prioritet 2",
        "Beredskap (pri 2)",
        "Beredskap | Prioritet 2",
        "Beredskap, prioritet 2",
    ],
)
def test_a_heading_may_say_the_priority_of_its_measures_behind_the_area(heading: str) -> None:
    head = [header for header in HEADERS if header != "Pri"]
    row = ["Innføre skjema", "Bedre oversikt", "Møte holdt", "Pågår"]
    title = shape(paragraph(heading), box=(40, 20, 600, 40), placeholder=TITLE)
    (record,) = _report(title + frame([head, row])).records
    assert (record.omrade, record.pri) == ("Beredskap", 2)
    band = [cell(heading, 'gridSpan="4"'), *[cell("", 'hMerge="1"')] * 3]
    (record,) = _report(frame([head, band, row])).records
    assert (record.omrade, record.pri) == ("Beredskap", 2)


@pytest.mark.parametrize(
    ("band", "status"), [("Avbrutte tiltak", "avbrutt"), ("Fullførte tiltak", "fullført")]
)
def test_a_label_of_measures_across_a_table_is_the_status_of_those_below_it(
    band: str, status: str
) -> None:
    table = frame(
        [
            [cell(name) for name in ("Tiltak", "Pri", "Siste status")],
            [cell("Pågående tiltak", 'gridSpan="3"'), *[cell("", 'hMerge="1"')] * 2],
            [cell("Innføre skjema"), cell("1"), cell("Møte holdt")],
            [cell(band, 'gridSpan="3"'), *[cell("", 'hMerge="1"')] * 2],
            [cell("Felles lager"), cell("2"), cell("Drøftet")],
        ]
    )
    title = shape(paragraph("Miljø og klima"), box=(40, 20, 600, 40), placeholder=TITLE)
    assert [r.status.value for r in _report(title + table).records] == ["pågår", status]
