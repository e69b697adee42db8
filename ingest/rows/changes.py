"""A plan's past in, changes out: what each report says that the one before did not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from ingest.rows.past import Past
from ingest.wording import folded, same_flow, same_items, same_text
from schema.columns import LIST_SEPARATOR
from schema.deck import Format
from schema.history import Observation
from schema.tables import Change, ChangeRow, Scope

Values = tuple[str | None, str | None]

# An area that vanishes while one of its measures turns up in an area known before tells of that
# measure; two or more tell of the area.
MERGED_AT_LEAST: Final = 2
_ORDER: Final = {change: place for place, change in enumerate(Change)}


def changes(past: Past) -> list[ChangeRow]:
    """Return what changed from report to report; the plan's first report is the baseline.

    A column is compared with the measure's latest earlier observation, also across an absence,
    so a returning measure gives `returned` and a row for each column that differs. An area that
    could not be told is no value: the area before is that of the latest observation that has one.
    """
    renamed = _renames(past)
    known: dict[str, _Known] = {}
    rows: list[ChangeRow] = []
    for index, report in enumerate(past.reports):
        now = {seen.tiltak_id for seen in report}
        for seen in report:
            before = known.get(seen.tiltak_id)
            known[seen.tiltak_id] = _Known.of(seen, before)
            if index > 0:
                events = _events(past, before, seen, renamed[index])
                rows.extend(_row(past, seen, event, index) for event in _in_order(events))
        if index > 0:
            rows.extend(_renamings(past, index))
            gone = (seen for seen in past.reports[index - 1] if seen.tiltak_id not in now)
            removed = _Event(Change.REMOVED, index - 1)
            rows.extend(_row(past, seen, removed, index) for seen in gone)
    return rows


def changed_columns(past: Past, earlier: Observation, later: Observation) -> dict[Change, Values]:
    """Return the columns of a measure's record that differ, with the values before and after."""
    old, new = earlier.record, later.record
    found: dict[Change, Values] = {}
    if old.status is not new.status:
        found[Change.STATUS] = (old.status.value, new.status.value)
    if old.pri != new.pri:
        found[Change.PRI] = (_number(old.pri), _number(new.pri))
    if not same_text(old.tiltak, new.tiltak):
        found[Change.TILTAK] = (old.tiltak, new.tiltak)
    if (old.gevinst, old.siste_status) != (new.gevinst, new.siste_status):
        found.update(_changed_bullets(_bullets(past, earlier), _bullets(past, later)))
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    """A measure's latest observation, and the latest of those that have an area."""

    latest: Observation
    placed: Observation | None

    @classmethod
    def of(cls, seen: Observation, before: _Known | None = None) -> _Known:
        return cls(seen, seen if seen.omrade else before.placed if before else None)


class _Event(NamedTuple):
    """A change, and the index of the report that it is told against."""

    change: Change
    since: int
    old: str | None = None
    new: str | None = None
    scope: Scope = Scope.MEASURE


def _renamings(past: Past, report: int) -> Iterator[ChangeRow]:
    """Yield one row for each area that a report heads with other words.

    All its measures stay in the area under the plan's spelling, so the row stands at the first of those
    that were in it before; one that came to it has a row of its own.
    """
    for area in past.renamed:
        mine = [seen for seen in past.reports[report] if seen.omrade == area.old]
        if area.report == report and mine:
            stood = {s.tiltak_id for s in past.reports[report - 1] if s.omrade == area.old}
            first = next((seen for seen in mine if seen.tiltak_id in stood), mine[0])
            event = _Event(Change.OMRADE, report - 1, area.old, area.new, Scope.AREA)
            yield _row(past, first, event, report)


def _renames(past: Past) -> tuple[dict[str, str], ...]:
    """Return, for each report, the areas that have got another name by then: old name to new.

    A renaming lasts until the old name stands in a report again.
    """
    known: dict[str, str] = {}
    found = []
    for index, areas in enumerate(past.areas):
        known = {old: new for old, new in known.items() if old not in areas}
        known |= dict(_renamed_with(past, index)) if index else {}
        found.append(dict(known))
    return tuple(found)


