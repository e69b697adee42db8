"""Charts: the figures that they are drawn from are read."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt
from pptx_builder import saved

from parsers.pptx.reader import read_pptx
from schema import Deck

STATUSES = ("Fullført", "Pågår", "Ikke startet")


def chart(kind: int, categories: Sequence[str], *, number_format: str = "General") -> bytes:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    data = CategoryChartData(number_format=number_format)  # type: ignore[no-untyped-call]
    data.categories = categories
    data.add_series("Miljø", [n + 1 for n, _ in enumerate(categories)])  # type: ignore[no-untyped-call]
    data.add_series("Beredskap", [0.5, *(None for _ in categories[1:])])  # type: ignore[no-untyped-call]
    slide.shapes.add_chart(kind, Pt(100), Pt(50), Pt(400), Pt(200), data)
    return saved(presentation)


def grids(deck: Deck) -> list[list[list[str]]]:
    return [table.grid() for slide in deck.slides for table in slide.charts]


@pytest.mark.parametrize("kind", [XL_CHART_TYPE.DOUGHNUT, XL_CHART_TYPE.BAR_STACKED])
def test_a_chart_has_a_row_for_each_category_and_a_column_for_each_series(kind: int) -> None:
    deck = read_pptx(chart(kind, STATUSES))
    rows = [["Fullført", "1", "0.5"], ["Pågår", "2", ""], ["Ikke startet", "3", ""]]
    assert grids(deck) == [[["", "Miljø", "Beredskap"], *rows]]
    assert deck.slides[0].tables == ()
    assert deck.diagnostics == ()


def test_a_charts_shares_keep_their_sign() -> None:
    (grid,) = grids(read_pptx(chart(XL_CHART_TYPE.DOUGHNUT, STATUSES, number_format="0%")))
    assert grid[1] == ["Fullført", "1 %", "0.5 %"]


def test_a_chart_of_very_many_figures_is_left_alone() -> None:
    few, many = ([f"Uke {n}" for n in range(weeks)] for weeks in (60, 300))
    assert len(grids(read_pptx(chart(XL_CHART_TYPE.LINE, few)))) == 1
    assert grids(read_pptx(chart(XL_CHART_TYPE.LINE, many))) == []


def test_a_damaged_chart_costs_its_figures_alone() -> None:
    whole, damaged = BytesIO(chart(XL_CHART_TYPE.PIE, STATUSES)), BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<c:" if "charts/chart" in name else old.read(name))
    deck = read_pptx(damaged.getvalue())
    assert grids(deck) == []
    assert "a chart's figures are missing" in deck.diagnostics[0].message
