"""The deck's own overview: how many measures of each area have which status."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from parsers.report.page import headings
from parsers.report.page.grids import Grid
from parsers.report.page.headings import Heading
from parsers.report.page.pages import Page
from parsers.report.words.areas import heading, match, says
from parsers.report.words.dates import dates_in
from parsers.report.words.statuses import StatusWordsReader, status_words
from schema import Area, Box, Declared, Role, Slide, Status, TextBox
from schema.values import dataclass
from schema.vocabulary import REMEMBERED, Vocabulary, folded, words_in

_COUNT: Final = re.compile(
    r"^\(?(\d{1,3})\)?(?: ?(?:stk\.?|tiltak))?(?: *\(\d{1,3}(?:[,.]\d+)? ?%\))?$", re.IGNORECASE
)
# Two figures at the least make a table of counts.
FEWEST_COUNTS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """A table of counts: for each status a figure, and the area if the table itself names it.

    `in_text` tells that it is but a line of text that says so.
    """

    counts: tuple[tuple[Status, int], ...]
    area: str | None
    box: Box | None
    slide: int
    in_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All that a deck's overview says.

    `unplaced` are counts that no heading could be found for.
    """

    areas: tuple[Area, ...] = ()
    declared: tuple[Declared, ...] = ()
    unplaced: tuple[Counts, ...] = ()


def counts_in(grid: Grid, slide: int, vocabulary: Vocabulary) -> tuple[Counts, ...]:
    """Return the counts that a table declares; none where it is no table of counts."""
    words = status_words(vocabulary)
    return (
        _areas_by_statuses(grid, slide, words, vocabulary)
        or _statuses_by_areas(grid, slide, words, vocabulary)
        or _statuses_down(grid, slide, words, vocabulary)
    )


def counts_in_texts(slide: Slide, vocabulary: Vocabulary) -> tuple[Counts, ...]:
    """Return the counts that stand in text boxes.

    They are `● Fullført 2` a line each, all in one line, or all of an area's behind its name.
    """
    words = status_words(vocabulary)
    found = []
    for text in slide.texts:
        counts: dict[Status, int] = {}
        for paragraph in text.paragraphs:
            lines = paragraph.text.split("\n") if words.may_count(paragraph.text) else ()
            for line in lines:
                for status, count in words.counts(f"{paragraph.bullet or ''} {line}"):
                    counts.setdefault(status, count)
                name, behind = words.counts_of(line)
                if behind:
                    area = heading(name, vocabulary)
                    found.append(_counts_of_text(behind, text, slide, area))
        if len(counts) >= FEWEST_COUNTS:
            found.append(_counts_of_text(counts.items(), text, slide))
    return tuple(found)


def _counts_of_text(
    counts: Iterable[tuple[Status, int]], text: TextBox, slide: Slide, area: str | None = None
) -> Counts:
    return Counts(
        counts=tuple(counts), area=area, box=text.box, slide=slide.number, in_text=area is not None
    )


def read_overview(
    found: Sequence[tuple[Page, Sequence[Counts]]],
    slide_names: Sequence[str],
    everywhere: frozenset[str],
    vocabulary: Vocabulary,
) -> Overview:
    """Bring counts and headings together, by geometry.

    `slide_names` are the areas' names as the slides of measures print them: a text that is like
    one of them is a heading before any other text is. What stands `everywhere` is one only where
    there are no others.
    """
    areas: list[Area] = []
    placed: list[tuple[str, Counts, tuple[bool, date]]] = []
    unplaced: list[Counts] = []
    for page, tables in found:
        before = [area.name for area in areas]
        free = [table for table in tables if table.area is None]
        texts = _names(page, slide_names, vocabulary)
        own = [text for text in texts if text.name not in everywhere]
        given = _placed(free, own if len(own) >= len(free) else texts, page, slide_names)
        dated = _dated(page.slide, vocabulary)
        for table in tables:
            if table.in_text and match(table.area or "", slide_names) is None:
                continue  # `Hittil i år: 3 fullført, 2 pågår` counts no area's measures
            item = given.get(id(table))
            name = table.area or (item.name if item is not None else "")
            if not name:
                unplaced.append(table)
                continue
            # Two headings on one slide are two areas, however alike.
            name = match(name, before) or name
            placed.append((name, table, _newness(table, dated)))
            goals = _goals(item, table, page, texts)
            if all(area.name != name for area in areas):
                areas.append(Area(name=name, goals=goals))
    return Overview(areas=tuple(areas), declared=tuple(_newest(placed)), unplaced=tuple(unplaced))


