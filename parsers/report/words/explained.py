"""What a text explains, as a legend does: letters, symbols, and colours by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from parsers.lines import plain
from parsers.report.words.statuses import StatusWordsReader, bare_sign, status_words
from schema import Status
from schema.values import dataclass
from schema.vocabulary import REMEMBERED, Colour, Vocabulary, folded

# How a legend explains a letter: `G = Fullført`.
_EQUALS: Final = re.compile("[=:–-]")
_LETTER: Final = re.compile(rf"^\s*(\S{{1,2}})\s*{_EQUALS.pattern}\s*(.+?)\s*$")
# How it explains a symbol: `✔ Fullført   ● Pågår`, `🟢 = I rute`.
_SIGN: Final = re.compile(r"[^\w\s.,;:=!?|()/%&«»\"'*+–—•-]")
_CROWDED: Final = re.compile(rf"{_SIGN.pattern}\s+{_SIGN.pattern}")
_SIGNED: Final = re.compile(
    rf"({_SIGN.pattern}+)\s*[=:–-]?\s*([^\W\d_][\w .%/-]*?)(?=\s*(?:[,;|\n]|{_SIGN.pattern}|$))"
)
_ONE_SIGNED: Final = re.compile(rf"\s*{_SIGN.pattern}+\s*[=:–-]?\s*[^\W\d_][\w .%/-]*")
# How it explains a colour: `Grønn = fullført`, `gul betyr pågår`, `Fullført (grønn)`.
_EXPLAINS: Final = re.compile(rf"{_EQUALS.pattern}|[(]|\bbetyr\b|\bmeans\b")
# Three blanks part two explanations, or one before what has a sign behind it: `F = … P = …`.
_APART: Final = re.compile(rf"[,;|]|\s{{3,}}|\s(?=\S{{1,2}}\s*{_EQUALS.pattern}\s|\w+\s*=)")
SEVERAL: Final = 2  # explanations of one text make it a legend


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What a text explains: `G = Fullført, Y = Pågår`, `✔ Fullført  ● Pågår`, `Grønn = fullført`.

    A symbol is explained by None where it tells how a measure is doing, as all do beside one that
    does, or where it is explained in several ways.
    """

    letters: tuple[tuple[str, Status], ...] = ()
    signs: tuple[tuple[str, Status | None], ...] = ()
    colours: tuple[tuple[Colour, Status], ...] = ()


@lru_cache(maxsize=REMEMBERED)
def explained(text: str, vocabulary: Vocabulary) -> Explained:
    """Return what a text explains; most explain nothing, and stand on many slides and decks."""
    words = status_words(vocabulary)
    return Explained(
        letters=tuple(_letters(text, words)),
        signs=tuple(_signs(text, words)),
        colours=tuple(_colours(text, words, vocabulary)),
    )


def explained_by_all(texts: Iterable[str], vocabulary: Vocabulary) -> Explained:
    """Return what texts of a slide explain together that have a symbol and its words each."""
    signed = [text for text in texts if _ONE_SIGNED.fullmatch(text)]
    return explained("\n".join(signed), vocabulary) if len(signed) > 1 else Explained()


def is_legend(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is a label and nothing else, or explains several things."""
    told = explained(text, vocabulary)
    several = len(told.letters) + len(told.signs) + len(told.colours) >= SEVERAL
    return several or status_words(vocabulary).exactly(text) is not None


def _letters(text: str, words: StatusWordsReader) -> Iterator[tuple[str, Status]]:
    for line in text.split("\n") if _EQUALS.search(text) else ():
        for part in _APART.split(line):
            match = _LETTER.match(part)
            status = words.label(match.group(2)) if match else None
            if match and status is not None:
                yield match.group(1).casefold(), status


def _signs(text: str, words: StatusWordsReader) -> Iterator[tuple[str, Status | None]]:
    """Yield symbols with their words; where symbols crowd, nothing tells which word is whose."""
    if _SIGN.search(text) is None or _CROWDED.search(text) is not None:
        return
    pairs = [(bare_sign(sign), label.strip()) for sign, label in _SIGNED.findall(plain(text))]
    told = [(sign, words.label(label), words.is_health(label)) for sign, label in pairs]
    known = [(sign, status) for sign, status, health in told if status is not None or health]
    if len(set(known)) > 1:
        health = any(health for _, status, health in told if status is None)
        for sign, status, _ in told:
            alike = {other for one, other in known if one == sign}
            yield sign, None if health or len(alike) > 1 else status


def _colours(
    text: str, words: StatusWordsReader, vocabulary: Vocabulary
) -> Iterator[tuple[Colour, Status]]:
    names = _names(vocabulary)
    # Few texts have a sign that explains anything, and to part one takes long.
    for line in text.split("\n") if _EXPLAINS.search(text) else ():
        for ahead, after, before, behind in _named(vocabulary).findall(line):
            status = words.label((before or after).strip())
            if status is not None:
                yield names[folded(ahead or behind)], status


@lru_cache(maxsize=8)
def _named(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds a colour before or behind what it means, and that."""
    colour = rf"\b({'|'.join(map(re.escape, _names(vocabulary)))})\b"
    apart = rf"[,;|/.]|\s{{3,}}|\s(?:og|and)\s|\s{colour.replace('(', '(?:', 1)}"
    label = r"[^\W\d_][^,;|/.=:()]*?"
    return re.compile(
        rf"{colour}\s*(?:{_EQUALS.pattern}|betyr|means)\s*({label})\s*(?=$|{apart})"
        rf"|({label})\s*(?:{_EQUALS.pattern}|[(])\s*{colour}(?!\s*{_EQUALS.pattern})",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _names(vocabulary: Vocabulary) -> dict[str, Colour]:
    return {
        folded(name): colour for colour, names in vocabulary.colour_names.items() for name in names
    }
