"""Histories of plans with known truth: what offices do to their measures, month by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from benchmarks.phrases import (
    AREA_NAMES,
    BENEFITS,
    CLAUSES,
    ICONS,
    NEWS,
    SIBLINGS,
    Style,
    Title,
    make_title,
    misspelt,
    reworded,
    rewritten,
)
from benchmarks.rates import Event, Rates
from schema.deck import Format
from schema.history import Plan
from schema.report import Area, DateSource, Edition, Record, Report, Status


@dataclass(slots=True, kw_only=True)
class Measure:
    """A measure as the office has it: what is printed follows from this."""

    key: int
    title: Title
    area: int
    pri: int
    icon: str | None
    gevinst: tuple[str, ...]
    siste: tuple[str, ...]
    status: Status
    absent: int = 0
    typo: str | None = None
    event: Event = Event.NONE

    @property
    def text(self) -> str:
        return self.typo or self.title.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A plan's reports, and for each row the key of its measure and what happened to it.

    `parts` holds, for each split and merger, from which report on it shows, the key that went on,
    and the key that began or ended: an office does not say which part the whole goes on in.
    """

    plan: Plan
    keys: tuple[tuple[int, ...], ...]
    parts: tuple[tuple[int, int, int], ...]
    events: tuple[tuple[Event, ...], ...]


