"""The words and symbols of status decks, read from a TOML file that an office can replace."""

from __future__ import annotations

import tomllib
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from schema.mistakes import first_mistake, place_of
from schema.report import Status

# Texts whose folded form is remembered: a deck repeats its words, and has some thousand of them.
REMEMBERED: Final = 16384

_HYPHENS: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015"


class Column(StrEnum):
    """What a column of a table of measures holds."""

    TILTAK = "tiltak"
    PRI = "pri"
    GEVINST = "gevinst"
    SISTE_STATUS = "siste_status"
    STATUS = "status"
    OMRADE = "omrade"
    IKON = "ikon"
    NUMMER = "nummer"


# The columns whose cells hold lists: benefits, and news.
LISTS: Final = (Column.GEVINST, Column.SISTE_STATUS)


class Colour(StrEnum):
    """A colour that a legend calls by its name."""

    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"
    BLUE = "blue"
    GREY = "grey"
    WHITE = "white"


class VocabularyError(ValueError):
    """A vocabulary file that cannot be used; the message says which entry, and why."""


@lru_cache(maxsize=REMEMBERED)
def folded(text: str) -> str:
    """Return the form in which words are compared: composed, lower case, single spaces.

    Hyphens, soft hyphens and a final full stop or colon do not count. Folding twice changes
    nothing.
    """
    text = unicodedata.normalize("NFKC", text).replace("\N{SOFT HYPHEN}", "").casefold()
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "")
    return unicodedata.normalize("NFKC", " ".join(text.split()).strip(" .:"))


Words = Annotated[tuple[str, ...], Field(description="Spellings of one thing")]
# Of the models only the outermost is made ready, when it is first used.
_STRICT = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class StatusWords(BaseModel):
    """How decks show one status."""

    model_config = _STRICT
    labels: Words = ()
    symbols: Words = ()
    colours: tuple[Annotated[str, Field(pattern=r"^[0-9A-F]{6}$")], ...] = ()


class HealthWords(BaseModel):
    """What tells how a measure is doing, which is no status: labels, and lights beside them."""

    model_config = _STRICT
    labels: Words = ()
    lights: Words = ()


class ExtraColumns(BaseModel):
    """Headers of further columns that nobody need look at, and what rows and bands may have for them."""

    model_config = _STRICT
    headers: Words = ()
    comments: Words = ()
    remarks: Words = ()
    bands: Words = ()


class PriorityWords(BaseModel):
    """What priorities are called where they are no figures."""

    model_config = _STRICT
    words: Words = ()


class OtherTables(BaseModel):
    """Headers that only tables of other things have."""

    model_config = _STRICT
    headers: Words


class ItemWords(BaseModel):
    """What list items of gevinst begin with, and what those of siste status hold."""

    model_config = _STRICT
    gevinst: Words = ()
    siste_status: Words = ()


class OverviewWords(BaseModel):
    """Headers of the table of counts, and the words of sentences that count measures.

    `numbers` are the words for 0, 1, 2 and so on.
    """

    model_config = _STRICT
    count: Words
    total: Words
    previous: Words = ()
    now: Words = ()
    since: Words = ()
    measures: Words = ()
    linking: Words = ()
    within: Words = ()
    rest: Words = ()
    numbers: tuple[Words, ...] = ()


class AreaWords(BaseModel):
    """What calls a heading an area's, or says of which area a text speaks.

    `words`, or what ends with one, call it so themselves, `numbered` before a number, `labels` before a colon
    and `kinds` alone; `captions` before a number name nothing. `status`, with `of` or `within` behind it, and
    `more` tell how an area stands, none of `all`. `subjects` and `within`, or `here`, say in a sentence of
    which one it speaks; behind the word for measures over a column, `over` does, and none of `beside`.
    """

    model_config = _STRICT
    words: Words = ()
    numbered: Words = ()
    labels: Words = ()
    kinds: Words = ()
    captions: Words = ()
    within: Words = ()
    status: Words = ()
    of: Words = ()
    more: Words = ()
    all: Words = ()
    subjects: Words = ()
    here: Words = ()
    over: Words = ()
    beside: Words = ()


class HeadingWords(BaseModel):
    """What stands in the headings of slides."""

    model_config = _STRICT
    not_started: Words
    generic: Words
    none: Words = ()
    continued: Words = ()
    drafts: Words = ()
    edits: Words = ()
    former: Words = ()
    spells: Words = ()
    phases: Words = ()
    verbs: Words = ()
    findings: Words = ()
    comparatives: Words = ()
    overview: Words
    of: Words


