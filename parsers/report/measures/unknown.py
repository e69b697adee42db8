"""What is said of statuses that the vocabulary does not know, or that are left blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, groupby

from parsers.report.measures.measures import Row
from schema import Diagnostic, Record, Status
from schema.diagnostic import short
from schema.vocabulary import LISTS, Column


def unknown_lines(records: Sequence[Record], strange: Sequence[str | None]) -> Iterator[Diagnostic]:
    """Yield a line for each sign or label on a slide that the vocabulary does not know.

    `strange` holds, for each of `records`, what stands there and is not known. A word that the
    vocabulary lacks is lacking in each row that has it: the line names them all. Codes:
    `unknown-status` where nothing else tells the status, `unknown-label` where something does.
    """
    causes: dict[tuple[int, Status, str | None], list[Record]] = {}
    for record, seen in zip(records, strange, strict=True):
        if seen is not None or record.status is Status.UNKNOWN:
            causes.setdefault((record.slide, record.status, seen), []).append(record)
    for (_, status, seen), rows in causes.items():
        known = status is not Status.UNKNOWN
        yield Diagnostic.warning(
            "unknown-label" if known else "unknown-status",
            _message(status, short(seen or ""), rows),
            slide=rows[0].slide,
            row=rows[0].row if len(rows) == 1 else None,
        )


def is_left_blank(row: Row, roles: Sequence[Column | None]) -> bool:
    """Tell whether a row says neither a status nor any news, in a table with columns for these.

    `roles` are the columns'. A table without a column for news has one for gevinst, blank too.
    """
    told = row.siste_status if Column.SISTE_STATUS in roles else row.gevinst
    shown = row.shown
    if told or row.struck or shown.own_fill or shown.bare or not row.has_status_column:
        return False  # as nearly all
    return shown.blank and any(role in LISTS for role in roles)


def blank_as_not_started(
    records: Sequence[Record], blank: Sequence[bool]
) -> tuple[list[Record], list[Diagnostic]]:
    """Return records with `blank` ones not started, in a deck that shows no others to be, and lines on them.

    Offices leave blank what has not begun. Where some rows say so in words or signs, a blank one
    may only have been forgotten.
    """
    said = {record.status for record in records} - {Status.UNKNOWN}
    if not said or Status.NOT_STARTED in said:
        return list(records), []
    idle = Status.NOT_STARTED
    slides: dict[int, list[Record]] = {}
    result = list(records)
    for place, (record, left) in enumerate(zip(records, blank, strict=True)):
        if left and record.status is Status.UNKNOWN:
            result[place] = replace(record, status=idle, status_symbol=idle.symbol)
            slides.setdefault(record.slide, []).append(record)
    return result, [
        Diagnostic.info(
            "unknown-status",
            f"The status of {_measures(rows)} is left blank, and so are the news; it was taken for "
            f"“{idle.value}”, which no other row says.",
            slide=slide or None,
            row=rows[0].row if len(rows) == 1 else None,
        )
        for slide, rows in slides.items()
    ]


def _measures(rows: Sequence[Record]) -> str:
    if len(rows) == 1:
        return f"the measure “{short(rows[0].tiltak)}”"
    return f"{len(rows)} measures on slide {rows[0].slide} (rows {_numbers(rows)})"


def _message(status: Status, seen: str, rows: Sequence[Record]) -> str:
    measures = _measures(rows)
    if status is not Status.UNKNOWN:
        return (
            f"The label “{seen}” of {measures} is no status that the vocabulary knows; "
            f"“{status.value}” was taken from the symbol or colour: add the label to the vocabulary."
        )
    if seen:
        return (
            f"The status “{seen}” is no status that the vocabulary knows, so that of {measures} is "
            "unknown; add it to the vocabulary if it is one."
        )
    return (
        f"Nothing readable tells the status of {measures}; look at the slide, and add the word, "
        "symbol or colour to the vocabulary if it is one."
    )


def _numbers(records: Sequence[Record]) -> str:
    """Return the numbers of rows, as `1–4, 6`."""
    numbers = sorted({record.row for record in records})
    counter = count()
    runs = [list(run) for _, run in groupby(numbers, key=lambda row: row - next(counter))]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
