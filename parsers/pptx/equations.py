"""Equations of a presentation, on one line: exponents raised, fractions with a slash, roots with their sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from parsers.lines import SUPERSCRIPTS
from parsers.pptx.xml import MATH, Element, child, children, descend, local_name

_VALUE: Final = f"{MATH}val"
_RAISED: Final[Mapping[int, str | int]] = {
    **SUPERSCRIPTS,
    ord("+"): "⁺",
    ord("-"): "⁻",
    ord("−"): "⁻",
    ord("n"): "ⁿ",
}
_PROPERTIES: Final = "Pr"  # what ends so states how a part looks, and holds no text of its own


def equation(element: Element) -> str:
    """Return what an equation, or a part of one (`m:oMath` and what it holds), says."""
    kind = local_name(element)
    match kind:
        case "t":
            said = element.text or ""
        case "sSup" | "sSubSup":
            raised = _raised(_part(element, "sup"))
            said = f"{_part(element, 'e')}{_part(element, 'sub')}{raised}"
        case "f":
            said = f"{_whole(_part(element, 'num'))}/{_whole(_part(element, 'den'))}"
        case "rad":
            said = f"{_raised(_part(element, 'deg'))}√{_whole(_part(element, 'e'))}"
        case "d":
            inside = "; ".join([equation(one) for one in element.iterchildren(f"{MATH}e")])
            said = f"{_sign(element, 'begChr', '(')}{inside}{_sign(element, 'endChr', ')')}"
        case "nary":
            bounds = f"{_part(element, 'sub')}{_raised(_part(element, 'sup'))}"
            said = f"{_sign(element, 'chr', '∫')}{bounds}{_part(element, 'e')}"
        case _:
            said = "".join(_parts(element))
    return said


def _parts(element: Element) -> Iterator[str]:
    said = ""
    for one in children(element):
        if local_name(one).endswith(_PROPERTIES):
            continue
        text = equation(one)
        # Two and a half is no twenty-one halves.
        apart = local_name(one) == "f" and said[-1:].isdigit()
        yield f" {text}" if apart else text
        said = text or said


def _part(element: Element, name: str) -> str:
    found = child(element, f"{MATH}{name}")
    return equation(found) if found is not None else ""


def _raised(text: str) -> str:
    """Return an exponent in raised letters, or behind a sign where there are none for it."""
    raised = text.translate(_RAISED)
    if all(one != other for one, other in zip(raised, text, strict=True)):
        return raised
    return f"^{_whole(text)}"


def _whole(text: str) -> str:
    """Return what is one thing amid others, between brackets if it is no single number or name."""
    return text if text.isalnum() else f"({text})"


def _sign(element: Element, name: str, usual: str) -> str:
    """Return a sign that a part's properties (`m:dPr`, `m:naryPr`) state, or else the usual one."""
    stated = descend(element, f"{element.tag}{_PROPERTIES}", f"{MATH}{name}")
    return str(stated.get(_VALUE, "")) if stated is not None else usual
