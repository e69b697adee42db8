"""Texts on slides without measures that say another status of a measure than its row does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from parsers.lines import either, joined
from parsers.report.others.statuslists import StatusList
from parsers.report.page.headerwords import role_of
from parsers.report.page.headings import FURNITURE
from parsers.report.page.pages import Page
from parsers.report.words.areas import says
from parsers.report.words.countsaid import counted
from parsers.report.words.sentences import is_sentence
from parsers.report.words.statussaid import statuses_said
from schema import Diagnostic, Record, Status
from schema.diagnostic import short
from schema.vocabulary import REMEMBERED, Column, Vocabulary, folded

STEM: Final = 5  # letters that a word has in common with another form of it
FEWEST: Final = 2  # words of a measure that name it
FEW: Final = 2  # rows that share a word: one of more is seldom meant by that word alone
_WORD: Final = re.compile(r"\w{4,}")  # shorter ones link
_NOTED: Final = re.compile(r"\w(?:: | [–-] )\w|[?!]$")
_TOLD: Final = re.compile(r"[^\W\d]{4,}|\d[\d.]+")  # words and dates


def contradicted(
    lists: Sequence[tuple[Page, Sequence[StatusList]]],
    records: Sequence[Record],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield an info for each row of which a text on a slide without measures says another status.

    The text names the measure by its words, or by the number that a column gives it; of a numbered one it may
    also say that something was changed: `Tiltak 3 er flyttet`. So it may of those that one of its words
    names, or of all, if no row says so itself: `Frist for RFID er nå 1.12.` The first sentence of a slide
    about one measure alone is told of, too, and a line that only points to one: `Se R2`. `lists` are the pages, each with its lists under statuses.
    """
    measured = {record.slide for record in records}
    others = [one for one in lists if one[0].number not in measured]
    for page, _ in others:
        yield from _pointing(page, records, vocabulary)
    found = [(one[0].number, *said) for one in others for said in _said(*one, vocabulary)]
    told: set[tuple[int, int]] = set()
    owners = _owners(records) if found else {}
    about: set[int] = set()  # slides with a sentence about a measure
    for number, line, said in found:
        rows = _numbered_rows(line, records, vocabulary)
        rows = rows or [row for row in records if said and _names(line, row)]
        if any(
            row.status in {*said, Status.UNKNOWN} or (row.slide, row.row) in told for row in rows
        ):
            continue
        if not rows:
            changes = bool(said) or says(line, vocabulary.notes.changes)
            noted = not changes and _is_noted(line, number, vocabulary)
            named = _named(line, owners, records, noted=noted)
            if any(_says_so(row, line, owners, said) for row in named):
                continue
            whole = says(line, vocabulary.notes.whole)
            plain = not changes and bool(len(named) == 1 or (named and (whole or noted)))
            all_rows = whole and not said and not {*owners}.intersection(_stems(line))
            if (plain and (noted or number not in about)) or (changes and (named or all_rows)):
                about |= {number} if plain else set()
                yield from _noted(number, line, named)
        for row in rows[:1]:
            told.add((row.slide, row.row))
            yield Diagnostic.info(
                "status-conflict",
                f"Slide {number} says “{short(line)}”, which may be said of the measure “{short(row.tiltak)}” on "
                f"slide {row.slide}; its row says “{row.status.value}” and was believed.",
                slide=row.slide,
                row=row.row,
            )


