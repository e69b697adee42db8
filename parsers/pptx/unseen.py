"""Text of a slide that nobody sees: in hidden shapes, below others, in the colour of its fill."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from parsers.pptx.xml import A, Element, P, child, degrees, descend, first
from schema import Box, Paragraph

# Points: how far text may stick out of what covers it; margins of text boxes are wider.
_STICKS_OUT: Final = 1.0


def written(shape: Element) -> str:
    """Return all text that stands in a shape or a group."""
    return " ".join(text.text or "" for text in shape.iter(f"{A}t"))


def animated(slide: Element) -> frozenset[str]:
    """Return the ids of the shapes that come, move or go while a slide is shown."""
    timing = child(slide, f"{P}timing")
    if timing is None:
        return frozenset()
    return frozenset(target.get("spid", "") for target in timing.iter(f"{P}spTgt"))


def opaque(properties: Element | None) -> bool:
    """Tell whether a shape that is painted hides all that lies below its box."""
    turn = descend(properties, f"{A}xfrm")
    upright = turn is None or not degrees(turn.get("rot"))
    return upright and first(properties, f"{A}alpha") is None


def covers(box: Box, other: Box | None) -> bool:
    """Tell whether a box covers all of another."""
    return (
        other is not None
        and box.x0 <= other.x0 + _STICKS_OUT
        and box.top <= other.top + _STICKS_OUT
        and other.x1 <= box.x1 + _STICKS_OUT
        and other.bottom <= box.bottom + _STICKS_OUT
    )


def without_alike(
    body: Element | None, paragraphs: tuple[Paragraph, ...], fill: str | None
) -> tuple[tuple[Paragraph, ...], str]:
    """Return a text body without what has the colour of its fill (RRGGBB), and that text.

    The runs themselves must say so: what they inherit, a style of the table may overrule.
    """
    if fill is None:
        return paragraphs, ""
    found = [run.text for paragraph in paragraphs for run in paragraph.runs if run.colour == fill]
    if not found or body is None or not all(map(_states_colour, body.iter(f"{A}r"))):
        return paragraphs, ""
    kept = [
        replace(one, runs=tuple(run for run in one.runs if run.colour != fill))
        for one in paragraphs
    ]
    return tuple(one for one in kept if one.text.strip()), " ".join(found)


def _states_colour(run: Element) -> bool:
    properties = child(run, f"{A}rPr")
    return properties is not None and child(properties, f"{A}solidFill") is not None
