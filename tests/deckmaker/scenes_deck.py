"""Looks that differ in what the deck holds besides its tables of measures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from deckmaker.model import Cell, Grid
from deckmaker.report import (
    LABELS,
    LEFT,
    STANDARD,
    SYMBOLS,
    Expected,
    Item,
    Office,
    Scene,
    counts_of,
    heading,
    measures,
    overview_boxes,
    plain,
    text,
    title_page,
    titled,
)
from deckmaker.truth import Truth
from schema.deck import Role
from schema.report import Area, DateSource, Status


def _dated(truth: Truth, title: str, *more: Item, source: DateSource = DateSource.STATUS) -> Scene:
    return Office(title=lambda t: titled(t, title, *more), source=source).draw(truth)


def short_date(truth: Truth) -> Scene:
    """Write `per 13.10.23`."""
    return _dated(truth, "Handlingsplan – status per 13.10.23")


def date_in_words(truth: Truth) -> Scene:
    """Write `pr. 13. oktober 2023`."""
    return _dated(truth, "Handlingsplan – statusrapport pr. 13. oktober 2023")


def iso_date(truth: Truth) -> Scene:
    """Write `per 2023-10-13`."""
    return _dated(truth, "Handlingsplan - status per 2023-10-13")


def month_only(truth: Truth) -> Scene:
    """Write `per oktober 2023`, which is its last day."""
    october = replace(truth, day=truth.day.replace(day=31))
    return _dated(october, "Handlingsplan – statusrapport per oktober 2023")


def quarter(truth: Truth) -> Scene:
    """Write `per Q3 2023`, which is the quarter's last day."""
    september = replace(truth, day=truth.day.replace(month=9, day=30))
    return _dated(september, "Handlingsplan – statusrapport per Q3 2023")


def tertial(truth: Truth) -> Scene:
    """Write `per T2 2023`, which is the last day of August."""
    august = replace(truth, day=truth.day.replace(month=8, day=31))
    return _dated(august, "Handlingsplan – statusrapport per T2 2023")


def date_on_the_slides_only(truth: Truth) -> Scene:
    """Print the date below the title, announced by nothing."""
    day = text((100, 320, 300), "13. oktober 2023", size=14)

    def overview(truth: Truth) -> list[Item]:
        return [
            i
            for i in overview_boxes(truth)
            if not (isinstance(i, type(day)) and i.role is Role.DATE)
        ]

    office = Office(
        title=lambda t: titled(t, "Handlingsplan – statusrapport", day),
        overview=overview,
        source=DateSource.SLIDE,
    )
    return office.draw(truth)


def _counted(truth: Truth, overview: Callable[[Truth], list[Item]]) -> Scene:
    """Draw an overview that tells no goals."""
    scene = Office(overview=overview).draw(truth)
    scene.expected.areas = tuple(Area(name=area.name) for area in truth.areas)
    return scene


_THREE = (Status.DONE, Status.ONGOING, Status.NOT_STARTED)


def counts_by_area(truth: Truth) -> list[Item]:
    """Return an overview with a row for each area."""
    head = ["Område", *(f"{SYMBOLS[s]} {LABELS[s]}" for s in _THREE), "Sum"]
    rows: list[list[Cell | None]] = [[plain(word) for word in head]]
    for area in truth.areas:
        counts = [count for _, count in counts_of(truth, area)]
        rows.append([plain(str(v)) for v in (area.name, *counts, sum(counts))])
    sums = [sum(counts_of(truth, a)[n][1] for a in truth.areas) for n in range(3)]
    rows.append([plain(str(v)) for v in ("Totalt", *sums, sum(sums))])
    return [_overview_title(), Grid(left=LEFT, top=100, widths=[320, 120, 120, 120, 80], rows=rows)]


def counts_by_area_in_one_table(truth: Truth) -> Scene:
    """Draw the overview as one table: a row for each area, a column for each status."""
    return _counted(truth, counts_by_area)


