"""Words in capitals beside a measure's text, as a stamp says them that lies on the row: `UTGÅR`; and ticks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final

from parsers.report.measures.measures import Row, row_line
from parsers.report.measures.rowstatus import CROSSES
from parsers.report.words.statuses import StatusWordsReader
from schema import Diagnostic, Severity, Status
from schema.diagnostic import short

# What says how a measure stands, where it is typed beside some of a table's and not beside all.
SIGNS: Final[Mapping[str | None, Status]] = {
    **dict.fromkeys("✓✔☑✅√", Status.DONE),
    **dict.fromkeys(CROSSES, Status.STOPPED),
}
# What a label is set off by before what it is said of: `Ferdig: alle har svart`, `Utført. Følges opp`.
_SET_OFF: Final = re.compile(r"\s[–—-]\s|[:.!](?:\s|$)")
KEPT: Final = frozenset("√xX×")  # in a measure's text, behind it


def ticked(row: Row, rows: Sequence[Row], status: Status) -> Iterator[Diagnostic]:
    """Yield a line where a tick or cross beside a measure, not beside all of `rows`, belies its status.

    One that is a letter too, or of arithmetic, may be the text's own, and stays in it.
    """
    said = SIGNS.get(row.sign, status)
    where = f"“{row.sign}” stands beside the measure “{short(row.tiltak)}” on slide {row.slide}"
    if said is not status and any(SIGNS.get(other.sign) is not said for other in rows):
        message = (
            f"{where}, whose status is “{status.value}”; if the sign is its status, write it into the "
            "column of the status."
        )
        yield row_line(row, Severity.WARNING, "status-conflict", message)
    elif row.sign in KEPT and row.tiltak.endswith(f" {row.sign}"):
        message = f"{where} and was read as its text; if it ticks the measure off, write that as its status."
        yield row_line(row, Severity.INFO, "sign-guessed", message)


def stamped(row: Row, status: Status, words: StatusWordsReader) -> Iterator[Diagnostic]:
    """Yield a line where capitals beside a measure, or beside what is said of it, say another status.

    What is said of it may tell how far something else has come, but not that this is stopped.
    """
    yield from _headed(row, status, words)
    for text in (row.tiltak, *row.gevinst, *row.siste_status):
        if not (text[-3:].isupper() or text[:3].isupper()):
            continue  # as nearly all
        for stamp in _in_capitals(text):
            told = words.label(stamp)
            if told in {None, status} or (text is not row.tiltak and told is not Status.STOPPED):
                continue
            message = (
                f"“{stamp}” stands in capitals beside a text of the measure “{short(row.tiltak)}” on slide "
                f"{row.slide}, whose status is “{status.value}”; if it is a stamp on the row, write it into "
                "the column of the status."
            )
            yield row_line(row, Severity.WARNING, "status-conflict", message)
            return


def _headed(row: Row, status: Status, words: StatusWordsReader) -> Iterator[Diagnostic]:
    """Yield an info where the news begin with the label of another status, set off by a sign: `Ferdig: …`."""
    heads = [_SET_OFF.split(text, maxsplit=1)[0] for text in row.siste_status]
    said = [told for head in heads if (told := words.exactly(head)) is not None]
    if status is not Status.UNKNOWN and len(said) == 1 and said[0] is not status:
        message = (
            f"The latest status of the measure “{short(row.tiltak)}” on slide {row.slide} begins as if it were "
            f"“{said[0].value}”, and its status is “{status.value}”; correct the deck if the former is right."
        )
        yield row_line(row, Severity.INFO, "status-conflict", message)


def _in_capitals(text: str) -> Iterator[str]:
    """Yield the words in capitals that a text begins and ends with, unless all are."""
    words = text.split()
    if len(words) > 1 and text.isupper():
        return
    first = list(takewhile(_is_capital, words))
    last = list(takewhile(_is_capital, reversed(words)))[::-1]
    for found in (first, last):
        if found:
            yield " ".join(found).strip("():;,.!–- ")


def _is_capital(word: str) -> bool:
    return word.isupper() or not any(map(str.isalnum, word))
