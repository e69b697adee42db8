"""Values: dataclasses whose fields nobody sets again once they are made, and what is worked out once.

A frozen dataclass sets each of its fields through `object.__setattr__`, which makes making one cost
twice as much, and the reading of a deck makes thousands. So the values that decks and reports are
made of are frozen for the type checker, which reads `dataclasses.dataclass` in place of this one;
when they run they are plain, and hashed by their fields as frozen ones are. Python 3.11 locks what
its `cached_property` works out against other threads, of which no reading has any.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
    from functools import cached_property

__all__ = ["cached_property", "dataclass"]

Value = TypeVar("Value")

if not TYPE_CHECKING:

    def dataclass(
        *, frozen: bool, slots: bool, kw_only: bool = False
    ) -> Callable[[type[Value]], type[Value]]:
        """Make a value's class, with the arguments of `dataclasses.dataclass`."""
        return dataclasses.dataclass(unsafe_hash=frozen, slots=slots, kw_only=kw_only)

    class cached_property:  # noqa: N801 - it stands for that of `functools`
        """A property that is worked out when it is first asked for, and kept."""

        def __init__(self, work_out: Callable[[object], object]) -> None:
            self._work_out = work_out
            self.__doc__ = work_out.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, instance: object, owner: type) -> object:
            value = instance.__dict__[self._name] = self._work_out(instance)
            return value
