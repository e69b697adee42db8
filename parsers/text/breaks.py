"""Words that a text layer breaks at a line's end, or writes with a blank amid them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from parsers.spelling import HALF, PARTED, between, is_bound
from parsers.text.reading import Reading
from schema import Deck, Diagnostic, Record, Report, Severity
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
    breaks = _Breaks(line.text for page in reading.pages for line in page)
    told = [breaks.respelled(record) for record in records]
    for record, guesses in told:
        if guesses:
            reading.say(_severity(guesses), "break-guessed", _message(record, guesses), record.row)
    return [record for record, _ in told]


def with_lines_spellings(report: Report, deck: Deck) -> Report:
    """Return a report with its records' broken words as the lines of its text layer spell them elsewhere."""
    texts = (box.text for slide in deck.slides for box in slide.texts)
    breaks = _Breaks(line.strip() for text in texts for line in text.split("\n"))
    told = [breaks.respelled(record) for record in report.records]
    lines = [
        Diagnostic(
            severity=_severity(guesses),
            code="break-guessed",
            message=_message(record, guesses),
            slide=record.slide,
            row=record.row,
        )
        for record, guesses in told
        if guesses
    ]
    return replace(
        report,
        records=tuple([record for record, _ in told]),
        diagnostics=(*report.diagnostics, *lines),
    )


def _severity(guesses: Iterable[str]) -> Severity:
    return Severity.WARNING if any("- " not in guess for guess in guesses) else Severity.INFO


def _message(record: Record, guesses: Iterable[str]) -> str:
    printed = ", ".join(f"“{guess}”" for guess in dict.fromkeys(guesses))
    return (
        f"The text of the measure “{short(record.tiltak)}” has a word in two parts, {printed}, "
        "and nothing tells whether it is one; compare it with its slide."
    )


class _Breaks:
    """The words that a layer's lines break, and all that it prints."""

    def __init__(self, lines: Iterable[str]) -> None:
        texts = [line.casefold() for line in lines]
        self._spelled = " \n".join(texts)
        self._open = {found[1] for text in texts if (found := _OPEN.search(text))}
        self._lettered = {letter + rest for letter, rest in _LETTERED.findall(self._spelled)}
        self._halves = {found[1] for text in texts if (found := _HALF_AT_END.search(text))}

    def respelled(self, record: Record) -> tuple[Record, list[str]]:
        """Return a record with its broken words as they are spelled elsewhere, and what is a guess."""
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
        return told, guesses

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
