"""Which of several decks for one plan and date counts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import PurePosixPath
from typing import Final

from ingest.plans.reconcile import reconciled
from ingest.wording import folded
from parsers.report.words.dates import Found, date_in_name
from parsers.report.words.reportdates import settled
from schema.deck import Format
from schema.diagnostic import Severity
from schema.report import DateSource, Edition, Record, Report
from schema.vocabulary import Vocabulary

_FORMATS: Final = {Format.PPTX: 2, Format.PDF: 1, Format.TXT: 0}
_NUMBERED: Final = re.compile(
    r"(?:^|[\W_])(?:v|ver|versjon|version|rev|revisjon|utg|utgave)[\W_]*"
    r"(\d{1,3})(?:\.(\d{1,2})(?![\d.]))?(?!\d)"
)
_REVISED: Final = re.compile(
    r"(?:^|[\W_])(?:rev|revidert|revised|korrigert|korr|corrected|rettet|retta|oppdatert|updated|ny|new)"
    r"(?:$|[\W_])"
)
_FINAL: Final = re.compile(r"(?:^|[\W_])(?:endelig|final|godkjent|approved)(?:$|[\W_\d])")
_DRAFT: Final = re.compile(r"(?:^|[\W_])(?:utkast|draft|kladd|foreløpig|forelopig)(?:$|[\W_\d])")
# Folders for what has been replaced. An archive is none: it holds what was final, too.
_REPLACED: Final = re.compile(
    r"(?:^|[\W_])(?:gammelt?|gamle|utgåtte?|erstattet|old|outdated)(?:$|[\W_\d])"
)
# What an office or its computer calls a copy: `Kopi av plan`, `plan - Copy (2)`, `plan (1)`.
_COPY: Final = re.compile(r"(?:^|[\W_])(?:kopi|copy)(?:$|[\W_\d])|\(\d{1,2}\)$")
_ENDINGS: Final = (".pptx", ".pptm", ".ppsx", ".potx", ".pdf")
# A file is named after the day that its deck states status for, or after the meeting that the deck is
# made for, a week or two later; one that is named so many days away is of another month.
OTHER_REPORT_DAYS: Final = 21


def counting(editions: Sequence[Edition], vocabulary: Vocabulary) -> Edition:
    """Return the edition that counts among several of one plan and date.

    A deck without measures never counts before one with, nor a text layer before the deck of its name
    that it was saved from, nor one whose name is of another month before one whose name is of this:
    its title was not brought up to date. Of editions that say the same, the one in the richest format
    counts, then the one named nearest to the date, then one that is not called a copy; so it is where only
    texts differ between two formats and no name says which is newer: a reader may have taken one otherwise
    than it is. Of editions that differ, the one whose name, or else its folder's, says that it is revised or
    final and not a draft or replaced, then the one that could be read whole, then the
    one modified last, then the one whose figures add up, then the one with more measures.
    """
    if len(editions) == 1:
        return editions[0]
    decks = {stem_path(e.file) for e in editions if e.format is not Format.TXT and e.report.records}
    whole = [e for e in editions if e.format is not Format.TXT or stem_path(e.file) not in decks]
    fits = [edition for edition in whole if not _named_otherwise(edition, vocabulary)]
    editions = [e for e in fits if e.report.records] or whole
    groups: list[list[_Content]] = []
    for content in map(_Content, sorted(editions, key=lambda e: (e.sha256, e.file))):
        homes = [g for g in groups if any(content.is_edition_of(other) for other in g)]
        groups = [g for g in groups if g not in homes] if homes else groups
        groups.append([content, *chain.from_iterable(homes)])
    best = max(groups, key=lambda group: max(_revision(content.edition) for content in group))
    return max((c.edition for c in best), key=lambda edition: _richness(edition, vocabulary))


def same_content(one: Edition, other: Edition) -> bool:
    """Tell whether two editions say the same.

    Pictograms do not count: programs that export a deck lose them. Nor do areas across formats,
    nor in a text layer the border between gevinst and siste status.
    """
    return _Content(one).same_as(_Content(other))


class _Content:
    """What an edition says, worked out once in each of the ways in which two are compared."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._said: dict[_Texts, tuple[int, frozenset[object]]] = {}

    def same_as(self, other: _Content) -> bool:
        one, two = self.edition, other.edition
        formats = {one.format, two.format}
        texts = _COMPARED[len(formats) == 1, Format.TXT not in formats]
        return one.sha256 == two.sha256 or self._rows(texts) == other._rows(texts)

    def is_edition_of(self, other: _Content) -> bool:
        one, two = self.edition, other.edition
        if self.same_as(other):
            return True
        if one.format is two.format or _named(one.file) != _named(two.file):
            return False
        return self._rows(_no_texts) == other._rows(_no_texts)

    def _rows(self, texts: _Texts) -> tuple[int, frozenset[object]]:
        """Return the rows and how often each stands, after a number that seldom is another's."""
        if texts not in self._said:
            rows = frozenset(_rows(self.edition.report, texts).items())
            self._said[texts] = hash(rows), rows
        return self._said[texts]


def is_revision(new: Edition, old: Edition) -> bool:
    """Tell whether the files' names say that one edition is a revision of the other."""
    return _named(new.file) > _named(old.file)


def stem_path(file: str) -> str:
    """Return a file's path but for its ending, which a deck shares with what it was saved as.

    A text layer may keep the ending of its deck (`plan.pdf.txt`).
    """
    path = PurePosixPath(file).with_suffix("")
    return path.with_suffix("" if path.suffix.casefold() in _ENDINGS else path.suffix).as_posix()


