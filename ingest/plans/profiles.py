"""What tells that two reports belong to one plan: measures, areas, printed names, paths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import PurePosixPath

import numpy as np
from rapidfuzz import fuzz, process

from ingest.recognition.area_names import alike
from ingest.recognition.words import names, words
from ingest.wording import folded
from schema.report import Edition, Report
from schema.vocabulary import Vocabulary, load

# Two wordings this alike (0 to 100) are counted as one measure when plans are compared.
_SAME_MEASURE = 80.0
# Two headings this alike (0 to 1) are counted as one area when plans are compared.
_SAME_AREA = 0.75
# Two printed names this alike are one, …
_SAME_NAME = 90.0
# … unless a word stands in another's place that is less alike: inflections and typing slips are not.
_SAME_WORD = 50.0
# Words of an office's name; of longer ones the last two tell it: `IKT og innkjøp Helse Fonna`.
_TELLING = 2
# Words that tell no part of an office from another.
_BETWEEN = ("for", "og", "i", "av", "på", "ved", "of", "and")
# Sharing one of two measures says little: shares are taken of this many measures at least.
_FEW = 3
# More measures than any plan has; beyond this many pairs only equal wordings are compared.
_MANY_PAIRS = 250_000

# A health enterprise's name and legal form: `Helse Fonna HF`, `Helse Vest RHF`. A line with a figure
# says more than that.
_ENTERPRISE = re.compile(r"(\D+) R?HF")
_PART = re.compile(r"[A-ZÆØÅ]{2,}(?![a-zæøå])|[A-ZÆØÅ]?[a-zæøåäöüé]+|[A-ZÆØÅ]|\d+")
_HASH = re.compile(r"(?=\w*\d)[0-9a-f]{8,}", re.IGNORECASE)
_EDITION_WORDS = (
    "v ver versjon version rev revidert revised korrigert corrected oppdatert updated endelig final "
    "ferdig utkast draft kladd foreløpig kopi copy av of ny new gammel old pptx pptm ppsx potx pdf "
    "txt presentasjon rapport rapporter rapportar report reports deck decks fil filer dokument "
    "arkiv archive mottatt data input samples kvartal tertial år year q t kv uke month måned "
    "månad per pr og and"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An edition, reduced to what tells its plan; `digest` is of its content alone.

    `measures` are the words of each, by its folded title. `units` are the offices that the deck says it is of,
    or else its path, and `departments` the parts of one: what kind they are, and the words that tell them apart.
    """

    edition: Edition
    measures: dict[str, str]
    areas: dict[str, str]
    names: frozenset[str]
    units: frozenset[str]
    departments: frozenset[tuple[str, frozenset[str]]]
    folder: frozenset[str]
    stem: frozenset[str]
    digest: str


def profile(edition: Edition, vocabulary: Vocabulary) -> Profile:
    """Reduce an edition to what tells its plan."""
    report = edition.report
    path = PurePosixPath(edition.file)
    areas = [area.name for area in report.areas] + [record.omrade for record in report.records]
    content = repr(report.areas) + repr(report.records) + repr(report.plan_names)
    return Profile(
        edition=edition,
        measures={folded(r.tiltak): " ".join(words(r.tiltak)) for r in report.records},
        areas={folded(name): name for name in areas if folded(name)},
        names=frozenset(filter(None, map(_name_key, report.plan_names[:1]))),
        units=_units(report.plan_names, vocabulary) | _enterprises(report.plan_names)
        or _units((*path.parts[:-1], path.stem), vocabulary),
        departments=frozenset(
            found
            for name in report.plan_names[1:]
            if (found := _department(name, vocabulary)) is not None
        ),
        folder=frozenset(w.casefold() for part in path.parts[:-1] for w in telling_words(part)),
        stem=frozenset(word.casefold() for word in telling_words(path.stem)),
        digest=sha256(content.encode()).hexdigest(),
    )


def printed_unit(report: Report, vocabulary: Vocabulary) -> str | None:
    """Return the office that a deck's title slide names on a line of its own."""
    units = _unit_phrases(vocabulary)
    said = (name for name in report.plan_names if " ".join(words(name)) in units)
    behind = (name for name in report.plan_names[1:] if _ENTERPRISE.fullmatch(name))
    parts = (name for name in report.plan_names[1:] if _department(name, vocabulary) is not None)
    return next(said, next(behind, next(parts, None)))


def _department(name: str, vocabulary: Vocabulary) -> tuple[str, frozenset[str]] | None:
    """Return of what kind an office's part is, and the words that tell it from others of its kind."""
    said = words(name)
    kinds = {kind.casefold() for kind in vocabulary.title.departments}
    kind = next((word for word in (*said[:1], *said[-1:]) if word in kinds), None)
    rest = {*said} - {kind, *_BETWEEN}
    return (kind, frozenset(rest)) if kind is not None and rest else None


def _enterprises(plan_names: Sequence[str]) -> frozenset[str]:
    """Return the health enterprises that a deck names beside its plan, without their legal form."""
    found = map(_ENTERPRISE.fullmatch, plan_names[1:])
    return frozenset(" ".join(words(name[1])) for name in found if name is not None)


