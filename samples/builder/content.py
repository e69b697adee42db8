"""What the sample decks say: a plan's measures and what each report changed, read from TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from schema import Status

FOLDER = Path(__file__).parent.parent
CONTENT = FOLDER / "content"

BROKEN_WORD = "¬"
BROKEN_LINE = "⏎"

Icons = Literal["cell", "column", "overlay"]
_STATUS_WORDS: Mapping[str, Status] = {"●": Status.DONE, "◑": Status.ONGOING}


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Area(_Entry):
    """A focus area with its goals."""

    key: str
    name: str
    goals: tuple[str, ...]


class Measure(_Entry):
    """A measure; `status` is its symbol and label as drawn, None where it is not started."""

    key: str
    area: str
    tiltak: str
    pri: int
    ikon: str | None = None
    gevinst: tuple[str, ...] = ()
    siste_status: tuple[str, ...] = ()
    status: str | None = None

    @property
    def symbol(self) -> str | None:
        head = (self.status or "").partition(" ")[0]
        return head if head in _STATUS_WORDS else None

    @property
    def label(self) -> str | None:
        if self.status is None:
            return None
        return self.status.removeprefix(self.symbol or "").strip()

    @property
    def state(self) -> Status:
        if self.status is None:
            return Status.NOT_STARTED
        return _STATUS_WORDS[self.symbol] if self.symbol else Status.STOPPED


class Added(Measure):
    """A measure that a report brings, and the measure that it stands after."""

    after: str


class Change(_Entry):
    """What a report says otherwise of a measure; None where nothing is said."""

    key: str
    area: str | None = None
    tiltak: str | None = None
    pri: int | None = None
    gevinst: tuple[str, ...] | None = None
    siste_status: tuple[str, ...] | None = None
    status: str | None = None


class ExtraTable(_Entry):
    """A table that holds no measures, or one on a hidden slide; `widths` are points."""

    place: Literal["end", "hidden"]
    title: str
    header: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


class OverviewError(_Entry):
    """A figure that the overview states wrongly."""

    area: str
    status: Status
    by: int


class _Report(_Entry):
    files: Annotated[tuple[str, ...], Field(min_length=1)]
    per: date
    per_text: str
    meeting: date
    icons: tuple[Icons, ...]
    started_heading: str | None = None
    date_on_every_slide: bool = True
    slides: Mapping[str, tuple[int, ...]] = {}
    area_names: Mapping[str, str] = {}
    not_started_names: Mapping[str, str] = {}
    overview_error: OverviewError | None = None
    drop: tuple[str, ...] = ()
    restore: tuple[str, ...] = ()
    add: tuple[Added, ...] = ()
    change: tuple[Change, ...] = ()
    table: tuple[ExtraTable, ...] = ()


class _Plan(_Entry):
    plan: str
    folder: str
    look: Literal["teal", "slate"]
    footnote: str | None = None
    area: tuple[Area, ...]
    measure: tuple[Measure, ...]
    report: tuple[_Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All that one deck says; `measures` stand in the deck's order within each area."""

    plan: str
    first: bool
    look: str
    files: tuple[str, ...]
    per: date
    per_text: str
    meeting: date
    icons: tuple[Icons, ...]
    started_heading: str
    date_on_every_slide: bool
    areas: tuple[Area, ...]
    measures: tuple[Measure, ...]
    slides: Mapping[str, tuple[int, ...]]
    not_started_names: Mapping[str, str]
    footnote: str | None
    overview_error: OverviewError | None
    tables: tuple[ExtraTable, ...]

    def of(self, area: Area, *, started: bool) -> tuple[Measure, ...]:
        """Return the area's measures that are, or are not, started."""
        return tuple(
            measure
            for measure in self.measures
            if measure.area == area.key and (measure.status is not None) == started
        )

    def declared(self, area: Area, status: Status) -> int:
        """Return the figure that the overview states."""
        count = sum(m.area == area.key and m.state is status for m in self.measures)
        error = self.overview_error
        if error and (error.area, error.status) == (area.key, status):
            return count + error.by
        return count


def editions() -> tuple[Edition, ...]:
    """Return every sample deck's content, plan by plan, month by month."""
    plans = sorted(CONTENT.glob("*.toml"))
    return tuple(edition for plan in plans for edition in _editions(_read(plan)))


def printed(text: str) -> str:
    """Return the text as it is put into a deck: a newline is a line broken by hand."""
    return text.replace(BROKEN_WORD, "-\n").replace(BROKEN_LINE, "\n")


def read(text: str) -> str:
    """Return the text as a reader should understand it: one line, single spaces."""
    text = text.replace(BROKEN_WORD, "")
    text = re.sub(rf"(?<!-){BROKEN_LINE}", " ", text).replace(BROKEN_LINE, "")
    return " ".join(text.split())


def _read(path: Path) -> _Plan:
    return _Plan.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def _editions(plan: _Plan) -> list[Edition]:
    areas, measures = plan.area, plan.measure
    dropped: dict[str, tuple[int, Measure]] = {}
    heading = "pågående og implementerte tiltak"
    not_started_names: Mapping[str, str] = {}
    out: list[Edition] = []
    for report in plan.report:
        areas = tuple(
            area.model_copy(update={"name": report.area_names.get(area.key, area.name)})
            for area in areas
        )
        heading = report.started_heading or heading
        not_started_names = {**not_started_names, **report.not_started_names}
        measures = _edited(measures, report, dropped)
        out.append(
            Edition(
                plan=plan.plan,
                first=not out,
                look=plan.look,
                files=tuple(f"{plan.folder}/{file}" for file in report.files),
                per=report.per,
                per_text=report.per_text,
                meeting=report.meeting,
                icons=report.icons,
                started_heading=heading,
                date_on_every_slide=report.date_on_every_slide,
                areas=areas,
                measures=measures,
                slides=report.slides,
                not_started_names=not_started_names,
                footnote=plan.footnote,
                overview_error=report.overview_error,
                tables=report.table,
            )
        )
    return out


def _edited(
    measures: tuple[Measure, ...], report: _Report, dropped: dict[str, tuple[int, Measure]]
) -> tuple[Measure, ...]:
    rows = list(measures)
    for key in report.drop:
        place = _place(rows, key)
        dropped[key] = (place, rows.pop(place))
    for key in report.restore:
        place, measure = dropped.pop(key)
        rows.insert(place, measure)
    for added in report.add:
        fields = added.model_dump(exclude={"after"})
        rows.insert(_place(rows, added.after) + 1, Measure.model_validate(fields))
    for change in report.change:
        place = _place(rows, change.key)
        rows[place] = rows[place].model_copy(update=change.model_dump(exclude_none=True))
    return tuple(rows)


def _place(rows: list[Measure], key: str) -> int:
    for place, measure in enumerate(rows):
        if measure.key == key:
            return place
    raise KeyError(f"no measure {key!r} stands in the report before")
