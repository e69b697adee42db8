"""Lines drawn over a PDF's table: some cross out what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from pdfpages import HEIGHT, Pen, drawn

from parsers.pdf.reader import read_pdf, read_pdf_reference
from schema import Axes, Deck, Severity

XS, YS = (40.0, 240.0, 480.0, 680.0), (80.0, 120.0, 180.0, 240.0)
ROWS = (
    ("Tiltak", "Siste status", "Status"),
    ("Samordne avtaler", "Anbudet er sendt ut", "Pågår"),
    ("Kurse innkjøpere", "Første kurs er holdt", "Pågår"),
)
BASE = 144.0  # of the second row's texts
START, END = 246.0, 350.0  # of its second one

Draw = Callable[[Pen], None]


def _table(pen: Pen) -> None:
    pen.grid(XS, YS)
    for row, y in zip(ROWS, YS, strict=False):
        for text, x in zip(row, XS, strict=False):
            pen.text(x + 6, y + 24, text)


def _read(draw: Draw) -> Deck:
    def page(pen: Pen) -> None:
        _table(pen)
        draw(pen)

    data = drawn(page)
    deck = read_pdf(data)
    assert deck.slides[0].tables == read_pdf_reference(data).slides[0].tables
    return deck


def _told(deck: Deck) -> list[str]:
    return [d.message for d in deck.diagnostics if d.code == "struck-text"]


def _wave(pen: Pen) -> None:
    y = HEIGHT - BASE + 4
    pen.canvas.bezier(START, y, START + 40, y + 4, END - 40, y - 4, END, y + 1)


def _scribble(pen: Pen) -> None:
    path = pen.canvas.beginPath()
    path.moveTo(START, HEIGHT - BASE)
    for step in range(1, 21):
        path.lineTo(START + step * 5, HEIGHT - BASE + 9 * (step % 2))
    pen.canvas.drawPath(path, stroke=1, fill=0)


def _dashes(pen: Pen) -> None:
    for number in range(15):
        x = START + 7 * number
        pen.line(x, BASE - 4, x + 4, BASE - 4)


def _head(pen: Pen, x: float, y: float) -> None:
    path = pen.canvas.beginPath()
    path.moveTo(x, HEIGHT - y + 4)
    path.lineTo(x + 8, HEIGHT - y)
    path.lineTo(x, HEIGHT - y - 4)
    path.close()
    pen.canvas.drawPath(path, stroke=0, fill=1)


@pytest.mark.parametrize(
    "draw",
    [
        lambda pen: pen.line(START - 2, BASE - 1, END, BASE - 7),
        lambda pen: pen.line(START - 2, BASE - 7, END, BASE - 1),
        lambda pen: pen.line(START - 2, BASE - 4, END + 60, BASE - 4),
        lambda pen: pen.box(START - 2, BASE - 6, END - START, 4.5),
        _wave,
        _dashes,
        _scribble,
    ],
)
def test_a_line_drawn_through_a_cells_letters_is_told_of(draw: Draw) -> None:
    """So it is of a deck's PPTX: what is drawn by hand may point at a text, too."""
    deck = _read(draw)

    assert deck.slides[0].tables[0].grid()[1] == list(ROWS[1])
    (line,) = [one for one in deck.diagnostics if one.code == "struck-text"]
    assert (line.severity, line.slide) == (Severity.WARNING, 1)
    assert "“Anbudet er sendt ut”" in line.message


@pytest.mark.parametrize(
    "draw",
    [
        lambda pen: pen.line(XS[0] + 6, BASE - 4, XS[-1] - 6, BASE - 4),
        lambda pen: pen.line(XS[0] + 6, YS[1] + 50, XS[-1] - 6, YS[1] + 8),
    ],
)
def test_a_line_across_a_row_is_told_of_with_all_its_texts(draw: Draw) -> None:
    (message,) = _told(_read(draw))
    assert "Samordne avtaler Anbudet er sendt ut Pågår" in message
    assert "Kurse" not in message


