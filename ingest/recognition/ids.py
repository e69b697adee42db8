"""Short names for measures that stay what they are when decks are added."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.wording import folded

# Without vowels, so that no id reads as a word or a month in a spreadsheet, and without signs
# that are mistaken for each other. 27 signs, 8 of them: 2.8e11 ids.
_SIGNS = "bcdfghjkmnpqrstvwxz23456789"
_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a measure was first seen, and in what words; `plan` tells two plans apart.

    `plan` is made of what the plan's first report says, so that ids depend on no name.
    """

    first_seen: date
    plan: str
    omrade: str
    tiltak: str
    place: int


def identifiers(origins: Sequence[Origin]) -> tuple[str, ...]:
    """Return an id for each measure, all different, in the order given.

    An id is made of the wording in which the measure was first seen. Where two measures were
    first seen in the same words, the later one's is made of its area, too, then of a number:
    so a measure that comes later never changes the id of one that was there.
    """
    order = sorted(range(len(origins)), key=lambda i: _order(origins[i]))
    taken: set[str] = set()
    ids = [""] * len(origins)
    for i in order:
        ids[i] = next(name for name in _names(origins[i]) if name not in taken)
        taken.add(ids[i])
    return tuple(ids)


def _order(origin: Origin) -> tuple[date, str, str, int]:
    return origin.first_seen, origin.plan, folded(origin.omrade), origin.place


def _names(origin: Origin) -> Iterable[str]:
    yield _readable_hash(folded(origin.tiltak))
    count = 1
    while True:
        yield _readable_hash(f"{folded(origin.tiltak)}\n{folded(origin.omrade)}\n{count}")
        count += 1


def _readable_hash(text: str) -> str:
    """Return a short name for a text: `t-` and eight letters or figures."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest())
    signs = []
    for _ in range(_LENGTH):
        number, sign = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[sign])
    return "t-" + "".join(signs)
