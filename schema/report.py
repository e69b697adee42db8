"""What a status report says, once a deck is understood."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from schema.deck import Format
from schema.diagnostic import Diagnostic
from schema.values import dataclass


class Status(StrEnum):
    """How far a measure has come."""

    DONE = "fullført"
    ONGOING = "pågår"
    NOT_STARTED = "ikke startet"
    STOPPED = "avbrutt"
    UNKNOWN = "ukjent"

    @property
    def symbol(self) -> str | None:
        """The circle that stands for the status: ●, ◑ or ○; None for the other two."""
        return _SYMBOLS.get(self)


_SYMBOLS: Mapping[Status, str] = {Status.DONE: "●", Status.ONGOING: "◑", Status.NOT_STARTED: "○"}
# Of a measure that is neither done nor stopped, or of which nothing tells so.
OPEN: Final = (Status.ONGOING, Status.NOT_STARTED, Status.UNKNOWN)


class DateSource(StrEnum):
    """Where a report's date was found, the strongest first; settings are a person's own word."""

    SETTINGS = "settings"
    STATUS = "status"
    FILENAME = "filename"
    SLIDE = "slide"
    PROPERTIES = "properties"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A measure in one report: the row of the deck, cleaned; meanings as in the contract.

    `omrade` is the area's name as this deck's overview spells it, "" where no area was found.
    `slide` counts from 1 (0: the format has none), `row` from 1 within its table.
    """

    omrade: str
    tiltak: str
    slide: int
    row: int
    status: Status
    status_symbol: str | None
    ikon: str | None = None
    pri: int | None = None
    gevinst: tuple[str, ...] = ()
    siste_status: tuple[str, ...] = ()
    status_tekst: str | None = None
    fotnote: str | None = None
    ekstra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A focus area of a plan, with its goals as the overview lists them."""

    name: str
    goals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A figure of the deck's own overview: how many measures of an area have a status."""

    omrade: str
    status: Status
    count: int
    slide: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A figure of the deck's own overview that counts the measures of all areas together."""

    status: Status
    count: int
    slide: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scattered:
    """What a deck tells of its date in several places: a time without its year (`mars`, `uke 42`), and a year.

    `alone` tells whether the year is all that a line of the deck says; else it may be the plan's.
    """

    time: str | None = None
    year: int | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One plan at one report date, as one deck tells it, whatever the file is called.

    `plan_names` holds what may name the plan, the strongest first: words printed on the title
    slide beside the generic title, then the document's title property, then the unit that the
    title slide prints. It is empty where the deck names none. `dates` holds at most one date for each source
    other than the file name, the strongest first, `day` the month and day that it tells without a year, and
    `scattered` what else may date it. `headed` are the times in headings of slides of measures and on the title
    slide, each with its slide's number. `records` and `areas` stand in the deck's order. `totals` are
    there only where no area has figures of its own. `by_heading` are areas that nothing in the deck names
    but headings of slides, whose numbers stand beside them. `slides` is the number of slides in the deck.
    """

    dates: tuple[tuple[DateSource, date], ...] = ()
    day: tuple[int, int] | None = None
    scattered: Scattered = Scattered()
    headed: tuple[tuple[int, str], ...] = ()
    plan_names: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()
    by_heading: tuple[tuple[str, tuple[int, ...]], ...] = ()
    records: tuple[Record, ...] = ()
    declared: tuple[Declared, ...] = ()
    totals: tuple[Total, ...] = ()
    slides: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A report together with the file that it was read from.

    `file` is relative to the input folder, with `/`. `modified` is the document's own property
    (naive, UTC), None where it has none. `report_date` is the strongest of the report's dates
    and the file name's. `part` tells which of its deck's reports it is, from 0.
    """

    file: str
    format: Format
    sha256: str
    report: Report
    report_date: date
    date_source: DateSource
    modified: datetime | None = None
    part: int = 0
