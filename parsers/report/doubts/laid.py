"""Texts laid over a table of measures: which were read as its cells', and which were not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.report.measures.listings import Listing
from parsers.unseen import WORD
from schema import Diagnostic
from schema.diagnostic import short


def laid_over(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line where texts lie over the rows of a table of measures.

    Codes: `table-guessed` where they were read as its cells', `unread-measures` where not.
    """
    for listing in listings:
        header = listing.header.row
        over = [o for o in listing.page.laid if o.table == listing.place and o.row > header]
        read = [one for one in over if one.column is not None]
        left = [one for one in over if one.column is None and WORD.search(one.text)]
        number = listing.page.number
        if read:
            yield Diagnostic.info(
                "table-guessed",
                f"“{short(read[0].text)}” lies over an empty cell of the table on slide {number}, and "
                "such texts were read as their cells'; write them into the cells.",
                slide=number,
                row=read[0].row - header,
            )
        if left:
            yield Diagnostic.info(
                "unread-measures",
                f"“{short(left[0].text)}” lies over the table on slide {number} and was not read with it; "
                "if it is said of a measure, write it into its cell.",
                slide=number,
                row=left[0].row - header,
            )
