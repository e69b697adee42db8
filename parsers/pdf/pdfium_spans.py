"""Which characters of a page's text belong to which text object (a string shown in one go)."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from typing import Final

from parsers.pdf import pdfium_calls as call
from parsers.pdf.pdfium_columns import owners

LINE_END: Final = "\r\n"  # what pdfium writes between lines
NO_UNICODE: Final = "\ufffd"  # stands for a glyph that the font's Unicode map lacks
LAST_UNIT: Final = 0xFFFF  # the largest that a UTF-16 unit can be

Stretch = tuple[int, int]  # of a page's characters: the first, and the one behind the last
Run = tuple[int, int, int]  # a text object, and the stretch of characters that belong to it
Span = tuple[int, str]  # of an object: its first character, and its text


def spans(text_page: int, count: int) -> dict[int, Span]:
    """Return the first character and the text of every text object that the page's text holds."""
    units, apart = _units(text_page, count)
    found: dict[int, Stretch] = {}
    for owner, start, end in _runs(text_page, units):
        if owner in found:  # an object in parts: the blanks between are made up
            first, last = found[owner]
            found[owner] = min(first, start), max(last, end)
        else:
            found[owner] = start, end
    return {
        owner: (start, _joined(units[start:end]) if apart else units[start:end])
        for owner, (start, end) in found.items()
    }


def text_of(text_page: int, count: int) -> str:
    """Return the first characters of a page's text."""
    units, apart = _units(text_page, count)
    return _joined(units) if apart else units


def _units(text_page: int, count: int) -> tuple[str, bool]:
    """Return a page's characters as pdfium counts them, and whether surrogates stand apart in it."""
    room = array("H", bytes(4 * count + 4))
    if call.get_text(text_page, 0, count, room.buffer_info()[0]) - 1 != count:
        # Characters without a Unicode value are left out of the text as a whole.
        codes = [call.unicode(text_page, index) or ord(NO_UNICODE) for index in range(count)]
        room = array("H", [min(code, LAST_UNIT) for code in codes])
    raw = room[:count].tobytes()
    text = raw.decode("utf-16-le", "replace")
    if len(text) == count:
        return text, False
    return "".join(map(chr, room[:count])), True


def _joined(units: str) -> str:
    """Return text whose surrogates stand apart with them joined; a lone one becomes U+FFFD."""
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _runs(text_page: int, units: str) -> Iterator[Run]:
    """Yield the stretches of a page's characters that belong to a text object.

    An object's characters follow one another, and most lines hold one object; so the ends of lines
    are looked at first. Asking for every character takes longest.
    """
    lines = list(_lines(units))
    firsts = owners(text_page, [start for start, _ in lines])
    lasts = owners(text_page, [end - 1 for _, end in lines])
    for (start, end), first, last in zip(lines, firsts, lasts, strict=True):
        if first == last and first is not None:
            yield first, start, end
        else:
            yield from _runs_in(text_page, units, (start, end), last)


def _lines(units: str) -> Iterator[Stretch]:
    start = 0
    for line in units.split(LINE_END):
        if line:
            yield start, start + len(line)
        start += len(line) + len(LINE_END)


def _runs_in(text_page: int, units: str, line: Stretch, last: int | None) -> Iterator[Run]:
    """Yield the stretches of a line that holds several objects, of which `last` stands last.

    Between most objects is a blank that pdfium made up; where they touch, the end of the first is
    searched for.
    """
    owner_of = partial(call.text_object, text_page)
    start, line_end = line
    while start < line_end:
        owner = owner_of(start)
        if owner is None:
            start += 1
        elif owner == last:
            yield owner, start, line_end
            return
        else:
            end = units.find(" ", start, line_end)
            while end >= 0 and owner_of(end) is not None:
                end = units.find(" ", end + 1, line_end)
            if end < 0:
                end = line_end
            if owner_of(end - 1) != owner:
                inside = range(start, end)
                end = start + bisect_left(inside, True, key=lambda at: owner_of(at) != owner)  # noqa: FBT003 - bisect's values
            yield owner, start, end
            start = end
