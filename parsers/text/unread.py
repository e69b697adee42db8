"""The lines of a text layer that belong to nothing, told so that no part of a measure is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from parsers.report.words.icons import split_icon
from parsers.text.doubts import is_running_text, may_be_measures
from parsers.text.lines import pri_of
from parsers.text.linewords import LineWords
from parsers.text.reading import Reading
from parsers.text.title import is_numbered, is_title, is_title_page
from schema import Record, Severity
from schema.diagnostic import short

# At most so many lines that were not read are quoted.
QUOTED_LINES: Final = 6


def tell_unread(reading: Reading) -> None:
    """Say which lines were left out: a warning where they may be measures or parts of one."""
    words = reading.words
    unread = [text for text in reading.unread if not words.is_folio(text)]
    doubtful = False
    for lines in reading.other:
        doubtful |= may_be_measures(lines, words)
        if is_title_page(lines, words.vocabulary):
            continue
        unread.extend(line.text for line in lines if not _is_furniture(line.text, words))
    for _, found in reading.found:
        loose = [line.text for line in found.loose if pri_of(line.text) is None]
        doubtful |= any(is_running_text(text) and not _is_furniture(text, words) for text in loose)
        unread.extend(loose)
    unread = list(dict.fromkeys(unread))
    if unread:
        quoted = "; ".join(f"“{short(text)}”" for text in unread[:QUOTED_LINES])
        more = f" and {len(unread) - QUOTED_LINES} more" if len(unread) > QUOTED_LINES else ""
        reading.say(
            Severity.WARNING if doubtful else Severity.INFO,
            "unread-text",
            f"These lines belong to no measure and were left out: {quoted}{more}; "
            "check that none of them is a part of a measure.",
        )


def tell_lost_icons(reading: Reading, records: Sequence[Record]) -> None:
    """Say which pictograms are no measure's: in a kept layout they may stand on lines of their own."""
    lines = [line.text for page in reading.pages for line in page]
    told = [
        text
        for record in records
        for text in (record.ikon, record.tiltak, *record.gevinst, *record.siste_status)
    ]
    lost = _icons(lines, reading.words) - _icons(filter(None, told), reading.words)
    if lost and records:
        reading.say(
            Severity.WARNING,
            "unread-text",
            f"The pictograms {', '.join(sorted(lost))} stand in the text, and with no measure that was "
            "read; compare the measures' icons with the slides.",
        )
    _tell_icons_guessed(reading, records)


def _tell_icons_guessed(reading: Reading, records: Sequence[Record]) -> None:
    """Say where measures may lack their pictograms, or have others: writers know few of them."""
    icons = Counter(record.ikon for record in records if record.ikon is not None)
    lacking = len(records) - icons.total()
    most = max(icons, key=lambda icon: icons[icon], default=None)
    if most is not None and (lacking or icons[most] > 1):
        reading.say(
            Severity.INFO,
            "icons-guessed",
            "Writers of text layers leave pictograms out, or write several as one: "
            f"{lacking} of {len(records)} measures have none, and {icons[most]} have {most}; "
            "compare them with the slides before relying on them.",
        )


def _icons(texts: Iterable[str], words: LineWords) -> Counter[str]:
    """Count the pictograms in texts, those left out that tell a status or begin items."""
    signs = (sign for text in texts if not text.isascii() for sign in text if not sign.isalnum())
    return Counter(
        sign for sign in signs if split_icon(sign)[0] and words.statuses.symbol(sign) is None
    )


def _is_furniture(text: str, words: LineWords) -> bool:
    """Tell whether a line outside the measures is a title, a date, a page or slide number."""
    return (
        is_numbered(text)
        or words.is_folio(text)
        or not any(letter.isalpha() for letter in text)
        or is_title(text, words.vocabulary)
    )
