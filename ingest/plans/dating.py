"""Readings in, dated editions out: each report with its file and its date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ingest.plans.editions import rows_shared, stem_path
from ingest.reading.contents import Reading
from ingest.settings import Settings
from parsers.report.words.dates import date_in_name
from parsers.report.words.reportdates import Together, report_date, settled, told_together
from schema.columns import INT32_MAX
from schema.deck import Format
from schema.diagnostic import Diagnostic
from schema.history import Placed
from schema.report import DateSource, Edition, Record, Report
from schema.vocabulary import Vocabulary

# The priorities that the tables' int8 column holds; a larger one is a misread figure.
PRIORITIES: Final = range(128)
# A presentation and a PDF of one name are one deck if this share of their rows is the same.
SAME_DECK: Final = 0.5

_SAID: Final = (DateSource.STATUS, DateSource.SETTINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A report that belongs to no plan: it holds no measures, or nothing tells its date."""

    reading: Reading
    report: Report
    dated: tuple[date, DateSource] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """All reports that were read, in the order of the readings."""

    editions: tuple[Edition, ...]
    unplaced: tuple[Unplaced, ...]
    diagnostics: tuple[Placed, ...]


def dated(readings: Sequence[Reading], settings: Settings, vocabulary: Vocabulary) -> Dated:
    """Date every report: a person's word, then `per DATE`, file name, slide, properties.

    A date that only the document's properties tell gives the warning `date-guessed`: it is when
    somebody worked on the file. So does a date in the name that can be read in two ways. A report
    with measures and no date gives the error `no-report-date`; its measures are in no table, for a
    row without a date would say nothing about when. A report without measures is placed nowhere:
    in a plan it would say that all measures are gone.

    A deck that does not print its date, such as a text layer without its title slide, has that of
    the file beside it that has the same name but for its kind, and the same measures; what of a text
    layer's could be read is not asked.
    """
    placed: list[Edition] = []
    unplaced: list[Unplaced] = []
    diagnostics: list[Placed] = []
    for reading in readings:
        if reading.format is None:
            continue
        for part, read in enumerate(reading.reports):
            report, problems = _fitting(read)
            when = _date(reading.file, report, settings, vocabulary)
            together = _together(reading.file, report, when, vocabulary)
            when = (together.day, together.source) if together is not None else when
            if when is not None and report.records:
                edition = _edition(reading, reading.format, report, when)
                placed.append(replace(edition, part=part))
                problems += (
                    _guessed(*when)
                    or _told_apart(together)
                    or _two_ways(reading.file, report, when[1], vocabulary)
                )
            else:
                unplaced.append(Unplaced(reading=reading, report=report, dated=when))
                problems += _undated(report) if when is None else ()
            diagnostics += (Placed(file=reading.file, diagnostic=found) for found in problems)
    return Dated(
        editions=tuple(_like_namesakes(placed)),
        unplaced=tuple(unplaced),
        diagnostics=tuple(diagnostics),
    )


def _like_namesakes(editions: Sequence[Edition]) -> Iterator[Edition]:
    """Yield the editions, each that does not print its date with that of its namesake that does."""
    namesakes: defaultdict[str, list[Edition]] = defaultdict(list)
    for edition in editions:
        if edition.date_source in _SAID:
            namesakes[stem_path(edition.file)].append(edition)
    for edition in editions:
        same = namesakes[stem_path(edition.file)] if edition.date_source not in _SAID else ()
        told = {
            (other.report_date, other.date_source)
            for other in same
            if edition.format is Format.TXT
            or rows_shared(edition.report, other.report) >= SAME_DECK
        }
        when = told.pop() if len(told) == 1 else (edition.report_date, edition.date_source)
        yield replace(edition, report_date=when[0], date_source=when[1])


def _edition(
    reading: Reading, format_: Format, report: Report, when: tuple[date, DateSource]
) -> Edition:
    if reading.sha256 is None:
        raise ValueError(f"{reading.file} was read as a deck but has no hash")
    return Edition(
        file=reading.file,
        format=format_,
        sha256=reading.sha256,
        report=report,
        report_date=when[0],
        date_source=when[1],
        modified=reading.modified,
    )


