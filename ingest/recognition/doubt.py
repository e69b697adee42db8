"""How sure a recognition is, and in what words that is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import takewhile
from typing import Final

from rapidfuzz import fuzz

from ingest.recognition.evidence import WORTH, Sign
from ingest.recognition.matching import SOME_TEXT, Match
from ingest.recognition.words import names, numbers, words
from schema.diagnostic import Severity
from schema.history import Certainty, Link, LinkKind, Placed, Plan

# Measured by `python -m benchmarks.identity`: of the links at or above CERTAIN at least 99 % are
# right, of those at or above LIKELY at least 95 %.
CERTAIN: Final = 0.97
LIKELY: Final = 0.8
# Share of words in common below which two titles have little to do with each other: three in four
# pairs of different measures lie there, and of a thousand rewordings one.
SHARED_LITTLE: Final = 0.25
# … and share below which they have where siste status says other things besides, and how alike (0 to 1) that
# is at most: another measure in the same place, of the same pri and gevinst, looks so. One link in six that
# is so is wrong, and one in four hundred is so.
SHARED_SOME: Final = 0.35
OTHER_NEWS: Final = 0.3
# A wording's words are a frame that siblings share if so many are kept for each that is replaced.
_FRAME: Final = 3
# Two words this alike (0 to 100) are one, spelled otherwise: typing slips and inflections have 82
# and more, `CT-maskiner` and `MR-maskiner` 80.
_SPELLING: Final = 81.0
# Log odds that a sign must add to be named as a reason.
_TELLING: Final = 0.4
# Odds (natural logarithm) from which a pair that was nearly recognised gets a warning, and below an info: of
# pairs above, some of whose texts agree, six in ten are one measure or its piece, of the others two in ten.
WARNED: Final = -1.0
# So many kinds of sign against it make a link doubtful, which is so for one in five hundred.
_AGAINST: Final = 2

# How much a measure is to reach, which an office sets anew from year to year: `til 20 prosent`, `til minst
# 14 dager`, `med 5 %`. No year, and no number that names something: `bygg 7`, `fase 2`.
_GOAL: Final = re.compile(
    r"\b(?:til|med|minst|over|under|inntil|opptil|minimum|maks|enn|to|by|least|than)\s+"
    r"(?!(?:19|20)\d\d\b)\d[\d.,]*(?=\s?[a-zæøå%])"
    r"|\d[\d.,]*\s?(?=%|(?:prosent|pst|percent)\b)"
)

# Gives the words of a plan's other measures; called only where titles are much alike.
Siblings = Callable[[], Iterable[frozenset[str]]]

_NAMES: Final = {
    "wording": (Sign.WORDING, Sign.WORDING_MIDDLE, Sign.WORDING_HIGH, Sign.LIFT, Sign.CONTAINED),
    "gevinst": (Sign.GEVINST, Sign.GEVINST_LIFT),
    "siste status": (Sign.SISTE, Sign.SISTE_LIFT),
    "position": (Sign.PLACE, Sign.ALONE),
    "icon": (Sign.ICON_SAME, Sign.ICON_OTHER),
    "pri": (Sign.PRI_SAME, Sign.PRI_OTHER),
    "area": (Sign.AREA_SAME, Sign.AREA_OTHER),
}


def certainty_of(found: Match, siblings: Siblings) -> Certainty:
    """Return how sure a recognition is; `siblings` yields the words of each other of the plan.

    Where no text agrees it is doubtful whatever else does, and where the titles have little in common
    though gevinst and siste status agree. So it is where nothing differs but what may be all that
    tells two measures apart: numbers and names (lab 3, lab 7), but for goals (`til 20 prosent`) unless a
    sibling has the same words, or the words in whose place a sibling
    has its own (`… ved kirurgisk avdeling`, `… ved medisinsk avdeling`) or with which a title ends
    (`Ny avtale for hansker`, `Ny avtale for kateter`); and where words were replaced and several kinds
    of sign speak against it. Where siste status says other things less is enough: titles that have not
    much in common, or no more than the words with which they and a sibling begin.
    """
    if found.by_hand or not found.signs:
        return Certainty.CERTAIN if found.probability >= CERTAIN else Certainty.LIKELY
    titles = found.against.record.tiltak, found.row.record.tiltak
    against = sum(worth <= -_TELLING for worth in _worths(found).values())
    if _told_apart(*titles, siblings) or (against >= _AGAINST and any(_replaced(*titles))):
        return Certainty.DOUBTFUL
    texts = (found.signs[sign] for sign in (Sign.WORDING, Sign.GEVINST, Sign.SISTE))
    if found.shared < SHARED_LITTLE or max(texts) < SOME_TEXT:
        return Certainty.DOUBTFUL
    if _other_news(found) and (found.shared < SHARED_SOME or _begin_like(*titles, siblings)):
        return Certainty.DOUBTFUL
    probability = found.probability
    if probability >= CERTAIN:
        return Certainty.CERTAIN
    return Certainty.LIKELY if probability >= LIKELY else Certainty.DOUBTFUL


def chance_of(near: Match) -> Certainty:
    """Return how much speaks for a pair that was nearly recognised: `LIKELY` is worth a warning."""
    texts = (near.signs[sign] for sign in (Sign.WORDING, Sign.GEVINST, Sign.SISTE))
    agree = max(near.shared, *texts) >= SOME_TEXT
    odds = sum(WORTH[sign] * near.signs[sign] for sign in Sign)
    return Certainty.LIKELY if agree and odds >= WARNED else Certainty.DOUBTFUL


def _told_apart(one: str, other: str, siblings: Siblings) -> bool:
    gone, come = _replaced(one, other)
    if not gone:
        return False
    kept, places = {*words(one)} & {*words(other)}, len(gone)
    if gone | come <= numbers(one) | numbers(other) | names(one) | names(other):
        new_goal = _GOAL.sub("", one) == _GOAL.sub("", other)
        return not new_goal or any(kept <= its and len(its - kept) <= places for its in siblings())
    if len(come) != places or len(kept) < _FRAME * places or _are_verbs(gone | come):
        return False
    if words(one)[-1] in gone and words(other)[-1] in come:
        return True
    return any(kept <= its and len(its - kept) == places for its in siblings())


def _other_news(found: Match) -> bool:
    told = found.against.record.siste_status and found.row.record.siste_status
    return bool(told) and found.signs[Sign.SISTE] < OTHER_NEWS


def _begin_like(one: str, other: str, siblings: Siblings) -> bool:
    """Tell whether two titles have but their first words in common, and a sibling has these."""
    gone, _ = _replaced(one, other)
    pairs = zip(words(one), words(other), strict=False)
    kept = {mine for mine, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)}
    return (
        bool(gone)
        and len(kept) >= _FRAME
        and kept == {*words(one)} & {*words(other)}
        and any(kept <= its for its in siblings())
    )


def _replaced(one: str, other: str) -> tuple[set[str], set[str]]:
    """Return the words that others stand in place of, and those; none if any is the same word."""
    mine, theirs = {*words(one)}, {*words(other)}
    gone, come = mine - theirs, theirs - mine
    return (set(), set()) if not gone or not come or _spelled_alike(gone, come) else (gone, come)


def _spelled_alike(some: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether a word is a slip in typing, or another form, of one that stood there."""
    return any(
        fuzz.ratio(one, other) >= _SPELLING and not numbers(one) for one in some for other in others
    )