class NoteWords(BaseModel):
    """What a note on a row of measures says: that it changes, and which it means by its number.

    `sources` begin a line that says where things were taken from, which changes nothing. `itself` is
    how news speak of their own measure. `limits` take something away from a label: `Ferdig unntatt Førde`.
    Beside words that put something off (`ahead`) it has not begun. `whole` mean all rows, or a column of them.
    `pointers` stand for another text, and `see` points to a row by its number.
    """

    model_config = _STRICT
    changes: Words = ()
    rows: Words = ()
    whole: Words = ()
    sources: Words = ()
    itself: Words = ()
    limits: Words = ()
    ahead: Words = ()
    pointers: Words = ()
    see: Words = ()


class TitleWords(BaseModel):
    """What stands on a title slide and names no plan; `bodies` are whom a report is for, `departments` the kinds of parts that an office has."""

    model_config = _STRICT
    marks: Words
    generic: Words
    unit: Words
    bodies: Words = ()
    departments: Words = ()


class DateWords(BaseModel):
    """What announces and what makes up a date; `months` has twelve entries.

    `status` is what stands before the report's date where several stand on the title slide, and `other`
    what says that one is another report's or a meeting's. `seasons` are winter, spring, summer and autumn; `at`, `since` and `about` are what stands
    before the time of a status, of its beginning, or of something else about it. `to` stands between
    the ends of a span, and before what something has become.
    """

    model_config = _STRICT
    per: Words
    status: Words = ()
    other: Words = ()
    quarter: Words
    tertial: Words
    half: Words = ()
    week: Words = ()
    at: Words = ("i", "in")
    since: Words = ()
    about: Words = ()
    to: Words = ()
    seasons: Annotated[tuple[Words, ...], Field(max_length=4)] = ()
    ordinals: tuple[Words, ...] = ()
    months: Annotated[tuple[Words, ...], Field(min_length=12, max_length=12)]


class Vocabulary(BaseModel):
    """All words and symbols that the interpreter knows."""

    model_config = _STRICT
    columns: dict[Column, Words]
    extra_columns: ExtraColumns = ExtraColumns()
    priorities: PriorityWords = PriorityWords()
    other_tables: OtherTables
    items: ItemWords = ItemWords()
    overview: OverviewWords
    status: dict[Status, StatusWords]
    health: HealthWords = HealthWords()
    colour_names: dict[Colour, Words] = {}
    areas: AreaWords = AreaWords()
    headings: HeadingWords
    notes: NoteWords = NoteWords()
    title: TitleWords
    dates: DateWords

    # A vocabulary is read once and used for many decks: it is itself the key for what is worked
    # out from it.
    __hash__ = object.__hash__
    __eq__ = object.__eq__

    @model_validator(mode="after")
    def _no_word_means_two_things(self) -> Self:
        _reject_twice("columns", {c.value: words for c, words in self.columns.items()})
        _reject_twice("status labels", {s.value: w.labels for s, w in self.status.items()})
        symbols = {s.value: w.symbols for s, w in self.status.items()}
        _reject_twice("status symbols", symbols)
        _reject_twice("status colours", {s.value: w.colours for s, w in self.status.items()})
        if Column.TILTAK not in self.columns:
            raise ValueError("[columns] must say how the column `tiltak` is headed")
        return self


def _reject_twice(where: str, meanings: dict[str, tuple[str, ...]]) -> None:
    seen: dict[str, str] = {}
    for meaning, words in meanings.items():
        for word in words:
            key = folded(word) or word
            if seen.setdefault(key, meaning) != meaning:
                raise ValueError(f"{where}: {word!r} stands for both {seen[key]!r} and {meaning!r}")


def load(path: Path | None = None) -> Vocabulary:
    """Read a vocabulary file, or the one that comes with the program.

    Raises:
        VocabularyError: the file is missing, is no TOML, or an entry of it cannot be used.
    """
    return _bundled() if path is None else _parse(_read(path), str(path))


@lru_cache(maxsize=128)
def words_in(words: tuple[str, ...]) -> frozenset[str]:
    """Return the folded forms of words, for looking things up."""
    return frozenset(folded(word) for word in words)


@cache
def _bundled() -> Vocabulary:
    text = files("schema").joinpath("vocabulary.toml").read_text(encoding="utf-8")
    return _parse(text, "schema/vocabulary.toml")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # Windows' editors begin with a mark
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise VocabularyError(f"The vocabulary {path} cannot be read ({reason}).") from error
    except UnicodeDecodeError as error:
        raise VocabularyError(f"The vocabulary {path} is not in UTF-8; save it so.") from error


def _parse(text: str, name: str) -> Vocabulary:
    try:
        return Vocabulary.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"The vocabulary {name} is not valid TOML: {error}.") from error
    except ValidationError as error:
        path, said = first_mistake(error)
        at = f" `{place_of(path)}`" if path else ""
        raise VocabularyError(f"The vocabulary {name}:{at} {said}.") from error