def rows_shared(one: Report, other: Report) -> float:
    """Return which share of two reports' rows is the same: measure, priority and status."""
    mine, theirs = _rows(one), _rows(other)
    return (mine & theirs).total() / max(1, mine.total(), theirs.total())


def _named_otherwise(edition: Edition, vocabulary: Vocabulary) -> bool:
    """Tell whether a file's name is of another report than the date that its deck prints."""
    name = named_date(edition.file, edition.report, vocabulary)
    return name is not None and _days_off(edition, vocabulary) >= _apart(name)


def _apart(name: Found) -> int:
    """Return so many days from a date in a file's name a deck is of another report."""
    return OTHER_REPORT_DAYS if name.exact else 1


def _days_off(edition: Edition, vocabulary: Vocabulary) -> int:
    """Return how far a file's name is from the date that its deck prints, 0 if it tells none."""
    name = named_date(edition.file, edition.report, vocabulary)
    if name is None or edition.date_source is DateSource.SETTINGS:
        return 0
    return name.apart(edition.report_date)


def own_dates(editions: Sequence[Edition], vocabulary: Vocabulary) -> Iterator[Edition]:
    """Yield a plan's editions, those that print the date of the report before them with that of their name.

    Their title was not brought up to date: another deck states that date and is named after it, this one says
    other things and is named after a later time, and no deck states a date of that.
    """
    of_date: defaultdict[date, list[Edition]] = defaultdict(list)
    for edition in editions:
        of_date[edition.report_date].append(edition)
    for edition in editions:
        name = named_date(edition.file, edition.report, vocabulary)
        if (
            name is not None
            and name.first > edition.report_date
            and edition.date_source is DateSource.STATUS
            and _named_otherwise(edition, vocabulary)
            and all(name.apart(day) >= _apart(name) for day in of_date)
        ):
            fits = [e for e in of_date[edition.report_date] if not _named_otherwise(e, vocabulary)]
            if fits and not any(same_content(edition, other) for other in fits):
                yield replace(edition, report_date=name.last, date_source=DateSource.FILENAME)
                continue
        yield edition


def named_date(file: str, report: Report, vocabulary: Vocabulary) -> Found | None:
    """Return the date in a file's name, its figures read as the dates of a deck tell."""
    name = date_in_name(file, vocabulary)
    return None if name is None else settled(name, dict(report.dates))


_Texts = Callable[[Record], tuple[str, ...]]


def _no_texts(_: Record) -> tuple[str, ...]:
    return ()


def _rows(report: Report, texts: _Texts = _no_texts) -> Counter[tuple[str, ...]]:
    return Counter(
        (folded(record.tiltak), record.status.value, str(record.pri), *texts(record))
        for record in report.records
    )


def _texts(record: Record, *, placed: bool, parted: bool) -> tuple[str, ...]:
    gevinst, news = folded("".join(record.gevinst)), folded("".join(record.siste_status))
    items = (gevinst, news) if parted else (folded("".join(record.gevinst + record.siste_status)),)
    return (*items, folded(record.omrade)) if placed else items


# How the texts of two editions are compared: those of one format or not, without a text layer or not.
_COMPARED: Final = {
    (placed, parted): partial(_texts, placed=placed, parted=parted)
    for placed in (True, False)
    for parted in (True, False)
}
_Version = tuple[int, int]
_Named = tuple[int, int, _Version]
_Key = tuple[bool, _Named, bool, str, int, int, int, str, str]


def _revision(edition: Edition) -> _Key:
    return (
        bool(edition.report.records),
        _named(edition.file),
        is_whole(edition.report),
        _timed(edition),
        {True: 2, None: 1, False: 0}[reconciled(edition.report, folded)],
        len(edition.report.records),
        _FORMATS[edition.format],
        _reversed(edition.file),
        edition.sha256,
    )


def _richness(
    edition: Edition, vocabulary: Vocabulary
) -> tuple[int, int, bool, _Named, bool, str, str, str]:
    return (
        _FORMATS[edition.format],
        -_days_off(edition, vocabulary),
        bool(edition.report.records),
        _named(edition.file),
        not _COPY.search(PurePosixPath(edition.file).stem.casefold()),
        _timed(edition),
        _reversed(edition.file),
        edition.sha256,
    )


def is_whole(report: Report) -> bool:
    """Tell whether nothing of a deck is known to be missing: half a deck would remove measures."""
    return not any(found.severity is Severity.ERROR for found in report.diagnostics)


def _timed(edition: Edition) -> str:
    return edition.modified.isoformat() if edition.modified else ""


def _named(file: str) -> _Named:
    """Return what a file's name says of its deck: draft or final; and which version.

    Where it does not say which, its folders do; but of two in one folder for what is replaced, one that is
    called a draft is the older.
    """
    path = PurePosixPath(file)
    stem = path.stem.casefold()
    told = (_stage(stem), *map(_folder_stage, reversed(path.parts[:-1])))
    return next(filter(None, told), 0), told[0], _version(stem)


def _stage(name: str) -> int:
    return bool(_FINAL.search(name)) - bool(_DRAFT.search(name))


def _folder_stage(name: str) -> int:
    name = name.casefold()
    return _stage(name) or -bool(_REPLACED.search(name))


def _version(stem: str) -> _Version:
    numbered = [(int(major), int(minor or 0)) for major, minor in _NUMBERED.findall(stem)]
    known = max(numbered, default=(1, 0))
    return max(known, (2, 0)) if _REVISED.search(stem) else known


def _reversed(file: str) -> str:
    """Return a key that is greatest for the shortest, then alphabetically first name."""
    turned = "".join(chr(0x10FFFF - ord(sign)) for sign in file)
    return f"{9999 - len(file):04d}{turned}"
