"""What is said of statuses that the vocabulary does not know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from schema import Diagnostic, Record, Status
from schema.diagnostic import short


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


def _message(status: Status, seen: str, rows: Sequence[Record]) -> str:
    measures = f"the measure “{short(rows[0].tiltak)}”"
    if len(rows) > 1:
        measures = f"{len(rows)} measures on slide {rows[0].slide} (rows {_numbers(rows)})"
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
