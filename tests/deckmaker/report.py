"""The status report as slides: title, overview, areas and the list of measures not started."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from deckmaker.model import Cell, Drawing, Grid, Pages, Par, Span, Text, par
from deckmaker.truth import FOOTNOTE, Truth, printed
from schema.deck import Box, Role
from schema.report import Area, DateSource, Declared, Record, Status

LEFT = 36.0
SYMBOLS = {Status.DONE: "●", Status.ONGOING: "◑", Status.NOT_STARTED: "○", Status.STOPPED: ""}
LABELS = {Status.DONE: "Fullført", Status.ONGOING: "Pågår", Status.NOT_STARTED: "Ikke startet"}

Item = Text | Grid | Drawing
Decorate = Callable[[Grid, Sequence[Record]], Sequence[Item]]


@dataclass(slots=True, kw_only=True)
class Expected:
    """What `interpret` has to find in a drawn deck; `declared` and `areas` None: not drawn.

    `rows_known` is False where the measures stand in no table, so that their rows mean nothing.
    """

    records: list[Record] = field(default_factory=list)
    areas: tuple[Area, ...] | None = None
    declared: tuple[Declared, ...] | None = None
    day: tuple[DateSource, date] | None = None
    name: str | None = None
    rows_known: bool = True


@dataclass(slots=True, kw_only=True)
class Scene:
    """A deck to draw with what is to be found in it; `warns` are the codes it must earn."""

    pages: Pages = field(default_factory=Pages)
    expected: Expected = field(default_factory=Expected)
    others: list[Expected] = field(default_factory=list)
    warns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table of measures: its header, its width, and a record's cell in it."""

    header: str
    width: float
    cell: Callable[[Record], Cell]


def box(left: float, top: float, width: float, height: float) -> Box:
    """Make a box from its corner and size, in points."""
    return Box(x0=left, top=top, x1=left + width, bottom=top + height)


def text(
    place: tuple[float, float, float],
    *lines: str | Par,
    size: float = 12.0,
    bold: bool = False,
    role: Role | None = None,
) -> Text:
    """Make a text box with a paragraph for each line; `place` is its left, top and width."""
    pars = tuple(
        line if isinstance(line, Par) else par(line, size=size, bold=bold) for line in lines
    )
    height = sum(p.size * 1.2 * (1 + p.text.count("\n")) for p in pars) + 8
    return Text(box=box(*place, height), pars=pars, role=role)


def plain(value: str, *, centred: bool = False) -> Cell:
    """Make a cell of one paragraph."""
    return Cell(pars=(par(value, centred=centred),))


def bulleted(items: Sequence[str], bullet: str | None = "•") -> Cell:
    """Make a cell with a bulleted paragraph for each item."""
    return Cell(pars=tuple(par(printed(item), bullet=bullet) for item in items))


def icon_and_tiltak(record: Record) -> Cell:
    """Print the pictogram in front of the measure, in one cell."""
    icon = f"{record.ikon} " if record.ikon else ""
    return plain(icon + printed(record.tiltak))


def symbol_and_label(record: Record) -> Cell:
    """Print the circle and below it the label."""
    lines = [SYMBOLS[record.status], record.status_tekst or ""]
    return Cell(pars=tuple(par(line, centred=True) for line in lines if line))


TILTAK = Column(header="Tiltak", width=250, cell=icon_and_tiltak)
PRI = Column(header="Pri", width=40, cell=lambda r: plain(str(r.pri), centred=True))
GEVINST = Column(header="Gevinst", width=230, cell=lambda r: bulleted(r.gevinst))
SISTE = Column(header="Siste status", width=270, cell=lambda r: bulleted(r.siste_status))
STATUS = Column(header="Status", width=90, cell=symbol_and_label)
STANDARD = (TILTAK, PRI, GEVINST, SISTE, STATUS)


def measures(
    columns: Sequence[Column],
    records: Sequence[Record],
    *,
    left: float = LEFT,
    top: float = 90.0,
    header: bool = True,
) -> Grid:
    """Make a table of measures, a row for each record."""
    head: list[Cell | None] = [Cell(pars=(par(c.header, bold=True),)) for c in columns]
    body: list[list[Cell | None]] = [[c.cell(record) for c in columns] for record in records]
    return Grid(
        left=left,
        top=top,
        widths=[column.width for column in columns],
        rows=[head, *body] if header else body,
        header=1 if header else 0,
        first_row_flag=header,
    )


def placed(
    records: Sequence[Record], slide: int, rows: Sequence[int] | None = None
) -> list[Record]:
    """Return records with the slide and the rows they were drawn in, 1, 2, 3 … by default."""
    rows = rows or range(1, len(records) + 1)
    return [replace(r, slide=slide, row=row) for r, row in zip(records, rows, strict=True)]


def title_page(truth: Truth) -> list[Item]:
    """Make the title slide: generic title with the date, the plan's name, the meeting's date."""
    return titled(truth, f"Handlingsplan – statusrapport per {truth.day:%d.%m.%Y}")


def titled(truth: Truth, title: str, *more: Item) -> list[Item]:
    """Make a title slide with this title over the plan's name."""
    return [
        text((100, 180, 760), title, size=32, bold=True, role=Role.TITLE),
        text((100, 260, 760), truth.name, size=20, role=Role.SUBTITLE),
        *more,
    ]


