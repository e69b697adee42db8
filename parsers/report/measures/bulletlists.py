"""Measures not started that stand as a list of bullets, in no table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.lines import joined
from parsers.report.measures.measures import Row
from parsers.report.page.headers import SHORTEST_TILTAK
from parsers.report.page.headerwords import named_role
from parsers.report.page.headings import FURNITURE
from parsers.report.words.areas import heading, says
from parsers.report.words.countsaid import names_nothing
from parsers.report.words.icons import split_icon
from parsers.report.words.items import items
from schema import Box, Paragraph, Role, Slide, Status, TextBox
from schema.vocabulary import LISTS, Column, Vocabulary, folded

# `(pri 2)`, `– pri. 2` or a bare figure at the end of a line. A bare figure after a word that
# counts (`fase 2`) is part of the name, so only one set off by two spaces or a tab counts.
_PRIORITY: Final = re.compile(
    r"\s*[(\[–,-]?\s*\bpri(?:oritet)?\.?\s*:?\s*(\d)\s*[)\]]?\s*$|(?:\t|\s{2,})(\d)\s*$",
    re.IGNORECASE,
)

_FIGURES: Final = "0123456789 :"  # what stands about a status that is counted


def bullet_rows(slide: Slide, vocabulary: Vocabulary, areas: frozenset[str]) -> tuple[Row, ...]:
    """Return the bullets of a slide whose heading says that they are measures not started.

    A line without a bullet names the area of those below it; so does a bullet that is one of
    the deck's areas (folded), or that has bullets of a deeper level, all of them with a
    priority, below it. `row` counts the slide's measures. Lists that are labelled as what is said of
    measures (`Effekt:`) are none of these.
    """
    if not any(_announces(text, vocabulary) for text in slide.texts):
        return ()
    if any(_labels(line, vocabulary) for text in slide.texts for line in text.text.split("\n")):
        return ()
    over = (None, *slide.texts)
    found = [
        row
        for before, text in zip(over, slide.texts, strict=False)
        for row in _rows(text, vocabulary, areas, _named_above(before, text, vocabulary))
    ]
    if not any(p.bullet for text in slide.texts for p in text.paragraphs):
        found = list(_lines(slide, vocabulary, areas))
    return tuple(
        Row(
            slide=slide.number,
            table=0,
            row=number,
            tiltak=tiltak,
            ikon=ikon,
            area=area,
            section=Status.NOT_STARTED,
            pri=pri,
            box=box,
        )
        for number, (area, ikon, tiltak, pri, box) in enumerate(found, start=1)
    )


def _announces(text: TextBox, vocabulary: Vocabulary) -> bool:
    head = "\n".join(p.text for p in text.paragraphs if p.bullet is None)
    lines = [line for line in map(joined, head.split("\n")) if line]
    return any(
        says(line, vocabulary.headings.not_started)
        and not heading(line, vocabulary)
        and not _is_counted(lines, place, vocabulary)
        for place, line in enumerate(lines)
    )


def _is_counted(lines: Sequence[str], place: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a line is the status of a figure close to it: `3 av 12⏎ikke startet`, `Ikke startet⏎3`.

    `(1 av 2)` behind it would number the slides of a list.
    """
    before, after = lines[:place][-1:], lines[place + 1 :][:1]
    return any(line.isdigit() for line in after) or any(
        any(map(str.isdigit, line)) and names_nothing(line, vocabulary) for line in before
    )


