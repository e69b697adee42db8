"""Which of a plan's areas were renamed as a whole, or merged into another."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.rows.past import Past

# An area that vanishes while one of its measures turns up in an area known before tells of that
# measure; two or more tell of the area.
MERGED_AT_LEAST = 2


def renames(past: Past) -> tuple[dict[str, str], ...]:
    """Return, for each report, the areas that have got another name by then: old name to new.

    A renaming lasts until the old name stands in a report again.
    """
    known: dict[str, str] = {}
    found = []
    for index, areas in enumerate(past.areas):
        known = {old: new for old, new in known.items() if old not in areas}
        known |= dict(_renamed(past, index)) if index else {}
        found.append(dict(known))
    return tuple(found)


def _renamed(past: Past, report: int) -> Iterator[tuple[str, str]]:
    """Yield the areas that vanish with a report, all whose measures now stand in one other."""
    before, after = past.areas[report - 1], past.areas[report]
    now = {seen.tiltak_id: seen.omrade for seen in past.reports[report]}
    for old in before:
        moved = [
            now[seen.tiltak_id]
            for seen in past.reports[report - 1]
            if seen.omrade == old and seen.tiltak_id in now
        ]
        if not old or old in after or len(set(moved)) != 1 or not moved[0]:
            continue
        if moved[0] not in before or len(moved) >= MERGED_AT_LEAST:
            yield old, moved[0]
