"""What makes a text layer's measures doubtful though they could be read: headers and other texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.report.words import areas
from parsers.text.lines import Line, bullet_parts, pri_at_end, pri_of, without_bullet
from parsers.text.linewords import HEADERS, LineWords
from parsers.text.measures.records import FEWEST_ODD
from parsers.text.measures.row import stands_before
from parsers.text.measures.rowdoubts import RowDoubts, held_name
from parsers.text.reading import Reading
from schema import Record, Severity
from schema.diagnostic import short
from schema.vocabulary import LISTS, Column, folded, words_in

# A line of so many words may be a part of a measure.
TEXT_WORDS: Final = 3
# The columns whose headers are lines of their own where a page is written column by column.
_LONG_COLUMNS: Final = frozenset({Column.TILTAK, *LISTS})
# Of layers in which such a share of measures lack something or hold too much, six measures in seven
# were wrong.
TORN_SHARE: Final = 0.2
_TORN: Final = frozenset({"jumbled-text", "pri-unreadable", "unknown-status"})
# At most so many doubtful headers are quoted.
QUOTED_HEADERS: Final = 3


def tell_doubts(reading: Reading, records: Sequence[Record]) -> None:
    """Say what makes measures doubtful: headers that are not known, and texts run together."""
    _tell_headers(reading)
    _tell_columns(reading)
    _tell_empty_items(reading)
    doubts = RowDoubts(reading)
    last = _unknown_last_header(reading)
    for entry, record in zip(reading.entries, records, strict=True):
        doubt = doubts.of(entry, record)
        if doubt is None and last is not None and (record.gevinst or record.siste_status):
            doubt = f"may hold a cell of the column “{short(last)}”, which stands behind the status"
        if doubt is not None:
            reading.say(
                Severity.WARNING,
                "jumbled-text",
                f"The text read as the measure “{short(record.tiltak)}” {doubt}; "
                "look at its slide.",
                record.row,
            )
    _tell_torn(reading, records)
    _tell_held_names(reading, records)


def _tell_held_names(reading: Reading, records: Sequence[Record]) -> None:
    """Say which areas' names were not taken for headings, so that measures below may be of others."""
    held = dict.fromkeys(held_name(record, reading.names) for record in records)
    if any(held):
        quoted = ", ".join(f"“{short(name)}”" for name in held if name is not None)
        reading.say(
            Severity.WARNING,
            "area-guessed",
            f"The areas' names {quoted} stand in measures' texts, where they may be headings, and the "
            "measures below them of those areas; compare them with the slides.",
        )


def _tell_torn(reading: Reading, records: Sequence[Record]) -> None:
    """Say so where many measures lack something or hold too much: another one may have the rest."""
    told = [(item.row, item.message) for item in reading.diagnostics if item.code in _TORN]
    torn = sum(
        any(row == record.row and f"“{short(record.tiltak)}”" in message for row, message in told)
        for record in records
    )
    if torn >= max(FEWEST_ODD, TORN_SHARE * len(records)):
        reading.say(
            Severity.WARNING,
            "jumbled-text",
            f"{torn} of the text layer's {len(records)} measures seem to lack something or to hold too "
            "much, so any other may have what is theirs; read the PPTX or PDF.",
        )


