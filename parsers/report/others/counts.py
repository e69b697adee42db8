"""Tables and texts that count measures: for each status a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from parsers.report.page.grids import Grid
from parsers.report.page.pages import Page
from parsers.report.words.areas import heading, says
from parsers.report.words.countsaid import counted, names_nothing
from parsers.report.words.statuses import StatusWordsReader, status_words
from schema import Box, Slide, Status, TextBox
from schema.values import dataclass
from schema.vocabulary import REMEMBERED, Vocabulary, folded, words_in

_COUNT: Final = re.compile(
    r"^\(?(\d{1,3})\)?(?: ?(?:stk\.?|tiltak))?(?: *\(\d{1,3}(?:[,.]\d+)? ?%\))?$", re.IGNORECASE
)
# A chart whose figures are together so many shows shares; few plans have so many measures.
WHOLE_IN_PERCENT: Final = 100
# Two figures at the least make a table of counts.
FEWEST_COUNTS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """A table of counts: for each status a figure, and the area if the table itself names it.

    `in_text` tells that it is but a line of text that says so; of how many `measures` in all, such a
    line may say too.
    """

    counts: tuple[tuple[Status, int], ...]
    area: str | None
    box: Box | None
    slide: int
    in_text: bool = False
    measures: int | None = None

    def agree(self, rows: Mapping[Status, int]) -> bool:
        """Tell whether so many rows of each status were read, and as many in all."""
        return self.figures_agree(rows) and self.measures in (None, sum(rows.values()))

    def figures_agree(self, rows: Mapping[Status, int]) -> bool:
        """Tell whether so many rows of each status were read."""
        return all(rows.get(status, 0) == count for status, count in self.counts)


def counts_in(grid: Grid, slide: int, vocabulary: Vocabulary) -> tuple[Counts, ...]:
    """Return the counts that a table declares; none where it is no table of counts."""
    words = status_words(vocabulary)
    return (
        _areas_by_statuses(grid, slide, words, vocabulary)
        or _statuses_by_areas(grid, slide, words, vocabulary)
        or _statuses_down(grid, slide, words, vocabulary)
        or _statuses_over(grid, slide, words, vocabulary)
    )


def counts_in_charts(slide: Slide, vocabulary: Vocabulary) -> tuple[Counts, ...]:
    """Return the counts that charts on a slide about measures show, which are no shares of 100.

    The name of a chart's only series (`Antall`, `Serie 1`) names no area.
    """
    if not slide.charts:
        return ()
    names = [cell.text for chart in slide.charts for cell in chart.cells]
    printed = (*names, *(text.text for text in slide.texts))
    if not any(says(text, vocabulary.overview.measures) for text in printed):
        return ()
    return tuple(
        replace(
            counts,
            area=counts.area if chart.columns > len(("name", "figure")) else None,
            in_text=True,
        )
        for chart in slide.charts
        for counts in counts_in(Grid(chart), slide.number, vocabulary)
        if sum(count for _, count in counts.counts) != WHOLE_IN_PERCENT
    )


def counts_in_texts(page: Page, vocabulary: Vocabulary) -> tuple[Counts, ...]:
    """Return the counts that stand in text boxes.

    They are `● Fullført 2` a line each, all in one line, or all of an area's behind its name; or
    sentences tell them.
    """
    words = status_words(vocabulary)
    found = []
    slide = page.slide
    for text, printed in zip(slide.texts, page.printed, strict=True):
        counts: dict[Status, int] = {}
        for paragraph in text.paragraphs if words.may_count(printed) else ():
            lines = paragraph.text.split("\n") if words.may_count(paragraph.text) else ()
            for line in lines:
                for status, count in words.counts(f"{paragraph.bullet or ''} {line}"):
                    counts.setdefault(status, count)
                name, behind = words.counts_of(line)
                if behind and not names_nothing(name, vocabulary):
                    area = heading(name, vocabulary)
                    found.append(_of_text(text, slide, behind, area=area, in_text=True))
        if len(counts) >= FEWEST_COUNTS:
            found.append(_of_text(text, slide, counts.items()))
        elif all(one.in_text for one in found):
            found.extend(_in_sentences(text, slide, vocabulary))
    return tuple(found)


def _in_sentences(text: TextBox, slide: Slide, vocabulary: Vocabulary) -> Iterator[Counts]:
    found = [counted(paragraph.text, vocabulary) for paragraph in text.paragraphs]
    # One paragraph may say of what the next one has the figures: `Planen har 11 tiltak.`
    if len(found) > 1 and not any(found):
        found = [counted(text.text, vocabulary)]
    for said in filter(None, found):
        area = said.name or None
        counts = _of_text(text, slide, said.counts, area=area, in_text=True)
        yield replace(counts, measures=said.measures)


def _of_text(
    text: TextBox,
    slide: Slide,
    counts: Iterable[tuple[Status, int]],
    *,
    area: str | None = None,
    in_text: bool = False,
) -> Counts:
    told = tuple(counts)
    return Counts(counts=told, area=area, box=text.box, slide=slide.number, in_text=in_text)


@lru_cache(maxsize=REMEMBERED)
def number(text: str) -> int | None:
    """Return the count that a text is, None where it is something else."""
    found = _COUNT.match(text)
    return int(found.group(1)) if found else None


def _status(text: str, words: StatusWordsReader) -> Status | None:
    read = words.text(text)
    return None if read.rest else read.by_label or read.by_symbol


def is_total(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is the word for a sum."""
    return folded(text) in words_in(vocabulary.overview.total)