def _renamed_with(past: Past, report: int) -> Iterator[tuple[str, str]]:
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


def _events(
    past: Past, before: _Known | None, seen: Observation, renamed: Mapping[str, str]
) -> Iterator[_Event]:
    previous = seen.report - 1
    if before is None:
        yield _Event(Change.ADDED, previous)
        return
    latest, placed = before.latest, before.placed
    if latest.report < previous:
        yield _Event(Change.RETURNED, previous)
    for change, (old, new) in changed_columns(past, latest, seen).items():
        yield _Event(change, latest.report, old, new)
    if placed is not None and seen.omrade and placed.omrade != seen.omrade:
        scope = Scope.AREA if renamed.get(placed.omrade) == seen.omrade else Scope.MEASURE
        yield _Event(Change.OMRADE, placed.report, placed.omrade, seen.omrade, scope)


def _row(past: Past, seen: Observation, event: _Event, report: int) -> ChangeRow:
    return ChangeRow(
        plan=past.plan,
        tiltak_id=seen.tiltak_id,
        omrade=seen.omrade,
        tiltak=seen.record.tiltak,
        from_date=past.dates[event.since],
        to_date=past.dates[report],
        change=event.change,
        old=event.old,
        new=event.new,
        scope=event.scope,
    )


def _in_order(events: Iterable[_Event]) -> list[_Event]:
    return sorted(events, key=lambda event: _ORDER[event.change])


def _number(value: int | None) -> str | None:
    return None if value is None else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bullets:
    gevinst: tuple[str, ...]
    siste_status: tuple[str, ...]
    format: Format

    @property
    def guessed(self) -> bool:
        """A text layer does not tell which bullets are gevinst and which siste status."""
        return self.format is Format.TXT

    @property
    def all(self) -> tuple[str, ...]:
        return self.gevinst + self.siste_status


def _bullets(past: Past, seen: Observation) -> _Bullets:
    return _Bullets(
        gevinst=seen.record.gevinst,
        siste_status=seen.record.siste_status,
        format=past.formats[seen.report],
    )


def _changed_bullets(old: _Bullets, new: _Bullets) -> Mapping[Change, Values]:
    """Compare gevinst and siste_status; readers of two formats may divide the same words unlike.

    Between files of one format the items are compared. Between two formats what the items say
    from first to last is; a text layer's guess at which bullets are which is set right first.
    """
    if old.guessed or new.guessed:
        if same_flow(old.all, new.all):
            return {}
        if new.guessed:
            new = _divided_like(new, old)
        else:
            old = _divided_like(old, new)
    items_count = old.format is new.format and not old.guessed
    same = same_items if items_count else same_flow
    found: dict[Change, Values] = {}
    if not same(old.gevinst, new.gevinst):
        found[Change.GEVINST] = (_joined(old.gevinst), _joined(new.gevinst))
    if not same(old.siste_status, new.siste_status):
        found[Change.SISTE_STATUS] = (_joined(old.siste_status), _joined(new.siste_status))
    return found


def _divided_like(guess: _Bullets, model: _Bullets) -> _Bullets:
    """Move the guessed border between gevinst and siste status to where the model bears it out."""
    items = guess.all
    gains = {folded(item) for item in model.gevinst}
    news = {folded(item) for item in model.siste_status}

    def agreement(border: int) -> tuple[int, bool, int]:
        agreed = sum(folded(item) in gains for item in items[:border])
        agreed += sum(folded(item) in news for item in items[border:])
        return agreed, border == len(guess.gevinst), -border

    border = max(range(len(items) + 1), key=agreement)
    return _Bullets(gevinst=items[:border], siste_status=items[border:], format=guess.format)


def _joined(items: Sequence[str]) -> str:
    return LIST_SEPARATOR.join(items)
