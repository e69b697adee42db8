"""List signs, and other beginnings of entries, that somebody typed in front of a paragraph."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parsers.figures import is_figure, is_quantity
from parsers.symbolfonts import to_unicode

# Signs that are nothing but bullets, with or without a space behind them. Circles, squares and
# check marks are not among them: in a status cell they are the status.
_ALWAYS: Final = "•▪◦‣⁃∙➢➤❖\uf0b7\uf0a7\uf0d8\uf076"

# Signs that are a bullet only with white space behind them: `- text`, never `-text` or `5-6`.
DASHES: Final = "-–—‒−‐‑"
# Signs that list, and that also stand between blanks amid a sentence: `A – B`, `E3 → F3`, `A · B`.
AMID: Final = frozenset(DASHES + "→·")
TRENDS: Final = "▸►→"  # before a figure alone they tell how it goes: `→ 7,2`
_BEFORE_SPACE: Final = DASHES + "*·»›" + TRENDS

# Squares, diamonds and the like that presentation programs offer for lists. In a legend or a status cell they
# may tell something, so they list only where nothing stands apart from them.
SHAPES: Final = frozenset("■□▫◾◽❏❐❑❒◆◇♦⬥▶❯✚✦✧✱✶∎")

_SPACE: Final = "[ \t\u00a0\u2000-\u200a\u202f\u3000]"
_ALWAYS_PATTERN: Final = re.compile(rf"{_SPACE}*([{_ALWAYS}]){_SPACE}*")
_SPACED_PATTERN: Final = re.compile(rf"{_SPACE}*([{re.escape(_BEFORE_SPACE)}]){_SPACE}+(?=\S)")
# Before a figure `>` says more than it, and before small letters it may go on with a path: `Fil > Lagre > som`.
_ANGLE_PATTERN: Final = re.compile(rf"(>){_SPACE}+(?=[A-ZÆØÅ][a-zæøå])")
# PowerPoint's second level has the letter o for its sign; no sentence begins with it as a word.
_RING_PATTERN: Final = re.compile(rf"(o){_SPACE}+(?=[A-ZÆØÅ0-9])")
_LISTED: Final = re.compile(r"(?:\d{1,2}|[A-Za-z])[.)]\s+\S|\d{1,2}\.[A-ZÆØÅ]")
_DASHED: Final = re.compile(r"[-–—][A-ZÆØÅ]")
# The time that an entry of a log begins with: `12.10.23: …`, `Uke 41 – …`, `12. okt – …`.
_MONTH: Final = r"(?:jan|feb|mar|apr|ma[ij]|jun|jul|aug|sep|o[kc]t|nov|de[sc])[a-zæøå]*\.?"
_LOGGED: Final = re.compile(
    rf"(?:\d{{1,2}}[./]\s?\d{{1,2}}(?:[./]\d{{2,4}})?\.?|\d{{4}}-\d\d-\d\d|(?:uke|veke|week) \d{{1,2}}"
    rf"|(?:\d{{1,2}}\. ?)?{_MONTH}(?: \d{{2,4}})?) ?(?::|[–—-]) ",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def is_bullet(sign: str) -> bool:
    """Tell whether a sign that stands apart in front of a text is a list sign."""
    return split_bullet(f"{sign} x")[0] is not None


def may_be_signed(text: str) -> bool:
    """Tell whether a text begins with a dash that may be a figure's own: `- 3 dager`, `- 12 %`."""
    rest = _behind_dash(text)
    return is_quantity(rest) or is_figure(rest)


def is_doubtful(text: str) -> bool:
    """Tell whether such a dash may be a list's as well, since more than the figure stands behind it."""
    rest = _behind_dash(text)
    return is_quantity(rest) and not is_figure(rest)


def _behind_dash(text: str) -> str:
    match = _SPACED_PATTERN.match(text) if text[:1] in DASHES else None
    return "" if match is None else text[match.end() :]


def begins_with_word(line: str) -> bool:
    """Tell whether a line begins with a letter or figure that is no list sign, as most do."""
    line = line.lstrip()
    return line[:1].isalnum() and (line[0] != "o" or line[1:2].isalnum())


def split_bullet(text: str, *, dashed: bool = False) -> tuple[str | None, str]:
    """Return the list sign at the start of a paragraph, and the text behind it.

    The sign is None, and the text unchanged, where none is typed. Bullets come as Unicode also
    where the file has the private-use letter of a symbol font. A dash, a middle dot, an
    asterisk, `»`, `›` or `→` counts only with white space and text behind it, the letter `o` with a
    capital or a figure, `>` with a capital; none of them counts alone. A dash before a figure and nothing else is its
    sign, as in `- 12 %`, unless the list is `dashed`: dashes stand before other items of it. So is an arrow.
    """
    if text[:1] == "o" and (match := _RING_PATTERN.match(text)):
        return match[1], text[match.end() :]
    if text[:1].isalnum():
        return None, text
    match = _ALWAYS_PATTERN.match(text) or _SPACED_PATTERN.match(text) or _ANGLE_PATTERN.match(text)
    if match is None:
        return None, text
    own = TRENDS if dashed else TRENDS + DASHES
    if match[1] in own and is_figure(text[match.end() :]):
        return None, text
    return to_unicode(match[1], None), text[match.end() :]


def begin_alike(one: str, other: str) -> bool:
    """Tell whether two texts begin as entries of one list or log do: with a number, a dash or a time."""
    return any(kind.match(one) and kind.match(other) for kind in (_LISTED, _DASHED, _LOGGED))
