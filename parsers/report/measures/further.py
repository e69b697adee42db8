"""What bands among measures tell of them as a further column would: `Ansvarlig: Kari`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.report.measures.bands import further_in
from parsers.report.measures.measures import Aside, Row
from parsers.report.page.grids import Grid
from schema.vocabulary import Vocabulary


def with_further(
    read: Sequence[tuple[int, Row | Aside]], grid: Grid, vocabulary: Vocabulary
) -> Iterator[tuple[int, Row | Aside]]:
    """Yield rows with what bands tell as a further column would: `Ansvarlig: Kari`.

    A band tells it of the rows below it, but of those above it where one ends a table that begins
    with a measure.
    """
    bands = {
        row: dict(filter(None, [further_in(grid.first_text(row), vocabulary)]))
        for row, what in read
        if what is Aside.AREA
    }
    if not any(bands.values()):
        yield from read
        return
    last = next((row for row, what in reversed(read) if what is not Aside.EMPTY), -1)
    above = bool(bands.get(last)) and isinstance(read[0][1], Row)
    further: dict[str, str] = {}
    told: dict[int, dict[str, str]] = {}
    for row, _ in reversed(read) if above else read:
        further = bands.get(row, further)
        told[row] = further
    for row, what in read:
        if isinstance(what, Row) and told[row]:
            yield row, replace(what, ekstra=tuple({**told[row], **dict(what.ekstra)}.items()))
        else:
            yield row, what
