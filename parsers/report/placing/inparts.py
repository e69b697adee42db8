"""Areas whose names number the slides that they fill: `Energi – del 1`, `Energi – del 2`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

# The part that a name ends with; a bare number may as well tell areas apart.
_PART: Final = re.compile(r"[\s,(–-]+(?:del|part)\s*(\d{1,2})\)?$", re.IGNORECASE)
# One name in parts may be two areas (`Forsyning, del 1`); where several are, parts are slides.
FEWEST: Final = 2


def without_parts(names: Sequence[Sequence[str]], known: Sequence[str]) -> list[list[str]]:
    """Return the rows' areas without the parts that their slides are numbered by.

    Several areas' parts follow one another and count up from 1; none is the overview's (`known`).
    """
    found = [list(rows) for rows in names]
    parts: dict[str, list[int]] = {}
    for name in dict.fromkeys(chain(*names)):
        part = _PART.search(name)
        if part is not None and name not in known:
            parts.setdefault(name[: part.start()], []).append(int(part[1]))
    counted = [stem for stem, given in parts.items() if given == [*range(1, len(given) + 1)]]
    several = [stem for stem in counted if len(parts[stem]) > 1]
    if len(several) < FEWEST or len(counted) < len(parts):
        return found
    return [[_PART.sub("", name) for name in rows] for rows in found]
