"""An archive of any size: plans that report month by month, as PPTX and PDF in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from deckmaker.looks import WINDOWS
from deckmaker.model import Cell, Grid
from deckmaker.render_pdf import draw_pdf
from deckmaker.render_pptx import draw_pptx
from deckmaker.report import (
    LABELS,
    LEFT,
    SYMBOLS,
    Item,
    Office,
    counts_of,
    plain,
    text,
    waiting_page,
)
from deckmaker.truth import Truth

from benchmarks.histories import told
from benchmarks.rates import LIGHT
from schema.deck import Role
from schema.report import Edition, Record, Status

# The two real decks have 20 and 36 measures.
MEASURES = 26
MONTHS = 24


def make(folder: Path, decks: int) -> list[Path]:
    """Fill a folder with decks, those that are there already left alone; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    plans = range(-(-decks // MONTHS))
    with ProcessPoolExecutor() as pool:
        made = pool.map(_make_plan, [folder] * len(plans), plans)
        paths = [path for of_plan in made for path in of_plan]
    for path in paths[decks:]:
        path.unlink()
    return paths[:decks]


def _make_plan(folder: Path, number: int) -> list[Path]:
    home = folder / f"plan-{number:04}"
    home.mkdir(exist_ok=True)
    plan = told(number, LIGHT, measures=MEASURES, months=MONTHS, gaps=False).plan
    return list(_drawn(home, number, plan.editions))


def _drawn(home: Path, number: int, editions: tuple[Edition, ...]) -> Iterator[Path]:
    for month, edition in enumerate(editions):
        path = home / f"statusrapport {edition.report_date}.{('pptx', 'pdf')[month % 2]}"
        if not path.exists():
            truth = _as_drawn(number, edition)
            pages = Office(overview=_overview, waiting=_waiting).draw(truth).pages
            data = draw_pptx(pages) if month % 2 == 0 else draw_pdf(pages, WINDOWS)
            path.write_bytes(data)
        yield path


def _as_drawn(number: int, edition: Edition) -> Truth:
    records = tuple(
        # Measures not started stand in the list that has no labels; no font here has pictograms.
        replace(record, ikon=None, status_tekst=LABELS.get(record.status))
        if record.status is not Status.NOT_STARTED
        else replace(record, ikon=None, status_tekst=None)
        for record in edition.report.records
    )
    areas = edition.report.areas
    return Truth(name=f"Plan {number}", day=edition.report_date, areas=areas, records=records)


def _overview(truth: Truth) -> list[Item]:
    """Lay the areas' boxes out in rows of three."""
    items: list[Item] = [text((LEFT, 20, 800), "Overordnet oversikt", size=24, role=Role.TITLE)]
    for number, area in enumerate(truth.areas):
        left, top = LEFT + number % 3 * 300, 70 + number // 3 * 225
        rows: list[list[Cell | None]] = [[plain(v) for v in ("status", "tiltak", "antall")]]
        rows += [
            [plain(SYMBOLS[status]), plain(LABELS[status]), plain(str(count))]
            for status, count in counts_of(truth, area)
        ]
        items.append(text((left, top, 280), area.name, size=14, bold=True))
        items.append(Grid(left=left, top=top + 50, widths=[60, 140, 60], rows=rows))
    return items


def _waiting(truth: Truth) -> list[tuple[Item, Sequence[Record]]]:
    areas = tuple(area for area in truth.areas if truth.waiting(area))
    return waiting_page(replace(truth, areas=areas))
