"""Which of several months without a year came first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

AS_LONG: Final = 2  # months: of times that differ by no more, the columns' order tells which it is


def first_month(months: Sequence[int]) -> int:
    """Return the first of some months: the one behind the longest time without any of them.

    Of `nov.`, `des.` and `jan.` the last one is in another year. Where several times are about as long,
    the columns' order decides: `september | mars`.
    """
    known = sorted(set(months)) or [1]
    gaps = {
        month: (month - before) % 12
        for before, month in zip([known[-1], *known], known, strict=False)
    }
    longest = max(gaps.values())
    for month in known:
        since = [(one - month) % 12 for one in months]
        if gaps[month] >= longest - AS_LONG and since == sorted(since):
            return month
    return next(month for month in known if gaps[month] == longest)
