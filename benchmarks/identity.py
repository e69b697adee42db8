"""How well measures are recognised: `python -m benchmarks.identity` prints the table of results.

`--seeds N` takes N histories of each kind, `--write` puts the table into `benchmarks/identity.md`.
"""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.histories import Told, told
from benchmarks.rates import ALL, LIGHT, RENEWED, Event, Rates, busier
from ingest.recognition.identity import history
from ingest.settings import Settings
from ingest.wording import folded
from schema.history import Certainty, History, LinkKind, Observation

# Neither the worth of signs (seeds from 0) nor the thresholds (from 400) were chosen on these.
FIRST_SEED = 1000

KINDS: dict[str, Rates] = {
    "light rewording": LIGHT,
    "light rewording, four times as often": busier(LIGHT, 4),
    "all events": ALL,
    "all events, four times as often": busier(ALL, 4),
    "renewed every year, much coming and going": RENEWED,
    "most new measures like an old one": replace(busier(ALL, 2), sibling=0.8, add=0.03, drop=0.03),
}


@dataclass(slots=True)
class Score:
    """How many links are right, how many were found, how many there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0


def _scores() -> defaultdict[str, Score]:
    return defaultdict(Score)


@dataclass(slots=True)
class Result:
    """Scores over histories: of every link, of those not word for word, by event, by certainty."""

    every: Score = field(default_factory=Score)
    reworded: Score = field(default_factory=Score)
    events: defaultdict[str, Score] = field(default_factory=_scores)
    certainty: defaultdict[str, Score] = field(default_factory=_scores)
    shared_ids: int = 0


Row = tuple[int, int]


def links_of(names: Iterable[Iterable[object]]) -> Iterator[tuple[Row, Row]]:
    """Give each row's link to the row where its measure was last seen."""
    last: dict[object, Row] = {}
    for report, row_names in enumerate(names):
        for place, name in enumerate(row_names):
            if name in last:
                yield last[name], (report, place)
            last[name] = report, place


def whole_or_part(case: Told, ids: Sequence[Sequence[str]]) -> list[list[int]]:
    """Return the true keys, each split or merged measure going on in the part that was chosen."""
    keys = [list(row) for row in case.keys]
    for report, kept, other in case.parts:
        last: dict[int, str] = {}
        for row, names in zip(keys[:report], ids[:report], strict=True):
            last.update(zip(row, names, strict=True))
        now = dict(zip(keys[report], ids[report], strict=True))
        split = other in now and now[other] == last.get(kept)
        merged = other not in now and kept in now and now[kept] == last.get(other)
        if split or merged:
            turn = {kept: other, other: kept}
            keys[report:] = [[turn.get(key, key) for key in row] for row in keys[report:]]
    return keys


def judge(case: Told, found: History, result: Result) -> None:
    """Add what was right and wrong about a recognised history."""
    rows: list[list[str]] = [[] for _ in case.keys]
    for seen in found.observations:
        rows[seen.report].append(seen.tiltak_id)
    result.shared_ids += sum(len(ids) - len(set(ids)) for ids in rows)
    keys = whole_or_part(case, rows)
    truth, claim = set(links_of(keys)), set(links_of(rows))
    wording = [[folded(r.tiltak) for r in e.report.records] for e in case.plan.editions]
    for link in truth | claim:
        (a, b), (c, d) = link
        both = [result.every, result.reworded]
        for score in both[:1] if wording[a][b] == wording[c][d] else both:
            score.right += link in truth and link in claim
            score.found += link in claim
            score.there += link in truth
        if link in truth:
            score = result.events[case.events[c][d]]
            score.right += link in claim
            score.there += 1
    _judge_certainty(keys, found, result)


def _judge_certainty(keys: Sequence[Sequence[int]], found: History, result: Result) -> None:
    counts: Counter[int] = Counter()
    key_of: dict[tuple[int, int], int] = {}
    for seen in found.observations:
        key_of[_name(seen)] = keys[seen.report][counts[seen.report]]
        counts[seen.report] += 1
    for link in found.links:
        if link.kind is LinkKind.SAME:
            score = result.certainty[link.certainty]
            score.found += 1
            score.right += key_of[_name(link.earlier)] == key_of[_name(link.later)]


def _name(seen: Observation) -> tuple[int, int]:
    return seen.report, id(seen.record)


def run(seeds: Iterable[int], rates: Rates) -> Result:
    """Recognise the histories of some seeds."""
    result = Result()
    for seed in seeds:
        case = told(seed, rates)
        judge(case, history(case.plan, Settings()), result)
    return result


def seconds(measures: int, months: int) -> float:
    """Return the processor time that recognising one plan takes."""
    case = told(FIRST_SEED, ALL, measures=measures, months=months, gaps=False)
    start = time.process_time()
    history(case.plan, Settings())
    return time.process_time() - start


def table(count: int) -> Iterator[str]:
    """Give the lines of the table of results."""
    results = {
        name: run(range(FIRST_SEED, FIRST_SEED + count), rates) for name, rates in KINDS.items()
    }
    yield f"Histories of up to 24 months, {count} of each kind, 8 to 60 measures at first.\n"
    yield "| histories | links | precision | recall | not word for word | precision | recall |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for name, r in results.items():
        yield (
            f"| {name} | {r.every.there} | {r.every.precision:.4f} | {r.every.recall:.4f} "
            f"| {r.reworded.there} | {r.reworded.precision:.4f} | {r.reworded.recall:.4f} |"
        )
    yield f"\nIds shared by two rows of a report: {sum(r.shared_ids for r in results.values())}.\n"
    yield "| what happened to the measure since it was last seen | links | recall |"
    yield "|---|--:|--:|"
    events = _summed(r.events for r in results.values())
    for event in Event:
        yield f"| {event} | {events[event].there} | {events[event].recall:.4f} |"
    yield "\n| certainty of a link not word for word | links | of them right |"
    yield "|---|--:|--:|"
    certainty = _summed(r.certainty for r in results.values())
    for word in Certainty:
        yield f"| {word} | {certainty[word].found} | {certainty[word].precision:.4f} |"
    yield "\n| one plan, all events | seconds on one core |"
    yield "|---|--:|"
    for measures, months in ((50, 60), (100, 60), (200, 15), (200, 30), (200, 60)):
        yield f"| {measures} measures, {months} reports | {seconds(measures, months):.1f} |"


def _summed(parts: Iterable[defaultdict[str, Score]]) -> defaultdict[str, Score]:
    total = _scores()
    for part in parts:
        for name, score in part.items():
            total[name].right += score.right
            total[name].found += score.found
            total[name].there += score.there
    return total


HEAD = """# How well measures are recognised

Written by `python -m benchmarks.identity --write`. The histories are made up by
`benchmarks/histories.py`, which knows which rows tell of the same measure. The worth of each sign
was fitted on other histories (`python -m benchmarks.fit`), the thresholds chosen on yet others.
A link joins a row to the row where the same measure was last seen; it is found if both have one
`tiltak_id`.

"""


def main(show: Callable[[str], None] = print) -> None:
    """Print the table, and write it where that is asked for."""
    parser = ArgumentParser(prog="python -m benchmarks.identity")
    parser.add_argument("--seeds", type=int, default=40)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    lines = []
    for line in table(asked.seeds):
        show(line)
        lines.append(line)
    if asked.write:
        text = HEAD + "\n".join(lines) + "\n"
        Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
