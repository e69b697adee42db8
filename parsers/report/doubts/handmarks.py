"""What somebody has typed into a row by hand: a second status behind one, `??`, a block over a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from parsers.report.measures.measures import Row, row_line
from parsers.report.measures.rowstatus import QUESTION
from parsers.report.measures.shown import StatusCell
from parsers.report.words.statuses import StatusWordsReader
from schema import Diagnostic, Severity, Status
from schema.diagnostic import short
from schema.vocabulary import Vocabulary, folded, words_in

# A block among letters, or alone: beside shades (`██░░`) it shows how far something has come.
_BLOCK: Final = "█"
_SHADE: Final = re.compile("[░▒▓]")
_DOUBLE: Final = 2 * QUESTION
_BLOTTED: Final = re.compile(f"{_BLOCK}|{re.escape(_DOUBLE)}")
_BEHIND: Final = re.compile(r"[,;:()/]|\s[–-]\s")
_AROUND: Final = " \"“”„'–—-*!.()[]"  # what a pointer is made of, or stands between
LONGEST: Final = 4  # words of a label: `ikke startet opp ennå`


def second_status(
    row: Row, label: str, status: Status, words: StatusWordsReader
) -> Iterator[Diagnostic]:
    """Yield an info where another status is named behind a label: `Pågår (fullført 1/6)`.

    What is planned or done at a time to come says no other status: `Pågår (ferdig i mai)`.
    """
    for part in _BEHIND.split(label)[1:]:
        heads = list(accumulate(part.split()[:LONGEST], "{} {}".format))
        told = next((found for head in reversed(heads) if (found := words.exactly(head))), status)
        if told is status or (status is not Status.DONE and words.ends_with_time(part)):
            continue
        message = (
            f"The status “{short(label)}” of the measure “{short(row.tiltak)}” on slide {row.slide} names another "
            f"one, “{told.value}”; “{status.value}” was believed: correct the deck if the other is right."
        )
        yield row_line(row, Severity.INFO, "status-conflict", message)
        return


def typed_by_hand(row: Row, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield an info where a text of a row is blotted out or doubted by hand (`█`, `??`), and where one only points.

    That is a benefit or news that stand for another text, or ask for one: `dito`, `"`.
    """
    said = (*row.gevinst, *row.siste_status)
    for text in (row.tiltak, *said):
        if (QUESTION in text or _BLOCK in text) and _blots(text, ends=text is row.tiltak):
            message = (
                f"“{short(text)}” of the measure “{short(row.tiltak)}” on slide {row.slide} holds a sign that blots "
                "out or doubts a text; if it was typed over the row, write what it means into its cell."
            )
            yield row_line(row, Severity.INFO, "unread-measures", message)
            break
    pointers = words_in(vocabulary.notes.pointers)
    for text in said:
        bare = text.strip(_AROUND)
        if not bare or folded(bare) in pointers:
            message = (
                f"“{text}” of the measure “{short(row.tiltak)}” on slide {row.slide} stands for another text, or "
                "says that it is to be looked at: write what it means into its cell."
            )
            yield row_line(row, Severity.INFO, "unread-measures", message)
            return


def _blots(text: str, *, ends: bool) -> bool:
    """Tell whether a sign blots a text out or doubts it; at the end of a measure (`ends`) a question does."""
    blotted = _BLOTTED.search(text) and not _SHADE.search(text)
    return bool(blotted) or text == QUESTION or (ends and text.endswith(QUESTION))


def belied(rows: Sequence[Row], statuses: Sequence[Status]) -> Iterator[Diagnostic]:
    """Yield an info where a label stands beside the colour that others have beside another status.

    No legend need explain the colours: of a deck with `Pågår` in yellow, one in the green of
    `Fullført` is told. Of a traffic light, what all rows have is not lit.
    """
    both = zip(rows, statuses, strict=True)
    labelled = [(row, status) for row, status in both if row.shown.words.label is not None]
    drawn = [{colour for one in row.shown.drawn for colour in one.colours} for row, _ in labelled]
    several = any(len(own) > 1 for own in drawn)
    unlit = set.intersection(*[own for own in drawn if own]) if several else set()
    shown = [
        (row, colour, status)
        for (row, status), own in zip(labelled, drawn, strict=True)
        if (colour := _colour(row.shown, own - unlit if len(own) > 1 else own)) is not None
    ]
    pairs = Counter((status, colour) for _, colour, status in shown)
    usual: dict[Status, str] = {}
    for (status, colour), _ in pairs.most_common():
        usual.setdefault(status, colour)
    for row, colour, status in shown if len(pairs) > len(usual) else ():
        others = [one for one in usual if usual[one] == colour and one is not status]
        if others and pairs[status, colour] < pairs[status, usual[status]]:
            message = (
                f"The status “{row.shown.words.label}” of the measure “{short(row.tiltak)}” on slide {row.slide} has "
                f"the colour that “{others[0].value}” has elsewhere; the label was believed: correct the deck if "
                "the colour is right."
            )
            yield row_line(row, Severity.INFO, "status-conflict", message)


def _colour(shown: StatusCell, drawn: set[str]) -> str | None:
    """Return the one colour beside a row's label: of what is drawn there, of its sign or its cell."""
    if drawn:
        return next(iter(drawn)) if len(drawn) == 1 else None
    return shown.colour or (shown.fill if shown.own_fill else None)
