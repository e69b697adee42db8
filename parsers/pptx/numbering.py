"""Numbers of automatically numbered lists, as presentations print them."""

from __future__ import annotations

import re
from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN: Final = 3999
_LETTERS: Final = 26
_KIND: Final = re.compile(
    r"(alphaLc|alphaUc|romanLc|romanUc|arabic).*?(ParenBoth|ParenR|Period|Plain)?"
)


def numbered(kind: str, number: int) -> str:
    """Return a number as a list prints it: `1.`, `a)`, `(iv)`.

    `kind` is a numbering scheme (ECMA-376, 20.1.10.61); those of other scripts come as `1.`.
    """
    match = _KIND.fullmatch(kind)
    digits = _digits(match[1] if match else "arabic", number)
    match (match[2] if match else None) or "Period":
        case "ParenBoth":
            return f"({digits})"
        case "ParenR":
            return f"{digits})"
        case "Plain":
            return digits
        case _:
            return f"{digits}."


def _digits(kind: str, number: int) -> str:
    if kind.startswith("alpha"):
        letter = chr(ord("a") + (number - 1) % _LETTERS)
        text = letter * min((number - 1) // _LETTERS + 1, _LETTERS)
    elif kind.startswith("roman") and 0 < number <= _LARGEST_ROMAN:
        text = ""
        for value, letters in _ROMAN:
            text += letters * (number // value)
            number %= value
    else:
        return str(number)
    return text.upper() if kind.endswith("Uc") else text