def test_two_lines_from_corner_to_corner_cross_out_a_cell_and_one_parts_it() -> None:
    def one(pen: Pen) -> None:
        pen.line(XS[1], YS[2], XS[2], YS[1])

    def two(pen: Pen) -> None:
        one(pen)
        pen.line(XS[1], YS[1], XS[2], YS[2])

    assert _told(_read(one)) == []
    (message,) = _told(_read(two))
    assert "“Anbudet er sendt ut”" in message


@pytest.mark.parametrize(("reach", "told"), [(9.0, True), (5.0, False)])
def test_a_cross_that_is_larger_than_a_ball_crosses_it_out(reach: float, *, told: bool) -> None:
    """A smaller one makes a sign with it."""

    def draw(pen: Pen) -> None:
        x, y = XS[2] + 80, BASE - 4
        pen.circle(x, y, 6, fill=True)
        pen.line(x - reach, y - reach, x + reach, y + reach)
        pen.line(x - reach, y + reach, x + reach, y - reach)

    assert [message[:20] for message in _told(_read(draw))] == ["A cross is drawn ove"] * told


def test_a_line_across_the_whole_table_crosses_out_all_of_it() -> None:
    (message,) = _told(_read(lambda pen: pen.line(20, 390, 700, 60)))
    assert "Tiltak Siste status" in message


@pytest.mark.parametrize(
    "draw",
    [
        lambda pen: pen.line(START, BASE + 4, END, BASE + 2),  # an underline by hand
        lambda pen: pen.line(XS[0], YS[1], XS[-1], YS[1] + 2),  # between two rows
        lambda pen: pen.line(XS[2] + 40, BASE - 4, 600, 300),  # to a note below the table
        lambda pen: pen.canvas.roundRect(START - 4, HEIGHT - BASE - 6, END - START + 8, 20, 5),
    ],
)
def test_lines_beside_letters_and_rules_are_not_told_of(draw: Draw) -> None:
    assert _told(_read(draw)) == []


LEVEL = BASE - 4


@pytest.mark.parametrize("ends", [(XS[0], XS[-1]), (XS[0] - 10, XS[-1] + 10), (XS[1], XS[2])])
def test_a_level_line_from_bound_to_bound_through_letters_is_told_of_and_parts_no_row(
    ends: tuple[float, float],
) -> None:
    deck = _read(lambda pen: pen.line(ends[0], LEVEL, ends[1], LEVEL))

    (message,) = _told(deck)
    assert "Anbudet er sendt ut" in message
    assert deck.slides[0].tables[0].grid() == [list(row) for row in ROWS]


def test_a_line_through_the_middle_of_a_row_that_misses_its_letters_is_told_of_too() -> None:
    """A row crossed out as one draws it: its texts stand at its top."""
    deck = _read(lambda pen: pen.line(XS[0], YS[1] + 35, XS[-1], YS[1] + 35))

    assert len(_told(deck)) == 1
    assert deck.slides[0].tables[0].grid() == [list(row) for row in ROWS]


@pytest.mark.parametrize(
    ("column", "step", "rows"),
    [
        (1, 14, 3),  # between the two lines of its own text
        (2, 14, 3),  # below a text, beside three of two lines
        (1, 24, 4),  # between two texts, as cells beside one over both rows stand
        (2, 24, 4),
    ],
)
@pytest.mark.parametrize("ruled", [True, False])
def test_a_level_line_between_two_lines_of_one_text_parts_no_row(
    column: int, step: int, rows: int, *, ruled: bool
) -> None:
    xs = (40.0, 180.0, 320.0, 460.0, 600.0)

    def page(pen: Pen) -> None:
        if ruled:
            pen.grid(xs, YS)
        else:
            for y, end, paint in zip(YS, YS[1:], ("DDDDDD", "EEEEEE", "DDDDDD"), strict=False):
                for x, right in pairwise(xs):
                    pen.colour(paint)
                    pen.box(x, y, right - x, end - y, fill=True)
            pen.colour("000000")
        for row, y in enumerate(YS[:-1]):
            for place, x in enumerate(xs[:-1]):
                pen.text(x + 6, y + 20, "Samordne")
                if row and (place < 2 or place == 3):
                    pen.text(x + 6, y + 20 + step, "avtaler")
        at = YS[1] + 20 + step / 2
        sides = (xs[column], xs[column + 1])
        pen.line(sides[0], at, sides[1], at)

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert table.rows == rows


