"""What a plan is called: by its earliest report, so that newer decks do not rename it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import PurePosixPath

from ingest.plans.profiles import printed_unit, telling_words
from ingest.wording import folded
from schema.report import Edition
from schema.vocabulary import Vocabulary

# A plan without any name and area.
_NAMELESS = "Uten navn"
# What joins two words of a file or folder name, and a letter that belongs to the word behind it:
# `Vakt og sikkerhet`, `IKT-utstyr`, `E-helse`.
_JOINS = re.compile(r"[\W_]+(og|i|for|på|av|and|of|in)[\W_]+")
_LETTER_BEFORE = re.compile(r"(?<![^\W_])[A-ZÆØÅ]-$")


def distinct_names(groups: Sequence[Sequence[Edition]], vocabulary: Vocabulary) -> list[str]:
    """Name each plan, given its editions by date, so that no two are equal.

    A name that two plans could have goes to the one that began first. Where both began on the
    same date it tells neither apart, and both are called by what does.
    """
    names: list[str] = [""] * len(groups)
    taken: set[str] = set()
    choices = [list(_choices(editions, vocabulary)) for editions in groups]
    begun = [editions[0].report_date for editions in groups]
    order = sorted(range(len(groups)), key=lambda i: (begun[i], _content(groups[i])))
    shared = _shared(choices, begun)
    for i in order:
        options = choices[i]
        own = [o for o in options if (begun[i], folded(o)) not in shared] or options
        extended = [f"{options[0]} – {option}" for option in options[1:]]
        offers = chain(own, extended, _numbered(options[0]))
        names[i] = next(name for name in offers if folded(name) not in taken)
        taken.add(folded(names[i]))
    return names


def _shared(choices: Sequence[Sequence[str]], begun: Sequence[date]) -> set[tuple[date, str]]:
    """Return the names that several plans which began on one date could have."""
    counts = Counter(
        (day, name)
        for day, options in zip(begun, choices, strict=True)
        for name in {folded(option) for option in options}
    )
    return {name for name, count in counts.items() if count > 1}


def _choices(editions: Sequence[Edition], vocabulary: Vocabulary) -> Iterator[str]:
    for edition in editions:
        if edition.report.plan_names:
            report = edition.report
            name, unit = report.plan_names[0], printed_unit(report, vocabulary)
            yield name
            if unit is not None:
                yield f"{name}, {unit}"
            break
    path = PurePosixPath(editions[0].file)
    for part in (*reversed(path.parts[:-1]), path.stem):
        name = _named_by(part)
        if name:
            yield name[0].upper() + name[1:]  # as a name that the deck prints
    for edition in editions:
        areas = [area.name for area in edition.report.areas] or list(
            dict.fromkeys(record.omrade for record in edition.report.records if record.omrade)
        )
        if areas:
            yield " / ".join(areas)
            break
    yield _NAMELESS


def _named_by(part: str) -> str:
    """Return the telling words of a file or folder name, and what joins them there."""
    name, end = "", 0
    for word in telling_words(part):
        at = part.index(word, end)
        between = part[end:at]
        letter = _LETTER_BEFORE.search(between)
        joins = _JOINS.fullmatch(between)
        if between == "-" and word.islower() and name[-2:].isupper():
            name += "-"
        elif name:
            name += f" {joins[1]} " if joins else " "
        name += (letter[0] if letter else "") + word
        end = at + len(word)
    return name


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name} ({number})"
        number += 1


def _content(editions: Sequence[Edition]) -> str:
    return repr([record.tiltak for record in editions[0].report.records])
