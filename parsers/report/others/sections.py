"""The status that the headings of a slide give all measures below them."""

from __future__ import annotations

from parsers.lines import joined
from parsers.report.others.tiles import figure_and_status
from parsers.report.page.grids import Grid
from parsers.report.page.pages import Page
from parsers.report.words.areas import says
from parsers.report.words.explained import SEVERAL, explained
from parsers.report.words.statuses import status_words
from parsers.report.words.statussaid import said_of_measures, statuses_said
from schema import Status
from schema.vocabulary import Vocabulary


def section_of(page: Page, vocabulary: Vocabulary) -> Status | None:
    """Return the status that a slide's headings give all its measures.

    A legend says all statuses and gives none, also where a PDF parts it (`● Fullført`, `○ Ikke startet`); so do an overview's tiles, and a line of counts
    (`1 fullført, 2 pågår`).
    """
    heads = [
        printed
        for text, printed in zip(page.slide.texts, page.printed, strict=True)
        if not any([paragraph.bullet for paragraph in text.paragraphs])
        and len(explained(printed, vocabulary).colours) < SEVERAL
    ]
    words = status_words(vocabulary)
    read = {head: words.text(head) for head in heads}
    labels = {
        head: (told.status if told.only_status else None) or _counted(head, vocabulary)
        for head, told in read.items()
    }
    legend = len({status for status in labels.values() if status is not None}) > 1
    telling = [
        head
        for head in heads
        if not (legend and labels[head] is not None)
        and not (any(map(str.isdigit, head)) and len(statuses_said(head, vocabulary)) > 1)
    ]
    idle = vocabulary.headings.not_started
    whole = "\n".join([head for head in telling if len(statuses_said(head, vocabulary)) <= 1])
    if says(whole, idle):
        return Status.NOT_STARTED
    told = {status for head in telling for status in said_of_measures(head, vocabulary)}
    return told.pop() if len(told) == 1 else None


def _counted(head: str, vocabulary: Vocabulary) -> Status | None:
    """Return the status that a tile of an overview counts: `2 av 12⏎ikke startet`."""
    tile = figure_and_status(joined(head), vocabulary)
    return tile[1] if tile is not None else None


def own_section(
    page: Page, grid: Grid, section: Status | None, vocabulary: Vocabulary
) -> Status | None:
    """Return the status that the heading next above a table gives it, if headings give several.

    `section` is what the slide's headings give all its tables.
    """
    box = grid.table.box
    if len(page.grids) == 1 or box is None:
        return section
    told = [
        (text.box, status)
        for text, head in zip(page.slide.texts, page.printed, strict=True)
        if text.box is not None and (status := _heading_status(head, vocabulary)) is not None
    ]
    if len({status for _, status in told}) < 2:  # noqa: PLR2004
        return section
    above = [
        (place.top, status)
        for place, status in told
        if place.center[1] < box.center[1] and place.x0 < box.x1 and box.x0 < place.x1
    ]
    return max(above, key=lambda item: item[0])[1] if above else None


def _heading_status(head: str, vocabulary: Vocabulary) -> Status | None:
    """Return the one status that a heading gives measures."""
    if len(statuses_said(head, vocabulary)) <= 1 and says(head, vocabulary.headings.not_started):
        return Status.NOT_STARTED
    told = said_of_measures(head, vocabulary)
    return next(iter(told)) if len(told) == 1 else None
