"""The names of a text layer's areas: those texts of the overview that head other pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from rapidfuzz import fuzz, process

from parsers.lines import joined
from parsers.report.words import areas
from parsers.text.lines import Line, pri_at_end, spans, starts_anew, text_of
from parsers.text.linewords import LineWords
from parsers.text.measures.row import is_ball
from parsers.text.overview import TextOverview
from parsers.text.placing.headings import HEADING_LINES, LONGEST_NAME, is_name
from parsers.text.placing.sidebyside import parted_as_wanted, parted_at_names
from parsers.text.placing.tabletitles import TableTitles, below_title_slide, heads_table
from schema.vocabulary import Column, folded

# An area's name takes two lines at most.
NAME_LINES: Final = 2
# Likeness at which an overview's text stands again on another page, from 0 to 100.
AGAIN: Final = 82.0


@dataclass(slots=True, kw_only=True)
class Names:
    """The areas' names as the overview spells them.

    `seconds` are blocks of the overview that are no names, by the goal that they stand behind.
    """

    names: list[str] = field(default_factory=list)
    seconds: list[tuple[list[Line], int | None]] = field(default_factory=list)


def names_in(
    overviews: Sequence[TextOverview],
    pages: Sequence[Sequence[Line]],
    words: LineWords,
    titles: TableTitles,
) -> Names:
    """Tell which of the overviews' texts name areas: those that head other pages.

    As many names are taken as there are tables of counts; headings found on the other pages
    make up what is lacking, and are all there is where a deck has no overview, or else the
    titles of tables are.
    """
    found = Names()
    wanted = sum(len(overview.tables) for overview in overviews)
    for overview in overviews:
        for name in overview.names:
            _add(found.names, name)
    doubtful = _sure_names(found, overviews, pages, words)
    for name, part, goal in sorted(doubtful, key=lambda item: item[2] is not None):
        early = goal is None or part[0].gap
        if early and starts_anew(name) and len(found.names) < wanted:
            _add(found.names, name)
        else:
            found.seconds.append((part, goal))
    titled = [] if wanted else titles.names()
    headed = [*titled, *(name for name in _headed(pages, words) if not _goes_on(name, titled))]
    # What all of them begin with tells none apart: `Protesesenteret: Hørsel`.
    heads = {name.partition(": ")[0] for name in titled}
    same = heads.pop() if len(heads) == 1 else ""
    for name in headed:
        others = [other.removeprefix(same) for other in found.names]
        if areas.match(name.removeprefix(same), others) is None and len(found.names) < (
            wanted or len(headed)
        ):
            _add(found.names, name)
    if found.names:
        found.names = parted_as_wanted(found.names, wanted)
    found.seconds.sort(key=lambda item: item[1] if item[1] is not None else -1)
    return found


def _sure_names(
    found: Names,
    overviews: Sequence[TextOverview],
    pages: Sequence[Sequence[Line]],
    words: LineWords,
) -> list[tuple[str, list[Line], int | None]]:
    """Add the names that head other pages; return the texts that might be names as well."""
    printed = _printed(pages, words)
    doubtful: list[tuple[str, list[Line], int | None]] = []
    for overview in overviews:
        for lines, goal in overview.blocks:
            block = list(takewhile(lambda line: not any(map(is_ball, line.text)), lines))
            if len(block) < len(lines):  # counts that could not be read, and what is below them
                found.seconds.append((lines[len(block) :], goal))
            for part in _parts(_side_by_side_apart(block, printed), printed):
                name = areas.heading(text_of(part), words.vocabulary)
                if not is_name(name) or words.is_overview_title(text_of(part)):
                    if _continues(part, goal):
                        found.seconds.append((part, goal))
                elif _stands_in(name, printed):
                    _add(found.names, name)
                else:
                    doubtful.append((name, part, goal))
    return doubtful


def _printed(pages: Iterable[Sequence[Line]], words: LineWords) -> dict[str, bool]:
    """Return all that could be a heading on the pages, folded, and whether it stands alone."""
    found: dict[str, bool] = {}
    for lines in pages:
        gaps = any(line.gap for line in lines[1:])
        for start, end in spans(lines, HEADING_LINES):
            text = text_of(lines[start:end])
            if len(text) > 2 * LONGEST_NAME or not starts_anew(text):
                continue
            alone = not gaps or (lines[start].gap and (end == len(lines) or lines[end].gap))
            if end - start > NAME_LINES and not alone:
                continue
            key = folded(areas.heading(words.without_pri(text), words.vocabulary))
            if 0 < len(key) <= LONGEST_NAME and pri_at_end(key) is None:
                found[key] = found.get(key, False) or alone
    return found


def _stands_in(name: str, printed: Mapping[str, bool]) -> bool:
    key = folded(name)
    if key in printed:
        return True
    alone = [other for other, is_alone in printed.items() if is_alone]
    return process.extractOne(key, alone, scorer=fuzz.ratio, score_cutoff=AGAIN) is not None


def _side_by_side_apart(block: Sequence[Line], printed: Mapping[str, bool]) -> list[Line]:
    """Return a block with names that were written on one line on lines of their own."""
    text = joined(text_of(block))
    alone = {key for key, is_alone in printed.items() if is_alone}
    names = parted_at_names(text, alone)
    if folded(text) in printed and any(folded(name) not in alone for name in names):
        return list(block)
    return [Line(text=name, gap=True) for name in names] if len(names) > 1 else list(block)


def _parts(block: Sequence[Line], printed: Mapping[str, bool]) -> list[list[Line]]:
    """Part a block into names where several stand without an empty line between them."""
    parts: list[list[Line]] = []
    rest: list[Line] = []
    place = 0
    while place < len(block):
        for length in (1, 2, 3):
            part = list(block[place : place + length])
            if len(part) == length and folded(joined(text_of(part))) in printed:
                if rest:
                    parts.append(rest)
                    rest = []
                parts.append(part)
                place += length
                break
        else:
            rest.append(block[place])
            place += 1
    return [*parts, rest] if rest else parts


def _headed(pages: Iterable[Sequence[Line]], words: LineWords) -> list[str]:
    """Return the names in blocks that say of themselves that they are headings."""
    found: list[str] = []
    for lines in pages:
        for start, end in _blocks(lines):
            if end < len(lines) and lines[end].column is Column.PRI:
                continue  # a measure is the last of the block, with its priority beside it
            above = (place for place in range(start, end) if heads_table(lines, place, words))
            block = below_title_slide(_behind_rows(lines[start : next(above, end)]), words)
            own = [line for line in block if not words.is_generic(line.text)]
            numbered = words.is_numbered_heading(joined(text_of(block)))
            if not own or len(block) > HEADING_LINES or (len(own) == len(block) and not numbered):
                continue
            if pri_at_end(joined(text_of(own))) is not None:
                continue  # a measure, of which a line is as headings are
            for name in _names_of(block, words):
                if pri_at_end(name) is not None or words.status_at_end(name) is not None:
                    continue
                if is_name(name) and starts_anew(name) and areas.match(name, found) is None:
                    _add(found, name)
    return found


def _names_of(block: Sequence[Line], words: LineWords) -> list[str]:
    """Return what a heading's lines name: behind each name of a list stands its `Pri.`."""
    parts = [part for line in block for part in words.between_pri(line.text)]
    if parts == [line.text for line in block]:
        return [areas.heading(text_of(block), words.vocabulary)]
    return [areas.heading(part, words.vocabulary) for part in parts]


def _behind_rows(block: Sequence[Line]) -> Sequence[Line]:
    rows = [place for place, line in enumerate(block) if pri_at_end(line.text) is not None]
    return block[rows[-1] + 1 :] if rows else block


def _blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    starts = [place for place, line in enumerate(lines) if line.gap or place == 0]
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _goes_on(name: str, known: Sequence[str]) -> bool:
    """Tell whether a name is a known one with a measure behind it."""
    return any(folded(name).startswith(f"{folded(one)} ") for one in known)


def _continues(part: Sequence[Line], goal: int | None) -> bool:
    return goal is not None and not starts_anew(part[0].text)


def _add(names: list[str], name: str) -> None:
    if all(folded(name) != folded(known) for known in names):
        names.append(name)