def _units(texts: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    said = " | ".join(" ".join(words(text)) for text in texts)
    return frozenset(unit for unit in _unit_phrases(vocabulary) if f" {unit} " in f" {said} ")


@lru_cache(maxsize=1)
def _unit_phrases(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(" ".join(words(unit)) for unit in vocabulary.title.unit)


def offices_differ(one: Profile, other: Profile) -> bool:
    """Tell whether two decks are of different offices: by their units or parts, or by a name in the plan's."""
    if one.departments and other.departments and _parts_differ(one, other):
        return True
    if one.units and other.units:
        return not any(_one_office(a, b) for a in one.units for b in other.units)
    return any(
        _other_place(mine, theirs)
        for mine in one.edition.report.plan_names[:1]
        for theirs in other.edition.report.plan_names[:1]
    )


def _parts_differ(one: Profile, other: Profile) -> bool:
    """Tell whether two decks name parts of an office of one kind, and none that shares a word with another."""
    pairs = [
        mine & theirs
        for kind, mine in one.departments
        for other_kind, theirs in other.departments
        if kind == other_kind
    ]
    return bool(pairs) and not any(pairs)


def _one_office(one: str, other: str) -> bool:
    """Tell whether two offices' names are one: `innkjøp i Helse Fonna`, `Helse Fonna`."""
    mine, theirs = one.split(), other.split()
    within = {*mine} <= {*theirs} or {*theirs} <= {*mine}
    return within or (len(mine) > _TELLING < len(theirs) and mine[-2:] == theirs[-2:])


def _other_place(one: str, other: str) -> bool:
    """Tell whether nothing but capitalised words differ: `Energi i Bergen`, `Energi i Førde`.

    Words that are somewhat alike are one name, changed: `HR – Vikartjenester`, `HR – Vikarer`.
    """
    mine, theirs = {*words(one)}, {*words(other)}
    gone, come = mine - theirs, theirs - mine
    if one.isupper() or other.isupper() or not gone or not come:
        return False
    unlike = all(fuzz.ratio(a, b) < _SAME_WORD for a in gone for b in come)
    return unlike and gone | come <= names(one) | names(other)


def names_share_nothing(one: Profile, other: Profile) -> bool:
    """Tell whether two decks print names that have no word in common."""
    mine, theirs = (frozenset(" ".join(p.names).split()) for p in (one, other))
    return agreement(mine, theirs) == -1.0


def _name_key(name: str) -> str:
    """Return the words of a printed plan name, years left out: plans are renewed."""
    return " ".join(word for word in words(name) if not word.isdigit())


def telling_words(text: str) -> list[str]:
    """Return the words of a file or folder name beside dates, numbers and generic words."""
    found = _PART.findall(_HASH.sub(" ", text))
    return [w for w in found if len(w) > 1 and not w.isdigit() and w.casefold() not in _generic()]


@cache
def _generic() -> set[str]:
    vocabulary = load()
    known = [*vocabulary.title.generic, *vocabulary.dates.per]
    known += [*vocabulary.dates.quarter, *vocabulary.dates.tertial]
    known += [month for months in vocabulary.dates.months for month in months]
    return {*_EDITION_WORDS.split()} | {word for phrase in known for word in words(phrase)}


def measures_equal(one: Profile, other: Profile) -> float:
    """Return which share of the smaller report's measures stands in the other, word for word."""
    mine, theirs = one.measures, other.measures
    return equal_share(len(mine.keys() & theirs.keys()), len(mine), len(theirs))


def equal_share(equal: int, mine: int, theirs: int) -> float:
    """Return which share of the smaller report's measures so many are."""
    return equal / max(_FEW, min(mine, theirs))


def measures_shared(one: Profile, other: Profile) -> float:
    """Return which share of the smaller report's measures stands in the other, reworded or not."""
    mine, theirs = one.measures, other.measures
    if not mine or not theirs:
        return 0.0
    rest = [said for known, said in mine.items() if known not in theirs]
    others = [said for known, said in theirs.items() if known not in mine]
    reworded = 0
    if rest and others and len(rest) * len(others) <= _MANY_PAIRS:
        scores = process.cdist(
            rest, others, scorer=fuzz.ratio, score_cutoff=_SAME_MEASURE, dtype=np.float32
        )
        reworded = int(min((scores.max(axis=0) > 0).sum(), (scores.max(axis=1) > 0).sum()))
    return measures_equal(one, other) + reworded / max(_FEW, min(len(mine), len(theirs)))


def areas_shared(one: Profile, other: Profile) -> float:
    """Return which share of the smaller report's areas stands in the other, or about so."""
    if not one.areas or not other.areas:
        return 0.0
    smaller, larger = sorted((one.areas, other.areas), key=len)
    found = sum(
        folded in larger or any(alike(name, known) >= _SAME_AREA for known in larger.values())
        for folded, name in smaller.items()
    )
    return found / len(smaller)


def agreement(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """Return how two sets of words agree: 1 the same, -1 nothing in common, 0 nothing known."""
    if not mine or not theirs:
        return 0.0
    return 2.0 * len(mine & theirs) / len(mine | theirs) - 1.0


def names_agree(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """Return how printed names agree: 1 the same, -1 others, 0 where one prints none."""
    if not mine or not theirs:
        return 0.0
    return 1.0 if any(_same_name(a, b) for a in mine for b in theirs) else -1.0


def _same_name(one: str, other: str) -> bool:
    """Tell whether two names are one but for a letter: `… Bergen` and `… Førde` are two."""
    mine, theirs = one.split(), other.split()
    if len(mine) == len(theirs) and any(
        fuzz.ratio(a, b) < _SAME_WORD for a, b in zip(mine, theirs, strict=True)
    ):
        return False
    return fuzz.ratio(one, other) >= _SAME_NAME
