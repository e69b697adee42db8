"""The lines that stand at the foot of every page of a text layer, such as an office's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from parsers.report.dates import dates_in
from parsers.text.lines import Line, LineWords, footnote_mark, without_bullet
from schema.vocabulary import folded

# What stands at the foot of so many pages that show measures, and of such a share of them.
FEWEST_PAGES: Final = 3
SHARE: Final = 0.6
# A foot takes so many lines at most.
FOOT_LINES: Final = 3

_PAGE_NUMBER: Final = re.compile(r"\s+\d{1,3}$")


def without_feet(
    pages: Sequence[Sequence[Line]], words: LineWords
) -> tuple[list[list[Line]], list[str]]:
    """Return the pages without the lines that end most tables' pages alike, and those lines.

    Only pages with a heading above their table count: where headings are written last, an
    area's name ends its pages. Dates stay, for they may be the report's.
    """
    tables = [page for page in pages if _is_headed_table(page, words)]
    counted = Counter(key for page in tables for key in {_key(line) for line in _foot(page, words)})
    least = max(FEWEST_PAGES, SHARE * len(tables))
    feet = {key for key, times in counted.items() if times >= least}
    kept: list[list[Line]] = []
    left: dict[str, str] = {}
    for page in pages:
        end = len(page)
        while end > 1 and _key(page[end - 1]) in feet:
            end -= 1
            left.setdefault(_key(page[end]), page[end].text)
        kept.append(list(page[:end]))
    return kept, list(left.values())


def _is_headed_table(page: Sequence[Line], words: LineWords) -> bool:
    return not words.header(page[0].text) and any(words.is_table_header(line.text) for line in page)


def _foot(page: Sequence[Line], words: LineWords) -> list[Line]:
    foot: list[Line] = []
    for line in reversed(page[-FOOT_LINES:]):
        if not _may_be_foot(line.text, words):
            break
        foot.append(line)
    return foot


def _may_be_foot(text: str, words: LineWords) -> bool:
    return not (
        words.status(text) is not None
        or words.status_at_end(text) is not None
        or words.header(text)
        or words.count(text) is not None
        or without_bullet(text) is not None
        or footnote_mark(text) is not None
        or words.is_generic(text)
        or words.is_numbered_heading(text)
        or dates_in(text, words.vocabulary)
        or not any(letter.isalpha() for letter in text)
    )


def _key(line: Line) -> str:
    return folded(_PAGE_NUMBER.sub("", line.text))
