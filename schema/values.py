"""Values: dataclasses whose fields nobody sets again once they are made.

A frozen dataclass sets each of its fields through `object.__setattr__`, which makes making one cost
twice as much, and the reading of a deck makes thousands. So the values that decks and reports are
made of are frozen for the type checker, which reads `dataclasses.dataclass` in place of this one;
when they run they are plain, and hashed by their fields as frozen ones are.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass

__all__ = ["dataclass"]

Value = TypeVar("Value")

if not TYPE_CHECKING:

    def dataclass(
        *, frozen: bool, slots: bool, kw_only: bool = False
    ) -> Callable[[type[Value]], type[Value]]:
        """Make a value's class, with the arguments of `dataclasses.dataclass`."""
        return dataclasses.dataclass(unsafe_hash=frozen, slots=slots, kw_only=kw_only)