def _date(
    file: str, report: Report, settings: Settings, vocabulary: Vocabulary
) -> tuple[date, DateSource] | None:
    by_hand = settings.rule(file).date
    if by_hand is not None:
        return by_hand, DateSource.SETTINGS
    return report_date(report.dates, date_in_name(file, vocabulary), report.day)


def _together(
    file: str, report: Report, when: tuple[date, DateSource] | None, vocabulary: Vocabulary
) -> Together | None:
    """Return the date that the deck and its name tell in pieces, if nothing but its properties tells one whole."""
    if when is not None and when[1] is not DateSource.PROPERTIES:
        return None
    return told_together(file, report.scattered, dict(report.dates), vocabulary)


def _told_apart(together: Together | None) -> tuple[Diagnostic, ...]:
    if together is None or together.sure:
        return ()
    where = "name tells" if together.source is DateSource.FILENAME else "headings tell"
    if together.saved:
        message = (
            f"The deck's {where} the time {together.time!r} and nothing tells its year for sure, so {together.day} was taken, "
            "the last one before the deck was saved; put the right date into the file's name (2023-10-13) or "
            "into ingest.toml."
        )
        return (Diagnostic.warning("date-guessed", message),)
    message = (
        f"The deck's {where} the time {together.time!r}, and {together.day} was taken, in the year that stands "
        "elsewhere and may be the plan's; write the year behind the time, or give the date in ingest.toml."
    )
    return (Diagnostic.info("date-guessed", message),)


def _undated(report: Report) -> tuple[Diagnostic, ...]:
    if not report.records:
        return ()
    message = (
        "Nothing in the deck, its properties or its name tells the report's date, so "
        f"the measures read from it ({len(report.records)}) are in no table; put the date into the file's name "
        "(2023-10-13) or into ingest.toml."
    )
    return (Diagnostic.error("no-report-date", message),)


def _guessed(day: date, source: DateSource) -> tuple[Diagnostic, ...]:
    if source is not DateSource.PROPERTIES:
        return ()
    message = (
        f"Neither the deck nor its name tells the report's date, so the document's own ({day}) was "
        "used, on which it was made or last saved; put the right date into the file's name "
        "(2023-10-13) or into ingest.toml."
    )
    return (Diagnostic.warning("date-guessed", message),)


def _two_ways(
    file: str, report: Report, source: DateSource, vocabulary: Vocabulary
) -> tuple[Diagnostic, ...]:
    name = date_in_name(file, vocabulary) if source is DateSource.FILENAME else None
    name = None if name is None else settled(name, dict(report.dates))
    if name is None or not name.also:
        return ()
    message = (
        f"The date in the file's name was read as {name.last} and may be {name.also[0][1]}, and nothing "
        "in the deck tells which; write it with hyphens (2023-10-13) or put it into ingest.toml."
    )
    return (Diagnostic.warning("date-guessed", message),)


def _fitting(report: Report) -> tuple[Report, tuple[Diagnostic, ...]]:
    """Drop figures that no column holds, and say so: a typing slip must not end the run."""
    problems = tuple(_unfit(report))
    if not problems:
        return report, ()
    return replace(
        report,
        records=tuple(
            record if _pri_fits(record) else replace(record, pri=None) for record in report.records
        ),
        declared=tuple(d for d in report.declared if 0 <= d.count <= INT32_MAX),
    ), problems


def _pri_fits(record: Record) -> bool:
    return record.pri is None or record.pri in PRIORITIES


def _unfit(report: Report) -> Iterator[Diagnostic]:
    for record in report.records:
        if not _pri_fits(record):
            yield Diagnostic.warning(
                "pri-unreadable",
                f"The priority {record.pri} of {record.tiltak!r} is no priority "
                "(0 to 127) and was left out; look it up on the slide.",
                slide=record.slide,
                row=record.row,
            )
    for figure in report.declared:
        if not 0 <= figure.count <= INT32_MAX:
            yield Diagnostic.warning(
                "count-mismatch",
                f"The overview's figure {figure.count} for {figure.omrade!r}, "
                f"{figure.status.value}, cannot be a number of measures and was left out.",
                slide=figure.slide,
            )
