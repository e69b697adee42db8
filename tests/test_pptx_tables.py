"""Tables of presentations: spans, boxes, fills, groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.table import Table as PptxTable
from pptx.util import Pt
from pptx_builder import (
    NAMESPACES,
    cell,
    cell_paragraphs,
    deck,
    frame,
    group,
    only_table,
    paragraph,
    run,
    saved,
    shape,
    slide,
    solid,
    transform,
)

from parsers.pptx.reader import read_pptx
from parsers.pptx.tablestyles import Look, TableStyle
from schema import Box, Table


def made(rows: int, columns: int, edit: Callable[[PptxTable], None]) -> Table:
    """Let python-pptx make a table, and read it back."""
    presentation = Presentation()
    page = presentation.slides.add_slide(presentation.slide_layouts[6])
    table = page.shapes.add_table(rows, columns, Pt(10), Pt(20), Pt(300), Pt(90)).table
    edit(table)
    return only_table(read_pptx(saved(presentation)).slides[0])


def test_cells_stand_in_rows_and_columns_with_their_boxes() -> None:
    table = only_table(
        slide(frame([["a", "b"], ["c", ""]], widths=[100, 50], heights=[20, 40], corner=(30, 60)))
    )
    assert table.grid() == [["a", "b"], ["c", ""]]
    assert table.box == Box(x0=30, top=60, x1=180, bottom=120)
    boxes = {(found.row, found.column): found.box for found in table.cells}
    assert boxes[0, 0] == Box(x0=30, top=60, x1=130, bottom=80)
    assert boxes[1, 1] == Box(x0=130, top=80, x1=180, bottom=120)


def test_a_spanned_cell_stands_once_in_the_grid() -> None:
    def edit(table: PptxTable) -> None:
        table.cell(0, 0).merge(table.cell(0, 2))
        table.cell(1, 0).merge(table.cell(2, 1))
        table.cell(0, 0).text = "bånd"
        table.cell(1, 0).text = "felles"
        table.cell(2, 2).text = "siste"

    table = made(3, 3, edit)
    assert table.grid() == [["bånd", "", ""], ["felles", "", ""], ["", "", "siste"]]
    spans = {found.text: (found.row_span, found.column_span) for found in table.cells if found.text}
    assert spans == {"bånd": (1, 3), "felles": (2, 2), "siste": (1, 1)}
    boxes = {found.text: found.box for found in table.cells}
    assert boxes["felles"] == Box(x0=10, top=50, x1=210, bottom=110)


def test_covered_cells_may_be_left_out_as_in_html() -> None:
    table = only_table(
        slide(frame([["a", "b", "c"], [cell("bånd", 'gridSpan="2"'), "siste"]], widths=[50] * 3))
    )
    assert table.grid() == [["a", "b", "c"], ["bånd", "", "siste"]]


def test_a_span_never_hides_a_cell_with_text_of_its_own() -> None:
    rows = [[cell("for bred", 'gridSpan="3"'), "synlig", cell("", 'hMerge="1"')]]
    assert only_table(slide(frame(rows))).grid() == [["for bred", "synlig", ""]]


def test_a_span_ends_at_the_edge_of_its_table() -> None:
    table = only_table(slide(frame([["a", cell("b", 'gridSpan="9" rowSpan="7"')]])))
    assert [(found.row_span, found.column_span) for found in table.cells] == [(1, 1), (1, 1)]


def test_a_cell_marked_as_covered_by_nothing_shows() -> None:
    assert only_table(slide(frame([["a", cell("b", 'vMerge="1"')]]))).grid() == [["a", "b"]]


def test_rows_of_unlike_length_make_a_grid_all_the_same() -> None:
    table = only_table(slide(frame([["a"], ["b", "c", "d"]], widths=[10, 10])))
    assert table.grid() == [["a", "", ""], ["b", "c", "d"]]


def test_a_table_in_scaled_groups_stands_where_it_is_seen() -> None:
    inner = group(
        frame([["a"]], widths=[100], heights=[50], corner=(0, 0)),
        box=(10, 10, 100, 50),
        child=(0, 0, 100, 50),
    )
    outer = group(inner, box=(200, 100, 400, 200), child=(10, 10, 200, 100))
    assert only_table(slide(outer)).box == Box(x0=200, top=100, x1=400, bottom=200)


def test_a_fill_is_the_colour_that_is_painted() -> None:
    lighter = (
        '<a:schemeClr val="accent1"><a:lumMod val="60000"/><a:lumOff val="40000"/></a:schemeClr>'
    )
    fills = [solid("00B050"), f"<a:solidFill>{lighter}</a:solidFill>", "<a:noFill/>", ""]
    table = only_table(slide(frame([[cell("x", properties=fill) for fill in fills]])))
    # 40 % lighter than 4F81BD is 95B3D7, as PowerPoint's own colour picker shows it.
    assert [found.fill for found in table.cells] == ["00B050", "95B3D7", None, None]


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ('<a:srgbClr val="ff0000"/>', "FF0000"),
        ('<a:prstClr val="dkGreen"/>', "006400"),
        ('<a:prstClr val="yellow"/>', "FFFF00"),
        ('<a:sysClr val="window" lastClr="FFFFFF"/>', "FFFFFF"),
        ('<a:schemeClr val="tx1"/>', "000000"),
        ('<a:schemeClr val="bg1"><a:lumMod val="50000"/></a:schemeClr>', "808080"),
        ('<a:schemeClr val="tx1"><a:lumMod val="50000"/><a:lumOff val="50000"/></a:schemeClr>', "808080"),
        ('<a:hslClr hue="7200000" sat="100000" lum="50000"/>', "00FF00"),
        ('<a:scrgbClr r="100000" g="0" b="0"/>', "FF0000"),
        ('<a:srgbClr val="000000"><a:tint val="0"/></a:srgbClr>', "FFFFFF"),
        ('<a:srgbClr val="FFFFFF"><a:shade val="0"/></a:srgbClr>', "000000"),
        ('<a:srgbClr val="FF0000"><a:alpha val="0"/></a:srgbClr>', None),
        ('<a:schemeClr val="nothing"/>', None),
        ('<a:srgbClr val="red"/>', None),
    ],
)  # fmt: skip
def test_colours_come_as_rrggbb(colour: str, expected: str | None) -> None:
    fill = f"<a:solidFill>{colour}</a:solidFill>"
    (found,) = only_table(slide(frame([[cell("x", properties=fill)]]))).cells
    assert found.fill == expected


def test_cells_have_no_list_signs_but_their_own() -> None:
    own = paragraph("punkt", inside='<a:buChar char="•"/>')
    assert [p.bullet for p in cell_paragraphs(paragraph("tekst") + own)] == [None, "•"]


def test_paragraphs_without_a_letter_are_left_out() -> None:
    empty = "<a:p/>" + paragraph(" ") + "<a:p><a:br/></a:p>"
    assert [p.text for p in cell_paragraphs(empty + paragraph("a") + empty)] == ["a"]


def test_a_table_off_the_slide_is_left_out_and_said() -> None:
    found = read_pptx(deck(frame([["a"]], corner=(1000, 50))))
    assert found.slides[0].tables == ()
    assert [noted.code for noted in found.diagnostics] == ["off-slide"]


def test_a_table_of_absurd_size_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.pptx.tables.MAX_TABLE_CELLS", 5)
    found = read_pptx(deck(frame([["a"] * 3] * 2), frame([["b"]])))
    assert [len(page.tables) for page in found.slides] == [0, 1]
    assert [noted.code for noted in found.diagnostics] == ["reader-limit"]


ALTERNATIVES = {
    "understood": ('Requires="a14"', frame([["valgt"]]), "valgt"),
    "not understood": ('Requires="unknown"', frame([["valgt"]]), "ellers"),
    "nothing readable": ('Requires="a14"', "<p:contentPart/>", "ellers"),
}


@pytest.mark.parametrize(
    ("requires", "inside", "expected"), ALTERNATIVES.values(), ids=ALTERNATIVES
)
def test_of_alternatives_one_is_read(requires: str, inside: str, expected: str) -> None:
    tree = (
        f"<mc:AlternateContent {NAMESPACES}><mc:Choice {requires}>{inside}</mc:Choice>"
        f"<mc:Fallback>{frame([['ellers']])}</mc:Fallback></mc:AlternateContent>"
    )
    assert only_table(slide(tree)).grid() == [[expected]]


def test_hidden_shapes_are_not_read() -> None:
    hidden = frame([["skjult"]]).replace('name="Shape"', 'name="Shape" hidden="1"')
    assert slide(hidden).tables == ()


def test_embedded_objects_are_said_not_to_be_read() -> None:
    tree = frame([["x"]]).replace("drawingml/2006/table", "presentationml/2006/ole")
    found = read_pptx(deck(tree))
    assert [noted.code for noted in found.diagnostics] == ["unread-object"]


texts = st.text(alphabet="abæøå ●•-", max_size=6)
attributes = st.fixed_dictionaries(
    {},
    optional={
        "gridSpan": st.integers(-1, 4).map(str),
        "rowSpan": st.integers(-1, 4).map(str),
        "hMerge": st.sampled_from(["0", "1"]),
        "vMerge": st.sampled_from(["0", "1"]),
    },
)


@settings(max_examples=60)
@given(st.lists(st.lists(st.tuples(texts, attributes), max_size=4), min_size=1, max_size=4))
def test_every_text_that_shows_stands_in_a_rectangular_grid(
    rows: list[list[tuple[str, dict[str, str]]]],
) -> None:
    def written(text: str, spans: dict[str, str]) -> str:
        return cell(paragraph(run(text)), " ".join(f'{k}="{v}"' for k, v in spans.items()))

    tree = frame([[written(*entry) for entry in row] for row in rows])
    assert etree.fromstring(f"<x {NAMESPACES}>{tree}</x>") is not None
    found = slide(tree).tables
    if not any(rows):
        assert found == ()
        return
    (table,) = found
    grid = table.grid()
    assert len(grid) == len(rows)
    assert {len(row) for row in grid} == {table.columns}
    places = [
        (row, column)
        for one in table.cells
        for row in range(one.row, one.row + one.row_span)
        for column in range(one.column, one.column + one.column_span)
    ]
    assert len(places) == len(set(places))
    assert all(row < table.rows and column < table.columns for row, column in places)
    unmarked = [text for row in rows for text, spans in row if "1" not in _merges(spans)]
    shown = "".join((p.bullet or "") + p.text for one in table.cells for p in one.paragraphs)
    assert Counter(_letters("".join(unmarked))) <= Counter(_letters(shown))


def _merges(spans: dict[str, str]) -> set[str]:
    return {spans.get("hMerge", "0"), spans.get("vMerge", "0")}


def _letters(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_shapes_beside_a_table_do_not_disturb_it() -> None:
    tree = (
        frame([["a"]])
        + shape(paragraph("b"), box=(300, 300, 200, 50))
        + shape(paint=solid("00FF00"))
    )
    found = slide(tree)
    assert only_table(found).grid() == [["a"]]
    assert [text.text for text in found.texts] == ["b"]
    assert len(found.marks) == 1


def test_a_frame_without_a_place_of_its_own_is_read() -> None:
    tree = frame([["a"]]).replace(transform(40, 80, 100, 30, tag="p:xfrm"), "")
    assert only_table(slide(tree)).grid() == [["a"]]


def test_a_cell_in_capitals_is_read_as_it_shows() -> None:
    (table,) = slide(frame([[cell(paragraph(run("Loud", 'cap="all"'))), "Plain"]])).tables
    assert table.grid() == [["LOUD", "Plain"]]


@pytest.mark.parametrize(
    ("used", "parts"),
    [
        ("firstRow bandRow", "firstRow firstRow | band1H band1H | band2H band2H | band1H band1H"),
        ("lastRow bandRow", "band1H band1H | band2H band2H | band1H band1H | lastRow lastRow"),
        ("firstCol bandRow", "firstCol band1H | firstCol band2H | firstCol band1H | firstCol band2H"),
        ("lastCol bandCol", "band1V lastCol | band1V lastCol | band1V lastCol | band1V lastCol"),
        ("firstCol bandCol", "firstCol band1V | firstCol band1V | firstCol band1V | firstCol band1V"),
        ("firstRow lastCol", "firstRow firstRow | wholeTbl lastCol | wholeTbl lastCol | wholeTbl lastCol"),
    ],
)  # fmt: skip
def test_a_cell_takes_its_look_from_the_part_of_the_style_that_counts_first(
    used: str, parts: str
) -> None:
    names = ("firstRow", "lastRow", "firstCol", "lastCol", "wholeTbl", "band1H", "band2H", "band1V")
    style = TableStyle({name: Look(letters=name) for name in names}, frozenset(used.split()))
    rows = [[style.look(row, column, (4, 2)).letters for column in range(2)] for row in range(4)]
    assert [row.split() for row in parts.split(" | ")] == rows
