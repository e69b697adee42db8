"""Looks drawn by lot: several habits at once, and reports of other words than the one truth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from deckmaker.model import Cell, Grid, par
from deckmaker.report import (
    PRI,
    SYMBOLS,
    TILTAK,
    Column,
    Item,
    Office,
    Scene,
    bulleted,
    heading,
    measures,
    overview_boxes,
    placed,
    plain,
    symbol_and_label,
    text,
    titled,
    waiting_page,
)
from deckmaker.scenes_deck import counts_by_area, counts_by_status
from deckmaker.scenes_status import (
    COLOURS,
    colour_legend,
    harvey_ball,
    laid_over,
    stopped_only,
    symbol_cell,
    unlabelled,
)
from deckmaker.scenes_waiting import below, beside, with_area_column, with_headers
from deckmaker.truth import Truth, without_labels
from schema.deck import Role
from schema.report import Area, Record, Status

_AREAS = (
    "Pasientsikkerhet og kvalitet",
    "Digitalisering av innkjøp",
    "Avtaleoppfølging",
    "Beredskap og lager",
    "Klima og sosialt ansvar",
    "Kompetanse i regionene",
)
_VERBS = (
    "Etablere",
    "Utvikle",
    "Gjennomføre",
    "Forbedre",
    "Samordne",
    "Øke bruken av",
    "Følge opp",
)
_THINGS = (
    "felles rutiner",
    "en plan for restordre",
    "opplæring",
    "nye krav til emballasje",
    "leveringsmålinger",
    "elektroniske kataloger",
    "månedlige møter",
    "oversikt over kritiske varer",
)
_TAILS = (
    "",
    "i alle regioner",
    "sammen med fagmiljøene (LIS og apotek)",
    "for små og mellomstore leverandører",
    "innen 2. halvår 2024",
    "på tvers av helseforetakene, inkl. private ideelle",
)
_NEWS = (
    "Møte holdt med leverandørene",
    "Arbeidsgruppen er satt ned",
    "Utkast er på høring til 1. mars, og vedtas før påske av styringsgruppen",
    "Ny måling viser 94,5 % levert til rett tid",
    "Avventer svar fra Helse Nord",
    "Pilot i to foretak",
    "Økt trygghet for pasientene",
    "Lavere kostnader ved transport og lagring av varer i regionene",
    "Bedre data",
)
_TOLD = (
    (Status.DONE, "Fullført"),
    (Status.DONE, "Utført"),
    (Status.ONGOING, "Pågår"),
    (Status.ONGOING, "Pågår"),
    (Status.ONGOING, "Under arbeid"),
    (Status.STOPPED, "Avbrutt"),
    (Status.NOT_STARTED, "Ikke startet"),
)


def other_words(truth: Truth, lot: Random) -> Truth:
    """Return a report of the same plan and date with areas and measures drawn by lot."""
    names = lot.sample(_AREAS, lot.randint(2, 3))
    titles = [f"{a} {b} {c}".strip() for a in _VERBS for b in _THINGS for c in _TAILS]
    lot.shuffle(titles)
    started = [
        _started(lot, name, titles.pop()) for name in names for _ in range(lot.randint(2, 5))
    ]
    waiting = [
        Record(
            omrade=name,
            tiltak=titles.pop(),
            slide=0,
            row=0,
            status=Status.NOT_STARTED,
            status_symbol="○",
            ikon=lot.choice((None, None, "⚖", "⛑")),
            pri=lot.randint(1, 3),
        )
        for name in names
        for _ in range(lot.randint(1, 3))
    ]
    areas = tuple(Area(name=name, goals=tuple(lot.sample(_NEWS[6:], 2))) for name in names)
    return replace(truth, areas=areas, records=(*started, *waiting))


def _started(lot: Random, area: str, title: str) -> Record:
    status, label = lot.choice(_TOLD)
    return Record(
        omrade=area,
        tiltak=title,
        slide=0,
        row=0,
        status=status,
        status_symbol=status.symbol,
        status_tekst=label,
        ikon=lot.choice((None, None, None, "⚖", "💎")),
        pri=lot.randint(1, 3),
        gevinst=tuple(lot.sample(_NEWS, lot.randint(1, 3))),
        siste_status=tuple(lot.sample(_NEWS, lot.randint(1, 4))),
    )


_HEADERS = (
    ("Tiltak", "Pri", "Gevinst", "Siste status", "Status"),
    ("TILTAK", "PRI.", "GEVINSTER", "SISTE NYTT", "STATUS"),
    ("Aktivitet:", "Prio:", "Effekt:", "Framdrift:", "Tilstand:"),
    ("Action", "Prio", "Benefits", "Latest update", "State"),
)
_WIDTHS = (230, 56, 210, 220, 90)


def _lists(lot: Random) -> Callable[[Sequence[str]], Cell]:
    return lot.choice(
        (
            lambda items: bulleted(items, "•"),
            lambda items: bulleted(items, "●"),
            lambda items: bulleted(items, "–"),
            lambda items: bulleted(items, "1."),
            lambda items: Cell(pars=tuple(par(f"• {item}") for item in items)),
            lambda items: Cell(pars=tuple(par(f"- {item}") for item in items)),
            lambda items: plain("\v".join(f"• {item}" for item in items)),
        )
    )


Decorate = Callable[[Grid, Sequence[Record]], Sequence[Item]]


def _statuses(
    lot: Random, place: Callable[[], int]
) -> tuple[Callable[[Record], Cell], Decorate, Callable[[Record], Record]]:
    """Choose how a status is shown: its cell, what lies over the table, and what is seen."""

    def nothing(_grid: Grid, _records: Sequence[Record]) -> Sequence[Item]:
        return ()

    def balls(grid: Grid, records: Sequence[Record]) -> Sequence[Item]:
        lay = laid_over(lambda box, record, _: harvey_ball(box, record, None), place())
        return lay(grid, records)

    def same(record: Record) -> Record:
        return record

    symbols = {status: symbol for status, symbol in SYMBOLS.items() if symbol}
    lights = {Status.DONE: "🟢", Status.ONGOING: "🟡", Status.NOT_STARTED: "🔴"}
    return lot.choice(
        (
            (symbol_and_label, nothing, same),
            (lambda r: plain(f"{SYMBOLS[r.status]} {r.status_tekst}".strip()), nothing, same),
            (lambda r: plain(r.status_tekst or ""), nothing, same),
            (symbol_cell(symbols), nothing, without_labels),
            (symbol_cell(lights), nothing, without_labels),
            (stopped_only, balls, without_labels),
            (
                lambda r: Cell(fill=COLOURS[r.status]),
                lambda _grid, _records: colour_legend(COLOURS),
                unlabelled,
            ),
        )
    )


def _columns(lot: Random, office: Office) -> None:
    """Choose the columns of the office, in which order, and how they are headed."""
    lists = _lists(lot)
    at = [0]
    status, office.decorate, seen = _statuses(lot, lambda: at[0])
    cells = (
        TILTAK.cell,
        PRI.cell,
        lambda r: lists(r.gevinst),
        lambda r: lists(r.siste_status),
        status,
    )
    columns = [
        Column(header=header, width=width, cell=cell)
        for header, width, cell in zip(lot.choice(_HEADERS), _WIDTHS, cells, strict=True)
    ]
    shown = columns[-1]
    lot.shuffle(columns)
    office.seen = seen
    if lot.random() < 0.3:
        due = Column(header="Frist", width=70, cell=lambda r: plain(f"Q{r.pri} 2024"))
        columns.insert(lot.randint(1, 5), due)
        office.seen = lambda r: replace(seen(r), ekstra=(("Frist", f"Q{r.pri} 2024"),))
    at[0] = columns.index(shown)
    office.columns = columns


def _draw_areas(office: Office, scene: Scene, truth: Truth) -> None:
    """Make the slides of the areas, as many measures on each as there is room for."""
    for area in truth.areas:
        records = list(truth.started(area))
        shares: list[list[Record]] = [[]]
        for record in records:
            if measures(office.columns, [*shares[-1], record]).bottom > 460:
                shares.append([])
            shares[-1].append(record)
        for n, share in enumerate(shares, start=1):
            part = f"({n} av {len(shares)})" if len(shares) > 1 else ""
            grid = measures(office.columns, share)
            items = [*office.heading(area.name, part), grid, *office.decorate(grid, share)]
            number = scene.pages.add(*items)
            scene.expected.records += [office.seen(r) for r in placed(share, number)]


def _small_heading(name: str, part: str) -> list[Item]:
    return [text((36, 40, 600), f"{name} {part}".strip(), size=14, bold=True)]


def _footed(name: str, part: str) -> list[Item]:
    return [text((36, 474, 400), f"{name} {part}".strip(), size=14)]


def drawn_by_lot(number: int) -> Callable[[Truth], Scene]:
    """Return a look whose habits, areas and measures this number draws."""

    def draw(truth: Truth) -> Scene:
        """Draw several habits at once, and other words, by lot."""
        lot = Random(number)  # noqa: S311 - chance for tests, not for secrets
        words = other_words(truth, lot)
        office = Office()
        _columns(lot, office)
        day = lot.choice((f"{truth.day:%d.%m.%Y}", f"{truth.day:%d.%m.%y}", "13. oktober 2023"))
        title = lot.choice(("Handlingsplan – statusrapport per", "Statusrapport handlingsplan pr."))
        office.title = lambda t: titled(t, f"{title} {day}")
        office.overview = lot.choice((overview_boxes, counts_by_area, counts_by_status, None))
        office.heading = lot.choice((heading, _small_heading, _footed))
        office.waiting = lot.choice((waiting_page, beside, below, with_area_column, with_headers))
        scene = office.begin(words)
        if office.overview in {counts_by_area, counts_by_status}:
            scene.expected.areas = tuple(Area(name=area.name) for area in words.areas)
        _draw_areas(office, scene, words)
        office.end(scene, words)
        if lot.random() < 0.4:
            for page in scene.pages.pages[1:]:
                page.items.append(text((400, 515, 200), truth.name, size=9, role=Role.FOOTER))
        return scene

    draw.__name__ = f"lot_{number:02}"
    return draw


SCENES = tuple(drawn_by_lot(number) for number in range(24))
