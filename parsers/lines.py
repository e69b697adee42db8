"""Broken lines made whole and characters made plain, as a person reads them; words looked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from schema.vocabulary import REMEMBERED

# Characters that print as a space or as nothing; their plain counterparts.
_PLAIN: Final = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u3000": " ",
        "\u1680": " ",
        "\u205f": " ",
        **{chr(code): " " for code in range(0x2000, 0x200B)},
        "\t": " ",
        "\v": "\n",
        "\f": "\n",
        "\u0085": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u200b": "",
        "\u2060": "",
        "\ufeff": "",
        "\u2010": "-",
        "\u2011": "-",
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
    }
)

# Words before which a line-end hyphen is a real one: `helse- og omsorg`.
_CONJUNCTIONS: Final = frozenset(
    {"og", "eller", "samt", "og/eller", "men", "til", "and", "or", "and/or"}
)

# Words of their own before a hyphen, however it is written: `ikke-medisinsk`, `el-ambulanser`; and the last
# ones of phrases: `in vitro-diagnostikk`, `ad hoc-gruppe`.
_HYPHENED: Final = frozenset({"ikke", "el", "vitro", "vivo", "hoc", "facto"})
# What has no vowel is no syllable that a hyphen parts from its word: `pc-skjermer`.
_VOWEL: Final = re.compile("[aeiouyæøåäöéü]", re.IGNORECASE)

# How adjectives of two words end: `medisinsk-teknisk`, `økonomisk-administrative`.
_ADJECTIVE: Final = re.compile(r"[a-zæøå]{3}sk$", re.IGNORECASE)
_ADJECTIVE_BEHIND: Final = re.compile(r"[a-zæøå]{2}(?:ske?|ive?|lige?|elle?)$", re.IGNORECASE)

# What begins a span of figures (`2024–⏎2026`, `1.–⏎4. trinn`) or of places (`Oslo–⏎Bergen`): a dash between
# words has a blank before it.
_SPAN: Final = re.compile(r"\d\.?–$")
_STRETCH: Final = re.compile(r"(?<!\w)[A-ZÆØÅ]\w*–$")

# Signs that stand right behind a word, in a line of their own only where a column is narrow.
# A letter that is no word of its own, alone on its line, and a word before it that fills a narrow cell.
_LAST_LETTER: Final = re.compile("[b-hj-np-zæø]")
_LONG_WORD: Final = re.compile(r"[^\W\d_]{12}$")
_CLOSING: Final = ".,;:!?)"

# Figures as they stand raised, such as the mark of a footnote.
SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
NO_ADVANCE: Final = 0.05  # of the size: text so near to a blank's start follows a soft hyphen
_STRANGE: Final = re.compile(f"[\r{SOFT_HYPHEN}{''.join(map(chr, _PLAIN))}]")
_CUT_DATE: Final = re.compile(r"(?<!\d)(?:\d{1,2}[./]){2}(?:20\d|2|20)$")
_DAY: Final = re.compile(r"(?<!\d)(?:\d{1,2}[./]){2}(?:20\d?|2)?$")
_YEAR: Final = re.compile(r"\d{1,2}|20\d\d")  # a year, or the rest of one
# An address on the web up to where a line breaks it: behind a sign that addresses are made of.
_CUT_ADDRESS: Final = re.compile(r"(?:https?:|www\.)\S*$", re.IGNORECASE)
_ADDRESS_SIGNS: Final = ("/", "?", "&", "=", "_", "#")


# What a browser prints around its pages: an address, a date with the time of day.
_AROUND: Final = re.compile(
    r"\s*(?:(?:\w+://|www\.)\S+"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}[:.]\d\d(?:\s*[ap]m)?)\s*$",
    re.IGNORECASE,
)


def is_printed_around(line: str) -> bool:
    """Tell whether a line is what a browser prints above or below its pages."""
    return _AROUND.match(line) is not None


@lru_cache(maxsize=REMEMBERED)
def plain(text: str) -> str:
    r"""Return the text composed (å as one letter), with plain spaces and line breaks as `\n`.

    Soft hyphens, zero-width spaces and ligatures are resolved; a soft hyphen at the end of a
    line joins the two halves. Doing it twice changes nothing.
    """
    if _STRANGE.search(text) is None and unicodedata.is_normalized("NFC", text):
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = unicodedata.normalize("NFC", text.translate(_PLAIN))
    text = re.sub(SOFT_HYPHEN + r" *\n *", "", text)
    return unicodedata.normalize("NFC", text.replace(SOFT_HYPHEN, ""))


@lru_cache(maxsize=REMEMBERED)
def joined(text: str) -> str:
    """Return the text on one line with single spaces, de-hyphenated where its line was broken.

    A hyphen at a line's end is dropped when it parts a word (`anskaffelses-⏎dokumenter`) and
    kept when it belongs there: before a slash, a capital, a figure or a conjunction, after a
    slash (`tiltak/-⏎forvaltning`), a figure, a single letter or an abbreviation in capitals
    (`NIELS-⏎nordisk`), and between two adjectives. A hyphen inside a line is never touched.
    A span of figures or places is one (`2024–⏎2026`), and a full stop or the like alone on its line joins the
    word before it (`Nr⏎.`), and so does a letter behind a long one. Joining twice changes nothing.
    """
    text = plain(text)
    if "\n" not in text:
        return " ".join(text.split())
    whole = ""
    for line in text.split("\n"):
        if not line.strip():
            continue
        if whole.endswith("/ "):  # `v/ ⏎Moen`: so it was typed
            whole += line.lstrip()
        else:
            whole = _join(whole.rstrip(), line.lstrip()) if whole else line
    return " ".join(whole.split())


def _join(left: str, right: str) -> str:
    # `Kontraktsforvaltnin⏎g`, in a narrow cell
    last = _LAST_LETTER.fullmatch(right.strip()) and _LONG_WORD.search(left)
    if last or not right.strip().strip(_CLOSING):
        return left + right
    if left.endswith(" /"):  # `HSØ / ⏎Sykehuspartner`: it has a blank on either side
        return f"{left} {right}"
    spans = _SPAN.search(left) if right[0].isdigit() else _STRETCH.search(left)
    if left.endswith(("/", "/-")) or (spans and not right[0].islower()):
        return left + right
    if not left.endswith("-"):
        return f"{left} {right}"
    fragment = re.split(r"[\s/(«\"“]", left[:-1])[-1]
    first_word = re.split(r"[\s,.;:)]", right, maxsplit=1)[0].casefold()
    if not fragment or first_word in _CONJUNCTIONS:
        return f"{left} {right}"
    parted = (
        right[0].islower()
        and len(fragment) > 1
        and fragment[-1].isalpha()
        and not _is_abbreviation(fragment.rsplit("-", 1)[-1])
        and not is_pair(fragment, first_word)
    )
    return left[:-1] + right if parted else left + right


def is_pair(fragment: str, word: str) -> bool:
    """Tell whether a hyphen between two halves is one that their spelling asks for.

    Two adjectives side by side have one (`medisinsk-teknisk`), what is denied (`ikke-medisinsk`), and
    what is no part of a longer word (`el-biler`, `pc-skjermer`).
    """
    return (
        fragment.casefold() in _HYPHENED
        or _VOWEL.search(fragment) is None
        or (_ADJECTIVE.search(fragment) is not None and _ADJECTIVE_BEHIND.search(word) is not None)
    )


def _is_abbreviation(fragment: str) -> bool:
    return len(fragment) == 1 or (fragment.isupper() and len(fragment) > 1)


def either(words: Iterable[str]) -> str:
    """Return a pattern of words, the longest first; nothing matches that of none."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    found = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
    return f"(?:{found})" if ordered else "(?!)"


def is_cut_date(before: str, after: str) -> bool:
    """Tell whether a date goes on with the figures that the next line begins with."""
    if not after[:1].isdigit():
        return False
    alone = _YEAR.fullmatch(after.strip()) is not None
    return (_DAY if alone else _CUT_DATE).search(before) is not None


def is_cut_address(text: str) -> bool:
    """Tell whether a text ends with an address on the web that a line broke."""
    return text.endswith(_ADDRESS_SIGNS) and _CUT_ADDRESS.search(text) is not None
