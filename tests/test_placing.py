"""Which heading of a slide names the area of which rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tinydecks import HEADERS, counts, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, read

from schema import Role, Slide, TextBox

MORE = ["Opplæring av alle innkjøpere", "2", "• Færre feil", "• Kurs holdt", "●\nFullført"]


def overview(*areas: str) -> Slide:
    """Make an overview in which each area has one measure under way."""
    return slide(
        1,
        tables=[
            counts(done=0, ongoing=1, idle=0, x0=40 + 230 * n, top=100) for n in range(len(areas))
        ],
        texts=[text(area, x0=40 + 230 * n, top=60, width=200) for n, area in enumerate(areas)],
    )


def areas_of(*slides: Slide) -> list[str]:
    return [record.omrade for record in read(*slides).records]


def tables(*rows: Sequence[str], headings: Sequence[str]) -> Slide:
    """Make a slide of a table for each row, those first that have headings with one above each."""
    return slide(
        2,
        tables=[table([HEADERS, row], top=80 + 140 * n) for n, row in enumerate(rows)],
        texts=[text(name, top=45 + 140 * n, width=300) for n, name in enumerate(headings)],
    )


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (["Miljø", "Beredskap"], ["Miljø", "Beredskap"]),
        (["Beredskap", "Miljø"], ["Beredskap", "Miljø"]),
        (["Miljø"], ["Miljø", "Miljø"]),
        (["Miljø", "Helt andre saker"], ["Miljø", "Helt andre saker"]),
    ],
)
def test_of_several_tables_each_is_of_the_area_above_it(
    headings: Sequence[str], found: Sequence[str]
) -> None:
    named = overview("Miljø", "Beredskap", "Digitale verktøy")
    assert areas_of(named, tables(MEASURE, OTHER, headings=headings)) == found


def test_a_table_without_a_heading_of_its_own_has_that_of_the_table_above() -> None:
    named = overview("Miljø", "Beredskap", "Digitale verktøy")
    made = tables(MEASURE, OTHER, MORE, headings=["Miljø", "Beredskap"])
    assert areas_of(named, made) == ["Miljø", "Beredskap", "Beredskap"]


def test_names_at_the_left_of_one_of_two_tables_are_its_rows_though_there_are_as_many() -> None:
    """They are areas that the deck knows, and the first table says its own in a column."""
    first = table([["Område", *HEADERS], [AREA, *MEASURE]], top=60, width=900)
    rest = table([HEADERS, MORE, [f"{MORE[0]} nå", *MORE[1:]]], x0=220, top=160, width=720)
    names = [
        text(name, x0=40, top=192 + 30 * n, width=150, height=20)
        for n, name in enumerate(("Miljø", "Beredskap"))
    ]
    page = slide(2, tables=[first, rest], texts=[text("Status på tiltak"), *names])

    assert areas_of(overview(AREA, "Miljø", "Beredskap"), page) == [AREA, "Miljø", "Beredskap"]


def test_headings_at_the_left_of_a_table_name_the_rows_beside_them() -> None:
    rows = [HEADERS, MEASURE, OTHER, MORE]
    made = slide(
        2,
        tables=[table(rows, x0=200, top=100, width=700)],
        texts=[
            text("Miljø", x0=20, top=130, width=150),
            text("Beredskap", x0=20, top=190, width=150),
        ],
    )
    expected = ["Miljø", "Miljø", "Beredskap"]
    assert areas_of(overview("Miljø", "Beredskap"), made) == expected
    assert areas_of(made) == expected


def test_a_heading_at_the_top_of_its_rows_is_none_in_the_middle_of_others() -> None:
    """The third of four rows is the middle one of the last three, too."""
    rows = [HEADERS, MEASURE, OTHER, MORE, ["Bedre prognoser", *MORE[1:]]]
    made = slide(
        2,
        tables=[table(rows, x0=200, top=100, width=700)],
        texts=[
            text("Miljø", x0=20, top=130, width=150),
            text("Beredskap", x0=20, top=190, width=150),
        ],
    )
    assert areas_of(made) == ["Miljø", "Miljø", "Beredskap", "Beredskap"]


def sized(box: TextBox, size: float) -> TextBox:
    return replace(box, paragraphs=tuple(replace(p, size=size) for p in box.paragraphs))


@pytest.mark.parametrize(
    ("texts", "area"),
    [
        ([text("Miljø", top=40, role=Role.TITLE), sized(text("Helt andre saker"), 40)], "Miljø"),
        ([sized(text("Helt andre saker", top=5), 10), sized(text("Miljø", top=40), 40)], "Miljø"),
        ([text("Helt andre saker", role=Role.TITLE), text("Område: Miljø", top=40)], "Miljø"),
        ([text("Helt andre saker", top=50), text("Miljø", top=5)], "Miljø"),
    ],
    ids=["a title", "the largest", "what says it is an area", "the uppermost"],
)
def test_of_several_headings_over_one_table_one_names_its_area(
    texts: Sequence[TextBox], area: str
) -> None:
    assert areas_of(slide(1, tables=[table([HEADERS, MEASURE])], texts=texts)) == [area]


def test_a_text_beside_a_table_names_no_area_where_another_stands_over_it() -> None:
    waiting = table([["Felles innkjøp av lager", "2"], ["Nye avtaler om lager", "1"]], x0=500)
    heads = [
        text("Ikke startede tiltak", top=5),
        text("Beredskap\nRevidere rutinene i foretakene 2", top=80, width=380),
        text("Miljø", x0=500, top=80, width=100),
    ]
    started = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text("Prosess")])
    later = slide(2, tables=[waiting], texts=heads)
    assert areas_of(started, later)[1:] == ["Miljø", "Miljø"]


def test_a_text_below_a_table_names_no_area_where_one_stands_beside_it() -> None:
    waiting = table([["Felles innkjøp av lager", "2"], ["Nye avtaler om lager", "1"]], x0=500)
    heads = [
        text("Ikke startede tiltak", top=5),
        text("Miljø", top=100, width=100),
        text("Rutiner for lager", x0=500, top=170, width=100),
    ]
    started = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text("Prosess")])
    later = slide(2, tables=[waiting], texts=heads)
    assert areas_of(started, later)[1:] == ["Miljø", "Miljø"]


BAND = ["Beredskap", None, None, None, None]


def test_a_band_names_the_rows_below_it_and_the_heading_those_above() -> None:
    rows: list[Sequence[str | None]] = [HEADERS, MEASURE, BAND, OTHER, MORE]
    assert areas_of(slide(1, tables=[table(rows)], texts=[text(AREA)])) == [
        AREA,
        "Beredskap",
        "Beredskap",
    ]


@pytest.mark.parametrize("known", [True, False])
def test_a_name_alone_at_a_tables_foot_heads_the_next_table_of_the_slide(*, known: bool) -> None:
    made = slide(
        2,
        tables=[
            table([HEADERS, MEASURE, ["Beredskap", "", "", "", ""]], top=80),
            table([HEADERS, OTHER], top=260),
        ],
        texts=[text("Miljø", top=40)],
    )
    ahead = [overview("Miljø", "Beredskap")] if known else []
    assert areas_of(*ahead, made) == ["Miljø", "Beredskap"]


def test_a_measure_without_anything_beside_it_is_no_area_where_others_have_no_priority() -> None:
    bare = [MEASURE[0], "", *MEASURE[2:]]
    lone = ["Opplæring av alle innkjøpere", "", "", "", ""]
    assert areas_of(slide(1, tables=[table([HEADERS, bare, lone, OTHER])], texts=[text(AREA)])) == [
        AREA,
        AREA,
        AREA,
    ]


@pytest.mark.parametrize(("width", "role"), [(400.0, None), (960.0, Role.TITLE)])
def test_where_slides_share_a_page_the_last_title_above_a_table_names_its_area(
    width: float, role: Role | None
) -> None:
    titles = [
        replace(text(name, top=top, width=300), role=role)
        for name, top in (("Handlingsplan for drift", 40.0), ("Miljø", 300.0))
    ]
    page = replace(slide(1, tables=[table([HEADERS, MEASURE], top=340)], texts=titles), width=width)
    assert areas_of(page) == ["Miljø"]
