"""Tables that a text keeps: cells between bars, as in Markdown, or between tabs."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from parsers.bullets import split_bullet
from parsers.text.lines import BULLETS, starts_anew
from schema import Cell, Diagnostic, Paragraph, Role, Slide, Table, TextBox
from schema.diagnostic import short

# A text that keeps its tables has so many rows of three cells or more; a bar or two are
# running text, and Tika indents an outline by tabs.
FEWEST_ROWS: Final = 3
FEWEST_CELLS: Final = 3
# What stands on so many slides, and on such a share of them, is their foot; or on most slides,
# beside texts of their own.
FEWEST_PAGES: Final = 3
SHARE: Final = 0.8
MOST: Final = 0.6

# `| --- | :---: |` stands below a table's first row.
_RULE: Final = re.compile(r"\s*\|?(?:\s*:?-{3,}:?\s*\|)*\s*:?-{3,}:?\s*\|?\s*")
_BAR: Final = re.compile(r"(?<!\\)\|")
_TAB: Final = re.compile(r"\t")
_FRAMED: Final = re.compile(r"\s*\|.*(?<!\\)\|\s*")
_ESCAPED: Final = re.compile(r"\\([|*_#`~<>\[\]()!+-])")
# Signs that part a list on one line; dashes stand between words too.
_SIGNS: Final = tuple(BULLETS)
_NUMBER: Final = re.compile(r"\d+$")
# A line of a table of counts: `● Fullført: 2`.
_COUNT: Final = re.compile(r"(.*\w.*?)[\s:–-]+\d{1,3}$")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
# A cell of several lines between tabs, as spreadsheets and their like quote it.
_QUOTED: Final = re.compile(r'(?:^|(?<=\t))"((?:[^"\t]|"")*)"(?=\t|\f|$)', re.MULTILINE)
# A word that a cell's line broke, where a blank stands for the line break: `anskaffelses- dokument`.
_BROKEN: Final = re.compile(
    r"(?<=[^\W\d_]{2})- (?=/?[a-zæøå]{3})(?!(?:og|eller|samt|and|or|til|som)\b)"
)
_SLIDE: Final = re.compile(
    r"^<!-- (?:(?:Slide|Page) (?:number: ?)?\d+|page[ -]?break) -->$", re.MULTILINE | re.IGNORECASE
)
# A rule with an empty line above it; below a text, it would underline a heading.
_RULE_ACROSS: Final = re.compile(r"(?:\A|(?<=\n\n)) {0,3}(?:-{3,}|\*{3,}|_{3,}) *$", re.MULTILINE)
_UNDERLINED: Final = re.compile(r"^([^\s|][^|\n]*)\n(?:-{3,}|={3,}) *$", re.MULTILINE)
_HEADING: Final = re.compile(r"^(#{1,6}) ", re.MULTILINE)
# What PyMuPDF4LLM writes of a part of a slide that it takes for a picture.
_PICTURE: Final = re.compile(
    r"<!-- Start of picture text -->(.*?)<!-- End of picture text -->", re.DOTALL
)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
# Marks of headings, pictures, rules and emphasis, which print nothing.
_MARKUP: Final = re.compile(r"^#{1,6} |^!\[.*\]\(.*\)$|\*\*|^\s*[-*_]{3,}\s*$", re.MULTILINE)


def keeps_tables(text: str) -> bool:
    """Tell whether a text prints its tables' cells between bars or tabs."""
    return any(
        sum(len(_cells(line, sign)) >= FEWEST_CELLS for line in text.split("\n")) >= FEWEST_ROWS
        for sign in "|\t"
    )


def unquoted(text: str) -> str:
    """Return a text with the quoted cells of its tables on one line each, and without their quotes."""
    return _QUOTED.sub(_on_one_line, text) if "\t" in text else text


def _on_one_line(cell: re.Match[str]) -> str:
    inside = cell[1]
    if "\n" not in inside and '""' not in inside:
        return cell[0]  # quotes of the deck's own
    return inside.replace('""', '"').replace("\n", "<br>")


