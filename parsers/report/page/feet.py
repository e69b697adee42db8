"""Texts that run along the foot or head of a deck's slides, which no file's role tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from parsers.lines import joined
from parsers.report.page.headerwords import named_role
from parsers.report.words.areas import says
from schema import Role, Slide, TextBox
from schema.vocabulary import Vocabulary

# A foot begins in the last tenth of a slide's height: templates have theirs in its last 8 %.
FOOT: Final = 0.9
# Points to which places are told apart: a template's texts stand in the same place on all slides.
_STEP: Final = 4.0
# Slides behind the first that a template's text stands on; on fewer it may head one area's.
_FEWEST: Final = 2


def with_feet(slides: Sequence[Slide], vocabulary: Vocabulary) -> tuple[Slide, ...]:
    """Return slides in which what several print alike at their foot, or a title slide says, is a footer.

    So is what all print alike in one place, such as an office's name in a corner. A PDF tells no
    footer, and some decks have theirs drawn by hand; it would pass for an area's name where a title
    names none. The first slide is left as it is: its foot may name the office.
    """
    counted = Counter(key for slide in slides for key in {key for _, key in _feet(slide)})
    titled: dict[str, set[int]] = {}  # what title slides say, and which ones
    for slide in slides:
        if not slide.tables and any(
            says(text.text, vocabulary.title.marks) for text in slide.texts
        ):
            for text in slide.texts:
                titled.setdefault(joined(text.text), set()).add(slide.number)
    # Headers of tables that were not found stand in one place too, and are what tells of these.
    templates = {key for key in _on_all(slides) if named_role(key[0], vocabulary) is None}
    return (
        *slides[:1],
        *[_with_feet(slide, counted, titled, templates) for slide in slides[1:]],
    )


def _with_feet(
    slide: Slide,
    counted: Counter[tuple[str, int]],
    titled: Mapping[str, AbstractSet[int]],
    templates: AbstractSet[tuple[str, int, int]],
) -> Slide:
    # A slide whose foot names the plan may hold measures in text boxes: its own words tell nothing of it.
    running = {
        place
        for place, key in _feet(slide)
        if counted[key] > 1 or titled.get(key[0], frozenset()) - {slide.number}
    }
    if templates:
        running.update(n for n, text in enumerate(slide.texts) if _spot(text) in templates)
    if not running:
        return slide
    texts = [
        replace(text, role=Role.FOOTER) if place in running else text
        for place, text in enumerate(slide.texts)
    ]
    return replace(slide, texts=tuple(texts))


def _feet(slide: Slide) -> Iterator[tuple[int, tuple[str, int]]]:
    """Yield the places of a slide's texts at its foot, each with what is alike where it runs on."""
    for place, text in enumerate(slide.texts):
        if text.role is None and text.box is not None and text.box.top >= FOOT * slide.height > 0:
            yield place, (joined(text.text), round(text.box.top / _STEP))


def _on_all(slides: Sequence[Slide]) -> AbstractSet[tuple[str, int, int]]:
    """Return the texts that all slides but perhaps the first have in one place, below larger ones.

    Where the first has it not, another slide without tables does: what stands over tables alone may
    be the area that all of them are of.
    """
    found: AbstractSet[tuple[str, int, int]] = frozenset()
    for place, slide in enumerate(slides[1:] if len(slides) > _FEWEST else ()):
        here = _small(slide)
        found = found & here if place else here
        if not found:
            return found
    if not found or any(not slide.tables for slide in slides[1:]):
        return found
    return found & _small(slides[0])


def _small(slide: Slide) -> AbstractSet[tuple[str, int, int]]:
    """Return a slide's texts of no role that are printed smaller than another, each with its place."""
    sizes = [_size(text) for text in slide.texts]
    largest = max(sizes, default=0.0)
    return {
        _spot(text)
        for text, size in zip(slide.texts, sizes, strict=True)
        if text.role is None and text.box is not None and 0 < size < largest
    }


def _size(text: TextBox) -> float:
    return max((paragraph.size or 0.0 for paragraph in text.paragraphs), default=0.0)


def _spot(text: TextBox) -> tuple[str, int, int]:
    """Return what a text says and where it stands."""
    x0, top = (text.box.x0, text.box.top) if text.box is not None else (0.0, 0.0)
    return joined(text.text), round(x0 / _STEP), round(top / _STEP)
