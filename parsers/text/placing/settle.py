"""The area of each measure, and the counts declared for each area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.report.words import areas
from parsers.text.matrix import Counts
from parsers.text.placing.assign import Solution, solve
from parsers.text.placing.goals import GOAL_WEIGHT, profiles_of, shared_goals
from parsers.text.placing.runs import Listed, ListedRows
from parsers.text.reading import Entry, Reading, row_status
from schema import Declared, Record, Severity, Status


def settle_areas(reading: Reading) -> Solution:
    """Give every row its area; return which declared counts belong to which area as well.

    Diagnostics: `area-guessed` where others would fit about as well.
    """
    behind = _headings_stand_behind(reading)
    listed = _lists(reading, behind=behind)
    started = _started(reading)
    _inherit_areas(reading, behind=behind)
    profiles = profiles_of(reading, listed=False)
    for profile, goals in zip(profiles, shared_goals(reading, listed=False), strict=True):
        profile.extend((goal, GOAL_WEIGHT) for goal in goals)
    rows = ListedRows(listed.rows, listed.marks(), profiles)
    solution = solve(started, reading.tables, rows, _own_tables(reading))
    for entry, area in zip(listed.entries, solution.rows, strict=True):
        entry.area = area
    if solution.doubtful:
        doubtful = ", ".join(f"“{reading.names[area]}”" for area in sorted(solution.doubtful))
        reading.say(
            Severity.WARNING,
            "area-guessed",
            "The text layer does not tell for certain which declared counts and not-started "
            f"measures belong to {doubtful}; the best fit was taken: compare it with the slides.",
        )
    return solution


@dataclass(slots=True)
class _Lists:
    """The rows of lists: each with the area that its page tells, and the headings among them.

    A heading is its area and the number of listed rows before it.
    """

    entries: list[Entry] = field(default_factory=list)
    rows: list[Listed] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)

    def marks(self) -> list[tuple[int, int]]:
        """Return the headings that part the rows.

        Where page breaks are lost, that of the table above may stand before all of them too.
        """
        again = {area for area, before in self.headings if before}
        return [(area, before) for area, before in self.headings if before or area not in again]


def _lists(reading: Reading, *, behind: bool) -> _Lists:
    """Make an entry of each row, with its area as its page tells it; return those of lists."""
    place = {name: number for number, name in enumerate(reading.names)}
    listed = _Lists()
    for page, found in reading.found:
        named = [(place[heading.name], heading.after) for heading in found.headings if heading.name]
        only = _only_area(named, len(found.rows))
        in_front = found.headings_in_front()
        before = len(listed.entries)
        for number, row in enumerate(found.rows):
            entry = Entry(page=page, row=row)
            area = place.get(areas.match(row.omrade, reading.names) or "") if row.omrade else None
            if area is None:
                area = only
            if area is None and (in_front or not row.listed):
                area = _nearest(named, number, behind=behind and not in_front)
            if row.listed:
                listed.entries.append(entry)
                listed.rows.append(Listed(text=row.tiltak, pri=row.pri, page_area=area))
            else:
                entry.area = area
            reading.entries.append(entry)
        if any(row.listed for row in found.rows):
            listed.headings.extend(
                (area, before + sum(row.listed for row in found.rows[:after]))
                for area, after in named
            )
    return listed


def _only_area(named: Sequence[tuple[int, int]], rows: int) -> int | None:
    """Return the one area that a page names, none of its headings amid the rows."""
    own = {area for area, _ in named}
    inside = any(0 < after < rows for _, after in named)
    return own.pop() if len(own) == 1 and not inside else None


def _own_tables(reading: Reading) -> list[int | None]:
    """Return each area's table, none where the overview does not name them itself."""
    named = [name for overview in reading.overviews for name in overview.names]
    if not named or len(named) < len(reading.tables):
        return []
    tables = {areas.match(name, reading.names): number for number, name in enumerate(named)}
    return [tables.get(name) for name in reading.names]


def _inherit_areas(reading: Reading, *, behind: bool) -> None:
    """Give rows on pages without a heading the area of the page that goes on with them."""
    started = [entry for entry in reading.entries if not entry.row.listed]
    lacking = sum(entry.area is None for entry in started)
    reading.inherited = lacking
    if lacking and not reading.tables and reading.names:
        reading.say(
            Severity.WARNING,
            "area-guessed",
            f"{lacking} measures stand where no area's name does, and were given to the area of "
            "the measures beside them; no counts confirm it: compare them with the slides.",
        )
    for entries in (started[::-1], started) if behind else (started, started[::-1]):
        last: int | None = None
        for entry in entries:
            if entry.area is None:
                entry.area = last
            last = entry.area


def _headings_stand_behind(reading: Reading) -> bool:
    behind = sum(
        (1 if heading.after == len(found.rows) else -1 if heading.after == 0 else 0)
        for _, found in reading.found
        for heading in found.headings
        if heading.name and found.rows
    )
    return behind > 0


def _nearest(named: Sequence[tuple[int, int]], row: int, *, behind: bool) -> int | None:
    if behind:
        return next((area for area, after in named if after > row), None)
    return next((area for area, after in reversed(named) if after <= row), None)


def _started(reading: Reading) -> list[Counts]:
    started: list[Counter[Status]] = [Counter() for _ in reading.names]
    for entry in reading.entries:
        if entry.area is not None and not entry.row.listed:
            started[entry.area][row_status(entry.row)] += 1
    return [dict(counts) for counts in started]


def declared_counts(reading: Reading, solution: Solution) -> tuple[Declared, ...]:
    """Return the counts that the overview declares; counts without an area are told."""
    tables = reading.tables
    given = {table for table in solution.tables if table is not None}
    spare = [tables[number] for number in range(len(tables)) if number not in given]
    for table in spare:
        figures = ", ".join(f"{status.value} {count}" for status, count in table.items())
        reading.say(
            Severity.WARNING,
            "count-mismatch",
            f"The overview declares counts ({figures}) for which no area is left; "
            "compare the overview with the areas that were read.",
        )
    return tuple(
        Declared(omrade=name, status=status, count=count, slide=0)
        for name, table in zip(reading.names, solution.tables, strict=True)
        if table is not None
        for status, count in tables[table].items()
    )


def tell_differences(
    reading: Reading, records: Sequence[Record], declared: Sequence[Declared]
) -> None:
    """Say where the measures that were read are not as many as the overview declares."""
    read = Counter((record.omrade, record.status) for record in records)
    differ = any(read[item.omrade, item.status] != item.count for item in declared)
    if differ and reading.inherited:
        reading.say(
            Severity.WARNING,
            "area-guessed",
            f"{reading.inherited} measures stand where no area's name does, and were given to the area "
            "of the measures beside them, which the overview's counts do not confirm; compare the areas "
            "with the slides.",
        )
    for item in declared:
        count = read[item.omrade, item.status]
        if count != item.count:
            cause = "a row of another area" if count > item.count else "a missing or changed row"
            reading.say(
                Severity.WARNING,
                "count-mismatch",
                f"The overview declares {item.count} measures “{item.status.value}” in "
                f"“{item.omrade}”, but {count} were read; look for {cause}.",
            )
