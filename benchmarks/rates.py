"""What happens to measures, and how often."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Event(StrEnum):
    """What happened to a measure since it was last seen; the strongest counts."""

    NONE = "unchanged"
    TYPO = "typing error"
    REWORDED = "reworded"
    TWICE = "reworded twice"
    SPLIT = "split"
    MERGED = "merged"
    REWRITTEN = "rewritten, gevinst and pri stay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How often things happen, as chances a month for each measure (or, from `rename` on, plan)."""

    typo: float = 0.01
    reword: float = 0.03
    rewrite: float = 0.0
    move: float = 0.004
    pri: float = 0.01
    leave: float = 0.01
    back: float = 0.25
    drop: float = 0.006
    add: float = 0.008
    succeed: float = 0.003
    sibling: float = 0.3
    news: float = 0.5
    icon: float = 0.004
    backwards: float = 0.004
    benefit: float = 0.02
    rename: float = 0.0
    merge_areas: float = 0.0
    reorder: float = 0.05
    split: float = 0.0
    merge: float = 0.0
    revision: float = 0.0
    missing: float = 0.1


LIGHT = Rates()
ALL = Rates(
    rewrite=0.005, rename=0.03, merge_areas=0.01, split=0.05, merge=0.05, revision=0.4,
    reword=0.03,
)  # fmt: skip


# Plans that are renewed often, measures come and go: most of what looks alike is not the same.
RENEWED = replace(ALL, revision=1.0, drop=0.03, add=0.035, leave=0.02)


def busier(rates: Rates, times: float) -> Rates:
    """Return rates at which titles change so many times as often."""
    return replace(
        rates,
        typo=rates.typo * times,
        reword=rates.reword * times,
        rewrite=rates.rewrite * times,
        drop=rates.drop * times,
        add=rates.add * times,
    )