def _tell_headers(reading: Reading) -> None:
    words = reading.words
    lines = [line.text for page in reading.pages for line in page]
    heads = [head for page in reading.pages for head in _table_heads(page, words)]
    mixed = list(dict.fromkeys(text for text in lines if words.unknown_headers(text)))
    mixed += dict.fromkeys(text for head in heads for text in head.extra)
    if mixed:
        quoted = ", ".join(f"“{short(text)}”" for text in mixed[:QUOTED_HEADERS])
        reading.say(
            Severity.WARNING,
            "extra-column",
            f"The text layer's table has headers that are not known ({quoted}); what stands in "
            "their columns cannot be told from the other cells: read the PPTX or PDF.",
        )
    in_cells = all(areas.match(entry.row.omrade, reading.names) for entry in reading.entries)
    if not in_cells and any(Column.OMRADE in head.columns for head in heads):
        reading.say(
            Severity.ERROR,
            "jumbled-text",
            "The text layer's table has a column for the measures' areas, which cannot be told from "
            "the measures' own words and stands among them; read the PPTX or PDF.",
        )
    if any(stands_before(head.columns, Column.STATUS, Column.TILTAK) for head in heads):
        reading.say(
            Severity.WARNING,
            "status-by-order",
            "The text layer's table has its statuses in front of its measures, so a status may "
            "have gone to the row beside its own; compare them with the slides.",
        )


def _unknown_last_header(reading: Reading) -> str | None:
    """Return a header that is not known and stands behind all others of its table's."""
    for page in reading.pages:
        for line in page:
            unknown = reading.words.unknown_headers(line.text)
            if unknown and line.text.endswith(unknown.split(" ")[-1]):
                return unknown
    return None


def _tell_columns(reading: Reading) -> None:
    pages = sum(_is_column_by_column(page, reading.words) for page in reading.pages)
    if pages:
        reading.say(
            Severity.ERROR,
            "jumbled-text",
            f"The text layer writes tables column by column on {pages} pages, so what stands in "
            "one row cannot be told; read the PPTX or PDF, or save the text with its layout.",
        )


def _is_column_by_column(page: Sequence[Line], words: LineWords) -> bool:
    """Tell whether other texts stand between the headers of a page's columns."""
    heads = {
        place: header[0]
        for place, line in enumerate(page)
        if len(header := words.header(line.text)) == 1 and header[0] in _LONG_COLUMNS
    }
    between = page[min(heads) : max(heads)] if heads else ()
    return len(set(heads.values())) > 1 and not all(words.header(line.text) for line in between)


def _tell_empty_items(reading: Reading) -> None:
    torn = sum(
        any(fragment.bullet and not fragment.text for fragment in entry.row.content)
        for entry in reading.entries
    )
    if torn:
        reading.say(
            Severity.WARNING,
            "bullets-guessed",
            f"The text layer writes list signs apart from their texts in {torn} measures, so "
            "list items may be run together or stand in the wrong column; read the PPTX or PDF.",
        )


@dataclass(frozen=True, slots=True)
class _Head:
    """What heads a table of measures, on one line or a line for each column."""

    columns: tuple[Column | str, ...]
    extra: tuple[str, ...]


def _table_heads(page: Sequence[Line], words: LineWords) -> Iterator[_Head]:
    others = words_in(words.vocabulary.extra_columns.headers)
    columns, extra = list[Column | str](), list[str]()
    for text in (*(line.text for line in page), ""):
        found = words.header(text)
        if found or (folded(text) in others and columns):
            columns.extend(found)
            extra.extend(() if found else (text,))
            continue
        # `Status tiltak` by itself is a title, and with a column of counts an overview's header.
        if len(columns) >= HEADERS and Column.TILTAK in columns and "count" not in columns:
            yield _Head(tuple(columns), tuple(extra))
        columns, extra = [], []


def is_running_text(text: str) -> bool:
    """Tell whether a line beside measures that was left out may be a part of one."""
    return len(text.split()) >= TEXT_WORDS


def may_be_measures(lines: Sequence[Line], words: LineWords) -> bool:
    """Tell whether lines that were left out look like measures: with priorities, or list items."""
    return any(_looks_listed(line.text, words) for line in lines)


def _looks_listed(text: str, words: LineWords) -> bool:
    first = bullet_parts(text)[0]
    ended = pri_at_end(first)
    return (
        pri_of(text) is None
        and ended is not None
        and len(ended[0].split()) >= TEXT_WORDS
        and not words.is_folio(text)
        and without_bullet(text) is None
    )
