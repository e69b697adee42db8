"""Texts that run along the foot of a deck's slides, which no file's role tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from parsers.lines import joined
from parsers.report.words.areas import says
from schema import Role, Slide
from schema.vocabulary import Vocabulary

# A foot begins in the last tenth of a slide's height: templates have theirs in its last 8 %.
_FOOT: Final = 0.9
# Points to which places are told apart: a template's foot stands in the same place on all slides.
_STEP: Final = 4.0


def with_feet(slides: Sequence[Slide], vocabulary: Vocabulary) -> tuple[Slide, ...]:
    """Return slides in which what several print alike at their foot, or a title slide says, is a footer.

    A PDF tells no footer, and some decks have theirs drawn by hand; it would pass for an area's name
    where a title names none. The first slide is left as it is: its foot may name the office.
    """
    counted = Counter(key for slide in slides for key in {key for _, key in _feet(slide)})
    titles = {
        joined(text.text)
        for slide in slides
        if not slide.tables and any(says(text.text, vocabulary.title.marks) for text in slide.texts)
        for text in slide.texts
    }
    return (*slides[:1], *[_with_feet(slide, counted, titles) for slide in slides[1:]])


def _with_feet(slide: Slide, counted: Counter[tuple[str, int]], titles: AbstractSet[str]) -> Slide:
    running = [place for place, key in _feet(slide) if counted[key] > 1 or key[0] in titles]
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
        if text.role is None and text.box is not None and text.box.top >= _FOOT * slide.height > 0:
            yield place, (joined(text.text), round(text.box.top / _STEP))
