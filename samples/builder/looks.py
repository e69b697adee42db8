"""The two looks that the sample decks come in: their colours, all RRGGBB."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from schema import Status

FONT: Final = "Calibri"
SYMBOL_FONT: Final = "Segoe UI Symbol"

STATUS_COLOURS: Final[Mapping[Status, str]] = {
    Status.DONE: "2F7D5B",
    Status.ONGOING: "B9770E",
    Status.NOT_STARTED: "7B868C",
    Status.STOPPED: "8A3B3B",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colours of a deck."""

    dark: str
    main: str
    accent: str
    tint: str
    band: str
    text: str


LOOKS: Final[Mapping[str, Look]] = {
    "teal": Look(
        dark="134E52", main="2A7F83", accent="E0A458", tint="E3F0EF", band="F3F8F8", text="22373A"
    ),
    "slate": Look(
        dark="2C3A57", main="4C638F", accent="C98B9B", tint="E6EBF4", band="F4F6FA", text="28303F"
    ),
}