def _areas_by_statuses(
    grid: Grid, slide: int, words: StatusWordsReader, vocabulary: Vocabulary
) -> tuple[Counts, ...]:
    for row in range(min(2, grid.rows)):
        statuses = {
            column: status
            for column in range(1, grid.columns)
            if (status := _status(text := grid.texts[row][column], words)) is not None
            and not text[0].isdigit()  # a percentage is a figure of the row
        }
        if len(statuses) < FEWEST_COUNTS or number(grid.texts[row][0]) is not None:
            continue
        return tuple(_area_rows(grid, row + 1, statuses, slide, vocabulary))
    return ()


def _area_rows(
    grid: Grid, start: int, statuses: dict[int, Status], slide: int, vocabulary: Vocabulary
) -> Iterator[Counts]:
    first = min(statuses)
    for row in range(start, grid.rows):
        # Figures before the statuses number the areas, or count all their measures.
        told = (text for text in grid.texts[row][:first] if number(text) is None)
        name = heading(" ".join(told), vocabulary)
        name = re.sub(r"^\d+[.)]?\s+", "", name)
        counts = tuple(
            (status, count)
            for column, status in statuses.items()
            if (count := number(grid.texts[row][column])) is not None
        )
        if name and counts and not is_total(name, vocabulary):
            yield Counts(counts=counts, area=name, box=grid.table.box, slide=slide)


def _statuses_by_areas(
    grid: Grid, slide: int, words: StatusWordsReader, vocabulary: Vocabulary
) -> tuple[Counts, ...]:
    rows = {
        row: status
        for row in range(1, grid.rows)
        if (status := _status(grid.texts[row][0], words)) is not None
    }
    columns = [
        column
        for column in range(1, grid.columns)
        if rows and all(number(grid.texts[row][column]) is not None for row in rows)
    ]
    names = {column: heading(grid.texts[0][column], vocabulary) for column in columns}
    names = {
        column: name
        for column, name in names.items()
        if name and not is_total(name, vocabulary) and not _is_count_header(name, vocabulary)
    }
    if len(rows) < FEWEST_COUNTS or len(names) < FEWEST_COUNTS:
        return ()
    present = {c: n for c, n in names.items() if not says(n, vocabulary.overview.previous)}
    # Beside last month's figures a column holds this month's, and names no area.
    areas = names if len(present) == len(names) else dict.fromkeys(present)
    return tuple(
        Counts(
            counts=tuple((rows[row], number(grid.texts[row][column]) or 0) for row in rows),
            area=name,
            box=grid.table.box,
            slide=slide,
        )
        for column, name in areas.items()
    )


