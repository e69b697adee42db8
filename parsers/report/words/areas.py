"""Area names: what a heading says without its trimmings, and which known area it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Prefix

from parsers.lines import either, is_printed_around, joined
from parsers.report.words.dates import abbreviated, within_date, without_dates
from parsers.report.words.labels import area_line, without_label, without_number
from parsers.report.words.sentences import is_sentence
from parsers.report.words.stamps import unstamped
from parsers.report.words.trims import trimmed
from schema.vocabulary import REMEMBERED, Vocabulary, folded, words_in

# Likeness from 0 to 100 at which two spellings mean the same area. `Styrke prosessen for
# avtaleforvaltning` is 88 like `Styrke prosesser for avtaleforvaltning og statistikk`; two areas
# of one plan were never more than 62 alike.
SAME_AREA: Final = 80.0
# How much the best match must lead the second best, on the same scale.
CLEAR_LEAD: Final = 6.0
# What a part's likeness to a whole name is worth against that of two whole names: a heading may
# leave words out, but a match of all words beats it.
PART_WORTH: Final = 0.95
# Two words of area names are one word inflected if they differ in no more than an ending of so
# many letters behind a stem of so many: `prosesser` and `prosessen`, not `forsyningssikkerhet` and
# `informasjonssikkerhet`.
ENDING_LETTERS: Final = 3
STEM_LETTERS: Final = 4
# They are one word misspelled if they are so long and one letter, or two letters' order, is wrong.
MISSPELT_LETTERS: Final = 6
# Stems in which bokmål and nynorsk have other words, as area names use them. One that is a part
# of another stands behind it.
_BOKMAL_OF: Final = {
    "rettleiing": "veiledning",
    "leiing": "ledelse",
    "tryggleik": "sikkerhet",
    "marknad": "marked",
    "anskaffing": "anskaffels",
    "tinging": "bestilling",
    "tenest": "tjenest",
    "verksemd": "virksomhet",
    "tilsett": "ansatt",
    "sjukehus": "sykehus",
    "løysing": "løsning",
    "forbetring": "forbedring",
    "heilskap": "helhet",
    "openheit": "åpenhet",
    "framtid": "fremtid",
}
# How alike two names are, on the scale of likeness, that differ in nothing else.
_TRANSLATED: Final = 99.0
# A heading must share this many letters with a name that it is a part of, so that `Miljø` alone
# does not take the place of `Miljø og samfunnsansvar` in another area's heading.
PART_LETTERS: Final = 12

_SIDE: Final = r"(?:side|s\.|lysbilde|slide|page|p\.)"
# What numbers the slides of the deck and none of an area's: `Side 3 av 12`.
_PAGE_NUMBER: Final = re.compile(rf"\s*{_SIDE}\s*\d+(?:\s*(?:av|of|/)\s*\d+)?\s*$", re.IGNORECASE)
# What numbers an area's own slides: `Beredskap (side 2)`.
_SIDE_BEHIND: Final = re.compile(rf"[\s,(\[–—-]+{_SIDE}\s*\d{{1,2}}[)\]]?$", re.IGNORECASE)
_NUMBER_BEHIND: Final = re.compile(r"\s*\|\s*\d{1,3}$")  # of the slide, behind an office's name

# What is said of an area's number of measures behind its name, `(3 tiltak)`, `(3 tiltak, 1
# fullført)`, or of its slides, `(2)`.
_COUNTED: Final = re.compile(
    r"\s*(?:\(\s*\d+(?:\s+\w+)?\s*\)|[–-]\s*\d+\s+\w+|(?<=\w):?\s\d+\s(?:tiltak|measures)"
    r"|\(\d+\s(?:tiltak|measures)(?:(?:,|\sog|\sand|,?\shvorav|,?\sof\swhich)\s\d+(?:\s\w+){1,2})+\)"
    r"|[,(–-]\s*(?:tiltak|measures)\s\d+(?:\.\d+)?(?:\s?(?:[–-]|til|to)\s?\d+(?:\.\d+)?)?\)?)$",
    re.IGNORECASE,
)
# A number or numeral that a name ends with: `Beredskap, del 2`, `Beredskap II`.
_NUMBER_LAST: Final = re.compile(r"[\s(,–-]+(?:(?:del|part)\s*)?(?:\d{1,2}|[IVX]+)\)?$")
_MARKS: Final = (*"¹²³⁴⁵⁶⁷⁸⁹*†",)
_MARKED: Final = re.compile(rf"(?<=\w{{3}})[{''.join(_MARKS)}]+$")  # of a footnote, behind a word
_QUOTED: Final = re.compile(r"^[«“]([^«»“”]+)[»”]$")
_FIGURE: Final = re.compile(r"\d{1,3}(?:\s?%)?")
# What parts a name from what stands beside it, and from what stands behind it only: before it, it lists.
_PARTING: Final = " –—-:,|"
_PARTING_BEHIND: Final = f"{_PARTING}·•"
_PARTING_BEFORE: Final = f"{_PARTING}#"
_FIGURES: Final = re.compile(r"\d+")
# What parts a line that leads to where one is: `Handlingsplan › Radiologi › Utstyr`. A sign of which
# no capital letter stands behind is none: `Ventetid > 30 dager`.
_STEP: Final = re.compile(r"\s+[›»>❯▸/]\s+(?=[A-ZÆØÅ])")
# A line of so many steps leads somewhere, whatever its first one is called; one of two may be a name.
_STEPS_OF_A_WAY: Final = 3
# A Roman numeral or a single letter: `fase II`, `del B`.
_NUMERAL: Final = re.compile(r"^(?:[ivx]+|\w)$")


@lru_cache(maxsize=REMEMBERED)
def heading(text: str, vocabulary: Vocabulary) -> str:
    """Return the area words of a heading: without `(1 av 2)` and the generic lines beside them.

    "" where the text is generic altogether, such as `Oversikt ikke startede tiltak`.
    """
    lines = [
        part
        for part in text.split("\n")
        if joined(part) and not _PAGE_NUMBER.match(part) and not is_printed_around(part)
    ]
    own = area_line(lines, vocabulary) if len(lines) > 1 else None
    lines = lines if own is None else [own]
    kept = [
        line
        for place, line in enumerate(lines)
        if not (_is_generic(line, vocabulary) or (place and _is_beside(line, vocabulary)))
    ]
    name = _last_step(joined("\n".join(kept)), vocabulary)
    name = _apart(" ".join(_without_pages(trimmed(name, vocabulary), vocabulary).split()))
    name = _NUMBER_BEHIND.sub("", _SIDE_BEHIND.sub("", name))
    name = _apart(without_dates(name, vocabulary))
    name = without_label(without_number(name), vocabulary)
    if any(map(str.isdigit, name)):
        name = _COUNTED.sub("", name)
    behind, ahead = _phrases(_heading_words(vocabulary))
    name = behind.sub("", name)
    rest = ahead.sub("", name)
    # `Status på tiltak – drift` goes on with a small letter where the area's name begins.
    name = name if rest == name else rest[:1].upper() + rest[1:]
    name = without_going_on(name, vocabulary)
    name = _without_common_part(name, vocabulary)
    name = unstamped(_apart(name), vocabulary)
    name = _MARKED.sub("", name) if name.endswith(_MARKS) else name
    name = _QUOTED.sub(r"\1", name)
    return "" if _is_generic(name, vocabulary) else name


def _apart(name: str) -> str:
    """Return a name without the signs that part it from what stood around it."""
    return name.lstrip(_PARTING_BEFORE).rstrip(_PARTING_BEHIND)


@lru_cache(maxsize=REMEMBERED)
def without_going_on(text: str, vocabulary: Vocabulary) -> str:
    """Return a text without the words behind it that say that it goes on: `Beredskap (forts.)`."""
    return _going_on(vocabulary.headings.continued).sub("", text)


def _is_beside(line: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line below a name says who or when, or what is so, and is no part of the name.

    `Eier: Kari`, `Sist oppdatert 10.04.2026`, `Avtalene er på plass`, or a figure of a card: `3`, `67 %`.
    """
    if is_sentence(line, vocabulary) or _FIGURE.fullmatch(line.strip()):
        return True
    head, colon, _ = line.partition(":")
    if colon and folded(head) in words_in(vocabulary.extra_columns.bands):
        return True
    told = without_dates(line, vocabulary)
    return told != line and is_common(told, vocabulary)


