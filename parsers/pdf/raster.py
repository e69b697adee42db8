"""A page of a PDF as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pypdfium2

from parsers.pdf.handout import slides_of
from parsers.pdf.pdfium.source import read_pages
from parsers.pdf.upright import turn_of, upright
from schema import Box

CHANNELS: Final = 3  # red, green, blue
QUARTER: Final = 90  # degrees


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A picture: `pixels` are its rows from the top, three bytes (red, green, blue) a pixel."""

    width: int
    height: int
    pixels: bytes


def raster(data: bytes, number: int, width: int, height: int) -> Raster | None:
    """Paint slide `number` (from 1) as large as `width` × `height` pixels hold, upright.

    Pages that lie on their side are turned as the reader turns them, and a slide of a handout is
    cut out of its sheet. None where the page is damaged.

    Raises:
        UnreadableDeck: the PDF cannot be opened.
    """
    pages = read_pages(data).pages
    turns = [-turn_of(page) % 4 for page in pages]
    slides = slides_of([upright(page) for page in pages])
    page = slides[number - 1]
    if not (page.width > 0 and page.height > 0):
        return None
    sheet = (page.sheet or number) - 1
    frame = page.frame or Box(x0=0.0, top=0.0, x1=page.width, bottom=page.height)
    scale = min(width / frame.width, height / frame.height)
    pdf = pypdfium2.PdfDocument(data)
    try:
        handle = pdf[sheet]
        bitmap = handle.render(
            scale=scale, rotation=turns[sheet] * QUARTER, may_draw_forms=False, rev_byteorder=True
        )
        return _raster(bitmap, frame, scale)
    except pypdfium2.PdfiumError:
        return None
    finally:
        pdf.close()


def _raster(bitmap: pypdfium2.PdfBitmap, frame: Box, scale: float) -> Raster:
    """Return what of a painted page lies in a frame, given in points."""
    left, right = round(frame.x0 * scale), min(round(frame.x1 * scale), bitmap.width)
    top, bottom = round(frame.top * scale), min(round(frame.bottom * scale), bitmap.height)
    rows = memoryview(bitmap.buffer).cast("B")
    starts = range(top * bitmap.stride, bottom * bitmap.stride, bitmap.stride)
    pixels = b"".join(
        bytes(rows[start + left * CHANNELS : start + right * CHANNELS]) for start in starts
    )
    return Raster(width=right - left, height=bottom - top, pixels=pixels)
