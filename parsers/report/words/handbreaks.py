"""Whether a paragraph without a list sign goes on with the item above it, which has one.

A line that was broken by hand with a new paragraph has no sign of its own; an item that lacks its sign looks
the same. Words, brackets and figures at the break tell most of them apart.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.report.words.openends import ends_open

# What begins the second half of an item in the middle of a sentence.
_SMALL: Final = re.compile(r"^[a-zæøåéüäö/,;.)&%(]")
_MONTH: Final = (
    r"(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:s|ch)?|apr(?:il)?|ma[iy]|jun[ie]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?"
    r"|o[kc]t(?:ober)?|nov(?:ember)?|de[sc](?:ember)?)\b\.?"
)
# A day or a figure and nothing else, which is no item: `48`, `24. november kl. 12`. A date in figures may be one.
_BARE: Final = re.compile(
    rf"(?:\d{{1,2}}\. ?|\d{{1,2}} |){_MONTH}(?: \d{{2,4}})?(?:,? kl\. ?[\d.:]+)?[.)]*|\d+(?:,\d+)?(?: ?%)?[.)]*",
    re.IGNORECASE,
)
# A number, and what it goes on with in the next line: `900` / `000 kr`, `12` / `October 2023`.
_NUMBER: Final = re.compile(r"\d\.?$")
_BEHIND_NUMBER: Final = re.compile(rf"\d{{3}}\b(?! av )|{_MONTH}", re.IGNORECASE)
# Words that mostly go on, though an item may end with one: `Venter på`, `i uke`.
_LEADING: Final = frozenset(
    (
        *(
            "i",
            "på",
            "til",
            "med",
            "for",
            "om",
            "ved",
            "hos",
            "mot",
            "frå",
            "innan",
            "under",
            "etter",
            "før",
        ),
        *(
            "uke",
            "uka",
            "veke",
            "frist",
            "ca.",
            "kl.",
            "nr.",
            "per",
            "pr.",
            "inkl.",
            "mellom",
            "enn",
            "ein",
        ),
        *("in", "on", "to", "with", "of", "by", "at", "from", "for", "than", "week", "no."),
    )
)
_ENDED: Final = re.compile(r"(?<!\d)\.$|[:;!?]$")  # not `24.`, whose month follows
# Of a font's size: how wide a letter is on the whole. Of a cell's width: what a line fills that is broken where the
# next word has no room, and what no line does that is broken by hand.
_LETTER: Final = 0.5
_FULL: Final = 0.75
_WRAPPED: Final = 1.2


def surely_goes_on(item: str, text: str) -> bool:
    """Tell whether a text without a sign cannot begin an item below an item that has one."""
    item, text = item.rstrip(), text.strip()
    if _SMALL.match(text) or ends_open(item) or _BARE.fullmatch(text):
        return True
    return _NUMBER.search(item) is not None and _BEHIND_NUMBER.match(text) is not None


def may_go_on(item: str) -> bool:
    """Tell whether an item may go on in a text below it that has no sign: no full stop ends it."""
    return _ENDED.search(item.rstrip()) is None


def mostly_goes_on(item: str) -> bool:
    """Tell whether an item ends with a word that the next one mostly goes on with."""
    return item.rstrip().rpartition(" ")[2] in _LEADING


def fills(line: str, text: str, size: float | None, width: float | None) -> bool:
    """Tell whether a line ends where a cell does, so that the first word of the next had no room there."""
    if not size or not width:
        return False
    letter = _LETTER * size / width
    whole = f"{line} {text.partition(' ')[0]}"
    return len(whole) * letter >= _FULL and len(line) * letter <= _WRAPPED
