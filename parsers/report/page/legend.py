"""Legends: what a deck itself says that its colours, letters and symbols mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from colorsys import rgb_to_hls
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, TypeVar

from parsers.lines import joined, plain
from parsers.report.page.pages import Page
from parsers.report.words.explained import explained, explained_by_all
from parsers.report.words.statuses import LONGEST_LABEL, StatusWordsReader, status_words
from schema import Box, Cell, Diagnostic, Run, Slide, Status, Table, TextBox
from schema.vocabulary import Colour, Vocabulary

# A legend's dot stands beside its word, at most this many points away.
BESIDE: Final = 24.0
# Points; where exporters set a short word in the middle of a wide box, it stands as far off.
FAR: Final = 72.0
# Times a label's height: what is higher is no dot beside it, but a panel that labels stand on.
PANEL: Final = 2.0
# Two colours are one if no channel differs by more: exports round colours a little.
SAME_COLOUR: Final = 6
# Where colours lie on the circle of hues, in degrees, and how far off one is still called so.
# Office's amber (FFC000) is 45°, its gold (BF9000) too, its orange (ED7D31) 24°, its red 0°.
_HUES: Final = {
    Colour.RED: 0,
    Colour.ORANGE: 25,
    Colour.YELLOW: 52,
    Colour.GREEN: 120,
    Colour.BLUE: 212,
}
SAME_HUE: Final = 40.0
# Lightness and saturation, from 0 to 1, beyond which a colour is called white or grey.
WHITE_ABOVE: Final = 0.97
GREY_BELOW: Final = 0.12
# Saturation below which a colour that is near none of those named is called grey, as Office's blue-grey (0.22) is.
PALE_BELOW: Final = 0.3

_Key = TypeVar("_Key", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What signs (letters, symbols) and colours mean in a deck.

    `colours` are those that it shows (RRGGBB), `names` those that it calls by their names, which are
    signs too. `silent` are signs that tell no status: they say how a measure is doing, or several.
    `diagnostics` tell of legends that say different things (`status-conflict`).
    """

    signs: Mapping[str, Status] = field(default_factory=dict)
    colours: Mapping[str, Status] = field(default_factory=dict)
    names: Mapping[Colour, Status] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()

    def symbol(self, sign: str | None, known: Status | None) -> Status | None:
        """Return the status of a symbol, which is `known` unless the deck explains it itself."""
        if sign is None or sign in self.silent:
            return None if sign is not None else known
        return self.sign(sign) or known

    def sign(self, text: str) -> Status | None:
        return self.signs.get(joined(text).casefold())

    def colour(self, colour: str | None) -> Status | None:
        """Return the status of a colour that is one of the legend's, but for rounding, or by name."""
        if colour is None:
            return None
        if colour in self.colours:
            return self.colours[colour]
        near = {status for known, status in self.colours.items() if alike(known, colour)}
        if near:
            return near.pop() if len(near) == 1 else None
        name = _name(colour, self.names) if self.names else None
        return self.names[name] if name is not None else None