@pytest.mark.parametrize("frame_first", [False, True])
def test_a_rule_that_a_text_runs_over_is_no_line_through_it(*, frame_first: bool) -> None:
    """LibreOffice leaves a row as high as its file says; what is too long hangs over the next one."""

    def page(pen: Pen) -> None:
        for row, y in zip(ROWS, YS, strict=False):
            for text, x in zip(row, XS, strict=False):
                pen.text(x + 6, y + 24, text)
        for line, text in enumerate(("og svar er ventet", "før sommeren, eller", "like etter den")):
            pen.text(XS[1] + 6, BASE + 13 * (line + 1), text)
        outer = (YS[0], YS[-1]) if frame_first else YS
        for y in outer:
            pen.line(XS[0], y, XS[-1], y)
        for y in YS[1:-1] if frame_first else ():
            pen.line(XS[0], y, XS[-1], y)
        if not frame_first:
            for x in XS:
                pen.line(x, YS[0], x, YS[-1])

    deck = read_pdf(drawn(page))

    assert _told(deck) == []
    assert deck.slides[0].tables[0].rows == len(ROWS)


def test_rules_that_are_painted_after_the_frame_part_rows() -> None:
    def page(pen: Pen) -> None:
        for row, y in zip(ROWS, YS, strict=False):
            for text, x in zip(row, XS, strict=False):
                pen.text(x + 6, y + 24, text)
        pen.box(XS[0], YS[0], XS[-1] - XS[0], YS[-1] - YS[0], fill=False)
        for y in (YS[0], YS[-1], *YS[1:-1]):
            pen.line(XS[0], y, XS[-1], y)

    assert read_pdf(drawn(page)).slides[0].tables[0].rows == len(ROWS)


def test_a_line_that_was_painted_before_the_texts_crosses_none() -> None:
    def page(pen: Pen) -> None:
        pen.line(START - 2, BASE - 1, END, BASE - 7)
        _table(pen)

    assert _told(read_pdf(drawn(page))) == []


@pytest.mark.parametrize("aslant", [0.0, 5.0])
def test_an_arrow_over_a_cell_strikes_nothing_out(aslant: float) -> None:
    def draw(pen: Pen) -> None:
        pen.line(START, BASE - 4 - aslant, END - 8, BASE - 4)
        _head(pen, END - 8, BASE - 4)

    deck = _read(draw)

    assert _told(deck) == []
    (cell,) = [cell for cell in deck.slides[0].tables[0].cells if (cell.row, cell.column) == (1, 1)]
    assert cell.paragraphs[0].unstruck == "Anbudet er sendt ut"


@pytest.mark.parametrize(
    ("x0", "x1", "y"),
    [
        (246.0, 400.0, 160.0),  # between two uprights
        (240.0, 480.0, 165.0),  # from one to the other, with no room below it
    ],
)
def test_a_line_drawn_later_under_a_text_parts_no_row(x0: float, x1: float, y: float) -> None:
    plain = _read(lambda _pen: None).slides[0].tables
    assert _read(lambda pen: pen.line(x0, y, x1, y)).slides[0].tables == plain


@pytest.mark.parametrize(
    ("late", "columns", "told"),
    [(True, [1], Axes.ROWS), (False, [1], Axes.NONE), (True, [1, 2], Axes.NONE)],
)
def test_a_line_between_two_news_that_was_painted_after_all_texts_is_told_of(
    late: bool,  # noqa: FBT001
    columns: Sequence[int],
    told: Axes,
) -> None:
    """A rule of the table's own parts a measure's rows of news; someone may draw the like over them."""

    def line(pen: Pen) -> None:
        for column in columns:  # beside a cell over several rows there are several
            pen.line(XS[column], 155, XS[column + 1], 155)

    def page(pen: Pen) -> None:
        for _ in range(not late):
            line(pen)
        _table(pen)
        pen.text(START, 172, "Svar er mottatt")
        for _ in range(late):
            line(pen)

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert table.rows == len(ROWS) + 1
    assert table.by_words == told