def counts_by_status(truth: Truth) -> list[Item]:
    """Return an overview with a row for each status."""
    rows: list[list[Cell | None]] = [[plain(v) for v in ("Status", *(a.name for a in truth.areas))]]
    for n, status in enumerate(_THREE):
        counts = [str(counts_of(truth, area)[n][1]) for area in truth.areas]
        rows.append([plain(v) for v in (LABELS[status], *counts)])
    return [
        _overview_title(),
        Grid(left=LEFT, top=100, widths=[120, *(240 for _ in truth.areas)], rows=rows),
    ]


def counts_by_status_in_one_table(truth: Truth) -> Scene:
    """Draw the overview as one table: a row for each status, a column for each area."""
    return _counted(truth, counts_by_status)


def _overview_title() -> Item:
    return text((LEFT, 20, 800), "Overordnet oversikt over tiltak", size=24, role=Role.TITLE)


def no_overview(truth: Truth) -> Scene:
    """Draw no overview at all."""
    return Office(overview=None).draw(truth)


def areas_spelled_differently(truth: Truth) -> Scene:
    """Spell the areas' headings a little differently from the overview."""
    other = {
        truth.areas[0].name: "Anskaffelse og avtaleforvaltninger",
        truth.areas[1].name: "Forsyningsikkerhet- og beredskap",
        truth.areas[2].name: "MILJØ OG SAMFUNNSANSVAR",
    }
    return Office(heading=lambda name, part: heading(other[name], part)).draw(truth)


def heading_at_the_foot(truth: Truth) -> Scene:
    """Draw the areas' headings at the foot of the slides."""
    return Office(
        heading=lambda name, part: [text((LEFT, 440, 860), f"{name} {part}".strip(), size=18)]
    ).draw(truth)


def heading_in_a_plain_box(truth: Truth) -> Scene:
    """Draw the area's name in a small box, the slide's title being the same everywhere."""

    def boxes(name: str, part: str) -> list[Item]:
        title = text((LEFT, 14, 600), f"Status tiltak {part}".strip(), size=18, role=Role.TITLE)
        return [title, text((LEFT, 58, 600), name, size=14, bold=True)]

    return Office(heading=boxes).draw(truth)


def narrow_slides(truth: Truth) -> Scene:
    """Draw on slides of 4:3."""
    columns = tuple(replace(c, width=c.width * (0.72 if c.width > 60 else 1)) for c in STANDARD)

    office = Office(
        columns=columns,
        title=lambda t: [_narrowed(item) for item in title_page(t)],
        overview=lambda t: [_narrowed(item) for item in overview_boxes(t)],
    )
    scene = office.draw(truth)
    scene.pages.width = 720.0
    return scene


def _narrowed(item: Item) -> Item:
    if isinstance(item, Grid):
        return replace(item, left=item.left * 0.75, widths=[w * 0.75 for w in item.widths])
    place = item.box
    return replace(item, box=replace(place, x0=place.x0 * 0.75, x1=place.x1 * 0.75))


def old_tables_on_hidden_slides(truth: Truth) -> Scene:
    """Leave last month's tables in the deck on hidden slides."""
    scene = Office().draw(truth)
    old = [replace(r, status=Status.ONGOING, pri=3) for r in truth.started(truth.areas[0])]
    scene.pages.add(*heading(truth.areas[0].name), measures(STANDARD, old), hidden=True)
    return scene


def slides_out_of_order(truth: Truth) -> Scene:
    """Put the measures not started first and the overview last."""
    office = Office()
    scene = Scene()
    scene.expected = Expected(day=(DateSource.STATUS, truth.day), name=truth.name)
    scene.pages.add(*office.title(truth))
    office.end(scene, truth)
    office.areas(scene, truth)
    number = scene.pages.add(*overview_boxes(truth))
    scene.expected.areas = truth.areas
    scene.expected.declared = tuple(replace(d, slide=number) for d in truth.declared)
    return scene