@dataclass(slots=True)
class Office:
    """An office that sends a report a month."""

    random: Random
    rates: Rates
    measures_at_first: int
    style: Style = field(init=False)
    areas: list[str] = field(init=False)
    measures: list[Measure] = field(init=False)
    with_icon: float = field(init=False)
    own_benefits: float = field(init=False)
    own_news: float = field(init=False)
    renamings: dict[str, str] = field(init=False)
    born: int = 0
    parts: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.style = Style.any(self.random)
        self.with_icon = self.random.choice((0.0, 0.3, 0.7))
        self.own_benefits = self.random.choice((0.0, 0.3, 0.8))
        self.own_news = self.random.choice((0.0, 0.4, 0.8))
        count = self.random.randint(2, 5)
        self.renamings = dict(self.random.sample(AREA_NAMES, count))
        self.areas = list(self.renamings)
        self.measures = []
        while len(self.measures) < self.measures_at_first:
            self._add()
        self._sort()

    def _sort(self) -> None:
        self.measures.sort(key=lambda m: m.area)

    def _add(self) -> None:
        random = self.random
        if self.measures and random.random() < self.rates.sibling:
            model = random.choice(self.measures)
            title, area, gevinst = self._sibling(model.title), model.area, model.gevinst
        else:
            title = make_title(random, self.style)
            area, gevinst = random.randrange(len(self.areas)), self._benefits()
        known = {m.title.text for m in self.measures}
        if title.text in known and random.random() < 0.97:
            return
        place = random.randint(0, len(self.measures))
        status = random.choice((Status.NOT_STARTED, Status.ONGOING, Status.ONGOING, Status.DONE))
        self.measures.insert(
            place,
            Measure(
                key=self.born,
                title=title,
                area=area,
                pri=random.randint(1, 3),
                icon=random.choice(ICONS) if random.random() < self.with_icon else None,
                gevinst=gevinst,
                siste=(self._news(),),
                status=status,
            ),
        )
        self.born += 1

    def _succeed(self, measure: Measure) -> None:
        """Put another measure into a measure's place: a new one that only stands where it stood."""
        born = self.born
        self._add()
        if self.born > born:
            new = next(m for m in self.measures if m.key == born)
            self.measures.remove(new)
            new.area, new.pri = measure.area, self.random.choice((measure.pri, new.pri))
            self.measures[self.measures.index(measure)] = new

    def _sibling(self, title: Title) -> Title:
        random = self.random
        if title.sibling:
            family = next(f for f in SIBLINGS if title.sibling in f)
            return replace(title, sibling=random.choice(family))
        kind = random.random()
        if kind < 0.35:
            return replace(title, sibling=random.choice(random.choice(SIBLINGS)))
        other = make_title(random, self.style)
        if kind < 0.6 and other.verb and title.verb:
            return replace(title, verb=other.verb)
        if kind < 0.8 and other.scope and title.scope:
            return replace(title, scope=other.scope)
        return replace(title, thing=other.thing)

    def _benefits(self) -> tuple[str, ...]:
        random = self.random
        count = random.choice((1, 1, 2))
        made = []
        for _ in range(count):
            benefit = random.choice(BENEFITS)
            if random.random() < self.own_benefits:
                benefit += " " + random.choice(CLAUSES)
            made.append(benefit)
        return tuple(dict.fromkeys(made))

    def _news(self) -> str:
        text = self.random.choice(NEWS)
        return (
            f"{text} {self.random.choice(CLAUSES)}"
            if self.random.random() < self.own_news
            else text
        )

    def month(self, *, january: bool) -> None:
        """Let a month pass."""
        random, rates = self.random, self.rates
        if january and random.random() < rates.revision:
            self._revise()
        for measure in list(self.measures):
            self._develop(measure)
        for measure in list(self.measures):
            if random.random() < rates.drop and len(self.measures) > 3:
                self.measures.remove(measure)
        self._renew()
        if random.random() < rates.split:
            self._split()
        if random.random() < rates.merge:
            self._merge()
        self._rearrange()

    def _renew(self) -> None:
        for measure in list(self.measures):
            if self.random.random() < self.rates.succeed:
                self._succeed(measure)
        for _ in range(len(self.measures)):
            if self.random.random() < self.rates.add:
                self._add()

    def _rearrange(self) -> None:
        random, rates = self.random, self.rates
        if random.random() < rates.rename:
            at = random.randrange(len(self.areas))
            self.areas[at] = self.renamings.get(self.areas[at], self.areas[at])
        if random.random() < rates.merge_areas and len(set(self.areas)) > 2:
            one, other = random.sample(range(len(self.areas)), 2)
            for measure in self.measures:
                measure.area = one if measure.area == other else measure.area
        if random.random() < rates.reorder:
            random.shuffle(self.measures)
        self._sort()

    def _develop(self, measure: Measure) -> None:
        random, rates = self.random, self.rates
        if measure.absent:
            measure.absent = 0 if random.random() < rates.back else measure.absent + 1
        elif random.random() < rates.leave:
            measure.absent = 1
        if random.random() < 0.06:
            order = [Status.NOT_STARTED, Status.ONGOING, Status.DONE]
            measure.status = order[min(2, order.index(measure.status) + 1)]
        if measure.status is Status.ONGOING and random.random() < rates.news:
            kept = measure.siste[-1:] if random.random() < 0.5 else ()
            measure.siste = (*kept, self._news())
        if random.random() < rates.benefit:
            measure.gevinst = (*measure.gevinst[:1], *self._benefits())[:2]
        if random.random() < rates.pri:
            measure.pri = random.randint(1, 3)
        if random.random() < rates.icon and self.with_icon:
            measure.icon = random.choice((None, *ICONS))
        if random.random() < rates.backwards:
            measure.status = random.choice((Status.NOT_STARTED, Status.ONGOING))
        if random.random() < rates.move:
            measure.area = random.randrange(len(self.areas))
        self._retitle(measure)

    def _retitle(self, measure: Measure) -> None:
        random, rates = self.random, self.rates
        if measure.typo and random.random() < 0.3:
            measure.typo = None
            self._note(measure, Event.TYPO)
        if random.random() < rates.typo:
            measure.typo = misspelt(measure.title.text, random)
            self._note(measure, Event.TYPO)
        if random.random() < rates.reword:
            self._change(measure, reworded(measure.title, random), Event.REWORDED)
            if random.random() < 0.25:
                self._change(measure, reworded(measure.title, random), Event.TWICE)
        if random.random() < rates.rewrite and measure.status is not Status.NOT_STARTED:
            self._change(measure, rewritten(measure.title, random, self.style), Event.REWRITTEN)

    def _change(self, measure: Measure, title: Title, event: Event) -> None:
        if title.text not in {m.title.text for m in self.measures}:
            measure.title, measure.typo = title, None
            self._note(measure, event)

    @staticmethod
    def _note(measure: Measure, event: Event) -> None:
        order = list(Event)
        if measure.event is Event.REWORDED and event is Event.REWORDED:
            event = Event.TWICE
        measure.event = max(measure.event, event, key=order.index)

    def _revise(self) -> None:
        """Renew the plan: most measures go, as many come."""
        keep = self.random.uniform(0.1, 0.4)
        count = len(self.measures)
        self.measures = [m for m in self.measures if self.random.random() < keep] or self.measures
        for _ in range(3 * count):
            if len(self.measures) < count:
                self._add()

    def _split(self) -> None:
        whole = [m for m in self.measures if (m.title.also or m.title.second) and not m.absent]
        if not whole:
            return
        measure = self.random.choice(whole)
        title = measure.title
        if title.second is not None:
            one, other = replace(title, second=None), title.second
        else:
            one = replace(title, also=())
            other = replace(title, thing=title.also, thing_at=0, also=())
        if {one.text, other.text} & {m.title.text for m in self.measures}:
            return
        if len(one.text) < len(other.text):
            one, other = other, one
        measure.title, measure.typo = one, None
        self._note(measure, Event.SPLIT)
        self.parts.append((measure.key, self.born))
        part = replace(measure, key=self.born, title=other, event=Event.NONE)
        self.born += 1
        self.measures.insert(self.measures.index(measure) + 1, part)

    def _merge(self) -> None:
        able = [m for m in self.measures if not m.absent and not m.title.second and not m.typo]
        if len(able) < 5:
            return
        measure, gone = self.random.sample(able, 2)
        if len(measure.title.text) < len(gone.title.text):
            measure, gone = gone, measure
        title = replace(measure.title, second=gone.title)
        simple = not gone.title.also and not measure.title.also
        akin = gone.title.verb == measure.title.verb and gone.title.scope == measure.title.scope
        if simple and akin and self.random.random() < 0.5:
            title = replace(measure.title, also=gone.title.thing)
        self._change(measure, title, Event.MERGED)
        if measure.title is title:
            self.parts.append((measure.key, gone.key))
            self.measures.remove(gone)

    def rows(self) -> Iterator[tuple[Measure, Record]]:
        """Print the measures that stand in this month's report; those not started come last."""
        shown = [m for m in self.measures if not m.absent]
        shown.sort(key=lambda m: m.status is Status.NOT_STARTED)
        for row, measure in enumerate(shown, start=1):
            idle = measure.status is Status.NOT_STARTED
            yield (
                measure,
                Record(
                    omrade=self.areas[measure.area],
                    tiltak=measure.text,
                    slide=1,
                    row=row,
                    status=measure.status,
                    status_symbol=measure.status.symbol,
                    ikon=measure.icon,
                    pri=measure.pri,
                    gevinst=() if idle else measure.gevinst,
                    siste_status=() if idle else measure.siste,
                ),
            )


