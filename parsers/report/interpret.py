"""A deck in, reports out: what a status deck says, whatever file it was."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from parsers.report.doubts.breaks import with_own_spellings
from parsers.report.doubts.checks import count_mismatches, double_rows, lost_places, missing_slides
from parsers.report.doubts.pdfdoubts import pdf_doubts
from parsers.report.joining import joined_rows
from parsers.report.measures.lonerows import with_lone_rows
from parsers.report.measures.measures import Row, row_line
from parsers.report.measures.pieces import Piece
from parsers.report.measures.rowstatus import Told, decide, habits
from parsers.report.others.overview import Counts, Overview, read_overview, renamed, without_totals
from parsers.report.page.boxgrid import with_box_tables
from parsers.report.page.footnotes import resolve
from parsers.report.page.headboxes import with_header_boxes
from parsers.report.page.headers import role_of
from parsers.report.page.legend import read_legend
from parsers.report.page.pages import Page
from parsers.report.placing import placing
from parsers.report.placing.dividers import dividers, guessed_areas
from parsers.report.placing.planheads import several_plans, without_plan
from parsers.report.placing.unnamed import with_area_columns, with_open_bands
from parsers.report.slides import Sorted, sort_tables
from parsers.report.title import plan_names, report_dates, title_slides
from parsers.report.words.statuses import status_words
from parsers.text.layer import interpret_text
from schema import (
    Area,
    Deck,
    Declared,
    Diagnostic,
    Format,
    Record,
    Report,
    Severity,
    Slide,
    Status,
)
from schema.vocabulary import Column, Vocabulary


def interpret(deck: Deck, vocabulary: Vocabulary) -> tuple[Report, ...]:
    """Return the reports that a deck holds: one, or one for each plan with a title slide.

    A deck without measures gives a report without records and a diagnostic that says so.
    """
    if deck.format is Format.TXT and not any(slide.tables for slide in deck.slides):
        return (interpret_text(deck, vocabulary),)
    reports = [_report(part, deck, vocabulary) for part in parts(deck, vocabulary)]
    found = tuple(_hidden(deck)) + deck.diagnostics
    first = replace(reports[0], diagnostics=(*found, *reports[0].diagnostics))
    return (first, *reports[1:])


def _hidden(deck: Deck) -> Iterator[Diagnostic]:
    for slide in deck.slides:
        if slide.hidden:
            yield Diagnostic(
                severity=Severity.INFO,
                code="hidden-slide",
                message=f"Slide {slide.number} is hidden and was left out; show it in the "
                "presentation if it belongs to the report.",
                slide=slide.number,
            )


def parts(deck: Deck, vocabulary: Vocabulary) -> list[tuple[Page, ...]]:
    """Return the pages of the slides that are shown, parted where a title slide names another plan.

    Text boxes that stand as a table have been made into one, those that head one its first row.
    """
    pages = tuple(
        Page(_with_tables(slide, vocabulary), vocabulary)
        for slide in with_own_spellings(deck).slides
        if not slide.hidden
    )
    starts = [0]
    name: tuple[str, ...] | None = None
    for place in title_slides(pages):
        names = plan_names(pages[place : place + 1], None, (), vocabulary)[:1]
        if name is not None and names and names != name:
            starts.append(place)
        name = names or name
    if len(starts) == 1:
        return [pages]
    ends = [*starts[1:], len(pages)]
    found = [pages[start:end] for start, end in zip(starts, ends, strict=True)]
    with_tables = [part for part in found if sort_tables(part, vocabulary).pieces]
    return with_tables if len(with_tables) > 1 else [pages]


def _with_tables(slide: Slide, vocabulary: Vocabulary) -> Slide:
    if any(role_of(text.text, vocabulary) is Column.TILTAK for text in slide.texts):
        slide = with_box_tables(with_header_boxes(slide, vocabulary), vocabulary)
    return with_lone_rows(slide, vocabulary)


def _report(pages: tuple[Page, ...], deck: Deck, vocabulary: Vocabulary) -> Report:
    tables = sort_tables(pages, vocabulary)
    candidates = placing.candidate_names(tables.pieces)
    everywhere = placing.on_every_slide(tables.pieces)
    overview = read_overview(tables.counts, candidates, everywhere, vocabulary)
    known = [area.name for area in overview.areas]
    if deck.format is Format.PDF:
        tables.pieces[:] = with_open_bands(with_area_columns(tables.pieces, known), vocabulary)
    pieces = joined_rows(tables, known, vocabulary)
    pieces = placing.with_bands(pieces, known, [] if known else _headed(pieces), vocabulary)
    divided = dividers(pages, known)
    names = placing.area_names(pieces, known, divided)
    if not known:
        tables.diagnostics.extend(guessed_areas(divided, {*chain(*names)}, candidates))
        plans = plan_names(pages, deck.title, (), vocabulary)
        names, heads = without_plan(names, plans, vocabulary)
        tables.diagnostics.extend([several_plans(heads)] if len(heads) > 1 else [])
    records = _records(pieces, names, pages, tables, vocabulary)
    records, overview = _settled(records, overview, known, tables)
    mismatches = list(count_mismatches(records, overview.declared, overview.unplaced))
    diagnostics = [
        *tables.diagnostics,
        *placing.spelling_lines(pieces, known or _areas_of(records), vocabulary),
        *mismatches,
        *double_rows(records),
        *missing_slides(tables.pieces, vocabulary),
    ]
    if deck.format is Format.PDF:
        diagnostics.extend(pdf_doubts(tables.pieces, pieces, records, known, vocabulary))
    if deck.format is Format.TXT:
        diagnostics.extend(lost_places(tables.pieces, overview, doubtful=bool(mismatches)))
    if not records:
        diagnostics.append(_no_measures())
    areas = overview.areas or tuple(Area(name=name) for name in _areas_of(records))
    return Report(
        dates=report_dates(pages, deck, vocabulary),
        plan_names=plan_names(pages, deck.title, [area.name for area in areas], vocabulary),
        areas=areas,
        records=tuple(records),
        declared=overview.declared,
        slides=len(deck.slides),
        diagnostics=tuple(sorted(diagnostics, key=_place)),
    )


def _areas_of(records: Sequence[Record]) -> list[str]:
    return list(dict.fromkeys(record.omrade for record in records if record.omrade))


def _headed(pieces: Sequence[Piece]) -> list[str]:
    """Return the areas that the slides of measures with statuses name, where no overview does."""
    followed = [piece for piece in pieces if Column.STATUS in piece.header.roles]
    names = placing.area_names(followed, [])
    return list(dict.fromkeys(name for rows in names for name in rows if name))


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    return (diagnostic.slide or 0, diagnostic.row or 0)


def _no_measures() -> Diagnostic:
    return Diagnostic(
        severity=Severity.WARNING,
        code="no-measures",
        message="The deck has no table of measures that could be read; if it is a status deck, "
        "look at it with `ingest show` and add its headers to the vocabulary.",
    )


def _records(
    pieces: Sequence[Piece],
    names: Sequence[Sequence[str]],
    pages: Sequence[Page],
    tables: Sorted,
    vocabulary: Vocabulary,
) -> list[Record]:
    words = status_words(vocabulary)
    legend = read_legend(pages, vocabulary)
    habit = habits([row for piece in pieces for row in piece.rows], legend)
    notes = {page.number: page.footnotes for page in pages}
    everywhere = {mark: text for own in notes.values() for mark, text in own.items()}
    records: list[Record] = []
    for piece, areas in zip(pieces, names, strict=True):
        for row, area in zip(piece.rows, areas, strict=True):
            told = decide(row, habit, legend, words)
            texts = (row.tiltak, *row.gevinst, *row.siste_status, told.tekst or "")
            note, missing = resolve(texts, notes[row.slide], everywhere)
            tables.diagnostics.extend(told.diagnostics)
            tables.diagnostics.extend(_row_lines(row, area, missing))
            records.append(_record(row, area, told, note))
    return records


def _record(row: Row, area: str, told: Told, note: str | None) -> Record:
    return Record(
        omrade=area,
        tiltak=row.tiltak,
        slide=row.slide,
        row=row.row,
        status=told.status,
        status_symbol=told.symbol,
        ikon=row.ikon,
        pri=row.pri,
        gevinst=row.gevinst,
        siste_status=row.siste_status,
        status_tekst=told.tekst,
        fotnote=note,
        ekstra=row.ekstra,
    )


def _row_lines(row: Row, area: str, missing: Sequence[str]) -> Iterator[Diagnostic]:
    where = f"the measure “{row.tiltak[:60]}” on slide {row.slide}"
    if not area:
        yield row_line(
            row,
            Severity.WARNING,
            "no-area",
            f"Nothing tells the area of {where}; give the slide a heading.",
        )
    if row.pri is None and row.pri_text:
        text = f"The priority “{row.pri_text}” of {where} is no figure and was left empty."
        yield row_line(row, Severity.WARNING, "pri-unreadable", text)
    for mark in missing:
        text = f"The mark “{mark}” of {where} has no footnote on the slide."
        yield row_line(row, Severity.WARNING, "footnote-missing", text)
    if row.struck:
        text = f"Struck-out text of {where} was left out."
        yield row_line(row, Severity.INFO, "struck-text", text)
    if row.guessed:
        text = (
            f"Lines of gevinst or siste status of {where} may be one item or two, or another row's, "
            "and nothing printed tells which; their words and places decided: compare them with the "
            "slide."
        )
        yield row_line(row, Severity.WARNING, "items-guessed", text)


def _settled(
    records: list[Record], overview: Overview, known: Sequence[str], tables: Sorted
) -> tuple[list[Record], Overview]:
    """Let the counts decide what headings and places left open."""
    found = _found(records)
    strange = placing.left_over(
        [record.omrade for record in records], known, found, overview.declared
    )
    if strange:
        records = [replace(r, omrade=strange.get(r.omrade, r.omrade)) for r in records]
        found = _found(records)
        tables.diagnostics.extend(
            Diagnostic(
                severity=Severity.INFO,
                code="area-spelling",
                message=f"The heading “{printed}” is like no area of the overview; by what is left "
                f"it must be “{area}”.",
            )
            for printed, area in strange.items()
        )
    overview = without_totals(_placed_by_counts(overview, found), found)
    moved = placing.by_counts(overview.declared, found)
    if moved is not None:
        overview = renamed(overview, moved)
        names = " and ".join(f"“{name}”" for name in sorted(moved))
        tables.diagnostics.append(
            Diagnostic(
                severity=Severity.WARNING,
                code="counts-decided",
                message=f"On the overview the figures of {names} stand nearest to other headings "
                "than the rows say; the rows were believed, for so every figure agrees.",
            )
        )
    return records, overview


def _found(records: Sequence[Record]) -> dict[str, dict[Status, int]]:
    found: defaultdict[str, Counter[Status]] = defaultdict(Counter)
    for record in records:
        found[record.omrade][record.status] += 1
    return {area: dict(counts) for area, counts in found.items()}


def _placed_by_counts(overview: Overview, found: dict[str, dict[Status, int]]) -> Overview:
    """Give counts without a heading to the one area without counts whose rows they fit."""
    if not overview.unplaced:
        return overview
    declared = list(overview.declared)
    left: list[Counts] = []
    for table in overview.unplaced:
        taken = {item.omrade for item in declared}
        fitting = [
            area
            for area, rows in found.items()
            if area not in taken and all(rows.get(s, 0) == count for s, count in table.counts)
        ]
        if len(fitting) == 1:
            declared.extend(
                Declared(omrade=fitting[0], status=status, count=count, slide=table.slide)
                for status, count in table.counts
            )
        else:
            left.append(table)
    return replace(overview, declared=tuple(declared), unplaced=tuple(left))
