"""What the analyst has decided: `ingest.toml` in the input folder, read and validated."""

from __future__ import annotations

import datetime as dt
import os
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from ingest.wording import folded
from schema.mistakes import first_mistake, place_of

FILE_NAME = "ingest.toml"
# Of the models only the outermost is made ready, when it is first used.
_STRICT = ConfigDict(frozen=True, extra="forbid", defer_build=True)
_Text = Annotated[str, Field(min_length=1)]


# How the TOML reader ends its messages.
_PLACE: Final = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


class SettingsError(ValueError):
    """An `ingest.toml` that cannot be used; the message names the line and the remedy."""


class Row(BaseModel):
    """A row of a report, named so that later decks and re-runs still find it.

    `date` is the report's date and `tiltak` the measure as printed there. `omrade` is needed
    only where the wording stands in several areas, `nr` (from 1, in the deck's order) only
    where it stands several times in one.
    """

    model_config = _STRICT
    date: dt.date
    tiltak: _Text
    omrade: str | None = None
    nr: Annotated[int, Field(ge=1)] | None = None

    @field_validator("date", mode="before")
    @classmethod
    def _a_day(cls, value: object) -> object:
        is_day = isinstance(value, dt.date | str) and not isinstance(value, dt.datetime)
        if is_day:
            return value
        raise ValueError("must be a date such as 2023-10-13, without time")


class Pair(BaseModel):
    """Two rows of one plan that a person has judged; `plan` only where it would be unclear."""

    model_config = _STRICT
    earlier: Row
    later: Row
    plan: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.earlier.date > self.later.date:
            raise ValueError("`earlier` has a later date than `later`; swap the two")
        return self


class FileRule(BaseModel):
    """What a person says about one file; `name` is relative to the input folder, with `/`."""

    model_config = _STRICT
    name: _Text
    plan: _Text | None = None
    date: dt.date | None = None
    superseded_by: _Text | None = None
    ignore: bool = False

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.plan is None and self.date is None and self.superseded_by is None:
            if not self.ignore:
                raise ValueError("says nothing: give plan, date, superseded_by or ignore = true")
        elif self.ignore:
            raise ValueError("an ignored file has no plan, date or superseded_by")
        if self.superseded_by == self.name:
            raise ValueError("a file cannot be superseded by itself")
        return self


_SAYS_NOTHING: Final = FileRule.model_construct(name="")


class Settings(BaseModel):
    """All that `ingest.toml` says; empty where there is none."""

    model_config = _STRICT
    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    file: tuple[FileRule, ...] = ()
    areas: dict[str, tuple[_Text, ...]] = Field(default_factory=dict)

    @field_validator("file")
    @classmethod
    def _each_file_once(cls, rules: tuple[FileRule, ...]) -> tuple[FileRule, ...]:
        names = Counter(rule.name for rule in rules)
        for name, count in names.items():
            if count > 1:
                raise ValueError(f"{name!r} stands {count} times; write it once")
        return rules

    @field_validator("areas")
    @classmethod
    def _each_spelling_once(cls, areas: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        meaning: dict[str, str] = {}
        for name, spellings in areas.items():
            for spelling in (name, *spellings):
                known = meaning.setdefault(folded(spelling), name)
                if known != name:
                    raise ValueError(f"{spelling!r} stands for both {known!r} and {name!r}")
        return areas

    def rule(self, file: str) -> FileRule:
        """Return what is said about a file, a rule without anything where nothing is."""
        said = (rule for rule in self.file if rule.name == file)
        return next(said, _SAYS_NOTHING)


def load_settings(path: Path) -> Settings:
    """Read `ingest.toml`; an absent file says nothing.

    Raises:
        SettingsError: the file cannot be read, is no TOML, or an entry of it cannot be used.
    """
    if not os.path.lexists(path):
        return Settings()
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise SettingsError(f"{path.name} cannot be read (it is no file).")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SettingsError(f"{path.name} cannot be read ({reason}).") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = (
            f"{path.name}, line {line}: it cannot be read, for it is not in UTF-8; save it so."
        )
        raise SettingsError(message) from error
    return parse_settings(text, path.name)


def parse_settings(text: str, name: str = FILE_NAME) -> Settings:
    """Validate the text of an `ingest.toml`.

    Raises:
        SettingsError: it is no TOML, or an entry cannot be used; the message says on which line.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        line = found["line"] if found and found["line"] else len(text.splitlines())
        raise SettingsError(f"{name}, line {line}: {_PLACE.sub('', str(error))}.") from error
    try:
        return Settings.model_validate(content)
    except ValidationError as error:
        path, said = first_mistake(error)
        at = f"{name}, line {_line_of(text, path)}: `{place_of(path)}`" if path else f"{name}:"
        raise SettingsError(f"{at} {said}.") from error


def _line_of(text: str, path: tuple[int | str, ...]) -> int:
    """Return the line (from 1) of the deepest part of a path that stands on a line of its own."""
    lines = text.splitlines()
    found, start = 1, 0
    table = str(path[0])
    wanted = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
    header = re.compile(rf"\s*\[\[?\s*[\"']?{re.escape(table)}[\"']?\s*\]\]?\s*(#.*)?$")
    heads = [number for number, line in enumerate(lines) if header.match(line)]
    if len(heads) > wanted:
        start = heads[wanted]
        found = start + 1
    for part in path:
        if isinstance(part, int):
            continue
        key = re.compile(rf"\s*[\"']?{re.escape(part)}[\"']?\s*[=.]")
        for number in range(start, len(lines)):
            if number > start and number in heads:
                break
            if key.match(lines[number]):
                found, start = number + 1, number
                break
    return found
