"""Small PDFs drawn by hand for tests: y grows downwards, as on slides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import pikepdf
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from parsers.pdf.reader import read_pdf, read_pdf_reference
from schema import Table

WIDTH, HEIGHT = 720.0, 405.0


class Pen:
    """Draws on a page from its top left corner, in points."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(
        self, x: float, y: float, text: str, size: float = 12, font: str = "Helvetica"
    ) -> float:
        """Print a string with its baseline at y; return where it ends."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)
        return x + float(self.canvas.stringWidth(text, font, size))

    def colour(self, rgb: str) -> None:
        self.canvas.setFillColor("#" + rgb)

    def box(self, x: float, y: float, width: float, height: float, *, fill: bool = True) -> None:
        self.canvas.rect(
            x, HEIGHT - y - height, width, height, stroke=int(not fill), fill=int(fill)
        )

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Draw the rules of a table whose columns and rows are parted at these places."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])

    def circle(self, x: float, y: float, radius: float, *, fill: bool) -> None:
        self.canvas.circle(x, HEIGHT - y, radius, stroke=1, fill=int(fill))

    def half_disc(self, x: float, y: float, radius: float) -> None:
        path = self.canvas.beginPath()
        path.arc(x - radius, HEIGHT - y - radius, x + radius, HEIGHT - y + radius, -90, 180)
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)


def drawn(
    *pages: Callable[[Pen], None], title: str = "", encryption: StandardEncryption | None = None
) -> bytes:
    """Return a PDF with these pages."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), encrypt=encryption, invariant=1)
    if title:
        canvas.setTitle(title)
    for page in pages:
        page(Pen(canvas))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Return a PDF after a change to its objects."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def only(page: Callable[[Pen], None]) -> Table:
    """Return the one table that is read on a page."""
    (table,) = read_pdf(drawn(page)).slides[0].tables
    return table


def grids(data: bytes) -> list[list[list[str]]]:
    """Return the texts of the tables on a PDF's first page, which both readings find alike."""
    found = [table.grid() for table in read_pdf(data).slides[0].tables]
    assert found == [table.grid() for table in read_pdf_reference(data).slides[0].tables]
    return found
