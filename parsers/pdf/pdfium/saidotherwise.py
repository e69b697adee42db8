"""Text that a page says its letters stand for (`ActualText`), which pdfium reads instead of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium.calls import Handle
from parsers.pdf.pdfium.geometry import Placed
from parsers.pdf.pdfium.spans import spans
from parsers.printable import UNREADABLE
from schema import Diagnostic
from schema.diagnostic import short

# Letters: fewer are a ligature or a pictogram, which such a text makes readable.
FEWEST: Final = 3


def said_otherwise(page: Handle, texts: Sequence[Placed], number: int) -> Diagnostic | None:
    """Return a line for the first text of a page that shows other letters than it says.

    Hyphens, blanks, ligatures and what a font has no Unicode map for may differ. The marks that say so
    are taken from the page's objects, since nothing else shows what their letters are.
    """
    marked = _marked(texts)
    every = {mark: call.actual_text(call.handle_of(mark)) for mark in marked}
    said = {mark: text for mark, text in every.items() if len(_letters(text)) >= FEWEST}
    if not said:
        return None
    for mark in said:
        for address in marked[mark]:
            call.remove_mark(call.handle_of(address), call.handle_of(mark))
    bare = call.handle_of(call.load_text(page))
    printed = spans(bare, call.count_chars(bare))
    call.close_text(bare)
    for mark, text in said.items():
        whole = "".join([printed[one][1] for one in marked[mark] if one in printed])
        letters = _letters(whole)
        if len(letters) >= FEWEST and UNREADABLE not in whole and letters != _letters(text):
            return Diagnostic.warning(
                "unseen-text",
                f"Page {number} shows “{short(whole)}” where its file says “{short(text)}”, which was read; "
                "compare it with what is shown.",
                slide=number,
            )
    return None


def _marked(texts: Sequence[Placed]) -> dict[int, list[int]]:
    """Return the marks that texts stand under, with the texts' places; a tag's own is the only one of most."""
    out: dict[int, list[int]] = {}
    for handle, address, _, tagged, _ in texts:
        if call.count_marks(handle) > (tagged >= 0):
            for mark in call.marks(handle):
                out.setdefault(mark, []).append(address)
    return out


def _letters(text: str) -> str:
    """Return the letters and figures of a text, ligatures as the letters that they join."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
