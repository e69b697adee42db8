"""A page of a PDF as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pypdfium2

from parsers.pdf.pdfium import read_pages
from parsers.pdf.upright import turn_of

CHANNELS: Final = 3  # red, green, blue
QUARTER: Final = 90  # degrees


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A picture: `pixels` are its rows from the top, three bytes (red, green, blue) a pixel."""

    width: int
    height: int
    pixels: bytes


def raster(data: bytes, number: int, width: int, height: int) -> Raster | None:
    """Paint page `number` (from 1) as large as `width` × `height` pixels hold, upright.

    Pages that lie on their side are turned as the reader turns them. None where the page is
    damaged.

    Raises:
        UnreadableDeck: the PDF cannot be opened.
    """
    page = read_pages(data).pages[number - 1]
    if not (page.width > 0 and page.height > 0):
        return None
    turn = -turn_of(page) % 4
    across, down = (page.height, page.width) if turn % 2 else (page.width, page.height)
    scale = min(width / across, height / down)
    pdf = pypdfium2.PdfDocument(data)
    try:
        handle = pdf[number - 1]
        bitmap = handle.render(
            scale=scale, rotation=turn * QUARTER, may_draw_forms=False, rev_byteorder=True
        )
        return _raster(bitmap)
    except pypdfium2.PdfiumError:
        return None
    finally:
        pdf.close()


def _raster(bitmap: pypdfium2.PdfBitmap) -> Raster:
    rows = memoryview(bitmap.buffer).cast("B")
    used = bitmap.width * CHANNELS
    starts = range(0, bitmap.height * bitmap.stride, bitmap.stride)
    pixels = b"".join(bytes(rows[start : start + used]) for start in starts)
    return Raster(width=bitmap.width, height=bitmap.height, pixels=pixels)
