"""Which of several decks for one plan and date counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from ingest.wording import folded
from schema.deck import Format
from schema.diagnostic import Severity
from schema.report import Edition, Report

_FORMATS: Final = {Format.PPTX: 2, Format.PDF: 1, Format.TXT: 0}
_NUMBERED: Final = re.compile(
    r"(?:^|[\W_])(?:v|ver|versjon|version|rev|revisjon|utg|utgave)[\W_]*(\d{1,3})(?!\d)"
)
_REVISED: Final = re.compile(
    r"(?:^|[\W_])(?:rev|revidert|revised|korrigert|korr|corrected|rettet|retta|oppdatert|updated|ny|new)"
    r"(?:$|[\W_])"
)
_FINAL: Final = re.compile(r"(?:^|[\W_])(?:endelig|final|godkjent|approved)(?:$|[\W_\d])")
_DRAFT: Final = re.compile(r"(?:^|[\W_])(?:utkast|draft|kladd|foreløpig|forelopig)(?:$|[\W_\d])")


def counting(editions: Sequence[Edition]) -> Edition:
    """Return the edition that counts among several of one plan and date.

    A deck without measures never counts before one with. Of editions that say the same, the one
    in the richest format counts. Of editions that differ, the one whose name says that it is
    revised, then the one that could be read whole, then the one modified last, then the one
    whose figures add up, then the one with more measures.
    """
    if len(editions) == 1:
        return editions[0]
    groups: list[list[Edition]] = []
    for edition in sorted(editions, key=lambda e: (e.sha256, e.file)):
        home = next((g for g in groups if any(same_content(edition, e) for e in g)), None)
        if home is None:
            groups.append([edition])
        else:
            home.append(edition)
    best = max(groups, key=lambda group: max(_revision(edition) for edition in group))
    return max(best, key=_richness)


def same_content(one: Edition, other: Edition) -> bool:
    """Tell whether two editions say the same.

    Across formats, only measures, priorities and statuses are compared: what bullets look like
    after a reader is no edition of its own.
    """
    if one.sha256 == other.sha256:
        return True
    if one.format is other.format:
        return _rows(one.report, whole=True) == _rows(other.report, whole=True)
    return _rows(one.report, whole=False) == _rows(other.report, whole=False)


def is_revision(new: Edition, old: Edition) -> bool:
    """Tell whether the files' names say that one edition is a revision of the other."""
    stages = [
        (_stage(stem), _version(stem))
        for stem in (PurePosixPath(edition.file).stem.casefold() for edition in (new, old))
    ]
    return stages[0] > stages[1]


def rows_shared(one: Report, other: Report) -> float:
    """Return which share of two reports' rows is the same: measure, priority and status."""
    mine, theirs = _rows(one, whole=False), _rows(other, whole=False)
    return (mine & theirs).total() / max(1, mine.total(), theirs.total())


def _rows(report: Report, *, whole: bool) -> Counter[tuple[str, ...]]:
    rows = Counter[tuple[str, ...]]()
    for record in report.records:
        row = [folded(record.tiltak), record.status.value, str(record.pri)]
        if whole:
            row += [folded("".join(record.gevinst)), folded("".join(record.siste_status))]
            row += [folded(record.omrade), record.ikon or ""]
        rows[tuple(row)] += 1
    return rows


_Key = tuple[bool, int, int, bool, str, int, int, int, str, str]


def _revision(edition: Edition) -> _Key:
    stem = PurePosixPath(edition.file).stem.casefold()
    return (
        bool(edition.report.records),
        _stage(stem),
        _version(stem),
        is_whole(edition.report),
        _timed(edition),
        {True: 2, None: 1, False: 0}[reconciled(edition.report)],
        len(edition.report.records),
        _FORMATS[edition.format],
        _reversed(edition.file),
        edition.sha256,
    )


def _richness(edition: Edition) -> tuple[int, bool, int, str, str, str]:
    revision = _revision(edition)
    return (
        _FORMATS[edition.format],
        bool(edition.report.records),
        revision[2],
        _timed(edition),
        _reversed(edition.file),
        edition.sha256,
    )


def is_whole(report: Report) -> bool:
    """Tell whether nothing of a deck is known to be missing: half a deck would remove measures."""
    return not any(found.severity is Severity.ERROR for found in report.diagnostics)


def _timed(edition: Edition) -> str:
    return edition.modified.isoformat() if edition.modified else ""


def _stage(stem: str) -> int:
    return bool(_FINAL.search(stem)) - bool(_DRAFT.search(stem))


def _version(stem: str) -> int:
    numbered = [int(number) for number in _NUMBERED.findall(stem)]
    return max([1 + bool(_REVISED.search(stem)), *numbered])


def _reversed(file: str) -> str:
    """Return a key that is greatest for the shortest, then alphabetically first name."""
    turned = "".join(chr(0x10FFFF - ord(sign)) for sign in file)
    return f"{9999 - len(file):04d}{turned}"


def reconciled(report: Report) -> bool | None:
    """Tell whether every declared figure equals the rows read; None where none is declared."""
    if not report.declared:
        return None
    counts = Counter((folded(r.omrade), r.status) for r in report.records)
    return all(counts[folded(f.omrade), f.status] == f.count for f in report.declared)