def marked_pages(text: str) -> list[str]:
    """Return the pages of a Markdown text, else the text alone.

    Pages begin at comments that say so, else at rules across the page, else at the headings of
    the least level that comes more than once.
    """
    for mark in (_SLIDE, _RULE_ACROSS):
        if mark.search(text):
            return [_COMMENT.sub("", page) for page in mark.split(text)]
    text = _UNDERLINED.sub(r"## \1", _COMMENT.sub("", text))
    levels = Counter(len(signs) for signs in _HEADING.findall(text))
    least = min((level for level, times in levels.items() if times > 1), default=None)
    return [text] if least is None else re.split(rf"^(?=#{{{least}}} )", text, flags=re.MULTILINE)


def delimited_slides(pages: Sequence[str]) -> tuple[Slide, ...]:
    """Return pages as slides with tables, and a text box for each other line.

    Counts and list items stay together. What stands on nearly all slides is a footer.
    """
    slides = [_slide(page, number) for number, page in enumerate(pages, 1)]
    keys = [{_key(text) for text in slide.texts} - {""} for slide in slides]
    counted = Counter(key for found in keys for key in found)
    often, nearly_all = (
        {key for key, times in counted.items() if times >= max(FEWEST_PAGES, share * len(slides))}
        for share in (MOST, SHARE)
    )
    feet = nearly_all | {
        key for key in often if all(found - often for found in keys if key in found)
    }
    return tuple(
        replace(
            slide,
            texts=tuple(
                replace(text, role=Role.FOOTER) if _key(text) in feet else text
                for text in slide.texts
            ),
        )
        for slide in slides
    )


