"""What `table-guessed` says of tables with cells that hold nothing, or that texts lie across."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

import pytest
from deckmaker.pdf_tags import Tag, write_tags
from pdfpages import Pen, changed, drawn

from parsers.pdf.reader import read_pdf
from schema import Axes, Table

XS = (60.0, 240.0, 340.0, 440.0)
TOP, ROW = 100.0, 30.0
FORM = [["Name", "Ann", "0151"], ["Phone", "555", "Oslo"], ["Place", "Bodø", "none"]]


def _tagged(
    rows: Sequence[Sequence[str]], draw: Callable[[Pen], None], *, whole: bool = False
) -> Table:
    """Read a tagged table over what is drawn; as PowerPoint does, the tags leave out empty cells.

    `whole` tags name the rows that hold nothing, as LibreOffice does.
    """
    texts = [
        (r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row) if text.strip()
    ]

    def page(pen: Pen) -> None:
        draw(pen)
        for mcid, (r, c, text) in enumerate(texts):
            pen.canvas.addLiteral(f"/P <</MCID {mcid}>> BDC")
            pen.text(XS[c] + 7, TOP + r * ROW + 20, text)
            pen.canvas.addLiteral("EMC")

    trs = [
        Tag("TR", kids=[Tag("TD", mcids=[n]) for n, (r, _, _) in enumerate(texts) if r == row])
        for row in range(len(rows))
    ]
    table = Tag("Table", kids=[tr for tr in trs if tr.kids or whole])
    data = changed(drawn(page), lambda pdf: write_tags(pdf, Tag("Document", kids=[table])))
    (found,) = read_pdf(data).slides[0].tables
    return found


def _across(pen: Pen, rows: int) -> None:
    for row in range(rows + 1):
        pen.line(XS[0], TOP + row * ROW, XS[-1], TOP + row * ROW)


@pytest.mark.parametrize("empty", [2, 3])
def test_rows_that_rules_alone_draw_are_told_though_no_tag_names_them(empty: int) -> None:
    rows = [*FORM]
    rows.insert(empty, ["", "", ""])
    assert _tagged(rows, lambda pen: _across(pen, 4)).by_words == Axes.ROWS
    assert _tagged(FORM, lambda pen: _across(pen, 3)).by_words == Axes.NONE


def test_a_row_of_nothing_between_rows_that_nothing_draws_is_told_in_a_tagged_table() -> None:
    rows = [*FORM, ["Car", "none", "none"], ["Boat", "two", "none"]]

    def painted(pen: Pen) -> None:  # a row that is higher than the others, and not two
        pen.colour("DDEEFF")
        pen.box(XS[0], TOP + 2 * ROW, XS[-1] - XS[0], 2 * ROW)
        pen.colour("000000")

    assert _tagged(rows, lambda _: None).by_words == Axes.NONE
    rows.insert(3, ["", "", ""])
    assert _tagged(rows, lambda _: None).by_words == Axes.ROWS
    assert _tagged(rows, painted).by_words == Axes.NONE


def test_a_row_of_nothing_is_told_though_a_measure_elsewhere_has_two_rows_of_news() -> None:
    """Its second line stands beside those of the second row."""
    rows = [*FORM, ["Car", "none", "none"], ["Boat", "two", "none"]]
    rows.insert(4, ["", "", ""])

    def second(pen: Pen) -> None:
        pen.canvas.addLiteral("/P <</MCID 3>> BDC")
        pen.text(XS[0] + 7, TOP + ROW + 47, "And")
        pen.canvas.addLiteral("EMC")

    assert _tagged(rows, second).by_words == Axes.ROWS


def test_rules_of_another_table_below_a_heading_draw_no_row_of_a_tagged_one() -> None:
    def page(pen: Pen) -> None:
        _across(pen, 3)
        pen.text(XS[0] + 7, TOP + 3 * ROW + 20, "Heading")
        for y in range(4, 7):
            pen.line(XS[0], TOP + y * ROW, XS[-1], TOP + y * ROW)

    assert _tagged(FORM, page).by_words == Axes.NONE


def test_a_column_that_rules_draw_is_told_though_no_tag_names_it() -> None:
    rows = [[one, "", other] for one, _, other in FORM]

    def page(pen: Pen) -> None:
        for x in XS:
            pen.line(x, TOP, x, TOP + 3 * ROW)

    assert _tagged(rows, page).by_words == Axes.COLUMNS
    assert _tagged(FORM, page).by_words == Axes.NONE


def test_fields_painted_behind_the_last_texts_of_rows_are_told() -> None:
    rows = [[one, other, ""] for one, other, _ in FORM]

    def page(pen: Pen) -> None:
        pen.colour("EEEEEE")
        for row in range(3):
            pen.box(XS[2], TOP + row * ROW + 2, XS[3] - XS[2], ROW - 4)
        pen.colour("000000")

    assert _tagged(rows, page).by_words == Axes.COLUMNS


def _matrix(pen: Pen) -> None:
    pen.grid((100, 300, 500), (100, 200, 300))
    for x in (120, 320):
        for y in (150, 250):
            pen.text(x, y, "Cheap and good")


def test_labels_on_the_middle_lines_of_a_matrix_are_told_and_join_no_cells() -> None:
    def labelled(pen: Pen) -> None:
        _matrix(pen)
        pen.text(102, 204, "Urgent")
        pen.text(280, 120, "High value")
        pen.text(280, 290, "Low value")

    (plain,) = read_pdf(drawn(_matrix)).slides[0].tables
    (table,) = read_pdf(drawn(labelled)).slides[0].tables
    assert plain.by_words == Axes.NONE
    assert table.by_words == Axes.BOTH
    assert (table.rows, table.columns) == (2, 2)


def test_a_line_that_follows_others_over_the_end_of_its_row_is_no_label() -> None:
    def page(pen: Pen) -> None:
        pen.grid((100, 300, 500), (100, 140, 180))
        for y in (114, 128, 142):
            pen.text(120, y, "A long text")
        for x, y in ((320, 120), (120, 170), (320, 170)):
            pen.text(x, y, "Short")

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert table.by_words == Axes.NONE


def _framed(pen: Pen, y: float, columns: Sequence[int]) -> None:
    for column in range(5):
        if column in columns:
            pen.box(60 + 120 * column, y, 120, 50, fill=False)
        pen.text(70 + 120 * column, y + 30, "Bus stop")


@pytest.mark.parametrize(
    ("columns", "axes"), [((0, 1, 2), Axes.COLUMNS), ((0, 1, 2, 3, 4), Axes.NONE)]
)
def test_texts_beside_a_framed_row_may_be_its_cells(columns: Sequence[int], axes: Axes) -> None:
    (table,) = read_pdf(drawn(lambda pen: _framed(pen, 150, columns))).slides[0].tables
    assert table.by_words == axes


def test_texts_over_a_framed_row_may_be_rows_of_its_table() -> None:
    def page(pen: Pen) -> None:
        pen.text(70, 110, "Road salt")
        pen.text(310, 114, "Fire station")
        _framed(pen, 150, range(5))

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert Axes.ROWS in table.by_words


def test_texts_under_both_cells_of_one_painted_row_may_be_rows_of_its_table() -> None:
    def page(pen: Pen) -> None:
        pen.colour("EEEEEE")
        for x0, x1 in pairwise((60, 300, 540)):
            pen.box(x0, 100, x1 - x0, 40)
        pen.colour("000000")
        for y in (124, 164):
            pen.text(70, y, "Digital archive")
            pen.text(310, y, "The roof was mended in March")

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert Axes.ROWS in table.by_words


def _guessed(page: Callable[[Pen], None]) -> list[str]:
    return [line.message for line in read_pdf(drawn(page)).diagnostics]


def test_rules_between_texts_that_are_no_table_are_told() -> None:
    """A form's labels alone show no columns, and are parted by rules as rows are."""

    def form(pen: Pen) -> None:
        for row, label in enumerate(("Name", "Address", "Phone", "Signature")):
            pen.line(60, TOP + row * ROW, 500, TOP + row * ROW)
            pen.text(67, TOP + row * ROW + 20, label)
        pen.line(60, TOP + 4 * ROW, 500, TOP + 4 * ROW)
        pen.text(300, TOP + 2 * ROW + 20, "555 12 34")

    assert "rules part texts" in "".join(_guessed(form))


