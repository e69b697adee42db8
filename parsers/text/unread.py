"""The lines of a text layer that belong to nothing, told so that no part of a measure is lost."""

from __future__ import annotations

from typing import Final

from parsers.text.doubts import is_running_text, may_be_measures
from parsers.text.lines import pri_of
from parsers.text.linewords import LineWords
from parsers.text.reading import Reading, short
from parsers.text.title import is_numbered, is_title, is_title_page
from schema import Severity

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


def _is_furniture(text: str, words: LineWords) -> bool:
    """Tell whether a line outside the measures is a title, a date, a page or slide number."""
    return (
        is_numbered(text)
        or words.is_folio(text)
        or not any(letter.isalpha() for letter in text)
        or is_title(text, words.vocabulary)
    )