def _labels(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is the label of benefits or of news on a fact sheet."""
    said = joined(text).removesuffix(":")
    return named_role(said, vocabulary) in LISTS


def _named_above(before: TextBox | None, text: TextBox, vocabulary: Vocabulary) -> str | None:
    """Return the area that the last line of the text close above one names, without a list sign.

    A PDF's list may fall apart where names are set larger than items.
    """
    if before is None or before.box is None or text.box is None or not before.paragraphs:
        return None
    last = before.paragraphs[-1]
    close = 0 <= text.box.top - before.box.bottom <= (last.size or 0.0)
    over = before.box.x0 < text.box.x1 and text.box.x0 < before.box.x1
    named = close and over and last.bullet is None
    return heading(last.text, vocabulary) or None if named else None


def _rows(
    text: TextBox, vocabulary: Vocabulary, areas: frozenset[str], above: str | None
) -> Iterator[tuple[str | None, str | None, str, int | None, Box | None]]:
    listed = _listed(text, vocabulary, areas, above)
    for area, paragraph in listed:
        if paragraph.level > _top(listed):
            continue
        priority = _PRIORITY.search(paragraph.text)
        kept = paragraph.text[: priority.start()] if priority else paragraph.text
        for item in items([Paragraph.of(kept, bullet=paragraph.bullet)]):
            ikon, tiltak = split_icon(item)
            figure = (priority.group(1) or priority.group(2)) if priority else None
            yield area, ikon, tiltak, int(figure) if figure else None, text.box


def items_below(slide: Slide, vocabulary: Vocabulary, areas: frozenset[str]) -> Iterator[str]:
    """Yield the bullets of a deeper level than the measures of a slide, which are left out."""
    for text in slide.texts:
        listed = _listed(text, vocabulary, areas)
        yield from (item.text for _, item in listed if item.level > _top(listed))


def _listed(
    text: TextBox, vocabulary: Vocabulary, areas: frozenset[str], above: str | None = None
) -> list[tuple[str | None, Paragraph]]:
    """Return the bullets of a text that name no area, each with the area that it is of."""
    if text.role in (*FURNITURE, Role.TITLE):
        return []
    area = above
    parents = _parents(text.paragraphs)
    found: list[tuple[str | None, Paragraph]] = []
    for paragraph in text.paragraphs:
        named = folded(heading(paragraph.text, vocabulary)) in areas
        if paragraph.bullet is None or named or paragraph in parents:
            area = heading(paragraph.text, vocabulary) or area
        else:
            found.append((area, paragraph))
    return found


def _top(listed: Sequence[tuple[str | None, Paragraph]]) -> int:
    return min((paragraph.level for _, paragraph in listed), default=0)


def _lines(
    slide: Slide, vocabulary: Vocabulary, areas: frozenset[str]
) -> Iterator[tuple[str | None, str | None, str, int | None, Box | None]]:
    """Yield the phrases on a slide without bullets, if one of the deck's areas heads them.

    So does any name over a list's header, `Tiltak`. A table of one column without borders is no more than that
    in an export.
    """

    def is_area(text: TextBox) -> bool:
        return bool(_over_list(text, vocabulary)) or folded(heading(text.text, vocabulary)) in areas

    tops = [text.box.top for text in slide.texts if text.box is not None and is_area(text)]
    over: TextBox | None = None
    for text in sorted(slide.texts, key=lambda text: text.box.top if text.box else 0.0):
        over = text if is_area(text) else over
        furniture = text.role in (*FURNITURE, Role.TITLE)
        generic = not heading(text.text, vocabulary) or is_area(text)
        if furniture or generic or text.box is None or not tops or text.box.top < min(tops):
            continue
        under = over is not None and over.box is not None and over.box.x0 < text.box.x1
        area = _over_list(over, vocabulary) if over is not None and under else ""
        for paragraph in text.paragraphs:
            ikon, tiltak = split_icon(joined(paragraph.text))
            # `3 ikke startet` is an overview's figure.
            if heading(tiltak.strip(_FIGURES), vocabulary) and len(tiltak) >= SHORTEST_TILTAK:
                yield area or None, ikon, tiltak, None, text.box


def _over_list(text: TextBox, vocabulary: Vocabulary) -> str:
    """Return the name that stands over a list's header in a text: `Beredskap⏎Tiltak`."""
    name, _, last = text.text.rpartition("\n")
    heads = named_role(last, vocabulary) is Column.TILTAK
    return heading(name, vocabulary) if heads else ""


def _parents(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the bullets above others of which alone all have a priority."""
    bullets = [paragraph for paragraph in paragraphs if paragraph.bullet is not None]
    top = min((paragraph.level for paragraph in bullets), default=0)
    upper = [paragraph for paragraph in bullets if paragraph.level == top]
    lower = [paragraph for paragraph in bullets if paragraph.level == top + 1]
    if not lower or any(_PRIORITY.search(paragraph.text) for paragraph in upper):
        return ()
    return tuple(upper) if all(_PRIORITY.search(p.text) for p in lower) else ()
