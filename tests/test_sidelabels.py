"""A name in a narrow column beside all rows of a table is their area."""

from __future__ import annotations

from dataclasses import replace

from tinydecks import HEADERS, box, counts, slide, table, text
from tinyreports import MEASURE, OTHER, codes, read

from schema import Paragraph, Report, Slide, Table, TextBox

WIDTH = 12.0


def beside(name: str, *rows: list[str], over: bool) -> Table:
    """Return a table with a name at its left: in a cell over all rows, or in its second row alone."""
    middle = ["" if place else name for place in range(len(rows))]
    whole = table([["", *HEADERS], *[[m, *row] for m, row in zip(middle, rows, strict=True)]])
    cells = []
    for cell in whole.cells:
        if cell.column or cell.box is None:
            cells.append(cell)
            continue
        narrow = replace(cell.box, x1=cell.box.x0 + WIDTH)
        if not over:
            cells.append(replace(cell, box=narrow))
        elif not cell.row:
            named = next(one for one in whole.cells if one.text == name)
            tall = replace(narrow, bottom=whole.box.bottom if whole.box else 0.0)
            spans = replace(named, row=0, row_span=len(rows) + 1, box=tall)
            cells.append(spans)
    return replace(whole, cells=tuple(cells), found_by="tags")


def _areas(report: Report) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    return [(record.omrade, record.ekstra) for record in report.records]


def page(number: int, name: str, *rows: list[str], over: bool) -> Slide:
    title = text("Dette er gjort hittil", top=20)
    return slide(number, tables=[beside(name, *rows, over=over)], texts=[title])


def test_a_name_in_a_cell_over_all_rows_and_the_header_is_their_area() -> None:
    report = read(
        page(1, "Rehabilitering", MEASURE, OTHER, over=True),
        page(2, "Rus", ["Felles kravbank", *OTHER[1:]], over=True),
    )
    assert _areas(report) == [("Rehabilitering", ()), ("Rehabilitering", ()), ("Rus", ())]
    assert not codes(report)


def test_a_name_on_its_side_in_one_row_is_the_area_of_all() -> None:
    third = ["Felles kravbank", *OTHER[1:]]
    report = read(
        page(1, "Rehabilitering", MEASURE, OTHER, over=False),
        page(2, "Psykisk helse", third, ["Ny rutine", *OTHER[1:]], over=False),
    )
    assert [area for area, _ in _areas(report)] == ["Rehabilitering"] * 2 + ["Psykisk helse"] * 2


def test_a_name_at_a_tables_side_that_the_overview_lacks_is_no_area() -> None:
    overview = slide(
        1, tables=[counts(done=1, ongoing=1, idle=0)], texts=[text("Dette er gjort hittil")]
    )
    one = page(2, "Rehabilitering", MEASURE, OTHER, over=True)
    assert [area for area, _ in _areas(read(overview, one))] == ["Dette er gjort hittil"] * 2


def test_a_table_without_rows_has_no_name_at_its_side() -> None:
    empty = slide(2, tables=[table([["Kategori", *HEADERS]])], texts=[text("Rus", top=20)])
    report = read(page(1, "Rehabilitering", MEASURE, OTHER, over=True), empty)
    assert len(report.records) == 2


def test_a_goal_in_small_letters_below_an_areas_name_at_the_tables_side_is_no_area() -> None:
    def aside(name: str, size: float, top: float) -> TextBox:
        said = Paragraph.of(name, size=size)
        return TextBox(paragraphs=(said,), box=box(5, top, 70, 20))

    rows = [MEASURE, OTHER, ["Felles kravbank", *OTHER[1:]]]
    pages = [
        slide(
            number,
            tables=[table([HEADERS, *[[f"{row[0]} {number}", *row[1:]] for row in rows]], x0=80)],
            texts=[aside(name, 20, 120), aside(goal, 13, 190)],
        )
        for number, name, goal in (
            (1, "Rehabilitering", "Mål: Rett utstyr til rett tid"),
            (2, "Rus", "Mål: Flere døgnplasser"),
        )
    ]
    assert [r.omrade for r in read(*pages).records] == ["Rehabilitering"] * 3 + ["Rus"] * 3
