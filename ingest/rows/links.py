"""History in, links out: the recognitions that were not word for word."""

from __future__ import annotations

from schema.history import History, Link
from schema.tables import LinkRow


def links(history: History) -> list[LinkRow]:
    """Return a row for each recognition, in the order of the later report and its deck."""
    return [_row(history, link) for link in sorted(history.links, key=_place)]


def _place(link: Link) -> tuple[int | str, ...]:
    earlier, later = link.earlier, link.later
    return (
        *(later.report, later.record.slide, later.record.row),
        *(earlier.report, earlier.record.slide, earlier.record.row),
        *(link.tiltak_id, link.kind.value),
    )


def _row(history: History, link: Link) -> LinkRow:
    earlier, later = link.earlier, link.later
    editions = history.plan.editions
    return LinkRow(
        plan=history.plan.name,
        tiltak_id=link.tiltak_id,
        from_file=editions[earlier.report].file,
        from_slide=earlier.record.slide,
        from_row=earlier.record.row,
        from_tiltak=earlier.record.tiltak,
        to_file=editions[later.report].file,
        to_slide=later.record.slide,
        to_row=later.record.row,
        to_tiltak=later.record.tiltak,
        similarity=link.similarity,
        certainty=link.certainty,
        reason=link.reason,
        kind=link.kind,
    )
