"""Areas' names that have the plan's in front: `Medisinsk utstyr: Miljø`, `Medisinsk utstyr › Miljø`."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

from parsers.report.words.areas import is_enterprise, says
from parsers.report.words.labels import without_label
from schema import Diagnostic
from schema.diagnostic import short
from schema.vocabulary import Vocabulary, folded

# What stands between the two names.
_BETWEEN: Final = re.compile(r"\s*(?::|\s[–—|›»>❯▸/-])\s+(?=\w)")
# What leads from a plan that the deck names to an area, whatever other slides are headed by.
_STEP: Final = re.compile(r"\s+[›»❯▸]\s+(?=\w)")


def without_plan(
    names: Sequence[Sequence[str]], plans: Sequence[str], vocabulary: Vocabulary
) -> tuple[list[list[str]], tuple[str, ...]]:
    """Return areas' names without the plan's in front, where all have it, and the plans in front.

    What is in front is one of the deck's plan names (`plans`), or says itself that it is a plan:
    `Handlingsplan HR – Kompetanse`; or all have the name of one office: `Helse Fonna HF | Drift`. An area that stands behind the plan's name on one slide may stand
    alone on another.
    """
    known = {folded(plan) for plan in plans}
    names = [[_behind(name, known) for name in areas] for areas in names]
    split = {name: _BETWEEN.split(name, maxsplit=1) for areas in names for name in areas if name}
    behind = {folded(parts[-1]) for parts in split.values() if len(parts) > 1}
    parted = {name: parts for name, parts in split.items() if folded(name) not in behind}
    heads = tuple(dict.fromkeys(head for head, *_ in parted.values()))
    ahead = all(folded(head) in known or says(head, vocabulary.title.marks) for head in heads)
    ahead = ahead or (len(heads) == 1 and is_enterprise(heads[0], vocabulary))
    if not ahead or any(len(parts) == 1 for parts in parted.values()):
        return [list(areas) for areas in names], ()
    rest = {name: without_label(parts[1], vocabulary) for name, parts in parted.items()}
    return [[rest.get(name, name) for name in areas] for areas in names], heads


def _behind(name: str, plans: Container[str]) -> str:
    """Return what a line leads to from a plan's name, or the name itself."""
    head, *rest = _STEP.split(name, maxsplit=1)
    return rest[0] if rest and folded(head) in plans else name


def several_plans(heads: Sequence[str]) -> Diagnostic:
    """Return the line of a deck whose slides name several plans."""
    told = ", ".join(f"“{short(head)}”" for head in heads)
    return Diagnostic.warning(
        "several-plans",
        f"Slides of measures are headed by several plans ({told}), and no title slides part "
        "them; all were taken for one plan's: give each plan a title slide, or a file of its own.",
    )
