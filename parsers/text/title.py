"""What a text layer's title names: the words beside the generic ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from parsers.report.words.areas import says
from parsers.report.words.dates import dates_in, without_dates
from parsers.text.lines import Line, without_bullet
from parsers.text.linewords import LineWords
from schema.vocabulary import Vocabulary, folded, words_in

# A plan's name is a phrase, not a sentence of prose.
LONGEST_NAME: Final = 80
# A title slide has a title, a name, a unit, a date and a line or two more.
TITLE_LINES: Final = 8
# A title's words are long ones (`handlingsplan`), and one of them stands among the first.
TITLE_LETTERS: Final = 6
TITLE_WORDS: Final = 3


def plan_names(
    pages: Sequence[Sequence[Line]],
    overviews: Collection[int],
    measures: Collection[int],
    words: LineWords,
) -> tuple[str, ...]:
    """Return what may name the plan: the words of title lines that are not generic, then units."""
    found: list[str] = []
    units: list[str] = []
    for number, lines in enumerate(pages):
        if number in measures:
            continue
        if number not in overviews and is_title_page(lines, words.vocabulary):
            texts = [line.text for line in lines]
            units += [t for t in texts if folded(t) in words_in(words.vocabulary.title.unit)]
        elif number in overviews:
            texts = [line.text for line in lines if words.is_overview_title(line.text)]
        else:
            texts = [line.text for line in lines if _is_dated_title(line.text, words.vocabulary)]
        for text in texts:
            name = "" if is_numbered(text) else _name(text, words.vocabulary)
            if name and name not in found:
                found.append(name)
    return tuple(dict.fromkeys((*found, *units) if found else ()))


def _is_dated_title(text: str, vocabulary: Vocabulary) -> bool:
    return is_title(text, vocabulary) and any(day.per for day in dates_in(text, vocabulary))


def is_title_page(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Tell whether a page is a title slide: few lines, the first a title."""
    short = len(lines) <= TITLE_LINES and all(len(line.text) <= LONGEST_NAME for line in lines)
    return short and is_title(lines[0].text, vocabulary)


def is_title(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line begins as titles do: with a word that stands on title slides."""
    if len(text) > LONGEST_NAME or without_bullet(text) is not None:
        return False
    first = " ".join(re.split(r"[\s–—:|-]+", text.strip())[:TITLE_WORDS])
    phrases = [word for word in vocabulary.title.generic if len(word) >= TITLE_LETTERS]
    return says(first, (*phrases, *vocabulary.title.unit)) or says(
        text, vocabulary.headings.overview
    )


def is_numbered(text: str) -> bool:
    """Tell whether a line is a word and a number, such as an outline's `Slide 3`."""
    return re.fullmatch(r"[^\W\d]+\.? \d{1,3}", text) is not None


def _name(text: str, vocabulary: Vocabulary) -> str:
    generic = (
        *vocabulary.title.generic,
        *vocabulary.title.unit,
        *vocabulary.headings.overview,
        *vocabulary.headings.generic,
        *vocabulary.headings.not_started,
    )
    rest = without_dates(text, vocabulary)
    covered = [False] * len(rest)
    for phrase in generic:
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", rest, re.IGNORECASE):
            covered[match.start() : match.end()] = [True] * (match.end() - match.start())
    kept = "".join("\n" if gone else letter for letter, gone in zip(rest, covered, strict=True))
    parts = [part.strip(" –—-:,.|()\n") for part in kept.split("\n")]
    words = " ".join(part for part in parts if any(letter.isalpha() for letter in part))
    return words if len(folded(words)) > 1 else ""
