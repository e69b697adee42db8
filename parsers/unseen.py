"""What is said of text that nobody sees, in whatever format a deck comes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from parsers.luminance import linear, weighed
from schema import Diagnostic, Severity
from schema.diagnostic import short

# What a text of no weight lacks, as a page's number; but where a value is in doubt, all weighs.
WORD: Final = re.compile(r"[^\W\d_]{3}")


# Channels of two colours (0 to 255) that differ by no more: nobody reads one on the other.
SAME: Final = 8
# Who knows that letters are there reads them on a slide, if the WCAG's contrast of luminances is at
# least this. White with a touch of grey, such as a theme's E7E6E6, is below it on white; the greys that
# people set texts in that are done with (D9D9D9 and darker) are above.
_LEAST_CONTRAST: Final = 1.3
# Channels of two greys of that contrast differ by no more than this, from 18 amid all greys to 33 at black.
FAINT: Final = 33
# Channels: what differs by more has another hue, and is told apart by that (yellow on white).
_OTHER_HUE: Final = 48

# Added to luminances from 0 to 1: what a screen reflects of the room's light (WCAG 2, "contrast ratio").
_REFLECTED: Final = 0.05


@lru_cache(maxsize=1024)
def indistinct(one: str | None, other: str | None, most: int = SAME) -> bool:
    """Tell whether nobody can tell two colours (RRGGBB) apart; what is unknown can be told apart."""
    if one is None or other is None:
        return False
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return all(abs(here - there) <= most for here, there in pairs)


@lru_cache(maxsize=1024)
def unreadable(one: str | None, other: str | None) -> bool:
    """Tell whether nobody reads letters of a colour on the other, or hardly so."""
    if one is None or other is None or not indistinct(one, other, _OTHER_HUE):
        return False
    low, high = sorted((_luminance(one), _luminance(other)))
    return high + _REFLECTED < _LEAST_CONTRAST * (low + _REFLECTED)


def _luminance(colour: str) -> float:
    """Return how light a colour (RRGGBB) is to the eye, from 0 to 1."""
    red, green, blue = (part / 255 for part in bytes.fromhex(colour))
    return weighed(linear((red, green, blue)))


def faint(one: str | None, other: str | None) -> bool:
    """Tell whether two colours can be told apart, and hardly so."""
    return unreadable(one, other) and not indistinct(one, other)


class Reason(NamedTuple):
    """Why a text is unseen, as a diagnostic says it; `read` tells that it is read all the same."""

    read: bool
    severity: Severity
    said: str


HIDDEN: Final = Reason(
    read=False,
    severity=Severity.INFO,
    said="has hidden text, such as “{}”, which was left out: it is clear, tiny or behind other "
    "text, or the file says that it is not shown",
)
COVERED: Final = Reason(
    read=False,
    severity=Severity.WARNING,
    said="has text that is painted over or clipped away, such as “{}”, which was left out; if it "
    "is part of a row, make room for it on the slide",
)
# LibreOffice paints the next row over the last lines of one that is too low for its text.
OVERRUN: Final = Reason(
    read=True,
    severity=Severity.WARNING,
    said="has text that ends under what follows or outside its frame, such as “{}”, which was read; "
    "make room for it on the slide",
)
# The cover may show the same, or less than all of it may be covered.
BELOW: Final = Reason(
    read=True,
    severity=Severity.WARNING,
    said="has text below something else, such as “{}”, which was read; compare it with what is "
    "shown",
)
PARTLY: Final = Reason(
    read=True,
    severity=Severity.WARNING,
    said="has text of which a part cannot be seen, such as “{}”, which was read as a whole; "
    "compare it with what is shown",
)
FILLED: Final = Reason(
    read=False,
    severity=Severity.WARNING,
    said="has text in the colour of what it stands on, such as “{}”, which was left out; give it another "
    "if it is to be seen",
)
DISTORTED: Final = Reason(
    read=True,
    severity=Severity.WARNING,
    said="has text in letters that are mirrored, flattened or without ink, such as “{}”, which was read; "
    "compare it with what is shown",
)
SMALL: Final = Reason(
    read=True,
    severity=Severity.INFO,
    said="has text that is hardly read for its size, such as “{}”, which was read; make it larger if it "
    "is to be seen, or delete it",
)
# How light the picture is just there, is estimated.
PICTURED: Final = Reason(
    read=True,
    severity=Severity.INFO,
    said="has text on a picture that may be as light or as dark, such as “{}”, which was read; compare it "
    "with what is shown",
)
# Exporters may lose the fill of a header, which is then white on white.
ALIKE: Final = Reason(
    read=True,
    severity=Severity.WARNING,
    said="has text in the colour of its ground or nearly so, such as “{}”, which was read; compare it "
    "with what is shown",
)
# What a header that lost its fill is; it is read right.
HEADER: Final = ALIKE._replace(severity=Severity.INFO)


def told(found: Iterable[tuple[str, Reason]], page: str, number: int) -> Iterator[Diagnostic]:
    """Yield a line for each reason why texts are unseen; `page` is what the format calls a page."""
    words: dict[Reason, list[str]] = {}
    for text, reason in found:
        words.setdefault(reason, []).extend(text.split())
    for reason, those in words.items():
        text = " ".join(those)
        if WORD.search(text) or (
            text and (reason.severity is Severity.WARNING or reason is PICTURED)
        ):
            yield Diagnostic(
                severity=reason.severity,
                code="unseen-text",
                message=f"{page} {number} {reason.said.format(short(text))}.",
                slide=number,
            )
