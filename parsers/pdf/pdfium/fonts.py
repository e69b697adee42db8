"""The fonts of a document as pdfium has them: the widths of their letters, and of their strings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from parsers.lines import SOFT_HYPHEN
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium.calls import Handle
from parsers.pdf.texts.lines import is_symbolic
from parsers.printable import UNREADABLE

CHECKED: Final = 4  # strings of a font that are looked at to tell whether it has a Unicode map


class Font:
    """A font's name, the widths of its characters and the strings shown in it.

    `unchecked` strings are still to be looked at to tell whether the font lacks a Unicode map for
    some of its letters (`unmapped`). `own_letters` tells that it says its letters are not the
    standard ones, `drawn` that they are drawings of the file (Type 3), which it may turn about.
    `looks` tells of letters and figures whether they look like others, `looked_at` of how many strings,
    and `odd` whether letters are to be looked at, which is not known of a font of few.
    """

    __slots__ = (
        "drawn",
        "handle",
        "looked_at",
        "looks",
        "name",
        "odd",
        "own_letters",
        "strings",
        "unchecked",
        "unmapped",
        "width",
    )

    def __init__(self, handle: Handle) -> None:
        self.handle = handle
        self.looks: dict[str, bool] = {}
        self.looked_at = 0
        self.odd: bool | None = None
        self.name = call.font_name(handle)
        self.drawn = not self.name
        self.own_letters = call.has_own_letters(handle)
        self.width: Callable[[str], float] = _Widths(handle).__getitem__
        self.strings = _Strings(self.width)
        self.unchecked = 0 if is_symbolic(self.name) else CHECKED
        self.unmapped = False


class _Widths(dict[str, float]):
    """The widths of characters as parts of the font size, asked for when first needed."""

    def __init__(self, handle: Handle) -> None:
        super().__init__()
        self.handle = handle

    def __missing__(self, char: str) -> float:
        width = self[char] = call.glyph_width(self.handle, char)
        return width


class _Strings(dict[str, tuple[float, float, bool]]):
    """The widths of strings and of the blanks at their ends, and whether they are to be looked at.

    That is so where they hold nothing but blanks or a soft hyphen, several blanks in a row, or a letter
    that is unreadable. Decks repeat most strings.
    """

    def __init__(self, width: Callable[[str], float]) -> None:
        super().__init__()
        self.width = width

    def __missing__(self, text: str) -> tuple[float, float, bool]:
        whole = sum(map(self.width, text))
        blanks = len(text) - len(text.rstrip(" "))
        odd = "  " in text or text.isspace() or text == SOFT_HYPHEN or UNREADABLE in text
        known = self[text] = whole, blanks * self.width(" ") if blanks else 0.0, odd
        return known


class Fonts(dict[int, Font]):
    """The fonts of a document by their addresses, looked at when they are first met."""

    def __missing__(self, address: int) -> Font:
        font = self[address] = Font(call.handle_of(address))
        return font