def counts_of(truth: Truth, area: Area) -> list[tuple[Status, int]]:
    """Return an area's declared figures in the overview's order."""
    return [(d.status, d.count) for d in truth.declared if d.omrade == area.name]


def overview_boxes(truth: Truth) -> list[Item]:
    """Make the overview with a box for each area: heading, goals, small table of counts."""
    items: list[Item] = [
        text((LEFT, 20, 800), "Overordnet oversikt over tiltak", size=24, role=Role.TITLE),
        text((820, 510, 100), "19.10.2023", size=9, role=Role.DATE),
    ]
    for n, area in enumerate(truth.areas):
        left = LEFT + n * 300
        items.append(text((left, 90, 280), area.name, size=14, bold=True))
        goals = (par(goal, bullet="•", size=12) for goal in area.goals)
        items.append(text((left, 130, 280), *goals))
        rows: list[list[Cell | None]] = [[plain(v) for v in ("status", "tiltak", "antall")]]
        rows += [
            [plain(SYMBOLS[status]), plain(LABELS[status]), plain(str(count))]
            for status, count in counts_of(truth, area)
        ]
        items.append(Grid(left=left, top=220, widths=[60, 140, 60], rows=rows))
    return items


def heading(name: str, part: str = "") -> list[Item]:
    """Make the heading of an area's slide."""
    lines = (f"{name} {part}".strip(), "pågående og implementerte tiltak")
    return [text((LEFT, 14, 860), *lines, size=18, role=Role.TITLE)]


def footnote(records: Sequence[Record], mark: str = "*") -> list[Item]:
    """Make the footnote's text box where a measure on the slide refers to it."""
    if not any(r.fotnote for r in records):
        return []
    return [text((LEFT, 505, 700), f"{mark} {FOOTNOTE}", size=9)]


def parts(records: Sequence[Record], most: int = 3) -> list[Sequence[Record]]:
    """Share an area's measures out over slides."""
    return [records[n : n + most] for n in range(0, len(records), most)]


def waiting_page(truth: Truth) -> list[tuple[Item, Sequence[Record]]]:
    """Make the list of not started measures: headerless tables below headings of their own."""
    items: list[tuple[Item, Sequence[Record]]] = [
        (text((LEFT, 14, 860), "Ikke startede tiltak", size=18, role=Role.TITLE), ())
    ]
    top = 70.0
    columns = (replace(TILTAK, width=560), PRI)
    for area in truth.areas:
        records = truth.waiting(area)
        items.append((text((LEFT, top, 500), area.name, size=12, bold=True), ()))
        items.append((text((LEFT + 560, top, 60), "Pri.", size=12, bold=True), ()))
        grid = measures(columns, records, top=top + 24, header=False)
        items.append((grid, records))
        top = grid.bottom + 14
    return items


@dataclass(kw_only=True)
class Office:
    """The habits of an office; each look changes one or two of them."""

    columns: Sequence[Column] = STANDARD
    title: Callable[[Truth], list[Item]] = title_page
    overview: Callable[[Truth], list[Item]] | None = overview_boxes
    heading: Callable[[str, str], list[Item]] = heading
    table: Callable[[Sequence[Column], Sequence[Record]], Grid] = measures
    decorate: Decorate = lambda _grid, _records: ()
    footnote: Callable[[Sequence[Record]], list[Item]] = footnote
    waiting: Callable[[Truth], list[tuple[Item, Sequence[Record]]]] = waiting_page
    most: int = 3
    seen: Callable[[Record], Record] = lambda record: record
    seen_waiting: Callable[[Record], Record] = lambda record: record
    source: DateSource = DateSource.STATUS
    rows: Callable[[Sequence[Record]], Sequence[int]] = lambda records: range(1, len(records) + 1)

    def begin(self, truth: Truth) -> Scene:
        """Make the title slide and the overview."""
        scene = Scene(pages=Pages(title=""))
        scene.expected.day = (self.source, truth.day)
        scene.expected.name = truth.name
        scene.pages.add(*self.title(truth))
        if self.overview:
            number = scene.pages.add(*self.overview(truth))
            scene.expected.areas = truth.areas
            scene.expected.declared = tuple(replace(d, slide=number) for d in truth.declared)
        return scene

    def areas(self, scene: Scene, truth: Truth) -> None:
        """Make the slides of the areas, `most` measures on each."""
        for area in truth.areas:
            shares = parts(truth.started(area), self.most)
            for n, records in enumerate(shares, start=1):
                part = f"({n} av {len(shares)})" if len(shares) > 1 else ""
                grid = self.table(self.columns, records)
                number = scene.pages.add(
                    *self.heading(area.name, part),
                    grid,
                    *self.decorate(grid, records),
                    *self.footnote(records),
                )
                rows = self.rows(records)
                scene.expected.records += [self.seen(r) for r in placed(records, number, rows)]

    def end(self, scene: Scene, truth: Truth) -> None:
        """Make the slide of the measures not started."""
        content = self.waiting(truth)
        number = scene.pages.add(*(item for item, _ in content))
        for _, records in content:
            scene.expected.records += [self.seen_waiting(r) for r in placed(records, number)]

    def draw(self, truth: Truth) -> Scene:
        """Make the whole report."""
        scene = self.begin(truth)
        self.areas(scene, truth)
        self.end(scene, truth)
        return scene


def spans(*pieces: str | Span) -> Par:
    """Make a paragraph of pieces set differently."""
    return Par(spans=tuple(Span(text=p) if isinstance(p, str) else p for p in pieces))