def _statuses_over(
    grid: Grid, slide: int, words: StatusWordsReader, vocabulary: Vocabulary
) -> tuple[Counts, ...]:
    """Return the counts of a table that is a row of statuses over a row of their figures."""
    if grid.rows != len(("statuses", "figures")):
        return ()
    counts: dict[Status, int] = {}
    for said, figure in zip(*grid.texts, strict=True):
        status, count = _status(said, words), number(figure)
        if status is not None and count is not None and status not in counts:
            counts[status] = count
        elif (said or figure) and not is_total(said, vocabulary):
            return ()
    if len(counts) < FEWEST_COUNTS:
        return ()
    return (Counts(counts=tuple(counts.items()), area=None, box=grid.table.box, slide=slide),)


def _is_count_header(text: str, vocabulary: Vocabulary) -> bool:
    return folded(text) in words_in(vocabulary.overview.count)


def _statuses_down(
    grid: Grid, slide: int, words: StatusWordsReader, vocabulary: Vocabulary
) -> tuple[Counts, ...]:
    found: list[Counts] = []
    current: dict[Status, int] = {}
    area: str | None = None

    def close() -> None:
        if len(current) >= FEWEST_COUNTS:
            box = grid.table.box
            found.append(Counts(counts=tuple(current.items()), area=area, box=box, slide=slide))
        current.clear()

    for row in range(grid.rows):
        texts = [text for text in grid.texts[row] if text]
        if _leads(texts, words):
            close()
            area, texts = heading(texts[0], vocabulary), texts[1:]
        numbers = [text for text in texts if number(text) is not None]
        said = [text for text in texts if number(text) is None]
        told = " ".join(said)
        status = _status_said(grid, row, said, words)
        if status is not None and len(numbers) == 1 and status not in current:
            current[status] = number(numbers[0]) or 0
        elif len(texts) == 1 and not numbers and status is None and heading(told, vocabulary):
            name = heading(_unlisted(grid, row), vocabulary)
            if name:  # an area's goals may stand between its name and its counts
                close()
                area = name
        elif numbers and is_total(told, vocabulary):
            continue
        elif numbers or (texts and (current or found)):
            return ()
    close()
    return tuple(found)


def _status_said(
    grid: Grid, row: int, said: Sequence[str], words: StatusWordsReader
) -> Status | None:
    """Return the status that a row's words say.

    `Gjennomført` beside `3.2 Måle utslipp` is a measure's status; a sign may be any status's.
    """
    named = (text for text in said if any(map(str.isalpha, text)))
    if any(_status(text, words) is None for text in named):
        return None
    return _status(_with_bullets(grid, row, " ".join(said)), words)


def _leads(texts: Sequence[str], words: StatusWordsReader) -> bool:
    """Tell whether a row has an area's name before the first of its statuses and its count."""
    if len(texts) != len(("Beredskap", "Fullført", "2")):
        return False
    name, label, count = texts
    named = any(map(str.isalpha, name)) and words.text(name).status is None
    return named and _status(label, words) is not None and number(count) is not None


def _unlisted(grid: Grid, row: int) -> str:
    """Return what stands in a row and is no item of a list."""
    paragraphs = [paragraph for cell in grid.begun[row] for paragraph in cell.paragraphs]
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.bullet)


def _with_bullets(grid: Grid, row: int, told: str) -> str:
    bullets = [
        paragraph.bullet
        for cell in grid.begun[row]
        for paragraph in cell.paragraphs
        if paragraph.bullet
    ]
    return " ".join((*bullets, told)) if told else ""
