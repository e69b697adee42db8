"""The areas' names that stand in the cells of a column, which may be narrower than a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise
from typing import Final

from parsers.report.words import areas
from parsers.spelling import may_be_ending
from parsers.text.lines import Line
from parsers.text.reading import Reading
from schema import Severity
from schema.diagnostic import short
from schema.vocabulary import Column, folded

# Short words that a name's line begins with; other letters behind a word that filled its column may
# be the rest of it.
_LINKING: Final = frozenset(
    (
        "og",
        "eller",
        "i",
        "på",
        "av",
        "til",
        "for",
        "med",
        "om",
        "ved",
        "fra",
        "and",
        "or",
        "of",
        "in",
    )
)


def add_names_in_cells(reading: Reading) -> None:
    """Add the names in cells that are no known area's, with words that a narrow column broke whole."""
    cells = (row.omrade for _, found in reading.found for row in found.rows if row.omrade)
    new = list(dict.fromkeys(cell for cell in cells if areas.match(cell, reading.names) is None))
    if not new:
        return
    broken = dict(_broken(reading.pages))
    printed = {folded(line.text) for page in reading.pages for line in page}
    for name in new:
        whole = broken.get(name)
        if whole is None or folded(name) in printed:
            reading.names.append(name)
            continue
        known = folded(whole[0]) in printed
        taken = whole[0] if known or may_be_ending(whole[1]) else name
        reading.names.append(taken)
        if not known:
            reading.say(
                Severity.WARNING,
                "area-guessed",
                f"A column's cells break the area's name “{short(name)}” over lines, perhaps amid a "
                f"word; it was taken for “{short(taken)}”: compare it with the slides.",
            )


def _broken(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the names whose lines may be parted amid a word, each written whole, and that word's rest.

    Only a word that fills its line is broken: it stands alone there, and no line is longer.
    """
    cells = [
        [line.text for line in lines]
        for column, lines in groupby(chain.from_iterable(pages), key=_place)
        if column
    ]
    longest = max((len(text) for cell in cells for text in cell), default=0)
    for cell in cells:
        whole, rest = cell[0], ""
        for above, below in pairwise(cell):
            word = below.split(" ", 1)[0]
            fills = len(above) == longest and above.isalpha()
            if fills and word[:1].islower() and word not in _LINKING:
                whole, rest = f"{whole}{below}", word
            else:
                whole = f"{whole} {below}"
        if rest:
            yield " ".join(cell), (whole, rest)


def _place(line: Line) -> bool:
    return line.column is Column.OMRADE
