"""What stands below the tables of a text layer alike, page by page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.text.lines import Line
from parsers.text.linewords import LineWords
from parsers.text.stacked.sections import Section, head_of, is_of_row
from schema.vocabulary import Column, folded

# What ends so many pages alike is their foot, within so many lines: writers print the lines of a
# page by their places, so the last row's cells may stand behind it.
FEWEST_PAGES: Final = 3
FOOT_LINES: Final = 3

_NUMBER: Final = re.compile(r"\d{1,3}")
_NUMBER_AT_END: Final = re.compile(r"\s*\d{1,3}$")


def without_feet(
    sections: Sequence[Section], words: LineWords
) -> tuple[list[Section], list[Section] | None]:
    """Return the sections without what ends their pages, or all of them where page breaks are lost.

    The second ones are with it, if it may be a cell of the last rows as well, which say the same.
    """
    paged = sections[-1].page > 1
    ends = [section for section in sections if section.heads and (section.ends_page or not paged)]
    bare = {id(section): _bare(section, words) for section in ends}
    if not paged:
        numbered = [section for section in ends if len(bare[id(section)]) < len(section.lines)]
        ends = numbered if len(numbered) > 1 else ends
    counted = Counter(
        key for section in ends for key in {_key(line) for line in bare[id(section)][-FOOT_LINES:]}
    )
    feet = {key for key, times in counted.items() if 1 < times == len(ends)}
    doubtful = any(_is_doubtful(foot, sections, len(ends), words) for foot in feet)

    def cut(feet: set[str]) -> list[Section]:
        return [
            _cut(section, bare[id(section)], feet, words) if id(section) in bare else section
            for section in sections
        ]

    return cut(feet), cut(set()) if doubtful else None


def _is_doubtful(foot: str, sections: Sequence[Section], pages: int, words: LineWords) -> bool:
    """Tell whether what ends all pages may be a cell: there are few, or it stands amid rows too."""
    amid = [
        line
        for section in sections
        for line in section.lines
        if _key(line) == foot and not is_of_row(line.text, words)
    ]
    above = any(
        _key(line) == foot for section in sections if not section.heads for line in section.above
    )
    return bool(amid) and not above and (pages < FEWEST_PAGES or len(amid) > pages)


def _bare(section: Section, words: LineWords) -> tuple[Line, ...]:
    """Return a section's lines without the page's number, and without headers of empty columns at its end.

    Some writers print those last.
    """
    lines = section.lines
    last = section.heads[-1]
    may_be_cell = last.counts or last.role in (Column.PRI, Column.NUMMER)
    behind_head = len(lines) > 1 and head_of(lines[-2].text, words) is not None
    if lines and _NUMBER.fullmatch(lines[-1].text) and (behind_head or not may_be_cell):
        lines = lines[:-1]
    while lines and head_of(lines[-1].text, words):
        lines = lines[:-1]
    return lines


def _cut(section: Section, lines: Sequence[Line], feet: set[str], words: LineWords) -> Section:
    edge = len(lines) - FOOT_LINES
    below = [
        line
        for line in lines[max(0, edge) :]
        if _key(line) in feet and not is_of_row(line.text, words)
    ]
    kept = tuple([line for line in lines if line not in below])
    return replace(section, lines=kept, below=tuple(below))


def _key(line: Line) -> str:
    return folded(_NUMBER_AT_END.sub("", line.text))
