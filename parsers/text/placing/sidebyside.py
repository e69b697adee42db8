"""Names of areas, and rows of lists, that stand beside each other and so on one line of a layer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from parsers.report.words.icons import split_icon
from parsers.text.measures.row import PageRows, TextRow
from parsers.text.reading import Reading, row_status
from schema import Severity, Status
from schema.vocabulary import folded

# A name ends in a word of its own, not in one that joins two: `og`, `i`, `for`.
LONGEST_JOINER: Final = 3

# A priority between two texts: `i november 2 Ta i bruk`.
_INNER_PRI: Final = re.compile(r"^(.*\w[.)%]?) ([1-9]) ((?:\W )?[A-ZÆØÅ][a-zæøå].*)$")


def parted_at_names(text: str, known: Collection[str]) -> list[str]:
    """Part a text into the known names in it and the names between them.

    `known` are folded. What is left between them has to look like a name too; otherwise the text
    is one name that holds another one's words, and comes back whole.
    """
    words = text.split()
    for start, end in _known_runs(words, known):
        before, name, after = words[:start], words[start:end], words[end:]
        if all(_is_whole(part) for part in (before, name, after) if part):
            return [
                *(parted_at_names(" ".join(before), known) if before else ()),
                " ".join(name),
                *(parted_at_names(" ".join(after), known) if after else ()),
            ]
    return [text]


def _known_runs(words: Sequence[str], known: Collection[str]) -> Iterator[tuple[int, int]]:
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            if folded(" ".join(words[start : start + length])) in known:
                yield start, start + length


def parted_as_wanted(names: Sequence[str], wanted: int) -> list[str]:
    """Part names at other names inside them, then at capitals, if that makes as many as wanted.

    Where it makes too few or too many, nothing tells where they end, and they come back whole, but
    for those that are nothing but others side by side.
    """
    known = {folded(name) for name in names}
    parted = {name: parted_at_names(name, known - {folded(name)}) for name in names}
    parts = list(dict.fromkeys(part for name in names for part in parted[name]))
    if len(parts) < wanted:
        parts = [part for name in parts for part in _between(name.split())]
    if len(parts) == wanted:
        return parts
    return [
        name
        for name in names
        if parted[name] == [name] or not known.issuperset(map(folded, parted[name]))
    ]


def _between(words: Sequence[str]) -> list[str]:
    starts = [
        at
        for at in range(1, len(words))
        if not words[at].isupper() and _is_whole(words[:at]) and _is_whole(words[at:])
    ]
    return [" ".join(words[start:end]) for start, end in pairwise([0, *starts, len(words)])]


def _is_whole(words: Sequence[str]) -> bool:
    """Tell whether words may be a whole name: they begin with a capital and end in no joiner."""
    last = words[-1]
    ends = len(last) > LONGEST_JOINER or last.isupper()
    return words[0][:1].isupper() and ends and not last.endswith(",")


def apart_by_counts(reading: Reading) -> None:
    """Part listed rows with a priority inside if just so many rows are lacking by the counts.

    Which of the lists beside each other the rows on lines of their own belong to is a guess.
    """
    declared = [
        table[Status.NOT_STARTED] for table in reading.tables if Status.NOT_STARTED in table
    ]
    rows = [row for _, found in reading.found for row in found.rows]
    lacking = sum(declared) - sum(row_status(row) is Status.NOT_STARTED for row in rows)
    if lacking > 0 and lacking == sum(len(_halves(row)) - 1 for row in rows):
        for _, found in reading.found:
            _part_rows(found)
        reading.say(
            Severity.WARNING,
            "area-guessed",
            f"The text layer writes {lacking} listed measures on a line with another one, so the "
            "lists stand beside each other; compare the listed measures' areas with the slides.",
        )


def _part_rows(found: PageRows) -> None:
    parted = [_halves(row) for row in found.rows]
    for number, heading in enumerate(found.headings):
        more = sum(len(halves) - 1 for halves in parted[: heading.after])
        found.headings[number] = replace(heading, after=heading.after + more)
    found.rows = [row for halves in parted for row in halves]


def _halves(row: TextRow) -> list[TextRow]:
    match = _INNER_PRI.match(row.tiltak) if row.listed else None
    if match is None:
        return [row]
    text, pri, rest = match.groups()
    ikon, rest = split_icon(rest)
    return [replace(row, tiltak=text, pri=int(pri)), replace(row, tiltak=rest, ikon=ikon)]
