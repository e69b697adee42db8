"""Footnotes at the foot of slides, and the marks in measures that refer to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Final

from parsers.lines import joined
from parsers.report.page.grids import Grid
from schema import Cell, Paragraph, TextBox

_SIGNS: Final = r"\*{1,4}|[¹²³⁰⁴-⁹]{1,2}|[†‡§]{1,2}"
_EACH_SIGN: Final = "*¹²³⁰⁴⁵⁶⁷⁸⁹†‡§"
_NOTE: Final = re.compile(rf"^\s*({_SIGNS})\)?\s*(?=[^\s*])")
# A further note on its line: `* Uten Oslo  † Fra 2024`. One star amid a text may multiply.
_FURTHER: Final = re.compile(r"\s+(?=(?:\*{2,4}|[¹²³⁰⁴-⁹]{1,2}|[†‡§]{1,2})\)?\s*[^\W\d_])")
_FURTHER_STAR: Final = re.compile(r"\s+(?=\*\)?\s*[A-ZÆØÅ])")  # behind a note of another mark
_FURTHER_NUMBER: Final = re.compile(r"\s+(?=\d{1,2}\)\s+[^\W\d_])")  # behind a numbered one
# A mark stands at a word's end: `A-leverandører*`, `avtaler¹,`; a raised figure or a mark that ends
# the text may stand a space behind it. Behind a unit of length a raised figure is none: `500 m²`.
_REFERENCE: Final = re.compile(
    rf"(?<=[\w)\]»\"”.%])(?<!\bm(?=[²³]))(?<!\dm(?=[²³]))(?<!\b[kdcm]m(?=[²³]))({_SIGNS})(?=$|[\s.,;:)\]»\"”])"
)
_SPACED_REFERENCE: Final = re.compile(r"(?<=[\w)\]»\"”.%] )([¹²³⁰⁴-⁹]{1,2}|\*{1,4}$)(?=$|[\s.,;:])")
# An asterisk close before a text is a mark, where it is no list sign: `*Økt kvalitet`.
_LEADING_REFERENCE: Final = re.compile(r"^(\*{1,4})(?=\w)")
# Figures with a bracket are marks too, where a note begins with the same: `1) Gjelder …`.
_NUMBERED: Final = re.compile(r"^\s*(\d{1,2}\))\s+(?=\S)")
_NUMBER_REFERENCE: Final = re.compile(
    r"(?<=[^\s\d(/-])(\d{1,2}\))(?=$|[\s.,;:])|(?<=\w )(\d{1,2}\))$"
)
_NUMBER: Final = re.compile(r"\d\)")
# A note may begin with a bare figure, where a raised one refers to it: `1 Gjelder ikke Svalbard`.
_BARE: Final = re.compile(r"^\s*(\d{1,2})\s+(?=[^\W\d_])")
# Without a sign, or a line that begins with a figure, a paragraph has no note: most have none.
_MAY_NOTE: Final = re.compile(rf"[{_EACH_SIGN}]|^\s*\d", re.MULTILINE)
# A mark may be raised where it refers to a note and not before the note: `foretakene¹)`.
_LOWERED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# An asterisk with a space behind it is read as a list sign.
_SPACED_MARKS: Final = ("*", "**")
# Signs that mean something else beside a figure or a unit (m², 50*2) unless a note explains them.
_PLAIN_MARKS: Final = re.compile(r"^(?:\*+|[†‡]+)$")


class Footnotes(dict[str, str]):
    """The footnotes of a slide by their mark, each on one line with its mark; of several, the first.

    `several` are the marks that stand before several texts.
    """

    def __init__(self, found: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.several: set[str] = set()
        for mark, text in found:
            first = self.setdefault(mark, text)
            if first != text or (mark == "*" and _FURTHER_STAR.search(text, len(mark) + 1)):
                self.several.add(mark)


def footnotes(
    texts: Iterable[TextBox], grids: Iterable[Grid], is_foot: Callable[[str], bool]
) -> Footnotes:
    """Return the footnotes of a slide, which stand in texts, or alone in the last rows of a table.

    `is_foot` tells of a line whether it is a footer: close below a note a PDF shows both as one text.
    """
    found: list[tuple[str, str]] = []
    closing = (cell for grid in grids for cell in closing_notes(grid).values())
    for paragraphs in (*(box.paragraphs for box in texts), *(c.paragraphs for c in closing)):
        mark: str | None = None
        for paragraph in paragraphs:
            sign = _sign(paragraph)
            text = paragraph.text
            if not sign and not _MAY_NOTE.search(text):
                if mark is not None and not is_foot(text):
                    found[-1] = mark, f"{found[-1][1]}\n{text}"
                continue
            lines = (_notes_of(sign, line) for line in text.split("\n"))
            for place, line in enumerate(chain.from_iterable(lines)):
                sign = "" if place else sign
                whole = sign + line
                note = _NOTE.match(whole) or _NUMBERED.match(whole)
                if not note and (mark is None or mark.isdecimal()):
                    note = _bare(whole)
                if note:
                    mark = note.group(1)
                    found.append((mark, whole))
                elif mark is not None and not is_foot(line):
                    found[-1] = mark, f"{found[-1][1]}\n{line}"
    return Footnotes((mark, joined(text)) for mark, text in found)


def _bare(line: str) -> re.Match[str] | None:
    note = _BARE.match(line)
    return note if note and line[note.end()].isupper() else None


def _notes_of(sign: str, line: str) -> list[str]:
    """Return the notes of a line, `sign` before the first."""
    note = _NOTE.match(sign + line)
    if note is not None and note[1] != "*":
        return [part for one in _FURTHER.split(line) for part in _FURTHER_STAR.split(one)]
    further = _FURTHER_NUMBER if note is None and _NUMBERED.match(sign + line) else _FURTHER
    return further.split(line)


def _sign(paragraph: Paragraph) -> str:
    """Return a list sign that may as well be a mark."""
    bullet = paragraph.bullet
    if not bullet:
        return ""
    return f"{bullet} " if bullet in _SPACED_MARKS or _NUMBERED.match(f"{bullet} .") else ""


def closing_notes(grid: Grid) -> dict[int, Cell]:
    """Return the cells that hold footnotes in the last rows of a table, by row."""
    found: dict[int, Cell] = {}
    for row in reversed(range(1, grid.rows)):
        filled = grid.filled[row]
        if not filled:
            continue
        cell = grid.cell(row, filled[0])
        if len(filled) > 1 or grid.columns == 1 or cell is None:
            break
        first = next(p for p in cell.paragraphs if p.text.strip())
        if not _NOTE.match(_sign(first) + first.text):
            break
        found[row] = cell
    return found


def _marks_in(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the footnote marks that texts carry, in their order, each once."""
    # Few texts have a sign, or a figure with a bracket, and to look what stands around takes long.
    whole = "\n".join(texts)
    signed = any([sign in whole for sign in _EACH_SIGN])
    patterns = (_LEADING_REFERENCE, _REFERENCE, _SPACED_REFERENCE) if signed else ()
    if ")" in whole and _NUMBER.search(whole):
        patterns = (*patterns, _NUMBER_REFERENCE)
    if not patterns:
        return ()
    found = (
        match.group(match.lastindex or 0)
        for text in texts
        for pattern in patterns
        for match in pattern.finditer(text)
        if pattern is not _NUMBER_REFERENCE or not _closes(text[: match.start()])
    )
    return tuple(dict.fromkeys(found))