def test_frames_side_by_side_and_a_slides_own_rules_part_no_texts_of_a_table() -> None:
    def page(pen: Pen) -> None:
        for column in range(4):
            pen.box(60 + 150 * column, 150, 141, 50, fill=False)
            pen.text(70 + 150 * column, 180, f"Step {column}")
        for y in (80, 380):
            pen.line(40, y, 680, y)
        pen.text(60, 110, "What we do")

    assert "rules part texts" not in "".join(_guessed(page))


@pytest.mark.parametrize("painted", [True, False])
def test_a_shape_that_lies_over_cells_is_told(*, painted: bool) -> None:
    def page(pen: Pen, *, covered: bool = True) -> None:
        if painted:
            pen.colour("DDEEFF")
            for (x0, x1), row in [(xs, row) for xs in pairwise(XS) for row in range(3)]:
                pen.box(x0, TOP + row * ROW, x1 - x0, ROW)
        if covered:
            pen.colour("ED7D31")
            pen.box(XS[1] - 20, TOP + ROW + 8, 80, 14)
        pen.colour("000000")
        if not painted:
            pen.grid(XS, [TOP + row * ROW for row in range(4)])

    assert _tagged(FORM, lambda pen: page(pen, covered=False)).by_words == Axes.NONE
    assert _tagged(FORM, page).by_words == Axes.BOTH


