"""Texts of shapes in the colour of what they stand on."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from parsers.pptx.colours import Paint
from parsers.pptx.grounds import faint_in, without_indistinct
from parsers.pptx.ink import ink
from parsers.pptx.page import Page
from parsers.pptx.pictured import keep_pictured, tone
from parsers.pptx.placeholders import placeholder
from parsers.pptx.text import TextReader
from parsers.pptx.unseen import opaque, outlined
from parsers.pptx.xml import A, Element, P, child
from parsers.unseen import ALIKE, FILLED, PARTLY, indistinct
from schema import Box, Paragraph


def without_pale(
    page: Page, element: Element, box: Box, paint: Paint, texts: tuple[Paragraph, ...]
) -> tuple[Paragraph, ...]:
    """Return a shape's text without what has the colour of its fill, or of what is below it."""
    style = child(element, f"{P}style")
    letters = page.theme.palette.colour(child(style, f"{A}fontRef")) if style is not None else None
    colours = {letters, *[run.colour for paragraph in texts for run in paragraph.runs]}
    ground = paint.colour
    pictured = page.grounds.pictures or page.grounds.background is None or paint.picture
    if pictured and ground is None and any(map(tone, colours)):
        keep_pictured(page, element, box, texts)
    if not paint.painted:
        if not any([page.grounds.has(colour) for colour in colours]):
            return texts
        ground = page.grounds.under(box)
    several = ground is None and not paint.painted
    grounds = _under(page, element, box, texts) if several else {ground}
    if not any([indistinct(colour, one) for colour in colours for one in grounds]):
        _tell_faint(page, element, texts, ground)
        return texts
    if not paint.painted and _inherits_fill(page, element):
        return texts
    body = child(element, f"{P}txBody")
    clear = paint.painted and not opaque(child(element, f"{P}spPr"))
    if body is None or clear or outlined(body):
        return texts
    if letters is not None:
        again = TextReader(page.theme.palette, page.printed, [])
        texts = again.paragraphs(body, page.inheritance.styles(placeholder(element)), letters)
    if ground is None:
        page.unseen.append((_pale(texts, grounds), PARTLY))
        return texts
    texts, hidden = without_indistinct(texts, ground)
    page.unseen += [(hidden, FILLED)] if hidden else []
    return texts


def _tell_faint(
    page: Page, element: Element, texts: tuple[Paragraph, ...], ground: str | None
) -> None:
    """Say what of a shape's text is nearly in the colour of its ground."""
    words = faint_in(texts, ground)
    body = child(element, f"{P}txBody") if words else None
    if body is not None and not outlined(body) and opaque(child(element, f"{P}spPr")):
        page.unseen.append((words, ALIKE))


def _under(
    page: Page, element: Element, box: Box, texts: tuple[Paragraph, ...]
) -> frozenset[str | None]:
    """Return the colours that a text's letters stand on, none where nobody knows their place."""
    letters = ink(page, element, box, texts)
    return page.grounds.parts_under(letters) if letters is not None else frozenset()


def _pale(texts: tuple[Paragraph, ...], grounds: AbstractSet[str | None]) -> str:
    """Return what of a text has the colour of one of several that it stands on."""
    runs = (run for paragraph in texts for run in paragraph.runs)
    return " ".join(
        [run.text for run in runs if any([indistinct(run.colour, one) for one in grounds])]
    )


def _inherits_fill(page: Page, element: Element) -> bool:
    """Tell whether a shape's layout or master paints its place for it."""
    found = placeholder(element)
    stated = page.theme.palette.paint(child(element, f"{P}spPr"))
    above = page.inheritance.ancestors(found) if found is not None and stated is None else ()
    paints = (page.theme.palette.paint(child(shape, f"{P}spPr")) for shape in above)
    return any(paint is not None and paint.painted for paint in paints)
