"""The outlines of a page are read alike whichever way pdfium is asked for them."""

from __future__ import annotations

import pypdfium2
import pytest
from pdfpages import HEIGHT, Pen, drawn

from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium import columns
from parsers.pdf.pdfium.source import read_pages
from parsers.pdf.reader import read_pdf, read_pdf_reference
from schema import Shape

PATH = 2  # FPDF_PAGEOBJ_PATH


def page(pen: Pen) -> None:
    pen.text(50, 50, "Tiltak")
    pen.canvas.rect(60, 70, 200, 40, stroke=1, fill=1)
    pen.canvas.circle(300, 300, 12, stroke=0, fill=1)
    pen.canvas.line(20, 20, 500, 20)
    pen.canvas.bezier(10, 10, 20, 40, 60, 10, 80, 80)


def test_points_read_from_memory_are_those_that_pdfium_tells_one_by_one() -> None:
    pdf = pypdfium2.PdfDocument(drawn(page))
    handle = pdf[0]
    at = call.handle_behind(handle.raw)
    count = call.count_objects(at)
    objects = [call.handle_of(call.page_object(at, index)) for index in range(count)]
    paths = [path for path in objects if call.kind(path) == PATH]
    counts = [call.count_segments(path) for path in paths]

    assert columns.IN_A_ROW
    assert len(paths) >= 4
    assert list(map(columns.path_points, paths, counts)) == list(
        map(columns.path_points_one_by_one, paths, counts)
    )
    handle.close()
    pdf.close()


def test_points_are_asked_for_one_by_one_where_they_do_not_lie_in_a_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = drawn(page)
    usual = read_pdf(data)
    monkeypatch.setattr(columns, "IN_A_ROW", False)

    assert read_pdf(data) == usual


@pytest.mark.parametrize("turn", [0, 30, 90])
def test_a_rectangle_is_one_only_as_long_as_it_stands_upright(turn: float) -> None:
    def turned(pen: Pen) -> None:
        pen.text(50, 50, "Tiltak")
        pen.canvas.translate(300, 300)
        pen.canvas.rotate(turn)
        pen.canvas.rect(0, 0, 12, 12, stroke=0, fill=1)

    data = drawn(turned)
    fast, reference = (read(data).slides[0].marks for read in (read_pdf, read_pdf_reference))

    assert [mark.shape for mark in fast] == [mark.shape for mark in reference]
    assert [round(mark.area) for mark in fast] == [144]


def test_a_page_of_many_objects_is_read_to_its_last() -> None:
    places = [(10 + 20 * column, 10 + 20 * row) for row in range(15) for column in range(20)]

    def many(pen: Pen) -> None:
        for number, (x, y) in enumerate(places):
            pen.colour(f"{number:06X}")
            pen.box(x, y, 9, 7)
            pen.text(x, y + 15, f"{number}", size=6)

    (only,) = read_pages(drawn(many)).pages

    boxes = [(path.x0, path.top, path.x1 - path.x0, path.bottom - path.top) for path in only.paths]
    assert [tuple(map(round, box)) for box in boxes] == [(x, y, 9, 7) for x, y in places]
    assert [path.fill for path in only.paths] == [f"{n:06X}" for n in range(len(places))]
    assert [piece.text for piece in only.pieces] == [f"{n}" for n in range(len(places))]
    assert [(round(p.x0), round(p.baseline) - 15) for p in only.pieces] == places
    assert [piece.colour for piece in only.pieces] == [path.fill for path in only.paths]


def test_a_narrow_cells_part_of_its_rows_ground_is_no_mark() -> None:
    """A browser paints a row's ground cell by cell; a disc on it is a drawing of its own."""

    def page(pen: Pen) -> None:
        for row, top in enumerate((80, 104)):
            pen.colour("E3F2FD")
            for x, width in ((40, 300), (340, 24)) if row else ():
                pen.box(x, top, width, 24)
            pen.colour("FBC02D")
            pen.canvas.circle(352, HEIGHT - top - 12, 8, stroke=0, fill=1)
            pen.colour("000000")
            pen.text(50, top + 16, f"Felles maler {row}")
            pen.text(349, top + 15, "P", size=8)
        pen.grid((40, 340, 364), (80, 104, 128))

    (slide,) = read_pdf(drawn(page)).slides
    drawings = [mark.shape for mark in slide.marks if mark.shape is not Shape.OTHER]  # lines
    assert drawings == [Shape.ELLIPSE, Shape.ELLIPSE]
