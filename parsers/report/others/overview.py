"""The deck's own overview: how many measures of each area have which status."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from parsers.lines import joined
from parsers.report.others.counts import Counts
from parsers.report.others.tiles import figure_and_status
from parsers.report.page import headings
from parsers.report.page.headings import Heading
from parsers.report.page.pages import Page
from parsers.report.words.areas import match, says
from parsers.report.words.dates import dates_in
from schema import Area, Box, Declared, Role, Status, Total
from schema.values import dataclass
from schema.vocabulary import Vocabulary

# What stands between the plan's name and an area's in a heading: `Handlingsplan HR – Kompetanse`.
_PARTING: Final = re.compile(r"\s[–—|-]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All that a deck's overview says.

    `totals` count all areas' measures together, `unplaced` are counts that no heading could be
    found for, `said` what sentences count.
    """

    areas: tuple[Area, ...] = ()
    declared: tuple[Declared, ...] = ()
    totals: tuple[Total, ...] = ()
    unplaced: tuple[Counts, ...] = ()
    said: tuple[Counts, ...] = ()


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
    said: list[Counts] = []
    for page, counted in found:
        tables = _apart(counted)
        before = [area.name for area in areas]
        free = [table for table in tables if table.area is None and not table.in_text]
        texts = _names(page, slide_names, vocabulary)
        own = [text for text in texts if text.name not in everywhere]
        given = _placed(free, own if len(own) >= len(free) else texts, slide_names)
        dated = _dated(page, vocabulary)
        said.extend(_said([table for table in tables if table.in_text], slide_names, dated))
        for table in tables:
            if table.in_text:
                continue
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
    return Overview(
        areas=tuple(areas),
        declared=tuple(_newest(placed)),
        unplaced=tuple(unplaced),
        said=tuple(said),
    )


def _apart(tables: Sequence[Counts]) -> list[Counts]:
    """Return counts, those of several texts as tables are where two count one status: neither counts all."""
    nameless = [table for table in tables if table.in_text and table.area is None]
    counted = [status for table in nameless for status, _ in table.counts]
    several = len({t.box for t in nameless}) > 1 and len(set(counted)) < len(counted)
    return [replace(t, in_text=False) if several and t in nameless else t for t in tables]


def _said(
    tables: Sequence[Counts],
    slide_names: Sequence[str],
    dated: Sequence[tuple[Box | None, tuple[bool, date]]],
) -> Iterator[Counts]:
    """Yield what texts count of an area's measures, or of all; `Hittil i år: 3 fullført` does neither."""
    parts = [_PARTING.split(name)[-1] for name in slide_names if _PARTING.search(name)]
    for table in tables:
        if table.area is None:
            if _newness(table, dated)[0]:
                yield table
        elif (name := match(table.area, slide_names) or match(table.area, parts)) is not None:
            yield replace(table, area=name)


def _newest(placed: Sequence[tuple[str, Counts, tuple[bool, date]]]) -> Iterator[Declared]:
    """Yield the figures of each area; of last month's and this month's, this month's."""
    newest: dict[str, tuple[bool, date]] = {}
    for name, _, newness in placed:
        newest[name] = max(newness, newest.get(name, newness))
    seen: set[tuple[str, Status]] = set()
    for name, table, newness in placed:
        for status, count in table.counts if newness == newest[name] else ():
            if (name, status) not in seen:
                seen.add((name, status))
                yield Declared(omrade=name, status=status, count=count, slide=table.slide)


def _dated(page: Page, vocabulary: Vocabulary) -> list[tuple[Box | None, tuple[bool, date]]]:
    """Return the texts that may date counts: whether they say nothing of earlier, and their date.

    What tells is a date or a word such as `forrige`.
    """
    found: list[tuple[Box | None, tuple[bool, date]]] = []
    for text, printed in zip(page.slide.texts, page.printed, strict=True):
        if text.role in (Role.DATE, Role.FOOTER):
            continue
        earlier = says(printed, vocabulary.overview.previous)
        days = [day.last for day in dates_in(printed, vocabulary)]
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
    tables: Sequence[Counts], texts: Sequence[Heading], slide_names: Sequence[str]
) -> dict[int, Heading]:
    known = [text for text in texts if match(text.name, slide_names)]
    pool = known if len(known) >= len(tables) else list(texts)
    given = headings.assign(pool, [table.box for table in tables])
    return {id(table): item for table, item in zip(tables, given, strict=True) if item is not None}


def _names(page: Page, slide_names: Sequence[str], vocabulary: Vocabulary) -> list[Heading]:
    titles = vocabulary.headings.overview
    return [
        item
        for item in page.named
        if match(item.name, slide_names)
        or not (says(item.printed, titles) or figure_and_status(joined(item.printed), vocabulary))
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
    home = Box.around((item.box, table.box))
    mine = headings.nearest(lists, home)
    rivals = [text.box for text in texts if text.box is not None and text is not item]
    if mine is None or mine.box is None:
        return ()
    own = headings.distance(item.box, mine.box)
    return mine.bullets if all(headings.distance(r, mine.box) >= own for r in rivals) else ()


def renamed(overview: Overview, names: Mapping[str, str]) -> Overview:
    """Return an overview whose counts stand for other areas, as `names` says."""
    declared = tuple(
        replace(item, omrade=names.get(item.omrade, item.omrade)) for item in overview.declared
    )
    return replace(overview, declared=declared)


def with_totals(overview: Overview, found: dict[str, dict[Status, int]]) -> Overview:
    """Return an overview whose figures that count all areas' rows together are totals.

    Such are those that agree with all rows `found`, by area and status, and those of the only name
    that has figures, where no row stands under it. Where areas have figures of their own, totals
    that agree say nothing more, and are left out.
    """
    rows: Counter[Status] = Counter()
    for counts in found.values():
        rows.update(counts)
    names = {item.omrade for item in overview.declared}
    whole = {
        area
        for area in names - set(found)
        if (len(names) == 1 and any(found))
        or all(rows[d.status] == d.count for d in overview.declared if d.omrade == area)
    }
    own = tuple(item for item in overview.declared if item.omrade not in whole)
    agreeing = [table for table in overview.unplaced if table.agree(rows)]
    totals = {
        status: Total(status=status, count=count, slide=table.slide)
        for table in agreeing
        for status, count in table.counts
    } | {
        item.status: Total(status=item.status, count=item.count, slide=item.slide)
        for item in overview.declared
        if item.omrade in whole
    }
    return Overview(
        areas=tuple(area for area in overview.areas if area.name not in whole),
        declared=own,
        totals=() if own else (tuple(totals.values()) or overview.totals),
        unplaced=tuple(table for table in overview.unplaced if table not in agreeing),
    )