def test_a_narrow_column_that_holds_nothing_is_told_in_a_tagged_table() -> None:
    """A shape painted before the figures seems to have a column of its own."""

    def page(pen: Pen) -> None:
        pen.colour("DDEEFF")
        for x0, x1 in ((XS[0], 224.0), (224.0, 236.0), (236.0, XS[2])):
            for row in range(3):
                pen.box(x0, TOP + row * ROW, x1 - x0, ROW)
        pen.colour("000000")

    rows = [[one, other, ""] for one, other, _ in FORM]
    assert Axes.COLUMNS in _tagged(rows, page).by_words


def test_a_header_over_the_rules_shows_a_column_that_holds_drawings_alone() -> None:
    heads = {60: "Tiltak", 330: "Pri", 380: "Gevinst", 560: "Status", 640: "Siste"}
    rows = [("Felles ruteplan for prøver", "1", "Raskere svar"), ("Lukke to lager", "2", "Færre")]

    def page(pen: Pen) -> None:
        for x, head in heads.items():
            pen.text(x, 92, head)
        pen.line(55, 100, 700, 100)
        for row, texts in enumerate(rows):
            for x, said in zip((60, 330, 380), texts, strict=True):
                pen.text(x, 120 + 80 * row, said)
            pen.circle(580, 130 + 80 * row, 9, fill=True)
            pen.text(640, 120 + 80 * row, "I gang")
            pen.line(55, 175 + 80 * row, 700, 175 + 80 * row)

    (found,) = read_pdf(drawn(page)).slides[0].tables
    assert found.grid() == [[*heads.values()], *[[*row, "", "I gang"] for row in rows]]


@pytest.mark.parametrize("empty", [(1,), (2, 3), (4,)])
def test_rows_that_the_tags_name_are_counted_though_they_hold_nothing(empty: Sequence[int]) -> None:
    rows = [*FORM, ["Car", "none", "none"]]
    for place in empty:
        rows.insert(place, ["", "", ""])
    last = max(place for place, row in enumerate(rows) if any(row))
    table = _tagged(rows, lambda _: None, whole=True)
    assert table.grid() == rows[: last + 1]  # what is below the last one may be another page's


def _bare(rows: Sequence[str], tops: Sequence[float]) -> Table:
    """Read a table of three columns that nothing draws: rows of single lines, or of two in the first column."""

    def page(pen: Pen) -> None:
        for x, head in zip(XS, ("Tiltak", "Pri", "Status"), strict=False):
            pen.text(x, 40, head, 10, "Helvetica-Bold")
        for n, (name, y) in enumerate(zip(rows, tops, strict=True)):
            for line, words in enumerate(name.split("|")):
                pen.text(XS[0], y + 12 * line, words, 10)
            pen.text(XS[1], y, str(n % 3 + 1), 10)
            pen.text(XS[2], y, "Pågår", 10)

    (table,) = read_pdf(drawn(page)).slides[0].tables
    return table


NAMES = [
    "Felles maler",
    "Nye rutiner|for alle avvik",
    "Bedre varsling",
    "Færre varer",
    "Nytt utstyr",
]


@pytest.mark.parametrize(
    ("steps", "empty"),
    [
        ((26, 32, 26, 26), ()),
        ((26, 32, 52, 26), (4,)),  # as high as a row more
        ((26, 58, 26, 26), (3,)),  # below a row of two lines
        ((26, 32, 78, 26), (4, 5)),  # further than a table's lines are apart
        ((26, 32, 39, 26), ()),  # as high as half a row: a row is higher than the others
        ((26, 32, 40, 33), ()),  # rows of many heights
    ],
)
def test_a_blank_as_high_as_a_row_is_one_where_nothing_draws_rows(
    steps: Sequence[float], empty: Sequence[int]
) -> None:
    tops = [66.0, *accumulate(steps, initial=66.0)][1:]
    names = [row[0] for row in _bare(NAMES, tops).grid()]
    assert [place for place, name in enumerate(names) if not name] == [*empty]
    assert [" ".join(name.split()) for name in names if name][1:] == [
        name.replace("|", " ") for name in NAMES
    ]
