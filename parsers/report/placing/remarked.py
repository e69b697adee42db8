"""Areas' names with a remark behind: how the area stands, or who has it: `Kjøling – god fremdrift`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.words.areas import says, without_last_number
from parsers.report.words.sentences import is_finding, is_sentence
from parsers.report.words.stamps import former_name
from schema import Diagnostic
from schema.diagnostic import short
from schema.vocabulary import Vocabulary, folded

# What stands between a name and its remark, or what only capitals before it tell: `LAKEN Mindre slitasje`.
_BETWEEN: Final = re.compile(
    r"(?<=\w)(?:(?::|\s[–—|-])\s+|\s\(|\sved\s(?=[A-ZÆØÅ]))(?=\w)|(?<=[A-ZÆØÅ]{3})\s+(?=[A-ZÆØÅ][a-zæøå])"
)
# What may remark without a sign before it, where the name stands alone elsewhere: `Transport LH`, `Transport v2`.
_OWNED: Final = re.compile(r"(?:,\s.*|\s(?:[A-ZÆØÅ]{2,3}|[vV]\d[\d.]*))$")
# Where a word stands that all names share.
FIRST_WORD: Final = 0
LAST_WORD: Final = -1
# What parts the steps of a way to an area: `Implantat | Skruer`.
_WAY: Final = " | "
# One name in parts may be one; where several are, all that differ in both parts, the second may remark.
FEWEST: Final = 2


def without_remarks(
    names: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> tuple[list[list[str]], frozenset[str]]:
    """Return areas' names without the remarks behind them, and those that may still have one.

    All have two parts, or some are ways, or stand beside the name alone: `Drift`, `Drift (Kari)`. Where one of the
    second parts says what is so, all are remarks, and so is the plan's name where it is the second part of all;
    where all have one first part that does, the second ones are the names: `Slik ligger vi an – drift`.
    """
    whole = {name for name in chain(*names) if name}
    parts = {name: _BETWEEN.split(name, maxsplit=1) for name in whole}
    heads = {head for head, *_ in parts.values()}
    if len(whole) >= FEWEST and len(heads) == 1:
        if not is_sentence(*heads, vocabulary):
            return [list(own) for own in names], frozenset(whole)
        return [[parts[name][-1] if name else "" for name in own] for own in names], frozenset()
    if _share(whole, FIRST_WORD):
        return [list(own) for own in names], frozenset(whole)
    if len(heads) < max(FEWEST, len(whole)) or any(len(own) == 1 for own in parts.values()):
        shared = _share(whole, LAST_WORD)
        alone = {folded(name) for name in whole}
        beside = {
            n
            for n in whole
            if alone & {folded(h) for h in (parts[n][0], _OWNED.sub("", n)) if h != n}
        }
        doubtful = frozenset(n for n in whole if shared or _WAY in n or n in beside)
        return [list(own) for own in names], doubtful
    tails = {own[1] for own in parts.values()}
    of_plan = len(tails) == 1 < len(whole) and says(*tails, vocabulary.title.marks)
    if not of_plan and not any(_says_so(name, parts[name][0], vocabulary) for name in whole):
        return [list(own) for own in names], frozenset(whole)
    return [[parts[name][0] if name else "" for name in own] for own in names], frozenset()


def _share(names: Collection[str], place: int) -> bool:
    """Tell whether all names have one word at a place, which may be none of theirs.

    So it is in `Status plast` and `Plast oktober`. What a number alone tells apart is told elsewhere.
    """
    unnumbered = {without_last_number(name) for name in names}
    return len(unnumbered) >= FEWEST and len({name.split()[place] for name in names}) == 1


def _says_so(name: str, head: str, vocabulary: Vocabulary) -> bool:
    return any(
        says(name, vocabulary) and not says(head, vocabulary) for says in (is_finding, is_sentence)
    )


def with_new_names(
    listings: Sequence[Listing], names: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> tuple[list[list[str]], list[Diagnostic]]:
    """Return areas' names, new for former where a heading tells both, and a line for each (`area-spelling`)."""
    whole = {folded(name): name for name in chain(*names) if name}
    new: dict[str, str] = {}
    lines: list[Diagnostic] = []
    for listing in listings:
        for item in listing.page.named:
            former = whole.get(folded(former_name(item.printed, vocabulary)), "")
            if (
                former
                and former not in new
                and folded(item.name) in whole.keys() - {folded(former)}
            ):
                new[former] = whole[folded(item.name)]
                lines.append(
                    Diagnostic.info(
                        "area-spelling",
                        f"Slide {listing.page.number} says that the area “{short(new[former])}” was called "
                        f"“{short(former)}” before; the rows of both were taken for the new name's.",
                        slide=listing.page.number,
                    )
                )
    return [[new.get(name, name) for name in own] for own in names], lines


def remark_lines(
    listings: Sequence[Listing], names: Sequence[Sequence[str]], doubtful: frozenset[str]
) -> Iterator[Diagnostic]:
    """Yield a line for each slide headed by a `doubtful` name, of which a part may remark (`area-guessed`)."""
    told: set[tuple[int, str]] = set()
    for listing, own in zip(listings, names, strict=True):
        for row, name in zip(listing.rows, own, strict=True):
            if row.area is None and name in doubtful and (listing.page.number, name) not in told:
                told.add((listing.page.number, name))
                yield Diagnostic.info(
                    "area-guessed",
                    f"Slide {listing.page.number} is headed “{short(name)}”, and the whole was taken for the "
                    "area of its rows, though a part may say whose it is or how it stands; compare it with "
                    "the slide.",
                    slide=listing.page.number,
                )
