"""Lines that a text layer's writer put before each slide: `--- Slide 3 ---`, `Lysbilde 3: Matsvinn`."""

from __future__ import annotations

import re
from typing import Final

# So many slides make marks that count them; one alone may be a heading's words.
FEWEST_MARKS: Final = 2

_MARK: Final = re.compile(
    r"^[ \t]*[-=*#_\[(<!~]*[ \t]*(?:slide|lysbilde|lysbilete|lysark|foil|side|page)"
    r"[ \t]*(?:number|nummer|no|nr)?[.:]?[ \t]*(\d{1,3})"
    r"(?:[ \t]*(?:/|of|av)[ \t]*\d{1,3})?[ \t]*"
    r"(?:[:.–-][ \t]+(?=\w)(.*?\w[.!?)]?)|)[ \t]*[-=*#_\])>~:]*[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


def parted_at_marks(text: str) -> list[str]:
    """Return a layer's slides without the lines that count them, else the layer alone.

    The first of them is the layer's first line, and each counts on from the one before: a page's
    number at its foot stands behind a text. What a mark says of its slide stays as the first line.
    """
    marks = list(_MARK.finditer(text))
    if not marks or text[: marks[0].start()].strip():
        return [text]
    counted = [marks[0]]
    for mark in marks[1:]:
        if int(mark[1]) == int(counted[-1][1]) + 1:
            counted.append(mark)
    if len(counted) < FEWEST_MARKS:
        return [text]
    ends = [*(mark.start() for mark in counted[1:]), len(text)]
    return [
        (mark[2] or "") + text[mark.end() : end] for mark, end in zip(counted, ends, strict=True)
    ]