def _newest(placed: Sequence[tuple[str, Counts, tuple[bool, date]]]) -> Iterator[Declared]:
    """Yield the figures of each area; of last month's and this month's, this month's."""
    seen: set[tuple[str, Status]] = set()
    for name, table, newness in placed:
        newest = max(other for area, _, other in placed if area == name)
        for status, count in table.counts if newness == newest else ():
            if (name, status) not in seen:
                seen.add((name, status))
                yield Declared(omrade=name, status=status, count=count, slide=table.slide)


def _dated(slide: Slide, vocabulary: Vocabulary) -> list[tuple[Box | None, tuple[bool, date]]]:
    """Return the texts that may date counts: whether they say nothing of earlier, and their date.

    What tells is a date or a word such as `forrige`.
    """
    found: list[tuple[Box | None, tuple[bool, date]]] = []
    for text in slide.texts:
        if text.role in (Role.DATE, Role.FOOTER):
            continue
        earlier = says(text.text, vocabulary.overview.previous)
        days = [day.last for day in dates_in(text.text, vocabulary)]
        if earlier or days:
            found.append((text.box, (not earlier, max(days, default=date.min))))
    return found


def _newness(
    table: Counts, dated: Sequence[tuple[Box | None, tuple[bool, date]]]
) -> tuple[bool, date]:
    """Return whether a table of counts is not said to be an earlier one, and its date.

    The text nearest to it tells.
    """
    nearest = min(dated, key=lambda text: headings.distance(text[0], table.box), default=None)
    return nearest[1] if nearest is not None else (True, date.min)


def _placed(
    tables: Sequence[Counts],
    texts: Sequence[Heading],
    page: Page,
    slide_names: Sequence[str],
) -> dict[int, Heading]:
    known = [text for text in texts if match(text.name, slide_names)]
    pool = known if len(known) >= len(tables) else list(texts)
    given = headings.assign(pool, [table.box for table in tables], page.frames)
    return {id(table): item for table, item in zip(tables, given, strict=True) if item is not None}


def _names(page: Page, slide_names: Sequence[str], vocabulary: Vocabulary) -> list[Heading]:
    titles = vocabulary.headings.overview
    return [
        item
        for item in page.named
        if match(item.name, slide_names) or not says(item.printed, titles)
    ]


def _goals(
    item: Heading | None, table: Counts, page: Page, texts: Sequence[Heading]
) -> tuple[str, ...]:
    if item is None:
        return ()
    if item.bullets:
        return item.bullets
    lists = [text for text in page.headings if text.bullets and not text.name]
    if not lists or item.box is None or table.box is None:
        return ()
    # A list of goals belongs to the heading and count table that it is nearest to.
    frames = page.frames
    home = Box.around((item.box, table.box))
    mine = headings.nearest(lists, home, frames)
    rivals = [text.box for text in texts if text.box is not None and text is not item]
    if mine is None or mine.box is None:
        return ()
    own = headings.distance(item.box, mine.box, frames)
    return (
        mine.bullets if all(headings.distance(r, mine.box, frames) >= own for r in rivals) else ()
    )


@lru_cache(maxsize=REMEMBERED)
def number(text: str) -> int | None:
    """Return the count that a text is, None where it is something else."""
    found = _COUNT.match(text)
    return int(found.group(1)) if found else None


def _status(text: str, words: StatusWordsReader) -> Status | None:
    read = words.text(text)
    return read.status if read.only_status else None


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


def renamed(overview: Overview, names: dict[str, str]) -> Overview:
    """Return an overview whose counts stand for other areas, as `names` says."""
    declared = tuple(
        replace(item, omrade=names.get(item.omrade, item.omrade)) for item in overview.declared
    )
    return replace(overview, declared=declared)


def without_totals(overview: Overview, found: dict[str, dict[Status, int]]) -> Overview:
    """Return an overview without the figures that count all areas' rows together, and rightly.

    `found` are the rows read, by area and status.
    """
    totals: Counter[Status] = Counter()
    for counts in found.values():
        totals.update(counts)
    whole = {
        area
        for area in {item.omrade for item in overview.declared} - set(found)
        if all(totals[d.status] == d.count for d in overview.declared if d.omrade == area)
    }
    return Overview(
        areas=tuple(area for area in overview.areas if area.name not in whole),
        declared=tuple(item for item in overview.declared if item.omrade not in whole),
        unplaced=tuple(
            table
            for table in overview.unplaced
            if any(totals[status] != count for status, count in table.counts)
        ),
    )
