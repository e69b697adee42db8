"""One spelling for each focus area of a plan, through misspellings and renamings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from ingest.recognition.words import numbers, words
from ingest.settings import Settings
from ingest.wording import folded
from schema.report import Report

# Two spellings of one area share this much at least (0 to 1), measured by `alike`. The real decks'
# widest pair, "Styrke prosesser for avtaleforvaltning og statistikk" and "Styrke prosessen for
# avtaleforvaltning", has 0.88; areas such as "Forsyningssikkerhet" and "Forsyningssikkerhet og
# beredskap" have 0.75, and may be two.
SAME_AREA = 0.78
# A new heading is an old area renamed if this share of its known measures comes from there …
RENAMED_FROM = 0.7
# … and this share of the old area's known measures went to it.
RENAMED_TO = 0.5
# With fewer known measures than this, a renaming is not believed: it is a measure that moved. One is
# enough where a heading has all words of the other (`Ledelse`, `Felles ledelse`), or stands in its place among
# so many areas, of which the others stayed.
RENAMED_MEASURES = 2
AREAS_IN_PLACE = 3

# Pairs of spellings, of which a folder of decks has few.
_REMEMBERED = 65536


class AreaNames:
    """The areas of a plan, learnt report by report, each by the spelling met first."""

    def __init__(self, settings: Settings) -> None:
        self._names: dict[str, str] = {}
        self._found: dict[str, str] = {}
        self._latest: list[str] = []
        for name, spellings in settings.areas.items():
            for spelling in (name, *spellings):
                self._names[folded(spelling)] = name

    def name(self, spelling: str) -> str:
        """Return the plan's spelling of an area; "" stays "".

        Raises:
            KeyError: no report learnt so far holds the area.
        """
        return self._names[folded(spelling)] if folded(spelling) else ""

    def knows(self, spelling: str) -> bool:
        """Tell whether an area of this spelling has been learnt."""
        return folded(spelling) in self._names

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return every spelling met with the plan's spelling, sorted."""
        return tuple(sorted(self._found.items()))

    def learn(self, report: Report, origins: Mapping[str, Counter[str]]) -> tuple[str, ...]:
        """Learn the areas of the next report; return the spellings taken for renamed areas.

        `origins` tells for each spelling (folded) how many of its measures stood, word for word,
        in which area before.
        """
        spellings = list(dict.fromkeys(filter(folded, _spellings_of(report))))
        fresh: dict[str, str] = {}
        for spelling in spellings:
            if not self.knows(spelling):
                fresh.setdefault(folded(spelling), spelling)
        present = {self.name(spelling) for spelling in spellings if self.knows(spelling)}
        absent = sorted({*self._names.values()} - present)
        leaving = sum(origins.values(), Counter[str]())
        offers = []
        for place, spelling in enumerate(fresh.values()):
            for name in absent:
                named = dict.fromkeys(self._names.get(folded(s), name) for s in spellings)
                in_place = (
                    len(fresh) == 1 and len(named) >= AREAS_IN_PLACE and list(named) == self._latest
                )
                worth, renamed = self._worth(spelling, name, origins, leaving, in_place=in_place)
                if worth > 0:
                    offers.append((-worth, place, name, renamed))
        given: dict[int, str] = {}
        renamings: list[int] = []
        for _, place, name, renamed in sorted(offers):
            if place not in given and name not in given.values():
                given[place] = name
                renamings += [place] if renamed else []
        for place, (key, spelling) in enumerate(fresh.items()):
            self._names[key] = given.get(place, spelling)
        self._found.update({spelling: self.name(spelling) for spelling in spellings})
        self._latest = list(dict.fromkeys(map(self.name, spellings)))
        return tuple(list(fresh.values())[place] for place in sorted(renamings))

    def _worth(
        self,
        spelling: str,
        name: str,
        origins: Mapping[str, Counter[str]],
        leaving: Counter[str],
        *,
        in_place: bool,
    ) -> tuple[float, bool]:
        """Return how well a spelling names an area (0: not at all), and if by its measures."""
        here = origins.get(folded(spelling), Counter())
        total = here.total()
        share = here[name] / total if total else 0.0
        went = here[name] / leaving[name] if leaving[name] else 0.0
        known = [name, *(other for other, found in self._found.items() if found == name)]
        likeness = max(alike(spelling, other) for other in known)
        if likeness >= SAME_AREA and (total < RENAMED_MEASURES or share > 0):
            return 1 + likeness + share, False
        mine, theirs = {*words(spelling)}, {*words(name)}
        enough = 1 if in_place or mine <= theirs or theirs <= mine else RENAMED_MEASURES
        if total >= enough and share >= RENAMED_FROM and went >= RENAMED_TO:
            return share + likeness / 10, True
        return 0.0, False


def _spellings_of(report: Report) -> Iterable[str]:
    """Give the area spellings of a report, the overview's first."""
    yield from (area.name for area in report.areas)
    yield from (figure.omrade for figure in report.declared)
    yield from (record.omrade for record in report.records)


@lru_cache(maxsize=_REMEMBERED)
def alike(one: str, other: str) -> float:
    """Return how alike two area names are, 0 to 1; 0 if their numbers differ."""
    if numbers(one) != numbers(other):
        return 0.0
    mine, theirs = " ".join(words(one)), " ".join(words(other))
    whole = fuzz.ratio(mine, theirs)
    turned = 0.9 * fuzz.token_sort_ratio(mine, theirs)
    return max(whole, turned, _cut(mine, theirs)) / 100


def _cut(one: str, other: str) -> float:
    """Compare as if the longer name had lost its end: headings on slides are often cut."""
    shorter, longer = sorted((one, other), key=len)
    few = 2
    if len(shorter.split()) <= few:
        return 0.0
    return 0.9 * fuzz.ratio(shorter, longer[: len(shorter)])
