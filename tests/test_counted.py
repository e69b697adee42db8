"""What a deck's counts decide of its areas, where headings and places leave it open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from builders import DONE, NOT_STARTED, ONGOING, declared, record

from parsers.report.counted import settled
from parsers.report.others.counts import Counts
from parsers.report.others.overview import Overview
from schema import Area, Declared, Record
from schema.vocabulary import load

VOCABULARY = load()
AREAS = ("Miljø", "Beredskap", "Digitalisering")


def rows(counts: Mapping[str, int]) -> list[Record]:
    return [record(omrade=area) for area, count in counts.items() for _ in range(count)]


def figures(counts: Mapping[str, int]) -> tuple[Declared, ...]:
    return tuple(declared(area, ONGOING, count) for area, count in counts.items())


def overview(told: Sequence[Declared], *, unplaced: Sequence[Counts] = ()) -> Overview:
    names = dict.fromkeys(item.omrade for item in told)
    areas = tuple(Area(name=name) for name in names)
    return Overview(areas=areas, declared=tuple(told), unplaced=tuple(unplaced))


def settle(read: Mapping[str, int], told: Overview) -> tuple[list[str], dict[str, int], list[str]]:
    """Return the areas of the rows, the figures by area, and the codes of what was decided."""
    known = [area.name for area in told.areas]
    records, settled_overview, lines = settled(rows(read), told, known, VOCABULARY)
    counts = {item.omrade: item.count for item in settled_overview.declared}
    return [r.omrade for r in records], counts, [line.code for line in lines]


def test_figures_under_another_areas_heading_go_to_the_area_whose_rows_they_count() -> None:
    told = overview(figures({"Miljø": 2, "Beredskap": 1}))
    assert settle({"Miljø": 1, "Beredskap": 2}, told)[1:] == (
        {"Miljø": 1, "Beredskap": 2},
        ["counts-decided"],
    )


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ({"Miljø": 1, "Beredskap": 2}, {"Miljø": 1, "Beredskap": 2}),  # all fits as it stands
        ({"Miljø": 1, "Beredskap": 2}, {"Miljø": 3, "Beredskap": 1}),  # no order fits
        (
            {f"Område {n}": n for n in range(1, 9)},  # too many orders to try
            {f"Område {n}": n for n in (2, 1, *range(3, 9))},
        ),
    ],
)
def test_figures_stay_where_no_one_order_of_them_fits(
    read: Mapping[str, int], told: Mapping[str, int]
) -> None:
    assert settle(read, overview(figures(told)))[1:] == (dict(told), [])


def test_figures_stay_where_rows_are_of_an_area_that_the_overview_lacks() -> None:
    told = {"Miljø": 2, "Beredskap": 1}
    read = {"Miljø": 1, "Beredskap": 2, "Helt annerledes": 4}
    assert settle(read, overview(figures(told)))[1:] == (told, [])


def test_figures_that_fit_in_two_orders_alike_are_placed_all_the_same() -> None:
    told = overview(figures({"Miljø": 1, "Beredskap": 1, "Digitalisering": 2}))
    read = {"Miljø": 2, "Beredskap": 1, "Digitalisering": 1}
    assert settle(read, told)[1] == read


def test_a_strange_heading_means_the_one_area_left_whose_figures_its_rows_have() -> None:
    told = overview(figures({"Miljø": 2, "Beredskap": 1, "Digitalisering": 3}))
    areas, _, codes = settle({"Miljø": 2, "Krisearbeid": 1, "Ny teknologi": 3}, told)
    assert set(areas) == set(AREAS)
    assert codes == ["area-spelling"] * 2


def test_figures_under_the_decks_own_heading_are_of_the_one_area_left_whose_rows_they_count() -> (
    None
):
    told = overview(figures({"Miljø": 2, "Oversikt over tiltak i handlingsplanen": 1}))
    assert settle({"Miljø": 2, "Beredskap": 1}, told) == (
        ["Miljø", "Miljø", "Beredskap"],
        {"Miljø": 2, "Beredskap": 1},
        ["counts-decided"],
    )


def test_a_strange_heading_somewhat_alike_means_the_only_area_left_whatever_its_figures() -> None:
    told = overview(figures({"Miljø": 2, "Beredskapsarbeid": 1}))
    areas, _, codes = settle({"Miljø": 2, "Arbeid for beredskap": 2}, told)
    assert areas[-1] == "Beredskapsarbeid"
    assert codes == ["area-spelling"]
    assert settle({"Miljø": 2, "Økonomi": 2}, told)[0][-1] == "Økonomi"


def test_strange_headings_that_both_fit_one_area_mean_none() -> None:
    told = overview(figures({"Miljø": 2, "Beredskap": 1}))
    assert settle({"Miljø": 2, "Krise": 1, "Vakt": 1}, told)[0][-2:] == ["Krise", "Vakt"]


def test_a_strange_heading_means_no_area_without_figures() -> None:
    told = overview(figures({"Miljø": 2}))
    bare = Overview(areas=(*told.areas, Area(name="Beredskap")), declared=told.declared)
    assert settle({"Miljø": 2, "Økonomi": 1}, bare)[0][-1] == "Økonomi"


@pytest.mark.parametrize(
    ("count", "placed"), [(3, {"Miljø": 2, "Beredskap": 3}), (4, {"Miljø": 2})]
)
def test_counts_without_a_heading_go_to_the_area_whose_rows_they_fit(
    count: int, placed: Mapping[str, int]
) -> None:
    lone = Counts(counts=((ONGOING, count),), area=None, box=None, slide=2)
    told = overview(figures({"Miljø": 2}), unplaced=[lone])
    assert settle({"Miljø": 2, "Beredskap": 3}, told)[1] == placed


def test_counts_without_a_heading_that_fit_two_areas_go_to_none() -> None:
    lone = Counts(counts=((ONGOING, 3), (DONE, 0), (NOT_STARTED, 0)), area=None, box=None, slide=2)
    told = overview(figures({"Miljø": 2}), unplaced=[lone])
    read = {"Miljø": 2, "Beredskap": 3, "Digitalisering": 3}
    assert settle(read, told)[1] == {"Miljø": 2}
