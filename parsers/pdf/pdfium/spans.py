"""Which characters of a page's text belong to which text object (a string shown in one go)."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium.calls import Handle
from parsers.pdf.pdfium.columns import owners
from parsers.printable import UNREADABLE

LINE_END: Final = "\r\n"  # what pdfium writes between lines
_BEYOND: Final = re.compile("[\U00010000-\U0010ffff]")  # the basic plane: two units
LAST_UNIT: Final = 0xFFFF  # the largest that a UTF-16 unit can be

Stretch = tuple[int, int]  # of a page's characters: the first, and the one behind the last
Run = tuple[int, int, int]  # a text object, and the stretch of characters that belong to it
Span = tuple[int, str]  # of an object: its first character, and its text


def spans(text_page: Handle, count: int) -> dict[int, Span]:
    """Return the first character and the text of every text object that the page's text holds."""
    units, apart = _units(text_page, count)
    found: dict[int, Stretch] = {}
    for owner, start, end in _runs(text_page, units):
        if owner in found:  # an object in parts: the blanks between are made up
            first, last = found[owner]
            found[owner] = min(first, start), max(last, end)
        else:
            found[owner] = start, end
    texts = {owner: (start, units[start:end]) for owner, (start, end) in found.items()}
    if apart:
        return {owner: (start, _joined(text)) for owner, (start, text) in texts.items()}
    return texts


def text_of(text_page: Handle, count: int) -> str:
    """Return the first characters of a page's text."""
    units, _ = _units(text_page, count)
    return _joined(units)


def _units(text_page: Handle, count: int) -> tuple[str, bool]:
    """Return a page's characters as pdfium counts them: by UTF-16's units.

    Tell, too, whether it holds characters of two units, whose surrogates then stand apart.
    """
    room = array("H", bytes(4 * count + 4))
    if call.get_text(text_page, 0, count, call.handle_of(room.buffer_info()[0])) - 1 != count:
        # Characters without a Unicode value are left out of the text as a whole.
        codes = [call.unicode(text_page, index) or ord(UNREADABLE) for index in range(count)]
        room = array("H", [min(code, LAST_UNIT) for code in codes])
    text = room[:count].tobytes().decode("utf-16-le", "replace")
    if len(text) == count:
        return text, False
    return _BEYOND.sub(_apart, text), True


def _apart(found: re.Match[str]) -> str:
    return "".join(map(chr, array("H", found[0].encode("utf-16-le"))))


def _joined(units: str) -> str:
    """Return text whose surrogates stand apart with them joined; a lone one becomes U+FFFD."""
    if units.isprintable():  # then none is in it
        return units
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _runs(text_page: Handle, units: str) -> list[Run]:
    """Return the stretches of a page's characters that belong to a text object.

    An object's characters follow one another, and most lines hold one object; so the ends of lines
    are looked at first, then the blanks in lines that hold several: between most objects is one
    that pdfium made up. Asking for every character takes longest.
    """
    runs, several = _of_one(text_page, _lines(units))
    more, touching = _of_one(text_page, _parts(text_page, units, several))
    runs += more
    for part in touching:
        runs += _touching(text_page, part)
    return runs


def _of_one(text_page: Handle, stretches: Sequence[Stretch]) -> tuple[list[Run], list[Stretch]]:
    """Return the stretches that begin and end in one text object, and the others."""
    firsts = owners(text_page, [start for start, _ in stretches])
    lasts = owners(text_page, [end - 1 for _, end in stretches])
    runs: list[Run] = []
    others: list[Stretch] = []
    for stretch, first, last in zip(stretches, firsts, lasts, strict=True):
        if first is not None and first == last:
            runs.append((first, *stretch))
        else:
            others.append(stretch)
    return runs, others


def _lines(units: str) -> list[Stretch]:
    out = []
    start = 0
    for line in units.split(LINE_END):
        end = start + len(line)
        if line:
            out.append((start, end))
        start = end + len(LINE_END)
    return out


def _parts(text_page: Handle, units: str, lines: Sequence[Stretch]) -> list[Stretch]:
    """Return what of lines stands between the blanks that pdfium made up."""
    blanks = []
    for start, end in lines:
        at = start - 1
        for word in units[start:end].split(" ")[:-1]:
            at += len(word) + 1
            blanks.append(at)
    pairs = zip(blanks, owners(text_page, blanks), strict=True)
    made_up = [at for at, owner in pairs if owner is None]
    starts = sorted([start for start, _ in lines] + [at + 1 for at in made_up])
    ends = sorted([end for _, end in lines] + made_up)
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _touching(text_page: Handle, part: Stretch) -> Iterator[Run]:
    """Yield the stretches of a part of a line in which objects touch, or which has none."""
    owner_of = partial(call.text_object, text_page)
    start, end = part
    while start < end:
        owner = owner_of(start)
        if owner is None:
            start += 1
            continue
        inside = range(start, end)
        stop = start + bisect_left(inside, True, key=lambda at: owner_of(at) != owner)  # noqa: FBT003 - bisect's values
        yield owner, start, stop
        start = stop
