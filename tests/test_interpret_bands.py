"""Bands of a table that tell of the rows below them something else than their area."""

from __future__ import annotations

import pytest
from pptx_builder import cell, deck, frame, paragraph, shape

from parsers.pptx.reader import read_pptx
from parsers.report.interpret import interpret
from schema import Record
from schema.vocabulary import load

HEADERS = ["Tiltak", "Pri", "Gevinst", "Siste status", "Status"]
TITLE = '<p:ph type="title"/>'


def _records(*bands: str, heading: str) -> tuple[Record, ...]:
    rows = [HEADERS]
    for number, band in enumerate(bands):
        rows.append([cell(band, 'gridSpan="5"'), *[cell("", 'hMerge="1"')] * 4])
        rows.append([f"Innføre skjema {number}", "1", "Bedre oversikt", "Møte holdt", "Pågår"])
    first = shape(paragraph("Handlingsplan HR"), box=(40, 20, 600, 40), placeholder=TITLE)
    title = shape(paragraph(heading), box=(40, 20, 600, 40), placeholder=TITLE) if heading else ""
    (report,) = interpret(read_pptx(deck(first, title + frame(rows))), load())
    return report.records


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
