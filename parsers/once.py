"""Properties that are worked out when they are first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class once(Generic[Owner, Value]):  # noqa: N801 - it decorates, as `property` does
    """A property that is worked out once for each object.

    `functools.cached_property` takes a lock each time, until Python 3.12: that costs more than most
    of what is worked out here, and no deck is read by two threads.
    """

    def __init__(self, work: Callable[[Owner], Value]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, instance: Owner, owner: type[Owner]) -> Value:
        value = self._work(instance)
        instance.__dict__[self._name] = value  # which is looked at first from now on
        return value