def _name(colour: str, names: Iterable[Colour]) -> Colour | None:
    """Return which of the colours named a person would call a colour (RRGGBB)."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, lightness, saturation = rgb_to_hls(red, green, blue)
    if lightness > WHITE_ABOVE or saturation < GREY_BELOW:
        plain_name = Colour.WHITE if lightness > WHITE_ABOVE else Colour.GREY
        return plain_name if plain_name in names else None
    apart = {
        name: min(abs(360 * hue - _HUES[name]), 360 - abs(360 * hue - _HUES[name]))
        for name in names
        if name in _HUES
    }
    nearest = min(apart, key=lambda name: apart[name], default=None)
    if nearest is not None and apart[nearest] <= SAME_HUE:
        return nearest
    return Colour.GREY if saturation < PALE_BELOW and Colour.GREY in names else None


def alike(one: str, other: str) -> bool:
    """Tell whether two colours (RRGGBB) are one but for what exports round."""
    return all(
        abs(int(one[place : place + 2], 16) - int(other[place : place + 2], 16)) <= SAME_COLOUR
        for place in (0, 2, 4)
    )


def read_legend(pages: Iterable[Page], vocabulary: Vocabulary) -> Legend:
    """Gather the legends of pages; a sign or colour explained in two ways means nothing."""
    words = status_words(vocabulary)
    signs: _Said[str] = _Said()
    colours: _Said[str] = _Said()
    names: _Said[Colour] = _Said()
    silent: set[str] = set()
    for page in pages:
        slide = page.slide
        runs = [*_sign_runs(slide, words)]
        for told in (
            *[explained(printed, vocabulary) for printed in page.printed],
            *[explained(line, vocabulary) for line in _with_signs(slide)],
            *[explained(line, vocabulary) for line in _parted(page)],
            explained_by_all(page.printed, vocabulary),
        ):
            for sign, known in (*told.letters, *told.signs):
                if known is None:
                    silent.add(sign)
                else:
                    signs.add(sign, known, slide.number)
            for name, status in told.colours:
                names.add(name, status, slide.number)
        for colour, status in (
            *_dots(page, words),
            *_painted(slide, words),
            *[(run.colour, status) for run, status in runs if run.colour is not None],
            *_coloured_cells(slide, words),
        ):
            colours.add(colour, status, slide.number)
        for run, status in runs:
            if words.symbol(sign := run.text.strip()) is None:
                signs.add(sign, status, slide.number)
    # A cell may have a colour's name for the colour itself.
    called = {
        name.casefold(): status
        for colour, status in names.sure.items()
        for name in vocabulary.colour_names.get(colour, ())
    }
    return Legend(
        signs={**called, **signs.sure},
        colours=colours.sure,
        names=names.sure,
        silent=frozenset(silent),
        diagnostics=(*signs.unlike(), *names.unlike()),
    )


class _Said(dict[_Key, dict[Status, set[int]]]):
    """What signs or colours are said to mean, with the slides that say so."""

    def add(self, key: _Key, status: Status, slide: int) -> None:
        self.setdefault(key, {}).setdefault(status, set()).add(slide)

    @property
    def sure(self) -> dict[_Key, Status]:
        """What each means, where it is explained in one way."""
        return {key: next(iter(said)) for key, said in self.items() if len(said) == 1}

    def unlike(self) -> Iterator[Diagnostic]:
        """Yield a warning for each slide that explains one otherwise than most others do."""
        for key, said in self.items():
            usual, *others = sorted(said, key=lambda one: (-len(said[one]), min(said[one])))
            for status in others:
                for slide in sorted(said[status] - said[usual]):
                    message = (
                        f"Slide {slide} explains “{key}” as “{status.value}”, and slide {min(said[usual])} as "
                        f"“{usual.value}”; neither was believed, but what it usually says: compare the statuses."
                    )
                    yield Diagnostic.warning("status-conflict", message, slide=slide)


def _with_signs(slide: Slide) -> Iterator[str]:
    """Yield what is explained of a sign that was taken for a list's: `→ = pågår`."""
    for text in slide.texts:
        for paragraph in text.paragraphs:
            if paragraph.bullet is not None and paragraph.text[:1] == "=":
                yield f"{paragraph.bullet} {paragraph.text}"


def _parted(page: Page) -> Iterator[str]:
    """Yield the lines that a PDF parts at its wide signs: `😀 Fullført 😐`, `Pågår`."""
    both = zip(page.slide.texts, page.printed, strict=True)
    texts = [(text.box, printed) for text, printed in both if text.box is not None]
    texts.sort(key=lambda one: (one[0].top, one[0].x0))
    parts: list[str] = []
    for (before, printed), (box, more) in pairwise(texts):
        if box.top == before.top and 0 < box.x0 - before.x1 <= BESIDE:
            parts = [*(parts or [printed]), more]
        elif parts:
            yield " ".join(parts)
            parts = []
    if parts:
        yield " ".join(parts)


def _labels(text: TextBox, words: StatusWordsReader) -> list[Status]:
    whole = joined(text.text)
    status = words.label(whole)
    if status is not None:
        return [status]
    parts = [part for part in re.split(r"\s{2,}|\n|[,;|]", plain(text.text)) if part.strip()]
    found = [words.label(part) for part in parts]
    return [status for status in found if status is not None] if all(found) else []


def _dots(page: Page, words: StatusWordsReader) -> Iterator[tuple[str, Status]]:
    """Yield the colours of dots that stand at the left of a label, or one above the other."""
    dots = [(drawn.box, drawn.colours) for drawn in page.drawings if drawn.colours]
    dots.extend(_coloured_signs(page.slide, words))
    for text in page.slide.texts if dots else ():
        box = text.box
        statuses = _labels(text, words) if box is not None else []
        if box is None or not statuses:
            continue
        near = sorted(
            (dot for dot in dots if _beside(dot[0], box, several=len(statuses) > 1)),
            key=lambda dot: (dot[0].x0, dot[0].top),
        )
        if len(statuses) == 1:
            near = near or _before(box, dots, page.slide.texts)
            if near:
                yield near[-1][1][0], statuses[0]
        elif len(near) == len(statuses):
            for dot, status in zip(near, statuses, strict=True):
                yield dot[1][0], status