def _pointing(
    page: Page, records: Sequence[Record], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield an info for each line that says nothing but a row's number or code: at the row, if a column has it."""
    pattern = _points(vocabulary.notes.see, vocabulary.notes.rows)
    both = zip(page.slide.texts, page.printed, strict=True)
    for line in [
        line for text, printed in both if text.role not in FURNITURE for line in printed.split("\n")
    ]:
        match = pattern.fullmatch(folded(line))
        if match is None:
            continue
        rows = [
            row
            for row in records
            for header, said in row.ekstra
            if folded(said).strip(".") == match[1] and role_of(header, vocabulary) is Column.NUMMER
        ]
        if rows:
            yield from _noted(page.number, joined(line), rows[:1])
            continue
        yield Diagnostic.info(
            "unread-measures",
            f"Slide {page.number} says “{short(joined(line))}” and no more; if it points to a measure, write into its "
            "row what is to be seen there.",
            slide=page.number,
        )


@lru_cache(maxsize=8)
def _points(see: tuple[str, ...], rows: tuple[str, ...]) -> re.Pattern[str]:
    """Return what a line is that points to a number, or to a code with one, and says no more."""
    row = either(map(folded, rows))
    return re.compile(
        rf"\W*{either(map(folded, see))}[ :.–-]+(?:{row}[ .:]+)?(?:nr\.? ?)?([^\W\d]{{0,3}}[.-]?\d[\d.-]*(?<![.-]))\W*"
    )


def _is_noted(line: str, slide: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a line is a note without a verb: a name and what is said of it, `Hansker: ny eier`.

    On the first slide so is the plan's name.
    """
    return slide > 1 and _NOTED.search(line) is not None and not is_sentence(line, vocabulary)


def _owners(records: Sequence[Record]) -> dict[str, set[Record | str]]:
    """Return whom each stem names: measures, but for their first words, and areas."""
    owners: dict[str, set[Record | str]] = {}
    for row in records:
        for stem in _stems(row.tiltak)[1:]:
            owners.setdefault(stem, set()).add(row)
        for stem in _stems(row.omrade):
            owners.setdefault(stem, set()).add(row.omrade)
    return owners


def _named(
    line: str, owners: Mapping[str, set[Record | str]], records: Sequence[Record], *, noted: bool
) -> list[Record]:
    """Return the rows of whom one of a line's words names alone, else of all whom its words name together."""
    found = [owners[stem] for stem in _stems(line) if stem in owners]
    named = {owner for one in found for owner in _one(one)}
    if not named and found:
        named = set.intersection(*found) or set.union(*found)
    areas = any(isinstance(owner, str) for owner in named)
    if areas if noted else len(named) > 1 and (areas or len(named) > FEW):
        return []  # as in a summary
    return [row for row in records if row in named or row.omrade in named]


def _noted(number: int, line: str, named: Sequence[Record]) -> Iterator[Diagnostic]:
    """Yield an info for each slide with rows that a line may mean, or for the deck where it may mean all."""
    for slide in dict.fromkeys(row.slide for row in named) if named else (None,):
        what = f"the measure “{short(named[0].tiltak)}”" if len(named) == 1 else "measures"
        where = f" on slide {slide}" if slide is not None else ""
        yield Diagnostic.info(
            "unread-measures",
            f"Slide {number} says “{short(line)}”, which may be said of {what}{where}; if it changes "
            "what rows say, write it into them.",
            slide=slide,
            row=named[0].row if len(named) == 1 else None,
        )


def _says_so(
    row: Record, line: str, owners: Mapping[str, set[Record | str]], statuses: frozenset[Status]
) -> bool:
    """Tell whether a row has a status that a line says, a word that it has beside names, or its dates, if any."""
    if statuses and row.status in {*statuses, Status.UNKNOWN}:
        return True
    said = _told(line) - {*owners}
    dates = {word for word in said if word[0].isdigit()}
    texts = (*row.gevinst, *row.siste_status, *[text for _, text in row.ekstra])
    return any((dates or said) & _told(text) for text in texts)


def _told(text: str) -> set[str]:
    return {word[:STEM] for word in _TOLD.findall(folded(text))}


def _one(owners: set[Record | str]) -> set[Record | str]:
    """Return the one whom a word names: an area, where measures have the word, too."""
    areas: set[Record | str] = {owner for owner in owners if isinstance(owner, str)}
    found = areas or owners
    return found if len(found) == 1 else set()


def _said(
    page: Page, lists: Sequence[StatusList], vocabulary: Vocabulary
) -> Iterator[tuple[str, frozenset[Status]]]:
    """Yield the lines of a page's texts that say one status, a change or a sentence, and what stands under a status."""
    for head, items in lists:
        said = statuses_said(head.text, vocabulary)
        if not head.doubtful and len(said) == 1:
            yield from ((joined(item.text), said) for item in items)
    both = zip(page.slide.texts, page.printed, strict=True)
    texts = [printed for text, printed in both if text.role not in FURNITURE]
    for line in [line for printed in texts for line in printed.split("\n")]:
        if counted(line, vocabulary) is not None:
            continue
        last = _became(vocabulary.dates.to).split(line)[-1]
        said = statuses_said(last, vocabulary) or statuses_said(line, vocabulary)
        changes = not said and says(line, vocabulary.notes.changes)
        plain = not said and (
            is_sentence(line, vocabulary) or _is_noted(line, page.number, vocabulary)
        )
        if len(said) == 1 or changes or plain:
            yield joined(line), said


@lru_cache(maxsize=8)
def _became(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what stands before what a status is now."""
    return re.compile(rf"→|->|⇒|\b{either(words)}\b")


def _numbered_rows(line: str, records: Sequence[Record], vocabulary: Vocabulary) -> list[Record]:
    pattern = _numbered(vocabulary.notes.rows, vocabulary.headings.of)
    found = {match[1] for match in pattern.finditer(folded(line))}
    return [
        row
        for row in records
        for header, said in (row.ekstra if found else ())
        if folded(said) in found and role_of(header, vocabulary) is Column.NUMMER
    ]


@lru_cache(maxsize=8)
def _numbered(words: tuple[str, ...], of: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the number behind a word for a row, and no share: `tiltak 3 av 5`."""
    row, share = either(map(folded, words)), either(map(folded, of))
    return re.compile(rf"(?<!\w){row}[ .:]*(\w*\d[\w.]*(?<![.]))(?! ?{share})")


def _names(line: str, row: Record) -> bool:
    """Tell whether a line has all words of a measure, or all but its first, which may be a verb."""
    stems = _stems(row.tiltak)
    named = stems[1:] if len(stems) > FEWEST else stems
    return len(named) >= FEWEST and {*named} <= {*_stems(line)}


@lru_cache(maxsize=REMEMBERED)
def _stems(text: str) -> list[str]:
    return [word[:STEM] for word in _WORD.findall(folded(text.replace("-", " ")))]
