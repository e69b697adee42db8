"""A plan's past in, spells out: how long each measure has had each status."""

from __future__ import annotations

from ingest.rows.past import Past, spells
from schema.tables import SpellRow


def timeline(past: Past) -> list[SpellRow]:
    """Return the unbroken spells of one status; a measure's spells do not overlap.

    A report without the measure ends the spell at that report's date. A spell that reaches the
    plan's latest report is current: it has no end, and its days are counted up to that report.
    """
    dates = past.dates
    rows = []
    for measure in past.measures:
        for spell in spells(measure):
            first, last = spell[0], spell[-1]
            after = last.report + 1
            end = dates[after] if after < len(dates) else None
            rows.append(
                SpellRow(
                    plan=past.plan,
                    tiltak_id=measure.tiltak_id,
                    omrade=last.omrade,
                    tiltak=last.record.tiltak,
                    status=first.record.status,
                    valid_from=dates[first.report],
                    valid_to=end,
                    days=((end or dates[-1]) - dates[first.report]).days,
                    reports=len(spell),
                )
            )
    return rows
