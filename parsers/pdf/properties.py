"""A PDF's properties and limits as values: dates, titles, diagnostics."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from parsers.printable import printable
from schema import Diagnostic

# D:YYYYMMDDHHmmSSOHH'mm', everything after the year optional (ISO 32000-1, 7.9.4).
_DATE: Final = re.compile(
    r"\s*(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(?:([-+Z])(?:(\d\d)'?(?:(\d\d)'?)?)?)?"
)


def moment(text: str | None) -> datetime | None:
    """Return a PDF date as a naive time in UTC, None where it is missing or no date."""
    found = _DATE.match(text or "")
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    sign, hours, minutes = found.groups()[6:]
    try:
        local = datetime(year, month or 1, day or 1, hour, minute, min(second, 59), tzinfo=UTC)
        offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        utc = local + offset if sign == "-" else local - offset if sign == "+" else local
    except (ValueError, OverflowError):
        return None
    return utc.replace(tzinfo=None)


def title(text: str | None) -> str | None:
    """Return a document title with single blanks, None where nothing is left."""
    return " ".join(printable(text or "").split()) or None


def limit(what: str, slide: int | None = None) -> Diagnostic:
    """Report that something is larger than any deck needs and was left out."""
    place = f"On page {slide} " if slide else "In the file "
    return Diagnostic.error(
        "reader-limit",
        f"{place}{what}; that is more than a deck needs, so look at the file by hand.",
        slide=slide,
    )