def torn_rows(slides: Sequence[Slide]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for slides with a row that begins amid a sentence: the writer parted it from the one above."""
    for slide in slides:
        firsts = [
            next((cell.text for cell in table.cells if cell.row == row and cell.text), "")
            for table in slide.tables
            for row in range(1, table.rows)
        ]
        torn = next((text for text in firsts if text[:1].islower() and not starts_anew(text)), None)
        if torn is not None:
            yield Diagnostic.warning(
                "jumbled-text",
                f"A row of a table begins with “{short(torn)}”, and may be the rest of the row above it; "
                "look at its slide.",
                slide=slide.number,
            )


def left_out(text: str, slides: Sequence[Slide]) -> Iterator[Diagnostic]:
    """Yield what a writer of Markdown took for pictures, and a title slide that it put in one with the next."""
    for picture in _PICTURE.findall(text):
        if "<br>" in picture and any(map(str.isdigit, picture)):
            words = " ".join(_BREAK.sub(" ", picture).split())
            yield Diagnostic.warning(
                "unread-text",
                f"The text's writer took “{short(words)}” for the words in a picture, which may be a table "
                "with measures; look at its slide.",
            )
    title = _HEADING.match(text)
    once = title is not None and _HEADING.findall(text).count(title[1]) == 1
    if once and slides[0].tables and not _SLIDE.search(text) and not _RULE_ACROSS.search(text):
        yield Diagnostic.warning(
            "area-guessed",
            "The text's title stands above its first table, so what was taken for the area of the measures "
            "there may be the title's words; compare it with the slide.",
        )


def _key(text: TextBox) -> str:
    return _NUMBER.sub("", text.text)


def _slide(page: str, number: int) -> Slide:
    tables: list[Table] = []
    texts: list[TextBox] = []
    kinds = ((_kind(line), line) for line in _MARKUP.sub("", page).split("\n"))
    for kind, lines in groupby(kinds, key=lambda item: item[0]):
        block = [line for _, line in lines]
        if kind in ("|", "\t"):
            tables.extend(_tables(block, kind))
        elif kind:
            texts.extend(_texts(block))
    return Slide(number=number, tables=tuple(tables), texts=tuple(texts))


def _kind(line: str) -> str:
    if not line.strip(" "):
        return ""
    return next((sign for sign in "|\t" if len(_cells(line, sign)) > 1), "text")


def _cells(line: str, sign: str, *, framed: bool = False) -> list[str]:
    """Return a line's cells; `framed`: bars stand at both of its ends too."""
    cells = (_BAR if sign == "|" else _TAB).split(line.strip() if framed else line)
    return [cell.strip() for cell in (cells[1:-1] if framed else cells)]


def _tables(lines: Sequence[str], sign: str) -> Iterator[Table]:
    """Yield the tables in lines that follow each other: one ends where rows get other widths."""
    framed = all(map(_FRAMED.fullmatch, lines))
    rows: list[list[str]] = []
    for number, line in enumerate(lines):
        if _RULE.fullmatch(line):
            continue
        cells = _cells(line, sign, framed=framed)
        begins = number + 1 < len(lines) and _RULE.fullmatch(lines[number + 1])
        if rows and (begins or len(cells) != len(rows[0])):
            yield _table(rows)
            rows = []
        rows.append(cells)
    if rows:
        yield _table(rows)


def _table(rows: Sequence[Sequence[str]]) -> Table:
    cells = tuple(
        Cell(row=row, column=column, paragraphs=tuple(_paragraphs(text)))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    )
    return Table(rows=len(rows), columns=len(rows[0]), cells=cells)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield a cell's paragraphs; a line goes on with the one above it that begins small, or has no list sign below one."""
    items: list[tuple[str | None, str]] = []
    for part in (part for line in _BREAK.split(text) for part in _listed(line.strip())):
        bullet, rest = split_bullet(part)
        if not rest:
            continue
        goes_on = rest[:1].islower() and not starts_anew(rest)  # a printed line, of a longer text
        if bullet is None and items and (items[-1][0] is not None or goes_on):
            items[-1] = (items[-1][0], f"{items[-1][1]}\n{rest}")
        else:
            items.append((bullet, rest))
    for bullet, rest in items:
        yield Paragraph.of(_BROKEN.sub("-\n", _plain(rest)), bullet=bullet)


def _listed(line: str) -> list[str]:
    """Part a line before each of its list signs, if it begins with one: `• Økt • Bedre`."""
    sign = re.escape(line[0]) if line[:1] in _SIGNS else "(?!)"
    return re.split(rf"\s+(?={sign}\s)", line)


def _plain(text: str) -> str:
    """Return a text without the signs that keep Markdown from reading others."""
    return _ESCAPED.sub(r"\1", html.unescape(text))


def _texts(lines: Sequence[str]) -> Iterator[TextBox]:
    """Yield a text box for each line, and one for items of a list or counts together."""
    together: list[Paragraph] = []
    labels: set[str] = set()
    for line in lines:
        bullet, rest = split_bullet(line.strip())
        count = _COUNT.match(line.strip())
        label = count.group(1) if count else None
        if together and ((bullet is None and label is None) or label in labels):
            yield TextBox(paragraphs=tuple(together))
            together, labels = [], set()
        together.append(Paragraph.of(_plain(rest), bullet=bullet))
        labels |= {label} if label else set()
        if bullet is None and label is None:
            yield TextBox(paragraphs=tuple(together))
            together = []
    if together:
        yield TextBox(paragraphs=tuple(together))


def run_together(slides: Sequence[Slide]) -> Iterator[Diagnostic]:
    """Yield a diagnostic if no cell holds more than a paragraph: the writer joined them by spaces."""
    cells = [cell for slide in slides for table in slide.tables for cell in table.cells]
    if all(len(cell.paragraphs) == 1 for cell in cells):
        yield Diagnostic.warning(
            "bullets-guessed",
            (
                "The text prints each cell on one line, so items that stood below each other in "
                "gevinst or siste status are run together; read the PPTX or PDF to tell them apart."
            ),
        )
