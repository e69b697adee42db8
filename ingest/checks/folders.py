"""Plans whose reports lie in turn in two folders: they may be two offices' plans of one name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import PurePosixPath

from ingest.plans.profiles import telling_words
from ingest.settings import FILE_NAME, Settings
from schema.history import Placed, Plan


def mixed_folders(plans: Sequence[Plan], settings: Settings) -> tuple[Placed, ...]:
    """Return a `folders-mixed` line for each plan whose reports come back to a folder they had left.

    Only folders that have no word in common count, and no words such as dates and `pdf`: a folder
    for each month is none that reports come back to. What `ingest.toml` says is not asked about.
    """
    return tuple(line for plan in plans for line in _of_plan(plan, settings))


def _of_plan(plan: Plan, settings: Settings) -> tuple[Placed, ...]:
    told = [
        edition.file
        for edition in plan.editions
        if _words(edition.file) and not settings.rule(edition.file).plan
    ]
    spells = [next(files) for _, files in groupby(told, key=_words)]
    for left, other, back in zip(spells, spells[1:], spells[2:], strict=False):
        if _words(left) == _words(back) and not _words(left) & _words(other):
            return (_line(plan, left, other),)
    return ()


def _words(file: str) -> frozenset[str]:
    folders = PurePosixPath(file).parts[:-1]
    return frozenset(w.casefold() for part in folders for w in telling_words(part))


def _line(plan: Plan, one: str, other: str) -> Placed:
    message = (
        f"The reports of {plan.name!r} lie in turn in {_folder(one)!r} and {_folder(other)!r}; if they "
        f'are of two plans, say so with plan = "…" for the files of one of them in {FILE_NAME}.'
    )
    return Placed.warning(other, "folders-mixed", message)


def _folder(file: str) -> str:
    return PurePosixPath(file).parent.as_posix()
