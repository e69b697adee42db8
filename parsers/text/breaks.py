"""Words that a text layer breaks at a line's end, or writes with a blank amid them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from parsers.spelling import HALF, PARTED, between, is_bound
from parsers.text.lines import Line
from parsers.text.reading import Reading
from schema import Record, Severity
from schema.diagnostic import short

SHORTEST_HALF: Final = 2  # letters, before and behind a hyphen
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_OPEN: Final = re.compile(rf"([^\W\d_]{{{SHORTEST_HALF},}})-$")
# `helse-⏎og miljøskadelig` as `pdftotext` joins it: no other words end so.
_GLUED: Final = re.compile(r"(?<![^\W\d_-])([^\W\d_]{3,}[aeiouyæøås])og(?![^\W\d_])")
# `fraHusbanken`: a line's end that was lost with its blank. Names such as `eFaktura` have one letter.
_RUN_ON: Final = re.compile(r"(?<![^\W\d_-])([a-zæøå]{2,})([A-ZÆØÅ][a-zæøå]{2,})")
# `e-⏎helse` as `pdftotext` joins it: of one letter and a word that stands elsewhere with a hyphen, or
# of `e` and a word that has one behind it in any deck (`epost` and `ebok` many write so).
_LETTERED: Final = re.compile(r"(?<![^\W\d_-])([^\W\d_])-([^\W\d_]{3,})")
_ELECTRONIC: Final = re.compile(
    "e(?=helse|handel|læring|resept|konsultasjon|sign[ae]|journal|tjenest|teneste|katalog|innkjøp|anbud|anbod)",
    re.IGNORECASE,
)
_HALF_AT_END: Final = re.compile(rf"(?<![^\W\d_])({HALF})$")


def with_own_spellings(reading: Reading, records: Iterable[Record]) -> list[Record]:
    """Return records with their broken words as the layer spells them elsewhere.

    Where it does not, what a line broke is joined, and the row has a line (`break-guessed`), a
    warning if a blank is left or was amid a word.
    """
    breaks = _Breaks(reading.pages)
    return [breaks.respelled(record, reading) for record in records]


class _Breaks:
    """The words that a layer's lines break, and all that it prints."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        texts = [line.text.casefold() for page in pages for line in page]
        self._spelled = " \n".join(texts)
        self._open = {found[1] for text in texts if (found := _OPEN.search(text))}
        self._lettered = {letter + rest for letter, rest in _LETTERED.findall(self._spelled)}
        self._halves = {found[1] for text in texts if (found := _HALF_AT_END.search(text))}

    def respelled(self, record: Record, reading: Reading) -> Record:
        """Return a record with its broken words as they are spelled elsewhere."""
        guesses: list[str] = []

        def text(given: str) -> str:
            joined = PARTED.sub(lambda found: self._without_blank(found, guesses), given)
            joined = _GLUED.sub(lambda found: self._unglued(found, guesses), joined)
            joined = _RUN_ON.sub(lambda found: self._apart(found, guesses), joined)
            return _WORD.sub(lambda found: self._hyphened(found[0], guesses), joined)

        told = replace(
            record,
            tiltak=text(record.tiltak),
            gevinst=tuple(map(text, record.gevinst)),
            siste_status=tuple(map(text, record.siste_status)),
        )
        if guesses:
            printed = ", ".join(f"“{guess}”" for guess in dict.fromkeys(guesses))
            blanks = any("- " not in guess for guess in guesses)
            reading.say(
                Severity.WARNING if blanks else Severity.INFO,
                "break-guessed",
                f"The text of the measure “{short(told.tiltak)}” has a word in two parts, {printed}, "
                "and nothing tells whether it is one; compare it with its slide.",
                record.row,
            )
        return told

    def _apart(self, found: re.Match[str], guesses: list[str]) -> str:
        apart = f"{found[1]} {found[2]}"
        guesses.append(apart)
        return apart

    def _unglued(self, found: re.Match[str], guesses: list[str]) -> str:
        apart = f"{found[1]}- og"
        if apart.casefold() not in self._spelled:
            guesses.append(apart)
        return apart

    def _hyphened(self, word: str, guesses: list[str]) -> str:
        known = word.casefold() in self._lettered
        if known or _ELECTRONIC.match(word):
            guesses.extend([] if known else [f"{word[0]}- {word[1:]}"])
            return f"{word[0]}-{word[1:]}"
        for length in range(len(word) - SHORTEST_HALF, SHORTEST_HALF - 1, -1):
            left, right = word[:length], word[length:]
            if left.casefold() in self._open:
                sign = between(left, right, ("-", ""), self._spelled)
                if sign is None and not is_bound(left, self._spelled):
                    guesses.append(f"{left}- {right}")
                return f"{left}{sign or ''}{right}"
        return word

    def _without_blank(self, found: re.Match[str], guesses: list[str]) -> str:
        left, right = found.groups()
        sign = between(left, right, ("", "-"), self._spelled)
        if sign is None:
            guesses.append(found[0])
            sign = "" if left.casefold() in self._halves else " "
        return f"{left}{sign}{right}"