def other_tables(truth: Truth) -> Scene:
    """Draw a budget, risks, milestones and a meeting plan, none of which are measures."""
    return _with_tables(Office().draw(truth), _OTHERS)


def budget_and_changes_by_measure(truth: Truth) -> Scene:
    """Draw a budget and a list of changes that name measures without being their status."""
    names = [r.tiltak for r in truth.records[:3]]
    budget = (
        ("Tiltak", "Budsjett 2023", "Forbruk hittil"),
        *((name, "400 000", "150 000") for name in names),
    )
    changes = (
        ("Tiltak", "Endring", "Begrunnelse"),
        *((name, "Pri endret fra 2 til 1", "Vedtak i styringsgruppen") for name in names[:2]),
    )
    tables = (("Budsjett per tiltak", budget), ("Endringer siden forrige rapport", changes))
    return _with_tables(Office().draw(truth), tables)


def _with_tables(scene: Scene, tables: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> Scene:
    wide = [220.0, 180.0, 180.0, 150.0, 120.0]
    for title, rows in tables:
        cells: list[list[Cell | None]] = [[plain(value) for value in row] for row in rows]
        grid = Grid(left=LEFT, top=90, widths=wide[: len(rows[0])], rows=cells)
        scene.pages.add(text((LEFT, 14, 860), title, size=18, role=Role.TITLE), grid)
    return scene


_OTHERS: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    (
        "Økonomi",
        (
            ("Budsjettpost", "Budsjett 2023", "Forbruk hittil", "Avvik"),
            ("Rådgivning", "1 200 000", "800 000", "0"),
            ("Reiser", "150 000", "170 000", "-20 000"),
        ),
    ),
    (
        "Risikovurdering",
        (
            ("Risiko", "Sannsynlighet", "Konsekvens", "Tiltak", "Status"),
            ("Forsinket anskaffelse", "Høy", "Middels", "Følge opp leverandøren", "Pågår"),
            ("Mangel på fagfolk", "Lav", "Høy", "Leie inn konsulenter", "Ikke startet"),
        ),
    ),
    (
        "Milepæler",
        (
            ("Milepæl", "Ansvarlig", "Frist", "Status"),
            ("Kontrakt signert", "Kari Åsen", "01.12.2023", "● Fullført"),
            ("Oppstart av drift", "Ola Nordmann", "01.03.2024", "○ Ikke startet"),
        ),
    ),
    (
        "Møteplan",
        (("Dato", "Tema", "Deltakere"), ("19.10.2023", "Styringsgruppe", "Alle regioner")),
    ),
)


def two_plans_in_one_deck(truth: Truth) -> Scene:
    """Draw two plans one after the other, each with a title slide of its own."""
    scene = Office().draw(truth)
    second = replace(
        truth,
        name="Legemidler",
        areas=truth.areas[1:],
        records=tuple(r for r in truth.records if r.omrade != truth.areas[0].name),
    )
    before = len(scene.pages.pages)
    other = Office().draw(second)
    scene.pages.pages += other.pages.pages
    found = other.expected
    found.records = [replace(r, slide=r.slide + before) for r in found.records]
    found.declared = tuple(replace(d, slide=d.slide + before) for d in found.declared or ())
    scene.others.append(found)
    return scene


SCENES = (
    short_date,
    date_in_words,
    iso_date,
    month_only,
    quarter,
    tertial,
    date_on_the_slides_only,
    counts_by_area_in_one_table,
    counts_by_status_in_one_table,
    no_overview,
    areas_spelled_differently,
    heading_at_the_foot,
    heading_in_a_plain_box,
    narrow_slides,
    old_tables_on_hidden_slides,
    slides_out_of_order,
    other_tables,
    budget_and_changes_by_measure,
    two_plans_in_one_deck,
)