def _last_step(name: str, vocabulary: Vocabulary) -> str:
    """Return the last step of a line that leads from the plan to a slide's area.

    Steps that head any slide, behind the area's, are left out: `Handlingsplan › Utstyr › Tiltak`.
    """
    steps = _STEP.split(name)
    if len(steps) < _STEPS_OF_A_WAY and not (len(steps) > 1 and is_vague(steps[0], vocabulary)):
        return name
    telling = [step for step in steps if not is_common(step, vocabulary)]
    return telling[-1] if telling else ""


def _without_common_part(name: str, vocabulary: Vocabulary) -> str:
    """Return a name without what any slide of measures may say behind it: `– tiltak og status`."""
    head, between, behind = name.rpartition(" – ")
    words = set(folded(behind).split())
    telling = words & words_in(vocabulary.headings.generic)
    return head if between and telling and is_common(behind, vocabulary) else name


def without_last_number(name: str) -> str:
    """Return a name without the number or numeral that it ends with, if any."""
    return _NUMBER_LAST.sub("", name)


def is_enterprise(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a name is a health enterprise's: one that is known, or told by its legal form."""
    return name.endswith((" HF", " RHF")) or folded(name) in words_in(vocabulary.title.unit)


@lru_cache(maxsize=REMEMBERED)
def is_vague(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading says what any deck is called, or nothing: `Handlingsplan 2024`."""
    if folded(name) in words_in(vocabulary.headings.phases):
        return False
    return says(name, vocabulary.title.marks) or is_common(name, vocabulary)


@lru_cache(maxsize=REMEMBERED)
def is_common(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading is made of words that head any deck: `Status på tiltakene`."""
    common = _common_words(vocabulary)
    words = re.findall(r"\w+", folded(name))
    return all(word in common or word.isdigit() for word in words)


@lru_cache(maxsize=8)
def _common_words(vocabulary: Vocabulary) -> frozenset[str]:
    labels = (label for words in vocabulary.status.values() for label in words.labels)
    spells = vocabulary.headings.spells
    own = _words_of((*spells, *(label for label in labels if " " not in label)))
    return own | _title_words(vocabulary)


@lru_cache(maxsize=8)
def _title_words(vocabulary: Vocabulary) -> frozenset[str]:
    return _words_of(
        (
            *_heading_words(vocabulary),
            *vocabulary.title.marks,
            *vocabulary.title.generic,
            *vocabulary.dates.per,
            *(word for words in vocabulary.dates.months for word in words),
        )
    )


def _words_of(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in re.findall(r"\w+", folded(phrase)))


@lru_cache(maxsize=REMEMBERED)
def page_of(text: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return the two numbers of `(1 av 2)`, None where a heading has none."""
    lines = [line for line in text.split("\n") if not _PAGE_NUMBER.match(line)]
    found = _pages(vocabulary).finditer(joined("\n".join(lines)))
    return next((_numbers(page) for page in found if _is_page(page, vocabulary)), None)


@lru_cache(maxsize=REMEMBERED)
def likeness(one: str, other: str) -> float:
    """Return how alike two area names are, from 0 to 100 (the same but for case and hyphens)."""
    left, right = _spelled_out(one), _spelled_out(other)
    if left == right:
        return 100.0 if left else 0.0
    left, right = _in_bokmal(left), _in_bokmal(right)
    if left == right:
        return _TRANSLATED
    if _numbered_apart(left, right):
        return 0.0
    whole = fuzz.ratio(left, right)
    if min(len(left), len(right)) < PART_LETTERS:
        return whole
    return max(whole, PART_WORTH * fuzz.token_set_ratio(left, right), _start(left, right))


def respelled(one: str, other: str) -> bool:
    """Tell whether two area names are the same word for word, but for misspelling and inflection.

    Bokmål and nynorsk count as one.

    Where no overview says which areas there are, a longer name may be another area's.
    """
    left, right = (_in_bokmal(_spelled_out(name)).split() for name in (one, other))
    return (
        len(left) == len(right)
        and not _numbered_apart(folded(one), folded(other))
        and all(_same_word(*pair) for pair in zip(left, right, strict=True))
    )


def _spelled_out(name: str) -> str:
    return folded(name).replace("&", "og")


def _in_bokmal(name: str) -> str:
    for nynorsk, bokmal in _BOKMAL_OF.items():
        name = name.replace(nynorsk, bokmal)
    return name


def _same_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    stem = Prefix.similarity(one, other)
    ending = len(long) - stem <= ENDING_LETTERS
    if ending and (stem >= STEM_LETTERS or (stem == len(short) > 2)):  # noqa: PLR2004
        return True
    misspelt = len(short) >= MISSPELT_LETTERS and OSA.distance(one, other) <= 1
    return one == other or misspelt


def _numbered_apart(left: str, right: str) -> bool:
    """Tell whether two names carry different figures, or differ in a numeral: `fase I`, `fase II`."""
    figures = _FIGURES.findall(left)
    others = _FIGURES.findall(right) if figures else []
    if others and set(figures) != set(others):
        return True
    words, other_words = left.split(), right.split()
    return len(words) == len(other_words) and any(
        a != b and _NUMERAL.match(a) and _NUMERAL.match(b)
        for a, b in zip(words, other_words, strict=True)
    )


def _start(left: str, right: str) -> float:
    short, long = sorted((left, right), key=len)
    return PART_WORTH * fuzz.ratio(short, long[: len(short)])


def match(name: str, known: Sequence[str]) -> str | None:
    """Return the known area that a spelling means, None where none or several could be meant."""
    if not name:
        return None
    key = folded(name)
    for area in known if key else ():
        if folded(area) == key:
            return area
    scored = sorted(((likeness(name, area), -place) for place, area in enumerate(known)))[::-1]
    if not scored or scored[0][0] < SAME_AREA:
        return None
    clear = len(scored) == 1 or scored[0][0] - scored[1][0] >= CLEAR_LEAD
    return known[-scored[0][1]] if clear else None


@lru_cache(maxsize=REMEMBERED)
def says(text: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether a text contains one of the phrases as whole words."""
    line = folded(joined(text))
    words, whole_words = _any_of(phrases)
    # To find letters is much cheaper than to find words.
    for phrase in words:
        if phrase in line:
            return whole_words.search(line) is not None
    return False


@lru_cache(maxsize=32)
def _any_of(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    words = tuple(map(folded, phrases))
    return words, re.compile(rf"(?<!\w){either(words)}(?!\w)")


def _is_generic(line: str, vocabulary: Vocabulary) -> bool:
    text = folded(_without_pages(joined(line), vocabulary).strip(" –—-:,|()"))
    if text in _generic(_heading_words(vocabulary)):
        return True
    # `Oversikt ikke startede tiltak` on one line; a legend has the labels of all statuses.
    common = _title_words(vocabulary)
    not_started = says(text, vocabulary.headings.not_started)
    return not_started and all(word in common for word in re.findall(r"\w+", text))


def _heading_words(vocabulary: Vocabulary) -> tuple[str, ...]:
    words = vocabulary.headings
    return (*words.generic, *words.continued, *words.not_started, *words.overview)


@lru_cache(maxsize=8)
def _generic(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset({"", *(folded(word) for word in words)})


@lru_cache(maxsize=8)
def _phrases(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    any_word = either(words)
    return (
        re.compile(rf"(?:\s*[–—:,(|-]\s*{any_word}\s*\)?)+$", re.IGNORECASE),
        re.compile(rf"^(?:{any_word}\s*[–—:|-]\s*)+", re.IGNORECASE),
    )


@lru_cache(maxsize=8)
def _going_on(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)\(?{abbreviated(words)}(?:\s*\d{{1,2}})?\)?$", re.IGNORECASE)


def _without_pages(text: str, vocabulary: Vocabulary) -> str:
    return _pages(vocabulary).sub(lambda page: " " if _is_page(page, vocabulary) else page[0], text)


def _is_page(found: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Tell whether two numbers count slides: `24/7` and `Uke 12/24` do not."""
    page, pages = _numbers(found)
    return page <= pages and not within_date(found.string, found.start(1), vocabulary)


def _numbers(found: re.Match[str]) -> tuple[int, int]:
    return int(found[1]), int(found[2])


def _pages(vocabulary: Vocabulary) -> re.Pattern[str]:
    return _page_pattern(vocabulary.headings.of)


@lru_cache(maxsize=8)
def _page_pattern(of: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds `(1 av 2)`, `side 1/2` and `(del 1 av 2)`."""
    return re.compile(
        rf"[(\[]?(?:\b(?:{_SIDE}|del|part)\s*)?\b(\d{{1,2}})\s*{either(of)}\s*(\d{{1,2}})\b[)\]]?",
        re.IGNORECASE,
    )
