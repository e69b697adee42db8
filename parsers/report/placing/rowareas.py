"""The area of each row of a deck, step by step: by its table, its slide, and the slides before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from parsers.report.joining import joined_rows
from parsers.report.measures.listings import Listing
from parsers.report.parts import Part
from parsers.report.placing.commonbands import common_bands
from parsers.report.placing.dividers import dividers, guessed_areas, rival_dividers
from parsers.report.placing.elsewhere import as_elsewhere
from parsers.report.placing.furniture import without_captions
from parsers.report.placing.inparts import without_parts
from parsers.report.placing.nestedbands import nested_bands
from parsers.report.placing.numbered import by_number
from parsers.report.placing.placing import area_names, heading_lines, unit_columns, with_bands
from parsers.report.placing.planheads import several_plans, without_plan
from parsers.report.placing.prefixed import with_prefixes
from parsers.report.placing.remarked import remark_lines, with_new_names, without_remarks
from parsers.report.placing.rivals import doubtful_heads, one_for_all, rivals
from parsers.report.placing.sidelabels import with_side_labels
from parsers.report.placing.tabs import names_beside, tabs_as_table
from parsers.report.placing.unlisted import unlisted
from parsers.report.placing.unnamed import (
    unnamed_columns,
    with_area_columns,
    with_header_areas,
    with_open_bands,
)
from parsers.report.slides import Sorted
from parsers.report.title import plan_names
from schema import Diagnostic, Format, Severity
from schema.vocabulary import Column, Vocabulary


class Placed(NamedTuple):
    """The tables of measures with whole rows, and the areas of each one's rows, "" where nothing tells."""

    listings: Sequence[Listing]
    names: Sequence[Sequence[str]]
    diagnostics: Sequence[Diagnostic]


def find_areas_in_tables(tables: Sorted, known: Sequence[str], part: Part) -> None:
    """Give the rows of tables the areas that their header, a column or a text beside them says.

    `known` are the overview's areas.
    """
    listings = with_header_areas(tables.listings, part.vocabulary)
    listings = with_area_columns(listings, known)
    listings = with_side_labels(listings, known, part.vocabulary)
    tables.diagnostics.extend(unnamed_columns(listings))
    if part.deck.format is Format.PDF:
        listings = with_open_bands(listings, part.vocabulary)
    tables.listings[:] = listings


def placed_rows(tables: Sorted, printed: Sequence[str], known: Sequence[str], part: Part) -> Placed:
    """Return the rows of tables, each with its area.

    `known` are the overview's areas, `printed` all that slides of measures print and may be areas.
    """
    pages, vocabulary = part.pages, part.vocabulary
    listings = joined_rows(tables, known, vocabulary)
    if any(row.lonely for listing in listings for row in listing.rows):  # in few decks
        headed = [] if known else _headed(listings, vocabulary)
        listings = with_bands(listings, known, headed, vocabulary)
    listings = without_captions(listings, vocabulary)
    divided = dividers(pages, known, vocabulary)
    names = area_names(listings, known, vocabulary, divided)
    names = by_number(names, listings, pages, known, vocabulary)
    listings, names = with_prefixes(listings, names, known)
    names = without_parts(as_elsewhere(names, pages, known), known)
    if known:
        return Placed(listings, names, (*common_bands(listings, names, vocabulary),))
    lines = [*guessed_areas(divided, {*chain(*names)}, printed, pages)]
    plans = plan_names(part.opening, part.deck.title, ())
    names, heads = without_plan(names, plans, vocabulary)
    lines += [several_plans(heads)] if len(heads) > 1 else []
    names, renamed = with_new_names(listings, names, vocabulary)
    names, doubtful = without_remarks(names, vocabulary)
    lines += [
        *renamed,
        *names_beside(listings, names, plans, vocabulary),
        *tabs_as_table(listings, names),
        *common_bands(listings, names, vocabulary),
        *rival_dividers(divided, listings, names),
        *_once(
            remark_lines(listings, names, doubtful),
            heading_lines(listings),
            nested_bands(listings, vocabulary),
            unit_columns(listings, vocabulary),
            doubtful_heads(listings, names, pages, vocabulary),
            unlisted(listings, names, pages, vocabulary),
            rivals(listings, names, plans),
        ),
        *one_for_all(listings, names, plans, vocabulary),
    ]
    return Placed(listings, names, tuple(lines))


def _once(*groups: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield lines about headings, but no info on a slide of which an earlier group tells."""
    told: set[int | None] = set()
    for group in groups:
        lines = [
            line for line in group if line.slide not in told or line.severity is not Severity.INFO
        ]
        yield from lines
        told.update(line.slide for line in lines)


def _headed(listings: Sequence[Listing], vocabulary: Vocabulary) -> list[str]:
    """Return the areas that the slides of measures with statuses name, where no overview does."""
    followed = [listing for listing in listings if Column.STATUS in listing.header.roles]
    return list(dict.fromkeys(filter(None, chain(*area_names(followed, [], vocabulary)))))
