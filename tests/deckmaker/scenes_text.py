"""Looks that differ in how text is set: bullets, letters, struck-out words, footnote marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from deckmaker.model import Cell, Span, par
from deckmaker.report import (
    GEVINST,
    LEFT,
    PRI,
    SISTE,
    STATUS,
    TILTAK,
    Column,
    Item,
    Office,
    Scene,
    bulleted,
    icon_and_tiltak,
    plain,
    spans,
    text,
)
from deckmaker.truth import FOOTNOTE, Truth, printed
from schema.report import Record


def _lists(cell: Callable[[Sequence[str]], Cell]) -> tuple[Column, ...]:
    """Return the standard columns with another way of setting lists."""
    gevinst = replace(GEVINST, cell=lambda r: cell(r.gevinst))
    siste = replace(SISTE, cell=lambda r: cell(r.siste_status))
    return (TILTAK, PRI, gevinst, siste, STATUS)


def _typed(sign: str) -> Callable[[Sequence[str]], Cell]:
    return lambda items: Cell(pars=tuple(par(sign + printed(item)) for item in items))


def typed_bullets(truth: Truth) -> Scene:
    """Draw list signs that are typed as characters."""
    return Office(columns=_lists(_typed("• "))).draw(truth)


def typed_dashes(truth: Truth) -> Scene:
    """Draw dashes as list signs, typed."""
    return Office(columns=_lists(_typed("– "))).draw(truth)


def numbered_points(truth: Truth) -> Scene:
    """Draw numbered lists, the numbers made by the program."""
    return Office(columns=_lists(lambda items: bulleted(items, "1."))).draw(truth)


def nested_points(truth: Truth) -> Scene:
    """Draw every point after the first one level deeper, with another sign."""

    def nested(items: Sequence[str]) -> Cell:
        first, *others = (printed(item) for item in items)
        deeper = (par(item, bullet="–", level=1) for item in others)
        return Cell(pars=(par(first, bullet="•"), *deeper))

    return Office(columns=_lists(nested)).draw(truth)


def points_as_lines(truth: Truth) -> Scene:
    """Draw the points as lines of one paragraph, broken by vertical tabs."""

    def lines(items: Sequence[str]) -> Cell:
        return plain("\v".join(f"• {item}" for item in items))

    return Office(columns=_lists(lines)).draw(truth)


def black_circles_as_bullets(truth: Truth) -> Scene:
    """Draw lists with black circles, which are no statuses there."""
    return Office(columns=_lists(lambda items: bulleted(items, "●"))).draw(truth)


def white_circles_as_bullets(truth: Truth) -> Scene:
    """Draw lists with white circles, which are no statuses there."""
    return Office(columns=_lists(lambda items: bulleted(items, "○"))).draw(truth)


def wingdings_bullets(truth: Truth) -> Scene:
    """Draw lists with the square of a symbol font."""
    return Office(columns=_lists(lambda items: bulleted(items, "§"))).draw(truth)


def private_use_bullets(truth: Truth) -> Scene:
    """Draw lists with a symbol font's private-use character, as exports show it."""
    return Office(columns=_lists(lambda items: bulleted(items, "\uf0a7"))).draw(truth)


def points_without_signs(truth: Truth) -> Scene:
    """Draw a paragraph for each point, without any list sign."""
    return Office(columns=_lists(lambda items: bulleted(items, None))).draw(truth)


def odd_letters(truth: Truth) -> Scene:
    """Draw soft hyphens, odd spaces, decomposed letters and ligatures."""

    def odd(value: str) -> str:
        value = printed(value).replace(" %", "\u00a0%").replace("og ", "og\u2009")
        value = value.replace("forsyning", "for\u00adsyning").replace("ifi", "i\ufb01")
        return unicodedata.normalize("NFD", value)

    def spelled(record: Record) -> Record:
        return replace(
            record,
            tiltak=odd(record.tiltak),
            gevinst=tuple(odd(item) for item in record.gevinst),
            siste_status=tuple(odd(item) for item in record.siste_status),
        )

    def oddly(column: Column) -> Column:
        return replace(column, cell=lambda record: column.cell(spelled(record)))

    columns = tuple(oddly(column) for column in (TILTAK, PRI, GEVINST, SISTE, STATUS))
    return Office(columns=columns).draw(truth)


def struck_out_words(truth: Truth) -> Scene:
    """Draw words that are struck out: the tables leave them out, and say so."""

    def struck(record: Record) -> Cell:
        first, *others = record.siste_status
        gone = Span(text=" før sommeren", struck=True)
        shown = replace(spans(first, gone), bullet="•")
        return Cell(pars=(shown, *bulleted(others).pars))

    columns = (TILTAK, PRI, GEVINST, replace(SISTE, cell=struck), STATUS)
    scene = Office(columns=columns).draw(truth)
    return replace(scene, warns=frozenset({"struck-text"}))


def _marked(truth: Truth, mark: str, shown: Span) -> Scene:
    """Draw the footnote's mark as `shown`, which reads as `mark`."""

    def cell(record: Record) -> Cell:
        before, star, after = record.tiltak.partition("*")
        return Cell(pars=(spans(before, shown, after),)) if star else icon_and_tiltak(record)

    def foot(records: Sequence[Record]) -> list[Item]:
        if not any(r.fotnote for r in records):
            return []
        line = replace(spans(shown, f" {FOOTNOTE}"), size=9.0)
        return [text((LEFT, 505, 700), line)]

    def seen(record: Record) -> Record:
        note = record.fotnote and f"{mark} {FOOTNOTE}"
        return replace(record, tiltak=record.tiltak.replace("*", mark), fotnote=note)

    columns = (replace(TILTAK, cell=cell), PRI, GEVINST, SISTE, STATUS)
    return Office(columns=columns, footnote=foot, seen=seen).draw(truth)


def footnote_by_a_raised_number(truth: Truth) -> Scene:
    """Draw a raised figure as the footnote's mark."""
    return _marked(truth, "¹", Span(text="1", raised=True))


def footnote_by_a_dagger(truth: Truth) -> Scene:
    """Draw a dagger as the footnote's mark."""
    return _marked(truth, "†", Span(text="†"))


def footnote_by_two_stars(truth: Truth) -> Scene:
    """Draw two stars as the footnote's mark."""
    return _marked(truth, "**", Span(text="**"))


SCENES = (
    typed_bullets,
    typed_dashes,
    numbered_points,
    nested_points,
    points_as_lines,
    black_circles_as_bullets,
    white_circles_as_bullets,
    wingdings_bullets,
    private_use_bullets,
    points_without_signs,
    odd_letters,
    struck_out_words,
    footnote_by_a_raised_number,
    footnote_by_a_dagger,
    footnote_by_two_stars,
)
