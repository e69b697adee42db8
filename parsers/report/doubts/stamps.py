"""Words in capitals beside a measure's text, as a stamp says them that lies on the row: `UTGÅR`; and ticks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, takewhile
from typing import Final

from parsers.lines import either
from parsers.report.measures.measures import Row, row_line
from parsers.report.measures.rowstatus import CROSSES
from parsers.report.words.areas import says
from parsers.report.words.statuses import StatusWordsReader
from parsers.report.words.statussaid import statuses_said
from schema import Diagnostic, Severity, Status
from schema.diagnostic import short
from schema.vocabulary import REMEMBERED, Vocabulary

# What says how a measure stands, where it is typed beside some of a table's and not beside all.
SIGNS: Final[Mapping[str | None, Status]] = {
    **dict.fromkeys("✓✔☑✅√", Status.DONE),
    **dict.fromkeys(CROSSES, Status.STOPPED),
}
# What a label is set off by before what it is said of: `Ferdig: alle har svart`, `Utført. Følges opp`.
_SET_OFF: Final = re.compile(r"\s[–—-]\s|[:.!](?:\s|$)")
_CLAUSES: Final = re.compile(r"[.,;!]\s")
LONGEST: Final = 4  # words of a label: `ikke startet opp ennå`
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


def stamped(
    row: Row, status: Status, words: StatusWordsReader, vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield a line where capitals beside a measure, or beside what is said of it, say another status.

    What is said of it may tell how far something else has come, but not that this is stopped.
    """
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
    yield from _headed(row, status, words, vocabulary)


def _headed(
    row: Row, status: Status, words: StatusWordsReader, vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield an info where the news begin with the label of another status, or it stands in brackets.

    It is set off by a sign (`Ferdig: …`), said of the measure (`Tiltaket er fullført …`), or behind it:
    `Felles maler (utgår)`. Of one that is not started, any word of its last news or behind a dash may say that it
    has begun: `Felles maler – startet opp i august`.
    """
    if status is Status.UNKNOWN:
        return
    said = [
        told for text in row.siste_status if (told := _begins(text, words, vocabulary)) is not None
    ]
    if row.tiltak.endswith(")"):
        _, _, behind = row.tiltak[:-1].rpartition(" (")
        if (told := words.exactly(behind)) is not None:
            said = [told]
    if status is Status.NOT_STARTED and not said:
        said = _begun(row, vocabulary)
    if len(said) == 1 and said[0] is not status:
        message = (
            f"The measure “{short(row.tiltak)}” on slide {row.slide}, or its latest status, says “{said[0].value}”, "
            f"and its status is “{status.value}”; correct the deck if the former is right."
        )
        yield row_line(row, Severity.INFO, "status-conflict", message)


def _begun(row: Row, vocabulary: Vocabulary) -> list[Status]:
    """Return `pågår` where the last words of a measure that is not started say so; what was done may be others'."""
    texts = (*_SET_OFF.split(row.tiltak)[1:], *row.siste_status[-1:])
    parts = [part for text in texts for part in _CLAUSES.split(text)]
    now = [part for part in parts if not says(part, vocabulary.notes.ahead)]
    said = {status for part in now for status in statuses_said(part, vocabulary)}
    return [Status.ONGOING] if said == {Status.ONGOING} else []


@lru_cache(maxsize=REMEMBERED)
def _begins(text: str, words: StatusWordsReader, vocabulary: Vocabulary) -> Status | None:
    """Return the status that a text of news begins with, set off by a sign or said of the measure itself."""
    told = words.exactly(_SET_OFF.split(text, maxsplit=1)[0])
    itself = _itself(vocabulary.notes.itself).match(text) if told is None else None
    if itself is None:
        return told
    heads = [*accumulate(re.findall(r"\w+", text[itself.end() :])[:LONGEST], "{} {}".format)]
    return next((told for one in reversed(heads) if (told := words.exactly(one))), None)


@lru_cache(maxsize=8)
def _itself(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{either(phrases)}\s+", re.IGNORECASE)


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