def _are_verbs(some: Iterable[str]) -> bool:
    """Tell whether words may all be infinitives: `utarbeide` for `lage` is a rewording."""
    return all(word.endswith("e") for word in some)


def reason(found: Match, swung: str | None) -> str:
    """Say what decided: the signs that spoke for it, the strongest first, then those against."""
    if found.by_hand:
        return "ingest.toml"
    if swung is not None and not found.signs:
        return swung
    if not found.signs:
        return "its parts explain it"
    worth = _worths(found)
    speaks = sorted((n for n, w in worth.items() if w >= _TELLING), key=lambda n: -worth[n])
    against = sorted((n for n, w in worth.items() if w <= -_TELLING), key=lambda n: worth[n])
    wording = f"{found.signs[Sign.WORDING]:.0%}"
    said = ", ".join(f"wording {wording}" if name == "wording" else name for name in speaks)
    if found.shared < SHARED_LITTLE:
        said += "; the titles share little"
    if against:
        said += f"; against it: {', '.join(against)}"
    return f"{said}; compared with {swung}" if swung else said


def _worths(found: Match) -> dict[str, float]:
    """Return the log odds that each kind of sign adds."""
    return {
        name: sum(WORTH[sign] * found.signs[sign] for sign in signs)
        for name, signs in _NAMES.items()
    }


def doubt(plan: Plan, link: Link) -> Placed:
    """Return the diagnostics line for a doubtful link."""
    dated = plan.editions[link.earlier.report].report_date
    taken = {
        LinkKind.SAME: "was taken for",
        LinkKind.SPLIT: "was taken for a piece of",
        LinkKind.MERGED: "was taken to hold also",
    }[link.kind]
    remedy = (
        "settle it with `ingest review`"
        if link.kind is LinkKind.SAME
        else "if it is wrong, say so under [[different]] in ingest.toml"
    )
    message = (
        f"{link.later.record.tiltak!r} {taken} {link.earlier.record.tiltak!r} of {dated} "
        f"({link.reason}), which is doubtful; {remedy}."
    )
    return _at_later(plan, link, "doubtful-link", message)


def maybe(plan: Plan, link: Link) -> Placed:
    """Return the diagnostics line for a link that was not made, though not much was lacking.

    It is a warning where more than half of such links would have been right.
    """
    dated = plan.editions[link.earlier.report].report_date
    message = (
        f"{link.later.record.tiltak!r} is a new measure here, and {link.earlier.record.tiltak!r} was "
        f"last seen on {dated}; they may be one ({link.reason}): settle it with `ingest review`."
    )
    line = _at_later(plan, link, "maybe-same", message)
    if link.certainty is Certainty.LIKELY:
        return line
    return replace(line, diagnostic=replace(line.diagnostic, severity=Severity.INFO))


def _at_later(plan: Plan, link: Link, code: str, message: str) -> Placed:
    file = plan.editions[link.later.report].file
    return Placed.warning(file, code, message, link.later.record)
