"""The parts of a deck, one for each plan: its slides, on which texts that stand as a table are one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.report.doubts.breaks import with_own_spellings
from parsers.report.measures.lonerows import with_lone_rows
from parsers.report.opening import Opening, title_slides
from parsers.report.page.boxgrid import Placed, box_headers, with_box_tables
from parsers.report.page.cards import with_cards
from parsers.report.page.farrows import with_far_rows
from parsers.report.page.feet import with_feet
from parsers.report.page.headboxes import with_header_boxes
from parsers.report.page.headerwords import role_of
from parsers.report.page.labelled import with_labelled_lines
from parsers.report.page.laidover import with_laid_over
from parsers.report.page.onecell import with_one_cells
from parsers.report.page.pages import Page
from parsers.report.page.sheets import with_titled_sheets, with_turned_sheets
from parsers.report.slides import sort_tables
from parsers.report.title import plan_names
from schema import Deck, Slide
from schema.vocabulary import Column, Vocabulary


class Part(NamedTuple):
    """The slides of a deck that tell of one plan, and what they are read with."""

    pages: tuple[Page, ...]
    deck: Deck
    vocabulary: Vocabulary
    opening: Opening


def parts(deck: Deck, vocabulary: Vocabulary) -> list[Part]:
    """Return the slides of a deck that are shown, parted where a title slide names another plan.

    Text boxes that stand as a table have been made into one, those that head one its first row.
    """
    pages = _pages(deck, vocabulary)
    starts = [0]
    name: tuple[str, ...] | None = None
    for place in title_slides(pages):
        names = plan_names(Opening(pages[place : place + 1], vocabulary), None, ())[:1]
        if name is not None and names and names != name:
            starts.append(place)
        name = names or name
    found = [pages[start:end] for start, end in pairwise([*starts, len(pages)])]
    if len(found) > 1:
        found = [part for part in found if sort_tables(part, vocabulary).listings]
    found = found if len(found) > 1 else [pages]
    return [Part(part, deck, vocabulary, Opening(part, vocabulary)) for part in found]


def _pages(deck: Deck, vocabulary: Vocabulary) -> tuple[Page, ...]:
    shown = [slide for slide in with_own_spellings(deck, vocabulary).slides if not slide.hidden]
    slides = with_feet(shown, vocabulary)
    tabled: list[Slide] = []
    headers: Sequence[Placed] = ()
    for slide in slides:
        found, headers = _with_tables(slide, headers, vocabulary)
        tabled.append(found)
    tabled = with_cards(tabled, vocabulary)
    tabled = with_titled_sheets(tabled, vocabulary)
    return tuple([_page(slide, vocabulary, slides) for slide in tabled])


def _with_tables(
    slide: Slide, before: Sequence[Placed], vocabulary: Vocabulary
) -> tuple[Slide, Sequence[Placed]]:
    """Return a slide with its texts made into tables, and the headers that text boxes may go on with.

    `before` are those of the slide before.
    """
    if len(slide.tables) > 1:
        slide = with_one_cells(slide)
    if slide.tables:
        slide = with_far_rows(slide, vocabulary)
    headers = before if not slide.tables else ()
    if any(role_of(text.text, vocabulary) is Column.TILTAK for text in slide.texts):
        slide = with_header_boxes(slide, vocabulary)
        headers = box_headers(slide, vocabulary)
    if headers:
        slide = with_box_tables(slide, headers, vocabulary)
    slide = with_turned_sheets(with_lone_rows(slide, vocabulary), vocabulary)
    return with_labelled_lines(slide, vocabulary), headers if slide.tables else ()


def _page(slide: Slide, vocabulary: Vocabulary, deck: Sequence[Slide]) -> Page:
    slide, laid = with_laid_over(slide, vocabulary)
    return Page(slide, vocabulary, deck, laid)