def told(
    seed: int, rates: Rates, *, measures: int | None = None, months: int = 24, gaps: bool = True
) -> Told:
    """Make up a plan's history from a seed."""
    random = Random(seed)  # noqa: S311 (made-up plans are no secrets)
    size = measures if measures is not None else random.choice((8, 15, 25, 40, 60))
    office = Office(random, rates, size)
    editions: list[Edition] = []
    keys: list[tuple[int, ...]] = []
    parts: list[tuple[int, int, int]] = []
    events: list[tuple[Event, ...]] = []
    for number in range(months):
        month = date(2020 + number // 12, number % 12 + 1, 15)
        if number:
            office.month(january=month.month == 1)
        if gaps and 0 < number < months - 1 and random.random() < rates.missing:
            continue
        printed = list(office.rows())
        editions.append(_edition(office.areas, [record for _, record in printed], month))
        keys.append(tuple(measure.key for measure, _ in printed))
        parts += [(len(editions) - 1, one, other) for one, other in office.parts]
        office.parts.clear()
        events.append(tuple(measure.event for measure, _ in printed))
        for measure, _ in printed:
            measure.event = Event.NONE
    plan = Plan(name=f"Plan {seed}", editions=tuple(editions))
    return Told(plan=plan, keys=tuple(keys), parts=tuple(parts), events=tuple(events))


def _edition(areas: Sequence[str], records: Sequence[Record], month: date) -> Edition:
    used = dict.fromkeys(area for area in areas if any(r.omrade == area for r in records))
    report = Report(areas=tuple(Area(name=name) for name in used), records=tuple(records))
    return Edition(
        file=f"{month}.pptx",
        format=Format.PPTX,
        sha256=month.isoformat(),
        report=report,
        report_date=month,
        date_source=DateSource.STATUS,
    )