def is_note(text: TextBox, grids: Iterable[Grid]) -> bool:
    """Tell whether a text begins as a note that a cell of the slide refers to: `1) Gjelder …`, `¹ Gjelder …`."""
    sign = _sign(text.paragraphs[0]) if text.paragraphs else ""
    note = _NUMBERED.match(text.text) or _NOTE.match(sign + text.text)
    return note is not None and any(
        note[1] in _marks_in([cell]) for grid in grids for row in grid.texts for cell in row
    )


def _closes(before: str) -> bool:
    """Tell whether the bracket behind a figure closes one that was opened: `Notat sendt (v2.1)`."""
    return before.count("(") > before.count(")")


def resolve(
    texts: Sequence[str], own: dict[str, str], elsewhere: dict[str, str]
) -> tuple[str | None, tuple[str, ...]]:
    """Return the footnote that texts refer to, and the marks for which there is none.

    The slide's own notes count before those of the deck's other slides.
    """
    notes: list[str] = []
    missing: list[str] = []
    for mark in _marks_in(texts):
        figure = mark.translate(_LOWERED)
        told = (own.get(mark), own.get(f"{figure})"), own.get(figure))
        other = (elsewhere.get(mark), elsewhere.get(f"{figure})"))
        note = next((one for one in (*told, *other) if one), None)
        if note is not None:
            notes.append(note)
        elif _PLAIN_MARKS.match(mark):
            missing.append(mark)
    return (" ".join(notes) or None), tuple(missing)


def ambiguous(texts: Sequence[str], own: Footnotes) -> list[str]:
    """Return the marks of texts that stand before several of a slide's footnotes."""
    return [
        mark
        for mark in _marks_in(texts)
        if own.several.intersection(
            (mark, f"{mark.translate(_LOWERED)})", mark.translate(_LOWERED))
        )
    ]
