"""The overview of a text layer: names of areas, goals and counts, in whatever order they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from parsers.lines import joined
from parsers.text.lines import Line, bullet_parts, pri_of, starts_anew, text_of, without_bullet
from parsers.text.linewords import LineWords
from parsers.text.matrix import AreaCounts, Counts, parted_matrix
from parsers.text.turned import parted_turned
from schema import Status

# Two figures at the least make a table of counts.
FEWEST_COUNTS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal and its place: `run` counts the unbroken runs of bullets, `table` the counts before."""

    text: str
    run: int
    table: int


@dataclass(slots=True, kw_only=True)
class TextOverview:
    """What an overview page holds.

    `blocks` are its texts that are neither counts nor goals: areas' names, titles, the second
    lines of goals. Each stands with the number of the goal before it, None before the first.
    `names` are the areas of the first tables, where the overview itself says whose these are.
    """

    names: list[str] = field(default_factory=list)
    tables: list[Counts] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    blocks: list[tuple[list[Line], int | None]] = field(default_factory=list)


def is_overview(lines: Sequence[Line], words: LineWords) -> bool:
    """Tell whether a page declares counts.

    Statuses and figures on lines of their own count only beside a header or title that says so:
    on a page of measures they are statuses and priorities.
    """
    direct = sum(words.count(line.text) is not None for line in lines)
    if direct >= FEWEST_COUNTS or _parted(lines, words)[0]:
        return True
    if any(words.is_table_header(line.text) for line in lines):
        return False
    said = any(
        words.is_overview_title(line.text) or "count" in words.header(line.text) for line in lines
    )
    return said and sum(map(len, read_overview(lines, words).tables)) >= FEWEST_COUNTS


def read_overview(lines: Sequence[Line], words: LineWords) -> TextOverview:
    """Part an overview page into counts, goals and other texts."""
    rows, lines = _parted(lines, words)
    found = TextOverview(names=[row.name for row in rows if row.name])
    counts = _CountReader(words)
    run = 0
    counted = False
    for line in _without_headers(lines, words):
        if counts.take(line.text):
            run += 1
            counted = True
            continue
        if words.is_folio(line.text) or pri_of(line.text) is not None:
            continue
        if without_bullet(line.text) is not None:
            for number, part in enumerate(bullet_parts(line.text)):
                # Goals on one line stand in boxes beside each other.
                run += line.gap or number > 0
                goal_ = without_bullet(part) or part
                found.goals.append(Goal(text=goal_, run=run, table=counts.begun))
            counted = False
            continue
        # Behind counts, no goal goes on: what begins anew there is the next area's name.
        apart = line.gap or (counted and starts_anew(line.text))
        goal = len(found.goals) - 1 if found.goals else None
        if goal is not None and not apart and _follows_goal(found, goal):
            _lengthen(found, line.text)
        elif not line.gap and found.blocks and found.blocks[-1][1] == goal:
            found.blocks[-1][0].append(line)
        else:
            found.blocks.append(([line], goal))
    found.tables = [*(row.counts for row in rows), *counts.done()]
    return found


def _parted(lines: Sequence[Line], words: LineWords) -> tuple[list[AreaCounts], list[Line]]:
    """Part a page's lines into what one table for all areas counts, and all others."""
    rows, rest = parted_matrix(lines, words)
    return (rows, rest) if rows else parted_turned(lines, words)


def _without_headers(lines: Sequence[Line], words: LineWords) -> Iterator[Line]:
    """Yield the lines, with a table's header parted from an area's name in front of it."""
    for line in lines:
        parts = line.text.split(" ")
        for place in range(1, len(parts)):
            header = words.header(" ".join(parts[place:]))
            if len(header) > 1 and "count" in header and not words.header(line.text):
                yield Line(text=" ".join(parts[:place]), gap=line.gap)
                yield Line(text=" ".join(parts[place:]), gap=False)
                break
        else:
            yield line


def _follows_goal(found: TextOverview, goal: int) -> bool:
    return not found.blocks or found.blocks[-1][1] != goal


def _lengthen(found: TextOverview, text: str) -> None:
    last = found.goals[-1]
    found.goals[-1] = Goal(text=f"{last.text}\n{text}", run=last.run, table=last.table)


def with_block(goals: Sequence[Goal], goal: int, block: Sequence[Line]) -> list[Goal]:
    """Return the goals with a block of lines put behind one of them."""
    changed = list(goals)
    old = changed[goal]
    changed[goal] = Goal(text=f"{old.text}\n{text_of(block)}", run=old.run, table=old.table)
    return changed


def goal_text(goal: Goal) -> str:
    """Return a goal on one line."""
    return joined(goal.text)


class _CountReader:
    """Gathers figures into tables: a status that comes again belongs to the next table.

    So it does both where the tables stand one behind the other and where their rows do.
    """

    def __init__(self, words: LineWords) -> None:
        self.begun = 0
        self._words = words
        self._waiting: list[Status] = []
        self._found: list[tuple[int, Status, int]] = []

    def take(self, text: str) -> bool:
        """Take a line if it belongs to a table of counts."""
        columns = self._words.header(text)
        if columns and ("count" in columns or len(columns) == 1):
            self.begun += "count" in columns
            return True
        count = self._words.count(text)
        if count is not None:
            status, figure = count
            if status is not None:
                self._found.append((self.begun, status, figure))
            return True
        mark = self._words.status(text)
        if mark is not None:
            status = mark.by_label or mark.by_symbol
            if status is not None and (not self._waiting or self._waiting[-1] is not status):
                self._waiting.append(status)
            return True
        if self._waiting and text.isdigit():
            self._found.append((self.begun, self._waiting.pop(0), int(text)))
            return True
        return False

    def done(self) -> list[Counts]:
        """Return the tables, each with its figures by status."""
        times = Counter(status for _, status, _ in self._found)
        headers = {begun for begun, _, _ in self._found}
        if len(headers) >= max(times.values(), default=0):
            by_header: dict[int, Counts] = {}
            for begun, status, figure in self._found:
                by_header.setdefault(begun, {})[status] = figure
            return [by_header[begun] for begun in sorted(by_header)]
        tables: list[Counts] = []
        seen: Counter[Status] = Counter()
        for _, status, figure in self._found:
            if seen[status] == len(tables):
                tables.append({})
            tables[seen[status]][status] = figure
            seen[status] += 1
        return tables
