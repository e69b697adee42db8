"""Letters that pdfium takes for a Macintosh's though the file means those of Windows.

Where a font counts its letters as its own and holds no table but a Macintosh's, pdfium passes over
the file's word that its codes are those of Windows: `på` becomes `pÂ`, `•` becomes `ï`. Ghostscript
makes such fonts of those that PowerPoint embeds. Letters without a place among the Macintosh's
(`Å`, `Æ`) come out as unreadable, and stay so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from parsers.pdf.page import Page
from parsers.pdf.pdfium.fonts import Font

_HIGH: Final = range(0x80, 0x100)  # the codes that the two character sets read differently
_NO_LETTERS: Final = frozenset("≠∞≤≥∂∑∏π∫Ω√≈∆◊")  # Macintosh's own; pdfium's table lacks them
_MEANT: Final = str.maketrans(
    {
        bytes([code]).decode("mac_roman"): bytes([code]).decode("cp1252", "ignore") or "\ufffd"
        for code in _HIGH
        if bytes([code]).decode("mac_roman") not in _NO_LETTERS
    }
)
# What `æ`, `ø`, `å`, `Ø`, `ö`, `ä`, `ü` become, which no text has; and, alone, bullets and dashes.
_SIGNS: Final = re.compile(r"[Ê¯Âÿˆ‰¸]|(?<!\w)[ïñó](?!\w)")
_OWN: Final = re.compile("[æøåØ]")  # a font in which these are read is read as it is meant


def put_right(pages: Iterable[Page], fonts: Iterable[Font]) -> None:
    """Read the texts again that are set in fonts whose letters were misread."""
    names = {font.name for font in fonts if font.own_letters and _is_misread(font)}
    if not names:
        return
    for page in pages:
        for piece in page.pieces:
            if piece.font in names:
                piece.text = piece.text.translate(_MEANT)


def _is_misread(font: Font) -> bool:
    texts = "\n".join([text for text in font.strings if not text.isascii()])
    return _OWN.search(texts) is None and _SIGNS.search(texts) is not None