def _before(
    label: Box, dots: Iterable[tuple[Box, tuple[str, ...]]], texts: Iterable[TextBox]
) -> list[tuple[Box, tuple[str, ...]]]:
    """Return the dot on a label's line with nothing but space between, in a list; none if far off."""
    near = [dot for dot in dots if 0 <= label.x0 - dot[0].x1 <= FAR]
    left = [dot for dot in near if _are_level(dot[0], label)]
    dot = max(left, key=lambda dot: dot[0].x1, default=None)
    if dot is None or any(
        text.box is not None
        and text.box.top < label.bottom
        and label.top < text.box.bottom
        and dot[0].x1 <= text.box.center[0] < label.x0
        for text in texts
    ):
        return []
    return [dot]


def _painted(slide: Slide, words: StatusWordsReader) -> Iterator[tuple[str, Status]]:
    """Yield the colours of shapes that a label is written in, and nothing else."""
    filled = [mark for mark in slide.marks if mark.fill is not None and mark.box.width > 0]
    boxes = [text.box for text in slide.texts if text.box is not None]
    for text in slide.texts if filled else ():
        printed = joined(text.text)
        status = words.label(printed) if len(printed) <= LONGEST_LABEL else None
        if status is None or text.box is None:
            continue
        for mark in filled:
            inside = [box for box in boxes if mark.box.contains(box.center)]
            if mark.fill is not None and inside == [text.box]:
                yield mark.fill, status


def _coloured_signs(
    slide: Slide, words: StatusWordsReader
) -> Iterator[tuple[Box, tuple[str, ...]]]:
    """Yield texts that are one coloured sign, such as a dot in a text box of its own."""
    for text in slide.texts:
        runs = [run for paragraph in text.paragraphs for run in paragraph.runs if run.text.strip()]
        if text.box is None or len(runs) != 1 or runs[0].colour is None:
            continue
        if words.symbol(runs[0].text.strip()) is not None:
            yield text.box, (runs[0].colour,)


def _beside(dot: Box, label: Box, *, several: bool) -> bool:
    left = -dot.width <= label.x0 - dot.x1 <= BESIDE
    within = several and label.x0 - BESIDE - dot.width <= dot.x0 <= label.x1
    return (left or within) and _are_level(dot, label)


def _are_level(dot: Box, label: Box) -> bool:
    """Tell whether the middle of a dot, which is no panel around labels, or of a label is level with the other."""
    if label.top <= dot.center[1] <= label.bottom:
        return True
    return dot.top <= label.center[1] <= dot.bottom and dot.height <= PANEL * label.height


def _sign_runs(slide: Slide, words: StatusWordsReader) -> Iterator[tuple[Run, Status]]:
    """Yield the runs that hold but signs, each before a label in a run of its own."""
    for text in slide.texts:
        for paragraph in text.paragraphs:
            sign: Run | None = None
            for run in paragraph.runs if len(paragraph.runs) > 1 else ():
                label = re.sub(r"[^\w %]", "", run.text).strip()
                status = words.label(label) if label else None
                if status is not None and sign is not None:
                    yield sign, status
                sign = run if not label and run.text.strip() else None


def _coloured_cells(slide: Slide, words: StatusWordsReader) -> Iterator[tuple[str, Status]]:
    for table in slide.tables:
        for cell, status in _label_cells(table, words):
            beside = next(
                (
                    other.fill
                    for other in table.cells
                    if other.row == cell.row and other.column == cell.column - 1 and not other.text
                ),
                None,
            )
            colour = beside or cell.fill
            if colour is not None:
                yield colour, status


def _label_cells(table: Table, words: StatusWordsReader) -> list[tuple[Cell, Status]]:
    """Return the labels of a legend; none where a text of the table is no label."""
    found: list[tuple[Cell, Status]] = []
    for cell in table.cells:
        text = cell.text
        status = words.label(text)
        if status is not None:
            found.append((cell, status))
        elif text:
            return []
    return found
