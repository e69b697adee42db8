"""Which characters of a page's text belong to which text object (a string shown in one go)."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from parsers.pdf import pdfium_calls as call
from parsers.pdf.pdfium_columns import owners

LINE_END: Final = "\r\n"  # what pdfium writes between lines
NO_UNICODE: Final = "\ufffd"  # stands for a glyph that the font's Unicode map lacks
LAST_UNIT: Final = 0xFFFF  # the largest that a UTF-16 unit can be

Stretch = tuple[int, int]  # of a page's characters: the first, and the one behind the last
Span = tuple[int, str]  # of an object: its first character, and its text


def spans(text_page: int, count: int) -> dict[int, Span]:
    """Return the first character and the text of every text object that the page's text holds."""
    units, apart = _units(text_page, count)
    found: dict[int, Stretch] = {}
    for owner, start, end in _runs(text_page, units):
        first, last = found.get(owner, (start, end))  # in parts: the blanks between are made up
        found[owner] = min(first, start), max(last, end)
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


def _runs(text_page: int, units: str) -> Iterator[tuple[int, int, int]]:
    """Yield (text object, first character, end) for the stretches of a page's characters.

    An object's characters follow one another. Most lines hold one object; most others hold blanks
    between their objects, which pdfium made up. So whole lines are looked at first, then what
    stands between such blanks, and only where objects touch every character: it takes a call each.
    """
    whole, mixed = _sorted(text_page, list(_lines(units)))
    yield from whole
    if not mixed:
        return
    whole, mixed = _sorted(text_page, list(_between_blanks(text_page, units, mixed)))
    yield from whole
    for start, end in mixed:
        indexes = range(start, end)
        for owner, run in groupby(
            zip(owners(text_page, indexes), indexes, strict=True), itemgetter(0)
        ):
            places = [index for _, index in run]
            if owner is not None:
                yield owner, places[0], places[-1] + 1


def _sorted(
    text_page: int, stretches: Sequence[Stretch]
) -> tuple[list[tuple[int, int, int]], list[Stretch]]:
    """Part stretches of characters in those of one object, and others."""
    whole, mixed = [], []
    firsts = owners(text_page, [start for start, _ in stretches])
    lasts = owners(text_page, [end - 1 for _, end in stretches])
    for stretch, first, last in zip(stretches, firsts, lasts, strict=True):
        if first is not None and first == last:
            whole.append((first, *stretch))
        else:
            mixed.append(stretch)
    return whole, mixed


def _lines(units: str) -> Iterator[Stretch]:
    start = 0
    for line in units.split(LINE_END):
        if line:
            yield start, start + len(line)
        start += len(line) + len(LINE_END)


def _between_blanks(text_page: int, units: str, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield what stands between the blanks that belong to no object."""
    for first, end in stretches:
        start = first
        blanks = [index for index in range(start, end) if units[index] == " "]
        for blank, owner in zip([*blanks, end], [*owners(text_page, blanks), None], strict=True):
            if owner is None:
                if start < blank:
                    yield start, blank
                start = blank + 1
