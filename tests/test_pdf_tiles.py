"""What seems a table and may be none, or holds more than its cells say: tiles, lanes, tables in tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import pytest
from deckmaker.pdf_tags import Tag, write_tags
from pdfpages import Pen, changed, drawn

from parsers.pdf.reader import read_pdf

NAMES = ("Styremøte", "Kurs", "Revisjon", "Høring", "Ferie", "Innkjøp", "Lager", "Drift", "Jus")


def _read(page: Callable[[Pen], None]) -> tuple[int, list[str]]:
    deck = read_pdf(drawn(page))
    return len(deck.slides[0].tables), [line.code for line in deck.diagnostics]


def _tiles(gap: float, columns: int = 3, high: int = 60) -> Callable[[Pen], None]:
    def page(pen: Pen) -> None:
        for name, (row, column) in zip(NAMES, product(range(3), range(columns)), strict=False):
            x, y = 60 + 150 * column, 90 + high * row
            pen.colour("DDEEFF")
            pen.box(x, y, 150 - gap, high - gap)
            pen.colour("000000")
            pen.text(x + 8, y + high - 14, name)

    return page


@pytest.mark.parametrize("gap", [0, 0.5, 2])
def test_painted_cells_with_blanks_between_them_or_all_in_one_colour_may_be_tiles(
    gap: float,
) -> None:
    assert _read(_tiles(gap, high=30)) == (1, ["table-guessed"])


@pytest.mark.parametrize("gap", [0, 0.5])
def test_painted_cells_much_higher_than_their_texts_may_be_tiles(gap: float) -> None:
    assert _read(_tiles(gap)) == (1, ["table-guessed"])


@pytest.mark.parametrize(
    ("colours", "size", "told"),
    [
        (("DDEEFF",), 0, ["table-guessed"]),
        (("1F4E79",) * 2 + ("DDEEFF",) * 4, 0, []),  # a header above its rows
        (("DDEEFF",), 24, ["table-guessed"]),  # a figure over what it counts
        (("1F4E79", "A9D18E", "FFD966"), 0, ["table-guessed"]),
        (("1F4E79",) * 2 + ("A9D18E",) * 2 + ("FFD966",) * 2, 0, []),  # rows painted whole
    ],
)
def test_tiles_that_touch_have_colours_or_headings_of_their_own(
    colours: Sequence[str], size: int, told: list[str]
) -> None:
    def page(pen: Pen) -> None:
        for n, (row, column) in enumerate(product(range(3), range(2))):
            high = 60 if size else 30
            x, y = 60 + 150 * column, 90 + high * row
            pen.colour(colours[n % len(colours)])
            pen.box(x, y, 150, high)
            pen.colour("000000")
            pen.text(x + 8, y + high - 12, NAMES[n])
            if size:
                pen.text(x + 8, y + 28, str(n + 3), size)

    assert _read(page) == (1, told)


def test_tiles_under_one_another_are_no_stripes_of_a_table() -> None:
    assert _read(_tiles(10, columns=1)) == (0, [])


def _table(pen: Pen, inside: Callable[[Pen], None]) -> None:
    pen.grid([40, 140, 640], [80, 110, 210, 240])
    for y, row in zip((100, 130, 230), (("Lot", "Resultat"), ("1",), ("2", "Avlyst")), strict=True):
        for x, text in zip((48, 148), row, strict=False):
            pen.text(x, y, text)
    inside(pen)


def _inner(pen: Pen) -> None:
    pen.grid([180, 320, 420], [120, 145, 170])
    for y, x in product((137, 162), (188, 328)):
        pen.text(x, y, "Sum")


def _lane(pen: Pen) -> None:
    for x in (200, 420):
        pen.canvas.roundRect(x, 230, 110, 40, 8)
        pen.text(x + 10, 160, "Bestille")


def _prose(pen: Pen) -> None:
    pen.text(148, 130, "•")
    pen.text(172, 130, "Medtek AS")
    pen.text(148, 146, "Kontrakt i mai")


@pytest.mark.parametrize(
    ("inside", "told"),
    [(_inner, ["table-guessed"]), (_lane, ["table-guessed"]), (_prose, [])],
)
def test_texts_far_apart_on_a_line_of_a_cell_may_be_several(
    inside: Callable[[Pen], None], told: list[str]
) -> None:
    assert _read(lambda pen: _table(pen, inside)) == (1, told)


def _tagged(rows: Sequence[Sequence[tuple[float, str]]], more: Callable[[Pen], None]) -> list[str]:
    """Return what is told of a table whose texts begin at these places in their rows."""
    tags: list[Tag] = []

    def page(pen: Pen) -> None:
        for y, row in enumerate(rows):
            first = sum(len(tag.kids) for tag in tags)
            tags.append(Tag("TR", kids=[Tag("TD", mcids=[first + n]) for n in range(len(row))]))
            for n, (x, text) in enumerate(row, first):
                pen.canvas.addLiteral(f"/Span <</MCID {n}>> BDC")
                pen.text(x, 100 + 40 * y, text)
                pen.canvas.addLiteral("EMC")
        more(pen)

    pdf = drawn(page)
    root = Tag("Document", kids=[Tag("Table", kids=tags)])
    deck = read_pdf(changed(pdf, lambda pdf: write_tags(pdf, root)))
    return [line.code for line in deck.diagnostics]


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        ([(210, "Medtek")], ["table-guessed"]),
        ([(120, "Pris"), (210, "Vekt"), (300, "Sum")], []),
    ],
)
def test_a_tagged_text_alone_over_columns_may_head_several(
    heads: list[tuple[float, str]], told: list[str]
) -> None:
    rows = [[(40.0, "Pumpe"), (120.0, "8,0"), (210.0, "40"), (300.0, "3,2")]] * 3
    assert _tagged([heads, *rows], lambda _pen: None) == told


def test_a_text_without_a_tag_that_reads_upwards_may_be_of_several_rows() -> None:
    rows = [[(120.0, "Færre feil"), (300.0, "8 %")], [(120.0, "Kortere tid"), (300.0, "6 %")]] * 2

    def walls(pen: Pen) -> None:
        pen.grid([50, 110, 290, 400], [80, 120, 160, 200, 240])

    def group(pen: Pen) -> None:
        walls(pen)
        pen.canvas.saveState()
        pen.canvas.translate(70, 240)
        pen.canvas.rotate(90)
        pen.canvas.drawString(0, 0, "Mål A")
        pen.canvas.restoreState()

    assert _tagged(rows, group) == ["table-guessed"]
    assert _tagged(rows, walls) == []


def _quarters(draw: Callable[[Pen], None]) -> Callable[[Pen], None]:
    """Draw four words with two notes below each."""

    def page(pen: Pen) -> None:
        draw(pen)
        for (top, x), name in zip(product((120, 210), (60, 360)), NAMES, strict=False):
            for line in range(3):
                pen.text(x, top + line * 18, f"{name} {line}")

    return page


def _form(pen: Pen, *more: tuple[float, float]) -> None:
    for x, name in zip((60, 240, 360, 480), NAMES, strict=False):
        pen.text(x, 120, name)
    for y, name in zip((146, 172, 198), NAMES[4:], strict=False):
        pen.text(60, y, name)
    for place in more:
        pen.text(*place, "Et ord")


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (_quarters(lambda pen: pen.line(340, 100, 340, 280)), ["table-guessed"]),
        (_quarters(lambda pen: pen.line(50, 180, 640, 180)), ["table-guessed"]),
        (_quarters(lambda pen: pen.line(50, 180, 320, 180)), []),
        (_quarters(lambda _pen: None), []),
        (_form, ["table-guessed"]),
        (lambda pen: _form(pen, (300, 150)), []),
    ],
)
def test_texts_that_stand_as_a_tables_do_where_none_is_drawn_are_told_of(
    page: Callable[[Pen], None], told: list[str]
) -> None:
    assert _read(page) == (0, told)


def test_columns_of_prose_beside_a_rule_are_no_table() -> None:
    def page(pen: Pen) -> None:
        pen.line(340, 100, 340, 300)
        for x, starts in ((60, (100, 170)), (360, (100, 200))):
            for y in range(100, 280, 15):
                pen.text(x, y + 15 + 8 * sum(y >= start for start in starts), "Det ble sagt i går")

    assert _read(page) == (0, [])


@pytest.mark.parametrize(("headers", "tables"), [(3, 1), (2, 0)])
def test_a_drawn_table_is_one_though_its_headers_stand_over_nothing(
    headers: int, tables: int
) -> None:
    def page(pen: Pen) -> None:
        pen.grid([60, 220, 380, 540], [100, 130, 160, 190])
        for x, name in zip((68, 228, 388), NAMES[:headers], strict=False):
            pen.text(x, 120, name)

    assert len(read_pdf(drawn(page)).slides[0].tables) == tables


def _time(pen: Pen, *, marks: bool) -> None:
    pen.line(50, 160, 680, 160)
    for x, name in zip((60, 260, 460), NAMES, strict=False):
        pen.text(x, 145, "Mars 2027")
        pen.text(x, 190, name)
        pen.text(x, 206, "Vedtak i styret")
        if marks:
            pen.circle(x + 20, 160, 6, fill=True)


@pytest.mark.parametrize(("marks", "told"), [(False, ["table-guessed"]), (True, [])])
def test_a_rule_with_marks_on_it_is_a_line_of_time(*, marks: bool, told: list[str]) -> None:
    assert _read(lambda pen: _time(pen, marks=marks)) == (0, told)


@pytest.mark.parametrize(("gap", "told"), [(0, []), (3, ["table-guessed"])])
def test_frames_in_a_row_with_blanks_between_them_may_be_boxes(gap: int, told: list[str]) -> None:
    def page(pen: Pen) -> None:
        for place, name in enumerate(NAMES[:5]):
            pen.box(40 + 120 * place, 100, 120 - gap, 40, fill=False)
            pen.text(50 + 120 * place, 124, name)

    assert _read(page) == (1, told)


def test_headers_over_the_first_column_and_the_last_are_a_tables_though_they_span_others() -> None:
    def page(pen: Pen) -> None:
        pen.grid([40, 140, 220, 300, 380, 460, 600], [140, 170, 200, 230])
        for row, column in product(range(3), range(6)):
            pen.text((46, 146, 226, 306, 386, 466)[column], 158 + 30 * row, str(row + column))
        for x, name in ((46, "Kriterium"), (320, "Poeng"), (466, "Merknad")):
            pen.text(x, 130, name)

    assert _read(page)[1] == ["table-guessed"]
